"""Which transitions make a credible route, and the shortest one.

No venture and no step back in between, no needless leap.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from po_career.catalog.model import Catalog, Id, Rules, Transition, Usual

LESS_USUAL: Mapping[Usual, float] = {"common": 1.0, "known": 1.2, "rare": 1.6}
"""What a month before a move counts, when routes are compared: what few people do takes luck, too.
"""
LEAST_MONTHS = 3.0
"""Months that a first move takes however long one has been in the role."""


def months_before(way: Transition, rules: Rules) -> float:
    """Months in the first role before the move.

    The transition's lower figure, else what is usual for its kind.
    """
    return rules.usual_months.get(way.kind, 0.0) if way.months is None else way.months.low


def credible_ways(catalog: Catalog, target: Id) -> list[Transition]:
    """The transitions that a credible route to `target` may use.

    In between there is no venture, and no return or hop to a lower place but on the way down to a
    target that lies at that place or lower still. Leaps are in it; `credible_route` and
    `without_needless_leaps` take them only if nothing else leads there.
    """
    return [way for way in catalog.transitions if is_credible(catalog, way, target)]


def without_needless_leaps(
    ways: Sequence[Transition], start: Id, target: Id
) -> Sequence[Transition]:
    """`ways` without leaps if some route from `start` to `target` needs none, else all of them."""
    plain = [way for way in ways if way.kind != "leap"]
    return plain if _leads(plain, start, target) else ways


def credible_route(
    catalog: Catalog,
    start: Id,
    target: Id,
    months: float | None,
    first: Callable[[Transition], bool] | None = None,
    *,
    any_way: bool = False,
) -> tuple[Transition, ...]:
    """The route with the fewest leaps, then the fewest months weighted by how usual each move is;
    empty if there is none.

    `months` are those in the role held; they count toward the first move. `first`, if given, says
    which first moves are taken. With `any_way` every transition may be used.
    """
    ways: dict[Id, list[Transition]] = {}
    for way in catalog.transitions if any_way else credible_ways(catalog, target):
        if way.from_ != start or first is None or first(way):
            ways.setdefault(way.from_, []).append(way)
    queue: list[tuple[int, float, int, Id, tuple[Transition, ...]]] = [(0, 0.0, 0, start, ())]
    seen: set[Id] = set()
    pushed = 0
    while queue:
        leaps, time, _, role, route = heappop(queue)
        if role == target and route:
            return route
        if role in seen:
            continue
        seen.add(role)
        for way in ways.get(role, ()):
            if way.to in seen:
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


def is_credible(catalog: Catalog, way: Transition, target: Id) -> bool:
    """Whether a credible route to `target` may use the transition.

    A leap only if no route does without.
    """
    if way.to == target:
        return True
    if catalog.roles[way.to].venture:
        return False
    start, end, aim = (catalog.roles[role].place or 0 for role in (way.from_, way.to, target))
    if way.kind == "return" or end < start:
        return aim <= end < start
    return True


def _leads(ways: Iterable[Transition], start: Id, target: Id) -> bool:
    onward: dict[Id, list[Id]] = {}
    for way in ways:
        onward.setdefault(way.from_, []).append(way.to)
    seen, waiting = {start}, [start]
    while waiting:
        for role in onward.get(waiting.pop(), ()):
            if role == target:
                return True
            if role not in seen:
                seen.add(role)
                waiting.append(role)
    return False
