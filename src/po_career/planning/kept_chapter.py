"""The chapter that was kept, as it stands now.

The same entries, numbers and end, with what is done, begun or late.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple, cast, get_args

from po_career.catalog.model import Id, WorkStep
from po_career.frozen import Frozen
from po_career.planning.calendar import WEEK, Days
from po_career.planning.ground import Ground
from po_career.planning.kits import part_of_kit
from po_career.planning.model import Part, PlannedAction
from po_career.planning.openness import unknown_needs
from po_career.planning.quarter import (
    Entry,
    Quarter,
    door_entry,
    kit_entry,
    offer_entry,
    planned_action,
    quarter_with,
)
from po_career.planning.standing import Standing
from po_career.profile.chapters import CLOSED, Kept, marks
from po_career.profile.model import KeptAction

PRESSING = timedelta(weeks=2)


class NextStep(Frozen):
    """What to do of it."""

    what: str
    minutes: int | None
    """None for a step of a longer piece of work."""
    week: int | None
    """The week of the action in which it begins; None for what is done first."""
    with_: str | None


class KeptEntry(NamedTuple):
    """An entry of a kept chapter, and how it stands."""

    entry: Entry
    action: PlannedAction


def kept_entries(standing: Standing, chapter: Kept) -> tuple[KeptEntry, ...]:
    """The entries of a chapter, in their order, as they stand on the first day of `standing`.

    What the catalogue has lost is left out.
    """
    stands = marks(standing.profile, chapter, standing.start)
    found = []
    for place, kept in enumerate(chapter.plan.actions):
        entry = _entry(kept, standing, chapter.plan.actions[place + 1 :])
        if entry is None:
            continue
        days = None if kept.due is None else Days(kept.start or kept.due, kept.due)
        planned = planned_action(entry, standing, kept.number, days)
        mark = stands[kept.id]
        planned = replace(planned, state=mark.state, begun_on=mark.begun_on)
        found.append(KeptEntry(entry, planned))
    return tuple(found)


def kept_quarter(ground: Ground, named: Sequence[Id], chapter: Kept) -> Quarter:
    """A chapter as a quarter of today's plan: what is done in it stays, and is not part of what is
    left.

    `named` are the skills that the person's own words name.
    """
    entries = kept_entries(ground.standing, chapter)
    actions = tuple(one.action for one in entries)
    waiting = [one.entry for one in entries if one.action.state not in CLOSED]
    return quarter_with(ground, named, waiting, actions, chapter.on, chapter.until)


def _entry(kept: KeptAction, standing: Standing, later: Sequence[KeptAction]) -> Entry | None:
    """What was kept as an entry of today; None if the catalogue has lost it."""
    catalog = standing.catalog
    action = catalog.actions.get(kept.id)
    work = part_of_kit(catalog, kept.id)
    if kept.id == "offer":
        entry = offer_entry(kept.title, kept.hours)
    elif kept.id == "door":
        rests = catalog.actions.get(later[0].id) if later else None
        needs = unknown_needs(rests, standing) if rests is not None else ()
        entry = door_entry(needs, kept.hours)
    elif work is not None:
        entry = kit_entry(kept.id, work, kept.hours)
    elif action is not None:
        entry = Entry(
            action,
            action.kind,
            "focus",
            kept.hours,
            tuple(kept.raises.items()),
            kept.half,
            for_role=kept.for_role if kept.for_role in catalog.roles else None,
        )
    else:
        return None
    # a part that nobody knows any more counts as focus
    return entry._replace(part=cast("Part", kept.part) if kept.part in get_args(Part) else "focus")


def kept_action(action: PlannedAction) -> KeptAction:
    """What is kept of an action of the chapter."""
    raises = {one.skill: one.to for one in action.raises}
    raises |= {one.skill: one.level for one in action.opens}
    return KeptAction(
        id=action.id,
        number=action.number,
        title=action.title,
        hours=action.hours.planned,
        start=action.start,
        due=action.finish,
        first=action.first_step.what if action.first_step is not None else None,
        part=action.part,
        half=action.begun_only,
        raises=raises,
        for_role=action.for_role,
    )


def turn(
    today: date, due: date | None, number: int | None, *, begun: bool
) -> tuple[int, date, int]:
    """What to sort by for what comes first on `today`.

    First what is under way or due within two weeks, by its day; then what is late; then the rest in
    its order.
    """
    place = number or 0
    if due is None:
        return 0 if begun else 2, date.max, place
    if begun or timedelta() <= due - today <= PRESSING:
        return 0, due, place
    return (1, due, place) if due < today else (2, date.max, place)


def in_turn(actions: Sequence[PlannedAction], today: date) -> list[PlannedAction]:
    """Those of the actions that are still to be done, what comes first at the head."""
    waiting = [one for one in actions if one.state not in CLOSED]
    return sorted(
        waiting, key=lambda one: turn(today, one.finish, one.number, begun=bool(one.begun_on))
    )


def step_of(action: PlannedAction, today: date) -> NextStep | None:
    """The next step of an action: what is done first, or the step of the current week once the
    action is begun.

    None if the catalogue names none, or if what is done first lies more than a week back.
    """
    step = _work_step(action, today)
    if step is not None:
        return NextStep(step.what, None, step.week, None)
    if goes_on(action, today):
        return None
    first = action.first_step
    if first is not None:
        return NextStep(first.what, first.minutes, None, first.with_)
    if action.steps:
        return NextStep(action.steps[0].what, None, action.steps[0].week, None)
    return None


def goes_on(action: PlannedAction, today: date) -> bool:
    """Whether it was begun a week ago or earlier, so that its first hour is behind."""
    return action.begun_on is not None and today - action.begun_on >= WEEK


def _work_step(action: PlannedAction, today: date) -> WorkStep | None:
    """The last step that has begun by the week in which a begun action is."""
    if action.begun_on is None:
        return None
    week = (today - action.begun_on).days // 7 + 1
    begun = [step for step in action.steps if step.week <= week]
    return max(begun, key=lambda step: step.week, default=None)
