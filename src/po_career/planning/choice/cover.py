"""The lightest set of columns that covers every required element, proved: branch and bound on bit
masks.

A column that is taken may ask for further elements. Weights are whole numbers of any size; if no
two sets weigh the same, the answer does not depend on the order of the search.

An example. Required are the elements 0, 1 and 2. A covers 0b011 and weighs 5, B covers 0b110 and
weighs 6, C covers 0b101 and weighs 7. The bound at the root is 7: element 0 takes all 5 of A, which
leaves 2 of C, element 1 then gets nothing, and element 2 takes those 2. The search branches on
element 0: with A taken, B brings element 2, 11 in all; with A banned and C taken, B brings element
1, 13 in all. So A and B are the lightest.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from po_career.planning.choice.order import bits
from po_career.planning.choice.shrink import (
    Node,
    Problem,
    Table,
    dual_ascent,
    forced,
    lower_bound,
    reduced,
    tabled,
    take,
)

GRAIN = 1000
"""Parts of an hour, and of a weighted level, in which the search counts."""
FINE = 1024
"""Parts of a weight in which the prices of a subgradient step are counted."""


class Answer(NamedTuple):
    """The best columns found (None if none are), and whether nothing lighter exists."""

    columns: int | None
    proved: bool
    nodes: int


def solve(problem: Problem, node_limit: int, incumbent: int | None = None) -> Answer:
    """The lightest columns that keep every rule of `problem`.

    After `node_limit` nodes the best found so far, unproved. `incumbent`, if given, keeps every
    rule. Reductions and dual ascent: Beasley, "An algorithm for set covering problem", EJOR 31
    (1987).
    """
    table = tabled(problem)
    start = Node(problem.required, 0, problem.columns)
    if problem.blocked is not None:
        return _search(_priced(table, start), start, node_limit, incumbent)
    root = reduced(table, start)
    if root is None or (problem.cap is not None and root.cost > problem.cap):
        return Answer(incumbent, proved=True, nodes=0)
    if problem.cap is not None:
        return _search(_priced(table, root), root, node_limit, incumbent)
    columns, proved, nodes = root.taken, True, 0
    for elements, part in parts(
        problem.covers, problem.needs, root.allowed, root.open, root.covered
    ):
        begin = Node(root.open & elements, root.covered, part)
        found = _search(table, begin, node_limit - nodes, None)
        nodes += found.nodes
        columns |= found.columns or 0  # never None: all columns that are left together are a cover
        proved = proved and found.proved
    return Answer(columns, proved, nodes)


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


def floor(problem: Problem, rounds: int = 60) -> int:
    """A weight that no cover undercuts (cap and further rule aside): dual ascent, then subgradient
    steps on the same dual.

    Any prices u >= 0 on the required elements give the bound sum(u) + sum over columns of min(0,
    weight - prices that it collects); Held and Karp, "The traveling-salesman problem and minimum
    spanning trees: part II" (1971).
    """
    table = tabled(problem)
    root = reduced(table, Node(problem.required, 0, problem.columns))
    if root is None:
        return 0
    if not root.open:
        return root.weight
    best, _, prices = dual_ascent(table, root)
    goal = _greedy(table, root)
    above = 2 * best if goal is None else _weight(problem, goal)
    u = {e: price * FINE for e, price in prices.items()}
    step = 1.0
    columns = [
        (table.problem.weights[j] * FINE, bits(table.problem.covers[j] & root.open))
        for j in bits(root.allowed)
    ]
    for _ in range(rounds):
        total, slope = _lagrangian(columns, u)
        size = sum(g * g for g in slope.values())
        bound = -(-total // FINE)
        if bound > best:
            best = bound
        else:
            step *= 0.95
        if not size or best >= above:
            break
        length = step * (above * FINE - total) / size
        u = {e: max(0, u[e] + round(length * g)) for e, g in slope.items()}
    return root.weight + best


def _lagrangian(
    columns: Sequence[tuple[int, Sequence[int]]], u: dict[int, int]
) -> tuple[int, dict[int, int]]:
    """The bound that the prices `u` give, and per element 1 less the columns that would cover it.

    `columns` are the weights and the open elements of the columns. Prices, weights and bound are in
    parts of a weight, `FINE` of them.
    """
    total, slope = sum(u.values()), dict.fromkeys(u, 1)
    for weight, mine in columns:
        left = weight - sum([u[e] for e in mine])
        if left < 0:
            total += left
            for e in mine:
                slope[e] -= 1
    return total, slope


def _priced(table: Table, root: Node) -> Table:
    """The table with the price of the capped cost that gives the best bound at the root.

    Weight + rate * (cost - cap).
    """
    problem = table.problem
    if problem.cap is None:
        return table

    def at(rate: int) -> tuple[int, Table]:
        price = [w + rate * c for w, c in zip(problem.weights, problem.costs, strict=True)]
        priced = table._replace(price=price, rate=rate)
        return lower_bound(priced, root)[0], priced

    # no rate is best for all problems: powers of 16 first, from the one that makes the dearest
    # column count as much as the lightest of those that cost nothing, then from an eighth to eight
    # times the best of them (in sixteenths, as rates are whole numbers)
    free = [w for w, c in zip(problem.weights, problem.costs, strict=True) if not c]
    first = max(0, min(free, default=0).bit_length() - max(problem.costs, default=0).bit_length())
    last = max(problem.weights, default=0).bit_length()
    rates = [0, *(1 << power for power in range(first, last, 4))]
    tries = {rate: at(rate) for rate in rates}
    best = max(tries, key=lambda rate: tries[rate][0])
    rates = [best * factor >> 4 for factor in (2, 4, 6, 8, 11, 22, 32, 48, 64, 96, 128)]
    tries |= {rate: at(rate) for rate in rates if rate not in tries}
    return max(tries.values(), key=lambda each: each[0])[1]


def _greedy(table: Table, node: Node) -> int | None:
    """A light set of columns to begin with, nothing in it idle; None if it leads nowhere."""
    problem, start = table.problem, node
    while node.open:
        worth = []
        for j in bits(node.allowed):
            useful = (problem.covers[j] & node.open).bit_count()
            if useful and (problem.cap is None or node.cost + problem.costs[j] <= problem.cap):
                worth.append((table.price[j] // useful, j))
        if not worth:
            return None
        node = take(table, node, min(worth)[1])
    taken = node.taken & ~start.taken
    for j in sorted(bits(taken), key=lambda j: problem.weights[j], reverse=True):
        if _covers_all(problem, start, taken & ~(1 << j)):
            taken &= ~(1 << j)
    return start.taken | taken


def _covers_all(problem: Problem, start: Node, taken: int) -> bool:
    covered, asked = start.covered, start.open
    for j in bits(taken):
        covered |= problem.covers[j]
        asked |= problem.needs[j]
    return not asked & ~covered


def _tightened(table: Table, node: Node, best: float) -> tuple[Node, int, list[int]] | None:
    """The node without what cannot lead below `best`, its bound, and what each column would add;
    None if nothing can.
    """
    cap = table.problem.cap
    tight = forced(table, node)
    if tight is None or (cap is not None and tight.cost > cap):
        return None
    bound, slack = lower_bound(table, tight, best)
    if bound >= best:
        return None
    allowed = tight.allowed
    for j in bits(allowed):
        if bound + slack[j] >= best:
            allowed ^= 1 << j
    return tight._replace(allowed=allowed), bound, slack


def _search(table: Table, root: Node, node_limit: int, incumbent: int | None) -> Answer:
    """Depth first: branch on the open element with fewest columns, lightest column first, banning
    those tried before.
    """
    problem = table.problem
    if problem.blocked is None:
        incumbent = _lighter(problem, incumbent, _greedy(table, root))
    best = inf if incumbent is None else _weight(problem, incumbent)
    stack, nodes = [(0, root)], 0
    while stack:
        least, node = stack.pop()
        if least >= best:
            continue
        if nodes >= node_limit:
            return Answer(incumbent, proved=False, nodes=nodes)
        nodes += 1
        found = _tightened(table, node, best)
        if found is None:
            continue
        node, bound, slack = found
        branch = _branch(table, node)
        if branch is not None:
            stack += _children(table, node, branch, bound, slack)
        elif node.weight < best:
            incumbent, best = node.taken, node.weight
    return Answer(incumbent, proved=True, nodes=nodes)


def _lighter(problem: Problem, one: int | None, other: int | None) -> int | None:
    found = [columns for columns in (one, other) if columns is not None]
    return min(found, key=lambda columns: _weight(problem, columns), default=None)


def _weight(problem: Problem, columns: int) -> int:
    return sum(problem.weights[j] for j in bits(columns))


def _branch(table: Table, node: Node) -> int | None:
    """The columns of which one must be taken next; None if the node keeps every rule.

    For the open element with fewest, else for what the further rule misses.
    """
    problem = table.problem
    if node.open:
        by, allowed = table.by, node.allowed
        return min([by[e] & allowed for e in bits(node.open)], key=int.bit_count)
    missing = problem.blocked(node.taken) if problem.blocked is not None else 0
    if not missing:
        return None
    return sum(1 << j for j in bits(node.allowed) if problem.covers[j] & missing)


def _children(
    table: Table, node: Node, branch: int, bound: int, slack: list[int]
) -> list[tuple[int, Node]]:
    """One node per column of `branch` with what it weighs at least, the most promising last, since
    the last is looked at first.
    """
    children, banned = [], 0
    for j in sorted(bits(branch), key=lambda j: (slack[j], table.problem.weights[j])):
        banned |= 1 << j
        children.append((bound + slack[j], take(table, node, j, banned)))
    return children[::-1]
