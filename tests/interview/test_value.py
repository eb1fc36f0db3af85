"""What an answer is worth to the step and to the chapter."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from ladder import LADDER, SKILLS

from po_career.catalog.model import Requirement, Role
from po_career.interview.next_skill import Outlook, outlook, skills_that_matter
from po_career.planning.standing import standing_of
from po_career.profile.model import Profile, Rating

OWNER = Profile(role="owner", hours_per_week=4, months_in_role=30)
DAY = date(2026, 11, 24)


def seen(profile: Profile = OWNER, **levels: int) -> Outlook:
    ratings = {skill: (Rating(level),) for skill, level in levels.items()}
    person = replace(profile, ratings=ratings)
    left = [skill for skill in skills_that_matter(LADDER, person) if skill not in levels]
    return outlook(standing_of(LADDER, person, DAY), left)


def test_every_open_skill_has_a_worth_and_none_is_below_0() -> None:
    worth = seen().worth
    assert set(worth) == {"negotiation", "roadmapping", "strategy", "mentoring", "metrics", "ordering"}
    assert min(worth.values()) >= 0


def test_a_core_gap_that_may_be_wide_is_worth_more_than_a_useful_one() -> None:
    person = replace(OWNER, role="senior", target=("portfolio",))  # which asks for strategy as useful, and nothing else
    assert seen(person).worth["strategy"] == 0
    head = seen(replace(OWNER, role="senior", target=("head",)))  # strategy and mentoring are core
    assert head.worth["strategy"] > head.worth["ordering"] == 0


def test_with_a_target_the_step_is_settled_and_only_the_chapter_is_open() -> None:
    view = seen(replace(OWNER, target=("senior",)))
    assert view.step == 0
    assert view.chapter > 0
    assert set(view.worth) == {"negotiation", "roadmapping", "mentoring", "ordering"}


def test_an_answer_that_is_given_is_taken_as_it_is() -> None:
    # All that senior and manager ask is rated: the rest cannot move either.
    view = seen(negotiation=3, roadmapping=3, strategy=0, metrics=0, ordering=3)
    assert list(view.worth) == ["mentoring"]
    assert view.step < 0.03


def test_without_questions_there_is_nothing_to_change() -> None:
    view = outlook(standing_of(LADDER, OWNER, DAY), ())
    assert (view.worth, view.step, view.chapter) == ({}, 0, 0)


def test_of_two_equal_steps_the_chapter_is_what_both_ask() -> None:
    twin = Role("twin", "Twin", {**LADDER.roles["senior"].requires, "strategy": Requirement(2, "core")})
    world = replace(
        LADDER,
        roles={**LADDER.roles, "twin": twin},
        transitions=tuple(
            replace(LADDER.transitions[0], to=role, months=None) for role in ("senior", "twin")
        ),
    )
    view = outlook(standing_of(world, replace(OWNER, months_in_role=None), DAY), ["strategy", "mentoring"])
    assert "strategy" not in view.asks or view.asks["strategy"].level < 2


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from([skill.id for skill in SKILLS]), st.integers(0, 4)))
def test_moves_are_parts_and_nothing_is_worth_less_than_nothing(levels: dict[str, int]) -> None:
    view = seen(OWNER, **levels)
    assert 0 <= view.step <= 1
    assert 0 <= view.chapter <= 1
    assert all(worth >= 0 for worth in view.worth.values())
