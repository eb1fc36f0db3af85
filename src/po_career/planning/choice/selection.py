"""The choice of actions: the fewest planned hours that bring every wanted rung, in an order that
exists, within the budget.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm

from po_career.catalog.model import IMPORTANCES, Action
from po_career.frozen import Frozen
from po_career.planning.choice.candidates import (
    BELOW,
    BUDGET,
    Goal,
    Raisers,
    Uncovered,
    World,
    ask,
    gather,
    raisers_of,
)
from po_career.planning.choice.cover import floor, parts
from po_career.planning.choice.giving_up import Effort, Found, Group, Scales
from po_career.planning.choice.order import arrange, bits
from po_career.planning.choice.shrink import Problem
from po_career.planning.model import Rung

__all__ = ["Choice", "Goal", "choose_actions"]

ORDER = "no order of the actions brings it together with the rest"
FRONT = 2_000
"""Trade-offs between weight and money that are kept while groups of skills are joined under a
budget.
"""


class Choice(Frozen):
    """Actions to take, what each is there for, and what stays open."""

    actions: tuple[str, ...]
    """Ids in an order that exists."""
    brings: Mapping[str, tuple[Rung, ...]]
    """The wanted rungs, and those that another action requires, that each action brings; none for a
    mere prerequisite.
    """
    after: Mapping[str, tuple[str, ...]]
    """The chosen actions that must be finished before each one starts."""
    uncovered: tuple[Uncovered, ...]
    """Rungs that are not brought, core first, with the reason."""
    hours: float
    """Planned hours of all actions."""
    cost: float
    """Known prices of all actions."""
    proved: bool
    """Whether no better choice exists."""
    lower_bound: float
    """Hours that no choice which covers the same rungs can undercut; equal to `hours` where
    `proved`.
    """
    nodes: int
    """Nodes of the search."""


def choose_actions(
    actions: Mapping[str, Action],
    goals: Sequence[Goal],
    levels: Mapping[str, int],
    *,
    done: Collection[str] = (),
    role: str | None = None,
    budget: float | None = None,
    raisers: Raisers | None = None,
    node_limit: int = 20_000,
) -> Choice:
    """The actions that cover every rung of `goals`, best by planned hours, then cost, number of
    actions, ids.

    `levels` holds the expected level of each skill (absent: 0); for a goal's skill its own `have`
    counts. `done` actions cost nothing, satisfy prerequisites, and change no level. `role` is the
    role held. `budget` is None for no limit; under one, actions without a price are not used. Where
    not everything can be covered, as many core rungs as possible are, then important, then useful
    ones. `raisers` is `raisers_of(actions)`, worked out once by who asks often. Past `node_limit`
    nodes the best found comes back, with `proved` False.
    """
    asked = ask(actions, goals, levels, done, role, budget)
    world, missing = gather(asked, raisers_of(actions) if raisers is None else raisers)
    scales = _scales(actions, world)
    cap = None if budget is None else int(_exact(budget) * scales.money)
    effort = Effort(node_limit)
    found, reasons = _find(world, scales, cap, effort)
    return _choice(
        world, scales, found, (*missing, *_left_out(world, found, reasons)), effort.nodes
    )


def _find(world: World, scales: Scales, cap: int | None, effort: Effort) -> tuple[Found, int]:
    """The best columns, and the goals that only the order of actions (not the budget)
    leaves open.
    """
    everything = (1 << len(world.ids)) - 1
    answer = effort.solve(
        Problem(world.covers, world.needs, scales.weights, world.goals, everything)
    )
    columns = answer.columns or 0
    cost = sum(scales.costs[j] for j in bits(columns))
    if (cap is None or cost <= cap) and arrange(world, columns, world.goals).sequence is not None:
        return Found(columns, 0, 0, cost, answer.proved), 0
    apart = parts(*_by_skill(world), everything, world.goals)
    groups = [Group(world, scales, elements & world.goals, members) for elements, members in apart]
    firsts = [group.best_at_any_cost(columns, effort, proved=answer.proved) for group in groups]
    spent = sum(first.cost for first in firsts)
    front = [Found(0, 0, 0, 0, proved=True)]
    for group, first in zip(groups, firsts, strict=True):
        front = _joined(front, group.trade_offs(first, cap, spent - first.cost, effort), cap)
    return front[0], sum(first.left_out for first in firsts)


def _by_skill(world: World) -> tuple[list[int], list[int]]:
    """Covers and needs widened to whole skills, because the order of actions ties the rungs of a
    skill together.
    """
    whole = {
        e: 1 << e
        for e in range(
            len(world.rungs),
            max((m.bit_length() for m in (*world.covers, *world.needs)), default=0),
        )
    }
    skills: dict[str, int] = {}
    for e, rung in enumerate(world.rungs):
        skills[rung.skill] = skills.get(rung.skill, 0) | 1 << e
    whole |= {e: skills[rung.skill] for e, rung in enumerate(world.rungs)}
    return [_union(whole, mask) for mask in world.covers], [
        _union(whole, mask) for mask in world.needs
    ]


def _union(whole: Mapping[int, int], mask: int) -> int:
    union = 0
    for e in bits(mask):
        union |= whole[e]
    return union


def _joined(front: Sequence[Found], more: Sequence[Found], cap: int | None) -> list[Found]:
    """Every sum of the two that fits `cap` and that no other beats in both weight and cost."""
    sums = [
        Found(
            a.columns | b.columns,
            a.left_out | b.left_out,
            a.weight + b.weight,
            a.cost + b.cost,
            a.proved and b.proved,
        )
        for a in front
        for b in more
        if cap is None or a.cost + b.cost <= cap
    ]
    kept: list[Found] = []
    for found in sorted(sums, key=lambda found: (found.weight, found.cost)):
        if not kept or found.cost < kept[-1].cost:
            kept.append(found)
    if len(kept) > FRONT:
        kept = [found._replace(proved=False) for found in [*kept[: FRONT - 1], kept[-1]]]
    return kept


@lru_cache(maxsize=4_096)
def _exact(value: float) -> Fraction:
    """The number as it is written, so that 0.1 is a tenth."""
    return Fraction(str(value))


def _scales(actions: Mapping[str, Action], world: World) -> Scales:
    hours = [_exact(actions[id_].hours.middle) for id_ in world.ids]
    prices = [action.cost for action in (actions[id_] for id_ in world.ids)]
    costs = [_exact(price.amount) if price else Fraction(0) for price in prices]
    hour, money = lcm(*(h.denominator for h in hours)), lcm(*(c.denominator for c in costs))
    parts_of_hour = tuple(h.numerator * (hour // h.denominator) for h in hours)
    parts_of_money = tuple(c.numerator * (money // c.denominator) for c in costs)
    count = len(world.ids)
    weights = []
    money_digits, count_digits = sum(parts_of_money).bit_length(), count.bit_length()
    for rank, (h, c, price) in enumerate(zip(parts_of_hour, parts_of_money, prices, strict=True)):
        unknown = (h << count_digits) + (price is None)
        weights.append((((unknown << money_digits) + c << count_digits) + 1 << count) + (1 << rank))
    return Scales(tuple(weights), parts_of_hour, parts_of_money, hour, money)


def _left_out(world: World, found: Found, out_of_order: int) -> list[Uncovered]:
    """The goals that were given up, each with its reason.

    Above the first of a skill, the reason is the rung below.
    """
    left = []
    for e in bits(found.left_out):
        above = e and found.left_out >> (e - 1) & 1 and not world.first >> e & 1
        why = ORDER if out_of_order >> e & 1 else BUDGET
        if above:
            why = BELOW
        left.append(Uncovered(*world.rungs[e], why))
    return left


def _choice(
    world: World, scales: Scales, found: Found, uncovered: Sequence[Uncovered], nodes: int
) -> Choice:
    targets = world.goals & ~found.left_out
    sequence = arrange(world, found.columns, targets).sequence or ()
    brings, after = _credited(world, sequence, targets)
    hours = sum(scales.hours[j] for j in sequence)
    everything = (1 << len(world.ids)) - 1
    bound = (
        hours
        if found.proved
        else floor(Problem(world.covers, world.needs, scales.hours, targets, everything))
    )
    return Choice(
        tuple(world.ids[j] for j in sequence),
        brings,
        after,
        tuple(
            sorted(
                uncovered,
                key=lambda u: (
                    IMPORTANCES.index(world.importance[u.skill, u.level]),
                    u.skill,
                    u.level,
                ),
            )
        ),
        hours / scales.hour,
        found.cost / scales.money,
        found.proved,
        bound / scales.hour,
        nodes,
    )


def _credited(
    world: World, sequence: Sequence[int], targets: int
) -> tuple[dict[str, tuple[Rung, ...]], dict[str, tuple[str, ...]]]:
    """What each action brings, and which others must be finished before.

    Whoever brings what it needs, and the rungs below its own.
    """
    wanted = targets
    for j in sequence:
        wanted |= world.needs[j]
    held = 0
    bringer: dict[int, int] = {}
    brings, after = {}, {}
    for j in sequence:
        gain = world.covers[j] & wanted & ~held & (world.first | held << 1)
        below = (gain & ~world.first) >> 1
        before = sorted({bringer[e] for e in bits(below | world.needs[j])})
        brings[world.ids[j]] = tuple(world.rungs[e] for e in bits(gain) if e < len(world.rungs))
        after[world.ids[j]] = tuple(world.ids[k] for k in before)
        bringer.update(dict.fromkeys(bits(gain), j))
        held |= gain
    return brings, after
