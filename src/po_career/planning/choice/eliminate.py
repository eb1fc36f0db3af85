"""The lightest columns that cover all elements of a part, column after column.

All that the columns before mean to those after is which elements they cover and ask for, of those
that a later column touches. Of the sets that agree in this, the lightest is kept, or for each cost
the lightest (dynamic programming that eliminates one column at a time: Bertele and Brioschi,
"Nonserial Dynamic Programming", 1972). Few such states are in play at a time if the columns come in
a good order, since an action raises few skills.

An example. Open are the elements 0, 1 and 2. A covers 0b011 and weighs 5, B covers 0b110 and weighs
6, C covers 0b101 and weighs 7. A and C come first, as they cover element 0, so one of them is
taken: A leaves element 2 open (5), C leaves element 1 (7), both leave none (12). With B as well, A
comes to 11 and C to 13; so A and B are the lightest.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from math import inf
from typing import NamedTuple, TypeAlias

from po_career.planning.choice.bits import bits
from po_career.planning.choice.problem import Part, Problem, may_be_open

State: TypeAlias = tuple[int, int]
"""The elements that are open, and those that are covered."""
Way: TypeAlias = tuple[int, int, int]
"""What columns cost and weigh together, and which they are."""
States: TypeAlias = dict[State, list[Way]]
"""The lightest ways to each state, for each cost."""


class Turn(NamedTuple):
    """A column when its turn comes."""

    cost: int
    weight: int
    bit: int
    """Its place among the columns."""
    covers: int
    needs: int
    coverable: int
    """The elements that a later column covers."""
    touched: int
    """The elements that a later column covers or needs."""


def lightest_for(problem: Problem, part: Part, room: float, most: int) -> list[Way] | None:
    """The lightest columns that cover a part, for each cost up to `room`, cheapest first; None if
    more than `most` states are in play at a time.
    """
    states: States = {(part.open, 0): [(0, 0, 0)]}
    for turn in turns_of(problem, part):
        states = after(turn, states, room)
        if len(states) > most:
            return None
    return lightest(chain.from_iterable(states.values()), room)


def lightest(ways: Iterable[Way], room: float = inf) -> list[Way]:
    """Those of the ways within `room` that weigh less than all that cost no more."""
    found: list[Way] = []
    least = inf
    for way in sorted(ways):
        cost, weight, _ = way
        if cost <= room and weight < least:
            found.append(way)
            least = weight
    return found


def after(turn: Turn, states: States, room: float) -> States:
    """The states once a column is taken or left, without those in which an open element has no
    later column.
    """
    cost, weight, bit, covers, needs, coverable, touched = turn
    found: States = {}
    for (open_, covered), ways in states.items():
        if not open_ & ~coverable:
            _keep(found, (open_, covered & touched), ways)
        more = covered | covers
        left = (open_ | needs) & ~more
        if more != covered and not left & ~coverable:
            taken = [(c + cost, w + weight, t | bit) for c, w, t in ways if c + cost <= room]
            _keep(found, (left, more & touched), taken)
    return found


def _keep(states: States, state: State, ways: list[Way]) -> None:
    """Add ways to a state."""
    if ways:
        known = states.get(state)
        states[state] = ways if known is None else lightest(known + ways)


def turns_of(problem: Problem, part: Part) -> list[Turn]:
    """The columns of a part in a good order."""
    live = may_be_open(problem, part)
    touches = {j: (problem.covers[j] | problem.needs[j]) & live for j in bits(part.allowed)}
    turns = []
    coverable = touched = 0
    for j in reversed(_ordered(touches, live)):
        cost = problem.costs[j] if problem.costs else 0
        covers, needs = problem.covers[j] & live, problem.needs[j] & live
        turns.append(Turn(cost, problem.weights[j], 1 << j, covers, needs, coverable, touched))
        coverable |= covers
        touched |= touches[j]
    return turns[::-1]


def _ordered(touches: Mapping[int, int], live: int) -> list[int]:
    """The columns, by the elements of `live` that they touch, in an order in which few elements are
    in play at a time.

    An element is in play from the first to the last column that touches it. Of those in play, the
    one whose columns bring in the fewest others is done with next.
    """
    by = dict.fromkeys(bits(live), 0)
    for j, elements in touches.items():
        for e in bits(elements):
            by[e] |= 1 << j
    order: list[int] = []
    taken = begun = 0
    while by:
        news = {}
        for e in bits(begun) or by:
            brought = 0
            for j in bits(by[e] & ~taken):
                brought |= touches[j]
            news[e] = ((brought & ~begun).bit_count(), by[e].bit_count(), e)
        e = min(news, key=news.__getitem__)
        columns = by.pop(e)
        for j in bits(columns & ~taken):
            order.append(j)
            begun |= touches[j]
        taken |= columns
        begun &= ~(1 << e)
    return order
