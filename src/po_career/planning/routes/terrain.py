"""What a search for routes to one role looks up all the time.

Ways, demands, prices of rungs, and hops worked out before.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Action, Importance, Prerequisites, Transition
from po_career.frozen import Frozen
from po_career.planning.choice.candidates import Step
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.openness import is_too_dear
from po_career.planning.routes.ahead import Horizon, horizon_of
from po_career.planning.routes.credible import (
    credible_ways,
    months_before,
    without_needless_leaps,
)
from po_career.planning.routes.ways import ways_out
from po_career.planning.standing import Standing

WEEKS_OF_MONTH = 52 / 12
NOTHING = Prerequisites()

Levels: TypeAlias = Mapping[str, int]
"""Skills whose level differs from what is held at the start."""
Missing: TypeAlias = tuple[tuple[str, int, int, Importance], ...]
"""Skill, level held, level asked, importance: what a role asks above what is held."""


class Effort(NamedTuple):
    """Planned hours of a hop, the hours that nothing undercuts, and the rungs that no action
    brings.
    """

    hours: float
    at_least: float
    learned: tuple[Step, ...] = ()


class Terrain(Frozen):
    """The catalogue as seen by one person who wants to get to `target`."""

    standing: Standing
    target: str
    ways: Mapping[str, Sequence[Transition]]
    """The transitions that may be used, by the role that they lead out of."""
    any_way: bool
    """Whether a route may lead through ventures, steps back and needless leaps."""
    needless_leaps: bool
    """Whether some credible route needs no leap."""
    horizon: Horizon
    """What is left from each role at the least."""
    base: Levels
    """Levels above 0 at the start."""
    gates: frozenset[str]
    """Skills that an action requires."""
    role_matters: bool
    """Whether some action requires a role."""
    actions: Mapping[str, Action]
    """Those that no known price rules out."""
    asks: dict[str, tuple[tuple[str, int, Importance], ...]] = field(default_factory=dict)
    prices: dict[str, dict[Step, float]] = field(default_factory=dict)
    efforts: dict[object, Effort] = field(default_factory=dict)


def terrain_of(standing: Standing, target: str, *, any_way: bool = False) -> Terrain:
    """The terrain on the way to `target`, with nothing worked out yet."""
    catalog = standing.catalog
    requires = [action.requires for action in catalog.actions.values()]
    start = standing.profile.role or ""
    credible = without_needless_leaps(credible_ways(catalog, target), start, target)
    ways = catalog.transitions if any_way else credible
    return Terrain(
        standing,
        target,
        ways_out(ways),
        any_way,
        not any(way.kind == "leap" for way in credible),
        horizon_of(ways, target, start, lambda way: least_weeks(standing, way)),
        base={skill: belief.expected for skill, belief in standing.held.items() if belief.expected},
        gates=frozenset(skill for each in requires for skill in each.skills),
        role_matters=any(each.role is not None for each in requires),
        actions={
            key: action
            for key, action in catalog.actions.items()
            if not is_too_dear(action, standing)
        },
    )


def least_weeks(standing: Standing, way: Transition) -> float:
    """The transition's lower months in weeks, those that are usual for its kind if it states none.

    Months in the role held, and in former ones of its kind, shorten those out of it.
    """
    months = months_before(way, standing.catalog.rules)
    if way.from_ == standing.profile.role:
        months = max(0.0, months - (standing.months or 0.0))
    return months * WEEKS_OF_MONTH


def leads_on(terrain: Terrain, role: str, passed: Collection[str]) -> bool:
    """Whether a chain of transitions leads from `role` to the target without any other role of
    `passed`. Nearest roles first.
    """
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
    """What `role` asks above `levels`.

    Core and important skills, useful ones only where asked for.
    """
    asked = terrain.asks.get(role)
    if asked is None:
        wanted = IMPORTANCES if terrain.standing.useful else IMPORTANCES[:2]
        requires = terrain.standing.catalog.roles[role].requires
        asked = tuple(
            (skill, need.level, need.importance)
            for skill, need in requires.items()
            if need.importance in wanted
        )
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
    """Hours that no choice of actions can undercut, quickly. `missing` is what `role` asks above.

    Each rung of the role has a price, such that no action costs less than the rungs that it raises:
    a solution of the dual of the cover. The sum of what single skills cost would be no bound,
    because one action serves several. A rung that is not surely brought has no price, nor has any
    above it: the role itself may teach it.
    """
    prices = terrain.prices.get(role)
    if prices is None:
        prices = terrain.prices[role] = _prices(terrain, missing_for(terrain, role, {}))
    return sum([prices[skill, have] for skill, have, _, _ in missing])


def _prices(terrain: Terrain, missing: Missing) -> dict[Step, float]:
    """By skill and level, the price of the rungs from there up to what is asked.

    Dual ascent: each rung, those with fewest actions first, takes what is left of the cheapest
    action that raises it.
    """
    actions, raisers, done = (
        terrain.actions,
        terrain.standing.raisers,
        terrain.standing.profile.done,
    )
    usable = {}
    for skill, have, need, _ in missing:
        for level in range(have + 1, need + 1):
            open_ids = [
                key for key in raisers.get((skill, level), ()) if key in actions and key not in done
            ]
            if any(actions[key].requires == NOTHING for key in open_ids):
                usable[skill, level] = open_ids
    left = {id_: actions[id_].hours.middle for ids in usable.values() for id_ in ids}
    price: dict[Step, float] = {}
    for rung in sorted(usable, key=lambda rung: (len(usable[rung]), rung)):
        price[rung] = least = min(left[id_] for id_ in usable[rung])
        for id_ in usable[rung]:
            left[id_] -= least
    ways_up: dict[Step, float] = {}
    for skill, have, need, _ in missing:
        above = 0.0
        for level in range(need, have, -1):
            above = above + price[skill, level] if (skill, level) in price else 0.0
            ways_up[skill, level - 1] = above
    return ways_up


def effort_of(terrain: Terrain, way: Transition, missing: Missing, levels: Levels) -> Effort:
    """The optimum of the choice of actions for one hop, by someone who holds the role before it and
    `levels`.
    """
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
        terrain.actions,
        [Goal(*each) for each in missing],
        _gate_levels(terrain, levels),
        done=standing.profile.done,
        role=role,
        raisers=standing.raisers,
        node_limit=3_000,
    )
    learned = tuple((one.skill, one.level) for one in choice.uncovered)
    return Effort(choice.hours, choice.hours if choice.proved else choice.lower_bound, learned)


def _gated(terrain: Terrain, levels: Levels) -> frozenset[tuple[str, int]]:
    """The levels that decide, beside the gaps, which actions can be taken."""
    return frozenset(item for item in levels.items() if item[0] in terrain.gates)


def _gate_levels(terrain: Terrain, levels: Levels) -> dict[str, int]:
    held = terrain.base if len(terrain.base) < len(terrain.gates) else terrain.gates
    return {
        **{skill: terrain.base.get(skill, 0) for skill in held if skill in terrain.gates},
        **dict(_gated(terrain, levels)),
    }
