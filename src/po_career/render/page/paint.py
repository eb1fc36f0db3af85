"""Lines onto a stream: plain text, or painted by rich, which is imported only then."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from po_career.render.page.layout import Line, Style, text_of

if TYPE_CHECKING:
    from rich.text import Text

PAINTS: Mapping[Style, str] = {
    "": "",
    "heading": "bold",
    "now": "cyan",
    "have": "green",
    "missing": "yellow",
    "dim": "dim",
}
"""Style to what rich calls it; no line says anything by its colour alone."""


UNSET = ("", "0", "false")
"""Values that count as not set."""


def plain_text(lines: Iterable[Line]) -> str:
    """The lines without styles, each ended by a newline."""
    return "".join(f"{text_of(line)}\n" for line in lines)


def wants_colour(stream: TextIO, environ: Mapping[str, str], *, allowed: bool = True) -> bool:
    """Whether to paint: on a terminal that is not dumb, unless `allowed` (the option), NO_COLOR or
    CLICOLOR=0 says no.

    FORCE_COLOR and CLICOLOR_FORCE paint in a pipe too; NO_COLOR and the option are stronger.
    """
    if not allowed or environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in UNSET for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environ.get("CLICOLOR") == "0" or environ.get("TERM", "") in {"", "dumb", "unknown"}:
        return False
    return stream.isatty()


def painted_text(lines: Iterable[Line]) -> str:
    """The lines with the escape sequences of the standard colours."""
    console = console_of(lines, color_system="standard", no_color=False, legacy_windows=False)
    text: str = console.file.getvalue()
    return text


def console_of(lines: Iterable[Line], **more: Any) -> Any:
    """A console of rich, with the lines printed to a text in memory; `more` is told to it."""
    from io import StringIO

    from rich.console import Console

    console = Console(file=StringIO(), force_terminal=True, **more)
    for line in lines:
        console.print(painted(line), soft_wrap=True)
    return console


def painted(line: Line) -> "Text":
    """The line as rich's text, without space at its end."""
    from rich.text import Text

    text = Text.assemble(*((run.text, PAINTS[run.style]) for run in line))
    text.rstrip()
    return text
