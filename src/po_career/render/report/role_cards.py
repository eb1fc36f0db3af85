"""The roles of the map in full: what each is for, what its days hold, what it asks, and where it
leads.
"""

from collections.abc import Mapping

from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.planning.plan_model import Plan
from po_career.render.explore.entries import catalog_page
from po_career.render.explore.entry_model import RoleEntry
from po_career.render.map.map_places import Place
from po_career.render.report.plan_map import PlanMap

Card = tuple[Place, RoleEntry]
"""A role where it stands on the map, and in full."""


class RoleCards(Frozen):
    """The roles that have to do with the person, and all others."""

    own: tuple[Card, ...]
    others: tuple[Card, ...]
    numbers: Mapping[Id, int]
    """The number of each of these roles in the report."""


def role_cards(found: PlanMap, plan: Plan, catalog: Catalog) -> RoleCards:
    """The roles of both maps: in the own one the next step, the rest of the way, the role held,
    then the ways on.
    """
    route = [move.to for move in found.own.ways if move.which == "route"]
    first = dict.fromkeys([plan.next_step.role, *route, plan.person.role])
    ranks = {role: rank for rank, role in enumerate(first)}
    own = sorted(
        found.own.places, key=lambda place: (ranks.get(place.role, len(ranks)), place.number)
    )
    known = {place.role for place in own}
    everybody = found.whole.places if found.whole else ()
    places = [*own, *(place for place in everybody if place.role not in known)]
    roles = catalog_page("roles", catalog, [place.role for place in places]).roles
    cards = tuple(zip(places, roles, strict=True))
    numbers = {place.role: found.numbers[place.role] for place in places}
    return RoleCards(cards[: len(own)], cards[len(own) :], numbers)
