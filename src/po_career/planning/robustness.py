"""Whether the recommended step survives when ratings are off as self-ratings usually are."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import fsum, sqrt
from operator import itemgetter
from random import Random
from typing import TypeAlias

from po_career.catalog.model import Catalog
from po_career.planning.model import Belief
from po_career.planning.plan_model import HangsOn, Otherwise, Robustness

DRAWS = 500
SEED = 20261124
MOST = 2
"""So many answers are named that the step hangs on."""

Decide: TypeAlias = Callable[[Mapping[str, Belief]], str]
"""Beliefs that stand in for some of those held to the role that would be recommended."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rated skill with what would be believed if its rating were off, by the shift in levels; only where the level differs."""

    skill: str
    belief: Belief
    others: Mapping[int, Belief]


@dataclass(frozen=True, slots=True)
class Draw:
    """The ratings that are off in one draw, and the role that would be recommended."""

    off: Mapping[str, Belief]
    role: str


def robustness_of(
    catalog: Catalog,
    held: Mapping[str, Belief],
    recommended: str,
    decide: Decide,
    *,
    error: Mapping[int, float] | None = None,
) -> Robustness | None:
    """How often `decide` comes to `recommended` when one rating, or any of them, is off; None where nothing is rated.

    Every rating is tried one level lower and higher; then all of them are drawn `DRAWS` times with the chances `error`
    (shift in levels to chance; without them rule `rating_error`). Levels stay on the scale. The same input gives the same
    answer: the seed is fixed, and skills are taken in the order of their ids.
    """
    error = catalog.rules.rating_error if error is None else error
    shifts = sorted(error)
    rated = [_rated(skill, held[skill], shifts, catalog.scale.top) for skill in sorted(held) if held[skill].basis in {"rated", "evidence"}]
    if not rated:
        return None
    singles = {(one.skill, shift): decide({one.skill: one.others[shift]}) for one in rated for shift in (-1, 1) if shift in one.others}
    draws = [Draw(off, decide(off)) for off in _drawn(rated, shifts, [error[shift] for shift in shifts])]
    roles = Counter(draw.role for draw in draws)
    return Robustness(
        cases=len(singles),
        cases_same=sum(role == recommended for role in singles.values()),
        draws=len(draws),
        draws_same=roles[recommended],
        same=roles[recommended] / len(draws),
        seed=SEED,
        hangs_on=_hangs_on(rated, singles, draws, recommended, catalog),
        otherwise=_otherwise(roles, recommended, catalog),
    )


def _rated(skill: str, belief: Belief, shifts: Sequence[int], top: int) -> Rated:
    """The range widens where the other level is outside."""
    levels = {shift: min(top, max(0, belief.expected + shift)) for shift in {*shifts, -1, 1}}
    return Rated(
        skill,
        belief,
        {
            shift: replace(belief, low=min(belief.low, level), expected=level, high=max(belief.high, level))
            for shift, level in levels.items()
            if level != belief.expected
        },
    )


def _drawn(rated: Sequence[Rated], shifts: Sequence[int], chances: Sequence[float]) -> list[dict[str, Belief]]:
    """For every draw the beliefs that differ. Only `random` of the generator is used: it alone is the same in every Python."""
    chance, total = Random(SEED).random, fsum(chances)  # noqa: S311  # not for secrets
    limits = [limit / total for limit in accumulate(chances)][:-1]
    table = [(one.skill, [one.others.get(shift) for shift in shifts]) for one in rated]
    found = []
    for _ in range(DRAWS):
        drawn = [(skill, others[bisect(limits, chance())]) for skill, others in table]
        found.append({skill: belief for skill, belief in drawn if belief is not None})
    return found


def _hangs_on(
    rated: Sequence[Rated], singles: Mapping[tuple[str, int], str], draws: Sequence[Draw], recommended: str, catalog: Catalog
) -> tuple[HangsOn, ...]:
    """The ratings that change most when they are off: first those that change the step alone, then those that do with others.

    One that has no say is off in as many of the draws that change as of all; so it must lie two standard errors above them.
    """
    overall = sum(draw.role != recommended for draw in draws) / len(draws)
    found = []
    for one in rated:
        lower, higher = singles.get((one.skill, -1)), singles.get((one.skill, 1))
        off = [draw.role != recommended for draw in draws if one.skill in draw.off]
        changes = sum(off) / len(off) if off else 0.0
        alone = any(role not in {None, recommended} for role in (lower, higher))
        if alone or (off and changes > overall + 2 * sqrt(overall * (1 - overall) / len(off))):
            hang = HangsOn(one.skill, catalog.skills[one.skill].name, one.belief.expected, changes, lower, higher)
            found.append((not alone, -changes, hang.skill, hang))
    most = sorted(found, key=itemgetter(0, 1, 2))[:MOST]
    return tuple(hang for *_, hang in sorted(most, key=itemgetter(1, 2)))


def _otherwise(roles: Mapping[str, int], recommended: str, catalog: Catalog) -> tuple[Otherwise, ...]:
    total = sum(roles.values())
    others = sorted((-count, role) for role, count in roles.items() if role != recommended)
    return tuple(Otherwise(role, catalog.roles[role].title, -count / total) for count, role in others)
