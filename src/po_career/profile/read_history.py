"""The history in a profile's file.

Each event that the catalogue knows, and the others as places to be left alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from po_career.catalog.model import Catalog, Id
from po_career.catalog.places import Document
from po_career.catalog.validation import validate
from po_career.errors import Problem
from po_career.profile.chapters import is_beside_actions
from po_career.profile.model import Event, KeptAction, KeptPlan

FIRST_YEAR, LAST_YEAR = 1970, 2200
ABOUT = (
    ("skill",),
    ("begun",),
    ("done",),
    ("not_done",),
    ("skipped",),
    ("role", "role_was", "months"),
    ("plan",),
)
"""What an event may be about, as the keys that say so; only ratings have `rating`, `was` and `by`.
"""


def read_history(
    document: Document, catalog: Catalog, problems: list[Problem]
) -> Iterator[Event | None]:
    """The entries of `history`, a list in `document`, one by one: the event, or None for one that
    is to be left as it stands.

    That is one with an id or a level that `catalog` does not know, and one with a mistake, which is
    added to `problems`.
    """
    node = document.node(("history",))
    for n in range(len(node.value) if node is not None and isinstance(node.value, list) else 0):
        event, wrong = validate(document, ("history", n), Event)
        if event is not None and (what := _amiss(event)):
            wrong = [
                document.problem(
                    ("history", n),
                    what,
                    "an entry says one thing: a rating, an action done, a role or the months in it,"
                    " a plan",
                )
            ]
        problems += wrong
        yield None if wrong else _known(event, catalog)


def _days(event: Event) -> Iterator[date]:
    """Every day that the event names."""
    yield event.on
    if event.plan is None:
        return
    days = [event.plan.until, *event.plan.due.values()]
    for action in event.plan.actions:
        days += [action.start, action.due]
    yield from (day for day in days if day is not None)


def _amiss(event: Event) -> str:
    for day in _days(event):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return (
                f"{day} is too far away: a day of the history lies from {FIRST_YEAR} to {LAST_YEAR}"
            )
    about = [keys[0] for keys in ABOUT if any(getattr(event, key) is not None for key in keys)]
    if not about and event.months_was is None:
        return "this entry of the history does not say what changed"
    if len(about) > 1:
        return f"this entry of the history is about {len(about)} things: {', '.join(about)}"
    if event.skill is not None and event.rating is None and event.was is None:
        return (
            f'this entry of the history names no rating of "{event.skill}", neither the new one nor'
            " the one before"
        )
    return (
        ""
        if event.skill is not None or event.rating is event.was is None
        else "this rating in the history names no skill"
    )


def _known(event: Event, catalog: Catalog) -> Event | None:
    """`event` with the ids of today, its ratings by its rater; None where something in it is not
    known.
    """
    gone = catalog.replaced
    roles: Mapping[str, Any] = catalog.roles
    ids: dict[str, Any] = {
        "skill": _today(event.skill, catalog.skills, gone.skills),
        "begun": _entry_today(event.begun, catalog),
        "done": _entry_today(event.done, catalog),
        "not_done": _today(event.not_done, catalog.actions, gone.actions),
        "skipped": _entry_today(event.skipped, catalog),
        "role": _today(event.role, roles, gone.roles),
        "role_was": _today(event.role_was, roles, gone.roles),
    }
    levels = [rating.level for rating in (event.rating, event.was) if rating is not None]
    if (
        any(getattr(event, key) is not None and found is None for key, found in ids.items())
        or max(levels, default=0) > catalog.scale.top
    ):
        return None
    plan = None if event.plan is None else _known_plan(event.plan, catalog)
    if event.plan is not None and plan is None:
        return None
    rating, was = (
        None if one is None else replace(one, by=event.by) for one in (event.rating, event.was)
    )
    return replace(event, rating=rating, was=was, plan=plan, **ids)


def _known_plan(plan: KeptPlan, catalog: Catalog) -> KeptPlan | None:
    """`plan` with the entries that there still are; None where its role is gone."""
    toward = _today(plan.toward, catalog.roles, catalog.replaced.roles)
    if toward is None:
        return None
    due = {}
    for action, day in plan.due.items():
        today = _today(action, catalog.actions, catalog.replaced.actions)
        if today is not None:
            due[today] = day
    found = [_known_entry(entry, catalog) for entry in plan.actions]
    actions = tuple(entry for entry in found if entry is not None)
    return replace(plan, toward=toward, due=due, actions=actions)


def _known_entry(entry: KeptAction, catalog: Catalog) -> KeptAction | None:
    today = _entry_today(entry.id, catalog)
    if today is None:
        return None
    raises = {skill: level for skill, level in entry.raises.items() if skill in catalog.skills}
    return replace(entry, id=today, raises=raises)


def _entry_today(entry: Id | None, catalog: Catalog) -> Id | None:
    """The id of today for an action, or for what stands in a chapter beside actions; None where
    there is none.
    """
    if entry is None or is_beside_actions(entry):
        return entry
    return _today(entry, catalog.actions, catalog.replaced.actions)


def _today(old: Id | None, items: Mapping[str, Any], replaced: Mapping[str, str]) -> Id | None:
    """The id of today for `old`; None where there is none."""
    if old is None or old in items:
        return old
    return replaced.get(old)
