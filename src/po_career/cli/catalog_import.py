"""`catalog import`: a catalogue out of a spreadsheet, or out of another framework."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import TEXTS, Format, count, number
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from po_career.catalog.model import Importance
    from po_career.intake.framework.catalog_import import CatalogImport
    from po_career.intake.framework.cell_words import Part
    from po_career.intake.framework.import_options import Rows
    from po_career.intake.framework.ladder_file import Imported

MOST_LEVEL = 100
STDIN = "-"
SINGLE = (".yaml", ".yml")


@with_common(TEXTS)
def import_(
    common: Common,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="CSV, XLSX, or a framework in JSON; - reads standard input."
        ),
    ],
    sheet: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="Read this sheet only; may be given again."),
    ] = None,
    rows: Annotated[
        str | None,
        typer.Option(
            "--rows", metavar="WHAT", help="What the rows of a matrix are: skills or roles."
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="PART=HEADER",
            help="The column that holds the role, skill, level and so on; may be given again.",
        ),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role", metavar="NAME", help="The role that a table without roles is about."
        ),
    ] = None,
    levels: Annotated[
        str | None,
        typer.Option(
            "--levels", metavar="NAMES", help='Names of the levels from 1 up: "Basic, Good, Great".'
        ),
    ] = None,
    mark: Annotated[
        str | None,
        typer.Option("--mark", metavar="LEVEL", help="The level that a bare x stands for."),
    ] = None,
    importance: Annotated[
        list[str] | None,
        typer.Option(
            "--importance",
            metavar="WORD=WHAT",
            help="What a word means: core, important or useful; may be given again.",
        ),
    ] = None,
    fill_down: Annotated[
        bool,
        typer.Option("--fill-down", help="An empty role, skill or category is the one above it."),
    ] = False,
    hours_per_level: Annotated[
        str,
        typer.Option(
            "--hours-per-level", metavar="N", help="Hours of each drafted action; 0 drafts none."
        ),
    ] = "40",
) -> None:
    """Read roles, skills and levels out of a file, and write them as a catalogue; whatever was left
    out is named with its place.

    --output names a new folder, or a new file that ends in .yaml. --json prints what was read and
    left out.
    """
    from po_career.cli.output import write_out
    from po_career.intake.framework.catalog_import import import_of
    from po_career.intake.framework.import_options import Options
    from po_career.intake.framework.ladder_file import import_ladder
    from po_career.render.as_json import json_text

    options = Options(
        sheets=tuple(sheet or ()),
        rows=_rows(rows),
        columns=_columns(column or []),
        role=role,
        levels=_levels(levels),
        mark=None if mark is None else count("--mark", mark, least=1, most=MOST_LEVEL),
        weights=_weights(importance or []),
        fill_down=fill_down,
    )
    hours = number("--hours-per-level", hours_per_level, most=10_000) or 0.0
    output = common.output
    if output is not None:
        _must_be_new(Path(output))
    data, file = _read(file)
    imported = import_ladder(data, file, options, hours=hours)
    written = _write(imported, file, output) if output is not None else None
    report = import_of(imported.draft, file, written, imported.sheets)
    if common.format is Format.JSON:
        write_out(json_text(report))
    else:
        _say(report, imported, file, common)


def _read(file: str) -> tuple[bytes, str]:
    """What the file holds, and what messages call it. Raises FileAccessError."""
    from po_career.catalog.files import SIZE_LIMIT, read_bytes

    if file == STDIN:
        return (
            sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin is not None else b""
        ), "standard input"
    return read_bytes(Path(file)), file


def _say(report: "CatalogImport", imported: "Imported", file: str, common: Common) -> None:
    """The report to standard output, or beside a catalogue that goes there, to standard error."""
    from functools import partial

    from po_career.cli.output import write_out
    from po_career.cli.show import FILE_WIDTH, show
    from po_career.render.catalogs.catalog_import_page import import_lines
    from po_career.render.page.glyphs import UNICODE
    from po_career.render.page.paint import plain_text

    if report.written is not None:
        show(report, partial(import_lines, report), Format.TERMINAL, None, color=common.color)
        return
    write_out(_single(imported, file))
    common.note(plain_text(import_lines(report, width=FILE_WIDTH, glyphs=UNICODE)))


def _single(imported: "Imported", file: str) -> str:
    from po_career.intake.framework.catalog_yaml import single_file
    from po_career.intake.framework.ladder_file import header_of

    return single_file(imported.draft, _id(file), header_of(imported, file))


def _must_be_new(path: Path) -> None:
    from po_career.cli.catalog_files import must_be_free

    if path.suffix.lower() in SINGLE and os.path.lexists(path):
        raise UsageError(
            f"{path} is there already, and nothing is ever written over\nname a file that is new"
        )
    if path.suffix.lower() not in SINGLE:
        must_be_free(path)


def _write(imported: "Imported", file: str, output: str) -> str:
    """Write a folder or a single file; the path."""
    from po_career.cli.catalog_files import schemas_for, write_files
    from po_career.intake.framework.catalog_yaml import folder_files
    from po_career.intake.framework.ladder_file import header_of
    from po_career.intake.framework.scaffold import SCHEMA_OF, schema_path

    path = Path(output)
    if path.suffix.lower() in SINGLE:
        write_files(path.parent, {path.name: _single(imported, file)})
        return output
    schemas = {name: schema_path(schema) for name, schema in SCHEMA_OF.items()}
    texts = folder_files(imported.draft, _id(output), header_of(imported, file), schemas)
    write_files(path, {**texts, **schemas_for(SCHEMA_OF)})
    return output


def _id(path: str) -> str:
    from po_career.intake.framework.ids import slug

    return slug(os.path.splitext(os.path.basename(os.path.abspath(path)))[0], "my-ladder")


def _rows(text: str | None) -> "Rows | None":
    if text is None or text == "skills":
        return "skills" if text else None
    if text == "roles":
        return "roles"
    raise UsageError(f'--rows "{text}" does not fit\nexpected skills or roles')


def _levels(text: str | None) -> tuple[str, ...]:
    from po_career.intake.framework.spreadsheet import tidy

    names = [tidy(name) for name in (text or "").split(",")]
    if text is not None and (
        not all(names) or len({name.casefold() for name in names}) < len(names)
    ):
        raise UsageError(
            f'--levels "{text}" does not fit\nexpected names from level 1 up, each once: --levels'
            ' "Basic, Good, Great"'
        )
    return tuple(name for name in names if name)


def _columns(texts: list[str]) -> "Mapping[Part, str]":
    from po_career.intake.framework.cell_words import PARTS

    found: dict[Part, str] = {}
    for text in texts:
        name, equals, header = (part.strip() for part in text.partition("="))
        part = next((one for one in PARTS if one == name.lower()), None)
        if part is None or not equals or not header:
            raise UsageError(
                f'--column "{text}" does not fit\nexpected {", ".join(PARTS)} and a header, for'
                ' example --column "role=Job"'
            )
        found[part] = header
    return found


def _weights(texts: list[str]) -> "Mapping[str, Importance]":
    from po_career.catalog.model import IMPORTANCES
    from po_career.intake.framework.cell_words import folded

    found: dict[str, Importance] = {}
    for text in texts:
        word, equals, name = (part.strip() for part in text.rpartition("="))
        weight = next((one for one in IMPORTANCES if one == name.lower()), None)
        if weight is None or not equals or not word:
            raise UsageError(
                f'--importance "{text}" does not fit\nexpected a word and core, important or'
                " useful, for example --importance A=core"
            )
        found[folded(word)] = weight
    return found
