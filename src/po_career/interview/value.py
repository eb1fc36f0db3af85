"""What the answer about a skill is worth, to the step and to the chapter that follows from it;
docs/questions.md, "How the next question is chosen".
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import sqrt
from typing import NamedTuple

from po_career.catalog.model import Id, Requirement
from po_career.planning.aim import aimed_role
from po_career.planning.decision import Decision, common_asks, decide
from po_career.planning.draws import Draws, explained
from po_career.planning.model import Belief
from po_career.planning.readiness import Asks, weight_of
from po_career.planning.standing import Standing

CHAPTER = 1.0
"""What all uncertainty about the chapter is worth beside all uncertainty about the step."""


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
    parts, spread = {}, {}
    for skill in skills:
        parts[skill] = explained(seen.draws.levels(skill), won) if won else 0.0
        spread[skill] = _gap_variance(seen, asks.get(skill), seen.held[skill])
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
