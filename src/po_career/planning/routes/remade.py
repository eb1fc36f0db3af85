"""The first hop of the best route remade quickly under other beliefs, among routes that were worked out before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from po_career.planning.decision import Hours
from po_career.planning.model import Belief
from po_career.planning.routes.model import Route, RouteHop
from po_career.planning.routes.search import DIGITS
from po_career.planning.routes.terrain import least_weeks
from po_career.planning.routes.ways import way_of
from po_career.planning.standing import Standing


@dataclass(frozen=True, slots=True)
class Leg:
    """One hop of a route as worked out, and what its hours hang on."""

    hours: float
    least_weeks: float
    ladder: Mapping[str, Sequence[float]]
    """For each skill that may cost hours, the least hours by the level that one has."""
    passed: Mapping[str, int]
    """Levels that the roles before on the route asked."""
    before: float
    """The least hours as things stand."""


def first_hop_of(routes: Sequence[Route], standing: Standing, hours: Hours) -> Callable[[Mapping[str, Belief]], str]:
    """The first role of whichever of `routes` takes the fewest weeks, as a function of what is believed instead.

    A hop's hours are those worked out, in the proportion of the least hours of the rungs that are missing then. Without
    changes it is the first role of the first route. `routes` stand best first by weeks, each with a hop.
    """
    ways = [(route, [_leg(route.hops, place, standing, hours) for place in range(len(route.hops))]) for route in routes]

    def decide(changes: Mapping[str, Belief]) -> str:
        return min(ways, key=lambda way: _order(way[0], way[1], changes, standing))[0].hops[0].to

    return decide


def _order(route: Route, legs: Sequence[Leg], changes: Mapping[str, Belief], standing: Standing) -> tuple[float, float, int, int]:
    hours = [_hours(leg, changes, standing.held) for leg in legs]
    weeks = fsum(max(one / standing.hours_per_week, leg.least_weeks) for one, leg in zip(hours, legs, strict=True))
    return round(weeks, DIGITS), round(fsum(hours), DIGITS), route.leaps, len(legs)


def _hours(leg: Leg, changes: Mapping[str, Belief], held: Mapping[str, Belief]) -> float:
    moved = [skill for skill in changes if skill in leg.ladder]
    if not moved:
        return leg.hours
    more = fsum(_least(leg, skill, changes[skill]) - _least(leg, skill, held[skill]) for skill in moved)
    return leg.hours * (1 + more / leg.before) if leg.before else leg.hours + more


def _least(leg: Leg, skill: str, belief: Belief) -> float:
    return leg.ladder[skill][max(belief.expected, leg.passed.get(skill, 0))]


def _leg(hops: Sequence[RouteHop], place: int, standing: Standing, hours: Hours) -> Leg:
    catalog, hop = standing.catalog, hops[place]
    passed: dict[str, int] = {}
    for role in (catalog.roles[earlier.to] for earlier in hops[:place]):
        passed |= {skill: max(role.requires[skill].level, passed.get(skill, 0)) for skill in hours.ladder(role)}
    ladder = hours.ladder(catalog.roles[hop.to])
    leg = Leg(hop.hours, least_weeks(standing, way_of(catalog, hop.from_, hop.to, hop.kind)), ladder, passed, 0.0)
    before = fsum(_least(leg, skill, standing.held[skill]) for skill in ladder)
    return Leg(leg.hours, leg.least_weeks, ladder, passed, before)
