"""What a file says before anybody asks what it means.

Jobs, names in lists, lines of text, each with its place.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from po_career.frozen import Frozen
from po_career.language.dates import Day

Format = Literal[
    "json-resume",
    "fresh",
    "reactive-resume",
    "linkedin",
    "text",
    "pdf",
    "docx",
    "odt",
    "rtf",
    "html",
]
Taken = Literal["jobs", "skills", "certificates", "headline", "text", "nothing"]
"""What a part of a file was read as; of a text only names in it are taken."""
LIST_LIMIT = 500
"""Jobs, skills, certificates or rows of one file at most; a life has fewer."""
TEXT_LIMIT = 5_000
"""Lines of text at most."""
LONGEST_LINE = 5_000
"""Characters of one line of text; what goes beyond is not read."""
MOST_TEXT = 500_000
"""Characters of text in all."""
LONGEST_NAME = 200
"""Characters of a title, a skill or a certificate."""
_LISTS = {"jobs": "title", "skills": "words", "certificates": "words", "headlines": "words"}
"""The lists of a file, and the field of their items that holds a name."""


class Place(Frozen):
    """Where something stands; what does not apply to the kind of file is absent. All numbers count
    from 1.
    """

    file: str
    line: int | None = None
    """A line of a text, or of a page of a PDF."""
    path: str | None = None
    """A path into JSON: work[0].position."""
    row: int | None = None
    """A row of a table below its header."""
    page: int | None = None


class Skipped(Frozen):
    """A part of a file that could not be read, and why."""

    what: str
    where: Place


class Part(Frozen):
    """A part of a file, by its heading or its key, and what was taken from it."""

    name: str
    where: Place
    read_as: Taken
    found: int
    """How many jobs, skills or certificates it holds; 0 for all others."""


class Job(Frozen):
    """One position that somebody held."""

    title: str
    where: Place
    employer: str | None = None
    start: Day | None = None
    end: Day | None = None
    open_end: bool = False
    """Whether the file says, by a word or by leaving the end out, that it goes on."""


class Listed(Frozen):
    """A name in a list of skills or of certificates."""

    words: str
    where: Place
    level: str = ""
    """What the list says of the level, in its own words."""
    level_of_group: bool = False
    """Whether the level is said of the heading that the name stands under."""
    label: bool = False
    """Whether it is the label of a list or a heading, which need not be a name."""
    on: Day | None = None
    """The day of a certificate."""


class Said(Frozen):
    """A line of running text, or a heading by which somebody calls themselves."""

    words: str
    where: Place


class Parsed(Frozen):
    """All that a file says."""

    format: Format
    jobs: tuple[Job, ...] = ()
    skills: tuple[Listed, ...] = ()
    certificates: tuple[Listed, ...] = ()
    headlines: tuple[Said, ...] = ()
    text: tuple[Said, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    parts: tuple[Part, ...] = ()
    """The parts of the file in its order."""
    foreign: str = ""
    """The language of the file, if it is one in which a CV is not understood."""


def bounded(parsed: Parsed, whole: Place) -> Parsed:
    """`parsed` without what is beyond the limits.

    What was left out is named among what was skipped, as of the `whole` file.
    """
    text, notes = first_lines(parsed.text, whole)
    lists: dict[str, Any] = {}
    for name, field in _LISTS.items():
        items = getattr(parsed, name)
        if len(items) > LIST_LIMIT:
            what = f"only the first {LIST_LIMIT} of {len(items):,} {name} are read"
            notes += (Skipped(what, whole),)
        lists[name] = tuple(
            replace(item, **{field: getattr(item, field)[:LONGEST_NAME]})
            for item in items[:LIST_LIMIT]
        )
    skipped = (*parsed.skipped[:LIST_LIMIT], *notes)
    parts = tuple(
        replace(part, name=part.name[:LONGEST_NAME]) for part in parsed.parts[:LIST_LIMIT]
    )
    return replace(parsed, **lists, text=text, skipped=skipped, parts=parts)


def first_lines(
    lines: Sequence[Said], whole: Place
) -> tuple[tuple[Said, ...], tuple[Skipped, ...]]:
    """As many of the lines as are read, none longer than the limit, and what was left out."""
    read: list[Said] = []
    left = MOST_TEXT
    is_cut = False
    for line in lines[:TEXT_LIMIT]:
        words = line.words[: min(LONGEST_LINE, left)]
        left -= len(words)
        is_cut = is_cut or words != line.words
        read.append(replace(line, words=words))
    notes = []
    if len(lines) > TEXT_LIMIT:
        notes.append(f"only the first {TEXT_LIMIT:,} of {len(lines):,} lines are read")
    if is_cut:
        notes.append(
            f"only the first {LONGEST_LINE:,} characters of a line and {MOST_TEXT:,} of all are"
            " read"
        )
    return tuple(read), tuple(Skipped(note, whole) for note in notes)
