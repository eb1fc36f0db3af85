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
from po_career.text import by_word, word_set

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
OTHERS: Mapping[str, float] = by_word(
    {
        0.25: "basic, basics, elementary, novice, familiar, foundation, foundational, awareness, fundamental",
        0.5: "working, working knowledge, competent, good, solid, medium, moderate, average",
        0.75: "proficient, strong, very good, experienced, skilled, practitioner, professional, high",
        1.0: "excellent, guru, world class, authority, mastery, specialist",
    }
)
"""Words that people choose themselves, read with care."""
ELSEWHERE: Mapping[str, float] = by_word(
    {
        0.25: """
            anfänger, anfängerin, einsteiger, einsteigerin, grundkenntnisse, grundlegend, grundlegende, grundlagen, basis,
            basiskenntnisse, gering, geringe, erste, erste erfahrung, erste erfahrungen, einstieg,
            débutant, débutante, notions, notions de base, bases, base, élémentaire, faible, initiation,
            principiante, básico, básica, básicos, nociones, nociones básicas, elemental, inicial, bajo, nivel básico""",
        0.5: """
            mittel, gut, gute, mittlere, solide, fortgeschrittene anfänger, anwender, anwenderin, durchschnittlich,
            intermédiaire, moyen, moyenne, bon, bonne, bonnes, bon niveau, assez bon,
            intermedio, intermedia, medio, media, bueno, buena, buenos, nivel medio, nivel intermedio""",
        0.75: """
            fortgeschritten, fortgeschrittene, fortgeschrittener, fortgeschrittenes, sehr gut, sehr gute, sehr guter, fließend,
            fliessend, verhandlungssicher, versiert, erfahren, vertieft, vertiefte, hoch, umfassend, umfassende,
            avancé, avancée, confirmé, confirmée, très bon, très bonne, courant, très bonnes, très bon niveau, bonne maîtrise,
            maîtrise, expérimenté, expérimentée, élevé,
            avanzado, avanzada, muy bueno, muy buena, alto, fluido, alta, nivel alto, nivel avanzado, competente, muy alto""",
        1.0: """
            experte, expertin, expertenwissen, expertenniveau, expertenkenntnisse, ausgezeichnet, ausgezeichnete, hervorragend,
            hervorragende, exzellent, exzellente, experte/expertin, experte/in, experte:in, meister, experte*in,
            excellente, très bonne maîtrise, parfaite maîtrise, excellente maîtrise, maîtrise parfaite,
            experto, experta, excelente, dominio, maestro, nivel experto""",
    }
)
"""The same words in German, French and Spanish."""
TRAILING = word_set(
    "beginner, intermediate, advanced, elementary, proficient, expert,"
    " grundkenntnisse, anfänger, fortgeschritten, fließend, experte, sehr gut,"
    " débutant, débutante, intermédiaire, avancé, avancée, confirmé,"
    " principiante, intermedio, avanzado, básico, experto"
)
"""Words that say a level also behind a name without any sign between them."""
_NONE = re.compile(
    r"(?:none|no(?:t any)?|zero|n/a|0\s*%|0\s*(?:/|of|out of)\s*\d{1,3})(?:"
    r" (?:experience|knowledge|skills?))?(?: yet)?"
    r"|keine?(?: (?:erfahrung(?:en)?|kenntnisse?))?|aucune?(?: (?:expérience|connaissance))?"
    r"|ningun[oa]?(?: experiencia)?|sin (?:experiencia|conocimientos)|nulo|néant",
)
"""What says that there is nothing of a skill."""
_ENDING = re.compile(
    r"\s*(?:level|knowledge|skills?|user|experience|kenntnisse|niveau|erfahrung(?:en)?"
    r"|connaissances?|conocimientos?)$"
)
_OPENING = re.compile(r"^(?:level|niveau|nivel|stufe)\s*:?\s+")
_OF = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s*(?:/|of|out of|von|sur|de)\s*(\d{1,3})")
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_FULL, _EMPTY = "★●■⬤█✓⭐", "☆○□◯░▒·"
_BARE = re.compile(r"[1-9]?\d(?:[.,]\d)?|100")


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
    word = _degree(text)
    if word in USUAL:
        certainty: Certainty = "certain" if scale.top == 4 else "likely"
        return LevelRead(_of_top(USUAL[word], scale), certainty, "a usual word for a level")
    part = OTHERS.get(word, ELSEWHERE.get(word, _figure(text)))
    if part is None:
        return None
    rule = "another word, a figure or stars for a level"
    if word in ELSEWHERE:
        rule = "a word for a level in another language"
    return LevelRead(_of_top(part, scale), "likely", rule)


def is_of_unknown_scale(text: str) -> bool:
    """Whether `text` is a number or some stars, without a word of how many there may be."""
    clean = _OPENING.sub("", text.casefold()).strip(" ()[]")
    return _BARE.fullmatch(clean) is not None or signs_of(clean) == (len(clean), len(clean))


def signs_of(text: str) -> tuple[int, int] | None:
    """How many of the signs in `text` are full, and how many there are; None if it holds others."""
    signs = text.strip(" ()[]").replace(" ", "")
    if len(signs) < 2 or signs.strip(_FULL + _EMPTY) or signs[0] not in _FULL:
        return None
    return sum(sign in _FULL for sign in signs), len(signs)


def says_none(text: str) -> bool:
    """Whether `text` says that somebody has nothing of a skill: none, no experience, 0 of 5."""
    return _NONE.fullmatch(_folded(text)) is not None


def says_level(text: str) -> bool:
    """Whether `text` is a word, a figure or stars for a level, or says that there is none, whatever
    the scale.
    """
    word = _degree(text)
    if says_none(text) or is_of_unknown_scale(text) or _figure(text) is not None:
        return True
    return word in USUAL or word in OTHERS or word in ELSEWHERE


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").strip(" .:()").split())


def _degree(text: str) -> str:
    """A text as a word for a level, without "level" before it and "knowledge" behind it."""
    word = _OPENING.sub("", _folded(text))
    if word in ELSEWHERE:
        return word
    return _ENDING.sub("", word).strip()


def _figure(text: str) -> float | None:
    """A share of the top: 4/5, 80 %, or signs of which some are empty."""
    clean = _OPENING.sub("", text.casefold()).strip(" ()[]")
    if found := _OF.fullmatch(clean):
        got, most = float(found[1].replace(",", ".")), float(found[2])
        return got / most if 0 < got <= most and most > 1 else None
    if found := _PERCENT.fullmatch(clean):
        return int(found[1]) / 100 if 0 < int(found[1]) <= 100 else None
    signs = signs_of(clean)
    return signs[0] / signs[1] if signs and signs[0] < signs[1] else None


def _of_top(part: float, scale: Scale) -> int:
    """At least 1: who names a skill with a level has met it."""
    return max(1, int(part * scale.top + 0.5))
