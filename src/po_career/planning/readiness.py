"""How much of what is asked a person brings, and the word for it."""

from collections.abc import Mapping

from po_career.catalog.model import Requirement, Rules, Verdict

Asks = Mapping[str, Requirement]
"""Skill id to what is asked of it."""
Levels = Mapping[str, int]
"""Skill id to a level."""


def level_asked(asks: Asks, skill: str) -> int:
    """The level that is asked of a skill, 0 if nothing is."""
    need = asks.get(skill)
    return 0 if need is None else need.level


def readiness(asks: Asks, levels: Levels, rules: Rules) -> float:
    """Share of what is asked that `levels` covers, 0 to 1 (1 if nothing is asked).

    `levels` maps skill ids to proficiency levels; an absent skill counts 0. Strength beyond the
    need earns nothing, so one skill never pays for another. R = sum(w * min(level, need)) / sum(w *
    need); docs/method.md, "Readiness".
    """
    asked = met = 0.0
    for skill, need in asks.items():
        weight = weight_of(need, rules)
        asked += weight * need.level
        met += weight * min(levels.get(skill, 0), need.level)
    return met / asked if asked else 1.0


def core_missing(asks: Asks, levels: Levels) -> float:
    """Core levels missing as a part of the core levels asked, 0 to 1 (0 if none is asked)."""
    asked = missing = 0
    for skill, need in asks.items():
        if need.importance == "core":
            asked += need.level
            missing += max(0, need.level - levels.get(skill, 0))
    return missing / asked if asked else 0.0


def verdict(expected_readiness: float, missing_core: float, rules: Rules) -> Verdict:
    """The first verdict whose two limits are met; "far" if none is."""
    for rule in rules.verdicts:
        if expected_readiness >= rule.readiness and missing_core <= rule.core_missing:
            return rule.verdict
    return "far"


def verdict_of(asks: Asks, levels: Levels, rules: Rules) -> Verdict:
    """The verdict for somebody who holds `levels`."""
    return verdict(readiness(asks, levels, rules), core_missing(asks, levels), rules)


def weight_of(need: Requirement, rules: Rules) -> float:
    """How much one level of this requirement weighs."""
    return float(getattr(rules.weights, need.importance))


def asks_no_more(asks: Asks, than: Asks) -> bool:
    """Whether `asks` holds no level above those in `than`."""
    return all(need.level <= level_asked(than, skill) for skill, need in asks.items())


def weight_asked(asks: Asks, rules: Rules) -> float:
    """How much all levels together weigh that are asked."""
    return sum(weight_of(need, rules) * need.level for need in asks.values())
