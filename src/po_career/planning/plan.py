"""The whole plan: the next step and everything beside it."""

from collections.abc import Sequence
from datetime import date

from po_career.catalog.model import Catalog
from po_career.planning.decision import decision_of, hours_of
from po_career.planning.effort import assumptions_of
from po_career.planning.limits import limits_of
from po_career.planning.model import Step
from po_career.planning.next_step import Choices, choose_next
from po_career.planning.plan_model import Caution, Hop, Person, Plan, PlanCatalog, PlanTrend, Robustness
from po_career.planning.robustness import Decide, robustness_of
from po_career.planning.situation import Situation, situation_of
from po_career.planning.steps import months_of
from po_career.profile.model import Profile


def make_plan(
    catalog: Catalog,
    profile: Profile,
    start: date,
    *,
    useful: bool = False,
    alternatives: int = 3,
    by: date | None = None,
    notes: Sequence[Caution] = (),
) -> Plan:
    """The plan for `profile` that starts on `start`; the same input gives the same plan.

    `by` is a day before which the step should be done. `notes` are cautions found while reading, put before the plan's own.
    Raises NoAnswerError where no role can be reached, ValueError where the profile names no hours a week.
    """
    situation = situation_of(catalog, profile, start, useful=useful)
    choices = choose_next(situation, alternatives)
    step = choices.recommended
    return Plan(
        schema="po-career/plan/1",
        generated_on=start,
        catalog=PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest),
        person=Person(profile.role, profile.months_in_role, profile.hours_per_week, profile.budget, profile.target, profile.ratings),
        next_step=step,
        alternatives=choices.alternatives,
        stay_and_grow=choices.stay,
        route=_route(choices),
        trends=_trends(situation),
        robustness=_robustness(situation, choices),
        assumptions=assumptions_of(catalog.roles[step.role], situation, step.hours.planned, proved=step.optimal.proved),
        warnings=(*notes, *choices.cautions, *_cautions(step)),
        limits=limits_of(step, situation, by=by),
    )


def _robustness(situation: Situation, choices: Choices) -> Robustness | None:
    """None where the answer cannot change: nothing is rated, there is but one way, or no route is to be chosen."""
    decide = _decided_by_fit(situation, choices) if situation.profile.target is None else _decided_by_route(situation, choices)
    return None if decide is None else robustness_of(situation.catalog, situation.held, choices.recommended.role, decide)


def _decided_by_fit(situation: Situation, choices: Choices) -> Decide | None:
    catalog, profile, raisers, useful = situation.catalog, situation.profile, situation.raisers, situation.useful
    decision = decision_of(catalog, profile.role, situation.held, hours=choices.hours, done=profile.done, raisers=raisers, useful=useful)
    return None if decision.alone else decision.role


def _decided_by_route(situation: Situation, choices: Choices) -> Decide | None:
    if len({route.hops[0].to for route in choices.routes}) < 2:
        return None
    from po_career.planning.routes.remade import first_hop_of

    profile, raisers = situation.profile, situation.raisers
    hours = hours_of(situation.catalog, profile.role, situation.held, {}, done=profile.done, raisers=raisers, useful=situation.useful)
    return first_hop_of(choices.routes, situation, hours)


def _route(choices: Choices) -> tuple[Hop, ...] | None:
    """The transitions to the target, each with what the best route takes for it."""
    if not choices.route:
        return None
    hops = choices.routes[0].hops
    return tuple(
        Hop(way.from_, way.to, way.kind, months_of(way), hop.weeks, hop.hours, hop.rungs)
        for way, hop in zip(choices.route, hops, strict=True)
    )


def _trends(situation: Situation) -> tuple[PlanTrend, ...]:
    return tuple(
        PlanTrend(trend.id, trend.title, _prepared(trend.skills, situation), trend.skills) for trend in situation.catalog.trends.values()
    )


def _prepared(skills: tuple[str, ...], situation: Situation) -> float:
    """Part of the skills that are expected at half the scale or above; 1 where the trend names none."""
    half = situation.catalog.scale.top / 2
    return sum(situation.held[skill].expected >= half for skill in skills) / len(skills) if skills else 1.0


def _cautions(step: Step) -> tuple[Caution, ...]:
    open_rungs = tuple(
        Caution(f"{rung.skill} to {rung.level} stays open: {rung.why}", f"next_step.uncovered.{rung.skill}") for rung in step.uncovered
    )
    return (*(Caution(warning, f"next_step.{step.role}") for warning in step.warnings), *open_rungs)
