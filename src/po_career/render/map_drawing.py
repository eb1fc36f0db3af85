"""The career map as a drawing: boxes with wrapped titles that do not touch, and moves along the gaps that cross none of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from po_career.catalog.model import Id
from po_career.render.cells import char_width
from po_career.render.map_paths import Paths, Run, Side, counted, paths_of, runs_of
from po_career.render.map_places import MapPlaces, Place, Way, Which
from po_career.text import printable

AXIS, BOX = 24.0, 132.0
"""Widths of the labels of rows, and of a box."""
GUTTER, GAP, LANE, EDGE = 26.0, 30.0, 6.0, 11.0
"""Widths of the gaps between columns and between rows at the least, of a lane in them, and from the outer lanes to a box."""
PAD, LINE, TAG, STACK = 8.0, 16.0, 14.0, 8.0
"""Space within a box, heights of a line of its title and of its tags, and space between boxes of one row and column."""
HEAD = 14.0
"""Space around the headings of the columns."""
LETTERS, BOLD_LETTERS, TAG_LETTERS, BOLD_TAG_LETTERS = 14.0, 12.5, 17.0, 15.0
"""So many letters fit on a line of a box, set at 13 pixels and, of a tag, at 11 pixels, in a wide typeface."""
WIDTHS = {**dict.fromkeys("fijlrt .,:;'!|/()[]I-", 0.6), **dict.fromkeys("mwMW@%—…", 1.6)}
"""Letters that are thinner or wider than their like."""
TIP, DOT, ASIDE = 7.0, 8.5, 2.5
"""The length of an arrow's head, the radius of the number of a move, and what keeps moves apart that meet neighbours in one row."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, the height of its foot in the box, and whether it is a tag."""

    y: float
    text: str
    tag: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A role."""

    place: Place
    x: float
    y: float
    height: float
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move: its line and its head as SVG paths of straight lines, and the place of its number."""

    way: Way
    line: str
    head: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """A line of the name of a column, or of a row."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
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


@dataclass(frozen=True, slots=True)
class _Grid:
    """The left edges of all columns and the tops of all rows, each with one more at the end, and the widths of the gaps before them."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    gutters: tuple[float, ...]
    gaps: tuple[float, ...]


