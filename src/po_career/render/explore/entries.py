"""From the catalogue to the pages that show it: names beside ids, and each thing with what points
at it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from math import fsum
from typing import Any

from po_career.catalog.indexes import asking, raising, titles, transitions_from, transitions_to
from po_career.catalog.links import LINKS
from po_career.catalog.model import (
    IMPORTANCES,
    Action,
    Catalog,
    Category,
    Id,
    Kit,
    Role,
    Skill,
    Source,
    Track,
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
from po_career.render.filled import filled

Values = dict[str, Any]
"""Fields of an entry by their names."""


def catalog_page(kind: str, catalog: Catalog, ids: Sequence[Id] | None = None) -> Any:
    """The page of one list of the catalogue ("roles"): the things with these ids, or all of them.

    Raises KeyError for an id that the catalogue does not have.
    """
    page, model, more = PAGES[kind]
    about, records = catalog.catalog, getattr(catalog, kind)
    entries = []
    for key in records if ids is None else ids:
        values = more(records[key], catalog)
        entries.append(_entry(model, kind, records[key], values, catalog))
    identity = PlanCatalog(about.id, about.version, catalog.digest)
    return page(f"po-career/{kind}/1", identity, tuple(entries))


def _entry(model: type, kind: str, record: Any, values: Values, catalog: Catalog) -> Any:
    """A record of the list `kind` as `model` has it, with `values`: sources in full, ids with
    their names, and all else as it stands.
    """
    values["sources"] = _sources(record.sources, catalog)
    links = LINKS.get(kind, {})
    for name in {field.name for field in fields(model)} & set(links) - set(values):
        ids = getattr(record, name)
        if isinstance(ids, tuple):
            values[name] = _named(ids, links[name], catalog)
    return filled(model, record, values)


def _sources(ids: Iterable[Id], catalog: Catalog) -> tuple[Source, ...]:
    """The sources by id; one that the catalogue only names has its id for a title."""
    return tuple(catalog.sources.get(key) or Source(key, key) for key in ids)


def _named(ids: Iterable[Id], kind: str, catalog: Catalog) -> tuple[Named, ...]:
    """Things of one list of the catalogue, each with its title."""
    known = titles(catalog)[kind]
    return tuple(Named(key, known[key]) for key in ids)


def _family(families: Iterable[Track | Category], key: Id | None) -> Named | None:
    """The track or category with that id; None if the catalogue does not have it."""
    return next((Named(one.id, one.title) for one in families if one.id == key), None)


def _level(level: int, catalog: Catalog) -> tuple[int, str]:
    """A level and its name."""
    return level, catalog.scale.levels[level].name


def _of_role(role: Role, catalog: Catalog) -> Values:
    needs = [
        Need(
            key,
            titles(catalog)["skills"][key],
            *_level(need.level, catalog),
            need.importance,
            need.basis,
        )
        for key, need in role.requires.items()
    ]
    leads_to = [_move(way.to, way, catalog) for way in transitions_from(catalog).get(role.id, ())]
    comes_from = [
        _move(way.from_, way, catalog) for way in transitions_to(catalog).get(role.id, ())
    ]
    return {
        "track": _family(catalog.tracks, role.track),
        "requires": tuple(sorted(needs, key=lambda need: IMPORTANCES.index(need.importance))),
        "leads_to": tuple(leads_to),
        "comes_from": tuple(comes_from),
    }


def _move(other: Id, transition: Transition, catalog: Catalog) -> Move:
    sources = _sources(transition.sources, catalog)
    title = catalog.roles[other].title
    return filled(Move, transition, {"role": other, "title": title, "sources": sources})


def _of_skill(skill: Skill, catalog: Catalog) -> Values:
    asked_by = [
        AskedBy(role.id, role.title, *_level(need.level, catalog), need.importance)
        for role, need in asking(catalog).get(skill.id, ())
    ]
    raised_by = [
        RaisedBy(action.id, action.title, *_level(action.raises[skill.id], catalog))
        for action in raising(catalog).get(skill.id, ())
    ]
    trends = [key for key, trend in catalog.trends.items() if skill.id in trend.skills]
    return {
        "category": _family(catalog.categories, skill.category),
        "anchors": tuple(
            Anchor(*_level(level, catalog), says) for level, says in sorted(skill.anchors.items())
        ),
        "asked_by": tuple(asked_by),
        "raised_by": tuple(sorted(raised_by, key=lambda action: action.level)),
        "trends": _named(trends, "trends", catalog),
    }


def _of_action(action: Action, catalog: Catalog) -> Values:
    asks = action.requires
    return {
        "planned_hours": action.hours.middle,
        "raises": _lifts(action.raises, catalog),
        "opens": _lifts(action.opens, catalog),
        "requires": Conditions(
            _named(asks.actions, "actions", catalog),
            tuple(
                SkillLevel(key, catalog.skills[key].name, *_level(level, catalog))
                for key, level in asks.skills.items()
            ),
            Named(asks.role, catalog.roles[asks.role].title) if asks.role else None,
        ),
        "fits": tuple(_fit(fit, catalog) for fit in action.fits),
        "ask_of": action.to,
    }


def _lifts(levels: Mapping[Id, int], catalog: Catalog) -> tuple[Lift, ...]:
    return tuple(
        Lift(key, catalog.skills[key].name, *_level(to - 1, catalog), *_level(to, catalog))
        for key, to in levels.items()
    )


def _fit(fit: str, catalog: Catalog) -> Fit:
    ends = _named(ends_of(fit), "roles", catalog)
    return Fit(ends[0] if len(ends) > 1 else None, ends[-1])


def _of_trend(trend: Trend, catalog: Catalog) -> Values:
    return {
        "evidence": tuple(
            Figure(one.figure, catalog.sources.get(one.source or ""), one.year, one.note)
            for one in trend.evidence
        )
    }


def _of_kit(kit: Kit, _: Catalog) -> Values:
    minutes = sum(check.minutes for check in kit.checks)
    return {"hours": round(minutes / 60 + fsum(step.hours for step in kit.steps), 2)}


PAGES: Mapping[str, tuple[Callable[..., Any], type, Callable[[Any, Catalog], Values]]] = {
    "roles": (RolesPage, RoleEntry, _of_role),
    "skills": (SkillsPage, SkillEntry, _of_skill),
    "actions": (ActionsPage, ActionEntry, _of_action),
    "trends": (TrendsPage, TrendEntry, _of_trend),
    "kits": (KitsPage, KitEntry, _of_kit),
    "doubts": (DoubtsPage, DoubtEntry, lambda _doubt, _catalog: {}),
}
"""List of the catalogue to its page, the shape of its entries, and the fields of an entry that are
not those of the record.
"""
