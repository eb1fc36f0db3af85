"""What is left to the target at the least, worked out backwards from it."""

from itertools import permutations
from random import Random

import pytest
from tiny import way

from po_career.catalog.model import Transition, TransitionKind
from po_career.planning.routes.terrain import Ahead, all_ahead

KINDS: tuple[TransitionKind, ...] = ("promotion", "leap")


def ahead(ways: list[Transition]) -> dict[str, Ahead]:
    return all_ahead(ways, "z", lambda way: way.months.low if way.months else 0)


def test_weeks_leaps_and_hops_add_up_along_the_chain() -> None:
    seen = ahead([way("b", "a", months=7), way("a", "m", months=3), way("m", "z", "leap", 2)])
    assert seen == {"z": Ahead(0, 0, 0), "m": Ahead(2, 1, 1), "a": Ahead(5, 1, 2), "b": Ahead(12, 1, 3)}


def test_each_measure_is_the_least_for_itself() -> None:
    ways = [way("a", "z", months=9), way("a", "m", months=1), way("m", "z", months=1)]
    assert ahead(ways)["a"] == Ahead(2, 0, 1)


def test_a_role_that_does_not_lead_there_has_nothing_ahead() -> None:
    assert set(ahead([way("m", "z"), way("a", "b"), way("z", "c")])) == {"m", "z"}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_left_is_the_truth_for_every_role(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - the same ways on every run
    pairs = dice.sample(list(permutations("abcdefgz", 2)), dice.choice([8, 14, 20]))
    ways = [way(*pair, dice.choice(KINDS), dice.choice([None, 0, 1, 5, 9])) for pair in pairs]
    truth = {role: shortest(ways, role) for role in "abcdefgz"}
    assert ahead(ways) == {role: left for role, left in truth.items() if left is not None}


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
