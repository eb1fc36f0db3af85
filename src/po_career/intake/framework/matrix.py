"""The columns of a matrix: names, the groups above them, and levels that have their importance
beside them.
"""

import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
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
    names = _filled_right(sheet, row)
    levels: dict[int, str] = {}
    importances: dict[str, int] = {}
    for column, text in sheet.filled(row + 1).items():
        part = part_of(text)
        if column != key and part == "level" and names[column]:
            levels[column] = names[column]
        elif column != key and part == "importance":
            importances[names[column]] = column
    if not levels or not importances:
        return None
    return Matrix(row + 1, levels, _joined(levels, importances), top=row)


def _joined(names: Mapping[int, str], importances: Mapping[str, int]) -> dict[int, int]:
    """Columns of levels to the columns of the same name that hold their importance."""
    return {column: importances[name] for column, name in names.items() if name in importances}


def _names_below(
    sheet: Sheet, row: int, texts: Mapping[int, str], key: int, taken: AbstractSet[int]
) -> Matrix | TwoHeaders | None:
    """A header of two rows: groups, and under each of them its names.

    What has no group may be named in either row.
    """
    upper = sheet.filled(row)
    lower = {column: text for column, text in sheet.filled(row + 1).items() if column not in taken}
    spans = any(upper.get(column + 1) == text for column, text in upper.items())
    may_be_two = spans or lower.keys() - upper.keys()
    if not may_be_two or not _may_be_names(sheet, row + 1, lower):
        return None
    corner = sheet.text(row + 1, key)
    if corner and folded(corner) != folded(sheet.text(row, key)):
        return TwoHeaders(row) if spans else None
    if len({text.casefold() for text in lower.values()}) < len(lower):
        return TwoHeaders(row)
    names = entities_in(dict(sorted({**texts, **lower}.items())))
    above = _filled_right(sheet, row)
    others = {sheet.text(row, column) for column in taken}
    groups = {column: above[column] for column in names if above[column] not in others}
    groups = {column: text for column, text in groups.items() if text != names[column]}
    return Matrix(row + 1, names, groups=groups, top=row)


def _may_be_names(sheet: Sheet, row: int, names: Mapping[int, str]) -> bool:
    """Whether the texts of `row` may be names: two or more that do not repeat the row above, none a
    level, and none of them below, as words for levels are.
    """
    new = [text for column, text in names.items() if text != sheet.text(row - 1, column)]
    if len(new) < 2 or not all(map(_may_be_name, names.values())):
        return False
    known = {text.casefold() for text in names.values()}
    for below in range(row + 1, len(sheet.rows) + 1):
        filled = sheet.filled(below)
        if any(filled[column].casefold() in known for column in names if column in filled):
            return False
    return True


def _may_be_name(text: str) -> bool:
    said = level_text(text)
    is_mark = said is not None and said.mark
    return not (is_mark or says_nothing(text) or text[0].isdigit())


def _levels_beside(sheet: Sheet, row: int, texts: Mapping[int, str], key: int) -> Matrix | None:
    """A header that names each thing twice: Cook level, Cook importance."""
    levels: dict[int, str] = {}
    importances: dict[str, int] = {}
    for column, text in texts.items():
        name, part = _cut(text)
        if part == "level":
            levels[column] = name
        elif part == "importance":
            importances[name] = column
    weights = _joined(levels, importances)
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
    above = _filled_right(sheet, row - 1)
    if max(often.values(), default=0) > 1 and len({above.get(column, "") for column in names}) > 1:
        groups = {column: above.get(column, "") for column in names}
        names = {
            c: f"{name} {groups[c]}".strip() if often[name.casefold()] > 1 else name
            for c, name in names.items()
        }
    return Matrix(row, names, groups=groups)


def _groups(sheet: Sheet, row: int, names: Mapping[int, str], key: int) -> Mapping[int, str]:
    above = {column: sheet.text(row - 1, column) for column in names}
    spans = Counter(filter(None, above.values()))
    corner = sheet.text(row - 1, key)
    return {
        column: text
        for column, text in above.items()
        if 1 < spans[text] < len(names) and text != corner
    }


def _filled_right(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row, each repeated up to the next: what merged cells show in a file that has
    none.
    """
    found: dict[int, str] = {}
    last = ""
    for column in range(1, max([0, *sheet.filled(row), *sheet.filled(row + 1)]) + 1):
        last = sheet.text(row, column) or last
        found[column] = last
    return found
