"""Routes: what `routes` works out, in the shape of its published JSON."""

from typing import Literal

from po_career.catalog.model import Id, TransitionKind
from po_career.frozen import Frozen
from po_career.planning.model import Learned, Raise
from po_career.planning.plan_model import Caution, Person

Objective = Literal["weeks", "hours", "leaps"]
OBJECTIVES: tuple[Objective, ...] = ("weeks", "hours", "leaps")


class RouteHop(Frozen):
    """One transition of a route, and what it takes for someone who took the hops before it."""

    from_: Id
    to: Id
    kind: TransitionKind
    weeks: float
    """The longer of the hop's hours at one's hours a week and the transition's lower months; not
    rounded.
    """
    hours: float
    """Planned hours of the cheapest actions that bring the rungs."""
    rungs: tuple[Raise, ...]
    """The levels that the hop adds, skill by skill, in the order of the role's requirements."""
    learned_in_role: tuple[Learned, ...]
    """Those of them that no open action brings: only the role itself teaches them."""


class Drawback(Frozen):
    """What keeps a route from being credible."""

    what: Literal["venture", "step back", "leap"]
    """A venture or a step back in between, or a leap that another route does without."""
    role: Id
    """The role to which the hop leads."""


class Route(Frozen):
    """Transitions from the role that is held to the target, no role twice. Weeks, hours and leaps
    are sums over the hops.
    """

    weeks: float
    hours: float
    leaps: int
    hops: tuple[RouteHop, ...]
    trade_off: str | None
    """In words, against the first route; None for that route itself."""
    drawbacks: tuple[Drawback, ...] = ()
    """Empty for a credible route."""


class RoutesProof(Frozen):
    """Whether the routes are proved to be the best ones, and what no route can undercut."""

    proved: bool
    """Whether no other route belongs among those shown or before one of them."""
    lower_bound: float
    """Of the best route, in the unit of the objective: weeks, hours or leaps."""
    front_proved: bool
    """Whether the front is complete; False if it was not asked for."""


class Routes(Frozen):
    """The best routes to a role."""

    schema: Literal["po-career/routes/2"]
    person: Person
    to: Id
    by: Objective
    any_way: bool
    """Whether every transition of the catalogue could be used; else the routes are credible."""
    routes: tuple[Route, ...]
    """Best first."""
    optimal: RoutesProof
    front: tuple[Route, ...]
    """The routes that no other matches in weeks, hours and leaps and beats in one of them; of those
    that are equal in all three, one.
    """
    planned: tuple[Id, ...]
    """The roles to which the route leads that a plan toward the target takes."""
    warnings: tuple[Caution, ...] = ()
