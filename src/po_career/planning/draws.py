"""Seeded draws of the levels that a person may really have: one table for ranges, confidence and the next question."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp, log
from random import Random

from po_career.catalog.model import Id, Requirement, Rules
from po_career.planning.model import Belief, Estimate
from po_career.planning.readiness import Asks, share_met, weight_of

SEED = 7
LOW, HIGH = 0.1, 0.9
"""The parts of the draws that a range leaves out below and above."""

Column = Sequence[float]
"""One number for each draw."""


class Draws:
    """The draws of one person: each skill's column is a permutation of its belief's quantiles.

    A column depends on the seed and the skill's id alone, so a new skill changes no other; and a belief that is higher
    is higher in every draw. Every margin is exact: the draws are stratified.
    """

    def __init__(self, held: Mapping[Id, Belief], rules: Rules) -> None:
        self.held = held
        self.rules = rules
        self.count = rules.draws

    def levels(self, skill: Id) -> Sequence[int]:
        """The skill's level in each draw."""
        by_rank = self._by_rank(skill)
        return [by_rank[rank] for rank in _ranks(skill, self.count)]

    def readiness(self, asks: Asks) -> list[float]:
        """Readiness for what is asked, in each draw."""
        asked = sum(weight_of(need, self.rules) * need.level for need in asks.values())
        if not asked:
            return [1.0] * self.count
        total = [0.0] * self.count
        fixed = 0.0
        for skill, need in asks.items():
            weight = weight_of(need, self.rules) / asked
            by_rank = [weight * min(level, need.level) for level in self._by_rank(skill)]
            if by_rank[0] == by_rank[-1]:
                fixed += by_rank[0]
            else:
                ranks = _ranks(skill, self.count)
                total = [sum_ + by_rank[rank] for sum_, rank in zip(total, ranks, strict=True)]
        return [sum_ + fixed for sum_ in total]

    def counts(self, asks: Mapping[Id, int]) -> list[int]:
        """How many of the skills are at or above the level beside them, in each draw."""
        total = [0] * self.count
        fixed = 0
        for skill, level in asks.items():
            by_rank = [int(one >= level) for one in self._by_rank(skill)]
            if by_rank[0] == by_rank[-1]:
                fixed += by_rank[0]
            else:
                ranks = _ranks(skill, self.count)
                total = [sum_ + by_rank[rank] for sum_, rank in zip(total, ranks, strict=True)]
        return [sum_ + fixed for sum_ in total]

    def estimate(self, asks: Asks, levels: Mapping[Id, int]) -> Estimate:
        """Readiness at the centres, and its 10th and 90th percentile over the draws, widened to hold it."""
        low, high = tails(self.readiness(asks))
        expected = share_met(asks, levels, self.rules)
        return Estimate(min(low, expected), expected, max(high, expected))

    def _by_rank(self, skill: Id) -> Sequence[int]:
        """The level at each rank of the skill's quantiles, lowest first."""
        return _quantiles(self.held[skill].chances, self.count)


def tails(column: Sequence[float]) -> tuple[float, float]:
    """The 10th and the 90th percentile of a column."""
    ordered = sorted(column)
    return ordered[int(len(ordered) * LOW)], ordered[min(len(ordered) - 1, int(len(ordered) * HIGH))]


def weight_columns(rules: Rules, names: Sequence[str]) -> list[Column]:
    """For each weight of the score its value in every draw: up to `vary` times more or less, evenly on a log scale.

    Nobody can know the weights; what wins only at exactly these weights does not win often.
    """
    return [_weights(name, getattr(rules, name), rules.vary, rules.draws) for name in names]


def explained(levels: Sequence[int], outcome: Sequence[bool]) -> float:
    """The part of the variance of `outcome` that the level of one skill explains, 0 to 1."""
    count = len(outcome)
    mean = sum(outcome) / count
    whole = mean * (1 - mean)
    if not whole:
        return 0.0
    sums: dict[int, list[int]] = {}
    for level, came in zip(levels, outcome, strict=True):
        pair = sums.setdefault(level, [0, 0])
        pair[0] += 1
        pair[1] += came
    between = sum(many / count * (hits / many - mean) ** 2 for many, hits in sums.values())
    return between / whole


@lru_cache(maxsize=1024)
def _ranks(skill: Id, count: int) -> Sequence[int]:
    """A permutation of the ranks, the same for a skill whoever the person is."""
    chance = Random(f"{SEED}:{skill}")  # noqa: S311  # draws, not secrets
    keys = [chance.random() for _ in range(count)]
    return sorted(range(count), key=keys.__getitem__)


@lru_cache(maxsize=4096)
def _quantiles(chances: tuple[float, ...], count: int) -> Sequence[int]:
    sums = list(accumulate(chances))
    top = len(sums) - 1
    return [min(top, bisect_left(sums, (rank + 0.5) / count - 1e-12)) for rank in range(count)]


@lru_cache(maxsize=64)
def _weights(name: str, weight: float, vary: float, count: int) -> Column:
    chance = Random(f"{SEED}:weight:{name}")  # noqa: S311  # draws, not secrets
    span = log(vary)
    return [weight * exp(chance.uniform(-span, span)) for _ in range(count)]
