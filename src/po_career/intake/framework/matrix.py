"""The columns of a matrix: names, the groups above them, and levels that have their importance
beside them.
"""

import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from itertools import pairwise
from typing import NamedTuple

from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import (
    NO_ENTITY,
    folded,
    level_text,
    part_of,
    says_nothing,
)
from po_career.intake.framework.spreadsheet import Sheet


class Matrix(Frozen):
    """What stands in the columns of a matrix."""

    header: int
    """The last row of the header."""
    names: Mapping[int, str]
    """Column to the role or skill whose levels it holds."""
    weights: Mapping[int, int] = field(default_factory=dict)
    """Column of levels to the column of their importance, where each has one of its own."""
    groups: Mapping[int, str] = field(default_factory=dict)
    """Column to what stands above its name, where that spans several columns and not all."""
    top: int = 0
    """The first row of a header of two rows; 0 where it has one."""


class TwoHeaders(NamedTuple):
    """The row of a header, which the row beneath may be instead."""

    row: int


def matrix_of(
    sheet: Sheet, row: int, texts: Mapping[int, str], key: int, taken: AbstractSet[int]
) -> Matrix | TwoHeaders:
    """The columns of the matrix whose header is `row` and whose names are among `texts`.

    `key` is the column of the other side, `taken` are it and the columns that say something else.
    """
    return (
        _levels_below(sheet, row, key)
        or _names_below(sheet, row, texts, key, taken)
        or _levels_beside(sheet, row, texts, key)
        or _plain(sheet, row, texts, key)
    )


def entities_in(texts: Mapping[int, str]) -> dict[int, str]:
    """Of headers those that may name a role or a skill."""
    return {
        column: text
        for column, text in texts.items()
        if folded(text) not in NO_ENTITY and folded(text)
    }


def _levels_below(sheet: Sheet, row: int, key: int) -> Matrix | None:
    """A header of two rows: names, and under each of them Level and Importance."""
    below = {
        column: part_of(text)
        for column, text in enumerate(_row(sheet, row + 1), 1)
        if column != key
    }
    levels = [column for column, part in below.items() if part == "level"]
    if not levels or "importance" not in below.values():
        return None
    names = _filled_right(sheet, row)
    found = {column: names[column] for column in levels if names.get(column)}
    weights = {
        column: other
        for column, name in found.items()
        for other, part in below.items()
        if part == "importance" and names[other] == name
    }
    return Matrix(row + 1, found, weights, top=row) if found else None


def _names_below(
    sheet: Sheet, row: int, texts: Mapping[int, str], key: int, taken: AbstractSet[int]
) -> Matrix | TwoHeaders | None:
    """A header of two rows: groups, and under each of them its names.

    What has no group may be named in either row.
    """
    upper, lower = (
        _row(sheet, row),
        {c: text for c, text in enumerate(_row(sheet, row + 1), 1) if text and c not in taken},
    )
    spans = any(one and one == other for one, other in pairwise(upper))
    blank = any(not sheet.text(row, column) for column in lower)
    another = [column for column, text in lower.items() if text != sheet.text(row, column)]
    if (
        len(another) < 2
        or not (spans or blank)
        or not all(map(_may_be_name, lower.values()))
        or _again(sheet, row + 1, lower)
    ):
        return None
    corner = sheet.text(row + 1, key)
    if corner and folded(corner) != folded(sheet.text(row, key)):
        return TwoHeaders(row) if spans else None
    if len({text.casefold() for text in lower.values()}) < len(lower):
        return TwoHeaders(row)
    names = entities_in(dict(sorted({**texts, **lower}.items())))
    others = {sheet.text(row, column) for column in taken}
    above = {
        column: text
        for column, text in _filled_right(sheet, row).items()
        if column in names and text not in others
    }
    return Matrix(
        row + 1,
        names,
        groups={column: text for column, text in above.items() if text != names[column]},
        top=row,
    )


def _may_be_name(text: str) -> bool:
    return (
        not says_nothing(text)
        and not text[0].isdigit()
        and not ((said := level_text(text)) and said.mark)
    )


def _again(sheet: Sheet, row: int, names: Mapping[int, str]) -> bool:
    """Whether any of the names stands below them too, as words for levels do."""
    known = {text.casefold() for text in names.values()}
    return any(
        sheet.text(below, column).casefold() in known
        for below in range(row + 1, len(sheet.rows) + 1)
        for column in names
    )


def _levels_beside(sheet: Sheet, row: int, texts: Mapping[int, str], key: int) -> Matrix | None:
    """A header that names each thing twice: Cook level, Cook importance."""
    cut = {column: _cut(text) for column, text in texts.items()}
    levels = {column: name for column, (name, part) in cut.items() if part == "level"}
    weights = {
        column: other
        for column, name in levels.items()
        for other, (same, part) in cut.items()
        if part == "importance" and same == name
    }
    return Matrix(row, levels, weights, _groups(sheet, row, levels, key)) if weights else None


def _cut(text: str) -> tuple[str, str | None]:
    """A header's name, and the part that its last word stands for."""
    found = re.fullmatch(r"(.+?)[\s:_/(\[–-]+(\w+)[)\]]?", text)
    return (found[1], part_of(found[2])) if found else (text, None)


def _plain(sheet: Sheet, row: int, texts: Mapping[int, str], key: int) -> Matrix:
    """One name a column; what is named alike is told apart by the groups above."""
    names = entities_in(texts)
    often = Counter(name.casefold() for name in names.values())
    groups = _groups(sheet, row, names, key)
    above = _filled_right(sheet, row - 1) if row > 1 else {}
    if max(often.values(), default=0) > 1 and len({above.get(column, "") for column in names}) > 1:
        groups = {column: above.get(column, "") for column in names}
        names = {
            c: f"{name} {groups[c]}".strip() if often[name.casefold()] > 1 else name
            for c, name in names.items()
        }
    return Matrix(row, names, groups=groups)


def _groups(sheet: Sheet, row: int, names: Mapping[int, str], key: int) -> Mapping[int, str]:
    above = {column: sheet.text(row - 1, column) for column in names} if row > 1 else {}
    spans = Counter(text for text in above.values() if text)
    corner = sheet.text(row - 1, key) if row > 1 else ""
    return {
        column: text
        for column, text in above.items()
        if 1 < spans[text] < len(names) and text != corner
    }


def _filled_right(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row, each repeated up to the next.

    What merged cells show in a file that has none.
    """
    found: dict[int, str] = {}
    last = ""
    for column in range(1, max(len(_row(sheet, row)), len(_row(sheet, row + 1))) + 1):
        last = sheet.text(row, column) or last
        found[column] = last
    return found


def _row(sheet: Sheet, row: int) -> list[str]:
    return list(sheet.rows[row - 1]) if row <= len(sheet.rows) else []
