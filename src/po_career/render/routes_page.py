"""Routes on a screen: each as a block, then the ones that nothing beats in everything, and how sure
the answer is.
"""

from collections.abc import Mapping, Sequence
from math import floor

from po_career.catalog.model import Catalog, Id
from po_career.planning.routes.route_model import Objective, Route, RouteHop, Routes
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
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

BY_WORDS: Mapping[Objective, str] = {
    "weeks": "fewest weeks first",
    "hours": "fewest hours first",
    "leaps": "fewest leaps first",
}
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


def route_lines(
    found: Routes, catalog: Catalog, *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """The best routes, the front, the proof, and what to keep in mind."""
    page = page_of(width, glyphs)
    start, goal = (_title(role, catalog) for role in (found.person.role, found.to))
    if not found.routes[0].hops:
        return page.para(f"You hold the role of {goal}: there is no way to go.", 0)
    title = f"Routes from {start} to {goal}, {BY_WORDS[found.by]}"
    return joined(
        [
            heading(page, title),
            *(_block(place, route, catalog, page) for place, route in enumerate(found.routes, 1)),
            _planned(found, catalog, page),
            _front(found, catalog, page),
            [
                *heading(page, "How sure this is"),
                *page.para(_proof(found)),
                *page.para(Run(ESTIMATE, "dim")),
            ],
            _warnings(found, page),
        ]
    )


def _title(role: Id | None, catalog: Catalog) -> str:
    return catalog.roles[role].title if role is not None else ""


def _block(place: int, route: Route, catalog: Catalog, page: Page) -> list[Line]:
    """One route: the roles that it passes, what it comes to, and each hop."""
    way = f" {page.glyphs.arrow} ".join(
        _title(role, catalog) for role in (route.hops[0].from_, *(hop.to for hop in route.hops))
    )
    lines = page.bullet(Run(f"{place}", "heading"), Run(way, "now" if place == 1 else ""), 0)
    lines += page.para(_sums(route))
    if route.drawbacks:
        lines += page.para(Run(f"Leads through {_drawbacks(route, catalog)}.", "missing"))
    lines += page.para(sentence(route.trade_off)) if route.trade_off else []
    return [*lines, *(line for hop in route.hops for line in _hop(hop, catalog, page))]


def _drawbacks(route: Route, catalog: Catalog) -> str:
    """What it costs to go by any way."""
    words = {"venture": "firm of one's own", "step back": "step back", "leap": "leap"}
    found = []
    for what, word in words.items():
        roles = [_title(one.role, catalog) for one in route.drawbacks if one.what == what]
        if roles:
            amount = f"a {word}" if len(roles) == 1 else count(len(roles), word)
            found.append(f"{amount} ({', '.join(roles)})")
    return listed(found)


def _planned(found: Routes, catalog: Catalog, page: Page) -> list[Line]:
    """The route of a plan, if it is not the first one, and why."""
    if not found.planned or found.planned == tuple(hop.to for hop in found.routes[0].hops):
        return []
    way = f" {page.glyphs.arrow} ".join(_title(role, catalog) for role in found.planned)
    return page.para(f"A plan goes by {way}: {WHY_PLANNED}")


def _sums(route: Route) -> str:
    leaps = f"{count(route.leaps, 'leap')}"
    return f"{_weeks(route.weeks)}, {hours(route.hours)}, {leaps}, {count(len(route.hops), 'move')}"


def _weeks(amount: float) -> str:
    """Weeks in figures, from a year on with the years."""
    whole = floor(amount + 0.5)
    return (
        weeks(whole)
        if whole < WEEKS_OF_YEAR
        else f"{weeks(whole)} ({number(round(amount / WEEKS_OF_YEAR, 1))} years)"
    )


def _hop(hop: RouteHop, catalog: Catalog, page: Page) -> list[Line]:
    facts = f": {KIND_WORDS[hop.kind]}, {weeks(floor(hop.weeks + 0.5))}, {hours(hop.hours)}"
    return page.bullet(
        Run(page.glyphs.dot, "dim"),
        [Run(_title(hop.to, catalog)), Run(facts), Run(f"; {_adds(hop, catalog)}", "dim")],
    )


def _adds(hop: RouteHop, catalog: Catalog) -> str:
    """How many levels the hop adds, and the skills that it raises most."""
    if not hop.rungs:
        return "adds nothing that you do not have"
    levels = sum(raised.to - raised.from_ for raised in hop.rungs)
    most = sorted(hop.rungs, key=lambda raised: raised.from_ - raised.to)
    adds = f"adds {figure(levels, 'level')}: {_skills([one.skill for one in most], catalog)}"
    learned = dict.fromkeys(one.skill for one in hop.learned_in_role)
    if not learned:
        return adds
    return f"{adds}; only the role itself teaches {_skills(list(learned), catalog)}"


def _skills(skills: Sequence[Id], catalog: Catalog) -> str:
    found = (catalog.skills[skill] for skill in skills)
    return listed([skill.short or skill.name for skill in found], MAIN_SKILLS)


def _front(found: Routes, catalog: Catalog, page: Page) -> list[Line]:
    """The routes that are better in something than every other, one line each."""
    others = [route for route in found.front if route.hops != found.routes[0].hops]
    whole = found.optimal.front_proved
    opening = (
        "No other route is better in weeks, hours or leaps."
        if whole
        else "None was found that is better in weeks, hours or leaps."
    )
    if not others:
        return [*heading(page, "What you could trade"), *page.para(opening)]
    lines = heading(page, "What you could trade")
    for route in others:
        shown = next(
            (place for place, one in enumerate(found.routes, 1) if one.hops == route.hops), None
        )
        name = f"Route {shown}" if shown else f"{_between(route, catalog)}, {_sums(route)}"
        lines += page.bullet(Run(page.glyphs.dot, "dim"), f"{name}: {_lowered(route.trade_off)}")
    ending = (
        "Every other route is beaten by one of these or by the first."
        if whole
        else "The search was cut short; there may be more."
    )
    return [*lines, *page.para(Run(ending, "dim"))]


def _between(route: Route, catalog: Catalog) -> str:
    titles = listed(_title(hop.to, catalog) for hop in route.hops[:-1])
    return f"By way of {titles}" if titles else "Straight there"


def _lowered(text: str | None) -> str:
    return "" if not text else sentence(text)[:1].lower() + sentence(text)[1:]


def _proof(found: Routes) -> str:
    """What is proved, in words."""
    if found.optimal.proved:
        several = f"these are the {count(len(found.routes), 'best route')}"
        return (
            f"Proved: {'this is the best route' if len(found.routes) == 1 else several} by"
            f" {found.by}."
        )
    best = {
        "weeks": found.routes[0].weeks,
        "hours": found.routes[0].hours,
        "leaps": found.routes[0].leaps,
    }[found.by]
    bound = found.optimal.lower_bound
    return (
        f"Best found, not proved: no route takes fewer than {number(round(bound, 1))} {found.by};"
        f" the first takes {number(round(best, 1))}."
    )


def _warnings(found: Routes, page: Page) -> list[Line]:
    lines = [
        line
        for caution in found.warnings
        for line in page.bullet(Run(page.glyphs.dot, "dim"), sentence(caution.what))
    ]
    return [*heading(page, "Keep in mind"), *lines] if lines else []
