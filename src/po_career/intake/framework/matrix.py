"""The header of a matrix: names, the groups above them, and levels that have their importance
beside them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import (
    AMOUNTS,
    NO_ENTITY,
    Part,
    folded,
    level_text,
    part_of,
    says_nothing,
)
from po_career.intake.framework.spreadsheet import Sheet

LONGEST_TITLE = 5
"""Words; a longer text below a header is a sentence and no second header."""


class Unclear(Exception):
    """Why a sheet cannot be read as it is, and the option that would help."""


class Header(Frozen):
    """The header of a table, and what its columns of levels are called."""

    last: int
    """Its last row."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Column to the role, the skill or the level that it is about."""
    weights: Mapping[int, int] = field(default_factory=dict)
    """Column of levels to the column of their importance, if each has one of its own."""
    sentences: Mapping[int, int] = field(default_factory=dict)
    """Column of levels to the column of the sentences for them, if each has one of its own."""
    groups: Mapping[int, str] = field(default_factory=dict)
    """Column to what stands above its name, if that spans several columns and not all."""
    first: int = 0
    """The first row of a header of two rows; 0 if it has one."""


def entities_in(texts: Mapping[int, str]) -> dict[int, str]:
    """The headers among `texts` that may name a role or a skill."""
    return {
        column: text
        for column, text in texts.items()
        if folded(text) and folded(text) not in NO_ENTITY and not is_amount(text)
    }


def is_amount(header: str) -> bool:
    """Whether a header names money, time, a share or a key."""
    words = folded(header.replace("_", " ")).split()
    return "%" in header or not AMOUNTS.isdisjoint(words)


class MatrixRow(Frozen):
    """A row that is the header of a matrix."""

    sheet: Sheet
    row: int
    columns: Mapping[Part, int]
    """The columns that hold something other than levels."""
    key: Part
    """What the rows of the matrix are: its column is among `columns`."""
    texts: Mapping[int, str]
    """Column to text of the other headers."""

    def header(self) -> Header:
        """The whole header.

        Raises Unclear if the row beneath may be the header instead.
        """
        return (
            self.levels_below() or self.names_below() or self.levels_beside() or self.plain_names()
        )

    def corner(self, row: int) -> str:
        """What `row` has in the column of the key."""
        return self.sheet.text(row, self.columns[self.key])

    def levels_below(self) -> Header | None:
        """A header of two rows: names, and under each of them Level and Importance."""
        names = self.filled_right(self.row)
        below = self.sheet.filled(self.row + 1)
        below.pop(self.columns[self.key], None)
        beside = _Beside((column, names[column], part_of(text)) for column, text in below.items())
        return beside.header(self.row + 1, first=self.row)

    def levels_beside(self) -> Header | None:
        """A header that names each thing twice: Cook level, Cook importance, or Cook, Cook
        description.
        """
        beside = _Beside((column, *cut(text)) for column, text in self.texts.items())
        beside.take_bare(self.texts)
        header = beside.header(self.row)
        return replace(header, groups=self.groups(header.names)) if header else None

    def names_below(self) -> Header | None:
        """A header of two rows: groups, and under each of them its names.

        What has no group may be named in either row.
        """
        upper, lower = self.sheet.filled(self.row), self.sheet.filled(self.row + 1)
        for column in self.columns.values():
            lower.pop(column, None)
        spans = any(upper.get(column + 1) == text for column, text in upper.items())
        may_be_two = spans or lower.keys() - upper.keys()
        if not may_be_two or not self.may_be_names(lower):
            return None
        has_own_corner = self.has_corner_below()
        if has_own_corner and not spans:
            return None
        if has_own_corner or len(set(map(str.casefold, lower.values()))) < len(lower):
            raise self.two_headers()
        names = entities_in(dict(sorted({**self.texts, **lower}.items())))
        return Header(self.row + 1, names, groups=self.groups_of(names), first=self.row)

    def has_corner_below(self) -> bool:
        """Whether the row beneath has a corner of its own."""
        beneath = self.corner(self.row + 1)
        return beneath != "" and folded(beneath) != folded(self.corner(self.row))

    def groups_of(self, names: Mapping[int, str]) -> Mapping[int, str]:
        """What this row says above names in the row beneath."""
        above = self.filled_right(self.row)
        others = {self.sheet.text(self.row, column) for column in self.columns.values()}
        return {
            column: above[column]
            for column, name in names.items()
            if above[column] not in {*others, name}
        }

    def two_headers(self) -> Unclear:
        """Two rows that both look like a header."""
        beneath = self.row + 1
        return Unclear(
            f"rows {self.row} and {beneath} both look like a header; delete the one that is not;"
            f' or --column {self.key}="{self.corner(beneath)}" says it'
        )

    def may_be_names(self, names: Mapping[int, str]) -> bool:
        """Whether the texts of the row beneath may be names: two or more that do not repeat this
        row, none a level, and none of them below, as words for levels are.
        """
        new = [
            column for column, text in names.items() if text != self.sheet.text(self.row, column)
        ]
        if len(new) < 2 or any(map(_is_no_title, names.values())):
            return False
        known = {text.casefold() for text in names.values()}
        for below in range(self.row + 2, len(self.sheet.rows) + 1):
            texts = (self.sheet.text(below, column).casefold() for column in names)
            if not known.isdisjoint(texts):
                return False
        return True

    def plain_names(self) -> Header:
        """One name a column; what is named alike is told apart by the groups above."""
        names = entities_in(self.texts)
        often = Counter(name.casefold() for name in names.values())
        filled = self.filled_right(self.row - 1)
        above = {column: filled.get(column, "") for column in names}
        if len(often) == len(names) or len({*above.values()}) == 1:
            return Header(self.row, names, groups=self.groups(names))
        for column, name in names.items():
            if often[name.casefold()] > 1:
                names[column] = f"{name} {above[column]}".strip()
        return Header(self.row, names, groups=above)

    def groups(self, names: Iterable[int]) -> Mapping[int, str]:
        """What stands above some of the columns of `names`, and not above all."""
        above = {column: self.sheet.text(self.row - 1, column) for column in names}
        spans = Counter(filter(None, above.values()))
        corner = self.corner(self.row - 1)
        return {
            column: text
            for column, text in above.items()
            if 1 < spans[text] < len(above) and text != corner
        }

    def filled_right(self, row: int) -> dict[int, str]:
        """The texts of a row, each repeated up to the next: what merged cells show in a file that
        has none.
        """
        texts: dict[int, str] = {}
        last = ""
        for column in range(1, max([0, *self.sheet.filled(row), *self.sheet.filled(row + 1)]) + 1):
            last = self.sheet.text(row, column) or last
            texts[column] = last
        return texts


