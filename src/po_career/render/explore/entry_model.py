"""What the catalogue's pages hold, in the shape of their published JSON.

Field names are a contract: adding one is free, renaming or removing one needs a new schema number.
What is absent is None, and a page about one thing has a list of one. A field that a record of the
catalogue has under the same name is filled by `entries` without further code.
"""

from collections.abc import Mapping
from typing import Literal

from po_career.catalog.model import (
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
from po_career.frozen import Frozen, Late
from po_career.planning.plan_model import PlanCatalog


class Named(Frozen):
    """Something in the catalogue by its id and name."""

    id: Id
    title: str


class SkillLevel(Frozen):
    """A level of a skill, with the names of both."""

    skill: Id
    name: str
    level: Level
    level_name: str


class Need(SkillLevel):
    """The level of one skill that a role requires."""

    importance: Importance
    basis: Basis | None
    """What the requirement rests on."""


class Move(Frozen):
    """A transition seen from one of its two roles: the other role, and what the catalogue says
    about the transition.
    """

    role: Id
    title: str
    kind: TransitionKind
    months: Span | None
    usual: Usual
    """How common the transition is among those who leave the first role."""
    note: str | None
    warnings: tuple[str, ...]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


class RoleEntry(Late):
    """A role in full."""

    id: Id
    title: str
    track: Named | None
    place: int | None
    scope: Scope | None
    """How far the role's decisions reach: 0 one's own work, 1 part of a product, 2 a product, 3
    several, 4 an organisation.
    """
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
    """Core first, then important, then useful; within each in the order of the catalogue."""
    leads_to: tuple[Move, ...]
    comes_from: tuple[Move, ...]
    codes: Codes
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


class Anchor(Frozen):
    """The sentence that is true of a person at a level."""

    level: Level
    level_name: str
    says: str


class AskedBy(Frozen):
    """A role that asks for a skill."""

    role: Id
    title: str
    level: Level
    level_name: str
    importance: Importance


class RaisedBy(Frozen):
    """An action that raises a skill to a level, from the one below."""

    action: Id
    title: str
    level: Level
    level_name: str


class SkillEntry(Late):
    """A skill in full."""

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
    """A countable fact that a high level requires."""
    asked_by: tuple[AskedBy, ...]
    raised_by: tuple[RaisedBy, ...]
    """Lower levels first."""
    trends: tuple[Named, ...]
    esco: str | None
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


class Lift(Frozen):
    """What an action does to one skill, for a person at the level it starts from."""

    skill: Id
    name: str
    from_: Level
    from_name: str
    to: Level
    to_name: str


class Conditions(Frozen):
    """What must be there before an action can be taken."""

    actions: tuple[Named, ...]
    skills: tuple[SkillLevel, ...]
    role: Named | None


class Fit(Frozen):
    """What an action suits: a move, or a role in which one grows by it."""

    from_: Named | None
    """Null for a role in which one grows by the action."""
    to: Named


class ActionEntry(Late):
    """A development action in full."""

    id: Id
    title: str
    kind: ActionKind
    hours: Span
    planned_hours: float
    """What a plan counts: the middle of the range."""
    min_weeks: int
    cost: Cost | None
    """Null if no price is known."""
    setting: Setting
    raises: tuple[Lift, ...]
    opens: tuple[Lift, ...]
    """For a starter, the rungs that it opens but does not bring by itself."""
    requires: Conditions
    scope: Scope | None
    """How far the decisions involved reach, as for a role."""
    needs: tuple[Named, ...]
    """What must be there where the person works."""
    lent_by: str | None
    """Who lends the mandate, if it reaches one scope further than one's own."""
    fits: tuple[Fit, ...]
    ask: str | None
    """What to say to get it."""
    ask_of: str | None
    """Whom to say it to; null means one's manager."""
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


class Figure(Frozen):
    """One published figure behind a trend, with where it comes from."""

    figure: str
    source: Source | None
    year: int | None
    note: str | None


class TrendEntry(Late):
    """A trend in full."""

    id: Id
    title: str
    says: str | None
    evidence: tuple[Figure, ...]
    skills: tuple[Named, ...]
    actions: tuple[Named, ...]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


class KitEntry(Late):
    """A kit in full."""

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


class DoubtEntry(Late):
    """A doubt in full."""

    id: Id
    asks: str
    short: str | None
    """The answer in one line."""
    answer: str
    roles: tuple[Named, ...]
    """Whom it concerns; if roles, wants and skills are all empty, anyone."""
    wants: tuple[Named, ...]
    skills: tuple[Named, ...]
    basis: tuple[Basis, ...]
    sources: tuple[Source, ...]


class RolesPage(Frozen):
    """Roles of a catalogue."""

    schema: Literal["po-career/roles/1"]
    catalog: PlanCatalog
    roles: tuple[RoleEntry, ...]


class SkillsPage(Frozen):
    """Skills of a catalogue."""

    schema: Literal["po-career/skills/1"]
    catalog: PlanCatalog
    skills: tuple[SkillEntry, ...]


class ActionsPage(Frozen):
    """Development actions of a catalogue."""

    schema: Literal["po-career/actions/1"]
    catalog: PlanCatalog
    actions: tuple[ActionEntry, ...]


class TrendsPage(Frozen):
    """Trends of a catalogue."""

    schema: Literal["po-career/trends/1"]
    catalog: PlanCatalog
    trends: tuple[TrendEntry, ...]


class KitsPage(Frozen):
    """Kits of a catalogue."""

    schema: Literal["po-career/kits/1"]
    catalog: PlanCatalog
    kits: tuple[KitEntry, ...]


class DoubtsPage(Frozen):
    """Doubts of a catalogue."""

    schema: Literal["po-career/doubts/1"]
    catalog: PlanCatalog
    doubts: tuple[DoubtEntry, ...]
