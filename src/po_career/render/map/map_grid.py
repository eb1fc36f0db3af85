"""Where the boxes of the career map stand: columns and rows, as far apart as the moves between them
need, and texts that fit.

How wide a text is drawn is a guess on the safe side, since nobody knows the typeface.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.render.map.map_places import MapPlaces, Place
from po_career.text import char_width, printable

AXIS, BOX = 24.0, 132.0
"""Widths of the labels of rows, and of a box."""
GUTTER, GAP, LANE, EDGE = 26.0, 30.0, 6.0, 11.0
"""Least widths of the gaps between columns and between rows, the width of a lane in them, and the
distance from the outer lanes to a box.
"""
PAD, LINE, TAG, STACK = 8.0, 16.0, 14.0, 8.0
"""Space within a box, heights of a line of its title and of its tags, and space between boxes of
one row and column.
"""
HEAD = 14.0
"""Space around the headings of the columns."""
LETTERS, BOLD_LETTERS, TAG_LETTERS, BOLD_TAG_LETTERS = 14.0, 12.5, 17.0, 15.0
"""How many letters fit on a line of a box, set at 13 pixels and, for a tag, at 11 pixels, in a wide
typeface.
"""
WIDTHS = {**dict.fromkeys("fijlrt .,:;'!|/()[]I-", 0.6), **dict.fromkeys("mwMW@%—…", 1.6)}
"""Letters that are thinner or wider than most."""


class Words(Frozen):
    """A line of text, the height of its foot in the box, and whether it is a tag."""

    y: float
    text: str
    tag: bool


class Box(Frozen):
    """A role as it is drawn, in pixels."""

    place: Place
    x: float
    y: float
    height: float
    words: tuple[Words, ...]


class Axis(Frozen):
    """Where columns, or rows, and the gaps between them begin."""

    starts: tuple[float, ...]
    """Where the boxes of each begin; at last where the drawing ends."""
    lanes: tuple[float, ...]
    """The first lane of each gap, from the one before the first column or row."""
    middles: tuple[float, ...]
    """The middle of each gap."""


class Grid(Frozen):
    """The columns and the rows of a drawing."""

    columns: Axis
    rows: Axis


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """`text` in lines of at most `room` letters, broken at spaces, and inside a word only if it is
    longer than a line.
    """
    lines: list[str] = []
    for word in printable(text).split():
        if lines and letters(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines += _broken(word, room)
    return tuple(lines) or ("",)


def _broken(word: str, room: float) -> list[str]:
    """The word in as few parts as fit on a line each."""
    parts = [""]
    for char in word:
        if parts[-1] and letters(parts[-1] + char) > room:
            parts.append("")
        parts[-1] += char
    return parts


def letters(text: str) -> float:
    """At most how many letters of usual width `text` is as wide as."""
    return sum(WIDTHS.get(char, 1.2 if char.isupper() else char_width(char)) for char in text)


def words_of(place: Place) -> tuple[Words, ...]:
    """The title and the tags, each line at its height in the box."""
    bold = place.state in {"here", "route"}
    lines, y = list[Words](), PAD
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


def grid_of(
    career: MapPlaces,
    words: Mapping[Id, Sequence[Words]],
    top: float,
    upright: Sequence[int],
    level: Sequence[int],
) -> Grid:
    """Columns, and rows that begin at `top`.

    `upright` and `level` are how many lanes each gap between columns and between rows has, the one
    before the first and the one after the last included.
    """
    heights = [0.0] * len(career.rows)
    stacks: dict[tuple[int, int], float] = {}
    for place in career.places:
        cell = (place.row, place.column)
        stacks[cell] = stacks.get(cell, -STACK) + STACK + _height(words[place.role])
        heights[place.row] = max(heights[place.row], stacks[cell])
    gutters, gaps = _gaps(upright, GUTTER), _gaps(level, GAP)
    return Grid(
        _axis(AXIS + gutters[0], [BOX] * len(career.columns), gutters, upright),
        _axis(top + gaps[0] / 2, heights, gaps, level),
    )


def _gaps(lanes: Sequence[int], least: float) -> list[float]:
    """The width of each gap, from the number of its lanes."""
    return [max(least, 2 * EDGE + (count - 1) * LANE) for count in lanes]


def _axis(
    first: float, sizes: Sequence[float], gaps: Sequence[float], lanes: Sequence[int]
) -> Axis:
    """Columns or rows of these sizes, from `first` on, each with its gap after it."""
    steps = [size + gap for size, gap in zip(sizes, gaps[1:], strict=True)]
    starts = tuple(accumulate(steps, initial=first))
    widths = [gap + (count - 1) * LANE for gap, count in zip(gaps, lanes, strict=True)]
    return Axis(
        starts,
        lanes=tuple(start - width / 2 for start, width in zip(starts, widths, strict=True)),
        middles=tuple(start - gap / 2 for start, gap in zip(starts, gaps, strict=True)),
    )


def boxes_of(career: MapPlaces, words: Mapping[Id, tuple[Words, ...]], grid: Grid) -> dict[Id, Box]:
    """The boxes in the order of the map's places, from the top of each row downward."""
    free: dict[tuple[int, int], float] = {}
    boxes = {}
    for place in career.places:
        cell = (place.row, place.column)
        y, height = free.get(cell, grid.rows.starts[place.row]), _height(words[place.role])
        free[cell] = y + height + STACK
        x = grid.columns.starts[place.column]
        boxes[place.role] = Box(place, x, y, height, words[place.role])
    return boxes
