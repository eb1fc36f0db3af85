"""The time that the actions take, as bars over months: places in percent of the whole span."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from po_career.catalog.model import Setting
from po_career.planning.model import PlannedAction
from po_career.render.words import MONTHS, day

MOST_TICKS = 6
LAST_LABEL = 88.0
"""A label that begins further right would leave the picture."""
BY_WEEKS = 84
"""Spans of at most so many days are divided into weeks."""
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from one line to the next."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the picture, and what stands above it."""

    at: float
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class Bar:
    """When one action runs."""

    number: int
    title: str
    at: float
    length: float
    setting: Setting
    first: date
    last: date
    now: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All actions over time."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def timeline(actions: Sequence[PlannedAction]) -> Timeline:
    """The actions, in their order, between the first start and the last finish; nothing for none."""
    if not actions:
        return Timeline((), ())
    first, last = min(action.start for action in actions), max(action.finish for action in actions)
    days = max((last - first).days, 1)

    def place(on: date) -> float:
        return round((on - first).days / days * 100, 2)

    bars = [
        Bar(
            number=number,
            title=action.title,
            at=min(place(action.start), 99),
            length=max(round(place(action.finish) - place(action.start), 2), 1),
            setting=action.setting,
            first=action.start,
            last=action.finish,
            now=action.start == first,
        )
        for number, action in enumerate(actions, 1)
    ]
    return Timeline(tuple(_ticks(first, last, place)), tuple(bars))


def _ticks(first: date, last: date, place: Callable[[date], float]) -> Iterator[Tick]:
    days = list(_weeks(first, last) if (last - first).days <= BY_WEEKS else _months(first, last))
    year = None
    for on in days:
        label = place(on) <= LAST_LABEL
        weekly = on.day != 1 or (last - first).days <= BY_WEEKS
        text = day(on) if weekly else MONTHS[on.month - 1]
        yield Tick(place(on), text if label else "", str(on.year) if label and on.year != year else "")
        year = on.year if label else year


def _weeks(first: date, last: date) -> Iterator[date]:
    """Days with the same number of weeks between them, at most MOST_TICKS."""
    weeks = max(1, -(-((last - first).days // 7) // MOST_TICKS))
    for number in range((last - first).days // (7 * weeks) + 1):
        yield first + timedelta(weeks=number * weeks)


def _months(first: date, last: date) -> Iterator[date]:
    """First days of months with the same number of months between them, at most MOST_TICKS, beginning with a full year where they can."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in STEPS if months / step <= MOST_TICKS), -(-months // MOST_TICKS))
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % step
    while (on := date(number // 12, number % 12 + 1, 1)) <= last:
        yield on
        number += step
