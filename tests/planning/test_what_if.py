"""What would be different: only what differs, in words and figures."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.schema import schema_of
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.planning.what_if import differences
from po_career.planning.what_if_model import Change, Difference, WhatIf
from po_career.profile.model import Budget, Profile, Rating

MONDAY = date(2026, 11, 23)
LADDER = catalog(
    [
        role("apprentice", {"baking": (1, "core")}),
        role("baker", {"baking": (3, "core"), "selling": (2, "important")}),
        role("manager", {"selling": (3, "core")}),
    ],
    [
        action("bake", {"baking": 2}, 10),
        action("bake-alone", {"baking": 3}, 20, cost=50),
        action("sell", {"selling": 1}, 8, cost=None),
        action("sell-more", {"selling": 2}, 12),
        action("lead-the-shop", {"selling": 3}, 40),
    ],
    [way("apprentice", "baker"), way("apprentice", "manager", "lateral"), way("baker", "manager")],
)
ANNA = person("apprentice", hours=5, baking=1, selling=0)


def plan_of(profile: Profile) -> Plan:
    return make_plan(LADDER, profile, MONDAY)


def what_if(then: Profile, today: Profile = ANNA) -> WhatIf:
    return differences(plan_of(today), plan_of(then), ())


def found(what: str, result: WhatIf) -> Difference:
    return next(one for one in result.differences if one.what == what)


def rated(**levels: int) -> Profile:
    return replace(ANNA, ratings={**ANNA.ratings, **{skill: (Rating(level, evidence="what if"),) for skill, level in levels.items()}})


def test_where_nothing_differs_nothing_is_named() -> None:
    assert what_if(ANNA).differences == ()


def test_more_hours_a_week_change_only_the_time() -> None:
    result = what_if(replace(ANNA, hours_per_week=10))  # 50 h of actions: 10 weeks at 5 h a week, 5 weeks at 10
    assert [(one.what, one.said) for one in result.differences] == [("weeks", "5 weeks less"), ("skills_ready_by", "5 weeks sooner")]
    assert found("skills_ready_by", result).then == MONDAY + timedelta(weeks=5)


def test_a_higher_level_closes_its_gap_and_takes_its_actions_away() -> None:
    result = what_if(rated(selling=2))  # 20 of 50 h raised selling
    assert found("gaps", result) == Difference("gaps", ("selling",), (), "one gap closed")
    assert found("actions", result) == Difference("actions", ("sell", "sell-more"), (), "two actions go")
    assert found("hours", result) == Difference("hours", 50, 30, "20 h less")
    assert found("gap_levels", result) == Difference("gap_levels", 4, 2, "two levels less to close")
    assert found("prices_unknown", result) == Difference("prices_unknown", 1, 0, "one unknown price less")


def test_of_gaps_and_actions_only_those_are_named_that_the_other_plan_does_not_have() -> None:
    result = what_if(rated(baking=2))
    assert "gaps" not in {one.what for one in result.differences}  # both skills stay short
    assert found("actions", result).today == ("bake",)


def test_another_target_names_another_step_and_its_route() -> None:
    result = what_if(replace(ANNA, target=("manager",)))
    assert found("next_step", result) == Difference("next_step", "baker", "manager", "Manager instead of Baker")
    assert found("route", result) == Difference("route", None, ("manager",), "a route of one move")
    assert found("cost", result).said == "50 USD less"
    assert found("gaps", result).said == "one gap only today"  # no gap of the baker is closed
    assert result.next_step.role == "manager"


def test_a_budget_that_forbids_an_action_says_what_stays_open() -> None:
    result = what_if(replace(ANNA, budget=Budget(0)))  # baking 3 costs 50 USD, and the price of "sell" is not known
    assert found("uncovered", result).then == ("baking=3", "selling=1", "selling=2")
    assert found("uncovered", result).said == "three rungs stay open as well"


def test_where_a_plan_leaves_open_what_the_other_closes_no_figure_is_praised() -> None:
    result = what_if(replace(ANNA, budget=Budget(0)))  # of 50 h in 10 weeks the 10 h of "bake" remain
    assert not result.comparable
    assert result.differences[0].what == "uncovered"
    assert found("hours", result) == Difference("hours", 50, 10, "only the rungs that one action brings")
    assert found("skills_ready_by", result).then == MONDAY + timedelta(weeks=2)
    for what in ("weeks", "skills_ready_by", "cost", "prices_unknown"):
        assert found(what, result).said == "only the rungs that one action brings"


def test_the_other_way_round_it_is_today_that_counts_less() -> None:
    result = what_if(ANNA, today=replace(ANNA, budget=Budget(0)))
    assert not result.comparable
    assert found("hours", result) == Difference("hours", 10, 50, "today only the rungs that one action brings")


def test_a_plan_that_brings_nothing_has_no_day_on_which_skills_are_ready() -> None:
    able = rated(baking=2)  # what is left of baking costs 50 USD
    result = what_if(replace(able, budget=Budget(0)), today=able)
    assert found("skills_ready_by", result) == Difference("skills_ready_by", MONDAY + timedelta(weeks=8), None, "no action is left")
    back = what_if(able, today=replace(able, budget=Budget(0)))
    assert found("skills_ready_by", back).today is None
    assert found("skills_ready_by", back).said == "today no action is left"


def test_where_the_same_rungs_stay_open_figures_are_compared() -> None:
    poor = replace(ANNA, budget=Budget(0))
    result = what_if(replace(poor, hours_per_week=10), today=poor)  # 10 h: 2 weeks at 5 h a week, 1 week at 10
    assert result.comparable
    assert found("skills_ready_by", result).said == "1 week sooner"


def fits(then: Profile, weeks: int) -> Difference | None:
    """What a change does to whether the plan fits within `weeks`; today Anna needs 10."""
    day = MONDAY + timedelta(weeks=weeks)
    today, other = (make_plan(LADDER, profile, MONDAY, by=day) for profile in (ANNA, then))
    return next((one for one in differences(today, other, ()).differences if one.what == "by"), None)


def test_whether_a_plan_fits_before_the_day_is_a_difference() -> None:
    quick, slow = replace(ANNA, hours_per_week=10), replace(ANNA, hours_per_week=4)  # 50 h: 5 and 13 weeks
    late, in_time = "does not fit, 1 week too few", "fits, 4 weeks to spare"
    assert fits(quick, 9) == Difference("by", late, in_time, "in time, and not today")
    assert fits(quick, 5) == Difference("by", "does not fit, 5 weeks too few", "fits, no week to spare", "in time, and not today")
    assert fits(slow, 10) == Difference("by", "fits, no week to spare", "does not fit, 3 weeks too few", "no longer in time")
    assert fits(slow, 9) == Difference("by", late, "does not fit, 4 weeks too few", "still not in time")
    assert fits(quick, 20) == Difference("by", "fits, 10 weeks to spare", "fits, 15 weeks to spare", "still in time")


def test_what_stays_open_fits_before_no_day() -> None:
    part = fits(replace(ANNA, budget=Budget(0)), 10)
    assert part == Difference("by", "fits, no week to spare", "fits in part, 8 weeks to spare", "only what can be planned is in time")
    nothing = fits(replace(rated(baking=2), budget=Budget(0)), 10)
    assert nothing == Difference("by", "fits, no week to spare", "does not fit, no action is left", "no longer in time")


def test_without_a_day_nothing_is_to_fit_before_it() -> None:
    assert "by" not in {one.what for one in what_if(replace(ANNA, hours_per_week=10)).differences}


def test_both_directions_tell_the_same_differences() -> None:
    there, back = what_if(rated(selling=2)), what_if(ANNA, today=rated(selling=2))
    assert [(one.what, one.then, one.today) for one in there.differences] == [(one.what, one.today, one.then) for one in back.differences]
    assert found("hours", back).said == "20 h more"
    assert found("gaps", back).said == "one gap opened"


def test_the_next_step_under_the_changes_and_the_changes_come_along() -> None:
    change = Change("rating", "selling", 0, 2, "rated")
    result = differences(plan_of(ANNA), plan_of(rated(selling=2)), [change])
    assert result.changes == (change,)
    assert result.next_step == plan_of(rated(selling=2)).next_step


def test_what_if_has_a_schema() -> None:
    assert schema_of(WhatIf, title="What if")["$defs"]["Difference"]["required"] == ["what", "today", "then", "said"]


@given(baking=st.integers(0, 4), selling=st.integers(0, 4), hours=st.integers(1, 60), budget=st.sampled_from([None, 0, 50]))
def test_no_difference_has_two_equal_sides_and_each_has_words(baking: int, selling: int, hours: int, budget: float | None) -> None:
    then = replace(rated(baking=baking, selling=selling), hours_per_week=hours, budget=None if budget is None else Budget(budget))
    for one in what_if(then).differences:
        assert one.today != one.then
        assert one.said
        assert not one.said.endswith(".")
        assert "-" not in one.said
