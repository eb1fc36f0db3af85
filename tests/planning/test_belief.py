"""What is believed of a skill, and what that rests on."""

from dataclasses import replace

import pytest
from tiny import SCALE, catalog, person, role

from po_career.catalog.model import Rules, Scale, ScaleLevel
from po_career.planning.belief import beliefs
from po_career.planning.model import Belief
from po_career.profile.model import Profile, Rating

ROLES = [role("owner", {"ordering": (3, "core"), "vision": (1, "important")}), role("lead", {"people": (2, "core")})]
WORLD = catalog(ROLES)


def believed(skill: str, profile: Profile) -> Belief:
    return beliefs(WORLD, profile)[skill]


def test_a_level_with_an_example_is_taken_as_it_is() -> None:
    assert believed("people", person(people=4)) == Belief(4, 4, 4, "evidence")


@pytest.mark.parametrize(("level", "low"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3)])
def test_without_an_example_only_the_top_two_levels_may_be_one_lower(level: int, low: int) -> None:
    assert believed("people", person(people=level, evidence=False)) == Belief(low, level, level, "rated")


def test_the_top_two_levels_are_meant_whatever_the_length_of_the_scale() -> None:
    short = catalog(ROLES, scale=Scale(SCALE.levels[:3]))
    assert beliefs(short, person(people=1, evidence=False))["people"] == Belief(0, 1, 1, "rated")
    long = catalog(ROLES, scale=Scale(tuple(ScaleLevel(level, f"L{level}") for level in range(10))))
    assert beliefs(long, person(people=7, evidence=False))["people"] == Belief(7, 7, 7, "rated")
    assert beliefs(long, person(people=8, evidence=False))["people"] == Belief(7, 8, 8, "rated")


def test_what_the_held_role_asks_is_assumed_and_may_be_one_lower() -> None:
    assert believed("ordering", person("owner")) == Belief(2, 3, 3, "assumed")
    assert believed("vision", person("owner")) == Belief(0, 1, 1, "assumed")


def test_an_unasked_skill_is_unknown_up_to_half_the_scale_and_not_zero() -> None:
    assert believed("people", person("owner")) == Belief(0, 0, 2, "unknown")
    odd = catalog(ROLES, scale=Scale((*SCALE.levels, ScaleLevel(5, "Master"))))
    assert beliefs(odd, person())["people"].high == 2  # half of 5, rounded down


def test_a_second_rater_widens_the_range_and_leaves_the_own_level_expected() -> None:
    profile = Profile(ratings={"people": (Rating(1, by="other"), Rating(3, evidence="led a team"))})
    assert believed("people", profile) == Belief(1, 3, 3, "evidence")
    lower_self = Profile(ratings={"people": (Rating(2), Rating(4, by="other"))})
    assert believed("people", lower_self) == Belief(2, 2, 4, "rated")


def test_another_rater_alone_counts_as_the_rating() -> None:
    assert believed("people", Profile(ratings={"people": (Rating(2, by="other"),)})) == Belief(2, 2, 2, "rated")


def test_the_rules_move_the_bounds() -> None:
    bold = replace(WORLD, rules=Rules(unknown_high=1, evidence_levels=0))
    assert beliefs(bold, person())["people"].high == 4
    assert beliefs(bold, person(people=4, evidence=False))["people"].low == 4
