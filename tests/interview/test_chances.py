"""What may be answered, and with what chance."""

import pytest
from ladder import LADDER

from po_career.interview.chances import chances_of
from po_career.profile.model import Profile, Rating


def levels(profile: Profile, skill: str) -> dict[int, float]:
    return {answer.belief.expected: answer.chance for answer in chances_of(LADDER, profile, [skill])[skill].answers}


def owner_with(**ratings: int) -> Profile:
    return Profile(role="owner", ratings={skill: (Rating(level),) for skill, level in ratings.items()})


def test_an_assumed_level_is_more_often_too_high_than_too_low() -> None:
    # An owner is assumed to be at 2 in roadmapping: one lower in 2 of 6 cases, one higher in 1.
    assert levels(owner_with(), "roadmapping") == pytest.approx({1: 2 / 6, 2: 3 / 6, 3: 1 / 6})


def test_an_answer_stays_on_the_scale() -> None:
    # A scale of the levels 0 to 4 whose top the role asks: what would be above it is the top.
    assert levels(Profile(role="head"), "strategy") == pytest.approx({3: 2 / 6, 4: 4 / 6})


def test_what_is_unknown_is_less_likely_the_higher_it_is_and_may_be_a_level_above_its_range() -> None:
    assert levels(owner_with(), "strategy") == pytest.approx({0: 0.4, 1: 0.3, 2: 0.2, 3: 0.1})


def test_an_answer_below_the_role_makes_others_below_it_likelier() -> None:
    # Ordering is assumed at 3 and answered with 2: 3 of 7 below.
    assert levels(owner_with(ordering=2), "roadmapping") == pytest.approx({1: 3 / 7, 2: 3 / 7, 3: 1 / 7})


def test_an_answer_about_the_role_tells_nothing_about_what_is_unknown() -> None:
    assert levels(owner_with(ordering=2), "strategy") == levels(owner_with(), "strategy")


def test_an_answer_about_what_was_unknown_tells_about_the_rest_of_it() -> None:
    # Metrics turned out at 4, which no unknown skill was taken to be: 1 of 11.
    assert levels(owner_with(metrics=4), "strategy") == pytest.approx({0: 4 / 11, 1: 3 / 11, 2: 2 / 11, 3: 1 / 11, 4: 1 / 11})


def test_answers_are_the_less_alike_the_more_is_known() -> None:
    first = chances_of(LADDER, owner_with(), ["roadmapping", "strategy"])
    assert (first["roadmapping"].alike, first["strategy"].alike) == (1 / 7, 1 / 11)
    assert chances_of(LADDER, owner_with(ordering=2), ["roadmapping"])["roadmapping"].alike == 1 / 8
