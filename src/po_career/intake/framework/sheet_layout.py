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
    RUNG_HEADERS,
    LevelText,
    Part,
    folded,
    level_text,
    part_of,
    parts_in,
    says_nothing,
)
from po_career.intake.framework.column_parts import (
    LOOKED_AT,
    are_sentences,
    is_value_column,
    mostly_levels,
    parts_of_columns,
    texts_below,
)
from po_career.intake.framework.import_options import Across, Options
from po_career.intake.framework.matrix import (
    Header,
    MatrixRow,
    Unclear,
    cut,
    entities_in,
    is_amount,
)
from po_career.intake.framework.rungs import rank_of, say_rungs
from po_career.intake.framework.scale import HIGHEST, USUAL_NAMES
from po_career.intake.framework.spreadsheet import Sheet

LONGEST_LEVEL = 40
MOST_WORDS = 12
"""So many different words may a scale have that nobody knows."""
ASK_ROWS = "--rows skills or --rows roles, or for a list --column skill=HEADER and so on,"
LONGEST_HEADER = 60
"""Characters of the name of a rung or a skill over a column of sentences."""
SIDES: tuple[Part, ...] = ("skill", "role")
NO_TABLE = (
    "it has no table that could be understood: expected a header with a role, a skill and a"
    " level, or skills on one side and roles on the other; --column role=HEADER says it"
)
HEADER_WITHIN = 60
"""Rows from the top in which a header is looked for."""

Shape = Literal["long", "marks", "wide", "said", "said rows"]


class Layout(Frozen):
    """How to read one sheet."""

    sheet: Sheet
    shape: Shape
    """long: a row is one requirement. marks: a row is one, its level is the column that is marked.
    wide: a cell is a level that a role asks. said: a cell is a sentence for a rung, or a level, and
    a skill. said rows: a row is such a sentence."""
    columns: Mapping[Part, int]
    header: Header
    """Its names are levels (marks, said), or the roles or skills of the columns (wide, said)."""
    across: Across = "rungs"
    """What sentences are for, if the sheet has any."""
    sure: bool = True
    """Whether the sheet says so itself."""


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
    raise Unclear(NO_TABLE)


def _by_header(sheet: Sheet, row: int, options: Options) -> Layout | None:
    """A layout whose header names what the columns hold."""
    if _is_banner(sheet, row):
        return None
    columns = parts_of_columns(sheet, row, options)
    header = sheet.filled(row)
    known = {folded(header[column]) for column in columns.values()}
    rest = {column: text for column, text in header.items() if folded(text) not in known}
    top = _Top(sheet, row, options, columns, rest)
    return top.by_rows() or top.by_levels() or top.by_sentences() or top.by_sides()


