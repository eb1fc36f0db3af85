"""The whole plan: the next step and everything beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from po_career.catalog.indexes import transitions_from
from po_career.catalog.model import Action, Catalog, Id, Transition
from po_career.planning.belief import is_rated
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.decision import UNMOVED, Decision, decide
from po_career.planning.enough import Close
from po_career.planning.fit import no_regret
from po_career.planning.model import Raise, Step
from po_career.planning.openness import liftable
from po_career.planning.plan_model import (
    DECIDED,
    Assumption,
    Bounds,
    Caution,
    Hop,
    Plan,
    PlanTrend,
    catalog_of,
    person_of,
)
from po_career.planning.readiness import weight_asked, weight_of
from po_career.planning.routes.terrain import hop_weeks
from po_career.planning.since import running, since_of
from po_career.planning.standing import Standing, standing_of
from po_career.planning.steps import Wanted, months_of, other_step, recommended_step
from po_career.profile.chapters import Kept
from po_career.profile.model import Profile


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
    chapter: Kept | None = None,
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
    wanted = Wanted(close, weeks, by, skills_in_words(catalog, profile))
    kept = running(standing, profile, chapter, asked=new) if chapter is not None else None
    goes_on = kept.goes_on if kept is not None else None
    promised = kept.promised(decision.role) if kept is not None else None
    step = recommended_step(standing, decision, usable, wanted, goes_on, promised)
    others = _others(standing, decision, usable, wanted, alternatives)
    moves = [one.gaps for one in (step, *others) if one.kind not in UNMOVED]
    step = replace(step, no_regret=no_regret(moves))
    return Plan(
        schema="po-career/plan/2",
        generated_on=start,
        catalog=catalog_of(catalog),
        person=person_of(standing.profile),
        next_step=step,
        alternatives=others,
        stay_and_grow=_staying(standing, decision, usable, wanted, step),
        route=hops_of(standing, decision.route) if decision.route else None,
        since=since_of(kept, step) if kept is not None else None,
        trends=tuple(_trends(standing)),
        assumptions=_assumptions(step, standing),
        warnings=(*notes, *_cautions(step, standing)),
    )


def skills_in_words(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """The skills that the person's own words name."""
    if not profile.words:
        return ()
    from po_career.language.mentions import skills_named

    return skills_named(catalog, profile.words)


def hops_of(standing: Standing, route: Sequence[Transition]) -> tuple[Hop, ...]:
    """The transitions of a route, each with what it takes for someone who took those before it."""
    levels = dict(standing.levels)
    hops = []
    for edge in route:
        goals = [
            Goal(skill, levels[skill], need.level, need.importance)
            for skill, need in standing.roles[edge.to].requires.items()
            if need.level > levels[skill] and need.importance != "useful"
        ]
        choice = choose_actions(
            standing.catalog.actions,
            goals,
            levels,
            done=standing.profile.done,
            role=edge.from_,
            raisers=standing.raisers,
        )
        weeks = hop_weeks(standing, edge, choice.hours)
        rungs = tuple(Raise(goal.skill, goal.have, goal.need) for goal in goals)
        hops.append(
            Hop(edge.from_, edge.to, edge.kind, months_of(edge), weeks, choice.hours, rungs)
        )
        levels.update({goal.skill: goal.need for goal in goals})
    return tuple(hops)


def _others(
    standing: Standing,
    decision: Decision,
    usable: Sequence[Action],
    wanted: Wanted,
    most: int,
) -> tuple[Step, ...]:
    """At most `most` other candidates, the one beside the step first, then by score; for a trial
    both of its roles in any case.
    """
    edges = [one.transition for one in decision.candidates if one.to != decision.role]
    if decision.kind == "trial":
        edges += _transitions_of_trial(standing, decision)
        most = max(most, len(decision.equal))
    edges.sort(key=lambda edge: (edge.to not in decision.equal, edge.to != decision.beside))
    others = []
    for edge in edges[:most]:
        shares = {role: share for role, share in decision.shares.items() if role == edge.to}
        other = Decision(edge.to, None, None, candidates=decision.candidates, shares=shares)
        if edge in transitions_from(standing.catalog).get(edge.from_, ()):
            other = other._replace(kind=edge.kind, transition=edge)
        others.append(other_step(standing, other, usable, wanted))
    return tuple(others)


def _transitions_of_trial(standing: Standing, decision: Decision) -> list[Transition]:
    """The transitions to those roles of a trial that are not candidates."""
    if standing.role is None:
        return []
    known = {candidate.to for candidate in decision.candidates}
    return [
        next(iter(standing.transitions_to(role)), Transition(standing.role.id, role, "lateral"))
        for role in decision.equal
        if role not in known
    ]


def _staying(
    standing: Standing, decision: Decision, usable: Sequence[Action], wanted: Wanted, step: Step
) -> Step | None:
    """What the role held still asks; None if no role is held."""
    if decision.stays:
        return step
    if standing.role is None:
        return None
    stay = Decision(standing.role.id, "stay", None, candidates=decision.candidates)
    return other_step(standing, stay, usable, wanted)


def _trends(standing: Standing) -> Iterator[PlanTrend]:
    half = standing.top / 2
    for trend in standing.catalog.trends.values():
        held = sum(standing.levels[skill] >= half for skill in trend.skills)
        prepared = held / len(trend.skills) if trend.skills else 1.0
        tries = tuple(key for key in trend.actions if key not in standing.gone)
        yield PlanTrend(trend.id, trend.title, prepared, trend.skills, tries)


def _assumptions(step: Step, standing: Standing) -> tuple[Assumption, ...]:
    """The skills of the role that were not rated, those whose range may move readiness most
    first.
    """
    rules, needs = standing.rules, standing.roles[step.role].requires
    asked = weight_asked(needs, rules)
    assumptions = []
    for skill, need in needs.items():
        belief = standing.held[skill]
        if is_rated(belief):
            continue
        moves = min(belief.high, need.level) - min(belief.low, need.level)
        share = weight_of(need, rules) * moves / asked if asked else 0.0
        bounds = Bounds(belief.low, belief.high)
        assumptions.append(Assumption(skill, belief.basis, belief.expected, bounds, share))
    return tuple(sorted(assumptions, key=lambda one: (-one.share, one.skill)))


def _cautions(step: Step, standing: Standing) -> Iterator[Caution]:
    past = standing.past_decision
    if standing.has_ended:
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
