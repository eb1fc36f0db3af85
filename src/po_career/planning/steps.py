"""One step in full: a role that one may aim for or stay in, what it takes, and when one would be
ready.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from po_career.catalog.model import Action, Id, Kit, Transition
from po_career.planning.belief import is_rated
from po_career.planning.bottleneck import Lead, gaps_by_weight, leave_alone
from po_career.planning.calendar import day_after_hours, half_year
from po_career.planning.chapter import whole_hours
from po_career.planning.decision import Decision
from po_career.planning.enough import Close, Enough
from po_career.planning.fit import fit_parts, strengths_kept, strengths_left
from po_career.planning.gaps import gaps_of
from po_career.planning.ground import Ground, closing, ground_of, is_bottleneck, plan_to_ready
from po_career.planning.kept_chapter import kept_quarter
from po_career.planning.model import (
    ActionHours,
    Because,
    Bottleneck,
    Credential,
    HalfYearPlan,
    Learned,
    Months,
    Optimal,
    Otherwise,
    PlanKit,
    PlannedAction,
    Purchase,
    ReadyAround,
    Scores,
    SkillCount,
    Step,
    StepCost,
    StepHours,
)
from po_career.planning.openness import is_too_dear
from po_career.planning.quarter import Entry, Quarter, planned_action, quarter_of
from po_career.planning.readiness import core_missing, verdict
from po_career.planning.routes.ways import open_transitions
from po_career.planning.scores import score_of, terms_of
from po_career.planning.standing import Standing
from po_career.profile.chapters import half_done
from po_career.profile.model import Event

CHAPTER_DAYS, YEAR_DAYS = 91, 365
"""A skill rises one rung in a chapter, and two in a year."""
NODES_BESIDE = 300
"""How far the search for the actions of a step beside the recommended one goes."""
OPEN_END = 1.5
"""An action whose hours have no upper end may take so many times its lower end."""


class Wanted(NamedTuple):
    """What was asked for beside the profile."""

    close: Close | None = None
    weeks: int | None = None
    """Weeks of the chapter; None for those of the rules."""
    by: date | None = None
    named: tuple[Id, ...] = ()
    """Skills that the person's own words name."""


def recommended_step(
    standing: Standing,
    decision: Decision,
    usable: Sequence[Action],
    wanted: Wanted,
    kept: Event | None = None,
    promised: date | None = None,
) -> Step:
    """The recommended step with its chapter: that of `kept`, or a new one.

    `promised` is the day on which one will be ready, if the chapter of `kept` holds to it.
    """
    ground = ground_of(standing, decision, usable, wanted.close)
    if kept is not None:
        quarter = kept_quarter(ground, wanted.named, kept)
    else:
        quarter = quarter_of(ground, wanted.named, weeks=wanted.weeks, by=wanted.by)
    return _step(ground, quarter, wanted, promised)


def other_step(
    standing: Standing, decision: Decision, usable: Sequence[Action], wanted: Wanted
) -> Step:
    """Another step: what it takes, without a chapter."""
    return _step(ground_of(standing, decision, usable, wanted.close, NODES_BESIDE), None, wanted)


def months_of(way: Transition | None) -> Months | None:
    """The months that people usually spend before the move."""
    if way is None or way.months is None:
        return None
    return Months(way.months.low, way.months.high, way.months.basis)


