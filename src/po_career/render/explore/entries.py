"""From the catalogue to the pages that show it.

Names beside ids, and each thing with what points at it.
"""

from collections.abc import Iterable, Sequence
from math import fsum

from po_career.catalog.model import (
    IMPORTANCES,
    Action,
    Catalog,
    Doubt,
    Id,
    Importance,
    Kit,
    Role,
    Skill,
    Source,
    Transition,
    Trend,
    ends_of,
)
from po_career.planning.plan_model import PlanCatalog
from po_career.render.explore.entry_model import (
    ActionEntry,
    ActionsPage,
    Anchor,
    AskedBy,
    Conditions,
    DoubtEntry,
    DoubtsPage,
    Figure,
    Fit,
    KitEntry,
    KitsPage,
    Lift,
    Move,
    Named,
    Need,
    RaisedBy,
    RoleEntry,
    RolesPage,
    SkillEntry,
    SkillLevel,
    SkillsPage,
    TrendEntry,
    TrendsPage,
)


def roles_page(catalog: Catalog, ids: Sequence[Id] | None = None) -> RolesPage:
    """The roles with these ids, or all of them.

    Raises KeyError for an id that the catalogue does not have.
    """
    return RolesPage(
        "po-career/roles/1",
        _identity(catalog),
        tuple(_role(catalog.roles[key], catalog) for key in _chosen(ids, catalog.roles)),
    )


def skills_page(catalog: Catalog, ids: Sequence[Id] | None = None) -> SkillsPage:
    """The skills with these ids, or all of them.

    Raises KeyError for an id that the catalogue does not have.
    """
    return SkillsPage(
        "po-career/skills/1",
        _identity(catalog),
        tuple(_skill(catalog.skills[key], catalog) for key in _chosen(ids, catalog.skills)),
    )


def actions_page(catalog: Catalog, ids: Sequence[Id] | None = None) -> ActionsPage:
    """The actions with these ids, or all of them.

    Raises KeyError for an id that the catalogue does not have.
    """
    return ActionsPage(
        "po-career/actions/1",
        _identity(catalog),
        tuple(_action(catalog.actions[key], catalog) for key in _chosen(ids, catalog.actions)),
    )


def trends_page(catalog: Catalog, ids: Sequence[Id] | None = None) -> TrendsPage:
    """The trends with these ids, or all of them.

    Raises KeyError for an id that the catalogue does not have.
    """
    return TrendsPage(
        "po-career/trends/1",
        _identity(catalog),
        tuple(_trend(catalog.trends[key], catalog) for key in _chosen(ids, catalog.trends)),
    )


def kits_page(catalog: Catalog, ids: Sequence[Id] | None = None) -> KitsPage:
    """The kits with these ids, or all of them. Raises KeyError for an id that is not there."""
    kits = tuple(_kit(catalog.kits[key], catalog) for key in _chosen(ids, catalog.kits))
    return KitsPage("po-career/kits/1", _identity(catalog), kits)


def doubts_page(catalog: Catalog, ids: Sequence[Id] | None = None) -> DoubtsPage:
    """The doubts with these ids, or all of them. Raises KeyError for an id that is not there."""
    doubts = tuple(_doubt(catalog.doubts[key], catalog) for key in _chosen(ids, catalog.doubts))
    return DoubtsPage("po-career/doubts/1", _identity(catalog), doubts)


def _chosen(ids: Sequence[Id] | None, known: Iterable[Id]) -> Iterable[Id]:
    return known if ids is None else ids


def _identity(catalog: Catalog) -> PlanCatalog:
    return PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest)


def _role(role: Role, catalog: Catalog) -> RoleEntry:
    return RoleEntry(
        id=role.id,
        title=role.title,
        track=next(
            (Named(track.id, track.title) for track in catalog.tracks if track.id == role.track),
            None,
        ),
        place=role.place,
        scope=role.scope,
        suits=tuple(Named(want, catalog.wants[want].title) for want in role.suits),
        tries=tuple(Named(key, catalog.actions[key].title) for key in role.tries),
        short=role.short,
        aliases=role.aliases,
        purpose=role.purpose,
        responsibilities=role.responsibilities,
        day=role.day,
        distinct=role.distinct,
        varies=role.varies,
        notes=role.notes,
        typical_years=role.typical_years,
        requires=_needs(role, catalog),
        leads_to=tuple(
            _move(way.to, way, catalog) for way in catalog.transitions if way.from_ == role.id
        ),
        comes_from=tuple(
            _move(way.from_, way, catalog) for way in catalog.transitions if way.to == role.id
        ),
        codes=role.codes,
        basis=role.basis,
        sources=_sources(role.sources, catalog),
    )


def _needs(role: Role, catalog: Catalog) -> tuple[Need, ...]:
    needs = [
        Need(
            key,
            catalog.skills[key].name,
            need.level,
            _level(need.level, catalog),
            need.importance,
            need.basis,
        )
        for key, need in role.requires.items()
    ]
    return tuple(sorted(needs, key=lambda need: _rank(need.importance)))


def _move(other: Id, way: Transition, catalog: Catalog) -> Move:
    return Move(
        role=other,
        title=catalog.roles[other].title,
        kind=way.kind,
        months=way.months,
        usual=way.usual,
        note=way.note,
        warnings=way.warnings,
        basis=way.basis,
        sources=_sources(way.sources, catalog),
    )


