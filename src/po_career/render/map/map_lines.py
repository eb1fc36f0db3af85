"""A career map on a screen: tracks as columns, where one is, and the ways on from there."""

from collections.abc import Iterator
from math import floor

from po_career.catalog.model import Catalog
from po_career.planning.career_map import CareerMap
from po_career.render.map.map_columns import (
    Column,
    Screen,
    band_lines,
    bands_of,
    columns_of,
    margin_mark,
    role_runs,
    screen_of,
)
from po_career.render.map.map_words import marks_for
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import KIND_WORDS, extent, figure, hours, weeks
from po_career.render.page.table import table

ABOUT = "A rung is a place in the catalogue, not a rank."
PICTURES = "--format mermaid, dot or svg draws every move."


def map_lines(found: CareerMap, catalog: Catalog, page: Page) -> Lines:
    """The map; `catalog` is the one that it was made of."""
    screen = screen_of(found, page, marks_for(page.glyphs))
    bands, small = bands_of(columns_of(found, screen), screen)
    about = f"{ABOUT} {PICTURES}" if screen.rungs else PICTURES
    return joined(
        [
            _header(found, catalog, screen),
            *(band_lines(band, screen) for band in bands),
            below(_small(column, screen) for column in small),
            _route(found, catalog, screen),
            _from_here(found, catalog, screen),
            page.warnings_section(found.warnings),
            page.dimmed(about, 0) if found.transitions else [],
        ]
    )


def _header(found: CareerMap, catalog: Catalog, screen: Screen) -> Lines:
    if found.role is not None:
        return screen.page.heading(
            f"The career map. You are here: {catalog.roles[found.role].title}."
        )
    return [
        *screen.page.heading(f"The career map, {figure(len(found.roles), 'role')}."),
        *screen.page.para("--role ROLE marks where you are, and shows the ways on from there.", 0),
    ]


def _small(column: Column, screen: Screen) -> Lines:
    """A track with few roles, in a line."""
    runs = [Run(f"{column.title}: ", "heading")]
    for number, role in enumerate(column.roles):
        mark = margin_mark(role, screen.page)
        runs += [Run(", ")] if number else []
        runs += [Run(f"{mark.text} ", mark.style)] if mark.text else []
        runs += role_runs(role, screen.marks)
    return screen.page.para(runs, 0, 2)


def _route(found: CareerMap, catalog: Catalog, screen: Screen) -> Lines:
    """The stops of the route with what each takes, and their sum."""
    if found.route is None:
        return []
    page, route = screen.page, found.route
    lines = page.heading(f"Your way to {catalog.roles[route.hops[-1].to].title}")
    for number, hop in enumerate(route.hops, 1):
        kind = f"{KIND_WORDS[hop.kind]} {screen.marks[hop.kind]}"
        lines += page.bullet(
            Run(str(number), "now"),
            [
                Run(catalog.roles[hop.to].title, "now"),
                Run(f": {', '.join([kind, *_sums(hop.weeks, hop.hours)])}"),
            ],
        )
    if len(route.hops) > 1:
        lines += page.para(f"In all {', '.join(_sums(route.weeks, route.hours))}.")
    closing = (
        f"This is the way of a plan. po-career routes {route.hops[-1].to} compares the shortest"
        " routes."
    )
    if route.hours_per_week is None:
        closing = f"Weeks need hours a week: add --hours. {closing}"
    return [*lines, *page.dimmed(closing)]


def _sums(spent: float | None, effort: float | None) -> Iterator[str]:
    """Weeks and hours, as far as they are known."""
    if spent is not None:
        yield weeks(floor(spent + 0.5))
    if effort is not None:
        yield hours(effort)


def _from_here(found: CareerMap, catalog: Catalog, screen: Screen) -> Lines:
    """The ways on, by kind, with the months; and staying, which is one too."""
    if found.role is None:
        return []
    page = screen.page
    if not found.from_here:
        words = (
            "The catalogue names no move from your role. po-career fit ranks every role against"
            " you."
        )
        return page.section("From here", page.para(words))
    rows, before = [], None
    for move in found.from_here:
        kind = f"{screen.marks[move.kind]} {KIND_WORDS[move.kind]}"
        if move.kind == before and not page.stacked:
            kind = ""
        before = move.kind
        months = f"{extent(move.months, ' to ')} months" if move.months else "varies"
        rows.append((Run(kind), Run(catalog.roles[move.to].title), Run(months)))
    usual = "with the months that people usually spend in your role first"
    return [
        *page.para([Run("From here", "heading"), Run(f", {usual}", "dim")], 0),
        *below(table(rows, page, gives=1)),
        *page.para(f"{screen.marks['stay']} stay and grow"),
    ]
