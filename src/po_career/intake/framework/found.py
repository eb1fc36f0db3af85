"""What tables say before it is a ladder: who asks for what, its place, and what was left out."""

from dataclasses import dataclass, field
from typing import NamedTuple

from po_career.catalog.model import Importance
from po_career.intake.framework.cell_words import LevelText
from po_career.intake.framework.spreadsheet import Sheet, Skipped


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


@dataclass(slots=True)
class Found:
    """All that the tables of one file say. Roles and skills are named as in the file, the first
    spelling of each counts.
    """

    asks: list[Ask] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    """Name in small letters to name, in the order of the file; so are skills."""
    skills: dict[str, str] = field(default_factory=dict)
    tracks: dict[str, str] = field(default_factory=dict)
    """Key of a role to the name of its track."""
    categories: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, list[tuple[LevelText, str]]] = field(default_factory=dict)
    """Key of a skill to the sentences for its levels."""
    level_texts: list[LevelText] = field(default_factory=list)
    """What headers say of levels, from the lowest up."""
    moves: dict[tuple[str, str], None] = field(default_factory=dict)
    """From the key of one role to that of another."""
    left_out: dict[Skipped, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    """Names of the sheets that were read."""

    def role(self, name: str) -> str:
        """The key of a role, which is known from now on."""
        self.roles.setdefault(name.casefold(), name)
        return name.casefold()

    def skill(self, name: str) -> str:
        """The key of a skill, which is known from now on."""
        self.skills.setdefault(name.casefold(), name)
        return name.casefold()

    def skip(self, sheet: Sheet, row: int | None, column: int | None, why: str) -> None:
        """Note that a cell, a row or a sheet is left out."""
        text = sheet.text(row, column) if row and column else ""
        self.left_out[Skipped(sheet.name, row, column, text[:LONGEST_NAME], why)] = None

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What is left out, in the order in which it was found, each once."""
        return tuple(self.left_out)


LONGEST_NAME = 120
"""Characters; a longer text is a sentence and no name."""


def first_of(texts: dict[str, str], key: str, text: str) -> None:
    """Keep `text` for `key` unless something is kept there."""
    if text:
        texts.setdefault(key, text)
