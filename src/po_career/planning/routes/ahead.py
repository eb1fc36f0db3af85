"""What is left from each role to the target at the least, whatever one can do: weeks, leaps and
hops.
"""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from po_career.catalog.model import Transition
from po_career.frozen import Frozen


class Ahead(NamedTuple):
    """Each the least over all chains of transitions to the target, for itself."""

    weeks: float
    leaps: float
    hops: float


class Horizon(Frozen):
    """What is left from the roles met on the way back from the target to the start; no other role
    is nearer than the start.
    """

    met: Mapping[str, Ahead]
    """Holds the start if a chain of transitions leads from it to the target."""
    beyond: Ahead

    def left(self, role: str) -> Ahead:
        """What nothing undercuts from `role` on."""
        return self.met.get(role, self.beyond)


def horizon_of(
    transitions: Iterable[Transition],
    target: str,
    start: str,
    weeks: Callable[[Transition], float],
) -> Horizon:
    """Goes back from `target` against the direction of the transitions, until `start` is met.

    `weeks` are never below 0.
    """
    into: dict[str, list[Transition]] = {}
    for transition in transitions:
        into.setdefault(transition.to, []).append(transition)
    least = [
        _least(into, target, start, cost)
        for cost in (weeks, lambda transition: transition.kind == "leap", lambda _: 1)
    ]
    if any(start not in each for each in least):
        return Horizon({}, Ahead(inf, 0, 1))
    # every role within as many hops as the start is met, so that the others need one more
    beyond = Ahead(least[0][start], least[1][start], least[2][start] + 1)
    met = {}
    for role in least[0].keys() | least[1].keys() | least[2].keys():
        found = (each.get(role, inf) for each in least)
        met[role] = Ahead(*map(min, found, beyond))
    return Horizon(met, beyond)


def _least(
    into: Mapping[str, list[Transition]],
    target: str,
    start: str,
    cost: Callable[[Transition], float],
) -> dict[str, float]:
    """The least cost from each role to the target: Dijkstra, settled up to that of the start."""
    best: dict[str, float] = {target: 0}
    queue: list[tuple[float, str]] = [(0, target)]
    while queue and queue[0][0] <= best.get(start, inf):
        length, role = heappop(queue)
        for transition in into.get(role, ()):
            longer = length + cost(transition)
            if longer < best.get(transition.from_, inf):
                best[transition.from_] = longer
                heappush(queue, (longer, transition.from_))
    return best
