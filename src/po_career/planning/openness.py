"""Which actions are open to a person, and which of them suit the move; docs/method.md, "What brings
a level".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Action, Catalog, Id, Role, ends_of, highest_of_kind
from po_career.catalog.once import once
from po_career.planning.aim import Aim, drained_skills
from po_career.planning.belief import YEAR, is_rated
from po_career.planning.choice.candidates import Raisers, raisers_of
from po_career.planning.decision import Decision
from po_career.planning.model import PlainRung
from po_career.planning.readiness import Levels
from po_career.planning.standing import Standing, raises_levels

A_POST = 52
"""Weeks from which an action is a post of its own."""


class Move(NamedTuple):
    """What an action may fit: the role held, and those aimed at; of a trial there are two."""

    held: Id | None
    goals: frozenset[Id]
    venture: bool
    stays: bool

    def exact(self, action: Action) -> bool:
        """Whether the action names this very move, or the role that one stays in."""
        if self.stays:
            return self.held in action.fits
        for fit in action.fits:
            *start, end = ends_of(fit)
            if end in self.goals and start in ([], [self.held]):
                return True
        return False


def move_of(standing: Standing, decision: Decision) -> Move:
    """The move that actions should fit."""
    goals = frozenset(decision.equal or (decision.role,))
    if decision.kind == "elsewhere" and decision.beside is not None:
        goals = frozenset((decision.beside,))
    venture = any(standing.roles[goal].venture for goal in goals)
    return Move(standing.held_role, goals, venture, decision.stays)


def liftable(standing: Standing) -> list[Action]:
    """The actions that this person could use for any move, with what their kind may bring."""
    closed = standing.gone | _everyday_work(standing)
    denied = _denied(standing)
    return [
        action
        for action in _liftable_in_role(standing.catalog, standing.held_role)
        if action.id not in closed
        and denied.isdisjoint(action.needs)
        and not is_too_dear(action, standing)
    ]


@once
def _liftable_in_role(catalog: Catalog, held: Id | None) -> Sequence[Action]:
    """The actions that raise or open something for somebody who holds the role, or none."""
    role = catalog.roles.get(held or "")
    return [action for action in _liftable_by_anyone(catalog) if _is_for_role(action, role)]


@once
def _liftable_by_anyone(catalog: Catalog) -> Sequence[Action]:
    """The actions that raise or open something, with what their kind may bring."""
    within = [
        _within_its_kind(action, catalog)
        for action in catalog.actions.values()
        if action.min_weeks < A_POST and raises_levels(action)
    ]
    return [action for action in within if action.raises or action.opens]


@once
def raisers_for_anyone(catalog: Catalog) -> Raisers:
    """Rung to the actions that may bring it to somebody, whoever that is."""
    return raisers_of(_liftable_by_anyone(catalog))


@once
def _by_rung(catalog: Catalog) -> Mapping[PlainRung, Sequence[tuple[int, Id]]]:
    """Rung to the actions that bring or open it, each with its place in the catalogue."""
    found: dict[PlainRung, list[tuple[int, Id]]] = {}
    for place, action in enumerate(_liftable_by_anyone(catalog)):
        for rung in {*action.raises.items(), *action.opens.items()}:
            found.setdefault(rung, []).append((place, action.id))
    return found


class OpenActions:
    """The usable actions that suit an aim: nothing that drains except for a core gap, nothing for
    beginners, nothing that fits another move.

    Each is looked at when it is first asked for: most steps ask for few.
    """

    def __init__(
        self, standing: Standing, decision: Decision, aim: Aim, usable: Iterable[Action]
    ) -> None:
        self.move = move_of(standing, decision)
        self._standing, self._aim = standing, aim
        self._usable = {action.id: action for action in usable}
        self._known: dict[Id, Action | None] = {}
        short_core = {
            skill
            for skill, need in aim.asks.items()
            if need.importance == "core" and need.level > aim.levels[skill]
        }
        self._unwanted = drained_skills(standing) - short_core
        self._leaves = standing.decided == "post-ends"

    def find(self, key: Id) -> Action | None:
        """The action; None if it is not open."""
        if key not in self._known:
            action = self._usable.get(key)
            is_open = action is not None and self._is_open(action)
            self._known[key] = action if is_open else None
        return self._known[key]

    def every(self) -> list[Action]:
        """All of them, in the order of the catalogue."""
        found = map(self.find, self._usable)
        return [action for action in found if action is not None]

    def on(self, rungs: Iterable[PlainRung]) -> list[Action]:
        """Those that bring or open one of the rungs, in the order of the catalogue."""
        by_rung, places = _by_rung(self._standing.catalog), dict[int, Id]()
        for rung in rungs:
            places.update(by_rung.get(rung, ()))
        found = [self.find(places[place]) for place in sorted(places)]
        return [action for action in found if action is not None]

    def _is_open(self, action: Action) -> bool:
        if not self._unwanted.isdisjoint(action.raises):
            return False
        if self._leaves and action.setting == "at-work":
            return False
        if is_beginners(action, self._aim):
            return False
        return _suits(action, self.move, self._standing, self._aim)


def open_actions(
    standing: Standing, decision: Decision, aim: Aim, usable: Iterable[Action]
) -> list[Action]:
    """Those of `usable` that suit this aim."""
    return OpenActions(standing, decision, aim, usable).every()


def rungs_of(actions: Iterable[Action]) -> set[PlainRung]:
    """The rungs that the actions bring."""
    return set[PlainRung]().union(*[action.raises.items() for action in actions])


def lifts(action: Action, levels: Levels, skill: Id) -> bool:
    """Whether the action raises the skill of somebody who holds `levels`."""
    return action.raises.get(skill) == levels[skill] + 1


def unknown_needs(action: Action, standing: Standing) -> list[Id]:
    """Needs that may or may not be met: nobody said so, and the role held does not usually bring
    them.
    """
    return [need for need in action.needs if is_met(need, standing) is None]


def is_met(need: Id, standing: Standing) -> bool | None:
    """Whether a need is met: as the person says, else true if holders of their role usually have
    it, else not known.
    """
    there, needs = standing.profile.situation.there, standing.catalog.needs
    if need in there:
        return there[need]
    return True if need in needs and standing.held_role in needs[need].usual_for else None


def scopes_above(action: Action, standing: Standing) -> int:
    """How many scopes the action reaches above the role held, below 0 if it stays below it; 0 if
    either is not known.
    """
    return _scopes_above(action, standing.role)


def _scopes_above(action: Action, role: Role | None) -> int:
    if role is None or role.scope is None or action.scope is None:
        return 0
    return action.scope - role.scope


def is_beginners(action: Action, aim: Aim) -> bool:
    """Whether more than half of what the action brings is held already, or all of it is a bottom
    rung and a skill of it is held higher.

    The skill of a recognised symptom does not count.
    """
    below = 0
    for skill, level in action.raises.items():
        if aim.levels[skill] > level and skill not in aim.symptoms:
            below += 1
    if not below:
        return False
    if len(action.raises) > 1 and 2 * below > len(action.raises):
        return True
    return max(action.raises.values()) <= 1


def tries_for(standing: Standing, role: Id) -> list[Action]:
    """Tastes of a role, unless it was held for a year; none that is also a taste of a role that
    was.
    """
    known = roles_known(standing)
    if role in known:
        return []
    gone = standing.gone.union(*[standing.roles[key].tries for key in known])
    tries = [standing.catalog.actions[key] for key in standing.roles[role].tries if key not in gone]
    denied = _denied(standing)
    return [action for action in tries if denied.isdisjoint(action.needs)]


def roles_known(standing: Standing) -> list[Id]:
    """Roles of the catalogue that the person held for a year: the one held now, and former ones."""
    profile = standing.profile
    held = [(standing.held_role, profile.months_in_role)]
    held += [(former.role, former.months) for former in profile.former_roles]
    known = [role for role, months in held if (months or 0) >= YEAR]
    return [role for role in known if role is not None and role in standing.roles]


def _within_its_kind(action: Action, catalog: Catalog) -> Action:
    """The action without the rungs that its kind cannot bring."""
    most = highest_of_kind(catalog, action)
    if all(level <= most for level in action.raises.values()):
        return action
    within = {skill: level for skill, level in action.raises.items() if level <= most}
    return replace(action, raises=within)


def _is_for_role(action: Action, role: Role | None) -> bool:
    """Whether somebody who holds the role, or none, may take the action at all."""
    if action.requires.role is not None and (role is None or action.requires.role != role.id):
        return False
    return _mandate_is_possible(action, role)


def _denied(standing: Standing) -> set[Id]:
    """The needs that are not met, as the person says."""
    there = standing.profile.situation.there
    return {need for need, is_there in there.items() if is_there is False}


def _mandate_is_possible(action: Action, role: Role | None) -> bool:
    """Whether the action stays at one's own scope, or is an assignment one scope above it for which
    somebody lends the mandate.

    Whoever holds none of the roles decides at work about what is their own alone.
    """
    if role is None and action.setting == "at-work":
        above = action.scope or 0
    else:
        above = _scopes_above(action, role)
    is_lent = action.kind == "assignment" and action.lent_by is not None
    return above <= 0 or (above == 1 and is_lent)


def is_too_dear(action: Action, standing: Standing) -> bool:
    """Whether a known price in the budget's currency is above it; an unknown price is not too much.

    A budget of nothing excludes every price; one without a currency excludes none.
    """
    budget, cost = standing.profile.budget, action.cost
    if budget is None or cost is None or cost.amount <= 0:
        return False
    if not budget.amount:
        return True
    return budget.currency == cost.currency is not None and cost.amount > budget.amount


def _everyday_work(standing: Standing) -> set[Id]:
    """The actions that are everyday work of a role that the person holds, or held for a year.

    More than that is what brings a skill that they rated below both that and what the role asks.
    """
    lived = set(roles_known(standing))
    if standing.role is not None:
        lived.add(standing.role.id)
    everyday = set[Id]()
    for role in lived:
        lower = {
            skill: standing.levels[skill]
            for skill, need in standing.roles[role].requires.items()
            if standing.levels[skill] < need.level and is_rated(standing.held[skill])
        }
        for action in _parts_of(standing.catalog, role):
            if all(lower.get(skill, level) >= level for skill, level in action.raises.items()):
                everyday.add(action.id)
    return everyday


@once
def _parts_of(catalog: Catalog, role: Id) -> Sequence[Action]:
    """The actions that are part of the work of a role."""
    return [action for action in _liftable_by_anyone(catalog) if role in action.part_of]


def _suits(action: Action, move: Move, standing: Standing, aim: Aim) -> bool:
    """Whether the action fits the move, the role held, or the same goal from a role of the same
    track.

    What works on a recognised symptom at one's own scope suits anybody. Far below one's own scope
    only what fits does, and what brings a low rung of a gap that counts: nobody learns that at the
    scope of an organisation.
    """
    if action.fits:
        if any(_fits(ends_of(fit), move, standing) for fit in action.fits):
            return True
        return _heals(action, standing, aim)
    at_scope = scopes_above(action, standing) >= -1 or action.kind in ("mentoring", "community")
    return move.venture or at_scope or _brings_low_rung(action, standing, aim)


def _heals(action: Action, standing: Standing, aim: Aim) -> bool:
    """Whether the action works on a recognised symptom at one's own scope or above."""
    least = 1 if standing.role is None else max(1, standing.role.scope or 0)
    if action.scope is None or action.scope < least:
        return False
    return any(lifts(action, aim.levels, skill) for skill in aim.symptoms)


def _brings_low_rung(action: Action, standing: Standing, aim: Aim) -> bool:
    """Whether the action lifts a skill that counts, and no higher than half of the scale."""
    for skill, level in action.raises.items():
        counts = skill in aim.asks and aim.asks[skill].importance != "useful"
        if counts and lifts(action, aim.levels, skill) and 2 * level <= standing.top:
            return True
    return False


def _fits(ends: Sequence[Id], move: Move, standing: Standing) -> bool:
    """Whether one thing that an action fits, a role or a move between two, is this move."""
    *start, end = ends
    role = standing.role
    if not start:
        return end in move.goals or (end == move.held and not move.venture)
    if end not in move.goals or move.stays:
        return False
    # from the role held, or from one of its track
    return role is None or start[0] == role.id or standing.roles[start[0]].track == role.track
