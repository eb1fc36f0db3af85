"""The signs and words that all faces of the career map share."""

from dataclasses import astuple
from typing import Final, Literal

from po_career.catalog.model import TransitionKind
from po_career.frozen import Frozen
from po_career.planning.career_map import CareerMap, MapMove, MapRole
from po_career.render.page.fallbacks import encodes
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.phrases import KIND_WORDS, extent

State = Literal["here", "route", "near", "other"]
"""What a role is to the person: held, on the route, one move away, or none of these."""


class Marks(Frozen):
    """A sign for each kind of move, for staying, and for a rule."""

    promotion: str
    lateral: str
    specialise: str
    leap: str
    return_: str
    stay: str
    rule: str

    def of(self, kind: TransitionKind) -> str:
        """The sign of a kind."""
        return self.return_ if kind == "return" else str(getattr(self, kind))


UNICODE: Final = Marks("↑", "↔", "◇", "↟", "↩", "•", "─")
ASCII: Final = Marks("^", "<>", "+", "^^", "<-", "*", "-")


def marks_for(glyphs: Glyphs) -> Marks:
    """The signs that go with `glyphs`: Unicode if the output takes them all, else ASCII."""
    signs = "".join(astuple(UNICODE))
    return UNICODE if glyphs.encoding is None or encodes(signs, glyphs.encoding) else ASCII


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


def move_words(move: MapMove) -> str:
    """The kind of a move and its usual months: promotion, 24 to 36 months."""
    months = f", {extent(move.months, ' to ')} months" if move.months else ""
    return f"{KIND_WORDS[move.kind]}{months}"
