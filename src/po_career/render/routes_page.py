"""Routes on a screen: each as a block, then the ones that nothing beats in everything, and how sure
the answer is.
"""

from collections.abc import Mapping, Sequence
from math import floor

from po_career.catalog.model import Catalog, Id
from po_career.planning.routes.route_model import Objective, Route, RouteHop, Routes
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import (
    KIND_WORDS,
    count,
    figure,
    hours,
    listed,
    number,
    sentence,
    weeks,
)
from po_career.render.skill_words import skill_names

BY_WORDS: Mapping[Objective, str] = {
    "weeks": "fewest weeks first",
    "hours": "fewest hours first",
    "leaps": "fewest leaps first",
}
DRAWBACKS = {"venture": "firm of one's own", "step back": "step back", "leap": "leap"}
WHY_PLANNED = (
    "it prefers moves that many people make and roles that are nearer, "
    "and goes straight to a firm of one's own."
)
MAIN_SKILLS = 3
WEEKS_OF_YEAR = 52
ESTIMATE = (
    "Weeks are an estimate: for each move the longer of its hours at your hours a week and the"
    " months that people usually spend in the role before; the weeks that single actions need are"
    " not in it, and no move is a promise."
)


def route_lines(found: Routes, catalog: Catalog, page: Page) -> Lines:
    """The best routes, the front, the proof, and what to keep in mind."""
    if not found.routes[0].hops:
        return page.para(f"You already hold the role of {catalog.roles[found.to].title}.", 0)
    start, goal = _titles([found.person.role or "", found.to], catalog)
    return joined(
        [
            page.heading(f"Routes from {start} to {goal}, {BY_WORDS[found.by]}"),
            *(_block(place, route, catalog, page) for place, route in enumerate(found.routes, 1)),
            _planned(found, catalog, page),
            [*page.heading("What you could trade"), *_front(found, catalog, page)],
            [
                *page.heading("How sure this is"),
                *page.para(_proof(found)),
                *page.dimmed(ESTIMATE),
            ],
            page.warnings_section(found.warnings),
        ]
    )


def _titles(roles: Sequence[Id], catalog: Catalog) -> list[str]:
    return [catalog.roles[role].title for role in roles]


def _goals(route: Route) -> tuple[Id, ...]:
    return tuple(hop.to for hop in route.hops)


def _path(roles: Sequence[Id], catalog: Catalog, page: Page) -> str:
    return f" {page.glyphs.arrow} ".join(_titles(roles, catalog))


def _block(place: int, route: Route, catalog: Catalog, page: Page) -> Lines:
    """One route: the roles that it passes, what it comes to, and each hop."""
    path = _path([route.hops[0].from_, *_goals(route)], catalog, page)
    lines = page.bullet(Run(f"{place}", "heading"), Run(path, "now" if place == 1 else ""), 0)
    lines += page.para(_sums(route))
    if route.drawbacks:
        lines += page.para(Run(f"Leads through {_drawbacks(route, catalog)}.", "missing"))
    if route.trade_off:
        lines += page.para(sentence(route.trade_off))
    return lines + below(_hop(hop, catalog, page) for hop in route.hops)


def _drawbacks(route: Route, catalog: Catalog) -> str:
    """What it costs to take the route, whatever the way there."""
    parts = []
    for what, word in DRAWBACKS.items():
        roles = [one.role for one in route.drawbacks if one.what == what]
        if roles:
            amount = f"a {word}" if len(roles) == 1 else count(len(roles), word)
            parts.append(f"{amount} ({', '.join(_titles(roles, catalog))})")
    return listed(parts)


def _planned(found: Routes, catalog: Catalog, page: Page) -> Lines:
    """The route of a plan, if it is not the first one, and why."""
    if not found.planned or found.planned == _goals(found.routes[0]):
        return []
    return page.para(f"A plan goes by {_path(found.planned, catalog, page)}: {WHY_PLANNED}")


def _sums(route: Route) -> str:
    leaps = count(route.leaps, "leap")
    return f"{_weeks(route.weeks)}, {hours(route.hours)}, {leaps}, {count(len(route.hops), 'move')}"


def _weeks(amount: float) -> str:
    """Weeks in figures, from a year on with the years."""
    whole = floor(amount + 0.5)
    if whole < WEEKS_OF_YEAR:
        return weeks(whole)
    return f"{weeks(whole)} ({number(round(amount / WEEKS_OF_YEAR, 1))} years)"


def _hop(hop: RouteHop, catalog: Catalog, page: Page) -> Lines:
    title = catalog.roles[hop.to].title
    facts = f": {KIND_WORDS[hop.kind]}, {weeks(floor(hop.weeks + 0.5))}, {hours(hop.hours)}"
    return page.item([Run(title), Run(facts), Run(f"; {_adds(hop, catalog)}", "dim")])


def _adds(hop: RouteHop, catalog: Catalog) -> str:
    """How many levels the hop adds, and the skills that it raises most."""
    if not hop.rungs:
        return "adds nothing that you do not have"
    levels = sum(raised.to - raised.from_ for raised in hop.rungs)
    most = sorted(hop.rungs, key=lambda raised: raised.from_ - raised.to)
    raised = skill_names((rung.skill for rung in most), catalog, MAIN_SKILLS)
    adds = f"adds {figure(levels, 'level')}: {raised}"
    learned = dict.fromkeys(rung.skill for rung in hop.learned_in_role)
    if not learned:
        return adds
    return f"{adds}; only the role itself teaches {skill_names(learned, catalog, MAIN_SKILLS)}"


def _front(found: Routes, catalog: Catalog, page: Page) -> Lines:
    """The routes that are better in something than every other, one line each."""
    proved = found.optimal.front_proved
    places = {route.hops: place for place, route in reversed(list(enumerate(found.routes, 1)))}
    others = [route for route in found.front if route.hops != found.routes[0].hops]
    if not others:
        beaten = "No other route is better" if proved else "None was found that is better"
        return page.para(f"{beaten} in weeks, hours or leaps.")
    lines: Lines = []
    for route in others:
        place = places.get(route.hops)
        name = f"Route {place}" if place else f"{_between(route, catalog)}, {_sums(route)}"
        trade_off = sentence(route.trade_off or "")
        lines += page.item(f"{name}: {trade_off[:1].lower()}{trade_off[1:]}")
    ending = "The search was cut short; there may be more."
    if proved:
        ending = "Every other route is beaten by one of these or by the first."
    return [*lines, *page.dimmed(ending)]


def _between(route: Route, catalog: Catalog) -> str:
    titles = listed(_titles(_goals(route)[:-1], catalog))
    return f"By way of {titles}" if titles else "Straight there"


def _proof(found: Routes) -> str:
    """What is proved, in words."""
    if found.optimal.proved:
        best = "this is the best route"
        if len(found.routes) > 1:
            best = f"these are the {count(len(found.routes), 'best route')}"
        return f"Proved: {best} by {found.by}."
    bound = number(round(found.optimal.lower_bound, 1))
    first = number(round(getattr(found.routes[0], found.by), 1))
    return (
        f"Best found, not proved: no route takes fewer than {bound} {found.by}; the first takes"
        f" {first}."
    )
