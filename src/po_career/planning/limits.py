"""What limits of money and time do to a step: what a budget costs in hours, and what would make it fit before a day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from po_career.catalog.model import IMPORTANCES, Requirement, Role
from po_career.errors import NoAnswerError
from po_career.planning.agenda import schedule_for
from po_career.planning.choice.selection import Choice, Goal
from po_career.planning.effort import choice_for
from po_career.planning.model import Step, Uncovered
from po_career.planning.plan_model import BudgetLimit, DateLimit, Drop, Limits
from po_career.planning.schedule import Schedule
from po_career.planning.standing import Standing

MOST_HOURS = 60.0
"""Hours a week beyond which no profile goes."""
PARTS = 2
"""Hours a week are tried in so many parts of an hour."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a step aims at: the role, with what it asks, and goals above it."""

    role: Role
    beyond: tuple[Goal, ...]

    def without(self, skills: Collection[str]) -> "Aim":
        """The aim with the gaps of `skills` left open."""
        return self.up_to(dict.fromkeys(skills, 0))

    def up_to(self, most: Mapping[str, int]) -> "Aim":
        """The aim with the levels of these skills cut to at most the ones given."""
        asked = {skill: replace(need, level=min(need.level, most.get(skill, need.level))) for skill, need in self.role.requires.items()}
        beyond = (replace(goal, need=min(goal.need, most.get(goal.skill, goal.need))) for goal in self.beyond)
        return Aim(replace(self.role, requires=asked), tuple(goal for goal in beyond if goal.need > goal.have))


@dataclass(frozen=True, slots=True)
class Work:
    """The actions of an aim, and when they are done."""

    choice: Choice
    schedule: Schedule


def limits_of(step: Step, standing: Standing, *, by: date | None) -> Limits:
    """What the profile's budget and the day `by` do to `step`, a step of this standing; None for a limit that is not set."""
    aim, budget = _aim_of(step, standing), standing.profile.money
    return Limits(
        budget=None if budget is None else _budget_limit(budget, step, aim, standing),
        by=None if by is None else _date_limit(by, step, aim, standing),
    )


def without_budget(standing: Standing) -> Standing:
    """The same standing if money were no object."""
    return replace(standing, profile=replace(standing.profile, budget=None))


def _aim_of(step: Step, standing: Standing) -> Aim:
    """What `step` was made for. Its goals beyond the role weigh as in the way that asks least of them."""
    roles = standing.catalog.roles
    paying: dict[str, list[Requirement]] = {pays.skill: [roles[role].requires[pays.skill] for role in pays.roles] for pays in step.pays_in}
    weight = {skill: min(needs, key=lambda need: need.level).importance for skill, needs in paying.items() if needs}
    if step.grows_toward is not None:
        weight = {skill: need.importance for skill, need in roles[step.grows_toward].requires.items()}
    beyond = (Goal(one.skill, one.from_, one.to, weight.get(one.skill, "important")) for one in step.beyond)
    return Aim(roles[step.role], tuple(beyond))


def _work(aim: Aim, standing: Standing) -> Work:
    choice = choice_for(aim.role, standing, beyond=aim.beyond)
    return Work(choice, schedule_for(choice, _core_skills(aim), standing))


def _core_skills(aim: Aim) -> frozenset[str]:
    asked = {skill for skill, need in aim.role.requires.items() if need.importance == "core"}
    return frozenset(asked | {goal.skill for goal in aim.beyond if goal.importance == "core"})


def _budget_limit(budget: float, step: Step, aim: Aim, standing: Standing) -> BudgetLimit:
    """What the budgeted step takes beyond what the same rungs would take if money were no object."""
    rich = without_budget(standing)
    free = _work(aim, rich)
    anyway = {(rung.skill, rung.level) for rung in free.choice.uncovered}
    poor = [rung for rung in step.uncovered if (rung.skill, rung.level) not in anyway]
    if poor:
        free = _work(aim.up_to(_reached(poor)), rich)
    return BudgetLimit(budget, max(0.0, step.hours.planned - free.choice.hours), step.weeks - free.schedule.weeks, len(poor))


