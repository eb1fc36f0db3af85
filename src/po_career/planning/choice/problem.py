"""A covering problem: the lightest columns are asked for that cover what is required.

A column that is taken may ask for further elements, and may cost something, of which there is only
so much. Weights are whole numbers of any size; if no two sets weigh the same, the answer does not
depend on the order of the work.
"""

from collections.abc import Sequence
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


class Answer(NamedTuple):
    """The lightest columns found."""

    columns: int | None
    """None if none were found."""
    proved: bool
    """Whether nothing lighter exists."""
    bound: int
    """A weight that nothing undercuts; that of the columns if they are proved."""


class Node(NamedTuple):
    """A part of a problem: some columns taken, some banned."""

    open: int
    covered: int
    allowed: int
    taken: int = 0
    weight: int = 0
    cost: int = 0


def whole(problem: Problem) -> Node:
    """All of `problem`: nothing is taken yet."""
    return Node(problem.required, 0, problem.columns)


def columns_for(problem: Problem, node: Node) -> list[int]:
    """The columns that are allowed for each element."""
    elements = node.open
    for j in bits(node.allowed):
        elements |= problem.covers[j] | problem.needs[j]
    found = [0] * elements.bit_length()
    for j in bits(node.allowed):
        for e in bits(problem.covers[j]):
            found[e] |= 1 << j
    return found


def take(problem: Problem, node: Node, j: int, banned: int = 0) -> Node:
    """The node with column `j` taken, and those of `banned` no longer allowed."""
    covered = node.covered | problem.covers[j]
    return Node(
        (node.open | problem.needs[j]) & ~covered,
        covered,
        node.allowed & ~(banned | 1 << j),
        node.taken | 1 << j,
        node.weight + problem.weights[j],
        node.cost + problem.costs[j] if problem.costs else 0,
    )
