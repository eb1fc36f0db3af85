"""One step in full: a role that one may aim for, what it takes, and when one would be ready."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from po_career.catalog.model import Catalog, Role, Transition
from po_career.planning.agenda import agenda_of, focus_of, schedule_for
from po_career.planning.belief import expected_levels
from po_career.planning.choice.selection import Goal
from po_career.planning.effort import choice_for, hours_if_known
from po_career.planning.fit import fit_parts, strengths_kept, strengths_left
from po_career.planning.gaps import gaps_of
from po_career.planning.model import (
    Because,
    Estimate,
    FitParts,
    Months,
    Optimal,
    PlannedAction,
    Raise,
    ScheduleLength,
    Step,
    StepCost,
    StepHours,
    StepKind,
)
from po_career.planning.readiness import core_missing, readiness_range, verdict
from po_career.planning.routes.ways import open_transitions
from po_career.planning.standing import Standing


def step_to(role: Role, way: Transition | None, standing: Standing, *, beyond: Sequence[Goal] = ()) -> Step:
    """The step to `role` by the transition `way`; without one it is a direct aim, or staying where the role is one's own.

    `beyond` are goals above what the role asks, for whoever stays.
    """
    catalog = standing.catalog
    gaps = gaps_of(role, standing.held, catalog)
    choice = choice_for(role, standing, beyond=beyond)
    core = frozenset(goal.skill for goal in beyond if goal.importance == "core") | frozenset(
        skill for skill, need in role.requires.items() if need.importance == "core"
    )
    schedule = schedule_for(choice, core, standing)
    agenda = agenda_of(choice, schedule, standing)
    ready = readiness_range(role, standing.held, catalog.rules)
    missing_core = core_missing(role, expected_levels(standing.held))
    word = verdict(ready.expected, missing_core, catalog.rules)
    fit = fit_parts(role, standing.held, catalog.rules)
    return Step(
        role=role.id,
        title=role.title,
        kind=_kind(role, way, standing),
        verdict=word,
        readiness=ready,
        skills_ready_by=standing.start + timedelta(weeks=schedule.weeks),
        weeks=schedule.weeks,
        hours=_hours(agenda),
        cost=_cost(agenda, catalog),
        typical_months=months_of(way),
        gaps=gaps,
        actions=agenda,
        optimal=Optimal(choice.proved, choice.lower_bound),
        because=(*_why(role, fit, ready, standing), Because("verdict", {"readiness": ready.expected, "core_missing": missing_core}, word)),
        uncovered=choice.uncovered,
        focus=focus_of(agenda, {gap.skill: gap.share for gap in gaps}, standing),
        no_regret=(),
        pays_in=(),
        beyond=tuple(Raise(goal.skill, goal.have, goal.need) for goal in beyond),
        schedule=ScheduleLength(schedule.weeks, schedule.lower_bound),
        fit=fit,
        core_missing=missing_core,
        keeps=strengths_kept(role, standing.held),
        leaves=strengths_left(role, standing.held, catalog.scale.top),
        opens=tuple(onward.to for onward in open_transitions(catalog, role.id)),
        as_near=(),
        note=way.note if way else None,
        warnings=way.warnings if way else (),
        trade_off=None,
        useful_left_out=0 if standing.useful else sum(gap.importance == "useful" for gap in gaps),
    )


def months_of(way: Transition | None) -> Months | None:
    """The months of a transition as the plan shows them."""
    return Months(way.months.low, way.months.high, way.months.basis) if way and way.months else None


def _kind(role: Role, way: Transition | None, standing: Standing) -> StepKind | None:
    if way is not None:
        return way.kind
    return "stay" if role.id == standing.profile.role else None


def with_hours_if_known(step: Step, standing: Standing) -> Step:
    """The step with the hours that it would take if every unknown skill turned out high: worked out only for steps that are shown."""
    return replace(step, hours=replace(step.hours, if_known=hours_if_known(standing.catalog.roles[step.role], standing)))


def _hours(agenda: tuple[PlannedAction, ...]) -> StepHours:
    highs = [action.hours.high for action in agenda]
    high = None if None in highs else sum(hours for hours in highs if hours is not None)
    at_work = sum(action.hours.planned for action in agenda if action.setting == "at-work")
    planned = sum(action.hours.planned for action in agenda)
    return StepHours(sum(action.hours.low for action in agenda), high, planned, at_work, planned - at_work, None)


def _cost(agenda: tuple[PlannedAction, ...], catalog: Catalog) -> StepCost:
    currency = next((action.cost.currency for action in catalog.actions.values() if action.cost and action.cost.currency), None)
    known = sum(action.cost.amount for action in agenda if action.cost)
    return StepCost(known, currency, tuple(action.id for action in agenda if action.cost is None))


def _why(role: Role, fit: FitParts, ready: Estimate, standing: Standing) -> tuple[Because, ...]:
    weight = standing.catalog.rules.unused_weight
    return (
        Because("fit distance = missing + weight x unused", {"missing": fit.missing, "unused": fit.unused, "weight": weight}, fit.distance),
        Because(
            "readiness = sum(w x min(level, need)) / sum(w x need)", {"role": role.id, "low": ready.low, "high": ready.high}, ready.expected
        ),
    )
