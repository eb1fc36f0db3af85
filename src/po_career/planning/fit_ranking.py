"""Every role of a catalogue against one person, the nearest first.

The numbers of `planning.fit` with the skills behind them by name.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from po_career.catalog.indexes import transitions_from
from po_career.catalog.model import (
    IMPORTANCES,
    Catalog,
    Id,
    Importance,
    Role,
    TransitionKind,
    Verdict,
)
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs, expected_levels, is_rated
from po_career.planning.draws import Draws
from po_career.planning.fit import DIGITS, distances, known_levels, needs_of, yardstick_of
from po_career.planning.model import Beliefs, Estimate, FitParts
from po_career.planning.plan_model import Caution, Person, person_of
from po_career.planning.readiness import verdict_of
from po_career.profile.applicable import applicable
from po_career.profile.model import Profile


class CarriedOver(Frozen):
    """A skill that the person has and the role asks, and the level that carries over."""

    skill: Id
    name: str
    level: int
    """The lower of what the person has and what the role asks."""


class MissingSkill(Frozen):
    """A skill that is known to be below what the role asks."""

    skill: Id
    name: str
    have: int
    need: int
    importance: Importance


class UnusedSkill(Frozen):
    """A skill that is above what the role asks; nothing of it is lost."""

    skill: Id
    name: str
    have: int
    need: int
    """0 if the role does not ask for it."""


class UnknownSkill(Frozen):
    """A skill that the role asks and of which nothing is known: neither there nor missing."""

    skill: Id
    name: str
    need: int


Section = Literal["next", "own track", "elsewhere", "today", "way in"]
SECTIONS: Sequence[Section] = ("next", "own track", "elsewhere", "today", "way in")


class FitRole(Frozen):
    """A role against the person."""

    role: Id
    title: str
    section: Section
    """Way in: a job that people come from and nobody is told to move to, unless its track was
    named. Today: at least two thirds of the skills that it asks are known, and none falls short.
    Next: a move leads there from the role held, whose track has no promotions. Else on the person's
    own track, or elsewhere, which is every role if no track is known.
    """
    place: int
    """Where it stands in its section, from 1; roles that tie share a place."""
    track: Id | None
    """The track that the role is on."""
    kind: TransitionKind | None
    """How the catalogue leads there from the role that is held; None if it does not, or if no role
    is held.
    """
    distance: float
    """What roles are ranked by: the smaller, the nearer. docs/fit.md has the rule."""
    part_missing: float
    """0 or more; the distance is this part and, times the rule `unused_weight`, the next one."""
    part_unused: float
    """0 or more."""
    rated: int
    """How many of the skills that it asks rest on a rating or on something done."""
    verdict: Verdict | None
    """None if `rated` is 0: nobody has said anything that it could rest on."""
    readiness: Estimate | None
    """What the person brings; a skill that is not rated may be anything. None if nothing that the
    role asks is known; if nothing is rated it rests on what the role held asks.
    """
    carries_over: tuple[CarriedOver, ...]
    """Highest level first."""
    missing: tuple[MissingSkill, ...]
    """Core first, then important, then useful; in each the widest gap first."""
    unused: tuple[UnusedSkill, ...]
    """Widest margin first."""
    unknown: tuple[UnknownSkill, ...]
    """Highest level first."""
    asks: int
    """How many skills the role asks for."""
    met: bool
    """Whether everything that the role asks is known, and there as expected."""
    tied: bool
    """Whether another role of the section is exactly as near; roles that tie stand in the order of
    their ids.
    """


class FitPage(Frozen):
    """Roles against a person."""

    schema: Literal["po-career/fit/4"]
    person: Person
    track: Id | None
    """The person's own track: the one that was named, else that of the role held."""
    roles: tuple[FitRole, ...]
    """Every role but the one that is held, or the first of each section; sections in the order of
    SECTIONS, in each the nearest first.
    """
    totals: Mapping[Section, int]
    """How many roles each section has in all."""
    warnings: tuple[Caution, ...] = ()


class _Found(NamedTuple):
    """A role, and how near it is."""

    role: Role
    parts: FitParts

    @property
    def far(self) -> float:
        """Roles of a section that are as far as this tie."""
        return round(self.parts.distance, DIGITS)


def rank_roles(
    catalog: Catalog,
    profile: Profile,
    *,
    track: Id | None = None,
    top: int | None = None,
    notes: Sequence[Caution] = (),
) -> FitPage:
    """Every role but the one that `profile` holds against it, or the first `top` of each section.

    The person's own track is `track`, else that of the role held. `notes` are cautions found while
    reading. Neither hours, nor transitions, nor a role are needed; without a role and without
    ratings everything is unknown.
    """
    catalog = applicable(catalog, profile)
    view = _View(catalog, profile, beliefs(catalog, profile, guess=False))
    place = _place_of(catalog, profile, track)
    sections = _sections(catalog, profile, view.known, place)
    roles: list[FitRole] = []
    for section, found in sections.items():
        alike = Counter(one.far for one in found)
        distances = [one.far for one in found]
        for one in found[:top]:
            rank = bisect_left(distances, one.far) + 1
            roles.append(view.row(one, section, rank, tied=alike[one.far] > 1))
    return FitPage(
        schema="po-career/fit/4",
        person=person_of(profile),
        track=place.track,
        roles=tuple(roles),
        totals={section: len(found) for section, found in sections.items()},
        warnings=tuple(notes),
    )


