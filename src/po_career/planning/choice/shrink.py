"""A covering problem made smaller: what must be taken, and what another column does as well.

An example. Required are the elements 0 and 1. Column A covers 0b01 and weighs 4, B covers 0b01 and
weighs 7, C covers 0b10 and weighs 5. C is the last one for element 1, so it is taken. A is as good
as B and lighter, so B is dropped; then A is the last one for element 0.
"""

from collections.abc import Sequence

from po_career.planning.choice.bits import bits
from po_career.planning.choice.problem import Part, Problem, columns_for, may_be_open, take


def smallest(problem: Problem, part: Part) -> Part | None:
    """`reduced` again and again, until that changes nothing."""
    while True:
        smaller = reduced(problem, part)
        if smaller is None or smaller == part:
            return smaller
        part = smaller


def reduced(problem: Problem, part: Part) -> Part | None:
    """Forced columns are taken, and those that another one beats are dropped; None if an open
    element has no column left.
    """
    by = columns_for(problem, part)
    sure = forced(problem, by, part)
    if sure is None:
        return None
    return forced(problem, by, _without_dominated(problem, by, sure))


def forced(problem: Problem, by: Sequence[int], part: Part) -> Part | None:
    """Takes every column that is the last one for an open element; None if an element has none
    left.

    `by` are the columns for each element.
    """
    while True:
        allowed = part.allowed
        for e in bits(part.open):
            columns = by[e] & allowed
            if columns & (columns - 1) == 0:
                if not columns:
                    return None
                part = take(problem, part, columns.bit_length() - 1)
                break
        else:
            return part


def _without_dominated(problem: Problem, by: Sequence[int], part: Part) -> Part:
    """Drops a column if it is useless, or hopeless, or if another one is better."""
    live, allowed = may_be_open(problem, part), part.allowed
    for j in bits(allowed):
        useful = problem.covers[j] & live
        needs = problem.needs[j] & ~part.covered
        hopeless = any(not by[e] & allowed for e in bits(needs))
        if not useful or hopeless or _is_dominated(problem, by, part, j, useful, allowed):
            allowed &= ~(1 << j)
    return part._replace(allowed=allowed)


def _is_dominated(
    problem: Problem, by: Sequence[int], part: Part, j: int, useful: int, allowed: int
) -> bool:
    """Whether another column covers as much, asks no more, is lighter, and costs no more.

    `useful` is what column `j` covers of what may yet be asked for.
    """
    rivals = allowed & ~(1 << j)
    for e in bits(useful):
        rivals &= by[e]
    asks = problem.needs[j] | part.covered | part.open
    for k in bits(rivals):
        lighter = problem.weights[k] < problem.weights[j] and not problem.needs[k] & ~asks
        if lighter and (not problem.costs or problem.costs[k] <= problem.costs[j]):
            return True
    return False
