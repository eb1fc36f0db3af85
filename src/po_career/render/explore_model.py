"""What the catalogue's pages hold, in the shape of their published JSON.

Field names are a contract: adding is free, renaming or removing is a new schema number. Absent is None. A page of one
thing has a list of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from po_career.catalog.model import (
    STRICT,
    ActionKind,
    Basis,
    Codes,
    Cost,
    FirstStep,
    Id,
    Importance,
    KitCheck,
    KitFor,
    KitStep,
    Level,
    Say,
    Scope,
    Setting,
    SkillCheck,
    Source,
    Span,
    Stop,
    TransitionKind,
    Usual,
    WorkStep,
)
from po_career.planning.plan_model import PlanCatalog


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the catalogue by its id and its name."""

    __pydantic_config__ = STRICT

    id: Id
    title: str


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """A level of a skill, with the names of both."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    level: Level
    level_name: str


@dataclass(frozen=True, slots=True)
class Need:
    """What a role asks of one skill."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    level: Level
    level_name: str
    importance: Importance
    basis: Basis | None
    """What says that the role needs the skill."""


@dataclass(frozen=True, slots=True)
class Move:
    """A transition, seen from one of its two roles: the other role, and what the catalogue says of the way."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    kind: TransitionKind
    months: Span | None
    usual: Usual
    """How common the move is among those who leave the first role."""
    note: str | None
    warnings: tuple[str, ...]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role in full."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    track: Named | None
    place: int | None
    scope: Scope | None
    """How far the role's decisions reach: 0 one's own work, 1 part of a product, 2 a product, 3 several, 4 an organisation."""
    suits: tuple[Named, ...]
    """The wants that the role answers."""
    tries: tuple[Named, ...]
    """Short actions that show what its work is like."""
    short: str | None
    aliases: tuple[str, ...]
    purpose: str | None
    responsibilities: tuple[str, ...]
    day: tuple[str, ...]
    distinct: str | None
    varies: tuple[str, ...]
    notes: tuple[str, ...]
    typical_years: Span | None
    requires: tuple[Need, ...]
    """Core first, then important, then useful; in each in the order of the catalogue."""
    leads_to: tuple[Move, ...]
    comes_from: tuple[Move, ...]
    codes: Codes
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The sentence that is true of a person at a level."""

    __pydantic_config__ = STRICT

    level: Level
    level_name: str
    says: str


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A role that asks for a skill."""

    __pydantic_config__ = STRICT

    role: Id
    title: str
    level: Level
    level_name: str
    importance: Importance


@dataclass(frozen=True, slots=True)
class RaisedBy:
    """An action that raises a skill to a level, from the one below."""

    __pydantic_config__ = STRICT

    action: Id
    title: str
    level: Level
    level_name: str


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """A skill in full."""

    __pydantic_config__ = STRICT

    id: Id
    name: str
    short: str | None
    category: Named | None
    definition: str | None
    anchors: tuple[Anchor, ...]
    """From the lowest level to the highest."""
    aliases: tuple[str, ...]
    without: tuple[str, ...]
    """What went wrong or came back for want of the skill."""
    check: SkillCheck | None
    """A countable fact without which a high level is not there."""
    asked_by: tuple[AskedBy, ...]
    raised_by: tuple[RaisedBy, ...]
    """Lower levels first."""
    trends: tuple[Named, ...]
    esco: str | None
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Lift:
    """What an action does to one skill, for a person who has the level it starts from."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    from_: Level
    from_name: str
    to: Level
    to_name: str


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must be there before an action can be taken."""

    __pydantic_config__ = STRICT

    actions: tuple[Named, ...]
    skills: tuple[SkillLevel, ...]
    role: Named | None


@dataclass(frozen=True, slots=True)
class Fit:
    """What an action suits: a move, or a role in which one grows by it."""

    __pydantic_config__ = STRICT

    from_: Named | None
    """None for a role, whichever way one came."""
    to: Named


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """A development action in full."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    kind: ActionKind
    hours: Span
    planned_hours: float
    """What a plan counts: the middle of the range."""
    min_weeks: int
    cost: Cost | None
    """None where no price is known."""
    setting: Setting
    raises: tuple[Lift, ...]
    opens: tuple[Lift, ...]
    """Of a starter, the rungs that it opens and does not bring by itself."""
    requires: Conditions
    scope: Scope | None
    """How far the decisions reach that it takes."""
    needs: tuple[Named, ...]
    """What must be there where the person works."""
    lent_by: str | None
    """Who lends the mandate, if it reaches one scope further than one's own."""
    fits: tuple[Fit, ...]
    ask: str | None
    """What to say in order to get it."""
    ask_of: str | None
    """Whom to say it to; absent: one's manager."""
    first_step: FirstStep | None
    steps: tuple[WorkStep, ...]
    halfway: str | None
    """What can be shown after about half of it."""
    proof: str | None
    """What one can show afterwards."""
    done_when: str | None
    provider: str | None
    url: str | None
    details: Mapping[str, str]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure behind a trend, with where it comes from."""

    __pydantic_config__ = STRICT

    figure: str
    source: Source | None
    year: int | None
    note: str | None


@dataclass(frozen=True, slots=True)
class TrendEntry:
    """A trend in full."""

    __pydantic_config__ = STRICT

    id: Id
    title: str
    says: str | None
    evidence: tuple[Figure, ...]
    skills: tuple[Named, ...]
    actions: tuple[Named, ...]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class KitEntry:
    """A kit in full."""

    __pydantic_config__ = STRICT

    id: Id
    for_: KitFor
    title: str
    hours: float
    """Hours of its checks and steps together."""
    checks: tuple[KitCheck, ...]
    steps: tuple[KitStep, ...]
    say: tuple[Say, ...]
    stop: Stop | None
    skills: tuple[Named, ...]
    """Skills that the move rests on, whatever a role asks."""
    avoid: tuple[str, ...]
    changes_advice: tuple[str, ...]
    """What would change the plan."""
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class DoubtEntry:
    """A doubt in full."""

    __pydantic_config__ = STRICT

    id: Id
    asks: str
    short: str | None
    """The answer in one line."""
    answer: str
    roles: tuple[Named, ...]
    """Whom it concerns: all of roles, wants and skills empty is anyone."""
    wants: tuple[Named, ...]
    skills: tuple[Named, ...]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Roles of a catalogue."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/roles/1"]
    catalog: PlanCatalog
    roles: tuple[RoleEntry, ...]


@dataclass(frozen=True, slots=True)
class SkillsPage:
    """Skills of a catalogue."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/skills/1"]
    catalog: PlanCatalog
    skills: tuple[SkillEntry, ...]


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """Development actions of a catalogue."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/actions/1"]
    catalog: PlanCatalog
    actions: tuple[ActionEntry, ...]


@dataclass(frozen=True, slots=True)
class TrendsPage:
    """Trends of a catalogue."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/trends/1"]
    catalog: PlanCatalog
    trends: tuple[TrendEntry, ...]


@dataclass(frozen=True, slots=True)
class KitsPage:
    """Kits of a catalogue."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/kits/1"]
    catalog: PlanCatalog
    kits: tuple[KitEntry, ...]


@dataclass(frozen=True, slots=True)
class DoubtsPage:
    """Doubts of a catalogue."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/doubts/1"]
    catalog: PlanCatalog
    doubts: tuple[DoubtEntry, ...]
