"""What a file may hold: the keys of each kind of file, as models beside those of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from po_career.catalog.model import (
    STRICT,
    Action,
    Category,
    Doubt,
    Id,
    Identity,
    Kit,
    Need,
    Role,
    Rules,
    Scale,
    Skill,
    Source,
    Title,
    Track,
    Transition,
    Trend,
    Want,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A transition, named by the roles that it leads from and to."""

    __pydantic_config__ = STRICT

    from_: Id
    to: Id


@dataclass(frozen=True, slots=True)
class Remove:
    """What a catalogue takes out of the one that it extends, by id."""

    __pydantic_config__ = STRICT

    roles: tuple[Id, ...] = ()
    skills: tuple[Id, ...] = ()
    actions: tuple[Id, ...] = ()
    trends: tuple[Id, ...] = ()
    wants: tuple[Id, ...] = ()
    needs: tuple[Id, ...] = ()
    kits: tuple[Id, ...] = ()
    doubts: tuple[Id, ...] = ()
    transitions: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An id that went, and the one that took its place; it stands among roles, skills or actions."""

    __pydantic_config__ = STRICT

    id: Id
    replaced_by: Id


@dataclass(frozen=True, slots=True)
class StagesFile:
    """stages.yaml: tracks, roles and the transitions between them."""

    __pydantic_config__ = STRICT

    roles: tuple[Role, ...]
    transitions: tuple[Transition, ...] = ()
    tracks: tuple[Track, ...] = ()
    wants: tuple[Want, ...] = ()
    titles: tuple[Title, ...] = ()
    catalog: Identity | None = None
    rules: Rules | None = None
    extends: str | None = None
    """The catalogue that this one adds to: "built-in", or a path from this file's folder."""
    remove: Remove = field(default_factory=Remove)
    schema: Literal["po-career/stages/1"] = "po-career/stages/1"


@dataclass(frozen=True, slots=True)
class SkillsFile:
    """skills.yaml: the scale, the skills, and what is changing."""

    __pydantic_config__ = STRICT

    skills: tuple[Skill, ...]
    scale: Scale | None = None
    categories: tuple[Category, ...] = ()
    trends: tuple[Trend, ...] = ()
    schema: Literal["po-career/skills/1"] = "po-career/skills/1"


@dataclass(frozen=True, slots=True)
class ActionsFile:
    """actions.yaml: what raises a skill, what it needs, and what belongs to a move beside skills."""

    __pydantic_config__ = STRICT

    actions: tuple[Action, ...] = ()
    needs: tuple[Need, ...] = ()
    kits: tuple[Kit, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    schema: Literal["po-career/actions/1"] = "po-career/actions/1"


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """sources.yaml: where the facts come from."""

    __pydantic_config__ = STRICT

    sources: tuple[Source, ...] = ()
    schema: Literal["po-career/sources/1"] = "po-career/sources/1"


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A whole catalogue in one file."""

    __pydantic_config__ = STRICT

    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    actions: tuple[Action, ...] = ()
    transitions: tuple[Transition, ...] = ()
    tracks: tuple[Track, ...] = ()
    categories: tuple[Category, ...] = ()
    trends: tuple[Trend, ...] = ()
    wants: tuple[Want, ...] = ()
    titles: tuple[Title, ...] = ()
    needs: tuple[Need, ...] = ()
    kits: tuple[Kit, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sources: tuple[Source, ...] = ()
    catalog: Identity | None = None
    scale: Scale | None = None
    rules: Rules | None = None
    extends: str | None = None
    """The catalogue that this one adds to: "built-in", or a path from this file's folder."""
    remove: Remove = field(default_factory=Remove)
    schema: Literal["po-career/catalog/1"] = "po-career/catalog/1"


FOLDER: Mapping[str, Any] = {"stages.yaml": StagesFile, "skills.yaml": SkillsFile, "actions.yaml": ActionsFile, "sources.yaml": SourcesFile}
"""The files of a folder, in the order in which they are read."""
