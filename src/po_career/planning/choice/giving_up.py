"""Rungs that must be given up, because the budget is short or no order exists.

Which, so that most core rungs stay.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES
from po_career.planning.choice.candidates import World
from po_career.planning.choice.cover import Answer, solve
from po_career.planning.choice.order import STATES, arrange, bits, mended
from po_career.planning.choice.shrink import Problem


class Scales(NamedTuple):
    """Weights of columns: one whole number each that packs hours, price, 1 and a bit for the rank
    of the id.

    From the highest digit: hours, number of unknown prices, known prices, count, ids. As every set
    sums to another number, no two tie: of two sets with the same hours, prices and count, the one
    whose last differing id is earlier is lighter.
    """

    weights: tuple[int, ...]
    hours: tuple[int, ...]
    """In parts of an hour."""
    costs: tuple[int, ...]
    """In parts of the currency; unknown ones are 0 here."""
    hour: int
    """Parts in an hour."""
    money: int
    """Parts in a unit of the currency."""


class Found(NamedTuple):
    """A set of columns, the goals that it leaves open on purpose, and its place in the order of
    preference.
    """

    columns: int
    left_out: int
    weight: int
    cost: int
    proved: bool


class Effort:
    """Counts nodes against one limit for the whole choice."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.nodes = 0

    def solve(self, problem: Problem, incumbent: int | None = None) -> Answer:
        """`cover.solve` with what is left of the limit."""
        answer = solve(problem, max(0, self.limit - self.nodes), incumbent)
        self.nodes += answer.nodes
        return answer


class Group:
    """Skills and actions that hang together, where rungs may have to be given up.

    Leaving a skill from a rung on is a column of its own, beyond those of the actions, with a
    weight in digits above all hours. It covers copies of the goals, so that what an action needs
    cannot be waved away.
    """

    def __init__(self, world: World, scales: Scales, goals: int, members: int) -> None:
        self.world, self.scales, self.goals, self.members = world, scales, goals, members
        self.width = max(goals.bit_length(), *(c.bit_length() for c in world.covers))
        self.leaves = _leaves(world, goals)
        self.weights, self.penalties = _with_penalties(world, scales, self.leaves)
        self.covers = [c | (c & goals) << self.width for c in world.covers] + [
            leave << self.width for leave in self.leaves
        ]
        self.needs = [*world.needs, *(0 for _ in self.leaves)]

    def judged(self, columns: int, left_out: int, *, proved: bool) -> Found:
        """A set of actions with its weight and cost."""
        weight = sum(self.weights[j] for j in bits(columns)) + sum(
            self.penalties[e] for e in bits(left_out)
        )
        return Found(
            columns, left_out, weight, sum(self.scales.costs[j] for j in bits(columns)), proved
        )

    def best_at_any_cost(self, plain: int, effort: Effort, *, proved: bool) -> Found:
        """The best set if money did not matter.

        `plain` is the best where order does not matter either.
        """
        plain &= self.members
        if arrange(self.world, plain, self.goals).sequence is not None:
            return self.judged(plain, 0, proved=proved)
        return self.best(None, effort) if proved else self._mended(plain, None)

    def best(self, cap: int | None, effort: Effort) -> Found:
        """The best set whose cost is at most `cap`: first without a look at the order.

        With it, if that has none.
        """
        answer = effort.solve(self._problem(cap, None), self._leaving(self.goals))
        actions, left_out = self._split(answer.columns or 0)
        if arrange(self.world, actions, self.goals & ~left_out).sequence is not None:
            return self.judged(actions, left_out, proved=answer.proved)
        sure, states = True, max(0, effort.limit - effort.nodes)

        def blocked(columns: int) -> int:
            nonlocal sure, states
            actions, left_out = self._split(columns)
            course = arrange(self.world, actions, self.goals & ~left_out, min(STATES, states))
            sure, states = sure and course.sure, states - course.states
            return course.blocked | (course.blocked & self.goals) << self.width

        rough = self._mended(actions, cap)
        answer = effort.solve(
            self._problem(cap, blocked), rough.columns | self._leaving(rough.left_out)
        )
        return self.judged(*self._split(answer.columns or 0), proved=answer.proved and sure)

    def trade_offs(
        self, first: Found, cap: int | None, elsewhere: int, effort: Effort
    ) -> list[Found]:
        """Every set that is best at its cost, from `first`, the best at any cost, down to what the
        cap leaves in any case.

        `elsewhere` is what the other groups cost at the most. If one set is not proved, none of
        them is.
        """
        found = [first]
        while cap is not None and found[-1].cost > max(0, cap - elsewhere):
            found.append(self.best(min(cap, found[-1].cost - 1), effort))
            if effort.nodes >= effort.limit:
                found.append(self.judged(0, self.goals, proved=False))
        proved = all(each.proved for each in found)
        return [each._replace(proved=proved) for each in found]

    def _mended(self, columns: int, cap: int | None) -> Found:
        """A set that has an order, not proved to be the best."""

        def fits(used: int, j: int) -> bool:
            return bool(self.members >> j & 1) and (
                cap is None or sum(self.scales.costs[k] for k in bits(used | 1 << j)) <= cap
            )

        used, held = mended(self.world, columns, self.goals, fits, self.weights)
        return self.judged(used, self.goals & ~held, proved=False)

    def _problem(self, cap: int | None, blocked: Callable[[int], int] | None) -> Problem:
        leaves = (1 << len(self.leaves)) - 1 << len(self.world.ids)
        costs = [*self.scales.costs, *(0 for _ in self.leaves)]
        return Problem(
            self.covers,
            self.needs,
            self.weights,
            self.goals << self.width,
            self.members | leaves,
            costs,
            cap,
            blocked,
        )

    def _split(self, columns: int) -> tuple[int, int]:
        """The actions among the columns, and the goals that the others leave open."""
        actions = columns & self.members
        left_out = 0
        for k in bits(columns >> len(self.world.ids)):
            left_out |= self.leaves[k]
        return actions, left_out

    def _leaving(self, goals: int) -> int:
        """The columns that leave `goals` open, and what lies above them."""
        best: dict[str, int] = {}
        for k, leave in enumerate(self.leaves):
            low = (leave & -leave).bit_length() - 1
            if goals >> low & 1:
                best.setdefault(self.world.rungs[low].skill, k)
        return sum(1 << len(self.world.ids) + k for k in best.values())


def _leaves(world: World, goals: int) -> list[int]:
    """For every goal rung, lowest first in each skill: it and the goal rungs of its skill above."""
    return [
        sum(1 << f for f in bits(goals) if f >= e and world.rungs[f].skill == world.rungs[e].skill)
        for e in bits(goals)
    ]


def _with_penalties(
    world: World, scales: Scales, leaves: Sequence[int]
) -> tuple[list[int], dict[int, int]]:
    """Weights with room for goals left out.

    Ranks below, counts of core, important and useful rungs above; and each goal's part.
    """
    room = world.goals.bit_length()
    weights = [w << room for w in scales.weights]
    unit = 2 << (sum(scales.weights) << room).bit_length()
    digit = world.goals.bit_count() + 1
    value = {
        importance: unit * digit**place for place, importance in enumerate(reversed(IMPORTANCES))
    }
    penalties = {e: value[world.importance[world.rungs[e]]] + (1 << e) for e in bits(world.goals)}
    return weights + [sum(penalties[e] for e in bits(leave)) for leave in leaves], penalties
