"""The best routes to a role: by weeks, by hours, by leaps, and those that nothing dominates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from po_career.catalog.model import Id, Transition
from po_career.errors import NoAnswerError
from po_career.planning.decision import decide
from po_career.planning.model import Learned, Raise
from po_career.planning.plan_model import Caution, person_of
from po_career.planning.routes.cautions import no_route
from po_career.planning.routes.credible import is_credible
from po_career.planning.routes.route_model import (
    Drawback,
    Objective,
    Route,
    RouteHop,
    Routes,
    RoutesProof,
)
from po_career.planning.routes.search import (
    DIGITS,
    PLACES,
    Label,
    Leg,
    Search,
    hop_weeks,
    search_routes,
)
from po_career.planning.routes.terrain import Terrain, terrain_of
from po_career.planning.routes.trade_offs import trade_off
from po_career.planning.standing import Standing
from po_career.profile.model import Situation

LIMIT = 10_000
"""How many parts of routes are looked at before the best found must do."""
NO_START = "routes start from the role that you hold, and the profile names none"


def best_routes(
    standing: Standing,
    target: str,
    *,
    by: Objective = "weeks",
    top: int = 3,
    limit: int = LIMIT,
    front: bool = True,
    any_way: bool = False,
    notes: Sequence[Caution] = (),
) -> Routes:
    """The `top` best credible routes from the role that is held to `target`, no role twice;
    docs/routes.md.

    With `any_way` they may lead through ventures, steps back and needless leaps, too. After a hop
    one holds, skill by skill, the higher of what one held and what the role asks (core and
    important skills; useful ones if the standing says so). A hop's hours are the optimum of the
    choice of actions from there, without the rungs that no action brings; its weeks the longer of
    those hours at one's hours a week and the lower months of the transition. Exact for each
    objective; ties go to the other two measures, then fewer hops, then ids. Past `limit` the best
    found comes back with a proved bound. `front` is left out if it is not wanted. `notes` are
    cautions found while reading. Raises NoAnswerError if no role is held or no route exists.
    """
    profile = standing.profile
    if profile.role is None:
        raise NoAnswerError(NO_START)
    person = person_of(profile)
    if profile.role == target:
        here = Route(0.0, 0.0, 0, (), None)
        return Routes(
            "po-career/routes/2",
            person,
            target,
            by,
            any_way,
            (here,),
            RoutesProof(proved=True, lower_bound=0.0, front_proved=front),
            (here,) if front else (),
            (),
            tuple(notes),
        )
    terrain = terrain_of(standing, target, any_way=any_way)
    search = search_routes(terrain, profile.role, by, max(top, 1), limit, front_too=front)
    if not search.found:
        raise NoAnswerError(no_route(search, profile.role))
    routes = sorted(
        ((_route(terrain, label), label) for label in search.found),
        key=lambda pair: _order(pair[0], by),
    )
    first = routes[0][0]
    beside = (
        _front([_route(terrain, label) for label in (*search.front, *search.found)], by)
        if front
        else []
    )
    return Routes(
        "po-career/routes/2",
        person,
        target,
        by,
        any_way,
        _told([route for route, _ in routes], first),
        _proof(search, first, front=front),
        _told(beside, first),
        tuple(way.to for way in planned_route(standing, target, any_way=any_way)),
        tuple(notes),
    )


def planned_route(
    standing: Standing, target: Id, *, any_way: bool = False
) -> tuple[Transition, ...]:
    """The route that a plan takes to `target`, whatever is decided about the person's post; empty
    if nothing leads there.

    Raises NoAnswerError if no credible route does.
    """
    profile = replace(standing.profile, target=(target,), situation=Situation(), wants=())
    return decide(replace(standing, profile=profile), any_way=any_way).route


def legs_of(label: Label) -> tuple[Leg, ...]:
    """The hops of a label, first to last."""
    legs: list[Leg] = []
    while label.before is not None and label.leg is not None:
        legs.append(label.leg)
        label = label.before
    return tuple(reversed(legs))


def _route(terrain: Terrain, label: Label) -> Route:
    legs = legs_of(label)
    hops = tuple(_hop(terrain, leg) for leg in legs)
    weeks, hours = sum(hop.weeks for hop in hops), sum(hop.hours for hop in hops)
    return Route(weeks, hours, label.leaps, hops, None, _drawbacks(terrain, legs))


def _drawbacks(terrain: Terrain, legs: Sequence[Leg]) -> tuple[Drawback, ...]:
    catalog = terrain.standing.catalog
    found = []
    for leg in legs:
        way = leg.way
        if not is_credible(catalog, way, terrain.target):
            venture = catalog.roles[way.to].venture
            found.append(Drawback("venture" if venture else "step back", way.to))
        if way.kind == "leap" and terrain.needless_leaps:
            found.append(Drawback("leap", way.to))
    return tuple(found)


def _hop(terrain: Terrain, leg: Leg) -> RouteHop:
    way, hours = leg.way, leg.effort.hours
    needs = terrain.standing.catalog.roles[way.to].requires
    skills = terrain.standing.catalog.skills
    return RouteHop(
        way.from_,
        way.to,
        way.kind,
        hop_weeks(terrain, way, hours),
        hours,
        tuple(Raise(skill, have, need) for skill, have, need, _ in leg.missing),
        tuple(
            Learned(skill, skills[skill].name, level, needs[skill].importance)
            for skill, level in leg.effort.learned
        ),
    )


def _order(
    route: Route, by: Objective
) -> tuple[tuple[float, ...], int, tuple[str, ...], tuple[str, ...]]:
    measures = _measures(route)
    return (
        tuple(measures[place] for place in PLACES[by]),
        len(route.hops),
        ids_of(route),
        tuple(hop.kind for hop in route.hops),
    )


def ids_of(route: Route) -> tuple[str, ...]:
    """The roles that the hops lead to."""
    return tuple(hop.to for hop in route.hops)


def _measures(route: Route) -> tuple[float, float, int]:
    return round(route.weeks, DIGITS), round(route.hours, DIGITS), route.leaps


def _front(routes: Sequence[Route], by: Objective) -> list[Route]:
    """Those that no other matches in all three measures.

    The first in order of those that are equal. In order.
    """
    kept: list[Route] = []
    for route in sorted(routes, key=lambda route: _order(route, by)):
        mine = _measures(route)
        if not any(
            all(a <= b for a, b in zip(_measures(other), mine, strict=True)) for other in kept
        ):
            kept.append(route)
    return kept


def _told(routes: Sequence[Route], first: Route) -> tuple[Route, ...]:
    """The routes with their trade-offs against the first."""
    return tuple(
        route if route.hops == first.hops else replace(route, trade_off=trade_off(route, first))
        for route in routes
    )


def _proof(search: Search, first: Route, *, front: bool) -> RoutesProof:
    exact, front_exact = _exact(search.found), _exact(search.front)
    place = PLACES[search.by][0]
    lowest = min((label.weeks, label.hours, float(label.leaps))[place] for label in search.found)
    bound = min(lowest, search.least) if search.cut else lowest
    proved = exact and not search.cut
    mine = (first.weeks, first.hours, float(first.leaps))[place]
    return RoutesProof(
        proved=proved,
        lower_bound=mine if proved else bound,
        front_proved=front and exact and front_exact and not search.front_cut,
    )


def _exact(labels: Iterable[Label]) -> bool:
    """Whether the hours of every hop are proved."""
    return all(
        leg.effort.hours == leg.effort.at_least for label in labels for leg in legs_of(label)
    )
