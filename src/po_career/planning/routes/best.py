"""The best routes to a role: by weeks, by hours, by leaps, and those that nothing dominates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from po_career.catalog.indexes import transitions_from
from po_career.catalog.model import Id, Transition
from po_career.errors import NoAnswerError
from po_career.planning.decision import decide
from po_career.planning.model import Learned, Raise
from po_career.planning.plan_model import Caution, person_of
from po_career.planning.routes.credible import is_credible, leads_on, ways_out
from po_career.planning.routes.route_model import (
    Drawback,
    Objective,
    Route,
    RouteHop,
    Routes,
    RoutesProof,
)
from po_career.planning.routes.search import (
    PLACES,
    Label,
    Leg,
    Search,
    matches,
    measures,
    search_routes,
)
from po_career.planning.routes.terrain import Terrain, hop_weeks, terrain_of
from po_career.planning.standing import Standing
from po_career.profile.model import Situation

LIMIT = 10_000
"""Labels, each a part of a route, after which the best routes found must do."""
LEAST = 1
"""A difference of fewer weeks or hours is not mentioned."""
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
    choice of actions from there, without the rungs that no action brings; its weeks are the longer
    of those hours at one's hours a week and the lower months of the transition. Exact for each
    objective; ties go to the other two measures, then fewer hops, then ids. After `limit` labels
    the best found comes back with a proved bound. `front` False leaves the front out. `notes` are
    cautions found while reading. Raises NoAnswerError if no role is held or no route exists.
    """
    profile = standing.profile
    if profile.role is None:
        raise NoAnswerError(NO_START)
    terrain = terrain_of(standing, target, any_way=any_way)
    search = search_routes(terrain, profile.role, by, max(top, 1), limit, front_too=front)
    if not search.found:
        raise NoAnswerError(_no_route(search, profile.role))
    routes = sorted(
        (_route(terrain, label) for label in search.found), key=lambda route: _order(route, by)
    )
    first = routes[0]
    beside = [*(_route(terrain, label) for label in search.front), *routes] if front else []
    planned = planned_route(standing, target, any_way=any_way)
    return Routes(
        schema="po-career/routes/2",
        person=person_of(profile),
        to=target,
        by=by,
        any_way=any_way,
        routes=_compared(routes, first),
        optimal=_proof(search, first, front=front),
        front=_compared(_front(beside, by), first),
        planned=tuple(way.to for way in planned),
        warnings=tuple(notes),
    )


def planned_route(
    standing: Standing, target: Id, *, any_way: bool = False
) -> tuple[Transition, ...]:
    """The route that a plan takes to `target`, whatever is decided about the person's post; empty
    if no transition leads there.

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
    needs = terrain.standing.roles[way.to].requires
    skills = terrain.standing.catalog.skills
    return RouteHop(
        way.from_,
        way.to,
        way.kind,
        hop_weeks(terrain.standing, way, hours),
        hours,
        tuple(Raise(skill, have, need) for skill, have, need, _ in leg.missing),
        tuple(
            Learned(skill, skills[skill].name, level, needs[skill].importance)
            for skill, level in leg.effort.learned
        ),
    )


def _order(route: Route, by: Objective) -> tuple[object, ...]:
    in_order = tuple(measures(route)[place] for place in PLACES[by])
    return in_order, len(route.hops), ids_of(route), tuple(hop.kind for hop in route.hops)


def ids_of(route: Route) -> tuple[str, ...]:
    """The roles that the hops lead to."""
    return tuple(hop.to for hop in route.hops)


def _front(routes: Sequence[Route], by: Objective) -> list[Route]:
    """The routes that no other matches in all three measures, in order.

    Of those that are equal, the first.
    """
    kept: list[Route] = []
    for route in sorted(routes, key=lambda route: _order(route, by)):
        if not any(matches(measures(other), measures(route)) for other in kept):
            kept.append(route)
    return kept


def _compared(routes: Sequence[Route], first: Route) -> tuple[Route, ...]:
    """The routes with their trade-offs against the first."""
    return tuple(
        route if route.hops == first.hops else replace(route, trade_off=_trade_off(route, first))
        for route in routes
    )


def _trade_off(route: Route, first: Route) -> str:
    """One sentence without a full stop: where `route` is better than `first`, then where worse."""
    gains = _gains(route, first, ("earlier", "less", "fewer"))
    losses = _gains(first, route, ("later", "more", "more"))
    text = ", but ".join(part for part in (gains, losses) if part)
    if not text:
        text = "about as long, as much effort and as many leaps, by another way"
    return text[0].upper() + text[1:]


def _gains(one: Route, other: Route, words: tuple[str, str, str]) -> str:
    """Where `one` asks less than `other`: of weeks, of hours, of leaps."""
    weeks, hours, leaps = other.weeks - one.weeks, other.hours - one.hours, other.leaps - one.leaps
    parts = []
    if weeks >= LEAST:
        parts.append(f"{weeks:,.0f} {'week' if round(weeks) == 1 else 'weeks'} {words[0]}")
    if hours >= LEAST:
        parts.append(f"{hours:,.0f} h {words[1]}")
    if leaps > 0:
        parts.append(f"{leaps} {'leap' if leaps == 1 else 'leaps'} {words[2]}")
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _proof(search: Search, first: Route, *, front: bool) -> RoutesProof:
    by = search.by
    proved = _exact(search.found) and not search.cut
    bound = min(getattr(label, by) for label in search.found)
    if search.cut:
        bound = min(bound, search.least)
    return RoutesProof(
        proved=proved,
        lower_bound=float(getattr(first, by) if proved else bound),
        front_proved=front and _exact([*search.found, *search.front]) and not search.front_cut,
    )


def _exact(labels: Iterable[Label]) -> bool:
    """Whether the hours of every hop are proved."""
    legs = chain.from_iterable(legs_of(label) for label in labels)
    return all(leg.effort.hours == leg.effort.at_least for leg in legs)


def _no_route(search: Search, start: Id) -> str:
    """What to say if no chain of transitions leads to the target, or none that is credible."""
    terrain = search.terrain
    catalog, target = terrain.standing.catalog, terrain.target
    route = f"from {catalog.roles[start].title} to {catalog.roles[target].title}"
    lines = [f"no route leads {route}"]
    if start not in transitions_from(catalog):
        lines = [f"no transition leads out of {catalog.roles[start].title} in this catalogue"]
    elif search.cut:
        lines = [f"no route {route} was found within the limit of the search"]
    elif not terrain.any_way and leads_on(ways_out(catalog.transitions), start, target):
        lines = [
            f"no credible route leads {route}",
            "--any-way looks at ventures and steps back in between, too",
        ]
    before = {way.from_ for way in catalog.transitions if way.to == target}
    roles = "other roles" if start in before else "roles"
    names = sorted({catalog.roles[role].title for role in before - {start}})
    lines.append(f"{roles} that lead there: {', '.join(names) or 'none in this catalogue'}")
    return "\n".join(lines)
