"""The lightest actions that make somebody ready to move: enough, not everything.

A covering problem with one side condition. Every missing rung that open actions bring is an
element. Core rungs must be covered; others may be left open, as long as the weighted levels left
open keep readiness at the best verdict. Leaving a skill open from a rung on is a column of its own,
whose cost is what it takes from readiness.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import floor
from typing import Literal, NamedTuple

from po_career.catalog.model import Id, Importance, Rules
from po_career.frozen import Frozen
from po_career.planning.choice.bits import bits
from po_career.planning.choice.candidates import (
    Find,
    Goal,
    Raisers,
    World,
    ask,
    gather,
)
from po_career.planning.choice.giving_up import Leaving, solve_in_order
from po_career.planning.choice.order import arrange, credited, mended
from po_career.planning.choice.problem import GRAIN, Problem
from po_career.planning.model import Rung
from po_career.planning.readiness import Asks, Levels, weight_of

Close = Literal["ready", "core", "important", "all"]
"""How much is closed: to the verdict ready, core gaps, core and important gaps, or all gaps."""
CLOSED: Mapping[Close, tuple[Importance, ...]] = {
    "ready": ("core", "important"),
    "core": ("core",),
    "important": ("core", "important"),
    "all": ("core", "important", "useful"),
}
"""Importances whose rungs must be covered; to ready, if readiness cannot be reached otherwise."""


class Offer(NamedTuple):
    """Actions to choose from; each is looked at only if something that is asked for leads to it."""

    find: Find
    raisers: Raisers
    weigh: Callable[[Id], float]
    """What an action weighs in the choice, in hours."""


class Enough(Frozen):
    """The actions chosen, and what they bring."""

    actions: tuple[Id, ...]
    """In an order that exists."""
    brings: Mapping[Id, tuple[Rung, ...]]
    left_open: tuple[Rung, ...]
    """Rungs that could be brought and are not needed."""
    unbrought: tuple[Rung, ...]
    """Rungs that no open action brings."""
    weight: float
    proved: bool
    lower_bound: float
    """What no choice that closes as much can undercut, in the unit of the weights."""


def enough(
    offer: Offer,
    asks: Asks,
    levels: Levels,
    rules: Rules,
    *,
    done: Collection[Id] = (),
    role: Id | None = None,
    close: Close = "ready",
) -> Enough:
    """The lightest of the actions on `offer` that close what `close` says, in an order that exists.

    To ready: every core rung that the actions can bring, and readiness at the best verdict; if they
    cannot bring that, every core and important rung that they can. `role` is the role held. Exact
    unless that would take too long; `proved` says so.
    """
    goals = [
        Goal(skill, levels[skill], need.level, need.importance) for skill, need in asks.items()
    ]
    world, unbrought = gather(ask(offer.find, goals, levels, done, role, offer.raisers))
    weights = [round(offer.weigh(id_) * GRAIN) for id_ in world.ids]
    room = _room(asks, unbrought, rules) if close == "ready" else None
    problem, leaving = _covering(world, weights, asks, rules, close, room)
    sequence, proved, bound = _solve(problem, leaving)
    brings = credited(world, sequence)
    brought = set(chain.from_iterable(brings.values()))
    weight = sum(weights[j] for j in sequence)
    return Enough(
        actions=tuple(world.ids[j] for j in sequence),
        brings=brings,
        left_open=tuple(world.rungs[e] for e in bits(world.goals) if world.rungs[e] not in brought),
        unbrought=unbrought,
        weight=weight / GRAIN,
        proved=proved,
        lower_bound=(weight if proved else bound >> len(problem.covers)) / GRAIN,
    )


def _room(asks: Asks, unbrought: Collection[Rung], rules: Rules) -> int | None:
    """Weighted levels that may be left open at ready, in grains; None if ready is out of reach.

    The last rung of a core skill that nothing brings is left to the role itself and not asked for.
    """
    asked = missing = 0.0
    for skill, need in asks.items():
        weight = weight_of(need, rules)
        asked += weight * need.level
        open_rungs = [rung.level for rung in unbrought if rung.skill == skill]
        if need.importance == "core" and open_rungs == [need.level]:
            asked -= weight
        elif open_rungs:
            missing += weight * len(open_rungs)
    best = rules.verdicts[0].readiness
    room = floor((asked * (1 - best) - missing) * GRAIN + 1e-6)  # as if reckoned without rounding
    return None if room < 0 else room


def _covering(
    world: World,
    weights: Sequence[int],
    asks: Asks,
    rules: Rules,
    close: Close,
    room: int | None,
) -> tuple[Problem, Leaving]:
    """The covering problem, and the rungs that are to be covered, or left open at a cost."""

    def has(importances: Collection[str]) -> int:
        """The goals of these importances."""
        return sum(
            1 << e
            for e in bits(world.goals)
            if asks[world.rungs[e].skill].importance in importances
        )

    if room is None:
        leaving = Leaving(world, has(CLOSED[close]), may_leave=0)
    else:
        leaving = Leaving(world, world.goals, may_leave=~has(("core",)))
    costs = []
    for leave in leaving.leaves:
        skill = world.rungs[bits(leave)[0]].skill
        costs.append(round(weight_of(asks[skill], rules) * GRAIN) * leave.bit_count())
    ids = len(leaving.covers)  # the bits below the weights, in which ids break ties
    weighed = [*weights, *[0] * len(costs)]
    problem = leaving.problem([(weight << ids) + (1 << j) for j, weight in enumerate(weighed)])
    if room is not None and costs:
        problem = replace(problem, costs=[0] * leaving.count + costs, cap=room)
    return problem, leaving


def _solve(problem: Problem, leaving: Leaving) -> tuple[Sequence[int], bool, int]:
    """The best columns of actions in an order that exists, else whatever has one; whether they are
    proved, and a weight that nothing undercuts.
    """
    found = solve_in_order(problem, leaving)
    if found.columns is not None:
        return leaving.course(found.columns).sequence or (), found.proved, found.bound
    world = leaving.world
    actions, held = mended(world, world.columns, leaving.goals, problem.weights)
    return arrange(world, actions, held).sequence or (), False, found.bound
