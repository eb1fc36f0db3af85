"""A career map as an SVG picture.

For a file, or inline in a page of HTML, where its roles may be links.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from po_career.catalog.model import Catalog
from po_career.planning.career_map import CareerMap, MapTransition
from po_career.render.map.map_drawing import DOT, Arrow, Drawing, drawing
from po_career.render.map.map_grid import BOX, Box
from po_career.render.map.map_letters import wrapped
from po_career.render.map.map_places import MapPlaces, Place, Which, map_places
from po_career.render.map.map_style import file_style
from po_career.render.page.phrases import KIND_WORDS, extent, figure
from po_career.text import printable

MARGIN, HEADER, FOOTER, KEY_STEP = 20.0, 36.0, 34.0, 170.0
HEADING_LINE, HEADING_LETTER, NARROWEST = 22.0, 10.5, 560.0
"""Pixels of a line of the heading and of a letter of it, and the width that it has at the least."""
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
    heading = wrapped(_title(found), (width - 2 * MARGIN) / HEADING_LETTER)
    top = HEADER + HEADING_LINE * len(heading) - HEADING_LINE / 2
    height = drawn.height + top + FOOTER
    parts = [
        _opening(width, height, "img", "po-map"),
        *_said(found, career, "po-map"),
        f"<style>\n{file_style()}</style>",
        f'<rect class="po-map-page" width="{width:g}" height="{height:g}"/>',
        *(
            f'<text class="po-map-title" x="{MARGIN:g}"'
            f' y="{28 + HEADING_LINE * at:g}">{_text(line)}</text>'
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

    `link` gives the address that a role is a link to: roles can then be reached by the keyboard.
    `prefix` opens the ids of title and description, of which a page must have no two alike. No
    script, no style attribute, nothing from a network.
    """
    drawn = drawing(career)
    parts = [
        _opening(drawn.width, drawn.height + FOOTER, "group", prefix),
        *_said(found, career, prefix),
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
    said = f'role="{role}" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-about"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="po-map" {size} {said}>'


def _said(found: CareerMap, career: MapPlaces, prefix: str) -> Iterator[str]:
    """Title and description, for those who do not see the drawing."""
    yield f'<title id="{prefix}-title">{_text(_title(found))}</title>'
    yield f'<desc id="{prefix}-about">{_text(_about(found, career))}</desc>'


def _title(found: CareerMap) -> str:
    titles = {role.id: role.title for role in found.roles}
    if found.role is None:
        return "The career map"
    if found.route is None:
        return f"The career map. You are here: {titles[found.role]}"
    stops = " → ".join(titles[hop.to] for hop in found.route.hops)
    return f"{titles[found.role]} → {stops}"


def _about(found: CareerMap, career: MapPlaces) -> str:
    """The picture in words: what stands where, and where one can go."""
    titles = {role.id: role.title for role in found.roles}
    lines = f"; lines are {figure(len(career.ways), 'move')} between them" if career.ways else ""
    texts = [
        f"{figure(len(career.places), 'role')} in columns by track, higher rungs above{lines}."
    ]
    if found.from_here:
        texts.append(
            "From here: "
            + "; ".join(_move_words(move, titles[move.to]) for move in found.from_here)
            + "."
        )
    return " ".join(texts)


def _move_words(move: MapTransition, title: str) -> str:
    months = f", {extent(move.months, ' to ')} months" if move.months else ""
    return f"{title} ({KIND_WORDS[move.kind]}{months})"


def _drawn(drawn: Drawing, link: Callable[[Place], str] | None) -> Iterator[str]:
    """Rules and labels, lines below boxes, and numbers above all."""
    for y in drawn.rules:
        yield f'<path class="po-map-rule" d="M0 {y:g}H{drawn.width:g}"/>'
    for label in drawn.columns:
        yield (
            f'<text class="po-map-column" x="{label.x:g}"'
            f' y="{label.y:g}">{_text(label.text)}</text>'
        )
    for label in drawn.rows:
        yield (
            f'<text class="po-map-rung po-map-soft" x="{label.x:g}"'
            f' y="{label.y:g}">{_text(label.text)}</text>'
        )
    yield '<g class="po-map-others">'
    yield from (
        part for arrow in drawn.arrows if arrow.way.which == "other" for part in _arrow(arrow)
    )
    yield "</g>"
    yield from (
        part for arrow in drawn.arrows if arrow.way.which != "other" for part in _arrow(arrow)
    )
    for box in drawn.boxes:
        yield from _box(box, link(box.place) if link else None)
    for arrow in drawn.arrows:
        yield from _number(arrow)


def _arrow(arrow: Arrow) -> Iterator[str]:
    yield f'<path class="po-map-line po-map-{arrow.way.which}" d="{arrow.line}"/>'
    yield f'<path class="po-map-head po-map-{arrow.way.which}" d="{arrow.head}"/>'


def _box(box: Box, href: str | None) -> Iterator[str]:
    """One role, as a link where it has an address."""
    place = box.place
    if href is not None:
        yield (
            f'<a class="po-map-{place.state}" href="{_text(href)}"'
            f' aria-label="{_text(", ".join((place.title, *place.tags)))}">'
        )
    else:
        leads = [f"Leads to {'; '.join(place.onward)}"] if place.onward else []
        title = _text(". ".join([place.title, *place.tags, *leads]))
        yield f'<g class="po-map-{place.state}"><title>{title}</title>'
    corner = 16 if place.state == "here" else 4
    yield (
        f'<rect class="po-map-box" x="{box.x:g}" y="{box.y:g}" width="{BOX:g}"'
        f' height="{box.height:g}" rx="{corner}"/>'
    )
    for line in box.words:
        kind = "po-map-tag po-map-soft" if line.tag else "po-map-name"
        yield (
            f'<text class="{kind}" x="{box.x + 10:g}"'
            f' y="{box.y + line.y:g}">{_text(line.text)}</text>'
        )
    yield "</g>" if href is None else "</a>"


def _number(arrow: Arrow) -> Iterator[str]:
    if arrow.way.number is not None:
        yield f'<circle class="po-map-dot" cx="{arrow.x:g}" cy="{arrow.y:g}" r="{DOT:g}"/>'
        yield (
            f'<text class="po-map-number" x="{arrow.x:g}"'
            f' y="{arrow.y + 4:g}">{arrow.way.number}</text>'
        )


def _key(drawn: Drawing, left: float, y: float) -> Iterator[str]:
    """What the lines mean that are there."""
    used = [which for which in KEYS if any(arrow.way.which == which for arrow in drawn.arrows)]
    words = KEYS if len(used) > 1 else {**KEYS, "other": "a move"}
    for number, which in enumerate(used):
        x = left + number * KEY_STEP
        yield '<g class="po-map-others">' if which == "other" else "<g>"
        yield f'<path class="po-map-line po-map-{which}" d="M{x:g} {y:g}h29"/>'
        yield f'<path class="po-map-head po-map-{which}" d="M{x + 36:g} {y:g}l-7 -5.6v11.2Z"/></g>'
        yield (
            f'<text class="po-map-key po-map-soft" x="{x + 44:g}"'
            f' y="{y + 4:g}">{words[which]}</text>'
        )


def _text(text: str) -> str:
    """`text` as XML may hold it."""
    return escape("".join(char if char.isprintable() else " " for char in printable(text)))
