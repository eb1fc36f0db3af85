"""How near a role is to a person: its gaps, what would lie unused, what carries over."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from math import fsum, log, sqrt
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Role, Rules
from po_career.catalog.once import once
from po_career.planning.model import Because, Beliefs, FitParts, Gap
from po_career.planning.readiness import weight_of

DIGITS = 9
"""Distances that are equal by rule may differ in their last bits; this many digits are compared."""


class Yardstick(NamedTuple):
    """What levels of each skill are worth in telling the roles of a catalogue apart."""

    worth: Mapping[Id, Sequence[float]]
    """Skill to what all its rungs up to each level, from 0 on, are worth."""
    usual_need: Mapping[Id, float]
    """Skill to what the roles that ask for it ask on average."""
    usual_size: float
    """What a role asks in all, on average; 1 if no role asks for anything."""
    power: float
    """A margin of n levels counts what its rungs are worth, times n to the power of this."""

    def size_of(self, skill: Id, level: int) -> float:
        """What the levels of a skill from 0 to `level` count."""
        return self.margin(skill, level, 0)

    def margin(self, skill: Id, one: int, other: int) -> float:
        """What the levels between two count."""
        worth = self.worth[skill]
        levels: float = abs(one - other) ** self.power
        return abs(worth[one] - worth[other]) * levels


@once
def yardstick_of(catalog: Catalog) -> Yardstick:
    """The yardstick of a catalogue.

    A rung is worth ln(1 + roles / roles that ask for it), as though at least one role did. With 28
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

    power = catalog.rules.margin_power - 1
    yardstick = Yardstick({skill: worth(skill) for skill in catalog.skills}, {}, 1.0, power)
    sizes: dict[Id, list[float]] = {}
    for role in catalog.roles.values():
        for skill, need in needs_of(role).items():
            sizes.setdefault(skill, []).append(yardstick.size_of(skill, need))
    usual = {skill: fsum(asked) / len(asked) for skill, asked in sizes.items()}
    whole = fsum(map(fsum, sizes.values()))
    return yardstick._replace(usual_need=usual, usual_size=whole / roles if whole else 1.0)


def needs_of(role: Role) -> dict[Id, int]:
    """The levels that a role asks, where they are above 0."""
    return {skill: need.level for skill, need in role.requires.items() if need.level}


def known_levels(held: Beliefs) -> dict[Id, int]:
    """The levels by which roles are ranked: not those of unknown skills, nor those guessed from the
    nearest roles, which would rank roles by themselves.
    """
    return {
        skill: belief.expected
        for skill, belief in held.items()
        if belief.basis not in ("guess", "unknown")
    }


def distance(role: Role, levels: Mapping[Id, int], yardstick: Yardstick, rules: Rules) -> FitParts:
    """How far a role is from somebody of whom these `levels` are known, and the two parts of that,
    each 0 or more; 1 is as much as a usual role of the catalogue asks in all.

    Missing is what known levels fall short of the role, and `unknown_part` of what is usually asked
    of each skill that it asks and of which nothing is known. Unused is what known levels are above
    it. The distance is missing + unused_weight * unused. Importance does not count: it belongs to
    readiness. docs/fit.md has the derivation.

    To learn that somebody has what a role asks of a skill never makes another role overtake it:
    what an unknown skill counts is the same for all roles that ask for it, and no part is divided
    by what the person has.
    """
    return distances(levels, yardstick, rules)(role)


def distances(
    levels: Mapping[Id, int], yardstick: Yardstick, rules: Rules
) -> Callable[[Role], FitParts]:
    """`distance` for many roles and the same levels: what all levels count is added up once, and
    each role then takes out of it only the skills that it asks, to the same last bit.
    """
    usual = yardstick.usual_size
    whole = _exactly(yardstick.size_of(skill, level) for skill, level in levels.items())

    def distance(role: Role) -> FitParts:
        needs = needs_of(role)
        size = fsum(yardstick.size_of(skill, need) for skill, need in needs.items())
        unknown = fsum(yardstick.usual_need[skill] for skill in needs if skill not in levels)
        short: list[float] = []
        above = [*whole]
        for skill in needs.keys() & levels.keys():
            need, level = needs[skill], levels[skill]
            above.append(-yardstick.size_of(skill, level))
            margins = short if level < need else above
            margins.append(yardstick.margin(skill, need, level))
        scale = sqrt((size or usual) * usual)
        missing = fsum(short) / scale + rules.unknown_part * unknown / usual
        unused = fsum(above) / scale
        return FitParts(missing + rules.unused_weight * unused, missing, unused)

    return distance


def _exactly(numbers: Iterable[float]) -> list[float]:
    """The sum of some numbers as a few whose sum it is without any rounding."""
    left = list(numbers)
    parts: list[float] = []
    while part := fsum(left):
        parts.append(part)
        left.append(-part)
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
    asked = needs_of(role)
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
