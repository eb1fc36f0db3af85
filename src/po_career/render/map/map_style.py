"""How a drawing of the career map looks: its rules, and its colours on light and on dark."""

from collections.abc import Mapping
from string import Template

LIGHT: Mapping[str, str] = {
    "ground": "#ffffff",
    "raised": "#f5f7f6",
    "ink": "#1a2226",
    "soft": "#4f5b61",
    "line": "#d5dcda",
    "strong_line": "#7b878c",
    "link": "#0a5c66",
    "have": "#0f6b64",
    "way": "#a8480c",
    "now": "#fdf1e4",
}
DARK: Mapping[str, str] = {
    "ground": "#13181a",
    "raised": "#1c2326",
    "ink": "#e9eeee",
    "soft": "#a9b5b8",
    "line": "#344044",
    "strong_line": "#7f8d92",
    "link": "#6fd0d6",
    "have": "#55bdb2",
    "way": "#f0a35e",
    "now": "#2b2418",
}
"""The colours of the HTML report, by the names that they have there."""

SHAPES = """\
.po-map { font-family: system-ui, "Segoe UI", "DejaVu Sans", Arial, sans-serif; font-size: 13px }
.po-map .po-map-title { font-size: 17px; font-weight: 600 }
.po-map-column { font-weight: 700 }
.po-map-rung, .po-map .po-map-key { font-size: 12px }
.po-map .po-map-tag { font-size: 11px }
.po-map-here .po-map-name, .po-map-route .po-map-name { font-weight: 700 }
.po-map .po-map-route .po-map-tag { font-weight: 600 }
.po-map .po-map-number { font-size: 12px; font-weight: 700; text-anchor: middle }
.po-map-near rect { stroke-width: 1.5 }
.po-map-route rect { stroke-width: 2.5 }
.po-map-line { fill: none; stroke-width: 1; stroke-linejoin: round }
.po-map-others { opacity: .5 }
.po-map-line.po-map-near { stroke-width: 1.5 }
.po-map-line.po-map-route { stroke-width: 3 }
.po-map a:hover .po-map-name { text-decoration: underline }
.po-map a:focus { outline: none }
.po-map a:focus-visible rect { stroke-width: 4 }
"""
COLOURS = Template("""\
.po-map-page { fill: $ground }
.po-map text { fill: $ink }
.po-map .po-map-soft { fill: $soft }
.po-map-rule { stroke: $line }
.po-map-box { fill: $raised; stroke: $strong_line }
.po-map-near .po-map-box { fill: $ground; stroke: $link }
.po-map-route .po-map-box { fill: $now; stroke: $way }
.po-map-here .po-map-box { fill: $have; stroke: $have }
.po-map .po-map-route .po-map-tag { fill: $ink }
.po-map .po-map-here text { fill: $ground }
.po-map-line { stroke: $strong_line }
.po-map-head { fill: $strong_line }
.po-map-line.po-map-near { stroke: $link }
.po-map-head.po-map-near { fill: $link }
.po-map-line.po-map-route { stroke: $way }
.po-map-head.po-map-route, .po-map-dot { fill: $way }
.po-map .po-map-number { fill: $ground }
.po-map a:focus-visible .po-map-box { stroke: $ink }
""")
"""All rules name classes that begin with po-map: they touch nothing else of a page. No colour
speaks alone.
"""


def file_style() -> str:
    """The rules of a drawing in a file of its own: light unless the screen asks for dark.

    Paper is always light.
    """
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{COLOURS.substitute(DARK)}}}\n"
    return SHAPES + COLOURS.substitute(LIGHT) + dark


def page_style() -> str:
    """The rules of a drawing in a page that has the colours as custom properties: --ground,
    --strong-line and so on.
    """
    return SHAPES + COLOURS.substitute({name: f"var(--{name.replace('_', '-')})" for name in LIGHT})
