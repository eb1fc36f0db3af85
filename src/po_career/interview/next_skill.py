"""Which skill to ask about next, and when there is nothing left to ask that would change much:
docs/questions.md, "How the next question is chosen".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import sqrt
from types import MappingProxyType
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Requirement, Role
from po_career.errors import NoAnswerError
from po_career.interview.mentioned import skills_mentioned
from po_career.interview.question_topic import USUAL_HOURS
from po_career.planning.aim import aimed_role
from po_career.planning.decision import Decision, common_asks, decide
from po_career.planning.draws import Draws
from po_career.planning.model import Belief
from po_career.planning.readiness import Asks, weight_of
from po_career.planning.scores import candidates_of
from po_career.planning.standing import Standing, standing_of
from po_career.profile.model import Profile

MOST = 12
"""Most questions about skills in one interview: at 15 seconds each, three minutes."""
MOST_QUESTIONS = 20
"""Most numbered questions of every kind in one interview: five minutes."""
FEWEST = 4
"""Fewest questions about skills: a chapter needs something that is rated."""
HEART = 2
"""How many core skills of the role held come first, so that a person recognises their work."""
NAMED = 3
"""How many skills that the person's own words name come right after them."""
STEP_MOVES = 0.03
"""If no answer moves the part of the draws that the step wins by this much, the step is settled."""
CHAPTER_MOVES = 0.005
"""If no answer moves readiness for the step by this much, the chapter is settled."""
KINDRED = 0.8
"""The factor on the worth of a skill of the category that was just asked about: a row of similar
questions draws similar answers.
"""
FEW_DRAWS = 20
"""Draws that are enough for a question that only needs a rough idea of the step."""
CHAPTER = 1.0
"""What all uncertainty about the chapter is worth beside all uncertainty about the step."""

MOST_WORK = 4_000
"""Skills times candidate roles up to which answers are weighed, which takes a tenth of a second.
Beyond, requirements alone decide.
"""


class Ahead(NamedTuple):
    """The questions about skills that are to come, the next one first."""

    skills: tuple[Id, ...]
    settled: bool
    """Whether some are left out because no answer would change much any more."""
    core: Mapping[Id, int] = MappingProxyType({})
    """The core skills of the role held and of the step, each with the level asked."""


class Outlook(NamedTuple):
    """What the answers that are still open could change."""

    worth: Mapping[Id, float]
    """Skill to what its answer is worth, 0 or more."""
    step: float
    """By how much one of the answers moves the part of the draws that the step wins, 0 to 1: the
    most that any does.
    """
    chapter: float
    """By how much one of the answers moves readiness for the step, 0 to 1: the most that any does.
    """
    asks: Asks
    """What the chapter works toward."""


