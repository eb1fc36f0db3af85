"""How much of what a role asks a person brings, and the word for it."""

from collections.abc import Mapping

from po_career.catalog.model import Requirement, Role, Rules, Verdict
from po_career.planning.model import Belief, Estimate


def readiness(role: Role, levels: Mapping[str, int], rules: Rules) -> float:
    """Share of what `role` asks that `levels` covers, 0 to 1 (1 where it asks nothing).

    `levels` maps skill ids to proficiency levels; an absent skill counts 0. Strength beyond the need earns nothing, so one
    skill never pays for another. R = sum(w * min(level, need)) / sum(w * need); docs/method.md, "Readiness".
    """
    asked = sum(weight_of(need, rules) * need.level for need in role.requires.values())
    met = sum(weight_of(need, rules) * min(levels.get(skill, 0), need.level) for skill, need in role.requires.items())
    return met / asked if asked else 1.0


def readiness_range(role: Role, held: Mapping[str, Belief], rules: Rules) -> Estimate:
    """Readiness if every belief turns out at its low end, as expected, and at its high end."""
    low, expected, high = (
        readiness(role, {skill: getattr(belief, end) for skill, belief in held.items()}, rules) for end in ("low", "expected", "high")
    )
    return Estimate(low, expected, high)


def core_missing(role: Role, levels: Mapping[str, int]) -> float:
    """Core levels missing as a part of the core levels asked, 0 to 1 (0 where none is asked)."""
    core = {skill: need.level for skill, need in role.requires.items() if need.importance == "core"}
    asked = sum(core.values())
    return sum(max(0, level - levels.get(skill, 0)) for skill, level in core.items()) / asked if asked else 0.0


def verdict(expected_readiness: float, missing_core: float, rules: Rules) -> Verdict:
    """The first verdict whose two limits are kept; "far" where none is."""
    return next(
        (rule.verdict for rule in rules.verdicts if expected_readiness >= rule.readiness and missing_core <= rule.core_missing), "far"
    )


def weight_of(need: Requirement, rules: Rules) -> float:
    """How much one level of this requirement weighs."""
    return float(getattr(rules.weights, need.importance))
