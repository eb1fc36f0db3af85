"""Staying in the role that one holds: first what it still asks, then what pays in most of the ways on."""

from collections.abc import Sequence

from po_career.planning.belief import expected_levels
from po_career.planning.choice.selection import Goal
from po_career.planning.model import PaysIn, Step
from po_career.planning.readiness import core_missing, readiness, verdict
from po_career.planning.situation import Situation
from po_career.planning.steps import step_to


def stay_and_grow(situation: Situation, pays: Sequence[PaysIn]) -> Step | None:
    """The plan for staying; None where no role is held.

    It closes the core and important gaps of the role. Where there are none, it raises the skills of `pays` to the lowest level
    that one of the ways asks.
    """
    held_role = situation.profile.role
    if held_role is None:
        return None
    role = situation.catalog.roles[held_role]
    short = any(need.level > situation.held[skill].expected and need.importance != "useful" for skill, need in role.requires.items())
    return step_to(role, None, situation, beyond=() if short else [_goal(skill, situation) for skill in pays])


def should_stay(situation: Situation) -> bool:
    """Whether the role that is held still asks so much that the next step is to grow into it: rule `stay_while`."""
    held_role, rules = situation.profile.role, situation.catalog.rules
    if held_role is None or not rules.stay_while:
        return False
    role, levels = situation.catalog.roles[held_role], expected_levels(situation.held)
    return verdict(readiness(role, levels, rules), core_missing(role, levels), rules) in rules.stay_while


def _goal(pays: PaysIn, situation: Situation) -> Goal:
    roles = situation.catalog.roles
    need = min((roles[role].requires[pays.skill] for role in pays.roles), key=lambda need: need.level)
    return Goal(pays.skill, situation.held[pays.skill].expected, need.level, need.importance)
