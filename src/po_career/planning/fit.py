"""How near a role is to a person: what is missing, what would lie unused, what carries over."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import fsum, log
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import Catalog, Id, Requirement, Role, Rules
from po_career.planning.model import Belief, FitParts
from po_career.planning.readiness import weight_of

DIGITS = 9
"""Distances that are equal by rule may differ in the last bits; so many digits are compared."""


class Terms(NamedTuple):
    """What one skill adds to how a role fits; summed over skills it is what the whole role comes
    to.
    """

    met: float
    """Weighted levels that the role asks and the person has."""
    asked: float
    """Weighted levels that the role asks."""
    spare: float
    """Levels that the person has above what the role asks."""
    has: float
    """Levels that the person has."""


NOTHING = Terms(0.0, 0.0, 0.0, 0.0)


def terms_of(need: Requirement | None, belief: Belief, rules: Rules) -> Terms:
    """What one skill, of which the role asks `need` (None: nothing), adds at its expected level."""
    have = belief.expected
    if need is None:
        return Terms(0.0, 0.0, have, have)
    weight = weight_of(need, rules)
    return Terms(
        weight * min(have, need.level), weight * need.level, max(0, have - need.level), have
    )


def parts_of(sums: Terms, rules: Rules) -> FitParts:
    """Missing, unused and the distance from the sums of the terms of all skills."""
    missing = 1 - sums.met / sums.asked if sums.asked else 0.0
    unused = sums.spare / sums.has if sums.has else 0.0
    return FitParts(missing + rules.unused_weight * unused, missing, unused)


def fit_parts(role: Role, held: Mapping[str, Belief], rules: Rules) -> FitParts:
    """Missing, unused and their weighted sum, at expected levels; the smaller the sum, the nearer
    the role.

    Missing is 1 - readiness. Unused is the part of all expected levels that the role does not ask
    for. A ranking by the gap alone would put roles first that one has outgrown: docs/method.md,
    "Fit".
    """
    terms = [terms_of(role.requires.get(skill), belief, rules) for skill, belief in held.items()]
    return parts_of(Terms(*map(fsum, zip(*terms, strict=True))) if terms else NOTHING, rules)


Yardstick: TypeAlias = Mapping[Id, Sequence[float]]
"""Skill to what all its rungs up to each level are worth in telling roles apart, from level 0 on;
`yardstick_of` makes it.
"""


def yardstick_of(catalog: Catalog) -> Yardstick:
    """The yardstick of a catalogue.

    A rung is worth ln(1 + roles / roles that ask it), at the most as much as if one role did.
    """
    asking = Counter(
        (skill, need.level)
        for role in catalog.roles.values()
        for skill, need in role.requires.items()
    )
    roles, levels = len(catalog.roles), range(catalog.scale.top, 0, -1)

    def worth(skill: Id) -> Sequence[float]:
        asked_so_far = list(accumulate(asking[skill, level] for level in levels))
        return list(
            accumulate(
                (log(1 + roles / max(1, many)) for many in reversed(asked_so_far)), initial=0.0
            )
        )

    return {skill: worth(skill) for skill in catalog.skills}


def distance_from(
    held: Mapping[str, Belief], rules: Rules, yardstick: Yardstick
) -> Callable[[Role], FitParts]:
    """The rule by which `fit` ranks all roles: how far a role is from the person, and the two parts
    of it, each 0 or more.

    missing + unused_weight * unused, as in `fit_parts`, but the levels between two count what their
    rungs are worth, times how many they are to the power of `margin_power` - 1; an unknown skill
    counts `unknown_part` of what it asks. A role takes time by what it asks, not by all skills.
    docs/fit.md.
    """
    bend = rules.margin_power - 1
    has = {
        skill: yardstick[skill][belief.expected] * belief.expected**bend
        for skill, belief in held.items()
        if belief.expected
    }
    whole = fsum(has.values())

    def parts(role: Role) -> FitParts:
        gaps, asked, used = [], [], []
        for skill, need in role.requires.items():
            belief, worth = held[skill], yardstick[skill]
            margin = need.level - belief.expected
            apart = abs(worth[need.level] - worth[belief.expected]) * abs(margin) ** bend
            weight = weight_of(need, rules)
            part = rules.unknown_part if belief.basis == "unknown" else 1.0
            asked.append(weight * worth[need.level] * need.level**bend)
            gaps.append(part * weight * apart if margin > 0 else 0.0)
            used.append(has.get(skill, 0.0) - (apart if margin < 0 else 0.0))
        missing = fsum(gaps) / fsum(asked) if any(asked) else 0.0
        unused = max(0.0, 1 - fsum(used) / whole) if whole else 0.0
        return FitParts(missing + rules.unused_weight * unused, missing, unused)

    return parts


def strengths_kept(role: Role, held: Mapping[str, Belief]) -> tuple[str, ...]:
    """Skills that one has and that the role asks for as core or important, highest level first."""
    kept = [
        skill
        for skill, need in role.requires.items()
        if need.importance != "useful" and held[skill].expected > 0
    ]
    return tuple(
        sorted(
            kept,
            key=lambda skill: (
                -min(held[skill].expected, role.requires[skill].level),
                role.requires[skill].importance != "core",
                skill,
            ),
        )
    )


def strengths_left(role: Role, held: Mapping[str, Belief], top: int) -> tuple[str, ...]:
    """Skills above half the scale that the role asks nothing of, highest level first.

    Never counted as a loss.
    """
    left = [
        skill
        for skill, belief in held.items()
        if 2 * belief.expected > top and _asked(role, skill) == 0
    ]
    return tuple(sorted(left, key=lambda skill: (-held[skill].expected, skill)))


def _asked(role: Role, skill: str) -> int:
    need = role.requires.get(skill)
    return need.level if need else 0
