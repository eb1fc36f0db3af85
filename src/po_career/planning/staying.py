"""Staying in the role that one holds: first what it still asks, then what pays in most of the ways on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from po_career.catalog.model import Requirement
from po_career.planning.belief import expected_levels
from po_career.planning.choice.selection import Goal
from po_career.planning.model import Gap, PaysIn, Step
from po_career.planning.readiness import core_missing, readiness, verdict
from po_career.planning.standing import Standing
from po_career.planning.steps import step_to

MOST = 3
"""So many skills of the nearest way are raised where none pays in most of the ways."""
NO_WAYS: Mapping[str, Sequence[Gap]] = {}


def stay_and_grow(standing: Standing, pays: Sequence[PaysIn], open_ways: Mapping[str, Sequence[Gap]] = NO_WAYS) -> Step | None:
    """The plan for staying; None where no role is held.

    It closes the core and important gaps of the role. Where there are none, it raises the skills of `pays` to the lowest level
    that one of the ways asks; where there are none of these either, the first skills that the nearest way still asks for.
    `open_ways` are the gaps of every role that one may go on to, nearest first.
    """
    held_role = standing.profile.role
    if held_role is None:
        return None
    role = standing.catalog.roles[held_role]
    if any(need.level > standing.held[skill].expected and need.importance != "useful" for skill, need in role.requires.items()):
        return step_to(role, None, standing)
    if pays:
        return step_to(role, None, standing, beyond=[_paying(skill, standing) for skill in pays])
    asked = {key: [gap for gap in gaps if gap.importance != "useful"] for key, gaps in open_ways.items()}
    nearest = next((key for key, gaps in asked.items() if gaps), None)
    goals = [_goal(gap.skill, standing.catalog.roles[nearest].requires[gap.skill], standing) for gap in asked[nearest]] if nearest else []
    return replace(step_to(role, None, standing, beyond=goals[:MOST]), grows_toward=nearest)


def should_stay(standing: Standing) -> bool:
    """Whether the role that is held still asks so much that the next step is to grow into it: rule `stay_while`."""
    held_role, rules = standing.profile.role, standing.catalog.rules
    if held_role is None or not rules.stay_while:
        return False
    role, levels = standing.catalog.roles[held_role], expected_levels(standing.held)
    return verdict(readiness(role, levels, rules), core_missing(role, levels), rules) in rules.stay_while


def _paying(pays: PaysIn, standing: Standing) -> Goal:
    roles = standing.catalog.roles
    return _goal(pays.skill, min((roles[role].requires[pays.skill] for role in pays.roles), key=lambda need: need.level), standing)


def _goal(skill: str, need: Requirement, standing: Standing) -> Goal:
    return Goal(skill, standing.held[skill].expected, need.level, need.importance)
