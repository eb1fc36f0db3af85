"""A CV in lines of text (plain, Markdown, or those of a document) as what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from po_career.intake.resume.cv_jobs import FoundJobs, find_jobs
from po_career.intake.resume.cv_lines import DAY, Line, lines_of
from po_career.intake.resume.headings import Section
from po_career.intake.resume.parsed import Format, Listed, Parsed, Part, Place, Said, Taken
from po_career.language.dates import read_day
from po_career.language.levels import TRAILING, says_level
from po_career.language.titles import Titles
from po_career.text import word_set

HEADLINE_WITHIN = 6
"""A line that says what somebody is stands among the first lines."""
LONGEST_ITEM = 60
MOST_WORDS = 7
"""A longer item of a list of skills is a sentence."""
_ITEMS = re.compile(r"[,;|•·]|\s{3,}|\t|(?<=\))\s*/\s*")
_COLUMNS = word_set(
    "skill skills level rating proficiency kenntnis kenntnisse niveau stufe compétence compétences"
    " nivel habilidad kompetenz bewertung"
)
"""Headings of the columns of a table of skills."""
_LEVEL_AFTER = re.compile(r"^(?P<name>.{2,}?)(?:\s*[:–—|(\[]|\s-)\s*(?P<level>[^()\[\]]+?)[)\]]?$")
_STARS = re.compile(r"^(?P<name>.*?\w)\s+(?P<level>[★☆●○■□⬤◯█░▒·✓⭐]{2,}|\d\s*/\s*\d+|\d+\s*%)$")
_ABOUT_PAPER = re.compile(
    r"(?:issued|expires|valid|credential id|ausgestellt|gültig|délivrée?|expedid[ao]|emitid[ao])\b",
    re.IGNORECASE,
)
"""How a line begins that tells when or by whom the certificate above was given."""
_TAKEN: dict[Section, Taken] = {
    "work": "jobs",
    "skills": "skills",
    "certificates": "certificates",
    "education": "text",
    "prose": "text",
    "other": "nothing",
}
_NO_PROSE = frozenset(("skills", "certificates", "other"))


@dataclass(slots=True)
class _Reading:
    """One reading of a CV: its lines, its jobs, and which of those in a list of skills are
    sentences.
    """

    lines: Sequence[Line]
    found: FoundJobs
    sentences: set[int] = field(default_factory=set)


def parse_cv(lines: Sequence[Said], titles: Titles, kind: Format = "text") -> Parsed:
    """What the lines of a CV say; `titles` tell the job titles that the catalogue knows.

    Headings divide it: jobs are read under those for work (anywhere if there are none), lists of
    skills and certificates under theirs.
    """
    seen = lines_of(lines)
    reading = _Reading(seen, find_jobs(seen, titles))
    skills = tuple(_skills(reading))
    certificates = tuple(_certificates(reading))
    return Parsed(
        kind,
        jobs=reading.found.jobs,
        skills=skills,
        certificates=certificates,
        headlines=tuple(_headlines(reading)),
        text=tuple(_prose(reading)),
        skipped=reading.found.skipped,
        parts=tuple(_parts(reading, skills, certificates)),
    )


def _parts(
    reading: _Reading, skills: Sequence[Listed], certificates: Sequence[Listed]
) -> Iterator[Part]:
    """Each section by its heading, with what was taken from it."""
    lines = reading.lines
    starts = [number for number, line in enumerate(lines) if line.heading]
    listed = {"skills": skills, "certificates": certificates}
    for first, stop in pairwise([*starts, len(lines)]):
        line = lines[first]
        taken = _TAKEN.get(line.section, "text")
        places = {one.where for one in lines[first:stop]}
        of_part = [one.where for one in listed.get(taken, ()) if not one.label]
        if taken == "jobs":
            of_part = [lines[at].where for at in sorted(reading.found.titles)]
        found = sum(where in places for where in of_part)
        yield Part(line.heading, line.where, taken, found)


def _headlines(reading: _Reading) -> Iterator[Said]:
    """Who the person says they are.

    A line near the top, before the first section, that is a title.
    """
    for number, line in enumerate(reading.lines[:HEADLINE_WITHIN]):
        if line.section == "top" and number not in reading.found.titles and line.dates is None:
            yield Said(line.words, line.where)


def _skills(reading: _Reading) -> Iterator[Listed]:
    """The items of the lists of skills; a level that was wrapped to the next line is there."""
    found: list[Listed] = []
    for number, line in enumerate(reading.lines):
        if line.section != "skills" or not line.words:
            continue
        if found and not found[-1].level and says_level(line.text):
            found[-1] = replace(found[-1], level=line.text)
        else:
            found += _listed(reading, number, line)
    yield from found


def _listed(reading: _Reading, number: int, line: Line) -> Iterator[Listed]:
    """The items of one line of a list."""
    if line.is_marked:
        yield Listed(line.words, line.where, label=True)
        return
    label, listed = _opened(line.text)
    texts = [text.strip(" .") for text in _ITEMS.split(listed)]
    if any(len(text) > LONGEST_ITEM or len(text.split()) > MOST_WORDS for text in texts):
        reading.sentences.add(number)
        return
    items = list(_items(texts, line.where))
    if says_level(label):
        items = [replace(item, level=item.level or label) for item in items]
    elif label:
        yield Listed(label, line.where, label=True)
    yield from items


def _items(texts: Sequence[str], where: Place) -> Iterator[Listed]:
    """The items of one line; a level on its own belongs to the item before it, as in a row of a
    table.
    """
    for text, after in zip(texts, [*texts[1:], ""], strict=True):
        has_letters = any(char.isalpha() for char in text)
        if has_letters and not says_level(text) and text.lower() not in _COLUMNS:
            item = _item(text, where)
            yield replace(item, level=after) if not item.level and says_level(after) else item


def _opened(text: str) -> tuple[str, str]:
    """The label of a list, and the list with its brackets opened: "Methods: Agile (Kanban, XP)";
    levels stay with their names.
    """
    label, _, rest = text.partition(":")
    if not rest.strip() or says_level(_ITEMS.split(rest.strip())[0]):
        label, rest = "", text
    return label.strip(), re.sub(
        r"\(([^()]*)\)",
        lambda found: found.group() if says_level(found[1]) else f", {found[1]}",
        rest,
    )


def _item(text: str, where: Place) -> Listed:
    for form in (_STARS, _LEVEL_AFTER):
        if (found := form.match(text)) and says_level(found["level"]):
            return Listed(found["name"].strip(), where, found["level"].strip())
    words = text.split()
    for size in (2, 1):
        if len(words) > size and " ".join(words[-size:]).casefold() in TRAILING:
            return Listed(" ".join(words[:-size]), where, " ".join(words[-size:]))
    return Listed(text.strip(" :"), where)


def _certificates(reading: _Reading) -> Iterator[Listed]:
    for line in reading.lines:
        if line.section == "certificates" and line.words and not _ABOUT_PAPER.match(line.text):
            for text, words in _certificate_texts(line):
                days = map(read_day, re.findall(DAY, words, re.IGNORECASE))
                on = next(filter(None, days), None)
                yield Listed(text, line.where, label=line.is_marked, on=on)


def _certificate_texts(line: Line) -> list[tuple[str, str]]:
    """The certificates of a line: several if they stand behind their heading, set apart by commas;
    elsewhere a comma goes on with who gave it. Each comes with the words in which its day stands.
    """
    if not line.heading:
        return [(line.text, line.words)]
    parts = re.split(r"\s*[,;|•]\s*", line.text)
    return [(part, part) for part in parts if any(map(str.isalpha, part))]


def _prose(reading: _Reading) -> Iterator[Said]:
    for number, line in enumerate(reading.lines):
        is_used = line.section in _NO_PROSE or number in reading.found.titles
        if line.words and (number in reading.sentences or not is_used):
            yield Said(line.words, line.where)
