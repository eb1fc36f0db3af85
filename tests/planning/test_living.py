"""Living with a plan: a chapter that stays, what is begun, done, late or skipped in it, and what has changed since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from po_career.catalog.load import load_catalog
from po_career.planning.actions_state import actions_state, kept_plan
from po_career.planning.next_action import next_of
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.planning.since import given_of
from po_career.profile.chapters import first_half, is_over, last_chapter
from po_career.profile.growth import (
    with_begun,
    with_done,
    with_entry_done,
    with_plan,
    with_rated,
    with_skipped,
)
from po_career.profile.history import recorded, undone
from po_career.profile.model import Away, Decided, Profile, Rating
from po_career.render.page.glyphs import UNICODE
from po_career.render.page.layout import page_of, text_of
from po_career.render.plan.screen import plan_lines

WORLD = load_catalog()
START = date(2026, 12, 1)
WEEK, MONTH = timedelta(weeks=1), timedelta(days=30)
OWNER = Profile(
    role="product-owner",
    months_in_role=20,
    hours_per_week=4,
    target=("senior-po",),
    ratings={
        skill: (Rating(level),)
        for skill, level in {"communication": 3, "roadmapping": 1, "product-vision": 1, "analytical-thinking": 2}.items()
    },
)


def planned(profile: Profile, on: date, *, new: bool = False) -> Plan:
    return make_plan(WORLD, profile, on, alternatives=0, chapter=last_chapter(profile), new=new)


def kept(profile: Profile, on: date) -> Profile:
    """`profile` with the chapter that a plan opens on the day."""
    made = make_plan(WORLD, profile, on, alternatives=0)
    given = given_of(WORLD, profile, made.next_step, on)
    return with_plan(profile, kept_plan(made.next_step, given), on)


def chapter(plan: Plan) -> list[tuple[int | None, str, date | None]]:
    assert plan.next_step.chapter is not None
    return [(one.number, one.id, one.finish) for one in plan.next_step.chapter.actions]


def states(plan: Plan) -> dict[str, str]:
    assert plan.next_step.chapter is not None
    return {one.id: one.state for one in plan.next_step.chapter.actions}


def done(profile: Profile, key: str, on: date) -> Profile:
    return recorded(profile, with_done(profile, key), on)


def page(plan: Plan, *, private: bool = True) -> str:
    lines = plan_lines(plan, WORLD, page_of(80, UNICODE), private=private)
    return " ".join(" ".join(text_of(line) for line in lines).split())


def test_while_a_chapter_runs_the_plan_shows_its_actions_numbers_and_end() -> None:
    me = kept(OWNER, START)
    first = planned(me, START)
    later = planned(replace(me, ratings={**me.ratings, "prioritization": (Rating(3),)}), START + 5 * WEEK)
    assert chapter(later) == chapter(first)
    assert first.next_step.chapter is not None
    assert later.next_step.chapter is not None
    assert later.next_step.chapter.until == first.next_step.chapter.until
    assert later.next_step.chapter.from_ == START


def test_what_is_begun_done_skipped_and_late_is_said_of_each_action() -> None:
    me = kept(OWNER, START)
    ids = list(states(planned(me, START)))
    assert len(ids) >= 3
    me = done(with_begun(me, ids[1], START + WEEK), ids[0], START + WEEK)
    assert [states(planned(me, START + WEEK))[key] for key in ids[:3]] == ["done", "begun", "open"]
    kept_now = last_chapter(me)
    assert kept_now is not None
    me = with_skipped(me, ids[2], START + 2 * WEEK)
    last = planned(me, kept_now.until)
    assert states(last)[ids[2]] == "skipped"
    assert last.since is not None
    assert (last.since.done, last.since.skipped) == ((ids[0],), (ids[2],))
    assert set(last.since.late) == {key for key, state in states(last).items() if state == "late"}


def test_a_done_action_is_no_part_of_what_is_left() -> None:
    me = kept(OWNER, START)
    key = next(one for one in states(planned(me, START)) if one in WORLD.actions)
    after = planned(done(me, key, START + WEEK), START + WEEK)
    assert key in states(after)
    assert key not in [one.id for one in after.next_step.actions if one.number is None]


def test_a_new_chapter_begins_if_role_target_load_or_what_is_decided_changed_or_it_is_over_or_asked() -> None:
    me = kept(OWNER, START)
    day = START + WEEK
    high = replace(me.situation, load="high")
    review = replace(me.situation, decided=Decided("review", day + 10 * WEEK))
    changes: dict[str, Profile] = {
        "role": replace(me, role="senior-po", target=()),
        "target": replace(me, target=("product-manager",)),
        "load": replace(me, situation=high),
        "decided": replace(me, situation=review),
    }
    for why, changed in changes.items():
        since = planned(changed, day).since
        assert since is not None
        assert since.begins == why
    over = planned(me, START + 30 * WEEK)
    asked = planned(me, day, new=True)
    assert over.since is not None
    assert asked.since is not None
    assert (over.since.begins, asked.since.begins) == ("over", "asked")
    assert "A new chapter begins, because your target has changed." in page(planned(changes["target"], day))
    told = page(planned(changes["load"], day))
    assert "A new chapter begins, because your load has changed." in told
    assert "your load has changed" not in page(planned(changes["load"], day), private=False)


def test_a_chapter_kept_after_the_day_of_a_decision_has_come_stays() -> None:
    passed = replace(OWNER.situation, decided=Decided("review", START - WEEK))
    me = kept(replace(OWNER, situation=passed), START)
    later = planned(me, START + WEEK)
    assert later.since is not None
    assert later.since.begins is None
    assert chapter(later) == chapter(planned(me, START))


def test_without_a_chapter_nothing_is_said_of_what_has_changed() -> None:
    assert make_plan(WORLD, OWNER, START, alternatives=0).since is None
    assert make_plan(WORLD, kept(OWNER, START), START, alternatives=0).since is None


def test_the_weeks_of_the_reasons_add_up_and_fewer_hours_are_named() -> None:
    me = kept(OWNER, START)
    since = planned(replace(me, hours_per_week=2), START + WEEK).since
    assert since is not None
    kept_now = last_chapter(me)
    assert kept_now is not None
    weeks = {one.what: one.weeks for one in since.reasons}
    assert weeks["hours a week"] > 10
    slower = planned(replace(me, hours_per_week=2), START + WEEK).next_step.ready_around
    assert slower is not None
    assert since.ready_by_now == slower.expected
    assert "catalogue" not in weeks
    told = page(planned(replace(me, hours_per_week=2), START + WEEK))
    assert "mostly because of the hours a week." in told


def test_the_time_that_went_is_the_part_of_what_was_due_that_was_not_done() -> None:
    me = kept(OWNER, START)
    kept_now = last_chapter(me)
    assert kept_now is not None
    me = done(me, kept_now.plan.actions[0].id, START + WEEK)
    for weeks in (6, 16):
        day = START + weeks * WEEK
        since = make_plan(WORLD, me, day, alternatives=0, chapter=kept_now).since
        assert since is not None
        hours = [one.hours for one in kept_now.plan.actions if one.due is not None and one.due < day]
        assert len(hours) > 1
        last = min(day, kept_now.until)
        lost = (day - last).days + (last - START).days * sum(hours[1:]) / sum(hours)
        assert {one.what: one.weeks for one in since.reasons}["time"] == pytest.approx(lost / 7, abs=0.15)


def test_next_is_the_action_under_way_else_the_one_that_is_due_first() -> None:
    me = kept(OWNER, START)
    found = next_of(WORLD, me, START)
    assert found.action is not None
    assert found.action.due == min(due for _, _, due in chapter(planned(me, START)) if due is not None)
    other = [key for key in states(planned(me, START)) if key != found.action.id][-1]
    begun = next_of(WORLD, with_begun(me, other, START), START)
    assert begun.action is not None
    assert (begun.action.id, begun.action.begun_on) == (other, START)


def test_a_begun_piece_of_work_is_at_the_step_of_its_week() -> None:
    me = kept(OWNER, START)
    key = next(one for one in states(planned(me, START)) if one in WORLD.actions and len(WORLD.actions[one].steps) > 2)
    steps = WORLD.actions[key].steps
    for other in states(planned(me, START)):
        me = me if other == key else with_skipped(me, other, START)
    me = with_begun(me, key, START)
    for step in steps:
        found = next_of(WORLD, me, START + (step.week - 1) * WEEK).next_step
        assert found is not None
        assert found.week == step.week


def test_next_says_that_a_chapter_is_done_or_over_and_works_without_one() -> None:
    me = kept(OWNER, START)
    plain = next_of(WORLD, OWNER, START)
    first = next_of(WORLD, me, START)
    assert (plain.kept_on, plain.action) == (None, first.action)
    assert next_of(WORLD, me, first.check_on + timedelta(days=1)).why == "over"
    for key in states(planned(me, START)):
        me = done(me, key, START) if key in WORLD.actions else with_entry_done(me, key, START)
    assert next_of(WORLD, me, START).why == "all done"


def test_what_is_skipped_is_not_offered_again_and_undo_offers_it() -> None:
    me = kept(OWNER, START)
    key = next(one for one in states(planned(me, START)) if one in WORLD.actions)
    skipped = with_skipped(me, key, START)
    assert key not in states(planned(skipped, START, new=True))
    found = undone(skipped)
    assert found is not None
    assert found[0] == me


def test_an_offer_that_was_answered_is_not_offered_again_and_another_is() -> None:
    me = kept(replace(OWNER, offer="Ana asked me to talk"), START)
    assert states(planned(me, START))["offer"] == "open"
    me = with_entry_done(me, "offer", START)
    assert states(planned(me, START))["offer"] == "done"
    assert "offer" not in states(planned(me, START, new=True))
    assert "offer" in states(planned(replace(me, offer="Bo asked me too"), START, new=True))


def test_what_is_skipped_or_done_is_neither_open_nor_late() -> None:
    me = kept(OWNER, START)
    ids = list(states(planned(me, START)))
    me = with_skipped(with_begun(me, ids[1], START), ids[0], START)
    state = actions_state(WORLD, me, START)
    assert ids[0] not in [one.id for one in (*state.open, *state.late)]
    assert [one.begun for one in state.open if one.id == ids[1]] == [True]


def with_first_half(profile: Profile) -> tuple[Profile, str]:
    """`profile` with a chapter that holds the first half of an action, and its id."""
    kept_now = last_chapter(profile)
    assert kept_now is not None
    key = next(one.id for one in kept_now.plan.actions if one.half)
    return profile, key


def test_the_first_half_of_an_action_raises_nothing_and_the_next_chapter_holds_the_second() -> None:
    me, key = with_first_half(kept(OWNER, START))
    assert first_half(me, key) == f"half:{key}"
    halved = with_entry_done(me, f"half:{key}", START + WEEK)
    seen = planned(halved, START + WEEK)
    assert states(seen)[key] == "done"
    assert seen.next_step.readiness == planned(me, START + WEEK).next_step.readiness
    assert first_half(halved, key) == f"half:{key}", "saying it twice does not do the second half"
    then = planned(halved, START + 13 * WEEK, new=True)
    assert then.next_step.chapter is not None
    second = next(one for one in then.next_step.chapter.actions if one.id == key)
    first = next(one for one in (seen.next_step.chapter or then.next_step.chapter).actions if one.id == key)
    whole = WORLD.actions[key].hours.middle
    assert not second.begun_only
    assert abs(first.hours.planned + second.hours.planned - whole) <= 1
    state = actions_state(WORLD, halved, START + WEEK)
    assert [(one.id, one.hours) for one in state.done] == [(f"half:{key}", first.hours.planned)]
    whole_done = actions_state(WORLD, done(halved, key, START + 2 * WEEK), START + 2 * WEEK)
    assert [one.id for one in whole_done.done] == [key]


def test_work_that_is_under_way_moves_no_day_and_work_that_is_late_does() -> None:
    me = kept(OWNER, START)
    kept_now = last_chapter(me)
    assert kept_now is not None
    for entry in kept_now.plan.actions:
        assert entry.due is not None
        day = entry.due - timedelta(days=1)
        since = planned(works(me, day), day).since
        assert since is not None
        assert since.ready_by_now == since.ready_by_then
        assert [one.what for one in since.reasons if one.weeks > 0] == []
    idle = planned(me, kept_now.until).since
    assert idle is not None
    weeks = {one.what: one.weeks for one in idle.reasons}
    assert 5 < weeks["time"] <= 13


def test_a_chapter_kept_with_the_day_alone_still_says_how_the_half_year_has_moved() -> None:
    me = kept(OWNER, START)
    kept_now = last_chapter(me)
    assert kept_now is not None
    assert kept_now.plan.given is not None
    given = replace(kept_now.plan.given, ready_by=None)
    old = replace(me, history=(replace(me.history[0], plan=replace(kept_now.plan, given=given)),))
    seen = planned(replace(old, hours_per_week=2), START + WEEK)
    assert seen.since is not None
    assert seen.since.ready_by_then == kept_now.plan.given.ready_by
    assert "instead of" in page(seen)


def test_another_answer_is_not_called_another_catalogue() -> None:
    me = kept(OWNER, START)
    key = next(one for one in states(planned(me, START)) if one in WORLD.actions)
    away = replace(me, away=(Away(START + WEEK, START + 20 * WEEK),))
    for changed in (away, with_skipped(me, key, START + WEEK)):
        since = planned(changed, START + WEEK).since
        assert since is not None
        assert "catalogue" not in {one.what for one in since.reasons}


def test_without_hours_or_a_role_to_reach_no_day_of_being_ready_is_given() -> None:
    step = planned(OWNER, START).next_step
    assert given_of(WORLD, OWNER, step, START).ready_on is not None
    assert given_of(WORLD, replace(OWNER, hours_per_week=None), step, START).ready_on is None
    assert given_of(WORLD, OWNER, replace(step, role="a-role-that-went"), START).ready_on is None


def test_what_was_begun_and_is_not_finished_stands_in_the_next_chapter() -> None:
    me = kept(OWNER, START)
    kept_now = last_chapter(me)
    assert kept_now is not None
    for entry in kept_now.plan.actions:
        if entry.id in WORLD.actions and WORLD.actions[entry.id].raises:
            begun = with_begun(me, entry.id, START)
            assert entry.id in states(planned(begun, START + 14 * WEEK))


def test_a_post_that_has_ended_leaves_the_next_one_to_find_until_it_is_there() -> None:
    ends = Decided("post-ends", START + 10 * WEEK)
    me = replace(OWNER, situation=replace(OWNER.situation, decided=ends))
    before, after = planned(me, START), planned(me, START + 11 * WEEK)
    assert (before.next_step.kind, after.next_step.kind) == ("elsewhere", "elsewhere")
    assert page(before).startswith("Your post ends on 9 February 2027.")
    assert page(after).startswith("Your post ended on 9 February 2027.")
    assert "your manager" not in page(after)
    reviewed = replace(me, situation=replace(me.situation, decided=Decided("review", START)))
    assert planned(reviewed, START + WEEK).next_step.kind == "promotion"


Month = Callable[[Profile, date], Profile]


def live(profile: Profile, months: int, month: Month) -> list[tuple[Profile, Plan]]:
    """A life with the program: in each month what `month` does; a check-in, so a new chapter, once one is over."""
    me = kept(profile, START)
    days = []
    for number in range(1, months + 1):
        day = START + number * MONTH
        me = month(me, day)
        seen = planned(me, day)
        days.append((me, seen))
        kept_now = last_chapter(me)
        if kept_now is not None and is_over(kept_now, day):
            me = kept(me, day)
    return days


def works(profile: Profile, day: date) -> Profile:
    """All that is due by the day is done, and rated where it brought a level."""
    kept_now = last_chapter(profile)
    assert kept_now is not None
    for entry in kept_now.plan.actions:
        if entry.due is None or entry.due > day or entry.id in profile.done:
            continue
        if entry.id not in WORLD.actions:
            profile = with_entry_done(profile, entry.id, entry.due)
            continue
        profile = done(profile, entry.id, entry.due)
        for skill, level in {} if entry.half else entry.raises.items():
            rated = with_rated(WORLD, profile, skill, level, evidence=None, by="self", on=day)
            profile = recorded(profile, rated, day)
    return profile


def test_a_year_of_somebody_steady_is_never_late_and_ready_no_later() -> None:
    days = live(OWNER, 12, works)
    for _, plan in days:
        assert plan.since is not None
        assert plan.since.late == ()
        assert "late" not in page(plan)
    readiness = [plan.next_step.readiness.expected for _, plan in days if plan.next_step.role == "senior-po"]
    assert readiness == sorted(readiness)
    assert len(days[-1][0].done) >= 4


def test_a_year_of_somebody_who_stops_for_two_months_is_told_once_what_that_cost() -> None:
    stopped = (START + 2 * MONTH, START + 3 * MONTH)

    def month(profile: Profile, day: date) -> Profile:
        return profile if day in stopped else works(profile, day)

    days = live(OWNER, 12, month)
    late = [bool(plan.since and plan.since.late) for _, plan in days]
    assert any(late[1:3])
    assert not any(late[4:])
    third = days[2][1]
    assert third.since is not None
    assert third.since.begins is None
    assert {one.what for one in third.since.reasons} >= {"time"}
    assert "late" in page(third)
    steady = live(OWNER, 12, works)[-1][0]
    assert len(days[-1][0].done) <= len(steady.done)
