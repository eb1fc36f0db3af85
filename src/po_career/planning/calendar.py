"""The weeks of a chapter: days on which nothing is planned, the hours that there are, the day on
which it ends, and when each piece of it begins and is done.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from po_career.planning.standing import Standing
from po_career.profile.model import Away

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
BEFORE_DECISION = timedelta(days=14)
"""A chapter ends so long before the day on which something is decided."""
NEAR_DECISION = 28
"""Days within which it ends half-way to that day instead."""
FAR_DECISION = 20 * 7
"""Days beyond which the day of decision does not shape the chapter."""
TRIAL_WEEKS = 8
LESS_WEEKS = 4
"""Weeks after which somebody whose load is too much looks again."""
HIGH_LOAD = 0.5
"""The part of the hours that is left to somebody whose load is high."""
FASTER = 1.25
"""An action runs at most this many times faster than its hours over its least weeks."""
YEAR = 52 * 7
"""Days, in whole weeks."""
LONGEST_DAYS = 40 * 366
"""Days beyond which nothing is planned."""


class DaysOff(NamedTuple):
    """Days on which nothing is planned."""

    away: Sequence[Away]
    quiet_days: tuple[str, ...]
    """Of every year, such as 12-24..01-01."""


class Week(NamedTuple):
    """Up to seven days from `start`, and the hours that they hold."""

    start: date
    last: date
    hours: float


def is_off(standing: Standing, day: date) -> bool:
    """Whether nothing is planned on the day: the person is away, or the rules call it quiet."""
    return is_day_off(day, days_off(standing))


def days_off(standing: Standing) -> DaysOff:
    """The person's absences, and the quiet days of the rules."""
    return DaysOff(standing.profile.away, standing.rules.quiet_days)


def is_day_off(day: date, off: DaysOff) -> bool:
    """Whether the day lies in one of the absences, or is a quiet day."""
    away = any(one.from_ <= day <= one.until for one in off.away)
    return away or _is_quiet(day.isoformat()[5:], off.quiet_days)


@lru_cache(maxsize=1024)
def _is_quiet(day: str, quiet_days: tuple[str, ...]) -> bool:
    """Whether a day such as 12-31 lies in one of the spans."""
    for span in quiet_days:
        first, _, last = span.partition("..")
        last = last or first
        after, before = first <= day, day <= last
        # a span over the end of the year is all that lies after its first day or before its last
        if (after and before) or (first > last and (after or before)):
            return True
    return False


def last_free(standing: Standing, day: date) -> date:
    """The day itself, or the last one before it on which something can be planned.

    Never before the start.
    """
    while day > standing.start and is_off(standing, day):
        day -= DAY
    return day


def first_free(standing: Standing, day: date, last: date) -> date:
    """The day itself, or the first one after it that is not off; never after `last`."""
    while day < last and is_off(standing, day):
        day += DAY
    return day


def free_weeks(standing: Standing, first: date, last: date) -> float:
    """Days on which something can be planned, as weeks."""
    return _free_days(first, last, days_off(standing)) / 7


def _free_days(first: date, last: date, off: DaysOff) -> int:
    near = tuple([one for one in off.away if one.from_ <= last and first <= one.until])
    return _count_free(first, last, off._replace(away=near))


@lru_cache(maxsize=4096)  # most weeks are those of everybody
def _count_free(first: date, last: date, off: DaysOff) -> int:
    days = (last - first).days + 1
    return sum(not is_day_off(first + DAY * n, off) for n in range(days))


def chapter_end(
    standing: Standing, *, trial: bool, less: bool, weeks: int | None, by: date | None
) -> date:
    """The last day of the chapter.

    It ends before the day on which something is decided, or before `by`; else after `weeks`, or the
    weeks of the rules. If nothing is decided, it ends for somebody who is away nearly all that time
    on the day on which they are back.
    """
    start = standing.start
    length = weeks or standing.rules.chapter_weeks
    if less:
        length = LESS_WEEKS
    elif trial:
        length = min(length, TRIAL_WEEKS)
    end = start + WEEK * length - DAY
    decided = standing.profile.situation.decided
    day = by or (decided.on if decided is not None else None)
    if day is None:
        return _back_by(standing, end)
    return last_free(standing, end if less else max(_end_before(day, start, end), start))


