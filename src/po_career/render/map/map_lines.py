"""A career map on a screen: tracks as columns, where one is, and the ways on from there."""

from math import floor

from po_career.catalog.model import Catalog
from po_career.planning.career_map import CareerMap, MapTransition
from po_career.planning.plan_model import Hop
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
from po_career.render.map.map_marks import marks_for
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Run, heading, joined, page_of
from po_career.render.page.phrases import KIND_WORDS, extent, figure, hours, sentence, weeks
from po_career.render.page.table import table

ABOUT = "A rung is a place in the catalogue, not a rank."
PICTURES = "--format mermaid, dot or svg draws every move."


def map_lines(
    found: CareerMap, catalog: Catalog, *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """The map for a terminal `width` columns wide; `catalog` is the one that it was made of."""
    page = page_of(width, glyphs)
    screen = screen_of(found, page, marks_for(glyphs))
    bands, small = bands_of(columns_of(found, screen), screen)
    return joined(
        [
            _header(found, catalog, screen),
            *(band_lines(band, screen) for band in bands),
            [line for column in small for line in _small(column, screen)],
            _route(found, catalog, screen),
            _from_here(found, catalog, screen),
            _warnings(found, screen),
            _footer(found, screen),
        ]
    )


def _header(found: CareerMap, catalog: Catalog, screen: Screen) -> list[Line]:
    if found.role is not None:
        return heading(
            screen.page, f"The career map. You are here: {catalog.roles[found.role].title}."
        )
    return [
        *heading(screen.page, f"The career map, {figure(len(found.roles), 'role')}."),
        *screen.page.para("--role ROLE marks where you are, and shows the ways on from there.", 0),
    ]


def _small(column: Column, screen: Screen) -> list[Line]:
    """A track with few roles, in a line."""
    runs = [Run(f"{column.title}: ", "heading")]
    for number, role in enumerate(column.roles):
        mark = margin_mark(role, screen.page)
        runs += [Run(", ")] if number else []
        runs += [Run(f"{mark.text} ", mark.style)] if mark.text else []
        runs += role_runs(role, screen.marks)
    return screen.page.para(runs, 0, 2)


def _route(found: CareerMap, catalog: Catalog, screen: Screen) -> list[Line]:
    """The stops of the route with what each takes, and their sum."""
    if found.route is None:
        return []
    page, route = screen.page, found.route
    lines = heading(page, f"Your way to {catalog.roles[route.hops[-1].to].title}")
    for number, hop in enumerate(route.hops, 1):
        lines += page.bullet(
            Run(str(number), "now"),
            [Run(catalog.roles[hop.to].title, "now"), Run(f": {_hop(hop, screen)}")],
        )
    if len(route.hops) > 1:
        lines += page.para(f"In all {', '.join(_sums(route.weeks, route.hours))}.")
    closing = (
        f"This is the way of a plan. po-career routes {route.hops[-1].to} compares the shortest"
        " routes."
    )
    if route.hours_per_week is None:
        closing = f"Weeks need hours a week: add --hours. {closing}"
    return [*lines, *page.para(Run(closing, "dim"))]


def _hop(hop: Hop, screen: Screen) -> str:
    return ", ".join(
        [f"{KIND_WORDS[hop.kind]} {screen.marks.of(hop.kind)}", *_sums(hop.weeks, hop.hours)]
    )


def _sums(spent: float | None, effort: float | None) -> list[str]:
    """Weeks and hours, as far as they are known."""
    return [
        *([weeks(floor(spent + 0.5))] if spent is not None else []),
        *([hours(effort)] if effort is not None else []),
    ]


def _from_here(found: CareerMap, catalog: Catalog, screen: Screen) -> list[Line]:
    """The ways on, by kind, with the months; and staying, which is one too."""
    if found.role is None:
        return []
    page = screen.page
    if not found.from_here:
        return [
            *heading(page, "From here"),
            *page.para(
                "The catalogue names no move from your role. po-career fit ranks every role against"
                " you."
            ),
        ]
    rows, before = [], None
    for move in found.from_here:
        kind = (
            ""
            if move.kind == before and not page.stacked
            else f"{screen.marks.of(move.kind)} {KIND_WORDS[move.kind]}"
        )
        before = move.kind
        rows.append((Run(kind), Run(catalog.roles[move.to].title), Run(_months(move))))
    lines = [line for block in table(rows, page, gives=1) for line in block]
    stay = page.para(f"{screen.marks.stay} stay and grow")
    usual = "with the months that people usually spend in your role first"
    return [*page.para([Run("From here", "heading"), Run(f", {usual}", "dim")], 0), *lines, *stay]


def _months(move: MapTransition) -> str:
    return f"{extent(move.months, ' to ')} months" if move.months else "varies"


def _warnings(found: CareerMap, screen: Screen) -> list[Line]:
    page = screen.page
    lines = [
        line
        for caution in found.warnings
        for line in page.bullet(Run(page.glyphs.dot, "dim"), sentence(caution.what))
    ]
    return [*heading(page, "Keep in mind"), *lines] if lines else []


def _footer(found: CareerMap, screen: Screen) -> list[Line]:
    about = f"{ABOUT} {PICTURES}" if screen.rungs else PICTURES
    return screen.page.para(Run(about, "dim"), 0) if found.transitions else []
