"""The choice of actions: the fewest planned hours that bring every wanted rung, in an order that
exists.
"""

from collections.abc import Collection, Mapping, Sequence

from po_career.catalog.model import IMPORTANCES, Action
from po_career.frozen import Frozen
from po_career.planning.choice.bits import bits
from po_career.planning.choice.candidates import Goal, Raisers, World, ask, gather, raisers_of
from po_career.planning.choice.cover import solve
from po_career.planning.choice.giving_up import Leaving, solve_in_order
from po_career.planning.choice.order import arrange, mended
from po_career.planning.choice.problem import GRAIN, Problem
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
) -> Choice:
    """The actions that cover every rung of `goals`, best by planned hours, then number of actions,
    then ids.

    `levels` holds the expected level of each skill (absent: 0); for a goal's skill its own `have`
    counts. `done` actions cost nothing, satisfy prerequisites, and change no level. `role` is the
    role held. If not everything can be covered, as many core rungs as possible are, then important,
    then useful ones. `raisers` is `raisers_of` the actions, for those who ask often. A choice
    that would take too long is the best found, with `proved` False.
    """
    known = raisers_of(actions.values()) if raisers is None else raisers
    world, missing = gather(ask(actions.get, goals, levels, done, role, known))
    hours = [round(actions[id_].hours.middle * GRAIN) for id_ in world.ids]
    weights = _weights(hours)
    columns, left_out, proved = _find(world, weights)
    targets = world.goals & ~left_out
    sequence = arrange(world, columns, targets).sequence or ()
    bound = total = sum(hours[j] for j in sequence)
    if not proved:
        bound = solve(_covering(world, weights, targets)).bound >> 2 * len(hours)
    uncovered = [*missing, *(world.rungs[e] for e in bits(left_out))]
    uncovered.sort(key=lambda rung: (IMPORTANCES.index(world.importance[rung]), rung))
    return Choice(
        tuple(world.ids[j] for j in sequence),
        tuple(uncovered),
        total / GRAIN,
        proved,
        bound / GRAIN,
    )


def _find(world: World, weights: Sequence[int]) -> tuple[int, int, bool]:
    """The best columns, the goals that they leave open, and whether nothing is better.

    First without a look at their order. If they have none, some rungs may have to be given up: then
    those that leave as many core rungs as possible, then important, then useful ones.
    """
    goals = world.goals
    plain = solve(_covering(world, weights, goals))
    columns = plain.columns or 0
    if arrange(world, columns, goals).sequence is not None:
        return columns, 0, plain.proved
    leaving = Leaving(world, goals, goals)
    problem = leaving.problem(_with_penalties(world, weights, leaving))
    found = solve_in_order(problem, leaving)
    if found.columns is not None:
        return *leaving.split(found.columns), found.proved
    used, held = mended(world, columns, goals, weights)
    return used, goals & ~held, False


def _covering(world: World, weights: Sequence[int], goals: int) -> Problem:
    return Problem(world.covers, world.needs, weights, goals)


def _weights(hours: Sequence[int]) -> list[int]:
    """One whole number for each column that packs its hours, 1, and a bit for the rank of its id.

    As every set sums to another number, no two tie: of two sets with the same hours and count, the
    one whose last differing id is earlier is lighter. An example: of three actions, the first takes
    4 hours and the third 2. They weigh 4, 1, 001 = 0b100_001_001 and 2, 1, 100 = 0b010_001_100;
    both together weigh 6, 2, 101.
    """
    digits = len(hours)
    return [((hour << digits) + 1 << digits) + (1 << rank) for rank, hour in enumerate(hours)]


def _with_penalties(world: World, weights: Sequence[int], leaving: Leaving) -> list[int]:
    """The weights with room for goals left out, then those of the columns that leave them.

    Above the weights stand the counts of useful, important and core rungs, below them the ranks of
    the rungs.

    An example. Two actions weigh 5 and 3, and the goals a1 (core) and b1 (useful) are the elements
    0 and 1. Their ranks take two bits, so the weights become 20 and 12. A count goes up to 2, so
    it is a digit of base 3 of the unit 64, beyond the sum of the weights: useful counts 64,
    important 192, core 576. Leaving b1 weighs 64 + 2 = 66, more than both actions; leaving a1
    weighs 576 + 1 = 577, more than every useful and important rung together.
    """
    room = world.goals.bit_length()
    shifted = [weight << room for weight in weights]
    unit = 1 << sum(shifted).bit_length()  # above all weights with their ranks
    digit = world.goals.bit_count() + 1
    values = [unit * digit**place for place in range(len(IMPORTANCES))]
    value = dict(zip(reversed(IMPORTANCES), values, strict=True))
    penalties = {e: value[world.importance[world.rungs[e]]] + (1 << e) for e in bits(world.goals)}
    return shifted + [sum(penalties[e] for e in bits(leave)) for leave in leaving.leaves]