class _Top(Frozen):
    """A row that may be a header, and names what some columns hold."""

    sheet: Sheet
    row: int
    options: Options
    columns: Mapping[Part, int]
    rest: Mapping[int, str]
    """Column to text of the other headers."""

    def below(self, column: int) -> list[str]:
        """What stands in a column."""
        return texts_below(self.sheet, self.row, column)

    def levels(self) -> list[str]:
        """What stands in the column of levels."""
        return self.below(self.columns["level"]) if "level" in self.columns else []

    def by_rows(self) -> Layout | None:
        """A layout in which each row is a requirement or a sentence."""
        columns, header = self.columns, Header(self.row)
        if "skill" not in columns:
            return None
        if {"role", "sentence"} <= columns.keys() and not self.levels():
            return Layout(self.sheet, "said rows", columns, header, "rungs")
        if "level" not in columns or self.are_all_amounts(columns["level"]):
            return None
        if "sentence" in columns and "role" not in columns and self.options.role is None:
            across, sure = _across(self.levels(), self.options)
            return Layout(self.sheet, "said rows", columns, header, across, sure)
        return Layout(self.sheet, "long", columns, header)

    def are_all_amounts(self, column: int) -> bool:
        """Whether a column that is called a level holds money or shares."""
        told = "level" in self.options.columns
        return not told and not is_value_column(self.sheet, self.row, column)

    def by_levels(self) -> Layout | None:
        """A layout with a column for each level, and a mark in one of them."""
        names = entities_in(self.rest)
        levels = {
            column: text
            for column, text in names.items()
            if level_text(text) and not level_text(text).mark
        }
        if len(levels) < 2 or not self.columns.keys() >= {"role", "skill"}:
            return None
        texts = _below(self.sheet, self.row, levels)
        marked = bool(texts) and all(says_nothing(text) or level_text(text).mark for text in texts)
        header = Header(self.row, levels)
        return Layout(self.sheet, "marks", self.columns, header) if marked else None

    def by_sides(self) -> Layout | None:
        """A matrix, if the header names one of its sides."""
        sides: list[Part] = [part for part in self.columns if part in SIDES]
        if len(sides) != 1 or not entities_in(self.rest):
            return None
        [key] = sides
        matrix = MatrixRow(self.sheet, self.row, self.columns, key, self.rest)
        is_first = min(self.sheet.filled(self.row)) == self.columns[key]
        return _wide(matrix, self.options, sure=is_first)

    def by_sentences(self) -> Layout | None:
        """A table of sentences: skills on one side, rungs or levels on the other."""
        names = self.over_sentences()
        if len(names) < 2 or _stand_beside_levels(names, self.rest):
            return None
        if self.columns.keys() >= {"role", "skill"}:
            return None
        key, column = self.key_beside(names)
        parts = self.beside(key, column, names)
        header = MatrixRow(self.sheet, self.row, parts, key, names).plain_names()
        across, sure = _across_columns(key, names, self.options)
        if key == "role" and self.options.across is not None:
            across = self.options.across
        return Layout(self.sheet, "said", parts, header, across, sure)

    def over_sentences(self) -> dict[int, str]:
        """The headers that stand over sentences."""
        named = {}
        sentences = []
        for column, text in entities_in(self.rest).items():
            texts = self.below(column)
            is_rung = rank_of(text).height is not None and not mostly_levels(texts)
            if texts and len(text) <= LONGEST_HEADER and (are_sentences(texts) or is_rung):
                named[column] = text
                sentences += texts
        alike = len({text.casefold() for text in named.values()}) < len(named)
        return named if are_sentences(sentences) and not alike else {}

    def key_beside(self, names: Mapping[int, str]) -> tuple[Part, int]:
        """What the rows are, and the column that names them: the last one before the sentences.

        Raises Unclear if nothing says it.
        """
        told = _told_key(self.options)
        for part in SIDES:
            if part in self.columns and told in (None, part):
                return part, self.columns[part]
        column = self.last_before(min(names))
        if told is not None:
            return told, column
        header = self.sheet.text(self.row, column)
        across = [*names.values()]
        if folded(header) in RUNG_HEADERS:
            return "role", column
        if say_rungs(across) or all(map(_is_named_level, across)) or part_of(header) == "category":
            return "skill", column
        if say_rungs(self.below(column)):
            return "role", column
        return _key_of(header, self.row, self.options), column

    def last_before(self, first: int) -> int:
        """The last column before that of the `first` sentences that may name what the rows are.

        Raises Unclear if there is none.
        """
        for column in range(first - 1, 0, -1):
            header = self.sheet.text(self.row, column)
            is_name = column != self.columns.get("definition") and not is_amount(header)
            if is_name and self.below(column):
                return column
        raise Unclear(
            f"row {self.row} is a header over sentences, and no column before them names what the"
            f" rows are; {ASK_ROWS} says it"
        )

    def beside(self, key: Part, place: int, names: Mapping[int, str]) -> Mapping[Part, int]:
        """The columns beside a key, each of one thing: what groups skills is their category."""
        parts: dict[Part, int] = {key: place}
        for part, column in self.columns.items():
            free = column not in parts.values() and column not in names
            if free and part not in (key, "level", "sentence"):
                parts[part] = column
        if key == "skill" and "category" not in parts:
            for column in range(1, place):
                if column not in parts.values() and self.are_groups(column):
                    parts["category"] = column
        return parts

    def are_groups(self, column: int) -> bool:
        """Whether a column may name groups of what stands beside it: few names, in words."""
        texts = self.below(column)
        words = [
            text for text in texts if not level_text(text).number and len(text) <= LONGEST_HEADER
        ]
        return len(words) == len(texts) > 0


