"""`catalog import`: a catalogue from a spreadsheet, or from another framework."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import TEXTS, Format, choice, count, misfit, number
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from po_career.catalog.model import Importance
    from po_career.intake.framework.catalog_import import CatalogImport
    from po_career.intake.framework.cell_words import Part
    from po_career.intake.framework.import_options import Rows
    from po_career.intake.framework.ladder_file import Imported

MOST_LEVEL = 100
SINGLE = (".yaml", ".yml")
ROWS: "tuple[Rows, ...]" = ("skills", "roles")


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
        typer.Option("--sheet", metavar="NAME", help="Read only this sheet; may be given again."),
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
            "--role", metavar="NAME", help="The role that a table without roles describes."
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
        typer.Option(
            "--fill-down", help="Read an empty role, skill or category as the one above it."
        ),
    ] = False,
    hours_per_level: Annotated[
        str,
        typer.Option(
            "--hours-per-level",
            metavar="N",
            help="Hours to assume for each placeholder action; 0 writes none.",
        ),
    ] = "40",
) -> None:
    """Convert a spreadsheet or a JSON framework into a catalogue, listing every cell that was not
    used.

    --output names a new folder, or a new file that ends in .yaml. --json prints what was read and
    what was left out.
    """
    from po_career.cli.output import write_out
    from po_career.cli.reading import reading
    from po_career.cli.source import named_bytes
    from po_career.intake.framework.catalog_import import import_of
    from po_career.intake.framework.import_options import Options
    from po_career.intake.framework.ladder_file import import_ladder
    from po_career.render.as_json import json_text

    options = Options(
        sheets=tuple(sheet or ()),
        rows=None if rows is None else choice("--rows", rows, ROWS),
        columns=_columns(column or []),
        role=role,
        levels=() if levels is None else _levels(levels),
        mark=None if mark is None else count("--mark", mark, least=1, most=MOST_LEVEL),
        weights=_weights(importance or []),
        fill_down=fill_down,
    )
    hours = number("--hours-per-level", hours_per_level, most=10_000)
    if common.output is not None:
        _must_be_new(Path(common.output))
    data, name = named_bytes(file)
    with reading(name):
        imported = import_ladder(data, name, options, hours=hours)
    written = None if common.output is None else _write(imported, name, common.output)
    report = import_of(imported.draft, name, written, imported.sheets)
    if common.format is Format.JSON:
        write_out(json_text(report))
    else:
        _say(report, imported, name, common)


def _say(report: "CatalogImport", imported: "Imported", file: str, common: Common) -> None:
    """The report to standard output, or if the catalogue goes there, to standard error."""
    from po_career.cli.output import write_out
    from po_career.cli.show import FILE_WIDTH, show
    from po_career.render.catalogs.catalog_import_page import import_lines
    from po_career.render.page.glyphs import UNICODE
    from po_career.render.page.layout import Page
    from po_career.render.page.paint import plain_text

    if report.written is not None:
        show(report, partial(import_lines, report), Format.TERMINAL, None, color=common.color)
        return
    write_out(_single(imported, file))
    common.note(plain_text(import_lines(report, Page(FILE_WIDTH, UNICODE))))


def _single(imported: "Imported", file: str) -> str:
    from po_career.intake.framework.catalog_yaml import single_file
    from po_career.intake.framework.ladder_file import header_of

    return single_file(imported.draft, _id(file), header_of(imported, file))


def _must_be_new(path: Path) -> None:
    from po_career.cli.catalog_files import must_be_free

    if path.suffix.lower() not in SINGLE:
        must_be_free(path)
    elif os.path.lexists(path):
        raise UsageError(
            f"{path} already exists, and nothing is ever overwritten\nname a file that is new"
        )


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


def _levels(text: str) -> tuple[str, ...]:
    from po_career.intake.framework.spreadsheet import tidy

    names = tuple(tidy(name) for name in text.split(","))
    if not all(names) or len({name.casefold() for name in names}) < len(names):
        example = '--levels "Basic, Good, Great"'
        raise misfit("--levels", text, f"expected names from level 1 up, each once: {example}")
    return names


def _columns(texts: list[str]) -> "Mapping[Part, str]":
    from po_career.intake.framework.cell_words import PARTS

    found: dict[Part, str] = {}
    for text in texts:
        part, _, header = (side.strip() for side in text.partition("="))
        if not header:
            expected = f"expected {', '.join(PARTS)} and a header"
            raise misfit("--column", text, f'{expected}, for example --column "role=Job"')
        found[choice("--column", part, PARTS)] = header
    return found


def _weights(texts: list[str]) -> "Mapping[str, Importance]":
    from po_career.catalog.model import IMPORTANCES
    from po_career.intake.framework.cell_words import folded

    found: dict[str, Importance] = {}
    for text in texts:
        word, _, weight = (side.strip() for side in text.rpartition("="))
        if not word:
            expected = "expected a word and core, important or useful"
            raise misfit("--importance", text, f"{expected}, for example --importance A=core")
        found[folded(word)] = choice("--importance", weight, IMPORTANCES)
    return found
