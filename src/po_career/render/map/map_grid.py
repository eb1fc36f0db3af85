"""Where the boxes of the career map stand.

Columns and rows, as far apart as the moves between them need, and texts that fit.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.render.map.map_letters import wrapped
from po_career.render.map.map_places import MapPlaces, Place

AXIS, BOX = 24.0, 132.0
"""Widths of the labels of rows, and of a box."""
GUTTER, GAP, LANE, EDGE = 26.0, 30.0, 6.0, 11.0
"""Widths of the gaps between columns and between rows at the least, of a lane in them, and from the
outer lanes to a box.
"""
PAD, LINE, TAG, STACK = 8.0, 16.0, 14.0, 8.0
"""Space within a box, heights of a line of its title and of its tags, and space between boxes of
one row and column.
"""
HEAD = 14.0
"""Space around the headings of the columns."""
LETTERS, BOLD_LETTERS, TAG_LETTERS, BOLD_TAG_LETTERS = 14.0, 12.5, 17.0, 15.0
"""So many letters fit on a line of a box, set at 13 pixels and, of a tag, at 11 pixels, in a wide
typeface.
"""


class Words(Frozen):
    """A line of text, the height of its foot in the box, and whether it is a tag."""

    y: float
    text: str
    tag: bool


class Box(Frozen):
    """A role."""

    place: Place
    x: float
    y: float
    height: float
    words: tuple[Words, ...]


class Grid(Frozen):
    """Where columns and rows, and the lanes between them, begin."""

    columns: tuple[float, ...]
    """Left edges of the boxes of each column; at last where the drawing ends."""
    rows: tuple[float, ...]
    """Tops of the boxes of each row; at last where the drawing ends."""
    upright: tuple[float, ...]
    """The first lane of each gap between columns, from the one left of the first column."""
    level: tuple[float, ...]
    """The first lane of each gap between rows, from the one above the first row."""
    middles: tuple[float, ...]
    """The middles of the gaps between rows."""


def words_of(place: Place) -> tuple[Words, ...]:
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


def grid_of(
    career: MapPlaces,
    words: Mapping[Id, Sequence[Words]],
    top: float,
    upright: Sequence[int],
    level: Sequence[int],
) -> Grid:
    """Columns and rows that begin at `top`, with so many lanes in the gaps before each and after
    the last.
    """
    gutters = tuple(max(GUTTER, 2 * EDGE + (lanes - 1) * LANE) for lanes in upright)
    gaps = tuple(max(GAP, 2 * EDGE + (lanes - 1) * LANE) for lanes in level)
    heights = _row_heights(career, words)
    columns = list(accumulate((BOX + gutter for gutter in gutters[1:]), initial=AXIS + gutters[0]))
    rows = list(
        accumulate(
            (height + gap for height, gap in zip(heights, gaps[1:], strict=True)),
            initial=top + gaps[0] / 2,
        )
    )
    return Grid(
        columns=tuple(columns),
        rows=tuple(rows),
        upright=tuple(
            x - (gap + (lanes - 1) * LANE) / 2
            for x, gap, lanes in zip(columns, gutters, upright, strict=True)
        ),
        level=tuple(
            y - (gap + (lanes - 1) * LANE) / 2
            for y, gap, lanes in zip(rows, gaps, level, strict=True)
        ),
        middles=tuple(y - gap / 2 for y, gap in zip(rows, gaps, strict=True)),
    )


def _row_heights(career: MapPlaces, words: Mapping[Id, Sequence[Words]]) -> list[float]:
    stacks: dict[tuple[int, int], float] = {}
    for place in career.places:
        cell = (place.row, place.column)
        stacks[cell] = stacks.get(cell, -STACK) + STACK + _height(words[place.role])
    heights = [0.0] * len(career.rows)
    for (row, _), height in stacks.items():
        heights[row] = max(heights[row], height)
    return heights


def boxes_of(career: MapPlaces, words: Mapping[Id, tuple[Words, ...]], grid: Grid) -> dict[Id, Box]:
    """The boxes in the order of the map's places, from the top of each row downward."""
    free: dict[tuple[int, int], float] = {}
    boxes = {}
    for place in career.places:
        cell = (place.row, place.column)
        y, height = free.get(cell, grid.rows[place.row]), _height(words[place.role])
        free[cell] = y + height + STACK
        boxes[place.role] = Box(place, grid.columns[place.column], y, height, words[place.role])
    return boxes
