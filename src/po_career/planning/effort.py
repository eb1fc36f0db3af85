"""What closing the gaps of a role takes: the choice of actions under given beliefs, and its hours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from po_career.catalog.model import IMPORTANCES, Role
from po_career.planning.belief import expected_levels
from po_career.planning.choice.selection import Choice, Goal, choose_actions
from po_career.planning.model import Belief
from po_career.planning.plan_model import Assumption, Bounds
from po_career.planning.standing import Standing

NODES, NODES_IF = 3_000, 150
"""How far the search goes for what is planned, and for what would be if. The built-in moves need 61 at most."""


def choice_for(role: Role, standing: Standing, other: Mapping[str, Belief] | None = None, *, beyond: Sequence[Goal] = ()) -> Choice:
    """The cheapest actions that close the gaps of `role`, useful ones only where asked for, as things stand or under `other` beliefs.

    `beyond` are goals above what the role asks.
    """
    held = standing.held if other is None else other
    profile = standing.profile
    return choose_actions(
        standing.catalog.actions,
        [*_goals(role, standing, held), *beyond],
        expected_levels(held),
        done=profile.done,
        role=profile.role,
        budget=profile.money,
        raisers=standing.raisers,
        node_limit=NODES if other is None else NODES_IF,
    )


def hours_if_known(role: Role, standing: Standing) -> float | None:
    """Planned hours if every unknown skill turned out at its high end; None where `role` asks for none that is unknown."""
    unknown = {skill: _at_high(standing.held[skill]) for skill in role.requires if standing.held[skill].basis == "unknown"}
    return choice_for(role, standing, {**standing.held, **unknown}).hours if unknown else None


def assumptions_of(role: Role, standing: Standing, planned: float, *, proved: bool) -> tuple[Assumption, ...]:
    """The skills of `role` that were not rated, those with most planned hours at stake first.

    Where `planned` is not proved, a difference to another guess would say nothing, and nothing is at stake.
    """
    unrated = [skill for skill in role.requires if standing.held[skill].basis in {"assumed", "unknown"}]
    found = [_assumption(skill, role, standing, planned, proved=proved) for skill in unrated]
    return tuple(sorted(found, key=lambda assumption: (-assumption.hours_at_stake, assumption.skill)))


def _assumption(skill: str, role: Role, standing: Standing, planned: float, *, proved: bool) -> Assumption:
    """An unknown skill may turn out high and save hours; an assumed one may turn out low and cost some."""
    belief = standing.held[skill]
    unknown = belief.basis == "unknown"
    other = {**standing.held, skill: _at_high(belief) if unknown else replace(belief, expected=belief.low)}
    hours = choice_for(role, standing, other).hours if proved and _matters(skill, role, standing, other) else planned
    return Assumption(
        skill,
        "unknown" if unknown else "assumed",
        Bounds(belief.low, belief.high),
        max(0.0, planned - hours if unknown else hours - planned),
    )


def _matters(skill: str, role: Role, standing: Standing, other: Mapping[str, Belief]) -> bool:
    """Whether another level of `skill` can change the choice: it changes a goal, or an action asks for the skill."""
    if _goals(role, standing, other) != _goals(role, standing, standing.held):
        return True
    return any(skill in action.requires.skills for action in standing.catalog.actions.values())


def _goals(role: Role, standing: Standing, held: Mapping[str, Belief]) -> list[Goal]:
    wanted = IMPORTANCES if standing.useful else IMPORTANCES[:2]
    return [
        Goal(skill, held[skill].expected, need.level, need.importance)
        for skill, need in role.requires.items()
        if need.level > held[skill].expected and need.importance in wanted
    ]


def _at_high(belief: Belief) -> Belief:
    return replace(belief, expected=belief.high)
