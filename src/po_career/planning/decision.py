"""The next step remade quickly under other beliefs: the rule of the recommendation without the choice of actions."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, takewhile
from math import fsum, inf, isfinite
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Catalog, Requirement, Role, Rules, Transition
from po_career.errors import NoAnswerError
from po_career.planning.choice.candidates import Raisers, raisers_of
from po_career.planning.fit import DIGITS, Terms, parts_of, terms_of
from po_career.planning.model import Belief, FitParts
from po_career.planning.readiness import verdict
from po_career.planning.routes.ways import DETOURS, transitions_from

SHORTLIST = 12
"""Where every role is a candidate, so many of the nearest are compared to the end."""
SAME = 0.5 * 10**-DIGITS
"""Numbers that differ by less round to no difference."""
WIDTH = len(Terms._fields)
"""Sums for each role: those of its fit for a candidate; weighted levels met, asked, core levels missing, asked for one's own."""

Sums: TypeAlias = Sequence[float]
NOTHING: Mapping[str, Belief] = {}


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over all skills under the beliefs `held`, with what another belief about one skill adds to them, kept once known."""

    held: Mapping[str, Belief]
    terms: Callable[[str, Belief], Sums]
    """What one skill adds to each sum."""
    base: Sums
    deltas: dict[tuple[str, Belief], Sums] = field(default_factory=dict)

    def under(self, changes: Mapping[str, Belief]) -> Sums:
        """The sums with other beliefs about some skills; each is rounded once, so the order of the skills does not matter."""
        known = self.deltas
        return list(map(fsum, zip(self.base, *[known.get(change) or self.delta(*change) for change in changes.items()], strict=True)))

    def delta(self, skill: str, belief: Belief) -> Sums:
        """What another belief about one skill adds to the sums."""
        old, new = self.terms(skill, self.held[skill]), self.terms(skill, belief)
        delta = self.deltas[skill, belief] = tuple(b - a for a, b in zip(old, new, strict=True))
        return delta


@dataclass(frozen=True, slots=True)
class Hours:
    """Planned hours of a role under other beliefs, without the choice of actions."""

    held: Mapping[str, Belief]
    known: Mapping[str, float]
    """Role id to its planned hours as things stand, where they are worked out."""
    least: Callable[[str, int], float]
    """The least hours that a rung may take; infinite where nothing brings it."""
    top: int
    wanted: Collection[str]
    """Importances of the gaps that cost hours."""
    ladders: dict[str, Mapping[str, Sequence[float]]] = field(default_factory=dict)

    def under(self, role: Role, changes: Mapping[str, Belief]) -> float:
        """The least hours of the missing rungs; where the role's hours are known, those hours in the same proportion."""
        ladder = self.ladder(role)
        held = self.held
        after = fsum(hours[changes.get(skill, held[skill]).expected] for skill, hours in ladder.items())
        known = self.known.get(role.id)
        if known is None:
            return after
        before = fsum(hours[held[skill].expected] for skill, hours in ladder.items())
        return known * (after / before) if before else known + after

    def ladder(self, role: Role) -> Mapping[str, Sequence[float]]:
        """For each skill that may cost hours, the hours by the level that one has."""
        ladder = self.ladders.get(role.id)
        if ladder is None:
            needs = {skill: need for skill, need in role.requires.items() if need.importance in self.wanted}
            ladder = self.ladders[role.id] = {skill: self._by_level(skill, need) for skill, need in needs.items()}
        return ladder

    def _by_level(self, skill: str, need: Requirement) -> Sequence[float]:
        """Hours from each level to the one that is asked, up to the first rung that nothing brings; 0 from there on."""
        rungs = [self.least(skill, level) for level in range(1, need.level + 1)]
        return [fsum(takewhile(isfinite, rungs[have:])) for have in range(self.top + 1)]


class Candidate(NamedTuple):
    """A role that may be recommended, and its place among the kinds that go first."""

    role: Role
    place: int


