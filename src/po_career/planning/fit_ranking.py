"""Every role of a catalogue against one person, the nearest first.

The numbers of `planning.fit` with the skills behind them by name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from po_career.catalog.model import (
    IMPORTANCES,
    Catalog,
    Id,
    Importance,
    Requirement,
    Role,
    TransitionKind,
    Verdict,
)
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.draws import Draws
from po_career.planning.fit import DIGITS, distance_from, yardstick_of
from po_career.planning.model import Belief, Estimate, FitParts
from po_career.planning.plan_model import Caution, Person, person_of
from po_career.planning.readiness import core_missing, verdict
from po_career.profile.model import Profile


class CarriedOver(Frozen):
    """A skill that the person has and the role asks, and the level that carries over."""

    skill: Id
    name: str
    level: int
    """The lower of what one has and what the role asks."""


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
    """0 where the role does not ask for it."""


class UnknownSkill(Frozen):
    """A skill that the role asks and of which nothing is known: neither there nor missing."""

    skill: Id
    name: str
    need: int


class FitRole(Frozen):
    """A role against the person."""

    role: Id
    title: str
    kind: TransitionKind | None
    """How the catalogue leads there from the role that is held; None where it does not, or where no
    role is held.
    """
    distance: float
    """What roles are ranked by; the less, the nearer. docs/fit.md has the rule."""
    part_missing: float
    """From 0 to 1; the distance is this part and, times the rule `unused_weight`, the next one."""
    part_unused: float
    verdict: Verdict
    readiness: Estimate
    carries_over: tuple[CarriedOver, ...]
    """Highest level first."""
    missing: tuple[MissingSkill, ...]
    """Core first, then important, then useful; in each the widest gap first."""
    unused: tuple[UnusedSkill, ...]
    """Widest margin first."""
    unknown: tuple[UnknownSkill, ...]
    """Highest level first."""
    met: bool
    """Whether everything that the role asks is there as expected."""
    tied: bool
    """Whether another role is exactly as near; roles that tie stand in the order of their ids."""


class FitPage(Frozen):
    """Roles against a person."""

    schema: Literal["po-career/fit/2"]
    person: Person
    roles: tuple[FitRole, ...]
    """Every role but the one that is held, the nearest first; those that are met in full stand
    last.
    """
    warnings: tuple[Caution, ...] = ()


class _Place(Frozen):
    """Where one role stands."""

    role: Role
    parts: FitParts
    met: bool

    @property
    def key(self) -> tuple[bool, float]:
        """Roles with the same key tie."""
        return self.met, round(self.parts.distance, DIGITS)


def rank_roles(
    catalog: Catalog, profile: Profile, *, top: int | None = None, notes: Sequence[Caution] = ()
) -> FitPage:
    """Every role but the one that `profile` holds against it, or the first `top` of them. `notes`
    are cautions found while reading.

    Neither hours, nor transitions, nor a role are needed; without a role and without ratings
    everything is unknown.
    """
    held = beliefs(catalog, profile)
    places = _ranked(catalog, profile.role, held)
    alike = Counter(place.key for place in places)
    kinds = {way.to: way.kind for way in catalog.transitions if way.from_ == profile.role}
    strong = {skill: belief for skill, belief in held.items() if belief.expected > 0}
    draws = Draws(held, catalog.rules)
    return FitPage(
        schema="po-career/fit/2",
        person=person_of(profile),
        roles=tuple(
            _described(
                place,
                draws,
                strong,
                catalog,
                kind=kinds.get(place.role.id),
                tied=alike[place.key] > 1,
            )
            for place in places[:top]
        ),
        warnings=tuple(notes),
    )


def _ranked(catalog: Catalog, held_role: Id | None, held: Mapping[Id, Belief]) -> list[_Place]:
    parts_of = distance_from(held, catalog.rules, yardstick_of(catalog))
    others = (role for role in catalog.roles.values() if role.id != held_role)
    places = (_Place(role, parts_of(role), _is_met(role, held)) for role in others)
    return sorted(places, key=lambda place: (place.key, place.role.id))


def _is_met(role: Role, held: Mapping[Id, Belief]) -> bool:
    return all(need.level <= held[skill].expected for skill, need in role.requires.items())


def _described(
    place: _Place,
    draws: Draws,
    strong: Mapping[Id, Belief],
    catalog: Catalog,
    *,
    kind: TransitionKind | None,
    tied: bool,
) -> FitRole:
    role, held = place.role, draws.held
    levels = expected_levels(held)
    ready = draws.estimate(role.requires, levels)

    def name(skill: Id) -> str:
        return catalog.skills[skill].name

    return FitRole(
        role=role.id,
        title=role.title,
        kind=kind,
        distance=place.parts.distance,
        part_missing=place.parts.missing,
        part_unused=place.parts.unused,
        verdict=verdict(ready.expected, core_missing(role, levels), catalog.rules),
        readiness=ready,
        carries_over=_carried_over(role.requires, held, name),
        missing=_missing(role.requires, held, name),
        unused=_unused(role.requires, strong, name),
        unknown=_unknown(role.requires, held, name),
        met=place.met,
        tied=tied,
    )


Name = Callable[[Id], str]
Found = TypeVar("Found", CarriedOver, MissingSkill, UnusedSkill, UnknownSkill)


def _carried_over(
    requires: Mapping[Id, Requirement], held: Mapping[Id, Belief], name: Name
) -> tuple[CarriedOver, ...]:
    found = (
        CarriedOver(skill, name(skill), min(held[skill].expected, need.level))
        for skill, need in requires.items()
    )
    return _sorted(
        (one for one in found if one.level > 0),
        lambda one: (-one.level, IMPORTANCES.index(requires[one.skill].importance)),
    )


def _missing(
    requires: Mapping[Id, Requirement], held: Mapping[Id, Belief], name: Name
) -> tuple[MissingSkill, ...]:
    known = (
        (skill, need, held[skill])
        for skill, need in requires.items()
        if held[skill].basis != "unknown"
    )
    found = (
        MissingSkill(skill, name(skill), belief.expected, need.level, need.importance)
        for skill, need, belief in known
        if belief.expected < need.level
    )
    return _sorted(found, lambda one: (IMPORTANCES.index(one.importance), one.have - one.need))


def _unused(
    requires: Mapping[Id, Requirement], strong: Mapping[Id, Belief], name: Name
) -> tuple[UnusedSkill, ...]:
    needs = {skill: requires[skill].level if skill in requires else 0 for skill in strong}
    found = (
        UnusedSkill(skill, name(skill), belief.expected, needs[skill])
        for skill, belief in strong.items()
        if belief.expected > needs[skill]
    )
    return _sorted(found, lambda one: (one.need - one.have, -one.have))


def _unknown(
    requires: Mapping[Id, Requirement], held: Mapping[Id, Belief], name: Name
) -> tuple[UnknownSkill, ...]:
    found = (
        UnknownSkill(skill, name(skill), need.level)
        for skill, need in requires.items()
        if held[skill].basis == "unknown" and need.level > 0
    )
    return _sorted(
        found, lambda one: (-one.need, IMPORTANCES.index(requires[one.skill].importance))
    )


def _sorted(found: Iterable[Found], key: Callable[[Found], tuple[int, ...]]) -> tuple[Found, ...]:
    """By `key`, then by id."""
    return tuple(sorted(found, key=lambda one: (key(one), one.skill)))
