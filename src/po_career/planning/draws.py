"""Seeded draws of the levels that a person may really have: one table for ranges, confidence and
the next question.

Columns are added up as whole numbers of many digits, each digit a draw: docs/decisions/017-draws.md
has what that saves.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp, log
from operator import itemgetter
from random import Random

from po_career.catalog.model import Id, Role, Rules
from po_career.planning.belief import expected_levels
from po_career.planning.model import Beliefs, Estimate
from po_career.planning.readiness import Asks, Levels, readiness, weight_asked, weight_of

SEED = 7
LOW, HIGH = 0.1, 0.9
"""The parts of the draws that a range leaves out below and above."""

DIGIT = "I"
BYTES = array(DIGIT).itemsize
"""The bytes of one digit: four hold the levels of a hundred million skills together."""
HIGHEST = 256**BYTES

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
        belief, count = self.held[skill], self.rules.draws
        return _order(skill, count)(_quantiles(belief.chances, count, len(belief.chances)))

    def readiness(self, asks: Asks) -> Sequence[float]:
        """Readiness for what is asked, in each draw."""
        asked = weight_asked(asks, self.rules)
        if not asked:
            return [1.0] * self.rules.draws
        return [met / asked for met in self._met(asks)]

    def _met(self, asks: Asks) -> Column:
        """The levels of what is asked that are there in each draw, by their weights."""
        met: dict[float, int] = {}
        for skill, need in asks.items():
            weight = weight_of(need, self.rules)
            met[weight] = met.get(weight, 0) + self._capped(skill, need.level)
        if all(weight.is_integer() for weight in met) and weight_asked(asks, self.rules) < HIGHEST:
            return self._column(sum(int(weight) * digits for weight, digits in met.items()))
        totals = [0.0] * self.rules.draws
        for weight, digits in met.items():
            levels = self._column(digits)
            totals = [total + weight * level for total, level in zip(totals, levels, strict=True)]
        return totals

    def counts(self, levels: Levels) -> Sequence[int]:
        """How many of the skills are at or above the level beside them, in each draw."""
        reached = 0
        for skill, level in levels.items():
            reached += self._capped(skill, level) - self._capped(skill, level - 1)
        return self._column(reached)

    def explained(self, skills: Collection[Id], outcome: Iterable[bool]) -> dict[Id, float]:
        """Skill to the part of the variance of `outcome` that its level explains, 0 to 1.

        `outcome` says of each draw whether something happens in it.
        """
        happens = _digits(outcome)
        count, hits = self.rules.draws, happens.bit_count()
        mean = hits / count
        whole = mean * (1 - mean)
        if not whole:
            return dict.fromkeys(skills, 0.0)
        parts = {}
        for skill in skills:
            between, above, below = 0.0, (count, hits), 0
            for level in range(1, len(self.held[skill].chances) + 1):
                capped = self._capped(skill, level)
                reached, below = capped - below, capped
                higher = reached.bit_count(), (reached & happens).bit_count()
                many, hit = above[0] - higher[0], above[1] - higher[1]
                if many:
                    between += many / count * (hit / many - mean) ** 2
                above = higher
            parts[skill] = between / whole
        return parts

    def _capped(self, skill: Id, most: int) -> int:
        """The skill's level in each draw, at most `most`, as digits of one number."""
        return _capped(skill, self.held[skill].chances, self.rules.draws, most)

    def _column(self, digits: int) -> Sequence[int]:
        """The digits of a number, one for each draw."""
        return array(DIGIT, digits.to_bytes(BYTES * self.rules.draws, sys.byteorder)).tolist()

    def estimate(self, asks: Asks) -> Estimate:
        """Readiness at the centres, and its 10th and 90th percentile over the draws, widened to
        hold it.
        """
        expected = readiness(asks, self._centres, self.rules)
        asked = weight_asked(asks, self.rules)
        if not asked:
            return Estimate(expected, expected, expected)
        low, high = (met / asked for met in tails(self._met(asks)))
        return Estimate(min(low, expected), expected, max(high, expected))


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


@lru_cache(maxsize=16_384)
def _order(skill: Id, count: int) -> Callable[[Sequence[int]], Sequence[int]]:
    """What brings `count` values into the order of a skill, which is the same for every person."""
    chance = Random(f"{SEED}:{skill}")  # noqa: S311  # draws, not secrets
    keys = [chance.random() for _ in range(count)]
    order = sorted(_places(count), key=keys.__getitem__)
    return itemgetter(*order) if count > 1 else tuple  # of one place it would give no tuple


@lru_cache(maxsize=64)
def _places(count: int) -> Sequence[int]:
    """The places of the draws: one object each, as every skill has an order of them."""
    return tuple(range(count))


@lru_cache(maxsize=8192)
def _capped(skill: Id, chances: tuple[float, ...], count: int, most: int) -> int:
    return _digits(_order(skill, count)(_quantiles(chances, count, most)))


def _digits(column: Iterable[int]) -> int:
    """The number whose digits are those of a column."""
    return int.from_bytes(array(DIGIT, column).tobytes(), sys.byteorder)


@lru_cache(maxsize=1024)
def _quantiles(chances: tuple[float, ...], count: int, most: int) -> Sequence[int]:
    """The quantiles of the chances, from the lowest up, one for each draw, at most `most`.

    Chances of 0.5 for levels 0 and 1 give half of the draws 0 and half of them 1.
    """
    sums = list(accumulate(chances))
    top = min(most, len(sums) - 1)
    return [min(top, bisect_left(sums, (rank + 0.5) / count - 1e-12)) for rank in range(count)]


@lru_cache(maxsize=64)
def _weights(name: str, weight: float, vary: float, count: int) -> Column:
    chance = Random(f"{SEED}:weight:{name}")  # noqa: S311  # draws, not secrets
    span = log(vary)
    return [weight * exp(chance.uniform(-span, span)) for _ in range(count)]
