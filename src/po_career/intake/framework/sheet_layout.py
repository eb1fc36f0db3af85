"""How a sheet is laid out: where its header is, what its columns hold, and whether one side of it
is roles.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import (
    LEGENDS,
    LevelText,
    Part,
    folded,
    level_text,
    part_of,
    parts_in,
    says_nothing,
)
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.matrix import Header, MatrixRow, Unclear, entities_in
from po_career.intake.framework.scale import HIGHEST, USUAL_NAMES
from po_career.intake.framework.spreadsheet import Sheet

LONGEST_LEVEL = 40
WORDY = 4
"""Words from which a cell is a sentence and no level."""
MOST_WORDS = 12
"""So many different words may a scale have that nobody knows."""
ASK_ROWS = "--rows skills or --rows roles, or for a list --column skill=HEADER and so on,"
LOOKED_AT = 200
"""Rows below a header by which it is told what the table is."""
HEADER_WITHIN = 60
"""Rows from the top in which a header is looked for."""

Shape = Literal["long", "marks", "wide", "anchors"]


class Layout(Frozen):
    """How to read one sheet."""

    sheet: Sheet
    shape: Shape
    """long: a row is one requirement. marks: a row is one, its level is the column that is marked.
    wide: a cell is one. anchors: a row is a skill, a cell the sentence for one of its levels."""
    columns: Mapping[Part, int]
    header: Header
    """Its names are levels (marks and anchors), or the roles or skills of the columns (wide)."""


def layout_of(sheet: Sheet, options: Options) -> Layout:
    """The layout of `sheet`.

    Raises Unclear if it has none, or more than one.
    """
    doubts: list[Unclear] = []
    for find in (_by_header, _by_shape):
        for row in range(1, min(len(sheet.rows), HEADER_WITHIN) + 1):
            try:
                layout = find(sheet, row, options)
            except Unclear as doubt:
                doubts.append(doubt)
            else:
                if layout is not None:
                    return layout
    if doubts:
        raise doubts[0]
    raise Unclear(
        "it has no table that could be understood: expected a header with a role, a skill and a"
        " level, or skills on one side and roles on the other; --column role=HEADER says it"
    )


def _by_header(sheet: Sheet, row: int, options: Options) -> Layout | None:
    """A layout whose header names what the columns hold."""
    columns = _columns(sheet, row, options)
    if columns.keys() >= {"skill", "level"}:
        return Layout(sheet, "long", columns, Header(row))
    header = sheet.filled(row)
    known = {folded(header[column]) for column in columns.values()}
    rest = {column: text for column, text in header.items() if folded(text) not in known}
    entities = entities_in(rest)
    layout = _by_levels(sheet, row, columns, entities)
    sides: list[Part] = [part for part in columns if part in ("role", "skill")]
    if layout is not None or len(sides) != 1 or not entities:
        return layout
    [key] = sides
    return _wide(MatrixRow(sheet, row, columns, key, rest), sure=min(header) == columns[key])


def _by_levels(
    sheet: Sheet, row: int, columns: Mapping[Part, int], entities: Mapping[int, str]
) -> Layout | None:
    """A layout with a column for each level: of marks, or of sentences."""
    levels = _levels_in(entities)
    if len(levels) < 2:
        return None
    below = _below(sheet, row, levels)
    if columns.keys() >= {"role", "skill"}:
        marked = _are_marks(below)
        return Layout(sheet, "marks", columns, Header(row, levels)) if marked else None
    are_levels = all(map(_is_named_level, levels.values()))
    if not columns and not sheet.text(row, 1) and are_levels:
        columns = {"skill": 1}
    if "skill" not in columns or not _are_sentences(below, sure=are_levels):
        return None
    return Layout(sheet, "anchors", columns, Header(row, levels))


def _levels_in(headers: Mapping[int, str]) -> Mapping[int, str]:
    """The headers that name a level."""
    return {
        column: text
        for column, text in headers.items()
        if level_text(text) and not level_text(text).mark
    }


def _wide(matrix: MatrixRow, *, sure: bool) -> Layout | None:
    """A matrix, if what stands in it are levels."""
    header = replace(matrix, texts=_without_legend(matrix)).header()
    if not _has_levels(matrix.sheet, header.last, header.names, sure=sure):
        return None
    return Layout(matrix.sheet, "wide", matrix.columns, header)


def _without_legend(matrix: MatrixRow) -> Mapping[int, str]:
    """The headers of a matrix, less what stands behind an empty column and explains levels."""
    texts = matrix.texts
    filled: set[int] = set()
    for below in range(matrix.row, len(matrix.sheet.rows) + 1):
        filled |= matrix.sheet.filled(below).keys()
    gaps = set(range(min(texts) + 1, max(texts))) - filled
    if not gaps:
        return texts
    return {
        column: text
        for column, text in texts.items()
        if column < min(gaps) or not _explains_level(text)
    }


def _explains_level(text: str) -> bool:
    """Whether a header names a level and its number, or says that it is a legend."""
    said = level_text(text)
    return (said.number is not None and said.name != "") or folded(text) in LEGENDS


def _by_shape(sheet: Sheet, row: int, options: Options) -> Layout | None:
    """A table with names on two sides, and levels between, whose corner does not say which side is
    which.
    """
    below = {**sheet.filled(row + 1), **sheet.filled(row + 2), **sheet.filled(row + 3)}
    first = min(below, default=0)
    rest = {
        column: text
        for column, text in sheet.filled(row).items()
        if column > first and part_of(text) is None
    }
    entities = entities_in(rest)
    if not below or not entities or not _has_levels(sheet, row, entities):
        return None
    key = _key_of(sheet.text(row, first), row, options)
    columns = _columns(sheet, row, options)
    for part in ("role", "skill", "level"):
        columns.pop(part, None)
    return _wide(MatrixRow(sheet, row, {**columns, key: first}, key, rest), sure=True)


def _key_of(corner: str, row: int, options: Options) -> Part:
    """What the rows of a matrix are, as the person says or else its corner.

    Raises Unclear if neither says it.
    """
    if options.rows is not None:
        return "skill" if options.rows == "skills" else "role"
    parts = parts_in(corner)
    if len(parts) == 1:
        return parts.pop()
    what = f'"{corner}"' if corner else "the empty corner"
    raise Unclear(
        f"row {row} is a header, and {what} does not say whether the rows are skills or roles;"
        f" {ASK_ROWS} says it"
    )


def _columns(sheet: Sheet, row: int, options: Options) -> dict[Part, int]:
    """What each column holds, as the person says, else as its header does.

    Of two for one thing the first counts.
    """
    columns: dict[Part, int] = {}
    told = {folded(header): part for part, header in options.columns.items()}
    for column, text in sheet.filled(row).items():
        part = told.get(folded(text))
        if part is None and part_of(text) not in options.columns:
            part = part_of(text)
        if part is not None:
            columns.setdefault(part, column)
    return columns


def _has_levels(sheet: Sheet, row: int, entities: Iterable[int], *, sure: bool = False) -> bool:
    """Whether what stands under the entities is mostly levels: numbers, marks, usual words, or a
    few words.

    Unless the header is `sure` to be one of a matrix, each of these words must come again and
    again.
    """
    asked = [text for text in _below(sheet, row, entities) if not says_nothing(text)]
    plain = sum(_is_plain(level_text(text)) for text in asked)
    words = Counter(folded(text) for text in asked if len(text) <= LONGEST_LEVEL)
    are_few = len(words) <= MOST_WORDS
    come_again = sure or 2 * len(words) <= words.total()
    again = words.total() if are_few and come_again else 0
    return bool(asked) and 2 * max(plain, again) >= len(asked)


def _is_plain(said: LevelText) -> bool:
    """Whether it is surely a level: a number that may be one, a mark, or a usual name."""
    if said.number is not None:
        return said.number <= HIGHEST
    return said.mark or said.name in USUAL_NAMES


def _is_named_level(text: str) -> bool:
    """Whether a header is surely a level: it has a number or a usual name."""
    said = level_text(text)
    return said.number is not None or said.name in USUAL_NAMES


def _are_sentences(texts: Sequence[str], *, sure: bool) -> bool:
    """Whether enough of the texts are sentences: one if the headers are `sure` to be levels, else
    half.
    """
    wordy = {
        text for text in texts if len(text.split()) >= WORDY and level_text(text).number is None
    }
    return bool(wordy) and (sure or 2 * len(wordy) >= len(texts))


def _are_marks(texts: Sequence[str]) -> bool:
    """Whether the texts are nothing but marks."""
    return bool(texts) and all(says_nothing(text) or level_text(text).mark for text in texts)


def _below(sheet: Sheet, row: int, columns: Iterable[int]) -> list[str]:
    """The texts in the first rows below a header."""
    texts = []
    for below in range(row + 1, row + LOOKED_AT + 1):
        filled = sheet.filled(below)
        texts += [filled[column] for column in columns if column in filled]
    return texts
