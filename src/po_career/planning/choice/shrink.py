"""A covering problem made smaller, and a bound on what is left of it.

An example. Required are the elements 0 and 1. Column A covers 0b01 and weighs 4, B covers 0b10 and
weighs 5, C covers 0b11 and weighs 6, D covers 0b01 and weighs 7. A dominates D. Dual ascent:
element 0 takes all 4 of A, and so 4 of C; element 1 takes the 2 that C has left. The bound is 6,
and C weighs no more, so nothing is lighter.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from po_career.frozen import Frozen
from po_career.planning.choice.order import bits


class Problem(Frozen):
    """Columns and elements are places of bits."""

    covers: Sequence[int]
    """The elements that each column covers."""
    needs: Sequence[int]
    """The elements that must be covered once the column is taken."""
    weights: Sequence[int]
    required: int
    columns: int
    costs: Sequence[int] = ()
    cap: int | None = None
    """The most that the costs of the taken columns may add up to; None for no limit."""
    blocked: Callable[[int], int] | None = None
    """A further rule: 0 if the columns keep it, else elements of which one column more must cover
    one.
    """


class Node(NamedTuple):
    """A part of the search: some columns taken, some banned."""

    open: int
    covered: int
    allowed: int
    taken: int = 0
    weight: int = 0
    cost: int = 0


class Table(NamedTuple):
    """A problem with what the search looks up all the time."""

    problem: Problem
    by: list[int]
    """The columns that cover each element."""
    price: Sequence[int]
    """Weights, plus the price of the capped cost if there is a cap."""
    rate: int
    order: list[int]
    """Elements, fewest columns first."""


def tabled(problem: Problem) -> Table:
    """`problem` with its look-ups."""
    elements = problem.required
    for j in bits(problem.columns):
        elements |= problem.covers[j] | problem.needs[j]
    by = [0] * elements.bit_length()
    for j in bits(problem.columns):
        for e in bits(problem.covers[j]):
            by[e] |= 1 << j
    order = sorted(bits(elements), key=lambda e: (by[e].bit_count(), e))
    return Table(problem, by, problem.weights, 0, order)


def lower_bound(table: Table, node: Node, best: float = inf) -> tuple[int, list[int]]:
    """The least weight below `node`, and by how much each column would add to it.

    From `best` on nobody asks for more than that.
    """
    cap = table.problem.cap
    sure = node.weight + (table.rate * (node.cost - cap) if cap is not None else 0)
    total, slack, _ = dual_ascent(table, node, sure, best)
    return sure + total, slack


def dual_ascent(
    table: Table, node: Node, sure: int = 0, best: float = inf
) -> tuple[int, list[int], dict[int, int]]:
    """Dual ascent: each open element takes what is left of its cheapest column.

    Sum, what is left, price by element. It stops as soon as `sure` and the sum come to `best`.
    """
    total, slack = 0, list(table.price)
    prices: dict[int, int] = {}
    open_, allowed, by = node.open, node.allowed, table.by
    for e in table.order:
        if open_ >> e & 1:
            columns = bits(by[e] & allowed)
            least = min([slack[j] for j in columns], default=0)
            prices[e] = least
            if least:
                total += least
                if sure + total >= best:
                    break
                for j in columns:
                    slack[j] -= least
    return total, slack, prices


def take(table: Table, node: Node, j: int, banned: int = 0) -> Node:
    """The node with column `j` taken, and those of `banned` no longer allowed."""
    problem = table.problem
    covered = node.covered | problem.covers[j]
    return Node(
        (node.open | problem.needs[j]) & ~covered,
        covered,
        node.allowed & ~(banned | 1 << j),
        node.taken | 1 << j,
        node.weight + problem.weights[j],
        node.cost + problem.costs[j] if problem.costs else 0,
    )


def forced(table: Table, node: Node) -> Node | None:
    """Takes every column that is the last one for an open element; None if an element has none
    left.
    """
    by = table.by
    while True:
        allowed = node.allowed
        for e in bits(node.open):
            columns = by[e] & allowed
            if columns & (columns - 1) == 0:
                if not columns:
                    return None
                node = take(table, node, columns.bit_length() - 1)
                break
        else:
            return node


def reduced(table: Table, node: Node) -> Node | None:
    """Forced columns, and columns and elements that cannot matter, to a fix-point.

    Not for a problem with a further rule.
    """
    while True:
        before = node
        next_node = forced(table, node)
        if next_node is None:
            return None
        node = _without_implied_elements(table, _without_dominated_columns(table, next_node))
        if node == before:
            return node


def _live(table: Table, node: Node) -> int:
    """The elements that are or may yet be asked for."""
    live = node.open
    for j in bits(node.allowed):
        live |= table.problem.needs[j]
    return live & ~node.covered


def _without_dominated_columns(table: Table, node: Node) -> Node:
    """Drops a column if it is useless, or hopeless, or if another one is better."""
    live, allowed = _live(table, node), node.allowed
    for j in bits(allowed):
        useful = table.problem.covers[j] & live
        needs = table.problem.needs[j] & ~node.covered
        hopeless = any(not table.by[e] & allowed for e in bits(needs))
        if not useful or hopeless or _is_dominated(table, node, j, useful, allowed):
            allowed &= ~(1 << j)
    return node._replace(allowed=allowed)


def _is_dominated(table: Table, node: Node, j: int, useful: int, allowed: int) -> bool:
    """Whether another column covers as much, asks no more, and is lighter (under a cap: no dearer).

    `useful` is what column `j` covers of what may yet be asked for.
    """
    problem = table.problem
    rivals = allowed & ~(1 << j)
    for e in bits(useful):
        rivals &= table.by[e]
    asks = problem.needs[j] | node.covered | node.open
    for k in bits(rivals):
        lighter = problem.weights[k] < problem.weights[j] and not problem.needs[k] & ~asks
        if lighter and (problem.cap is None or problem.costs[k] <= problem.costs[j]):
            return True
    return False


def _without_implied_elements(table: Table, node: Node) -> Node:
    """Drops an element if every column of an open element covers it too."""
    live, covered = _live(table, node), node.covered
    for f in bits(node.open):
        if covered >> f & 1:
            continue
        common = live & ~covered & ~(1 << f)
        for j in bits(table.by[f] & node.allowed):
            common &= table.problem.covers[j]
            if not common:
                break
        else:
            covered |= common
    return node._replace(open=node.open & ~covered, covered=covered)