def _step(
    ground: Ground, quarter: Quarter | None, wanted: Wanted, promised: date | None = None
) -> Step:
    standing, decision, aim = ground.standing, ground.decision, ground.aim
    role, catalog = aim.role, standing.catalog
    shown = catalog.roles[decision.role]
    estimate = standing.draws.estimate(role.requires, standing.levels)
    missing = core_missing(role, standing.levels)
    word = verdict(estimate.expected, missing, catalog.rules)
    chosen = {action.id for action in quarter.chapter.actions} if quarter else set()
    lead = quarter.lead if quarter else None
    rest = _rest(ground, quarter, wanted)
    learns = ground.learns and not ground.ready and decision.kind != "trial"
    plan = ground.plan
    planned = [catalog.actions[key] for key in plan.actions] if learns else []
    around = _ready_around(ground, planned, promised) if learns else None
    outline, later_actions = _outline(ground, quarter, rest, around) if learns else ((), ())
    in_chapter = quarter.chapter.actions if quarter else ()
    return Step(
        role=shown.id,
        title=shown.title,
        kind=decision.kind,
        settled_by=decision.settled_by or None,
        stay_reason=decision.stay_reason,
        confidence=decision.shares.get(shown.id),
        scores=_scores(ground),
        otherwise=_otherwise(ground),
        equal=decision.equal,
        hangs_on=decision.hangs_on,
        verdict=word,
        readiness=estimate,
        skills=_skill_count(ground),
        core_missing=missing,
        typical_months=months_of(decision.way),
        fit=fit_parts(role, standing.held, catalog.rules),
        gaps=gaps_of(role, standing.held, catalog),
        bottleneck=_bottleneck(ground, lead),
        focus=_focus(quarter),
        leave_alone=leave_alone(standing, aim, _touched(in_chapter)),
        ready_around=around,
        hours=_hours(planned),
        cost=_cost(planned),
        chapter=quarter.chapter if quarter else None,
        actions=(*in_chapter, *(one for one in later_actions if one.id not in chosen)),
        outline=outline,
        later=_later(ground) if learns else (),
        learned_in_role=_learned(ground),
        credential=_credential(ground),
        purchase=_purchase(ground, quarter),
        kit=_kit(ground.kit),
        optimal=Optimal(plan.proved, plan.lower_bound),
        no_regret=(),
        keeps=strengths_kept(role, standing.held),
        leaves=strengths_left(role, standing.held, standing.top),
        opens=tuple(way.to for way in open_transitions(catalog, shown.id)),
        note=decision.way.note if decision.way is not None else None,
        warnings=decision.way.warnings if decision.way is not None else (),
        because=_because(ground, estimate.expected, missing, word),
    )


def _rest(ground: Ground, quarter: Quarter | None, wanted: Wanted) -> Enough:
    """The lightest actions to ready after the chapter; without one, the whole plan."""
    if quarter is None:
        return ground.plan
    levels = dict(ground.aim.levels)
    used = set()
    for entry in quarter.entries:
        used.add(entry.id)
        if entry.half:
            continue
        for skill, level in entry.action.raises.items():
            if levels[skill] == level - 1:
                levels[skill] = level
    for entry in quarter.entries:
        if entry.half:
            for skill, level in entry.rungs:
                levels[skill] = max(levels[skill], level)
    actions = [action for action in ground.actions if action.id not in used]
    close = closing(ground, wanted.close)
    return plan_to_ready(ground.standing, ground.aim, ground.move, actions, levels, close)


def _ready_around(
    ground: Ground, planned: Sequence[Action], promised: date | None
) -> ReadyAround | None:
    """When the hours to ready are done, and every rung has had its time; more hours a week never
    make it later.

    It rests on the lightest plan to ready, not on the chapter, so that it depends on the hours a
    week alone. The day that was `promised` stands in its middle.
    """
    days = []
    for hours in (_low(planned), _planned(planned), _high(planned)):
        day = _day_after(ground, hours)
        if day is None:
            return None
        days.append(day)
    days.sort()
    if promised is not None:
        days = [min(days[0], promised), promised, max(days[2], promised)]
    first, expected, last = (half_year(day) for day in days)
    ready = _reaches_ready(ground)
    return ReadyAround(first, expected, last, ready)


def ready_on(ground: Ground) -> date | None:
    """The day on which one is expected to be ready.

    The first day of the plan if nothing is left to do, None if it is out of sight.
    """
    actions = ground.standing.catalog.actions
    return _day_after(ground, _planned([actions[key] for key in ground.plan.actions]))


def _day_after(ground: Ground, hours: float) -> date | None:
    """The day on which so many hours are done and every rung has had its time.

    First halves that are done count.
    """
    standing = ground.standing
    actions = standing.catalog.actions
    halves = half_done(standing.profile) & set(ground.plan.actions)
    spent = sum(whole_hours(actions[key].hours.middle / 2) for key in halves)
    day = day_after_hours(standing, max(0, hours - spent), 1 - standing.catalog.rules.slack)
    return None if day is None else max(day, _least_day(ground))


def _least_day(ground: Ground) -> date:
    """The day before which no plan is done.

    Its rungs take their time, and so does each of its actions.
    """
    standing = ground.standing
    rungs: dict[Id, int] = {}
    days = 0
    for key in ground.plan.actions:
        for rung in ground.plan.brings[key]:
            rungs[rung.skill] = rungs.get(rung.skill, 0) + 1
        days = max(days, int(standing.catalog.actions[key].min_weeks * 7 * 0.8))
    for count in rungs.values():
        half, odd = divmod(count - 1, 2)
        days = max(days, half * YEAR_DAYS + CHAPTER_DAYS * (1 + odd))
    return standing.start + timedelta(days=days)


