"""Rungs that must be given up, because no order of the actions brings them all: which, so that most
core rungs stay.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES
from po_career.planning.choice.candidates import World
from po_career.planning.choice.cover import Answer, solve
from po_career.planning.choice.order import STATES, Course, arrange, bits, mended
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

    def problem(self, weights: Sequence[int], columns: int) -> Problem:
        """Cover every goal, or leave it open."""
        return Problem(self.covers, self.needs, weights, self.goals << self.shift, columns)

    def split(self, columns: int) -> tuple[int, int]:
        """The actions among the columns, and the goals that the others leave open."""
        left_out = 0
        for k in bits(columns >> self.count):
            left_out |= self.leaves[k]
        return columns & (1 << self.count) - 1, left_out

    def course(self, columns: int, limit: int = STATES) -> Course:
        """An order of the actions among the columns that brings every goal that is not left."""
        actions, left_out = self.split(columns)
        return arrange(self.world, actions, self.goals & ~left_out, limit)

    def blocked(self, course: Course) -> int:
        """The elements, and the copies, of which one column more must cover one; 0 for an order."""
        return course.blocked | (course.blocked & self.goals) << self.shift

    def columns_for(self, left_out: int) -> int:
        """The columns that leave these goals open, and what lies above them."""
        lowest: dict[str, int] = {}
        for k, leave in enumerate(self.leaves):
            e = bits(leave)[0]
            if left_out >> e & 1:
                lowest.setdefault(self.world.rungs[e].skill, k)
        return sum(1 << self.count + k for k in lowest.values())


class Found(NamedTuple):
    """A set of columns, and the goals that it leaves open."""

    columns: int
    left_out: int
    proved: bool


class Effort:
    """Counts nodes against one limit for the whole choice."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.nodes = 0

    @property
    def left(self) -> int:
        """What is left of the limit."""
        return max(0, self.limit - self.nodes)

    def solve(self, problem: Problem, incumbent: int | None = None) -> Answer:
        """`cover.solve` with what is left of the limit."""
        answer = solve(problem, self.left, incumbent)
        self.nodes += answer.nodes
        return answer


def with_order(
    world: World, weights: Sequence[int], plain: Found, goals: int, members: int, effort: Effort
) -> Found:
    """The lightest of the columns `members` that bring most of `goals` in an order that exists.

    First as many core rungs as possible, then important, then useful ones. `plain` is the lightest
    set if order does not matter; it is the answer if it has an order.
    """
    columns = plain.columns & members
    if arrange(world, columns, goals).sequence is not None:
        return Found(columns, 0, plain.proved)
    used, held = mended(world, columns, goals, weights, members)
    if not plain.proved:
        return Found(used, goals & ~held, proved=False)
    leaving = Leaving(world, goals, goals)
    sure, states = True, effort.left

    def blocked(columns: int) -> int:
        nonlocal sure, states
        course = leaving.course(columns, min(STATES, states))
        sure, states = sure and course.sure, states - course.states
        return leaving.blocked(course)

    members |= (1 << len(leaving.leaves)) - 1 << leaving.count
    problem = leaving.problem(_with_penalties(world, weights, leaving), members)
    answer = effort.solve(
        replace(problem, blocked=blocked), used | leaving.columns_for(goals & ~held)
    )
    columns, left_out = leaving.split(answer.columns or 0)
    return Found(columns, left_out, answer.proved and sure)


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