class Standing(NamedTuple):
    """How a candidate stands under some beliefs."""

    distance: float
    met: bool
    """Whether nothing is missing."""
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Decision:
    """The recommended role as a function of what is believed; `decision_of` makes it."""

    rules: Rules
    candidates: tuple[Candidate, ...]
    declared: bool
    """Whether transitions name the candidates; otherwise every role is one, and what is met goes last."""
    own: Role | None
    """The role that is held, where there may be a reason to stay in it."""
    tally: Tally
    hours: Hours

    def role(self, changes: Mapping[str, Belief] = NOTHING) -> str:
        """The id of the role that would be recommended if `changes` (skill to belief) stood in for what is held.

        The rule is that of `next_step`, with hours in place of ties estimated. Without changes it is the recommended step.
        """
        sums = self.tally.under(changes)
        if self.own is not None and self._stays(sums[-WIDTH:]):
            return self.own.id
        near = self._near(self._standings(sums), changes)
        if len(near) > 1:
            place = min(candidate.place for candidate in near)
            near = [candidate for candidate in near if candidate.place == place]
        return self._first(near, changes).role.id

    def role_if(self, skill: str, belief: Belief) -> str:
        """The same with another belief about one skill."""
        return self.role({skill: belief})

    @property
    def alone(self) -> bool:
        """Whether there is one answer only, whatever is believed."""
        return len(self.candidates) + (self.own is not None) == 1

    def fits(self, sums: Sums) -> list[FitParts]:
        """How each candidate fits by the sums of the tally."""
        places = range(0, WIDTH * len(self.candidates), WIDTH)
        return [parts_of(Terms(*sums[place : place + WIDTH]), self.rules) for place in places]

    def _stays(self, sums: Sums) -> bool:
        met, asked, core_missing, core_asked = sums
        word = verdict(met / asked if asked else 1.0, core_missing / core_asked if core_asked else 0.0, self.rules)
        return not self.candidates or word in self.rules.stay_while

    def _standings(self, sums: Sums) -> list[Standing]:
        """All that may be recommended; of roles that no transition names, the nearest only, and none that is met while another is not."""
        fits = self.fits(sums)
        found = [Standing(fit.distance, fit.missing < SAME, one) for one, fit in zip(self.candidates, fits, strict=True)]
        if self.declared:
            return found
        near = set(shortlist({one.role.id: fit for one, fit in zip(self.candidates, fits, strict=True)}))
        short = [one for one in found if one.candidate.role.id in near]
        return [one for one in short if not one.met] or short

    def _near(self, standings: Sequence[Standing], changes: Mapping[str, Belief]) -> list[Candidate]:
        """The nearest and those that the rules count as equally near; what is met in full is never mixed with what is not."""
        least = min(one.distance for one in standings)
        ties = [one for one in standings if one.distance - least < SAME]
        met = ties[0].met
        if any(tie.met != met for tie in ties):
            first = self._first([tie.candidate for tie in ties], changes)
            met = any(tie.met for tie in ties if tie.candidate is first)
        limit = least + self.rules.same_distance + SAME
        return [candidate for distance, is_met, candidate in standings if is_met == met and distance < limit]

    def _first(self, near: Sequence[Candidate], changes: Mapping[str, Belief]) -> Candidate:
        """The one that takes the fewest hours, then by id."""
        return near[0] if len(near) == 1 else min(near, key=lambda one: (round(self.hours.under(one.role, changes), DIGITS), one.role.id))


