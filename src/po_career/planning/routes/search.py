"""The search for the best routes: A* over the roles that one may pass, each hop worked out only
when its turn comes; docs/decisions/012-routes.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import Transition
from po_career.frozen import Frozen
from po_career.planning.readiness import Levels
from po_career.planning.routes.credible import leads_on
from po_career.planning.routes.route_model import Objective, Route
from po_career.planning.routes.terrain import (
    Effort,
    Missing,
    Terrain,
    effort_of,
    hop_weeks,
    hours_at_least,
    missing_for,
)

DIGITS = 9
"""Sums that are equal by rule may differ in the last bits; so many digits are compared."""

Triple: TypeAlias = tuple[float, float, float]
"""Weeks, hours, leaps."""
Key: TypeAlias = tuple[float, float, float, float, tuple[str, ...], tuple[str, ...]]
"""What routes are ordered by: weeks, hours and leaps with the objective first, hops, roles passed,
kinds of hops.
"""

PATIENCE = 1_000
"""Labels looked at beyond the limit to find a route at all."""

PLACES: Mapping[Objective, tuple[int, int, int]] = {
    "weeks": (0, 1, 2),
    "hours": (1, 0, 2),
    "leaps": (2, 0, 1),
}
"""In which order weeks, hours and leaps decide."""


class Leg(NamedTuple):
    """A hop as the search knows it."""

    way: Transition
    missing: Missing
    effort: Effort


class Label(Frozen):
    """A route from the start to `role`, and the least that it comes to."""

    role: str
    passed: tuple[str, ...]
    """Every role on the way, the first and the last too."""
    kinds: tuple[str, ...] = ()
    levels: Levels = field(default_factory=dict)
    """Those that differ from what is held at the start."""
    weeks: float = 0.0
    hours: float = 0.0
    leaps: int = 0
    before: "Label | None" = None
    leg: Leg | None = None
    """The last hop; None at the start."""


class Queued(NamedTuple):
    """A label in the queue. The last hop of a rough one is only estimated from below; `number`
    keeps the order total.
    """

    key: Key
    number: int
    rough: bool
    label: Label
    least: Triple
    """What a whole route comes to at the least."""


@dataclass(slots=True)
class Search:
    """One search as it goes on."""

    terrain: Terrain
    by: Objective
    top: int
    front_too: bool
    queue: list[Queued] = field(default_factory=list)
    found: list[Label] = field(default_factory=list)
    front: list[Label] = field(default_factory=list)
    seen: dict[tuple[str, frozenset[str]], list[tuple[Key, Triple]]] = field(default_factory=dict)
    looked_at: int = 0
    pushed: int = 0
    least: float = inf
    """What no route undercuts, if the search was cut short."""
    cut: bool = False
    """Whether it ended before the routes were proved."""
    front_cut: bool = False


def search_routes(
    terrain: Terrain, start: str, by: Objective, top: int, limit: int, *, front_too: bool
) -> Search:
    """The `top` best routes from `start` to the terrain's target, and with `front_too` all that no
    other dominates.

    After `limit` labels it gives up proving optimality and returns the best routes found.
    """
    search = Search(terrain, by, top, front_too)
    if start in terrain.ahead:
        _push(search, Label(start, (start,)), rough=False)
    while search.queue and (front_too or len(search.found) < top) and search.looked_at < limit:
        _look_at(search, heappop(search.queue))
    if search.queue and (front_too or len(search.found) < top):
        search.front_cut = True
        search.cut = len(search.found) < top
        search.least = search.queue[0].key[0]
        if search.cut:
            _hurry(search, limit)
    return search


def _hurry(search: Search, limit: int) -> None:
    """Goes on by fewest hops left, until the routes asked for are there or the patience is over."""
    ahead = search.terrain.ahead
    queue = [(ahead[entry.label.role].hops, entry) for entry in search.queue]
    heapify(queue)
    for _ in range(limit + PATIENCE):
        if not queue or len(search.found) >= search.top:
            return
        search.queue = []
        _look_at(search, heappop(queue)[1])
        for entry in search.queue:
            heappush(queue, (ahead[entry.label.role].hops, entry))


def _look_at(search: Search, entry: Queued) -> None:
    label = entry.label
    enough = len(search.found) >= search.top
    if enough and _is_matched(search, entry.least):
        return
    search.looked_at += 1
    if entry.rough:
        if leads_on(search.terrain.ways, label.role, search.terrain.target, label.passed):
            _work_out(search, label)
    elif label.role == search.terrain.target:
        if not enough:
            search.found.append(label)
        if not _is_matched(search, measures(label)):
            search.front.append(label)
    elif not _beaten(search, label, enough=enough):
        _expand(search, label)


def _is_matched(search: Search, least: Triple) -> bool:
    """Whether a route found so far is no worse in anything."""
    return any(matches(measures(label), least) for label in search.front)


def _beaten(search: Search, label: Label, *, enough: bool) -> bool:
    """Whether labels seen before, with the same role reached and the same roles passed, leave
    nothing for this one to add.

    From there on all of them have the same ways, levels and costs. For the best routes as many as
    are asked for must be better; for the front one must be no worse in weeks, hours and leaps.
    """
    seen = search.seen.setdefault((label.role, frozenset(label.passed)), [])
    least = measures(label)
    key = _key(search.by, label, least, 0)
    better = [triple for other, triple in seen if other <= key]
    beaten = enough or len(better) >= search.top
    if search.front_too:
        beaten = beaten and any(matches(triple, least) for triple in better)
    if not beaten:
        seen.append((key, least))
    return beaten


def _expand(search: Search, label: Label) -> None:
    terrain = search.terrain
    for way in terrain.ways.get(label.role, ()):
        if way.to in label.passed or way.to not in terrain.ahead:
            continue
        missing = missing_for(terrain, way.to, label.levels)
        hours = hours_at_least(terrain, way.to, missing)
        _push(search, _onward(terrain, label, way, missing, Effort(hours, hours)), rough=True)


def _work_out(search: Search, label: Label) -> None:
    """Works out the last hop of a rough label and puts it back."""
    terrain, before, rough = search.terrain, label.before, label.leg
    if before is None or rough is None:
        raise ValueError("the start is never rough")
    effort = effort_of(terrain, rough.way, rough.missing, before.levels)
    _push(search, _onward(terrain, before, rough.way, rough.missing, effort), rough=False)


def _onward(
    terrain: Terrain, label: Label, way: Transition, missing: Missing, effort: Effort
) -> Label:
    """The label one hop further."""
    weeks = hop_weeks(terrain.standing, way, effort.at_least)
    return Label(
        way.to,
        (*label.passed, way.to),
        (*label.kinds, way.kind),
        {**label.levels, **{skill: need for skill, _, need, _ in missing}},
        label.weeks + weeks,
        label.hours + effort.at_least,
        label.leaps + (way.kind == "leap"),
        label,
        Leg(way, missing, effort),
    )


def _push(search: Search, label: Label, *, rough: bool) -> None:
    """Puts a label into the queue, by the least that a whole route over it comes to.

    What is left takes the months of the transitions ahead, or the hours of what the target still
    asks for, whichever is longer.
    """
    terrain = search.terrain
    ahead = terrain.ahead[label.role]
    missing = missing_for(terrain, terrain.target, label.levels)
    hours = hours_at_least(terrain, terrain.target, missing)
    weeks = max(ahead.weeks, hours / terrain.standing.hours_per_week)
    least = measures(label, weeks, hours, ahead.leaps)
    key = _key(search.by, label, least, ahead.hops)
    search.pushed += 1
    heappush(search.queue, Queued(key, search.pushed, rough, label, least))


def measures(
    one: Label | Route, weeks: float = 0.0, hours: float = 0.0, leaps: float = 0
) -> Triple:
    """What a label or a route comes to, with what is left of it."""
    return round(one.weeks + weeks, DIGITS), round(one.hours + hours, DIGITS), one.leaps + leaps


def _key(by: Objective, label: Label, least: Triple, hops_left: float) -> Key:
    first, second, third = PLACES[by]
    hops = len(label.kinds) + hops_left
    return least[first], least[second], least[third], hops, label.passed, label.kinds


def matches(one: Triple, other: Triple) -> bool:
    """Whether `one` is no worse in anything."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2]
