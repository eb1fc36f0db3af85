"""Roles side by side against one person."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.model import Catalog
from po_career.catalog.schema import schema_of
from po_career.planning.comparison import ComparedRole, ComparedSkill, Comparison, compare_roles
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Caution
from po_career.profile.model import Decided, Profile, Situation

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
ANNA = person("apprentice", hours=5, baking=2, selling=0)


TODAY = date(2026, 11, 24)


def compare(world: Catalog, who: Profile, roles: list[str], **more: Any) -> Comparison:
    return compare_roles(world, who, roles, TODAY, **more)


def compared(key: str, made: Comparison) -> ComparedRole:
    return next(one for one in made.roles if one.role == key)


def skill(key: str, made: Comparison) -> ComparedSkill:
    return next(one for one in made.skills if one.skill == key)


def test_roles_stand_in_the_order_in_which_they_were_named() -> None:
    assert [one.role for one in compare(LADDER, ANNA, ["seller", "clown", "baker"]).roles] == ["seller", "clown", "baker"]


def test_a_role_takes_what_the_plan_toward_it_takes() -> None:
    made = compared("baker", compare(LADDER, ANNA, ["baker", "seller"]))
    step = make_plan(LADDER, replace(ANNA, target=("baker",)), TODAY).next_step
    assert (made.kind, made.verdict, made.typical_months) == (step.kind, step.verdict, step.typical_months)
    assert (made.readiness, made.gaps) == (step.readiness, step.gaps)
    assert (made.hours, made.cost, made.ready_around) == (step.hours, step.cost, step.ready_around)
    assert made.learned_in_role == step.learned_in_role
    assert made.hours.planned == 40  # 20 + 8 + 12


def test_what_is_decided_and_a_heavy_load_change_nothing() -> None:
    decided = Situation(load="too-much", decided=Decided("post-ends", date(2027, 3, 31)))
    calm, tense = (compare(LADDER, one, ["baker", "seller"]) for one in (ANNA, replace(ANNA, situation=decided)))
    assert calm.roles == tense.roles


def test_without_hours_a_week_all_is_known_but_the_time() -> None:
    roles = ["baker", "seller"]
    known, unknown = compare(LADDER, ANNA, roles), compare(LADDER, replace(ANNA, hours_per_week=None), roles)
    assert [one.ready_around for one in unknown.roles] == [None, None]
    assert [replace(one, ready_around=None) for one in known.roles] == list(unknown.roles)
    assert unknown.skills == known.skills


def test_a_rung_that_no_action_brings_is_learned_in_the_role() -> None:
    hard = catalog(
        [role("apprentice", {}), role("wizard", {"magic": (1, "core"), "baking": (3, "core")})],
        list(LADDER.actions.values()),
        [way("apprentice", "wizard")],
    )
    able = person("apprentice", baking=2, magic=0)
    wizard = compared("wizard", compare(hard, able, ["wizard", "apprentice"]))
    assert [(one.skill, one.level) for one in wizard.learned_in_role] == [("magic", 1)]
    assert wizard.hours.planned == 20


def test_without_a_role_that_is_held_no_kind_is_known() -> None:
    made = compare(LADDER, Profile(), ["baker", "seller"])
    assert [one.kind for one in made.roles] == [None, None]
    assert {one.have.basis for one in made.skills} == {"unknown"}


def test_the_role_that_is_held_may_be_one_of_them() -> None:
    assert [one.kind for one in compare(LADDER, ANNA, ["apprentice", "baker", "clown"]).roles] == ["stay", "promotion", None]


def test_only_skills_that_a_role_asks_are_shown_and_those_that_differ_come_first() -> None:
    made = compare(LADDER, ANNA, ["baker", "seller"])
    assert [(one.skill, one.differs) for one in made.skills] == [("baking", True), ("pricing", True), ("selling", False)]
    assert [one.skill for one in compare(LADDER, ANNA, ["apprentice", "clown"]).skills] == ["baking"]


def test_a_need_says_how_many_levels_are_missing() -> None:
    baking = skill("baking", compare(LADDER, ANNA, ["baker", "seller", "clown"]))
    assert [need and (need.level, need.importance, need.missing) for need in baking.needs] == [(3, "core", 1), (1, "useful", 0), None]


def test_a_lower_demand_is_no_gap_and_no_loss() -> None:
    made = compared("seller", compare(LADDER, ANNA, ["apprentice", "seller"]))
    assert made.asks_less == ("baking",)
    assert [gap.skill for gap in made.gaps] == ["selling"]


def test_of_a_day_only_what_not_all_share_is_told() -> None:
    made = compare(LADDER, ANNA, ["baker", "seller"])
    assert [(one.day, one.distinct) for one in made.roles] == [(("Bake.",), None), (("Sell.",), "Talks.")]


def test_notes_and_the_schema_come_along() -> None:
    note = Caution("an unknown skill", "ratings.juggling")
    assert compare(LADDER, ANNA, ["baker", "clown"], notes=[note]).warnings == (note,)
    assert schema_of(Comparison, title="A comparison")["required"][:3] == ["schema", "generated_on", "catalog"]


@pytest.mark.parametrize("held", [None, "apprentice", "baker", "clown"])
@given(baking=st.integers(0, 4), selling=st.integers(0, 4))
def test_what_is_missing_in_the_table_is_what_is_missing_in_the_gaps(held: str | None, baking: int, selling: int) -> None:
    made = compare(LADDER, person(held, baking=baking, selling=selling), list(LADDER.roles))
    for place, one in enumerate(made.roles):
        needs = [(row.skill, need.missing) for row in made.skills if (need := row.needs[place]) and need.missing]
        assert sorted(needs) == sorted((gap.skill, gap.need - gap.have.expected) for gap in one.gaps)
        assert not set(one.asks_less) & {gap.skill for gap in one.gaps}
