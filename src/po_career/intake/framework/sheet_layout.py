"""How a sheet is laid out: where its header is, what its columns hold, and whether one side of it
is roles.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
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
from po_career.intake.framework.import_options import Options, Rows
from po_career.intake.framework.matrix import Matrix, TwoHeaders, entities_in, matrix_of
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

_ROWS: Mapping[frozenset[Part], Rows] = {
    frozenset({"skill"}): "skills",
    frozenset({"role"}): "roles",
}
"""What the rows are, by what the corner of a table names."""

Shape = Literal["long", "marks", "wide", "anchors"]


class Layout(Frozen):
    """How to read one sheet."""

    shape: Shape
    """long: a row is one requirement. marks: a row is one, its level is the column that is marked.
    wide: a cell is one. anchors: a row is a skill, a cell the sentence for one of its levels."""
    header: int
    """The last row of the header."""
    columns: Mapping[Part, int]
    entities: Mapping[int, str]
    """Of marks and anchors: column to the level's name. Of wide: column to the role or skill."""
    rows: Literal["skills", "roles"] | None = None
    """Of wide: what the rows are."""
    matrix: Matrix | None = None
    """Of wide: its columns."""

    @property
    def top(self) -> int:
        """The first row of the header."""
        return self.matrix.top if self.matrix and self.matrix.top else self.header


class Unclear(Frozen):
    """Why a sheet cannot be read as it is, and the option that would help; empty where
    none would.
    """

    why: str
    option: str = ""


def layout_of(sheet: Sheet, options: Options) -> Layout | Unclear:
    """The layout of `sheet`, or what is unclear about it."""
    unclear: list[Unclear] = []
    for find in (_by_header, _by_shape):
        for row in range(1, min(len(sheet.rows), HEADER_WITHIN) + 1):
            layout = find(sheet, row, options)
            if isinstance(layout, Layout):
                return layout
            if layout is not None:
                unclear.append(layout)
    if unclear:
        return unclear[0]
    known = (
        "a header with a role, a skill and a level, or skills on one side and roles on the other"
    )
    what = f"it has no table that could be understood: expected {known}"
    return Unclear(what, "--column role=HEADER")


def _by_header(sheet: Sheet, row: int, options: Options) -> Layout | Unclear | None:
    """A layout whose header names what the columns hold."""
    columns = _columns(sheet, row, options)
    if columns.keys() >= {"skill", "level"}:
        return Layout("long", row, columns, {})
    header = sheet.filled(row)
    known = {folded(header[column]) for column in columns.values()}
    rest = {column: text for column, text in header.items() if folded(text) not in known}
    entities = entities_in(rest)
    named = columns.keys() & {"role", "skill"}
    if (layout := _by_levels(sheet, row, columns, entities)) is not None:
        return layout
    if len(named) == 1 and entities:
        [key] = named
        return _wide(sheet, row, columns, rest, key, sure=min(header) == columns[key])
    return None


def _by_levels(
    sheet: Sheet, row: int, columns: Mapping[Part, int], entities: Mapping[int, str]
) -> Layout | None:
    """A layout with a column for each level: of marks, or of sentences."""
    levels = {column: text for column, text in entities.items() if _names_level(text)}
    if len(levels) < 2:
        return None
    if columns.keys() >= {"role", "skill"}:
        return Layout("marks", row, columns, levels) if _marked(sheet, row, levels) else None
    if not columns and not sheet.text(row, 1) and _are_levels(levels):
        columns = {"skill": 1}
    if "skill" not in columns or not _sentences(sheet, row, levels):
        return None
    return Layout("anchors", row, columns, levels)


def _names_level(header: str) -> bool:
    said = level_text(header)
    return said is not None and not said.mark


def _wide(
    sheet: Sheet,
    row: int,
    columns: Mapping[Part, int],
    rest: Mapping[int, str],
    key: Part,
    *,
    sure: bool,
) -> Layout | Unclear | None:
    """A matrix, if what stands in it are levels."""
    matrix = matrix_of(
        sheet, row, _without_legend(sheet, row, rest), columns[key], set(columns.values())
    )
    if isinstance(matrix, TwoHeaders):
        what = f"rows {row} and {row + 1} both look like a header; delete the one that is not"
        return Unclear(what, f'or --column {key}="{sheet.text(row + 1, columns[key])}"')
    if not _has_levels(sheet, matrix.header, matrix.names, sure=sure):
        return None
    return Layout(
        "wide",
        matrix.header,
        columns,
        matrix.names,
        "skills" if key == "skill" else "roles",
        matrix,
    )


