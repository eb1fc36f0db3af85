"""What is left from each role to the target at the least, whatever one can do: weeks, leaps and hops."""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from po_career.catalog.model import Transition


class Ahead(NamedTuple):
    """Each the least over all chains of transitions to the target, for itself."""

    weeks: float
    leaps: int
    hops: int


def ahead_of(ways: Iterable[Transition], target: str, weeks: Callable[[Transition], float]) -> dict[str, Ahead]:
    """Role to what is left; only roles from which a chain of transitions leads to `target`."""
    into: dict[str, list[tuple[str, Ahead]]] = {}
    for way in ways:
        into.setdefault(way.to, []).append((way.from_, Ahead(weeks(way), way.kind == "leap", 1)))
    least_weeks, leaps, hops = (_least(into, target, part) for part in range(3))
    return {role: Ahead(least_weeks[role], int(leaps[role]), int(hops[role])) for role in hops}


def _least(into: Mapping[str, list[tuple[str, Ahead]]], target: str, part: int) -> dict[str, float]:
    """Dijkstra from the target against the direction of the ways."""
    settled: dict[str, float] = {}
    best: dict[str, float] = {target: 0.0}
    queue: list[tuple[float, str]] = [(0.0, target)]
    while queue:
        length, role = heappop(queue)
        if role in settled:
            continue
        settled[role] = length
        for before, way in into.get(role, ()):
            longer = length + way[part]
            if before not in settled and longer < best.get(before, longer + 1):
                best[before] = longer
                heappush(queue, (longer, before))
    return settled
