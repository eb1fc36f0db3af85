"""What is left from each role to the target at the least, whatever one can do.

Weeks, leaps and hops.
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
    leaps: int
    hops: int


class Horizon(Frozen):
    """What is left from the roles met on the way back from the target to the start; no other is
    nearer than the start.
    """

    met: Mapping[str, Ahead]
    """Holds the start if a chain of transitions leads from it to the target."""
    beyond: Ahead

    def left(self, role: str) -> Ahead:
        """What nothing undercuts from `role` on."""
        return self.met.get(role, self.beyond)


def horizon_of(
    ways: Iterable[Transition], target: str, start: str, weeks: Callable[[Transition], float]
) -> Horizon:
    """Goes back from `target` against the direction of the ways, until `start` is met.

    `weeks` are never below 0.
    """
    into: dict[str, list[Transition]] = {}
    for way in ways:
        into.setdefault(way.to, []).append(way)
    least, hops, leaps = (
        _least(into, target, start, weeks),
        _hops(into, target, start),
        _leaps(into, target, start),
    )
    beyond = Ahead(
        least.get(start, inf), leaps.get(start, 0), hops.get(start, 0) + 1
    )  # the ring of the start is complete
    if start not in hops:
        return Horizon({}, beyond)
    met = {
        role: Ahead(
            min(least.get(role, inf), beyond.weeks),
            leaps.get(role, beyond.leaps),
            hops.get(role, beyond.hops),
        )
        for role in least.keys() | hops.keys() | leaps.keys()
    }
    return Horizon(met, beyond)


def _least(
    into: Mapping[str, list[Transition]],
    target: str,
    start: str,
    weeks: Callable[[Transition], float],
) -> dict[str, float]:
    """Dijkstra; what is above the weeks from the start is not settled."""
    best, queue = {target: 0.0}, [(0.0, target)]
    while queue:
        length, role = heappop(queue)
        if role == start:
            break
        if length > best[role]:
            continue
        for way in into.get(role, ()):
            known = best.get(way.from_, inf)
            if length < known and (longer := length + weeks(way)) < known:
                best[way.from_] = longer
                heappush(queue, (longer, way.from_))
    return best


def _hops(into: Mapping[str, list[Transition]], target: str, start: str) -> dict[str, int]:
    """Ring by ring."""
    hops: dict[str, int] = {}
    number, ring = 0, {target}
    while ring and start not in hops:
        hops |= dict.fromkeys(ring, number)
        number, ring = (
            number + 1,
            {way.from_ for role in ring for way in into.get(role, ())} - hops.keys(),
        )
    return hops


def _leaps(into: Mapping[str, list[Transition]], target: str, start: str) -> dict[str, int]:
    """As many rings as leaps, each with all that leads there without one."""
    leaps: dict[str, int] = {}
    number, wave = 0, {target}
    while wave and start not in leaps:
        ring: list[str] = []
        while wave and start not in leaps:
            ring += wave
            leaps |= dict.fromkeys(wave, number)
            wave = {
                way.from_ for role in wave for way in into.get(role, ()) if way.kind != "leap"
            } - leaps.keys()
        number, wave = (
            number + 1,
            {way.from_ for role in ring for way in into.get(role, ())} - leaps.keys(),
        )
    return leaps
