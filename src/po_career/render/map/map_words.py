"""The signs and words that all faces of the career map share."""

from collections.abc import Mapping
from typing import Literal

from po_career.planning.career_map import CareerMap, MapRole, MapTransition
from po_career.render.page.fallbacks import encodes
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.phrases import KIND_WORDS, extent
from po_career.text import printable

State = Literal["here", "route", "near", "other"]
"""What a role is to the person: held, on the route, one move away, or none of these."""


Marks = Mapping[str, str]
"""A sign for each kind of move, for staying, and for a rule."""
UNICODE: Marks = {
    "promotion": "↑",
    "lateral": "↔",
    "specialise": "◇",
    "leap": "↟",
    "return": "↩",
    "stay": "•",
    "rule": "─",
}
ASCII: Marks = {
    "promotion": "^",
    "lateral": "<>",
    "specialise": "+",
    "leap": "^^",
    "return": "<-",
    "stay": "*",
    "rule": "-",
}


def marks_for(glyphs: Glyphs) -> Marks:
    """The signs that go with `glyphs`: Unicode if the output takes them all, else ASCII."""
    signs = "".join(UNICODE.values())
    return UNICODE if glyphs.encoding is None or encodes(signs, glyphs.encoding) else ASCII


def on_one_line(text: str) -> str:
    """`text` without anything that steers a program, or that a file of text may not hold."""
    return "".join(char if char.isprintable() else " " for char in printable(text))


def map_title(found: CareerMap) -> str:
    """What a drawing of the map is called: the stops of the route, or where one is."""
    titles = {role.id: role.title for role in found.roles}
    if found.role is None:
        return "The career map"
    if found.route and found.route.hops:
        stops = [found.role, *(hop.to for hop in found.route.hops)]
        return " → ".join(titles[stop] for stop in stops)
    return f"The career map. You are here: {titles[found.role]}"


def state_of(role: MapRole) -> State:
    """What the role is to the person."""
    if role.here:
        return "here"
    if role.on_route is not None:
        return "route"
    return "near" if role.from_here else "other"


def numbered_title(role: MapRole) -> str:
    """The title of a role, after the number of the stop that it is on the route."""
    return f"{role.on_route}. {role.title}" if role.on_route else role.title


def move_words(move: MapTransition) -> str:
    """The kind of a move and its usual months: promotion, 24 to 36 months."""
    months = f", {extent(move.months, ' to ')} months" if move.months else ""
    return f"{KIND_WORDS[move.kind]}{months}"
