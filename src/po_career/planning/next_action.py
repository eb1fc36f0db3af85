"""What to do now: the action under way or due, and its next step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.planning.kept_chapter import NextStep, in_turn, kept_entries, step_of
from po_career.planning.model import ChapterKind, PlannedAction
from po_career.planning.plan import make_plan
from po_career.planning.standing import paced, standing_of
from po_career.profile.chapters import State, is_over, last_chapter
from po_career.profile.model import Profile

Why = Literal["next", "all done", "over", "nothing planned"]
"""There is something to do; all of the chapter is done; the chapter has ended; nothing is planned.
"""


class NextAction(Frozen):
    """An action of the chapter that is under way or due."""

    id: Id
    number: int | None
    title: str
    """Empty for a door: asking whether one can have what the action after it needs."""
    kind: ChapterKind
    state: State
    begun_on: date | None
    due: date | None
    hours: float
    done_when: str | None
    """None if the catalogue says nothing; for an action that outlasts the chapter, what can be
    shown half-way.
    """
    needs: tuple[str, ...]
    """For a door, what to ask for."""
    half: bool = False
    """Whether the chapter holds only the first half of it."""


class Next(Frozen):
    """What to do now."""

    schema: Literal["po-career/next/1"]
    generated_on: date
    kept_on: date | None
    """The day on which the chapter was kept; None for the chapter of a plan that was made now."""
    role: Id
    title: str
    why: Why
    action: NextAction | None
    next_step: NextStep | None
    late: tuple[int, ...]
    """Numbers of other actions that are late."""
    check_on: date
    """The day of the check-in."""


def next_of(catalog: Catalog, profile: Profile, today: date) -> Next:
    """What to do on `today`: of the chapter that was kept, else of the plan that would be made now.

    Raises ValueError without hours a week if no chapter is kept, NoAnswerError if no plan can be
    made.
    """
    kept = last_chapter(profile)
    if kept is None:
        step = make_plan(catalog, profile, today, alternatives=0).next_step
        if step.chapter is None:
            return _next(catalog, step.role, (), None, today, today)
        return _next(catalog, step.role, step.chapter.actions, None, today, step.chapter.check_on)
    entries = kept_entries(standing_of(catalog, paced(profile), today), kept)
    actions = tuple(one.action for one in entries)
    found = _next(catalog, kept.plan.toward, actions, kept.on, today, kept.until)
    if is_over(kept, today):
        return replace(found, why="over", action=None, next_step=None)
    return found


def _next(
    catalog: Catalog,
    role: Id,
    actions: Sequence[PlannedAction],
    kept_on: date | None,
    today: date,
    check_on: date,
) -> Next:
    waiting = in_turn(actions, today)
    chosen = waiting[0] if waiting else None
    why: Why = "next"
    if chosen is None:
        why = "all done" if actions else "nothing planned"
    late = sorted(one.number or 0 for one in waiting[1:] if one.state == "late")
    return Next(
        schema="po-career/next/1",
        generated_on=today,
        kept_on=kept_on,
        role=role,
        title=catalog.roles[role].title,
        why=why,
        action=None if chosen is None else _action(chosen),
        next_step=None if chosen is None else step_of(chosen, today),
        late=tuple(late),
        check_on=check_on,
    )


def _action(action: PlannedAction) -> NextAction:
    done_when = action.done_when
    if action.begun_only and action.halfway:
        done_when = action.halfway
    return NextAction(
        id=action.id,
        number=action.number,
        title=action.title,
        kind=action.kind,
        state=action.state,
        begun_on=action.begun_on,
        due=action.finish,
        hours=action.hours.planned,
        done_when=done_when or action.proof,
        needs=tuple(need.title for need in action.needs if need.met is None),
        half=action.begun_only,
    )
