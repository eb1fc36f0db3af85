"""The shortest way to a role."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st
from tiny import catalog, role, way

from po_career.catalog.model import Catalog, Transition
from po_career.planning.routes.ways import open_transitions, shortest_route

ROLES = [role(key, {}) for key in "abcde"]


def ids(route: tuple[Transition, ...] | None) -> str | None:
    return None if route is None else "".join([step.from_ for step in route] + [route[-1].to]) if route else ""


def test_fewest_transitions_win_even_where_they_take_longer() -> None:
    world = catalog(ROLES, None, [way("a", "b", months=1), way("b", "c", months=1), way("a", "c", months=90)])
    assert ids(shortest_route(world, "a", "c")) == "ac"


def test_of_equally_many_the_fewer_months_win_then_the_ids() -> None:
    slow_b = [way("a", "b", months=9), way("b", "d", months=9), way("a", "c", months=6), way("c", "d", months=6)]
    assert ids(shortest_route(catalog(ROLES, None, slow_b), "a", "d")) == "acd"
    tied = [way("a", "c", months=6), way("c", "d", months=6), way("a", "b", months=6), way("b", "d", months=6)]
    assert ids(shortest_route(catalog(ROLES, None, tied), "a", "d")) == "abd"


def test_months_that_are_not_known_come_after_all_that_are() -> None:
    world = catalog(ROLES, None, [way("a", "b"), way("b", "d", months=1), way("a", "c", months=60), way("c", "d", months=60)])
    assert ids(shortest_route(world, "a", "d")) == "acd"


def test_no_chain_of_transitions_is_none_and_staying_is_empty() -> None:
    world = catalog(ROLES, None, [way("b", "a")])
    assert shortest_route(world, "a", "b") is None
    assert shortest_route(world, "a", "a") == ()


def test_leaps_and_returns_are_no_open_transitions() -> None:
    world = catalog(ROLES, None, [way("a", "b", "leap"), way("a", "c", "return"), way("a", "d", "lateral"), way("a", "e", "specialise")])
    assert [one.to for one in open_transitions(world, "a")] == ["d", "e"]


EDGES = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.integers(0, 3)), unique_by=lambda edge: edge[:2], max_size=14
)


@given(edges=EDGES)
def test_the_route_is_the_best_of_all_simple_routes(edges: list[tuple[str, str, int]]) -> None:
    world = catalog(ROLES, None, [way(start, goal, months=months) for start, goal, months in edges if start != goal])
    found = shortest_route(world, "a", "e")
    assert ids(found) == best_by_enumeration(world)


def best_by_enumeration(world: Catalog) -> str | None:
    months = {(one.from_, one.to): one.months.low for one in world.transitions if one.months}
    walks = ["a" + "".join(middle) + "e" for size in range(4) for middle in permutations("bcd", size)]
    real = [walk for walk in walks if all(pair in months for pair in pairwise(walk))]
    return min(real, key=lambda walk: (len(walk), sum(months[pair] for pair in pairwise(walk)), tuple(walk)), default=None)
