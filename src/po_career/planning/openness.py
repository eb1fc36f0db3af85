"""Which actions are open to a person, and which of them suit the move.

Docs/method.md, "What brings a level".
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Action, Catalog, Id, Role, ends_of, highest_of_kind
from po_career.planning.aim import Aim, drained_skills
from po_career.planning.belief import YEAR, is_rated
from po_career.planning.decision import Decision
from po_career.planning.standing import Standing

A_POST = 52
"""Weeks from which an action is a post of its own, and no action."""


class Move(NamedTuple):
    """What an action may fit: the roles aimed at, and the one held."""

    held: Role | None
    goals: frozenset[Id]
    venture: bool
    stays: bool

    def exact(self, action: Action) -> bool:
        """Whether the action names this very move, or the role that one stays in."""
        if self.stays:
            return self.held is not None and self.held.id in action.fits
        return any(self._is_this_move(ends_of(fit)) for fit in action.fits)

    def _is_this_move(self, ends: tuple[str, ...]) -> bool:
        if ends[-1] not in self.goals:
            return False
        return len(ends) == 1 or (self.held is not None and ends[0] == self.held.id)


def move_of(standing: Standing, decision: Decision) -> Move:
    """The move that actions should fit."""
    goals = set(decision.equal) if decision.equal else {decision.role}
    if decision.kind == "elsewhere" and decision.beside is not None:
        goals = {decision.beside}
    venture = any(standing.catalog.roles[goal].venture for goal in goals)
    return Move(standing.role, frozenset(goals), venture, decision.stays)


def liftable(standing: Standing) -> list[Action]:
    """The actions that could be used by this person for any move, with what their kind
    may bring.
    """
    found = []
    for listed in standing.catalog.actions.values():
        action = _within_its_kind(listed, standing.catalog)
        if _is_usable(action, standing):
            found.append(action)
    return found


def open_actions(
    standing: Standing, decision: Decision, aim: Aim, usable: Iterable[Action]
) -> list[Action]:
    """Those of `usable` that suit this aim.

    Nothing drained, nothing of a beginner's, nothing that fits another move.
    """
    move = move_of(standing, decision)
    drained = drained_skills(standing)
    short_core = {
        skill
        for skill, need in aim.asks.items()
        if need.importance == "core" and need.level > aim.levels[skill]
    }
    decided = standing.profile.situation.decided
    leaves = decided is not None and decided.what == "post-ends"
    found = []
    for action in usable:
        drains = drained.intersection(action.raises)
        if not drains <= short_core:
            continue
        if leaves and action.setting == "at-work":
            continue
        if is_beginners(action, aim) or not _suits(action, move, standing, aim):
            continue
        found.append(action)
    return found


def rungs_of(actions: Iterable[Action]) -> set[tuple[Id, int]]:
    """The rungs that the actions bring."""
    return {rung for action in actions for rung in action.raises.items()}


def learned_only(aim: Aim, rungs: Collection[tuple[Id, int]]) -> dict[Id, int]:
    """For each skill that is short, the first rung that no open action brings."""
    found = {}
    for skill, need in aim.asks.items():
        for level in range(aim.levels[skill] + 1, need.level + 1):
            if (skill, level) not in rungs:
                found[skill] = level
                break
    return found


def lifts(action: Action, levels: Mapping[Id, int], skill: Id) -> bool:
    """Whether the action raises the skill of somebody who holds `levels`."""
    return action.raises.get(skill) == levels[skill] + 1


def works_on(action: Action, levels: Mapping[Id, int], skill: Id) -> bool:
    """Whether the action lifts the skill or opens its next rung."""
    next_rung = levels[skill] + 1
    return next_rung in (action.raises.get(skill), action.opens.get(skill))


def unknown_needs(action: Action, standing: Standing) -> list[Id]:
    """Needs of which nobody knows whether they are met, and which the role held does not bring as a
    rule.
    """
    return [need for need in action.needs if is_met(need, standing) is None]


def is_met(need: Id, standing: Standing) -> bool | None:
    """Whether a need is met: as the person says, else true if holders of their role have it as a
    rule, else not known.
    """
    said = standing.profile.situation.there.get(need)
    if said is not None:
        return said
    known = standing.catalog.needs.get(need)
    usual = known is not None and standing.role is not None and standing.role.id in known.usual_for
    return True if usual else None


def is_above(action: Action, standing: Standing) -> bool:
    """Whether the action reaches further than the role held."""
    role = standing.role
    if role is None or role.scope is None or action.scope is None:
        return False
    return action.scope > role.scope


def is_beginners(action: Action, aim: Aim) -> bool:
    """Whether more than half of what the action brings is held already, or all of it is the bottom
    rung of what is held at work.

    A recognised symptom excuses its own skill.
    """
    rungs = {skill: level for skill, level in action.raises.items() if skill not in aim.symptoms}
    if not rungs:
        return False
    below = sum(aim.levels[skill] > level for skill, level in rungs.items())
    if len(action.raises) > 1 and 2 * below > len(action.raises):
        return True
    return max(action.raises.values()) <= 1 and any(aim.levels[skill] > 1 for skill in rungs)


def tries_for(standing: Standing, role: Id) -> list[Action]:
    """Tastes of a role: none of a role that was held for a year, none that is also a taste of such
    a role.
    """
    catalog = standing.catalog
    known = roles_known(standing)
    if role in known:
        return []
    tasted = {key for one in known for key in catalog.roles[one].tries}
    profile = standing.profile
    gone = {*profile.done, *profile.skipped, *tasted}
    return [
        catalog.actions[key]
        for key in catalog.roles[role].tries
        if key not in gone and _needs_are_possible(catalog.actions[key], standing)
    ]


def roles_known(standing: Standing) -> list[Id]:
    """Roles of the catalogue that the person held for a year.

    The one held if that long, and former ones.
    """
    profile, catalog = standing.profile, standing.catalog
    found = []
    if standing.role is not None and (profile.months_in_role or 0) >= YEAR:
        found.append(standing.role.id)
    for former in profile.former_roles:
        known = former.role is not None and former.role in catalog.roles
        if known and (former.months or 0) >= YEAR:
            found.append(former.role or "")
    return found


def _within_its_kind(action: Action, catalog: Catalog) -> Action:
    """The action without the rungs that its kind cannot bring."""
    most = highest_of_kind(catalog, action)
    if all(level <= most for level in action.raises.values()):
        return action
    within = {skill: level for skill, level in action.raises.items() if level <= most}
    return replace(action, raises=within)


def _is_usable(action: Action, standing: Standing) -> bool:
    profile = standing.profile
    if action.kind == "certification" or action.relief or not (action.raises or action.opens):
        return False
    if action.id in profile.done or action.id in profile.skipped or action.min_weeks >= A_POST:
        return False
    held = standing.role.id if standing.role is not None else None
    if action.requires.role not in (None, held):
        return False
    if standing.role is None and action.setting == "at-work":
        return False
    if not _needs_are_possible(action, standing) or not _mandate_is_possible(action, standing):
        return False
    return not is_too_dear(action, standing) and not _is_ordinary(action, standing)


def _needs_are_possible(action: Action, standing: Standing) -> bool:
    there = standing.profile.situation.there
    return not any(there.get(need) is False for need in action.needs)


def _mandate_is_possible(action: Action, standing: Standing) -> bool:
    """One scope above one's own only as an assignment for which somebody lends the mandate."""
    if not is_above(action, standing):
        return True
    role = standing.role
    one_above = role is not None and action.scope == (role.scope or 0) + 1
    return one_above and action.kind == "assignment" and action.lent_by is not None


