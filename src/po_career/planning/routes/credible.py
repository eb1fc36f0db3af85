"""Which routes are credible, and the shortest of them: no venture and no step back in between, no needless leap."""

from collections.abc import Callable, Mapping, Sequence
from heapq import heappop, heappush

from po_career.catalog.model import Catalog, Id, Rules, Transition, Usual

LESS_USUAL: Mapping[Usual, float] = {"common": 1.0, "known": 1.2, "rare": 1.6}
"""What a month before a move counts, when routes are compared: what few people do takes luck, too."""
LEAST_MONTHS = 3.0
"""Months that a first move takes however long one has been in the role."""


def months_before(way: Transition, rules: Rules) -> float:
    """Months in the first role before the move: the transition's lower figure, else what is usual for its kind."""
    return rules.usual_months.get(way.kind, 0.0) if way.months is None else way.months.low


def credible_ways(catalog: Catalog, target: Id) -> list[Transition]:
    """The transitions that a credible route to `target` may use: none of them leads to another venture.

    The order counts, too: see `may_follow`. Leaps are among them; `without_needless_leaps` leaves them out.
    """
    roles = catalog.roles
    return [way for way in catalog.transitions if way.to == target or not roles[way.to].venture]


def is_step_back(way: Transition, catalog: Catalog) -> bool:
    """Whether the move is a return, or leads to a lower place."""
    start, goal = catalog.roles[way.from_].place or 0, catalog.roles[way.to].place or 0
    return way.kind == "return" or goal < start


def may_follow(before: Transition | None, way: Transition, catalog: Catalog) -> bool:
    """Whether a credible route may go on with `way`: after a step back only steps back follow, up to its end."""
    return before is None or not is_step_back(before, catalog) or is_step_back(way, catalog)


def without_needless_leaps(
    ways: Sequence[Transition], start: Id, target: Id, catalog: Catalog
) -> Sequence[Transition]:
    """`ways` without leaps if some credible route from `start` to `target` needs none, else all of them."""
    plain = [way for way in ways if way.kind != "leap"]
    return plain if _leads(plain, start, target, catalog) else ways


def credible_route(
    catalog: Catalog,
    start: Id,
    target: Id,
    months: float | None,
    first: Callable[[Transition], bool] | None = None,
    *,
    any_way: bool = False,
) -> tuple[Transition, ...]:
    """The route with the fewest leaps, then the fewest months weighted by how usual each move is; empty if there is none.

    `months` are those in the role held; they count toward the first move. `first`, if given, says which first
    moves are taken. With `any_way` every transition may be used, in any order.
    """
    ways: dict[Id, list[Transition]] = {}
    for way in catalog.transitions if any_way else credible_ways(catalog, target):
        if way.from_ != start or first is None or first(way):
            ways.setdefault(way.from_, []).append(way)
    queue: list[tuple[int, float, int, Id, tuple[Transition, ...]]] = [(0, 0.0, 0, start, ())]
    seen: set[tuple[Id, bool]] = set()
    pushed = 0
    while queue:
        leaps, time, _, role, route = heappop(queue)
        if role == target and route:
            return route
        last = route[-1] if route and not any_way else None
        came_down = last is not None and is_step_back(last, catalog)
        if (role, came_down) in seen:
            continue
        seen.add((role, came_down))
        passed = {start, *(way.to for way in route)}
        for way in ways.get(role, ()):
            if way.to in passed or not may_follow(last, way, catalog):
                continue
            pushed += 1
            takes = _months_still(way, catalog.rules, months if not route else None)
            onward = (leaps + (way.kind == "leap"), time + takes, pushed, way.to, (*route, way))
            heappush(queue, onward)
    return ()


def _months_still(way: Transition, rules: Rules, in_role: float | None) -> float:
    usual = months_before(way, rules) if way.months is None else way.months.middle
    if in_role:
        usual = max(LEAST_MONTHS, usual - in_role)
    return usual * LESS_USUAL[way.usual]


def _leads(ways: Sequence[Transition], start: Id, target: Id, catalog: Catalog) -> bool:
    onward: dict[Id, list[Transition]] = {}
    for way in ways:
        onward.setdefault(way.from_, []).append(way)
    waiting: list[tuple[Id, Transition | None]] = [(start, None)]
    seen: set[tuple[Id, bool]] = set()
    while waiting:
        role, before = waiting.pop()
        for way in onward.get(role, ()):
            if not may_follow(before, way, catalog):
                continue
            if way.to == target:
                return True
            state = (way.to, is_step_back(way, catalog))
            if state not in seen:
                seen.add(state)
                waiting.append((way.to, way))
    return False
