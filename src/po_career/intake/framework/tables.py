"""From sheets to requirements: one way of reading for each layout.

Whatever cannot be taken is noted with its place.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from po_career.catalog.model import Importance
from po_career.errors import UsageError
from po_career.intake.framework.cell_words import (
    LEGENDS,
    SUMS,
    LevelText,
    Part,
    folded,
    importance_of,
    level_text,
    part_of,
    says_nothing,
)
from po_career.intake.framework.found import LONGEST_NAME, Ask, Found, first_of
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.sheet_layout import HEADER_WITHIN, Layout, Unclear, layout_of
from po_career.intake.framework.spreadsheet import Sheet

LONGEST_SENTENCE = 2_000
MOST_HEADERS = 20
"""Headers that a message lists."""
NO_LEVEL = "this says no level"


def read_tables(sheets: Sequence[Sheet], options: Options) -> Found:
    """What `sheets` say together.

    Raises UsageError where no sheet can be read without being told more, or a named one is not
    there.
    """
    found = Found()
    layouts: list[tuple[Sheet, Layout]] = []
    chosen = []
    for sheet in _chosen(sheets, options, found):
        chosen.append(sheet)
        layout = layout_of(sheet, options)
        if isinstance(layout, Layout):
            layouts.append((sheet, layout))
        else:
            found.skip(sheet, None, None, _spoken(layout))
    _need_headers(chosen, layouts, options)
    if not layouts:
        lines = [f"{one.sheet}: {one.why}" for one in found.skipped[:8]] or ["every sheet is empty"]
        raise UsageError("\n".join(["no sheet could be read", *lines]))
    lists = [layout for _, layout in layouts if layout.shape == "long"]
    only_list = sum("role" not in layout.columns for layout in lists) == 1
    for sheet, layout in layouts:
        found.sheets.append(sheet.name)
        for spot, why in sorted(sheet.troubles.items()):
            found.skip(sheet, spot.row, spot.column, why)
        reader = _Reader(sheet, layout, options, found)
        reader.read(is_only_list=only_list)
    if len(layouts) > 1:
        _tracks_by_sheet(layouts, found)
    return found


def _chosen(sheets: Sequence[Sheet], options: Options, found: Found) -> Iterator[Sheet]:
    """The sheets that the person named; else those that are neither hidden nor empty."""
    by_name = {sheet.name.casefold(): sheet for sheet in sheets}
    wanted = [name.casefold() for name in options.sheets]
    for name in options.sheets:
        if name.casefold() not in by_name:
            names = ", ".join(f'"{sheet.name}"' for sheet in sheets)
            raise UsageError(f'there is no sheet "{name}"\nsheets: {names}')
    for sheet in sheets:
        if sheet.hidden and not wanted:
            found.skip(sheet, None, None, "the sheet is hidden; --sheet NAME reads it")
        elif any(map(any, sheet.rows)) and (not wanted or sheet.name.casefold() in wanted):
            yield sheet


def _need_headers(
    sheets: Sequence[Sheet], layouts: Sequence[tuple[Sheet, Layout]], options: Options
) -> None:
    """Raises UsageError if a header that the person named stands in no table, or if there is no
    table, in none of the rows in which one was looked for.
    """
    rows = [sheet.rows[layout.top - 1 : layout.header] for sheet, layout in layouts]
    headers = list(itertools.chain(*rows))
    if not layouts:
        rows = [sheet.rows[:HEADER_WITHIN] for sheet in sheets]
        headers = [row for row in itertools.chain(*rows) if sum(map(bool, row)) > 1]
    known = set(map(folded, itertools.chain(*headers)))
    for header in options.columns.values():
        if folded(header) not in known:
            listed = headers if layouts else headers[:1]
            shown = list(dict.fromkeys(filter(None, itertools.chain(*listed))))
            more = f" and {len(shown) - MOST_HEADERS} more" if len(shown) > MOST_HEADERS else ""
            raise UsageError(
                f'no column "{header}"; the headers are {", ".join(shown[:MOST_HEADERS])}{more}'
            )


def _spoken(unclear: Unclear) -> str:
    return f"{unclear.why}; {unclear.option} says it" if unclear.option else unclear.why


def _tracks_by_sheet(layouts: Iterable[tuple[Sheet, Layout]], found: Found) -> None:
    """Where there are several sheets with roles on one side, each is a track, unless a column says
    otherwise.
    """
    wide = {sheet.name for sheet, layout in layouts if layout.shape == "wide"}
    if len(wide) < 2:
        return
    homes: dict[str, set[str]] = {}
    for ask in found.asks:
        homes.setdefault(ask.role, set()).add(ask.sheet)
    for role, sheets in homes.items():
        if len(sheets) == 1 and sheets <= wide:
            first_of(found.tracks, role, next(iter(sheets)))


class _Reader:
    """One sheet while it is read."""

    def __init__(self, sheet: Sheet, layout: Layout, options: Options, found: Found) -> None:
        self.sheet, self.layout, self.options, self.found = sheet, layout, options, found
        self.above: dict[Part, str] = {}
        """What `fill_down` repeats."""

    def read(self, *, is_only_list: bool) -> None:
        """Read the sheet; `is_only_list` if it is the only list without a column for roles."""
        self.unused()
        shape = self.layout.shape
        if shape in ("marks", "anchors") and not self.found.level_texts:
            read = map(level_text, self.layout.entities.values())
            self.found.level_texts = [said for said in read if said]
        if shape == "wide":
            self.wide()
        elif shape == "anchors":
            self.anchors()
        else:
            self.long(self.only_role(is_only_list=is_only_list))

    def only_role(self, *, is_only_list: bool) -> str | None:
        """The role that a sheet without roles is about: what the person says, else the sheet's own
        name if there are several such sheets.
        """
        if "role" in self.layout.columns:
            return None
        if is_only_list and not self.options.role:
            raise UsageError(
                f"{self.sheet.name}: it has skills and levels, and no column for the role\n--role"
                " NAME says which role it is about\n--column role=HEADER says which column holds it"
            )
        return self.options.role or self.sheet.name

    def long(self, only_role: str | None) -> None:
        """Each row is one requirement."""
        for row in self.body():
            role, skill = only_role or self.cell(row, "role"), self.cell(row, "skill")
            if not role or not skill:
                missing: Part = "role" if not role else "skill"
                hint = "; --fill-down takes the one above" if self.any_above(row, missing) else ""
                self.skip(
                    row, self.layout.columns.get(missing), f"the row names no {missing}{hint}"
                )
            elif self.named(row, "role", role) and self.named(row, "skill", skill):
                self.facts(row, self.found.role(role), self.found.skill(skill))
                self.ask(role, skill, row, *self.said(row))

    def unused(self) -> None:
        """Columns that have a header and hold nothing that is looked for."""
        weights = self.layout.matrix.weights.values() if self.layout.matrix else ()
        used = {*self.layout.columns.values(), *self.layout.entities, *weights}
        for column, text in enumerate(self.sheet.rows[self.layout.header - 1], 1):
            if text and column not in used:
                part = part_of(text)
                why = (
                    f"another column holds the {part}"
                    if part in self.layout.columns
                    else "the column is not read"
                )
                self.found.skip(self.sheet, self.layout.header, column, why)

    def said(self, row: int) -> tuple[int, LevelText | None]:
        """The column and the text of a row's level, or the column of marks that is marked."""
        if self.layout.shape == "long":
            column = self.layout.columns["level"]
            return column, level_text(self.sheet.text(row, column))
        marked = [
            column
            for column in self.layout.entities
            if not says_nothing(self.sheet.text(row, column))
        ]
        for column in marked[:-1]:
            self.skip(row, column, "the row marks a higher level too")
        return (marked[-1], level_text(self.layout.entities[marked[-1]])) if marked else (0, None)

    def anchors(self) -> None:
        """Each row is a skill, each cell the sentence for one of its levels."""
        for row in self.body():
            name = self.cell(row, "skill")
            if not name or not self.named(row, "skill", name):
                continue
            skill = self.found.skill(name)
            self.facts(row, None, skill)
            for column, header in self.layout.entities.items():
                said, text = level_text(header), self.sheet.text(row, column)
                if said and len(text) > LONGEST_SENTENCE:
                    self.skip(
                        row, column, f"a sentence of more than {LONGEST_SENTENCE:,} characters"
                    )
                elif said and text and not says_nothing(text):
                    self.found.anchors.setdefault(skill, []).append((said, text))

    def wide(self) -> None:
        """Each cell is one requirement."""
        key: Part = "skill" if self.layout.rows == "skills" else "role"
        has_headings = key == "skill" and "category" not in self.layout.columns
        heading = ""
        self.entities(key)
        for row in self.body():
            name = self.cell(row, key)
            cells = [column for column in self.sheet.filled(row) if column in self.layout.entities]
            if not name:
                for column in cells:
                    self.skip(row, column, f"the row names no {key}")
            elif has_headings and self.is_heading(row):
                heading = name
                self.found.notes.append(
                    f'{self.sheet.name}, row {row}: "{name}" has no levels: it is read as the'
                    " heading of the skills below it"
                )
            elif self.named(row, key, name):
                self.wide_row(row, key, name, cells, heading)

    def wide_row(self, row: int, key: Part, name: str, cells: Sequence[int], heading: str) -> None:
        own = self.found.skill(name) if key == "skill" else self.found.role(name)
        self.facts(row, own if key == "role" else None, own if key == "skill" else None)
        if heading:
            first_of(self.found.categories, own, heading)
        for column in cells:
            other = self.layout.entities[column]
            if len(other) > LONGEST_NAME:
                continue
            role, skill = (other, name) if key == "skill" else (name, other)
            self.ask(role, skill, row, column, level_text(self.sheet.text(row, column)))

    def entities(self, key: Part) -> None:
        """What the columns are called, in their order, and the groups that they belong to."""
        groups = self.layout.matrix.groups if self.layout.matrix else {}
        for column, name in self.layout.entities.items():
            if not any(self.sheet.text(row, column) for row in self.body()):
                self.found.skip(
                    self.sheet, self.layout.header, column, "nothing stands in this column"
                )
            elif len(name) > LONGEST_NAME:
                self.found.skip(
                    self.sheet,
                    self.layout.header,
                    column,
                    f"a name of more than {LONGEST_NAME} characters is not a name",
                )
            elif key == "skill":
                first_of(self.found.tracks, self.found.role(name), groups.get(column, ""))
            else:
                first_of(self.found.categories, self.found.skill(name), groups.get(column, ""))

    def body(self) -> Iterator[int]:
        """The rows below the header that hold anything, less repeated headers.

        A legend ends them.
        """
        header = self.sheet.rows[self.layout.header - 1]
        for row in range(self.layout.header + 1, len(self.sheet.rows) + 1):
            texts = self.sheet.filled(row).values()
            if len(texts) == 1 and folded(*texts) in LEGENDS:
                self.skip(row, None, "a legend begins here, and what follows is not read")
                return
            if texts and tuple(self.sheet.rows[row - 1]) != tuple(header):
                yield row

    def cell(self, row: int, part: Part) -> str:
        """What a row says of `part`; with `fill_down` the last row that said anything speaks for
        those below.
        """
        column = self.layout.columns.get(part)
        text = self.sheet.text(row, column) if column else ""
        if self.options.fill_down and part in ("role", "skill", "category", "track"):
            text = text or self.above.get(part, "")
            self.above[part] = text
        return text

    def any_above(self, row: int, part: Part) -> bool:
        column = self.layout.columns.get(part)
        return column is not None and any(
            self.sheet.text(above, column) for above in range(self.layout.header + 1, row)
        )

    def is_heading(self, row: int) -> bool:
        """Whether nothing but the row's name stands in it, and something stands below."""
        own = {text for text in self.sheet.rows[row - 1] if text}
        return len(own) == 1 and row < len(self.sheet.rows)

    def named(self, row: int, part: Part, name: str) -> bool:
        """Whether `name` may be the name of a role or a skill; where it may not, that is noted."""
        column = self.layout.columns.get(part)
        if folded(name) in SUMS:
            self.skip(row, column, f"this is a row of sums, not a {part}")
        elif len(name) > LONGEST_NAME:
            self.skip(row, column, f"a name of more than {LONGEST_NAME} characters is not a {part}")
        else:
            return True
        return False

    def facts(self, row: int, role: str | None, skill: str | None) -> None:
        """What a row says beside levels."""
        if skill:
            first_of(self.found.categories, skill, self.cell(row, "category"))
            first_of(self.found.definitions, skill, self.cell(row, "definition"))
        if role:
            first_of(self.found.tracks, role, self.cell(row, "track"))
            if later := self.cell(row, "next"):
                self.found.moves[role, self.found.role(later)] = None

    def ask(self, role: str, skill: str, row: int, column: int, said: LevelText | None) -> None:
        text = self.sheet.text(row, column) if column else ""
        if column == 0 or says_nothing(text):
            return
        if said is None:
            self.skip(row, column, NO_LEVEL)
            return
        asked = Ask(
            self.found.role(role),
            self.found.skill(skill),
            said,
            said.importance or self.weight(row, column),
            self.sheet.name,
            row,
            column,
            text,
        )
        self.found.asks.append(asked)

    def weight(self, row: int, level: int) -> Importance | None:
        """The importance that goes with the level in the column `level`."""
        own = self.layout.matrix.weights.get(level) if self.layout.matrix else None
        column = own or self.layout.columns.get("importance")
        text = self.sheet.text(row, column) if column else ""
        if not text:
            return None
        weight = self.options.weights.get(folded(text)) or importance_of(text)
        if weight is None:
            self.skip(
                row,
                column,
                f'no importance is called that: important is taken; --importance "{text}=core" says'
                " what it means",
            )
        return weight

    def skip(self, row: int, column: int | None, why: str) -> None:
        self.found.skip(self.sheet, row, column, why)
