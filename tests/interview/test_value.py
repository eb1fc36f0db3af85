"""What an answer is worth to the next step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladder import LADDER, SKILLS

from po_career.interview.chances import chances_of
from po_career.interview.pick import skills_to_ask
from po_career.interview.value import outlook
from po_career.planning.belief import beliefs
from po_career.planning.decision import decision_of
from po_career.planning.fit import fit_parts
from po_career.profile.model import Profile, Rating

OWNER = Profile(role="owner")
EVERY = skills_to_ask(LADDER, OWNER, None)


def owner_with(**levels: int) -> Profile:
    return Profile(role="owner", ratings={skill: (Rating(level),) for skill, level in levels.items()})


def test_an_answer_that_moves_two_roles_further_apart_is_worth_more() -> None:
    # Senior is nearest to an owner. Strategy counts for manager only; roadmapping is asked by both, at the same level.
    worth = outlook(LADDER, OWNER, EVERY).worth
    assert worth["strategy"] > worth["roadmapping"]


def test_the_two_that_the_rival_asks_alike_are_worth_the_same() -> None:
    worth = outlook(LADDER, OWNER, EVERY).worth
    assert worth["strategy"] == pytest.approx(worth["metrics"])


def test_where_a_rival_cannot_catch_up_any_more_there_is_no_doubt() -> None:
    view = outlook(LADDER, owner_with(strategy=0, metrics=0, negotiation=3, roadmapping=3), ["mentoring", "ordering"])
    assert not view.flips()
    assert view.doubt < 0.001


def test_without_questions_there_is_nothing_to_doubt() -> None:
    view = outlook(LADDER, OWNER, ())
    assert (view.worth, view.flips(), view.doubt) == ({}, False, 0)


def test_with_one_role_to_go_to_no_answer_can_change_the_step() -> None:
    view = outlook(LADDER, Profile(role="senior"), skills_to_ask(LADDER, Profile(role="senior"), None))
    assert not view.flips()
    assert view.doubt == 0


@given(st.dictionaries(st.sampled_from([skill.id for skill in SKILLS]), st.integers(0, 4)))
def test_a_flip_is_found_wherever_the_remade_decision_has_one(levels: dict[str, int]) -> None:
    profile = owner_with(**levels)
    left = [skill for skill in EVERY if skill not in levels]

    def step(one: Profile) -> str:
        held = beliefs(LADDER, one)
        return min(("senior", "manager"), key=lambda role: (round(fit_parts(LADDER.roles[role], held, LADDER.rules).distance, 9), role))

    held = beliefs(LADDER, profile)
    possible = {skill: [answer.belief.expected for answer in theirs.answers] for skill, theirs in chances_of(LADDER, profile, left).items()}
    flips = any(step(owner_with(**levels, **{skill: level})) != step(profile) for skill, theirs in possible.items() for level in theirs)
    same_by_fit = decision_of(LADDER, "owner", held).role() == step(profile)
    assert outlook(LADDER, profile, left).flips() == flips or not same_by_fit


@given(st.dictionaries(st.sampled_from([skill.id for skill in SKILLS]), st.integers(0, 4)))
def test_the_doubt_is_shared_out_among_the_questions_and_nothing_of_it_is_lost(levels: dict[str, int]) -> None:
    # An owner may go to senior or to manager: one rival, so one margin, and the worths add up to its doubt.
    view = outlook(LADDER, owner_with(**levels), [skill for skill in EVERY if skill not in levels])
    assert 0 <= view.doubt <= 1
    assert all(worth >= 0 for worth in view.worth.values())
    assert sum(view.worth.values()) == pytest.approx(view.doubt, abs=1e-9)


def test_where_the_answers_left_are_expected_to_change_the_step_the_doubt_is_more_than_half() -> None:
    # Manager's own skills are unknown and so count as 0; at their means of 1 each it would be the nearer.
    assert outlook(LADDER, owner_with(metrics=1, strategy=2), ["negotiation", "mentoring", "ordering"]).doubt > 0.5
