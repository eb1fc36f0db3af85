"""Days as resumes write them, and months between them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.language.dates import (
    Day,
    Stretch,
    held_until_now,
    is_open,
    months_to,
    read_day,
    stretch,
)

TODAY = date(2026, 11, 24)
DAYS = st.builds(Day, st.integers(1990, 2030), st.none() | st.integers(1, 12))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021", "2021"),
        ("2021-03", "2021-03"),
        ("2021-03-15", "2021-03-15"),
        ("2021-03-15T09:30:00Z", "2021-03-15"),
        ("2021/03", "2021-03"),
        ("03/2021", "2021-03"),
        ("3.2021", "2021-03"),
        ("15.03.2021", "2021-03-15"),
        ("03/15/2021", "2021-03-15"),
        ("Mar 2021", "2021-03"),
        ("March 2021", "2021-03"),
        ("Sept. 2021", "2021-09"),
        ("Mar 15, 2021", "2021-03-15"),
        ("15 march 2021", "2021-03-15"),
        ("Spring 2021", "2021"),
        ("Q2 2021", "2021"),
    ],
)
def test_a_day_is_read_in_the_forms_that_resumes_have(text: str, day: str) -> None:
    assert str(read_day(text)) == day


@pytest.mark.parametrize("text", ["", "soon", "2021-13", "2021-02-30", "21", "Marchember 2021", "1821", "2021-", "12345", "present"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["", " ", "present", "Present", "current", "now", "to date", "until now", "ongoing", "-", "(today)"])
def test_an_end_may_be_open_in_many_words(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize("text", ["2021", "n/a", "someday", "knowing"])
def test_other_words_are_no_open_end(text: str) -> None:
    assert not is_open(text)


def test_months_run_up_to_today_and_the_running_month_counts_when_it_is_over() -> None:
    assert months_to(Day(2021, 3), None, TODAY) == 68  # March 2021 to November 2026: 5 * 12 + 8
    assert months_to(Day(2021, 3, 25), None, TODAY) == 67  # the 68th is full tomorrow
    assert months_to(Day(2026, 11), None, TODAY) == 0


def test_the_last_month_of_a_job_that_ended_counts_as_a_whole_one() -> None:
    assert months_to(Day(2018, 1), Day(2018, 12), TODAY) == 12


def test_years_alone_count_from_july_to_july() -> None:
    assert months_to(Day(2019), Day(2021), TODAY) == 24


def test_an_end_to_come_counts_up_to_today() -> None:
    assert months_to(Day(2026, 1), Day(2027, 12), TODAY) == 10


def test_a_job_that_has_not_begun_or_ends_before_it_starts_has_no_months() -> None:
    assert months_to(Day(2027, 2), None, TODAY) == 0
    assert months_to(Day(2020, 5), Day(2019, 5), TODAY) == 0


def test_overlapping_jobs_in_one_role_count_once() -> None:
    now = stretch(Day(2025, 1), None, TODAY)  # 22 months
    beside = stretch(Day(2024, 11), Day(2025, 6), TODAY)  # two of its eight months lie before
    assert held_until_now([now, beside]) == 24


def test_a_long_pause_ends_the_time_in_a_role_and_a_short_one_does_not() -> None:
    now = stretch(Day(2025, 1), None, TODAY)
    assert held_until_now([now, stretch(Day(2023, 10), Day(2024, 9), TODAY)]) == 22 + 12  # October to December off
    assert held_until_now([now, stretch(Day(2023, 9), Day(2024, 8), TODAY)]) == 22  # four months off


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), min_size=1, max_size=8))
def test_time_in_a_role_is_never_more_than_since_the_first_day_nor_less_than_the_last_job(jobs: list[tuple[Day, Day | None]]) -> None:
    stretches = [stretch(start, end, TODAY) for start, end in jobs]
    months = held_until_now(stretches)
    latest = max(stretches, key=lambda one: one.stop)
    assert latest.stop - latest.start <= months <= latest.stop - min(one.start for one in stretches)


@given(DAYS, st.none() | DAYS)
def test_months_are_never_negative(start: Day, end: Day | None) -> None:
    one = stretch(start, end, TODAY)
    assert isinstance(one, Stretch)
    assert one.stop >= one.start


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(text: str) -> None:
    day = read_day(text)
    assert day is None or 1930 <= day.year <= 2100
