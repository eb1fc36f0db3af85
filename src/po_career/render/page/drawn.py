"""Rich's renderables, drawn to lines that any face of the terminal can print."""

from collections.abc import Iterable, Mapping
from io import BytesIO, TextIOWrapper

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text

from po_career.frozen import Frozen
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Lines, Run, Style, Words, glued, merged, runs_of
from po_career.render.page.paint import PAINTS
from po_career.text import NO_BREAK

STYLES: Mapping[RichStyle, Style] = {RichStyle.parse(look): name for name, look in PAINTS.items()}
GLUE = "\ue000"
"""Stands for a space at which no line breaks: Rich breaks a line at a no-break space too."""


class Hanging(Frozen):
    """Running text whose lines after the first stand `by` columns further in."""

    text: Text
    by: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines: the first from the left edge, the others below its indent."""
        wrapped = self.text.wrap(console, max(4, options.max_width - self.by))
        for place, line in enumerate(wrapped):
            line.rstrip()
            if place:
                line.pad_left(self.by)
            yield line


def rich_text(words: Words, glyphs: Glyphs) -> Text:
    """Words of the page or of a file as Rich's text: safe to print, and with no markup in it.

    The style of the first run is also that of the space around it and of plain runs after it.
    """
    runs = runs_of(words)
    text = Text(style=PAINTS[runs[0].style] if runs else "", overflow="fold")
    for run in runs:
        text.append(glued(run.text, glyphs).replace(NO_BREAK, GLUE), PAINTS[run.style])
    return text


def drawn(parts: Iterable[RenderableType], width: int, glyphs: Glyphs) -> Lines:
    """The lines of renderables one below the other, none wider than `width`."""
    console = _console(width, glyphs)
    lines: Lines = []
    for part in parts:
        lines += map(_line, console.render_lines(part, pad=False))
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
