"""The career map: roles by track and rung, the transitions between them, where one stands, and a
route on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from po_career.catalog.model import Catalog, Id, Role, TransitionKind
from po_career.errors import NoAnswerError
from po_career.frozen import Frozen
from po_career.planning.model import Months
from po_career.planning.plan import hops_of
from po_career.planning.plan_model import Caution, Hop, PlanCatalog, catalog_of
from po_career.planning.routes.best import NO_START, planned_route
from po_career.planning.standing import paced, standing_of
from po_career.planning.steps import months_of
from po_career.profile.model import Profile

KINDS: tuple[TransitionKind, ...] = ("promotion", "lateral", "specialise", "leap", "return")
"""In the order in which transitions are listed."""
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
    """The rung; None if the catalogue gives none."""
    here: bool
    """Whether the person holds it."""
    from_here: TransitionKind | None
    """The kind of the transition that leads to it from the role held; if there are several, the
    first in the order of kinds.
    """
    on_route: int | None
    """Which stop of the route it is, 0 for its start; None if it is not on the route."""


class MapTransition(Frozen):
    """A transition of the catalogue."""

    from_: Id
    to: Id
    kind: TransitionKind
    months: Months | None
    """What people usually spend in the first role; None if it varies."""
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
    transitions: tuple[MapTransition, ...]
    """In the order of the catalogue."""
    from_here: tuple[MapTransition, ...]
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
    stops = {hop.to: place for place, hop in enumerate(hops, 1)}
    if hops:
        stops[hops[0].from_] = 0
    taken = {(hop.from_, hop.to, hop.kind) for hop in hops}
    transitions = tuple(
        MapTransition(
            edge.from_,
            edge.to,
            edge.kind,
            months_of(edge),
            edge.note,
            (edge.from_, edge.to, edge.kind) in taken,
        )
        for edge in catalog.transitions
    )
    from_here = _from_here(transitions, role, catalog)
    kinds = {edge.to: edge.kind for edge in reversed(from_here)}
    tracks = _tracks(catalog)
    columns = [track.id for track in tracks]
    roles = [
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
        for one in catalog.roles.values()
    ]
    roles.sort(key=lambda one: (columns.index(one.track), one.place is None, -(one.place or 0)))
    return CareerMap(
        schema="po-career/map/1",
        catalog=catalog_of(catalog),
        role=role,
        to=to,
        tracks=tracks,
        roles=tuple(roles),
        transitions=transitions,
        from_here=from_here,
        route=route,
        warnings=tuple(warnings),
    )


def map_route(catalog: Catalog, profile: Profile, to: Id, today: date) -> MapRoute:
    """The route to `to` that a plan takes.

    Raises NoAnswerError if no role is held or no credible route leads there.
    """
    if profile.role is None:
        raise NoAnswerError(NO_START)
    pace = profile.hours_per_week
    if profile.role == to:
        return MapRoute(0.0, 0.0, pace, ())
    standing = standing_of(catalog, paced(profile), today)
    hops = hops_of(standing, planned_route(standing, to))
    if not hops:
        raise NoAnswerError(f"no transition leads to {catalog.roles[to].title} in this catalogue")
    hours = sum(hop.hours or 0.0 for hop in hops)
    if pace is None:
        return MapRoute(None, hours, None, tuple(replace(hop, weeks=None) for hop in hops))
    return MapRoute(sum(hop.weeks or 0.0 for hop in hops), hours, pace, hops)


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
    route = None
    if to is not None and (profile.role is not None or asked is not None):
        try:
            route = map_route(catalog, profile, to, today)
        except NoAnswerError as no_route:
            if asked is not None:
                raise
            notes = (*notes, Caution(str(no_route).split("\n")[0], to))
    if route is not None and not route.hops:
        route = None
    return career_map(catalog, role=profile.role, to=to, route=route, warnings=notes)


def _from_here(
    transitions: Iterable[MapTransition], role: Id | None, catalog: Catalog
) -> tuple[MapTransition, ...]:
    """Those out of `role`, by kind, months, title and id."""

    def rank(edge: MapTransition) -> tuple[int, float, str, Id]:
        months = edge.months.low if edge.months else float("inf")
        return KINDS.index(edge.kind), months, catalog.roles[edge.to].title, edge.to

    return tuple(sorted((edge for edge in transitions if edge.from_ == role), key=rank))


def _tracks(catalog: Catalog) -> tuple[MapTrack, ...]:
    used = {_track(role, catalog) for role in catalog.roles.values()}
    tracks = [MapTrack(track.id, track.title) for track in catalog.tracks if track.id in used]
    if None in used:
        tracks.append(MapTrack(None, NO_TRACK if tracks else NO_TRACKS))
    return tuple(tracks)


def _track(role: Role, catalog: Catalog) -> Id | None:
    return role.track if any(track.id == role.track for track in catalog.tracks) else None
