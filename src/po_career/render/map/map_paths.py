"""Which gaps of the map each move runs along, and on which lane of a gap.

Moves of one role share their lanes, others never do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Literal

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.render.map.map_places import MapPlaces, Place, Way, Which

Side = Literal["left", "right", "top", "bottom"]
Bundle = tuple[Id, Which]
"""The moves that run together: those out of one role that are the same to the person."""
Lanes = Mapping[Bundle, int]
CLEAR = 8.0
"""Moves share a lane only at this distance from each other."""


class Run(Frozen):
    """How a move runs: out of one side and into another, and between them along gaps.

    `gaps` are those between columns that it first and last runs along, counted from the one left of
    the first column; None if the boxes stand next to each other in one column. `across` is the gap
    between rows, counted from the one above the first row, if a column lies between.
    """

    way: Way
    out: Side
    into: Side
    gaps: tuple[int, int] | None = None
    across: int | None = None

    @property
    def bundle(self) -> Bundle:
        """What it may share its lanes with."""
        return self.way.from_, self.way.which


class Paths(Frozen):
    """For each gap, between columns and between rows, the lanes of the moves that run along it."""

    upright: tuple[Lanes, ...]
    level: tuple[Lanes, ...]


def runs_of(career: MapPlaces) -> tuple[Run, ...]:
    """How each move runs, in the order of the ways of `career`."""
    at = {place.role: place for place in career.places}
    down = sorted(career.places, key=lambda place: (place.column, place.row, place.number))
    order = {place.role: number for number, place in enumerate(down)}
    return tuple(_run(way, at[way.from_], at[way.to], order) for way in career.ways)


def _run(way: Way, start: Place, goal: Place, order: Mapping[Id, int]) -> Run:
    if start.column == goal.column:
        down = order[goal.role] - order[start.role]
        if abs(down) == 1 and start.row != goal.row:
            return Run(way, "bottom", "top") if down > 0 else Run(way, "top", "bottom")
        side: Side = "left" if down > 0 else "right"
        gap = start.column + (down < 0)
        return Run(way, side, side, (gap, gap))
    forward = goal.column > start.column
    first, last = start.column + forward, goal.column + (not forward)
    across = goal.row + (start.row >= goal.row) if first != last else None
    sides: tuple[Side, Side] = ("right", "left") if forward else ("left", "right")
    return Run(way, *sides, (first, last), across)


def paths_of(
    career: MapPlaces,
    runs: Sequence[Run],
    ends: Sequence[tuple[float, float]],
    gaps: Sequence[float],
) -> Paths:
    """The lanes of all moves.

    `ends` has the heights at which each run leaves and arrives, `gaps` those of the gaps between
    rows, both in a drawing whose gaps are as narrow as they may be: which of two heights is the
    greater is all that counts.
    """
    upright: list[dict[Bundle, list[float]]] = [defaultdict(list) for _ in (*career.columns, 0)]
    level: list[dict[Bundle, list[float]]] = [defaultdict(list) for _ in (*career.rows, 0)]
    for run, (leaves, arrives) in zip(runs, ends, strict=True):
        if run.gaps is None:
            continue
        first, last = run.gaps
        if run.across is None:
            upright[first][run.bundle] += (leaves, arrives)
            continue
        middle = gaps[run.across]
        upright[first][run.bundle] += (leaves, middle)
        upright[last][run.bundle] += (middle, arrives)
        level[run.across][run.bundle] += (first * 1000.0, last * 1000.0)
    return Paths(tuple(map(_lanes, upright)), tuple(map(_lanes, level)))


def _lanes(stretches: Mapping[Bundle, Sequence[float]]) -> Lanes:
    """A lane for each bundle, as few as will do: two whose stretches meet are on different lanes.

    From the lowest start on, each takes the lane that is free first, or a new one. Stretches 0-10,
    5-20 and 30-40 take lanes 0, 1 and 0.
    """
    taken: list[tuple[float, int]] = []
    lanes = {}
    spans = [(min(ends), max(ends), bundle) for bundle, ends in stretches.items()]
    for low, high, bundle in sorted(spans):
        lane = len(taken)
        if taken and taken[0][0] + CLEAR < low:
            _, lane = heappop(taken)
        heappush(taken, (high, lane))
        lanes[bundle] = lane
    return lanes


def counted(lanes: Iterable[Lanes]) -> list[int]:
    """How many lanes each gap has."""
    return [max(gap.values(), default=-1) + 1 for gap in lanes]
