"""The time that the actions of a chapter take, as bars over its weeks.

Places in percent of the whole span.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from po_career.frozen import Frozen
from po_career.render.page.phrases import MONTHS, day
from po_career.render.plan.parts import ChapterPart

MOST_TICKS = 6
LAST_LABEL = 92.0
"""A label that begins further right would leave the picture."""
BY_WEEKS = 84
"""Chapters of at most so many days are divided into weeks, longer ones into months."""


class Tick(Frozen):
    """A line of the picture, and what stands above it."""

    at: float
    label: str


class Bar(Frozen):
    """When one action runs."""

    number: int
    at: float
    length: float
    first: date
    last: date


class Timeline(Frozen):
    """The actions of a chapter over time."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def timeline(chapter: ChapterPart | None) -> Timeline:
    """The actions of a chapter in their order, from its first day to its last.

    Nothing for none.
    """
    if chapter is None or not chapter.actions:
        return Timeline((), ())
    first, last = chapter.from_, chapter.until
    days = max((last - first).days, 1)

    def place(on: date) -> float:
        return round((on - first).days / days * 100, 2)

    bars = []
    for action in chapter.actions:
        start, finish = action.from_ or first, action.until or last
        at = min(place(start), 99.0)
        length = min(max(round(place(finish) - at, 2), 1.0), 100 - at)
        bars.append(Bar(action.number or 0, at, length, start, finish))
    return Timeline(tuple(_ticks(first, last, place)), tuple(bars))


def _ticks(first: date, last: date, place: Callable[[date], float]) -> Iterator[Tick]:
    by_weeks = (last - first).days <= BY_WEEKS
    for on in _weeks(first, last) if by_weeks else _months(first, last):
        label = day(on) if by_weeks else MONTHS[on.month - 1]
        yield Tick(place(on), label if place(on) <= LAST_LABEL else "")


def _weeks(first: date, last: date) -> Iterator[date]:
    """Days with the same number of weeks between them, at most MOST_TICKS."""
    weeks = max(1, -(-((last - first).days // 7) // MOST_TICKS))
    for count in range((last - first).days // (7 * weeks) + 1):
        yield first + timedelta(weeks=count * weeks)


def _months(first: date, last: date) -> Iterator[date]:
    """First days of months with the same number of months between them, at most MOST_TICKS."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-months // MOST_TICKS))
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    while (on := date(number // 12, number % 12 + 1, 1)) <= last:
        yield on
        number += step
