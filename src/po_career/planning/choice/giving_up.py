"""Rungs that must be given up, because no order of the actions brings them all: which, so that most
core rungs stay.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES
from po_career.planning.choice.candidates import World
from po_career.planning.choice.cover import solve
from po_career.planning.choice.order import Course, arrange, bits, mended
from po_career.planning.choice.shrink import Problem


class Leaving:
    """The columns that leave goals open, beyond those of the actions.

    Whoever leaves a rung leaves those above it, too. Such a column covers copies of the goals,
    `shift` places to the left, so that a rung that is left open does not seem to be held: what an
    action needs cannot be waved away.

    An example. The elements a1, a2, b1 are all goals (0b111), and `shift` is 3. An action that
    brings a1 covers 0b001_001: the rung and its copy. The columns that leave a from 1 on, a from 2
    on, and b cover 0b011_000, 0b010_000 and 0b100_000. Required are the copies, 0b111_000. If an
    action needs a2 (0b010), a column that leaves it open does not help.
    """

    def __init__(self, world: World, goals: int, may_leave: int) -> None:
        self.world, self.goals = world, goals
        self.count = len(world.ids)
        """Columns of actions; those that leave something open follow."""
        self.leaves: list[int] = []
        """The goals that each of them leaves open."""
        for e in bits(goals & may_leave):
            skill = world.rungs[e].skill
            above = [f for f in bits(goals) if f >= e and world.rungs[f].skill == skill]
            self.leaves.append(sum(1 << f for f in above))
        self.shift = max(mask.bit_length() for mask in (goals, *world.covers, *world.needs))
        self.covers = [mask | (mask & goals) << self.shift for mask in world.covers]
        self.covers += [mask << self.shift for mask in self.leaves]
        self.needs = [*world.needs, *[0] * len(self.leaves)]

    def problem(self, weights: Sequence[int]) -> Problem:
        """Cover every goal, or leave it open."""
        columns = (1 << len(self.covers)) - 1
        return Problem(self.covers, self.needs, weights, self.goals << self.shift, columns)

    def split(self, columns: int) -> tuple[int, int]:
        """The actions among the columns, and the goals that the others leave open."""
        left_out = 0
        for k in bits(columns >> self.count):
            left_out |= self.leaves[k]
        return columns & (1 << self.count) - 1, left_out

    def course(self, columns: int) -> Course:
        """An order of the actions among the columns that brings every goal that is not left."""
        actions, left_out = self.split(columns)
        return arrange(self.world, actions, self.goals & ~left_out)

    def columns_for(self, left_out: int) -> int:
        """The columns that leave these goals open, and what lies above them."""
        lowest: dict[str, int] = {}
        for k, leave in enumerate(self.leaves):
            e = bits(leave)[0]
            if left_out >> e & 1:
                lowest.setdefault(self.world.rungs[e].skill, k)
        return sum(1 << self.count + k for k in lowest.values())


class InOrder:
    """The further rule of a problem that the actions among the columns have an order."""

    def __init__(self, leaving: Leaving) -> None:
        self.leaving = leaving
        self.sure = True
        """Whether no search for an order has given up."""

    def __call__(self, columns: int) -> int:
        """The elements, and the copies, of which one column more must cover one; 0 for an order."""
        course, leaving = self.leaving.course(columns), self.leaving
        self.sure = self.sure and course.sure
        return course.blocked | (course.blocked & leaving.goals) << leaving.shift


class Found(NamedTuple):
    """A set of columns, and the goals that it leaves open."""

    columns: int
    left_out: int
    proved: bool


def with_order(world: World, weights: Sequence[int], plain: Found, nodes: int) -> Found:
    """The lightest columns that bring most of the goals in an order that exists, after at most
    `nodes` nodes of the search.

    First as many core rungs as possible, then important, then useful ones. `plain` is the lightest
    set if order does not matter, which has none.
    """
    goals = world.goals
    used, held = mended(world, plain.columns, goals, weights)
    if not plain.proved:
        return Found(used, goals & ~held, proved=False)
    leaving = Leaving(world, goals, goals)
    rule = InOrder(leaving)
    problem = leaving.problem(_with_penalties(world, weights, leaving))
    incumbent = used | leaving.columns_for(goals & ~held)
    answer = solve(replace(problem, blocked=rule), nodes, incumbent)
    columns, left_out = leaving.split(answer.columns or 0)
    return Found(columns, left_out, answer.proved and rule.sure)


def _with_penalties(world: World, weights: Sequence[int], leaving: Leaving) -> list[int]:
    """The weights with room for goals left out, then those of the columns that leave them.

    Above the weights stand the counts of useful, important and core rungs, below them the ranks of
    the rungs.

    An example. Two actions weigh 5 and 3, and the goals a1 (core) and b1 (useful) are the elements
    0 and 1. Their ranks take two bits, so the weights become 20 and 12. A count goes up to 2, so
    it is a digit of base 3 of the unit 64, beyond the sum of the weights: useful counts 64,
    important 192, core 576. Leaving b1 weighs 64 + 2 = 66, more than both actions; leaving a1
    weighs 576 + 1 = 577, more than every useful and important rung together.
    """
    room = world.goals.bit_length()
    shifted = [weight << room for weight in weights]
    unit = 2 << sum(shifted).bit_length()
    digit = world.goals.bit_count() + 1
    values = [unit * digit**place for place in range(len(IMPORTANCES))]
    value = dict(zip(reversed(IMPORTANCES), values, strict=True))
    penalties = {e: value[world.importance[world.rungs[e]]] + (1 << e) for e in bits(world.goals)}
    return shifted + [sum(penalties[e] for e in bits(leave)) for leave in leaving.leaves]
