"""A career map as an SVG picture: for a file, or inline in a page of HTML, where its roles may be links."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.planning.career_map import KINDS, CareerMap, MapMove
from po_career.render.map_layout import LINE, PAD, SMALL_LINE, Arrow, Box, MapLayout, map_layout, wrapped
from po_career.render.words import KIND_WORDS, capital, extent
from po_career.text import printable

STYLE = """\
.po-map { font-family: system-ui, "Segoe UI", "DejaVu Sans", Arial, sans-serif; font-size: 14px }
.po-map-page { fill: #ffffff }
.po-map text { fill: #1f2328 }
.po-map .po-map-dim { fill: #57606a; font-size: 12px }
.po-map .po-map-title { font-size: 17px; font-weight: 600 }
.po-map .po-map-track { font-weight: 600; text-anchor: middle }
.po-map-rung { stroke: #e3e7ec; stroke-width: 1 }
.po-map-box { fill: #f6f8fa; stroke: #afb8c1; stroke-width: 1 }
.po-map-near .po-map-box { fill: #eaf3ff; stroke: #0b62c4; stroke-width: 1.5 }
.po-map-route .po-map-box { fill: #fff4d6; stroke: #8a5300; stroke-width: 2.5 }
.po-map-here .po-map-box { fill: #0b4f9e; stroke: #0b4f9e; stroke-width: 2.5 }
.po-map .po-map-here text { fill: #ffffff; font-weight: 600 }
.po-map-stop { fill: #8a5300 }
.po-map .po-map-number { fill: #ffffff; font-size: 12px; font-weight: 600; text-anchor: middle }
.po-map-line { fill: none; stroke: #c4cad1; stroke-width: 1 }
.po-map-head { fill: #c4cad1 }
.po-map-line.po-map-near { stroke: #0b62c4; stroke-width: 1.75 }
.po-map-head.po-map-near { fill: #0b62c4 }
.po-map-line.po-map-route { stroke: #8a5300; stroke-width: 3 }
.po-map-head.po-map-route { fill: #8a5300 }
.po-map-line.po-map-key { stroke: #57606a; stroke-width: 1.5 }
.po-map-lateral { stroke-dasharray: 7 4 }
.po-map-specialise { stroke-dasharray: 2 4; stroke-linecap: round }
.po-map-leap { stroke-dasharray: 14 4 3 4 }
.po-map-return { stroke-dasharray: 3 7 }
.po-map a:hover .po-map-box, .po-map a:focus .po-map-box { stroke: #1f2328; stroke-width: 3 }
.po-map a:focus { outline: none }
@media (prefers-color-scheme: dark) {
.po-map-page { fill: #0d1117 }
.po-map text { fill: #e6edf3 }
.po-map .po-map-dim { fill: #9da7b3 }
.po-map-rung { stroke: #21262d }
.po-map-box { fill: #161b22; stroke: #545d68 }
.po-map-near .po-map-box { fill: #0c2440; stroke: #58a6ff }
.po-map-route .po-map-box { fill: #33260a; stroke: #e3b341 }
.po-map-here .po-map-box { fill: #9ecbff; stroke: #9ecbff }
.po-map .po-map-here text { fill: #0d1117 }
.po-map-stop { fill: #e3b341 }
.po-map .po-map-number { fill: #0d1117 }
.po-map-line { stroke: #3b434c }
.po-map-head { fill: #3b434c }
.po-map-line.po-map-near { stroke: #58a6ff }
.po-map-head.po-map-near { fill: #58a6ff }
.po-map-line.po-map-route { stroke: #e3b341 }
.po-map-head.po-map-route { fill: #e3b341 }
.po-map-line.po-map-key { stroke: #9da7b3 }
.po-map a:hover .po-map-box, .po-map a:focus .po-map-box { stroke: #e6edf3 }
}
"""
"""All rules name classes that begin with po-map: they touch nothing else of a page. No colour speaks alone."""

MARGIN = 20
HEADER, FOOTER, KEY_STEP = 34.0, 40.0, 150.0
HEADING_LINE, HEADING_LETTER = 22.0, 10.5
"""Pixels of a line of the heading, and of a letter of it."""


def map_svg(found: CareerMap, *, link: Callable[[Id], str | None] | None = None, style: bool = True, prefix: str = "po-map") -> str:
    """The map as one SVG element; the same map gives the same text.

    `link` gives the address that a role is a link to (None for none): roles can then be reached by the keyboard. Without `style`
    the picture leaves its rules out, for a page that has `STYLE` in a place of its own. `prefix` opens the ids of its title and
    description, of which a page must have no two alike. No script, no style attribute, nothing from a network.
    """
    layout, onward = map_layout(found), _onward(found)
    heading = wrapped(_title(found), int((layout.width - 2 * MARGIN) / HEADING_LETTER))
    top = HEADER + HEADING_LINE * (len(heading) - 1)
    width, height = layout.width, layout.height + top + FOOTER
    parts = [
        _opening(width, height, "img" if link is None else "group", prefix),
        f'<title id="{prefix}-title">{_text(_title(found))}</title>',
        f'<desc id="{prefix}-about">{_text(_about(found))}</desc>',
        *([f"<style>\n{STYLE}</style>"] if style else []),
        f'<rect class="po-map-page" width="{width:g}" height="{height:g}"/>',
        *(
            f'<text class="po-map-title" x="{MARGIN}" y="{28 + HEADING_LINE * at:g}">{_text(line)}</text>'
            for at, line in enumerate(heading)
        ),
        f'<g transform="translate(0 {top:g})">',
        *_frame(layout),
        *(part for state in ("other", "near", "route") for arrow in layout.arrows if arrow.state == state for part in _arrow(arrow)),
        *(part for box in layout.boxes for part in _box(box, onward.get(box.role.id, ()), link(box.role.id) if link else None)),
        "</g>",
        *_key(found, layout.height + top),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def svg_text(found: CareerMap, _: Catalog) -> str:
    """The map as an SVG file."""
    return map_svg(found)


def _opening(width: float, height: float, role: str, prefix: str) -> str:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    said = f'role="{role}" aria-labelledby="{prefix}-title {prefix}-about"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="po-map" {size} {said}>'


def _title(found: CareerMap) -> str:
    titles = {role.id: role.title for role in found.roles}
    if found.role is None:
        return "The career map"
    if found.route is None:
        return f"The career map. You are here: {titles[found.role]}"
    stops = " → ".join(titles[hop.to] for hop in found.route.hops)
    return f"{titles[found.role]} → {stops}"


def _about(found: CareerMap) -> str:
    """The picture in words: what stands where, and where one can go."""
    titles = {role.id: role.title for role in found.roles}
    texts = [
        f"{len(found.roles)} roles in columns by track, higher rungs above; lines are the {len(found.transitions)} moves between them."
    ]
    if found.from_here:
        texts.append("From here: " + "; ".join(_move_words(move, titles[move.to]) for move in found.from_here) + ".")
    return " ".join(texts)


def _move_words(move: MapMove, title: str) -> str:
    months = f", {extent(move.months, ' to ')} months" if move.months else ""
    return f"{title} ({KIND_WORDS[move.kind]}{months})"


def _frame(layout: MapLayout) -> Iterator[str]:
    """Headings of tracks, and a line and a number for each rung."""
    for column in layout.columns:
        for number, line in enumerate(column.title):
            yield f'<text class="po-map-track" x="{column.x:g}" y="{22 + LINE * number:g}">{_text(line)}</text>'
    for row in layout.rows:
        y = (row.top + row.bottom) / 2
        if row.label:
            yield f'<path class="po-map-rung" d="M44 {y:g}H{layout.width - MARGIN:g}"/>'
            yield f'<text class="po-map-dim" x="{MARGIN}" y="{y + 4:g}">{_text(row.label)}</text>'


def _arrow(arrow: Arrow) -> Iterator[str]:
    kind = arrow.move.kind
    yield f'<path class="po-map-line po-map-{kind} po-map-{arrow.state}" d="{arrow.path}"/>'
    yield f'<polygon class="po-map-head po-map-{arrow.state}" points="{arrow.head}"/>'


def _onward(found: CareerMap) -> Mapping[Id, Sequence[str]]:
    """Where each role leads, in words."""
    titles = {role.id: role.title for role in found.roles}
    onward: dict[Id, list[str]] = {}
    for move in found.transitions:
        onward.setdefault(move.from_, []).append(f"{titles[move.to]} ({KIND_WORDS[move.kind]})")
    return onward


def _box(box: Box, onward: Sequence[str], href: str | None) -> Iterator[str]:
    """One role, as a link where it has an address."""
    yield f'<a href="{_text(href)}">' if href is not None else ""
    yield f'<g class="po-map-{box.state}"><title>{_text(_said(box, onward))}</title>'
    yield f'<rect class="po-map-box" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="6"/>'
    y = box.y + PAD + 12
    for line in box.lines:
        yield f'<text x="{box.x + 11:g}" y="{y:g}">{_text(line)}</text>'
        y += LINE
    for line in box.note:
        yield f'<text class="po-map-dim" x="{box.x + 11:g}" y="{y:g}">{_text(line)}</text>'
        y += SMALL_LINE
    if box.role.on_route:
        yield f'<circle class="po-map-stop" cx="{box.x + box.width:g}" cy="{box.y:g}" r="11"/>'
        yield f'<text class="po-map-number" x="{box.x + box.width:g}" y="{box.y + 4:g}">{box.role.on_route}</text>'
    yield "</g>" + ("</a>" if href is not None else "")


def _said(box: Box, onward: Sequence[str]) -> str:
    """What a reader of the screen hears of a role, and what a pointer shows."""
    stop = [f"stop {box.role.on_route} of your route"] if box.role.on_route else []
    return ". ".join([box.role.title, *box.note, *stop, *([f"Leads to {'; '.join(onward)}"] if onward else [])])


def _key(found: CareerMap, top: float) -> Iterator[str]:
    """What the lines mean."""
    used: list[TransitionKind] = [kind for kind in KINDS if any(move.kind == kind for move in found.transitions)]
    for number, kind in enumerate(used):
        x = MARGIN + number * KEY_STEP
        yield f'<path class="po-map-line po-map-key po-map-{kind}" d="M{x:g} {top + 16:g}h36"/>'
        yield f'<text class="po-map-dim" x="{x + 44:g}" y="{top + 20:g}">{_text(capital(KIND_WORDS[kind]))}</text>'


def _text(text: str) -> str:
    """`text` as XML may hold it."""
    return escape("".join(char if char.isprintable() else " " for char in printable(text)))
