"""What tables say before it is a ladder: who asks for what, its place, and what was left out."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from po_career.catalog.model import Importance
from po_career.intake.framework.cell_words import LevelText
from po_career.intake.framework.spreadsheet import Sheet, Skipped, Spot

Kind = Literal["lost", "aside"]
"""Whether a cell holds a level or a sentence, or something that a ladder has no place for."""


class Ask(NamedTuple):
    """One requirement as a table has it."""

    role: str
    skill: str
    said: LevelText
    importance: Importance | None
    sheet: str
    row: int
    column: int
    text: str


class Say(NamedTuple):
    """One sentence of what a role (or a level, if `role` is empty) asks of a skill."""

    role: str
    skill: str
    said: LevelText
    """The level that it describes; nothing if that follows from the place of the role."""
    sheet: str
    row: int
    column: int
    text: str


class Read(NamedTuple):
    """One sheet that was read: the cells that name something, and the others."""

    sheet: Sheet
    names: frozenset[Spot]


@dataclass(slots=True)
class Found:
    """All that the tables of a ladder say. Roles and skills are named as in the file, the first
    spelling of each counts; two roles of one title in two tracks are two.
    """

    asks: list[Ask] = field(default_factory=list)
    says: list[Say] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    """Key to title, in the order of the file."""
    skills: dict[str, str] = field(default_factory=dict)
    """Name in small letters to name, in the order of the file."""
    tracks: dict[str, str] = field(default_factory=dict)
    """Key of a role to the name of its track."""
    categories: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    level_texts: list[LevelText] = field(default_factory=list)
    """What headers say of levels, from the lowest up."""
    moves: dict[tuple[str, str], None] = field(default_factory=dict)
    """From the key of one role to that of another."""
    nexts: list[tuple[str, str]] = field(default_factory=list)
    """Key of a role, and the title of the one that comes next."""
    left_out: dict[Skipped, None] = field(default_factory=dict)
    spots: dict[tuple[str, Spot], str] = field(default_factory=dict)
    """Sheet and cell to what became of it, if it is left out: lost or aside."""
    places: dict[str, dict[int, str]] = field(default_factory=dict)
    """Sheet to where its rows stand in a file that is not a table."""
    read: list[Read] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """The names over sentences of which it is not sure that they are rungs."""
    notes: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    """Names of the sheets that were read."""

    def role(self, name: str, track: str = "") -> str:
        """The key of a role, which is known from now on."""
        key = f"{track.casefold()}{BETWEEN}{name.casefold()}" if track else name.casefold()
        self.roles.setdefault(key, name)
        first_of(self.tracks, key, track)
        return key

    def skill(self, name: str) -> str:
        """The key of a skill, which is known from now on."""
        self.skills.setdefault(name.casefold(), name)
        return name.casefold()

    def note(self, text: str) -> None:
        """Say how something was read, once."""
        if text not in self.notes:
            self.notes.append(text)

    def skip(
        self, sheet: Sheet, row: int | None, column: int | None, why: str, kind: Kind = "lost"
    ) -> None:
        """Note that a cell, a row, a column or a sheet is left out."""
        text = sheet.text(row, column) if row and column else ""
        spots = tuple(spots_of(sheet, row, column))
        self.places.setdefault(sheet.name, dict(sheet.places))
        self.leave(sheet.name, row, column, text, why, kind, spots)

    def leave(
        self,
        sheet: str,
        row: int | None,
        column: int | None,
        text: str,
        why: str,
        kind: Kind,
        spots: Sequence[Spot],
    ) -> None:
        """Note that the cells at `spots` are left out, with one place for all of them."""
        new = [spot for spot in spots if (sheet, spot) not in self.spots]
        if spots and not new:
            return
        self.spots |= dict.fromkeys(((sheet, spot) for spot in new), kind)
        place = self.places.get(sheet, {}).get(row or 0, "")
        skipped = Skipped(sheet, row, column, text[:LONGEST_NAME], why, kind, len(new), place)
        self.left_out[skipped] = None

    def lose(self, one: Ask | Say, why: str) -> None:
        """Note that a cell which said something cannot be taken after all."""
        spots = (Spot(one.row, one.column),) if one.row else ()
        self.leave(one.sheet, one.row or None, one.column or None, one.text, why, "lost", spots)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What is left out, in the order in which it was found, each once."""
        return tuple(self.left_out)


def settle_roles(found: Found) -> None:
    """Let a role without a track be the only one of its title that has one, and let the titles of
    next roles mean the roles of the same track.
    """
    same: dict[str, list[str]] = {}
    for key, title in found.roles.items():
        same.setdefault(title.casefold(), []).append(key)
    now = {
        keys[0]: keys[1]
        for keys in map(_tracked_last, same.values(), itertools.repeat(found.tracks))
        if len(keys) == 2
    }
    found.asks = [ask._replace(role=now.get(ask.role, ask.role)) for ask in found.asks]
    found.says = [say._replace(role=now.get(say.role, say.role)) for say in found.says]
    for key in now:
        del found.roles[key]
    for key, later in found.nexts:
        role = now.get(key, key)
        track = found.tracks.get(role, "")
        found.moves[role, _named_role(found, later, track, same)] = None


def _tracked_last(keys: Sequence[str], tracks: Mapping[str, str]) -> list[str]:
    """The key without a track and the one with it, if there is one of each; else nothing."""
    without = [key for key in keys if key not in tracks]
    tracked = [key for key in keys if key in tracks]
    return [*without, *tracked] if len(without) == len(tracked) == 1 else []


def _named_role(found: Found, title: str, track: str, same: Mapping[str, Sequence[str]]) -> str:
    """The role that `title` means for one of `track`: of the same track, else the only one."""
    keys = [key for key in same.get(title.casefold(), ()) if key in found.roles]
    own = [key for key in keys if found.tracks.get(key, "") == track]
    if own or len(keys) == 1:
        return (own or keys)[0]
    return found.role(title)


BETWEEN = " / "
"""Between track and title in the key of a role."""
LONGEST_NAME = 120
"""Characters; a longer text is a sentence and no name."""


def spots_of(sheet: Sheet, row: int | None, column: int | None) -> Iterator[Spot]:
    """The filled cells of a cell, a row, a column or a sheet."""
    if row and column:
        yield Spot(row, column)
        return
    for each in [row] if row else range(1, len(sheet.rows) + 1):
        for filled in sheet.filled(each):
            if column in (None, filled):
                yield Spot(each, filled)


def first_of(texts: dict[str, str], key: str, text: str) -> None:
    """Keep `text` for `key` unless something is kept there."""
    if text:
        texts.setdefault(key, text)
