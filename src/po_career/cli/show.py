"""Results on their way out: JSON, lines laid out for the terminal that is there, a picture of them,
or a text of its own.
"""

import io
import os
import sys
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from po_career.cli.called import program
from po_career.cli.options import Format
from po_career.cli.output import emit
from po_career.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from po_career.catalog.model import Catalog
    from po_career.render.page.glyphs import Glyphs
    from po_career.render.page.layout import Line

FILE_WIDTH = 80
"""Columns of a result in a file, a pipe or a picture."""
REPEATED = frozenset({Format.MARKDOWN})
"""Texts that end with the command that gives them again."""


HANDED_OVER = frozenset({Format.MARKDOWN, Format.HTML, Format.ICS, Format.CSV, Format.TODOIST})
"""Texts of a plan that leave out what is private, unless it is asked for."""


class LayOut(Protocol):
    """Lays a result out for a screen of `width` columns."""

    def __call__(self, *, width: int, glyphs: "Glyphs") -> "Sequence[Line]":
        """The lines, none wider than `width`."""


def show(
    result: Any,
    lay_out: LayOut,
    fmt: Format,
    output: str | None,
    *,
    color: bool,
    texts: "Mapping[Format, str] | None" = None,
    catalog: "Catalog | None" = None,
    command: str | None = None,
    private: bool = False,
    paged: bool = False,
) -> None:
    """Print `result` in the face that was asked for, or write it to `output`. A file gets 80
    columns, no colour and UTF-8.

    `texts` are the formats of one command: each names a function, as module:function, of the result
    and `catalog`; those of `REPEATED` also take `command`, which gives the same result again, and
    those of `HANDED_OVER` take `private`: whether what a person said in private goes into it. What
    is `paged` goes through a pager on a terminal.
    """
    if texts and fmt in texts:
        module, _, function = texts[fmt].partition(":")
        more: dict[str, Any] = {"command": command} if fmt in REPEATED else {}
        if fmt in HANDED_OVER:
            more["private"] = private
        text = getattr(import_module(module), function)(result, catalog, **more)
        if output is None:
            _take_text_as_it_is()
        emit(text, output)
        return
    if fmt is Format.JSON:
        _emit_json(result, output)
        return
    from po_career.render.page.glyphs import UNICODE, glyphs_for
    from po_career.render.page.paint import painted_text, plain_text, wants_colour

    if fmt is Format.SVG:
        from po_career.render.page.svg import svg_of

        emit(
            svg_of(lay_out(width=FILE_WIDTH, glyphs=UNICODE), width=FILE_WIDTH, title="po-career"),
            output,
        )
    elif output is not None:
        emit(plain_text(lay_out(width=FILE_WIDTH, glyphs=UNICODE)), output)
    else:
        glyphs = replace(glyphs_for(_encoding()), program=program())
        lines = lay_out(width=_columns(), glyphs=glyphs)
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

    What a terminal cannot take is shown as an escape, so that a path can still be copied.
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

    emit(json_text(result, ascii_only=output is None and not _takes_unicode()), output)


def is_screen() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and not sys.stdout.closed and sys.stdout.isatty()


def _take_text_as_it_is() -> None:
    """Let standard output take UTF-8 and line ends as they are: such a text is for a program,
    whatever the terminal takes.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((FILE_WIDTH, 24)).columns


def _encoding() -> str:
    return (sys.stdout.encoding if sys.stdout is not None else None) or "ascii"


def _takes_unicode() -> bool:
    return _encoding().lower().replace("-", "").startswith("utf")
