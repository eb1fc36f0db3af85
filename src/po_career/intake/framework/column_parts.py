"""What each column of a table holds: as the person says, else as its header does, else as what
stands in it does.
"""

from collections.abc import Iterable, Mapping, Sequence

from po_career.intake.framework.cell_words import (
    NO_ENTITY,
    RUNG_HEADERS,
    Part,
    folded,
    importance_of,
    level_text,
    part_of,
    says_nothing,
)
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.matrix import is_amount
from po_career.intake.framework.scale import HIGHEST, USUAL_NAMES
from po_career.intake.framework.spreadsheet import BULLET, Sheet

LOOKED_AT = 200
"""Rows below a header by which it is told what a column holds."""
WORDS = 3
"""Words from which a cell may be a sentence."""
FEW = 12
"""So many different texts may the words of a scale be."""


def parts_of_columns(sheet: Sheet, row: int, options: Options) -> dict[Part, int]:
    """What the columns below the header in `row` hold; of two for one thing the first counts."""
    headers = sheet.filled(row)
    told = {folded(header): part for part, header in options.columns.items()}
    columns: dict[Part, int] = {}
    for column, text in headers.items():
        part = told.get(folded(text))
        if part is None and part_of(text) not in options.columns:
            part = part_of(text)
        if part is not None:
            columns.setdefault(part, column)
    if "importance" not in options.columns:
        _drop_amounts(sheet, row, columns)
    for part, column in _by_what_they_hold(sheet, row, headers, columns):
        if part not in options.columns and headers[column] not in options.columns.values():
            _move(columns, part, column)
    return columns


def _drop_amounts(sheet: Sheet, row: int, columns: dict[Part, int]) -> None:
    """Weights in numbers are amounts, and no words for importance."""
    weights = texts_below(sheet, row, columns["importance"]) if "importance" in columns else []
    words = [text for text in weights if importance_of(text) or text.isalpha()]
    if weights and not words:
        del columns["importance"]


def _move(columns: dict[Part, int], part: Part, column: int) -> None:
    """Let `column` hold `part` and nothing else."""
    for other, place in list(columns.items()):
        if place == column:
            del columns[other]
    columns[part] = column


def _by_what_they_hold(
    sheet: Sheet, row: int, headers: Mapping[int, str], columns: dict[Part, int]
) -> Iterable[tuple[Part, int]]:
    """Columns that hold something other than their headers say, one after another."""
    if "role" not in columns and {"skill", "category"} & columns.keys():
        yield from _rungs_under_level(sheet, row, headers, columns)
    if {"role", "level"} & columns.keys():
        yield from _skills_under_groups(headers, columns)
        yield from _unnamed_sentences(sheet, row, headers, columns)
    if "role" not in columns and {"level", "sentence", "skill"} <= columns.keys():
        texts = texts_below(sheet, row, columns["level"])
        if texts and not mostly_levels(texts):
            yield "role", columns["level"]


def _skills_under_groups(
    headers: Mapping[int, str], columns: Mapping[Part, int]
) -> Iterable[tuple[Part, int]]:
    """The column of skills, if none is called so: the last one that is called a group."""
    if "skill" not in columns and "category" in columns:
        groups = [column for column, text in headers.items() if part_of(text) == "category"]
        yield "skill", groups[-1]


def _rungs_under_level(
    sheet: Sheet, row: int, headers: Mapping[int, str], columns: Mapping[Part, int]
) -> Iterable[tuple[Part, int]]:
    """The column of rungs if it is called Level beside another column of levels, or Job level."""
    levels = [column for column, text in headers.items() if part_of(text) == "level"]
    for column, text in headers.items():
        if folded(text) not in RUNG_HEADERS:
            continue
        others = sorted({*levels} - {column})
        if others or _are_rungs(sheet, row, column, levels):
            yield "role", column
            yield from _level_beside(others, columns)
            return


def _are_rungs(sheet: Sheet, row: int, column: int, levels: Sequence[int]) -> bool:
    """Whether a column holds names of rungs, and is not called one of levels."""
    return column not in levels and not mostly_levels(texts_below(sheet, row, column))


def _level_beside(others: Sequence[int], columns: Mapping[Part, int]) -> Iterable[tuple[Part, int]]:
    """The column of levels, once the one that is called so turned out to hold rungs."""
    if others and "level" not in columns:
        yield "level", others[0]


def _unnamed_sentences(
    sheet: Sheet, row: int, headers: Mapping[int, str], columns: Mapping[Part, int]
) -> Iterable[tuple[Part, int]]:
    """The column of sentences if its header does not say so, or calls them descriptions."""
    if "sentence" in columns or "skill" not in columns:
        return
    free = set(headers) - set(columns.values())
    for column in sorted(free):
        texts = texts_below(sheet, row, column)
        if folded(headers[column]) not in NO_ENTITY and are_sentences(texts):
            yield "sentence", column
            return
    column = columns.get("definition", 0)
    if column and _differ_within(sheet, row, columns["skill"], column):
        yield "sentence", column


def _differ_within(sheet: Sheet, row: int, key: int, column: int) -> bool:
    """Whether most of what recurs in `key` stands beside differing texts in `column`."""
    seen: dict[str, set[str]] = {}
    for below in range(row + 1, min(row + LOOKED_AT, len(sheet.rows)) + 1):
        name, text = sheet.text(below, key), sheet.text(below, column)
        if name and text:
            seen.setdefault(folded(name), set()).add(text)
    differ = sum(len(texts) > 1 for texts in seen.values())
    return differ > 0 and 2 * differ >= len(seen)


def texts_below(sheet: Sheet, row: int, column: int) -> list[str]:
    """What the first rows below a header have in one column, less what says nothing."""
    last = min(row + LOOKED_AT, len(sheet.rows))
    texts = (sheet.text(below, column) for below in range(row + 1, last + 1))
    return [text for text in texts if text and not says_nothing(text)]


def mostly_levels(texts: Sequence[str]) -> bool:
    """Whether at least half of the texts are surely levels."""
    return 2 * sum(map(is_plain_level, texts)) >= len(texts) > 0


def is_plain_level(text: str) -> bool:
    """Whether it is surely a level: a number that may be one, a mark, or a usual name."""
    said = level_text(text)
    if said.number is not None:
        steps = said.number * 4
        return said.number <= HIGHEST and steps.is_integer()
    return said.mark or said.name in USUAL_NAMES


def is_sentence(text: str) -> bool:
    """Whether a cell says something of somebody, and not which level they are at."""
    if BULLET.strip() in text:
        return True
    if len(text.split()) < WORDS:
        return False
    return not any(map(str.isdigit, text)) or level_text(text).number is None


def are_sentences(texts: Sequence[str]) -> bool:
    """Whether most of the texts are sentences, and not the same few words again and again."""
    said = [text for text in texts if is_sentence(text)]
    if 2 * len(said) < len(texts) or not said:
        return False
    different = len({folded(text) for text in said})
    return different > FEW or 2 * different > len(said)


def is_value_column(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a column may hold levels: not money, time, shares or keys."""
    if is_amount(sheet.text(row, column)):
        return False
    texts = texts_below(sheet, row, column)
    numbers = [said.number for said in map(level_text, texts) if said.number is not None]
    if numbers and max(numbers) <= 1 and any(number % 1 for number in numbers):
        return False
    broken = sum(number > HIGHEST or not (number * 4).is_integer() for number in numbers)
    return 2 * broken <= len(texts)
