"""What is left from each role to the target at the least, whatever one can do: weeks, leaps and
hops.
"""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from po_career.catalog.model import Transition


class Ahead(NamedTuple):
    """Each the least over all chains of transitions to the target, for itself."""

    weeks: float
    leaps: float
    hops: float


def all_ahead(
    transitions: Iterable[Transition], target: str, weeks: Callable[[Transition], float]
) -> dict[str, Ahead]:
    """What is left from each role from which a chain of transitions leads to `target`.

    `weeks` are never below 0.
    """
    into: dict[str, list[Transition]] = {}
    for transition in transitions:
        into.setdefault(transition.to, []).append(transition)
    least = [
        _least(into, target, cost)
        for cost in (weeks, lambda transition: transition.kind == "leap", lambda _: 1)
    ]
    return {role: Ahead(*(each[role] for each in least)) for role in least[0]}


def _least(
    into: Mapping[str, list[Transition]], target: str, cost: Callable[[Transition], float]
) -> dict[str, float]:
    """The least cost from each role to the target: Dijkstra."""
    best: dict[str, float] = {target: 0}
    queue: list[tuple[float, str]] = [(0, target)]
    while queue:
        length, role = heappop(queue)
        for transition in into.get(role, ()):
            longer = length + cost(transition)
            if longer < best.get(transition.from_, inf):
                best[transition.from_] = longer
                heappush(queue, (longer, transition.from_))
    return best
