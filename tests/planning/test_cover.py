"""The lightest cover: the examples of its modules by hand, and a brute force over all sets of columns."""

from collections.abc import Sequence
from itertools import combinations
from math import inf
from random import Random

import pytest

from po_career.planning.choice import cover
from po_career.planning.choice.bits import bits
from po_career.planning.choice.cover import parts, solve
from po_career.planning.choice.eliminate import after, lightest, turns_of
from po_career.planning.choice.problem import Answer, Part, Problem, columns_for, take, whole
from po_career.planning.choice.shrink import forced, reduced, smallest


def problem(columns: Sequence[tuple[int, int]], required: int, *, needs: Sequence[int] = (), costs: Sequence[int] = (), cap: float = inf) -> Problem:
    """Columns as (elements, weight)."""
    return Problem(
        [covers for covers, _ in columns],
        needs or [0] * len(columns),
        [weight for _, weight in columns],
        required,
        costs,
        cap,
    )


ELIMINATED = problem([(0b011, 5), (0b110, 6), (0b101, 7)], 0b111)
"""The example of `eliminate`: A, B and C."""
SHRUNK = problem([(0b01, 4), (0b01, 7), (0b10, 5)], 0b11)
"""The example of `shrink`: A, B and C."""


def test_the_bits_of_a_mask_are_its_places_lowest_first() -> None:
    assert bits(0) == ()
    assert bits(0b101001) == (0, 3, 5)


def test_a_state_is_what_later_columns_touch_and_keeps_the_lightest_ways() -> None:
    first, second, last = turns_of(ELIMINATED, whole(ELIMINATED))
    assert [turn.bit for turn in (first, second, last)] == [0b001, 0b100, 0b010]  # A, C, B
    states = after(first, {(0b111, 0): [(0, 0, 0)]}, inf)
    assert states == {(0b111, 0): [(0, 0, 0)], (0b100, 0b011): [(0, 5, 0b001)]}
    states = after(second, states, inf)  # element 0 has no later column: without A and C there is no way
    assert states == {(0b100, 0b010): [(0, 5, 0b001)], (0, 0b110): [(0, 12, 0b101)], (0b010, 0b100): [(0, 7, 0b100)]}
    assert after(last, states, inf) == {(0, 0): [(0, 11, 0b011)]}
    assert solve(ELIMINATED) == Answer(0b011, proved=True, bound=11)


def test_of_the_ways_to_a_state_those_stay_that_no_cheaper_one_undercuts() -> None:
    assert lightest([(3, 5, 0b1), (1, 9, 0b10), (2, 9, 0b100), (3, 8, 0b1000), (4, 1, 0)], 3) == [(1, 9, 0b10), (3, 5, 0b1)]


def test_few_elements_are_in_play_at_a_time() -> None:
    """A ring of twelve elements: each column covers two neighbours, and none but two ends are open at a time."""
    ring = problem([(1 << n | 1 << (n + 1) % 12, 10 + n) for n in (7, 0, 3, 10, 5, 2, 9, 1, 8, 11, 4, 6)], (1 << 12) - 1)
    states = {(ring.required, 0): [(0, 0, 0)]}
    most = 0
    for turn in turns_of(ring, whole(ring)):
        states = after(turn, states, inf)
        most = max(most, len(states))
    assert most <= 8
    assert states[0, 0][0][1] == 10 + 12 + 14 + 16 + 18 + 20  # every other one from 0 on


def test_what_another_column_does_as_well_and_lighter_is_dropped() -> None:
    assert reduced(SHRUNK, whole(SHRUNK)) == Part(0, 0b11, 0, taken=0b101, weight=9)


def test_what_the_last_column_covers_makes_others_useless() -> None:
    """C is forced; then A does what B does, which is dropped; then A is forced, and D is useless."""
    chain = problem([(0b0011, 4), (0b0101, 7), (0b1100, 5), (0b0010, 1)], 0b1011, needs=[0b0100, 0, 0, 0])
    node = smallest(chain, whole(chain))
    assert node is not None
    assert (node.taken, node.open) == (0b0101, 0)


