"""Rich's renderables, drawn to lines that any face of the terminal can print."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO, TextIOWrapper

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text

from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Run, Style, merged
from po_career.render.page.paint import PAINTS
from po_career.render.page.phrases import MONTHS

STYLES: Mapping[RichStyle, Style] = {RichStyle.parse(look): name for name, look in PAINTS.items()}


GLUE = "\ue000"
"""Stands for a space at which no line breaks: Rich breaks a line at a no-break space too."""
MONTH = f"(?:{'|'.join(MONTHS)})"
GLUED = re.compile(
    rf"{NO_BREAK}|(?<=\b\d) (?={MONTH})|(?<=\d\d) (?={MONTH})"
    r"|(?<=-career) (?=plan --)|(?<=/run) (?=plan --)|(?<=\bplan) (?=--)|(?<=--show) "
)
"""Spaces at which no line breaks: within a day, and within a command."""


class Hanging:
    """Running text whose lines after the first stand `by` columns further in."""

    def __init__(self, text: Text, by: int = 2) -> None:
        self.text = text
        self.by = by

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines: the first from the left edge, the others below its indent."""
        wrapped = self.text.wrap(console, max(4, options.max_width - self.by))
        for place, line in enumerate(wrapped):
            line.rstrip()
            if place:
                line.pad_left(self.by)
            yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as it may be."""
        return Measurement(min(12, options.max_width), options.max_width)


def text_of(words: str, glyphs: Glyphs, style: Style = "") -> Text:
    """Words of the page or of a file as Rich's text: safe to print, and with no markup in it."""
    shown = GLUED.sub(GLUE, glyphs.show(words))
    return Text(shown, style=PAINTS[style], no_wrap=False, overflow="fold")


def drawn(parts: Iterable[RenderableType], width: int, glyphs: Glyphs) -> list[Line]:
    """The lines of renderables one below the other, none wider than `width`."""
    console = _console(width, glyphs)
    lines: list[Line] = []
    for part in parts:
        lines += [_line(segments) for segments in console.render_lines(part, pad=False)]
    return lines


def _console(width: int, glyphs: Glyphs) -> Console:
    """A console that draws and never prints: its file only tells which characters it takes."""
    return Console(
        file=TextIOWrapper(BytesIO(), encoding=glyphs.encoding or "utf-8"),
        width=width,
        height=100,
        no_color=True,
        color_system="standard",
        force_terminal=True,
        legacy_windows=False,
        _environ={},
    )


def _line(segments: Iterable[Segment]) -> Line:
    runs = [
        Run(segment.text.replace(GLUE, " "), STYLES.get(segment.style or RichStyle.null(), ""))
        for segment in segments
        if not segment.control
    ]
    while runs and not runs[-1].text.rstrip(" "):
        runs.pop()
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].style)
    return merged(runs)
