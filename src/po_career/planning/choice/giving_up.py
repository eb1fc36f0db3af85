"""Rungs that may be left open, and the rule that what is done has an order."""

from collections.abc import Sequence
from dataclasses import replace
from heapq import heappop, heappush
from typing import NamedTuple

from po_career.planning.choice.bits import bits
from po_career.planning.choice.candidates import World
from po_career.planning.choice.cover import solve
from po_career.planning.choice.order import Course, arrange
from po_career.planning.choice.problem import Answer, Part, Problem, take, whole
from po_career.planning.choice.wide import WAYS

TRIES = 200
"""Groups of sets after which the search for an order ends."""
SHARE = 20
"""A group may keep one in so many of the ways that are left for all of them."""


class Group(NamedTuple):
    """Sets of columns: those of a problem that have all that is taken in `begun`."""

    problem: Problem
    begun: Part


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
        return Problem(self.covers, self.needs, weights, self.goals << self.shift)

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

    def knot(self, columns: int, missing: int) -> tuple[int, int]:
        """Those of `columns` that have no order whatever else is done, and the elements, with their
        copies, of which one column more must cover one.

        `missing` are the elements that no order of the columns brings. Of them, those that cover
        these are tried again as if all else were held, until there is an order or nothing changes.
        """
        knot = columns
        while True:
            copies = (missing & self.goals) << self.shift
            fewer = sum(1 << j for j in bits(knot) if self.covers[j] & (missing | copies))
            actions, left_out = self.split(fewer)
            course = arrange(self.world, actions, self.goals & ~left_out, ~missing)
            if fewer == knot or course.sequence is not None or not course.sure:
                return knot, missing | copies
            knot, missing = fewer, course.blocked


def solve_in_order(problem: Problem, leaving: Leaving) -> Answer:
    """The lightest columns whose actions have an order; `problem` is one of `leaving`.

    First the lightest of all. If some of them are in a knot, the others fall into groups: those
    without one of these, and those with all of these and one more that brings what they cannot. The
    lightest of each group waits for its turn (Lawler, "A procedure for computing the K best
    solutions", Management Science 18, 1972).
    """
    plain = solve(problem)
    waiting: list[tuple[int, int, Group]] = []
    _wait(waiting, plain, Group(problem, whole(problem)))
    tries, ways, proved = TRIES, WAYS, plain.proved
    while waiting:
        least, columns, group = heappop(waiting)
        course = leaving.course(columns)
        if course.sequence is not None:
            return Answer(columns, proved, least if proved else plain.bound)
        proved = proved and course.sure
        for other in _without_knot(group, *leaving.knot(columns, course.blocked)):
            if not tries or ways <= 0:
                return Answer(None, proved=False, bound=plain.bound)
            found = solve(*other, ways // SHARE)
            tries, ways, proved = tries - 1, ways - found.ways, proved and found.proved
            _wait(waiting, found, other)
    return Answer(None, proved, plain.bound)


def _wait(waiting: list[tuple[int, int, Group]], found: Answer, group: Group) -> None:
    """Let the lightest set of a group wait for its turn, if there is one."""
    if found.columns is not None:
        heappush(waiting, (found.bound, found.columns, group))


def _without_knot(group: Group, knot: int, missing: int) -> list[Group]:
    """The sets of a group that may have an order: those that lack a column of the knot, and those
    that have one more for an element of `missing`.
    """
    problem, begun = group
    found = []
    for j in bits(knot & ~begun.taken):
        found.append(Group(problem, begun.without(1 << j)))
        begun = take(problem, begun, j)
    # an element of its own stands for "one more"
    one_more = 1 << max(mask.bit_length() for mask in (problem.required, *problem.covers))
    covers = list(problem.covers)
    for j in bits(begun.allowed):
        if covers[j] & missing:
            covers[j] |= one_more
    found.append(Group(replace(problem, covers=covers), begun._replace(open=begun.open | one_more)))
    return found
