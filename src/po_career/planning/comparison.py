"""Roles side by side against one person: what each asks, what it takes, and where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Importance, Role, Verdict
from po_career.frozen import Frozen
from po_career.planning.decision import asked_for
from po_career.planning.model import (
    Belief,
    Estimate,
    Gap,
    Learned,
    Months,
    ReadyAround,
    Rule,
    StepCost,
    StepHours,
    StepKind,
)
from po_career.planning.openness import liftable
from po_career.planning.plan_model import Caution, Person, PlanCatalog, catalog_of, person_of
from po_career.planning.readiness import level_asked
from po_career.planning.standing import Standing, paced, standing_of
from po_career.planning.steps import Wanted, other_step
from po_career.profile.model import Profile


class ComparedRole(Frozen):
    """One of the roles, against the person."""

    role: Id
    title: str
    kind: StepKind | None
    """How one gets there from the role that is held; None if no transition is declared, "stay" for
    the role that is held.
    """
    verdict: Verdict
    readiness: Estimate
    hours: StepHours
    """Hours of the lightest actions that make ready; for the role held, those that close its core
    and important gaps.
    """
    ready_around: ReadyAround | None
    """None without hours a week, and if no actions lead there or none are needed."""
    cost: StepCost
    typical_months: Months | None
    gaps: tuple[Gap, ...]
    """Core first, then important, then useful; in each the larger share first."""
    learned_in_role: tuple[Learned, ...]
    """Rungs that no open action brings: hours and money are without them."""
    asks_less: tuple[Id, ...]
    """Skills of the table in which the role asks less than is expected of the person; never a loss.
    """
    opens: tuple[Id, ...]
    """Roles that it leads on to by a promotion, a sideways move or a specialisation."""
    distinct: str | None
    """What sets the role apart from its neighbours."""
    responsibilities: tuple[str, ...]
    """Those that not all of the compared roles have; the same holds for the day."""
    day: tuple[str, ...]


class ComparedNeed(Frozen):
    """What one of the roles asks of a skill."""

    role: Id
    level: int
    importance: Importance
    missing: int
    """Levels above what is expected of the person; 0 if the skill is there."""
    sentence: str | None
    """The skill's own sentence for that level; null if it has none."""


class ComparedSkill(Frozen):
    """A skill that at least one of the roles asks."""

    skill: Id
    name: str
    have: Belief
    needs: tuple[ComparedNeed | None, ...]
    """In the order of the roles; None for a role that does not ask for it."""
    differs: bool
    """Whether the roles ask it at different levels, or not all of them ask it."""


class Comparison(Frozen):
    """Two or more roles side by side."""

    schema: Literal["po-career/compare/2"]
    generated_on: date
    catalog: PlanCatalog
    person: Person
    roles: tuple[ComparedRole, ...]
    """In the order in which they were named."""
    skills: tuple[ComparedSkill, ...]
    """Those in which the roles differ first; in each part core before important before useful, as
    the role that asks most of it sees it, then in the order of the catalogue."""
    warnings: tuple[Caution, ...]


def compare_roles(
    catalog: Catalog,
    profile: Profile,
    roles: Sequence[Id],
    today: date,
    *,
    notes: Sequence[Caution] = (),
) -> Comparison:
    """The roles with these ids (of the catalogue, no two the same) against `profile`, which may be
    empty.

    Each is what it would take by itself, whatever is decided about the person's post, and however
    heavy their load is. `notes` are cautions found while reading.
    """
    calm = replace(
        paced(profile),
        situation=replace(profile.situation, decided=None, load="fine"),
    )
    standing = standing_of(catalog, calm, today)
    usable = liftable(standing)
    asked = [catalog.roles[role] for role in roles]
    skills = _skills(asked, standing)
    compared = []
    for role in asked:
        # whoever stays closes what their role still asks, and nothing beyond
        decision = asked_for(standing, role.id, Rule.STAY)
        step = other_step(standing, decision, usable, Wanted())
        compared.append(
            ComparedRole(
                role=role.id,
                title=role.title,
                kind=step.kind,
                verdict=step.verdict,
                readiness=step.readiness,
                hours=step.hours,
                ready_around=step.ready_around if profile.hours_per_week is not None else None,
                cost=step.cost,
                typical_months=step.typical_months,
                gaps=step.gaps,
                learned_in_role=step.learned_in_role,
                asks_less=tuple(
                    row.skill
                    for row in skills
                    if row.have.expected > level_asked(role.requires, row.skill)
                ),
                opens=step.opens,
                distinct=role.distinct,
                responsibilities=_own(
                    role.responsibilities, [other.responsibilities for other in asked]
                ),
                day=_own(role.day, [other.day for other in asked]),
            )
        )
    return Comparison(
        schema="po-career/compare/2",
        generated_on=today,
        catalog=catalog_of(catalog),
        person=person_of(profile),
        roles=tuple(compared),
        skills=skills,
        warnings=tuple(notes),
    )


def _skills(roles: Sequence[Role], standing: Standing) -> tuple[ComparedSkill, ...]:
    rows = []
    for skill, have in standing.held.items():
        anchors = standing.catalog.skills[skill].anchors
        needs = tuple(_need(role, skill, have, anchors) for role in roles)
        if any(needs):
            differs = len({level_asked(role.requires, skill) for role in roles}) > 1
            name = standing.catalog.skills[skill].name
            rows.append(ComparedSkill(skill, name, have, needs, differs))

    def rank(row: ComparedSkill) -> tuple[bool, int]:
        return not row.differs, min(
            IMPORTANCES.index(need.importance) for need in row.needs if need
        )

    return tuple(sorted(rows, key=rank))


def _need(role: Role, skill: str, have: Belief, anchors: Mapping[int, str]) -> ComparedNeed | None:
    need = role.requires.get(skill)
    if need is None:
        return None
    missing = max(0, need.level - have.expected)
    return ComparedNeed(role.id, need.level, need.importance, missing, anchors.get(need.level))


def _own(texts: Sequence[str], all_texts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Those of `texts` that are not in each of `all_texts`."""
    return tuple(text for text in texts if not all(text in others for others in all_texts))
