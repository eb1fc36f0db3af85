"""Where everything of a career map stands in a picture: tracks as columns, rungs as rows, moves as curves. No drawing here.

layout = map_layout(career_map)     # the same map gives the same layout
layout.width, layout.height         # in the unit of all numbers here, pixels at 100 %
layout.columns, layout.rows         # headings of tracks, labels of rungs
layout.boxes                        # a box for each role, in the order of the map
layout.arrows                       # a curve for each move, in the order of the map
"""

from bisect import bisect, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from po_career.catalog.model import Id, TransitionKind
from po_career.planning.career_map import CareerMap, MapMove, MapRole
from po_career.planning.model import Months
from po_career.render.cells import char_width
from po_career.render.words import KIND_WORDS, extent
from po_career.text import printable

State = Literal["here", "route", "near", "other"]
"""What a role is to the person: held, on the route, one move away, or none of these."""
Side = Literal["left", "right", "top", "bottom"]

BOX, GAP = 190.0, 86.0
"""Width of a box, and of the alley between two columns of boxes."""
STACK, ROW = 18.0, 34.0
"""Space between boxes of one rung in one column, and between rungs."""
LEFT, RIGHT, TOP, BOTTOM = 64.0, 46.0, 46.0, 10.0
LINE, SMALL_LINE, PAD = 17.0, 15.0, 9.0
LETTERS, BOLD_LETTERS, SMALL_LETTERS = 20, 18, 23
"""So many letters fit on a line of a box, set at 14 pixels, at 14 in bold, and at 12, in a wide typeface."""
WIDTHS = {**dict.fromkeys("fijlrt .,:;'!|/()[]I-", 0.6), **dict.fromkeys("mwMW@%—…", 1.6)}
"""Letters that are thinner or wider than their like."""
NARROWEST = 780.0
MOST_LANES = 5
HEAD = 7.0
"""Length of an arrow's head."""


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a track; `x` is the middle of its boxes."""

    title: tuple[str, ...]
    x: float


@dataclass(frozen=True, slots=True)
class Row:
    """The label of a rung, and the height at which its row begins and ends."""

    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Box:
    """A role. `lines` is its title, `note` what it is to the person, both in lines that fit."""

    role: MapRole
    state: State
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move: an SVG path (one cubic curve) from box to box, and the three corners of its head."""

    move: MapMove
    path: str
    head: str
    state: Literal["route", "near", "other"]


@dataclass(frozen=True, slots=True)
class MapLayout:
    """A career map with its places."""

    width: float
    height: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def map_layout(found: CareerMap) -> MapLayout:
    """Places for all roles and moves of `found`."""
    lanes = _lanes(found)
    boxes, rows = _placed(found, lanes)
    columns = _columns(found, lanes) if any(track.id is not None for track in found.tracks) else ()
    right = max((box.x + box.width for box in boxes), default=LEFT)
    bottom = max((row.bottom for row in rows), default=TOP)
    arrows = _arrows(found, {box.role.id: box for box in boxes})
    return MapLayout(max(right + RIGHT, NARROWEST), bottom + BOTTOM, columns, rows, boxes, arrows)


