"""The history in the file of a profile: events that the catalogue knows, and None for others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from po_career.catalog.model import Catalog, Id
from po_career.catalog.places import Document
from po_career.catalog.validation import validate
from po_career.errors import Problem
from po_career.frozen import given
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
ONE_THING = "an entry says one thing: a rating, an action done, a role or the months in it, a plan"


def read_history(
    document: Document, catalog: Catalog, problems: list[Problem]
) -> Iterator[Event | None]:
    """The entries of `history`, a list in `document`, one by one: the event, or None for one that
    has to stay as it is written.

    That is an entry with an id or a level that `catalog` does not know, and one with a mistake,
    which is added to `problems`.
    """
    node = document.node(("history",))
    for n in range(0 if node is None else len(node.value)):
        event, wrong = validate(document, ("history", n), Event)
        what = "" if event is None else next(_mistakes(event), "")
        if what:
            wrong = [document.problem(("history", n), what, ONE_THING)]
        problems += wrong
        yield None if wrong else _known(event, catalog)


def _mistakes(event: Event) -> Iterator[str]:
    """What is wrong with an event; the first is the one to mend first."""
    yield from _distant_days(event)
    keys = given(event).keys()
    about = [names[0] for names in ABOUT if not keys.isdisjoint(names)]
    if len(about) > 1:
        yield f"this entry of the history is about {len(about)} things: {', '.join(about)}"
    if not about and "months_was" not in keys:
        yield "this entry of the history does not say what changed"
    has_rating = not keys.isdisjoint(("rating", "was"))
    if has_rating and event.skill is None:
        yield "this rating in the history names no skill"
    if event.skill is not None and not has_rating:
        yield (
            f'this entry of the history names no rating of "{event.skill}", neither the new one'
            " nor the one before"
        )


def _distant_days(event: Event) -> Iterator[str]:
    """What is wrong with the days of an event that are too far from today."""
    plan = event.plan or KeptPlan("")
    days = [event.on, plan.until, *plan.due.values()]
    for action in plan.actions:
        days += [action.start, action.due]
    for day in days:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = f"a day of the history lies from {FIRST_YEAR} to {LAST_YEAR}"
            yield f"{day} is too far away: {years}"


def _known(event: Event, catalog: Catalog) -> Event | None:
    """`event` with the ids of today, its ratings by its rater; None if something is unknown."""
    gone = catalog.replaced
    roles: Mapping[str, Any] = catalog.roles
    ids: dict[str, Any] = {
        "skill": _today(event.skill, catalog.skills, gone.skills),
        "begun": _entry_today(event.begun, catalog),
        "done": _entry_today(event.done, catalog),
        "not_done": _entry_today(event.not_done, catalog),
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
    """`plan` with the entries that still exist; None if its role is gone."""
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
    """The id of today for an action, or for what stands in a chapter beside actions; None if there
    is none.
    """
    if entry is None or is_beside_actions(entry):
        return entry
    return _today(entry, catalog.actions, catalog.replaced.actions)


def _today(old: Id | None, items: Mapping[str, Any], replaced: Mapping[str, str]) -> Id | None:
    """The id of today for `old`; None if there is none."""
    if old is None or old in items:
        return old
    return replaced.get(old)