def test_of_two_columns_that_do_the_same_and_weigh_the_same_neither_beats_the_other() -> None:
    same = problem([(0b01, 4), (0b01, 4)], 0b01)
    node = reduced(same, whole(same))
    assert node is not None
    assert node.allowed == 0b11


def test_a_lighter_column_that_asks_for_more_beats_nothing() -> None:
    asking = problem([(0b001, 4), (0b001, 7), (0b110, 5)], 0b001, needs=[0b010, 0, 0])
    found = solve(asking)
    assert (found.columns, found.proved) == (0b010, True)


def test_a_column_whose_need_nothing_covers_is_never_taken() -> None:
    hopeless = problem([(0b001, 1), (0b001, 7)], 0b001, needs=[0b010, 0])
    assert solve(hopeless).columns == 0b10


def test_the_last_column_for_an_element_is_taken_and_its_needs_with_it() -> None:
    chain = problem([(0b001, 1), (0b010, 2), (0b100, 3)], 0b001, needs=[0b010, 0b100, 0])
    by = columns_for(chain, whole(chain))
    assert by == [0b001, 0b010, 0b100]
    node = forced(chain, by, whole(chain))
    assert node is not None
    assert (node.taken, node.weight, node.open) == (0b111, 6, 0)
    assert forced(chain, by, whole(chain).without(0b100)) is None


def test_a_column_that_is_taken_opens_what_it_needs_and_costs_what_it_costs() -> None:
    one = problem([(0b001, 5), (0b100, 1)], 0b011, needs=[0b101, 0], costs=[3, 1], cap=9)
    node = take(one, Part(0b011, 0, 0b11, cost=2), 0)
    assert node == Part(open=0b110, covered=0b001, allowed=0b10, taken=0b01, weight=5, cost=5)


def apart(covers: Sequence[int], begun: Part, needs: Sequence[int] = ()) -> list[tuple[int, int]]:
    found = parts(problem([(mask, 1) for mask in covers], begun.open, needs=needs), begun)
    return sorted((part.open, part.allowed) for part in found)


def test_what_shares_no_element_is_solved_apart() -> None:
    assert apart([0b0001, 0b0011, 0b0100, 0b1000], Part(0b0101, 0, 0b1111), [0, 0, 0b1000, 0]) == [(0b0001, 0b0011), (0b0100, 0b1100)]
    assert apart([0b01, 0b10], Part(0b01, 0, 0b11)) == [(0b01, 0b01)]
    assert apart([0b011, 0b110], Part(0b101, 0b010, 0b11)) == [(0b001, 0b01), (0b100, 0b10)]


def test_what_has_been_taken_is_part_of_the_answer_and_what_is_banned_is_not() -> None:
    begun = take(ELIMINATED, whole(ELIMINATED), 2)
    assert solve(ELIMINATED, begun) == Answer(0b101, proved=True, bound=12)
    assert solve(ELIMINATED, whole(ELIMINATED).without(0b001)) == Answer(0b110, proved=True, bound=13)


def random_problem(seed: int) -> Problem:
    chance = Random(seed)  # noqa: S311  # problems, not secrets
    elements, columns = chance.randint(2, 6), chance.randint(2, 8)
    covers = [sum(1 << e for e in range(elements) if chance.random() < 0.4) for _ in range(columns)]
    needs = [(1 << chance.randrange(elements)) & ~covers[j] if chance.random() < 0.25 else 0 for j in range(columns)]
    weights = [(chance.randint(1, 30) << columns) + (1 << j) for j in range(columns)]
    capped = chance.random() < 0.5
    costs = [chance.randint(0, 5) for _ in range(columns)] if capped else ()
    required = sum(1 << e for e in range(elements) if chance.random() < 0.7)
    return Problem(covers, needs, weights, required, costs, chance.randint(2, 12) if capped else inf)


