"""What one step is worked out from: its aim, the actions that are open, and the lightest of them
that make ready.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Action, Id, Kit, Span
from po_career.planning.aim import Aim, aim_of, is_ready
from po_career.planning.belief import brought_to_rated
from po_career.planning.choice.candidates import raisers_of
from po_career.planning.decision import Decision
from po_career.planning.enough import Close, Enough, Offer, enough
from po_career.planning.kits import kit_for
from po_career.planning.model import PlainRung, Rule, Rung
from po_career.planning.openness import (
    Move,
    OpenActions,
    raisers_for_anyone,
    rungs_of,
    unknown_needs,
)
from po_career.planning.readiness import Levels
from po_career.planning.standing import Standing

UNKNOWN_NEED = 1.05
"""The factor on an action's weight for each need that may not be met: of two actions that close the
same, the surer one is chosen.
"""


class Ground(NamedTuple):
    """One decision, and all that a plan for it rests on."""

    standing: Standing
    decision: Decision
    kit: Kit | None
    aim: Aim
    open: OpenActions
    """Actions that suit the aim, starters among them."""
    learned: Levels
    """For each skill that is short, the first rung that no open action can bring."""
    ready: bool
    """Whether one could ask for the role now."""
    learns: bool
    """Whether anything is learned: not for somebody whose post ends or whose load is too much."""
    plan: Enough
    """The lightest actions to ready."""

    @property
    def move(self) -> Move:
        """What an action may fit."""
        return self.open.move

    @property
    def next_on_gaps(self) -> Sequence[Action]:
        """The open actions that bring or open the next rung of a skill that is short."""
        return self.open.on((skill, self.aim.levels[skill] + 1) for skill in self.aim.short)

    @property
    def planned(self) -> list[Action]:
        """The actions of the plan."""
        return [self.standing.catalog.actions[key] for key in self.plan.actions]

    @property
    def works_on_skills(self) -> bool:
        """Whether a chapter works on skills: not from ready on, and not for a trial."""
        return self.learns and not self.ready and self.decision.kind != "trial"


def ground_of(
    standing: Standing,
    decision: Decision,
    usable: Sequence[Action],
    close: Close | None,
) -> Ground:
    """The ground of a decision; `usable` are the actions that could be used for any move."""
    kit = kit_for(standing, decision)
    # only whoever stays grows in what can be reached; the rungs of hundreds of actions take time
    reachable = rungs_of(usable) if decision.stays else ()
    aim = aim_of(standing, decision, kit, reachable)
    open_ = OpenActions(standing, decision, aim, usable)
    learns = standing.decided != "post-ends" and decision.settled_by != Rule.TOO_MUCH
    plan = plan_to_ready(standing, aim, open_, aim.levels, closing(decision, close))
    learned = _first_of_each(plan.unbrought, aim)
    ready = decision.is_step and not aim.symptoms and is_ready(standing, aim, learned)
    return Ground(standing, decision, kit, aim, open_, learned, ready, learns, plan)


def _first_of_each(rungs: Collection[Rung], aim: Aim) -> dict[Id, int]:
    """The lowest of the rungs of each skill, in the order in which the skills are asked for."""
    first = {}
    for skill in aim.asks:
        levels = [rung.level for rung in rungs if rung.skill == skill]
        if levels:
            first[skill] = min(levels)
    return first


def plan_to_ready(
    standing: Standing,
    aim: Aim,
    open_: OpenActions,
    levels: Levels,
    close: Close,
    before: Sequence[Action] = (),
) -> Enough:
    """The lightest open actions that close enough for somebody who holds `levels`, and by then has
    done those `before` as well.

    What was done too early for a rung brings it once the lower one is there, and weighs nothing.
    """
    found = enough(
        _offer(standing, open_, _waiting(standing, levels, before)),
        aim.asks,
        levels,
        standing.rules,
        done=(*standing.profile.done, *[action.id for action in before]),
        role=standing.held_role,
        close=close,
    )
    known = standing.catalog.actions
    return replace(found, actions=tuple(key for key in found.actions if key in known))


def _offer(standing: Standing, open_: OpenActions, waiting: Sequence[Action]) -> Offer:
    """The open actions that raise something, and the rungs that wait, which weigh nothing."""
    done = {action.id: action for action in waiting}

    def find(key: Id) -> Action | None:
        action = done.get(key) or open_.find(key)
        return action if action is not None and action.raises else None

    def weigh(key: Id) -> float:
        action = open_.find(key)
        return weight_of_action(action, standing, open_.move) if action is not None else 0.0

    raisers = raisers_for_anyone(standing.catalog)
    if waiting:
        raisers = {**raisers}
        for rung, keys in raisers_of(waiting).items():
            raisers[rung] = [*raisers.get(rung, ()), *keys]
    return Offer(find, raisers, weigh)


def _waiting(standing: Standing, levels: Levels, before: Sequence[Action]) -> list[Action]:
    """The rungs that wait for the one below them since what brings them is done, each as an action
    that nobody has to do.
    """
    rungs = set[PlainRung]()
    for skill, level in brought_to_rated(standing.catalog, standing.profile):
        if level > standing.levels.get(skill, level):
            rungs.add((skill, level))
    for action in before:
        rungs.update(rung for rung in action.raises.items() if rung[1] > levels[rung[0]])
    return [
        Action(f"done:{skill}:{level}", "", "practice", Span(0, 0), {skill: level})
        for skill, level in sorted(rungs)
    ]


def weight_of_action(action: Action, standing: Standing, move: Move) -> float:
    """What an action weighs, in hours: its own with the factors of the rules, and those of
    switching to it.
    """
    rules = standing.rules
    hours = action.hours.middle
    if action.kind == "assignment":
        hours *= rules.assignment_factor
    if action.fits and move.exact(action):
        hours *= rules.fits_factor
    unknown = UNKNOWN_NEED ** len(unknown_needs(action, standing))
    return (hours + rules.switching_hours) * unknown


def closing(decision: Decision, close: Close | None) -> Close:
    """How much is closed: what was asked for, else up to ready for a step, and core and important
    gaps for staying.
    """
    if close is not None:
        return close
    return "important" if decision.kind in ("stay", "elsewhere") else "ready"
