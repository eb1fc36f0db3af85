"""The lightest cover if too many states are in play to go on with all of them.

Every open element has a price, such that no column weighs less than what it covers is worth. So
what is open in a state weighs at least its prices, and a state that comes to more than a cover that
is known is dropped. If there still are too many, those that come to least are gone on with.

If the cost is capped, it counts as weight at some rate: whatever keeps to the cap weighs at least
what it would weigh with its cost, less the whole cap (Held and Karp, "The traveling-salesman
problem and minimum spanning trees: part II", 1971).
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from math import inf
from typing import NamedTuple

from po_career.planning.choice.eliminate import (
    Point,
    State,
    States,
    Turn,
    after,
    turns_of,
)
from po_career.planning.choice.order import bits
from po_career.planning.choice.problem import Answer, Node, Problem, columns_for
from po_career.planning.choice.shrink import smallest

POINTS = 100_000
"""Ways to reach the states that are gone on with, over all columns."""
GUESS = 30
"""Ways after each column for a first cover, from which on the others are dropped."""
ASCENTS = 30
"""How often the prices are raised."""


class _Prices(NamedTuple):
    """What each element is worth, and a unit of the cost."""

    of: Mapping[int, int]
    rate: int
    whole: int
    """What all of the cost is worth that may be spent."""

    def least(self, open_: int) -> int:
        """What whatever covers `open_` weighs at least, its cost counted, less the whole cost."""
        return sum([self.of.get(e, 0) for e in bits(open_)]) - self.whole


def lightest_of_wide(problem: Problem, node: Node, begun: Sequence[Point], points: int) -> Answer:
    """The lightest columns of those `begun` and others that cover what is open in `node`.

    They are proved unless, of the ways to reach the states, more than `points` in all could lead to
    anything lighter.
    """
    small = smallest(problem, node)
    if small is None:
        return Answer(None, proved=True, bound=0)
    room = inf if problem.cap is None else problem.cap
    ways = [(c + small.cost, w + small.weight, t | small.taken) for c, w, t in begun]
    states = {(small.open, 0): [way for way in ways if way[0] <= room]}
    turns, prices = turns_of(problem, small), _prices(problem, small)
    most = max(GUESS, points // max(1, len(turns)))
    guess, _ = _gone_on(turns, states, room, prices, GUESS, [])
    best, bound = _gone_on(turns, states, room, prices, most, guess)
    if not best:
        return Answer(None, bound == inf, 0 if bound == inf else int(bound))
    _, weight, columns = best[0]
    return Answer(columns, bound >= weight, int(min(bound, weight)))


def _gone_on(
    turns: Sequence[Turn],
    states: States,
    room: float,
    prices: _Prices,
    most: int,
    guess: Sequence[Point],
) -> tuple[Sequence[Point], float]:
    """The lightest way if after each column only the `most` promising ones are gone on with, and
    what the others come to at least. None of them comes to more than `guess`.
    """
    best, bound = guess[0][1] if guess else inf, inf
    for turn in turns:
        ways = _ways(after(turn, states, room), prices, best)
        if len(ways) > most:
            ways.sort()
            bound = min(bound, ways[most][0])
        states = {}
        for _, state, point in ways[:most]:
            states.setdefault(state, []).append(point)
    ends = [*chain.from_iterable(states.values()), *guess]
    return sorted(ends, key=lambda point: point[1])[:1], bound


def _ways(states: States, prices: _Prices, best: float) -> list[tuple[int, State, Point]]:
    """The ways that may come to `best` or less, each with what it comes to at least."""
    found = []
    for state, points in states.items():
        rest = prices.least(state[0])
        for point in points:
            least = point[1] + prices.rate * point[0] + rest
            if least <= best:
                found.append((least, state, point))
    return found


def _prices(problem: Problem, node: Node) -> _Prices:
    """The prices, and the rate, by which whatever covers all weighs most."""
    rates = [0]
    if problem.cap is not None:
        first = min(problem.weights).bit_length() - max(problem.costs).bit_length()
        last = max(problem.weights).bit_length()
        rates += [1 << power for power in range(max(0, first), last)]
    tried = [_priced(problem, node, rate, 1) for rate in rates]
    best = max(tried, key=lambda prices: prices.least(node.open))
    return _priced(problem, node, best.rate, ASCENTS)


def _priced(problem: Problem, node: Node, rate: int, ascents: int) -> _Prices:
    """Prices at a rate.

    Each element takes what is left of its lightest column (dual ascent: Beasley, "An algorithm for
    set covering problem", EJOR 31, 1987). Then all give back a fifth and take again, in another
    order, and the better prices hold.
    """
    weights = problem.weights
    if rate:
        pairs = zip(weights, problem.costs, strict=True)
        weights = [weight + rate * cost for weight, cost in pairs]
    by = [bits(columns) for columns in columns_for(problem, node)]
    order = sorted(bits(node.open), key=lambda e: (len(by[e]), e))
    prices = dict.fromkeys(order, 0)
    for turn in range(ascents):
        tried = {e: price * 4 // 5 for e, price in prices.items()}
        left = list(weights)
        for e, price in tried.items():
            for j in by[e]:
                left[j] -= price
        first = 7 * turn % max(1, len(order))
        _take_what_is_left(tried, left, order[first:] + order[:first], by)
        if sum(tried.values()) >= sum(prices.values()):
            prices = tried
    return _Prices(prices, rate, rate * (problem.cap or 0))


def _take_what_is_left(
    prices: dict[int, int], left: list[int], order: Sequence[int], by: Sequence[Sequence[int]]
) -> None:
    """Raises each price, in order, by the least that is left of the columns for the element."""
    for e in order:
        least = min([left[j] for j in by[e]], default=0)
        prices[e] += least
        for j in by[e]:
            left[j] -= least