def _reached(left_open: Iterable[Uncovered]) -> dict[str, int]:
    """Skill to the level below its lowest rung of these."""
    levels: dict[str, int] = {}
    for rung in left_open:
        levels[rung.skill] = min(rung.level - 1, levels.get(rung.skill, rung.level))
    return levels


def _date_limit(by: date, step: Step, aim: Aim, standing: Standing) -> DateLimit:
    weeks = max(0, (by - standing.start).days // 7)
    whole = choice_for(aim.role, standing, beyond=aim.beyond)
    actions_fit = step.weeks <= weeks
    drop = () if actions_fit else _drop(step, aim, weeks, standing)
    hours = None if actions_fit else _hours_per_week(whole, aim, weeks, standing)
    shortest = min(step.weeks, _weeks_at(MOST_HOURS, whole, aim, standing))
    return DateLimit(
        by,
        weeks,
        fits=actions_fit and not step.uncovered,
        actions_fit=actions_fit,
        drop=drop,
        drop_hours=_work(aim.without([gap.skill for gap in drop]), standing).choice.hours if drop else None,
        hours_per_week=hours,
        least_weeks=min(shortest, weeks) if hours else shortest,
    )


def _drop(step: Step, aim: Aim, weeks: int, standing: Standing) -> tuple[Drop, ...]:
    """Gaps to leave open, none of them needlessly: goals beyond the role first, then useful, then important, least share first."""
    droppable = _droppable(step, aim, standing)
    dropped: list[Drop] = []
    for gap in droppable:
        dropped.append(gap)
        if _fits(aim, dropped, weeks, standing):
            return tuple(_needed(dropped, aim, weeks, standing))
    return ()


def _droppable(step: Step, aim: Aim, standing: Standing) -> list[Drop]:
    names = standing.catalog.skills
    beyond = [Drop(goal.skill, names[goal.skill].name, goal.importance, 0.0) for goal in aim.beyond]
    planned = IMPORTANCES[1:] if standing.useful else IMPORTANCES[1:2]
    gaps = [Drop(gap.skill, gap.name, gap.importance, gap.share) for gap in step.gaps if gap.importance in planned]
    return [*beyond, *sorted(gaps, key=lambda gap: (-IMPORTANCES.index(gap.importance), gap.share, gap.skill))]


def _needed(dropped: Sequence[Drop], aim: Aim, weeks: int, standing: Standing) -> list[Drop]:
    """The gaps that must stay dropped: each that fits is put back, the weightiest first, until none does."""
    needed = list(dropped)
    for gap in reversed(dropped):
        others = [other for other in needed if other != gap]
        if _fits(aim, others, weeks, standing):
            return _needed(others, aim, weeks, standing)
    return needed


def _fits(aim: Aim, dropped: Iterable[Drop], weeks: int, standing: Standing) -> bool:
    try:
        return _work(aim.without([gap.skill for gap in dropped]), standing).schedule.weeks <= weeks
    except NoAnswerError:
        return False


def _hours_per_week(whole: Choice, aim: Aim, weeks: int, standing: Standing) -> float | None:
    """The least hours a week, in halves above those that one has, at which the whole choice fits; None where not even 60 do.

    A list schedule may be longer with more hours, so every candidate is tried from below and the first that fits is taken.
    """
    if _least_weeks_at_once(whole, standing) > weeks or whole.hours > weeks * MOST_HOURS:
        return None
    first = max(ceil(whole.hours / weeks * PARTS) if weeks else 0, int(standing.hours_per_week * PARTS) + 1)
    tried = (part / PARTS for part in range(first, int(MOST_HOURS * PARTS) + 1))
    return next((hours for hours in tried if _weeks_at(hours, whole, aim, standing) <= weeks), None)


def _least_weeks_at_once(whole: Choice, standing: Standing) -> int:
    """Weeks that the actions take by their minimum weeks alone, as many at once as the rules allow."""
    actions, rules = standing.catalog.actions, standing.catalog.rules
    return ceil(sum(max(1, actions[key].min_weeks) for key in whole.actions) / rules.at_once)


def _weeks_at(hours: float, whole: Choice, aim: Aim, standing: Standing) -> int:
    return schedule_for(whole, _core_skills(aim), replace(standing, hours_per_week=hours)).weeks
