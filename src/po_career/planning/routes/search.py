"""The search for the best routes: A* over the roles that one may pass, each hop worked out only
when its turn comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import Transition
from po_career.frozen import Frozen
from po_career.planning.routes.route_model import Objective
from po_career.planning.routes.terrain import (
    Effort,
    Levels,
    Missing,
    Terrain,
    effort_of,
    hours_at_least,
    leads_on,
    least_weeks,
    missing_for,
)

DIGITS = 9
"""Sums that are equal by rule may differ in the last bits; so many digits are compared."""

Triple: TypeAlias = tuple[float, float, int]
"""Weeks, hours, leaps."""
Key: TypeAlias = tuple[float, float, float, int, tuple[str, ...], tuple[str, ...]]
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
    weeks: float = 0.0
    hours: float = 0.0
    leaps: int = 0
    before: "Label | None" = None
    leg: Leg | None = None
    """The last hop; None at the start."""


class Entry(NamedTuple):
    """A label in the queue. The last hop of a rough one is only estimated from below; `number`
    keeps the order total.
    """

    key: Key
    number: int
    rough: bool
    label: Label


@dataclass(slots=True)
class Search:
    """One search as it goes on."""

    terrain: Terrain
    by: Objective
    top: int
    front_too: bool
    queue: list[Entry] = field(default_factory=list)
    found: list[Label] = field(default_factory=list)
    front: list[Label] = field(default_factory=list)
    seen: dict[tuple[str, frozenset[str]], list[tuple[Key, Triple]]] = field(default_factory=dict)
    looked_at: int = 0
    pushed: int = 0
    least: float = inf
    """What no route undercuts, where the search was cut short."""
    cut: bool = False
    """Whether it ended before the routes were proved."""
    front_cut: bool = False


def search_routes(
    terrain: Terrain, start: str, by: Objective, top: int, limit: int, *, front_too: bool
) -> Search:
    """The `top` best routes from `start` to the terrain's target, and where asked for all that none
    dominates.

    Past `limit` labels the search stops to prove and goes straight for the target.
    """
    search = Search(terrain, by, top, front_too)
    if start in terrain.horizon.met:
        _push(search, Label(start, (start,)), _left(terrain, start, {}), rough=False)
    _run(search, limit)
    if search.queue and (front_too or len(search.found) < top):
        search.front_cut = True
        search.cut = len(search.found) < top
        search.least = search.queue[0].key[0]
        if search.cut:
            _hurry(search, limit)
    return search


def _run(search: Search, limit: int) -> None:
    while (
        search.queue
        and (search.front_too or len(search.found) < search.top)
        and search.looked_at < limit
    ):
        _look_at(search, heappop(search.queue))


def _hurry(search: Search, limit: int) -> None:
    """Goes on by fewest hops left, until the routes asked for are there or the patience is over."""
    horizon = search.terrain.horizon
    queue = [(horizon.left(entry.label.role).hops, entry) for entry in search.queue]
    heapify(queue)
    for _ in range(limit + PATIENCE):
        if not queue or len(search.found) >= search.top:
            return
        search.queue = []
        _look_at(search, heappop(queue)[1])
        for entry in search.queue:
            heappush(queue, (horizon.left(entry.label.role).hops, entry))


def _look_at(search: Search, entry: Entry) -> None:
    label = entry.label
    enough = len(search.found) >= search.top
    if enough and any(
        _matches(_triple(done), _in_order(entry.key, search.by)) for done in search.front
    ):
        return
    search.looked_at += 1
    if entry.rough:
        if leads_on(search.terrain, label.role, label.passed):
            _work_out(search, label)
    elif label.role == search.terrain.target:
        _arrive(search, label)
    elif not _beaten(search, label, enough=enough):
        _expand(search, label)


def _arrive(search: Search, label: Label) -> None:
    if len(search.found) < search.top:
        search.found.append(label)
    if not any(_matches(_triple(other), _triple(label)) for other in search.front):
        search.front.append(label)


def _beaten(search: Search, label: Label, *, enough: bool) -> bool:
    """Whether labels seen before, with the same role reached and the same roles passed, leave
    nothing for this one to add.

    From there on all of them have the same ways, levels and costs. For the best routes as many as
    are asked for must be better; for the front one must be no worse in weeks, hours and leaps.
    """
    seen = search.seen.setdefault((label.role, frozenset(label.passed)), [])
    key, triple = _key(search.by, label, NOTHING), _triple(label)
    better = [each for each in seen if each[0] <= key]
    if (enough or len(better) >= search.top) and (
        not search.front_too or any(_matches(each[1], triple) for each in better)
    ):
        return True
    seen.append((key, triple))
    return False


def _expand(search: Search, label: Label) -> None:
    terrain = search.terrain
    for way in terrain.ways.get(label.role, ()):
        if way.to in label.passed:
            continue
        missing = missing_for(terrain, way.to, label.levels)
        hours = hours_at_least(terrain, way.to, missing)
        onward = _onward(terrain, label, way, missing, Effort(hours, hours))
        _push(search, onward, _left(terrain, way.to, onward.levels), rough=True)


def _work_out(search: Search, label: Label) -> None:
    """Works out the last hop of a rough label and puts it back."""
    terrain, before, rough = search.terrain, label.before, label.leg
    if before is None or rough is None:
        raise ValueError("the start is never rough")
    effort = effort_of(terrain, rough.way, rough.missing, before.levels)
    onward = _onward(terrain, before, rough.way, rough.missing, effort)
    _push(search, onward, _left(terrain, label.role, onward.levels), rough=False)


def _onward(
    terrain: Terrain, label: Label, way: Transition, missing: Missing, effort: Effort
) -> Label:
    """The label one hop further."""
    weeks = hop_weeks(terrain, way, effort.at_least)
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


def hop_weeks(terrain: Terrain, way: Transition, hours: float) -> float:
    """The longer of the hours at one's hours a week and the transition's lower months."""
    return max(hours / terrain.standing.hours_per_week, least_weeks(terrain.standing, way))


class Left(NamedTuple):
    """What is left to the target at the least."""

    weeks: float
    hours: float
    leaps: int
    hops: int


NOTHING = Left(0.0, 0.0, 0, 0)


def _left(terrain: Terrain, role: str, levels: Levels) -> Left:
    """The months of the ways ahead, or the hours of what the target still lacks, whichever is
    longer.
    """
    ahead = terrain.horizon.left(role)
    hours = hours_at_least(terrain, terrain.target, missing_for(terrain, terrain.target, levels))
    return Left(
        max(ahead.weeks, hours / terrain.standing.hours_per_week), hours, ahead.leaps, ahead.hops
    )


def _push(search: Search, label: Label, left: Left, *, rough: bool) -> None:
    search.pushed += 1
    heappush(search.queue, Entry(_key(search.by, label, left), search.pushed, rough, label))


def _key(by: Objective, label: Label, left: Left) -> Key:
    sums = (
        round(label.weeks + left.weeks, DIGITS),
        round(label.hours + left.hours, DIGITS),
        label.leaps + left.leaps,
    )
    first, second, third = PLACES[by]
    return (
        sums[first],
        sums[second],
        sums[third],
        len(label.kinds) + left.hops,
        label.passed,
        label.kinds,
    )


def _triple(label: Label) -> Triple:
    return (round(label.weeks, DIGITS), round(label.hours, DIGITS), label.leaps)


def _in_order(key: Key, by: Objective) -> Triple:
    """Weeks, hours and leaps of a key."""
    sums = dict(zip(PLACES[by], key[:3], strict=True))
    return sums[0], sums[1], int(sums[2])


def _matches(one: Triple, other: Triple) -> bool:
    """Whether `one` is no worse in anything."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2]
