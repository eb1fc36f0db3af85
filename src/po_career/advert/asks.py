"""Which skills an advertisement asks, with the words that say so and the level that they ask."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from po_career.advert.advert_lines import Line
from po_career.advert.advert_sections import WEIGHTS, Section
from po_career.advert.match_model import Ask, LevelBy, Matched
from po_career.catalog.model import Catalog, Id, Requirement, Role, Scale, Skill
from po_career.language.level_phrases import degree_of, duty_of, is_denied, on_scale
from po_career.language.mentions import Mention

ENOUGH = 0.55
"""A skill is asked where what speaks for it comes to so much, each mention counting as one more
chance that it is meant.
"""
ENOUGH_UNTOLD = 0.3
"""The same for a skill without signals, of which a text says less that can be found."""
MEANT: Mapping[str | None, float] = {"core": 2.0, "important": 1.2, "useful": 0.6, None: 0.3}
"""How much more, or less, a mention means in a text about a role for which the skill is core,
important, useful, or not asked at all.
"""
PLAIN = 0.9
"""A mention as sure as this means the skill whatever the role."""
_ASKING: frozenset[Section] = frozenset(("must", "nice", "opening"))
_DOING: frozenset[Section] = frozenset(("work", "opening"))
_STOPS = ";.!?"
MOST_MATCHED = 6
"""So many places are shown of one skill."""


def certainties(
    mentions: Iterable[Mention], sections: Sequence[Section], role: Role | None = None
) -> Mapping[Id, float]:
    """How surely each skill is asked, from 0 to 1: 1 minus the chance that none of its mentions
    means it.

    Where the text is known to be about `role`, its requirements say how likely a mention is meant.
    """
    unsure: dict[Id, float] = defaultdict(lambda: 1.0)
    for one in _strongest_a_line(mentions):
        if one.kind == "skill":
            chance = 1 - one.certainty * WEIGHTS[sections[one.line - 1]]
            unsure[one.id] *= chance ** (1.0 if role is None else _meant(one, role))
    return {skill: 1 - left for skill, left in unsure.items()}


def _meant(one: Mention, role: Role) -> float:
    need = role.requires.get(one.id)
    meant = MEANT[need.importance if need is not None else None]
    return max(meant, 1.0) if one.certainty >= PLAIN else meant


def asks_of(
    mentions: Sequence[Mention],
    lines: Sequence[Line],
    sections: Sequence[Section],
    catalog: Catalog,
    role: Role | None = None,
) -> tuple[Ask, ...]:
    """The skills that are asked, the surest first.

    `role` is what the text is about, where that is known.
    """
    by_skill: dict[Id, list[Mention]] = defaultdict(list)
    mentions = [one for one in mentions if not is_denied(*_around(lines[one.line - 1].text, one))]
    for one in mentions:
        if one.kind == "skill" and WEIGHTS[sections[one.line - 1]] > 0:
            by_skill[one.id].append(one)
    sure = certainties(mentions, sections, role)
    needs = role.requires if role is not None else {}
    found = [
        _ask(skill, by_skill[skill], sure[skill], lines, sections, catalog, needs.get(skill))
        for skill in by_skill
        if sure[skill] >= _enough(catalog.skills[skill])
    ]
    return tuple(sorted(found, key=lambda ask: (-ask.certainty, ask.skill)))


def _enough(skill: Skill) -> float:
    return ENOUGH if skill.signals else ENOUGH_UNTOLD


def _ask(
    skill: Id,
    said: Sequence[Mention],
    certainty: float,
    lines: Sequence[Line],
    sections: Sequence[Section],
    catalog: Catalog,
    need: Requirement | None,
) -> Ask:
    level, by = _level(said, lines, sections, catalog.scale, need)
    best = without_nested(
        sorted(
            said,
            key=lambda one: (
                -one.certainty * WEIGHTS[sections[one.line - 1]],
                one.start - one.stop,
                one.start,
            ),
        )
    )
    matched = dict.fromkeys(
        Matched(one.words, lines[one.line - 1].number_at(one.column)) for one in best[:MOST_MATCHED]
    )
    return Ask(
        skill=skill,
        name=catalog.skills[skill].name,
        level=level,
        level_by=by,
        matched=tuple(matched),
        certainty=round(certainty, 2),
        nice_to_have=all(sections[one.line - 1] == "nice" for one in said),
    )


def without_nested(mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` without those whose words all stand in one that goes before."""
    kept: list[Mention] = []
    for one in mentions:
        if not any(other.start <= one.start and one.stop <= other.stop for other in kept):
            kept.append(one)
    return kept


def _level(
    said: Sequence[Mention],
    lines: Sequence[Line],
    sections: Sequence[Section],
    scale: Scale,
    need: Requirement | None,
) -> tuple[int | None, LevelBy | None]:
    """The level that is asked: by words of degree, else by the duties, where what is core to the
    role is asked as the role asks it.
    """
    clauses = [(_clause(lines[one.line - 1].text, one), sections[one.line - 1]) for one in said]
    degrees = [
        level
        for text, section in clauses
        if section in _ASKING and (level := degree_of(text)) is not None
    ]
    if degrees:
        return on_scale(max(degrees), scale), "words"
    if (
        need is not None
        and need.importance == "core"
        and any(section == "work" for _, section in clauses)
    ):
        return need.level, "work"
    duties = [
        level
        for text, section in clauses
        if section in _DOING and (level := duty_of(text)) is not None
    ]
    return (on_scale(max(duties), scale), "work") if duties else (None, None)


def _clause(text: str, one: Mention) -> str:
    """The part of a line, between stops, in which a mention stands.

    What another part says is not said of it.
    """
    before, after = _around(text, one)
    return f"{before}{text[one.column : one.column + len(one.words)]}{after}"


def _around(text: str, one: Mention) -> tuple[str, str]:
    """The clause before a mention, and after it."""
    end = one.column + len(one.words)
    start = max(text.rfind(stop, 0, one.column) for stop in _STOPS) + 1
    return (
        text[start : one.column],
        text[
            end : min(
                (at for stop in _STOPS if (at := text.find(stop, end)) >= 0), default=len(text)
            )
        ],
    )


def _strongest_a_line(mentions: Iterable[Mention]) -> Iterable[Mention]:
    """Of what one line says of one thing the surest.

    Saying it twice in one breath is saying it once.
    """
    best: dict[tuple[str, Id, int], Mention] = {}
    for one in mentions:
        key = one.kind, one.id, one.line
        if key not in best or best[key].certainty < one.certainty:
            best[key] = one
    return best.values()
