"""A covering problem made smaller: what must be taken, and what another column does as well.

An example. Required are the elements 0 and 1. Column A covers 0b01 and weighs 4, B covers 0b01 and
weighs 7, C covers 0b10 and weighs 5. A is as good as B and lighter, so B is dropped; then A and C
are the last ones for their elements, and both are taken.
"""

from collections.abc import Sequence

from po_career.planning.choice.order import bits
from po_career.planning.choice.problem import Node, Problem, columns_for, take


def smallest(problem: Problem, node: Node) -> Node | None:
    """`reduced` again and again, until that changes nothing."""
    while True:
        smaller = reduced(problem, node)
        if smaller is None or smaller == node:
            return smaller
        node = smaller


def reduced(problem: Problem, node: Node) -> Node | None:
    """Forced columns are taken, and those that another one beats are dropped; None if an open
    element has no column left.
    """
    by = columns_for(problem, node)
    sure = forced(problem, by, node)
    if sure is None:
        return None
    return forced(problem, by, _without_dominated(problem, by, sure))


def forced(problem: Problem, by: Sequence[int], node: Node) -> Node | None:
    """Takes every column that is the last one for an open element; None if an element has none
    left.

    `by` are the columns for each element.
    """
    while True:
        allowed = node.allowed
        for e in bits(node.open):
            columns = by[e] & allowed
            if columns & (columns - 1) == 0:
                if not columns:
                    return None
                node = take(problem, node, columns.bit_length() - 1)
                break
        else:
            return node


def _without_dominated(problem: Problem, by: Sequence[int], node: Node) -> Node:
    """Drops a column if it is useless, or hopeless, or if another one is better."""
    live, allowed = node.open, node.allowed
    for j in bits(allowed):
        live |= problem.needs[j]
    live &= ~node.covered
    for j in bits(allowed):
        useful = problem.covers[j] & live
        needs = problem.needs[j] & ~node.covered
        hopeless = any(not by[e] & allowed for e in bits(needs))
        if not useful or hopeless or _is_dominated(problem, by, node, j, useful, allowed):
            allowed &= ~(1 << j)
    return node._replace(allowed=allowed)


def _is_dominated(
    problem: Problem, by: Sequence[int], node: Node, j: int, useful: int, allowed: int
) -> bool:
    """Whether another column covers as much, asks no more, and is lighter (under a cap: no dearer).

    `useful` is what column `j` covers of what may yet be asked for.
    """
    rivals = allowed & ~(1 << j)
    for e in bits(useful):
        rivals &= by[e]
    asks = problem.needs[j] | node.covered | node.open
    for k in bits(rivals):
        lighter = problem.weights[k] < problem.weights[j] and not problem.needs[k] & ~asks
        if lighter and (problem.cap is None or problem.costs[k] <= problem.costs[j]):
            return True
    return False
