"""A CV in running text (plain, Markdown, or the text of a PDF) as what it says."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from po_career.intake.resume.headings import Section, with_heading
from po_career.intake.resume.parsed import Format, Job, Listed, Parsed, Said, Skipped
from po_career.language.dates import OPEN_WORDS, Day, is_open, read_day
from po_career.language.levels import says_level

HEADLINE_WITHIN = 6
"""A line that says what somebody is stands among the first lines."""
LONGEST_ITEM = 60
MOST_WORDS = 7
"""A longer item of a list of skills is a sentence."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = (
    rf"(?:(?:\d\d?\.?\s)?{_MONTH}\.?,?[\s-]?(?:\d\d?(?:st|nd|rd|th)?,\s)?(?:19|20)\d\d"
    r"|(?:\d\d?[./])?\d\d?[./]\s?(?:19|20)\d\d|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])(?:[-/.]\d\d)?|(?:19|20)\d\d)(?!\d)"
)
_RANGE = re.compile(
    rf"(?<![\w-])(?:since|from)?\s*(?P<start>{_DAY})\s*(?:-|–|—|‐|‑|−|\bto\b|\buntil\b|\btill\b|→)\s*(?P<end>{_DAY}|(?:to\s)?(?:{OPEN_WORDS})\b|(?=\s*[)\]|,]|\s*$))"
    rf"|\bsince\s+(?P<since>{_DAY})",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•▪◦●‣·–+o]\s+|\(?\d{1,2}[.)]\s+)")
