"""Pages with two columns of text: a narrow one with contact and skills beside the one with jobs.

A table has columns too. Two columns of a page have headings of sections each; those of a table, and
dates beside jobs, have not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from po_career.intake.resume.cv_lines import Cell, cells_of, expanded
from po_career.intake.resume.headings import COLUMN, section_of
from po_career.intake.resume.parsed import Said

LEAST_ROWS = 4
"""Rows in which something begins in the right column; fewer are a chance."""
MOST_GUTTERS = 12
"""Places that are looked at, those where most pieces begin."""


class _Row(NamedTuple):
    said: Said
    cells: Sequence[Cell]


class _Band(NamedTuple):
    """Rows that a gutter goes through."""

    first: int
    stop: int
    gutter: int


class _Split(NamedTuple):
    before: list[Said]
    beside: list[Said]
    """The column without jobs."""
    main: list[Said]


def in_reading_order(pages: Sequence[Sequence[Said]]) -> list[Said]:
    """The lines of all pages, column by column if pages have two."""
    splits = [_split([_Row(one, cells_of(expanded(one.words))) for one in page]) for page in pages]
    if not any(split.beside for split in splits):
        return list(chain.from_iterable(pages))
    first = next(split for split in splits if split.beside)
    lines = [*first.before]
    for split in splits:
        lines += split.beside
    lines.append(Said(COLUMN, first.beside[0].where))
    for split in splits:
        lines += split.main if split is first else [*split.before, *split.main]
    return lines


def _split(rows: Sequence[_Row]) -> _Split:
    bands = chain.from_iterable(_bands(rows, gutter) for gutter in _gutters(rows))
    for band in sorted(bands, key=lambda band: (band.first - band.stop, band.gutter)):
        left, right = _sides(rows[band.first : band.stop], band.gutter)
        sections = _heads(left), _heads(right)
        beside, main = (right, left) if "work" in sections[0] else (left, right)
        if all(sections) and not all("work" in one for one in sections):
            return _Split(
                [row.said for row in rows[: band.first]],
                list(_as_said(beside)),
                [*_as_said(main), *(row.said for row in rows[band.stop :])],
            )
    return _Split([], [], [row.said for row in rows])


def _gutters(rows: Sequence[_Row]) -> list[int]:
    """Columns in which many pieces begin that do not begin a line at its margin."""
    cells = chain.from_iterable(row.cells for row in rows)
    counts = Counter(cell.column for cell in cells if cell.column > 8)
    return [column for column, count in counts.most_common(MOST_GUTTERS) if count >= LEAST_ROWS]


def _bands(rows: Sequence[_Row], gutter: int) -> Iterator[_Band]:
    """The longest stretches of rows through which the gutter goes without crossing a piece."""
    first = 0
    for number, row in enumerate([*rows, None]):
        if row is None or any(_crosses(cell, gutter) for cell in row.cells):
            if number - first >= LEAST_ROWS:
                yield _Band(first, number, gutter)
            first = number + 1


def _crosses(cell: Cell, gutter: int) -> bool:
    return cell.column < gutter - 1 and cell.column + len(cell.text) > gutter - 1


def _sides(
    rows: Sequence[_Row], gutter: int
) -> tuple[list[tuple[Said, list[Cell]]], list[tuple[Said, list[Cell]]]]:
    left = [(row.said, [cell for cell in row.cells if cell.column < gutter - 1]) for row in rows]
    right = [
        (
            row.said,
            [Cell(c.text, c.column - gutter + 1) for c in row.cells if c.column >= gutter - 1],
        )
        for row in rows
    ]
    return left, right


def _heads(side: Sequence[tuple[Said, list[Cell]]]) -> set[str]:
    """The sections whose headings stand in a column."""
    sections = (section_of(cells[0].text) for _, cells in side if len(cells) == 1)
    return {section for section in sections if section is not None}


def _as_said(side: Sequence[tuple[Said, list[Cell]]]) -> Iterator[Said]:
    """A column as lines, each piece where it stood; a line without any is empty."""
    for said, cells in side:
        text = ""
        for cell in cells:
            text = text.ljust(len(text) + 3 if text else 0).ljust(cell.column) + cell.text
        yield Said(text, said.where)
