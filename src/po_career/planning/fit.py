"""How near a role is to a person: what is missing, what would lie unused, what carries over."""

from collections.abc import Mapping

from po_career.catalog.model import Role, Rules
from po_career.planning.belief import expected_levels
from po_career.planning.model import Belief, FitParts
from po_career.planning.readiness import readiness


def fit_parts(role: Role, held: Mapping[str, Belief], rules: Rules) -> FitParts:
    """Missing, unused and their weighted sum, at expected levels; the smaller the sum, the nearer the role.

    Missing is 1 - readiness. Unused is the part of all expected levels that the role does not ask for. A ranking by the gap
    alone would put roles first that one has outgrown: docs/method.md, "Fit".
    """
    levels = expected_levels(held)
    missing = 1 - readiness(role, levels, rules)
    has = sum(levels.values())
    spare = sum(max(0, level - _asked(role, skill)) for skill, level in levels.items())
    unused = spare / has if has else 0.0
    return FitParts(missing + rules.unused_weight * unused, missing, unused)


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
