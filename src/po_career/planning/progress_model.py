"""How readiness has moved over months.

The page of `progress`, and what one recorded change did, in the shape of the published JSON.
"""

from datetime import date
from typing import Literal

from po_career.catalog.model import Id, Importance, Verdict
from po_career.frozen import Frozen
from po_career.planning.model import Belief, Estimate
from po_career.planning.plan_model import Caution
from po_career.profile.disagreements import Disagreement
from po_career.profile.model import Event

Why = Literal["asked", "target", "kept plan", "next step", "role held"]
"""Why progress is measured toward a role: it was asked for, it is the profile's target, the last
kept plan leads there, it is the step recommended today, or today's advice is to stay in it."""
How = Literal["rated", "done", "taken back", "role"]
"""What moved a skill: a rating, an action that was done, something taken back, or a role for which
another level is assumed."""


class Toward(Frozen):
    """The role that readiness is measured for."""

    role: Id
    title: str
    why: Why


class Point(Frozen):
    """Readiness as it stood at the end of a day."""

    on: date
    readiness: Estimate


class Moved(Frozen):
    """A skill that the role asks for, and for which the belief has changed."""

    skill: Id
    name: str
    importance: Importance
    need: int
    before: Belief
    after: Belief
    adds: float
    """What it adds to expected readiness, as a fraction; below 0 if it takes away. All of them
    add up to the whole change.
    """
    how: How
    example: bool
    """Whether an example came with it that was not there before."""
    other: bool
    """Whether only another rater's view is new."""
    on: date | None
    """The last day on which a rating of it, or an action that raises it, was recorded in that time;
    None if the role moved it.
    """


class Unrated(Frozen):
    """A core skill of the role that has not been rated; until then the belief rests on what is done
    or assumed.
    """

    skill: Id
    name: str
    need: int
    have: Belief


class DoneAction(Frozen):
    """A development action, or another entry of a kept chapter, that is done."""

    id: Id
    title: str
    hours: float
    """The middle of its range, as a plan counts it; the hours it really took are not recorded."""
    on: date | None
    """None if the profile does not say when."""


class DueAction(Frozen):
    """A development action of the kept plan, or another entry of its chapter, that is neither done
    nor skipped.
    """

    id: Id
    title: str
    hours: float
    due: date
    number: int | None = None
    """Its number in the chapter; None if the plan was kept without one."""
    begun: bool = False


class PlanOnRecord(Frozen):
    """The last plan that was kept."""

    on: date
    role: Id
    title: str


class ActionsState(Frozen):
    """What is done, what is open, and what is late."""

    plan: PlanOnRecord | None
    """None if no plan was kept; then nothing is open or late."""
    done: tuple[DoneAction, ...]
    """Latest first; those without a day last."""
    open: tuple[DueAction, ...]
    """Due today or later, the next one first."""
    late: tuple[DueAction, ...]
    """Due before today, the oldest first."""


class Progress(Frozen):
    """Readiness over time toward one role, what moved it, and how the actions stand."""

    schema: Literal["po-career/progress/1"]
    generated_on: date
    toward: Toward | None
    """None if nothing is known from which a role could be chosen; then there are no points."""
    verdict: Verdict | None
    """Today's, for that role."""
    ready_at: float
    """The readiness from which the verdict may be "ready"; core levels must be there too."""
    core_missing: float
    """Core levels missing today, as a part of those that the role asks for, 0 to 1."""
    points: tuple[Point, ...]
    """One for each day on which something was recorded, oldest first."""
    moved: tuple[Moved, ...]
    """Between the first point and the last, what moved most first."""
    elsewhere: tuple[Id, ...]
    """Skills that moved in that time and that the role does not ask for."""
    unrated: tuple[Unrated, ...]
    actions: ActionsState
    disagreements: tuple[Disagreement, ...]
    """What somebody else sees differently, whether the role asks for it or not."""
    warnings: tuple[Caution, ...] = ()


class Change(Frozen):
    """One event that was recorded or taken back, and what it did to readiness toward one's role."""

    schema: Literal["po-career/change/1"]
    profile: str
    """The file that holds it."""
    event: Event | None
    """None if nothing changed: it was recorded before, or there was nothing to take back."""
    taken_back: bool
    toward: Toward | None
    before: Estimate | None
    """Readiness toward that role before; None if there is no such role."""
    after: Estimate | None
    skill_before: Belief | None
    """What was believed of the event's skill before; None if the event is not about a skill."""
    skill_after: Belief | None
    command: str | None = None
    """Of what was taken back or done again: the words of the command that had made the change, "by
    hand", or "history" if only the history of the file tells of it.
    """
    events: tuple[Event, ...] = ()
    """All that was taken back or done again as far as events tell of it; `event` is the last."""
    also: tuple[str, ...] = ()
    """What else is different now, a line for each key, such as "hours: 4, was 5"."""