def keeps(asked: Problem, columns: Sequence[int]) -> bool:
    covered, open_ = 0, asked.required
    for j in columns:
        covered |= asked.covers[j]
        open_ |= asked.needs[j]
    dear = sum(asked.costs[j] for j in columns) > asked.cap if asked.costs else False
    return not open_ & ~covered and not dear


def lightest_of_all(asked: Problem) -> int | None:
    places = range(len(asked.covers))
    sets = [chosen for size in range(len(places) + 1) for chosen in combinations(places, size) if keeps(asked, chosen)]
    best = min(sets, key=lambda chosen: sum(asked.weights[j] for j in chosen), default=None)
    return None if best is None else sum(1 << j for j in best)


@pytest.mark.parametrize("few", [300, 0], ids=["all states are kept", "every part counts as wide"])
@pytest.mark.parametrize("seeds", [range(n, n + 50) for n in range(0, 300, 50)], ids=lambda seeds: str(seeds.start))
def test_nothing_is_lighter(seeds: range, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "FEW", few)
    for seed in seeds:
        asked = random_problem(seed)
        best = lightest_of_all(asked)
        weight = 0 if best is None else sum(asked.weights[j] for j in bits(best))
        assert solve(asked)[:3] == (best, True, weight), seed


def narrow_and_wide(seed: int) -> Problem:
    """Ten columns for the pairs of five elements, and six for two elements apart, with one cap for all."""
    chance = Random(seed)  # noqa: S311  # problems, not secrets
    covers = [1 << a | 1 << b for a, b in combinations(range(5), 2)] + [1 << e for e in (5, 5, 5, 6, 6, 6)]
    weights = [(chance.randint(1, 30) << 16) + (1 << j) for j in range(16)]
    return Problem(covers, [0] * 16, weights, 0b1111111, [chance.randint(0, 5) for _ in covers], chance.randint(4, 14))


def test_what_the_narrow_parts_leave_of_the_cap_is_for_the_wide_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "FEW", 4)
    for seed in range(8):
        asked = narrow_and_wide(seed)
        assert solve(asked).columns == lightest_of_all(asked), seed


def hard(size: int) -> Problem:
    """Pairs of `size` elements, each at about the same weight: all elements are in play at a time, and prices say little."""
    pairs = list(combinations(range(size), 2))
    columns = [(1 << a | 1 << b, ((10 + a * b % 3) << len(pairs)) + (1 << n)) for n, (a, b) in enumerate(pairs)]
    return problem(columns, (1 << size) - 1)


@pytest.mark.parametrize("size", [5, 7, 9])
def test_whatever_the_prices_say_too_much_for_is_dropped_and_the_answer_is_the_same(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = solve(hard(size))
    assert found.proved
    monkeypatch.setattr(cover, "FEW", 0)
    assert solve(hard(size))[:3] == found[:3]


def test_past_the_limit_the_lightest_found_comes_with_a_bound() -> None:
    """13 elements, two a column: 7 columns of 10 or a little more; by fractions 6.5 of 10."""
    limited = solve(hard(13), ways=0)
    assert not limited.proved
    assert limited.columns is not None
    assert keeps(hard(13), bits(limited.columns))
    digits = 13 * 12 // 2
    assert 60 <= limited.bound >> digits <= 70 <= sum(hard(13).weights[j] for j in bits(limited.columns)) >> digits


def test_a_column_that_must_be_taken_and_is_too_dear_leaves_no_answer() -> None:
    dear = problem([(0b01, 1), (0b10, 1)], 0b11, costs=[3, 3], cap=5)
    assert solve(dear) == Answer(None, proved=True, bound=0)
    assert solve(problem([(0b01, 1), (0b10, 1)], 0b11, costs=[3, 2], cap=5)).columns == 0b11
