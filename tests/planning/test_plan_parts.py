"""What stands around the step of a plan: the other steps, the route, trends, assumptions, and cautions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tiny import DAY, action, catalog, person, role, way

from po_career.catalog.model import Catalog, Trend
from po_career.planning.model import Raise
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.profile.model import Budget, Decided, Profile, Situation

OWNER = role("owner", {"ordering": (2, "core")}, place=1)
SENIOR = role("senior", {"ordering": (3, "core"), "people": (3, "core"), "law": (4, "useful")}, place=2)
COACH = role("coach", {"people": (2, "core")}, place=2)
HEAD = role("head", {"vision": (3, "core"), "ordering": (2, "core")}, place=3)
ACTIONS = [
    *(action(f"order-{n}", {"ordering": n}, 10) for n in (1, 2, 3)),
    *(action(f"people-{n}", {"people": n}, 10) for n in (1, 2, 3)),
    *(action(f"vision-{n}", {"vision": n}, 10) for n in (1, 2, 3)),
]
WAYS = [way("owner", "senior", months=12), way("owner", "coach", "lateral", months=12), way("senior", "head", months=12)]
TRENDS = [
    Trend("up", "Up", skills=("ordering", "people"), actions=("order-2", "order-3")),
    Trend("even", "Even", skills=("ordering", "law")),
    Trend("empty", "Empty"),
]
WORLD = catalog([OWNER, SENIOR, COACH, HEAD], ACTIONS, WAYS, trends=TRENDS)
ANNA = replace(person("owner", ordering=2, people=1, vision=0, law=0), months_in_role=30)


def plan(profile: Profile = ANNA, world: Catalog = WORLD, *, alternatives: int = 3) -> Plan:
    return make_plan(world, profile, DAY, alternatives=alternatives)


def aiming(*targets: str, profile: Profile = ANNA) -> Profile:
    return replace(profile, target=targets)


# The other steps


def test_the_other_candidates_stand_beside_the_step_and_staying_is_none_of_them() -> None:
    found = plan(aiming("senior"))
    assert [(one.role, one.kind) for one in found.alternatives] == [("coach", "lateral")]
    assert found.stay_and_grow is not None
    assert (found.stay_and_grow.role, found.stay_and_grow.kind) == ("owner", "stay")
    assert plan(aiming("senior"), alternatives=0).alternatives == ()
    assert plan(person("owner", target="senior")).stay_and_grow is not None


def test_for_whoever_stays_staying_is_the_step_itself() -> None:
    found = plan(aiming("owner"))
    assert found.next_step.kind == "stay"
    assert found.stay_and_grow is found.next_step


def test_without_a_role_there_is_nothing_to_stay_in() -> None:
    assert plan(person(target="senior")).stay_and_grow is None


def test_the_runner_up_comes_first_and_then_the_best_score() -> None:
    others = [role(key, {"people": (level, "core")}, place=2) for key, level in (("a", 4), ("b", 3), ("c", 2), ("d", 4))]
    ways = [way("owner", one.id, "lateral", months=12) for one in (COACH, *others)]
    world = catalog([OWNER, COACH, *others], ACTIONS, ways, skills=["law"])
    found = plan(world=world)
    keys = [one.role for one in found.alternatives]
    shares = {one.role: one.share for one in found.next_step.otherwise}
    assert len(keys) == 3
    assert make_plan(world, ANNA, DAY).alternatives == found.alternatives  # three if nobody says how many
    assert len(plan(world=world, alternatives=9).alternatives) == 4
    assert keys[0] == next(iter(shares), keys[0])
    assert [one.confidence for one in found.alternatives] == [shares.get(key) for key in keys]


def test_a_trial_shows_both_roles_also_if_no_transition_leads_there() -> None:
    found = plan(aiming("coach", "head"), alternatives=0)
    assert found.next_step.kind == "trial"
    assert [(one.role, one.kind) for one in found.alternatives] == [("coach", "lateral"), ("head", None)]
    nobody = replace(person(people=1), target=("coach", "head"))
    assert {one.role for one in plan(nobody).alternatives} >= {"head"}


def test_what_is_short_for_every_step_is_no_regret_and_staying_is_no_step() -> None:
    assert plan(aiming("senior")).next_step.no_regret == ("people",)
    assert plan(aiming("owner")).next_step.no_regret == ("people",)
    assert plan(aiming("owner"), alternatives=1).next_step.no_regret == ()


# The route


def test_each_hop_starts_from_what_the_hop_before_has_brought() -> None:
    route = plan(aiming("head")).route
    assert route is not None
    assert [(hop.from_, hop.to, hop.kind, hop.hours) for hop in route] == [
        ("owner", "senior", "promotion", 30),
        ("senior", "head", "promotion", 30),
    ]
    assert route[0].rungs == (Raise("ordering", 2, 3), Raise("people", 1, 3))  # and nothing of what is useful
    assert route[1].rungs == (Raise("vision", 0, 3),)
    assert plan().route is None


# Trends and assumptions


def test_a_trend_is_prepared_for_by_its_skills_from_half_of_the_scale_up() -> None:
    found = {one.id: one for one in plan(replace(ANNA, done=("order-2",))).trends}
    assert {key: one.prepared for key, one in found.items()} == {"up": 0.5, "even": 0.5, "empty": 1.0}
    assert found["up"].tries == ("order-3",)
    both = replace(ANNA, ratings=person(ordering=3, people=2).ratings)
    assert next(iter(plan(both).trends)).prepared == 1.0


def test_what_was_not_rated_is_assumed_and_what_may_move_readiness_most_comes_first() -> None:
    """The senior asks 3 * 3 + 3 * 3 + 4 = 22; ordering is assumed at 2, between 1 and 3."""
    some = replace(ANNA, ratings=person(people=1).ratings, target=("senior",))
    found = plan(some).assumptions
    assert [(one.skill, one.basis, one.expected) for one in found] == [("ordering", "assumed", 2), ("law", "unknown", 0)]
    ordering, law = found
    assert (ordering.range.low, ordering.range.high) == (1, 3)
    assert ordering.share == pytest.approx(3 * 2 / 22)
    assert law.share == pytest.approx((law.range.high - law.range.low) / 22)


def test_a_range_beyond_what_is_asked_moves_nothing() -> None:
    """Of ordering, assumed between 1 and 3, the head asks 2."""
    found = plan(replace(person("owner", target="head", vision=0), months_in_role=30)).assumptions
    senior = next(one for one in found if one.skill == "ordering")
    assert senior.share == pytest.approx(3 * 2 / 22)
    direct = replace(WORLD, transitions=(way("owner", "head", months=1),))
    head = plan(replace(person("owner", target="head", vision=3), months_in_role=30), direct).assumptions
    assert [one.skill for one in head] == ["ordering"]
    assert head[0].share == pytest.approx(3 * 1 / 15)


# Words and cautions


def test_of_gaps_as_large_the_persons_own_words_name_the_one_to_begin_with() -> None:
    tied = replace(ANNA, target=("senior",), ratings=person(ordering=2, people=2).ratings)
    first = plan(tied).next_step.bottleneck
    assert first is not None
    assert (first.skill, first.by) == ("ordering", "order")
    named = plan(replace(tied, words=("I want to work on people",))).next_step.bottleneck
    assert named is not None
    assert (named.skill, named.by) == ("people", "words")


def cautions(profile: Profile) -> list[str]:
    return [one.where for one in plan(profile).warnings]


def situated(what: str, day: date) -> Profile:
    return replace(ANNA, situation=Situation(decided=Decided(what, day)))  # type: ignore[arg-type]


def test_a_day_that_has_come_is_asked_about_and_one_to_come_is_not() -> None:
    assert cautions(situated("review", DAY - timedelta(days=1))) == ["person.situation.decided"]
    assert cautions(situated("review", DAY)) == ["person.situation.decided"]
    assert cautions(situated("review", DAY + timedelta(days=1))) == []
    (told,) = plan(situated("review", DAY)).warnings
    assert str(DAY) in told.what
    (ended,) = plan(situated("post-ends", DAY)).warnings
    assert ended.where == "person.situation.decided"
    assert "set role" in ended.what


def test_a_transition_warns_of_itself() -> None:
    ways = (replace(WAYS[0], warnings=("It takes luck.",)), *WAYS[1:])
    found = plan(aiming("senior"), replace(WORLD, transitions=ways)).warnings
    assert [(one.where, one.what) for one in found] == [("next_step.senior", "It takes luck.")]


def test_a_budget_without_a_currency_and_interests_without_wants_are_asked_about() -> None:
    assert cautions(replace(ANNA, budget=Budget(100))) == ["person.budget"]
    assert cautions(replace(ANNA, budget=Budget(0))) == []
    assert cautions(replace(ANNA, budget=Budget(100, "EUR"))) == []
    assert cautions(replace(ANNA, interests=("sailing",))) == ["person.interests"]
