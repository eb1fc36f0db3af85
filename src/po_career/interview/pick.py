"""Which skill to ask about next, and when there is nothing left to ask that would change much."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Role
from po_career.errors import NoAnswerError
from po_career.interview.mentioned import skills_mentioned
from po_career.interview.topic import USUAL_HOURS
from po_career.interview.value import outlook
from po_career.planning.decision import Decision, decide
from po_career.planning.readiness import Asks, weight_of
from po_career.planning.scores import candidates_of
from po_career.planning.standing import Standing, standing_of
from po_career.profile.model import Profile

MOST = 12
"""Questions about skills in one interview at the most: at 15 seconds each, three minutes."""
MOST_QUESTIONS = 20
"""Numbered questions of every kind in one interview at the most: five minutes."""
FEWEST = 4
"""Questions about skills at the least: a chapter needs something that is rated."""
HEART = 2
"""So many core skills of the role held come first, in which a person recognises their work."""
NAMED = 3
"""So many skills that the person's own words name come right after them."""
STEP_MOVES = 0.03
"""Once no answer moves the part of the draws that the step wins by this much, the step is settled.
"""
CHAPTER_MOVES = 0.005
"""Once no answer moves readiness for the step by this much, the chapter is settled."""
KINDRED = 0.8
"""A skill of the category that was just asked counts this much less: a row of kindred questions
draws kindred answers.
"""
FEW_DRAWS = 20
"""Enough where a question only needs to know about which step it is."""
MOST_WORK = 4_000
"""Skills times candidate roles up to which answers are weighed: a tenth of a second. Beyond,
requirements alone decide.
"""


class Ahead(NamedTuple):
    """The questions about skills that are to come, the next one first."""

    skills: tuple[Id, ...]
    settled: bool
    """Whether some are left out because no answer would change much any more."""
    core: Mapping[Id, int] = MappingProxyType({})
    """The core skills of the role held and of the step, each with the level asked."""


def skills_that_matter(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """Every skill that the role held, a target, or a step that may be recommended asks for, what
    weighs most first.
    """
    standing = standing_now(catalog, profile)
    weighs: dict[Id, float] = {}
    for role in _roles(standing):
        for skill, need in role.requires.items():
            if need.level > 0:
                worth = weight_of(need, catalog.rules) * need.level
                weighs[skill] = weighs.get(skill, 0.0) + worth
    order = {skill: number for number, skill in enumerate(catalog.skills)}
    return tuple(sorted(weighs, key=lambda skill: (-weighs[skill], order[skill])))


def skills_ahead(
    catalog: Catalog,
    profile: Profile,
    left: Sequence[Id],
    asked: Sequence[Id] = (),
) -> Ahead:
    """Which of `left`, skills that matter and are not rated, come next, best first; `asked` are
    those asked just before.

    First the heart of the role held, then what the person knows the symptom of or names in their
    own words, then the skills whose answers are worth most.
    """
    if not left:
        return Ahead((), settled=False)
    standing = standing_now(catalog, profile)
    if len(catalog.skills) * len(_roles(standing)) > MOST_WORK:
        return Ahead(tuple(left), settled=False)
    try:
        view = outlook(standing, left)
    except NoAnswerError:
        return Ahead(tuple(left), settled=False)
    core = _core(standing, view.asks)
    first = [skill for skill in _first(standing, view.worth) if skill in left]
    settled = view.step < STEP_MOVES and view.chapter < CHAPTER_MOVES
    known = len(profile.ratings)
    known += sum(place.startswith("ratings.") for place in profile.left_open)
    if settled and not first and known >= FEWEST:
        return Ahead((), settled=True, core=core)
    last = catalog.skills[asked[-1]].category if asked else None

    def worth(skill: Id) -> float:
        kindred = last is not None and catalog.skills[skill].category == last
        return round(view.worth[skill] * (KINDRED if kindred else 1.0), 9)

    rest = sorted((skill for skill in left if skill not in first), key=lambda skill: -worth(skill))
    return Ahead((*first, *rest), settled=False, core=core)


def heart_of(role: Role | None) -> list[Id]:
    """The core skills of a role, those of which it asks most first.

    Without core skills the important ones.
    """
    if role is None:
        return []
    for importance in IMPORTANCES:
        needs = role.requires.items()
        found = [skill for skill, need in needs if need.importance == importance and need.level]
        if found:
            return sorted(found, key=lambda skill: -role.requires[skill].level)
    return []


def _core(standing: Standing, asks: Asks) -> Mapping[Id, int]:
    own = standing.role.requires if standing.role is not None else {}
    found: dict[Id, int] = {}
    for skill, need in (*own.items(), *asks.items()):
        if need.importance == "core":
            found[skill] = max(need.level, found.get(skill, 0))
    return found


def _first(standing: Standing, worth: Mapping[Id, float]) -> list[Id]:
    """What is asked before anything is weighed: of the heart the most telling ones."""
    heart = heart_of(standing.role)
    more = max(0, HEART - sum(skill not in worth for skill in heart))
    telling = sorted((skill for skill in heart if skill in worth), key=lambda skill: -worth[skill])
    named = skills_mentioned(standing.catalog, standing.profile.words)[:NAMED]
    return list(dict.fromkeys((*telling[:more], *standing.profile.hurts, *named)))


def rough_decision(catalog: Catalog, profile: Profile) -> tuple[Standing, Decision]:
    """About which step it is, from a few draws. Raises NoAnswerError if there is none."""
    fewer = replace(catalog, rules=replace(catalog.rules, draws=FEW_DRAWS))
    standing = standing_now(fewer, profile)
    return standing, decide(standing)


def standing_now(catalog: Catalog, profile: Profile) -> Standing:
    """The standing of somebody who may not have said their hours.

    Nothing that a question rests on has a day.
    """
    hours = profile.hours_per_week or USUAL_HOURS
    return standing_of(catalog, replace(profile, hours_per_week=hours), date.min)


def _roles(standing: Standing) -> list[Role]:
    """The role held, the target, and those that a step may lead to."""
    catalog, profile = standing.catalog, standing.profile
    ids = [*([profile.role] if profile.role else []), *profile.target]
    if not profile.target:
        ids += [way.to for way in candidates_of(standing)]
    return [catalog.roles[role] for role in dict.fromkeys(ids) if role in catalog.roles]
