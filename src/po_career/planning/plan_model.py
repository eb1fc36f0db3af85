"""The plan as a whole and its parts besides the steps, in the shape of the published JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.frozen import Frozen
from po_career.planning.model import (
    BeliefBasis,
    Estimate,
    HalfYear,
    Months,
    Raise,
    ReadyAround,
    Step,
)
from po_career.profile.model import Away, Budget, FormerRole, Rating, Situation


class Hop(Frozen):
    """One transition of a route, and what it takes for someone who took the hops before it."""

    from_: Id
    to: Id
    kind: TransitionKind
    months: Months | None
    weeks: float | None = None
    """The longer of two times: the hop's hours at the person's hours a week, and the lower months
    less those already in the role; not rounded.
    """
    hours: float | None = None
    """Planned hours of the lightest actions that bring the rungs."""
    rungs: tuple[Raise, ...] | None = None
    """The levels that the hop adds, skill by skill, in the order in which the role asks them."""


class PlanTrend(Frozen):
    """A trend, how prepared the person is for it, and something small to try."""

    id: Id
    title: str
    prepared: float
    """Part of its skills that are expected at half the scale or above."""
    skills: tuple[Id, ...]
    tries: tuple[Id, ...]


class Bounds(Frozen):
    """The lowest and the highest level that a skill may turn out to have."""

    low: int
    high: int


class Assumption(Frozen):
    """A skill that was not rated and matters to the recommended step."""

    skill: Id
    basis: BeliefBasis
    expected: int
    range: Bounds
    share: float
    """The largest part of readiness that the range may move."""


class Caution(Frozen):
    """Something the reader should know, and the id or option that it is about."""

    what: str
    where: str


DECIDED = "person.situation.decided"
"""The place of the caution that the day of a decision has come."""


class PlanCatalog(Frozen):
    """The catalogue that the plan was made with."""

    id: Id
    version: str
    digest: str


class Person(Frozen):
    """What the plan took as given: what the profile says."""

    name: str | None
    role: Id | None
    months_in_role: float | None
    former_roles: tuple[FormerRole, ...]
    hours_per_week: float | None
    away: tuple[Away, ...]
    budget: Budget | None
    target: tuple[Id, ...]
    wants: tuple[Id, ...]
    drains: Id | None
    words: tuple[str, ...]
    doubts: tuple[Id, ...]
    hurts: tuple[Id, ...]
    offer: str | None
    counts: Mapping[Id, int]
    situation: Situation
    ratings: Mapping[Id, tuple[Rating, ...]]
    not_applicable: tuple[Id, ...] = ()
    """Skills that count neither as a gap nor as something that the person has."""


Begins = Literal["role", "target", "load", "decided", "over", "asked"]
"""Why a new chapter begins: the role, the target, the load or what is decided changed, the last one
is over, or it was asked for."""


Cause = Literal["catalogue", "answers", "hours a week", "time", "ratings", "chapter"]
"""What moves the day on which one is ready: another catalogue; what was said beside ratings and
hours; the hours a week; time in which what was due was not done; ratings, with what was done; a
chapter that held less than its hours allow."""


class Late(Frozen):
    """Why the day on which one is ready has moved."""

    what: Cause
    weeks: float
    """Below 0 if it is earlier."""


class Since(Frozen):
    """What has changed since the chapter was opened."""

    kept_on: date
    ready_by_then: HalfYear | None
    ready_by_now: HalfYear | None
    done: tuple[Id, ...]
    begun: tuple[Id, ...]
    late: tuple[Id, ...]
    """Those that were due and are not done, whether they were begun or not."""
    reasons: tuple[Late, ...]
    """Their weeks add up to the whole."""
    toward: Id = ""
    """The role that the earlier chapter leads to."""
    skipped: tuple[Id, ...] = ()
    begins: Begins | None = None
    """Why a new chapter begins; None while the earlier one runs."""
    open: tuple[Id, ...] = ()
    """Those that are neither begun nor due."""


ChangeKind = Literal["rating", "hours", "budget", "to"]
DifferenceKind = Literal[
    "next_step",
    "kind",
    "settled_by",
    "confidence",
    "verdict",
    "readiness",
    "skills_at_level",
    "bottleneck",
    "gaps",
    "hours",
    "ready_around",
    "chapter",
    "chapter_until",
    "route",
]
Value = float | str | Estimate | ReadyAround | tuple[str, ...] | None
"""A number, an id or a word, a range, half-years, or ids."""


class Change(Frozen):
    """One thing that is assumed to be different."""

    what: ChangeKind
    skill: Id | None
    """The skill of a rating; None for anything else."""
    today: float | str | None
    """A level, hours a week, money or a role id, as today's plan counts; None if there is none (no
    limit, no target).
    """
    then: float | str | None
    basis: BeliefBasis | None
    """What today's level rests on; None for anything but a rating."""


class Difference(Frozen):
    """One thing that differs between today's plan and the other one; what is the same in both is
    left out.
    """

    what: DifferenceKind
    today: Value
    """A number, a role id, a skill id, a verdict, a range, half-years, or ids. Of gaps and actions
    of the chapter, those that the other plan does not have."""
    then: Value


class WhatIf(Frozen):
    """Today's plan beside the same plan under changed ratings, hours, budget or target."""

    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    """Always in the same order; empty if the plan stays the same."""
    next_step: Step
    """The next step under the changes, in full."""


class Plan(Frozen):
    """A next-step plan."""

    schema: Literal["po-career/plan/2"]
    generated_on: date
    catalog: PlanCatalog
    person: Person
    next_step: Step
    alternatives: tuple[Step, ...]
    """Other candidates, best score first."""
    stay_and_grow: Step | None
    """What the role held still asks; None if no role is held."""
    route: tuple[Hop, ...] | None
    """The route to the target; None without one."""
    since: Since | None
    """None without a chapter that was opened before."""
    trends: tuple[PlanTrend, ...]
    assumptions: tuple[Assumption, ...]
    """Those that may move readiness most first."""
    warnings: tuple[Caution, ...] = ()
    what_if: WhatIf | None = None
    """The same plan under other ratings, hours, budget or target; None if nothing else was asked.
    """


def person_of(profile: object) -> Person:
    """What a plan takes as given from a profile."""
    return Person(**{name: getattr(profile, name) for name in Person.__dataclass_fields__})


def catalog_of(catalog: Catalog) -> PlanCatalog:
    """Which catalogue a page was made with."""
    return PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest)
