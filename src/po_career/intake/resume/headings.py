"""The headings of a CV: which section each line belongs to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from po_career.language.stems import name_words

Section = Literal["top", "work", "skills", "certificates", "education", "other", "prose"]

_SECTION_WORDS: Mapping[str, Section] = {
    **dict.fromkeys(
        name_words("certification certificate credential license licence"), "certificates"
    ),
    **dict.fromkeys(name_words("experience employment career position job"), "work"),
    **dict.fromkeys(
        name_words("skill competency competence expertise skillset tool strength toolbox"), "skills"
    ),
    **dict.fromkeys(name_words("education academic study degree training course"), "education"),
    **dict.fromkeys(
        name_words(
            "language interest hobby reference publication volunteering volunteer contact award"
            " honor honour"
        ),
        "other",
    ),
    **dict.fromkeys(name_words("personal referee membership"), "other"),
    **dict.fromkeys(
        name_words("summary profile about objective project achievement highlight me"), "prose"
    ),
}
"""Words that name a section; of two in one heading the first in this order counts: "Education &
Certifications" holds certificates.
"""
_BESIDE = frozenset(
    name_words(
        "work professional history top relevant selected key core main technical soft hard area of"
        " and in method methodology set product other additional previous further my the background"
        " development executive management business agile detail information data technology"
        " community leadership it digital industry qualification licensure"
    )
)
"""Words that a heading may have beside those."""
_LIST_ITEM = re.compile(r"\s*[-*•▪◦●‣·–+]\s")
_NUMBERED = re.compile(r"^\s*(?:\d+[.)]|[IVX]+\.)\s+")
LONGEST_HEADING = 45


def section_of(line: str) -> Section | None:
    """The section that `line` opens; None if it is not a heading.

    A heading holds only words of the two tables above.
    """
    text = _NUMBERED.sub("", line).strip(" :.-–—=_*#|•")
    if not text or len(text) > LONGEST_HEADING or "," in text:
        return None
    words = name_words(text)
    if not words or any(word not in _SECTION_WORDS and word not in _BESIDE for word in words):
        return None
    return next((section for word, section in _SECTION_WORDS.items() if word in words), None)


def with_heading(lines: Iterable[str]) -> Iterator[tuple[Section, str]]:
    """For each line its section, and the line without the heading: "Skills: Scrum, SQL" is a
    heading with its list.
    """
    section: Section = "top"
    for line in lines:
        opened, text = _opened(line)
        section = opened or section
        yield section, text


def _opened(line: str) -> tuple[Section | None, str]:
    """The section that the line opens, if any, and what it says beside that."""
    if _LIST_ITEM.match(line):
        return None, line
    if (whole := section_of(line)) is not None:
        return whole, ""
    head, _, tail = line.partition(":")
    section = section_of(head) if tail.strip() else None
    return section, line if section is None else tail.strip()
