"""A person: where they are, what they can do, how much time they have."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Annotated, Literal, NamedTuple

from po_career.bounds import Ge, Gt, Le, MaxLen
from po_career.catalog.model import Amount, Id, Level, Rater, Text
from po_career.frozen import Frozen

Load = Literal["fine", "high", "too-much"]
LONGEST_WORDS = 500
"""Characters of a text in a person's own words."""
FIRST_YEAR, LAST_YEAR = 1970, 2200
"""A day outside these years is a slip of the keyboard."""
LOADS: tuple[Load, ...] = ("fine", "high", "too-much")
Decision = Literal["probation", "post-ends", "post-in-question", "post-opens", "review", "other"]


class Rating(Frozen):
    """One rater's view of one skill."""

    level: Level
    on: date | None = None
    """The day of the rating."""
    evidence: str | None = None
    """One example from the last twelve months."""
    usually: str | None = None
    """What usually happens instead, in the person's own words; it narrows nothing."""
    by: Rater = "self"


class FormerRole(Frozen):
    """A role that was held before: one of the catalogue, or a title in words."""

    role: Id | None = None
    title: str | None = None
    months: Annotated[float, Ge(0), Le(1200)] | None = None
    until: str | None = None
    """The month or day of its end, as 2025-04 or 2025-04-30."""


def is_month_or_day(text: str) -> bool:
    """Whether `text` is a month such as 2025-04 or a day such as 2025-04-30."""
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text, re.ASCII) is None:
        return False
    try:
        date.fromisoformat(text if len(text) > len("2025-04") else f"{text}-01")
    except ValueError:
        return False
    return True


class Away(Frozen):
    """Days on which nothing can be done, both ends included."""

    from_: date
    until: date


class Budget(Frozen):
    """Money for development: how much, in which currency, whose it is, and until when."""

    __from_number__ = ("amount",)

    amount: Annotated[float, Ge(0), Le(1_000_000)]
    currency: str | None = None
    """ISO 4217 code; absent: not said, and comparable with no price."""
    whose: Literal["own", "employer"] | None = None
    until: date | None = None


class Decided(Frozen):
    """Something that is decided about the person's post."""

    what: Decision
    on: date | None = None
    by: str | None = None
    """Who decides."""


class Applied(Frozen):
    """Applications of the last months."""

    sent: Annotated[int, Ge(0)] = 0
    talks: Annotated[int, Ge(0)] = 0


class Situation(Frozen):
    """What is so where the person works, as far as it can change a plan."""

    load: Load = "fine"
    decided: Decided | None = None
    holds_part: bool = False
    """Whether the person does a part of the role wanted already."""
    applied: Applied | None = None
    there: Mapping[Id, bool] = field(default_factory=dict)
    """Need id to whether it is met; what is not named is unknown."""


class KeptAction(Frozen):
    """Something in a chapter that was kept: an action of the catalogue, a step of a kit, an offer,
    or a door.
    """

    id: Id
    """As in a plan: an action's id, `kit:KIT:N`, `check:KIT:N`, `offer` or `door`."""
    number: Annotated[int, Ge(1)] | None = None
    title: str = ""
    hours: Amount = 0
    start: date | None = None
    due: date | None = None
    first: str | None = None
    """What to do first."""
    part: str | None = None
    """What it is for."""
    half: bool = False
    """Whether only what can be shown half-way is planned."""
    raises: Mapping[Id, Level] = field(default_factory=dict)
    """The levels that it works on in this chapter."""
    for_role: Id | None = None
    """Of a taste, the role whose work it shows."""


class KeptGiven(Frozen):
    """What a kept plan took as given, as far as it is asked later what has changed."""

    role: Id | None = None
    target: tuple[Id, ...] = ()
    load: Load = "fine"
    decided: Decided | None = None
    hours_per_week: float | None = None
    catalog: str | None = None
    """The digest of the catalogue."""
    ready_by: str | None = None
    """The half-year in which one would be ready for the role, as expected then."""
    ready_on: date | None = None
    """The day in it; weeks are counted from it, since a half-year is too coarse."""


class KeptPlan(Frozen):
    """A plan that was made once: its chapter, and what progress is measured against."""

    toward: Id
    """The role that the plan leads to."""
    due: Mapping[Id, date] = field(default_factory=dict)
    """Action to the day on which the plan has it done."""
    until: date | None = None
    """The last day of the chapter; None for a plan that was kept without one."""
    actions: tuple[KeptAction, ...] = ()
    """What is in the chapter, in its order."""
    given: KeptGiven | None = None


