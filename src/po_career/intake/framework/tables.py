"""From sheets to requirements: one way of reading for each layout.

Whatever cannot be taken is noted with its place.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from po_career.catalog.model import Importance
from po_career.errors import InvalidFileError, PoCareerError, Problem, UsageError
from po_career.intake.framework.cell_words import (
    LEGENDS,
    NO_ENTITY,
    SUMS,
    LevelText,
    Part,
    folded,
    importance_of,
    level_text,
    part_of,
    says_nothing,
)
from po_career.intake.framework.column_parts import (
    is_sentence,
    is_value_column,
    mostly_levels,
    texts_below,
)
from po_career.intake.framework.found import (
    LONGEST_NAME,
    Ask,
    Found,
    Kind,
    Read,
    Say,
    first_of,
    settle_roles,
)
from po_career.intake.framework.import_options import EachSheet, Options
from po_career.intake.framework.matrix import Unclear, is_amount
from po_career.intake.framework.rungs import is_rank_alone, say_rungs
from po_career.intake.framework.sheet_layout import HEADER_WITHIN, NO_TABLE, Layout, layout_of
from po_career.intake.framework.spreadsheet import Sheet, Skipped, Spot, unreadable

LONGEST_SENTENCE = 2_000
MOST_NAMED = 8
"""Sheets that a message names."""
MOST_HEADERS = 20
"""Headers that a message lists."""
NOT_A_NAME = f"a name of more than {LONGEST_NAME} characters is not a"


def read_tables(sheets: Sequence[Sheet], options: Options) -> Found:
    """What `sheets` say together.

    Raises UsageError if no sheet can be read without being told more, or a named one is not there;
    InvalidFileError if what there is, is no ladder.
    """
    found = Found()
    _need_sheets(sheets, options)
    chosen: list[Sheet] = []
    layouts = list(_layouts(_chosen(sheets, options, found), options, found, chosen))
    _need_headers(chosen, layouts, options)
    if not layouts:
        _need_levels(chosen)
        raise _nothing_read(sheets, found)
    _need_role(layouts, options)
    layouts = list(_settled(layouts, options, found))
    _note_doubts(layouts, found)
    for layout, track, area in _with_tracks(layouts, options, found):
        _Reader(layout, options, found, track, area).read()
    settle_roles(found)
    return found


def _nothing_read(sheets: Sequence[Sheet], found: Found) -> PoCareerError:
    """That no sheet could be read: a mistake in the file, unless an option would settle it."""
    seen = {one.sheet: one.why for one in found.skipped}
    if any(why != NO_TABLE for why in seen.values()):
        lines = [f"{sheet}: {why}" for sheet, why in seen.items()]
        return UsageError("\n".join(["no sheet could be read", *lines[:MOST_NAMED]]))
    if not seen:
        return unreadable(sheets[0].name if sheets else "the file", "every sheet is empty")
    problems = [Problem(sheet, 1, 1, NO_TABLE) for sheet in seen]
    return InvalidFileError(problems[:MOST_NAMED])


def _layouts(
    sheets: Iterable[Sheet], options: Options, found: Found, tried: list[Sheet]
) -> Iterator[Layout]:
    """The layouts of the sheets that can be understood; of the others it is noted why not. All are
    added to `tried`.
    """
    for sheet in sheets:
        tried.append(sheet)
        try:
            yield layout_of(sheet, options)
        except Unclear as why:
            wide = [row for row in range(1, len(sheet.rows) + 1) if len(sheet.filled(row)) > 2]
            texts = [*itertools.chain(*(sheet.filled(row).values() for row in wide))]
            is_table = len(wide) > 2 and mostly_levels(texts)
            found.skip(sheet, None, None, str(why), "lost" if is_table else "aside")


def _note_doubts(layouts: Iterable[Layout], found: Found) -> None:
    """Note what columns over sentences are read as, if the sheet does not say it."""
    for layout in layouts:
        if layout.shape != "said" or layout.sure:
            continue
        names = list(layout.header.names.values())
        found.unsure += names
        if not say_rungs(names):
            found.note(
                f"{layout.sheet.name}: the columns {', '.join(names[:MOST_HEADERS])} are read as"
                " rungs in this order; --across crafts says that they stand side by side"
            )


def _need_levels(sheets: Iterable[Sheet]) -> None:
    """Raises InvalidFileError if a sheet has columns of money, time or shares, and no level."""
    for sheet in sheets:
        for row in range(1, min(len(sheet.rows), HEADER_WITHIN) + 1):
            headers = sheet.filled(row)
            amounts = [
                text
                for column, text in headers.items()
                if texts_below(sheet, row, column) and not is_value_column(sheet, row, column)
            ]
            if len(headers) > 2 and amounts:
                listed = ", ".join(amounts[:MOST_HEADERS])
                what = f"this is a list with amounts and keys ({listed}), and no column of levels"
                hint = "expected a role, a skill and a level; --column level=HEADER says which"
                raise unreadable(sheet.name, what, hint, line=row)


def _settled(layouts: Sequence[Layout], options: Options, found: Found) -> Sequence[Layout]:
    """The layouts, with what each sheet of sentences is about as the other sheets tell it."""
    if options.across is not None:
        return layouts
    words = _level_words(layouts)
    layouts = [_of_levels(layout, words) for layout in layouts]
    if any(layout.shape not in SAID or layout.across != "levels" for layout in layouts):
        return layouts
    if any(layout.sure for layout in layouts):
        return layouts
    found.note(
        "each level of the table is read as a role, since no role asks for any: --across levels"
        " reads them as levels alone"
    )
    return [replace(layout, across="rungs") for layout in layouts]


def _level_words(layouts: Sequence[Layout]) -> set[str]:
    """What the cells of levels say, folded."""
    words: set[str] = set()
    for layout in layouts:
        columns = list(layout.header.names) if layout.shape == "wide" else []
        if layout.shape == "long":
            columns = [layout.columns["level"]]
        for column in columns:
            words |= set(map(folded, texts_below(layout.sheet, layout.header.last, column)))
    return words


def _of_levels(layout: Layout, words: set[str]) -> Layout:
    """A layout of sentences, for levels if these are what other sheets call their levels."""
    names = set(map(folded, layout.header.names.values()))
    if layout.shape != "said" or not names & words or len(names & words) * 2 < len(names):
        return layout
    return replace(layout, across="levels")


def _with_tracks(
    layouts: Sequence[Layout], options: Options, found: Found
) -> Iterator[tuple[Layout, str, str]]:
    """Each layout with the track of its roles, and the category of its skills, by its sheet."""
    sided = [layout for layout in layouts if _has_roles_on_a_side(layout)]
    each = _each_sheet(sided, options) if len(sided) > 1 else None
    if each is not None:
        _note_sheets(sided, each, found)
    for layout in layouts:
        name = layout.sheet.name if layout in sided else ""
        yield layout, name if each == "craft" else "", name if each == "area" else ""


def _has_roles_on_a_side(layout: Layout) -> bool:
    """Whether the rows or the columns of a sheet are roles."""
    return layout.shape == "wide" or (layout.shape == "said" and layout.across != "levels")


def _note_sheets(layouts: Iterable[Layout], each: EachSheet, found: Found) -> None:
    """Note what several sheets are read as."""
    names = ", ".join(f'"{layout.sheet.name}"' for layout in layouts)
    what = "crafts with roles of their own" if each == "craft" else "areas of skills"
    other = "area" if each == "craft" else "craft"
    found.note(f"the sheets {names} are read as {what}; --each-sheet {other} says otherwise")


def _each_sheet(layouts: Sequence[Layout], options: Options) -> EachSheet:
    """What several sheets are: crafts, unless all have the same roles, named in full, and no skill
    in common.
    """
    if options.each_sheet is not None:
        return options.each_sheet
    sides = [_sides(layout) for layout in layouts]
    roles = [names for names, _ in sides]
    skills = [names for _, names in sides]
    same = all(names == roles[0] for names in roles)
    apart = len(set().union(*skills)) == sum(map(len, skills))
    in_full = all(not is_rank_alone(name) for name in roles[0])
    return "area" if same and apart and in_full else "craft"


def _sides(layout: Layout) -> tuple[set[str], set[str]]:
    """The names of the roles and of the skills of a layout, folded."""
    across = set(map(folded, layout.header.names.values()))
    key: Part = "skill" if "skill" in layout.columns else "role"
    down = set(map(folded, texts_below(layout.sheet, layout.header.last, layout.columns[key])))
    return (across, down) if key == "skill" else (down, across)


SAID = ("said", "said rows")
OF_SKILLS: Sequence[Part] = ("skill", "category", "definition")
OF_ROLES: Sequence[Part] = ("role", "track", "next")


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
            why = "the sheet is hidden; --sheet NAME reads it"
            found.skip(sheet, None, None, why, "aside")
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


class _Reader:
    """One sheet while it is read."""

    def __init__(
        self, layout: Layout, options: Options, found: Found, track: str, area: str
    ) -> None:
        self.sheet, self.columns, self.header = layout.sheet, layout.columns, layout.header
        self.shape, self.options, self.found = layout.shape, options, found
        self.across, self.track, self.area = layout.across, track, area
        self.above: dict[Part, str] = {}
        """What `fill_down` repeats."""
        self.values = {*self.header.names, *self.header.sentences.values()}
        """The columns that hold levels or sentences."""
        if self.shape in ("long", "said rows"):
            self.values |= {self.columns.get("level", 0), self.columns.get("sentence", 0)}
        self.names: set[Spot] = set()
        """The cells that name or describe something."""

    def read(self) -> None:
        """Read the sheet."""
        self.found.sheets.append(self.sheet.name)
        self.found.places[self.sheet.name] = dict(self.sheet.places)
        for spot, why in sorted(self.sheet.troubles.items()):
            self.skip(spot.row, spot.column, why)
        self.note_unread()
        self.unused()
        for row in range(1, self.header.last + 1):
            self.names |= {Spot(row, column) for column in self.sheet.filled(row)}
        self.level_names()
        key: Part = "skill" if "skill" in self.columns else "role"
        if self.shape == "wide":
            self.wide(key)
        elif self.shape == "said":
            self.said(key)
        elif self.shape == "said rows":
            self.said_rows()
        else:
            self.long()
        self.found.read.append(Read(self.sheet, frozenset(self.names)))

    def note_unread(self) -> None:
        """Name what the file has beside the cells."""
        for place, text in self.sheet.unread.items():
            kind: Kind = "lost" if is_sentence(text) else "aside"
            why = "nothing here says what this is about"
            shown = text[:LONGEST_NAME]
            one = Skipped(self.sheet.name, None, None, shown, why, kind, 1, place)
            self.found.left_out[one] = None

    def level_names(self) -> None:
        """What the header says of the levels, if no other sheet has said it."""
        named = self.shape == "marks" or (self.shape == "said" and self.across == "levels")
        if named and not self.found.level_texts:
            self.found.level_texts = list(map(level_text, self.header.names.values()))

    def unused(self) -> None:
        """Columns that hold nothing that is looked for, and those without a header."""
        used = {column for part, column in self.columns.items() if part in self.parts_read()}
        used |= self.values | {*self.header.weights.values()}
        headers = self.sheet.filled(self.header.last)
        widest = max(map(len, self.sheet.rows))
        for column in range(1, widest + 1):
            text = headers.get(column, "")
            if column not in used and (text or self.has_cells(column)):
                self.unused_column(column, text)

    def parts_read(self) -> Collection[Part]:
        """The parts that are read in a sheet of this shape."""
        if self.shape == "wide":
            facts = OF_SKILLS if "skill" in self.columns else OF_ROLES
            return [*facts, "importance"]
        if self.shape == "said":
            return OF_SKILLS if "skill" in self.columns else OF_ROLES
        if self.shape == "said rows":
            return [*OF_SKILLS, *OF_ROLES, "level", "sentence"]
        values: Sequence[Part] = ("level", "sentence") if self.shape == "long" else ()
        return [*OF_SKILLS, *OF_ROLES, "importance", *values]

    def has_cells(self, column: int) -> bool:
        """Whether a column holds anything below the header."""
        rows = range(self.header.last + 1, len(self.sheet.rows) + 1)
        return any(self.sheet.text(row, column) for row in rows)

    def unused_column(self, column: int, header: str) -> None:
        """Leave out a column; what looks like levels or sentences is a loss, unless the header says
        that it is something else.
        """
        part = part_of(header)
        if part is not None and self.columns.get(part, column) != column:
            self.skip(None, column, f"another column holds the {part}", "aside")
            return
        texts = texts_below(self.sheet, self.header.last, column)
        known = folded(header) in NO_ENTITY or is_amount(header) or part is not None
        counts = mostly_levels(texts) if self.shape == "wide" or not header else False
        why = "the column is not read" if header else "the column has no header"
        self.skip(None, column, why, "lost" if counts and not known else "aside")

    def long(self) -> None:
        """Each row is one requirement."""
        for row in self.body():
            role, skill = self.role(row), self.cell(row, "skill")
            if not role or not skill:
                self.unnamed(row, "skill" if role else "role")
            elif self.named(row, "role", role) and self.named(row, "skill", skill):
                key = self.role_key(row, role)
                self.role_facts(row, key)
                self.skill_facts(row, self.found.skill(skill))
                self.long_level(row, key, skill)
                self.long_sentence(row, skill)

    def role_key(self, row: int, name: str, group: str = "") -> str:
        """The key of the role in a row or below a group: its track and its title."""
        return self.found.role(name, self.cell(row, "track") or group or self.track)

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
        self.lose_row(row, column, f"the row names no {part}{hint}")

    def lose_row(self, row: int, column: int | None, why: str, kind: Kind = "lost") -> None:
        """Leave out what a row says of levels, with one place for all of it."""
        spots = [Spot(row, each) for each in self.sheet.filled(row) if each in self.values]
        text = self.sheet.text(row, column) if column else ""
        self.beside_values(row)
        self.found.leave(self.sheet.name, row, column, text, why, kind, spots)

    def beside_values(self, row: int) -> None:
        """Know what a row has beside its levels and sentences as names and the like."""
        filled = self.sheet.filled(row)
        self.names |= {Spot(row, each) for each in filled if each not in self.values}

    def long_level(self, row: int, role: str, skill: str) -> None:
        """The level in its column, or that of the highest column that is marked."""
        if self.shape == "long":
            column = self.columns["level"]
            self.ask(role, skill, row, column, level_text(self.sheet.text(row, column)))
            return
        names = self.header.names
        marked = [column for column in names if not says_nothing(self.sheet.text(row, column))]
        for column in names:
            if says_nothing(self.sheet.text(row, column)):
                self.names.add(Spot(row, column))
        for column in marked[:-1]:
            self.skip(row, column, "the row marks a higher level too", "aside")
        for column in marked[-1:]:
            self.ask(role, skill, row, column, level_text(names[column]))

    def long_sentence(self, row: int, skill: str) -> None:
        """The sentence beside the level of a row: it says what that level is."""
        column = self.columns.get("sentence")
        if column is not None and self.shape == "long":
            said = level_text(self.sheet.text(row, self.columns["level"]))
            self.say("", skill, said, row, column)

    def say(self, role: str, skill: str, said: LevelText, row: int, column: int) -> None:
        """Keep a sentence, unless its cell says that nothing is asked."""
        text = self.sheet.text(row, column)
        if not text or says_nothing(text):
            self.names.add(Spot(row, column))
        elif len(text) > LONGEST_SENTENCE:
            self.skip(row, column, f"a sentence of more than {LONGEST_SENTENCE:,} characters")
        else:
            key = self.found.skill(skill)
            self.found.says.append(Say(role, key, said, self.sheet.name, row, column, text))

    def said(self, key: Part) -> None:
        """Each row is a skill or a rung, as `key` says, each cell the sentence for both."""
        self.rungs_across(key)
        has_headings = key == "skill"
        heading = last = group = ""
        for row in self.body():
            name = self.cell(row, key) or self.goes_on(row, key, last)
            if name and has_headings and self.is_heading(row):
                heading, last = self.heading(row, name), ""
            elif self.may_be_said(row, key, name):
                last = name
                group = self.cell(row, "category") or group
                self.said_row(row, key, name, heading or group)

    def rungs_across(self, key: Part) -> None:
        """Know the rungs in the order of their columns."""
        if key != "skill" or self.across == "levels":
            return
        for column, name in self.header.names.items():
            self.rung(name, self.header.groups.get(column, ""))

    def may_be_said(self, row: int, key: Part, name: str) -> bool:
        """Whether a row names what its sentences are about; if it does not, they are left out."""
        if name:
            return self.named(row, key, name)
        self.unsaid(row, key)
        return False

    def goes_on(self, row: int, key: Part, last: str) -> str:
        """The name of a row of sentences that has none of its own: that of the row above it."""
        if last and self.has_sentences(row):
            self.found.note(
                f"{self.sheet.name}: a row that names no {key} goes on with the one above it"
            )
            return last
        return ""

    def has_sentences(self, row: int) -> bool:
        """Whether a row has anything where sentences stand."""
        return not self.header.names.keys().isdisjoint(self.sheet.filled(row))

    def unsaid(self, row: int, key: Part) -> None:
        """Leave out the sentences of a row that names nothing."""
        self.beside_values(row)
        for column in sorted(self.sheet.filled(row).keys() & self.values):
            self.skip(row, column, f"the row names no {key}")

    def said_row(self, row: int, key: Part, name: str, heading: str) -> None:
        """The sentences of one row."""
        if key == "skill":
            self.skill_facts(row, self.found.skill(name))
            first_of(self.found.categories, self.found.skill(name), heading or self.area)
        for column, other in self.header.names.items():
            if not self.sheet.text(row, column):
                continue
            if key == "role":
                role = self.rung(name, self.cell(row, "track"))
                self.say(role, other, LevelText(), row, column)
            elif self.across == "levels":
                self.say("", name, level_text(other), row, column)
            else:
                role = self.rung(other, self.header.groups.get(column, ""))
                self.say(role, name, LevelText(), row, column)

    def said_rows(self) -> None:
        """Each row is a sentence for a rung, or a level, and a skill."""
        key: Part = "role" if "role" in self.columns else "level"
        column = self.columns["sentence"]
        for row in self.body():
            rung, skill = self.cell(row, key), self.cell(row, "skill")
            self.names.add(Spot(row, self.columns[key]))
            if not rung or not skill:
                self.unnamed(row, "skill" if rung else key)
            elif self.named(row, key, rung) and self.named(row, "skill", skill):
                self.skill_facts(row, self.found.skill(skill))
                if self.across == "levels":
                    self.say("", skill, level_text(rung), row, column)
                else:
                    role = self.rung(rung, self.cell(row, "track"))
                    self.role_facts(row, role)
                    self.say(role, skill, LevelText(), row, column)

    def rung(self, name: str, group: str = "") -> str:
        """The key of a rung that sentences are for; a number alone is called Level 3."""
        title = f"Level {name}" if name.replace(".", "").isdigit() else name
        track = group or self.track
        if self.across == "crafts":
            track = title
        return self.found.role(title, track)

    def heading(self, row: int, name: str) -> str:
        """The heading of the skills below a row that has nothing but a name."""
        self.found.note(
            f'{self.sheet.name}, row {row}: "{name}" has no levels: it is read as the heading of'
            " the skills below it"
        )
        self.names |= {Spot(row, column) for column in self.sheet.filled(row)}
        return name

    def wide(self, key: Part) -> None:
        """Each row is a skill or a role, as `key` says, each cell one requirement."""
        has_headings = key == "skill" and "category" not in self.columns
        heading = ""
        self.entities(key)
        for row in self.body():
            name = self.cell(row, key)
            if not name:
                self.unsaid(row, key)
            elif has_headings and self.is_heading(row):
                heading = self.heading(row, name)
            elif self.named(row, key, name):
                if key == "skill":
                    self.skill_facts(row, self.found.skill(name))
                    first_of(self.found.categories, self.found.skill(name), heading or self.area)
                else:
                    self.role_facts(row, self.role_key(row, name))
                self.wide_levels(row, key, name)

    def wide_levels(self, row: int, key: Part, name: str) -> None:
        """The levels of one row of a matrix."""
        for column, text in self.sheet.filled(row).items():
            other = self.header.names.get(column)
            if other is None or len(other) > LONGEST_NAME:
                continue
            group = self.header.groups.get(column, "") if key == "skill" else ""
            role, skill = (other, name) if key == "skill" else (name, other)
            if says_nothing(text):
                self.names.add(Spot(row, column))
            else:
                asks = self.role_key(row, role, group)
                self.ask(asks, skill, row, column, level_text(text))
                self.beside(asks, skill, row, column)

    def beside(self, role: str, skill: str, row: int, column: int) -> None:
        """The sentence beside a level, if there is one."""
        sentence = self.header.sentences.get(column)
        if sentence is not None:
            self.say(role, skill, LevelText(), row, sentence)

    def entities(self, key: Part) -> None:
        """What the columns are called, in their order, and the groups that they belong to."""
        for column, name in self.header.names.items():
            group = self.header.groups.get(column, "")
            if not any(self.sheet.text(row, column) for row in self.body()):
                self.skip(None, column, "nothing stands in this column", "aside")
            elif len(name) > LONGEST_NAME:
                self.skip(None, column, f"{NOT_A_NAME} name")
            elif key == "skill":
                self.found.role(name, group or self.track)
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
                self.legend(row)
                return
            if texts and tuple(self.sheet.rows[row - 1]) != header:
                yield row

    def legend(self, row: int) -> None:
        """Leave out a legend: nothing that follows is read."""
        self.skip(row, None, "a legend begins here, and what follows is not read", "aside")
        for below in range(row + 1, len(self.sheet.rows) + 1):
            self.names |= {Spot(below, column) for column in self.sheet.filled(below)}

    def cell(self, row: int, part: Part) -> str:
        """What a row says of `part`; with `fill_down` the last row that said anything speaks for
        those below.
        """
        column = self.columns.get(part)
        text = self.sheet.text(row, column) if column else ""
        if column and text and part != "level":
            self.names.add(Spot(row, column))
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
            self.lose_row(row, column, f"this is a row of sums, not a {part}", "aside")
        elif len(name) > LONGEST_NAME:
            self.lose_row(row, column, f"{NOT_A_NAME} {part}")
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
            self.found.nexts.append((role, later))

    def ask(self, role: str, skill: str, row: int, column: int, said: LevelText) -> None:
        """Keep what a role asks, unless its cell says that it asks nothing."""
        text = self.sheet.text(row, column)
        if says_nothing(text):
            self.names.add(Spot(row, column))
            return
        if not said:
            self.skip(row, column, "this says no level")
            return
        asked = Ask(
            role,
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
        self.names.add(Spot(row, column or 0))
        weight = self.options.weights.get(folded(text)) or importance_of(text)
        if weight is None:
            self.skip(
                row,
                column,
                f'no importance is called that: important is taken; --importance "{text}=core" says'
                " what it means",
                "aside",
            )
        return weight

    def skip(self, row: int | None, column: int | None, why: str, kind: Kind = "lost") -> None:
        """Note that a cell, a row or a column of the sheet is left out."""
        if row is None and column is not None:
            self.column_left_out(column, why, kind)
        else:
            self.found.skip(self.sheet, row, column, why, kind)

    def column_left_out(self, column: int, why: str, kind: Kind) -> None:
        """Leave out a column: its header is the place that is named, all of its cells are meant."""
        row = self.header.last
        below = range(row + 1, len(self.sheet.rows) + 1)
        spots = [Spot(each, column) for each in below if self.sheet.text(each, column)]
        text = self.sheet.text(row, column)
        self.found.leave(self.sheet.name, row, column, text, why, kind, spots)
