"""How the actions stand against the last plan that was kept: done, open, late."""

from datetime import date

from po_career.catalog.model import Catalog, Id
from po_career.planning.kept_chapter import kept_action
from po_career.planning.kits import part_of_kit
from po_career.planning.model import Step
from po_career.planning.progress_model import ActionsState, DoneAction, DueAction, PlanOnRecord
from po_career.profile.chapters import CLOSED, HALF, is_beside_actions, last_plan, marks
from po_career.profile.model import Event, KeptGiven, KeptPlan, Profile


def kept_plan(step: Step, given: KeptGiven | None = None) -> KeptPlan:
    """What is kept of a plan: the role of its step, its chapter, the days by which that has the
    catalogue's actions done.

    `given` is what the plan took as given.
    """
    chapter = step.chapter
    actions = chapter.actions if chapter is not None else ()
    due = {
        action.id: action.finish
        for action in actions
        if not is_beside_actions(action.id) and action.finish is not None
    }
    return KeptPlan(
        step.role,
        due,
        until=chapter.until if chapter is not None else None,
        actions=tuple(kept_action(action) for action in actions),
        given=given,
    )


def actions_state(catalog: Catalog, profile: Profile, today: date) -> ActionsState:
    """What is done, and what of the last kept plan is open or late on `today`.

    Actions that the catalogue has lost are left out.
    """
    event = last_plan(profile)
    done = _done(catalog, profile)
    waiting = [] if event is None else _waiting(catalog, profile, event, today)
    waiting.sort(key=lambda one: (one.due, one.number or 0, one.id))
    return ActionsState(
        plan=_on_record(catalog, event),
        done=tuple(
            sorted(
                done,
                key=lambda one: (one.on is None, -(one.on.toordinal() if one.on else 0), one.id),
            )
        ),
        open=tuple(one for one in waiting if one.due >= today),
        late=tuple(one for one in waiting if one.due < today),
    )


def _done(catalog: Catalog, profile: Profile) -> list[DoneAction]:
    """The actions of the catalogue that are done, and what was done beside them in a chapter that
    was kept.
    """
    days = {event.done: event.on for event in profile.history if event.done is not None}
    found = []
    for key in profile.done:
        if key in catalog.actions:
            action = catalog.actions[key]
            found.append(DoneAction(key, action.title, action.hours.middle, days.get(key)))
    plan = None
    for event in profile.history:
        plan = event.plan or plan
        if plan is None or event.done is None or not is_beside_actions(event.done):
            continue
        key = event.done.removeprefix(HALF)
        if key in profile.done:
            continue
        entry = next((one for one in plan.actions if one.id == key), None)
        if entry is not None:
            title = entry_title(catalog, event.done, entry.title)
            found.append(DoneAction(event.done, title, entry.hours, event.on))
    return found


def _waiting(catalog: Catalog, profile: Profile, event: Event, today: date) -> list[DueAction]:
    """What of the plan of `event` is neither done nor skipped."""
    if event.plan is None:
        return []
    gone = {*profile.done, *profile.skipped}
    stands = marks(profile, event, today)
    found = []
    for entry in event.plan.actions:
        if entry.due is None or stands[entry.id].state in CLOSED:
            continue
        hours = entry.hours
        key = HALF + entry.id if entry.half else entry.id
        title = entry_title(catalog, key, entry.title)
        begun = stands[entry.id].begun_on is not None
        found.append(DueAction(entry.id, title, hours, entry.due, entry.number, begun=begun))
    for key, due in event.plan.due.items():
        if key in stands or key in gone or key not in catalog.actions:
            continue
        action = catalog.actions[key]
        found.append(DueAction(key, action.title, action.hours.middle, due))
    return found


def entry_title(catalog: Catalog, entry: Id, title: str = "") -> str:
    """What an entry of a chapter is called; `title` is what it was called when it was kept."""
    if entry in catalog.actions:
        return catalog.actions[entry].title
    if entry.startswith(HALF):
        return f"{entry_title(catalog, entry.removeprefix(HALF), title)}, the first half"
    if entry == "offer":
        return f"Answer the offer: {title}" if title else "Answer the offer"
    if entry == "door":
        return "Ask whether you can have what the next action rests on"
    work = part_of_kit(catalog, entry)
    what = (work.what if work is not None else title) or entry
    return f"Find out {what}" if entry.startswith("check:") else what


def _on_record(catalog: Catalog, event: Event | None) -> PlanOnRecord | None:
    if event is None or event.plan is None:
        return None
    role = catalog.roles.get(event.plan.toward)
    return PlanOnRecord(event.on, event.plan.toward, role.title if role else event.plan.toward)
