"""What a file says before anybody asks what it means: jobs, names in lists, lines of text, each with its place."""

from dataclasses import dataclass, replace
from typing import Literal

from po_career.catalog.model import STRICT
from po_career.profile.imports.dates import Day

Format = Literal["json-resume", "linkedin", "text", "pdf"]
LIST_LIMIT = 2_000
"""Jobs, skills, certificates or rows of one file at the most; a life has fewer."""
TEXT_LIMIT = 20_000
"""Lines of text at the most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; what does not apply to the kind of file is absent. All numbers count from 1."""

    __pydantic_config__ = STRICT

    file: str
    line: int | None = None
    """A line of a text, or of a page of a PDF."""
    path: str | None = None
    """A path into JSON: work[0].position."""
    row: int | None = None
    """A row of a table below its header."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that could not be read, and why."""

    __pydantic_config__ = STRICT

    what: str
    where: Place


@dataclass(frozen=True, slots=True)
class Job:
    """One position that somebody held."""

    title: str
    where: Place
    employer: str | None = None
    start: Day | None = None
    end: Day | None = None
    open_end: bool = False
    """Whether the file says, by a word or by leaving the end out, that it goes on."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A name in a list of skills or of certificates."""

    words: str
    where: Place
    level: str | None = None
    """What the list says of the level, in its own words."""
    level_of_group: bool = False
    """Whether the level is said of the heading that the name stands under."""
    label: bool = False
    """Whether it is the label of a list, which need not be a skill."""
    on: Day | None = None
    """The day of a certificate."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of running text, or a heading by which somebody calls themselves."""

    words: str
    where: Place


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that a file says."""

    format: Format
    jobs: tuple[Job, ...] = ()
    skills: tuple[Listed, ...] = ()
    certificates: tuple[Listed, ...] = ()
    headlines: tuple[Said, ...] = ()
    text: tuple[Said, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def bounded(parsed: Parsed, whole: Place) -> Parsed:
    """`parsed` without what is beyond the limits; what was left out is named among what was skipped, as of the `whole` file."""
    limits = {"jobs": LIST_LIMIT, "skills": LIST_LIMIT, "certificates": LIST_LIMIT, "text": TEXT_LIMIT}
    over = {name: len(getattr(parsed, name)) for name, most in limits.items() if len(getattr(parsed, name)) > most}
    told = tuple(Skipped(f"{count:,} {name}: only the first {limits[name]:,} are read", whole) for name, count in over.items())
    cut = {name: getattr(parsed, name)[: limits[name]] for name in over}
    return replace(parsed, skipped=(*parsed.skipped, *told), **cut)