def wrapped(text: str, room: int) -> tuple[str, ...]:
    """`text` in lines of at most `room` letters, broken at spaces, and inside a word only where it is longer than a line."""
    lines = [""]
    for given in printable(text).split():
        word = given
        if lines[-1] and letters(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
            continue
        lines += [""] if lines[-1] else []
        while letters(word) > room:
            fits = next(length for length in range(len(word), 0, -1) if length == 1 or letters(word[:length]) <= room)
            lines[-1], word = word[:fits], word[fits:]
            lines.append("")
        lines[-1] = word
    return tuple(line for line in lines if line) or ("",)


def letters(text: str) -> float:
    """How many letters of usual width `text` is as wide as, at the most: whoever draws it has a typeface of their own."""
    return sum(WIDTHS.get(char, 1.2 if char.isupper() else char_width(char)) for char in text)


def _lanes(found: CareerMap) -> Mapping[Id | None, int]:
    """How many boxes stand side by side in a column: one, unless there is but one column."""
    if len(found.tracks) != 1:
        return {track.id: 1 for track in found.tracks}
    cells = [sum(role.place == place for role in found.roles) for place in {role.place for role in found.roles}]
    return {found.tracks[0].id: min(MOST_LANES, max(cells))}


def _columns(found: CareerMap, lanes: Mapping[Id | None, int]) -> tuple[Column, ...]:
    starts = _starts(found, lanes)
    return tuple(
        Column(wrapped(track.title, BOLD_LETTERS + 3), starts[track.id] + (lanes[track.id] * (BOX + GAP) - GAP) / 2)
        for track in found.tracks
    )


def _starts(found: CareerMap, lanes: Mapping[Id | None, int]) -> Mapping[Id | None, float]:
    """The left edge of each column."""
    before = [sum(lanes[track.id] for track in found.tracks[:place]) for place in range(len(found.tracks))]
    return {track.id: LEFT + count * (BOX + GAP) for track, count in zip(found.tracks, before, strict=True)}


def _placed(found: CareerMap, lanes: Mapping[Id | None, int]) -> tuple[tuple[Box, ...], tuple[Row, ...]]:
    """The boxes in the order of the map, and the rows, the highest rung first."""
    starts, boxes, rows, top = _starts(found, lanes), dict[Id, Box](), list[Row](), TOP
    top += (max((len(wrapped(track.title, BOLD_LETTERS + 3)) for track in found.tracks), default=1) - 1) * LINE
    places = sorted({role.place for role in found.roles}, key=lambda place: (place is None, -(place or 0)))
    for place in places:
        bottom = top
        for track in found.tracks:
            cell = [role for role in found.roles if role.place == place and role.track == track.id]
            for box in _stacked(cell, found, starts[track.id], top, lanes[track.id]):
                boxes[box.role.id] = box
                bottom = max(bottom, box.y + box.height)
        rows.append(Row("" if places == [None] else "–" if place is None else str(place), top, bottom))
        top = bottom + ROW
    return tuple(boxes[role.id] for role in found.roles), tuple(rows)


def _stacked(cell: Sequence[MapRole], found: CareerMap, left: float, top: float, lanes: int) -> Iterator[Box]:
    """The boxes of one rung in one column, from the left, then further down."""
    bottoms = [top] * lanes
    for number, role in enumerate(cell):
        lane = number % lanes
        lines, note = wrapped(role.title, BOLD_LETTERS if role.here else LETTERS), _note(role, found)
        height = 2 * PAD + LINE * len(lines) + SMALL_LINE * len(note)
        yield Box(role, _state(role), left + lane * (BOX + GAP), bottoms[lane], BOX, height, lines, note)
        bottoms[lane] += height + STACK


def _state(role: MapRole) -> State:
    return "here" if role.here else "route" if role.on_route is not None else "near" if role.from_here else "other"


def _note(role: MapRole, found: CareerMap) -> tuple[str, ...]:
    """What the role is to the person, in a few words: of a stop of the route the move that the route makes there."""
    if role.here:
        return ("you are here",)
    texts = [] if role.id != found.to else ["your aim"]
    if role.on_route and found.route is not None:
        hop = found.route.hops[role.on_route - 1]
        texts.append(_move_words(hop.kind, hop.months))
    elif role.from_here:
        texts.append(_move_words(role.from_here, next(move.months for move in found.from_here if move.to == role.id)))
    return tuple(line for text in texts for line in wrapped(text, SMALL_LETTERS))


def _move_words(kind: TransitionKind, months: Months | None) -> str:
    return KIND_WORDS[kind] + (f", {extent(months, '–')} months" if months else "")


def _arrows(found: CareerMap, boxes: Mapping[Id, Box]) -> tuple[Arrow, ...]:
    lanes: dict[float, list[float]] = {}
    for box in boxes.values():
        insort(lanes.setdefault(box.x, []), box.y)
    sides = [_sides(boxes[move.from_], boxes[move.to], lanes) for move in found.transitions]
    ends: dict[tuple[Id, Side], list[tuple[float, int, bool]]] = {}
    for number, (move, (out, into)) in enumerate(zip(found.transitions, sides, strict=True)):
        ends.setdefault((move.from_, out), []).append((_across(boxes[move.to], out), number, False))
        ends.setdefault((move.to, into), []).append((_across(boxes[move.from_], into), number, True))
    points: dict[tuple[int, bool], tuple[float, float]] = {}
    for (role, side), met in ends.items():
        for place, (_, number, arrives) in enumerate(sorted(met), 1):
            points[number, arrives] = _port(boxes[role], side, place / (len(met) + 1))
    return tuple(
        _arrow(move, points[number, False], points[number, True], *sides[number], found) for number, move in enumerate(found.transitions)
    )


def _across(box: Box, side: Side) -> float:
    """Where the other end of a move stands along `side`: ends in that order cross least."""
    return box.y + box.height / 2 if side in {"left", "right"} else box.x


def _sides(a: Box, b: Box, lanes: Mapping[float, Sequence[float]]) -> tuple[Side, Side]:
    """The sides on which a move leaves `a` and meets `b`: those that face each other, or the same where boxes stand between.

    `lanes` has the tops of the boxes that stand below each other, by their left edge.
    """
    if a.x != b.x:
        return ("right", "left") if a.x < b.x else ("left", "right")
    if abs(bisect(lanes[a.x], a.y) - bisect(lanes[a.x], b.y)) > 1:
        return ("right", "right") if b.y < a.y else ("left", "left")
    return ("top", "bottom") if b.y < a.y else ("bottom", "top")


def _port(box: Box, side: Side, part: float) -> tuple[float, float]:
    if side in {"left", "right"}:
        return box.x + (box.width if side == "right" else 0), box.y + box.height * part
    return box.x + box.width * part, box.y + (box.height if side == "bottom" else 0)


OUT: Mapping[Side, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}
"""The direction away from a side."""


def _arrow(move: MapMove, start: tuple[float, float], tip: tuple[float, float], out: Side, into: Side, found: CareerMap) -> Arrow:
    (x1, y1), (x2, y2) = start, tip
    (ox, oy), (ix, iy) = OUT[out], OUT[into]
    ex, ey = x2 + ix * HEAD, y2 + iy * HEAD
    reach = _reach(out, into, abs(x2 - x1), abs(y2 - y1))
    path = f"M{x1:g} {y1:.1f}C{x1 + ox * reach:.1f} {y1 + oy * reach:.1f} {ex + ix * reach:.1f} {ey + iy * reach:.1f} {ex:.1f} {ey:.1f}"
    wing = HEAD / 2
    head = f"{x2:.1f},{y2:.1f} {ex - iy * wing:.1f},{ey - ix * wing:.1f} {ex + iy * wing:.1f},{ey + ix * wing:.1f}"
    state: Literal["route", "near", "other"] = "route" if move.on_route else "near" if move.from_ == found.role else "other"
    return Arrow(move, path, head, state)


def _reach(out: Side, into: Side, across: float, down: float) -> float:
    """How far a curve goes straight on before it turns: more for one that comes back to the same side, the longer it is."""
    if out == into:
        return min(GAP * 0.9, 24 + down / 8)
    if out in {"top", "bottom"}:
        return down / 3
    return max(28.0, min(across / 2, GAP * 1.5))
