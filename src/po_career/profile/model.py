"""A person: where they are, what they can do, how much time they have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from annotated_types import Ge, Gt, Le

from po_career.catalog.model import STRICT, Id, Level, Rater


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's view of one skill."""

    __pydantic_config__ = STRICT

    level: Level
    on: date | None = None
    """The day of the rating."""
    evidence: str | None = None
    """One example from the last twelve months."""
    by: Rater = "self"


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan that was made once, as far as progress is measured against it."""

    __pydantic_config__ = STRICT

    toward: Id
    """The role that the plan leads to."""
    due: Mapping[Id, date] = field(default_factory=dict)
    """Action to the day on which the plan has it done."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that changed on one day: a rating, an action, the role or the months in it, or a plan that was kept.

    A role that was given up has `role_was` alone.
    """

    __pydantic_config__ = STRICT

    on: date
    skill: Id | None = None
    """The skill whose rating changed."""
    by: Rater = "self"
    """Whose rating it is."""
    rating: Rating | None = None
    """What that rater says from this day on; absent where the rating was taken away."""
    was: Rating | None = None
    """What that rater said before."""
    done: Id | None = None
    """An action that was done on this day."""
    not_done: Id | None = None
    """An action that no longer counts as done."""
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


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person has said of themselves. Everything may be absent; a plan needs hours a week."""

    __pydantic_config__ = STRICT

    role: Id | None = None
    """Role id; absent: every role is a candidate."""
    months_in_role: Annotated[float, Ge(0), Le(1200)] | None = None
    hours_per_week: Annotated[float, Gt(0), Le(60)] | None = None
    """Hours a week for development, at work and in own time."""
    budget: Annotated[float, Ge(0), Le(1_000_000)] | None = None
    """Money in the catalogue's currency; absent: no limit."""
    target: Id | None = None
    """Role id; absent: open."""
    interests: tuple[str, ...] = ()
    """Tracks or topics that draw the person; shown, never a gate."""
    ratings: Mapping[Id, tuple[Rating, ...]] = field(default_factory=dict)
    """Skill id to at most one rating a rater."""
    done: tuple[Id, ...] = ()
    """Actions that are done."""
    left_open: tuple[str, ...] = ()
    """Questions that were answered without a value, as paths into this file (role, target, ratings.pricing); they are not asked again."""
    history: tuple[Event, ...] = ()
    """What changed, in the order in which it was recorded; see profile/history.py."""
