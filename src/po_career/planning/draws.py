"""Seeded draws of the levels that a person may really have: one table for ranges, confidence and
the next question.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp, log
from random import Random

from po_career.catalog.model import Id, Importance, Role, Rules
from po_career.planning.belief import expected_levels
from po_career.planning.model import Beliefs, Estimate
from po_career.planning.readiness import Asks, Levels, readiness, weight_asked

SEED = 7
LOW, HIGH = 0.1, 0.9
"""The parts of the draws that a range leaves out below and above."""

Column = Sequence[float]
"""One number for each draw."""


class Draws:
    """The draws of one person: each skill's column is a permutation of its belief's quantiles.

    A column depends on the seed and the skill's id alone, so a new skill changes no other, and a
    belief that is higher is at least as high in every draw. The draws are stratified: each chance
    is met to within one draw.
    """

    def __init__(self, held: Beliefs, rules: Rules) -> None:
        self.held = held
        self.rules = rules
        self._centres = expected_levels(held)

    def levels(self, skill: Id) -> Sequence[int]:
        """The skill's level in each draw."""
        return _column(skill, self.held[skill].chances, self.rules.draws)

    def readiness(self, asks: Asks) -> Sequence[float]:
        """Readiness for what is asked, in each draw."""
        asked = weight_asked(asks, self.rules)
        if not asked:
            return [1.0] * self.rules.draws
        totals = [0.0] * self.rules.draws
        for importance, needs in _by_importance(asks).items():
            weight: float = getattr(self.rules.weights, importance)
            met = sum_columns((self._met(skill, level) for skill, level in needs), self.rules.draws)
            totals = [total + weight * levels for total, levels in zip(totals, met, strict=True)]
        return [total / asked for total in totals]

    def _met(self, skill: Id, need: int) -> Sequence[int]:
        """How many of the levels up to `need` are there, in each draw."""
        return _met(skill, self.held[skill].chances, self.rules.draws, need)

    def counts(self, levels: Levels) -> Sequence[int]:
        """How many of the skills are at or above the level beside them, in each draw."""
        return sum_columns(
            ([have >= level for have in self.levels(skill)] for skill, level in levels.items()),
            self.rules.draws,
        )

    def estimate(self, asks: Asks) -> Estimate:
        """Readiness at the centres, and its 10th and 90th percentile over the draws, widened to
        hold it.
        """
        low, high = tails(self.readiness(asks))
        expected = readiness(asks, self._centres, self.rules)
        return Estimate(min(low, expected), expected, max(high, expected))


def _by_importance(asks: Asks) -> Mapping[Importance, Sequence[tuple[Id, int]]]:
    """The skills that are asked, each with its level, by importance.

    Levels that weigh the same are added up as whole numbers: that is fast, and exact.
    """
    groups: dict[Importance, list[tuple[Id, int]]] = {}
    for skill, need in asks.items():
        groups.setdefault(need.importance, []).append((skill, need.level))
    return groups


def sum_columns(columns: Iterable[Sequence[int]], count: int) -> Sequence[int]:
    """The sum of the columns in each of `count` draws."""
    return list(map(sum, zip(*columns, strict=True))) or [0] * count


def readiness_of(role: Role, held: Beliefs, rules: Rules) -> Estimate:
    """How ready somebody of whom this is believed is for the role."""
    return Draws(held, rules).estimate(role.requires)


def tails(column: Sequence[float]) -> tuple[float, float]:
    """The 10th and the 90th percentile of a column."""
    ordered, count = sorted(column), len(column)
    return ordered[int(count * LOW)], ordered[min(count - 1, int(count * HIGH))]


def weight_columns(rules: Rules, names: Sequence[str]) -> list[Column]:
    """For each weight of the score its value in every draw: up to `vary` times more or less, evenly
    on a log scale.

    Nobody can know the weights: a step that wins only at exactly these does not win often.
    """
    return [_weights(name, getattr(rules, name), rules.vary, rules.draws) for name in names]


def explained(levels: Sequence[int], outcome: Sequence[bool]) -> float:
    """The part of the variance of `outcome` that the level of one skill explains, 0 to 1."""
    count = len(outcome)
    mean = sum(outcome) / count
    whole = mean * (1 - mean)
    if not whole:
        return 0.0
    tallies: dict[int, list[int]] = {}
    for level, happened in zip(levels, outcome, strict=True):
        tally = tallies.setdefault(level, [0, 0])
        tally[0] += 1
        tally[1] += happened
    between = sum(many / count * (hits / many - mean) ** 2 for many, hits in tallies.values())
    return between / whole


@lru_cache(maxsize=1024)
def _ranks(skill: Id, count: int) -> Sequence[int]:
    """A permutation of the ranks: the same for a skill, for every person."""
    chance = Random(f"{SEED}:{skill}")  # noqa: S311  # draws, not secrets
    keys = [chance.random() for _ in range(count)]
    return sorted(range(count), key=keys.__getitem__)


@lru_cache(maxsize=4096)
def _column(skill: Id, chances: tuple[float, ...], count: int) -> Sequence[int]:
    """The quantiles of the chances, one for each draw, in the order of the skill."""
    quantiles = _quantiles(chances, count)
    return [quantiles[rank] for rank in _ranks(skill, count)]


@lru_cache(maxsize=4096)
def _met(skill: Id, chances: tuple[float, ...], count: int, need: int) -> Sequence[int]:
    """The column of a skill, with nothing counted above what is asked."""
    worth = [min(level, need) for level in range(len(chances))]
    return [worth[level] for level in _column(skill, chances, count)]


@lru_cache(maxsize=1024)
def _quantiles(chances: tuple[float, ...], count: int) -> Sequence[int]:
    """The quantiles of the chances, from the lowest up, one for each draw.

    Chances of 0.5 for levels 0 and 1 give half of the draws 0 and half of them 1.
    """
    sums = list(accumulate(chances))
    top = len(sums) - 1
    return [min(top, bisect_left(sums, (rank + 0.5) / count - 1e-12)) for rank in range(count)]


@lru_cache(maxsize=64)
def _weights(name: str, weight: float, vary: float, count: int) -> Column:
    chance = Random(f"{SEED}:weight:{name}")  # noqa: S311  # draws, not secrets
    span = log(vary)
    return [weight * exp(chance.uniform(-span, span)) for _ in range(count)]
