"""`catalog import`: a catalogue from spreadsheets, documents, or another framework."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from po_career.cli.common import Common, argument, flag, option, with_common
from po_career.cli.options import TEXTS, Format, choice, count, misfit, number
from po_career.errors import Interrupted, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from po_career.catalog.model import Importance
    from po_career.intake.framework.catalog_import import CatalogImport
    from po_career.intake.framework.cell_words import Part
    from po_career.intake.framework.import_options import Across, EachSheet, Options, Rows
    from po_career.intake.framework.ladder_file import File, Imported
    from po_career.intake.framework.scale import Rounding
    from po_career.interview.question import Face
    from po_career.render.page.layout import Lines, Page

Value = TypeVar("Value", bound=str)
MOST_LEVEL = 100
SINGLE = (".yaml", ".yml")
ROWS: "tuple[Rows, ...]" = ("skills", "roles")
ACROSS: "tuple[Across, ...]" = ("rungs", "crafts", "levels")
EACH_SHEET: "tuple[EachSheet, ...]" = ("craft", "area")
HALVES: "tuple[Rounding, ...]" = ("keep", "up", "down")


@with_common(TEXTS)
def import_(
    common: Common,
    files: list[str] = argument(
        "FILE...",
        "CSV, XLSX, ODS, Markdown, HTML, JSON or YAML; several files are one ladder; -"
        " reads standard input.",
    ),
    sheet: list[str] | None = option("NAME", "Read only this sheet; may be given again."),
    rows: str | None = option("WHAT", "What the rows of a matrix are: skills or roles."),
    across: str | None = option(
        "WHAT", "What the columns over sentences are: rungs, crafts or levels."
    ),
    each_sheet: str | None = option(
        "WHAT", "What each sheet or file is: a craft with roles of its own, or an area of skills."
    ),
    column: list[str] | None = option(
        "PART=HEADER", "The column that holds the role, skill, level and so on; may be given again."
    ),
    role: str | None = option("NAME", "The role that a table without roles describes."),
    levels: str | None = option("NAMES", 'Names of the levels from 1 up: "Basic, Good, Great".'),
    mark: str | None = option("LEVEL", "The level that a bare x stands for."),
    halves: str = option(
        "HOW", "What becomes of levels such as 2.5: keep (a longer scale), up or down.", "keep"
    ),
    no_promotions: bool = flag("Do not read roles in order as promotions."),
    accept_loss: bool = flag("Write it even if more than a quarter of the cells is lost."),
    update: str | None = option(
        "FOLDER", "Bring an imported catalogue up to date; what was written by hand stays."
    ),
    importance: list[str] | None = option(
        "WORD=WHAT", "What a word means: core, important or useful; may be given again."
    ),
    fill_down: bool = flag("Read an empty role, skill or category as the one above it."),
    hours_per_level: str = option(
        "N", "Hours to assume for each placeholder action; 0 writes none.", "40"
    ),
) -> None:
    """Convert a ladder from spreadsheets, documents or data into a catalogue, listing every cell
    that was not used.

    --output names a new folder, or a new file that ends in .yaml; --update an earlier import.
    --json prints what was read and what was left out.
    """
    from po_career.cli.source import named_bytes
    from po_career.intake.framework.import_options import Options
    from po_career.intake.framework.ladder_file import File

    options = Options(
        sheets=tuple(sheet or ()),
        rows=_one_of("--rows", rows, ROWS),
        across=_one_of("--across", across, ACROSS),
        each_sheet=_one_of("--each-sheet", each_sheet, EACH_SHEET),
        halves=choice("--halves", halves, HALVES),
        promotions=not no_promotions,
        accept_loss=accept_loss,
        columns=_columns(column or []),
        role=role,
        levels=() if levels is None else _levels(levels),
        mark=None if mark is None else count("--mark", mark, least=1, most=MOST_LEVEL),
        weights=_weights(importance or []),
        fill_down=fill_down,
        known=_known(update),
    )
    hours = number("--hours-per-level", hours_per_level, most=10_000)
    _need_one_place(common.output, update)
    read = [File(*named_bytes(file)) for file in files]
    _bring(read, options, hours, update, common)


def _known(update: str | None) -> tuple[str, ...]:
    """What the catalogue that is updated calls its levels."""
    from po_career.cli.catalog_files import known_levels

    return () if update is None else known_levels(Path(update))


def _bring(
    files: "Sequence[File]", options: "Options", hours: float, update: str | None, common: Common
) -> None:
    """Read the files, write the ladder where the options say, and report."""
    from po_career.render.catalogs.catalog_import_page import preview_lines

    names = [file.name for file in files]
    asks = (common.output or update) and common.format is not Format.JSON
    face = common.face() if asks else None
    imported = _import(files, options, hours, face)
    if update is not None:
        _update(imported, names, update, face, common)
        return
    if face is not None:
        _agree(face, partial(preview_lines, imported.draft), str(common.output), common)
    written = None if common.output is None else _write(imported, names, common.output)
    _say(imported, names, written, common)


def _one_of(option: str, said: str | None, known: "tuple[Value, ...]") -> "Value | None":
    """The one of `known` that an option names; None if it was not given."""
    return None if said is None else choice(option, said, known)


def _need_one_place(output: str | None, update: str | None) -> None:
    """Raises UsageError if the place to write to is taken, or given twice."""
    if output is not None and update is not None:
        raise UsageError(
            "--output names a new catalogue and --update one that exists\nname one of them"
        )
    if output is not None:
        _must_be_new(Path(output))


def _import(
    files: "Sequence[File]", options: "Options", hours: float, face: "Face | None"
) -> "Imported":
    """The ladder in `files`; in a terminal, what the files leave open is asked.

    Raises Interrupted if the person leaves.
    """
    from po_career.cli.reading import reading
    from po_career.intake.framework.ladder_file import import_ladders
    from po_career.interview.ladder_choice import ask_how_to_read

    with reading(", ".join(file.name for file in files)):
        if face is None:
            return import_ladders(files, options, hours=hours)
        return ask_how_to_read(face, files, options, hours)


def _agree(face: "Face", lines: "Callable[[Page], Lines]", place: str, common: Common) -> None:
    """Show what would be written, and ask. Raises Interrupted if the person does not want it."""
    from po_career.cli.show import show
    from po_career.interview.ladder_choice import ask_whether_to_write

    show(None, lines, Format.TERMINAL, None, color=common.color)
    if not ask_whether_to_write(face, place):
        raise Interrupted("nothing was written")


def _say(imported: "Imported", files: "Sequence[str]", written: str | None, common: Common) -> None:
    """The report to standard output, or if the catalogue goes there, to standard error."""
    from po_career.cli.output import write_out
    from po_career.cli.show import FILE_WIDTH
    from po_career.intake.framework.catalog_import import import_of
    from po_career.render.catalogs.catalog_import_page import import_lines
    from po_career.render.page.glyphs import UNICODE
    from po_career.render.page.layout import Page
    from po_career.render.page.paint import plain_text

    report = import_of(imported, files, written)
    if written is not None or common.format is Format.JSON:
        _report(report, common)
        return
    write_out(_single(imported, files))
    common.note(plain_text(import_lines(report, Page(FILE_WIDTH, UNICODE))))


def _report(report: "CatalogImport", common: Common) -> None:
    """The report to standard output."""
    from po_career.cli.output import write_out
    from po_career.cli.show import show
    from po_career.render.as_json import json_text
    from po_career.render.catalogs.catalog_import_page import import_lines

    if common.format is Format.JSON:
        write_out(json_text(report))
    else:
        show(report, partial(import_lines, report), Format.TERMINAL, None, color=common.color)


def _update(
    imported: "Imported",
    files: "Sequence[str]",
    folder: str,
    face: "Face | None",
    common: Common,
) -> None:
    """Bring a catalogue that was imported before up to date, and say what changes and what stays as
    it is.
    """
    from po_career.cli.catalog_files import updated_files, write_files
    from po_career.intake.framework.catalog_import import update_of
    from po_career.render.catalogs.catalog_import_page import update_preview_lines

    new, catalog = updated_files(Path(folder), imported)
    if face is not None:
        _agree(face, partial(update_preview_lines, new), folder, common)
    write_files(Path(folder), new.texts)
    _report(update_of(imported, files, folder, new, catalog), common)


def _single(imported: "Imported", files: "Sequence[str]") -> str:
    from po_career.intake.framework.catalog_yaml import single_file
    from po_career.intake.framework.ladder_file import header_of

    return single_file(imported.draft, _id(files[0]), header_of(imported, files))


def _must_be_new(path: Path) -> None:
    from po_career.cli.catalog_files import must_be_free

    if path.suffix.lower() not in SINGLE:
        must_be_free(path)
    elif os.path.lexists(path):
        raise UsageError(
            f"{path} already exists, and nothing is ever overwritten\nname a file that is new"
        )


def _write(imported: "Imported", files: "Sequence[str]", output: str) -> str:
    """Write a folder or a single file; the path."""
    from po_career.cli.catalog_files import schemas_for, write_files
    from po_career.intake.framework.catalog_yaml import folder_files
    from po_career.intake.framework.ladder_file import header_of
    from po_career.intake.framework.scaffold import SCHEMA_OF, schema_path
    from po_career.intake.framework.update import BASE, base_of

    path = Path(output)
    if path.suffix.lower() in SINGLE:
        write_files(path.parent, {path.name: _single(imported, files)})
        return output
    schemas = {name: schema_path(schema) for name, schema in SCHEMA_OF.items()}
    header = header_of(imported, files)
    texts = folder_files(imported.draft, _id(output), header, schemas)
    write_files(path, {**texts, **schemas_for(SCHEMA_OF), BASE: base_of(imported.draft)})
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
