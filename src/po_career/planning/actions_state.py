"""How the actions stand against the last plan that was kept: done, open, late."""

from collections.abc import Iterator
from datetime import date

from po_career.catalog.model import Catalog, Id
from po_career.planning.kept_chapter import kept_action
from po_career.planning.kits import part_of_kit
from po_career.planning.model import Step
from po_career.planning.progress_model import ActionsState, DoneAction, DueAction, PlanOnRecord
from po_career.profile.chapters import CLOSED, HALF, Kept, is_beside_actions, last_plan, marks
from po_career.profile.model import KeptAction, KeptGiven, KeptPlan, Profile


def kept_plan(step: Step, given: KeptGiven | None = None) -> KeptPlan:
    """What is kept of a plan: the role of its step, its chapter, and the days on which the chapter
    has actions of the catalogue done.

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
    kept = last_plan(profile)
    done = [*_done_actions(catalog, profile), *_done_beside(catalog, profile)]
    done.sort(key=lambda one: (-(one.on or date.min).toordinal(), one.id))
    plan, waiting = None, list[DueAction]()
    if kept is not None:
        toward = kept.plan.toward
        role = catalog.roles.get(toward)
        plan = PlanOnRecord(kept.on, toward, role.title if role is not None else toward)
        waiting = _waiting(catalog, profile, kept, today)
        waiting.sort(key=lambda one: (one.due, one.number or 0, one.id))
    return ActionsState(
        plan=plan,
        done=tuple(done),
        open=tuple(one for one in waiting if one.due >= today),
        late=tuple(one for one in waiting if one.due < today),
    )


def _done_actions(catalog: Catalog, profile: Profile) -> Iterator[DoneAction]:
    """The actions of the catalogue that are done."""
    days = {event.done: event.on for event in profile.history}
    for key in profile.done:
        action = catalog.actions.get(key)
        if action is not None:
            yield DoneAction(key, action.title, action.hours.middle, days.get(key))


def _done_beside(catalog: Catalog, profile: Profile) -> list[DoneAction]:
    """What else was done in a chapter that was kept."""
    entries: dict[Id, KeptAction] = {}
    found: list[DoneAction] = []
    for event in profile.history:
        if event.plan is not None:
            entries = {entry.id: entry for entry in event.plan.actions}
        _drop_last(found, event.not_done)
        if event.done is None or not is_beside_actions(event.done):
            continue
        entry = entries.get(event.done.removeprefix(HALF))
        if entry is not None and entry.id not in profile.done:
            title = entry_title(catalog, event.done, entry.title)
            found.append(DoneAction(event.done, title, entry.hours, event.on))
    return found


def _drop_last(found: list[DoneAction], not_done: Id | None) -> None:
    """Take away what turned out not to be done."""
    for place in reversed(range(len(found))):
        if found[place].id == not_done:
            del found[place]
            return


def _waiting(catalog: Catalog, profile: Profile, kept: Kept, today: date) -> list[DueAction]:
    """What of a kept plan is neither done nor skipped."""
    stands = marks(profile, kept, today)
    gone = {*stands, *profile.done, *profile.skipped}
    found = []
    for entry in kept.plan.actions:
        mark = stands[entry.id]
        if entry.due is None or mark.state in CLOSED:
            continue
        title = entry_title(catalog, HALF + entry.id if entry.half else entry.id, entry.title)
        begun = mark.begun_on is not None
        found.append(DueAction(entry.id, title, entry.hours, entry.due, entry.number, begun=begun))
    for key, due in kept.plan.due.items():
        action = catalog.actions.get(key)
        if action is not None and key not in gone:
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
        return "Ask whether you can have what the next action needs"
    work = part_of_kit(catalog, entry)
    what = (work.what if work is not None else title) or entry
    return f"Find out {what}" if entry.startswith("check:") else what
