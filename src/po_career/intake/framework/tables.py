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
from po_career.intake.framework.matrix import Unclear
from po_career.intake.framework.sheet_layout import HEADER_WITHIN, Layout, layout_of
from po_career.intake.framework.spreadsheet import Sheet

LONGEST_SENTENCE = 2_000
MOST_HEADERS = 20
"""Headers that a message lists."""
NOT_A_NAME = f"a name of more than {LONGEST_NAME} characters is not a"


def read_tables(sheets: Sequence[Sheet], options: Options) -> Found:
    """What `sheets` say together.

    Raises UsageError if no sheet can be read without being told more, or a named one is not there.
    """
    found = Found()
    _need_sheets(sheets, options)
    chosen, layouts = [], []
    for sheet in _chosen(sheets, options, found):
        chosen.append(sheet)
        try:
            layouts.append(layout_of(sheet, options))
        except Unclear as why:
            found.skip(sheet, None, None, str(why))
    _need_headers(chosen, layouts, options)
    if not layouts:
        lines = [f"{one.sheet}: {one.why}" for one in found.skipped[:8]] or ["every sheet is empty"]
        raise UsageError("\n".join(["no sheet could be read", *lines]))
    _need_role(layouts, options)
    for layout in layouts:
        _Reader(layout, options, found).read()
    _tracks_by_sheet(layouts, found)
    return found


def _need_sheets(sheets: Sequence[Sheet], options: Options) -> None:
    """Raises UsageError if there is no sheet of a name that the person gave."""
    known = {sheet.name.casefold() for sheet in sheets}
    for name in options.sheets:
        if name.casefold() not in known:
            names = ", ".join(f'"{sheet.name}"' for sheet in sheets)
            raise UsageError(f'there is no sheet "{name}"\nsheets: {names}')


def _chosen(sheets: Sequence[Sheet], options: Options, found: Found) -> Iterator[Sheet]:
    """The sheets that the person named; else those that are neither hidden nor empty."""
    wanted = [name.casefold() for name in options.sheets]
    for sheet in sheets:
        if sheet.hidden and not wanted:
            found.skip(sheet, None, None, "the sheet is hidden; --sheet NAME reads it")
        elif any(map(any, sheet.rows)) and (not wanted or sheet.name.casefold() in wanted):
            yield sheet


def _need_headers(sheets: Iterable[Sheet], layouts: Sequence[Layout], options: Options) -> None:
    """Raises UsageError if a header that the person named stands in no table, or if there is no
    table, in none of the rows in which one was looked for.
    """
    headers: list[Sequence[str]] = []
    for layout in layouts:
        header = layout.header
        headers += layout.sheet.rows[(header.first or header.last) - 1 : header.last]
    listed = headers
    if not layouts:
        for sheet in sheets:
            headers += [row for row in sheet.rows[:HEADER_WITHIN] if sum(map(bool, row)) > 1]
        listed = headers[:1]
    known = set(map(folded, itertools.chain(*headers)))
    for name in options.columns.values():
        if folded(name) not in known:
            shown = list(dict.fromkeys(filter(None, itertools.chain(*listed))))
            more = f" and {len(shown) - MOST_HEADERS} more" if len(shown) > MOST_HEADERS else ""
            raise UsageError(
                f'no column "{name}"; the headers are {", ".join(shown[:MOST_HEADERS])}{more}'
            )


def _need_role(layouts: Iterable[Layout], options: Options) -> None:
    """Raises UsageError if there is one list without roles, and the person named none for it."""
    lists = [
        layout.sheet.name
        for layout in layouts
        if layout.shape == "long" and "role" not in layout.columns
    ]
    if len(lists) == 1 and not options.role:
        raise UsageError(
            f"{lists[0]}: it has skills and levels, and no column for the role\n--role"
            " NAME says which role it is about\n--column role=HEADER says which column holds it"
        )


