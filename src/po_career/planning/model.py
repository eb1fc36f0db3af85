"""A step and its parts: what the mind works out for one role, in the shape of the published JSON.

Field names are a contract: adding is free, renaming or removing is a new schema number. Absent is
None, fractions run from 0 to 1, hours and weeks are numbers, dates are days, half-years are written
2028-H1.
"""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import Literal, NamedTuple, TypeAlias

from po_career.catalog.model import (
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
from po_career.frozen import Frozen
from po_career.profile.chapters import State

BeliefBasis = Literal[
    "rated", "evidence", "done", "assumed", "behind", "former", "guess", "unknown"
]
StepKind = TransitionKind | Literal["stay", "elsewhere", "trial"]
ChapterKind = ActionKind | Literal["kit", "offer", "door"]
StayReason = Literal["no step", "too early", "drains", "far", "suits the role held"]
"""Why no step is near."""
By = Literal["symptom", "largest gap", "complaint", "usually", "words", "order"]
Part = Literal["gate", "offer", "kit", "bottleneck", "focus", "taste", "companion", "later"]
HalfYear = str
"""A half-year, as 2028-H1."""


class Rule(IntEnum):
    """The rule that settles the step: the first of these that holds; docs/method.md, "The
    recommended step".
    """

    TOO_MUCH = 1
    """The load is too much."""
    POST = 2
    """The post ends or is in question."""
    STAY = 3
    """Probation, or the wish to stay."""
    TARGET = 4
    """The person named a target."""
    SETTLING_IN = 5
    """The first months in the role."""
    OWN_ROLE = 6
    """The role held is not met yet."""
    NONE_NEAR = 7
    """No step is near, or none suits better than the role held."""
    DRAWS = 8
    """The step that wins most draws."""


class Rung(NamedTuple):
    """One step of one skill: from `level` - 1 to `level`."""

    skill: Id
    level: int


PlainRung: TypeAlias = tuple[Id, int]
"""A rung as a plain pair: skill, level."""


class Belief(Frozen):
    """What is believed of one skill of a person, as levels of the scale."""

    low: int
    """The 10th percentile of the chances, widened to hold `expected`."""
    expected: int
    """The centre, which verdicts and gaps use."""
    high: int
    """The 90th percentile, widened in the same way."""
    basis: BeliefBasis
    """Rated, rated with an example, brought by something done, assumed from the role held, from the
    way behind or from a former role, guessed from the nearest roles, or unknown."""
    chances: tuple[float, ...] = ()
    """The chance of each level, from 0 up."""


Beliefs: TypeAlias = Mapping[Id, Belief]
"""Skill id to what is believed of it."""


Fact: TypeAlias = float | str | tuple[str, ...] | None


class Because(Frozen):
    """One reason: the rule, the ids and numbers that went in, and what came out."""

    rule: str
    inputs: Mapping[str, Fact]
    value: Fact


class Estimate(Frozen):
    """A fraction from 0 to 1: the lowest likely, the expected, and the highest likely value."""

    low: float
    expected: float
    high: float


class SkillCount(Frozen):
    """How many of the skills that a role asks are at its level: the lowest likely number, that at
    the centres, and the highest likely one.
    """

    low: int
    expected: int
    high: int
    of: int
    shown: int
    """How many of those at its level were rated with an example."""
    rated: int
    """How many of all of them are known: rated, or brought by something done. The others are
    assumed.
    """
    rated_at_level: int
    """How many of the known ones are at its level."""


class Gap(Frozen):
    """A skill in which the role asks more than is expected of the person."""

    skill: Id
    name: str
    have: Belief
    need: int
    importance: Importance
    share: float
    """The gap's part of the missing readiness."""
    because: tuple[Because, ...] = ()


class Bottleneck(Frozen):
    """The one skill that holds the person back most."""

    skill: Id
    name: str
    have: int
    need: int
    known: bool
    """Whether the person recognised its symptom: only then does it hold them back, else it may be
    short.
    """
    by: By
    """What made it the bottleneck."""


class ActionHours(Frozen):
    """Hours of one action: its range, and its middle, which is what a plan counts."""

    low: float
    high: float | None
    planned: float


class Raise(Frozen):
    """A rung that an action brings in this plan."""

    skill: Id
    from_: int
    to: int


class NeedMet(Frozen):
    """Something that an action needs, and whether it is there: as the person says, or as a rule in
    their role; else None.
    """

    id: Id
    title: str
    met: bool | None


class PlannedAction(Frozen):
    """A development action, a step of a kit or an answer to an offer, with its dates if it is in
    the chapter.
    """

    id: Id
    """The action's id; `kit:KIT:N` for step N of a kit, `check:KIT:N` for a check of one, `offer`,
    or `door`.
    """
    title: str
    """Empty for a door: the person is to ask whether they can have what the next action needs."""
    kind: ChapterKind
    part: Part
    """What it is for."""
    setting: Setting
    hours: ActionHours
    """`planned` is what falls into the chapter; of an action that outlasts it, the part until
    half-way.
    """
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
    """For a starter, the rungs that it opens."""
    begun_only: bool
    """Whether it outlasts the chapter, in which only what can be shown half-way is planned."""
    for_role: Id | None
    """For a taste, the role whose work it shows."""
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
    """How it stands in a chapter that was kept."""
    begun_on: date | None = None
    """The day on which it was begun, if it was."""


class StepHours(Frozen):
    """Hours to ready: those of the lightest actions that bring it."""

    low: float
    high: float | None
    """None if an action has no upper end."""
    planned: float
    at_work: float
    own_time: float


class StepCost(Frozen):
    """Money of the actions to ready."""

    known: float
    currency: str | None
    """None if no action has a price above 0."""
    unknown_actions: tuple[Id, ...]
    """Actions without a price on file."""


class Months(Frozen):
    """Months that people usually spend in the role before; not a promise."""

    low: float
    high: float | None
    basis: Basis = "judgement"


class Optimal(Frozen):
    """Whether no lighter choice of actions exists, and the weight in hours that no choice can
    undercut.
    """

    proved: bool
    lower_bound: float


class Learned(Frozen):
    """A rung that no open action brings: only the role itself teaches it."""

    skill: Id
    name: str
    level: int
    importance: Importance


class FitParts(Frozen):
    """How far a role is: parts of 0 or more, and the weighted sum that `fit` ranks by (less is
    nearer).
    """

    distance: float
    missing: float
    unused: float


class Scores(Frozen):
    """The terms of a step's score, each from 0 to 1; docs/method.md, "The recommended step"."""

    near: float
    uses: float
    wish: float
    usual: float
    time: float
    score: float
    """Their sum with the weights of the rules."""


class Otherwise(Frozen):
    """A step, and the part of the draws in which it wins."""

    role: Id
    title: str
    share: float


class HangsOn(Frozen):
    """The answer that would change the step."""

    skill: Id
    name: str
    known: bool
    """Whether the skill was rated."""
    changes: float
    """The part of the uncertainty about the step that this answer explains, 0 to 1."""


class ThisWeek(Frozen):
    """The first hour."""

    action: Id
    what: str | None
    """None for an offer, which is to be answered, and for a door, which is to be asked about."""
    minutes: int
    with_: str | None


class SayNow(Frozen):
    """What to say, and to whom."""

    action: Id | None
    """The action that it gets; None for words of the kit."""
    words: str
    """With the slots {role}, {skill} and {date}."""
    to: str | None
    if_no: str | None


class IfNot(Frozen):
    """What to do at the check-in if an action is not where it should be."""

    action: Id
    drop: Id | None
    """What to give up for it."""


class Chapter(Frozen):
    """The next quarter, or the time until something is decided."""

    from_: date
    until: date
    hours: float
    """Planned hours."""
    of: float
    """Hours available."""
    actions: tuple[PlannedAction, ...]
    say: SayNow | None
    check_on: date
    if_not: IfNot | None
    this_week: ThisWeek | None
    and_then: ThisWeek | None
    """What follows in the same week, if the first hour only answers an offer."""
    proved: bool
    """Whether no admissible choice of actions is worth more."""


class HalfYearPlan(Frozen):
    """A half-year of the outline."""

    half_year: HalfYear
    skills: tuple[Id, ...]
    hours: float


class ReadyAround(Frozen):
    """When one is ready, in half-years."""

    from_: HalfYear
    expected: HalfYear
    until: HalfYear
    ready: bool
    """Whether the role is ready then; if not, it is the end of what can be planned, and the role
    itself teaches the rest.
    """


class Credential(Frozen):
    """A certificate that employers ask for on this transition: optional, and not in the hours."""

    action: Id
    title: str
    hours: ActionHours
    cost: Cost | None


class Purchase(Frozen):
    """A course that an employer's budget could buy before it lapses, for a skill of this plan."""

    action: Id
    title: str
    skill: Id
    cost: Cost | None
    """None if no price is on file: ask what it costs."""
    until: date
    """The last day of the budget."""


class PlanKit(Frozen):
    """What belongs to the move besides skills."""

    id: Id
    title: str
    checks: tuple[KitCheck, ...]
    steps: tuple[KitStep, ...]
    say: tuple[Say, ...]
    stop: Stop | None
    avoid: tuple[str, ...]
    changes_advice: tuple[str, ...]


class Step(Frozen):
    """A role that one may aim for or stay in, and what it takes."""

    role: Id
    title: str
    kind: StepKind | None
    """None if the catalogue declares no transition to it; "stay" for the role held, "elsewhere" for
    it with another employer, "trial" for two roles that are tried out."""
    settled_by: int | None
    """Which of the eight rules settled it; None for a step that is not the recommended one."""
    stay_reason: StayReason | None
    """For the seventh rule, why: no other role is open, all are too early, drain or are far, or the
    role held suits a want and no step does."""
    confidence: float | None
    """The part of the draws in which it wins; None if nothing was drawn."""
    scores: Scores | None
    otherwise: tuple[Otherwise, ...]
    """Steps that win other draws, most frequent first."""
    equal: tuple[Id, ...]
    """This step and the one that is equally right, or the roles of a trial; empty if it stands
    alone.
    """
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
    """None if actions alone never make ready, or if nothing is planned."""
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
    """Skills with a core or important gap in this step and in every alternative."""
    keeps: tuple[Id, ...]
    """Skills that the person has and the role asks for as core or important, strongest first."""
    leaves: tuple[Id, ...]
    """Skills at the top half of the scale that the role does not ask for."""
    opens: tuple[Id, ...]
    """Roles that the step leads on to by a promotion, a sideways move or a specialisation."""
    note: str | None
    """What the catalogue says about the transition."""
    warnings: tuple[str, ...]
    because: tuple[Because, ...]
