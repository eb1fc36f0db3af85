"""How the actions stand against the last plan that was kept: done, open, late."""

from datetime import date

from po_career.catalog.model import Catalog
from po_career.planning.model import Step
from po_career.planning.progress_model import ActionsState, DoneAction, DueAction, PlanOnRecord
from po_career.planning.toward import last_plan
from po_career.profile.model import Event, KeptPlan, Profile

NOT_OF_CATALOGUE = ("kit", "offer", "door")
"""Kinds of entries of a chapter that are no actions of the catalogue: nobody can report them done."""


def kept_plan(step: Step) -> KeptPlan:
    """What is kept of a plan: the role of its step, and the days by which its chapter has the catalogue's actions done."""
    actions = step.chapter.actions if step.chapter is not None else ()
    due = {
        action.id: action.finish
        for action in actions
        if action.kind not in NOT_OF_CATALOGUE and action.finish is not None
    }
    return KeptPlan(step.role, due)


def actions_state(catalog: Catalog, profile: Profile, today: date) -> ActionsState:
    """What is done, and what of the last kept plan is open or late on `today`; actions that the catalogue has lost are left out."""
    days = {event.done: event.on for event in profile.history if event.done is not None}
    done = [
        DoneAction(key, catalog.actions[key].title, catalog.actions[key].hours.middle, days.get(key))
        for key in profile.done
        if key in catalog.actions
    ]
    event = last_plan(profile)
    due = {} if event is None or event.plan is None else event.plan.due
    waiting = sorted((day, key) for key, day in due.items() if key in catalog.actions and key not in profile.done)
    listed = [DueAction(key, catalog.actions[key].title, catalog.actions[key].hours.middle, day) for day, key in waiting]
    return ActionsState(
        plan=_on_record(catalog, event),
        done=tuple(sorted(done, key=lambda one: (one.on is None, -(one.on.toordinal() if one.on else 0), one.id))),
        open=tuple(one for one in listed if one.due >= today),
        late=tuple(one for one in listed if one.due < today),
    )


def _on_record(catalog: Catalog, event: Event | None) -> PlanOnRecord | None:
    if event is None or event.plan is None:
        return None
    role = catalog.roles.get(event.plan.toward)
    return PlanOnRecord(event.on, event.plan.toward, role.title if role else event.plan.toward)
