"""Which skills are asked about, and in which order."""

from dataclasses import replace

from ladder import LADDER

from po_career.catalog.model import (
    Action,
    Catalog,
    Identity,
    Requirement,
    Role,
    Skill,
    Span,
    Transition,
)
from po_career.interview.next_skill import (
    MOST_WORK,
    heart_of,
    rough_decision,
    skills_ahead,
    skills_that_matter,
)
from po_career.profile.model import Profile, Rating

OWNER = Profile(role="owner", months_in_role=30, hours_per_week=4)
EVERY = skills_that_matter(LADDER, OWNER)


def rated(profile: Profile = OWNER, **levels: int) -> Profile:
    return replace(profile, ratings={skill: (Rating(level),) for skill, level in levels.items()})


def test_what_the_role_held_and_the_steps_ask_matters_the_weightiest_first() -> None:
    # To senior and manager, the two plain ways out; head is a leap and has no say. Core counts 3 a level, important 2.
    # roadmapping 6 + 9 + 6, ordering 9 + 9, then negotiation, strategy and metrics 9 each, mentoring 4.
    assert EVERY == ("roadmapping", "ordering", "negotiation", "strategy", "metrics", "mentoring")


def test_a_target_turns_the_questions_toward_it() -> None:
    matter = set(skills_that_matter(LADDER, replace(OWNER, target=("head",))))
    assert matter == {"ordering", "roadmapping", "strategy", "mentoring"}


def test_answers_do_not_change_what_matters_so_that_a_later_run_asks_nothing_twice() -> None:
    assert skills_that_matter(LADDER, rated(negotiation=4, metrics=0)) == EVERY


def test_a_role_that_asks_nothing_leaves_nothing_to_ask() -> None:
    roles = {"a": Role("a", "A", {}), "b": Role("b", "B", {})}
    world = Catalog(Identity("empty"), LADDER.scale, roles, {}, {})
    assert skills_that_matter(world, Profile(role="a")) == ()
    assert skills_ahead(world, Profile(role="a"), ()).skills == ()


def test_the_heart_of_the_role_held_comes_first() -> None:
    assert heart_of(LADDER.roles["owner"]) == ["ordering", "roadmapping"]
    assert set(skills_ahead(LADDER, OWNER, EVERY).skills[:2]) == {"ordering", "roadmapping"}
    assert heart_of(LADDER.roles["analyst"]) == ["metrics"]  # without core skills the important ones
    assert heart_of(None) == []


def test_the_heart_is_not_asked_for_again_once_two_of_it_are_known() -> None:
    person = rated(ordering=3, roadmapping=2)
    left = [skill for skill in EVERY if skill not in person.ratings]
    assert skills_ahead(LADDER, person, left, ("ordering", "roadmapping")).skills[0] != "mentoring"


def test_what_hurts_and_what_the_words_name_follows_the_heart() -> None:
    person = replace(OWNER, hurts=("mentoring",), words=("Our metrics tell me nothing.",))
    assert skills_ahead(LADDER, person, EVERY).skills[2:4] == ("mentoring", "metrics")


def test_a_kindred_skill_waits_where_another_is_worth_nearly_the_same() -> None:
    needs = {skill: Requirement(3) for skill in ("strategy", "metrics", "mentoring")}
    manager = replace(LADDER.roles["manager"], requires=needs)
    world = replace(LADDER, roles={**LADDER.roles, "manager": manager})
    aiming = replace(rated(ordering=3, roadmapping=2), target=("manager",))
    left = ["metrics", "mentoring"]
    assert skills_ahead(world, aiming, left, ("ordering",)).skills == ("metrics", "mentoring")
    assert skills_ahead(world, aiming, left, ("strategy",)).skills == ("mentoring", "metrics")


def test_it_is_settled_once_no_answer_moves_step_or_chapter_and_not_before_four_skills() -> None:
    person = rated(replace(OWNER, target=("senior",)), ordering=3, roadmapping=3, negotiation=3, mentoring=2)
    asked = ("ordering", "roadmapping", "negotiation", "mentoring")
    found = skills_ahead(LADDER, person, ["strategy"], asked)
    assert (found.skills, found.settled) == ((), True)
    few = replace(person, ratings={skill: person.ratings[skill] for skill in asked[:3]})
    assert skills_ahead(LADDER, few, ["strategy"]).skills == ("strategy",)
    unsure = replace(few, left_open=("ratings.mentoring",))
    assert skills_ahead(LADDER, unsure, ["strategy"]).settled


def test_the_core_levels_of_role_and_step_are_told_with_the_questions() -> None:
    found = skills_ahead(LADDER, replace(OWNER, target=("senior",)), EVERY)
    assert found.core == {"ordering": 3, "roadmapping": 3, "negotiation": 3}


def test_where_no_way_leads_to_the_target_the_order_is_by_weight() -> None:
    apart = replace(LADDER, transitions=(Transition("senior", "head", "promotion"),))
    aiming = replace(OWNER, target=("head",))
    left = skills_that_matter(apart, aiming)
    assert skills_ahead(apart, aiming, left).skills == left


def test_a_catalogue_too_large_to_weigh_keeps_the_order_by_weight() -> None:
    skills = {f"s{number}": Skill(f"s{number}", "S") for number in range(MOST_WORK)}
    needs = {"s3": Requirement(3), "s1": Requirement(2)}
    roles = {name: Role(name, name, needs) for name in ("here", "there", "beyond")}
    world = Catalog(Identity("large"), LADDER.scale, roles, skills, {})
    assert skills_ahead(world, Profile(role="here"), ["s3", "s1"]).skills == ("s3", "s1")


def test_few_draws_tell_about_which_step_it_is() -> None:
    action = Action("a", "Do it", "practice", hours=Span(1, 1), raises={"strategy": 1}, done_when="done")
    standing, decision = rough_decision(replace(LADDER, actions={"a": action}), OWNER)
    assert standing.draws.rules.draws == 20
    assert decision.role in {"senior", "manager"}