class _Beside:
    """Columns of levels, of their importance and of their sentences, by what they are about."""

    def __init__(self, columns: Iterable[tuple[int, str, Part | None]]) -> None:
        self.levels: dict[int, str] = {}
        self.weights: dict[str, int] = {}
        self.sentences: dict[str, int] = {}
        for column, name, part in columns:
            if part == "level" and name:
                self.levels[column] = name
            elif part == "importance":
                self.weights[name] = column
            elif part in ("definition", "sentence") and name:
                self.sentences[name] = column

    def take_bare(self, texts: Mapping[int, str]) -> None:
        """Take as levels the columns that have the bare names of those with sentences."""
        bare = {column: text for column, text in texts.items() if text in self.sentences}
        self.levels = dict(sorted((self.levels | bare).items()))

    def header(self, last: int, first: int = 0) -> Header | None:
        """The header; None if the levels have neither importance nor sentences beside them."""
        weights, sentences = (_joined(self.levels, each) for each in (self.weights, self.sentences))
        if not weights and not sentences:
            return None
        return Header(last, self.levels, weights, sentences, first=first)


def _joined(names: Mapping[int, str], others: Mapping[str, int]) -> dict[int, int]:
    """Columns of levels to the other columns of the same names."""
    return {column: others[name] for column, name in names.items() if name in others}


def _is_no_title(text: str) -> bool:
    """Whether a cell below a header is a level or a sentence, and so no second header."""
    if level_text(text).mark or says_nothing(text) or text[0].isdigit():
        return True
    return len(text.split()) > LONGEST_TITLE


def cut(text: str) -> tuple[str, Part | None]:
    """A header's name, and the part that its last word stands for."""
    match = re.fullmatch(r"(.+?)[\s:_/(\[–-]+(\w+)[)\]]?", text)
    return (match[1], part_of(match[2])) if match else (text, None)
