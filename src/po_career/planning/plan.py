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
from po_career.planning.standing import Standing, standing_of
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
    standing = standing_of(catalog, profile, start, useful=useful)
    choices = choose_next(standing, alternatives)
    step = choices.recommended
    return Plan(
        schema="po-career/plan/1",
        generated_on=start,
        catalog=PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest),
        person=Person(profile.role, profile.months_in_role, profile.hours_per_week, profile.money, profile.first_target, profile.ratings),
        next_step=step,
        alternatives=choices.alternatives,
        stay_and_grow=choices.stay,
        route=_route(choices),
        trends=_trends(standing),
        robustness=_robustness(standing, choices),
        assumptions=assumptions_of(catalog.roles[step.role], standing, step.hours.planned, proved=step.optimal.proved),
        warnings=(*notes, *choices.cautions, *_cautions(step)),
        limits=limits_of(step, standing, by=by),
    )


def _robustness(standing: Standing, choices: Choices) -> Robustness | None:
    """None where the answer cannot change: nothing is rated, there is but one way, or no route is to be chosen."""
    decide = _decided_by_fit(standing, choices) if standing.profile.first_target is None else _decided_by_route(standing, choices)
    return None if decide is None else robustness_of(standing.catalog, standing.held, choices.recommended.role, decide)


def _decided_by_fit(standing: Standing, choices: Choices) -> Decide | None:
    catalog, profile, raisers, useful = standing.catalog, standing.profile, standing.raisers, standing.useful
    decision = decision_of(catalog, profile.role, standing.held, hours=choices.hours, done=profile.done, raisers=raisers, useful=useful)
    return None if decision.alone else decision.role


def _decided_by_route(standing: Standing, choices: Choices) -> Decide | None:
    if len({route.hops[0].to for route in choices.routes}) < 2:
        return None
    from po_career.planning.routes.remade import first_hop_of

    profile, raisers = standing.profile, standing.raisers
    hours = hours_of(standing.catalog, profile.role, standing.held, {}, done=profile.done, raisers=raisers, useful=standing.useful)
    return first_hop_of(choices.routes, standing, hours)


def _route(choices: Choices) -> tuple[Hop, ...] | None:
    """The transitions to the target, each with what the best route takes for it."""
    if not choices.route:
        return None
    hops = choices.routes[0].hops
    return tuple(
        Hop(way.from_, way.to, way.kind, months_of(way), hop.weeks, hop.hours, hop.rungs)
        for way, hop in zip(choices.route, hops, strict=True)
    )


def _trends(standing: Standing) -> tuple[PlanTrend, ...]:
    return tuple(
        PlanTrend(trend.id, trend.title, _prepared(trend.skills, standing), trend.skills) for trend in standing.catalog.trends.values()
    )


def _prepared(skills: tuple[str, ...], standing: Standing) -> float:
    """Part of the skills that are expected at half the scale or above; 1 where the trend names none."""
    half = standing.catalog.scale.top / 2
    return sum(standing.held[skill].expected >= half for skill in skills) / len(skills) if skills else 1.0


def _cautions(step: Step) -> tuple[Caution, ...]:
    open_rungs = tuple(
        Caution(f"{rung.skill} to {rung.level} stays open: {rung.why}", f"next_step.uncovered.{rung.skill}") for rung in step.uncovered
    )
    return (*(Caution(warning, f"next_step.{step.role}") for warning in step.warnings), *open_rungs)
