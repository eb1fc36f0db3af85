"""The headings of a CV: which section each line belongs to."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

Section = Literal["top", "work", "skills", "certificates", "education", "other", "prose"]

_SECTION_WORDS: Mapping[str, Section] = {
    **dict.fromkeys(
        ("certification", "certifications", "certificates", "certificate", "credentials", "licenses", "licences"), "certificates"
    ),
    **dict.fromkeys(("experience", "employment", "career", "positions", "jobs"), "work"),
    **dict.fromkeys(("skills", "competencies", "competences", "expertise", "skillset", "tools", "strengths", "toolbox"), "skills"),
    **dict.fromkeys(("education", "academic", "studies", "degrees", "training", "courses"), "education"),
    **dict.fromkeys(("languages", "interests", "hobbies", "references", "publications", "volunteering", "volunteer", "contact"), "other"),
    **dict.fromkeys(("awards", "honors", "honours", "personal", "referees", "memberships"), "other"),
    **dict.fromkeys(("summary", "profile", "about", "objective", "projects", "achievements", "highlights", "me"), "prose"),
}
"""Words that name a section; of two in one heading the first in this order counts: "Education & Certifications" holds certificates."""
_BESIDE = frozenset(
    [
        *(
            "work",
            "professional",
            "history",
            "top",
            "relevant",
            "selected",
            "key",
            "core",
            "main",
            "technical",
            "soft",
            "hard",
            "areas",
            "of",
            "and",
        ),
        *("methods", "methodologies", "skill", "set", "product", "other", "additional", "previous", "further", "my", "the", "background"),
        *("development", "executive", "management", "business", "agile", "details", "information", "data", "technologies", "community"),
        *("leadership", "it", "digital", "industry", "qualifications", "qualification", "trainings", "licensure", "in", "of", "and"),
    ]
)
"""Words that a heading may have beside those."""
_WORD = re.compile(r"[a-z]+")
_LIST_ITEM = re.compile(r"\s*[-*•▪◦●‣·–+]\s")
_NUMBERED = re.compile(r"^\s*(?:\d+[.)]|[IVX]+\.)\s+")
LONGEST_HEADING = 45


def section_of(line: str) -> Section | None:
    """The section that `line` opens; None where it is no heading. A heading holds only words of the two tables above."""
    text = _NUMBERED.sub("", line).strip(" :.-–—=_*#|•")
    if not text or len(text) > LONGEST_HEADING or "," in text:
        return None
    words = _WORD.findall(text.casefold())
    if not words or any(word not in _SECTION_WORDS and word not in _BESIDE for word in words):
        return None
    return next((section for word, section in _SECTION_WORDS.items() if word in words), None)


def with_heading(lines: Sequence[str]) -> tuple[list[Section], list[str]]:
    """For each line its section, and the line without the heading: "Skills: Scrum, SQL" is a heading with its list."""
    sections: list[Section] = []
    rest: list[str] = []
    section: Section = "top"
    for line in lines:
        opened, text = _opened(line)
        section = opened or section
        sections.append(section)
        rest.append(text)
    return sections, rest


def _opened(line: str) -> tuple[Section | None, str]:
    """The section that the line opens, if any, and what it says beside that."""
    if _LIST_ITEM.match(line):
        return None, line
    if (whole := section_of(line)) is not None:
        return whole, ""
    head, _, tail = line.partition(":")
    section = section_of(head) if tail.strip() else None
    return section, line if section is None else tail.strip()
