"""From the catalogue to the pages that show it: names beside ids, and each thing with what points
at it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from po_career.frozen import Late, late
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

Field = Callable[[Any, Catalog], Any]
"""What works out a field of an entry from its record."""


def catalog_page(kind: str, catalog: Catalog, ids: Sequence[Id] | None = None) -> Any:
    """The page of one list of the catalogue ("roles"): the things with these ids, or all of them.

    A list shows little of each, so a field is worked out when it is first asked for.

    Raises KeyError for an id that the catalogue does not have.
    """
    page, model = PAGES[kind]
    about, records = catalog.catalog, getattr(catalog, kind)
    keys = records if ids is None else ids
    entries = [_entry(model, kind, records[key], catalog) for key in keys]
    identity = PlanCatalog(about.id, about.version, catalog.digest)
    return page(f"po-career/{kind}/1", identity, tuple(entries))


def _entry(model: type[Late], kind: str, record: Any, catalog: Catalog) -> Any:
    """A record of the list `kind` as `model` has it: sources in full, ids with their names, and all
    else as it stands or as `FIELDS` say.
    """
    made, links = FIELDS.get(kind, {}), LINKS.get(kind, {})

    def field(name: str) -> Any:
        if name in made:
            return made[name](record, catalog)
        value = getattr(record, name)
        if name == "sources":
            return _sources(value, catalog)
        if name in links and isinstance(value, tuple):
            return _named(value, links[name], catalog)
        return value

    return late(model, {}, field)


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


def _needs(role: Role, catalog: Catalog) -> tuple[Need, ...]:
    """What a role asks for, the most important first."""
    names = titles(catalog)["skills"]
    needs = [
        Need(key, names[key], *_level(need.level, catalog), need.importance, need.basis)
        for key, need in role.requires.items()
    ]
    return tuple(sorted(needs, key=lambda need: IMPORTANCES.index(need.importance)))


def _leads_to(role: Role, catalog: Catalog) -> tuple[Move, ...]:
    ways = transitions_from(catalog).get(role.id, ())
    return tuple(_move(way.to, way, catalog) for way in ways)


def _comes_from(role: Role, catalog: Catalog) -> tuple[Move, ...]:
    ways = transitions_to(catalog).get(role.id, ())
    return tuple(_move(way.from_, way, catalog) for way in ways)


def _move(other: Id, transition: Transition, catalog: Catalog) -> Move:
    sources = _sources(transition.sources, catalog)
    title = catalog.roles[other].title
    return filled(Move, transition, {"role": other, "title": title, "sources": sources})


def _asked_by(skill: Skill, catalog: Catalog) -> tuple[AskedBy, ...]:
    return tuple(
        AskedBy(role.id, role.title, *_level(need.level, catalog), need.importance)
        for role, need in asking(catalog).get(skill.id, ())
    )


def _raised_by(skill: Skill, catalog: Catalog) -> tuple[RaisedBy, ...]:
    """The actions that raise a skill, the lowest level first."""
    raised_by = [
        RaisedBy(action.id, action.title, *_level(action.raises[skill.id], catalog))
        for action in raising(catalog).get(skill.id, ())
    ]
    return tuple(sorted(raised_by, key=lambda action: action.level))


def _trends(skill: Skill, catalog: Catalog) -> tuple[Named, ...]:
    keys = [key for key, trend in catalog.trends.items() if skill.id in trend.skills]
    return _named(keys, "trends", catalog)


def _anchors(skill: Skill, catalog: Catalog) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(*_level(level, catalog), says) for level, says in sorted(skill.anchors.items())
    )


def _conditions(action: Action, catalog: Catalog) -> Conditions:
    asks = action.requires
    return Conditions(
        _named(asks.actions, "actions", catalog),
        tuple(
            SkillLevel(key, catalog.skills[key].name, *_level(level, catalog))
            for key, level in asks.skills.items()
        ),
        Named(asks.role, catalog.roles[asks.role].title) if asks.role else None,
    )


def _lifts(levels: Mapping[Id, int], catalog: Catalog) -> tuple[Lift, ...]:
    return tuple(
        Lift(key, catalog.skills[key].name, *_level(to - 1, catalog), *_level(to, catalog))
        for key, to in levels.items()
    )


def _fit(fit: str, catalog: Catalog) -> Fit:
    ends = _named(ends_of(fit), "roles", catalog)
    return Fit(ends[0] if len(ends) > 1 else None, ends[-1])


def _evidence(trend: Trend, catalog: Catalog) -> tuple[Figure, ...]:
    return tuple(
        Figure(one.figure, catalog.sources.get(one.source or ""), one.year, one.note)
        for one in trend.evidence
    )


def _kit_hours(kit: Kit, _: Catalog) -> float:
    minutes = sum(check.minutes for check in kit.checks)
    return round(minutes / 60 + fsum(step.hours for step in kit.steps), 2)


PAGES: Mapping[str, tuple[Callable[..., Any], type[Late]]] = {
    "roles": (RolesPage, RoleEntry),
    "skills": (SkillsPage, SkillEntry),
    "actions": (ActionsPage, ActionEntry),
    "trends": (TrendsPage, TrendEntry),
    "kits": (KitsPage, KitEntry),
    "doubts": (DoubtsPage, DoubtEntry),
}
"""List of the catalogue to its page, and the shape of its entries."""
FIELDS: Mapping[str, Mapping[str, Field]] = {
    "roles": {
        "track": lambda role, catalog: _family(catalog.tracks, role.track),
        "requires": _needs,
        "leads_to": _leads_to,
        "comes_from": _comes_from,
    },
    "skills": {
        "category": lambda skill, catalog: _family(catalog.categories, skill.category),
        "anchors": _anchors,
        "asked_by": _asked_by,
        "raised_by": _raised_by,
        "trends": _trends,
    },
    "actions": {
        "planned_hours": lambda action, _: action.hours.middle,
        "raises": lambda action, catalog: _lifts(action.raises, catalog),
        "opens": lambda action, catalog: _lifts(action.opens, catalog),
        "requires": _conditions,
        "fits": lambda action, catalog: tuple(_fit(fit, catalog) for fit in action.fits),
        "ask_of": lambda action, _: action.to,
    },
    "trends": {"evidence": _evidence},
    "kits": {"hours": _kit_hours},
}
"""What works out each field that is not simply taken over."""
