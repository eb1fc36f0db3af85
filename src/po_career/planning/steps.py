"""One step in full: a role that one may aim for or stay in, what it takes, and when one would be
ready.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from po_career.catalog.model import Action, Id, Kit, Transition, Verdict
from po_career.planning.aim import is_ready
from po_career.planning.belief import is_rated
from po_career.planning.bottleneck import Lead, leave_alone
from po_career.planning.calendar import day_after_hours, half_year
from po_career.planning.chapter import whole_hours
from po_career.planning.decision import Decision
from po_career.planning.enough import Close
from po_career.planning.fit import (
    distance,
    gaps_of,
    known_levels,
    strengths_kept,
    strengths_left,
    yardstick_of,
)
from po_career.planning.ground import Ground, closing, ground_of, plan_to_ready
from po_career.planning.kept_chapter import kept_quarter
from po_career.planning.model import (
    ActionHours,
    Because,
    Bottleneck,
    Chapter,
    Credential,
    HalfYear,
    HalfYearPlan,
    Learned,
    Months,
    Optimal,
    Otherwise,
    PlainRung,
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
from po_career.planning.routes.credible import open_transitions
from po_career.planning.scores import TERMS, scores_of
from po_career.planning.standing import Standing
from po_career.profile.chapters import Kept, half_done

CHAPTER_DAYS, YEAR_DAYS = 91, 365
"""A skill rises one rung in a chapter, and two in a year."""
LEAD_FIRST = 10
"""Added to the weighted gap of the lead, so that its course comes first."""
OPEN_END = 1.5
"""An action whose hours have no upper end may take this many times its lower end."""


class Wanted(NamedTuple):
    """What was asked for besides the profile."""

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
    kept: Kept | None = None,
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
    ground = ground_of(standing, decision, usable, wanted.close)
    return _step(ground, Quarter(), wanted)


def months_of(transition: Transition | None) -> Months | None:
    """The months that people usually spend before a transition; None if they vary."""
    if transition is None or transition.months is None:
        return None
    return Months(transition.months.low, transition.months.high, transition.months.basis)


def _step(ground: Ground, quarter: Quarter, wanted: Wanted, promised: date | None = None) -> Step:
    standing, decision, aim = ground.standing, ground.decision, ground.aim
    role, catalog, transition = aim.role, standing.catalog, decision.transition
    chapter, lead = quarter.chapter, quarter.lead
    shown = standing.roles[decision.role]
    estimate = standing.draws.estimate(role.requires)
    missing = core_missing(role.requires, standing.levels)
    word = verdict(estimate.expected, missing, standing.rules)
    ahead = _ahead(ground, quarter, wanted, promised)
    scores = scores_of(transition, standing) if transition is not None else None
    return Step(
        role=shown.id,
        title=shown.title,
        kind=decision.kind,
        settled_by=decision.settled_by,
        stay_reason=decision.stay_reason,
        confidence=decision.shares.get(shown.id),
        scores=scores,
        otherwise=tuple(
            Otherwise(key, standing.roles[key].title, share)
            for key, share in decision.shares.items()
            if key != shown.id
        ),
        equal=decision.equal,
        hangs_on=decision.hangs_on,
        verdict=word,
        readiness=estimate,
        skills=_skill_count(ground),
        core_missing=missing,
        typical_months=months_of(transition),
        fit=distance(role, known_levels(standing.held), yardstick_of(catalog), standing.rules),
        gaps=gaps_of(role, standing.held, catalog),
        bottleneck=bottleneck_of(ground, lead),
        focus=focus_of(quarter),
        leave_alone=leave_alone(standing, aim, _touched(chapter)),
        ready_around=ahead.around,
        hours=_hours(ahead.planned),
        cost=_cost(ahead.planned),
        chapter=chapter,
        actions=(*(chapter.actions if chapter else ()), *ahead.actions),
        outline=ahead.outline,
        later=ahead.later,
        learned_in_role=_learned(ground),
        credential=_credential(ground),
        purchase=_purchase(ground, chapter, lead),
        kit=_kit(ground.kit),
        optimal=Optimal(ground.plan.proved, ground.plan.lower_bound),
        no_regret=(),
        keeps=strengths_kept(role, standing.held),
        leaves=strengths_left(role, standing.held, standing.top),
        opens=tuple(edge.to for edge in open_transitions(catalog, shown.id)),
        note=transition.note if transition else None,
        warnings=transition.warnings if transition else (),
        because=_because(ground, scores, estimate.expected, missing, word),
    )


class _Ahead(NamedTuple):
    """What lies between the person and ready, beyond the chapter."""

    planned: Sequence[Action] = ()
    """The lightest actions to ready, those of the chapter among them."""
    around: ReadyAround | None = None
    outline: tuple[HalfYearPlan, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    """Those of the outline that the chapter does not hold."""
    later: tuple[Id, ...] = ()


def _ahead(ground: Ground, quarter: Quarter, wanted: Wanted, promised: date | None) -> _Ahead:
    if not ground.works_on_skills:
        return _Ahead()
    planned, around = ground.planned, ready_around_of(ground, promised, quarter.chapter)
    later = tuple(dict.fromkeys(rung.skill for rung in ground.plan.left_open))
    if quarter.chapter is None or around is None:
        return _Ahead(planned, around, later=later)
    outline, actions = _outline(ground, quarter, quarter.chapter, wanted, around)
    return _Ahead(planned, around, outline, actions, later)


def _levels_after(ground: Ground, quarter: Quarter) -> dict[Id, int]:
    """The levels once the chapter is done, and the second halves of what it begins."""
    levels = dict(ground.aim.levels)
    brought = set[PlainRung]()
    for entry in quarter.entries:
        brought.update(entry.action.raises.items())
    for skill, level in sorted(brought):
        if levels[skill] == level - 1:
            levels[skill] = level
    return levels


def ready_around_of(
    ground: Ground, promised: date | None, chapter: Chapter | None
) -> ReadyAround | None:
    """When the hours to ready are done, and every rung has had its time; more hours a week never
    make it later.

    It depends on the lightest plan to ready and the hours a week, and of the chapter on its end
    alone: one is not ready before. The day that was `promised` stands in its middle.
    """
    days = []
    for hours in _spans(ground.planned):
        day = _day_after(ground, hours)
        if day is None:
            return None
        days.append(day)
    days.sort()
    if promised is not None:
        days = [min(days[0], promised), promised, max(days[2], promised)]
    soonest = half_year(chapter.until if chapter is not None else ground.standing.start)
    first, expected, last = [max(half_year(day), soonest) for day in days]
    return ReadyAround(first, expected, last, _reaches_ready(ground))


def ready_on(ground: Ground) -> date | None:
    """The day on which one is expected to be ready: the first day of the plan if nothing is left to
    do, None if it is out of sight.
    """
    _, planned, _ = _spans(ground.planned)
    return _day_after(ground, planned)


def _day_after(ground: Ground, hours: float) -> date | None:
    """The day on which these hours are done and every rung has had its time; first halves that
    are done count.
    """
    standing = ground.standing
    halves = [action for action in ground.planned if action.id in half_done(standing.profile)]
    spent = sum(whole_hours(action.hours.middle / 2) for action in halves)
    day = day_after_hours(standing, max(0, hours - spent), 1 - standing.rules.slack)
    return None if day is None else max(day, _least_day(ground))


def _least_day(ground: Ground) -> date:
    """The day before which no plan is done, since its rungs and its actions take their time.

    One rung of a skill takes 91 days, two take 182, three a year and 91 days.
    """
    rungs: Counter[Id] = Counter()
    days = 0
    for action in ground.planned:
        rungs.update(rung.skill for rung in ground.plan.brings[action.id])
        days = max(days, int(action.min_weeks * 7 * 0.8))
    for count in rungs.values():
        half, odd = divmod(count - 1, 2)
        days = max(days, half * YEAR_DAYS + CHAPTER_DAYS * (1 + odd))
    return ground.standing.start + timedelta(days=days)


def _reaches_ready(ground: Ground) -> bool:
    """Whether the role's verdict is ready once the plan is carried out, except for last rungs that
    only the role teaches.
    """
    levels = {**ground.standing.levels, **ground.aim.levels}
    for rung in chain.from_iterable(ground.plan.brings.values()):
        levels[rung.skill] = max(levels[rung.skill], rung.level)
    return is_ready(ground.standing, ground.aim, ground.learned, levels)


def _outline(
    ground: Ground, quarter: Quarter, chapter: Chapter, wanted: Wanted, around: ReadyAround
) -> tuple[tuple[HalfYearPlan, ...], tuple[PlannedAction, ...]]:
    """What follows the chapter, by half-year, in hours, and the actions of it that the chapter does
    not hold; nothing lies beyond the half-year in which one is ready.
    """
    standing = ground.standing
    held = {action.id for action in chapter.actions}
    spent = float(sum(whole_hours(entry.hours) for entry in quarter.entries))
    part = 1 - standing.rules.slack
    earliest = half_year(chapter.until)
    latest = max(around.expected, earliest)
    skills: defaultdict[HalfYear, dict[Id, None]] = defaultdict(dict)
    hours_of: defaultdict[HalfYear, float] = defaultdict(float)
    planned = []
    for entry, hours in _what_follows(ground, quarter, wanted):
        day = day_after_hours(standing, spent + hours / 2, part)
        when = half_year(day) if day is not None else around.until
        when = min(max(when, earliest), latest)
        spent += hours
        asked = [skill for skill, _ in entry.rungs if skill in ground.aim.asks]
        skills[when].update(dict.fromkeys(asked))
        hours_of[when] += hours
        if entry.id not in held:
            planned.append(planned_action(entry, standing, None, None, when))
    rows = tuple(HalfYearPlan(when, tuple(skills[when]), hours_of[when]) for when in sorted(skills))
    return rows, tuple(planned)


def _what_follows(
    ground: Ground, quarter: Quarter, wanted: Wanted
) -> Iterator[tuple[Entry, float]]:
    """The second halves of what the chapter begins, then the lightest actions from there to ready,
    each with its hours.
    """
    for entry in quarter.entries:
        if entry.half:
            yield entry, max(0.0, whole_hours(entry.action.hours.middle) - entry.hours)
    levels, close = _levels_after(ground, quarter), closing(ground.decision, wanted.close)
    standing = ground.standing
    before = [entry.action for entry in quarter.entries]
    rest = plan_to_ready(standing, ground.aim, ground.open, levels, close, before=before)
    for key in rest.actions:
        action = standing.catalog.actions[key]
        rungs = tuple((rung.skill, rung.level) for rung in rest.brings[key])
        hours = float(whole_hours(action.hours.middle))
        yield Entry(action, action.kind, "later", hours, rungs), hours


def _skill_count(ground: Ground) -> SkillCount:
    standing = ground.standing
    asked = {
        skill: need.level for skill, need in ground.aim.role.requires.items() if need.level > 0
    }
    at_level = [skill for skill, level in asked.items() if standing.levels[skill] >= level]
    rated = [skill for skill in asked if is_rated(standing.held[skill])]
    counts = sorted(standing.draws.counts(asked))
    tenth, expected = len(counts) // 10, len(at_level)
    return SkillCount(
        low=min(counts[tenth], expected),
        expected=expected,
        high=max(counts[-1 - tenth], expected),
        of=len(asked),
        shown=sum(standing.held[skill].basis == "evidence" for skill in at_level),
        rated=len(rated),
        rated_at_level=len(set(rated).intersection(at_level)),
    )


def bottleneck_of(ground: Ground, lead: Lead) -> Bottleneck | None:
    """What holds the person back; None if nothing is known to, or if no skills are worked on."""
    if lead.skill is None or lead.by is None:
        return None
    aim = ground.aim
    return Bottleneck(
        skill=lead.skill,
        name=ground.standing.catalog.skills[lead.skill].name,
        have=aim.levels[lead.skill],
        need=aim.asks[lead.skill].level,
        known=lead.by == "symptom",
        by=lead.by,
    )


def focus_of(quarter: Quarter) -> tuple[Id, ...]:
    """The skills that a chapter works on, the lead first, at most three."""
    lead = quarter.lead.skill
    skills = [lead] if lead is not None and quarter.entries else []
    worked_on = [entry for entry in quarter.entries if entry.part == "focus" and entry.rungs]
    skills += [entry.rungs[0][0] for entry in worked_on]
    return tuple(dict.fromkeys(skills))[:3]


def _touched(chapter: Chapter | None) -> set[Id]:
    """The skills that the chapter raises."""
    touched: set[Id] = set()
    for action in chapter.actions if chapter else ():
        touched.update(rung.skill for rung in action.raises)
    return touched


def _learned(ground: Ground) -> tuple[Learned, ...]:
    """Rungs of the role that only the role itself teaches, core ones first."""
    asks, skills = ground.aim.role.requires, ground.standing.catalog.skills
    learned = [
        Learned(skill, skills[skill].name, level, asks[skill].importance)
        for skill, level in ground.learned.items()
        if skill in asks and asks[skill].importance != "useful" and level <= asks[skill].level
    ]
    return tuple(sorted(learned, key=lambda rung: rung.importance != "core"))


def _credential(ground: Ground) -> Credential | None:
    """The first certificate that employers ask for on this transition and that would still prove
    something.
    """
    transition, standing = ground.decision.transition, ground.standing
    if transition is None:
        return None
    actions = standing.catalog.actions
    done = set(standing.profile.done)
    for key in standing.profile.done:
        if key in actions:
            done.update(actions[key].requires.actions)
    for key in transition.credentials:
        action = actions[key]
        held = all(standing.levels[skill] >= level for skill, level in action.raises.items())
        if action.id not in done and not held and not is_too_dear(action, standing):
            hours = ActionHours(action.hours.low, action.hours.high, action.hours.middle)
            return Credential(action.id, action.title, hours, action.cost)
    return None


def _purchase(ground: Ground, chapter: Chapter | None, lead: Lead) -> Purchase | None:
    """The course for a skill that is short, the lead first, that an employer's budget buys before
    it lapses in this chapter.
    """
    standing = ground.standing
    budget = standing.profile.budget
    if chapter is None or not ground.learns or budget is None or budget.until is None:
        return None
    if budget.whose != "employer" or not standing.start <= budget.until <= chapter.until:
        return None
    best = _best_course(ground, lead.skill)
    if best is None:
        return None
    course, skill = best
    return Purchase(course.id, course.title, skill, course.cost, budget.until)


def _best_course(ground: Ground, lead: Id | None) -> tuple[Action, Id] | None:
    """The course for the widest gap, and the skill of that gap."""
    standing, aim = ground.standing, ground.aim
    offers = []
    for course in standing.catalog.actions.values():
        if course.kind != "course" or course.id in standing.gone or is_too_dear(course, standing):
            continue
        for skill, level in course.raises.items():
            if skill in aim.short and level > aim.levels[skill]:
                weight = aim.short[skill] + (LEAD_FIRST if skill == lead else 0)
                offers.append((weight, course.id, skill))
    if not offers:
        return None
    _, key, skill = max(offers, key=lambda offer: offer[:2])
    return standing.catalog.actions[key], skill


def _kit(kit: Kit | None) -> PlanKit | None:
    if kit is None:
        return None
    return PlanKit(
        kit.id, kit.title, kit.checks, kit.steps, kit.say, kit.stop, kit.avoid, kit.changes_advice
    )


def _spans(actions: Iterable[Action]) -> tuple[float, float, float]:
    """Hours of the actions together: the lowest, whole planned ones, and the highest."""
    low = planned = high = 0.0
    for action in actions:
        span = action.hours
        low += span.low
        planned += whole_hours(span.middle)
        high += span.low * OPEN_END if span.high is None else span.high
    return low, planned, high


def _hours(actions: Sequence[Action]) -> StepHours:
    low, planned, high = _spans(actions)
    _, at_work, _ = _spans(action for action in actions if action.setting == "at-work")
    open_end = any(action.hours.high is None for action in actions)
    return StepHours(low, None if open_end else high, planned, at_work, planned - at_work)


def _cost(actions: Sequence[Action]) -> StepCost:
    priced = [action.cost for action in actions if action.cost is not None and action.cost.amount]
    return StepCost(
        known=sum(cost.amount for cost in priced),
        currency=next((cost.currency for cost in priced if cost.currency), None),
        unknown_actions=tuple(action.id for action in actions if action.cost is None),
    )


def _because(
    ground: Ground, scores: Scores | None, ready: float, missing: float, word: Verdict
) -> tuple[Because, ...]:
    decision, standing = ground.decision, ground.standing
    settled = {"rule": decision.settled_by or 0}
    reasons = [Because("settled by the first rule that holds", settled, decision.kind)]
    if scores is not None:
        inputs = {}
        for name in TERMS:
            inputs[name] = getattr(scores, name)
            inputs[f"weight of {name}"] = getattr(standing.rules, name)
        reasons.append(Because("score = sum of weight * term", inputs, scores.score))
    reasons.append(Because("verdict", {"readiness": ready, "core_missing": missing}, word))
    return tuple(reasons)
