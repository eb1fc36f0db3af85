"""A career map as an SVG picture: a file, or an element in a page of HTML whose roles are links."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from po_career.catalog.model import Catalog
from po_career.planning.career_map import CareerMap
from po_career.render.map.map_drawing import DOT, Arrow, Drawing, drawing
from po_career.render.map.map_grid import BOX, Box, wrapped
from po_career.render.map.map_places import MapPlaces, Place, Which, map_places
from po_career.render.map.map_style import file_style
from po_career.render.map.map_words import map_title, move_words, on_one_line
from po_career.render.page.phrases import figure

MARGIN, HEADER, FOOTER, KEY_STEP = 20.0, 36.0, 34.0, 170.0
HEADING_LINE, HEADING_LETTER, NARROWEST = 22.0, 10.5, 560.0
"""Pixels of a line of the heading and of a letter in it, and the least width of the picture."""
KEYS: Mapping[Which, str] = {
    "route": "the route",
    "near": "a move from here",
    "other": "another move",
}


def svg_text(found: CareerMap, _: Catalog) -> str:
    """The map as an SVG file: with its rules, a heading, and a ground to stand on."""
    career = map_places(found)
    drawn = drawing(career)
    width = max(drawn.width + 2 * MARGIN, NARROWEST)
    heading = wrapped(map_title(found), (width - 2 * MARGIN) / HEADING_LETTER)
    top = HEADER + HEADING_LINE * len(heading) - HEADING_LINE / 2
    height = drawn.height + top + FOOTER
    parts = [
        _opening(width, height, "img", "po-map"),
        *_about(found, career, "po-map"),
        f"<style>\n{file_style()}</style>",
        f'<rect class="po-map-page" width="{width:g}" height="{height:g}"/>',
        *(
            _text("po-map-title", MARGIN, 28 + HEADING_LINE * at, line)
            for at, line in enumerate(heading)
        ),
        f'<g transform="translate({MARGIN:g} {top:g})">',
        *_drawn(drawn, None),
        "</g>",
        *_key(drawn, MARGIN, height - FOOTER / 2 - 4),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def inline_svg(
    found: CareerMap, career: MapPlaces, link: Callable[[Place], str], prefix: str = "po-map"
) -> str:
    """The `career` of `found` as an SVG element for a page that has the rules of
    map_style.page_style.

    `link` gives the address that a role links to, so that roles can be reached by the keyboard.
    `prefix` begins the ids of title and description, which must be unique in a page. No script, no
    style attribute, nothing from a network.
    """
    drawn = drawing(career)
    parts = [
        _opening(drawn.width, drawn.height + FOOTER, "group", prefix),
        *_about(found, career, prefix),
        *_drawn(drawn, link),
        *_key(drawn, 0, drawn.height + FOOTER / 2),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _opening(width: float, height: float, role: str, prefix: str) -> str:
    size = (
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
        ' preserveAspectRatio="xMinYMin"'
    )
    about = f'role="{role}" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-about"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="po-map" {size} {about}>'


def _about(found: CareerMap, career: MapPlaces, prefix: str) -> Iterator[str]:
    """Title and description, for those who do not see the drawing: what stands where, and where one
    can go.
    """
    lines = f"; lines are {figure(len(career.ways), 'move')} between them" if career.ways else ""
    words = f"{figure(len(career.places), 'role')} in columns by track, higher rungs above{lines}."
    if found.from_here:
        titles = {role.id: role.title for role in found.roles}
        moves = [f"{titles[move.to]} ({move_words(move)})" for move in found.from_here]
        words += f" From here: {'; '.join(moves)}."
    yield f'<title id="{prefix}-title">{_safe(map_title(found))}</title>'
    yield f'<desc id="{prefix}-about">{_safe(words)}</desc>'


def _drawn(drawn: Drawing, link: Callable[[Place], str] | None) -> Iterator[str]:
    """Rules and labels, lines below boxes, and numbers above all."""
    for y in drawn.rules:
        yield f'<path class="po-map-rule" d="M0 {y:g}H{drawn.width:g}"/>'
    for label in drawn.columns:
        yield _text("po-map-column", label.x, label.y, label.text)
    for label in drawn.rows:
        yield _text("po-map-rung po-map-soft", label.x, label.y, label.text)
    others = [arrow for arrow in drawn.arrows if arrow.way.which == "other"]
    yield '<g class="po-map-others">'
    yield from _lines(others)
    yield "</g>"
    yield from _lines(drawn.arrows[len(others) :])
    for box in drawn.boxes:
        yield from _box(box, link(box.place) if link else None)
    for arrow in drawn.arrows:
        if arrow.way.number is not None:
            yield f'<circle class="po-map-dot" cx="{arrow.x:g}" cy="{arrow.y:g}" r="{DOT:g}"/>'
            yield _text("po-map-number", arrow.x, arrow.y + 4, str(arrow.way.number))


def _lines(arrows: Iterable[Arrow]) -> Iterator[str]:
    for arrow in arrows:
        yield f'<path class="po-map-line po-map-{arrow.way.which}" d="{arrow.line}"/>'
        yield f'<path class="po-map-head po-map-{arrow.way.which}" d="{arrow.head}"/>'


def _box(box: Box, href: str | None) -> Iterator[str]:
    """One role, as a link if it has an address."""
    place = box.place
    if href is not None:
        yield (
            f'<a class="po-map-{place.state}" href="{_safe(href)}"'
            f' aria-label="{_safe(", ".join((place.title, *place.tags)))}">'
        )
    else:
        leads = [f"Leads to {'; '.join(place.onward)}"] if place.onward else []
        title = _safe(". ".join([place.title, *place.tags, *leads]))
        yield f'<g class="po-map-{place.state}"><title>{title}</title>'
    corner = 16 if place.state == "here" else 4
    yield (
        f'<rect class="po-map-box" x="{box.x:g}" y="{box.y:g}" width="{BOX:g}"'
        f' height="{box.height:g}" rx="{corner}"/>'
    )
    for line in box.words:
        kind = "po-map-tag po-map-soft" if line.tag else "po-map-name"
        yield _text(kind, box.x + 10, box.y + line.y, line.text)
    yield "</g>" if href is None else "</a>"


def _key(drawn: Drawing, left: float, y: float) -> Iterator[str]:
    """What the lines in the drawing mean."""
    drawn_as = {arrow.way.which for arrow in drawn.arrows}
    used = [which for which in KEYS if which in drawn_as]
    words = KEYS if len(used) > 1 else {**KEYS, "other": "a move"}
    for number, which in enumerate(used):
        x = left + number * KEY_STEP
        yield '<g class="po-map-others">' if which == "other" else "<g>"
        yield f'<path class="po-map-line po-map-{which}" d="M{x:g} {y:g}h29"/>'
        yield f'<path class="po-map-head po-map-{which}" d="M{x + 36:g} {y:g}l-7 -5.6v11.2Z"/></g>'
        yield _text("po-map-key po-map-soft", x + 44, y + 4, words[which])


def _text(kind: str, x: float, y: float, text: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{_safe(text)}</text>'


def _safe(text: str) -> str:
    """`text` as XML may hold it."""
    return escape(on_one_line(text))
