"""A kept chapter as it stands: what comes first, its next step, and what becomes of each entry."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tiny import DAY, action, catalog, person, role, stand, way

from po_career.catalog.model import Action, FirstStep, Kit, KitStep, Need, WorkStep
from po_career.planning.actions_state import actions_state, kept_plan
from po_career.planning.calendar import Days
from po_career.planning.kept_chapter import (
    NextStep,
    goes_on,
    in_turn,
    kept_action,
    kept_entries,
    step_of,
    turn,
)
from po_career.planning.model import PlannedAction
from po_career.planning.next_action import next_of
from po_career.planning.plan import make_plan
from po_career.planning.quarter import Entry, planned_action
from po_career.profile.chapters import Kept
from po_career.profile.growth import with_begun, with_done, with_entry_done, with_plan, with_skipped
from po_career.profile.history import recorded
from po_career.profile.model import KeptAction, KeptPlan, Profile

OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (3, "core"), "people": (2, "core")})
FIRST = FirstStep("Book an hour", 30, "an analyst")
STEPS = (WorkStep("begin", 2, week=1), WorkStep("go on", 2, week=3), WorkStep("show", 2, week=5))
ORDER = action("order", {"ordering": 3}, 20, steps=STEPS, first_step=FIRST, halfway="a list", needs=("data",))
MEET = action("meet", {"people": 2}, 8, proof="the notes")
STARTER = action("start", {}, 3, opens={"people": 2})
TASTE = action("taste", {}, 4)
WORLD = catalog([OWNER, SENIOR], [ORDER, MEET, STARTER, TASTE], [way("owner", "senior")], needs=[Need("data", "Product data")])
ANNA = replace(person("owner", target="senior", ordering=2, people=1), months_in_role=30)
WEEK = timedelta(weeks=1)
END = DAY + 13 * WEEK


def after(days: int) -> date:
    return DAY + timedelta(days=days)


# What comes first


@pytest.mark.parametrize(
    ("due", "begun", "rank"),
    [(0, False, 0), (14, False, 0), (15, False, 2), (-1, False, 1), (-1, True, 0), (40, True, 0), (None, True, 0), (None, False, 2)],
)
def test_first_what_is_under_way_or_due_in_two_weeks_then_what_is_late_then_the_rest(due: int | None, begun: bool, rank: int) -> None:
    day = None if due is None else after(due)
    found = turn(DAY, day, 3, begun=begun)
    assert found == (rank, date.max if rank == 2 or day is None else day, 3)


def test_without_a_number_it_comes_before_what_has_one() -> None:
    assert turn(DAY, None, None, begun=False) < turn(DAY, None, 1, begun=False)


def planned(one: Action, number: int = 1, *, due: date = END, begun_on: date | None = None, half: bool = False) -> PlannedAction:
    entry = Entry(one, one.kind, "focus", one.hours.middle, tuple(one.raises.items()), half)
    made = planned_action(entry, stand(WORLD, ANNA), number, Days(DAY, due))
    return replace(made, begun_on=begun_on)


def test_what_is_closed_has_no_turn() -> None:
    one, other = planned(ORDER), planned(MEET, 2, due=after(3))
    assert [each.id for each in in_turn([one, other], DAY)] == ["meet", "order"]
    for state in ("done", "skipped"):
        assert in_turn([replace(one, state=state), other], DAY) == [other]
    begun = replace(one, state="begun", begun_on=DAY)
    assert [each.id for each in in_turn([other, begun], after(10))] == ["order", "meet"]


# Its next step


@pytest.mark.parametrize(("days", "week"), [(0, 1), (6, 1), (7, 1), (13, 1), (14, 3), (27, 3), (28, 5), (90, 5)])
def test_a_begun_action_is_at_the_last_step_whose_week_has_come(days: int, week: int) -> None:
    step = step_of(planned(ORDER, begun_on=DAY), after(days))
    assert step is not None
    assert (step.what, step.week) == ({one.week: one.what for one in STEPS}[week], week)
    assert (step.minutes, step.with_) == (None, None)


def test_what_is_not_begun_starts_with_its_first_step_else_with_its_first_part() -> None:
    assert step_of(planned(ORDER), DAY) == NextStep("Book an hour", 30, None, "an analyst")
    assert step_of(planned(replace(ORDER, first_step=None)), DAY) == NextStep("begin", None, 1, None)
    assert step_of(planned(MEET), DAY) is None


def test_after_a_week_the_first_hour_lies_behind() -> None:
    plain = replace(ORDER, steps=())
    for days, first in ((0, True), (6, True), (7, False), (30, False)):
        begun = planned(plain, begun_on=DAY)
        assert (step_of(begun, after(days)) is not None) is first
        assert goes_on(begun, after(days)) is not first
    assert not goes_on(planned(plain), after(30))
    late = replace(ORDER, steps=STEPS[1:])  # the first part begins in the third week
    assert step_of(planned(late, begun_on=DAY), after(6)) == NextStep("Book an hour", 30, None, "an analyst")


# What is kept, and what becomes of it


def test_what_is_kept_of_an_action_is_read_again_as_it_was() -> None:
    one = planned(ORDER, 2, half=True)
    kept = kept_action(replace(one, start=DAY, finish=END, for_role="senior"))
    assert (kept.id, kept.number, kept.title, kept.hours) == ("order", 2, "Do order", 20)
    assert (kept.start, kept.due, kept.first, kept.part, kept.half) == (DAY, END, "Book an hour", "focus", True)
    assert (kept.raises, kept.for_role) == ({"ordering": 3}, "senior")
    opening = planned_action(Entry(STARTER, "practice", "focus", 3, (("people", 2),)), stand(WORLD, ANNA), 1, None)
    assert kept_action(opening).raises == {"people": 2}
    assert kept_action(opening).first is None


def entry(kept: KeptAction, *later: KeptAction) -> Entry | None:
    found = kept_entries(stand(WORLD, ANNA), Kept(DAY, KeptPlan("senior", until=END, actions=(kept, *later))))
    return next((one.entry for one in found if one.entry.id == kept.id), None)


def test_a_kept_entry_keeps_its_part_and_its_role_if_they_are_still_known() -> None:
    whole = entry(KeptAction("taste", 1, part="taste", hours=3, for_role="senior", half=True, raises={"people": 2}))
    assert whole is not None
    assert (whole.part, whole.for_role, whole.hours, whole.half, whole.rungs) == ("taste", "senior", 3, True, (("people", 2),))
    strange = entry(KeptAction("taste", 1, part="a part of old", for_role="gone"))
    assert strange is not None
    assert (strange.part, strange.for_role) == ("focus", None)
    assert entry(KeptAction("gone", 1)) is None


def test_a_kept_door_asks_for_what_comes_right_after_it() -> None:
    door = KeptAction("door", 1, hours=1)
    asked = entry(door, KeptAction("order", 2), KeptAction("meet", 3))
    assert asked is not None
    assert asked.action.needs == ("data",)
    for later in ((KeptAction("meet", 2), KeptAction("order", 3)), (KeptAction("gone", 2),), ()):
        none = entry(door, *later)
        assert none is not None
        assert none.action.needs == ()


def chapter(*actions: KeptAction, on: date = DAY) -> Profile:
    return with_plan(ANNA, KeptPlan("senior", until=END, actions=actions), on)


TWO = chapter(KeptAction("order", 1, hours=20, due=after(30)), KeptAction("meet", 2, hours=8, due=END))


def test_next_says_what_to_do_what_is_late_and_when_to_look_again() -> None:
    found = next_of(WORLD, TWO, after(31))
    assert (found.why, found.kept_on, found.role, found.title, found.check_on) == ("next", DAY, "senior", "Senior", END)
    assert found.action is not None
    assert (found.action.id, found.action.state, found.action.due, found.action.hours) == ("order", "late", after(30), 20)
    assert found.late == ()  # the one to do is no other one
    begun = next_of(WORLD, with_begun(TWO, "meet", after(31)), after(31))
    assert begun.action is not None
    assert (begun.action.id, begun.action.begun_on, begun.late) == ("meet", after(31), (1,))
    assert begun.action.done_when == "it is done"


def test_next_shows_what_is_half_done_and_what_proves_it() -> None:
    half = next_of(WORLD, chapter(KeptAction("order", 1, half=True)), DAY).action
    assert half is not None
    assert (half.done_when, half.half) == ("a list", True)
    proof = replace(WORLD, actions={**WORLD.actions, "meet": replace(MEET, done_when=None)})
    shown = next_of(proof, chapter(KeptAction("meet", 1)), DAY).action
    assert shown is not None
    assert (shown.done_when, shown.half) == ("the notes", False)
    half_without = next_of(proof, chapter(KeptAction("meet", 1, half=True)), DAY).action
    assert half_without is not None
    assert half_without.done_when == "the notes"


def test_next_asks_at_a_door_for_what_is_not_known() -> None:
    found = next_of(WORLD, chapter(KeptAction("door", 1, hours=1), KeptAction("order", 2)), DAY).action
    assert found is not None
    assert (found.id, found.title, found.needs) == ("door", "", ("Product data",))


def test_next_tells_an_end_from_nothing_to_do() -> None:
    closed = with_skipped(recorded(TWO, with_done(TWO, "order"), DAY), "meet", DAY)
    assert (next_of(WORLD, closed, END).why, next_of(WORLD, closed, END).action) == ("all done", None)
    assert next_of(WORLD, TWO, END).why == "next"
    over = next_of(WORLD, TWO, END + timedelta(days=1))
    assert (over.why, over.action, over.next_step) == ("over", None, None)
    assert next_of(WORLD, chapter(), DAY).why == "nothing planned"
    plain = next_of(WORLD, ANNA, DAY)
    step = make_plan(WORLD, ANNA, DAY).next_step
    assert step.chapter is not None
    assert (plain.kept_on, plain.check_on, plain.why) == (None, step.chapter.check_on, "next")


# What is open and late


def test_what_waits_stands_by_its_day_its_number_and_its_id() -> None:
    same = chapter(KeptAction("meet", 2, due=END), KeptAction("order", 1, due=END), KeptAction("taste", 3, due=after(5)))
    assert [one.id for one in actions_state(WORLD, same, DAY).open] == ["taste", "order", "meet"]
    unnumbered = with_plan(ANNA, KeptPlan("senior", {"taste": END, "meet": END, "order": END}), DAY)
    assert [one.id for one in actions_state(WORLD, unnumbered, DAY).open] == ["meet", "order", "taste"]


def test_what_was_skipped_or_has_no_day_does_not_wait() -> None:
    assert actions_state(WORLD, chapter(KeptAction("order", 1)), DAY).open == ()
    old = with_plan(ANNA, KeptPlan("senior", {"order": END, "meet": END}), DAY)
    assert [one.id for one in actions_state(WORLD, replace(old, skipped=("meet",)), DAY).open] == ["order"]
    both = with_plan(ANNA, KeptPlan("senior", {"order": END}, until=END, actions=(KeptAction("order", 1, due=END, hours=7),)), DAY)
    assert [(one.id, one.hours, one.number) for one in actions_state(WORLD, both, DAY).open] == [("order", 7, 1)]


def test_a_plan_toward_a_role_that_went_is_called_by_its_id() -> None:
    gone = with_plan(ANNA, KeptPlan("gone"), DAY)
    plan = actions_state(WORLD, gone, DAY).plan
    assert plan is not None
    assert (plan.role, plan.title) == ("gone", "gone")


def test_a_step_without_a_chapter_is_kept_with_its_role_alone() -> None:
    step = replace(make_plan(WORLD, ANNA, DAY).next_step, chapter=None)
    assert kept_plan(step) == KeptPlan("senior")


def test_what_is_due_today_is_open_and_not_late() -> None:
    today, next_day = (actions_state(WORLD, TWO, after(day)) for day in (30, 31))
    assert ([one.id for one in today.open], today.late) == (["order", "meet"], ())
    assert ([one.id for one in next_day.open], [one.id for one in next_day.late]) == (["meet"], ["order"])


def test_what_was_done_beside_actions_is_told_once_and_with_its_hours() -> None:
    steps = (KitStep("talk to her", 2), KitStep("write to him", 3))
    world = replace(WORLD, kits={"home": Kit("home", "promotion-in-house", "Home", steps=steps)})
    entries = (KeptAction("order", 1, hours=10, half=True), KeptAction("kit:home:1", 2, hours=2), KeptAction("kit:home:2", 3, hours=3))
    me = with_entry_done(chapter(*entries), "kit:home:1", after(3))
    me = with_skipped(with_entry_done(me, "half:order", after(5)), "kit:home:2", after(6))
    found = [(one.id, one.title, one.hours, one.on) for one in actions_state(world, me, after(7)).done]
    assert found == [
        ("half:order", "Do order, the first half", 10, after(5)),
        ("kit:home:1", "talk to her", 2, after(3)),
    ]
    whole = recorded(me, with_done(me, "order"), after(7))
    assert [(one.id, one.hours) for one in actions_state(world, whole, after(7)).done] == [("order", 20), ("kit:home:1", 2)]


def test_what_was_done_on_one_day_stands_by_its_id() -> None:
    me = TWO
    for key in ("order", "meet"):
        me = recorded(me, with_done(me, key), after(1))
    assert [one.id for one in actions_state(WORLD, me, after(2)).done] == ["meet", "order"]
