"""The plan as a whole and what stands in it beside the steps, in the shape of the published JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from po_career.catalog.model import STRICT, Id, Importance, TransitionKind
from po_career.planning.model import Months, Raise, Step
from po_career.planning.what_if_model import WhatIf
from po_career.profile.model import Rating


@dataclass(frozen=True, slots=True)
class Hop:
    """One transition of a route, and what it takes for someone who took the hops before it."""

    __pydantic_config__ = STRICT

    from_: Id
    to: Id
    kind: TransitionKind
    months: Months | None
    weeks: float | None = None
    """The longer of the hop's hours at one's hours a week and the lower months, less those in the role; not rounded."""
    hours: float | None = None
    """Planned hours of the cheapest actions that bring the rungs."""
    rungs: tuple[Raise, ...] | None = None
    """The levels that the hop adds, skill by skill, in the order in which the role asks them."""


@dataclass(frozen=True, slots=True)
class PlanTrend:
    """A trend, and how prepared the person is for it."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    prepared: float
    """Part of its skills that are expected at half the scale or above."""
    skills: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest level that a skill may turn out to have."""

    __pydantic_config__ = STRICT

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Assumption:
    """A skill that was not rated and matters to the recommended step."""

    __pydantic_config__ = STRICT

    skill: Id
    basis: Literal["assumed", "unknown"]
    range: Bounds
    hours_at_stake: float
    """Planned hours that the answer may change: saved if an unknown skill turns out high, added if an assumed one turns out low.
    0 where the plan's own hours are not proved."""


@dataclass(frozen=True, slots=True)
class HangsOn:
    """An answer that the next step hangs on: if it is off, another step may be the better one."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    level: int
    """The level that was rated."""
    changes: float
    """Part of the draws in which this rating differs and another step is recommended, of all draws in which it differs."""
    if_lower: Id | None
    """The role recommended if this rating alone is one level lower; None where it cannot be."""
    if_higher: Id | None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A step that is recommended in some draws, and in what part of them."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """How often the recommended step stays the same when ratings are off as self-ratings usually are."""

    __pydantic_config__ = STRICT

    cases: int
    """Cases in which one rating is one level off."""
    cases_same: int
    draws: int
    draws_same: int
    same: float
    """Part of the draws in which the step stays the same; 1 where nothing is rated."""
    seed: int
    hangs_on: tuple[HangsOn, ...]
    """At most two, the one that changes most first; none where nothing changes."""
    otherwise: tuple[Otherwise, ...]
    """Most frequent first."""


@dataclass(frozen=True, slots=True)
class BudgetLimit:
    """What a budget costs in time."""

    __pydantic_config__ = STRICT

    amount: float
    hours_more: float
    """Planned hours above those without the budget, for the rungs that both bring."""
    weeks_more: int
    uncovered: int
    """Rungs that only the budget leaves open."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A gap that could be left open to be ready in time."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    importance: Importance
    share: float


@dataclass(frozen=True, slots=True)
class DateLimit:
    """Whether the step fits before a day, and what would make what can be planned of it fit."""

    __pydantic_config__ = STRICT

    by: date
    weeks: int
    """Whole weeks from the start to that day."""
    fits: bool
    """Whether every rung that the step is for is brought by that day: false where `uncovered` lists one, whatever the day."""
    actions_fit: bool
    """Whether the actions of the plan are done by that day, whatever else stays open."""
    drop: tuple[Drop, ...]
    """Gaps to leave open so that the rest of the actions fits, least share first; empty where they fit, or where core gaps alone
    do not."""
    drop_hours: float | None
    """Planned hours of what then remains; None where nothing is dropped."""
    hours_per_week: float | None
    """Hours a week at which all actions fit; None where they fit as it is, or where no number of hours helps."""
    least_weeks: int
    """Weeks that the step takes however many hours a week one has."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What limits of money and time do to the recommended step."""

    __pydantic_config__ = STRICT

    budget: BudgetLimit | None
    by: DateLimit | None


@dataclass(frozen=True, slots=True)
class Caution:
    """Something the reader should know, and the id or option that it is about."""

    __pydantic_config__ = STRICT

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class PlanCatalog:
    """The catalogue that the plan was made with."""

    __pydantic_config__ = STRICT

    id: Id
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Person:
    """What the plan took as given."""

    __pydantic_config__ = STRICT

    role: Id | None
    months_in_role: float | None
    hours_per_week: float | None
    budget: float | None
    target: Id | None
    ratings: Mapping[Id, tuple[Rating, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A next-step plan."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/plan/1"]
    generated_on: date
    catalog: PlanCatalog
    person: Person
    next_step: Step
    alternatives: tuple[Step, ...]
    """Other steps that none of the shown ones beats in every respect, nearest first."""
    stay_and_grow: Step | None
    """What one's own role still asks; None where no role is held."""
    route: tuple[Hop, ...] | None
    """The way to the target; None without one."""
    trends: tuple[PlanTrend, ...]
    robustness: Robustness | None
    """None where no rating can change anything: nothing is rated, or there is but one way."""
    assumptions: tuple[Assumption, ...]
    """Most hours at stake first."""
    warnings: tuple[Caution, ...] = field(default=())
    limits: Limits = field(default_factory=lambda: Limits(None, None))
    what_if: WhatIf | None = None
    """The same plan under other ratings, hours, budget or target; None where nothing else was asked."""
