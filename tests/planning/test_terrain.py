"""What a search for routes looks up: what is missing, hours that nothing undercuts, weeks, and hops worked out before."""

from dataclasses import replace

import pytest
from tiny import action, catalog, person, role, stand, way

from po_career.catalog.model import Action, Catalog, Prerequisites, Role
from po_career.planning.choice.selection import Goal
from po_career.planning.model import Rung
from po_career.planning.routes.terrain import (
    Terrain,
    effort_of,
    hop_weeks,
    hours_at_least,
    least_weeks,
    missing_for,
    terrain_of,
)
from po_career.profile.model import Budget, FormerRole, Profile

MONTH = 52 / 12
START = role("start", {"a": (1, "core")}, place=1, track="craft")
ANNA = replace(person("start", hours=2, a=0, b=0, c=0), months_in_role=6)


def goal_of(**levels: int) -> Role:
    return role("goal", {skill: (level, "core") for skill, level in levels.items()}, place=2, track="craft")


def world(goal: Role, *actions: Action) -> Catalog:
    return catalog([START, goal], list(actions), [way("start", "goal", months=12)], skills=["a", "b", "c"])


def terrain(goal: Role, *actions: Action, profile: Profile = ANNA) -> Terrain:
    return terrain_of(stand(world(goal, *actions), profile), "goal")


def at_least(goal: Role, *actions: Action, profile: Profile = ANNA, **levels: int) -> float:
    """Hours that nothing undercuts for somebody at `levels`."""
    here = terrain(goal, *actions, profile=profile)
    return hours_at_least(here, "goal", missing_for(here, "goal", levels))


BOTH, ONE = action("both", {"a": 1, "b": 1}, 10), action("one", {"b": 1}, 4)


def test_one_action_that_serves_two_skills_is_counted_once() -> None:
    """The example of the function: 10 hours for a and b together, 4 for b alone, 6 for what is left of a."""
    goal = goal_of(a=1, b=1)
    assert at_least(goal, BOTH, ONE) == 10
    assert at_least(goal, BOTH, ONE, a=1) + at_least(goal, BOTH, ONE, b=1) == 10
    assert at_least(goal, BOTH, ONE, a=1, b=1) == 0


def test_every_rung_up_to_what_is_asked_has_its_price() -> None:
    rungs = [action(f"a-{n}", {"a": n}, 10 * n) for n in (1, 2, 3, 4)]
    assert [at_least(goal_of(a=3), *rungs, a=have) for have in (0, 1, 2, 3)] == [60, 50, 30, 0]


def test_a_rung_that_is_not_surely_brought_has_no_price_nor_have_those_below_it() -> None:
    """From 0 on the second rung may be taught by the role, and the first does not count before it."""
    bound = action("a-2", {"a": 2}, 20, requires=Prerequisites(skills={"b": 1}))
    rungs = [action("a-1", {"a": 1}, 10), bound, action("a-3", {"a": 3}, 30)]
    assert [at_least(goal_of(a=3), *rungs, a=have) for have in (0, 1, 2)] == [10, 0, 30]


@pytest.mark.parametrize(
    ("one", "profile"),
    [
        (action("a-1", {"a": 1}, 10, cost=80), replace(ANNA, budget=Budget(79, "USD"))),
        (action("a-1", {"a": 1}, 10), replace(ANNA, done=("a-1",))),
        (action("a-1", {"a": 1}, 10, requires=Prerequisites(role="goal")), ANNA),
        (action("a-1", {"a": 1}, 10, requires=Prerequisites(actions=("b-1",))), ANNA),
    ],
)
def test_what_may_not_be_open_has_no_price(one: Action, profile: Profile) -> None:
    assert at_least(goal_of(a=1), one, action("b-1", {"b": 1}), profile=profile) == 0
    assert at_least(goal_of(a=1), action("a-1", {"a": 1}, 10), profile=replace(ANNA, budget=Budget(79, "USD"))) == 10


def test_an_action_that_asks_for_something_may_still_make_a_rung_cheaper() -> None:
    asking = action("cheap", {"a": 1}, 3, requires=Prerequisites(skills={"b": 1}))
    assert at_least(goal_of(a=1), action("a-1", {"a": 1}, 10), asking) == 3


def test_what_is_missing_is_core_and_important_and_useful_only_if_asked_for() -> None:
    goal = role("goal", {"a": (2, "core"), "b": (1, "important"), "c": (3, "useful")})
    here = terrain(goal)
    wanted = (Goal("a", 0, 2, "core"), Goal("b", 0, 1, "important"))
    assert missing_for(here, "goal", {}) == wanted
    assert missing_for(here, "goal", {"a": 2, "b": 0}) == wanted[1:]
    useful = replace(here, standing=replace(here.standing, useful=True))
    assert missing_for(useful, "goal", {}) == (*wanted, Goal("c", 0, 3, "useful"))


def test_weeks_are_the_longer_of_hours_and_months() -> None:
    standing = stand(world(goal_of(a=1)), ANNA)
    first, other = way("start", "goal", months=12), way("goal", "start", months=12)
    assert least_weeks(standing, first) == pytest.approx(6 * MONTH)
    assert least_weeks(standing, other) == pytest.approx(12 * MONTH)
    assert hop_weeks(standing, first, 20) == pytest.approx(6 * MONTH)
    assert hop_weeks(standing, first, 100) == 50
    assert least_weeks(stand(world(goal_of(a=1)), replace(ANNA, months_in_role=20)), first) == 0
    assert least_weeks(stand(world(goal_of(a=1)), replace(ANNA, months_in_role=None)), first) == pytest.approx(12 * MONTH)
    before = replace(ANNA, former_roles=(FormerRole("goal", months=4),))
    assert least_weeks(stand(world(goal_of(a=1)), before), first) == pytest.approx(2 * MONTH)


def test_a_terrain_knows_gates_roles_and_needless_leaps() -> None:
    plain = terrain(goal_of(a=1), BOTH)
    assert (plain.gates, plain.role_matters, plain.needless_leaps) == (frozenset(), False, True)
    gated = action("gated", {"a": 1}, requires=Prerequisites(skills={"b": 1}, role="start"))
    there = terrain(goal_of(a=1), BOTH, gated)
    assert (there.gates, there.role_matters) == ({"b"}, True)
    leap = replace(world(goal_of(a=1)), transitions=(way("start", "goal", "leap", months=1),))
    assert not terrain_of(stand(leap, ANNA), "goal").needless_leaps


def test_a_hop_is_worked_out_once_for_what_decides_it() -> None:
    gated = action("gated", {"a": 1}, 2, requires=Prerequisites(skills={"b": 1}))
    here = terrain(goal_of(a=1), gated, action("a-1", {"a": 1}, 10), action("b-1", {"b": 1}, 9))
    first = way("start", "goal", months=12)
    missing = missing_for(here, "goal", {})
    assert effort_of(here, first, missing, {}).hours == 10
    assert effort_of(here, first, missing, {"c": 3}).hours == 10
    assert len(here.efforts) == 1  # c opens no action
    assert effort_of(here, first, missing, {"b": 1}).hours == 2
    assert effort_of(here, first, missing, {"b": 1}).at_least == 2
    assert len(here.efforts) == 2
    none = terrain(goal_of(a=2), action("a-1", {"a": 1}, 10))
    assert effort_of(none, first, missing_for(none, "goal", {}), {}).learned == (Rung("a", 2),)
