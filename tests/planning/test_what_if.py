"""What would be different: only what differs, as it is."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tiny import DAY, action, catalog, person, role, way

from po_career.catalog.schema import schema_of
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Change, Difference, Plan, WhatIf
from po_career.planning.what_if import ASPECTS, differences
from po_career.profile.model import Budget, Profile, Rating

LADDER = catalog(
    [
        role("apprentice", {"baking": (1, "core")}),
        role("baker", {"baking": (3, "core"), "selling": (2, "important")}),
        role("manager", {"selling": (3, "core")}),
    ],
    [
        action("bake", {"baking": 2}, 10),
        action("bake-alone", {"baking": 3}, 12, cost=50),
        action("sell", {"selling": 1}, 8),
        action("sell-more", {"selling": 2}, 12),
        action("lead-the-shop", {"selling": 3}, 40, halfway="a week"),
    ],
    [
        way("apprentice", "baker", months=12),
        way("apprentice", "manager", "lateral", months=12),
        way("baker", "manager", months=12),
    ],
)
ANNA = replace(
    person("apprentice", hours=5, target="baker", baking=1, selling=0), months_in_role=24
)


def plan_of(profile: Profile) -> Plan:
    return make_plan(LADDER, profile, DAY)


def what_if(then: Profile, today: Profile = ANNA) -> WhatIf:
    return differences(plan_of(today), plan_of(then), ())


def found(what: str, result: WhatIf) -> Difference:
    return next(one for one in result.differences if one.what == what)


def named(result: WhatIf) -> set[str]:
    return {one.what for one in result.differences}


def rated(**levels: int) -> Profile:
    changed = {skill: (Rating(level, evidence="what if"),) for skill, level in levels.items()}
    return replace(ANNA, ratings={**ANNA.ratings, **changed})


def test_where_nothing_differs_nothing_is_named() -> None:
    assert what_if(ANNA).differences == ()


def test_more_hours_a_week_bring_it_forward() -> None:
    slow = replace(ANNA, hours_per_week=0.5)  # 42 hours of actions
    result = what_if(ANNA, today=slow)
    around = found("ready_around", result)
    assert plan_of(slow).next_step.ready_around == around.today
    assert plan_of(ANNA).next_step.ready_around == around.then
    assert "hours" not in named(result)


def test_a_higher_level_closes_its_gap_and_takes_its_hours_away() -> None:
    result = what_if(rated(selling=2))
    assert found("gaps", result) == Difference("gaps", ("selling",), ())
    assert found("hours", result) == Difference("hours", 42, 22)
    assert found("skills_at_level", result) == Difference("skills_at_level", 0, 1)
    assert found("readiness", result).then == plan_of(rated(selling=2)).next_step.readiness


def test_of_gaps_and_of_the_chapter_only_what_the_other_plan_does_not_have() -> None:
    result = what_if(rated(baking=2))
    assert "gaps" not in named(result)  # both skills stay short
    chapter = found("chapter", result)
    assert "bake" in chapter.today  # type: ignore[operator]
    assert "bake-alone" in chapter.then  # type: ignore[operator]
    assert not set(chapter.today) & set(chapter.then)  # type: ignore[arg-type]


def test_another_bottleneck_is_named() -> None:
    result = what_if(rated(baking=3))
    assert found("bottleneck", result) == Difference("bottleneck", "baking", "selling")


def test_another_target_names_another_step_and_its_route() -> None:
    able = rated(selling=2)
    result = what_if(replace(able, target=("manager",)), today=able)
    assert found("next_step", result) == Difference("next_step", "baker", "manager")
    assert found("kind", result) == Difference("kind", "promotion", "lateral")
    assert found("route", result) == Difference("route", ("baker",), ("manager",))
    assert result.next_step.role == "manager"


def test_a_target_further_off_may_begin_with_the_same_step() -> None:
    result = what_if(replace(ANNA, target=("manager",)))  # far, and the baker is nearer
    assert named(result) == {"route"}
    assert found("route", result).then == ("baker", "manager")


def test_a_target_given_up_lets_the_draws_decide() -> None:
    result = what_if(replace(ANNA, target=()))
    assert found("route", result) == Difference("route", ("baker",), None)
    assert found("settled_by", result).today == 4


def test_a_budget_that_forbids_an_action_takes_its_hours_out() -> None:
    result = what_if(replace(ANNA, budget=Budget(0, "USD")))  # the last rung of baking costs 50
    assert found("hours", result) == Difference("hours", 42, 30)


def test_a_day_before_which_the_chapter_ends_is_a_difference() -> None:
    today = plan_of(ANNA)
    then = make_plan(LADDER, ANNA, DAY, by=DAY + timedelta(days=60))
    until = found("chapter_until", differences(today, then, ()))
    assert until == Difference("chapter_until", "2026-05-31", "2026-04-17")


def test_both_directions_tell_the_same_differences() -> None:
    there, back = what_if(rated(selling=2)), what_if(ANNA, today=rated(selling=2))
    turned = [(one.what, one.today, one.then) for one in back.differences]
    assert [(one.what, one.then, one.today) for one in there.differences] == turned


def test_the_next_step_under_the_changes_and_the_changes_come_along() -> None:
    change = Change("rating", "selling", 0, 2, "rated")
    result = differences(plan_of(ANNA), plan_of(rated(selling=2)), [change])
    assert result.changes == (change,)
    assert result.next_step == plan_of(rated(selling=2)).next_step


def test_what_if_has_a_schema() -> None:
    schema = schema_of(WhatIf, title="What if")
    assert schema["$defs"]["Difference"]["required"] == ["what", "today", "then"]


@given(
    baking=st.integers(0, 4),
    selling=st.integers(0, 4),
    hours=st.integers(1, 60),
    budget=st.sampled_from([None, 0, 50]),
)
def test_no_difference_has_two_equal_sides_and_they_keep_their_order(
    baking: int, selling: int, hours: int, budget: float | None
) -> None:
    money = None if budget is None else Budget(budget, "USD")
    then = replace(rated(baking=baking, selling=selling), hours_per_week=hours, budget=money)
    result = what_if(then)
    assert all(one.today != one.then for one in result.differences)
    order = list(ASPECTS)
    places = [order.index(one.what) for one in result.differences]
    assert places == sorted(places)
