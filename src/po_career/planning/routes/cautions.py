"""What to say if no route leads to the target."""

from po_career.catalog.model import Catalog, Id
from po_career.planning.routes.search import Search
from po_career.planning.routes.terrain import terrain_of
from po_career.planning.routes.ways import roles_before, transitions_from


def no_route(search: Search, start: Id) -> str:
    """What to say if no chain of transitions leads to the target, or none that is credible."""
    terrain = search.terrain
    catalog, target = terrain.standing.catalog, terrain.target
    start_title, goal_title = catalog.roles[start].title, catalog.roles[target].title
    lines = [f"no route leads from {start_title} to {goal_title}"]
    if not transitions_from(catalog, start):
        lines = [f"no transition leads out of {start_title} in this catalogue"]
    elif search.cut:
        lines = [
            f"no route from {start_title} to {goal_title} was found within the limit of the search"
        ]
    elif not terrain.any_way and _leads_anyway(search, start):
        lines = [
            f"no credible route leads from {start_title} to {goal_title}",
            "--any-way looks at ventures and steps back in between, too",
        ]
    return "\n".join([*lines, _leads_there(target, start, catalog)])


def _leads_anyway(search: Search, start: Id) -> bool:
    """Whether some chain of transitions leads there, credible or not."""
    anywhere = terrain_of(search.terrain.standing, search.terrain.target, any_way=True)
    return start in anywhere.horizon.met


def _leads_there(target: Id, start: Id, catalog: Catalog) -> str:
    """The roles from which one transition leads to the target, but for the one that is held."""
    before = roles_before(catalog, target)
    others = sorted({catalog.roles[role].title for role in before if role != start})
    names = ", ".join(others) or "none in this catalogue"
    return f"{'other roles' if start in before else 'roles'} that lead there: {names}"
