"""Words that spreadsheets use for columns, levels and importance."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from po_career.catalog.model import Importance
from po_career.text import by_word, word_set

Part = Literal[
    "role",
    "skill",
    "level",
    "importance",
    "category",
    "definition",
    "sentence",
    "track",
    "next",
]
PARTS: tuple[Part, ...] = get_args(Part)

HEADERS: Mapping[Part, str] = {
    "role": (
        """
        role, roles, job, jobs, job title, job role, job profile, role title, role name, position, positions, profile, title, function,
        rolle, rollen, stelle, funktion, poste, métier, fonction, puesto, rol, cargo"""
    ),
    "skill": (
        """
        skill, skills, skill name, competency, competencies, competence, competences, competency name, capability, capabilities, ability,
        skill competency, topic, topics, attribute, attributes, trait, traits, dimension, dimensions,
        kompetenz, kompetenzen, fähigkeit, fähigkeiten, compétence, compétences, competencia, competencias, habilidad"""
    ),
    "level": (
        """
        level, levels, lvl, proficiency, proficiency level, skill level, competency level, required level, level required, target level,
        expected level, minimum level, rating, score,
        stufe, niveau, soll, soll niveau, sollniveau, nivel, niveau requis, nivel requerido"""
    ),
    "importance": (
        """
        importance, priority, weight, weighting, criticality, wichtigkeit, priorität, gewicht, gewichtung, importancia,
        prioridad, priorité"""
    ),
    "category": (
        """
        category, skill category, competency category, skill group, competency group, competency area, skill area, group, area, domain,
        cluster, theme, kategorie, gruppe, bereich, catégorie, domaine, categoría, área"""
    ),
    "definition": (
        """
        definition, skill definition, skill description, competency description, definición, définition, beschreibung, description"""
    ),
    "sentence": (
        """
        sentence, sentences, statement, statements, behaviour, behaviours, behavior, behaviors, behavioural indicator,
        behavioural indicators, behavioral indicators, indicator, indicators, criteria, criterion, expectation, expectations,
        anchor, anchors, summary, descriptor, descriptors, what it looks like, what good looks like, observable behaviours,
        aussage, beschreibung der stufe, comportement, comportamiento"""
    ),
    "track": (
        """
        track, tracks, career track, career tracks, job family, job families, families, departments, disciplines, streams, family, role family, department, discipline, stream, career path, laufbahn, abteilung, filière"""
    ),
    "next": (
        "next, next role, next step, leads to, promotes to, progresses to, nächste rolle, nächste"
        " stelle"
    ),
}
"""What a column may be called, by what it holds; in any case, with any signs between the words."""
SUMS = word_set(
    "total, totals, sum, average, avg, mean, count, summary, gesamt, summe, mittelwert, "
    "durchschnitt"
)
"""Rows and columns that are neither a role nor a skill."""
LEGENDS = word_set("legend, legende, légende, leyenda, leggenda")
"""What stands over a list of the levels and what they mean."""
NO_ENTITY = SUMS | word_set(
    "notes, note, comment, comments, remark, remarks, id, no, nr, number, link, owner, "
    "status, grade, band, pay band, salary band, salary, job level, career level, seniority, "
    "headcount, fte, years, gehalt, bemerkung, bemerkungen, kommentar, kommentare, example, "
    "examples, reference, references, ref, source, sources, url, resources, training, tools, "
    "order, sort, version, reviewer, updated, last updated, last reviewed, weight, weighting, "
    "component, scope, tags, beispiel, beispiele, quelle, verantwortlich"
)
"""Headers of columns that are neither."""
AMOUNTS = word_set(
    "cost, costs, price, budget, salary, pay, bonus, months, month, years, year, days, weeks, "
    "hours, fte, headcount, percent, percentage, share, rate, probability, date, id, eur, usd, "
    "gbp, chf, age, kosten, preis, gehalt, monate, jahre, tage, stunden, prozent, anteil, datum, "
    "coût, prix, salaire, mois, costo, precio, salario, meses"
)
"""Words in headers of columns of money, time, shares and keys, which are never levels."""
RUNG_HEADERS = word_set(
    "level, levels, rung, rungs, grade, grades, band, bands, stage, stages, step, steps, job level, "
    "career level, career stage, ladder level, seniority, seniority level, stufe, karrierestufe, "
    "niveau, nivel"
)
"""Headers over the names of rungs, if nothing else is called a role."""

FILLERS = word_set(
    "and, or, und, oder, the, required, expected, target, minimum, min, needed, desired, "
    "our, name, s"
)
"""Words that do not change what a column holds."""

IMPORTANCE: Mapping[Importance, str] = {
    "core": (
        "core, must, must have, mandatory, critical, essential, required, key, high, muss, hoch,"
        " kern, haute, alta"
    ),
    "important": (
        "important, should, should have, medium, desired, relevant, soll, mittel, wichtig, moyenne,"
        " media"
    ),
    "useful": (
        "useful, nice to have, nice, could, could have, optional, low, bonus, plus, kann, niedrig,"
        " nützlich, basse, baja"
    ),
}
PLAIN_WEIGHTS = word_set(
    "core, must, must have, mandatory, optional, nice to have, useful, important"
)
"""Words that do not name a level when they follow a number."""
NOTHING = word_set(
    ", -, --, n/a, na, n.a., none, not required, not needed, no, ., /, nil, nein, keine"
)
"""What says that a role does not ask for a skill; so does 0."""
MARKS = word_set("x, ✓, ✔, ☑, ✅, ●, •, ■, *, yes, y, ja, j, oui, si, sí, true")
"""What says that a skill is asked, and not at which level."""

LONGEST_LEVEL = 30
"""Characters of a level's name."""
LONGEST_TEXT = 300
"""Characters of a cell that may say a level."""
REMEMBERED = 20_000
"""Cells of a table say the same few things again and again."""