def decision_of(
    catalog: Catalog,
    held_role: str | None,
    held: Mapping[str, Belief],
    *,
    hours: Mapping[str, float] | None = None,
    done: Collection[str] = (),
    raisers: Raisers | None = None,
    useful: bool = False,
) -> Decision:
    """The decision of someone who holds a role (or none) and the beliefs `held`, without a target.

    `hours` maps the roles of the candidate steps to their planned hours; where it is given, a declared transition that is
    not in it is no candidate. `raisers` is `raisers_of(catalog.actions)`, worked out once by who has it. Raises
    NoAnswerError where the catalogue has no role.
    """
    if not catalog.roles:
        raise NoAnswerError("the catalogue has no roles")
    rules = catalog.rules
    ways = transitions_from(catalog, held_role) if held_role is not None else ()
    candidates = _declared(ways, catalog, hours) if ways else _everyone(catalog, held_role)
    own = catalog.roles[held_role] if held_role is not None and (rules.stay_while or not candidates) else None
    terms = partial(_terms, [candidate.role for candidate in candidates], own, rules)
    nothing = [0.0] * (WIDTH * (len(candidates) + (own is not None)))
    base = [fsum(column) for column in zip(nothing, *(terms(skill, belief) for skill, belief in held.items()), strict=True)]
    costs = hours_of(catalog, held_role, held, hours or {}, done=done, raisers=raisers, useful=useful)
    return Decision(rules, candidates, bool(ways), own, Tally(held, terms, base), costs)


def hours_of(
    catalog: Catalog,
    held_role: str | None,
    held: Mapping[str, Belief],
    known: Mapping[str, float],
    *,
    done: Collection[str] = (),
    raisers: Raisers | None = None,
    useful: bool = False,
) -> Hours:
    """Planned hours under other beliefs, for someone who holds a role (or none); `known` hours and the rest are as for `decision_of`."""
    least = partial(_least_hours, catalog, raisers_of(catalog.actions) if raisers is None else raisers, done, held_role)
    return Hours(held, known, least, catalog.scale.top, IMPORTANCES if useful else IMPORTANCES[:2])


def shortlist(fits: Mapping[str, FitParts]) -> list[str]:
    """Role ids by how they fit, what is met in full last: the SHORTLIST nearest, and all that tie with the first."""
    keys = {role: (fit.missing < SAME, round(fit.distance, DIGITS)) for role, fit in fits.items()}
    order = sorted(fits, key=lambda role: (keys[role], role))
    return [role for place, role in enumerate(order) if place < SHORTLIST or keys[role] == keys[order[0]]]


def _declared(ways: Sequence[Transition], catalog: Catalog, hours: Mapping[str, float] | None) -> tuple[Candidate, ...]:
    """Where transitions lead on: those that are no leap and no return; all of them where there is nothing else."""
    possible = [way for way in ways if hours is None or way.to in hours]
    plain = [way for way in possible if way.kind not in DETOURS] or possible
    first = catalog.rules.first_kinds
    return tuple(Candidate(catalog.roles[way.to], first.index(way.kind) if way.kind in first else len(first)) for way in plain)


def _everyone(catalog: Catalog, held_role: str | None) -> tuple[Candidate, ...]:
    return tuple(Candidate(role, 0) for role in catalog.roles.values() if role.id != held_role)


def _terms(roles: Sequence[Role], own: Role | None, rules: Rules, skill: str, belief: Belief) -> Sums:
    """What one skill adds to the sums of every candidate and of the role that is held."""
    terms = list(chain.from_iterable(terms_of(role.requires.get(skill), belief, rules) for role in roles))
    return terms if own is None else [*terms, *_own_terms(own.requires.get(skill), belief, rules)]


def _own_terms(need: Requirement | None, belief: Belief, rules: Rules) -> Sums:
    core = (max(0, need.level - belief.expected), need.level) if need and need.importance == "core" else (0, 0)
    fit = terms_of(need, belief, rules)
    return (fit.met, fit.asked, *core)


def _least_hours(catalog: Catalog, raisers: Raisers, done: Collection[str], held_role: str | None, skill: str, level: int) -> float:
    """Least planned hours of an action that is open to the person and brings the rung, shared among the rungs that it raises."""
    found = (catalog.actions[key] for key in raisers.get((skill, level), ()) if key not in done)
    return min((action.hours.middle / len(action.raises) for action in found if action.requires.role in {None, held_role}), default=inf)
