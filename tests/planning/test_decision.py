"""The next step remade under other beliefs, against the whole rule."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog, Importance, Rules, TransitionKind, VerdictRule
from po_career.errors import NoAnswerError
from po_career.planning.decision import Decision, decision_of
from po_career.planning.model import Belief
from po_career.planning.next_step import candidate_steps, choose_next
from po_career.planning.situation import Situation, situation_of
from po_career.profile.model import Profile, Rating

DAY = date(2026, 11, 24)
SKILLS = ("ask", "build", "count", "draw")
KINDS: tuple[TransitionKind, ...] = ("promotion", "lateral", "specialise", "leap", "return")
IMPORTANT: tuple[Importance, ...] = ("core", "important", "useful")
OWNER = role("owner", {"order": (2, "core")})
SENIOR = role("senior", {"order": (3, "core")})
COACH = role("coach", {"coach": (2, "core")})
BUILT_IN = load_catalog()


def rated(level: int) -> Belief:
    return Belief(level, level, level, "rated")


def decision_in(situation: Situation) -> Decision:
    """The decision with the hours of the real steps."""
    profile = situation.profile
    hours = {step.role: step.hours.planned for step in candidate_steps(situation)}
    return decision_of(situation.catalog, profile.role, situation.held, hours=hours, done=profile.done, raisers=situation.raisers)


def decide(made_of: Catalog, who: Profile) -> Decision:
    return decision_in(situation_of(made_of, who, DAY))


def whole_rule(situation: Situation, changes: Mapping[str, Belief]) -> str:
    """What the real rule recommends where the beliefs are others: every step worked out with its actions."""
    return choose_next(replace(situation, held={**situation.held, **changes}), 0).recommended.role


def test_another_level_may_lead_to_another_role() -> None:
    made_of = catalog([OWNER, SENIOR, COACH], transitions=[way("owner", "senior"), way("owner", "coach", "lateral")])
    decision = decide(made_of, person("owner", order=2, coach=0))
    assert decision.role() == "senior"  # a third is missing, nothing unused
    assert decision.role_if("coach", rated(1)) == "senior"  # 1/3 + 1.5 * 1/3 = 0.83 against 1/2 + 1.5 * 2/3 = 1.5
    assert decision.role_if("coach", rated(2)) == "coach"  # 1/3 + 1.5 * 2/4 = 1.08 against 0 + 1.5 * 2/4 = 0.75
    assert decision.role({"order": rated(3), "coach": rated(2)}) == "senior"  # 0 + 1.5 * 2/5 = 0.6 against 0 + 1.5 * 3/5 = 0.9


def test_a_leap_is_no_candidate_while_there_is_another_way() -> None:
    made_of = catalog([OWNER, SENIOR, COACH], transitions=[way("owner", "senior", "leap"), way("owner", "coach")])
    decision = decide(made_of, person("owner", order=2))
    assert (decision.role(), decision.alone) == ("coach", True)


def test_whoever_falls_short_of_their_own_role_stays() -> None:
    rules = Rules(stay_while=("far",), verdicts=(VerdictRule("ready", readiness=0.5, core_missing=0.5),))
    decision = decide(catalog([OWNER, SENIOR], transitions=[way("owner", "senior")], rules=rules), person("owner", order=1))
    assert (decision.role(), decision.role_if("order", rated(0)), decision.alone) == ("senior", "owner", False)


def test_a_role_that_nothing_leads_out_of_and_no_other_to_go_to_is_kept() -> None:
    decision = decision_of(catalog([OWNER]), "owner", situation_of(catalog([OWNER]), person("owner", order=1), DAY).held)
    assert (decision.role(), decision.alone) == ("owner", True)


def test_a_catalogue_without_roles_gives_no_answer() -> None:
    with pytest.raises(NoAnswerError, match="no roles"):
        decision_of(catalog([]), None, {})


def test_among_equally_near_roles_the_hours_shrink_with_the_rungs_that_are_missing() -> None:
    """Both ask 2 levels. The real plans take 30 and 32 hours (a prerequisite), the rungs 20 and 32 at least."""
    left, right = role("left", {"ask": (2, "core"), "build": (2, "core")}), role("right", {"count": (2, "core"), "draw": (2, "core")})
    costs = {"ask": 5, "build": 5, "count": 8, "draw": 8}
    actions = [action(f"{skill}-{level}", {skill: level}, hours) for skill, hours in costs.items() for level in (1, 2)]
    made_of = catalog([OWNER, left, right], actions, [way("owner", "left"), way("owner", "right")])
    held = situation_of(made_of, person("owner", order=0, ask=0, build=0, count=0, draw=0), DAY).held
    decision = decision_of(made_of, "owner", held, hours={"left": 30, "right": 32})
    assert decision.role() == "left"
    # One rung of each: 30 * 15/20 = 22.5 against 32 * 24/32 = 24; two rungs of draw: 32 * 16/32 = 16 against 15.
    assert decision.role({"ask": rated(1), "count": rated(1)}) == "left"
    assert decision_of(made_of, "owner", held, hours={"left": 33, "right": 32}).role() == "right"
    assert decision_of(made_of, "owner", held).role() == "left"


def test_where_every_role_is_a_candidate_the_thirteenth_nearest_is_not_chosen_for_its_hours() -> None:
    """The lower its number the more a role asks: role 0 is the thirteenth. Nothing raises its skill, so its plan takes no hours."""
    skills = [f"skill-{number:02}" for number in range(13)]
    roles = [role(f"role-{number:02}", {"order": (20 - number, "core"), skills[number]: (1, "core")}) for number in range(13)]
    made_of = catalog(roles, [action(f"do-{skill}", {skill: 1}) for skill in skills[1:]], rules=Rules(same_distance=5))
    situation = situation_of(made_of, person(order=3), DAY)
    assert decision_in(situation).role() == whole_rule(situation, {}) == "role-01"
    # With a rung of role 5 there already, its plan takes no hours either.
    known = {skills[5]: rated(1)}
    assert decision_in(situation).role(known) == whole_rule(situation, known) == "role-05"


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Situation, dict[str, Belief]]:
    """A small catalogue, a person in it, and other levels of some skills."""
    levels = st.integers(0, 4)
    asked = st.dictionaries(st.sampled_from(SKILLS), st.tuples(levels, st.sampled_from(IMPORTANT)), max_size=4)
    roles = [role(key, draw(asked)) for key in ("one", "two", "three", "four")]
    ways = draw(st.lists(st.tuples(st.sampled_from(("two", "three", "four")), st.sampled_from(KINDS)), unique_by=lambda pair: pair[0]))
    rungs = [action(f"{skill}-{level}", {skill: level}, draw(st.integers(1, 9))) for skill in SKILLS for level in (1, 2, 3, 4)]
    rules = Rules(
        same_distance=draw(st.sampled_from((0, 0.1))),
        first_kinds=draw(st.sampled_from(((), ("promotion", "lateral")))),
        stay_while=draw(st.sampled_from(((), ("far",), ("far", "a stretch")))),
    )
    made_of = catalog(roles, rungs, [way("one", goal, kind) for goal, kind in ways], rules=rules, skills=list(SKILLS))
    ratings = {skill: (Rating(level),) for skill, level in draw(st.dictionaries(st.sampled_from(SKILLS), levels)).items()}
    held_role = draw(st.sampled_from(("one", "one", "one", "two", None)))
    who = Profile(role=held_role, hours_per_week=4, ratings=ratings)
    changes = draw(st.dictionaries(st.sampled_from(SKILLS), levels))
    return situation_of(made_of, who, DAY), {skill: rated(level) for skill, level in changes.items()}


@given(worlds())
@settings(max_examples=80, deadline=None)
def test_as_things_stand_it_is_the_recommended_step_and_under_other_levels_what_the_whole_rule_says(
    world: tuple[Situation, dict[str, Belief]],
) -> None:
    """With an action for every rung that raises nothing else, the estimated hours are the real ones."""
    situation, changes = world
    decision = decision_in(situation)
    assert decision.role() == whole_rule(situation, {})
    assert decision.role(changes) == whole_rule(situation, changes)
    assert decision.role() == whole_rule(situation, {})


@given(worlds())
@settings(max_examples=40, deadline=None)
def test_changing_beliefs_is_the_same_as_beginning_with_them(world: tuple[Situation, dict[str, Belief]]) -> None:
    situation, changes = world
    made_of, held_role = situation.catalog, situation.profile.role
    begun = decision_of(made_of, held_role, {**situation.held, **changes})
    assert decision_of(made_of, held_role, situation.held).role(changes) == begun.role()


@pytest.mark.parametrize("held_role", sorted(BUILT_IN.roles)[::3])
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_in_the_built_in_catalogue_it_is_the_recommended_step(held_role: str, shift: int) -> None:
    top, needs = BUILT_IN.scale.top, BUILT_IN.roles[held_role].requires
    ratings = {skill: (Rating(min(top, max(0, need.level + shift))),) for skill, need in needs.items()}
    situation = situation_of(BUILT_IN, Profile(role=held_role, hours_per_week=4, ratings=ratings), DAY)
    assert decision_in(situation).role() == whole_rule(situation, {})