def _tracks_by_sheet(layouts: Iterable[Layout], found: Found) -> None:
    """If several sheets have roles on one side, each is a track, unless a column says otherwise."""
    wide = {layout.sheet.name for layout in layouts if layout.shape == "wide"}
    if len(wide) < 2:
        return
    homes: dict[str, set[str]] = {}
    for ask in found.asks:
        homes.setdefault(ask.role, set()).add(ask.sheet)
    for role, sheets in homes.items():
        if len(sheets) == 1 and sheets <= wide:
            first_of(found.tracks, role, *sheets)


class _Reader:
    """One sheet while it is read."""

    def __init__(self, layout: Layout, options: Options, found: Found) -> None:
        self.sheet, self.columns, self.header = layout.sheet, layout.columns, layout.header
        self.shape, self.options, self.found = layout.shape, options, found
        self.above: dict[Part, str] = {}
        """What `fill_down` repeats."""

    def read(self) -> None:
        """Read the sheet."""
        self.found.sheets.append(self.sheet.name)
        for spot, why in sorted(self.sheet.troubles.items()):
            self.skip(spot.row, spot.column, why)
        self.unused()
        if self.shape in ("marks", "anchors") and not self.found.level_texts:
            self.found.level_texts = list(map(level_text, self.header.names.values()))
        if self.shape == "wide":
            self.wide("skill" if "skill" in self.columns else "role")
        elif self.shape == "anchors":
            self.anchors()
        else:
            self.long()

    def unused(self) -> None:
        """Columns that have a header and hold nothing that is looked for."""
        used = {*self.columns.values(), *self.header.names, *self.header.weights.values()}
        for column, text in self.sheet.filled(self.header.last).items():
            part = part_of(text)
            if column in used:
                continue
            if part in self.columns:
                self.skip(self.header.last, column, f"another column holds the {part}")
            else:
                self.skip(self.header.last, column, "the column is not read")

    def long(self) -> None:
        """Each row is one requirement."""
        for row in self.body():
            role, skill = self.role(row), self.cell(row, "skill")
            if not role or not skill:
                self.unnamed(row, "skill" if role else "role")
            elif self.named(row, "role", role) and self.named(row, "skill", skill):
                self.role_facts(row, self.found.role(role))
                self.skill_facts(row, self.found.skill(skill))
                self.long_level(row, role, skill)

    def role(self, row: int) -> str:
        """The role of a row.

        A sheet without roles is about the one that the person names, else about that of its own
        name.
        """
        if "role" in self.columns:
            return self.cell(row, "role")
        return self.options.role or self.sheet.name

    def unnamed(self, row: int, part: Part) -> None:
        """Leave out a row that names no role or no skill."""
        column = self.columns.get(part)
        above = range(self.header.last + 1, row)
        can_fill = column is not None and any(self.sheet.text(one, column) for one in above)
        hint = "; --fill-down takes the one above" if can_fill else ""
        self.skip(row, column, f"the row names no {part}{hint}")

    def long_level(self, row: int, role: str, skill: str) -> None:
        """The level in its column, or that of the highest column that is marked."""
        if self.shape == "long":
            column = self.columns["level"]
            self.ask(role, skill, row, column, level_text(self.sheet.text(row, column)))
            return
        names = self.header.names
        marked = [column for column in names if not says_nothing(self.sheet.text(row, column))]
        for column in marked[:-1]:
            self.skip(row, column, "the row marks a higher level too")
        for column in marked[-1:]:
            self.ask(role, skill, row, column, level_text(names[column]))

    def anchors(self) -> None:
        """Each row is a skill, each cell the sentence for one of its levels."""
        for row in self.body():
            name = self.cell(row, "skill")
            if not name or not self.named(row, "skill", name):
                continue
            skill = self.found.skill(name)
            self.skill_facts(row, skill)
            for column, header in self.header.names.items():
                text = self.sheet.text(row, column)
                if len(text) > LONGEST_SENTENCE:
                    why = f"a sentence of more than {LONGEST_SENTENCE:,} characters"
                    self.skip(row, column, why)
                elif not says_nothing(text):
                    anchors = self.found.anchors.setdefault(skill, [])
                    anchors.append((level_text(header), text))

    def wide(self, key: Part) -> None:
        """Each row is a skill or a role, as `key` says, each cell one requirement."""
        has_headings = key == "skill" and "category" not in self.columns
        heading = ""
        self.entities(key)
        for row in self.body():
            name = self.cell(row, key)
            cells = self.sheet.filled(row).keys() & self.header.names.keys()
            if not name:
                for column in sorted(cells):
                    self.skip(row, column, f"the row names no {key}")
            elif has_headings and self.is_heading(row):
                heading = name
                self.found.notes.append(
                    f'{self.sheet.name}, row {row}: "{name}" has no levels: it is read as the'
                    " heading of the skills below it"
                )
            elif self.named(row, key, name):
                if key == "skill":
                    self.skill_facts(row, self.found.skill(name))
                    first_of(self.found.categories, self.found.skill(name), heading)
                else:
                    self.role_facts(row, self.found.role(name))
                self.wide_levels(row, key, name)

    def wide_levels(self, row: int, key: Part, name: str) -> None:
        for column, text in self.sheet.filled(row).items():
            other = self.header.names.get(column)
            if other is not None and len(other) <= LONGEST_NAME:
                role, skill = (other, name) if key == "skill" else (name, other)
                self.ask(role, skill, row, column, level_text(text))

    def entities(self, key: Part) -> None:
        """What the columns are called, in their order, and the groups that they belong to."""
        for column, name in self.header.names.items():
            group = self.header.groups.get(column, "")
            if not any(self.sheet.text(row, column) for row in self.body()):
                self.skip(self.header.last, column, "nothing stands in this column")
            elif len(name) > LONGEST_NAME:
                self.skip(self.header.last, column, f"{NOT_A_NAME} name")
            elif key == "skill":
                first_of(self.found.tracks, self.found.role(name), group)
            else:
                first_of(self.found.categories, self.found.skill(name), group)

    def body(self) -> Iterator[int]:
        """The rows below the header that hold anything, less repeated headers.

        A legend ends them.
        """
        header = tuple(self.sheet.rows[self.header.last - 1])
        for row in range(self.header.last + 1, len(self.sheet.rows) + 1):
            texts = self.sheet.filled(row).values()
            if len(texts) == 1 and folded(*texts) in LEGENDS:
                self.skip(row, None, "a legend begins here, and what follows is not read")
                return
            if texts and tuple(self.sheet.rows[row - 1]) != header:
                yield row

    def cell(self, row: int, part: Part) -> str:
        """What a row says of `part`; with `fill_down` the last row that said anything speaks for
        those below.
        """
        column = self.columns.get(part)
        text = self.sheet.text(row, column) if column else ""
        if self.options.fill_down and part in ("role", "skill", "category", "track"):
            text = text or self.above.get(part, "")
            self.above[part] = text
        return text

    def is_heading(self, row: int) -> bool:
        """Whether nothing but the row's name stands in it, and something stands below."""
        texts = set(self.sheet.filled(row).values())
        return len(texts) == 1 and row < len(self.sheet.rows)

    def named(self, row: int, part: Part, name: str) -> bool:
        """Whether `name` may be the name of a role or a skill; if it may not, that is noted."""
        column = self.columns.get(part)
        if folded(name) in SUMS:
            self.skip(row, column, f"this is a row of sums, not a {part}")
        elif len(name) > LONGEST_NAME:
            self.skip(row, column, f"{NOT_A_NAME} {part}")
        else:
            return True
        return False

    def skill_facts(self, row: int, skill: str) -> None:
        """What a row says of its skill beside levels."""
        first_of(self.found.categories, skill, self.cell(row, "category"))
        first_of(self.found.definitions, skill, self.cell(row, "definition"))

    def role_facts(self, row: int, role: str) -> None:
        """What a row says of its role beside levels."""
        first_of(self.found.tracks, role, self.cell(row, "track"))
        later = self.cell(row, "next")
        if later:
            self.found.moves[role, self.found.role(later)] = None

    def ask(self, role: str, skill: str, row: int, column: int, said: LevelText) -> None:
        """Keep what a role asks, unless its cell says that it asks nothing."""
        text = self.sheet.text(row, column)
        if says_nothing(text):
            return
        if not said:
            self.skip(row, column, "this says no level")
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
        column = self.header.weights.get(level) or self.columns.get("importance")
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
