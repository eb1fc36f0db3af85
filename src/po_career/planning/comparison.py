"""Roles side by side against one person: what each asks, what it takes, and where they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from po_career.catalog.model import IMPORTANCES, STRICT, Catalog, Id, Importance, Role, Verdict
from po_career.errors import NoAnswerError
from po_career.planning.effort import choice_for
from po_career.planning.limits import without_budget
from po_career.planning.model import Belief, Estimate, Gap, Months, Step, StepCost, StepHours, StepKind, Uncovered
from po_career.planning.plan_model import Caution, Person, PlanCatalog
from po_career.planning.routes.ways import transitions_from
from po_career.planning.standing import Standing, standing_of
from po_career.planning.steps import step_to
from po_career.profile.model import Profile

ANY_PACE = 60.0
"""Hours a week that the choice of actions is made with where there are none: hours, money and gaps do not depend on them."""
ANY_DAY = date(2000, 1, 3)
"""A day to schedule from: weeks do not depend on it, and no day is shown."""


@dataclass(frozen=True, slots=True)
class ComparedRole:
    """One of the roles, against the person."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    kind: StepKind | None
    """How one gets there from the role that is held; None where no transition is declared, "stay" for the role that is held."""
    verdict: Verdict
    readiness: Estimate
    hours: StepHours
    """Hours of the cheapest actions that close the core and important gaps."""
    weeks: int | None
    """Whole weeks of those actions; None without hours a week, and where they take more than 100 years."""
    cost: StepCost
    typical_months: Months | None
    gaps: tuple[Gap, ...]
    """Core first, then important, then useful; in each the larger share first."""
    uncovered: tuple[Uncovered, ...]
    """Rungs that stay open: hours, weeks and money are without them."""
    budget_leaves_open: tuple[Id, ...]
    """Of the skills of these rungs those that only the budget leaves open: with money every rung of them would be brought."""
    asks_less: tuple[Id, ...]
    """Skills of the table in which the role asks less than is expected of the person; never a loss."""
    opens: tuple[Id, ...]
    """Roles that it leads on to by a promotion, a sideways move or a specialisation."""
    distinct: str | None
    """What sets the role apart from its neighbours."""
    responsibilities: tuple[str, ...]
    """Those that not all of the compared roles have; so is the day."""
    day: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedNeed:
    """What one of the roles asks of a skill."""

    __pydantic_config__ = STRICT

    role: Id
    level: int
    importance: Importance
    missing: int
    """Levels above what is expected of the person; 0 where it is there."""


@dataclass(frozen=True, slots=True)
class ComparedSkill:
    """A skill that at least one of the roles asks."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    have: Belief
    needs: tuple[ComparedNeed | None, ...]
    """In the order of the roles; None for a role that does not ask for it."""
    differs: bool
    """Whether the roles ask it at different levels, or not all of them ask it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more roles side by side."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/compare/1"]
    catalog: PlanCatalog
    person: Person
    roles: tuple[ComparedRole, ...]
    """In the order in which they were named."""
    skills: tuple[ComparedSkill, ...]
    """Those in which the roles differ first; in each part core before important before useful, by the most that a role makes of it,
    then in the order of the catalogue."""
    warnings: tuple[Caution, ...]


def compare_roles(catalog: Catalog, profile: Profile, roles: Sequence[Id], *, notes: Sequence[Caution] = ()) -> Comparison:
    """The roles with these ids (of the catalogue, no two the same) against `profile`, which may be empty.

    `notes` are cautions found while reading. Raises NoAnswerError where the actions of a role take more than 100 years at any pace.
    """
    standing = standing_of(catalog, replace(profile, hours_per_week=profile.hours_per_week or ANY_PACE), ANY_DAY)
    asked = [catalog.roles[role] for role in roles]
    skills = _skills(asked, standing)
    return Comparison(
        schema="po-career/compare/1",
        catalog=PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest),
        person=Person(profile.role, profile.months_in_role, profile.hours_per_week, profile.money, profile.first_target, profile.ratings),
        roles=tuple(_compared(role, asked, skills, standing, timed=profile.hours_per_week is not None) for role in asked),
        skills=skills,
        warnings=tuple(notes),
    )


def _compared(role: Role, asked: Sequence[Role], skills: Iterable[ComparedSkill], standing: Standing, *, timed: bool) -> ComparedRole:
    step, weeks = _step(role, standing)
    return ComparedRole(
        role=role.id,
        title=role.title,
        kind=step.kind,
        verdict=step.verdict,
        readiness=step.readiness,
        hours=step.hours,
        weeks=weeks if timed else None,
        cost=step.cost,
        typical_months=step.typical_months,
        gaps=step.gaps,
        uncovered=step.uncovered,
        budget_leaves_open=_for_want_of_money(role, step, standing),
        asks_less=tuple(one.skill for one in skills if one.have.expected > _level(role, one.skill)),
        opens=step.opens,
        distinct=role.distinct,
        responsibilities=_own(role.responsibilities, [other.responsibilities for other in asked]),
        day=_own(role.day, [other.day for other in asked]),
    )


def _step(role: Role, standing: Standing) -> tuple[Step, int | None]:
    """The step to `role` and its weeks; None where it takes more than 100 years at the person's own pace."""
    held = standing.profile.role
    ways = transitions_from(standing.catalog, held) if held is not None and held != role.id else ()
    way = next((way for way in ways if way.to == role.id), None)
    try:
        step = step_to(role, way, standing)
    except NoAnswerError:
        return step_to(role, way, replace(standing, hours_per_week=ANY_PACE)), None
    return step, step.weeks


def _for_want_of_money(role: Role, step: Step, standing: Standing) -> tuple[Id, ...]:
    """The skills that stay open under the budget and would not without it."""
    if standing.profile.money is None or not step.uncovered:
        return ()
    anyway = {rung.skill for rung in choice_for(role, without_budget(standing)).uncovered}
    return tuple(dict.fromkeys(rung.skill for rung in step.uncovered if rung.skill not in anyway))


def _skills(roles: Sequence[Role], standing: Standing) -> tuple[ComparedSkill, ...]:
    asked = [skill for skill in standing.catalog.skills if any(skill in role.requires for role in roles)]
    found = [_skill(skill, roles, standing) for skill in asked]
    return tuple(sorted(found, key=lambda one: (not one.differs, min(IMPORTANCES.index(need.importance) for need in one.needs if need))))


def _skill(skill: str, roles: Sequence[Role], standing: Standing) -> ComparedSkill:
    have = standing.held[skill]
    needs = tuple(_need(role, skill, have) for role in roles)
    differs = len({_level(role, skill) for role in roles}) > 1
    return ComparedSkill(skill, standing.catalog.skills[skill].name, have, needs, differs)


def _need(role: Role, skill: str, have: Belief) -> ComparedNeed | None:
    need = role.requires.get(skill)
    return None if need is None else ComparedNeed(role.id, need.level, need.importance, max(0, need.level - have.expected))


def _level(role: Role, skill: str) -> int:
    """The level that the role asks; 0 where it asks nothing."""
    need = role.requires.get(skill)
    return need.level if need else 0


def _own(texts: Sequence[str], all_texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Those of `texts` that are not in each of `all_texts`."""
    return tuple(text for text in texts if not all(text in others for others in all_texts))
