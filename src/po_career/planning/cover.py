"""The lightest set of columns that covers every required element, proved so: branch and bound on bit masks.

A column that is taken may ask for further elements. Weights are whole numbers of any size; where no two sets weigh the
same, the answer does not depend on the order of the search.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from po_career.planning.order import bits


@dataclass(frozen=True, slots=True)
class Problem:
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
    """A further rule: 0 if the columns keep it, else elements of which one column more must cover one."""


class Answer(NamedTuple):
    """The best columns found (None where none are), and whether nothing lighter exists."""

    columns: int | None
    proved: bool
    nodes: int


class Node(NamedTuple):
    """A part of the search: some columns taken, some banned."""

    open: int
    covered: int
    allowed: int
    taken: int
    weight: int
    cost: int


class Table(NamedTuple):
    """A problem with what the search looks up all the time."""

    problem: Problem
    by: list[int]
    """The columns that cover each element."""
    price: Sequence[int]
    """Weights, plus the price of money where there is a cap."""
    rate: int
    order: list[int]
    """Elements, fewest columns first."""


def solve(problem: Problem, node_limit: int, incumbent: int | None = None) -> Answer:
    """The lightest columns that keep every rule of `problem`.

    Past `node_limit` nodes the best found so far, unproved. `incumbent`, where given, keeps every rule. Reductions and
    dual ascent: Beasley, "An algorithm for set covering problem", EJOR 31 (1987).
    """
    table = _table(problem)
    root: Node | None = Node(problem.required, 0, problem.columns, 0, 0, 0)
    assert root is not None
    if problem.blocked is not None:
        return _search(table, root, node_limit, incumbent)
    root = _reduced(table, root)
    if root is None:
        return Answer(incumbent, proved=True, nodes=0)
    if problem.cap is not None:
        return _search(_priced(table, root), root, node_limit, incumbent)
    columns, proved, nodes = root.taken, True, 0
    for elements, part in parts(problem.covers, problem.needs, root.allowed, root.open, root.covered):
        found = _search(table, Node(root.open & elements, root.covered, part, 0, 0, 0), node_limit - nodes, None)
        if found.columns is None:
            return Answer(incumbent, found.proved, nodes + found.nodes)
        columns, proved, nodes = columns | found.columns, proved and found.proved, nodes + found.nodes
    return Answer(columns, proved, nodes)


def parts(covers: Sequence[int], needs: Sequence[int], columns: int, required: int, covered: int = 0) -> Iterator[tuple[int, int]]:
    """Falls `columns` apart into groups that share no element: the elements and columns of each group with a required one."""
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
    """A weight that no cover undercuts (cap and further rule aside): dual ascent, then subgradient steps on the same dual.

    Any prices u >= 0 on the required elements give the bound sum(u) + sum over columns of min(0, weight - prices that
    it collects); Held and Karp, "The traveling-salesman problem and minimum spanning trees: part II" (1971).
    """
    table = _table(problem)
    root = _reduced(table, Node(problem.required, 0, problem.columns, 0, 0, 0))
    if root is None or not root.open:
        return root.weight if root else 0
    best, _, prices = _ascent(table, root)
    goal = _greedy(table, root)
    above = sum(problem.weights[j] for j in bits(goal)) if goal is not None else 2 * best
    fine = 1024
    u = {e: price * fine for e, price in prices.items()}
    step = 1.0
    for _ in range(rounds):
        total, slope = _lagrangian(table, root, u, fine)
        size = sum(g * g for g in slope.values())
        if -(-total // fine) > best:
            best = -(-total // fine)
        else:
            step *= 0.95
        if not size or best >= above:
            break
        length = step * (above * fine - total) / size
        u = {e: max(0, u[e] + round(length * g)) for e, g in slope.items()}
    return root.weight + best


def _lagrangian(table: Table, node: Node, u: dict[int, int], fine: int) -> tuple[int, dict[int, int]]:
    """The bound that the prices `u` give, and per element by how much it is not covered once."""
    total, slope = sum(u.values()), dict.fromkeys(u, 1)
    for j in bits(node.allowed):
        mine = list(bits(table.problem.covers[j] & node.open))
        left = table.problem.weights[j] * fine - sum(u[e] for e in mine)
        if left < 0:
            total += left
            for e in mine:
                slope[e] -= 1
    return total, slope


def _table(problem: Problem) -> Table:
    elements = problem.required
    for j in bits(problem.columns):
        elements |= problem.covers[j] | problem.needs[j]
    by = [0] * elements.bit_length()
    for j in bits(problem.columns):
        for e in bits(problem.covers[j]):
            by[e] |= 1 << j
    return Table(problem, by, problem.weights, 0, sorted(bits(elements), key=lambda e: (by[e].bit_count(), e)))


def _priced(table: Table, root: Node) -> Table:
    """The table with the price of money that gives the best bound at the root: weight + rate * (cost - cap)."""
    problem = table.problem
    assert problem.cap is not None
    def at(rate: int) -> tuple[int, Table]:
        price = [w + rate * c for w, c in zip(problem.weights, problem.costs, strict=True)]
        priced = table._replace(price=price, rate=rate)
        return _bound(priced, root)[0], priced

    tries = {0: at(0)}
    tries |= {1 << power: at(1 << power) for power in range(0, max(problem.weights, default=0).bit_length(), 4)}
    best = max(tries, key=lambda rate: tries[rate][0])
    tries |= {best * factor >> 4: at(best * factor >> 4) for factor in (2, 4, 6, 8, 11, 22, 32, 48, 64, 96, 128)}
    return max(tries.values(), key=lambda each: each[0])[1]


def _bound(table: Table, node: Node) -> tuple[int, list[int]]:
    """The least weight below `node`, and by how much each column would add to it."""
    total, slack, _ = _ascent(table, node)
    over = table.rate * (node.cost - table.problem.cap) if table.problem.cap is not None else 0
    return node.weight + total + over, slack


def _ascent(table: Table, node: Node) -> tuple[int, list[int], dict[int, int]]:
    """Dual ascent: each open element takes what is left of its cheapest column. Sum, what is left, price by element."""
    slack = list(table.price)
    prices: dict[int, int] = {}
    for e in table.order:
        if node.open >> e & 1:
            columns = list(bits(table.by[e] & node.allowed))
            least = min([slack[j] for j in columns], default=0)
            prices[e] = least
            if least:
                for j in columns:
                    slack[j] -= least
    return sum(prices.values()), slack, prices


def _take(table: Table, node: Node, j: int) -> Node:
    problem = table.problem
    covered = node.covered | problem.covers[j]
    return Node(
        (node.open | problem.needs[j]) & ~covered,
        covered,
        node.allowed & ~(1 << j),
        node.taken | 1 << j,
        node.weight + problem.weights[j],
        node.cost + problem.costs[j] if problem.costs else 0,
    )


def _forced(table: Table, node: Node) -> Node | None:
    """Takes every column that is the last one for an open element; None where an element has none left."""
    while True:
        for e in bits(node.open):
            columns = table.by[e] & node.allowed
            if columns & (columns - 1) == 0:
                if not columns:
                    return None
                node = _take(table, node, columns.bit_length() - 1)
                break
        else:
            return node


def _reduced(table: Table, node: Node) -> Node | None:
    """Forced columns, and columns and elements that cannot matter, to a fix-point. Not for a problem with a further rule."""
    while True:
        before = node
        forced = _forced(table, node)
        if forced is None:
            return None
        node = _without_implied_elements(table, _without_dominated_columns(table, forced))
        if node == before:
            return node


def _live(table: Table, node: Node) -> int:
    """The elements that are or may yet be asked for."""
    live = node.open
    for j in bits(node.allowed):
        live |= table.problem.needs[j]
    return live & ~node.covered


def _without_dominated_columns(table: Table, node: Node) -> Node:
    """Drops a column if another covers as much, asks no more, and is lighter (under a cap: no dearer)."""
    covers, needs, weights, costs = table.problem.covers, table.problem.needs, table.problem.weights, table.problem.costs
    live, allowed = _live(table, node), node.allowed
    given = node.covered | node.open
    for j in bits(allowed):
        useful = covers[j] & live
        rivals = allowed & ~(1 << j) if useful else 0
        for e in bits(useful):
            rivals &= table.by[e]
        hopeless = any(not table.by[e] & allowed for e in bits(needs[j] & ~node.covered))
        if not useful or hopeless or any(
            weights[k] < weights[j] and not needs[k] & ~needs[j] & ~given and (table.problem.cap is None or costs[k] <= costs[j])
            for k in bits(rivals)
        ):
            allowed &= ~(1 << j)
    return node._replace(allowed=allowed)


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


def _greedy(table: Table, node: Node) -> int | None:
    """A light set of columns to begin with, nothing in it idle; None where the greedy way ends nowhere."""
    problem, start = table.problem, node
    while node.open:
        best: tuple[int, int] | None = None
        for j in bits(node.allowed):
            useful = (problem.covers[j] & node.open).bit_count()
            fits = problem.cap is None or node.cost + problem.costs[j] <= problem.cap
            if useful and fits and (best is None or (table.price[j] // useful, j) < best):
                best = table.price[j] // useful, j
        if best is None:
            return None
        node = _take(table, node, best[1])
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


def _tightened(table: Table, node: Node | None, best: int | None) -> tuple[Node, list[int]] | None:
    """The node without what cannot lead below `best`, and what each column would add; None where nothing can."""
    problem = table.problem
    while node is not None:
        node = _forced(table, node)
        if node is None or (problem.cap is not None and node.cost > problem.cap):
            return None
        bound, slack = _bound(table, node)
        if best is None:
            return node, slack
        if bound >= best:
            return None
        allowed = sum(1 << j for j in bits(node.allowed) if bound + slack[j] < best)
        if allowed == node.allowed:
            return node, slack
        node = node._replace(allowed=allowed)
    return None


def _search(table: Table, root: Node, node_limit: int, incumbent: int | None) -> Answer:
    """Depth first: branch on the open element with fewest columns, lightest column first, banning those tried before."""
    problem = table.problem
    if problem.blocked is None:
        rough = _greedy(table, root)
        if rough is not None and (incumbent is None or _weight(problem, rough) < _weight(problem, incumbent)):
            incumbent = rough
    best = None if incumbent is None else _weight(problem, incumbent)
    stack, nodes = [root], 0
    while stack:
        if nodes >= node_limit:
            return Answer(incumbent, proved=False, nodes=nodes)
        nodes += 1
        found = _tightened(table, stack.pop(), best)
        if found is None:
            continue
        node, slack = found
        missing = problem.blocked(node.taken) if problem.blocked and not node.open else 0
        if node.open or missing:
            stack += _children(table, node, _branch(table, node, missing), slack)
        elif best is None or node.weight < best:
            incumbent, best = node.taken, node.weight
    return Answer(incumbent, proved=True, nodes=nodes)


def _weight(problem: Problem, columns: int) -> int:
    return sum(problem.weights[j] for j in bits(columns))


def _branch(table: Table, node: Node, missing: int) -> int:
    """The columns of which one must be taken next: for the open element with fewest, else for what the further rule misses."""
    if node.open:
        return min((table.by[e] & node.allowed for e in bits(node.open)), key=int.bit_count)
    return sum(1 << j for j in bits(node.allowed) if table.problem.covers[j] & missing)


def _children(table: Table, node: Node, branch: int, slack: list[int]) -> list[Node]:
    """One node per column of `branch`, the most promising last, since the last is looked at first."""
    children, banned = [], 0
    for j in sorted(bits(branch), key=lambda j: (slack[j], table.problem.weights[j])):
        banned |= 1 << j
        children.append(_take(table, node._replace(allowed=node.allowed & ~banned), j))
    return children[::-1]
