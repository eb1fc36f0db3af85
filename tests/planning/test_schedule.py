"""The schedule: hours add up, nothing starts too early, and no order is worse than the documented one."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from po_career.planning.schedule import PRIORITIES, Job, Schedule, Slot, _list_schedule, _tasks, make_schedule


def job(id_: str, hours: float, min_weeks: int = 0, after: tuple[str, ...] = (), core: int = 0) -> Job:
    return Job(id_, hours, min_weeks, after, core)


def test_nothing_to_do_takes_no_time() -> None:
    assert make_schedule([], 4, 3) == Schedule({}, 0, 0)


def test_ten_hours_at_four_a_week_take_three_weeks() -> None:
    assert make_schedule([job("a", 10)], 4, 3) == Schedule({"a": Slot(0, 3)}, 3, 3)  # 4 + 4 + 2


def test_an_action_lasts_its_minimum_however_few_its_hours() -> None:
    assert make_schedule([job("a", 1, min_weeks=6)], 4, 3).slots == {"a": Slot(0, 6)}


def test_an_action_without_hours_still_takes_a_week() -> None:
    assert make_schedule([job("a", 0)], 4, 3).slots == {"a": Slot(0, 1)}


def test_short_actions_share_a_week() -> None:
    assert make_schedule([job("a", 1), job("b", 2), job("c", 1)], 4, 3).weeks == 1  # 1 + 2 + 1 = 4


def test_an_action_waits_until_what_it_needs_is_finished() -> None:
    assert make_schedule([job("a", 1), job("b", 1, after=("a",))], 4, 3).slots == {"a": Slot(0, 1), "b": Slot(1, 2)}


def test_no_more_actions_run_than_allowed_even_in_weeks_without_hours() -> None:
    two = make_schedule([job("a", 1, 4), job("b", 1, 4), job("c", 1, 4)], 40, 2)
    assert sorted((slot.start, slot.finish) for slot in two.slots.values()) == [(0, 4), (0, 4), (4, 8)]


def test_a_long_action_leaves_room_for_others_beside_it() -> None:
    plan = make_schedule([job("long", 12, min_weeks=12, core=1), job("short", 36)], 4, 3)
    assert plan.slots == {"long": Slot(0, 12), "short": Slot(0, 12)}  # 48 hours at 4 a week, both from the first week


def test_more_core_rungs_come_first_then_fewer_weeks_then_fewer_hours_then_the_id() -> None:
    jobs = [job("e", 4), job("d", 4), job("c", 3), job("b", 8), job("a", 8, core=1)]
    plan = make_schedule(jobs, 4, 1)
    assert list(plan.slots) == ["a", "c", "d", "e", "b"]  # a: core; c, d, e: one week; b: two


def test_another_order_is_taken_only_where_it_is_shorter() -> None:
    jobs = [job("a", 4, core=1), job("b", 1, min_weeks=8), job("c", 4)]
    plan = make_schedule(jobs, 4, 3)  # documented order: a, c, b, so b starts in week 2 and ends in week 10
    assert (plan.weeks, plan.lower_bound) == (8, 8)


def test_tenths_of_hours_add_up_exactly() -> None:
    jobs = [job(id_, 0.1) for id_ in "abcdefghij"]
    assert make_schedule(jobs, 1, 10).weeks == 1


def test_a_tiny_budget_of_hours_is_no_reason_to_wait_for_the_answer() -> None:
    assert make_schedule([job("a", 500), job("b", 100, 4)], 0.000001, 3).weeks == 600_000_000


@pytest.mark.parametrize(("hours", "at_once"), [(0, 3), (-1, 3), (4, 0)])
def test_time_that_does_not_exist_is_the_callers_mistake(hours: float, at_once: int) -> None:
    with pytest.raises(ValueError, match="no time to schedule in"):
        make_schedule([job("a", 1)], hours, at_once)


def test_a_circle_or_a_stranger_among_the_jobs_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="cycle"):
        make_schedule([job("a", 1, after=("b",)), job("b", 1, after=("a",))], 4, 3)
    with pytest.raises(ValueError, match="a comes after z, which is not scheduled"):
        make_schedule([job("a", 1, after=("z",))], 4, 3)


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Job], float, int]:
    """Up to eight jobs, each after some of those before it; hours a week; how many at once."""
    jobs: list[Job] = []
    for id_ in "abcdefgh"[: draw(st.integers(0, 8))]:
        after = tuple(other.id for other in jobs if draw(st.integers(0, 3)) == 0)
        hours = draw(st.sampled_from([0, 0.1, 0.5, 1, 2, 3.5, 7, 20, 41]))
        jobs.append(Job(id_, hours, draw(st.integers(0, 9)), after, draw(st.integers(0, 2))))
    return jobs, draw(st.sampled_from([0.3, 1, 2.5, 4, 10])), draw(st.integers(1, 4))


def could_be_worked(jobs: list[Job], slots: Mapping[str, Slot], hours_per_week: float) -> bool:
    """Whether the hours fit: in any span of weeks, the jobs that lie wholly in it ask no more than the span has (Hall's condition)."""
    starts, finishes = {slot.start for slot in slots.values()}, {slot.finish for slot in slots.values()}
    for start, finish in product(starts, finishes):
        inside = [Fraction(str(j.hours)) for j in jobs if start <= slots[j.id].start and slots[j.id].finish <= finish]
        if sum(inside) > Fraction(str(hours_per_week)) * max(0, finish - start):
            return False
    return True


@settings(max_examples=80, deadline=None)
@given(plans())
def test_every_rule_holds_at_once(plan: tuple[list[Job], float, int]) -> None:
    jobs, hours_per_week, at_once = plan
    schedule = make_schedule(jobs, hours_per_week, at_once)
    slots = schedule.slots
    assert set(slots) == {j.id for j in jobs}
    assert all(slots[j.id].finish - slots[j.id].start >= max(1, j.min_weeks) for j in jobs)
    assert all(slots[other].finish <= slots[j.id].start for j in jobs for other in j.after)
    assert all(sum(other.start <= slot.start < other.finish for other in slots.values()) <= at_once for slot in slots.values())
    assert could_be_worked(jobs, slots, hours_per_week)
    assert schedule.weeks == max((slot.finish for slot in slots.values()), default=0) >= schedule.lower_bound


@settings(max_examples=50, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_in_which_jobs_are_named_does_not_matter(plan: tuple[list[Job], float, int], chance: Random) -> None:
    jobs, hours_per_week, at_once = plan
    shuffled = chance.sample(jobs, len(jobs))
    assert make_schedule(shuffled, hours_per_week, at_once) == make_schedule(jobs, hours_per_week, at_once)


@settings(max_examples=50, deadline=None)
@given(plans())
def test_the_plan_is_never_later_than_the_plain_list_schedule(plan: tuple[list[Job], float, int]) -> None:
    jobs, hours_per_week, at_once = plan
    tasks, full = _tasks(jobs, hours_per_week)
    plain = _list_schedule(sorted(tasks, key=PRIORITIES[0]), full, at_once)
    schedule = make_schedule(jobs, hours_per_week, at_once)
    assert schedule.weeks <= max((slot.finish for slot in plain.values()), default=0)
    if schedule.weeks == max((slot.finish for slot in plain.values()), default=0):
        assert schedule.slots == plain
