"""Rungs that may be left open, and the rule that what is done has an order."""

from collections.abc import Sequence

from po_career.planning.choice.candidates import World
from po_career.planning.choice.order import Course, arrange, bits
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
