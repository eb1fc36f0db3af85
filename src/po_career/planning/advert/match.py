"""An advertisement against the catalogue and a person: the nearest role and why, what is asked, what is there, what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from po_career.catalog.mentions import Lexicon, Mention, find_mentions, lexicon_of
from po_career.catalog.model import STRICT, Catalog, Id, Requirement, Role, Transition
from po_career.catalog.stems import words_of
from po_career.planning.advert.asks import MOST_MATCHED, Ask, Matched, asks_of, certainties, without_nested
from po_career.planning.advert.craft import Craft, craft_of_experience, craft_of_title
from po_career.planning.advert.html_page import is_html, page_of
from po_career.planning.advert.lines import Line, Text, plain_lines, sentences
from po_career.planning.advert.sections import WEIGHTS, Section, sections_of
from po_career.planning.advert.title import Names, Title, names_of, titles_in
from po_career.planning.advert.work import Work, work_scores
from po_career.planning.belief import beliefs
from po_career.planning.model import Belief, BeliefBasis
from po_career.planning.plan_model import Caution
from po_career.profile.model import Profile

TITLE_HOLDS = 0.12
"""A title of at least this strength decides, unless the text speaks of other work altogether."""
NEAR_TITLE = 0.3
"""Titles whose strength is so much less than the best are weighed by the work, too."""
WORK_WEIGHT = 0.25
"""How much the work counts beside a title."""
DENSE = 0.9
"""Without a title a text is about the work of a role of the catalogue from this density of its signals and skills on."""
FOREIGN: Mapping[Craft, float] = {"own": 0.0, "unsaid": 0.0, "other": 1.0}
"""So much denser it must be where the title, and where the experience asked, is of another craft."""
DENSE_TITLED = 0.4
"""With one, from this."""
UNTOLD = 0.4
"""How dense the same text is in a catalogue without signals, beside one with them."""
LONG = 600
"""Words beyond these make no text less dense: an advertisement ends there, and what follows is something else."""
SHORT = 80
"""In a text of fewer words a title is enough."""
ALSO = 0.8
"""Other roles are named whose score is at least this part of the best one's; at most MOST_ALSO."""
MOST_ALSO = 3
MOST_WORDS = 30_000
"""What comes after so many words is not read."""
MOST_CHARACTERS = 400_000
"""Nor what comes after so many characters of a plain text."""


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for the role."""

    __pydantic_config__ = STRICT

    title: Matched | None
    """Where the text bears a title of the role."""
    work: tuple[Matched, ...]
    """Words that describe the role's work."""
    skills: tuple[Id, ...]
    """Skills that the text asks and the role requires as core."""


