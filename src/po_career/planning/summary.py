"""A plan in a dozen figures, for a table of many people."""

from datetime import date

from po_career.catalog.model import Catalog, Id, Verdict
from po_career.frozen import Frozen
from po_career.planning.decision import decide
from po_career.planning.ground import ground_of
from po_career.planning.kept_chapter import kept_quarter
from po_career.planning.model import HalfYear, StepKind
from po_career.planning.openness import liftable
from po_career.planning.plan import skills_in_words
from po_career.planning.plan_model import Plan
from po_career.planning.quarter import quarter_of
from po_career.planning.readiness import core_missing, verdict
from po_career.planning.since import running
from po_career.planning.standing import standing_of
from po_career.planning.steps import bottleneck_of, focus_of, ready_around_of
from po_career.profile.chapters import Kept
from po_career.profile.model import Profile


class Summary(Frozen):
    """The recommended step of one person, and the chapter toward it."""

    held: Id | None
    """The role that the person holds."""
    rated: int
    """How many skills they rated; with few, all that follows rests on their role alone."""
    role: Id
    """The role of the step; the one held if the answer is to stay."""
    kind: StepKind | None
    settled_by: int | None
    """The number of the rule that settled it."""
    confidence: float | None
    """The part of the draws in which it wins; None if nothing was drawn."""
    verdict: Verdict
    readiness_low: float
    readiness: float
    """How ready the person is for that role, 0 to 1."""
    readiness_high: float
    bottleneck: Id | None
    """The skill that holds the person back."""
    focus: tuple[Id, ...]
    """The skills that the chapter works on."""
    ready_around: HalfYear | None
    hours: float | None
    """Hours of the chapter; None without one, as of whoever is away."""
    review: date | None
    """The day on which to look again."""


def summary_in(plan: Plan) -> Summary:
    """The summary of a plan that is made."""
    person, step = plan.person, plan.next_step
    bottleneck, around = step.bottleneck, step.ready_around
    chapter = step.chapter
    return Summary(
        held=person.role,
        rated=len(person.ratings),
        role=step.role,
        kind=step.kind,
        settled_by=step.settled_by,
        confidence=step.confidence,
        verdict=step.verdict,
        readiness_low=step.readiness.low,
        readiness=step.readiness.expected,
        readiness_high=step.readiness.high,
        bottleneck=bottleneck.skill if bottleneck is not None else None,
        focus=step.focus,
        ready_around=around.expected if around is not None else None,
        hours=chapter.hours if chapter is not None else None,
        review=chapter.check_on if chapter is not None else None,
    )


def summary_of(
    catalog: Catalog, profile: Profile, start: date, *, chapter: Kept | None = None
) -> Summary:
    """The summary of the plan that `make_plan` would make, without the rest of it.

    Raises what `make_plan` raises.
    """
    standing = standing_of(catalog, profile, start)
    decision = decide(standing)
    named = skills_in_words(catalog, profile)
    kept = running(standing, profile, chapter, asked=False) if chapter is not None else None
    ground = ground_of(standing, decision, liftable(standing), None)
    promised = kept.promised(decision.role) if kept is not None else None
    if kept is not None and kept.goes_on is not None:
        quarter = kept_quarter(ground, named, kept.goes_on)
    else:
        quarter = quarter_of(ground, named)
    asks = ground.aim.role.requires
    estimate = standing.draws.estimate(asks)
    missing = core_missing(asks, standing.levels)
    bottleneck = bottleneck_of(ground, quarter.lead)
    found = quarter.chapter
    around = None
    if ground.works_on_skills:
        around = ready_around_of(ground, promised, found)
    return Summary(
        held=profile.role,
        rated=len(profile.ratings),
        role=decision.role,
        kind=decision.kind,
        settled_by=decision.settled_by,
        confidence=decision.shares.get(decision.role),
        verdict=verdict(estimate.expected, missing, standing.rules),
        readiness_low=estimate.low,
        readiness=estimate.expected,
        readiness_high=estimate.high,
        bottleneck=bottleneck.skill if bottleneck is not None else None,
        focus=focus_of(quarter),
        ready_around=around.expected if around is not None else None,
        hours=found.hours if found is not None else None,
        review=found.check_on if found is not None else None,
    )
