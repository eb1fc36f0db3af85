"""A table of texts, into which every kind of file is read, and what was left out of it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, NamedTuple

from po_career.errors import InvalidFileError, Problem
from po_career.frozen import Frozen

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_CELLS = 500_000
"""Of all sheets together; a ladder of 500 roles and 500 skills has half of it."""


class Spot(NamedTuple):
    """A cell; row and column count from 1."""

    row: int
    column: int


class Sheet(Frozen):
    """One sheet: the text of each cell, with white space at its ends and between its words made one
    space.
    """

    name: str
    rows: Sequence[Sequence[str]]
    """Every row of the file, empty ones too, so that the first is row 1; rows may differ in length.
    """
    troubles: Mapping[Spot, str] = field(default_factory=dict)
    """Cells that hold something which cannot be taken, and why."""
    hidden: bool = False
    places: Mapping[int, str] = field(default_factory=dict)
    """Row to where it stands in the file, if that is not a table itself: line 7, topics[0]."""

    unread: Mapping[str, str] = field(default_factory=dict)
    """Place to text of what the file has beside the cells, and nothing could be made of."""

    def text(self, row: int, column: int) -> str:
        """The text at a place; empty if the sheet has none."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else ""

    def filled(self, row: int) -> dict[int, str]:
        """The texts of a row by their columns, without empty cells."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return {column: text for column, text in enumerate(cells, 1) if text}


class Workbook(NamedTuple):
    """The sheets of a file in their order, and what one should know of them."""

    sheets: Sequence[Sheet]
    notes: Sequence[str]


class Skipped(Frozen):
    """Something in the file that the catalogue does not have, and why."""

    sheet: str
    row: int | None
    """Counts from 1, as spreadsheets do; null if the whole sheet or column is meant."""
    column: int | None
    """Counts from 1; null if the whole sheet or row is meant."""
    text: str
    """What stands there."""
    why: str
    kind: Literal["lost", "aside"] = "lost"
    """Whether it holds a level or a sentence (lost), or something that a ladder has no place for.
    """
    cells: int = 1
    """How many filled cells are meant."""
    place: str = ""
    """Where it stands in a file that is not a table: line 7, topics[0]."""

    @property
    def cell(self) -> str:
        """The place as spreadsheets write it: B7, row 7, column B, or nothing for the
        whole sheet.
        """
        if self.place:
            return self.place
        letters = letters_of(self.column) if self.column else ""
        if self.row and letters:
            return f"{letters}{self.row}"
        if self.row:
            return f"row {self.row}"
        return f"column {letters}" if letters else ""


def letters_of(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tidy(text: str) -> str:
    """`text` with each stretch of white space as one space, none at its ends, and without control
    characters.
    """
    words = " ".join(text.split())
    if words.isprintable():
        return words
    return "".join(char for char in words if unicodedata.category(char) not in {"Cc", "Cs", "Cn"})


def cell_text(raw: str) -> str:
    """The text of a cell on one line; what stands in it as a list keeps BULLET between its
    statements.
    """
    if "\n" not in raw and "\r" not in raw:
        return tidy(raw)
    lines = list(filter(None, map(tidy, raw.splitlines())))
    if len(lines) < 2 or not _is_list(lines):
        return " ".join(lines)
    return BULLET.join(_MARKED.sub("", line) for line in lines)


def _is_list(lines: Sequence[str]) -> bool:
    """Whether lines of a cell are statements: half of them are marked so, or none is short."""
    marked = sum(bool(_MARKED.match(line)) for line in lines)
    return 2 * marked >= len(lines) or all(len(line.split()) >= STATEMENT for line in lines)


def statements_in(text: str) -> tuple[str, ...]:
    """The statements of a cell: those of a list, or the whole as one."""
    parts = (part.strip() for part in _BULLETS.split(text))
    return tuple(part for part in parts if part)


BULLET = " • "
STATEMENT = 3
"""Words of a line from which it may be a statement of its own."""
_MARKED = re.compile(r"(?:[-*•●▪◦‣·–—✓]|\d{1,2}[.)]|[a-z]\))\s+")
_BULLETS = re.compile(r"(?:^|\s)[•●▪◦‣]\s*")


def unreadable(file: str, what: str, hint: str = "", line: int = 1) -> InvalidFileError:
    """The error for a file that is not a table, or not one that can be read within limits."""
    return InvalidFileError([Problem(file, line, 1, what, hint)])


def rows_of(cells: Mapping[Spot, str]) -> list[list[str]]:
    """The cells of a sheet as rows from the first on; what is missing in front is empty."""
    rows: list[list[str]] = [[] for _ in range(max(cells, default=Spot(0, 0)).row)]
    for spot in sorted(cells):
        row = rows[spot.row - 1]
        row += [""] * (spot.column - len(row) - 1)
        row.append(cells[spot])
    return rows
