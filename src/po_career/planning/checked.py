"""What a check-in came to: what moved, and the plan that was kept at its end."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from po_career.catalog.model import STRICT, Catalog, Id
from po_career.planning.actions_state import actions_state
from po_career.planning.belief import beliefs
from po_career.planning.draws import readiness_of
from po_career.planning.model import Estimate
from po_career.planning.moves import moved_between
from po_career.planning.progress_model import ActionsState, DueAction, Moved, Toward
from po_career.profile.model import Profile


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """One check-in, from the first answer to the plan."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/check-in/1"]
    on: date
    toward: Toward
    answered: tuple[Id, ...]
    """The skills that were answered anew, in the order of the catalogue."""
    before: Estimate
    after: Estimate
    moved: tuple[Moved, ...]
    actions: ActionsState
    """As they stand against the plan that is kept now."""
    late_before: tuple[DueAction, ...]
    """What was late by the plan before."""


def checked_in(catalog: Catalog, before: Profile, after: Profile, goal: Toward, today: date) -> CheckedIn:
    """What happened between `before` and `after`, the profiles at the start of a check-in on `today` and at its end."""
    role = catalog.roles[goal.role]
    was, now = beliefs(catalog, before, today), beliefs(catalog, after, today)
    events = after.history[len(before.history) :]
    return CheckedIn(
        schema="po-career/check-in/1",
        on=today,
        toward=goal,
        answered=tuple(skill for skill in catalog.skills if before.ratings.get(skill, ()) != after.ratings.get(skill, ())),
        before=readiness_of(role, was, catalog.rules),
        after=readiness_of(role, now, catalog.rules),
        moved=moved_between(catalog, role, was, now, events),
        actions=actions_state(catalog, after, today),
        late_before=actions_state(catalog, before, today).late,
    )
