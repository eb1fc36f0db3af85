"""A covering problem: the lightest columns that cover what is required.

A column that is taken may ask for further elements, and may cost something, of which there is only
so much. Weights are whole numbers of any size; if no two sets weigh the same, the answer does not
depend on the order of the work.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from po_career.frozen import Frozen
from po_career.planning.choice.bits import bits

GRAIN = 1000
"""Parts of an hour, and of a weighted level, in which weights and costs are counted."""


class Problem(Frozen):
    """Columns and elements are places of bits."""

    covers: Sequence[int]
    """The elements that each column covers."""
    needs: Sequence[int]
    """The elements that must be covered once the column is taken."""
    weights: Sequence[int]
    required: int
    costs: Sequence[int] = ()
    cap: float = inf
    """The most that the costs of the taken columns may add up to."""


class Answer(NamedTuple):
    """The lightest columns found."""

    columns: int | None
    """None if none were found."""
    proved: bool
    """Whether nothing lighter exists."""
    bound: int
    """A weight that nothing undercuts; that of the columns if they are proved."""
    ways: int = 0
    """Ways that were looked at, if there were too many to keep all."""


class Part(NamedTuple):
    """What is left of a problem once some columns are taken and others banned."""

    open: int
    covered: int
    allowed: int
    taken: int = 0
    weight: int = 0
    cost: int = 0

    def without(self, columns: int) -> "Part":
        """The part with `columns` banned."""
        return self._replace(allowed=self.allowed & ~columns)


def whole(problem: Problem) -> Part:
    """All of `problem`: nothing is taken yet."""
    return Part(problem.required, 0, (1 << len(problem.covers)) - 1)


def take(problem: Problem, part: Part, j: int) -> Part:
    """The part with column `j` taken."""
    covered = part.covered | problem.covers[j]
    return Part(
        (part.open | problem.needs[j]) & ~covered,
        covered,
        part.allowed & ~(1 << j),
        part.taken | 1 << j,
        part.weight + problem.weights[j],
        part.cost + problem.costs[j] if problem.costs else 0,
    )


def columns_for(problem: Problem, part: Part) -> list[int]:
    """The columns that are allowed for each element."""
    elements = part.open
    for j in bits(part.allowed):
        elements |= problem.covers[j] | problem.needs[j]
    found = [0] * elements.bit_length()
    for j in bits(part.allowed):
        for e in bits(problem.covers[j]):
            found[e] |= 1 << j
    return found


def may_be_open(problem: Problem, part: Part) -> int:
    """The elements that are open, or will be if some column is taken."""
    elements = part.open
    for j in bits(part.allowed):
        elements |= problem.needs[j]
    return elements & ~part.covered
