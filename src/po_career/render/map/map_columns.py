"""A career map as columns of text: which tracks stand side by side, how wide each is, and what
stands in a row.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from po_career.frozen import Frozen
from po_career.planning.career_map import CareerMap, MapRole
from po_career.render.map.map_words import Marks
from po_career.render.page.layout import BLANK, Line, Lines, Page, Run, Style, beside, right
from po_career.text import NO_BREAK, cell_width

FEW = 3
"""A track for which there is no room among the columns becomes a single line if it has no more
roles than this.
"""
ROOMY, LEAST, MOST_WORD = 15, 12, 18
"""Cells for titles: what a column should have, what it must have, and what a single long word may
ask for.
"""
GAP, MARGIN = 2, 2
"""Between columns, and before a title for the mark of its role."""
HANG = "  "
"""Before the second line of a title."""
MOST_LANES = 6


class Column(Frozen):
    """A track, or a part of the only one: its heading, and its roles by rung."""

    title: str
    cells: Mapping[int | None, tuple[MapRole, ...]]

    @property
    def roles(self) -> tuple[MapRole, ...]:
        """All roles, the highest rung first."""
        return tuple(chain.from_iterable(self.cells.values()))

    @property
    def small(self) -> bool:
        """Whether a line can stand for it."""
        return len(self.roles) <= FEW


class Screen(Frozen):
    """What the columns stand on: the page, the signs, and the cells that the numbers of rungs (0 if
    there are none) and the margin of a title take.
    """

    page: Page
    marks: Marks
    rungs: int
    margin: int


def screen_of(found: CareerMap, page: Page, marks: Marks) -> Screen:
    """The screen for a map."""
    places = [role.place for role in found.roles if role.place is not None]
    stops = len(found.route.hops) if found.route else 0
    return Screen(
        page,
        marks,
        max(3, len(str(max(places)))) + 1 if places else 0,
        max(MARGIN, len(str(stops)) + 1),
    )


def columns_of(found: CareerMap, screen: Screen) -> list[Column]:
    """A column for each track; the roles of a single track are dealt out to as many columns as
    there is room for.
    """
    columns = [
        _column(track.title, [role for role in found.roles if role.track == track.id])
        for track in found.tracks
    ]
    if len(columns) != 1:
        return columns
    most = min(MOST_LANES, max(len(cell) for cell in columns[0].cells.values()))
    for lanes in range(most, 1, -1):
        dealt = [_lane(columns[0], lane, lanes) for lane in range(lanes)]
        if _fits(dealt, screen):
            return dealt
    return columns


def bands_of(columns: Sequence[Column], screen: Screen) -> tuple[list[list[Column]], list[Column]]:
    """Columns that stand side by side, one group below the other, and the small tracks that become
    a line each instead.
    """
    bands: list[list[Column]] = []
    small: list[Column] = []
    left = list(columns)
    while left:
        band = _band(left, screen)
        if len(band) == 1:
            bands += [[column] for column in left]
            break
        bands.append(band)
        rest = [column for column in left if column not in band]
        small += [column for column in rest if column.small]
        left = [column for column in rest if not column.small]
    return bands, sorted(small, key=columns.index)


def band_lines(band: Sequence[Column], screen: Screen) -> Lines:
    """The headings, a rule, and a row for each rung, the highest first."""
    widths = _widths(band, screen)
    lines = _headings(band, widths, screen)
    places: set[int | None] = set()
    places.update(*(column.cells for column in band))
    for place in sorted(places, key=lambda place: (place is None, -(place or 0))):
        label = right((Run("" if place is None else str(place), "dim"),), screen.rungs - 1)
        cells = [
            (_cell(column.cells.get(place, ()), width, screen), width)
            for column, width in zip(band, widths, strict=True)
        ]
        lines += beside([*_rung(label, screen), *cells], 0, GAP)
    return lines


def _rung(label: Line, screen: Screen) -> list[tuple[Lines, int]]:
    """The cell of the rung at the left edge; none if there are no rungs."""
    return [([label], screen.rungs - GAP)] if screen.rungs else []


def role_runs(role: MapRole, marks: Marks) -> list[Run]:
    """The title as it stands on a map: the role held in capitals, others with the sign of the move
    that leads there from it.
    """
    style: Style = "now" if role.here or role.on_route is not None else ""
    runs = [Run(role.title.upper() if role.here else role.title, style)]
    if role.from_here:
        runs.append(Run(NO_BREAK + marks[role.from_here], style or "dim"))
    return runs


def margin_mark(role: MapRole, page: Page) -> Run:
    """What stands before a title: that one is there, or which stop of the route it is; else
    nothing.
    """
    if role.here:
        return Run(page.glyphs.mark, "now")
    return Run(str(role.on_route), "now") if role.on_route is not None else Run("")


def _column(title: str, roles: Sequence[MapRole]) -> Column:
    cells: dict[int | None, tuple[MapRole, ...]] = {}
    for role in roles:
        cells[role.place] = (*cells.get(role.place, ()), role)
    return Column(title, cells)


def _lane(column: Column, lane: int, lanes: int) -> Column:
    return Column(
        column.title if lane == 0 else "",
        {place: cell[lane::lanes] for place, cell in column.cells.items()},
    )


def _band(columns: Sequence[Column], screen: Screen) -> list[Column]:
    """As many columns as have room side by side, those with most roles; at least one."""
    largest = sorted(columns, key=lambda column: -len(column.roles))
    while len(largest) > 1 and not _fits(largest, screen):
        largest.pop()
    return [column for column in columns if column in largest]


def _fits(band: Sequence[Column], screen: Screen) -> bool:
    if screen.page.stacked:
        return len(band) == 1
    return sum(max(ROOMY, _least(column, screen)) for column in band) <= _room(band, screen)


def _room(band: Sequence[Column], screen: Screen) -> int:
    """Cells for titles in all columns of a band."""
    return screen.page.width - screen.rungs - len(band) * screen.margin - (len(band) - 1) * GAP


def _widths(band: Sequence[Column], screen: Screen) -> list[int]:
    """Cells of each column with its margin: what it needs, then one by one to the column whose
    titles lack most of them on average.
    """
    lengths = [[cell_width(text) for text in _texts(column, screen)] for column in band]
    widths = [min(_least(column, screen), _room(band, screen)) for column in band]
    for _ in range(_room(band, screen) - sum(widths)):
        lacks = [
            sum(max(0, length - width) for length in texts) / len(texts)
            for texts, width in zip(lengths, widths, strict=True)
        ]
        if not any(lacks):
            break
        widths[lacks.index(max(lacks))] += 1
    return [width + screen.margin for width in widths]


def _least(column: Column, screen: Screen) -> int:
    """Cells in which no word is broken unless it is very long, even on an indented line."""
    longest = 0
    for text in _texts(column, screen):
        first, *others = map(cell_width, text.split(" "))
        longest = max(longest, first, *(width + len(HANG) for width in others))
    return max(LEAST, min(MOST_WORD, longest))


def _texts(column: Column, screen: Screen) -> Iterator[str]:
    yield screen.page.show(column.title)
    for role in column.roles:
        yield screen.page.show("".join(run.text for run in role_runs(role, screen.marks)))


def _headings(band: Sequence[Column], widths: Sequence[int], screen: Screen) -> Lines:
    page, margin = screen.page, " " * screen.margin
    if not any(column.title for column in band):
        return []
    heads = [
        (page.wrap(Run(column.title, "heading"), width, margin), width)
        for column, width in zip(band, widths, strict=True)
    ]
    lines = beside([*_rung((Run("rung", "dim"),), screen), *heads], 0, GAP)
    if not page.stacked:
        lines.append((Run(screen.marks["rule"] * page.width, "dim"),))
    return lines


def _cell(roles: Sequence[MapRole], width: int, screen: Screen) -> Lines:
    """The roles of one rung and track below each other."""
    lines: Lines = []
    for role in roles:
        mark = margin_mark(role, screen.page)
        title = screen.page.wrap(role_runs(role, screen.marks), width - screen.margin, "", HANG)
        lines += beside([([(mark,)], screen.margin), (title, width)], 0, 0)
    return lines or [BLANK]
