"""Which role the work fits that an advertisement describes, whatever its title.

By signals, by skills, by the catalogue's own words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from po_career.advert.advert_lines import Line
from po_career.advert.advert_sections import WEIGHTS, Section
from po_career.catalog.model import Catalog, Id, Role
from po_career.frozen import Frozen
from po_career.language.level_phrases import years_in
from po_career.language.mentions import Mention
from po_career.language.stems import words_of

PARTS: Mapping[str, float] = {
    "signals": 1.0,
    "skills": 0.9,
    "words": 1.0,
    "years": 0.15,
    "named": 0.5,
}
"""How much each part counts; each is at most 1 for the role that it speaks for most."""
_PASSED_OVER_SHARE = 0.6
"""A word that more than this part of the roles use tells nothing."""


class Work(Frozen):
    """How near a role is to the work that is described."""

    role: Id
    score: float
    parts: Mapping[str, float]


def work_scores(
    mentions: Sequence[Mention],
    asked: Mapping[Id, float],
    lines: Sequence[Line],
    sections: Sequence[Section],
    catalog: Catalog,
) -> tuple[Work, ...]:
    """Every role of the catalogue, the one that fits the work best first.

    `asked` is how surely each skill is asked.
    """
    parts = {
        "signals": _signals(mentions, sections, catalog),
        "skills": _skills(asked, catalog),
        "words": _words(lines, sections, catalog),
        "years": _years(lines, sections, catalog),
        "named": _named(mentions, lines),
    }
    found = [
        Work(
            role,
            sum(PARTS[part] * values.get(role, 0.0) for part, values in parts.items()),
            {part: values.get(role, 0.0) for part, values in parts.items()},
        )
        for role in catalog.roles
    ]
    return tuple(sorted(found, key=lambda work: (-work.score, work.role)))


def _signals(
    mentions: Iterable[Mention], sections: Sequence[Section], catalog: Catalog
) -> dict[Id, float]:
    """What the signals of a role come to.

    A phrase that several roles share tells less, the same phrase again tells little.
    """
    places: dict[tuple[int, int], set[Id]] = defaultdict(set)
    for one in mentions:
        if one.kind == "role" and one.by == "signal":
            places[one.start, one.stop].add(one.id)
    said: dict[Id, dict[str, float]] = defaultdict(dict)
    for one in mentions:
        if one.kind == "role" and one.by == "signal":
            weight = (
                WEIGHTS[sections[one.line - 1]]
                * one.certainty
                * log(1 + len(catalog.roles) / len(places[one.start, one.stop]))
            )
            said[one.id][one.words.lower()] = max(said[one.id].get(one.words.lower(), 0.0), weight)
    return _spread({role: sum(words.values()) for role, words in said.items()})


def _skills(asked: Mapping[Id, float], catalog: Catalog) -> dict[Id, float]:
    """The cosine of what is asked and what a role requires.

    A skill that many roles require tells less.
    """
    df = Counter(skill for role in catalog.roles.values() for skill in role.requires)
    rare = {
        skill: log(1 + len(catalog.roles) / df[skill]) if skill in df else 0.0
        for skill in catalog.skills
    }
    weights = catalog.rules.weights
    text = {skill: sure * rare[skill] for skill, sure in asked.items()}

    def vector(role: Role) -> dict[Id, float]:
        return {
            s: getattr(weights, need.importance) * need.level * rare[s]
            for s, need in role.requires.items()
        }

    return _spread({role.id: _cosine(text, vector(role)) for role in catalog.roles.values()})


def _words(lines: Sequence[Line], sections: Sequence[Section], catalog: Catalog) -> dict[Id, float]:
    """The cosine of the words of the text and those by which the catalogue describes a role, rare
    ones first.
    """
    texts = {
        role.id: Counter(
            _content(
                [
                    *filter(None, [role.purpose, role.distinct, role.short]),
                    *role.responsibilities,
                    *role.day,
                ]
            )
        )
        for role in catalog.roles.values()
    }
    df = Counter(word for text in texts.values() for word in text)
    rare: dict[str, float] = {
        word: log(len(texts) / n)
        for word, n in df.items()
        if n <= _PASSED_OVER_SHARE * len(texts) or len(texts) < 4
    }
    said: Counter[str] = Counter()
    for line, section in zip(lines, sections, strict=True):
        if WEIGHTS[section] > 0.5:
            said.update(_content([line.text]))

    def weighed(words: Mapping[str, int]) -> dict[str, float]:
        return {word: (1 + log(n)) * rare[word] for word, n in words.items() if word in rare}

    text = weighed(said)
    return _spread({role: _cosine(text, weighed(words)) for role, words in texts.items()})


def _content(texts: Sequence[str]) -> list[str]:
    return [word.stem for word in words_of(texts) if len(word.stem) > 2]


def _years(lines: Sequence[Line], sections: Sequence[Section], catalog: Catalog) -> dict[Id, float]:
    """How well the years of experience that are asked fit the years that people in a role usually
    have.
    """
    said = [
        years
        for line, section in zip(lines, sections, strict=True)
        if section in {"must", "nice", "opening", "work"}
        and (years := years_in(line.text)) is not None
    ]
    years = max((one for one in said if one <= 20), default=None)
    if years is None:
        return {}
    fits = {}
    for role in catalog.roles.values():
        if (span := role.typical_years) is not None:
            outside = max(
                span.low - years, years - (span.high if span.high is not None else years), 0
            )
            fits[role.id] = max(0.0, 1 - outside / 4)
    return fits


def _named(mentions: Iterable[Mention], lines: Sequence[Line]) -> dict[Id, float]:
    """A role that the text names as what one has been ("3 years as a Product Owner") is spoken for,
    one that one works with against.
    """
    found: dict[Id, float] = defaultdict(float)
    for one in mentions:
        if one.kind == "role" and one.by != "signal":
            text = lines[one.line - 1].text
            before = text[: text.find(one.words)].lower().split()[-6:]
            if {"as", "role", "position", "similar"} & set(before) or "experience" in before:
                found[one.id] = 1.0
            elif {"with", "to", "other", "our", "from", "and", "by", "for"} & set(before):
                found[one.id] = min(found[one.id], -0.4) if found[one.id] <= 0 else found[one.id]
    return dict(found)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    length = sqrt(sum(v * v for v in one.values())) * sqrt(sum(v * v for v in other.values()))
    return (
        sum(value * other[key] for key, value in one.items() if key in other) / length
        if length
        else 0.0
    )


def _spread(values: Mapping[Id, float]) -> dict[Id, float]:
    """`values` with the highest as 1."""
    top = max(values.values(), default=0.0)
    return {key: value / top for key, value in values.items()} if top > 0 else dict(values)
