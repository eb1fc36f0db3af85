"""Which skills an advertisement asks, with the words that say so and the level that they ask."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from po_career.advert.advert_reader import Reading
from po_career.advert.advert_sections import Section
from po_career.advert.match_model import Ask, LevelBy, Matched
from po_career.catalog.model import Catalog, Id, Requirement, Role, Scale
from po_career.language.level_phrases import degree_at, duty_of, is_denied, on_scale
from po_career.language.mentions import Mention

ENOUGH = 0.55
"""A skill is asked if what speaks for it comes to so much; each mention is one more chance that it
is meant.
"""
ENOUGH_WITHOUT_SIGNALS = 0.3
"""The same for a skill without signals, of which a text says less that can be found."""
MEANT: Mapping[str | None, float] = {"core": 3.0, "important": 1.2, "useful": 0.8, None: 0.3}
"""How much more, or less, a mention means in a text about a role for which the skill is core,
important, useful, or not asked at all.
"""
PLAIN = 0.9
"""A mention as sure as this means the skill whatever the role."""
_ASKING: frozenset[Section] = frozenset(("must", "nice", "opening"))
_DOING: frozenset[Section] = frozenset(("work", "opening", "must"))
_STOP = re.compile(r"[;.!?]")
LABEL = 4
"""More words before a colon are a clause of their own; "Scrum: advanced" is one clause."""
FAR = 300
"""What is so many characters away in a line belongs to another clause."""
MOST_MATCHED = 6
"""So many places are shown of one skill."""


def certainties(
    mentions: Iterable[Mention], reading: Reading, role: Role | None = None
) -> Mapping[Id, float]:
    """How surely each skill is asked, from 0 to 1: 1 minus the chance that none of its mentions
    means it.

    If the text is known to be about `role`, its requirements say how likely a mention is meant.
    """
    unsure: dict[Id, float] = defaultdict(lambda: 1.0)
    for mention in _surest_of_each_line(mentions):
        chance = 1 - mention.certainty * reading.weight_of(mention)
        unsure[mention.id] *= chance ** (1.0 if role is None else _meant(mention, role))
    return {skill: 1 - left for skill, left in unsure.items()}


def _meant(mention: Mention, role: Role) -> float:
    need = role.requires.get(mention.id)
    meant = MEANT[need.importance if need is not None else None]
    return max(meant, 1.0) if mention.certainty >= PLAIN else meant


def _surest_of_each_line(mentions: Iterable[Mention]) -> Iterable[Mention]:
    """Of what one line says of a skill the surest: twice in one breath is once."""
    best: dict[tuple[Id, int], Mention] = {}
    for mention in mentions:
        key = mention.id, mention.line
        if mention.kind == "skill" and (key not in best or best[key].certainty < mention.certainty):
            best[key] = mention
    return best.values()


def asks_of(reading: Reading, catalog: Catalog, role: Role | None) -> tuple[Ask, ...]:
    """The skills that are asked, the surest first; `role` is what the text is about, if known."""
    asked = [
        one
        for one in reading.mentions
        if one.kind == "skill"
        and reading.weight_of(one) > 0
        and not is_denied(*_around(one, reading))
    ]
    by_skill: dict[Id, list[Mention]] = defaultdict(list)
    for mention in asked:
        by_skill[mention.id].append(mention)
    asks = []
    for skill_id, certainty in certainties(asked, reading, role).items():
        skill = catalog.skills[skill_id]
        said = by_skill[skill_id]
        if certainty >= (ENOUGH if skill.signals else ENOUGH_WITHOUT_SIGNALS):
            need = role.requires.get(skill_id) if role else None
            level, by = _level(said, reading, catalog.scale, need)
            asks.append(
                Ask(
                    skill=skill_id,
                    name=skill.name,
                    level=level,
                    level_by=by,
                    matched=_places(said, reading),
                    certainty=round(certainty, 2),
                    nice_to_have={"nice"} == set(map(reading.section_of, said)),
                )
            )
    return tuple(sorted(asks, key=lambda ask: (-ask.certainty, ask.skill)))


def _places(said: Iterable[Mention], reading: Reading) -> tuple[Matched, ...]:
    """Where a skill is asked, the surest first."""

    def surest(one: Mention) -> tuple[float, int, int]:
        return -one.certainty * reading.weight_of(one), one.start - one.stop, one.start

    best = islice(without_nested(sorted(said, key=surest)), MOST_MATCHED)
    return tuple(dict.fromkeys(matched(mention, reading) for mention in best))


def matched(mention: Mention, reading: Reading) -> Matched:
    """The words of a mention, with their line of the file."""
    return Matched(mention.words, reading.line_of(mention).number_at(mention.column))


def without_nested(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """`mentions` without those whose words all stand in one that goes before."""
    kept: list[Mention] = []
    for one in mentions:
        if not any(other.start <= one.start and one.stop <= other.stop for other in kept):
            kept.append(one)
            yield one


def _level(
    said: Sequence[Mention], reading: Reading, scale: Scale, need: Requirement | None
) -> tuple[int | None, LevelBy | None]:
    """The level that is asked: by words of degree, else by the duties; what is core to the role is
    asked as the role asks it.
    """
    degree = _highest(said, reading, _ASKING, _degree)
    if degree > 0:
        return on_scale(degree, scale), "words"
    if need is not None and need.importance == "core" and "work" in map(reading.section_of, said):
        return need.level, "work"
    duty = _highest(said, reading, _DOING, _duty)
    return (on_scale(duty, scale), "work") if duty > 0 else (None, None)


def _highest(
    said: Iterable[Mention],
    reading: Reading,
    sections: Collection[Section],
    level_of: Callable[[Mention, Reading], int | None],
) -> int:
    """The highest level by `level_of` of what is said in `sections`; 0 if nothing says one."""
    asked = [one for one in said if reading.section_of(one) in sections]
    return max((level_of(one, reading) or 0 for one in asked), default=0)


def _degree(mention: Mention, reading: Reading) -> int | None:
    before, after = _around(mention, reading)
    return degree_at(before, mention.words, after)


def _duty(mention: Mention, reading: Reading) -> int | None:
    before, after = _around(mention, reading)
    return duty_of(before + mention.words + after)


def _around(mention: Mention, reading: Reading) -> tuple[str, str]:
    """The clause before a mention, and after it."""
    text, end = reading.line_of(mention).text, mention.column + len(mention.words)
    before, after = text[max(0, mention.column - FAR) : mention.column], text[end : end + FAR]
    before, after = _STOP.split(before)[-1], _STOP.split(after, maxsplit=1)[0]
    lead, _, rest = before.rpartition(": ")
    if len(lead.split()) > LABEL:
        before = rest
    own, _, _ = after.partition(": ")
    if len(f"{before}{mention.words}{own}".split()) > LABEL:
        after = own
    return before, after
