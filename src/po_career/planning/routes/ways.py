"""Ways from one role to another over the declared transitions."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from po_career.catalog.model import Catalog, Transition, TransitionKind

DETOURS = frozenset({"leap", "return"})


def transitions_from(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """Every transition out of `role`, in the order of the catalogue."""
    return tuple(way for way in catalog.transitions if way.from_ == role)


def open_transitions(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """The transitions out of `role` that are no leap and no return: where one may go next by plain steps."""
    return tuple(way for way in transitions_from(catalog, role) if way.kind not in DETOURS)


def way_of(catalog: Catalog, start: str, goal: str, kind: TransitionKind) -> Transition:
    """The declared transition of that kind from `start` to `goal`. Raises StopIteration where there is none."""
    return next(way for way in transitions_from(catalog, start) if (way.to, way.kind) == (goal, kind))


def shortest_route(catalog: Catalog, start: str, goal: str) -> tuple[Transition, ...] | None:
    """The route with fewest transitions; of those the one with fewer lower months, then by the ids passed.

    Months that are not known come after all that are: unknown is not zero. Empty where start is the goal, None where no chain
    of transitions leads there. Dijkstra over (transitions, unknown months, months, ids), exact because each part only grows.
    """
    ways = ways_out(catalog)
    queue: list[tuple[int, int, float, tuple[str, ...], tuple[Transition, ...]]] = [(0, 0, 0.0, (start,), ())]
    seen: set[str] = set()
    while queue:
        hops, unknown, months, ids, route = heappop(queue)
        here = ids[-1]
        if here == goal:
            return route
        if here in seen:
            continue
        seen.add(here)
        for way in ways.get(here, ()):
            if way.to not in seen:
                months_on = months + (way.months.low if way.months else 0)
                heappush(queue, (hops + 1, unknown + (way.months is None), months_on, (*ids, way.to), (*route, way)))
    return None


def roles_before(catalog: Catalog, goal: str) -> tuple[str, ...]:
    """Roles that lead to `goal` by one transition."""
    return tuple(way.from_ for way in catalog.transitions if way.to == goal)


def ways_out(catalog: Catalog) -> Mapping[str, Sequence[Transition]]:
    """Role to the transitions out of it, in the order of the catalogue; a role without any is left out."""
    ways: dict[str, list[Transition]] = {}
    for way in catalog.transitions:
        ways.setdefault(way.from_, []).append(way)
    return ways
