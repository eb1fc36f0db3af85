"""The choice of actions: the fewest planned hours that bring every wanted rung, in an order that
exists.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

from po_career.catalog.model import IMPORTANCES, Action
from po_career.frozen import Frozen
from po_career.planning.choice.candidates import Goal, Raisers, World, ask, gather, raisers_of
from po_career.planning.choice.cover import floor, parts
from po_career.planning.choice.giving_up import Effort, Found, with_order
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
    hours, parts_of_hour = _in_parts([actions[id_].hours.middle for id_ in world.ids])
    effort = Effort(node_limit)
    found = _find(world, _weights(hours), effort)
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
        total / parts_of_hour,
        found.proved,
        bound / parts_of_hour,
    )


def _find(world: World, weights: Sequence[int], effort: Effort) -> Found:
    """The best columns: first without a look at their order; if they have none, with it.

    The order of actions ties the rungs of a skill together, so each group of skills that hang
    together is solved by itself.
    """
    answer = effort.solve(Problem(world.covers, world.needs, weights, world.goals, world.columns))
    best = Found(answer.columns or 0, 0, answer.proved)
    if arrange(world, best.columns, world.goals).sequence is not None:
        return best
    columns, left_out, proved = 0, 0, True
    for elements, members in parts(*_by_skill(world), world.columns, world.goals):
        found = with_order(world, weights, best, elements & world.goals, members, effort)
        columns |= found.columns
        left_out |= found.left_out
        proved = proved and found.proved
    return Found(columns, left_out, proved)


def _by_skill(world: World) -> tuple[list[int], list[int]]:
    """Covers and needs widened to whole skills."""
    skills: dict[str, int] = {}
    for e, rung in enumerate(world.rungs):
        skills[rung.skill] = skills.get(rung.skill, 0) | 1 << e

    def widened(mask: int) -> int:
        for e in bits(mask & (1 << len(world.rungs)) - 1):
            mask |= skills[world.rungs[e].skill]
        return mask

    return [widened(mask) for mask in world.covers], [widened(mask) for mask in world.needs]


@lru_cache(maxsize=4_096)
def _exact(value: float) -> Fraction:
    """The number as it is written, so that 0.1 is a tenth."""
    return Fraction(str(value))


def _in_parts(values: Sequence[float]) -> tuple[list[int], int]:
    """The values as whole numbers of one part, and how many parts make 1.

    1.5, 2 and 0.75 are 6, 8 and 3 quarters.
    """
    exact = [_exact(value) for value in values]
    count = lcm(*(value.denominator for value in exact))
    return [value.numerator * (count // value.denominator) for value in exact], count


def _weights(hours: Sequence[int]) -> list[int]:
    """One whole number for each column that packs its hours, 1, and a bit for the rank of its id.

    As every set sums to another number, no two tie: of two sets with the same hours and count, the
    one whose last differing id is earlier is lighter. An example: of three actions, the first takes
    4 hours and the third 2. They weigh 4, 1, 001 = 0b100_001_001 and 2, 1, 100 = 0b010_001_100;
    both together weigh 6, 2, 101.
    """
    digits = len(hours)
    return [((hour << digits) + 1 << digits) + (1 << rank) for rank, hour in enumerate(hours)]
