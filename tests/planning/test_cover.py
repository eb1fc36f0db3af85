"""The lightest cover: the examples of its modules by hand, and a brute force over all sets of columns."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest

from po_career.planning.choice.cover import floor, parts, solve
from po_career.planning.choice.order import bits
from po_career.planning.choice.shrink import (
    Node,
    Problem,
    dual_ascent,
    forced,
    lower_bound,
    reduced,
    tabled,
    take,
)


def problem(columns: Sequence[tuple[int, int]], required: int, *, needs: Sequence[int] = (), costs: Sequence[int] = (), cap: int | None = None) -> Problem:
    """Columns as (elements, weight)."""
    return Problem(
        [covers for covers, _ in columns],
        needs or [0] * len(columns),
        [weight for _, weight in columns],
        required,
        (1 << len(columns)) - 1,
        costs,
        cap,
    )


def root(asked: Problem) -> Node:
    return Node(asked.required, 0, asked.columns)


SEARCHED = problem([(0b011, 5), (0b110, 6), (0b101, 7)], 0b111)
"""The example of `cover`: A, B and C."""
SHRUNK = problem([(0b01, 4), (0b10, 5), (0b11, 6), (0b01, 7)], 0b11)
"""The example of `shrink`: A, B, C and D."""


def test_the_bits_of_a_mask_are_its_places_lowest_first() -> None:
    assert bits(0) == ()
    assert bits(0b101001) == (0, 3, 5)


def test_each_element_takes_what_is_left_of_its_cheapest_column() -> None:
    assert lower_bound(tabled(SEARCHED), root(SEARCHED))[0] == 7
    total, left, prices = dual_ascent(tabled(SHRUNK), root(SHRUNK))
    # element 1 has two columns and comes first: it takes 5 of B and C, element 0 the last of C
    assert (total, left, prices) == (6, [3, 0, 0, 6], {1: 5, 0: 1})


def test_what_another_column_does_as_well_and_lighter_is_dropped() -> None:
    alone = problem([(0b01, 4), (0b01, 7), (0b10, 5), (0b110, 6)], 0b011)
    node = reduced(tabled(alone), root(alone))
    assert node is not None
    assert (node.taken, node.weight, node.open) == (0b0101, 9, 0)


def test_of_two_columns_that_do_the_same_and_weigh_the_same_neither_beats_the_other() -> None:
    same = problem([(0b01, 4), (0b01, 4)], 0b01)
    node = reduced(tabled(same), root(same))
    assert node is not None
    assert node.allowed == 0b11


def test_a_lighter_column_that_asks_for_more_beats_nothing() -> None:
    asking = problem([(0b001, 4), (0b001, 7), (0b110, 5)], 0b001, needs=[0b010, 0, 0])
    found = solve(asking, 100)
    assert (found.columns, found.proved) == (0b010, True)


def test_a_column_whose_need_nothing_covers_is_never_taken() -> None:
    hopeless = problem([(0b001, 1), (0b001, 7)], 0b001, needs=[0b010, 0])
    assert solve(hopeless, 100).columns == 0b10


def test_the_last_column_for_an_element_is_taken_and_its_needs_with_it() -> None:
    chain = problem([(0b001, 1), (0b010, 2), (0b100, 3)], 0b001, needs=[0b010, 0b100, 0])
    node = forced(tabled(chain), root(chain))
    assert node is not None
    assert (node.taken, node.weight, node.open) == (0b111, 6, 0)
    assert forced(tabled(chain), root(chain)._replace(allowed=0b011)) is None


def test_a_column_that_is_taken_opens_what_it_needs_and_costs_what_it_costs() -> None:
    one = problem([(0b001, 5), (0b100, 1)], 0b011, needs=[0b101, 0], costs=[3, 1], cap=9)
    node = take(tabled(one), Node(0b011, 0, 0b11, cost=2), 0)
    assert node == Node(open=0b110, covered=0b001, allowed=0b10, taken=0b01, weight=5, cost=5)


def test_what_shares_no_element_is_solved_apart() -> None:
    groups = sorted(parts([0b0001, 0b0011, 0b0100, 0b1000], [0, 0, 0b1000, 0], 0b1111, 0b0101, 0))
    assert groups == [(0b0011, 0b0011), (0b1100, 0b1100)]
    assert list(parts([0b01, 0b10], [0, 0], 0b11, 0b01, 0)) == [(0b01, 0b01)]
    assert sorted(parts([0b011, 0b110], [0, 0], 0b11, 0b101, 0b010)) == [(0b001, 0b01), (0b100, 0b10)]


def test_no_cover_undercuts_the_floor_and_it_is_that_of_fractions() -> None:
    """Each of three columns covers two of three elements: halves of all three weigh 3 * 10 / 2."""
    triangle = problem([(0b011, 10), (0b110, 10), (0b101, 10)], 0b111)
    assert floor(triangle) == 15
    assert solve(triangle, 100)[:2] in [(0b011, True), (0b101, True), (0b110, True)]
    assert floor(SEARCHED) == 9  # 18 / 2; the lightest cover weighs 11
    assert floor(problem([(0b01, 4), (0b10, 5)], 0b11)) == 9
    assert floor(problem([(0b01, 4)], 0b11)) == 0  # nothing covers it


def test_past_the_limit_the_lightest_set_found_is_the_answer() -> None:
    assert solve(SEARCHED, 0) == (0b011, False, 0)
    assert solve(SEARCHED, 100)[:2] == (0b011, True)


def random_problem(seed: int) -> Problem:
    chance = Random(seed)  # noqa: S311  # problems, not secrets
    elements, columns = chance.randint(2, 6), chance.randint(2, 8)
    covers = [sum(1 << e for e in range(elements) if chance.random() < 0.4) for _ in range(columns)]
    needs = [(1 << chance.randrange(elements)) & ~covers[j] if chance.random() < 0.25 else 0 for j in range(columns)]
    weights = [(chance.randint(1, 30) << columns) + (1 << j) for j in range(columns)]
    capped = chance.random() < 0.5
    costs = [chance.randint(0, 5) for _ in range(columns)] if capped else ()
    required = sum(1 << e for e in range(elements) if chance.random() < 0.7)
    return Problem(covers, needs, weights, required, (1 << columns) - 1, costs, chance.randint(2, 12) if capped else None)


def keeps(asked: Problem, columns: Sequence[int]) -> bool:
    covered, open_ = 0, asked.required
    for j in columns:
        covered |= asked.covers[j]
        open_ |= asked.needs[j]
    dear = asked.cap is not None and sum(asked.costs[j] for j in columns) > asked.cap
    return not open_ & ~covered and not dear


def lightest(asked: Problem) -> int | None:
    places = range(len(asked.covers))
    sets = [chosen for size in range(len(places) + 1) for chosen in combinations(places, size) if keeps(asked, chosen)]
    best = min(sets, key=lambda chosen: sum(asked.weights[j] for j in chosen), default=None)
    return None if best is None else sum(1 << j for j in best)


@pytest.mark.parametrize("seeds", [range(n, n + 50) for n in range(0, 300, 50)], ids=lambda seeds: str(seeds.start))
def test_nothing_is_lighter(seeds: range) -> None:
    for seed in seeds:
        asked = random_problem(seed)
        best, found = lightest(asked), solve(asked, 1_000)
        assert (found.columns, found.proved) == (best, True), seed
        for limit in (0, 1, 2):
            early = solve(asked, limit)
            assert early.columns is None or keeps(asked, bits(early.columns)), seed
            assert not early.proved or early.columns == best, seed
        if best is not None:
            weight = sum(asked.weights[j] for j in bits(best))
            table = tabled(asked)
            assert lower_bound(table, root(asked))[0] <= weight, seed
            assert asked.cap is not None or floor(asked) <= weight, seed
            assert solve(asked, 1_000, asked.columns if keeps(asked, bits(asked.columns)) else None).columns == best, seed


def hard(size: int) -> Problem:
    """Pairs of `size` elements, each at about the same weight: bounds by fractions are weak."""
    pairs = list(combinations(range(size), 2))
    columns = [(1 << a | 1 << b, ((10 + a * b % 3) << len(pairs)) + (1 << n)) for n, (a, b) in enumerate(pairs)]
    return problem(columns, (1 << size) - 1)


@pytest.mark.parametrize(("size", "nodes", "least"), [(5, 10, 25.4), (7, 75, 35.4), (9, 820, 46.3)])
def test_the_search_stays_small_and_the_floor_high(size: int, nodes: int, least: float) -> None:
    found = solve(hard(size), 10_000)
    assert found.proved
    assert found.nodes <= nodes
    assert floor(hard(size)) >> size * (size - 1) // 2 >= int(least)


def test_a_column_that_must_be_taken_and_is_too_dear_leaves_no_answer() -> None:
    dear = problem([(0b01, 1), (0b10, 1)], 0b11, costs=[3, 3], cap=5)
    assert solve(dear, 100) == (None, True, 0)
    assert solve(problem([(0b01, 1), (0b10, 1)], 0b11, costs=[3, 2], cap=5), 100).columns == 0b11
