"""The choice of actions: the fewest planned hours that bring every wanted rung, in an order that
exists.
"""

from collections.abc import Collection, Mapping, Sequence

from po_career.catalog.model import IMPORTANCES, Action
from po_career.frozen import Frozen
from po_career.planning.choice.candidates import Goal, Raisers, World, ask, gather, raisers_of
from po_career.planning.choice.cover import GRAIN, floor, solve
from po_career.planning.choice.giving_up import Found, with_order
from po_career.planning.choice.order import arrange, bits
from po_career.planning.choice.shrink import Problem
from po_career.planning.model import Rung
from po_career.planning.readiness import Levels

__all__ = ["Choice", "Goal", "choose_actions"]


class Choice(Frozen):
    """Actions to take, and what stays open."""

    actions: tuple[str, ...]
    """Ids in an order that exists."""
    uncovered: tuple[Rung, ...]
    """Wanted rungs that are not brought, core first."""
    hours: float
    """Planned hours of all actions."""
    proved: bool
    """Whether no better choice exists."""
    lower_bound: float
    """Hours that no choice that covers the same rungs can undercut; equal to `hours` if `proved`.
    """


def choose_actions(
    actions: Mapping[str, Action],
    goals: Sequence[Goal],
    levels: Levels,
    *,
    done: Collection[str] = (),
    role: str | None = None,
    raisers: Raisers | None = None,
    node_limit: int = 20_000,
) -> Choice:
    """The actions that cover every rung of `goals`, best by planned hours, then number of actions,
    then ids.

    `levels` holds the expected level of each skill (absent: 0); for a goal's skill its own `have`
    counts. `done` actions cost nothing, satisfy prerequisites, and change no level. `role` is the
    role held. If not everything can be covered, as many core rungs as possible are, then important,
    then useful ones. `raisers` is `raisers_of(actions)`, for those who ask often. After
    `node_limit` nodes the best found comes back, with `proved` False.
    """
    known = raisers_of(actions) if raisers is None else raisers
    world, missing = gather(ask(actions, goals, levels, done, role, known))
    hours = [round(actions[id_].hours.middle * GRAIN) for id_ in world.ids]
    found = _find(world, _weights(hours), node_limit)
    targets = world.goals & ~found.left_out
    sequence = arrange(world, found.columns, targets).sequence or ()
    bound = total = sum(hours[j] for j in sequence)
    if not found.proved:
        bound = floor(Problem(world.covers, world.needs, hours, targets, world.columns))
    uncovered = [*missing, *(world.rungs[e] for e in bits(found.left_out))]
    uncovered.sort(key=lambda rung: (IMPORTANCES.index(world.importance[rung]), rung))
    return Choice(
        tuple(world.ids[j] for j in sequence),
        tuple(uncovered),
        total / GRAIN,
        found.proved,
        bound / GRAIN,
    )


def _find(world: World, weights: Sequence[int], nodes: int) -> Found:
    """The best columns: first without a look at their order; if they have none, with it."""
    problem = Problem(world.covers, world.needs, weights, world.goals, world.columns)
    answer = solve(problem, nodes)
    plain = Found(answer.columns or 0, 0, answer.proved)
    if arrange(world, plain.columns, world.goals).sequence is not None:
        return plain
    return with_order(world, weights, plain, nodes - answer.nodes)


def _weights(hours: Sequence[int]) -> list[int]:
    """One whole number for each column that packs its hours, 1, and a bit for the rank of its id.

    As every set sums to another number, no two tie: of two sets with the same hours and count, the
    one whose last differing id is earlier is lighter. An example: of three actions, the first takes
    4 hours and the third 2. They weigh 4, 1, 001 = 0b100_001_001 and 2, 1, 100 = 0b010_001_100;
    both together weigh 6, 2, 101.
    """
    digits = len(hours)
    return [((hour << digits) + 1 << digits) + (1 << rank) for rank, hour in enumerate(hours)]
