"""The career map as a drawing: boxes with wrapped titles, and the way between them along the gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from po_career.render.cells import cell_width, split_at
from po_career.render.report.map_places import MapPlaces, Place
from po_career.text import printable

AXIS, BOX, GUTTER = 24, 132, 26
"""Widths of the row labels, of a box, and of the gap between columns."""
PAD, LINE, TAG = 8, 16, 14
"""Space within a box, and heights of a line of its title and of its tags."""
STACK, GAP = 8, 24
"""Between boxes of one row and column, and between rows."""
LETTERS, TAG_LETTERS = 15, 19
"""Cells of text in a line of a title and of a tag; in bold there is room for one or two fewer."""
LANES = (0, 6, -6)
"""Where moves run that share a gap, from its middle."""
TIP, APART = 6, 5
"""The size of an arrow's head, and how far from the middle of a box's side moves leave and arrive."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, its place, and whether it is a tag."""

    y: int
    text: str
    tag: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A role."""

    place: Place
    x: int
    y: int
    height: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A move: its line, its arrow's head, and its number."""

    line: str
    head: str
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a column or a row."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything with its place, in pixels."""

    width: int
    height: int
    box_width: int
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    rules: tuple[int, ...]
    """Heights of the lines between rows."""
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]


def drawing(career: MapPlaces) -> Drawing:
    """The map, drawn: no two boxes touch, and no move crosses a box."""
    head = [folded_title(title, LETTERS) for title in career.columns]
    top = max((len(lines) for lines in head), default=1) * LINE + 14
    tops = _row_tops(career, top)
    boxes = _boxes(career, tops)
    columns = [Label(_left(column), (number + 1) * LINE, text) for column, lines in enumerate(head) for number, text in enumerate(lines)]
    return Drawing(
        width=_left(len(career.columns)),
        height=tops[-1],
        box_width=BOX,
        columns=tuple(columns),
        rows=tuple(Label(0, start + LINE + 2, label) for start, label in zip(tops, career.rows, strict=False)),
        rules=tuple(start - GAP // 2 for start in tops[:-1]),
        boxes=tuple(boxes),
        ways=tuple(_ways(career, boxes, tops)),
    )


def folded_title(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` cells, broken at spaces, and within a word only where it is longer than a line."""
    lines: list[str] = []
    for word in printable(text).split():
        rest = word
        if lines and cell_width(lines[-1]) + 1 + cell_width(rest) <= cells:
            lines[-1] += f" {rest}"
            continue
        while cell_width(rest) > cells:
            start, rest = split_at(rest, cells)
            lines.append(start)
        if rest:
            lines.append(rest)
    return lines or [""]


def _left(column: int) -> int:
    return AXIS + column * (BOX + GUTTER) + GUTTER


def _words(place: Place) -> tuple[Words, ...]:
    """The title and the tags, each line at its height in the box."""
    lines, y = list[Words](), PAD
    bold = place.state in {"here", "route"}
    for text in folded_title(place.title, LETTERS - bold):
        y += LINE
        lines.append(Words(y - 3, text, tag=False))
    for tag in place.tags:
        for text in folded_title(tag, TAG_LETTERS - 2 * bold):
            y += TAG
            lines.append(Words(y - 1, text, tag=True))
    return tuple(lines)


def _height(place: Place) -> int:
    return _words(place)[-1].y + 3 + PAD


def _row_tops(career: MapPlaces, top: int) -> list[int]:
    """Where each row begins, and at last where the drawing ends."""
    tops = [top + GAP // 2]
    for row in range(len(career.rows)):
        stacks = [0] * len(career.columns)
        for place in career.places:
            if place.row == row:
                stacks[place.column] += _height(place) + (STACK if stacks[place.column] else 0)
        tops.append(tops[-1] + max(stacks) + GAP)
    return tops


def _boxes(career: MapPlaces, tops: Sequence[int]) -> list[Box]:
    """The boxes in the order of the map's places, from the top of each row downward."""
    free: dict[tuple[int, int], int] = {}
    boxes = []
    for place in career.places:
        cell = (place.row, place.column)
        y = free.get(cell, tops[place.row])
        height = _height(place)
        free[cell] = y + height + STACK
        boxes.append(Box(place, _left(place.column), y, height, _words(place)))
    return boxes


def _ways(career: MapPlaces, boxes: Sequence[Box], tops: Sequence[int]) -> list[Way]:
    at = {box.place.role: box for box in boxes}
    return [_way(at[before], at[after], number, tops) for number, (before, after) in enumerate(career.route, 1)]


def _way(start: Box, goal: Box, number: int, tops: Sequence[int]) -> Way:
    """From the side of one box to the side of another, along the gaps between columns and between rows.

    Moves within a column go by its right and its left in turn, and leave above or below the middle of a side where they arrive.
    """
    columns = goal.place.column - start.place.column
    rises = APART if goal.y < start.y else -APART
    out = 1 if columns > 0 or (columns == 0 and number % 2) else -1
    into = out if columns == 0 else -out
    lane = GUTTER / 2 + LANES[(number - 1) // 2 % len(LANES)]
    x1, y1 = start.x + (BOX if out > 0 else 0), start.y + start.height / 2 - rises
    x2, y2 = goal.x + (BOX if into > 0 else 0), goal.y + goal.height / 2 + rises
    first = x1 + out * lane
    last = x2 + into * (lane if into == out else GUTTER - lane)
    tip = x2 + into * TIP
    between = tops[goal.place.row + (start.place.row >= goal.place.row)] - GAP / 2
    turn = f"V{between:g}H{last:g}" if abs(columns) > 1 else ""
    line = f"M{x1:g} {y1:g}H{first:g}{turn}V{y2:g}H{tip:g}"
    head = f"M{x2:g} {y2:g}L{tip:g} {y2 - TIP:g}V{y2 + TIP:g}Z"
    return Way(line, head, number, first, (y1 + (between if turn else y2)) / 2)