def _is_banner(sheet: Sheet, row: int) -> bool:
    """Whether a row stands over the header and is none: the row beneath names more parts, and goes
    further to the left.
    """
    texts, below = sheet.filled(row), sheet.filled(row + 1)
    if not texts or not below or min(below) >= min(texts) or len(below) <= len(texts):
        return False
    named = [sum(part_of(text) is not None for text in each.values()) for each in (texts, below)]
    return named[1] >= named[0] and named[1] > 0


def _across(names: Sequence[str], options: Options) -> tuple[Across, bool]:
    """What the names over sentences are, and whether they say it themselves."""
    if options.across is not None:
        return options.across, True
    if all(map(_is_named_level, names)):
        return "levels", any(level_text(name).name in USUAL_NAMES for name in names)
    return "rungs", say_rungs(list(dict.fromkeys(names)))


def _across_columns(key: Part, names: Mapping[int, str], options: Options) -> tuple[Across, bool]:
    """The same of names over columns: if the rows are roles, they are skills."""
    return _across(list(names.values()), options) if key == "skill" else ("rungs", True)


def _stand_beside_levels(names: Mapping[int, str], texts: Mapping[int, str]) -> bool:
    """Whether each column of sentences belongs to a column of levels: Cook, Cook description."""
    others = {text for column, text in texts.items() if column not in names}
    others |= {cut(text)[0] for text in others}
    return all(cut(name)[1] and cut(name)[0] in others for name in names.values())


def _told_key(options: Options) -> Part | None:
    """What the person says that the rows are."""
    if options.rows is None:
        return None
    return "skill" if options.rows == "skills" else "role"


def _wide(matrix: MatrixRow, options: Options, *, sure: bool) -> Layout | None:
    """A matrix, if what stands in it are levels; below a header of two rows, sentences too."""
    header = replace(matrix, texts=_without_legend(matrix)).header()
    if header.first and are_sentences(_below(matrix.sheet, header.last, header.names)):
        across, is_sure = _across_columns(matrix.key, header.names, options)
        return Layout(matrix.sheet, "said", matrix.columns, header, across, is_sure)
    header = _with_levels_alone(matrix.sheet, header)
    if not _has_levels(matrix.sheet, header.last, header.names, sure=sure):
        return None
    return Layout(matrix.sheet, "wide", matrix.columns, header)


def _with_levels_alone(sheet: Sheet, header: Header) -> Header:
    """The header of a matrix, less the columns that hold amounts, or texts beside numbers."""
    kept = {
        column: texts_below(sheet, header.last, column)
        for column, name in header.names.items()
        if _may_hold_levels(sheet, header.last, column, name)
    }
    plain = {column: texts for column, texts in kept.items() if mostly_levels(texts)}
    if 2 * _cells(plain) >= _cells(kept):
        few = {column: texts for column, texts in kept.items() if len(texts) < 2}
        kept = plain | few
    names = {column: name for column, name in header.names.items() if column in kept}
    return replace(header, names=names)


def _may_hold_levels(sheet: Sheet, row: int, column: int, name: str) -> bool:
    return is_value_column(sheet, row, column) and not is_amount(name)


def _cells(columns: Mapping[int, Sequence[str]]) -> int:
    return sum(map(len, columns.values()))


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
    columns = parts_of_columns(sheet, row, options)
    for part in ("role", "skill", "level", "sentence"):
        columns.pop(part, None)
    matrix = MatrixRow(sheet, row, {**columns, key: first}, key, rest)
    return _wide(matrix, options, sure=True)


def _key_of(corner: str, row: int, options: Options) -> Part:
    """What the rows of a matrix are, as the person says or else its corner.

    Raises Unclear if neither says it.
    """
    told = _told_key(options)
    if told is not None:
        return told
    parts = parts_in(corner)
    if len(parts) == 1:
        return parts.pop()
    what = f'"{corner}"' if corner else "the empty corner"
    raise Unclear(
        f"row {row} is a header, and {what} does not say whether the rows are skills or roles;"
        f" {ASK_ROWS} says it"
    )


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


def _below(sheet: Sheet, row: int, columns: Iterable[int]) -> list[str]:
    """The texts in the first rows below a header."""
    texts = []
    for below in range(row + 1, row + LOOKED_AT + 1):
        filled = sheet.filled(below)
        texts += [filled[column] for column in columns if column in filled]
    return texts
