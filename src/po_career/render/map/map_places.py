"""Which roles and moves a drawing of the career map shows, in which column and row, and what each
role is to the person.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.planning.career_map import CareerMap, MapRole
from po_career.planning.model import Months, StepKind
from po_career.render.map.map_marks import UNICODE
from po_career.render.page.phrases import KIND_WORDS, extent

State = Literal["here", "route", "near", "other"]
"""What a role is to the person: held, on the way, one move away, or none of these."""
Which = Literal["route", "near", "other"]
"""What a move is to the person: on the way, out of the role held, or neither."""
MOST_LANES = 5
"""Roles of one rung stand side by side where there is but one column, so many at the most."""


class Place(Frozen):
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
    onward: tuple[str, ...]
    """Where it leads, in words."""


class Way(Frozen):
    """A move that is drawn; `number` counts those of the route from 1."""

    from_: Id
    to: Id
    which: Which
    number: int | None = None


class MapPlaces(Frozen):
    """Roles in columns (tracks) and rows (rungs, the highest first), and the moves between them."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    places: tuple[Place, ...]
    ways: tuple[Way, ...]
    """Those that matter least first; no two from one role to the same other."""
    left_out: int
    """How many roles of the catalogue are not shown."""
    by_rung: bool
    """Whether the rows are the rungs that the catalogue names."""


def map_places(
    found: CareerMap,
    *,
    shown: Collection[Id] | None = None,
    step: tuple[Id, StepKind | None] | None = None,
    every: bool = True,
) -> MapPlaces:
    """The places of `found`, of the roles `shown` alone (None: of all).

    `step` is the next step of a plan and its kind, where that is more than the first move of the
    route. Without `every` the moves that are neither on the route nor lead out of the role held are
    left out.
    """
    roles = [role for role in found.roles if shown is None or role.id in shown]
    titles, column_of = _columns(roles, found)
    labels, row_of = _rows(roles, found)
    onward, near = _onward(found), {move.to: move.months for move in reversed(found.from_here)}
    next_step = step or next(
        ((hop.to, hop.kind) for hop in (found.route.hops if found.route else ())), None
    )
    places = tuple(
        Place(
            role=role.id,
            number=number,
            title=role.title,
            state=_state(role, next_step),
            tags=tuple(_tags(role, found, next_step, near.get(role.id))),
            column=column_of[role.id],
            row=row_of[role.id],
            onward=tuple(onward.get(role.id, ())),
        )
        for number, role in enumerate(roles, 1)
    )
    return MapPlaces(
        columns=titles,
        rows=labels,
        places=places,
        ways=_ways(found, {role.id for role in roles}, every=every),
        left_out=len(found.roles) - len(roles),
        by_rung=any(role.place is not None for role in roles),
    )


def _columns(
    roles: Sequence[MapRole], found: CareerMap
) -> tuple[tuple[str, ...], Mapping[Id, int]]:
    """Headings of the columns and the column of each role.

    The roles of the only track are dealt out to several.
    """
    used = {role.track for role in roles}
    tracks = [track for track in found.tracks if track.id in used]
    if len(tracks) != 1:
        at = {track.id: number for number, track in enumerate(tracks)}
        return tuple(track.title for track in tracks), {role.id: at[role.track] for role in roles}
    _, row_of = _rows(roles, found)
    lanes = min(MOST_LANES, max(Counter(row_of.values()).values()))
    met: Counter[int] = Counter()
    column_of = {}
    for role in roles:
        column_of[role.id] = met[row_of[role.id]] % lanes
        met[row_of[role.id]] += 1
    title = tracks[0].title if tracks[0].id is not None else ""
    return (title, *[""] * (lanes - 1)), column_of


def _rows(roles: Sequence[MapRole], found: CareerMap) -> tuple[tuple[str, ...], Mapping[Id, int]]:
    """Labels of the rows from the top, and the row of each role.

    Where no role names its rung, a role stands one row above the lowest that a promotion or a leap
    leads from.
    """
    by_rung = any(role.place is not None for role in roles)
    heights = _climbs(roles, found)
    if by_rung:
        heights = {role.id: -1 if role.place is None else role.place for role in roles}
    order = sorted(set(heights.values()), reverse=True)
    row_of = {height: row for row, height in enumerate(order)}
    labels = [str(height) if height >= 0 else "–" for height in order]
    if not by_rung:
        labels = [""] * len(order)
    return tuple(labels), {key: row_of[height] for key, height in heights.items()}


def _climbs(roles: Sequence[MapRole], found: CareerMap) -> dict[Id, int]:
    """How many promotions or leaps each role is away from the nearest role that none leads to; 0
    where there is no such way.
    """
    keys = {role.id for role in roles}
    up: dict[Id, list[Id]] = {}
    for move in found.transitions:
        if move.kind in {"promotion", "leap"} and {move.from_, move.to} <= keys:
            up.setdefault(move.from_, []).append(move.to)
    heights = dict.fromkeys(keys - {to for goals in up.values() for to in goals}, 0)
    edge, height = set(heights), 0
    while edge:
        height += 1
        edge = {to for start in edge for to in up.get(start, ()) if to not in heights}
        heights |= dict.fromkeys(edge, height)
    return {role.id: heights.get(role.id, 0) for role in roles}


def _onward(found: CareerMap) -> Mapping[Id, Sequence[str]]:
    """Where each role leads, in words."""
    titles = {role.id: role.title for role in found.roles}
    onward: dict[Id, list[str]] = {}
    for move in found.transitions:
        onward.setdefault(move.from_, []).append(f"{titles[move.to]} ({KIND_WORDS[move.kind]})")
    return onward


def _state(role: MapRole, next_step: tuple[Id, StepKind | None] | None) -> State:
    if role.here:
        return "here"
    if role.on_route is not None or (next_step and role.id == next_step[0]):
        return "route"
    return "near" if role.from_here else "other"


def _tags(
    role: MapRole,
    found: CareerMap,
    next_step: tuple[Id, StepKind | None] | None,
    near: Months | None,
) -> Iterator[str]:
    """What the role is to the person, in words.

    `near` is the usual time before a move there from the role held.
    """
    hop = found.route.hops[role.on_route - 1] if role.on_route and found.route else None
    if role.here:
        yield "You are here"
    if next_step and role.id == next_step[0]:
        yield f"Next step: {KIND_WORDS[next_step[1]]}"
    elif hop:
        yield f"Step {role.on_route}: {KIND_WORDS[hop.kind]}"
    elif role.from_here and not role.here:
        yield f"{UNICODE.of(role.from_here)} {KIND_WORDS[role.from_here]}"
    if months := hop.months if hop else near:
        yield f"{extent(months, '–')} months"
    if role.id == found.to:
        yield "Your target"


def _ways(found: CareerMap, shown: Collection[Id], *, every: bool) -> tuple[Way, ...]:
    hops = [
        Way(hop.from_, hop.to, "route", number)
        for number, hop in enumerate(found.route.hops if found.route else (), 1)
    ]
    taken = {(way.from_, way.to) for way in hops}
    rest: dict[tuple[Id, Id], Way] = {}
    for move in found.transitions if every else found.from_here:
        ends = (move.from_, move.to)
        if ends not in taken and move.from_ != move.to:
            rest[ends] = Way(*ends, "near" if move.from_ == found.role else "other")
    ways = (*sorted(rest.values(), key=lambda way: way.which == "near"), *hops)
    return tuple(way for way in ways if way.from_ in shown and way.to in shown)
