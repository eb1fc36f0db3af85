"""What a search for routes to one role looks up all the time: ways, demands, prices of rungs, and hops worked out before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Importance, Transition
from po_career.planning.choice.candidates import Step, Uncovered
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.routes.ahead import Horizon, horizon_of
from po_career.planning.routes.ways import ways_out
from po_career.planning.standing import Standing

WEEKS_OF_MONTH = 52 / 12

Levels: TypeAlias = Mapping[str, int]
"""Skills whose level differs from what is held at the start."""
Missing: TypeAlias = tuple[tuple[str, int, int, Importance], ...]
"""Skill, level held, level asked, importance: what a role asks above what is held."""


class Effort(NamedTuple):
    """Planned hours of a hop, the hours that nothing undercuts, and what cannot be brought at all (then the hop cannot be taken)."""

    hours: float
    at_least: float
    uncovered: tuple[Uncovered, ...] = ()


@dataclass(frozen=True, slots=True)
class Terrain:
    """The catalogue as seen by one person who wants to get to `target`."""

    standing: Standing
    target: str
    ways: Mapping[str, Sequence[Transition]]
    horizon: Horizon
    """What is left from each role at the least."""
    base: Levels
    """Levels above 0 at the start."""
    gates: frozenset[str]
    """Skills that an action requires."""
    role_matters: bool
    """Whether some action requires a role."""
    barred: frozenset[str]
    """Actions that are done already, or that the budget rules out."""
    asks: dict[str, tuple[tuple[str, int, Importance], ...]] = field(default_factory=dict)
    prices: dict[str, dict[Step, float]] = field(default_factory=dict)
    efforts: dict[object, Effort] = field(default_factory=dict)


def terrain_of(standing: Standing, target: str) -> Terrain:
    """The terrain on the way to `target`, with nothing worked out yet."""
    requires = [action.requires for action in standing.catalog.actions.values()]
    start = standing.profile.role or ""
    return Terrain(
        standing,
        target,
        ways_out(standing.catalog),
        horizon_of(standing.catalog.transitions, target, start, lambda way: least_weeks(standing, way)),
        base={skill: belief.expected for skill, belief in standing.held.items() if belief.expected},
        gates=frozenset(skill for each in requires for skill in each.skills),
        role_matters=any(each.role is not None for each in requires),
        barred=_barred(standing),
    )


def _barred(standing: Standing) -> frozenset[str]:
    done, budget = standing.profile.done, standing.profile.money
    if budget is None:
        return frozenset(done)
    costs = ((id_, action.cost) for id_, action in standing.catalog.actions.items())
    return frozenset(done).union(id_ for id_, cost in costs if cost is None or cost.amount > budget)


def least_weeks(standing: Standing, way: Transition) -> float:
    """The transition's lower months in weeks; months in role shorten those out of the role that is held. 0 where they are not known."""
    months = way.months.low if way.months else 0.0
    if way.from_ == standing.profile.role:
        months = max(0.0, months - (standing.profile.months_in_role or 0.0))
    return months * WEEKS_OF_MONTH


def leads_on(terrain: Terrain, role: str, passed: Collection[str]) -> bool:
    """Whether a chain of transitions leads from `role` to the target without any other role of `passed`. Nearest roles first."""
    if role == terrain.target:
        return True
    queue, met = [(0, role)], set(passed)
    while queue:
        _, here = heappop(queue)
        for way in terrain.ways.get(here, ()):
            if way.to == terrain.target:
                return True
            if way.to not in met:
                met.add(way.to)
                heappush(queue, (terrain.horizon.left(way.to).hops, way.to))
    return False


def missing_for(terrain: Terrain, role: str, levels: Levels) -> Missing:
    """What `role` asks above `levels`: core and important skills, useful ones only where asked for."""
    asked = terrain.asks.get(role)
    if asked is None:
        wanted = IMPORTANCES if terrain.standing.useful else IMPORTANCES[:2]
        requires = terrain.standing.catalog.roles[role].requires
        asked = tuple((skill, need.level, need.importance) for skill, need in requires.items() if need.importance in wanted)
        terrain.asks[role] = asked
    base = terrain.base
    return tuple(
        [
            (skill, have, need, importance)
            for skill, need, importance in asked
            if need > (have := levels[skill] if skill in levels else base.get(skill, 0))
        ]
    )


def hours_at_least(terrain: Terrain, role: str, missing: Missing) -> float:
    """Hours that no choice of actions can undercut, quickly; infinite where nothing raises a rung. `missing` is what `role` asks above.

    Each rung of the role has a price, such that no action costs less than the rungs that it raises: a solution of the dual of the
    cover. The sum of what single skills cost would be no bound, because one action serves several.
    """
    prices = terrain.prices.get(role)
    if prices is None:
        prices = terrain.prices[role] = _prices(terrain, missing_for(terrain, role, {}))
    return sum([prices[skill, have] for skill, have, _, _ in missing])


def _prices(terrain: Terrain, missing: Missing) -> dict[Step, float]:
    """By skill and level, the price of the rungs from there up to what is asked.

    Dual ascent: each rung, those with fewest actions first, takes what is left of the cheapest action that raises it.
    """
    actions, raisers, barred = terrain.standing.catalog.actions, terrain.standing.raisers, terrain.barred
    usable = {
        (skill, level): [id_ for id_ in raisers.get((skill, level), ()) if id_ not in barred]
        for skill, have, need, _ in missing
        for level in range(have + 1, need + 1)
    }
    left = {id_: actions[id_].hours.middle for ids in usable.values() for id_ in ids}
    price: dict[Step, float] = {}
    for rung in sorted(usable, key=lambda rung: (len(usable[rung]), rung)):
        price[rung] = least = min([left[id_] for id_ in usable[rung]], default=inf)
        for id_ in usable[rung]:
            left[id_] -= least
    ways_up: dict[Step, float] = {}
    for skill, have, need, _ in missing:
        above = 0.0
        for level in range(need, have, -1):
            ways_up[skill, level - 1] = above = above + price[skill, level]
    return ways_up


def effort_of(terrain: Terrain, way: Transition, missing: Missing, levels: Levels) -> Effort:
    """The optimum of the choice of actions for one hop, by someone who holds the role before it and `levels`."""
    key = (way.from_ if terrain.role_matters else None, missing, _gated(terrain, levels))
    found = terrain.efforts.get(key)
    if found is None:
        found = terrain.efforts[key] = _chosen(terrain, way.from_, missing, levels)
    return found


def _chosen(terrain: Terrain, role: str, missing: Missing, levels: Levels) -> Effort:
    if not missing:
        return Effort(0.0, 0.0)
    standing = terrain.standing
    choice = choose_actions(
        standing.catalog.actions,
        [Goal(*each) for each in missing],
        _gate_levels(terrain, levels),
        done=standing.profile.done,
        role=role,
        budget=standing.profile.money,
        raisers=standing.raisers,
        node_limit=3_000,
    )
    return Effort(choice.hours, choice.hours if choice.proved else choice.lower_bound, choice.uncovered)


def _gated(terrain: Terrain, levels: Levels) -> frozenset[tuple[str, int]]:
    """The levels that decide, beside the gaps, which actions can be taken."""
    return frozenset(item for item in levels.items() if item[0] in terrain.gates)


def _gate_levels(terrain: Terrain, levels: Levels) -> dict[str, int]:
    held = terrain.base if len(terrain.base) < len(terrain.gates) else terrain.gates
    return {**{skill: terrain.base.get(skill, 0) for skill in held if skill in terrain.gates}, **dict(_gated(terrain, levels))}
