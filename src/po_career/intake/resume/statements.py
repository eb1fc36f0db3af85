"""What an import understood of a file.

Statements about a person, each with its words, its place, its rule and its certainty.
"""

from typing import Annotated, Literal

from po_career.bounds import Ge
from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.intake.resume.parsed import Format, Part, Place, Skipped
from po_career.language.certainty import Certainty

About = Literal["role", "months_in_role", "rating", "done"]


class Reason(Frozen):
    """Why something was understood so."""

    certainty: Certainty
    rule: str
    words: str
    """The words of the file."""
    where: Place


class HeldRole(Frozen):
    """A job of the file, with the role of the catalogue that it is."""

    title: str
    employer: str | None
    role: Id | None
    """Absent if the catalogue has no such role."""
    name: str | None
    start: str | None
    """ISO 8601, as far as it is known: 2021 or 2021-03."""
    end: str | None
    current: bool
    months: Annotated[int, Ge(0)] | None
    """Absent if the start is not known."""
    because: Reason | None
    where: Place


class Statement(Frozen):
    """Something that a profile can hold."""

    about: About
    id: Id
    """Of a role, a skill or an action; for months that of the role."""
    name: str
    value: int | None
    """The level of a rating, or months; absent for a role and an action."""
    said: str | None
    """What the file says of the value, in its own words: Advanced, Mar 2021, the date of a
    certificate.
    """
    because: Reason


class Mentioned(Frozen):
    """A skill that the file names without saying how well the person does it: no rating."""

    skill: Id
    name: str
    times: Annotated[int, Ge(1)]
    because: Reason
    """The surest of the places."""


class NotKnown(Frozen):
    """A name that the catalogue does not have."""

    kind: Literal["skill", "certificate"]
    words: str
    why: str
    where: Place


class Findings(Frozen):
    """All that was understood of one file."""

    format: Format
    roles: tuple[HeldRole, ...]
    """As the file orders them."""
    statements: tuple[Statement, ...]
    mentioned: tuple[Mentioned, ...]
    not_known: tuple[NotKnown, ...]
    skipped: tuple[Skipped, ...]
    parts: tuple[Part, ...] = ()
    """The parts of the file, each with what was taken from it."""