_LEVEL_WORD = r"(?:l|lv|lvl|level|stufe|niveau|nivel|p)\.? ?"
_NUMBER = rf"(?:{_LEVEL_WORD})?(?P<number>\d{{1,9}}(?:[.,]\d+)?)"
_DIVIDER = r"\s*[-–—:=.)/]?\s*"
_NAME = r"(?P<name>[^\W\d_].*?)"
_SHORT_NAME = r"(?P<name>[^\W\d_]\S*(?:\s\S+){0,2}?)"
"""Before a number: what is longer is a sentence that ends with one."""
_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NUMBER}\.?",
        rf"{_NUMBER}\s*\({_NAME}\)",
        rf"{_NAME}\s*\({_NUMBER}\)",
        rf"{_NUMBER}{_DIVIDER}{_NAME}",
        rf"{_SHORT_NAME}\s*[-–—:\s]\s*{_NUMBER}",
        _NAME,
    )
)
_RANGE = re.compile(
    rf"(?:{_LEVEL_WORD})?(?P<low>\d+(?:[.,]\d+)?)\s*(?:[-–—]|to|bis)\s*"
    rf"(?:{_LEVEL_WORD})?(?P<high>\d+(?:[.,]\d+)?)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    rf"(?:(?:>=|≥|>|min\.?|at least|mindestens)\s*(?P<a>(?:{_LEVEL_WORD})?\d+(?:[.,]\d+)?)"
    rf"|(?P<b>(?:{_LEVEL_WORD})?\d+(?:[.,]\d+)?)\s*\+)",
    re.IGNORECASE,
)
_LIKE_A_RANGE = re.compile(r"\d\s*(?:[-–—/]|to|bis)\s*\d")
MOST_OF_A_RANGE = 20
"""A number beyond it is not a level."""
_WITH_IMPORTANCE = re.compile(r"(?P<level>.+?)\s*(?:[,;/|]\s*|\()(?P<importance>[^()]+)\)?")


class LevelText(NamedTuple):
    """What a cell says of a level; false if it says none."""

    number: float | None = None
    name: str = ""
    """In small letters; empty if there is only a number."""
    mark: bool = False
    importance: Importance | None = None
    """If the cell says that too, as in 3 (core)."""
    up_to: float | None = None
    """The upper end, if the cell says a range; `number` is the lower one."""
    words: str = ""
    """What stands beside a number, as it is written."""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return self.mark or self.number is not None or bool(self.name)


def folded(text: str) -> str:
    """`text` in small letters, with one space for whatever stands between its words."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold()))


def part_of(header: str) -> Part | None:
    """What a column of that name holds, brackets and words that add nothing aside; None if the
    name says nothing known.
    """
    if (known := _PART.get(folded(header))) is not None:
        return known
    words = folded(re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\d+ ?[-–] ?\d+", " ", header)).split()
    rest = [word for word in words if word not in FILLERS]
    parts = {_PART.get(word) for word in rest}
    return _PART.get(" ".join(rest)) if len(parts) != 1 else parts.pop()


def parts_in(header: str) -> set[Part]:
    """Role, skill or both, if a header names them among other words: Role / Skill."""
    pieces = re.split(r"[\\/|>↓→]| vs\.? | by | x ", header, flags=re.IGNORECASE)
    parts = {part_of(piece) for piece in pieces}
    return {part for part in parts if part in ("role", "skill")}


def importance_of(text: str) -> Importance | None:
    """How much a skill counts, by a word for it."""
    return _IMPORTANCE.get(folded(text))


def says_nothing(text: str) -> bool:
    """Whether a cell says that the skill is not asked."""
    return text.casefold() in NOTHING or bool(re.fullmatch(r"[-–—]+|0+([.,]0+)?", text))


@lru_cache(REMEMBERED)
def level_text(text: str) -> LevelText:
    """What `text` says of a level: a number, a name, both, or a mark.

    A range says its lower end. Nothing if it is something else (a sentence, a date).
    """
    if len(text) > LONGEST_TEXT:
        return LevelText()
    if text.casefold() in MARKS:
        return LevelText(mark=True)
    if bounds := _AT_LEAST.fullmatch(text):
        return level_text(bounds["a"] or bounds["b"])
    weighted = _with_importance(text)
    if weighted or _LIKE_A_RANGE.search(text) or _RANGE.fullmatch(text):
        return weighted or _range_in(text)
    return _plain_level(text)


def _plain_level(text: str) -> LevelText:
    """What a text says that is a number, a name, or both."""
    match = next(filter(None, (shape.fullmatch(text) for shape in _SHAPES)), None)
    if match is None:
        return LevelText()
    groups = match.groupdict("")
    number, words = groups.get("number", ""), groups.get("name", "")
    name = _short(words)
    if not number:
        return LevelText(name=name)
    value = float(number.replace(",", "."))
    if name in PLAIN_WEIGHTS:
        return LevelText(value, importance=importance_of(name))
    return LevelText(value, name, words=words)


def _range_in(text: str) -> LevelText:
    """What a range such as 2-3 says: its lower end; nothing if it is a date or the like."""
    ends = _RANGE.fullmatch(text)
    if ends is None:
        return LevelText()
    low, high = (float(ends[end].replace(",", ".")) for end in ("low", "high"))
    return LevelText(low, up_to=high) if low < high <= MOST_OF_A_RANGE else LevelText()


def _with_importance(text: str) -> LevelText:
    """What a text such as 3 (core) says; nothing if it says no importance."""
    match = _WITH_IMPORTANCE.fullmatch(text)
    weight = importance_of(match["importance"]) if match else None
    if match is None or weight is None:
        return LevelText()
    said = level_text(match["level"])
    return said._replace(importance=weight) if said else said


def _short(name: str) -> str:
    """A level's name, folded; if it goes on with what the level means, without that."""
    return folded(name if len(name) <= LONGEST_LEVEL else re.split(r"[:;,.(–—]|\s-\s", name)[0])


_PART = {folded(name): part for name, part in by_word(HEADERS).items()}
_IMPORTANCE = {folded(name): weight for name, weight in by_word(IMPORTANCE).items()}
