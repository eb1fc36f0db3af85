"""What to say beside routes, or where there is none: months that are not known, hops that cannot be taken, the roles that lead there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import floor

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Caution
from po_career.planning.routes.model import Route
from po_career.planning.routes.search import Search, search_routes
from po_career.planning.routes.terrain import Effort, terrain_of
from po_career.planning.routes.ways import roles_before

NAMED = 5
"""So many hops of a kind are named."""


def cautions_on(search: Search, routes: Iterable[Route]) -> Iterator[Caution]:
    """Hops of `routes` whose months are not known, all in one; then the hops that the search met and that cannot be taken."""
    catalog, ways = search.terrain.situation.catalog, search.terrain.ways
    passed = dict.fromkeys((hop.from_, hop.to, hop.kind) for route in routes for hop in route.hops)
    without_months = {(way.from_, way.to, way.kind) for start, _, _ in passed for way in ways[start] if way.months is None}
    unknown = list(dict.fromkeys((start, goal) for start, goal, kind in passed if (start, goal, kind) in without_months))
    if unknown:
        what = f"{_listed(unknown, catalog)}: how many months people spend is not known, and counts as 0"
        yield Caution(what, ", ".join(f"{start} {goal}" for start, goal in unknown))
    for (start, goal), effort in list(search.blocked.items())[:NAMED]:
        yield Caution(_blocked(start, goal, effort, catalog), f"{start} {goal}".strip())
    if (more := len(search.blocked) - NAMED) > 0:
        noun = "transition" if more == 1 else "transitions"
        yield Caution(f"{more} more {noun} cannot be taken, because nothing brings what they ask", "routes")


def no_way_out(start: str, target: str, catalog: Catalog) -> str:
    """What to say where nothing leads out of the role that is held."""
    return f"no transition leads out of {catalog.roles[start].title} in this catalogue\n{_leads_there(target, start, catalog)}"


def no_route(search: Search, start: str, limit: int) -> str:
    """What to say where no chain of transitions leads to the target, or none that can be taken; `limit` is that of the search."""
    catalog, target = search.terrain.situation.catalog, search.terrain.target
    lines = [f"no route leads from {catalog.roles[start].title} to {catalog.roles[target].title}"]
    if search.cut:
        lines = [f"no route from {catalog.roles[start].title} to {catalog.roles[target].title} was found within the limit of the search"]
    lines += [_blocked(*way, effort, catalog) for way, effort in list(search.blocked.items())[:NAMED]]
    return "\n".join([*lines, *_without_budget(search, start, limit), _leads_there(target, start, catalog)])


def _listed(ways: list[tuple[str, str]], catalog: Catalog) -> str:
    names = [f"{catalog.roles[start].title} to {catalog.roles[goal].title}" for start, goal in ways]
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"and {len(names) - NAMED} more transitions"]
    return "; ".join(names)


def _blocked(start: str, goal: str, effort: Effort, catalog: Catalog) -> str:
    first, more = effort.uncovered[0], len(effort.uncovered) - 1
    way = f"{catalog.roles[start].title} to {catalog.roles[goal].title}" if start else catalog.roles[goal].title
    name = catalog.skills[first.skill].name
    return f"{way} cannot be taken: {name} to {first.level} stays open ({first.why})" + (f", and {more} more" if more else "")


def _without_budget(search: Search, start: str, limit: int) -> list[str]:
    """What the best route would take if money were no object; nothing where that is no matter of money."""
    situation, target = search.terrain.situation, search.terrain.target
    budget = situation.profile.money
    if budget is None or not search.blocked:
        return []
    rich = terrain_of(replace(situation, profile=replace(situation.profile, budget=None)), target)
    found = search_routes(rich, start, search.by, 1, limit, front_too=False).found
    if not found:
        return []
    weeks, amount = floor(found[0].weeks + 0.5), f"{budget:,.2f}".removesuffix(".00")
    return [f"without the budget of {amount} it takes {weeks:,} {'week' if weeks == 1 else 'weeks'} and {found[0].hours:,.0f} h"]


def _leads_there(target: str, start: str, catalog: Catalog) -> str:
    """The roles from which one transition leads to the target, but for the one that is held."""
    before = roles_before(catalog, target)
    others = sorted({catalog.roles[role].title for role in before if role != start})
    if start in before:
        return f"other roles that lead there: {', '.join(others) if others else 'none in this catalogue'}"
    return f"roles that lead there: {', '.join(others) if others else 'none in this catalogue'}"