def _end_before(day: date, start: date, end: date) -> date:
    """The end of a chapter before the day on which something is decided; `end` if that is past or
    far.
    """
    until = (day - start).days
    if NEAR_DECISION <= until <= FAR_DECISION:
        return day - BEFORE_DECISION
    if 0 < until < NEAR_DECISION:
        return min(start + DAY * max(6, until // 2), day)
    return end


def _back_by(standing: Standing, end: date) -> date:
    """The last day before `end` on which something can be planned, or the day on which somebody is
    back who is away nearly all that time.
    """
    last = last_free(standing, end)
    if last == end or not nearly_all_off(standing.start, last, days_off(standing)):
        return last
    back = first_free(standing, end, end + DAY * LONGEST_DAYS)
    return end if is_off(standing, back) else back


def nearly_all_off(first: date, last: date, off: DaysOff) -> bool:
    """Whether somebody is away and less than a week is free from `first` to `last`."""
    return bool(off.away) and _free_days(first, last, off) < 7


def day_after_hours(standing: Standing, hours: float, part: float) -> date | None:
    """The day on which so many hours are done, if `part` of the hours that there are is used; None
    if it is out of sight.
    """
    left = hours
    for days in range(0, LONGEST_DAYS + 1, YEAR):
        first = standing.start + DAY * days
        last = first + DAY * min(YEAR - 1, LONGEST_DAYS - days)
        for week in weeks_between(standing, first, last):
            left -= week.hours * part
            if left <= 1e-9:
                return week.last
    return None


def half_year(day: date) -> str:
    """The half-year of a day, as 2028-H1."""
    return f"{day.year}-H{1 if day.month <= 6 else 2}"


def weeks_between(standing: Standing, first: date, last: date) -> Sequence[Week]:
    """The weeks from `first` to `last`, both included, each with its hours."""
    loaded_until = standing.start
    if standing.profile.situation.load == "high":
        loaded_until += WEEK * standing.rules.chapter_weeks
    return _weeks(first, last, standing.hours_per_week, loaded_until, days_off(standing))


@lru_cache(maxsize=256)  # a plan asks for the same weeks again and again
def _weeks(
    first: date, last: date, hours_per_week: float, loaded_until: date, off: DaysOff
) -> Sequence[Week]:
    weeks, start = [], first
    while start <= last:
        end = min(start + WEEK - DAY, last)
        hours = hours_per_week * _free_days(start, end, off) / 7
        if start < loaded_until:
            hours *= HIGH_LOAD
        weeks.append(Week(start, end, hours))
        start += WEEK
    return weeks


class Item(NamedTuple):
    """Something to be given its days."""

    hours: float
    min_weeks: float
    """Weeks that it takes at least; 0 if that does not matter."""
    due_week: int | None
    """The week of a kit at whose end it is due; None if it is done as soon as the hours allow."""
    this_week: bool
    """Whether it belongs to the first week."""


class Days(NamedTuple):
    """The first and the last day of an item."""

    start: date
    finish: date


def days_of(
    items: Sequence[Item], weeks: Sequence[Week], until: date, standing: Standing
) -> list[Days]:
    """The days of the items, taken up in their order, at most `rules.at_once` at a time.

    In each week they share what a chapter uses of the hours; what is not done by the end is done on
    `until`.
    """
    rules = standing.rules
    there = sum(week.hours for week in weeks)
    planned = sum(item.hours for item in items)
    used = max(1 - rules.slack, planned / there if there else 1.0)
    courses = [_Course(item) for item in items]
    for week in weeks:
        if week.hours:
            _pass(week, week.hours * used, courses, rules.at_once)
    return [course.days(weeks[0].start, until, standing) for course in courses]


class _Course:
    """How far an item is."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.left = item.hours
        self.weeks = 0
        self.start: date | None = None
        self.end: date | None = None

    @property
    def running(self) -> bool:
        """Whether it has begun and is not done."""
        return self.start is not None and self.end is None

    def spend(self, hours: float, last: date) -> float:
        """Works on it in the week that ends on `last`; what that takes of the hours."""
        least = self.item.min_weeks
        pace = self.item.hours / least * FASTER if least else hours
        share = min(self.left, hours, pace)
        self.left -= share
        self.weeks += 1
        if self.left <= 1e-9 and self.weeks * FASTER >= least:
            self.end = last
        return share

    def days(self, first: date, until: date, standing: Standing) -> Days:
        """Its first and last day; a day on which it is due comes before its end."""
        finish = self.end or until
        if self.item.this_week:
            finish = first + WEEK
        if self.item.due_week is not None:
            finish = first + WEEK * self.item.due_week
        finish = first_free(standing, last_free(standing, min(finish, until)), until)
        begin = min(self.start or finish, finish)
        return Days(first_free(standing, begin, finish), finish)


def _pass(week: Week, hours: float, courses: Sequence[_Course], at_once: int) -> None:
    """Lets a week pass in which so many hours are worked."""
    running = sum(course.running for course in courses)
    for course in courses:
        if course.start is None and running < at_once:
            course.start = week.start
            running += 1
    for course in courses:
        if course.running:
            hours -= course.spend(hours, week.last)
