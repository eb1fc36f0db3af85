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
from po_career.intake.framework.import_options import Options
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
    candidates = range(1, min(len(sheet.rows), HEADER_WITHIN) + 1)
    unclear: list[Unclear] = []
    for find in (_by_header, _by_shape):
        for row in candidates:
            found = find(sheet, row, options)
            if isinstance(found, Layout):
                return found
            unclear += [found] if found is not None else []
    known = (
        "a header with a role, a skill and a level, or skills on one side and roles on the other"
    )
    return (
        unclear[0]
        if unclear
        else Unclear(
            f"it has no table that could be understood: expected {known}", "--column role=HEADER"
        )
    )


def _by_header(sheet: Sheet, row: int, options: Options) -> Layout | Unclear | None:
    """A layout whose header names what the columns hold."""
    columns = _columns(sheet, row, options)
    headers = {folded(sheet.text(row, column)) for column in columns.values()}
    rest = {
        c: text
        for c, text in enumerate(sheet.rows[row - 1], 1)
        if text and c not in columns.values() and folded(text) not in headers
    }
    levels = {
        column: text
        for column, text in entities_in(rest).items()
        if (said := level_text(text)) and not said.mark
    }
    if "skill" in columns and "level" in columns:
        return Layout("long", row, columns, {})
    if {"role", "skill"} <= set(columns) and len(levels) >= 2 and _marked(sheet, row, levels):
        return Layout("marks", row, columns, levels)
    if (
        "skill" in columns
        and "role" not in columns
        and len(levels) >= 2
        and _sentences(sheet, row, levels)
    ):
        return Layout("anchors", row, columns, levels)
    if (
        not columns
        and len(levels) >= 2
        and not sheet.text(row, 1)
        and _are_levels(levels)
        and _sentences(sheet, row, levels)
    ):
        return Layout("anchors", row, {"skill": 1}, levels)
    if ("skill" in columns) != ("role" in columns) and entities_in(rest):
        key: Part = "skill" if "skill" in columns else "role"
        first = next(column for column, text in enumerate(sheet.rows[row - 1], 1) if text)
        return _wide(sheet, row, columns, rest, key, sure=first == columns[key])
    return None


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
        what = f"rows {row} and {row + 1} both look like a header; delete the one that is none"
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
    filled = {
        column for cells in sheet.rows[row - 1 :] for column, text in enumerate(cells, 1) if text
    }
    gap = next(
        (column for column in range(min(texts) + 1, max(texts)) if column not in filled), None
    )
    return (
        texts
        if gap is None
        else {column: text for column, text in texts.items() if column < gap or not _explains(text)}
    )


def _explains(text: str) -> bool:
    return folded(text) in LEGENDS or (
        (said := level_text(text)) is not None and said.number is not None and bool(said.name)
    )


def _by_shape(sheet: Sheet, row: int, options: Options) -> Layout | Unclear | None:
    """A table with names on two sides, and levels between, whose corner does not say which side is
    which.
    """
    cells = sheet.rows[row - 1]
    first = next(
        (
            column
            for column, _ in enumerate(cells, 1)
            if any(sheet.text(below, column) for below in range(row + 1, row + 4))
        ),
        None,
    )
    if first is None:
        return None
    rest = {
        column: text
        for column, text in enumerate(cells, 1)
        if column > first and text and part_of(text) is None
    }
    if not entities_in(rest) or not _has_levels(sheet, row, entities_in(rest)):
        return None
    corner = sheet.text(row, first)
    said = parts_in(corner)
    rows: Literal["skills", "roles"] | None = options.rows
    if rows is None and said == {"skill"}:
        rows = "skills"
    elif rows is None and said == {"role"}:
        rows = "roles"
    if rows is None:
        where = f'"{corner}"' if corner else "the empty corner"
        return Unclear(
            f"row {row} is a header, and {where} does not say whether the rows are skills or roles",
            ASK_ROWS,
        )
    attributes = {
        part: column
        for part, column in _columns(sheet, row, options).items()
        if part not in ("role", "skill", "level")
    }
    key: Part = "skill" if rows == "skills" else "role"
    return _wide(sheet, row, {**attributes, key: first}, rest, key, sure=True)


def _columns(sheet: Sheet, row: int, options: Options) -> dict[Part, int]:
    """What each column holds, as the person says, else as its header does.

    Of two for one thing the first counts.
    """
    columns: dict[Part, int] = {}
    told = {folded(header): part for part, header in options.columns.items()}
    for column, text in enumerate(sheet.rows[row - 1], 1):
        if (part := told.get(folded(text))) is not None:
            columns.setdefault(part, column)
    for column, text in enumerate(sheet.rows[row - 1], 1):
        if (
            (part := part_of(text)) is not None
            and part not in options.columns
            and folded(text) not in told
        ):
            columns.setdefault(part, column)
    return columns


def _has_levels(sheet: Sheet, row: int, entities: Mapping[int, str], *, sure: bool = False) -> bool:
    """Whether what stands under the entities is mostly levels: numbers, marks, usual words, or a
    few words.

    Unless the header is `sure` to be one of a matrix, each of these words must come again and
    again.
    """
    texts = _below(sheet, row, entities)
    asked = [text for text in texts if not says_nothing(text)]
    plain = sum(1 for text in asked if _is_plain(level_text(text)))
    words = Counter(folded(text) for text in asked if len(text) <= LONGEST_LEVEL)
    again = (
        sum(words.values())
        if len(words) <= MOST_WORDS and (sure or 2 * len(words) <= sum(words.values()))
        else 0
    )
    return bool(asked) and 2 * max(plain, again) >= len(asked)


def _is_plain(said: LevelText | None) -> bool:
    if said is None:
        return False
    return said.mark or said.name in USUAL_NAMES if said.number is None else said.number <= HIGHEST


def _sentences(sheet: Sheet, row: int, columns: Mapping[int, str]) -> bool:
    """Whether sentences stand under the columns, whose headers are levels."""
    texts = _below(sheet, row, columns)
    wordy = {
        text
        for text in texts
        if len(text.split()) >= WORDY
        and not ((said := level_text(text)) and said.number is not None)
    }
    return bool(wordy) and (2 * len(wordy) >= len(texts) or _are_levels(columns))


def _are_levels(columns: Mapping[int, str]) -> bool:
    headers = [level_text(text) for text in columns.values()]
    return all(
        said is not None and (said.number is not None or said.name in USUAL_NAMES)
        for said in headers
    )


def _below(sheet: Sheet, row: int, columns: Iterable[int]) -> list[str]:
    """The texts in the first rows below a header."""
    last = min(len(sheet.rows), row + LOOKED_AT)
    return [
        text
        for below in range(row + 1, last + 1)
        for column in columns
        if (text := sheet.text(below, column))
    ]


def _marked(sheet: Sheet, row: int, columns: Mapping[int, str]) -> bool:
    texts = _below(sheet, row, columns)
    return bool(texts) and all(
        (said := level_text(text)) is not None and said.mark
        for text in texts
        if not says_nothing(text)
    )
