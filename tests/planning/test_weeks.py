"""The weeks of a chapter, the hours that there are, and the day on which it ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import DAY, catalog, person, role

from po_career.catalog.model import Rules
from po_career.planning.calendar import (
    Item,
    chapter_end,
    day_after_hours,
    days_of,
    first_free,
    free_weeks,
    half_year,
    is_off,
    last_free,
    weeks_between,
)
from po_career.planning.standing import Standing, standing_of
from po_career.profile.model import Away, Decided, Profile, Situation

WORLD = catalog([role("owner", {})])
ANNA = person("owner", hours=7)


def at(profile: Profile = ANNA, start: date = DAY, rules: Rules | None = None) -> Standing:
    world = replace(WORLD, rules=rules) if rules else WORLD
    return standing_of(world, profile, start)


def away(first: date, last: date) -> Profile:
    return replace(ANNA, away=(Away(first, last),))


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def decided(days: int, what: str = "review") -> Profile:
    what_comes = Decided(what, after(days))  # type: ignore[arg-type]
    return replace(ANNA, situation=Situation(decided=what_comes))


def end(
    profile: Profile = ANNA,
    *,
    trial: bool = False,
    less: bool = False,
    weeks: int | None = None,
    by: date | None = None,
    start: date = DAY,
) -> date:
    return chapter_end(at(profile, start), trial=trial, less=less, weeks=weeks, by=by)


def test_a_chapter_is_thirteen_weeks() -> None:
    assert end() == after(13 * 7 - 1)
    assert end(weeks=5) == after(5 * 7 - 1)


def test_a_trial_is_eight_weeks_and_a_rest_four() -> None:
    assert end(trial=True) == after(8 * 7 - 1)
    assert end(trial=True, weeks=5) == after(5 * 7 - 1)
    assert end(less=True) == after(4 * 7 - 1)


@pytest.mark.parametrize("days", [28, 60, 140])
def test_it_ends_two_weeks_before_the_day_on_which_something_is_decided(days: int) -> None:
    assert end(decided(days)) == last_free(at(), after(days - 14))
    assert end(by=after(days)) == last_free(at(), after(days - 14))
    assert end(decided(days), less=True) == after(27)


@pytest.mark.parametrize(("days", "last"), [(27, 13), (20, 10), (10, 6), (5, 5), (1, 1)])
def test_a_near_day_leaves_half_of_the_time(days: int, last: int) -> None:
    assert end(decided(days)) == after(last)


@pytest.mark.parametrize("days", [141, 400, 0, -30])
def test_a_day_far_off_or_past_does_not_shape_it(days: int) -> None:
    assert end(decided(days)) == end()


def test_a_day_that_is_asked_for_goes_before_the_day_decided() -> None:
    assert end(decided(100), by=after(60)) == after(46)


def test_a_decision_without_a_day_shapes_nothing() -> None:
    assert end(replace(ANNA, situation=Situation(decided=Decided("review")))) == end()


def test_it_never_ends_on_a_day_away_or_a_quiet_day() -> None:
    assert end(away(after(80), after(90))) == after(79)
    assert end(start=date(2026, 9, 28), weeks=13) == date(2026, 12, 23)  # else 27 December


def test_quiet_days_may_pass_the_turn_of_the_year() -> None:
    quiet = [date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 1), date(2029, 12, 25)]
    assert all(is_off(at(), day) for day in quiet)
    assert not any(is_off(at(), day) for day in (date(2026, 12, 23), date(2027, 1, 2)))
    one_day = at(rules=Rules(quiet_days=("05-01",)))
    assert is_off(one_day, date(2027, 5, 1))
    assert not is_off(one_day, date(2027, 5, 2))


def test_quiet_days_within_a_year_are_its_first_its_last_and_all_between() -> None:
    summer = at(rules=Rules(quiet_days=("07-01..07-14", "12-24..12-24")))
    days = {(7, 1): True, (7, 7): True, (7, 14): True, (6, 30): False, (7, 15): False, (1, 1): False, (12, 24): True, (12, 25): False}
    for (month, day), off in days.items():
        assert is_off(summer, date(2027, month, day)) is off


def test_an_absence_is_its_first_and_its_last_day() -> None:
    gone = at(away(after(7), after(9)))
    assert [is_off(gone, after(day)) for day in (6, 7, 9, 10)] == [False, True, True, False]


def test_the_last_free_day_is_never_before_the_start_and_the_first_never_after_the_end() -> None:
    gone = at(away(after(-9), after(20)))
    assert last_free(gone, after(20)) == DAY
    assert last_free(gone, after(21)) == after(21)
    assert first_free(gone, DAY, after(40)) == after(21)
    assert first_free(gone, DAY, after(15)) == after(15)


@pytest.mark.parametrize(("free", "last"), [(7, 6), (6, 200)])
def test_whoever_has_less_than_a_week_looks_again_once_they_are_back(free: int, last: int) -> None:
    gone = away(after(free), after(199))
    assert end(gone) == after(last)
    assert end(away(after(free), after(365 * 50))) == after(last if free == 7 else 90)


def test_without_an_absence_a_short_chapter_ends_as_usual() -> None:
    """Four of five days are quiet, and nobody is away."""
    quiet = at(start=date(2026, 12, 23), rules=Rules(chapter_weeks=1))
    assert chapter_end(quiet, trial=False, less=False, weeks=None, by=None) == date(2026, 12, 23)


def days(*items: Item, until: int = 90, rules: Rules | None = None) -> list[tuple[int, int]]:
    """The first and the last day of each item, counted from the start; a week holds seven hours."""
    standing = at(rules=rules)
    found = days_of(items, list(weeks_between(standing, DAY, after(until))), after(until), standing)
    return [((one.start - DAY).days, (one.finish - DAY).days) for one in found]


def item(hours: float, weeks: float = 0, due: int | None = None, *, this_week: bool = False) -> Item:
    return Item(hours, weeks, due, this_week)


def test_what_comes_first_gets_the_hours_and_the_rest_what_is_left() -> None:
    """Of seven hours a week 4.69 are used: 14 hours are done in the third week, 7 more in the fifth."""
    assert days(item(14), item(7)) == [(0, 20), (0, 34)]
    assert days(item(14), item(7), rules=Rules(at_once=1)) == [(0, 20), (21, 34)]
    assert days(item(1), item(1), item(1), item(1), rules=Rules(at_once=3))[3] == (7, 13)
    assert days(item(1), item(1), item(1), item(1), rules=Rules(at_once=4))[3] == (0, 6)


def test_if_more_is_planned_than_is_used_otherwise_all_of_it_is_done_by_the_end() -> None:
    """Of 91 hours 61 are used otherwise; 84 are 6.46 a week."""
    assert days(item(84)) == [(0, 90)]
    assert days(item(60)) == [(0, 90)]
    assert days(item(57)) == [(0, 90)]
    assert days(item(56)) == [(0, 83)]


def test_what_has_a_week_is_due_at_its_end_and_a_first_thing_within_a_week() -> None:
    assert days(item(1, due=3), item(1, this_week=True)) == [(0, 21), (0, 7)]
    assert days(item(1, due=99)) == [(0, 90)]
    assert days(item(60, due=1), item(2, due=2), rules=Rules(at_once=1)) == [(0, 7), (14, 14)]


def test_a_pace_leaves_hours_to_the_others() -> None:
    """Ten hours over ten weeks go at 1.25 a week; the others take the rest of 4.69."""
    assert days(item(10, 10), item(10)) == [(0, 55), (0, 20)]


def test_a_week_holds_the_hours_of_its_free_days() -> None:
    weeks = weeks_between(at(), DAY, after(20))
    assert [week.hours for week in weeks] == [7, 7, 7]
    three_off = weeks_between(at(away(after(7), after(9))), DAY, after(20))
    assert [week.hours for week in three_off] == pytest.approx([7, 4, 7])
    christmas = weeks_between(at(), date(2026, 12, 21), date(2027, 1, 3))
    assert [week.hours for week in christmas] == pytest.approx([3, 2])
    assert [week.last for week in weeks_between(at(), DAY, after(9))] == [after(6), after(9)]


@pytest.mark.parametrize(("weeks", "last"), [(0, 6), (4, 27), (5, 27), (6, 34), (10, 55)])
def test_what_takes_its_weeks_is_done_a_quarter_faster_at_most(weeks: int, last: int) -> None:
    until = after(90)
    (days,) = days_of([Item(2, weeks, None, this_week=False)], weeks_between(at(), DAY, until), until, at())
    assert days == (DAY, after(last))


def test_a_high_load_halves_the_hours_of_the_chapter_and_no_longer() -> None:
    loaded = replace(ANNA, situation=Situation(load="high"))
    weeks = weeks_between(at(loaded, date(2026, 3, 2)), date(2026, 3, 2), date(2026, 6, 7))
    assert [week.hours for week in weeks] == [3.5] * 13 + [7]


def test_free_weeks_count_days() -> None:
    assert free_weeks(at(), DAY, after(13)) == 2
    assert free_weeks(at(away(after(7), after(13))), DAY, after(13)) == 1


def test_hours_are_done_on_the_last_day_of_the_week_that_holds_the_last_of_them() -> None:
    assert day_after_hours(at(), 0, 1) == after(6)
    assert day_after_hours(at(), 7, 1) == after(6)
    assert day_after_hours(at(), 7.5, 1) == after(13)
    assert day_after_hours(at(), 7, 0.5) == after(13)
    assert day_after_hours(at(), 1_000_000, 1) is None
    assert day_after_hours(at(away(DAY, after(1_000))), 7, 1) == after(1_007)


def test_half_years() -> None:
    assert half_year(date(2028, 6, 30)) == "2028-H1"
    assert half_year(date(2028, 7, 1)) == "2028-H2"


DAYS = st.integers(0, 400).map(after)
PEOPLE = st.builds(
    lambda spans, load, hours: replace(
        ANNA,
        hours_per_week=hours,
        away=tuple(Away(min(span), max(span)) for span in spans),
        situation=Situation(load=load),
    ),
    st.lists(st.tuples(DAYS, DAYS), max_size=3),
    st.sampled_from(["fine", "high"]),
    st.sampled_from([1, 4, 15]),
)


@given(PEOPLE, DAYS)
def test_the_hours_of_weeks_are_those_of_their_days_one_by_one(
    profile: Profile, start: date
) -> None:
    standing = at(profile, start)
    last = start + timedelta(days=200)
    for week in weeks_between(standing, start, last):
        days = [week.start + timedelta(days=n) for n in range((week.last - week.start).days + 1)]
        free = sum(not is_off(standing, day) for day in days)
        hours = free * standing.hours_per_week / 7
        chapter = start + timedelta(weeks=13)
        if profile.situation.load == "high" and week.start < chapter:
            hours /= 2
        assert week.hours == pytest.approx(hours)


@given(PEOPLE, st.integers(0, 200), st.sampled_from([0.67, 1.0]))
def test_more_hours_a_week_are_never_done_later(profile: Profile, hours: int, part: float) -> None:
    slow = day_after_hours(at(profile), hours, part)
    more = replace(profile, hours_per_week=(profile.hours_per_week or 0) + 1)
    quick = day_after_hours(at(more), hours, part)
    assert slow is not None
    assert quick is not None
    assert quick <= slow


@given(PEOPLE, st.integers(-20, 200), st.booleans(), st.booleans())
def test_a_chapter_ends_on_a_free_day_before_what_is_decided(
    profile: Profile, days: int, trial: bool, less: bool
) -> None:
    situation = replace(profile.situation, decided=Decided("review", after(days)))
    standing = at(replace(profile, situation=situation))
    until = chapter_end(standing, trial=trial, less=less, weeks=None, by=None)
    assert until >= DAY
    assert until == DAY or not is_off(standing, until)
    in_time = until <= after(13 * 7 - 1) or until <= after(days - 14)
    assert in_time or free_weeks(standing, DAY, until) < 2, "only whoever is away looks later"
    if 0 < days <= 140 and not less:
        assert until <= after(days)
