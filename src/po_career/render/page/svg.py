"""A screen as an SVG picture that needs nothing from a network."""

from collections.abc import Sequence

from po_career.render.page.layout import Line
from po_career.render.page.paint import console_of

TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{
        font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}
    .{unique_id}-title {{
        font-size: 18px;
        font-weight: bold;
        font-family: sans-serif;
    }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""
"""Rich's own, but with fonts that are there instead of fonts to fetch."""


def svg_of(lines: Sequence[Line], *, width: int, title: str) -> str:
    """The lines as a picture of a terminal `width` columns wide.

    The same lines give the same bytes.
    """
    console = console_of(lines, record=True, width=width, color_system="truecolor")
    text: str = console.export_svg(title=title, code_format=TEMPLATE, unique_id="po-career")
    return text
