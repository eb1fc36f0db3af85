"""The result of a check-in: what moved, and the plan that was kept at its end."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.planning.actions_state import actions_state, entry_title
from po_career.planning.belief import beliefs, is_rated
from po_career.planning.draws import readiness_of
from po_career.planning.model import Estimate
from po_career.planning.plan_model import Since
from po_career.planning.progress import moved_between
from po_career.planning.progress_model import ActionsState, DueAction, Moved, Toward
from po_career.profile.chapters import HALF, half_done, last_chapter, marks
from po_career.profile.history import as_of
from po_career.profile.model import KeptAction, Profile


class Learned(Frozen):
    """A skill that is higher than when the chapter began."""

    skill: Id
    level: int
    rated: bool
    """Whether the person said so; else it is what they have done that brings it."""


class Achieved(Frozen):
    """What came of the chapter that ends."""

    kept_on: date
    done: tuple[Id, ...]
    titles: tuple[str, ...]
    """What is done, in words."""
    left: tuple[Id, ...]
    """What was neither done nor skipped."""
    skipped: tuple[Id, ...]
    hours: float
    """Planned hours of what is done."""
    of: float
    """Planned hours of what was not skipped."""
    learned: tuple[Learned, ...]


class CheckedIn(Frozen):
    """One check-in, from the first answer to the plan."""

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
    chapter: Achieved | None = None
    """The chapter that ends; None if none was kept."""
    since: Since | None = None
    """How the new plan differs from the one of that chapter; None without either."""


def checked_in(
    catalog: Catalog,
    before: Profile,
    after: Profile,
    goal: Toward,
    today: date,
    since: Since | None = None,
) -> CheckedIn:
    """What happened between `before` and `after`, the profiles at the start of a check-in on
    `today` and at its end.

    `since` is what the plan at its end says of the chapter before.
    """
    role = catalog.roles[goal.role]
    was, now = beliefs(catalog, before, today), beliefs(catalog, after, today)
    events = after.history[len(before.history) :]
    return CheckedIn(
        schema="po-career/check-in/1",
        on=today,
        toward=goal,
        answered=tuple(
            skill
            for skill in catalog.skills
            if before.ratings.get(skill, ()) != after.ratings.get(skill, ())
        ),
        before=readiness_of(role, was, catalog.rules),
        after=readiness_of(role, now, catalog.rules),
        moved=moved_between(catalog, role, was, now, events),
        actions=actions_state(catalog, after, today),
        late_before=actions_state(catalog, before, today).late,
        chapter=_achieved(catalog, before, after, today),
        since=since,
    )


def _achieved(catalog: Catalog, before: Profile, after: Profile, today: date) -> Achieved | None:
    kept = last_chapter(before)
    if kept is None:
        return None
    stands = marks(before, kept, today)
    done, left, skipped = list[KeptAction](), list[KeptAction](), list[KeptAction]()
    for entry in kept.plan.actions:
        state = stands[entry.id].state
        {"done": done, "skipped": skipped}.get(state, left).append(entry)
    halves = half_done(before)
    titles = []
    for entry in done:
        only_half = entry.half and entry.id in halves
        key = HALF + entry.id if only_half else entry.id
        titles.append(entry_title(catalog, key, entry.title))
    return Achieved(
        kept_on=kept.on,
        done=_ids(done),
        titles=tuple(titles),
        left=_ids(left),
        skipped=_ids(skipped),
        hours=sum(entry.hours for entry in done),
        of=sum(entry.hours for entry in (*done, *left)),
        learned=_learned(catalog, as_of(before, kept.on), after, done),
    )


def _ids(entries: Sequence[KeptAction]) -> tuple[Id, ...]:
    return tuple(entry.id for entry in entries)


def _learned(
    catalog: Catalog, then: Profile, now: Profile, done: Sequence[KeptAction]
) -> tuple[Learned, ...]:
    """The skills that are higher than when the chapter began: by what was done in it, or rated then
    and now.

    A first rating does not count: the level may have been there before.
    """
    was, held = beliefs(catalog, then), beliefs(catalog, now)
    worked_on = set(chain.from_iterable(entry.raises for entry in done))
    found = []
    for skill, belief in held.items():
        known = skill in worked_on or is_rated(was[skill])
        if known and belief.expected > was[skill].expected:
            found.append(Learned(skill, belief.expected, is_rated(belief)))
    return tuple(found)
