"""Which roles the map of a report shows, in which column and row, and what each is on the way of this person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.planning.career_map import CareerMap, MapRole, MapRoute, career_map
from po_career.planning.plan_model import Hop, Plan
from po_career.render.words import KIND_WORDS

MOST_ROLES = 36
"""Of a larger catalogue the map shows what has to do with the person."""
WAY_SIGNS: Mapping[TransitionKind, str] = {"promotion": "↑", "lateral": "↔", "specialise": "◇", "leap": "⇑", "return": "↩"}

State = Literal["here", "route", "way", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """One role on the map."""

    role: Id
    number: int
    """Counts from 1 in the order of the map, for anchors."""
    title: str
    state: State
    tags: tuple[str, ...]
    """What it is to the person, in words: you are here, next step, target, a way on."""
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class MapPlaces:
    """Roles in columns (tracks) and rows (rungs, the highest first), and the way through them."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    places: tuple[Place, ...]
    route: tuple[tuple[Id, Id], ...]
    left_out: int
    """How many roles of the catalogue are not shown."""
    by_rung: bool
    """Whether the rows are the rungs that the catalogue names."""


def map_places(plan: Plan, catalog: Catalog) -> MapPlaces:
    """The map for a plan."""
    hops = _hops(plan)
    career = career_map(catalog, role=plan.person.role, to=plan.person.target, route=MapRoute(None, None, None, hops) if hops else None)
    shown = set(shown_roles(plan, catalog))
    roles = [role for role in career.roles if role.id in shown]
    columns = [track for track in career.tracks if any(role.track == track.id for role in roles)]
    column_of = {track.id: number for number, track in enumerate(columns)}
    rows, row_of = _rows(roles, career)
    places = [
        Place(
            role=role.id,
            number=number,
            title=role.title,
            state=_state(role, plan),
            tags=tuple(_tags(role, plan, hops)),
            column=column_of[role.track],
            row=row_of[role.id],
        )
        for number, role in enumerate(roles, 1)
    ]
    return MapPlaces(
        columns=tuple(track.title for track in columns),
        rows=rows,
        places=tuple(places),
        route=tuple((hop.from_, hop.to) for hop in hops if {hop.from_, hop.to} <= shown),
        left_out=len(catalog.roles) - len(shown),
        by_rung=any(role.place is not None for role in roles),
    )


def shown_roles(plan: Plan, catalog: Catalog) -> tuple[Id, ...]:
    """All roles, or in a large catalogue those of the plan and the ways on from the role that is held, in the catalogue's order."""
    if len(catalog.roles) <= MOST_ROLES:
        return tuple(catalog.roles)
    near = [key for key in dict.fromkeys(_of_plan(plan, catalog)) if key in catalog.roles][:MOST_ROLES]
    return tuple(key for key in catalog.roles if key in set(near))


def _of_plan(plan: Plan, catalog: Catalog) -> Iterator[Id]:
    """Roles that have to do with the person, those that matter most first."""
    held, step = plan.person.role, plan.next_step
    yield from (key for key in (held, step.role, plan.person.target) if key is not None)
    yield from (hop.to for hop in plan.route or ())
    yield from (other.role for other in plan.alternatives)
    yield from (*step.as_near, *step.opens)
    yield from (way.to for way in catalog.transitions if way.from_ == held)


def _hops(plan: Plan) -> tuple[Hop, ...]:
    """The moves of the way: the route to the target, else the next step alone; none where one stays, or aims straight at a role."""
    if plan.route:
        return plan.route
    held, step = plan.person.role, plan.next_step
    return () if held is None or step.kind is None or step.kind == "stay" else (Hop(held, step.role, step.kind, step.typical_months),)


def _rows(roles: list[MapRole], career: CareerMap) -> tuple[tuple[str, ...], dict[Id, int]]:
    """Labels of the rows from the top, and the row of each role.

    Where no role names its rung, a role stands one row above the lowest that a promotion or a leap leads from.
    """
    by_rung = any(role.place is not None for role in roles)
    heights = {role.id: -1 if role.place is None else role.place for role in roles} if by_rung else _climbs(roles, career)
    order = sorted(set(heights.values()), reverse=True)
    labels = tuple(str(height) if by_rung and height >= 0 else "" for height in order)
    return labels, {key: order.index(height) for key, height in heights.items()}


def _climbs(roles: list[MapRole], career: CareerMap) -> dict[Id, int]:
    """How many promotions or leaps each role is away from the nearest role that none leads to; 0 where there is no such way."""
    keys = {role.id for role in roles}
    steps = [(way.from_, way.to) for way in career.transitions if way.kind in {"promotion", "leap"} and {way.from_, way.to} <= keys]
    heights = dict.fromkeys(keys - {to for _, to in steps}, 0)
    edge, height = set(heights), 0
    while edge:
        height += 1
        edge = {to for start, to in steps if start in edge and to not in heights}
        heights |= dict.fromkeys(edge, height)
    return {role.id: heights.get(role.id, 0) for role in roles}


def _state(role: MapRole, plan: Plan) -> State:
    if role.here:
        return "here"
    if role.id == plan.next_step.role or role.on_route is not None:
        return "route"
    return "way" if role.from_here else "other"


def _tags(role: MapRole, plan: Plan, hops: tuple[Hop, ...]) -> Iterator[str]:
    """What the role is to the person, in words."""
    step = plan.next_step
    if role.here:
        yield "You are here"
    if role.id == step.role:
        yield f"Next step: {KIND_WORDS[step.kind]}"
    elif role.on_route:
        yield f"Step {role.on_route}: {KIND_WORDS[hops[role.on_route - 1].kind]}"
    elif role.from_here and not role.here:
        yield f"{WAY_SIGNS[role.from_here]} {KIND_WORDS[role.from_here]}"
    if role.id == plan.person.target:
        yield "Your target"
