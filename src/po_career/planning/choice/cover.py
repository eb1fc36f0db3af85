"""The lightest set of columns that covers every required element.

Columns that share no element are worked out apart, each part by `eliminate`, and their lightest
sets for each cost put together. The parts for which that would take too long are left to `wide`.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import inf

from po_career.planning.choice.eliminate import lightest, lightest_for
from po_career.planning.choice.order import bits
from po_career.planning.choice.problem import Answer, Node, Problem, whole
from po_career.planning.choice.shrink import reduced
from po_career.planning.choice.wide import POINTS, lightest_of_wide

GRAIN = 1000
"""Parts of an hour, and of a weighted level, in which the choice counts."""
FEW = 300
"""States in play up to which a part is worked out with all of them."""


def solve(
    problem: Problem, start: Node | None = None, *, few: int = FEW, points: int = POINTS
) -> Answer:
    """The lightest columns that keep every rule of `problem`; all that `start` has taken is theirs.

    They are proved unless a part has more than `few` states in play and, with those aside that
    cannot lead to anything lighter, more than `points` ways to reach them.
    """
    root = reduced(problem, whole(problem) if start is None else start)
    if root is None:
        return Answer(None, proved=True, bound=0)
    room = inf if problem.cap is None else problem.cap
    found = lightest([(root.cost, root.weight, root.taken)], room)
    wide = Node(0, root.covered, 0)
    for elements, columns in parts(
        problem.covers, problem.needs, root.allowed, root.open, root.covered
    ):
        part = Node(root.open & elements, root.covered, columns)
        ends = lightest_for(problem, part, room - root.cost, few)
        if ends is None:
            wide = wide._replace(open=wide.open | part.open, allowed=wide.allowed | columns)
        else:
            pairs = product(found, ends)
            found = lightest([(c + d, v + w, t | u) for (c, v, t), (d, w, u) in pairs], room)
    if wide.open and found:
        return lightest_of_wide(problem, wide, found, points)
    if not found:
        return Answer(None, proved=True, bound=0)
    _, weight, taken = found[-1]
    return Answer(taken, proved=True, bound=weight)


def parts(
    covers: Sequence[int], needs: Sequence[int], columns: int, required: int, covered: int
) -> Iterator[tuple[int, int]]:
    """The groups of `columns` that share no element: elements and columns of each.

    Groups without a required element are left out.
    """
    groups: list[tuple[int, int]] = []
    for j in bits(columns):
        elements, members = (covers[j] | needs[j]) & ~covered, 1 << j
        apart = []
        for group in groups:
            if group[0] & elements:
                elements, members = elements | group[0], members | group[1]
            else:
                apart.append(group)
        groups = [*apart, (elements, members)]
    yield from (group for group in groups if group[0] & required)
