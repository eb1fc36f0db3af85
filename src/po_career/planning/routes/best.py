"""The best routes to a role: by weeks, by hours, by leaps, and those that nothing dominates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from po_career.errors import NoAnswerError
from po_career.planning.model import Raise
from po_career.planning.plan_model import Person
from po_career.planning.routes.cautions import cautions_on, no_route, no_way_out
from po_career.planning.routes.model import Objective, Route, RouteHop, Routes, RoutesProof
from po_career.planning.routes.search import DIGITS, PLACES, Label, Leg, Search, hop_weeks, search_routes
from po_career.planning.routes.terrain import Terrain, terrain_of
from po_career.planning.routes.trade_offs import trade_off
from po_career.planning.routes.ways import transitions_from
from po_career.planning.standing import Standing

LIMIT = 10_000
"""How many parts of routes are looked at before the best found must do."""


def best_routes(
    standing: Standing,
    target: str,
    *,
    by: Objective = "weeks",
    top: int = 3,
    limit: int = LIMIT,
    front: bool = True,
    told: int | None = None,
) -> Routes:
    """The `top` best routes from the role that is held to `target` over declared transitions, no role twice; docs/routes.md.

    After a hop one holds, skill by skill, the higher of what one held and what the role asks (core and important skills; useful
    ones where the standing says so). A hop's hours are the optimum of the choice of actions from there; its weeks the longer of
    those hours at one's hours a week and the lower months of the transition. Exact for each objective; ties go to the other two
    measures, then fewer hops, then ids. Past `limit` the best found comes back with a proved bound. `front` is left out where it
    is not wanted. Months that are not known are warned of for the first `told` routes, or for all. Raises NoAnswerError where no
    role is held or no route exists.
    """
    profile, catalog = standing.profile, standing.catalog
    if profile.role is None:
        raise NoAnswerError("routes start from the role that you hold, and the profile names none")
    person = Person(profile.role, profile.months_in_role, profile.hours_per_week, profile.money, profile.first_target, profile.ratings)
    if profile.role == target:
        here = Route(0.0, 0.0, 0, (), None)
        return Routes(
            "po-career/routes/1",
            person,
            target,
            by,
            (here,),
            RoutesProof(proved=True, lower_bound=0.0, front_proved=front),
            (here,) if front else (),
        )
    if not transitions_from(catalog, profile.role):
        raise NoAnswerError(no_way_out(profile.role, target, catalog))
    terrain = terrain_of(standing, target)
    search = search_routes(terrain, profile.role, by, max(top, 1), limit, front_too=front)
    if not search.found:
        raise NoAnswerError(no_route(search, profile.role, limit))
    routes = sorted(((_route(terrain, label), label) for label in search.found), key=lambda pair: _order(pair[0], by))
    first = routes[0][0]
    beside = _front([_route(terrain, label) for label in (*search.front, *search.found)], by) if front else []
    return Routes(
        "po-career/routes/1",
        person,
        target,
        by,
        _told([route for route, _ in routes], first),
        _proof(search, first, front=front),
        _told(beside, first),
        tuple(cautions_on(search, [*(route for route, _ in routes[:told]), *beside])),
    )


def legs_of(label: Label) -> tuple[Leg, ...]:
    """The hops of a label, first to last."""
    legs: list[Leg] = []
    while label.before is not None and label.leg is not None:
        legs.append(label.leg)
        label = label.before
    return tuple(reversed(legs))


def _route(terrain: Terrain, label: Label) -> Route:
    hops = tuple(_hop(terrain, leg) for leg in legs_of(label))
    return Route(sum(hop.weeks for hop in hops), sum(hop.hours for hop in hops), label.leaps, hops, None)


def _hop(terrain: Terrain, leg: Leg) -> RouteHop:
    rungs = tuple(Raise(skill, have, need) for skill, have, need, _ in leg.missing)
    return RouteHop(leg.way.from_, leg.way.to, leg.way.kind, hop_weeks(terrain, leg.way, leg.hours), leg.hours, rungs)


def _order(route: Route, by: Objective) -> tuple[tuple[float, ...], int, tuple[str, ...], tuple[str, ...]]:
    measures = _measures(route)
    return tuple(measures[place] for place in PLACES[by]), len(route.hops), ids_of(route), tuple(hop.kind for hop in route.hops)


def ids_of(route: Route) -> tuple[str, ...]:
    """The roles that the hops lead to."""
    return tuple(hop.to for hop in route.hops)


def _measures(route: Route) -> tuple[float, float, int]:
    return round(route.weeks, DIGITS), round(route.hours, DIGITS), route.leaps


def _front(routes: Sequence[Route], by: Objective) -> list[Route]:
    """Those that no other matches in all three measures; the first in order of those that are equal. In order."""
    kept: list[Route] = []
    for route in sorted(routes, key=lambda route: _order(route, by)):
        mine = _measures(route)
        if not any(all(a <= b for a, b in zip(_measures(other), mine, strict=True)) for other in kept):
            kept.append(route)
    return kept


def _told(routes: Sequence[Route], first: Route) -> tuple[Route, ...]:
    """The routes with their trade-offs against the first."""
    return tuple(route if route.hops == first.hops else replace(route, trade_off=trade_off(route, first)) for route in routes)


def _proof(search: Search, first: Route, *, front: bool) -> RoutesProof:
    exact, front_exact = _exact(search.found), _exact(search.front)
    place = PLACES[search.by][0]
    lowest = min((label.weeks, label.hours, float(label.leaps))[place] for label in search.found)
    bound = min(lowest, search.least) if search.cut else lowest
    proved = exact and not search.cut
    mine = (first.weeks, first.hours, float(first.leaps))[place]
    return RoutesProof(
        proved=proved, lower_bound=mine if proved else bound, front_proved=front and exact and front_exact and not search.front_cut
    )


def _exact(labels: Iterable[Label]) -> bool:
    """Whether the hours of every hop are proved."""
    return all(leg.hours == leg.at_least for label in labels for leg in legs_of(label))
