"""Which roles and moves a drawing of the career map shows, in which column and row, and what each
role is to the person.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from typing import Literal

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.planning.career_map import CareerMap, MapRole
from po_career.planning.model import Months, StepKind
from po_career.planning.plan_model import Hop
from po_career.render.map.map_words import UNICODE, State, state_of
from po_career.render.page.phrases import KIND_WORDS, extent

Which = Literal["other", "near", "route"]
"""What a move is to the person: on the route, out of the role held, or neither."""
WHICH: tuple[Which, ...] = ("other", "near", "route")
"""What matters least first."""
Step = tuple[Id, StepKind | None]
"""The role that a person goes to next, and the kind of that move."""
UPWARDS = ("promotion", "leap")
MOST_LANES = 5
"""The most roles of one rung that stand side by side if there is only one track."""


class Place(Frozen):
    """One role on the map."""

    role: Id
    number: int
    """Counts from 1 in the order of the map, for anchors."""
    title: str
    state: State
    tags: tuple[str, ...]
    """What it is to the person, in words: you are here, next step, target, one move away."""
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
    step: Step | None = None,
    every: bool = True,
) -> MapPlaces:
    """The places of `found`, of the roles `shown` alone (None: of all).

    `step` is the next step of a plan, if that is more than the first move of the route. Without
    `every`, moves that are neither on the route nor lead out of the role held are left out.
    """
    roles = [role for role in found.roles if shown is None or role.id in shown]
    labels, row_of = _rows(roles, found)
    titles, column_of = _columns(roles, found, row_of)
    hops = found.route.hops if found.route else ()
    if step is None and hops:
        step = (hops[0].to, hops[0].kind)
    onward = _onward(found)
    near = {move.to: move.months for move in reversed(found.from_here)}
    places = [
        Place(
            role=role.id,
            number=number,
            title=role.title,
            state=_state(role, step),
            tags=tuple(_tags(role, found, step, near.get(role.id))),
            column=column_of[role.id],
            row=row_of[role.id],
            onward=tuple(onward.get(role.id, ())),
        )
        for number, role in enumerate(roles, 1)
    ]
    return MapPlaces(
        columns=titles,
        rows=labels,
        places=tuple(places),
        ways=_ways(found, hops, column_of, every=every),
        left_out=len(found.roles) - len(roles),
        by_rung=any(labels),
    )


def _columns(
    roles: Sequence[MapRole], found: CareerMap, row_of: Mapping[Id, int]
) -> tuple[tuple[str, ...], Mapping[Id, int]]:
    """Headings of the columns and the column of each role.

    The roles of a single track are dealt out to several.
    """
    used = {role.track for role in roles}
    tracks = [track for track in found.tracks if track.id in used]
    if len(tracks) != 1:
        at = {track.id: number for number, track in enumerate(tracks)}
        return tuple(track.title for track in tracks), {role.id: at[role.track] for role in roles}
    lanes = min(MOST_LANES, max(Counter(row_of.values()).values()))
    place_in_row: dict[int, Iterator[int]] = defaultdict(count)
    column_of = {role.id: next(place_in_row[row_of[role.id]]) % lanes for role in roles}
    title = tracks[0].title if tracks[0].id is not None else ""
    return (title, *[""] * (lanes - 1)), column_of


def _rows(roles: Sequence[MapRole], found: CareerMap) -> tuple[tuple[str, ...], Mapping[Id, int]]:
    """Labels of the rows from the top, and the row of each role.

    If no role names its rung, the rows have no labels, and a role stands as high as it climbs.
    """
    rungs = {role.id: role.place for role in roles if role.place is not None}
    heights = {role.id: rungs.get(role.id, -1) for role in roles}
    if not rungs:
        heights = _climbs(roles, found)
    order = sorted(set(heights.values()), reverse=True)
    labels = [str(height) if height >= 0 else "–" for height in order]
    row_of = {role: order.index(height) for role, height in heights.items()}
    return tuple(labels) if rungs else ("",) * len(order), row_of


def _climbs(roles: Sequence[MapRole], found: CareerMap) -> dict[Id, int]:
    """The height of each role in a catalogue without rungs: how many promotions or leaps it is away
    from the nearest role that none leads to; 0 if it cannot be reached from there.
    """
    keys = {role.id for role in roles}
    climbs = [
        move for move in found.transitions if move.kind in UPWARDS and {move.from_, move.to} <= keys
    ]
    heights: dict[Id, int] = {}
    height, reached = 0, keys - {move.to for move in climbs}
    while reached:
        heights |= dict.fromkeys(reached, height)
        height += 1
        reached = {move.to for move in climbs if move.from_ in reached} - heights.keys()
    return {key: heights.get(key, 0) for key in keys}


def _onward(found: CareerMap) -> Mapping[Id, Sequence[str]]:
    """Where each role leads, in words."""
    titles = {role.id: role.title for role in found.roles}
    onward: dict[Id, list[str]] = {}
    for move in found.transitions:
        onward.setdefault(move.from_, []).append(f"{titles[move.to]} ({KIND_WORDS[move.kind]})")
    return onward


def _state(role: MapRole, step: Step | None) -> State:
    state = state_of(role)
    return "route" if step and role.id == step[0] and state != "here" else state


def _tags(role: MapRole, found: CareerMap, step: Step | None, near: Months | None) -> Iterator[str]:
    """What the role is to the person, in words.

    `near` is the usual time before a move there from the role held.
    """
    hop = found.route.hops[role.on_route - 1] if role.on_route and found.route else None
    if role.here:
        yield "You are here"
    yield from _move_there(role, hop, step)
    if months := hop.months if hop else near:
        yield f"{extent(months, '–')} months"
    if role.id == found.to:
        yield "Your target"


def _move_there(role: MapRole, hop: Hop | None, step: Step | None) -> Iterator[str]:
    """The kind of the move that leads to the role, and which step it is."""
    if step and role.id == step[0]:
        yield f"Next step: {KIND_WORDS[step[1]]}"
    elif hop:
        yield f"Step {role.on_route}: {KIND_WORDS[hop.kind]}"
    elif role.from_here and not role.here:
        yield f"{UNICODE[role.from_here]} {KIND_WORDS[role.from_here]}"


def _ways(
    found: CareerMap, hops: Sequence[Hop], shown: Collection[Id], *, every: bool
) -> tuple[Way, ...]:
    ways: dict[tuple[Id, Id], Way] = {}
    for move in found.transitions if every else found.from_here:
        if move.from_ != move.to:
            which: Which = "near" if move.from_ == found.role else "other"
            ways[move.from_, move.to] = Way(move.from_, move.to, which)
    for number, hop in enumerate(hops, 1):
        ways.pop((hop.from_, hop.to), None)  # a hop comes last, in the order of the route
        ways[hop.from_, hop.to] = Way(hop.from_, hop.to, "route", number)
    ranked = sorted(ways.values(), key=lambda way: WHICH.index(way.which))
    return tuple(way for way in ranked if way.from_ in shown and way.to in shown)
