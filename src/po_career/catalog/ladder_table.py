"""A whole ladder as a table: what each role asks of each skill, track by track."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from po_career.catalog.model import Catalog, Id, Identity, Importance, Level, Role, ScaleLevel
from po_career.frozen import Frozen


class Asked(Frozen):
    """What one role asks of one skill."""

    level: Level
    name: str
    """The name of the level."""
    importance: Importance
    sentence: str | None
    """The sentence of the skill at that level; null if it has none."""


class TableSkill(Frozen):
    """A row: a skill, and what each role of the track asks of it."""

    skill: Id
    name: str
    asked: tuple[Asked | None, ...]
    """In the order of the roles; null for a role that does not ask for it."""


class TableCategory(Frozen):
    """The skills of one category."""

    id: Id | None
    """Null for skills without a category."""
    title: str | None
    skills: tuple[TableSkill, ...]


class TableRole(Frozen):
    """A column."""

    role: Id
    title: str


class TableTrack(Frozen):
    """The roles of one track and the skills that at least one of them asks for."""

    id: Id | None
    """Null for roles without a track."""
    title: str | None
    roles: tuple[TableRole, ...]
    """By their places if all have one, else in the order of the catalogue."""
    categories: tuple[TableCategory, ...]


class LadderTable(Frozen):
    """The ladder of a catalogue, or a part of it."""

    schema: Literal["po-career/catalog-table/1"]
    catalog: Identity
    digest: str
    levels: tuple[ScaleLevel, ...]
    tracks: tuple[TableTrack, ...]


def ladder_table(catalog: Catalog, roles: Collection[Id] | None = None) -> LadderTable:
    """The table of all roles, or of those named."""
    titles = {track.id: track.title for track in catalog.tracks}
    of_track: dict[Id | None, list[Role]] = {track: [] for track in titles}
    for role in catalog.roles.values():
        if roles is None or role.id in roles:
            of_track.setdefault(role.track, []).append(role)
    tracks = [
        _track(track, titles.get(track or "", track), _in_order(found), catalog)
        for track, found in of_track.items()
        if found
    ]
    return LadderTable(
        "po-career/catalog-table/1",
        catalog.catalog,
        catalog.digest,
        catalog.scale.levels,
        tuple(tracks),
    )


def _track(
    track: Id | None, title: str | None, roles: Sequence[Role], catalog: Catalog
) -> TableTrack:
    columns = tuple(TableRole(role.id, role.title) for role in roles)
    return TableTrack(track, title, columns, tuple(_categories(roles, catalog)))


def _in_order(roles: Sequence[Role]) -> Sequence[Role]:
    if any(role.place is None for role in roles):
        return roles
    return sorted(roles, key=lambda role: role.place or 0)


def _categories(roles: Sequence[Role], catalog: Catalog) -> Iterator[TableCategory]:
    titles = {category.id: category.title for category in catalog.categories}
    rows: dict[Id | None, list[TableSkill]] = {category: [] for category in titles}
    for skill in catalog.skills.values():
        asked = tuple(_asked(role, skill.id, catalog) for role in roles)
        if any(asked):
            row = TableSkill(skill.id, skill.name, asked)
            rows.setdefault(skill.category, []).append(row)
    for category, found in rows.items():
        if found:
            yield TableCategory(category, titles.get(category or "", category), tuple(found))


def _asked(role: Role, skill: Id, catalog: Catalog) -> Asked | None:
    need = role.requires.get(skill)
    if need is None:
        return None
    step = catalog.scale.levels[need.level]
    sentence = catalog.skills[skill].anchors.get(need.level)
    return Asked(need.level, step.name, need.importance, sentence or step.short)
