"""A CV in running text (plain, Markdown, or the text of a PDF) as what it says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from po_career.intake.resume.headings import Section, with_heading
from po_career.intake.resume.parsed import Format, Job, Listed, Parsed, Place, Said, Skipped
from po_career.language.dates import OPEN_WORDS, is_open, read_day
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
_NO_JOBS = frozenset(("education", "other", "skills", "certificates"))
_NO_PROSE = frozenset(("skills", "certificates", "other"))


class _Line(NamedTuple):
    """A line without its markup, and without the heading that it opens with."""

    words: str
    where: Place
    section: Section
    is_marked: bool
    """Whether it is a heading in Markdown."""
    dates: re.Match[str] | None
    is_item: bool

    @property
    def is_plain(self) -> bool:
        """Whether it says something, is not a list item, and has no dates."""
        return bool(self.words) and not self.is_item and self.dates is None


@dataclass(slots=True)
class _Reading:
    """One reading of a CV: its lines, which of them are titles of jobs, and which of those in a
    list of skills are sentences.
    """

    lines: Sequence[_Line]
    is_title: Callable[[str], bool]
    titles: set[int] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)


def parse_cv(
    lines: Sequence[Said], is_title: Callable[[str], bool], kind: Format = "text"
) -> Parsed:
    """What the lines of a CV say; `is_title` tells a job title that the catalogue knows.

    Headings divide it: jobs are read under those for work (anywhere if there are none), lists of
    skills and certificates under theirs.
    """
    reading = _Reading(list(_lines(lines)), is_title)
    return Parsed(
        kind,
        jobs=tuple(_jobs(reading)),
        skills=tuple(_skills(reading)),
        certificates=tuple(_certificates(reading)),
        headlines=tuple(_headlines(reading)),
        text=tuple(_prose(reading)),
        skipped=tuple(reading.skipped),
    )


def _lines(lines: Sequence[Said]) -> Iterator[_Line]:
    opened = with_heading([_without_markup(line.words) for line in lines])
    for line, (section, words) in zip(lines, opened, strict=True):
        is_marked = line.words.lstrip().startswith("#")
        is_item = _BULLET.match(words) is not None
        yield _Line(words, line.where, section, is_marked, _RANGE.search(words), is_item)


def _without_markup(line: str) -> str:
    text = _RUN_TOGETHER.sub("   ", line.translate(_ODD_LETTERS))
    return _MARKUP.sub("", _LINK.sub(r"\1", text)).strip().strip("|").strip()


def _jobs(reading: _Reading) -> Iterator[Job]:
    for number, line in enumerate(reading.lines):
        if line.dates is None or line.section in _NO_JOBS:
            continue
        at = _title(reading, number)
        if at is None and line.section == "work" and not line.is_item:
            at = _heading_of(reading, number)
        if at is not None and (job := _job(reading, line, line.dates, reading.lines[at])):
            reading.titles.add(at)
            yield job


def _title(reading: _Reading, number: int) -> int | None:
    """The line with the title of the job whose dates stand in line `number`.

    The same line, else one of the two above, else one of the two below.
    """
    line = reading.lines[number]
    beside = _undated(line)
    if beside and reading.is_title(beside):
        return number
    if line.is_item:
        return None
    for near in _around(reading.lines, number):
        other = reading.lines[near]
        if near not in reading.titles and other.is_plain and reading.is_title(other.words):
            return near
    return None


def _around(lines: Sequence[_Line], number: int) -> Iterator[int]:
    """The two lines above and the two below.

    A list item, or a line with dates of its own, ends what may belong to line `number`.
    """
    for step in (-1, 1):
        for near in (number + step, number + 2 * step):
            if not 0 <= near < len(lines):
                break
            yield near
            if lines[near].is_item or lines[near].dates:
                break


def _heading_of(reading: _Reading, number: int) -> int:
    """The first line of the paragraph that the dates stand in or below.

    A job that the catalogue does not know.
    """
    for above in range(number - 1, max(-1, number - 4), -1):
        line = reading.lines[above]
        if above in reading.titles or not line.is_plain or line.section != "work":
            return above + 1
    return max(0, number - 3)


def _job(reading: _Reading, line: _Line, dates: re.Match[str], title: _Line) -> Job | None:
    start = read_day(dates["start"] or dates["since"])
    end_text = dates["end"] or ""
    open_end = dates["since"] is not None or is_open(end_text)
    end = None if open_end else read_day(end_text)
    if start is None or (end is None and not open_end):
        what = f'"{dates.group().strip()}" is not a time that can be read'
        reading.skipped.append(Skipped(what, line.where))
        return None
    words = _undated(title)
    return Job(words, title.where, None, start, end, open_end) if words else None


def _undated(line: _Line) -> str:
    """The words without their dates, the brackets of these, and what is left dangling."""
    before, after = line.words, ""
    if line.dates is not None:
        before, after = line.words[: line.dates.start()], line.words[line.dates.end() :]
    rest = before.rstrip(" (|[,–—-:\t") + "   " + after.lstrip(" )|],–—-:\t")
    return _BULLET.sub("", rest.strip()).strip(" |,–—:;")


def _headlines(reading: _Reading) -> Iterator[Said]:
    """Who the person says they are.

    A line near the top, before the first section, that is a title.
    """
    filled = [number for number, line in enumerate(reading.lines) if line.words]
    for number in filled[:HEADLINE_WITHIN]:
        line = reading.lines[number]
        if line.section == "top" and number not in reading.titles and line.dates is None:
            yield Said(line.words, line.where)


def _skills(reading: _Reading) -> Iterator[Listed]:
    """The items of the lists of skills."""
    for number, line in enumerate(reading.lines):
        if line.section != "skills" or not line.words:
            continue
        if line.is_marked:
            yield Listed(line.words, line.where, label=True)
            continue
        label, listed = _opened(_BULLET.sub("", line.words))
        texts = [text.strip(" .") for text in _ITEMS.split(listed)]
        if any(len(text) > LONGEST_ITEM or len(text.split()) > MOST_WORDS for text in texts):
            reading.sentences.add(number)
            continue
        if label:
            yield Listed(label, line.where, label=True)
        yield from _items(texts, line.where)


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
    return Listed(text, where)


def _certificates(reading: _Reading) -> Iterator[Listed]:
    for line in reading.lines:
        if line.section == "certificates" and line.words:
            words = _BULLET.sub("", line.words)
            days = map(read_day, re.findall(_DAY, line.words, re.IGNORECASE))
            on = next(filter(None, days), None)
            yield Listed(words, line.where, label=line.is_marked, on=on)


def _prose(reading: _Reading) -> Iterator[Said]:
    for number, line in enumerate(reading.lines):
        is_used = line.section in _NO_PROSE or number in reading.titles
        if line.words and (number in reading.sentences or not is_used):
            yield Said(line.words, line.where)
