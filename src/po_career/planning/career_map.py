"""The career map: roles by track and rung, the moves between them, where one stands, and a route on
it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from po_career.catalog.model import Catalog, Id, Role, Transition, TransitionKind
from po_career.errors import NoAnswerError
from po_career.frozen import Frozen
from po_career.planning.model import Months
from po_career.planning.plan import hops_of
from po_career.planning.plan_model import Caution, Hop, PlanCatalog
from po_career.planning.routes.best import NO_START, planned_route
from po_career.planning.standing import standing_of
from po_career.planning.steps import months_of
from po_career.profile.model import Profile

KINDS: tuple[TransitionKind, ...] = ("promotion", "lateral", "specialise", "leap", "return")
"""In the order in which moves are told."""
ANY_PACE = 1.0
"""Hours a week where none are given: nothing that is shown then rests on them."""
NO_TRACK, NO_TRACKS = "Other roles", "Roles"


class MapTrack(Frozen):
    """A column of the map."""

    id: Id | None
    """None for the roles that are on no track."""
    title: str


class MapRole(Frozen):
    """A role on the map, and what it is to the person."""

    id: Id
    title: str
    short: str | None
    track: Id | None
    place: int | None
    """The rung; None where the catalogue gives none."""
    here: bool
    """Whether the person holds it."""
    from_here: TransitionKind | None
    """The kind of the move that leads to it from the role held; the first in the order of kinds
    where there are several.
    """
    on_route: int | None
    """Which stop of the route it is, 0 for its start; None where it is not on it."""


class MapMove(Frozen):
    """A transition of the catalogue."""

    from_: Id
    to: Id
    kind: TransitionKind
    months: Months | None
    """What people usually spend in the first role; None where it varies."""
    note: str | None
    on_route: bool


class MapRoute(Frozen):
    """The route that is drawn on the map."""

    weeks: float | None
    """Of all hops, an estimate; None without hours a week."""
    hours: float | None
    """Planned hours of all hops."""
    hours_per_week: float | None
    """The pace that the weeks rest on."""
    hops: tuple[Hop, ...]


class CareerMap(Frozen):
    """The whole map. Tracks are in the order of the catalogue, those without a role left out."""

    schema: Literal["po-career/map/1"]
    catalog: PlanCatalog
    role: Id | None
    """The role that is held."""
    to: Id | None
    """The role that one aims for."""
    tracks: tuple[MapTrack, ...]
    roles: tuple[MapRole, ...]
    """Track by track, the highest rung first, roles without a rung last."""
    transitions: tuple[MapMove, ...]
    """In the order of the catalogue."""
    from_here: tuple[MapMove, ...]
    """Those out of the role held, by kind, then by the months that they usually take."""
    route: MapRoute | None
    warnings: tuple[Caution, ...] = ()


def career_map(
    catalog: Catalog,
    *,
    role: Id | None = None,
    to: Id | None = None,
    route: MapRoute | None = None,
    warnings: Sequence[Caution] = (),
) -> CareerMap:
    """The map of `catalog` for someone who holds `role` and aims for `to`, with `route` on it.

    All ids must be of the catalogue.
    """
    hops = route.hops if route else ()
    stops = (
        {stop: place for place, stop in enumerate([hops[0].from_, *(hop.to for hop in hops)])}
        if hops
        else {}
    )
    taken = {(hop.from_, hop.to, hop.kind) for hop in hops}
    moves = tuple(
        _move(way, on_route=(way.from_, way.to, way.kind) in taken) for way in catalog.transitions
    )
    ways_on = tuple(
        sorted(
            (move for move in moves if move.from_ == role), key=lambda move: _telling(move, catalog)
        )
    )
    kinds = {move.to: move.kind for move in reversed(ways_on)}
    tracks = _tracks(catalog)
    columns = [track.id for track in tracks]
    roles = sorted(
        catalog.roles.values(),
        key=lambda one: (columns.index(_track(one, catalog)), _rung_down(one)),
    )
    return CareerMap(
        schema="po-career/map/1",
        catalog=PlanCatalog(catalog.catalog.id, catalog.catalog.version, catalog.digest),
        role=role,
        to=to,
        tracks=tracks,
        roles=tuple(
            MapRole(
                one.id,
                one.title,
                one.short,
                _track(one, catalog),
                one.place,
                one.id == role,
                kinds.get(one.id),
                stops.get(one.id),
            )
            for one in roles
        ),
        transitions=moves,
        from_here=ways_on,
        route=route,
        warnings=tuple(warnings),
    )


def map_route(catalog: Catalog, profile: Profile, to: Id, today: date) -> MapRoute:
    """The route to `to` that a plan takes.

    Raises NoAnswerError if no role is held or no credible route leads there.
    """
    if profile.role is None:
        raise NoAnswerError(NO_START)
    if profile.role == to:
        return MapRoute(0.0, 0.0, profile.hours_per_week, ())
    pace = profile.hours_per_week
    standing = standing_of(catalog, replace(profile, hours_per_week=pace or ANY_PACE), today)
    hops = hops_of(standing, planned_route(standing, to))
    if not hops:
        raise NoAnswerError(f"no transition leads to {catalog.roles[to].title} in this catalogue")
    effort = sum(hop.hours or 0.0 for hop in hops)
    if pace is None:
        return MapRoute(None, effort, None, tuple(replace(hop, weeks=None) for hop in hops))
    return MapRoute(sum(hop.weeks or 0.0 for hop in hops), effort, pace, hops)


def map_for(
    catalog: Catalog,
    profile: Profile,
    today: date,
    asked: Id | None = None,
    notes: Sequence[Caution] = (),
) -> CareerMap:
    """The map for `profile`, with the route to the role that was `asked` for, else to the profile's
    target.

    Raises NoAnswerError if no route leads to the role asked for; without one to a target, the map
    says so.
    """
    to = asked or profile.first_target
    if to is None or (profile.role is None and asked is None):
        return career_map(catalog, role=profile.role, to=to, warnings=notes)
    try:
        route = map_route(catalog, profile, to, today)
    except NoAnswerError as none:
        if asked is not None:
            raise
        return career_map(
            catalog,
            role=profile.role,
            to=to,
            warnings=(*notes, Caution(str(none).split("\n")[0], to)),
        )
    return career_map(
        catalog, role=profile.role, to=to, route=route if route.hops else None, warnings=notes
    )


def _move(way: Transition, *, on_route: bool) -> MapMove:
    return MapMove(way.from_, way.to, way.kind, months_of(way), way.note, on_route)


def _telling(move: MapMove, catalog: Catalog) -> tuple[int, float, str, str]:
    months = move.months.low if move.months else float("inf")
    return KINDS.index(move.kind), months, catalog.roles[move.to].title, move.to


def _tracks(catalog: Catalog) -> tuple[MapTrack, ...]:
    used = {_track(role, catalog) for role in catalog.roles.values()}
    named = [MapTrack(track.id, track.title) for track in catalog.tracks if track.id in used]
    if None in used:
        named.append(MapTrack(None, NO_TRACK if named else NO_TRACKS))
    return tuple(named)


def _track(role: Role, catalog: Catalog) -> Id | None:
    return role.track if any(track.id == role.track for track in catalog.tracks) else None


def _rung_down(role: Role) -> tuple[bool, int]:
    return role.place is None, -(role.place or 0)