def drawing(career: MapPlaces) -> Drawing:
    """The map, drawn; the same places give the same drawing."""
    heads = [wrapped(title, BOLD_LETTERS) for title in career.columns]
    top = max((len(lines) for lines in heads), default=1) * LINE + HEAD if any(career.columns) else 0.0
    words = {place.role: _words(place) for place in career.places}
    runs = runs_of(career)
    narrow = _grid(career, words, top, [0] * (len(career.columns) + 1), [0] * (len(career.rows) + 1))
    ends = {number: (start[1], goal[1]) for number, (start, goal) in enumerate(_ports(runs, _boxes(career, words, narrow)))}
    paths = paths_of(career, runs, ends, [row - gap / 2 for row, gap in zip(narrow.rows, narrow.gaps, strict=True)])
    grid = _grid(career, words, top, counted(paths.upright), counted(paths.level))
    boxes = _boxes(career, words, grid)
    return Drawing(
        width=grid.columns[-1],
        height=grid.rows[-1],
        columns=tuple(
            Label(x, (number + 1) * LINE, text)
            for x, lines in zip(grid.columns, heads, strict=False)
            for number, text in enumerate(lines)
            if text
        ),
        rows=tuple(Label(0, y + LINE + 2, label) for y, label in zip(grid.rows, career.rows, strict=False) if label),
        rules=tuple(row - gap / 2 for row, gap in zip(grid.rows[:-1], grid.gaps, strict=False)) if any(career.rows) else (),
        boxes=tuple(boxes.values()),
        arrows=tuple(_arrow(run, *port, paths, grid) for run, port in zip(runs, _ports(runs, boxes), strict=True)),
    )


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """`text` in lines of at most `room` letters, broken at spaces, and inside a word only where it is longer than a line."""
    lines = [""]
    for given in printable(text).split():
        word = given
        if lines[-1] and letters(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
            continue
        lines += [""] if lines[-1] else []
        while letters(word) > room:
            fits = next(length for length in range(len(word), 0, -1) if length == 1 or letters(word[:length]) <= room)
            lines[-1], word = word[:fits], word[fits:]
            lines.append("")
        lines[-1] = word
    return tuple(line for line in lines if line) or ("",)


def letters(text: str) -> float:
    """How many letters of usual width `text` is as wide as, at the most: whoever draws it has a typeface of their own."""
    return sum(WIDTHS.get(char, 1.2 if char.isupper() else char_width(char)) for char in text)


def _words(place: Place) -> tuple[Words, ...]:
    """The title and the tags, each line at its height in the box."""
    lines, y = list[Words](), PAD
    bold = place.state in {"here", "route"}
    for text in wrapped(place.title, BOLD_LETTERS if bold else LETTERS):
        y += LINE
        lines.append(Words(y - 3, text, tag=False))
    for tag in place.tags:
        for text in wrapped(tag, BOLD_TAG_LETTERS if bold else TAG_LETTERS):
            y += TAG
            lines.append(Words(y - 1, text, tag=True))
    return tuple(lines)


def _height(words: Sequence[Words]) -> float:
    return words[-1].y + 3 + PAD


def _grid(career: MapPlaces, words: Mapping[Id, Sequence[Words]], top: float, upright: Sequence[int], level: Sequence[int]) -> _Grid:
    """Where columns and rows begin when their gaps hold so many lanes."""
    gutters = tuple(max(GUTTER, 2 * EDGE + (lanes - 1) * LANE) for lanes in upright)
    gaps = tuple(max(GAP, 2 * EDGE + (lanes - 1) * LANE) for lanes in level)
    stacks: dict[tuple[int, int], float] = {}
    for place in career.places:
        cell = (place.row, place.column)
        stacks[cell] = stacks[cell] + STACK + _height(words[place.role]) if cell in stacks else _height(words[place.role])
    heights = [0.0] * len(career.rows)
    for (row, _), height in stacks.items():
        heights[row] = max(heights[row], height)
    columns = accumulate((BOX + gutter for gutter in gutters[1:]), initial=AXIS + gutters[0])
    rows = accumulate((height + gap for height, gap in zip(heights, gaps[1:], strict=True)), initial=top + gaps[0] / 2)
    return _Grid(tuple(columns), tuple(rows), gutters, gaps)


def _boxes(career: MapPlaces, words: Mapping[Id, tuple[Words, ...]], grid: _Grid) -> dict[Id, Box]:
    """The boxes in the order of the map's places, from the top of each row downward."""
    free: dict[tuple[int, int], float] = {}
    boxes = {}
    for place in career.places:
        cell = (place.row, place.column)
        y, height = free.get(cell, grid.rows[place.row]), _height(words[place.role])
        free[cell] = y + height + STACK
        boxes[place.role] = Box(place, grid.columns[place.column], y, height, words[place.role])
    return boxes


Port = tuple[Id, Side, Which, bool]
"""Where moves meet a box: those that are the same to the person leave a side together, and arrive together."""


def _ports(runs: Sequence[Run], boxes: Mapping[Id, Box]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Where each run leaves and arrives: on the sides of a box in the order in which the other ends stand, which cross least."""
    met: dict[tuple[Id, Side], dict[Port, float]] = {}
    for run in runs:
        for port, other in zip(_port_names(run), (run.way.to, run.way.from_), strict=True):
            met.setdefault(port[:2], {}).setdefault(port, boxes[other].y)
    at: dict[Port, tuple[float, float]] = {}
    for (role, side), ports in met.items():
        for place, port in enumerate(sorted(ports, key=lambda one: (ports[one], one)), 1):
            at[port] = _point(boxes[role], side, place / (len(ports) + 1))
    for run in runs:
        out, into = _port_names(run)
        yield at[out], at[into]


def _port_names(run: Run) -> tuple[Port, Port]:
    return (run.way.from_, run.out, run.way.which, False), (run.way.to, run.into, run.way.which, True)


def _point(box: Box, side: Side, part: float) -> tuple[float, float]:
    if side == "right":
        return box.x + BOX, box.y + box.height * part + ASIDE
    if side == "left":
        return box.x, box.y + box.height * part - ASIDE
    return box.x + BOX / 2, box.y + (box.height if side == "bottom" else 0)


def _arrow(run: Run, start: tuple[float, float], goal: tuple[float, float], paths: Paths, grid: _Grid) -> Arrow:
    (x1, y1), (x2, y2) = start, goal
    if run.first is None or run.last is None:
        tip, half = y2 + (TIP if y1 > y2 else -TIP), TIP * 0.8
        head = f"M{x2:g} {y2:.1f}L{x2 - half:g} {tip:.1f}H{x2 + half:g}Z"
        return Arrow(run.way, f"M{x1:g} {y1:.1f}V{tip:.1f}", head, x1, (y1 + tip) / 2)
    first, last = (
        _lane(grid.columns[gap] - grid.gutters[gap], grid.gutters[gap], paths.upright[gap], run) for gap in (run.first, run.last)
    )
    tip, half = x2 + (TIP if run.into == "right" else -TIP), TIP * 0.8
    head = f"M{x2:g} {y2:.1f}L{tip:g} {y2 - half:.1f}V{y2 + half:.1f}Z"
    if run.across is None:
        return Arrow(run.way, f"M{x1:g} {y1:.1f}H{first:g}V{y2:.1f}H{tip:g}", head, first, (y1 + y2) / 2)
    gap = run.across
    across = _lane(grid.rows[gap] - grid.gaps[gap], grid.gaps[gap], paths.level[gap], run)
    return Arrow(run.way, f"M{x1:g} {y1:.1f}H{first:g}V{across:g}H{last:g}V{y2:.1f}H{tip:g}", head, (first + last) / 2, across)


def _lane(start: float, width: float, lanes: Mapping[tuple[Id, Which], int], run: Run) -> float:
    """Where the lane of a run is in a gap that begins at `start`: the lanes stand around its middle."""
    count = max(lanes.values()) + 1
    return start + width / 2 + (lanes[run.bundle] - (count - 1) / 2) * LANE
