"""Which skills are asked about, and in which order."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from ladder import LADDER, SKILLS

from po_career.catalog.model import Action, Catalog, Identity, Requirement, Role, Skill, Span, Transition
from po_career.interview.pick import MOST_WORK, Ahead, skills_ahead, skills_to_ask
from po_career.profile.model import Profile, Rating

OWNER = Profile(role="owner")


def test_only_skills_that_a_likely_next_role_asks_and_that_are_not_settled_are_asked() -> None:
    # To senior and manager, the two plain ways out. Ordering is assumed 2 to 3, so it is open; head is a leap and has no say.
    assert set(skills_to_ask(LADDER, OWNER)) == {"negotiation", "roadmapping", "strategy", "mentoring", "metrics", "ordering"}
    # Business Analyst: no way leads on, so every other role has a say.
    assert "strategy" in skills_to_ask(LADDER, Profile(role="analyst"))


def test_the_nearer_role_and_the_weightier_skill_come_first() -> None:
    # senior (rank 1): negotiation 3 x 2 open levels = 6, mentoring 2 x 2 = 4, ordering 3 x 1 = 3, roadmapping 3 x 1 = 3.
    # manager (rank 2): strategy and metrics 3 x 2 / 2 = 3, roadmapping 2 x 1 / 2 = 1, in all 4.
    # Mentoring (people) may not follow negotiation (people), so roadmapping (craft) comes between.
    assert skills_to_ask(LADDER, OWNER) == ("negotiation", "roadmapping", "mentoring", "metrics", "ordering", "strategy")


def test_a_target_turns_the_questions_toward_the_way_there() -> None:
    # owner -> head: a leap, one hop; head asks strategy core and mentoring core.
    assert set(skills_to_ask(LADDER, replace(OWNER, target=("head",)))) == {"strategy", "mentoring"}


def test_the_way_there_is_the_one_that_the_plan_takes_not_the_one_with_fewest_moves() -> None:
    # Straight: 90 months. By way of mid: 6 + 6 months, and one hour for each of two rungs.
    roles = {
        "here": Role("here", "Here", {}),
        "mid": Role("mid", "Mid", {"ordering": Requirement(1)}),
        "end": Role("end", "End", {"strategy": Requirement(1)}),
    }
    months = {("here", "mid"): 6, ("mid", "end"): 6, ("here", "end"): 90}
    ways = tuple(Transition(start, goal, "promotion", months=Span(least, least)) for (start, goal), least in months.items())
    actions = {
        skill: Action(skill, f"Do {skill}", "practice", hours=Span(1, 1), raises={skill: 1}, done_when="it is done")
        for skill in ("ordering", "strategy")
    }
    world = replace(LADDER, roles=roles, actions=actions, transitions=ways)
    assert skills_to_ask(world, Profile(role="here", target=("end",))) == ("ordering", "strategy")
    straight = replace(world, transitions=ways[2:])
    assert skills_to_ask(straight, Profile(role="here", target=("end",))) == ("strategy",)


def test_without_a_role_the_skills_that_most_roles_ask_come_first() -> None:
    # All roles are equally far, so each counts in full; unknown is 0 to 2.
    # strategy 3 x 2 (manager) + 3 x 2 (head) + 1 x 2 (portfolio) = 14; roadmapping 6 + 6 + 4 = 16.
    assert skills_to_ask(LADDER, Profile())[:2] == ("roadmapping", "strategy")


def test_a_limit_keeps_the_most_telling_and_none_means_all() -> None:
    assert skills_to_ask(LADDER, OWNER, 2) == ("negotiation", "mentoring")
    assert len(skills_to_ask(LADDER, OWNER, None)) == len(SKILLS)


def test_answers_do_not_change_the_choice_so_that_a_later_run_asks_nothing_twice() -> None:
    rated = replace(OWNER, ratings={"negotiation": (Rating(4, evidence="yes"),), "metrics": (Rating(0),)})
    assert skills_to_ask(LADDER, rated) == skills_to_ask(LADDER, OWNER)


def test_a_role_that_asks_nothing_leaves_nothing_to_ask() -> None:
    world = Catalog(Identity("empty"), LADDER.scale, {"a": Role("a", "A", {}), "b": Role("b", "B", {})}, {}, {})
    assert skills_to_ask(world, Profile(role="a")) == ()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 4)), max_size=12))
def test_two_skills_of_one_category_stand_together_only_where_that_cannot_be_helped(drawn: list[tuple[str, int]]) -> None:
    skills = {f"s{number}": Skill(f"s{number}", "S", category=category) for number, (category, _) in enumerate(drawn)}
    needs = {f"s{number}": Requirement(level) for number, (_, level) in enumerate(drawn)}
    roles = {"here": Role("here", "Here", {}), "there": Role("there", "There", needs)}
    world = Catalog(Identity("drawn"), LADDER.scale, roles, skills, {}, (Transition("here", "there", "promotion"),))
    order = skills_to_ask(world, Profile(role="here"))
    assert sorted(order) == sorted(skills)
    categories = [skills[skill].category for skill in order]
    most = max((categories.count(name) for name in set(categories)), default=0)
    if most <= (len(order) + 1) // 2:
        assert all(one != other for one, other in pairwise(categories))


def test_the_next_question_is_the_one_whose_answer_is_worth_most_and_ties_go_to_another_category() -> None:
    # Metrics and strategy, both business, are worth the same at first: what was asked before decides nothing between them.
    every = skills_to_ask(LADDER, OWNER, None)
    assert skills_ahead(LADDER, OWNER, every, 0).skills[:2] == ("metrics", "strategy")
    # Where all are worth nothing, mentoring (people) waits after negotiation (people).
    senior = Profile(role="senior")
    assert skills_ahead(LADDER, senior, ["mentoring", "strategy"], 0, "negotiation").skills == ("strategy", "mentoring")


def test_no_more_than_a_limit_is_asked_and_no_less_than_a_few() -> None:
    every = skills_to_ask(LADDER, OWNER, None)
    assert len(skills_ahead(LADDER, OWNER, every, 0, most=2).skills) == 2
    assert skills_ahead(LADDER, OWNER, every, 2, most=2) == Ahead((), settled=False)
    # From senior one transition leads on, so no answer can change the step; four are asked all the same, for the gaps.
    senior = Profile(role="senior")
    assert skills_ahead(LADDER, senior, ["mentoring"], 3).skills == ("mentoring",)
    assert skills_ahead(LADDER, senior, ["mentoring"], 4) == Ahead((), settled=True)


def test_where_nothing_is_left_nothing_is_left_out() -> None:
    assert skills_ahead(LADDER, OWNER, (), 6) == Ahead((), settled=False)


def test_a_catalogue_too_large_to_weigh_keeps_the_order_by_what_tells_most() -> None:
    skills = {f"s{number}": Skill(f"s{number}", "S") for number in range(MOST_WORK)}
    roles = {name: Role(name, name, {"s3": Requirement(3), "s1": Requirement(2)}) for name in ("here", "there", "beyond")}
    world = Catalog(Identity("large"), LADDER.scale, roles, skills, {})
    assert skills_ahead(world, Profile(role="here"), ["s3", "s1"], 0).skills == ("s3", "s1")
