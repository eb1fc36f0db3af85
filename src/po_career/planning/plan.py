"""The whole plan: the next step and everything beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from po_career.catalog.model import Action, Catalog, Id, Transition
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.decision import Decision, decide
from po_career.planning.enough import Close
from po_career.planning.gaps import no_regret
from po_career.planning.kept_chapter import kept_entries
from po_career.planning.model import Raise, Step
from po_career.planning.openness import liftable
from po_career.planning.plan_model import (
    DECIDED,
    Assumption,
    Begins,
    Bounds,
    Caution,
    Hop,
    Plan,
    PlanCatalog,
    PlanTrend,
    person_of,
)
from po_career.planning.readiness import weight_of
from po_career.planning.routes.credible import months_before
from po_career.planning.since import Outlook, begins, kept_event, outlook_of, since_of
from po_career.planning.standing import Standing, has_ended, standing_of
from po_career.planning.steps import Wanted, months_of, other_step, recommended_step
from po_career.profile.model import Event, KeptPlan, Profile

WEEKS_OF_MONTH = 52 / 12
UNRATED = ("assumed", "behind", "former", "guess", "unknown")


def make_plan(
    catalog: Catalog,
    profile: Profile,
    start: date,
    *,
    alternatives: int = 3,
    by: date | None = None,
    weeks: int | None = None,
    close: Close | None = None,
    any_way: bool = False,
    notes: Sequence[Caution] = (),
    chapter: KeptPlan | None = None,
    new: bool = False,
) -> Plan:
    """The plan for `profile` that starts on `start`; the same input gives the same plan.

    The chapter ends before `by`, or after `weeks`. `close` is how much is closed; None: to ready.
    With `any_way` the route to a target may lead through ventures, steps back and leaps. `notes`
    are cautions found while reading, put before the plan's own. `chapter` is the last one that the
    profile's history holds: while it runs it stays, unless a `new` one is asked for; without it
    nothing is said of what has changed. Raises NoAnswerError if no role can be reached, ValueError
    if the profile names no hours a week.
    """
    standing = standing_of(catalog, profile, start)
    usable = liftable(standing)
    decision = decide(standing, any_way=any_way)
    named: tuple[Id, ...] = ()
    if profile.words:
        from po_career.language.mentions import skills_named

        named = skills_named(catalog, profile.words)
    wanted = Wanted(close, weeks, by, named)
    event = kept_event(profile, chapter)
    why: Begins | None = None
    if event is not None:
        why = begins(event, profile, start) or ("asked" if new else None)
    runs = event if why is None else None
    entries = kept_entries(standing, event) if event is not None else ()
    outlook = Outlook(None, ())
    if event is not None:
        outlook = outlook_of(catalog, standing.profile, event, entries, start, runs=why is None)
    promised = outlook.day if runs is not None and _leads_on(runs, decision) else None
    step = recommended_step(standing, decision, usable, wanted, runs, promised)
    others = tuple(_others(standing, decision, usable, wanted, alternatives))
    step = replace(step, no_regret=_no_regret(step, others))
    return Plan(
        schema="po-career/plan/2",
        generated_on=start,
        catalog=PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest),
        person=person_of(standing.profile),
        next_step=step,
        alternatives=others,
        stay_and_grow=_staying(standing, decision, usable, wanted, step),
        route=hops_of(standing, decision.route) if decision.route else None,
        since=None if event is None else since_of(event, entries, step, outlook, why),
        trends=tuple(_trends(standing)),
        assumptions=_assumptions(step, standing),
        warnings=(*notes, *_cautions(step, standing)),
    )


def _leads_on(event: Event, decision: Decision) -> bool:
    """Whether the chapter of `event` leads to the role that is decided for."""
    return event.plan is not None and event.plan.toward == decision.role


def hops_of(standing: Standing, route: Sequence[Transition]) -> tuple[Hop, ...]:
    """The transitions of a route, each with what it takes for someone who took those before it."""
    levels = dict(standing.levels)
    in_role = standing.months or 0.0
    found = []
    for way in route:
        needs = standing.catalog.roles[way.to].requires
        goals = [
            Goal(skill, levels[skill], need.level, need.importance)
            for skill, need in needs.items()
            if need.level > levels[skill] and need.importance != "useful"
        ]
        choice = choose_actions(
            standing.catalog.actions,
            goals,
            levels,
            done=standing.profile.done,
            role=way.from_,
            raisers=standing.raisers,
        )
        months = max(0.0, months_before(way, standing.catalog.rules) - in_role)
        weeks = max(choice.hours / standing.hours_per_week, months * WEEKS_OF_MONTH)
        rungs = tuple(Raise(goal.skill, goal.have, goal.need) for goal in goals)
        found.append(Hop(way.from_, way.to, way.kind, months_of(way), weeks, choice.hours, rungs))
        levels.update({goal.skill: goal.need for goal in goals})
        in_role = 0.0
    return tuple(found)


def _others(
    standing: Standing,
    decision: Decision,
    usable: Sequence[Action],
    wanted: Wanted,
    most: int,
) -> Iterator[Step]:
    """The other candidates, the one beside the step first, then by score."""
    ways = [one.way for one in decision.candidates if one.way.to != decision.role]
    ways += _ways_of_trial(standing, decision)
    ways.sort(key=lambda way: (way.to not in decision.equal, way.to != decision.beside))
    for way in ways[: max(most, len(decision.equal) if decision.kind == "trial" else 0)]:
        declared = way in standing.catalog.transitions
        other = Decision(
            way.to,
            way.kind if declared else None,
            0,
            way if declared else None,
            decision.candidates,
            {way.to: decision.shares[way.to]} if way.to in decision.shares else {},
        )
        yield other_step(standing, other, usable, wanted)


def _ways_of_trial(standing: Standing, decision: Decision) -> list[Transition]:
    """The moves to those roles of a trial that are no candidates."""
    if decision.kind != "trial" or standing.role is None:
        return []
    catalog, held = standing.catalog, standing.role.id
    known = {one.way.to for one in decision.candidates}
    found = []
    for role in decision.equal:
        if role not in known:
            declared = [way for way in catalog.transitions if (way.from_, way.to) == (held, role)]
            found.append(declared[0] if declared else Transition(held, role, "lateral"))
    return found


def _staying(
    standing: Standing,
    decision: Decision,
    usable: Sequence[Action],
    wanted: Wanted,
    step: Step,
) -> Step | None:
    if standing.role is None or decision.stays:
        return step if decision.stays else None
    stay = Decision(standing.role.id, "stay", 0, None, decision.candidates, {})
    return other_step(standing, stay, usable, wanted)


def _no_regret(step: Step, others: Sequence[Step]) -> tuple[Id, ...]:
    ways = [one for one in (step, *others) if one.kind not in ("stay", "elsewhere", "trial")]
    return no_regret(one.gaps for one in ways)


def _trends(standing: Standing) -> Iterator[PlanTrend]:
    half = standing.top / 2
    gone = {*standing.profile.done, *standing.profile.skipped}
    for trend in standing.catalog.trends.values():
        held = sum(standing.levels[skill] >= half for skill in trend.skills)
        prepared = held / len(trend.skills) if trend.skills else 1.0
        tries = tuple(key for key in trend.actions if key not in gone)
        yield PlanTrend(trend.id, trend.title, prepared, trend.skills, tries)


def _assumptions(step: Step, standing: Standing) -> tuple[Assumption, ...]:
    """The skills of the role that were not rated, those whose range may move readiness
    most first.
    """
    rules = standing.catalog.rules
    needs = standing.catalog.roles[step.role].requires
    asked = sum(weight_of(need, rules) * need.level for need in needs.values())
    found = []
    for skill, need in needs.items():
        belief = standing.held[skill]
        if belief.basis not in UNRATED:
            continue
        moves = min(belief.high, need.level) - min(belief.low, need.level)
        share = weight_of(need, rules) * moves / asked if asked else 0.0
        bounds = Bounds(belief.low, belief.high)
        found.append(Assumption(skill, belief.basis, belief.expected, bounds, share))
    return tuple(sorted(found, key=lambda one: (-one.share, one.skill)))


def _cautions(step: Step, standing: Standing) -> Iterator[Caution]:
    past = standing.past_decision
    if past is not None and has_ended(standing.profile, standing.start):
        yield Caution(
            "with another post, po-career profile set role says so; "
            "if this one goes on, po-career profile set decided none",
            DECIDED,
        )
    elif past is not None:
        yield Caution(
            f"the day on which something was to be decided, {past}, has come; "
            "po-career profile set decided says what is decided next, "
            "po-career profile edit takes it out",
            DECIDED,
        )
    for warning in step.warnings:
        yield Caution(warning, f"next_step.{step.role}")
    budget, profile = standing.profile.budget, standing.profile
    if budget is not None and budget.currency is None and budget.amount:
        yield Caution(
            "the budget names no currency, so no price can be held against it; "
            "po-career profile set budget '500 EUR' gives one",
            "person.budget",
        )
    if profile.interests and not profile.wants:
        yield Caution(
            "interests are shown and no longer used; po-career profile set wants says what"
            " draws you",
            "person.interests",
        )
