"""The career map as a drawing: boxes with wrapped titles that do not touch, and moves along the
gaps that cross none of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.render.map.map_grid import (
    BOLD_LETTERS,
    BOX,
    HEAD,
    LANE,
    LINE,
    Box,
    Grid,
    boxes_of,
    grid_of,
    words_of,
    wrapped,
)
from po_career.render.map.map_paths import Paths, Run, Side, counted, paths_of, runs_of
from po_career.render.map.map_places import MapPlaces, Way, Which

TIP, DOT, ASIDE = 7.0, 8.5, 2.5
"""The length of an arrow's head, the radius of the number of a move, and what keeps moves apart
that meet neighbours in one row.
"""


class Arrow(Frozen):
    """A move: its line and its head as SVG paths of straight lines, and the place of its number."""

    way: Way
    line: str
    head: str
    x: float
    y: float


class Label(Frozen):
    """A line of the name of a column, or of a row."""

    x: float
    y: float
    text: str


class Drawing(Frozen):
    """Everything with its place, in pixels."""

    width: float
    height: float
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    rules: tuple[float, ...]
    """Heights of the lines between rows."""
    boxes: tuple[Box, ...]
    """In the order of the places."""
    arrows: tuple[Arrow, ...]
    """Those that matter least first."""


def drawing(career: MapPlaces) -> Drawing:
    """The map, drawn; the same places give the same drawing.

    It is laid out twice: which lanes the moves take shows only once the boxes have their order, and
    how wide the gaps are only once the lanes are counted.
    """
    heads = [wrapped(title, BOLD_LETTERS) for title in career.columns]
    top = max(map(len, heads)) * LINE + HEAD if any(career.columns) else 0.0
    words = {place.role: words_of(place) for place in career.places}
    runs = runs_of(career)
    no_lanes = [0] * (len(career.columns) + 1), [0] * (len(career.rows) + 1)
    narrow = grid_of(career, words, top, *no_lanes)
    ports = _ports(runs, boxes_of(career, words, narrow))
    ends = [(start[1], goal[1]) for start, goal in ports]
    paths = paths_of(career, runs, ends, narrow.rows.middles)
    grid = grid_of(career, words, top, counted(paths.upright), counted(paths.level))
    boxes = boxes_of(career, words, grid)
    arrows = [
        _arrow(run, *port, paths, grid) for run, port in zip(runs, _ports(runs, boxes), strict=True)
    ]
    return Drawing(
        width=grid.columns.starts[-1],
        height=grid.rows.starts[-1],
        columns=tuple(_headings(heads, grid)),
        rows=tuple(
            Label(0, y + LINE + 2, label)
            for y, label in zip(grid.rows.starts, career.rows, strict=False)
            if label
        ),
        rules=grid.rows.middles[:-1] if any(career.rows) else (),
        boxes=tuple(boxes.values()),
        arrows=tuple(arrows),
    )


def _headings(heads: Sequence[Sequence[str]], grid: Grid) -> Iterator[Label]:
    for x, lines in zip(grid.columns.starts, heads, strict=False):
        for number, text in enumerate(lines, 1):
            if text:
                yield Label(x, number * LINE, text)


Point = tuple[float, float]
Port = tuple[Id, Side, Which, bool]
"""Where moves meet a box: those that are the same to the person leave a side together, and arrive
together.
"""


def _ports(runs: Sequence[Run], boxes: Mapping[Id, Box]) -> Iterator[tuple[Point, Point]]:
    """Where each run leaves and arrives: on the sides of a box in the order in which the other ends
    stand, since those lines cross least.
    """
    met: dict[tuple[Id, Side], dict[Port, float]] = defaultdict(dict)
    for run in runs:
        out, into = _port_names(run)
        met[out[:2]].setdefault(out, boxes[run.way.to].y)
        met[into[:2]].setdefault(into, boxes[run.way.from_].y)
    at: dict[Port, Point] = {}
    for (role, side), heights in met.items():
        ports = sorted(heights, key=lambda port: (heights[port], port))
        for place, port in enumerate(ports, 1):
            at[port] = _point(boxes[role], side, place / (len(ports) + 1))
    for run in runs:
        out, into = _port_names(run)
        yield at[out], at[into]


def _port_names(run: Run) -> tuple[Port, Port]:
    way = run.way
    return (way.from_, run.out, way.which, False), (way.to, run.into, way.which, True)


def _point(box: Box, side: Side, part: float) -> Point:
    if side == "right":
        return box.x + BOX, box.y + box.height * part + ASIDE
    if side == "left":
        return box.x, box.y + box.height * part - ASIDE
    return box.x + BOX / 2, box.y + (box.height if side == "bottom" else 0)


def _arrow(run: Run, start: Point, goal: Point, paths: Paths, grid: Grid) -> Arrow:
    (x1, y1), (x2, y2) = start, goal
    half = TIP * 0.8
    if run.gaps is None:
        tip = y2 + (TIP if y1 > y2 else -TIP)
        line = f"M{x1:g} {y1:.1f}V{tip:.1f}"
        head = f"M{x2:g} {y2:.1f}L{x2 - half:g} {tip:.1f}H{x2 + half:g}Z"
        return Arrow(run.way, line, head, x1, (y1 + tip) / 2)
    first, last = (
        grid.columns.lanes[gap] + paths.upright[gap][run.bundle] * LANE for gap in run.gaps
    )
    tip = x2 + (TIP if run.into == "right" else -TIP)
    head = f"M{x2:g} {y2:.1f}L{tip:g} {y2 - half:.1f}V{y2 + half:.1f}Z"
    if run.across is None:
        line = f"M{x1:g} {y1:.1f}H{first:g}V{y2:.1f}H{tip:g}"
        return Arrow(run.way, line, head, first, (y1 + y2) / 2)
    across = grid.rows.lanes[run.across] + paths.level[run.across][run.bundle] * LANE
    line = f"M{x1:g} {y1:.1f}H{first:g}V{across:g}H{last:g}V{y2:.1f}H{tip:g}"
    return Arrow(run.way, line, head, (first + last) / 2, across)