class _Place(NamedTuple):
    """Where somebody stands in the catalogue."""

    track: Id | None
    next: Collection[Id]
    """Roles that moves lead to from the role held, unless its track is a ladder."""
    ways_in: Collection[Id]
    """Roles that nobody is told to move to."""


def _place_of(catalog: Catalog, profile: Profile, named: Id | None) -> _Place:
    """`named` is the track that somebody named as their own."""
    ways_in = {role.id for role in catalog.roles.values() if role.way_in and role.track != named}
    held = catalog.roles.get(profile.role or "")
    if named is not None or held is None:
        return _Place(named, (), ways_in)
    return _Place(held.track, _next_of(catalog, held), ways_in)


def _next_of(catalog: Catalog, held: Role) -> Collection[Id]:
    """Where moves lead from the role held, except back; nowhere if its track is a ladder, that is
    if a promotion joins two of its roles: then the roles of the track are the next ones.
    """
    roles = catalog.roles
    for move in catalog.transitions:
        tracks = {roles[move.from_].track, roles[move.to].track}
        if move.kind == "promotion" and held.track is not None and tracks == {held.track}:
            return ()
    moves = transitions_from(catalog).get(held.id, ())
    return {move.to for move in moves if move.kind != "return"}


def _sections(
    catalog: Catalog, profile: Profile, known: Mapping[Id, int], place: _Place
) -> dict[Section, list[_Found]]:
    """Every role but the one that is held, in its section, the nearest first."""
    distance = distances(known, yardstick_of(catalog), catalog.rules)
    sections: dict[Section, list[_Found]] = {section: [] for section in SECTIONS}
    for role in catalog.roles.values():
        if role.id != profile.role:
            sections[_section_of(role, known, place)].append(_Found(role, distance(role)))
    for found in sections.values():
        found.sort(key=lambda one: (one.far, one.role.id))
    return sections


def _section_of(role: Role, known: Mapping[Id, int], place: _Place) -> Section:
    if role.id in place.ways_in:
        return "way in"
    needs = needs_of(role)
    margins = [known[skill] - need for skill, need in needs.items() if skill in known]
    if margins and min(margins) >= 0 and 3 * len(margins) >= 2 * len(needs):
        return "today"
    if role.id in place.next:
        return "next"
    return "own track" if place.track is not None and role.track == place.track else "elsewhere"


class _View:
    """What the page says of a role to one person."""

    def __init__(self, catalog: Catalog, profile: Profile, held: Beliefs) -> None:
        self.catalog, self.known = catalog, known_levels(held)
        self.rated = {skill for skill, belief in held.items() if is_rated(belief)}
        self.levels = expected_levels(held)
        self.draws = Draws(held, catalog.rules)
        edges = transitions_from(catalog).get(profile.role or "", ())
        self.kinds = {edge.to: edge.kind for edge in edges}

    def row(self, found: _Found, section: Section, place: int, *, tied: bool) -> FitRole:
        """One role, with the skills behind its figures by name."""
        role, asks = found.role, found.role.requires
        skills, needs = _skills_of(role, self.known, self.catalog), needs_of(role)
        rated = len(needs.keys() & self.rated)
        some_known = not needs.keys().isdisjoint(self.known)
        return FitRole(
            role=role.id,
            title=role.title,
            section=section,
            place=place,
            track=role.track,
            kind=self.kinds.get(role.id),
            distance=found.parts.distance,
            part_missing=found.parts.missing,
            part_unused=found.parts.unused,
            rated=rated,
            verdict=verdict_of(asks, self.levels, self.catalog.rules) if rated else None,
            readiness=self.draws.estimate(asks) if some_known else None,
            carries_over=skills.carried_over,
            missing=skills.missing,
            unused=skills.unused,
            unknown=skills.unknown,
            asks=len(needs),
            met=not skills.missing and not skills.unknown,
            tied=tied,
        )


class _Skills(NamedTuple):
    """The skills of a role and a person, by what they do for each other."""

    carried_over: tuple[CarriedOver, ...]
    missing: tuple[MissingSkill, ...]
    unused: tuple[UnusedSkill, ...]
    unknown: tuple[UnknownSkill, ...]


Row = TypeVar("Row", CarriedOver, MissingSkill, UnusedSkill, UnknownSkill)


def _skills_of(role: Role, known: Mapping[Id, int], catalog: Catalog) -> _Skills:
    carried, missing, unused, unknown = [], [], [], []
    needs = needs_of(role)
    for skill, need in needs.items():
        if skill not in known:
            unknown.append(UnknownSkill(skill, catalog.skills[skill].name, need))
    for skill, have in known.items():
        name, need = catalog.skills[skill].name, needs.get(skill, 0)
        if have and need:
            carried.append(CarriedOver(skill, name, min(have, need)))
        if have < need:
            importance = role.requires[skill].importance
            missing.append(MissingSkill(skill, name, have, need, importance))
        elif have > need:
            unused.append(UnusedSkill(skill, name, have, need))

    def rank(skill: Id) -> int:
        return IMPORTANCES.index(role.requires[skill].importance)

    return _Skills(
        _sorted(carried, lambda row: (-row.level, rank(row.skill))),
        _sorted(missing, lambda row: (rank(row.skill), row.have - row.need)),
        _sorted(unused, lambda row: (row.need - row.have, -row.have)),
        _sorted(unknown, lambda row: (-row.need, rank(row.skill))),
    )


def _sorted(rows: Iterable[Row], key: Callable[[Row], tuple[int, ...]]) -> tuple[Row, ...]:
    """By `key`, then by id."""
    return tuple(sorted(rows, key=lambda row: (key(row), row.skill)))