def _reaches_ready(ground: Ground) -> bool:
    """Whether the role's verdict is ready once the plan is carried out, but for last rungs that
    only the role teaches.
    """
    core = {skill for skill, need in ground.aim.role.requires.items() if need.importance == "core"}
    early = [
        skill
        for skill, level in ground.learned.items()
        if skill in core and level < ground.aim.role.requires[skill].level
    ]
    return not early


def _outline(
    ground: Ground, quarter: Quarter | None, rest: Enough, around: ReadyAround | None
) -> tuple[tuple[HalfYearPlan, ...], tuple[PlannedAction, ...]]:
    """What follows the chapter, by half-year, in hours.

    Nothing of it lies behind the half-year in which one is ready.
    """
    if quarter is None or around is None:
        return (), ()
    standing = ground.standing
    catalog = standing.catalog
    entries: list[tuple[Entry, float]] = []
    for entry in quarter.entries:
        if entry.half:
            left = max(0.0, whole_hours(entry.action.hours.middle) - entry.hours)
            entries.append((entry, left))
    for key in rest.actions:
        action = catalog.actions[key]
        rungs = tuple((rung.skill, rung.level) for rung in rest.brings[key])
        hours = float(whole_hours(action.hours.middle))
        entries.append((Entry(action, action.kind, "later", hours, rungs), hours))
    spent = float(sum(whole_hours(entry.hours) for entry in quarter.entries))
    part = 1 - catalog.rules.slack
    halves: dict[str, tuple[list[Id], float]] = {}
    planned = []
    for entry, hours in entries:
        day = day_after_hours(standing, spent + hours / 2, part)
        when = half_year(day) if day is not None else around.until
        when = min(
            max(when, half_year(quarter.chapter.until)),
            max(around.expected, half_year(quarter.chapter.until)),
        )
        spent += hours
        skills, total = halves.get(when, ([], 0.0))
        for skill, _ in entry.rungs:
            if skill not in skills and skill in ground.aim.asks:
                skills.append(skill)
        halves[when] = (skills, total + hours)
        planned.append(planned_action(entry, standing, None, None, when))
    rows = tuple(
        HalfYearPlan(when, tuple(skills), hours) for when, (skills, hours) in sorted(halves.items())
    )
    return rows, tuple(planned)


def _scores(ground: Ground) -> Scores | None:
    way = ground.decision.way
    if way is None:
        return None
    terms = terms_of(way, ground.standing)
    return Scores(*terms, score=score_of(terms, ground.standing.catalog))


def _otherwise(ground: Ground) -> tuple[Otherwise, ...]:
    roles = ground.standing.catalog.roles
    shares = ground.decision.shares
    return tuple(
        Otherwise(role, roles[role].title, share)
        for role, share in shares.items()
        if role != ground.decision.role
    )


def _skill_count(ground: Ground) -> SkillCount:
    standing = ground.standing
    asked = {
        skill: need.level for skill, need in ground.aim.role.requires.items() if need.level > 0
    }
    at_level = [skill for skill, level in asked.items() if standing.levels[skill] >= level]
    counts = sorted(standing.draws.counts(asked))
    low, high = counts[len(counts) // 10], counts[-1 - len(counts) // 10]
    expected = len(at_level)
    shown = sum(standing.held[skill].basis == "evidence" for skill in at_level)
    rated = [skill for skill in asked if is_rated(standing.held[skill])]
    return SkillCount(
        low=min(low, expected),
        expected=expected,
        high=max(high, expected),
        of=len(asked),
        shown=shown,
        rated=len(rated),
        rated_at_level=len(set(rated).intersection(at_level)),
    )


def _bottleneck(ground: Ground, lead: Lead | None) -> Bottleneck | None:
    if lead is None or not is_bottleneck(lead) or lead.by is None:
        return None
    standing, aim = ground.standing, ground.aim
    return Bottleneck(
        skill=lead.skill,
        name=standing.catalog.skills[lead.skill].name,
        have=aim.levels[lead.skill],
        need=aim.asks[lead.skill].level,
        known=lead.by == "symptom",
        by=lead.by,
    )


def _focus(quarter: Quarter | None) -> tuple[Id, ...]:
    if quarter is None:
        return ()
    found = [quarter.lead.skill] if quarter.lead is not None and quarter.entries else []
    worked_on = [one for one in quarter.entries if one.part == "focus" and one.rungs]
    found += [entry.rungs[0][0] for entry in worked_on]
    return tuple(dict.fromkeys(found))[:3]


def _touched(actions: Sequence[PlannedAction]) -> list[Id]:
    return [one.skill for action in actions for one in action.raises]


def _later(ground: Ground) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(rung.skill for rung in ground.plan.left_open))


