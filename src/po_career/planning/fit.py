"""How near a role is to a person: its gaps, what would lie unused, what carries over."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from math import fsum, log
from typing import TypeAlias

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Role, Rules
from po_career.planning.model import Because, Beliefs, FitParts, Gap
from po_career.planning.readiness import weight_of

DIGITS = 9
"""Distances that are equal by rule may differ in their last bits; this many digits are compared."""


def fit_parts(role: Role, held: Beliefs, rules: Rules) -> FitParts:
    """Missing, unused and their weighted sum at expected levels; the smaller the sum, the nearer
    the role.

    Missing is 1 - readiness. Unused is the part of all expected levels that the role does not ask
    for. A ranking by the gap alone would put roles first that one has outgrown: docs/method.md,
    "Fit".
    """
    asked, met = [], []
    spare = sum(belief.expected for belief in held.values())
    has = spare
    for skill, need in role.requires.items():
        weight, used = weight_of(need, rules), min(held[skill].expected, need.level)
        asked.append(weight * need.level)
        met.append(weight * used)
        spare -= used
    missing = 1 - fsum(met) / fsum(asked) if any(asked) else 0.0
    return _parts(missing, spare / has if has else 0.0, rules)


def _parts(missing: float, unused: float, rules: Rules) -> FitParts:
    return FitParts(missing + rules.unused_weight * unused, missing, unused)


Yardstick: TypeAlias = Mapping[Id, Sequence[float]]
"""Skill to what all its rungs up to each level, from 0 on, are worth in telling roles apart."""


def yardstick_of(catalog: Catalog) -> Yardstick:
    """The yardstick of a catalogue.

    A rung is worth ln(1 + roles / roles that ask it), as though at least one role did. With 28
    roles, of which 4 ask level 2 of a skill and 10 level 1, its second rung is worth ln(1 + 28 / 4)
    and its first, which all 14 ask, ln(1 + 28 / 14).
    """
    asking: Counter[tuple[Id, int]] = Counter()
    for role in catalog.roles.values():
        asking.update((skill, need.level) for skill, need in role.requires.items())
    roles, levels = len(catalog.roles), range(catalog.scale.top, 0, -1)

    def worth(skill: Id) -> Sequence[float]:
        asked_from_top = list(accumulate(asking[skill, level] for level in levels))
        rungs = [log(1 + roles / max(1, many)) for many in reversed(asked_from_top)]
        return list(accumulate(rungs, initial=0.0))

    return {skill: worth(skill) for skill in catalog.skills}


def distance_from(held: Beliefs, rules: Rules, yardstick: Yardstick) -> Callable[[Role], FitParts]:
    """The rule by which `fit` ranks all roles: how far a role is from the person, and the two parts
    of that, each 0 or more.

    missing + unused_weight * unused, as in `fit_parts`, but the levels between two count what their
    rungs are worth, times how many they are to the power of `margin_power` - 1; an unknown skill
    counts `unknown_part` of what it asks. The time for a role depends on what it asks, not on all
    skills. docs/fit.md.
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
        return _parts(missing, unused, rules)

    return parts


def strengths_kept(role: Role, held: Beliefs) -> tuple[str, ...]:
    """Skills that one has and that the role asks for as core or important, highest level first."""
    kept = [
        (-min(held[skill].expected, need.level), need.importance != "core", skill)
        for skill, need in role.requires.items()
        if need.importance != "useful" and held[skill].expected > 0
    ]
    return tuple(skill for _, _, skill in sorted(kept))


def strengths_left(role: Role, held: Beliefs, top: int) -> tuple[str, ...]:
    """Skills above half the scale that the role asks nothing of, highest level first; never counted
    as a loss.
    """
    asked = {skill for skill, need in role.requires.items() if need.level}
    left = [
        (-belief.expected, skill)
        for skill, belief in held.items()
        if 2 * belief.expected > top and skill not in asked
    ]
    return tuple(skill for _, skill in sorted(left))


def gaps_of(role: Role, held: Beliefs, catalog: Catalog) -> tuple[Gap, ...]:
    """The gaps of `role`: core first, then important, then useful; in each the larger share of the
    missing readiness first.
    """
    weighted = {
        skill: weight_of(need, catalog.rules) * (need.level - held[skill].expected)
        for skill, need in role.requires.items()
        if need.level > held[skill].expected
    }
    whole = sum(weighted.values())
    gaps = []
    for skill, weight in weighted.items():
        need, belief, share = role.requires[skill], held[skill], weight / whole
        levels = need.level - belief.expected
        because = (
            Because(
                "gap = need - expected",
                {"need": need.level, "expected": belief.expected, "basis": belief.basis},
                levels,
            ),
            Because(
                "share = weighted gap / sum of weighted gaps",
                {"importance": need.importance, "levels": levels, "sum": whole},
                share,
            ),
        )
        name = catalog.skills[skill].name
        gaps.append(Gap(skill, name, belief, need.level, need.importance, share, because))
    gaps.sort(key=lambda gap: (IMPORTANCES.index(gap.importance), -gap.share, gap.skill))
    return tuple(gaps)


def no_regret(gap_sets: Iterable[Iterable[Gap]]) -> tuple[str, ...]:
    """Skills with a core or important gap in each of the roles whose gaps are given, if these are
    two or more; those with the larger shares first.
    """
    shares = [
        {gap.skill: gap.share for gap in gaps if gap.importance != "useful"} for gaps in gap_sets
    ]
    if len(shares) < 2:
        return ()
    common = set.intersection(*map(set, shares))
    return tuple(sorted(common, key=lambda skill: (-sum(share[skill] for share in shares), skill)))
