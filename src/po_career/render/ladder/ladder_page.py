"""The table of a ladder on a screen: roles beside each other as far as there is room."""

from collections.abc import Iterator, Sequence

from po_career.catalog.ladder_table import (
    Asked,
    LadderTable,
    TableCategory,
    TableRole,
    TableSkill,
    TableTrack,
)
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import listed
from po_career.text import NO_BREAK, cell_width

CORE = "*"
NAMES, MOST_NAMES = 16, 30
"""Cells of the column of skills, at the least and at the most."""
LEAST, GAP = 12, 2
"""A role's column has so many cells at the least."""
EMPTY = "The catalogue has no roles."


def ladder_lines(table: LadderTable, page: Page, *, sentences: bool) -> Lines:
    """The whole table, track by track; with sentences, level by level."""
    if not table.tracks:
        return page.para(EMPTY, 0)
    about = table.catalog
    blocks = [page.heading(f"{about.id} {about.version}: what each role asks")]
    for track in table.tracks:
        if sentences or page.stacked:
            blocks += _in_words(track, page, sentences=sentences)
        else:
            blocks += _in_columns(track, page)
    return joined([*blocks, page.dimmed(f"{CORE} core", 0)])


def _in_columns(track: TableTrack, page: Page) -> Iterator[Lines]:
    """One table for as many roles as fit side by side, then one for the next."""
    names = _names_width(track, page)
    width = max(LEAST, *(_widest(track, place, page) for place in range(len(track.roles))))
    at_once = max(1, (page.width - 2 - names) // (width + GAP))
    for start in range(0, len(track.roles), at_once):
        columns = range(start, min(start + at_once, len(track.roles)))
        longest = max(cell_width(page.show(role.title)) for role in track.roles)
        room = min((page.width - 2 - names) // len(columns) - GAP, max(width, longest))
        widths = [names, *[room] * len(columns)]
        title = _title(track, columns)
        yield [
            *(page.heading(title) if title else []),
            *page.row(
                ["", *(Run(track.roles[place].title, "heading") for place in columns)],
                widths,
            ),
            *below(_category(category, columns, widths, page) for category in track.categories),
        ]


def _title(track: TableTrack, columns: range) -> str:
    if len(columns) == len(track.roles):
        return track.title or ""
    shown = f"{columns[0] + 1} to {columns[-1] + 1} of {len(track.roles)} roles"
    return f"{track.title}, {shown}" if track.title else shown


def _names_width(track: TableTrack, page: Page) -> int:
    names = [cell_width(page.show(row.name)) for row in _rows(track)]
    return max(NAMES, min(MOST_NAMES, max(names, default=NAMES)))


def _widest(track: TableTrack, place: int, page: Page) -> int:
    """Cells that a role's column needs: its longest level, or word of its title."""
    texts = [_level(row.asked[place], page) for row in _rows(track)]
    words = [*page.show(track.roles[place].title).split(), *texts]
    return max(map(cell_width, words), default=LEAST)


def _rows(track: TableTrack) -> Iterator[TableSkill]:
    for category in track.categories:
        yield from category.skills


def _category(category: TableCategory, columns: range, widths: Sequence[int], page: Page) -> Lines:
    rows = [row for row in category.skills if any(row.asked[place] for place in columns)]
    lines = page.dimmed(category.title, 0) if category.title and rows else []
    for row in rows:
        cells = [Run(_level(row.asked[place], page)) for place in columns]
        lines += page.row([row.name, *cells], widths)
    return lines


def _level(asked: Asked | None, page: Page) -> str:
    if asked is None:
        return page.glyphs.beyond
    return asked.name + (CORE if asked.importance == "core" else "")


def _in_words(track: TableTrack, page: Page, *, sentences: bool) -> Iterator[Lines]:
    """Skill by skill, each level that is asked with its roles, and its sentence."""
    if track.title:
        yield page.heading(track.title)
    for category in track.categories:
        lines = page.dimmed(category.title, 0) if category.title else []
        for row in category.skills:
            lines += page.para(row.name)
            for asked, roles in _by_level(row, track.roles):
                words = [Run(asked.name.replace(" ", NO_BREAK), "have"), Run(f": {listed(roles)}")]
                lines += page.para(words, 4, 2)
                if sentences and asked.sentence:
                    lines += page.dimmed(asked.sentence, 6)
        yield lines


def _by_level(row: TableSkill, roles: Sequence[TableRole]) -> Iterator[tuple[Asked, Sequence[str]]]:
    """Each level that a role asks, lowest first, and the titles of the roles that ask it."""
    asking: dict[int, list[str]] = {}
    known: dict[int, Asked] = {}
    for role, asked in zip(roles, row.asked, strict=True):
        if asked is not None:
            star = CORE if asked.importance == "core" else ""
            asking.setdefault(asked.level, []).append(role.title + star)
            known[asked.level] = asked
    for level in sorted(asking):
        yield known[level], asking[level]
