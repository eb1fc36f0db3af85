"""What may be answered to a question about a skill, and with what chance, after the answers before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.planning.belief import beliefs
from po_career.planning.model import Belief
from po_career.profile.model import Profile

ASSUMED: Mapping[int, int] = {-1: 2, 0: 3, 1: 1}
"""Levels above the one that is assumed from the role: how many answers of six. Judgement."""


class Answer(NamedTuple):
    """A level that may be answered, as the belief that it would make, and its chance."""

    belief: Belief
    chance: float


class Chances(NamedTuple):
    """The answers that a question may get."""

    answers: tuple[Answer, ...]
    basis: str
    """What the belief rests on as long as there is no answer: assumed or unknown."""
    alike: float
    """How much two answers of this basis correlate, 0 to 1: who is new in a role is so in many of its skills."""


def chances_of(catalog: Catalog, profile: Profile, skills: Iterable[str]) -> dict[str, Chances]:
    """What may be answered about `skills`, none of them rated.

    An assumed level is more often too high than too low; an unknown one is the less likely the higher it is, and goes one
    level beyond the belief. Every rating in `profile` then weighs as much as one of those answers: an urn to which each draw
    is added once more (Pólya), so two draws correlate by 1 / (answers in it + 1). docs/questions.md.
    """
    held, before = beliefs(catalog, profile), beliefs(catalog, replace(profile, ratings={}))
    assumed, unknown = Counter(ASSUMED), Counter(_unknown(catalog))
    for skill, belief in held.items():
        if belief.basis not in {"rated", "evidence"}:
            continue
        if before[skill].basis == "assumed":
            assumed[max(-1, min(1, belief.expected - before[skill].expected))] += 1
        else:
            unknown[belief.expected] += 1
    return {skill: _chances(held[skill], assumed if held[skill].basis == "assumed" else unknown, catalog.scale.top) for skill in skills}


def _unknown(catalog: Catalog) -> dict[int, int]:
    """Level to how many answers: 4, 3, 2, 1 where an unknown skill is believed to lie between 0 and 2."""
    beyond = int(catalog.rules.unknown_high * catalog.scale.top) + 1
    return {level: beyond + 1 - level for level in range(beyond + 1)}


def _chances(belief: Belief, weights: Mapping[int, int], top: int) -> Chances:
    levels: Counter[int] = Counter()
    for step, weight in weights.items():
        levels[min(top, max(0, belief.expected + step))] += weight
    total = levels.total()
    found = (Answer(Belief(level, level, level, "rated"), count / total) for level, count in sorted(levels.items()))
    return Chances(tuple(found), belief.basis, 1 / (total + 1))
