"""Roles side by side against one person."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.schema import schema_of
from po_career.planning.comparison import ComparedRole, ComparedSkill, Comparison, compare_roles
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Caution
from po_career.profile.model import Budget, Profile

LADDER = catalog(
    [
        role("apprentice", {"baking": (2, "core")}, day=("Open the shop.", "Knead.")),
        role("baker", {"baking": (3, "core"), "selling": (2, "important"), "pricing": (1, "useful")}, day=("Open the shop.", "Bake.")),
        role("seller", {"selling": (2, "core"), "baking": (1, "useful")}, day=("Open the shop.", "Sell."), distinct="Talks."),
        role("clown", {}),
    ],
    [
        action("bake", {"baking": 2}, 10),
        action("bake-alone", {"baking": 3}, 20, cost=50),
        action("sell", {"selling": 1}, 8, cost=None),
        action("sell-more", {"selling": 2}, 12),
    ],
    [way("apprentice", "baker", months=12), way("apprentice", "seller", "lateral"), way("baker", "seller", "lateral")],
)
ANNA = person("apprentice", hours=5, baking=2)


def compared(key: str, made: Comparison) -> ComparedRole:
    return next(one for one in made.roles if one.role == key)


def skill(key: str, made: Comparison) -> ComparedSkill:
    return next(one for one in made.skills if one.skill == key)


def test_roles_stand_in_the_order_in_which_they_were_named() -> None:
    assert [one.role for one in compare_roles(LADDER, ANNA, ["seller", "clown", "baker"]).roles] == ["seller", "clown", "baker"]


def test_a_role_takes_what_the_plan_toward_it_takes() -> None:
    made = compared("baker", compare_roles(LADDER, ANNA, ["baker", "seller"]))
    step = make_plan(LADDER, replace(ANNA, target=("baker",)), date(2026, 11, 24)).next_step
    assert (made.kind, made.verdict, made.readiness, made.typical_months) == (step.kind, step.verdict, step.readiness, step.typical_months)
    assert (made.hours.planned, made.weeks, made.cost, made.gaps) == (step.hours.planned, step.weeks, step.cost, step.gaps)
    assert made.hours.planned == 40  # 20 + 8 + 12
    assert made.weeks == 8  # 40 h at 5 h a week


def test_without_hours_a_week_all_is_known_but_the_weeks() -> None:
    roles = ["baker", "seller"]
    known, unknown = compare_roles(LADDER, ANNA, roles), compare_roles(LADDER, replace(ANNA, hours_per_week=None), roles)
    assert [one.weeks for one in unknown.roles] == [None, None]
    assert [replace(one, weeks=None) for one in known.roles] == list(unknown.roles)
    assert unknown.skills == known.skills


def test_without_a_role_that_is_held_no_kind_is_known() -> None:
    made = compare_roles(LADDER, Profile(), ["baker", "seller"])
    assert [one.kind for one in made.roles] == [None, None]
    assert {one.have.basis for one in made.skills} == {"unknown"}


def test_the_role_that_is_held_may_be_one_of_them() -> None:
    assert [one.kind for one in compare_roles(LADDER, ANNA, ["apprentice", "baker", "clown"]).roles] == ["stay", "promotion", None]


def test_only_skills_that_a_role_asks_are_shown_and_those_that_differ_come_first() -> None:
    made = compare_roles(LADDER, ANNA, ["baker", "seller"])
    assert [(one.skill, one.differs) for one in made.skills] == [("baking", True), ("pricing", True), ("selling", False)]
    assert [one.skill for one in compare_roles(LADDER, ANNA, ["apprentice", "clown"]).skills] == ["baking"]


def test_a_need_says_how_many_levels_are_missing() -> None:
    baking = skill("baking", compare_roles(LADDER, ANNA, ["baker", "seller", "clown"]))
    assert [need and (need.level, need.importance, need.missing) for need in baking.needs] == [(3, "core", 1), (1, "useful", 0), None]


def test_a_lower_demand_is_no_gap_and_no_loss() -> None:
    made = compared("seller", compare_roles(LADDER, ANNA, ["apprentice", "seller"]))
    assert made.asks_less == ("baking",)
    assert [gap.skill for gap in made.gaps] == ["selling"]


def test_of_a_day_only_what_not_all_share_is_told() -> None:
    made = compare_roles(LADDER, ANNA, ["baker", "seller"])
    assert [(one.day, one.distinct) for one in made.roles] == [(("Bake.",), None), (("Sell.",), "Talks.")]


def test_a_pace_at_which_it_takes_more_than_a_lifetime_has_no_weeks() -> None:
    made = compare_roles(LADDER, replace(ANNA, hours_per_week=0.001), ["baker", "clown"])  # 40,000 weeks
    assert [(one.hours.planned, one.weeks) for one in made.roles] == [(40, None), (0, 0)]


def test_notes_and_the_schema_come_along() -> None:
    note = Caution("an unknown skill", "ratings.juggling")
    assert compare_roles(LADDER, ANNA, ["baker", "clown"], notes=[note]).warnings == (note,)
    assert schema_of(Comparison, title="A comparison")["required"][:3] == ["schema", "catalog", "person"]


@pytest.mark.parametrize("held", [None, "apprentice", "baker", "clown"])
@given(baking=st.integers(0, 4), selling=st.integers(0, 4))
def test_what_is_missing_in_the_table_is_what_is_missing_in_the_gaps(held: str | None, baking: int, selling: int) -> None:
    made = compare_roles(LADDER, person(held, baking=baking, selling=selling), list(LADDER.roles))
    for place, one in enumerate(made.roles):
        needs = [(row.skill, need.missing) for row in made.skills if (need := row.needs[place]) and need.missing]
        assert sorted(needs) == sorted((gap.skill, gap.need - gap.have.expected) for gap in one.gaps)
        assert not set(one.asks_less) & {gap.skill for gap in one.gaps}


def test_what_only_the_budget_leaves_open_is_told_apart_from_what_nothing_raises() -> None:
    able = replace(ANNA, ratings={**ANNA.ratings, **person(pricing=0).ratings}, budget=Budget(0.0))
    poor = compared("baker", compare_roles(LADDER, able, ["baker", "clown"]))  # baking 3 costs 50, the price of "sell" is not known
    assert {one.skill for one in poor.uncovered} == {"baking", "selling"}
    assert sorted(poor.budget_leaves_open) == ["baking", "selling"]
    hard = catalog([role("apprentice", {}), role("wizard", {"magic": (1, "core"), "baking": (3, "core")})], list(LADDER.actions.values()))
    both = compare_roles(hard, able, ["wizard", "apprentice"]).roles[0]
    assert {one.skill for one in both.uncovered} == {"magic", "baking"}
    assert both.budget_leaves_open == ("baking",)


def test_without_a_budget_no_budget_is_the_reason() -> None:
    hard = catalog([role("apprentice", {}), role("wizard", {"magic": (1, "core")})])
    assert compare_roles(hard, ANNA, ["wizard", "apprentice"]).roles[0].budget_leaves_open == ()