class Event(Frozen):
    """One thing that changed on one day: a rating, an action, the role or the months in it, or a
    plan that was kept.

    A role that was given up has `role_was` alone.
    """

    on: date
    skill: Id | None = None
    """The skill whose rating changed."""
    by: Rater = "self"
    """Whose rating it is."""
    rating: Rating | None = None
    """What that rater says from this day on; absent where the rating was taken away."""
    was: Rating | None = None
    """What that rater said before."""
    begun: Id | None = None
    """An action, or another entry of the chapter, that was begun on this day."""
    done: Id | None = None
    """An action, or another entry of the chapter, that was done on this day."""
    not_done: Id | None = None
    """An action, or another entry of the chapter, that no longer counts as done."""
    skipped: Id | None = None
    """An action, or another entry of the chapter, that is not to be offered again from this day on.
    """
    role: Id | None = None
    """The role that is held from this day on."""
    role_was: Id | None = None
    """The role that was held before."""
    months: Annotated[float, Ge(0), Le(1200)] | None = None
    """Months in the role, as they were said on this day; time goes on from there."""
    months_was: Annotated[float, Ge(0), Le(1200)] | None = None
    """The months that were said before, of the role that was held then."""
    plan: KeptPlan | None = None
    """A plan that was made on this day."""


class Profile(Frozen):
    """What a person has said of themselves. Everything may be absent; a plan needs hours a week."""

    name: str | None = None
    """How the person is called on a page that is handed over."""
    role: Id | None = None
    """Role id; absent: every role is a candidate."""
    months_in_role: Annotated[float, Ge(0), Le(1200)] | None = None
    hours_per_week: Annotated[float, Gt(0), Le(60)] | None = None
    """Hours a week for development, at work and in own time."""
    former_roles: tuple[FormerRole, ...] = ()
    away: tuple[Away, ...] = ()
    budget: Budget | None = None
    """Money for development; absent: no limit."""
    target: Annotated[tuple[Id, ...], MaxLen(2)] = ()
    """A role id, or two between which the wish is open; absent: open."""
    wants: Annotated[tuple[Id, ...], MaxLen(2)] = ()
    """Up to two wants of the catalogue: what the person wants more of."""
    drains: Id | None = None
    """A want of the catalogue that drains the person."""
    doubts: tuple[Id, ...] = ()
    """Doubts of the catalogue that the person carries."""
    hurts: Annotated[tuple[Id, ...], MaxLen(2)] = ()
    """Up to two skills whose symptom the person recognised."""
    offer: str | None = None
    """Who offered help, asked for the person, or said come by."""
    counts: Mapping[Id, Annotated[int, Ge(0)]] = field(default_factory=dict)
    """Skill id to the answer to its check."""
    words: tuple[Text, ...] = ()
    """What the person wants to be different, and what gets in the way, in their own words."""
    situation: Situation = field(default_factory=Situation)
    interests: tuple[str, ...] = ()
    """Of the first version; `wants` says now what draws a person."""
    ratings: Mapping[Id, tuple[Rating, ...]] = field(default_factory=dict)
    """Skill id to at most one rating a rater."""
    not_applicable: tuple[Id, ...] = ()
    """Skills that the person's work does not have: no role asks them of this person, whatever is
    rated.
    """
    done: tuple[Id, ...] = ()
    """Actions that are done."""
    skipped: tuple[Id, ...] = ()
    """Actions that are not to be offered again."""
    left_open: tuple[str, ...] = ()
    """Questions that were answered without a value, as paths into this file (role, target,
    ratings.pricing); they are not asked again.
    """
    history: tuple[Event, ...] = ()
    """What changed, in the order in which it was recorded; see profile/history.py."""

    @property
    def money(self) -> float | None:
        """The amount of the budget; None when there is no limit."""
        return None if self.budget is None else self.budget.amount

    @property
    def first_target(self) -> Id | None:
        """The role wanted, of two the first; None when it is open."""
        return next(iter(self.target), None)

    def left_open_but(self, place: str) -> tuple[str, ...]:
        """The questions that were left open, apart from the one of `place`."""
        return tuple(path for path in self.left_open if path != place)


class Member(NamedTuple):
    """Somebody of a team, with the name that the manager's files give them."""

    name: str
    profile: Profile
    role_unknown: bool = False
    """Whether they name a role that the catalogue does not have."""
