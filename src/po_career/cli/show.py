"""Results on their way out: JSON, or lines laid out for the terminal that is there."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from po_career.cli.options import Format
from po_career.cli.output import emit, write_err
from po_career.text import printable

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.cli.source import Source
    from po_career.planning.model import Plan
    from po_career.render.glyphs import Glyphs
    from po_career.render.layout import Line

FILE_WIDTH = 80
"""Columns of a result in a file or a pipe."""


def show_plan(plan: "Plan", catalog: "Catalog", fmt: Format, output: Path | None, *, command: str, color: bool) -> None:
    """Print the plan, or write it to `output`."""
    if fmt is Format.json:
        show_json(plan, output)
        return
    from po_career.render.plan import plan_lines

    show_lines(lambda width, glyphs: plan_lines(plan, catalog, width=width, glyphs=glyphs, command=command), output, color=color)


def show_page(
    page: Any,
    items: Sequence[Any],
    lay_out: Callable[..., Sequence["Line"]],
    fmt: Format,
    output: Path | None,
    *,
    single: bool,
    color: bool,
) -> None:
    """Print a page of the catalogue: `lay_out` takes its only item where one was asked for, else all `items`."""
    if fmt is Format.json:
        show_json(page, output)
        return
    shown = items[0] if single else items
    show_lines(lambda width, glyphs: lay_out(shown, width=width, glyphs=glyphs), output, color=color)


def show_json(value: Any, output: Path | None) -> None:
    """Print one JSON object and nothing more; in a stream that takes no Unicode, with escapes."""
    from po_career.render.as_json import json_text

    plain_stream = output is None and not _encoding().lower().replace("-", "").startswith("utf")
    emit(json_text(value, ascii_only=plain_stream), output)


def show_lines(lay_out: "Callable[[int, Glyphs], Sequence[Line]]", output: Path | None, *, color: bool) -> None:
    """Lay lines out for the terminal (or 80 columns where there is none) and print them, painted where that is wanted."""
    from po_career.render.glyphs import glyphs_for
    from po_career.render.paint import painted_text, plain_text, wants_colour

    if output is not None:
        emit(plain_text(lay_out(FILE_WIDTH, glyphs_for("utf-8"))), output)
        return
    lines = lay_out(_columns(), glyphs_for(_encoding()))
    painted = sys.stdout is not None and wants_colour(sys.stdout, os.environ, allowed=color)
    emit(painted_text(lines) if painted else plain_text(lines), None)


def tell_what_was_read(catalog: "Catalog", source: "Source") -> None:
    """Say on standard error which catalogue and which profile are in force."""
    profile = "none" if not source.found else source.path or "standard input"
    about = f"catalogue: {catalog.catalog.id} {catalog.catalog.version}, sha256 {catalog.digest[:12]}\nprofile: {profile}"
    write_err("".join(f"{printable(line)}\n" for line in about.split("\n")))


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((FILE_WIDTH, 24)).columns


def _encoding() -> str:
    return (sys.stdout.encoding if sys.stdout is not None else None) or "ascii"
