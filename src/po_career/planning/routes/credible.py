"""The declared transitions, which of them make a credible route, and the shortest one.

No venture and no step back in between, no needless leap.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from po_career.catalog.indexes import transitions_from
from po_career.catalog.model import Catalog, Id, Rules, Transition, Usual

DETOURS = frozenset({"leap", "return"})
LESS_USUAL: Mapping[Usual, float] = {"common": 1.0, "known": 1.2, "rare": 1.6}
"""What a month before a transition counts when routes are compared: what few people do takes luck,
too.
"""
LEAST_MONTHS = 3.0
"""Months that a first transition takes however long one has been in the role."""


def open_transitions(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """The transitions out of `role` that are neither leaps nor returns."""
    ways = transitions_from(catalog).get(role, ())
    return tuple(way for way in ways if way.kind not in DETOURS)


def ways_out(transitions: Iterable[Transition]) -> dict[str, list[Transition]]:
    """Role to the transitions out of it, in the order given; a role without any is left out."""
    ways: dict[str, list[Transition]] = {}
    for way in transitions:
        ways.setdefault(way.from_, []).append(way)
    return ways


def months_before(way: Transition, rules: Rules) -> float:
    """Months in the role before the transition.

    Its lower figure, else what is usual for its kind.
    """
    return rules.usual_months.get(way.kind, 0.0) if way.months is None else way.months.low


def is_credible(catalog: Catalog, way: Transition, target: Id) -> bool:
    """Whether a credible route to `target` may use the transition.

    Before the target it leads through no venture. A return, or a transition to a lower place,
    counts only on the way down to a target that lies at that place or lower still. A leap may be
    used only if no route does without: see `without_needless_leaps`.
    """
    if way.to == target:
        return True
    if catalog.roles[way.to].venture:
        return False
    start, end, aim = (catalog.roles[role].place or 0 for role in (way.from_, way.to, target))
    if way.kind == "return" or end < start:
        return aim <= end < start
    return True


def credible_ways(catalog: Catalog, target: Id) -> list[Transition]:
    """The transitions that a credible route to `target` may use, leaps among them."""
    return [way for way in catalog.transitions if is_credible(catalog, way, target)]


def without_needless_leaps(
    ways: Sequence[Transition], start: Id, target: Id
) -> Sequence[Transition]:
    """`ways` without leaps if some route from `start` to `target` needs none, else all of them."""
    plain = [way for way in ways if way.kind != "leap"]
    return plain if leads_on(ways_out(plain), start, target) else ways


def leads_on(
    ways: Mapping[Id, Sequence[Transition]], start: Id, target: Id, passed: Collection[Id] = ()
) -> bool:
    """Whether a chain of `ways`, which go by the role that they lead out of, leads from `start` to
    `target` without any role of `passed` in between.
    """
    met, waiting = {start, *passed}, [start]
    while waiting:
        here = waiting.pop()
        if here == target:
            return True
        for way in ways.get(here, ()):
            if way.to not in met:
                met.add(way.to)
                waiting.append(way.to)
    return False


def credible_route(
    catalog: Catalog,
    start: Id,
    target: Id,
    months: float | None,
    first: Callable[[Transition], bool] | None = None,
    *,
    any_way: bool = False,
) -> tuple[Transition, ...]:
    """The route with the fewest leaps, then the fewest months weighted by how usual each transition
    is; empty if there is none. Ties go to fewer hops, then to the ids.

    `months` are those in the role held; they count toward the first transition. `first`, if given,
    says which first transitions are allowed. With `any_way` every transition may be used.
    """
    ways: Sequence[Transition] = catalog.transitions
    if not any_way:
        ways = credible_ways(catalog, target)
    out = ways_out(ways)
    if first is not None:
        out[start] = list(filter(first, out.get(start, ())))
    queue: list[tuple[int, float, tuple[int, tuple[Id, ...]], int, tuple[Transition, ...]]]
    queue = [(0, 0.0, (0, ()), 0, ())]
    seen: set[Id] = set()
    number = 0  # transitions themselves have no order
    while queue:
        leaps, time, (hops, ids), _, route = heappop(queue)
        role = route[-1].to if route else start
        if role == target:
            return route
        if role in seen:
            continue
        seen.add(role)
        for way in out.get(role, ()):
            number += 1
            takes = _months_counted(way, catalog.rules, None if route else months)
            tie = (hops + 1, (*ids, way.to))
            leaped = leaps + (way.kind == "leap")
            heappush(queue, (leaped, time + takes, tie, number, (*route, way)))
    return ()


def _months_counted(way: Transition, rules: Rules, in_role: float | None) -> float:
    """The months before a transition, less those in the role, weighted by how usual it is."""
    months = months_before(way, rules) if way.months is None else way.months.middle
    if in_role:
        months = max(LEAST_MONTHS, months - in_role)
    return months * LESS_USUAL[way.usual]
