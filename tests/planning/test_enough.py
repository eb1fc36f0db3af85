"""The lightest actions to ready: by example, and against a brute force over all sets and orders."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import NamedTuple, get_args

import pytest
from brute import Levels, Weighed, allowed, lifted, lightest, offer
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import action

from po_career.catalog.model import (
    IMPORTANCES,
    Action,
    Importance,
    Prerequisites,
    Requirement,
    Rules,
)
from po_career.planning.choice import cover
from po_career.planning.enough import Close, Enough, enough
from po_career.planning.model import Rung

RULES = Rules()


def asked(**needs: tuple[int, Importance]) -> dict[str, Requirement]:
    return {skill: Requirement(level, importance) for skill, (level, importance) in needs.items()}


def weighed(*actions: Action) -> list[Weighed]:
    return [Weighed(one, one.hours.middle) for one in actions]


def chosen(found: Enough) -> set[str]:
    return set(found.actions)


CORE = asked(ordering=(2, "core"))
TWO = [action("a1", {"ordering": 1}, 5), action("a2", {"ordering": 2}, 7)]


def test_every_core_rung_is_closed_in_its_order() -> None:
    found = enough(offer(weighed(*reversed(TWO))), CORE, {"ordering": 0}, RULES)
    assert found.actions == ("a1", "a2")
    assert found.brings == {"a1": (Rung("ordering", 1),), "a2": (Rung("ordering", 2),)}
    assert (found.weight, found.proved, found.lower_bound) == (12, True, 12)


def test_what_is_held_needs_nothing() -> None:
    found = enough(offer(weighed(*TWO)), CORE, {"ordering": 2}, RULES)
    assert (found.actions, found.weight, found.proved) == ((), 0, True)


MIXED = asked(ordering=(1, "core"), vision=(4, "important"), law=(1, "useful"))
RUNGS = [
    action("order", {"ordering": 1}, 3),
    *(action(f"view-{n}", {"vision": n}, 10) for n in (1, 2, 3, 4)),
    action("law", {"law": 1}, 4),
]


def test_what_is_not_needed_for_ready_is_left_open() -> None:
    """Asked 3 + 8 + 1 = 12, ready from 10.2: only the useful level may stay open."""
    levels = dict.fromkeys(MIXED, 0)
    found = enough(offer(weighed(*RUNGS)), MIXED, levels, RULES)
    assert chosen(found) == {"order", "view-1", "view-2", "view-3", "view-4"}
    assert found.left_open == (Rung("law", 1),)


def test_no_room_at_all_is_still_none_to_spare() -> None:
    """Asked 8 + 1 + 1 = 10, ready from 9: what nothing brings takes all the room, though 10 * (1 - 0.9) is a little less than 1."""
    rules = replace(RULES, verdicts=(replace(RULES.verdicts[0], readiness=0.9), *RULES.verdicts[1:]))
    asks = asked(vision=(4, "important"), law=(1, "useful"), pricing=(1, "useful"))
    found = enough(offer(weighed(action("read", {"law": 1}, 1))), asks, {"vision": 4, "law": 0, "pricing": 0}, rules)
    assert (found.actions, found.proved) == (("read",), True)


def test_of_two_ways_to_ready_the_lighter_one() -> None:
    """Asked 12 + 2 + 2 = 16, ready from 13.6: one of the two important levels may stay open."""
    asks = asked(ordering=(4, "core"), vision=(1, "important"), law=(1, "important"))
    actions = [
        *(action(f"order-{n}", {"ordering": n}, 5) for n in (1, 2, 3, 4)),
        action("view", {"vision": 1}, 9),
        action("law", {"law": 1}, 8),
    ]
    found = enough(offer(weighed(*actions)), asks, dict.fromkeys(asks, 0), RULES)
    assert found.left_open == (Rung("vision", 1),)
    assert found.weight == 28


def test_if_ready_is_out_of_reach_every_core_and_important_rung_that_can_be_brought() -> None:
    some = [RUNGS[0], RUNGS[1], RUNGS[5]]
    found = enough(offer(weighed(*some)), MIXED, dict.fromkeys(MIXED, 0), RULES)
    assert chosen(found) == {"order", "view-1"}
    assert found.unbrought == (Rung("vision", 2), Rung("vision", 3), Rung("vision", 4))
    assert found.left_open == (Rung("law", 1),)


def test_the_last_rung_of_a_core_skill_may_be_left_to_the_role() -> None:
    asks = asked(ordering=(2, "core"), vision=(2, "important"))
    actions = [TWO[0], action("view-1", {"vision": 1}, 6), action("view-2", {"vision": 2}, 6)]
    found = enough(offer(weighed(*actions)), asks, dict.fromkeys(asks, 0), RULES)
    assert found.unbrought == (Rung("ordering", 2),)
    assert chosen(found) == {"a1", "view-1", "view-2"}  # 3 + 4 asked without it


@pytest.mark.parametrize(
    ("close", "skills"),
    [
        ("core", {"order"}),
        ("important", {"order", "view-1", "view-2", "view-3", "view-4"}),
        ("all", {one.id for one in RUNGS}),
    ],
)
def test_more_or_less_is_closed_as_asked(close: Close, skills: set[str]) -> None:
    found = enough(offer(weighed(*RUNGS)), MIXED, dict.fromkeys(MIXED, 0), RULES, close=close)
    assert chosen(found) == skills


def test_one_action_for_two_skills_and_weights_not_hours_decide() -> None:
    asks = asked(ordering=(1, "core"), vision=(1, "core"))
    both = action("both", {"ordering": 1, "vision": 1}, 30)
    single = [action("one", {"ordering": 1}, 12), action("two", {"vision": 1}, 12)]
    levels = dict.fromkeys(asks, 0)
    assert chosen(enough(offer(weighed(both, *single)), asks, levels, RULES)) == {"one", "two"}
    lighter = [Weighed(both, 21), *weighed(*single)]
    assert chosen(enough(offer(lighter), asks, levels, RULES)) == {"both"}


def test_what_must_come_first_comes_along() -> None:
    first = action("first", {}, 4)
    then = action("then", {"ordering": 1}, 4, requires=Prerequisites(actions=("first",)))
    asks = asked(ordering=(1, "core"))
    found = enough(offer(weighed(then, first)), asks, {"ordering": 0}, RULES)
    assert found.actions == ("first", "then")
    done = enough(offer(weighed(then, first)), asks, {"ordering": 0}, RULES, done=("first",))
    assert done.actions == ("then",)


class Case(NamedTuple):
    """A small choice."""

    actions: list[Weighed]
    asks: Mapping[str, Requirement]
    levels: Mapping[str, int]
    done: tuple[str, ...]
    close: Close


SKILLS = ("a", "b", "c")


SEEDS = st.integers(0, 10**9)
"""A case is made from a seed: drawing its numbers one by one takes ten times as long."""


def case_of(seed: int) -> Case:
    chance = Random(seed)  # noqa: S311  # cases, not secrets
    asks = {
        skill: Requirement(chance.randint(1, 3), chance.choice(IMPORTANCES)) for skill in SKILLS
    }
    levels = {skill: chance.randint(0, 2) for skill in SKILLS}
    actions: list[Weighed] = []
    for number in range(chance.randint(1, 6)):
        skills = chance.sample(SKILLS, chance.randint(1, 2))
        raises = {skill: chance.randint(1, 3) for skill in skills}
        requires = Prerequisites()
        if chance.random() < 1 / 3:
            after = tuple(f"x{n}" for n in range(number) if chance.random() < 1 / number)
            first = {chance.choice(SKILLS): chance.randint(1, 2)} if chance.random() < 1 / 2 else {}
            requires = Prerequisites(after, first, chance.choice([None, None, "owner", "other"]))
        weight = chance.randint(1, 20)
        one = action(f"x{number}", raises, weight, requires=requires)
        actions.append(Weighed(one, float(weight)))
    done = chance.choice([(), (), ("x0",)])
    return Case(actions, asks, levels, done, chance.choice(get_args(Close)))


def solved(case: Case) -> Enough:
    return enough(
        offer(case.actions), case.asks, case.levels, RULES, done=case.done, role="owner", close=case.close
    )


@given(SEEDS, st.sampled_from([0, 300]))
@settings(max_examples=150)
def test_no_other_set_is_lighter_and_proved_is_true(seed: int, few: int) -> None:
    """Nor if every part counts as wide."""
    case = case_of(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cover, "FEW", few)
        found = solved(case)
    best = lightest(
        case.actions, case.asks, case.levels, RULES, done=case.done, role="owner", close=case.close
    )
    if best is None:
        assert not found.proved
        return
    assert found.proved
    assert found.weight == pytest.approx(best)
    assert found.lower_bound == pytest.approx(best)


@given(SEEDS)
@settings(max_examples=100)
def test_the_order_exists_and_brings_what_it_says(seed: int) -> None:
    case = case_of(seed)
    found = solved(case)
    actions = {one.action.id: one.action for one in case.actions}
    state: Levels = tuple(sorted(case.levels.items()))
    held = set(case.done)
    for key in found.actions:
        assert allowed(actions[key], state, held)
        after = lifted(actions[key], state)
        for skill, level in found.brings[key]:
            assert dict(state)[skill] == level - 1
            assert dict(after)[skill] == level
        state, held = after, held | {key}
    rungs = asked_rungs(case)
    brought = rungs & {rung for brings in found.brings.values() for rung in brings}
    assert brought | set(found.left_open) | set(found.unbrought) == rungs
    assert not brought & {*found.left_open, *found.unbrought}


def asked_rungs(case: Case) -> set[Rung]:
    return {
        Rung(skill, level)
        for skill, need in case.asks.items()
        for level in range(case.levels[skill] + 1, need.level + 1)
    }


@given(SEEDS)
@settings(max_examples=100)
def test_once_the_first_action_is_done_the_rest_is_no_heavier(seed: int) -> None:
    case = case_of(seed)
    found = solved(case)
    if not found.actions or not found.proved:
        return
    first = next(one for one in case.actions if one.action.id == found.actions[0])
    levels = dict(lifted(first.action, tuple(sorted(case.levels.items()))))
    after = solved(case._replace(levels=levels, done=(*case.done, first.action.id)))
    assert after.weight <= found.weight - first.weight + 1e-6


@given(SEEDS, st.integers(1, 20))
@settings(max_examples=60)
def test_a_lighter_action_never_makes_the_choice_heavier(seed: int, weight: int) -> None:
    case = case_of(seed)
    found = solved(case)
    changed = case.actions[0]._replace(weight=min(case.actions[0].weight, float(weight)))
    lighter = solved(case._replace(actions=[changed, *case.actions[1:]]))
    if found.proved and lighter.proved:
        assert lighter.weight <= found.weight + 1e-6
