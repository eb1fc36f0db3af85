"""The career map of a plan: one's own ways in colour, and the whole map for whoever opens it."""

from collections.abc import Iterator, Mapping

from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.planning.career_map import CareerMap, MapRoute, career_map
from po_career.planning.plan_model import Hop, Plan
from po_career.render.map.map_places import MapPlaces, map_places
from po_career.render.map.map_svg import inline_svg
from po_career.render.page.phrases import KIND_PHRASES

MOST_ROLES = 60
"""Of a larger catalogue the whole map would be a tangle."""


class PlanMap(Frozen):
    """The map in two pictures, and the number that each role has in the report."""

    own: MapPlaces
    """The roles that have to do with the person."""
    picture: str
    """An SVG element in which every text is escaped."""
    whole: MapPlaces | None
    """All roles; None if there are no others, or too many."""
    whole_picture: str
    numbers: Mapping[Id, int]


def plan_map(plan: Plan, catalog: Catalog) -> PlanMap:
    """The map for a plan, with the next step marked."""
    step = plan.next_step
    numbers = {role: number for number, role in enumerate(catalog.roles, 1)}
    hops = _hops(plan)
    route = MapRoute(None, None, None, hops) if hops else None
    target = next(iter(plan.person.target), None)
    found = career_map(catalog, role=plan.person.role, to=target, route=route)
    moves = step.kind is None or step.kind in KIND_PHRASES
    marked = (step.role, step.kind) if moves else None
    shown = {key for key in _of_plan(plan, catalog) if key in catalog.roles}
    own = map_places(found, shown=shown, step=marked, every=False)
    whole = None
    if len(shown) < len(catalog.roles) <= MOST_ROLES:
        whole = map_places(found, step=marked)
    return PlanMap(
        own=own,
        picture=_picture(found, own, numbers, "po-map"),
        whole=whole,
        whole_picture=_picture(found, whole, numbers, "po-map-whole") if whole else "",
        numbers=numbers,
    )


def _picture(found: CareerMap, career: MapPlaces, numbers: Mapping[Id, int], prefix: str) -> str:
    return inline_svg(found, career, lambda place: f"#role-{numbers[place.role]}", prefix)


def _of_plan(plan: Plan, catalog: Catalog) -> Iterator[Id]:
    """Roles that have to do with the person: held, next, wanted, on the way, other ways, what is
    near.

    A leap, a step back and a way in are on it only if the plan names them: the whole map has them.
    """
    held, step = plan.person.role, plan.next_step
    if held is not None:
        yield held
    for way in catalog.transitions:
        role = catalog.roles.get(way.to)
        near = way.from_ == held and way.kind not in ("leap", "return")
        if near and role is not None and not role.way_in:
            yield way.to
    yield step.role
    yield from plan.person.target
    yield from step.equal
    yield from (hop.to for hop in plan.route or ())
    yield from (other.role for other in plan.alternatives)


def _hops(plan: Plan) -> tuple[Hop, ...]:
    """The transitions on the way: the route to the target, else the next step alone.

    Empty if one stays, or aims straight at a role.
    """
    if plan.route:
        return plan.route
    held, step = plan.person.role, plan.next_step
    if held is None or step.kind not in KIND_PHRASES:
        return ()
    return (Hop(held, step.role, step.kind, step.typical_months),)
