"""What a file may hold: the keys of each kind of file, as models beside those of the catalogue."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from po_career.catalog.model import (
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
from po_career.frozen import Frozen


class Pair(Frozen):
    """A transition, named by the roles that it leads from and to."""

    from_: Id
    to: Id


class Remove(Frozen):
    """What a catalogue takes out of the one that it extends, by id."""

    roles: tuple[Id, ...] = ()
    skills: tuple[Id, ...] = ()
    actions: tuple[Id, ...] = ()
    trends: tuple[Id, ...] = ()
    wants: tuple[Id, ...] = ()
    needs: tuple[Id, ...] = ()
    kits: tuple[Id, ...] = ()
    doubts: tuple[Id, ...] = ()
    transitions: tuple[Pair, ...] = ()


Changes = Mapping[str, Any]
"""What is to be different in one thing: its keys, as that thing has them."""


class Amend(Frozen):
    """What a catalogue changes in things of the one that it extends.

    By id, only the keys that change; null takes a key away. A transition names its two ends.
    """

    roles: Mapping[Id, Changes] = field(default_factory=dict)
    transitions: tuple[Changes, ...] = ()
    skills: Mapping[Id, Changes] = field(default_factory=dict)
    actions: Mapping[Id, Changes] = field(default_factory=dict)
    trends: Mapping[Id, Changes] = field(default_factory=dict)
    tracks: Mapping[Id, Changes] = field(default_factory=dict)
    categories: Mapping[Id, Changes] = field(default_factory=dict)
    wants: Mapping[Id, Changes] = field(default_factory=dict)
    needs: Mapping[Id, Changes] = field(default_factory=dict)
    kits: Mapping[Id, Changes] = field(default_factory=dict)
    doubts: Mapping[Id, Changes] = field(default_factory=dict)
    sources: Mapping[Id, Changes] = field(default_factory=dict)


AMENDABLE: Mapping[str, Any] = {
    "roles": Role,
    "transitions": Transition,
    "skills": Skill,
    "actions": Action,
    "trends": Trend,
    "tracks": Track,
    "categories": Category,
    "wants": Want,
    "needs": Need,
    "kits": Kit,
    "doubts": Doubt,
    "sources": Source,
}
"""Lists whose things can be amended, and the model of each."""


class Tombstone(Frozen):
    """An id that went, and the one that took its place; it stands among roles, skills
    or actions.
    """

    id: Id
    replaced_by: Id


class StagesFile(Frozen):
    """stages.yaml: tracks, roles and the transitions between them."""

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
    amend: Amend = field(default_factory=Amend)
    schema: Literal["po-career/stages/1"] = "po-career/stages/1"


class SkillsFile(Frozen):
    """skills.yaml: the scale, the skills, and what is changing."""

    skills: tuple[Skill, ...]
    scale: Scale | None = None
    categories: tuple[Category, ...] = ()
    trends: tuple[Trend, ...] = ()
    schema: Literal["po-career/skills/1"] = "po-career/skills/1"


class ActionsFile(Frozen):
    """actions.yaml: what raises a skill, what it needs, and what belongs to a move
    beside skills.
    """

    actions: tuple[Action, ...] = ()
    needs: tuple[Need, ...] = ()
    kits: tuple[Kit, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    schema: Literal["po-career/actions/1"] = "po-career/actions/1"


class SourcesFile(Frozen):
    """sources.yaml: where the facts come from."""

    sources: tuple[Source, ...] = ()
    schema: Literal["po-career/sources/1"] = "po-career/sources/1"


class CatalogFile(Frozen):
    """A whole catalogue in one file."""

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
    amend: Amend = field(default_factory=Amend)
    schema: Literal["po-career/catalog/1"] = "po-career/catalog/1"


FOLDER: Mapping[str, Any] = {
    "stages.yaml": StagesFile,
    "skills.yaml": SkillsFile,
    "actions.yaml": ActionsFile,
    "sources.yaml": SourcesFile,
}
"""The files of a folder, in the order in which they are read."""
