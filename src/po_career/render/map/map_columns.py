"""A career map as columns of text.

Which tracks stand side by side, how wide each is, and what stands in a row.
"""

from collections.abc import Iterator, Mapping, Sequence

from po_career.frozen import Frozen
from po_career.planning.career_map import CareerMap, MapRole
from po_career.render.map.map_marks import Marks
from po_career.render.page.cells import cell_width
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.layout import BLANK, Line, Page, Run, Style, beside, right

FEW = 3
"""A track for which there is no room among the columns is told in a line if it has no more roles
than this.
"""
ROOMY, LEAST, MOST_WORD = 15, 12, 18
"""Cells for titles: what a column should have, what it has at the least, and what a single long
word may ask for.
"""
GAP, MARGIN = 2, 2
"""Between columns, and before a title for the mark of its role."""
HANG = 2
"""Cells by which the second line of a title is indented."""
MOST_LANES = 6


class Column(Frozen):
    """A track, or a part of the only one: its heading, and its roles by rung."""

    title: str
    cells: Mapping[int | None, tuple[MapRole, ...]]

    @property
    def roles(self) -> tuple[MapRole, ...]:
        """All roles, the highest rung first."""
        return tuple(role for cell in self.cells.values() for role in cell)


class Screen(Frozen):
    """What the columns stand on: the page, the signs, and the cells that the numbers of rungs take
    (0 where there are none).
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
    """A column for each track; the roles of the only one are dealt out to as many as there is room
    for.
    """
    columns = [
        _column(track.title, [role for role in found.roles if role.track == track.id])
        for track in found.tracks
    ]
    if len(columns) != 1:
        return columns
    most = min(MOST_LANES, max(len(cell) for cell in columns[0].cells.values()))
    for lanes in range(most, 0, -1):
        dealt = [_lane(columns[0], lane, lanes) for lane in range(lanes)]
        if lanes == 1 or _fits(dealt, screen):
            return dealt
    return columns


def bands_of(columns: Sequence[Column], screen: Screen) -> tuple[list[list[Column]], list[Column]]:
    """Columns that stand side by side, one group below the other.

    And the small tracks that are told in a line instead.
    """
    count = _how_many(columns, screen)
    if count >= len(columns):
        return [list(columns)], []
    if count == 1:
        return [[column] for column in columns], []
    largest = sorted(columns, key=lambda column: -len(column.roles))
    first, rest = largest[:count], largest[count:]
    bands, told = (
        bands_of(
            [column for column in columns if column in rest and len(column.roles) > FEW], screen
        )
        if rest
        else ([], [])
    )
    few = [column for column in rest if len(column.roles) <= FEW]
    small = [column for column in columns if column in few or column in told]
    return [
        [column for column in columns if column in first],
        *(band for band in bands if band),
    ], small


def band_lines(band: Sequence[Column], screen: Screen) -> list[Line]:
    """The headings, a rule, and a row for each rung, the highest first."""
    widths = _widths(band, screen)
    lines = _headings(band, widths, screen)
    places = {place for column in band for place in column.cells}
    for place in sorted(places, key=lambda place: (place is None, -(place or 0))):
        cells = [
            (_cell(column.cells.get(place, ()), width, screen), width)
            for column, width in zip(band, widths, strict=True)
        ]
        label = "" if place is None else str(place)
        rung = (
            [([right((Run(label, "dim"),), screen.rungs - 1)], screen.rungs - 1 - GAP + 1)]
            if screen.rungs
            else []
        )
        lines += beside([*rung, *cells], 0, GAP)
    return lines


def role_runs(role: MapRole, marks: Marks) -> list[Run]:
    """The title as it stands on a map.

    What is held in capitals, and the sign of the move that leads there.
    """
    style: Style = "now" if role.here or role.on_route is not None else ""
    words = [Run(role.title.upper() if role.here else role.title, style)]
    return (
        [*words, Run(NO_BREAK + marks.of(role.from_here), style or "dim")]
        if role.from_here
        else words
    )


def margin_mark(role: MapRole, page: Page) -> Run:
    """What stands before a title: that one is there, or which stop of the route it is.

    Empty for others.
    """
    if role.here:
        return Run(page.glyphs.mark, "now")
    return Run(str(role.on_route), "now") if role.on_route is not None else Run("")


def _column(title: str, roles: Sequence[MapRole]) -> Column:
    places = dict.fromkeys(role.place for role in roles)
    return Column(
        title, {place: tuple(role for role in roles if role.place == place) for place in places}
    )


def _lane(column: Column, lane: int, lanes: int) -> Column:
    return Column(
        column.title if lane == 0 else "",
        {place: cell[lane::lanes] for place, cell in column.cells.items()},
    )


def _how_many(columns: Sequence[Column], screen: Screen) -> int:
    """How many columns, those with most roles first, have room side by side; at least one."""
    largest = sorted(columns, key=lambda column: -len(column.roles))
    return next(
        (count for count in range(len(columns), 1, -1) if _fits(largest[:count], screen)), 1
    )


def _fits(band: Sequence[Column], screen: Screen) -> bool:
    if screen.page.stacked:
        return len(band) == 1
    return sum(max(ROOMY, _least(column, screen)) for column in band) <= _room(band, screen)


def _room(band: Sequence[Column], screen: Screen) -> int:
    """Cells for titles in all columns of a band."""
    return screen.page.width - screen.rungs - len(band) * screen.margin - (len(band) - 1) * GAP


def _widths(band: Sequence[Column], screen: Screen) -> list[int]:
    """Cells of each column with its margin.

    What it needs, then one by one to the column whose titles lack most of them on average.
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
    """So much that no word is broken that is not very long, be it on an indented line."""
    words = [
        cell_width(word) + (HANG if place else 0)
        for text in _texts(column, screen)
        for place, word in enumerate(text.split(" "))
    ]
    return max(LEAST, min(MOST_WORD, max(words, default=0)))


def _texts(column: Column, screen: Screen) -> Iterator[str]:
    yield screen.page.show(column.title)
    for role in column.roles:
        yield screen.page.show("".join(run.text for run in role_runs(role, screen.marks)))


def _headings(band: Sequence[Column], widths: Sequence[int], screen: Screen) -> list[Line]:
    page, indent = screen.page, screen.margin
    if not any(column.title for column in band):
        return []
    heads = [
        (
            (
                [
                    (Run(" " * indent), *line)
                    for line in page.wrap(Run(column.title, "heading"), width - indent)
                ]
                if column.title
                else [BLANK]
            ),
            width,
        )
        for column, width in zip(band, widths, strict=True)
    ]
    rung = [([(Run("rung", "dim"),)], screen.rungs - GAP)] if screen.rungs else []
    rule: Line = (Run(screen.marks.rule * page.width, "dim"),)
    return [*beside([*rung, *heads], 0, GAP), *([] if page.stacked else [rule])]


def _cell(roles: Sequence[MapRole], width: int, screen: Screen) -> list[Line]:
    """The roles of one rung and track below each other."""
    return [line for role in roles for line in _entry(role, width, screen)] or [BLANK]


def _entry(role: MapRole, width: int, screen: Screen) -> Iterator[Line]:
    mark = margin_mark(role, screen.page)
    for number, line in enumerate(
        screen.page.wrap(role_runs(role, screen.marks), width - screen.margin, "", " " * HANG)
    ):
        before = mark.text if number == 0 else ""
        yield (Run(before, mark.style), Run(" " * (screen.margin - cell_width(before))), *line)