@dataclass(frozen=True, slots=True)
class Held:
    """A skill that is asked, beside what the person has of it."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    have: int | None
    """None where nothing is known."""
    need: int | None
    """The level that the text asks, else that of the role; None where neither says one."""
    basis: BeliefBasis


@dataclass(frozen=True, slots=True)
class Match:
    """An advertisement, the role that it is nearest to, and what it asks."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/match/1"]
    role: Id | None
    """None where no role of the catalogue fits."""
    title: str | None
    """The role's title in the catalogue."""
    certainty: float
    """From 0 to 1: how surely the text is about that role; 0 where none fits."""
    why: Why
    also: tuple[Id, ...]
    """Other roles that are nearly as near, the nearest first."""
    asks: tuple[Ask, ...]
    """The skills that the text asks, the surest first."""
    have: tuple[Held, ...]
    missing: tuple[Held, ...]
    """The widest gap first."""
    unrated: tuple[Held, ...]
    warnings: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with all that was found in it."""

    text: Text
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    mentions: tuple[Mention, ...]

    @property
    def length(self) -> int:
        """Words of the sections that count."""
        return sum(len(line.text.split()) for line, section in zip(self.lines, self.sections, strict=True) if WEIGHTS[section] > 0.5)


def text_of(source: str) -> Text:
    """What a person reads of an advertisement: of a page what it shows, of a plain text all."""
    return page_of(source) if is_html(source) else Text(plain_lines(source[:MOST_CHARACTERS]))


@dataclass(frozen=True, slots=True)
class Reader:
    """A catalogue made ready for reading advertisements: making it takes longer than reading one."""

    catalog: Catalog
    lexicon: Lexicon
    names: Names
    wordiness: float
    """How much of its work a catalogue describes in signals, from UNTOLD to 1: fewer words of a text can then be found in it."""


def reader_of(catalog: Catalog) -> Reader:
    """The reader for `catalog`."""
    signals = [*(role.signals for role in catalog.roles.values()), *(skill.signals for skill in catalog.skills.values())]
    told = sum(map(bool, signals)) / max(1, len(signals))
    return Reader(catalog, lexicon_of(catalog, work=True), names_of(catalog), UNTOLD + (1 - UNTOLD) * told)


def match_advert(text: Text, reader: Reader, profile: Profile, notes: Iterable[Caution] = ()) -> Match:
    """`text` against the catalogue of `reader` and against `profile`; `notes` are cautions found while reading."""
    catalog = reader.catalog
    reading, cautions = _read(text, reader.lexicon)
    asked = certainties(reading.mentions, reading.sections)
    works = work_scores(reading.mentions, asked, reading.lines, reading.sections, catalog)
    titles = titles_in(text, reading.lines, reader.names)
    role, certainty, also = _decided(reading, titles, works, asked, reader)
    asks = asks_of(reading.mentions, reading.lines, reading.sections, catalog, role)
    have, missing, unrated = _against(asks, role, beliefs(catalog, profile))
    return Match(
        schema="po-career/match/1",
        role=role.id if role is not None else None,
        title=role.title if role is not None else None,
        certainty=certainty,
        why=_why(role, titles, asks, reading),
        also=also,
        asks=asks,
        have=have,
        missing=missing,
        unrated=unrated,
        warnings=(*notes, *cautions),
    )


def _read(text: Text, lexicon: Lexicon) -> tuple[_Reading, list[Caution]]:
    lines, cautions, words = list[Line](), list[Caution](), 0
    for line in sentences(text.lines):
        words += len(line.text.split())
        if words > MOST_WORDS:
            cautions.append(Caution(f"only the first {MOST_WORDS:,} words were read", f"line {line.number_at(0)}"))
            break
        lines.append(line)
    sections = sections_of(lines)
    texts = [line.text for line in lines]
    found = find_mentions(words_of(texts), texts, lexicon)
    return _Reading(text, tuple(lines), sections, found), cautions


def _decided(
    reading: _Reading, titles: Sequence[Title], works: Sequence[Work], asked: Mapping[Id, float], reader: Reader
) -> tuple[Role | None, float, tuple[Id, ...]]:
    """The role, how surely it is that, and others that are nearly as near. Without a title the work decides."""
    dense = _density(reading, asked) / reader.wordiness
    score = {work.role: work.score / (works[0].score or 1) for work in works}
    strong = [title for title in titles if title.strength >= TITLE_HOLDS]
    if strong and (dense >= DENSE_TITLED or reading.length < SHORT):
        near = [title for title in strong if title.strength >= strong[0].strength - NEAR_TITLE]
        ranked = sorted(near, key=lambda one: (-(one.strength + WORK_WEIGHT * score[one.role]), one.role))
        order = list(dict.fromkeys([*(one.role for one in ranked), *(work.role for work in works if work.score >= ALSO * works[0].score)]))
        certainty = 0.9 if order[0] in {work.role for work in works[:3]} else 0.7
        return reader.catalog.roles[order[0]], certainty, tuple(order[1 : MOST_ALSO + 1])
    if not works or dense < _least_density(reading, reader.names):
        return None, 0.0, ()
    order = [work.role for work in works if work.score >= ALSO * works[0].score]
    lead = works[0].score - (works[1].score if len(works) > 1 else 0.0)
    return reader.catalog.roles[order[0]], round(min(0.85, 0.35 + lead / (works[0].score or 1)), 2), tuple(order[1 : MOST_ALSO + 1])


def _least_density(reading: _Reading, names: Names) -> float:
    """The density from which a text without a role's title is about a role: more where title or experience are of another craft."""
    asked = [line for line, section in zip(reading.lines, reading.sections, strict=True) if WEIGHTS[section] > 0.5]
    title, experience = craft_of_title(reading.text.titles, reading.lines, names), craft_of_experience(asked, names)
    return DENSE + FOREIGN[title] + FOREIGN[experience]


