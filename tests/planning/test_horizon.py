"""What is left to the target at the least, worked out backwards until the start is met."""

from itertools import permutations
from random import Random

import pytest
from tiny import way

from po_career.catalog.model import Transition, TransitionKind
from po_career.planning.routes.ahead import Ahead, Horizon, horizon_of

KINDS: tuple[TransitionKind, ...] = ("promotion", "leap")


def horizon(ways: list[Transition], start: str) -> Horizon:
    return horizon_of(ways, "z", start, lambda way: way.months.low if way.months else 0)


def test_a_role_behind_the_start_is_as_far_as_the_start_at_the_least() -> None:
    seen = horizon([way("b", "a", months=7), way("a", "m", months=3), way("m", "z", "leap", 2)], "a")
    assert [seen.left(role) for role in "zma"] == [Ahead(0, 0, 0), Ahead(2, 1, 1), Ahead(5, 1, 2)]
    assert seen.left("b") == Ahead(5, 1, 3)  # 12 weeks in truth; nobody looks that far


def test_a_role_with_more_moves_but_fewer_weeks_than_the_start_keeps_its_weeks() -> None:
    ways = [way("a", "z", months=9), way("b", "m", months=1), way("m", "n", months=1), way("n", "z", months=1)]
    assert horizon(ways, "a").left("b") == Ahead(3, 0, 2)  # three moves in truth


def test_a_start_from_which_nothing_leads_there_is_not_met() -> None:
    assert "a" not in horizon([way("m", "z"), way("a", "b")], "a").met


@pytest.mark.parametrize("seed", range(40))
def test_what_is_left_is_never_more_than_the_truth_and_exact_for_the_start(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - the same ways on every run
    pairs = dice.sample(list(permutations("abcdefgz", 2)), dice.choice([8, 14, 20]))
    ways = [way(*pair, dice.choice(KINDS), dice.choice([None, 0, 1, 5, 9])) for pair in pairs]
    seen, truth = horizon(ways, "a"), {role: shortest(ways, role) for role in "abcdefgz"}
    assert ("a" in seen.met) == (truth["a"] is not None)
    for role, left in truth.items():
        if left is not None and "a" in seen.met:
            assert all(mine <= other for mine, other in zip(seen.left(role), left, strict=True))
    assert truth["a"] is None or seen.left("a") == truth["a"]


def shortest(ways: list[Transition], role: str) -> Ahead | None:
    """Each measure by going over all ways as often as there are roles."""
    weeks, leaps, hops = {"z": 0.0}, {"z": 0}, {"z": 0}
    for _ in "abcdefgz":
        for one in ways:
            if one.to in hops:
                months = one.months.low if one.months else 0
                weeks[one.from_] = min(weeks.get(one.from_, 999), weeks[one.to] + months)
                leaps[one.from_] = min(leaps.get(one.from_, 999), leaps[one.to] + (one.kind == "leap"))
                hops[one.from_] = min(hops.get(one.from_, 999), hops[one.to] + 1)
    return Ahead(weeks[role], leaps[role], hops[role]) if role in hops else None
