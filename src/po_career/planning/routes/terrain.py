"""What a search for routes to one role looks up all the time: transitions, requirements, prices of
rungs, and hops worked out before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from heapq import heappop, heappush
from itertools import chain
from math import inf
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Action, Prerequisites, Transition
from po_career.frozen import Frozen
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.model import PlainRung, Rung
from po_career.planning.openness import is_too_dear
from po_career.planning.readiness import Levels
from po_career.planning.routes.credible import (
    credible_ways,
    months_before,
    ways_out,
    without_needless_leaps,
)
from po_career.planning.standing import Standing

WEEKS_OF_MONTH = 52 / 12
NOTHING = Prerequisites()

Missing: TypeAlias = tuple[Goal, ...]
"""What a role asks above what is held."""


class Ahead(NamedTuple):
    """Each the least over all chains of transitions to the target, for itself."""

    weeks: float
    leaps: float
    hops: float


class Effort(NamedTuple):
    """Planned hours of a hop, the hours that nothing undercuts, and the rungs that no action
    brings.
    """

    hours: float
    at_least: float
    learned: tuple[Rung, ...] = ()


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
    ahead: Mapping[str, Ahead]
    """What is left at the least from each role that leads to the target."""
    gates: frozenset[str]
    """Skills that an action requires."""
    role_matters: bool
    """Whether some action requires a role."""
    actions: Mapping[str, Action]
    """Those that no known price rules out."""
    prices: dict[str, dict[PlainRung, float]] = field(default_factory=dict)
    efforts: dict[object, Effort] = field(default_factory=dict)


def terrain_of(standing: Standing, target: str, *, any_way: bool = False) -> Terrain:
    """The terrain on the way to `target`, with nothing worked out yet."""
    catalog = standing.catalog
    required = [action.requires for action in catalog.actions.values()]
    start = standing.profile.role or ""
    credible = without_needless_leaps(credible_ways(catalog, target), start, target)
    ways = catalog.transitions if any_way else credible
    return Terrain(
        standing,
        target,
        ways_out(ways),
        any_way,
        needless_leaps=not any(way.kind == "leap" for way in credible),
        ahead=all_ahead(ways, target, lambda way: least_weeks(standing, way)),
        gates=frozenset[str]().union(*[one.skills for one in required]),
        role_matters=any(one.role is not None for one in required),
        actions={
            key: action
            for key, action in catalog.actions.items()
            if not is_too_dear(action, standing)
        },
    )


def least_weeks(standing: Standing, way: Transition) -> float:
    """The least weeks in the role before the transition.

    Months in the role held, and in former ones of its kind, count toward them.
    """
    months = months_before(way, standing.rules)
    if way.from_ == standing.profile.role:
        months = max(0.0, months - (standing.months or 0.0))
    return months * WEEKS_OF_MONTH


def hop_weeks(standing: Standing, way: Transition, hours: float) -> float:
    """The longer of the hours at one's hours a week and the transition's lower months."""
    return max(hours / standing.hours_per_week, least_weeks(standing, way))


def missing_for(terrain: Terrain, role: str, levels: Levels) -> Missing:
    """What `role` asks above `levels`: core and important skills, useful ones if the standing says
    so.
    """
    standing = terrain.standing
    wanted = IMPORTANCES if standing.useful else IMPORTANCES[:2]
    missing = []
    for skill, need in standing.roles[role].requires.items():
        have = levels[skill] if skill in levels else standing.levels[skill]
        if need.level > have and need.importance in wanted:
            missing.append(Goal(skill, have, need.level, need.importance))
    return tuple(missing)


def hours_at_least(terrain: Terrain, role: str, missing: Missing) -> float:
    """Hours that no choice of actions can undercut, quickly. `missing` is what `role` asks above.

    Each rung of the role has a price, such that no action costs less than the rungs that it raises:
    a solution of the dual of the cover. The sum of what single skills cost would not be a bound,
    because one action serves several. A rung that is not surely brought has no price, nor has any
    above it: the role itself may teach it.

    An example: an action of 10 hours raises a and b to 1, another of 4 hours raises b to 1. The
    price of a is 10, which leaves nothing of the first action for b, so both together cost 10; if b
    comes first, it costs 4, a costs the other 6, and the sum is the same.
    """
    prices = terrain.prices.get(role)
    if prices is None:
        prices = terrain.prices[role] = _prices(terrain, missing_for(terrain, role, {}))
    return sum([prices[skill, have] for skill, have, _, _ in missing])


def _prices(terrain: Terrain, missing: Missing) -> dict[PlainRung, float]:
    """By skill and level, the price of the rungs from there up to what is asked.

    Dual ascent: each rung, those with fewest actions first, takes what is left of the cheapest
    action that raises it.
    """
    raisers = _surely_brought(terrain, missing)
    ids = chain.from_iterable(raisers.values())
    left = {id_: terrain.actions[id_].hours.middle for id_ in ids}
    price: dict[PlainRung, float] = {}
    for rung in sorted(raisers, key=lambda rung: (len(raisers[rung]), rung)):
        price[rung] = least = min(left[id_] for id_ in raisers[rung])
        for id_ in raisers[rung]:
            left[id_] -= least
    from_level: dict[PlainRung, float] = {}
    for skill, have, need, _ in missing:
        above = 0.0
        for level in range(need, have, -1):
            above = above + price[skill, level] if (skill, level) in price else 0.0
            from_level[skill, level - 1] = above
    return from_level


def _surely_brought(terrain: Terrain, missing: Missing) -> dict[PlainRung, list[str]]:
    """The rungs that some open action brings without asking for anything, each with the ids of all
    open actions that may bring it.
    """
    actions, standing = terrain.actions, terrain.standing
    brought = {}
    for skill, have, need, _ in missing:
        for level in range(have + 1, need + 1):
            raisers = standing.raisers.get((skill, level), ())
            ids = [id_ for id_ in raisers if id_ in actions and id_ not in standing.profile.done]
            if any(actions[id_].requires == NOTHING for id_ in ids):
                brought[skill, level] = ids
    return brought


def effort_of(terrain: Terrain, way: Transition, missing: Missing, levels: Levels) -> Effort:
    """The optimum of the choice of actions for one hop, by someone who holds the role before it and
    `levels`.
    """
    # the levels that decide, beside the gaps, which actions can be taken
    gated = {skill: level for skill, level in levels.items() if skill in terrain.gates}
    key = (way.from_ if terrain.role_matters else None, missing, frozenset(gated.items()))
    effort = terrain.efforts.get(key)
    if effort is None:
        effort = terrain.efforts[key] = _chosen(terrain, way.from_, missing, gated)
    return effort


def _chosen(terrain: Terrain, role: str, missing: Missing, gated: Levels) -> Effort:
    standing = terrain.standing
    choice = choose_actions(
        terrain.actions,
        missing,
        {**standing.levels, **gated},
        done=standing.profile.done,
        role=role,
        raisers=standing.raisers,
    )
    at_least = choice.hours if choice.proved else choice.lower_bound
    return Effort(choice.hours, at_least, choice.uncovered)


def all_ahead(
    transitions: Iterable[Transition], target: str, weeks: Callable[[Transition], float]
) -> dict[str, Ahead]:
    """What is left from each role from which a chain of transitions leads to `target`.

    `weeks` are never below 0.
    """
    into: dict[str, list[Transition]] = {}
    for transition in transitions:
        into.setdefault(transition.to, []).append(transition)
    least = [
        _least(into, target, cost)
        for cost in (weeks, lambda transition: transition.kind == "leap", lambda _: 1)
    ]
    return {role: Ahead(*(each[role] for each in least)) for role in least[0]}


def _least(
    into: Mapping[str, list[Transition]], target: str, cost: Callable[[Transition], float]
) -> dict[str, float]:
    """The least cost from each role to the target: Dijkstra."""
    best: dict[str, float] = {target: 0}
    queue: list[tuple[float, str]] = [(0, target)]
    while queue:
        length, role = heappop(queue)
        for transition in into.get(role, ()):
            longer = length + cost(transition)
            if longer < best.get(transition.from_, inf):
                best[transition.from_] = longer
                heappush(queue, (longer, transition.from_))
    return best