def _skill(skill: Skill, catalog: Catalog) -> SkillEntry:
    asked = [
        (role, role.requires[skill.id])
        for role in catalog.roles.values()
        if skill.id in role.requires
    ]
    raised = sorted(
        (
            (action.raises[skill.id], action)
            for action in catalog.actions.values()
            if skill.id in action.raises
        ),
        key=lambda pair: pair[0],
    )
    return SkillEntry(
        id=skill.id,
        name=skill.name,
        short=skill.short,
        category=next(
            (
                Named(category.id, category.title)
                for category in catalog.categories
                if category.id == skill.category
            ),
            None,
        ),
        definition=skill.definition,
        anchors=tuple(
            Anchor(level, _level(level, catalog), says)
            for level, says in sorted(skill.anchors.items())
        ),
        aliases=skill.aliases,
        without=skill.without,
        check=skill.check,
        asked_by=tuple(
            AskedBy(role.id, role.title, need.level, _level(need.level, catalog), need.importance)
            for role, need in asked
        ),
        raised_by=tuple(
            RaisedBy(action.id, action.title, to, _level(to, catalog)) for to, action in raised
        ),
        trends=tuple(
            Named(trend.id, trend.title)
            for trend in catalog.trends.values()
            if skill.id in trend.skills
        ),
        esco=skill.esco,
        basis=skill.basis,
        sources=_sources(skill.sources, catalog),
    )


def _action(action: Action, catalog: Catalog) -> ActionEntry:
    return ActionEntry(
        id=action.id,
        title=action.title,
        kind=action.kind,
        hours=action.hours,
        planned_hours=action.hours.middle,
        min_weeks=action.min_weeks,
        cost=action.cost,
        setting=action.setting,
        raises=tuple(_lift(key, to, catalog) for key, to in action.raises.items()),
        opens=tuple(_lift(key, to, catalog) for key, to in action.opens.items()),
        requires=_conditions(action, catalog),
        scope=action.scope,
        needs=tuple(Named(need, catalog.needs[need].title) for need in action.needs),
        lent_by=action.lent_by,
        fits=tuple(_fit(fit, catalog) for fit in action.fits),
        ask=action.ask,
        ask_of=action.to,
        first_step=action.first_step,
        steps=action.steps,
        halfway=action.halfway,
        proof=action.proof,
        done_when=action.done_when,
        provider=action.provider,
        url=action.url,
        details=action.details,
        basis=action.basis,
        sources=_sources(action.sources, catalog),
    )


def _fit(fit: str, catalog: Catalog) -> Fit:
    ends = [Named(role, catalog.roles[role].title) for role in ends_of(fit)]
    return Fit(ends[0] if len(ends) > 1 else None, ends[-1])


def _lift(skill: Id, to: int, catalog: Catalog) -> Lift:
    return Lift(
        skill, catalog.skills[skill].name, to - 1, _level(to - 1, catalog), to, _level(to, catalog)
    )


def _conditions(action: Action, catalog: Catalog) -> Conditions:
    asks = action.requires
    return Conditions(
        tuple(Named(key, catalog.actions[key].title) for key in asks.actions),
        tuple(
            SkillLevel(key, catalog.skills[key].name, level, _level(level, catalog))
            for key, level in asks.skills.items()
        ),
        Named(asks.role, catalog.roles[asks.role].title) if asks.role else None,
    )


def _trend(trend: Trend, catalog: Catalog) -> TrendEntry:
    return TrendEntry(
        id=trend.id,
        title=trend.title,
        says=trend.says,
        evidence=tuple(
            Figure(found.figure, catalog.sources.get(found.source or ""), found.year, found.note)
            for found in trend.evidence
        ),
        skills=tuple(Named(key, catalog.skills[key].name) for key in trend.skills),
        actions=tuple(Named(key, catalog.actions[key].title) for key in trend.actions),
        basis=trend.basis,
        sources=_sources(trend.sources, catalog),
    )


def _kit(kit: Kit, catalog: Catalog) -> KitEntry:
    minutes = sum(check.minutes for check in kit.checks)
    return KitEntry(
        id=kit.id,
        for_=kit.for_,
        title=kit.title,
        hours=round(minutes / 60 + fsum(step.hours for step in kit.steps), 2),
        checks=kit.checks,
        steps=kit.steps,
        say=kit.say,
        stop=kit.stop,
        skills=tuple(Named(key, catalog.skills[key].name) for key in kit.skills),
        avoid=kit.avoid,
        changes_advice=kit.changes_advice,
        basis=kit.basis,
        sources=_sources(kit.sources, catalog),
    )


def _doubt(doubt: Doubt, catalog: Catalog) -> DoubtEntry:
    return DoubtEntry(
        id=doubt.id,
        asks=doubt.asks,
        short=doubt.short,
        answer=doubt.answer,
        roles=tuple(Named(key, catalog.roles[key].title) for key in doubt.roles),
        wants=tuple(Named(key, catalog.wants[key].title) for key in doubt.wants),
        skills=tuple(Named(key, catalog.skills[key].name) for key in doubt.skills),
        basis=doubt.basis,
        sources=_sources(doubt.sources, catalog),
    )


def _sources(keys: Iterable[Id], catalog: Catalog) -> tuple[Source, ...]:
    """The sources by id; one that the catalogue only names has its id for a title."""
    return tuple(catalog.sources.get(key, Source(key, key)) for key in keys)


def _level(level: int, catalog: Catalog) -> str:
    return catalog.scale.levels[level].name


def _rank(importance: Importance) -> int:
    return IMPORTANCES.index(importance)
