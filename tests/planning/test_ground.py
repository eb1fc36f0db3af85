"""What one step is worked out from: what an action weighs, how much is closed, and when one is ready."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tiny import DAY, action, catalog, person, role, stand, way

from po_career.catalog.model import Action, Need, Prerequisites, Rules
from po_career.planning.decision import Decision, asked_for, decide
from po_career.planning.enough import Close
from po_career.planning.ground import Ground, closing, ground_of, weight_of_action
from po_career.planning.model import Rule
from po_career.planning.openness import liftable, move_of
from po_career.profile.model import Decided, Event, Profile, Rating, Situation

OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (3, "core"), "people": (2, "important")})
ACTIONS = [action("order", {"ordering": 3}), action("meet", {"people": 2}), action("start", {}, opens={"people": 2})]
WORLD = catalog([OWNER, SENIOR], ACTIONS, [way("owner", "senior", months=12)], needs=[Need("data", "Data"), Need("users", "Users")])
ANNA = replace(person("owner", target="senior", ordering=2, people=1), months_in_role=30)
BASE = action("a", {"ordering": 3}, 10)


def ground(profile: Profile = ANNA, decision: Decision | None = None) -> Ground:
    standing = stand(WORLD, profile)
    return ground_of(standing, decision or decide(standing), liftable(standing), None)


@pytest.mark.parametrize(
    ("one", "weight"),
    [
        (BASE, 14),  # four hours for switching to it
        (replace(BASE, kind="assignment"), 11),
        (replace(BASE, fits=("owner>senior",)), 12),
        (replace(BASE, fits=("owner",)), 14),  # another move is no reason for it
        (replace(BASE, kind="assignment", fits=("senior",)), 9.6),
        (replace(BASE, needs=("data",)), 14 * 1.05),
        (replace(BASE, needs=("data", "users")), 14 * 1.05**2),
    ],
)
def test_an_action_weighs_its_hours_with_the_factors_of_the_rules(one: Action, weight: float) -> None:
    standing = stand(WORLD, ANNA)
    move = move_of(standing, decide(standing))
    assert weight_of_action(one, standing, move) == pytest.approx(weight)
    there = stand(WORLD, replace(ANNA, situation=Situation(there={"data": True, "users": True})))
    assert weight_of_action(replace(one, needs=()), standing, move) == pytest.approx(weight_of_action(one, there, move))


def test_the_factors_come_from_the_rules() -> None:
    rules = Rules(switching_hours=1, assignment_factor=0.5, fits_factor=0.5)
    standing = stand(replace(WORLD, rules=rules), ANNA)
    both = replace(BASE, kind="assignment", fits=("senior",))
    assert weight_of_action(both, standing, move_of(standing, decide(standing))) == pytest.approx(3.5)


@pytest.mark.parametrize(("kind", "close"), [("stay", "important"), ("elsewhere", "important"), ("promotion", "ready"), (None, "ready"), ("trial", "ready")])
def test_a_step_is_closed_to_ready_and_staying_to_what_is_important(kind: str | None, close: Close) -> None:
    decision = Decision("senior", kind, Rule.TARGET)  # type: ignore[arg-type]  # a kind of step
    assert closing(decision, None) == close
    assert closing(decision, "core") == "core"


def test_a_symptom_or_staying_is_never_ready() -> None:
    able = replace(ANNA, ratings=person(ordering=3, people=2).ratings)
    assert (ground(able).ready, ground(able).works_on_skills) == (True, False)
    assert (ground().ready, ground().works_on_skills) == (False, True)
    hurt = ground(replace(able, hurts=("people",)))
    assert (hurt.ready, hurt.works_on_skills) == (False, True)
    staying = ground(able, asked_for(stand(WORLD, able), "owner"))
    assert (staying.ready, staying.works_on_skills) == (False, True)


def test_nothing_is_learned_while_the_post_ends_or_the_load_is_too_much() -> None:
    ends = replace(ANNA, situation=Situation(decided=Decided("post-ends", DAY + timedelta(days=90))))
    assert not ground(ends).learns
    assert not ground(replace(ANNA, situation=Situation(load="too-much"))).learns
    question = replace(ANNA, situation=Situation(decided=Decided("post-in-question", DAY + timedelta(days=90))))
    assert ground(question).learns
    trial = ground(replace(ANNA, target=("senior", "owner")))
    assert (trial.learns, trial.works_on_skills) == (True, False)


def test_the_plan_holds_what_raises_and_no_starter() -> None:
    found = ground()
    assert [one.id for one in found.planned] == ["meet", "order"]
    assert "start" in [one.id for one in found.open.every()]
    assert found.learned == {}


def test_of_each_short_skill_the_first_rung_that_nothing_can_bring_is_learned_in_the_role() -> None:
    standing = stand(WORLD, replace(ANNA, ratings=person(ordering=2, people=0).ratings))
    decision = decide(standing)

    def learned(*actions: Action) -> object:
        return ground_of(standing, decision, actions, None).learned

    assert learned() == {"ordering": 3, "people": 1}
    assert learned(ACTIONS[0], action("above", {"people": 2})) == {"people": 1}
    circle = [action("one", {"people": 1}, requires=Prerequisites(("two",))), action("two", {"ordering": 3}, requires=Prerequisites(skills={"people": 1}))]
    assert learned(*circle) == {"ordering": 3, "people": 1}  # each waits for the other


def test_what_was_done_too_early_brings_its_rung_once_the_lower_one_is_there_and_weighs_nothing() -> None:
    rungs = [action("one", {"people": 1}, 5), action("two", {"people": 2}, 9)]
    world = replace(WORLD, actions={one.id: one for one in rungs})
    rated = {"ordering": (Rating(3),), "people": (Rating(0, on=DAY),)}

    def planned(*done: str, on: date = DAY + timedelta(days=1)) -> object:
        events = tuple(Event(on, done=key) for key in done)
        standing = stand(world, replace(ANNA, ratings=rated, done=done, history=events))
        found = ground_of(standing, decide(standing), liftable(standing), None)
        return [one.id for one in found.planned], found.plan.weight, dict(found.learned)

    assert planned() == (["one", "two"], 5 + 9 + 2 * 4, {})
    assert planned("two") == (["one"], 5 + 4, {})
    assert planned("two", on=DAY - timedelta(days=1)) == (["one"], 5 + 4, {"people": 2})  # who rates knows what it brought
