"""The one skill that holds a person back most, and the strengths to leave alone; docs/method.md,
"The bottleneck".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import Id
from po_career.planning.aim import Aim, wanted_skills
from po_career.planning.belief import is_rated
from po_career.planning.model import By
from po_career.planning.standing import Standing

MOST_LEFT_ALONE = 4


class Lead(NamedTuple):
    """The skill that the chapter works on first; None if nothing is learned."""

    skill: Id | None = None
    by: By | None = None
    """What made it the bottleneck; None if it is not one: nothing rated is short, or the person is
    growing.
    """


def lead_of(
    standing: Standing,
    aim: Aim,
    named: Sequence[Id],
    can_start: Collection[Id],
) -> Lead:
    """The bottleneck, or what comes first without one.

    `named` are the skills that the person's own words name, in their order, `can_start` those that
    something open works on within this chapter.
    """
    short = aim.short
    if not short:
        return Lead()
    symptoms = [skill for skill in aim.symptoms if skill in short]
    if symptoms:
        pool = _first_of(symptoms, can_start)
        return Lead(max(pool, key=lambda skill: short[skill]), "symptom")
    if not aim.growing:
        pool = _rated_pool(standing, aim, can_start)
        if pool:
            most = max(short[skill] for skill in pool)
            return _of_tied(standing, [skill for skill in pool if short[skill] == most], named)
    return Lead(_first_unrated(standing, aim, named, _first_of(list(short), can_start)))


def _first_of(skills: Sequence[Id], can_start: Collection[Id]) -> Sequence[Id]:
    """Those that something open works on, or all if nothing does."""
    return [skill for skill in skills if skill in can_start] or skills


def leave_alone(standing: Standing, aim: Aim, touched: Collection[Id]) -> tuple[Id, ...]:
    """Rated strengths that need no more and have no complaint: no hours go there."""
    strengths = []
    for skill in standing.profile.ratings:
        need = aim.asks.get(skill)
        is_short = need is not None and aim.levels[skill] < need.level
        if is_short or skill in touched or not standing.strong(skill):
            continue
        if not has_complaint(standing, skill):
            strengths.append(skill)
    own = standing.own_asks
    strengths.sort(key=lambda skill: (-standing.levels[skill], skill not in own, skill))
    return tuple(strengths[:MOST_LEFT_ALONE])


def has_complaint(standing: Standing, skill: Id) -> bool:
    """Whether somebody rated the skill lower than the person, or the person knows its symptom."""
    others = [rating for rating in standing.profile.ratings.get(skill, ()) if rating.by == "other"]
    lower = any(rating.level < standing.levels[skill] for rating in others)
    return lower or skill in standing.profile.hurts


def _rated_pool(standing: Standing, aim: Aim, can_start: Collection[Id]) -> list[Id]:
    """The rated core gaps that something open works on, else the important ones, else all that are
    rated.
    """
    rated = [skill for skill in aim.short if is_rated(standing.held[skill])]
    for importance in ("core", "important"):
        weighs = [skill for skill in rated if aim.asks[skill].importance == importance]
        pool = [skill for skill in weighs if skill in can_start]
        if pool:
            return pool
    return rated


def _of_tied(standing: Standing, tied: Sequence[Id], named: Sequence[Id]) -> Lead:
    """The one of equally large gaps that the person says most about, else the first one asked."""
    if len(tied) == 1:
        return Lead(tied[0], "largest gap")
    by_sign: Mapping[By, Iterable[Id]] = {
        "complaint": (skill for skill in tied if has_complaint(standing, skill)),
        "usually": (skill for skill in tied if _says_what_happens(standing, skill)),
        "words": (skill for skill in named if skill in tied),
    }
    for by, skills in by_sign.items():
        skill = next(iter(skills), None)
        if skill is not None:
            return Lead(skill, by)
    wanted = wanted_skills(standing)
    return Lead(min(tied, key=lambda skill: skill not in wanted), "order")


def _says_what_happens(standing: Standing, skill: Id) -> bool:
    """Whether the person said what usually happens instead."""
    return any(rating.usually for rating in standing.profile.ratings.get(skill, ()))


def _first_unrated(standing: Standing, aim: Aim, named: Iterable[Id], pool: Collection[Id]) -> Id:
    """With nothing rated short: what the words name, what a want is made of, else the largest
    gap.
    """
    in_words = [skill for skill in named if skill in pool]
    if in_words:
        return in_words[0]
    wanted = wanted_skills(standing)

    def rank(skill: Id) -> tuple[bool, float]:
        core_wanted = skill in wanted and aim.asks[skill].importance == "core"
        return not core_wanted, -aim.short[skill]

    return min(pool, key=rank)