def is_too_dear(action: Action, standing: Standing) -> bool:
    """Whether a known price in the budget's currency is above it; an unknown price is not too much.

    A budget of nothing excludes every price; one without a currency can be held against none.
    """
    budget, cost = standing.profile.budget, action.cost
    if budget is None or cost is None or cost.amount <= 0:
        return False
    if not budget.amount:
        return True
    return budget.currency == cost.currency is not None and cost.amount > budget.amount


def _is_ordinary(action: Action, standing: Standing) -> bool:
    """Whether it is the everyday work of a role that the person holds or held for a year.

    Not if they rated a skill below both what it brings and what that role asks.
    """
    roles = standing.catalog.roles
    lived = {*roles_known(standing), *([standing.role.id] if standing.role else [])}
    for role in lived.intersection(action.part_of):
        asks = roles[role].requires
        lower = [
            skill
            for skill, level in action.raises.items()
            if is_rated(standing.held[skill])
            and skill in asks
            and standing.levels[skill] < min(level, asks[skill].level)
        ]
        if not lower:
            return True
    return False


def _suits(action: Action, move: Move, standing: Standing, aim: Aim) -> bool:
    """Whether the action fits the move, the role held, or the same goal from a role of the same
    track.

    What works on a recognised symptom at one's own scope suits anybody. Far below one's own scope
    only what fits, and what brings a low rung of a gap that counts: nobody learns that at the scope
    of an organisation.
    """
    if action.fits:
        if _fits(action, move, standing.catalog):
            return True
        held = move.held.scope if move.held is not None and move.held.scope else 0
        heals = any(lifts(action, aim.levels, skill) for skill in aim.symptoms)
        return heals and action.scope is not None and action.scope >= max(1, held)
    if move.venture or move.held is None or move.held.scope is None or action.scope is None:
        return True
    if action.scope >= move.held.scope - 1 or action.kind in ("mentoring", "community"):
        return True
    return any(
        lifts(action, aim.levels, skill) and 2 * level <= standing.top
        for skill, level in action.raises.items()
        if skill in aim.asks and aim.asks[skill].importance != "useful"
    )


def _fits(action: Action, move: Move, catalog: Catalog) -> bool:
    for fit in action.fits:
        ends = ends_of(fit)
        if len(ends) == 1:
            grows = move.held is not None and ends[0] == move.held.id and not move.venture
            if grows or ends[0] in move.goals:
                return True
        elif ends[1] in move.goals and not move.stays and _leads_from(ends[0], move, catalog):
            return True
    return False


def _leads_from(start: Id, move: Move, catalog: Catalog) -> bool:
    """Whether a move from `start` is like one's own.

    From the role held, or from one of its track.
    """
    if move.held is None:
        return True
    return start == move.held.id or catalog.roles[start].track == move.held.track
