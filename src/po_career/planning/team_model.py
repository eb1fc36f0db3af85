"""A team at a glance, in the shape of the published JSON. People are told by their number, which
counts from 1 in the order of the manager's files.
"""

from datetime import date
from typing import Literal

from po_career.catalog.model import ActionKind, Id, Importance
from po_career.frozen import Frozen
from po_career.planning.plan_model import PlanCatalog


class TeamBottleneck(Frozen):
    """The skill that holds a person back most, by what they share with a team."""

    skill: Id
    name: str
    have: int
    need: int
    role: Id
    """The role that asks for `need`: the one held, or the next step."""


class TeamPerson(Frozen):
    """One person."""

    number: int
    name: str | None
    """As the manager's file has it; None on an anonymous page."""
    role: Id | None
    title: str | None
    """The title of the role."""
    role_unknown: bool
    """Whether the person named a role that the catalogue does not have."""
    rated: int
    """How many skills are known: rated, or brought by something done."""
    bottleneck: TeamBottleneck | None
    """None if too little is rated to tell, or if nothing rated is short."""
    review_on: date | None
    """The check-in of the chapter that was kept; None if there is none, or if its day is not the
    usual one, since what is private may have set it.
    """
    overdue: bool
    """Whether that day has passed."""


class RoleSkill(Frozen):
    """What the people of one role bring of a skill that the role asks."""

    role: Id
    need: int
    importance: Importance
    people: int
    """How many hold the role, without those to whom the skill does not apply."""
    rated: int
    """Of how many of them the level is known."""
    there: int
    """How many of those are at the level."""


class TeamSkill(Frozen):
    """A row of the heat map: a skill that a role of the team asks, or that somebody has rated."""

    skill: Id
    name: str
    category: Id | None
    levels: tuple[int | None, ...]
    """Of each person in order; None: not rated, which is not 0."""
    does_not_apply: tuple[int, ...]
    """People whose work does not have the skill."""
    roles: tuple[RoleSkill, ...]


class TeamRole(Frozen):
    """A role that is held in the team, or that a plain move leads to from one, and who could hold
    it.
    """

    role: Id
    title: str
    held_by: tuple[int, ...]
    ready: tuple[int, ...]
    """Others who could hold it now, by what their plan believes of them."""
    ready_but_for_core: tuple[int, ...]
    """The same, but a core skill is assumed from the role held and not rated."""
    within_reach: tuple[int, ...]
    too_little_rated: int
    """How many others rated too little to say."""
    above: int
    """How many hold a role that is above it, which nobody asks them to leave."""


class OnOnePerson(Frozen):
    """A skill of which a single person is known to be at a level that roles of the team ask."""

    skill: Id
    name: str
    level: int
    importance: Importance
    """The highest of those roles."""
    person: int
    roles: tuple[Id, ...]
    """The roles of the team that ask this level or more."""
    not_rated: int
    """People of whom the level is not known: one of them may be there, too."""


class AtNobody(Frozen):
    """A skill that somebody has rated, but of which nobody is known to be at a level that roles of
    the team ask.
    """

    skill: Id
    name: str
    level: int
    """The lowest such level."""
    importance: Importance
    """The highest of those roles."""
    roles: tuple[Id, ...]
    """The roles of the team that ask this level or more."""
    best: int
    """The highest level that is known."""
    not_rated: int
    """People of whom the level is not known: one of them may be there."""


class Teaching(Frozen):
    """People at one level of a skill who need more of it, and those two levels above them."""

    skill: Id
    name: str
    have: int
    learners: tuple[int, ...]
    teachers: tuple[int, ...]


class TeamAction(Frozen):
    """An action that closes gaps of several people, beside those above it in the list."""

    id: Id
    title: str
    kind: ActionKind
    hours: float
    """Of each person, as planned."""
    people: tuple[int, ...]
    skills: tuple[Id, ...]
    rungs: int
    """Levels that it brings, of all people together."""
    weight: float
    """The same, each by the weight of its importance; the list is sorted by it."""


class LeftOut(Frozen):
    """A file, line or row that could not be read."""

    where: str
    mistakes: int


class Team(Frozen):
    """The people of a manager on one day."""

    schema: Literal["po-career/team/1"]
    generated_on: date
    catalog: PlanCatalog
    anonymous: bool
    people: tuple[TeamPerson, ...]
    roles: tuple[TeamRole, ...]
    skills: tuple[TeamSkill, ...]
    at_nobody: tuple[AtNobody, ...]
    on_one_person: tuple[OnOnePerson, ...]
    teaching: tuple[Teaching, ...]
    actions: tuple[TeamAction, ...]
    left_out: tuple[LeftOut, ...]
    """Empty on an anonymous page; `left_out_count` has their number."""
    left_out_count: int
