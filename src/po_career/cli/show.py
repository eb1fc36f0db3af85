"""Results on their way out: JSON, lines laid out for the terminal in use, a picture of them, or a
text of its own.
"""

import io
import os
import sys
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from po_career.cli.called import program
from po_career.cli.options import Format
from po_career.cli.output import emit
from po_career.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from po_career.render.page.layout import Line, Page

    LayOut = Callable[[Page], Sequence[Line]]
    """Lays a result out on a page."""

FILE_WIDTH = 80
"""Columns of a result in a file, a pipe or a picture."""


def text_of(
    texts: "Mapping[Format, str]", fmt: Format, *given: Any, **more: Any
) -> "Callable[[], str] | None":
    """What writes the text of a format of `texts`, which names functions as module:function, from
    what is `given`; None for other formats.
    """
    if fmt not in texts:
        return None
    module, _, function = texts[fmt].partition(":")
    return partial(getattr(import_module(module), function), *given, **more)


def show(
    result: Any,
    lay_out: "LayOut",
    fmt: Format,
    output: str | None,
    *,
    color: bool,
    text: "Callable[[], str] | None" = None,
    paged: bool = False,
) -> None:
    """Print `result` in the face that was asked for, or write it to `output`. A file gets 80
    columns, no colour and UTF-8.

    `text` writes a format of one command. What is `paged` goes through a pager on a terminal.
    """
    if text is not None:
        written = text()
        if output is None:
            take_text_as_it_is()
        emit(written, output)
    elif fmt is Format.JSON:
        _emit_json(result, output)
    elif fmt is Format.SVG or output is not None:
        emit(_page_for_a_file(lay_out, fmt), output)
    else:
        _print_page(lay_out, color=color, paged=paged)


def _page_for_a_file(lay_out: "LayOut", fmt: Format) -> str:
    from po_career.render.page.glyphs import UNICODE
    from po_career.render.page.layout import Page
    from po_career.render.page.paint import plain_text

    lines = lay_out(Page(FILE_WIDTH, UNICODE))
    if fmt is not Format.SVG:
        return plain_text(lines)
    from po_career.render.page.svg import svg_of

    return svg_of(lines, width=FILE_WIDTH, title="po-career")


def _print_page(lay_out: "LayOut", *, color: bool, paged: bool) -> None:
    from shutil import get_terminal_size

    from po_career.render.page.glyphs import glyphs_for
    from po_career.render.page.layout import page_of
    from po_career.render.page.paint import painted_text, plain_text, wants_colour

    glyphs = replace(glyphs_for(_encoding()), program=program())
    lines = lay_out(page_of(get_terminal_size((FILE_WIDTH, 24)).columns, glyphs))
    painted = sys.stdout is not None and wants_colour(sys.stdout, os.environ, allowed=color)
    text = painted_text(lines) if painted else plain_text(lines)
    if paged and is_screen():
        from po_career.cli.pager import page_through

        page_through(text)
    else:
        emit(text, None)


def tell(lines: "Sequence[str]", path: "Path | None", fmt: Format, output: str | None) -> None:
    """Print `lines` about the file `path` as they stand, or write them; as JSON, they are a
    `told.Message`.

    What a terminal cannot show is written as an escape, so that a path can still be copied.
    """
    if fmt is Format.JSON:
        from po_career.render.told import Message

        said = Message("po-career/message/1", tuple(lines), None if path is None else str(path))
        _emit_json(said, output)
        return
    text = "".join(f"{printable(line)}\n" for line in lines)
    if output is None:
        text = text.encode(_encoding(), "backslashreplace").decode(_encoding())
    emit(text, output)


def _emit_json(result: Any, output: str | None) -> None:
    from po_career.render.as_json import json_text

    takes_unicode = _encoding().lower().replace("-", "").startswith("utf")
    emit(json_text(result, ascii_only=output is None and not takes_unicode), output)


def is_screen() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and not sys.stdout.closed and sys.stdout.isatty()


def take_text_as_it_is() -> None:
    """Let standard output take UTF-8 and line ends as they are: such a text is for a program,
    whatever the terminal takes.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")


def _encoding() -> str:
    return (sys.stdout.encoding if sys.stdout is not None else None) or "ascii"
