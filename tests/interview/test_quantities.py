"""Months and hours as people write them."""

from datetime import date

import pytest

from po_career.errors import UsageError
from po_career.interview.quantities import (
    read_away,
    read_days_from_now,
    read_hours,
    read_months,
    read_months_and_before,
)
from po_career.profile.model import Away

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("20", 20),
        (" 18 months ", 18),
        ("1 month", 1),
        ("1.5 years", 18),
        ("1,5 years", 18),
        ("2y", 24),
        ("2 Y.", 24),
        ("1 year 6 months", 18),
        ("1 year, 6 months", 18),
        ("2 years and 3 months", 27),
        ("1y6m", 18),
        ("0", 0),
        (".5 yr", 6),
        ("26 weeks", 6),
        ("60 years", 720),
    ],
)
def test_months_and_years_are_understood(text: str, months: float) -> None:
    assert read_months(text) == months


@pytest.mark.parametrize("text", ["", "long", "-3", "2 days", "1 year and", "20 months ago", "1 2 x", "1e3", "nan"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match=r"write months \(20\) or years"):
        read_months(text)


@pytest.mark.parametrize("text", ["2019", "9" * 400])
def test_a_time_beyond_a_working_life_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="more than 60 years"):
        read_months(text)


@pytest.mark.parametrize(
    ("text", "hours"), [("4", 4), ("2,5", 2.5), ("2.5 h", 2.5), ("4 hours a week", 4), ("6h/week", 6), ("60", 60), ("0.25", 0.25)]
)
def test_hours_are_understood(text: str, hours: float) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["", "a few", "4-6", "-4"])
def test_what_is_no_number_of_hours_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="for example 4"):
        read_hours(text)


@pytest.mark.parametrize("text", ["0", "0,0", "61", "168"])
def test_hours_are_more_than_none_and_at_most_sixty(text: str) -> None:
    with pytest.raises(UsageError, match="more than 0, at most 60"):
        read_hours(text)


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("20", 20, None),
        ("20, before that 36", 20, 36),
        ("1.5 years, 3 years before", 18, 36),
        ("20 months and before that: 2 years", 20, 24),
        ("1 year 6 months before that 12", 18, 12),
    ],
)
def test_months_before_in_roles_of_the_kind_stand_behind_those_in_the_role(text: str, now: float, before: float | None) -> None:
    assert read_months_and_before(text) == (now, before)


@pytest.mark.parametrize("text", ["before 20", "20 before", "20, before that ages"])
def test_months_before_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_months_and_before(text)


@pytest.mark.parametrize("text", ["about 20", "~20", "roughly 20", "ca. 20 months"])
def test_a_rough_figure_is_a_figure(text: str) -> None:
    assert read_months(text) == 20
    assert read_hours("about 3") == 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in about 16 weeks", date(2027, 3, 21)),
        ("in 10 days", date(2026, 12, 9)),
        ("2 months from now", date(2027, 1, 29)),
        ("soon", None),
        ("2027", None),
    ],
)
def test_a_day_may_be_so_many_weeks_away(text: str, day: date | None) -> None:
    assert read_days_from_now(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("21 Dec to 6 Jan", [(date(2026, 12, 21), date(2027, 1, 6))]),
        ("2026-12-21..2027-01-06", [(date(2026, 12, 21), date(2027, 1, 6))]),
        ("21 December 2026 until 3 January 2027", [(date(2026, 12, 21), date(2027, 1, 3))]),
        ("24 Dec", [(date(2026, 12, 24), date(2026, 12, 24))]),
        (
            "21 Dec to 6 Jan; 8 Feb - 14 Feb",
            [(date(2026, 12, 21), date(2027, 1, 6)), (date(2027, 2, 8), date(2027, 2, 14))],
        ),
    ],
)
def test_days_away_without_a_year_are_the_next_ones(
    text: str, away: list[tuple[date, date]]
) -> None:
    assert list(read_away(text, TODAY)) == [Away(first, last) for first, last in away]


@pytest.mark.parametrize("text", ["", "in summer", "2027-01-06..2026-12-21", "6 Jan to", "31 Feb"])
def test_what_is_not_a_time_away_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="write it like 21 Dec to 6 Jan"):
        read_away(text, TODAY)
