"""A plan as a calendar file (RFC 5545).

The days of the chapter, of which every action begins on one and is due on one, and a short review
each week.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Component, Event, vText

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.calendar import DaysOff, is_day_off
from po_career.planning.model import Chapter
from po_career.planning.plan_model import Plan
from po_career.render.plan.naming import Names
from po_career.render.plan.plan_tasks import Task, goal, tasks

Part = TypeVar("Part", bound=Component)

PRODUCT = "-//po-career//po-career//EN"
DAY = timedelta(days=1)
EPOCH = date(1970, 1, 1)
FRIDAY = 4
AT_ONCE = timedelta(0)
REVIEW_AT, REVIEW_TAKES = time(9), timedelta(minutes=15)
"""The hour of a review wherever the person is, so without a time zone, and how long it takes."""
NINE_THE_DAY_BEFORE = timedelta(days=-1, hours=9)
NINE_THREE_DAYS_BEFORE = timedelta(days=-3, hours=9)
REVIEW_TEXT = (
    "A quarter of an hour: what was done, what comes next, and what to leave out.\n"
    "What to do now: po-career next\n"
    "What was done, by its number: po-career done 1"
)
CHECK_IN_TEXT = (
    "Look back at the chapter, and plan the next one: po-career check-in\n"
    "A plan is not a promise of a promotion."
)


class Entry(Frozen):
    """One entry of the calendar: a whole day, or a part of it."""

    key: str
    """What makes it the same entry in another plan."""
    title: str
    text: str
    on: date
    remind: timedelta
    """When the reminder comes, from the beginning of the entry."""
    link: str | None = None
    at: time | None = None
    """When it begins; None if it takes the whole day."""
    again_on: tuple[date, ...] = ()
    """The days on which it comes again, weeks apart; empty if it comes once."""


def calendar_text(plan: Plan, catalog: Catalog, *, private: bool = False) -> str:
    """The calendar of the chapter, lines ended by CR LF; the same plan gives the same text.

    `catalog` is the one that the plan was made with. No entry says when it was written but by the
    plan's own day. Unless `private`, it holds nothing that is for the person alone.
    """
    names = Names(plan, catalog, private)
    head = {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    calendar = _with(Calendar(), {**head, "x-wr-calname": Text(f"po-career: {goal(names)}")})
    for entry in _entries(names):
        calendar.add_component(_event(entry, plan))
    return str(calendar.to_ical(), "utf-8")


def _entries(names: Names) -> Iterator[Entry]:
    """Events and no to-dos: Google Calendar and Outlook leave a VTODO out."""
    for task in tasks(names):
        yield from _of_task(task)
    chapter = names.step.chapter
    if chapter is None:
        return
    yield from _review(names, chapter)
    yield Entry(
        "check-in", "Check-in on your plan", CHECK_IN_TEXT, chapter.check_on, NINE_THE_DAY_BEFORE
    )


def _of_task(task: Task) -> Iterator[Entry]:
    """The day on which an action begins, and the day on which it is due.

    One day if they are the same.
    """
    if task.start is None or task.finish is None:
        return
    key, text, link = f"action/{task.id}", task.text, task.link
    if task.start < task.finish:
        title = f"Begin: {task.title}"
        yield Entry(f"{key}/start", title, text, task.start, NINE_THE_DAY_BEFORE, link)
    title = f"Due: {task.title}"
    yield Entry(f"{key}/due", title, text, task.finish, NINE_THREE_DAYS_BEFORE, link)


def _review(names: Names, chapter: Chapter) -> Iterator[Entry]:
    """A look at the week on each Friday before the check-in, but for days off."""
    off = DaysOff(names.person.away, names.catalog.rules.quiet_days)
    first = chapter.from_ + DAY * ((FRIDAY - chapter.from_.weekday()) % 7)
    fridays = _weekly(first, chapter.check_on - DAY)
    free = [friday for friday in fridays if not is_day_off(friday, off)]
    if chapter.actions and free:
        title = "Weekly review of your plan"
        again = tuple(free[1:])
        yield Entry("review", title, REVIEW_TEXT, free[0], AT_ONCE, at=REVIEW_AT, again_on=again)


def _event(entry: Entry, plan: Plan) -> Event:
    """The entry as an event that blocks no time and that others do not read.

    A second import recognises it by its UID, which depends on the catalogue and the action alone,
    and by the day of the plan.
    """
    written = datetime.combine(plan.generated_on, time(tzinfo=UTC))
    fields: dict[str, object] = {
        "uid": str(uuid5(NAMESPACE_URL, f"urn:po-career:{plan.catalog.id}/{entry.key}")),
        "dtstamp": written,
        "last-modified": written,
        "sequence": (plan.generated_on - EPOCH).days,
        "dtstart": _begins(entry, entry.on),
        "dtend": _begins(entry, entry.on) + (DAY if entry.at is None else REVIEW_TAKES),
        "summary": Text(entry.title),
        "description": Text(entry.text),
        "transp": "TRANSPARENT",
        "class": "PRIVATE",
    }
    if entry.link is not None:
        fields["url"] = entry.link
    if entry.again_on:
        fields["rrule"] = {"freq": "weekly", "until": _begins(entry, entry.again_on[-1])}
        left_out = set(_weekly(entry.on, entry.again_on[-1])) - {entry.on, *entry.again_on}
        if left_out:
            fields["exdate"] = [_begins(entry, day) for day in sorted(left_out)]
    event = _with(Event(), fields)
    title = Text(entry.title)
    alarm = {"action": "DISPLAY", "description": title, "trigger": entry.remind}
    event.add_component(_with(Alarm(), alarm))
    return event


def _begins(entry: Entry, on: date) -> date:
    """The day or the hour at which the entry begins on that day."""
    return on if entry.at is None else datetime.combine(on, entry.at)


def _weekly(first: date, last: date) -> list[date]:
    """Days from `first` to `last`, a week apart."""
    return [first + DAY * n for n in range(0, (last - first).days + 1, 7)]


def _with(part: Part, fields: Mapping[str, object]) -> Part:
    for name, value in fields.items():
        part.add(name, value)
    return part


class Text(vText):
    """A text that comes back from the file as it went in: the library takes a backslash before a
    capital N for a line end.
    """

    def to_ical(self) -> bytes:
        """The text with its escapes, in UTF-8."""
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))
