"""The history in the file of a profile: events that the catalogue knows, and None for others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from po_career.catalog.model import Catalog, Id
from po_career.catalog.places import Document
from po_career.catalog.validation import validate
from po_career.errors import Problem
from po_career.profile.chapters import is_beside_actions
from po_career.profile.model import FIRST_YEAR, LAST_YEAR, Event, KeptAction, KeptPlan

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
    """What is wrong with an event; empty if nothing is."""
    far = next((day for day in _days(event) if not FIRST_YEAR <= day.year <= LAST_YEAR), None)
    if far is not None:
        years = f"a day of the history lies from {FIRST_YEAR} to {LAST_YEAR}"
        return f"{far} is too far away: {years}"
    given = {name for name in event.__match_args__ if getattr(event, name) is not None}
    about = [keys[0] for keys in ABOUT if given.intersection(keys)]
    if len(about) > 1:
        return f"this entry of the history is about {len(about)} things: {', '.join(about)}"
    if not about and "months_was" not in given:
        return "this entry of the history does not say what changed"
    rates = bool(given & {"rating", "was"})
    if rates and event.skill is None:
        return "this rating in the history names no skill"
    if event.skill is None or rates:
        return ""
    return (
        f'this entry of the history names no rating of "{event.skill}", neither the new one nor'
        " the one before"
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
    if any(new is None and getattr(event, key) is not None for key, new in ids.items()):
        return None
    new: dict[str, Any] = {}
    for key in ("rating", "was"):
        rating = getattr(event, key)
        if rating is not None:
            if rating.level > catalog.scale.top:
                return None
            new[key] = replace(rating, by=event.by)
    if event.plan is not None:
        new["plan"] = _known_plan(event.plan, catalog)
        if new["plan"] is None:
            return None
    return replace(event, **new, **ids)


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
