"""What a resume's words for a level mean on a catalogue's scale.

They stand alone, in a list. The words of `level_phrases` stand in sentences, where "excellent" is
no more than strong, and where "professional", "average" or "high" say nothing of a level; on all
others both agree.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from po_career.catalog.model import Scale
from po_career.language.certainty import Certainty

USUAL: Mapping[str, float] = {
    "beginner": 0.25,
    "intermediate": 0.5,
    "advanced": 0.75,
    "expert": 1,
    "master": 1,
}
"""The words that resume builders offer, as parts of the top of the scale. On the built-in scale
they are 1, 2, 3, 4 and 4.
"""
OTHERS: Mapping[str, float] = {
    **dict.fromkeys(
        (
            "basic",
            "basics",
            "elementary",
            "novice",
            "familiar",
            "foundation",
            "foundational",
            "awareness",
            "fundamental",
        ),
        0.25,
    ),
    **dict.fromkeys(
        (
            "working",
            "working knowledge",
            "competent",
            "good",
            "solid",
            "medium",
            "moderate",
            "average",
        ),
        0.5,
    ),
    **dict.fromkeys(
        (
            "proficient",
            "strong",
            "very good",
            "experienced",
            "skilled",
            "practitioner",
            "professional",
            "high",
        ),
        0.75,
    ),
    **dict.fromkeys(
        ("excellent", "guru", "world class", "authority", "mastery", "specialist"), 1.0
    ),
}
"""Words that people choose themselves, read with care."""
_NONE = re.compile(
    r"(?:none|no(?:t any)?|zero|n/a|0\s*%|0\s*(?:/|of|out of)\s*\d{1,3})(?:"
    r" (?:experience|knowledge|skills?))?(?: yet)?",
    re.ASCII,
)
"""What says that there is nothing of a skill."""
_ENDING = re.compile(r"\s*(?:level|knowledge|skills?|user|experience)$")
_OF = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s*(?:/|of|out of)\s*(\d{1,3})")
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_FULL, _EMPTY = "★●■⬤█✓", "☆○□◯░▒·"


class LevelRead(NamedTuple):
    """A level of the scale, how surely the words mean it, and the rule."""

    level: int
    certainty: Certainty
    rule: str


def read_level(text: str, scale: Scale) -> LevelRead | None:
    """The level that `text` means on `scale`; None if it says none: "5 years" is not a level, nor
    is a bare number.

    A name of the scale itself, and on a scale of five levels a usual word, are certain; other
    words, figures and stars are likely.
    """
    word = _folded(text)
    for level in scale.levels:
        if level.name.casefold() == word:
            return LevelRead(level.level, "certain", "a level of the scale by its name")
    word = _ENDING.sub("", word)
    if word in USUAL:
        certainty: Certainty = "certain" if scale.top == 4 else "likely"
        return LevelRead(_of_top(USUAL[word], scale), certainty, "a usual word for a level")
    part = OTHERS.get(word, _figure(text))
    if part is None:
        return None
    rule = "another word, a figure or stars for a level"
    return LevelRead(_of_top(part, scale), "likely", rule)


def says_none(text: str) -> bool:
    """Whether `text` says that somebody has nothing of a skill: none, no experience, 0 of 5."""
    return _NONE.fullmatch(_folded(text)) is not None


def says_level(text: str) -> bool:
    """Whether `text` is a word, a figure or stars for a level, or says that there is none, whatever
    the scale.
    """
    word = _ENDING.sub("", _folded(text))
    return says_none(text) or word in USUAL or word in OTHERS or _figure(text) is not None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").strip(" .:()").split())


def _figure(text: str) -> float | None:
    clean = text.strip(" ()[]")
    if found := _OF.fullmatch(clean):
        got, most = float(found[1].replace(",", ".")), float(found[2])
        return got / most if 0 < got <= most and most > 1 else None
    if found := _PERCENT.fullmatch(clean):
        return int(found[1]) / 100 if 0 < int(found[1]) <= 100 else None
    signs = clean.replace(" ", "")
    if len(signs) > 2 and not signs.strip(_FULL + _EMPTY) and signs[0] in _FULL:
        return sum(sign in _FULL for sign in signs) / len(signs)
    return None


def _of_top(part: float, scale: Scale) -> int:
    """At least 1: who names a skill with a level has met it."""
    return max(1, int(part * scale.top + 0.5))
