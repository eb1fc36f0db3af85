"""The career map of a plan: of a large catalogue only the roles that have to do with the person, and of the moves theirs."""

from collections.abc import Iterator

from po_career.catalog.model import Catalog, Id
from po_career.planning.career_map import CareerMap, MapRoute, career_map
from po_career.planning.plan_model import Hop, Plan
from po_career.render.map_places import MapPlaces, map_places

MOST_ROLES = 36
"""Of a larger catalogue the map shows what has to do with the person."""


def plan_map(plan: Plan, catalog: Catalog) -> tuple[CareerMap, MapPlaces]:
    """The map for a plan, and what of it is shown where."""
    hops = _hops(plan)
    route = MapRoute(None, None, None, hops) if hops else None
    found = career_map(catalog, role=plan.person.role, to=plan.person.target, route=route)
    step = (plan.next_step.role, plan.next_step.kind)
    return found, map_places(found, shown=set(shown_roles(plan, catalog)), step=step, every=False)


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
