"""Where a role asks more than is expected of the person."""

from collections.abc import Iterable

from po_career.catalog.model import IMPORTANCES, Catalog, Role
from po_career.planning.model import Because, Beliefs, Gap
from po_career.planning.readiness import weight_of


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