def _density(reading: _Reading, asked: Mapping[Id, float]) -> float:
    """How much of a text is about work of the catalogue: signals of the likeliest role and skills, beside the root of its length."""
    signals: dict[Id, set[str]] = {}
    for one in reading.mentions:
        if one.kind == "role" and one.by == "signal" and WEIGHTS[reading.sections[one.line - 1]] > 0:
            signals.setdefault(one.id, set()).add(one.words.lower())
    most = max(map(len, signals.values()), default=0)
    return (most + sum(asked.values())) / sqrt(min(reading.length, LONG) + 1)


def _why(role: Role | None, titles: Sequence[Title], asks: Sequence[Ask], reading: _Reading) -> Why:
    if role is None:
        return Why(None, (), ())
    title = next((one for one in titles if one.role == role.id), None)
    signals = [one for one in reading.mentions if one.kind == "role" and one.by == "signal" and one.id == role.id]
    counted = [one for one in signals if WEIGHTS[reading.sections[one.line - 1]] > 0.5]
    best = without_nested(sorted(counted, key=lambda one: (-one.certainty, one.start - one.stop, one.start)))[:MOST_MATCHED]
    shown = {one.words.lower(): one for one in reversed(best)}.values()
    return Why(
        title=None if title is None else Matched(title.words, title.line.number_at(0)),
        work=tuple(
            Matched(one.words, reading.lines[one.line - 1].number_at(one.column)) for one in sorted(shown, key=lambda one: one.start)
        ),
        skills=tuple(ask.skill for ask in asks if ask.skill in role.requires and role.requires[ask.skill].importance == "core"),
    )


def _against(
    asks: Iterable[Ask], role: Role | None, held: Mapping[Id, Belief]
) -> tuple[tuple[Held, ...], tuple[Held, ...], tuple[Held, ...]]:
    """What is asked, as had, missing and unrated. Where neither text nor role says a level, any above none is enough."""
    have, missing, unrated = list[Held](), list[Held](), list[Held]()
    for ask in asks:
        belief = held[ask.skill]
        asked = role.requires[ask.skill].level if role is not None and ask.skill in role.requires else None
        need = ask.level if ask.level is not None else asked
        known = belief.basis != "unknown"
        one = Held(ask.skill, ask.name, belief.expected if known else None, need, belief.basis)
        (unrated if not known else have if belief.expected >= (need or 1) else missing).append(one)
    return tuple(have), tuple(sorted(missing, key=lambda one: (one.have or 0) - (one.need or 1))), tuple(unrated)


def toward_advert(found: Match, catalog: Catalog, held: Id | None) -> tuple[Catalog, Id] | None:
    """The catalogue with the role as the advertisement asks it, and the id of that role to plan toward; None where no role fits.

    A level that the text says takes the place of the role's; a skill that only the text asks is added. Who holds the
    role already plans toward the advertised one beside it, one sideways step away.
    """
    if found.role is None:
        return None
    role = catalog.roles[found.role]
    asked = {ask.skill: _requirement(ask, role) for ask in found.asks if ask.level is not None}
    wanted = replace(role, requires={**role.requires, **asked})
    if held != role.id:
        return replace(catalog, roles={**catalog.roles, role.id: wanted}), role.id
    beside = replace(wanted, id=f"{role.id}-advertised", title=f"{role.title} (as advertised)")
    move = Transition(from_=role.id, to=beside.id, kind="lateral")
    return replace(catalog, roles={**catalog.roles, beside.id: beside}, transitions=(*catalog.transitions, move)), beside.id


def _requirement(ask: Ask, role: Role) -> Requirement:
    known = role.requires.get(ask.skill)
    importance = known.importance if known is not None else "useful" if ask.nice_to_have else "important"
    return Requirement(ask.level or 0, importance, "source")
