"""The days of a chapter: when each piece of it begins and is done."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from po_career.planning.calendar import WEEK, Week, first_free, last_free
from po_career.planning.chapter import FASTER
from po_career.planning.standing import Standing


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
