"""How near a role is to a person: what is missing, what would lie unused, what carries over."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import fsum, log
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Requirement, Role, Rules
from po_career.planning.model import Belief, FitParts
from po_career.planning.readiness import weight_of

DIGITS = 9
"""Distances that are equal by rule may differ in the last bits; so many digits are compared."""


class Terms(NamedTuple):
    """What one skill adds to how a role fits; summed over skills it is what the whole role comes to."""

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
    return Terms(weight * min(have, need.level), weight * need.level, max(0, have - need.level), have)


def parts_of(sums: Terms, rules: Rules) -> FitParts:
    """Missing, unused and the distance from the sums of the terms of all skills."""
    missing = 1 - sums.met / sums.asked if sums.asked else 0.0
    unused = sums.spare / sums.has if sums.has else 0.0
    return FitParts(missing + rules.unused_weight * unused, missing, unused)


def fit_parts(role: Role, held: Mapping[str, Belief], rules: Rules) -> FitParts:
    """Missing, unused and their weighted sum, at expected levels; the smaller the sum, the nearer the role.

    Missing is 1 - readiness. Unused is the part of all expected levels that the role does not ask for. A ranking by the gap
    alone would put roles first that one has outgrown: docs/method.md, "Fit".
    """
    terms = [terms_of(role.requires.get(skill), belief, rules) for skill, belief in held.items()]
    return parts_of(Terms(*map(fsum, zip(*terms, strict=True))) if terms else NOTHING, rules)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a catalogue makes of each skill: how much a level of it tells roles apart. Worked out once by `yardstick_of`."""

    rarity: Mapping[Id, float]
    """ln(1 + roles / roles that ask the skill); the same for all where every role asks every skill."""


def yardstick_of(catalog: Catalog) -> Yardstick:
    """The yardstick of a catalogue; a skill that no role asks counts as though one did."""
    asking = Counter(skill for role in catalog.roles.values() for skill, need in role.requires.items() if need.level)
    return Yardstick({skill: log(1 + len(catalog.roles) / max(1, asking[skill])) for skill in catalog.skills})


def distance_from(held: Mapping[str, Belief], rules: Rules, yardstick: Yardstick) -> Callable[[Role], float]:
    """The rule by which `fit` ranks all roles: how far a role is from the person, 0 or more.

    missing + unused_weight * unused, as in `fit_parts`, with each margin of levels raised to `margin_power` and weighed by the
    rarity of its skill, and an unknown skill at `unknown_part` of what it asks. A role takes time by what it asks, not by all
    skills. docs/fit.md.
    """
    power = rules.margin_power
    has = {skill: yardstick.rarity[skill] * belief.expected**power for skill, belief in held.items() if belief.expected}
    whole = fsum(has.values())

    def distance(role: Role) -> float:
        gaps, asked, used = [], [], []
        for skill, need in role.requires.items():
            belief, rarity = held[skill], yardstick.rarity[skill]
            weight = weight_of(need, rules) * rarity
            part = rules.unknown_part if belief.basis == "unknown" else 1.0
            asked.append(weight * need.level**power)
            gaps.append(part * weight * max(0, need.level - belief.expected) ** power)
            used.append(has.get(skill, 0.0) - rarity * max(0, belief.expected - need.level) ** power)
        missing = fsum(gaps) / fsum(asked) if any(asked) else 0.0
        unused = max(0.0, 1 - fsum(used) / whole) if whole else 0.0
        return missing + rules.unused_weight * unused

    return distance


def strengths_kept(role: Role, held: Mapping[str, Belief]) -> tuple[str, ...]:
    """Skills that one has and that the role asks for as core or important, highest level first."""
    kept = [skill for skill, need in role.requires.items() if need.importance != "useful" and held[skill].expected > 0]
    return tuple(
        sorted(
            kept,
            key=lambda skill: (-min(held[skill].expected, role.requires[skill].level), role.requires[skill].importance != "core", skill),
        )
    )


def strengths_left(role: Role, held: Mapping[str, Belief], top: int) -> tuple[str, ...]:
    """Skills above half the scale that the role asks nothing of, highest level first; never counted as a loss."""
    left = [skill for skill, belief in held.items() if 2 * belief.expected > top and _asked(role, skill) == 0]
    return tuple(sorted(left, key=lambda skill: (-held[skill].expected, skill)))


def _asked(role: Role, skill: str) -> int:
    need = role.requires.get(skill)
    return need.level if need else 0
