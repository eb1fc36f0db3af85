"""A plan as a calendar file (RFC 5545): a bar for each action, the day on which it is due, and the day on which the plan is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Component, Event, vText

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.plan_tasks import Task, goal, outcome, outcome_text, tasks

Part = TypeVar("Part", bound=Component)

PRODUCT = "-//po-career//po-career//EN"
DAY = timedelta(days=1)
EPOCH = date(1970, 1, 1)
NINE_THE_DAY_BEFORE = timedelta(days=-1, hours=9)
NINE_THREE_DAYS_BEFORE = timedelta(days=-3, hours=9)


@dataclass(frozen=True, slots=True)
class Entry:
    """One all-day entry of the calendar."""

    key: str
    """What makes it the same entry in another plan."""
    title: str
    text: str
    first: date
    last: date
    remind: timedelta
    """When the reminder comes, from the midnight at which `first` begins."""
    link: str | None = None


def calendar_text(plan: Plan, catalog: Catalog) -> str:
    """The calendar of the next step, lines ended by CR LF; the same plan gives the same text.

    `catalog` is the one that the plan was made with. No entry says when it was written but by the plan's own day.
    """
    head = {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    calendar = _with(Calendar(), {**head, "x-wr-calname": Text(f"po-career: {goal(plan.next_step)}")})
    for entry in _entries(plan, catalog):
        calendar.add_component(_event(entry, plan))
    return str(calendar.to_ical(), "utf-8")


def _entries(plan: Plan, catalog: Catalog) -> Iterator[Entry]:
    """Events and no to-dos: Google Calendar and Outlook leave a VTODO out, so that the due day is an event of its own."""
    for task in tasks(plan, catalog):
        yield Entry(f"action/{task.id}/work", task.title, task.text, task.start, task.finish, NINE_THE_DAY_BEFORE, task.link)
        yield _due(task)
    step = plan.next_step
    day = step.skills_ready_by
    yield Entry(f"role/{step.role}/ready", outcome(step), outcome_text(plan, catalog), day, day, NINE_THE_DAY_BEFORE)


def _due(task: Task) -> Entry:
    return Entry(f"action/{task.id}/due", f"Due: {task.title}", task.text, task.finish, task.finish, NINE_THREE_DAYS_BEFORE, task.link)


def _event(entry: Entry, plan: Plan) -> Event:
    """The entry as an event that takes no time of the day and that others do not read; its last day is one of its days.

    What a second import goes by is the UID, which depends on the catalogue and on the action alone, and the plan's day.
    """
    written = datetime.combine(plan.generated_on, time(tzinfo=UTC))
    fields = {
        "uid": str(uuid5(NAMESPACE_URL, f"urn:po-career:{plan.catalog.id}/{entry.key}")),
        "dtstamp": written,
        "last-modified": written,
        "sequence": (plan.generated_on - EPOCH).days,
        "dtstart": entry.first,
        "dtend": entry.last + DAY,
        "summary": Text(entry.title),
        "description": Text(entry.text),
        "transp": "TRANSPARENT",
        "class": "PRIVATE",
    }
    event = _with(Event(), {**fields, "url": entry.link} if entry.link else fields)
    event.add_component(_with(Alarm(), {"action": "DISPLAY", "description": Text(entry.title), "trigger": entry.remind}))
    return event


def _with(part: Part, fields: Mapping[str, object]) -> Part:
    for name, value in fields.items():
        part.add(name, value)
    return part


class Text(vText):
    """A text that comes back from the file as it went in: the library takes a backslash before a capital N for a line end."""

    def to_ical(self) -> bytes:
        """The text with its escapes, in UTF-8."""
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))
