"""A step and its parts: what the mind works out for one role, in the shape of the published JSON.

Field names are a contract: adding is free, renaming or removing is a new schema number. Absent is None, fractions run
from 0 to 1, hours and weeks are numbers, dates are days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from po_career.catalog.model import STRICT, ActionKind, Basis, Cost, Id, Importance, Setting, TransitionKind, Verdict

BeliefBasis = Literal["rated", "evidence", "assumed", "unknown"]
StepKind = TransitionKind | Literal["stay"]


class Rung(NamedTuple):
    """One step of one skill: from `level` - 1 to `level`."""

    skill: Id
    level: int


@dataclass(frozen=True, slots=True)
class Belief:
    """What is known of one skill of a person, as levels of the scale."""

    __pydantic_config__ = STRICT

    low: int
    expected: int
    high: int
    basis: BeliefBasis
    """Rated, rated with evidence, assumed from the role that is held, or unknown."""


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: the rule, the ids and numbers that went in, and what came out."""

    __pydantic_config__ = STRICT

    rule: str
    inputs: Mapping[str, float | str | tuple[str, ...] | None]
    value: float | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A fraction from 0 to 1, as low as it may be, as expected, and as high as it may be."""

    __pydantic_config__ = STRICT

    low: float
    expected: float
    high: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill in which the role asks more than is expected of the person."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    have: Belief
    need: int
    importance: Importance
    share: float
    """The gap's part of the missing readiness."""
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionHours:
    """Hours of one action: its range, and its middle, which is what a plan counts."""

    __pydantic_config__ = STRICT

    low: float
    high: float | None
    planned: float


@dataclass(frozen=True, slots=True)
class Raise:
    """A rung that an action brings in this plan."""

    __pydantic_config__ = STRICT

    skill: Id
    from_: int
    to: int


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """A development action with its dates."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    kind: ActionKind
    setting: Setting
    hours: ActionHours
    cost: Cost | None
    """None where no price is known."""
    start: date
    finish: date
    raises: tuple[Raise, ...]
    done_when: str | None
    url: str | None
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class StepHours:
    """Hours of a whole step."""

    __pydantic_config__ = STRICT

    low: float
    high: float | None
    """None where an action has no upper end."""
    planned: float
    at_work: float
    own_time: float
    if_known: float | None
    """Planned hours if every unknown skill turned out at its high end; None where nothing unknown is in play."""


@dataclass(frozen=True, slots=True)
class StepCost:
    """Money of a whole step."""

    __pydantic_config__ = STRICT

    known: float
    currency: str | None
    """None where the catalogue names no price above 0."""
    unknown_actions: tuple[Id, ...]
    """Actions without a price on file."""


@dataclass(frozen=True, slots=True)
class Months:
    """Months that people usually spend in the role before; not a promise."""

    __pydantic_config__ = STRICT

    low: float
    high: float | None
    basis: Basis = "judgement"


@dataclass(frozen=True, slots=True)
class Optimal:
    """Whether no cheaper choice of actions exists, and the hours that no choice can undercut."""

    __pydantic_config__ = STRICT

    proved: bool
    lower_bound: float


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A rung that the plan cannot bring, and why."""

    __pydantic_config__ = STRICT

    skill: Id
    level: int
    why: str


@dataclass(frozen=True, slots=True)
class ScheduleLength:
    """Whole weeks that the plan takes, and the weeks that no schedule can undercut."""

    __pydantic_config__ = STRICT

    weeks: int
    lower_bound: int


@dataclass(frozen=True, slots=True)
class PaysIn:
    """A skill, and the open ways in which it has a core or important gap."""

    __pydantic_config__ = STRICT

    skill: Id
    roles: tuple[Id, ...]
    of: int
    """How many ways are open: transitions that are no leap and no return."""


@dataclass(frozen=True, slots=True)
class FitParts:
    """How a role fits: parts from 0 to 1, and the weighted sum that roles are ranked by (less is nearer)."""

    __pydantic_config__ = STRICT

    distance: float
    missing: float
    unused: float


@dataclass(frozen=True, slots=True)
class Step:
    """A role that one may aim for, and what it takes."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    kind: StepKind | None
    """None where the catalogue declares no transition to it; "stay" for the role that is held."""
    verdict: Verdict
    readiness: Estimate
    skills_ready_by: date
    """The day on which the actions are done and what they bring is there: that and no more, since what `uncovered` lists stays open.
    Where there are no actions it is the first day, and says nothing of what stays open."""
    weeks: int
    """Whole weeks of the actions, to that day."""
    hours: StepHours
    cost: StepCost
    typical_months: Months | None
    gaps: tuple[Gap, ...]
    """Core first, then important, then useful; in each the larger share first."""
    actions: tuple[PlannedAction, ...]
    """In the order of their start."""
    optimal: Optimal
    because: tuple[Because, ...]
    uncovered: tuple[Uncovered, ...]
    """Rungs that the role asks and no action of the step brings: hours, weeks, money and the day are without them."""
    focus: tuple[Id, ...]
    """One to three skills for the next weeks."""
    no_regret: tuple[Id, ...]
    """Skills with a core or important gap in every way that is open: every transition that is no leap and no return."""
    pays_in: tuple[PaysIn, ...]
    """At most three skills that pay in more than half of the open ways, those that pay in most first."""
    beyond: tuple[Raise, ...]
    """Skills that the actions raise above what the role asks, since they pay in most ways on, or where none does, since the nearest
    way asks them (`grows_toward`); empty but for staying."""
    schedule: ScheduleLength
    fit: FitParts
    core_missing: float
    """Core levels missing, as a part of the core levels asked."""
    keeps: tuple[Id, ...]
    """Skills that one has and the role asks for as core or important, strongest first."""
    leaves: tuple[Id, ...]
    """Skills at the top half of the scale that the role does not ask for."""
    opens: tuple[Id, ...]
    """Roles that the step leads on to by a promotion, a sideways move or a specialisation."""
    as_near: tuple[Id, ...]
    """Other roles that are as near by the rules; empty but for a recommended step."""
    note: str | None
    """What the catalogue says of the transition."""
    warnings: tuple[str, ...]
    trade_off: str | None
    """In words, against the recommended step; None for that step itself."""
    useful_left_out: int
    """How many gaps of useful skills the actions do not aim at."""
    grows_toward: Id | None = None
    """The nearest way on, where `beyond` is what it asks; None where it is what pays in most ways, and for every step but staying."""
