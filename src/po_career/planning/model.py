"""A step and its parts: what the mind works out for one role, in the shape of the published JSON.

Field names are a contract: adding is free, renaming or removing is a new schema number. Absent is None, fractions run
from 0 to 1, hours and weeks are numbers, dates are days, half-years are written 2028-H1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from po_career.catalog.model import (
    STRICT,
    ActionKind,
    Basis,
    Cost,
    FirstStep,
    Id,
    Importance,
    KitCheck,
    KitStep,
    Say,
    Setting,
    Stop,
    TransitionKind,
    Verdict,
    WorkStep,
)
from po_career.profile.chapters import State

BeliefBasis = Literal[
    "rated", "evidence", "done", "assumed", "behind", "former", "guess", "unknown"
]
StepKind = TransitionKind | Literal["stay", "elsewhere", "trial"]
ChapterKind = ActionKind | Literal["kit", "offer", "door"]
StayReason = Literal["no step", "too early", "drains", "far", "suits the role held"]
"""Why no step is near."""
Part = Literal["gate", "offer", "kit", "bottleneck", "focus", "taste", "companion", "later"]
HalfYear = str
"""A half-year, as 2028-H1."""


class Rung(NamedTuple):
    """One step of one skill: from `level` - 1 to `level`."""

    skill: Id
    level: int


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of one skill of a person, as levels of the scale."""

    __pydantic_config__ = STRICT

    low: int
    """The 10th percentile of the chances, widened to hold `expected`."""
    expected: int
    """The centre, which verdicts and gaps use."""
    high: int
    """The 90th percentile, widened likewise."""
    basis: BeliefBasis
    """Rated, rated with an example, brought by something done, assumed from the role held, from the way behind or from a
    former role, guessed from the nearest roles, or unknown."""
    chances: tuple[float, ...] = ()
    """The chance of each level, from 0 up."""


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
class SkillCount:
    """How many of the skills that a role asks are at its level: as low as it may be, at the centres, as high as it may be."""

    __pydantic_config__ = STRICT

    low: int
    expected: int
    high: int
    of: int
    shown: int
    """How many of those at its level were rated with an example."""
    rated: int
    """How many of all of them are known: rated, or brought by something done. The others are assumed."""
    rated_at_level: int
    """How many of those that are known are at its level."""


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
class Bottleneck:
    """The one skill that holds the person back most."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    have: int
    need: int
    known: bool
    """Whether the person recognised its symptom: only then it holds them back, else it may be short."""
    by: Literal["symptom", "largest gap", "complaint", "usually", "words", "order"]
    """What settled it."""


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
class NeedMet:
    """Something that an action needs, and whether it is there: as the person says, or as a rule in their role; else None."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """A development action, a step of a kit or an answer to an offer, with its dates if it is in the chapter."""

    __pydantic_config__ = STRICT

    id: Id
    """The action's id; `kit:KIT:N` for step N of a kit, `check:KIT:N` for a check of one, `offer`, or `door`."""
    title: str
    """Empty for a door: the person is to ask whether they can have what the next action needs."""
    kind: ChapterKind
    part: Part
    """What it is for."""
    setting: Setting
    hours: ActionHours
    """`planned` is what falls into the chapter; of an action that outlasts it, the part until half-way."""
    cost: Cost | None
    """None if no price is known."""
    number: int | None
    """Its number in the chapter; None in the outline."""
    start: date | None
    finish: date | None
    """The last day; both None in the outline."""
    half_year: HalfYear | None
    """When it comes, in the outline; None in the chapter."""
    raises: tuple[Raise, ...]
    opens: tuple[Rung, ...]
    """Of a starter, the rungs that it opens."""
    begun_only: bool
    """Whether it outlasts the chapter, in which only what can be shown half-way is planned."""
    for_role: Id | None
    """Of a taste, the role whose work it shows."""
    needs: tuple[NeedMet, ...]
    ask: str | None
    to: str | None
    first_step: FirstStep | None
    steps: tuple[WorkStep, ...]
    done_when: str | None
    halfway: str | None
    proof: str | None
    scope: int | None
    url: str | None
    because: tuple[Because, ...] = ()
    state: State = "open"
    """How it stands, in a chapter that was kept."""
    begun_on: date | None = None
    """The day on which it was begun, if it was."""


@dataclass(frozen=True, slots=True)
class StepHours:
    """Hours to ready: of the cheapest actions that bring it."""

    __pydantic_config__ = STRICT

    low: float
    high: float | None
    """None if an action has no upper end."""
    planned: float
    at_work: float
    own_time: float


@dataclass(frozen=True, slots=True)
class StepCost:
    """Money of the actions to ready."""

    __pydantic_config__ = STRICT

    known: float
    currency: str | None
    """None if no action has a price above 0."""
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
    """Whether no lighter choice of actions exists, and the weight in hours that no choice can undercut."""

    __pydantic_config__ = STRICT

    proved: bool
    lower_bound: float


@dataclass(frozen=True, slots=True)
class Learned:
    """A rung that no open action brings: only the role itself teaches it."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    level: int
    importance: Importance


@dataclass(frozen=True, slots=True)
class FitParts:
    """How a role fits: parts from 0 to 1, and the weighted sum that `fit` ranks by (less is nearer)."""

    __pydantic_config__ = STRICT

    distance: float
    missing: float
    unused: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The terms of a step's score, each from 0 to 1; docs/method.md, "The recommended step"."""

    __pydantic_config__ = STRICT

    near: float
    uses: float
    wish: float
    usual: float
    time: float
    score: float
    """Their sum with the weights of the rules."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A step, and the part of the draws in which it wins."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    share: float


@dataclass(frozen=True, slots=True)
class HangsOn:
    """The answer that would change the step."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    known: bool
    """Whether the skill was rated."""
    changes: float
    """The part of what is uncertain about the step that this answer explains."""


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """The first hour."""

    __pydantic_config__ = STRICT

    action: Id
    what: str | None
    """None for an offer, which is to be answered, and for a door, at which one asks."""
    minutes: int
    with_: str | None


