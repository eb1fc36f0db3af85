"""What a file says before anybody asks what it means.

Jobs, names in lists, lines of text, each with its place.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from po_career.frozen import Frozen
from po_career.language.dates import Day

Format = Literal["json-resume", "linkedin", "text", "pdf"]
LIST_LIMIT = 500
"""Jobs, skills, certificates or rows of one file at the most; a life has fewer."""
TEXT_LIMIT = 5_000
"""Lines of text at the most."""
LONGEST_LINE = 5_000
"""Characters of one line of text; what goes beyond is not read."""
MOST_TEXT = 500_000
"""Characters of text in all."""
LONGEST_NAME = 200
"""Characters of a title, a skill or a certificate."""
_LISTS = ("jobs", "skills", "certificates", "headlines")


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
    level: str | None = None
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


def bounded(parsed: Parsed, whole: Place) -> Parsed:
    """`parsed` without what is beyond the limits.

    What was left out is named among what was skipped, as of the `whole` file.
    """
    text, told = first_lines(parsed.text, whole)
    over = [(name, count) for name in _LISTS if (count := len(getattr(parsed, name))) > LIST_LIMIT]
    told += tuple(
        Skipped(f"only the first {LIST_LIMIT} of {count:,} {name} are read", whole)
        for name, count in over
    )
    return replace(
        parsed,
        jobs=tuple(
            replace(job, title=job.title[:LONGEST_NAME]) for job in parsed.jobs[:LIST_LIMIT]
        ),
        skills=tuple(
            replace(one, words=one.words[:LONGEST_NAME]) for one in parsed.skills[:LIST_LIMIT]
        ),
        certificates=tuple(
            replace(one, words=one.words[:LONGEST_NAME]) for one in parsed.certificates[:LIST_LIMIT]
        ),
        headlines=tuple(
            replace(one, words=one.words[:LONGEST_NAME]) for one in parsed.headlines[:LIST_LIMIT]
        ),
        text=text,
        skipped=(*parsed.skipped[:LIST_LIMIT], *told),
    )


def first_lines(
    lines: Sequence[Said], whole: Place
) -> tuple[tuple[Said, ...], tuple[Skipped, ...]]:
    """As many of the lines as are read, none longer than the limit, and what was left out."""
    cut: list[Said] = []
    left = MOST_TEXT
    for line in lines[:TEXT_LIMIT]:
        words = line.words[: min(LONGEST_LINE, left)]
        left -= len(words)
        cut.append(line if words == line.words else replace(line, words=words))
    told = []
    if len(lines) > TEXT_LIMIT:
        told.append(
            Skipped(f"only the first {TEXT_LIMIT:,} of {len(lines):,} lines are read", whole)
        )
    if any(one.words != line.words for one, line in zip(cut, lines, strict=False)):
        told.append(
            Skipped(
                f"only the first {LONGEST_LINE:,} characters of a line and {MOST_TEXT:,} of all are"
                " read",
                whole,
            )
        )
    return tuple(cut), tuple(told)
