"""Which role fits the work that an advertisement describes, whatever its title.

By signals, by skills, by the catalogue's own words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import hypot, log

from po_career.advert.advert_reader import Reading
from po_career.advert.advert_sections import Section
from po_career.catalog.model import Catalog, Id, Role
from po_career.frozen import Frozen
from po_career.language.level_phrases import years_in
from po_career.language.stems import words_of
from po_career.text import word_set

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
_SAY_YEARS: frozenset[Section] = frozenset(("must", "nice", "opening", "work"))
_MOST_YEARS = 20
"""More years than these are the company's."""
BEFORE = 100
"""Six words hardly take more characters."""
_HAS_BEEN = word_set("as role position similar experience")
_WORKS_WITH = word_set("with to other our from and by for")


class Work(Frozen):
    """How near a role is to the work that is described."""

    role: Id
    score: float
    parts: Mapping[str, float]


def work_scores(reading: Reading, asked: Mapping[Id, float], catalog: Catalog) -> tuple[Work, ...]:
    """Every role of the catalogue, the one that fits the work best first.

    `asked` is how surely each skill is asked, from 0 to 1.
    """
    by_part = {
        "signals": _signals(reading, catalog),
        "skills": _skills(asked, catalog),
        "words": _words(reading.counted, catalog),
        "years": _years(reading.texts_of(_SAY_YEARS), catalog),
        "named": _named(reading),
    }
    works = []
    for role in catalog.roles:
        parts = {part: values.get(role, 0.0) for part, values in by_part.items()}
        works.append(Work(role, sum(PARTS[part] * value for part, value in parts.items()), parts))
    return tuple(sorted(works, key=lambda work: (-work.score, work.role)))


def _signals(reading: Reading, catalog: Catalog) -> dict[Id, float]:
    """What the signals of a role come to.

    A phrase that several roles share tells less, the same phrase again tells little.
    """
    signals = [one for one in reading.mentions if one.kind == "role" and one.by == "signal"]
    sharing: dict[tuple[int, int], set[Id]] = defaultdict(set)
    for one in signals:
        sharing[one.start, one.stop].add(one.id)
    said: dict[Id, dict[str, float]] = defaultdict(dict)
    for one in signals:
        rare = log(1 + len(catalog.roles) / len(sharing[one.start, one.stop]))
        weight = reading.weight_of(one) * one.certainty * rare
        words = one.words.lower()
        said[one.id][words] = max(said[one.id].get(words, 0.0), weight)
    return _spread({role: sum(words.values()) for role, words in said.items()})


def _skills(asked: Mapping[Id, float], catalog: Catalog) -> dict[Id, float]:
    """The cosine of what is asked and what a role requires.

    A skill that many roles require tells less.
    """
    requiring = Counter(chain.from_iterable(role.requires for role in catalog.roles.values()))
    rare = {skill: log(1 + len(catalog.roles) / count) for skill, count in requiring.items()}
    text = {skill: sure * rare.get(skill, 0.0) for skill, sure in asked.items()}
    weights = catalog.rules.weights
    fits = {}
    for role in catalog.roles.values():
        needs = {
            skill: getattr(weights, need.importance) * need.level * rare[skill]
            for skill, need in role.requires.items()
        }
        fits[role.id] = _cosine(text, needs)
    return _spread(fits)


def _words(said: Sequence[str], catalog: Catalog) -> dict[Id, float]:
    """The cosine of the words of the text and those by which the catalogue describes a role, rare
    ones first.
    """
    texts = {role.id: Counter(_content(_texts(role))) for role in catalog.roles.values()}
    using = Counter(chain.from_iterable(texts.values()))
    most = len(texts) if len(texts) < 4 else _PASSED_OVER_SHARE * len(texts)
    rare = {word: log(len(texts) / count) for word, count in using.items() if count <= most}

    def weighed(words: Mapping[str, int]) -> dict[str, float]:
        return {word: (1 + log(n)) * rare[word] for word, n in words.items() if word in rare}

    text = weighed(Counter(_content(said)))
    return _spread({role: _cosine(text, weighed(words)) for role, words in texts.items()})


def _texts(role: Role) -> list[str]:
    """What the catalogue says of the work of a role."""
    summaries = filter(None, (role.purpose, role.distinct, role.short))
    return [*summaries, *role.responsibilities, *role.day]


def _content(texts: Sequence[str]) -> list[str]:
    return [word.stem for word in words_of(texts) if len(word.stem) > 2]


def _years(asking: Iterable[str], catalog: Catalog) -> dict[Id, float]:
    """How well the years of experience that are asked fit those that people in a role usually have."""
    said = [years for text in asking if (years := years_in(text)) is not None]
    years = max((number for number in said if number <= _MOST_YEARS), default=None)
    fits = {}
    for role in catalog.roles.values():
        span = role.typical_years
        if years is not None and span is not None:
            high = years if span.high is None else span.high
            fits[role.id] = max(0.0, 1 - max(span.low - years, years - high, 0) / 4)
    return fits


def _named(reading: Reading) -> dict[Id, float]:
    """Roles that the text names: for what one has been ("3 years as a Product Owner"), against whom
    one works with.
    """
    named: dict[Id, float] = defaultdict(float)
    for one in reading.mentions:
        if one.kind == "role" and one.by != "signal":
            text = reading.line_of(one).text
            before = set(text[max(0, one.column - BEFORE) : one.column].lower().split()[-6:])
            if before & _HAS_BEEN:
                named[one.id] = 1.0
            elif before & _WORKS_WITH and named[one.id] <= 0:
                named[one.id] = -0.4
    return dict(named)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    length = hypot(*one.values()) * hypot(*other.values())
    shared = one.keys() & other.keys()
    return sum(one[key] * other[key] for key in sorted(shared)) / length if length else 0.0


def _spread(values: Mapping[Id, float]) -> dict[Id, float]:
    """`values` with the highest as 1."""
    top = max(values.values(), default=0.0)
    return {key: value / top for key, value in values.items()} if top > 0 else dict(values)