def skills_that_matter(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """Every skill that the role held, a target, or a step that may be recommended asks for, those
    that weigh most first.
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
    standing = standing_now(catalog, profile)
    if not left or len(catalog.skills) * len(_roles(standing)) > MOST_WORK:
        return Ahead(tuple(left), settled=False)
    try:
        view = outlook(standing, left)
    except NoAnswerError:
        return Ahead(tuple(left), settled=False)
    core = _core(standing, view.asks)
    first = [skill for skill in _first(standing, view.worth) if skill in left]
    if not first and _is_settled(profile, view):
        return Ahead((), settled=True, core=core)
    kindred = _kindred(catalog, left, asked)

    def worth(skill: Id) -> float:
        return round(view.worth[skill] * (KINDRED if skill in kindred else 1.0), 9)

    order = dict.fromkeys((*first, *sorted(left, key=worth, reverse=True)))
    return Ahead(tuple(order), settled=False, core=core)


def _kindred(catalog: Catalog, skills: Iterable[Id], asked: Sequence[Id]) -> list[Id]:
    """The skills of the category that was asked about last."""
    last = catalog.skills[asked[-1]].category if asked else None
    if last is None:
        return []
    return [skill for skill in skills if catalog.skills[skill].category == last]


def _is_settled(profile: Profile, view: Outlook) -> bool:
    """Whether enough is rated, or left open on purpose, and no answer would change much."""
    if view.step >= STEP_MOVES or view.chapter >= CHAPTER_MOVES:
        return False
    left_open = [place for place in profile.left_open if place.startswith("ratings.")]
    return len(profile.ratings) + len(left_open) >= FEWEST


def heart_of(role: Role | None) -> list[Id]:
    """The core skills of a role, those of which it asks most first; without core skills the
    important ones, and without these the useful ones.
    """
    needs = {} if role is None else role.requires
    for importance in IMPORTANCES:
        heart = [skill for skill in needs if needs[skill].importance == importance]
        heart = [skill for skill in heart if needs[skill].level > 0]
        if heart:
            return sorted(heart, key=lambda skill: -needs[skill].level)
    return []


def _core(standing: Standing, asks: Asks) -> Mapping[Id, int]:
    """The core skills of the role held and of what is asked, each with the higher level."""
    core: dict[Id, int] = {}
    for skill, need in (*standing.own_asks.items(), *asks.items()):
        if need.importance == "core":
            core[skill] = max(need.level, core.get(skill, 0))
    return core


def _first(standing: Standing, worth: Mapping[Id, float]) -> list[Id]:
    """What is asked before anything is weighed: the most telling skills of the heart, those that
    hurt, and those that the words name.
    """
    heart = heart_of(standing.role)
    more = max(0, HEART - sum(skill not in worth for skill in heart))
    telling = sorted((skill for skill in heart if skill in worth), key=lambda skill: -worth[skill])
    named = skills_mentioned(standing.catalog, standing.profile.words)[:NAMED]
    return list(dict.fromkeys((*telling[:more], *standing.profile.hurts, *named)))


def rough_decision(catalog: Catalog, profile: Profile) -> tuple[Standing, Decision]:
    """Roughly which step it is, from a few draws. Raises NoAnswerError if there is none."""
    fewer = replace(catalog, rules=replace(catalog.rules, draws=FEW_DRAWS))
    standing = standing_now(fewer, profile)
    return standing, decide(standing)


def standing_now(catalog: Catalog, profile: Profile) -> Standing:
    """The standing of somebody who may not have given their hours; no question depends on the
    day.
    """
    hours = profile.hours_per_week or USUAL_HOURS
    return standing_of(catalog, replace(profile, hours_per_week=hours), date.min)


def _roles(standing: Standing) -> list[Role]:
    """The role held, the target, and those that a step may lead to."""
    target = standing.profile.target
    ids = [standing.profile.role, *target]
    if not target:
        ids += [transition.to for transition in candidates_of(standing)]
    known = dict.fromkeys(role for role in ids if role is not None)
    return [standing.roles[role] for role in known if role in standing.roles]


def outlook(standing: Standing, skills: Iterable[Id]) -> Outlook:
    """What the answers about `skills`, none of them rated, could change; one decision tells it for
    all of them.

    Raises NoAnswerError if there is no step.
    """
    seen = _answers_kept(standing)
    decision = decide(seen)
    asks = asks_of(seen, decision)
    asked = sum(weight_of(need, seen.catalog.rules) * need.level for need in asks.values())
    won = [role == decision.role for role in decision.wins]
    asked_of = list(skills)
    parts = dict.fromkeys(asked_of, 0.0)
    if won:
        parts = seen.draws.explained(asked_of, won)
    spread = {skill: _gap_variance(seen, asks.get(skill), seen.held[skill]) for skill in asked_of}
    whole = sum(spread.values())
    worth = {
        skill: part + (CHAPTER * spread[skill] / whole if whole else 0.0)
        for skill, part in parts.items()
    }
    share = sum(won) / len(won) if won else 1.0
    step = sqrt(max(parts.values(), default=0.0) * share * (1 - share))
    chapter = sqrt(max(spread.values(), default=0.0)) / asked if asked else 0.0
    return Outlook(worth, step, chapter, asks)


def asks_of(standing: Standing, decision: Decision) -> Asks:
    """What the chapter after a decision works toward: what the step asks, or what both of two equal
    ones ask.
    """
    if decision.equal:
        first, second = (standing.roles[role] for role in decision.equal)
        both = common_asks(first, second)
        if both:
            return both
    return aimed_role(standing, decision).requires


def _answers_kept(standing: Standing) -> Standing:
    """`standing` with every rating taken as certain, since only the answers that are left may still
    move the step.
    """
    held = dict(standing.held)
    for skill in standing.profile.ratings:
        if skill in held:
            given = held[skill].expected
            sure = tuple(float(level == given) for level in range(standing.top + 1))
            held[skill] = replace(held[skill], chances=sure)
    return replace(standing, held=held, draws=Draws(held, standing.catalog.rules))


def _gap_variance(standing: Standing, need: Requirement | None, belief: Belief) -> float:
    """The variance of the weighted gap of a core or important skill; 0 for any other."""
    if need is None or need.importance == "useful":
        return 0.0
    weight = weight_of(need, standing.rules)
    gaps = [weight * max(0, need.level - level) for level in range(len(belief.chances))]
    mean = sum(chance * gap for chance, gap in zip(belief.chances, gaps, strict=True))
    return sum(chance * (gap - mean) ** 2 for chance, gap in zip(belief.chances, gaps, strict=True))