_MARKUP = re.compile(r"^\s*#+\s*|\*\*|__|`|^\s*>\s?|<[^<>]{1,40}>")
_ODD_LETTERS = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xA0: " ",
    0x202F: " ",
    0xAD: None,
    0x200B: None,
}
"""Ligatures of printed texts, spaces that do not break, and signs that are not seen."""
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z)])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?:19|20)\d\d)"
)
"""Where a column of dates has run into that of titles: Product OwnerMar 2021."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]{0,1000}\)")
_ITEMS = re.compile(r"[,;|•·]|\s{3,}|\t")
_COLUMNS = frozenset(("skill", "skills", "level", "rating", "proficiency"))
"""Headings of the columns of a table of skills."""
_LEVEL_AFTER = re.compile(r"^(?P<name>.{2,}?)(?:\s*[:–—|(\[]|\s-)\s*(?P<level>[^()\[\]]+?)[)\]]?$")
_STARS = re.compile(r"^(?P<name>.*?\w)\s+(?P<level>[★☆●○■□⬤◯█░▒·✓]{3,}|\d\s*/\s*\d+|\d+\s*%)$")


@dataclass(slots=True)
class _Reading:
    """One reading of a CV: its clean lines, and which of them have been used as the
    title of a job.
    """

    lines: Sequence[Said]
    sections: Sequence[Section]
    is_title: Callable[[str], bool]
    marked: frozenset[int]
    """Lines that are headings in Markdown."""
    used: set[int] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)


def parse_cv(
    lines: Sequence[Said], is_title: Callable[[str], bool], kind: Format = "text"
) -> Parsed:
    """What the lines of a CV say; `is_title` tells a job title that the catalogue knows.

    Headings divide it: jobs are read where work stands (anywhere, where no heading says so), lists
    of skills and certificates under theirs.
    """
    clean = [Said(_without_markup(line.words), line.where) for line in lines]
    sections, rest = with_heading([line.words for line in clean])
    marked = frozenset(
        number for number, line in enumerate(lines) if line.words.lstrip().startswith("#")
    )
    reading = _Reading(
        [Said(words, line.where) for words, line in zip(rest, clean, strict=True)],
        sections,
        is_title,
        marked,
    )
    jobs = list(_jobs(reading))
    skills, sentences = _skills(reading)
    return Parsed(
        kind,
        jobs=tuple(jobs),
        skills=tuple(skills),
        certificates=tuple(_certificates(reading)),
        headlines=tuple(_headlines(reading)),
        text=tuple(
            line for n, line in enumerate(reading.lines) if _is_prose(reading, n) or n in sentences
        ),
        skipped=tuple(reading.skipped),
    )


def _without_markup(line: str) -> str:
    text = _MARKUP.sub("", _LINK.sub(r"\1", _RUN_TOGETHER.sub("   ", line.translate(_ODD_LETTERS))))
    return text.strip().strip("|").strip()


def _jobs(reading: _Reading) -> Iterator[Job]:
    told = "work" in reading.sections
    for number, line in enumerate(reading.lines):
        section = reading.sections[number]
        found = _RANGE.search(line.words)
        if found is None or section in ("education", "other", "skills", "certificates"):
            continue
        title = _title(reading, number, _around(line.words, found.start(), found.end()))
        if title is None and (not told or section != "work" or _BULLET.match(line.words)):
            continue
        words, where = title or _heading_of(reading, number)
        if (job := _job(reading, found, words, number)) is not None:
            reading.used.add(where)
            yield job


def _heading_of(reading: _Reading, number: int) -> tuple[Said, int]:
    """The first line of the paragraph that the dates stand in or below.

    A job that the catalogue does not know.
    """
    first = number
    while first > 0 and first > number - 3 and first - 1 not in reading.used:
        above = reading.lines[first - 1].words
        if (
            not above
            or _BULLET.match(above)
            or _RANGE.search(above)
            or reading.sections[first - 1] != "work"
        ):
            break
        first -= 1
    return reading.lines[first], first


def _job(reading: _Reading, found: re.Match[str], title: Said, number: int) -> Job | None:
    start_text = found["start"] or found["since"]
    start = read_day(start_text)
    end_text = found["end"] or ""
    open_end = found["since"] is not None or is_open(end_text)
    end = None if open_end else read_day(end_text)
    if start is None or (end is None and not open_end):
        reading.skipped.append(
            Skipped(
                f'"{found.group().strip()}" is not a time that can be read',
                reading.lines[number].where,
            )
        )
        return None
    words = _around(title.words, *_span(title.words))
    return Job(words, title.where, None, start, end, open_end) if words else None


def _span(text: str) -> tuple[int, int]:
    found = _RANGE.search(text)
    return (found.start(), found.end()) if found else (len(text), len(text))


def _around(text: str, start: int, end: int) -> str:
    """`text` without its dates, their brackets and what is left dangling."""
    rest = text[:start].rstrip(" (|[,–—-:\t") + "   " + text[end:].lstrip(" )|],–—-:\t")
    return _BULLET.sub("", rest.strip()).strip(" |,–—:;")


def _title(reading: _Reading, number: int, beside: str) -> tuple[Said, int] | None:
    """The title of the job whose dates stand in line `number`.

    Beside them, else in the two lines above, else in those below.
    """
    if beside and reading.is_title(beside):
        return reading.lines[number], number
    if _BULLET.match(reading.lines[number].words):
        return None
    for step in (-1, -2, 1, 2):
        near = number + step
        if not 0 <= near < len(reading.lines) or near in reading.used:
            continue
        words = reading.lines[near].words
        if abs(step) == 2 and (_is_job_end(reading, number + step // 2)):
            continue
        if (
            words
            and not _RANGE.search(words)
            and not _BULLET.match(words)
            and reading.is_title(words)
        ):
            return reading.lines[near], near
    return None


def _is_job_end(reading: _Reading, between: int) -> bool:
    """Whether the line between dates and a title belongs to another job.

    A list item, or dates of its own.
    """
    words = reading.lines[between].words
    return bool(_BULLET.match(words) or _RANGE.search(words))


def _headlines(reading: _Reading) -> Iterator[Said]:
    """Who the person says they are.

    A line near the top, before the first section, that is a title.
    """
    filled = [number for number, line in enumerate(reading.lines) if line.words][:HEADLINE_WITHIN]
    for number in filled:
        if (
            reading.sections[number] == "top"
            and number not in reading.used
            and not _RANGE.search(reading.lines[number].words)
        ):
            yield reading.lines[number]


def _skills(reading: _Reading) -> tuple[list[Listed], set[int]]:
    """The items of the lists of skills, and the lines there that are sentences."""
    items: list[Listed] = []
    sentences: set[int] = set()
    for number, line in enumerate(reading.lines):
        if reading.sections[number] != "skills" or not line.words:
            continue
        if number in reading.marked:
            items.append(Listed(line.words, line.where, label=True))
            continue
        label, listed = _opened(_BULLET.sub("", line.words))
        texts = [text.strip(" .") for text in _ITEMS.split(listed)]
        if any(len(text) > LONGEST_ITEM or len(text.split()) > MOST_WORDS for text in texts):
            sentences.add(number)
            continue
        items += [Listed(label, line.where, label=True)] if label else []
        items += _items(texts, line)
    return items, sentences


def _items(texts: Sequence[str], line: Said) -> Iterator[Listed]:
    """The items of one line; a level on its own belongs to the item before it, as in a row of a
    table.
    """
    for text, after in zip(texts, [*texts[1:], ""], strict=True):
        if (
            any(char.isalpha() for char in text)
            and not says_level(text)
            and text.lower() not in _COLUMNS
        ):
            item = _item(text, line)
            yield replace(item, level=after) if item.level is None and says_level(after) else item


def _opened(text: str) -> tuple[str, str]:
    """The label of a list, and the list with its brackets opened: "Methods: Agile (Kanban, XP)";
    levels stay with their names.
    """
    label, colon, rest = text.partition(":")
    if not colon or not rest.strip() or says_level(_ITEMS.split(rest.strip())[0]):
        label, rest = "", text
    return label.strip(), re.sub(
        r"\(([^()]*)\)",
        lambda found: found.group() if says_level(found[1]) else f", {found[1]}",
        rest,
    )


def _item(text: str, line: Said) -> Listed:
    for form in (_STARS, _LEVEL_AFTER):
        if (found := form.match(text)) and says_level(found["level"]):
            return Listed(found["name"].strip(), line.where, found["level"].strip())
    return Listed(text, line.where)


def _certificates(reading: _Reading) -> Iterator[Listed]:
    for number, line in enumerate(reading.lines):
        if reading.sections[number] == "certificates" and line.words:
            days = re.findall(_DAY, line.words, re.IGNORECASE)
            yield Listed(
                _BULLET.sub("", line.words),
                line.where,
                label=number in reading.marked,
                on=_day(days),
            )


def _day(texts: Sequence[str]) -> Day | None:
    return next((day for text in texts if (day := read_day(text)) is not None), None)


def _is_prose(reading: _Reading, number: int) -> bool:
    unread: Mapping[Section, bool] = {"skills": True, "certificates": True, "other": True}
    return (
        bool(reading.lines[number].words)
        and not unread.get(reading.sections[number], False)
        and number not in reading.used
    )