@dataclass(frozen=True, slots=True)
class SayNow:
    """What to say, and to whom."""

    __pydantic_config__ = STRICT

    action: Id | None
    """The action that it gets; None for words of the kit."""
    words: str
    """With the slots {role}, {skill} and {date}."""
    to: str | None
    if_no: str | None


@dataclass(frozen=True, slots=True)
class IfNot:
    """What to do at the check-in if an action is not where it should be."""

    __pydantic_config__ = STRICT

    action: Id
    drop: Id | None
    """What to give up for it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The next quarter, or the time until something is decided."""

    __pydantic_config__ = STRICT

    from_: date
    until: date
    hours: float
    """Planned hours."""
    of: float
    """Hours that there are."""
    actions: tuple[PlannedAction, ...]
    say: SayNow | None
    check_on: date
    if_not: IfNot | None
    this_week: ThisWeek | None
    and_then: ThisWeek | None
    """What follows in the same week, where the first hour only answers an offer."""
    proved: bool
    """Whether no admissible choice of actions is worth more."""


@dataclass(frozen=True, slots=True)
class HalfYearPlan:
    """A half-year of the outline."""

    __pydantic_config__ = STRICT

    half_year: HalfYear
    skills: tuple[Id, ...]
    hours: float


@dataclass(frozen=True, slots=True)
class ReadyAround:
    """When one is ready, in half-years."""

    __pydantic_config__ = STRICT

    from_: HalfYear
    expected: HalfYear
    until: HalfYear
    ready: bool
    """Whether the role is ready then; if not, it is the end of what can be planned, and the role itself teaches the rest."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate that employers ask for on this move: a choice, outside the hours."""

    __pydantic_config__ = STRICT

    action: Id
    title: str
    hours: ActionHours
    cost: Cost | None


@dataclass(frozen=True, slots=True)
class Purchase:
    """A course that an employer's budget could buy before it lapses, for a skill of this plan."""

    __pydantic_config__ = STRICT

    action: Id
    title: str
    skill: Id
    cost: Cost | None
    """None if no price is on file: ask what it costs."""
    until: date
    """The last day of the budget."""


@dataclass(frozen=True, slots=True)
class PlanKit:
    """What belongs to the move beside skills."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    checks: tuple[KitCheck, ...]
    steps: tuple[KitStep, ...]
    say: tuple[Say, ...]
    stop: Stop | None
    avoid: tuple[str, ...]
    changes_advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A role that one may aim for or stay in, and what it takes."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    kind: StepKind | None
    """None if the catalogue declares no transition to it; "stay" for the role held, "elsewhere" for it with another
    employer, "trial" for two roles that are tried out."""
    settled_by: int | None
    """Which of the eight rules settled it; None for a step that is not the recommended one."""
    stay_reason: StayReason | None
    """For the seventh rule, why: no other role is open, all are too early, drain or are far, or the role held suits a want
    and no step does."""
    confidence: float | None
    """The part of the draws in which it wins; None if nothing was drawn."""
    scores: Scores | None
    otherwise: tuple[Otherwise, ...]
    """Steps that win other draws, most frequent first."""
    equal: tuple[Id, ...]
    """This step and the one that is equally right, or the roles of a trial; empty if it stands alone."""
    hangs_on: HangsOn | None
    verdict: Verdict
    readiness: Estimate
    skills: SkillCount
    core_missing: float
    """Core levels missing, as a part of the core levels asked."""
    typical_months: Months | None
    fit: FitParts
    gaps: tuple[Gap, ...]
    """Core first, then important, then useful; in each the larger share first."""
    bottleneck: Bottleneck | None
    focus: tuple[Id, ...]
    """At most three skills that the chapter works on, the bottleneck first."""
    leave_alone: tuple[Id, ...]
    """Skills to spend no hours on."""
    ready_around: ReadyAround | None
    """None if the role is never ready by actions, or nothing is planned."""
    hours: StepHours
    cost: StepCost
    chapter: Chapter | None
    """None for a step that is not the recommended one."""
    actions: tuple[PlannedAction, ...]
    """Those of the chapter, then those of the outline."""
    outline: tuple[HalfYearPlan, ...]
    later: tuple[Id, ...]
    """Skills that could be planned and are not needed for ready."""
    learned_in_role: tuple[Learned, ...]
    credential: Credential | None
    purchase: Purchase | None
    """None if no budget lapses, or no course fits."""
    kit: PlanKit | None
    optimal: Optimal
    no_regret: tuple[Id, ...]
    """Skills with a core or important gap in every open way."""
    keeps: tuple[Id, ...]
    """Skills that one has and the role asks for as core or important, strongest first."""
    leaves: tuple[Id, ...]
    """Skills at the top half of the scale that the role does not ask for."""
    opens: tuple[Id, ...]
    """Roles that the step leads on to by a promotion, a sideways move or a specialisation."""
    note: str | None
    """What the catalogue says of the transition."""
    warnings: tuple[str, ...]
    because: tuple[Because, ...]
