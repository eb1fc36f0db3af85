"""Every role of a catalogue against one person, the nearest first.

The numbers of `planning.fit` with the skills behind them by name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

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
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.draws import Draws
from po_career.planning.fit import DIGITS, distance_from, yardstick_of
from po_career.planning.model import Beliefs, Estimate
from po_career.planning.plan_model import Caution, Person, person_of
from po_career.planning.readiness import verdict_of
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


class FitRole(Frozen):
    """A role against the person."""

    role: Id
    title: str
    kind: TransitionKind | None
    """How the catalogue leads there from the role that is held; None if it does not, or if no role
    is held.
    """
    distance: float
    """What roles are ranked by: the smaller, the nearer. docs/fit.md has the rule."""
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


def rank_roles(
    catalog: Catalog, profile: Profile, *, top: int | None = None, notes: Sequence[Caution] = ()
) -> FitPage:
    """Every role but the one that `profile` holds against it, or the first `top` of them. `notes`
    are cautions found while reading.

    Neither hours, nor transitions, nor a role are needed; without a role and without ratings
    everything is unknown.
    """
    held = beliefs(catalog, profile)
    levels = expected_levels(held)
    parts_of = distance_from(held, catalog.rules, yardstick_of(catalog))
    places = []
    held_role = catalog.roles.get(profile.role or "")
    track = held_role.track if held_role else None
    for role in catalog.roles.values():
        if role.id != profile.role:
            met = all(need.level <= levels[skill] for skill, need in role.requires.items())
            parts = parts_of(role)
            place = (met, round(parts.distance, DIGITS), role.track != track, role.id, parts)
            places.append(place)
    places.sort(key=lambda place: place[:4])
    alike = Counter(place[:2] for place in places)
    kinds = {edge.to: edge.kind for edge in catalog.transitions if edge.from_ == profile.role}
    draws = Draws(held, catalog.rules)
    roles = []
    for met, distance, _, key, parts in places[:top]:
        role = catalog.roles[key]
        skills = _skills_of(role, held, catalog)
        roles.append(
            FitRole(
                role=role.id,
                title=role.title,
                kind=kinds.get(role.id),
                distance=parts.distance,
                part_missing=parts.missing,
                part_unused=parts.unused,
                verdict=verdict_of(role.requires, levels, catalog.rules),
                readiness=draws.estimate(role.requires),
                carries_over=skills.carried_over,
                missing=skills.missing,
                unused=skills.unused,
                unknown=skills.unknown,
                met=met,
                tied=alike[met, distance] > 1,
            )
        )
    return FitPage("po-career/fit/2", person_of(profile), tuple(roles), tuple(notes))


class _Skills(NamedTuple):
    """The skills of a role and a person, by what they do for each other."""

    carried_over: tuple[CarriedOver, ...]
    missing: tuple[MissingSkill, ...]
    unused: tuple[UnusedSkill, ...]
    unknown: tuple[UnknownSkill, ...]


Row = TypeVar("Row", CarriedOver, MissingSkill, UnusedSkill, UnknownSkill)


def _skills_of(role: Role, held: Beliefs, catalog: Catalog) -> _Skills:
    carried, missing, unused, unknown = [], [], [], []
    for skill, belief in held.items():
        name, have = catalog.skills[skill].name, belief.expected
        need = role.requires.get(skill)
        asked = 0 if need is None else need.level
        if have > asked:
            unused.append(UnusedSkill(skill, name, have, asked))
        if need is None or asked == 0:
            continue
        if have > 0:
            carried.append(CarriedOver(skill, name, min(have, asked)))
        if belief.basis == "unknown":
            unknown.append(UnknownSkill(skill, name, asked))
        elif have < asked:
            missing.append(MissingSkill(skill, name, have, asked, need.importance))

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
