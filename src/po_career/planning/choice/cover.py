"""The lightest set of columns that covers every required element.

Columns that share no element are worked out apart, each part by `eliminate`, and their lightest
sets for each cost put together. The parts for which that would take too long are left to `wide`.
"""

from itertools import product

from po_career.planning.choice.bits import bits
from po_career.planning.choice.eliminate import lightest, lightest_for
from po_career.planning.choice.problem import Answer, Part, Problem, whole
from po_career.planning.choice.shrink import reduced
from po_career.planning.choice.wide import WAYS, lightest_of_wide

FEW = 1_000
"""States in play up to which a part is worked out with all of them."""


def solve(problem: Problem, begun: Part | None = None, ways: int = WAYS) -> Answer:
    """The lightest columns that keep every rule of `problem`; all that `begun` has taken is theirs.

    They are proved unless that takes more than `FEW` states at a time and more than `ways` in all.
    """
    root = reduced(problem, whole(problem) if begun is None else begun)
    if root is None:
        return Answer(None, proved=True, bound=0)
    found = lightest([(root.cost, root.weight, root.taken)], problem.cap)
    wide = Part(0, root.covered, 0)
    for part in parts(problem, root):
        ends = lightest_for(problem, part, problem.cap - root.cost, FEW)
        if ends is None:
            wide = wide._replace(open=wide.open | part.open, allowed=wide.allowed | part.allowed)
        else:
            pairs = product(found, ends)
            both = [(c + d, v + w, t | u) for (c, v, t), (d, w, u) in pairs]
            found = lightest(both, problem.cap)
    if wide.open and found:
        return lightest_of_wide(problem, wide, found, ways)
    if not found:
        return Answer(None, proved=True, bound=0)
    _, weight, taken = found[-1]
    return Answer(taken, proved=True, bound=weight)


def parts(problem: Problem, part: Part) -> list[Part]:
    """The groups of columns of a part that share no element; nothing of them is taken.

    Groups without an open element are left out.
    """
    groups: list[tuple[int, int]] = []
    for j in bits(part.allowed):
        elements, members = (problem.covers[j] | problem.needs[j]) & ~part.covered, 1 << j
        apart = []
        for group in groups:
            if group[0] & elements:
                elements, members = elements | group[0], members | group[1]
            else:
                apart.append(group)
        groups = [*apart, (elements, members)]
    found = [Part(part.open & elements, part.covered, members) for elements, members in groups]
    return [one for one in found if one.open]