def _without_legend(sheet: Sheet, row: int, texts: Mapping[int, str]) -> Mapping[int, str]:
    """The headers of a matrix, less what stands behind an empty column and says what
    levels mean.
    """
    filled: set[int] = set()
    for below in range(row, len(sheet.rows) + 1):
        filled |= sheet.filled(below).keys()
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
    if said is not None and said.number is not None and said.name:
        return True
    return folded(text) in LEGENDS


def _by_shape(sheet: Sheet, row: int, options: Options) -> Layout | Unclear | None:
    """A table with names on two sides, and levels between, whose corner does not say which side is
    which.
    """
    below = {**sheet.filled(row + 1), **sheet.filled(row + 2), **sheet.filled(row + 3)}
    first = min(below, default=0)
    if first == 0:
        return None
    header = {column: text for column, text in sheet.filled(row).items() if column > first}
    rest = {column: text for column, text in header.items() if part_of(text) is None}
    entities = entities_in(rest)
    if not entities or not _has_levels(sheet, row, entities):
        return None
    corner = sheet.text(row, first)
    rows = options.rows or _ROWS.get(frozenset(parts_in(corner)))
    if rows is None:
        what = f'"{corner}"' if corner else "the empty corner"
        return Unclear(
            f"row {row} is a header, and {what} does not say whether the rows are skills or roles",
            ASK_ROWS,
        )
    columns = _columns(sheet, row, options)
    for part in ("role", "skill", "level"):
        columns.pop(part, None)
    key: Part = "skill" if rows == "skills" else "role"
    return _wide(sheet, row, {**columns, key: first}, rest, key, sure=True)


def _columns(sheet: Sheet, row: int, options: Options) -> dict[Part, int]:
    """What each column holds, as the person says, else as its header does.

    Of two for one thing the first counts.
    """
    columns: dict[Part, int] = {}
    told = {folded(header): part for part, header in options.columns.items()}
    header = sheet.filled(row).items()
    for column, text in header:
        if folded(text) in told:
            columns.setdefault(told[folded(text)], column)
    for column, text in header:
        part = part_of(text)
        if part is not None and part not in options.columns and folded(text) not in told:
            columns.setdefault(part, column)
    return columns


def _has_levels(sheet: Sheet, row: int, entities: Mapping[int, str], *, sure: bool = False) -> bool:
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


def _is_plain(said: LevelText | None) -> bool:
    """Whether it is surely a level: a number that may be one, a mark, or a usual name."""
    if said is None:
        return False
    if said.number is not None:
        return said.number <= HIGHEST
    return said.mark or said.name in USUAL_NAMES


def _sentences(sheet: Sheet, row: int, columns: Mapping[int, str]) -> bool:
    """Whether sentences stand under the columns, whose headers are levels."""
    texts = _below(sheet, row, columns)
    wordy = {text for text in texts if len(text.split()) >= WORDY and not _has_number(text)}
    return bool(wordy) and (2 * len(wordy) >= len(texts) or _are_levels(columns))


def _are_levels(columns: Mapping[int, str]) -> bool:
    return all(map(_is_named_level, columns.values()))


def _is_named_level(text: str) -> bool:
    said = level_text(text)
    return said is not None and (said.number is not None or said.name in USUAL_NAMES)


def _has_number(text: str) -> bool:
    said = level_text(text)
    return said is not None and said.number is not None


def _below(sheet: Sheet, row: int, columns: Iterable[int]) -> list[str]:
    """The texts in the first rows below a header."""
    texts = []
    for below in range(row + 1, row + LOOKED_AT + 1):
        filled = sheet.filled(below)
        texts += [filled[column] for column in columns if column in filled]
    return texts


def _marked(sheet: Sheet, row: int, columns: Mapping[int, str]) -> bool:
    """Whether nothing but marks stands under the columns."""
    texts = _below(sheet, row, columns)
    read = [level_text(text) for text in texts if not says_nothing(text)]
    return bool(texts) and all(said is not None and said.mark for said in read)
