"""The lightest cover if too many states are in play to keep all of them.

Every open element has a price, such that no column weighs less than what it covers is worth. So
what is open in a state weighs at least its prices, and a state that comes to more than a cover that
is known is dropped. If there still are too many, those that come to least are kept.

If the cost is capped, it counts as weight at some rate: whatever keeps to the cap weighs at least
what it would weigh with its cost, less the whole cap (Held and Karp, "The traveling-salesman
problem and minimum spanning trees: part II", 1971).
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from math import inf
from typing import NamedTuple

from po_career.planning.choice.bits import bits
from po_career.planning.choice.eliminate import (
    State,
    States,
    Turn,
    Way,
    after,
    lightest,
    turns_of,
)
from po_career.planning.choice.problem import Answer, Part, Problem, columns_for
from po_career.planning.choice.shrink import smallest

WAYS = 300_000
"""Ways that are kept, over all columns: after each of them an equal share."""
GUESS = 30
"""Ways that are kept after each column for a first cover."""
ASCENTS = 100
"""How often the prices are raised."""


class _Prices(NamedTuple):
    """What each element is worth, and a unit of the cost."""

    of: Mapping[int, int]
    rate: int
    cap: int
    """What the whole cap is worth."""

    def least(self, open_: int) -> int:
        """A weight, its cost counted in, below which nothing covers `open_` within the cap."""
        return sum([self.of.get(e, 0) for e in bits(open_)]) - self.cap


def lightest_of_wide(problem: Problem, part: Part, begun: Sequence[Way], ways: int) -> Answer:
    """The lightest of the ways `begun` together with columns that cover what is open in `part`.

    Proved unless ways had to be dropped that could lead to something lighter, since no more than
    `ways` are kept.
    """
    small = smallest(problem, part)
    if small is None:
        return Answer(None, proved=True, bound=0)
    first = [(c + small.cost, w + small.weight, t | small.taken) for c, w, t in begun]
    states = {(small.open, 0): lightest(first, problem.cap)}
    turns, prices = turns_of(problem, small), _prices(problem, small)
    most = max(GUESS, ways // max(1, len(turns)))
    guess = _lightest_kept(turns, states, problem.cap, prices, GUESS, [])
    kept = _lightest_kept(turns, states, problem.cap, prices, most, guess.best)
    # to raise the prices of a column takes about as long as to look at a way
    looked_at = guess.ways + kept.ways + ASCENTS * len(turns)
    if not kept.best:
        proved = kept.bound == inf
        return Answer(None, proved, 0 if proved else int(kept.bound), looked_at)
    _, weight, columns = kept.best[0]
    return Answer(columns, kept.bound >= weight, int(min(kept.bound, weight)), looked_at)


class _Kept(NamedTuple):
    """What came of the ways that were kept."""

    best: Sequence[Way]
    """The lightest, if there is one."""
    bound: float
    """What the others come to at least."""
    ways: int
    """How many were looked at."""


def _lightest_kept(
    turns: Sequence[Turn],
    states: States,
    room: float,
    prices: _Prices,
    most: int,
    guess: Sequence[Way],
) -> _Kept:
    """The lightest way if after each column the `most` promising ones are kept.

    Whatever comes to more than `guess` is dropped.
    """
    best, bound, looked_at = guess[0][1] if guess else inf, inf, 0
    for turn in turns:
        ranked = _ranked(after(turn, states, room), prices, best)
        looked_at += len(ranked)
        if len(ranked) > most:
            ranked.sort()
            bound = min(bound, ranked[most][0])
        states = {}
        for _, state, way in ranked[:most]:
            states.setdefault(state, []).append(way)
    ends = [*chain.from_iterable(states.values()), *guess]
    return _Kept(sorted(ends, key=lambda way: way[1])[:1], bound, looked_at)


def _ranked(states: States, prices: _Prices, best: float) -> list[tuple[int, State, Way]]:
    """The ways that may come to `best` or less, each with what it comes to at least."""
    found = []
    for state, ways in states.items():
        rest = prices.least(state[0])
        for way in ways:
            least = way[1] + prices.rate * way[0] + rest
            if least <= best:
                found.append((least, state, way))
    return found


def _prices(problem: Problem, part: Part) -> _Prices:
    """The prices, and the rate, by which whatever covers all weighs most."""
    rates = [0]
    if problem.cap < inf:
        # from where the dearest cost counts as much as the lightest weight, each twice the last
        first = min(problem.weights).bit_length() - max(problem.costs).bit_length()
        last = max(problem.weights).bit_length()
        rates += [1 << power for power in range(max(0, first), last)]
    tried = [_priced(problem, part, rate, 1) for rate in rates]
    best = max(tried, key=lambda prices: prices.least(part.open))
    return _priced(problem, part, best.rate, ASCENTS)


def _priced(problem: Problem, part: Part, rate: int, ascents: int) -> _Prices:
    """Prices at a rate.

    Each element takes what is left of its lightest column (dual ascent: Beasley, "An algorithm for
    set covering problem", EJOR 31, 1987). Then all give back a fifth and take again, in another
    order, and the better prices hold.
    """
    weights = problem.weights
    if rate:
        pairs = zip(weights, problem.costs, strict=True)
        weights = [weight + rate * cost for weight, cost in pairs]
    by = [bits(columns) for columns in columns_for(problem, part)]
    order = sorted(bits(part.open), key=lambda e: (len(by[e]), e))
    prices = dict.fromkeys(order, 0)
    for _ in range(ascents):
        tried = {e: price * 4 // 5 for e, price in prices.items()}
        left = list(weights)
        for e, price in tried.items():
            for j in by[e]:
                left[j] -= price
        _take_what_is_left(tried, left, order, by)
        order = order[7:] + order[:7]
        if sum(tried.values()) >= sum(prices.values()):
            prices = tried
    return _Prices(prices, rate, int(rate * problem.cap) if rate else 0)


def _take_what_is_left(
    prices: dict[int, int], left: list[int], order: Sequence[int], by: Sequence[Sequence[int]]
) -> None:
    """Raises each price, in order, by the least that is left of the columns for the element."""
    for e in order:
        least = min([left[j] for j in by[e]], default=0)
        prices[e] += least
        for j in by[e]:
            left[j] -= least