def _learned(ground: Ground) -> tuple[Learned, ...]:
    """Rungs of the role that only the role itself teaches, core ones first."""
    asks, skills = ground.aim.role.requires, ground.standing.catalog.skills
    found = [
        Learned(skill, skills[skill].name, level, asks[skill].importance)
        for skill, level in ground.learned.items()
        if skill in asks and asks[skill].importance != "useful" and level <= asks[skill].level
    ]
    found.sort(key=lambda one: one.importance != "core")
    return tuple(found)


def _credential(ground: Ground) -> Credential | None:
    """The first certificate that employers ask for on this move and that would still prove
    something.
    """
    way, standing = ground.decision.way, ground.standing
    if way is None:
        return None
    actions, profile = standing.catalog.actions, standing.profile
    for key in way.credentials:
        action = actions[key]
        beyond = any(
            key in actions[done].requires.actions for done in profile.done if done in actions
        )
        held = all(standing.levels[skill] >= level for skill, level in action.raises.items())
        if key in profile.done or beyond or held or is_too_dear(action, standing):
            continue
        span = action.hours
        return Credential(
            key, action.title, ActionHours(span.low, span.high, span.middle), action.cost
        )
    return None


def _purchase(ground: Ground, quarter: Quarter | None) -> Purchase | None:
    """The course for a skill that is short, the lead first, that an employer's budget buys before
    it lapses in this chapter.
    """
    standing = ground.standing
    budget = standing.profile.budget
    if quarter is None or not ground.learns or budget is None or budget.until is None:
        return None
    if budget.whose != "employer" or not standing.start <= budget.until <= quarter.chapter.until:
        return None
    short = gaps_by_weight(standing, ground.aim)
    lead = quarter.lead.skill if quarter.lead is not None else None
    gone = {*standing.profile.done, *standing.profile.skipped}
    found: list[tuple[float, Id, Id]] = []
    for action in standing.catalog.actions.values():
        if action.kind != "course" or action.id in gone or is_too_dear(action, standing):
            continue
        for skill, level in action.raises.items():
            if skill in short and level > ground.aim.levels[skill]:
                found.append((short[skill] + (10 if skill == lead else 0), action.id, skill))
    if not found:
        return None
    _, key, skill = max(found, key=lambda one: (one[0], one[1]))
    action = standing.catalog.actions[key]
    return Purchase(key, action.title, skill, action.cost, budget.until)


def _kit(kit: Kit | None) -> PlanKit | None:
    if kit is None:
        return None
    return PlanKit(
        kit.id, kit.title, kit.checks, kit.steps, kit.say, kit.stop, kit.avoid, kit.changes_advice
    )


def _low(actions: Sequence[Action]) -> float:
    return sum(action.hours.low for action in actions)


def _planned(actions: Sequence[Action]) -> float:
    return float(sum(whole_hours(action.hours.middle) for action in actions))


def _high(actions: Sequence[Action]) -> float:
    return sum(
        action.hours.low * OPEN_END if action.hours.high is None else action.hours.high
        for action in actions
    )


def _hours(actions: Sequence[Action]) -> StepHours:
    at_work = [action for action in actions if action.setting == "at-work"]
    open_end = any(action.hours.high is None for action in actions)
    planned = _planned(actions)
    return StepHours(
        low=_low(actions),
        high=None if open_end else _high(actions),
        planned=planned,
        at_work=_planned(at_work),
        own_time=planned - _planned(at_work),
    )


def _cost(actions: Sequence[Action]) -> StepCost:
    priced = [action.cost for action in actions if action.cost is not None and action.cost.amount]
    return StepCost(
        known=sum(cost.amount for cost in priced),
        currency=next((cost.currency for cost in priced if cost.currency), None),
        unknown_actions=tuple(action.id for action in actions if action.cost is None),
    )


def _because(ground: Ground, ready: float, missing: float, word: str) -> tuple[Because, ...]:
    decision, standing = ground.decision, ground.standing
    rules = standing.catalog.rules
    found = [
        Because(
            "settled by the first rule that holds", {"rule": decision.settled_by}, decision.kind
        )
    ]
    if decision.way is not None:
        terms = terms_of(decision.way, standing)
        inputs: dict[str, float | str | tuple[str, ...] | None] = {}
        for name, term in zip(terms._fields, terms, strict=True):
            inputs[name] = term
            inputs[f"weight of {name}"] = getattr(rules, name)
        value = score_of(terms, standing.catalog)
        found.append(Because("score = sum of weight * term", inputs, value))
    asked: dict[str, float | str | tuple[str, ...] | None] = {
        "readiness": ready,
        "core_missing": missing,
    }
    found.append(Because("verdict", asked, word))
    return tuple(found)
