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
    """Weeks that it takes at least, at the pace of its own; 0 if that does not matter."""
    due_week: int | None
    """The week at whose end it is due, of a kit; None if it is done as soon as the hours allow."""
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
    there = sum(week.hours for week in weeks)
    planned = sum(item.hours for item in items)
    used = max(1 - standing.catalog.rules.slack, planned / there if there else 1.0)
    left = [item.hours for item in items]
    starts: list[date | None] = [None] * len(items)
    ends: list[date | None] = [None] * len(items)
    spent = [0] * len(items)
    for week in weeks:
        hours = week.hours * used
        if not week.hours:
            continue
        running = [n for n in range(len(items)) if starts[n] is not None and ends[n] is None]
        for n in range(len(items)):
            if starts[n] is None and len(running) < standing.catalog.rules.at_once and hours > 0:
                starts[n] = week.start
                running.append(n)
        for n in sorted(running):
            pace = items[n].hours / items[n].min_weeks * FASTER if items[n].min_weeks else hours
            share = min(left[n], hours, max(pace, 0.0))
            left[n] -= share
            hours -= share
        for n in running:
            spent[n] += 1
            if left[n] <= 1e-9 and spent[n] * FASTER >= items[n].min_weeks:
                ends[n] = week.last
    return [_days(item, starts[n], ends[n], weeks, until, standing) for n, item in enumerate(items)]


def _days(
    item: Item,
    start: date | None,
    end: date | None,
    weeks: Sequence[Week],
    until: date,
    standing: Standing,
) -> Days:
    first = weeks[0].start
    finish = min(end or until, until)
    if item.this_week:
        finish = min(first + WEEK, until)
    if item.due_week is not None:
        finish = min(first + WEEK * item.due_week, until)
    finish = first_free(standing, last_free(standing, finish), until)
    begin = min(start or finish, finish)
    return Days(first_free(standing, begin, finish), finish)
