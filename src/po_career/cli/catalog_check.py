"""`catalog check`: every mistake in a catalogue at once, each with its place."""

from collections.abc import Sized
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from po_career.cli.common import Common, argument, with_common
from po_career.cli.options import TEXTS, Format
from po_career.errors import InvalidFileError

if TYPE_CHECKING:
    from po_career.catalog.load import Checked


@with_common((*TEXTS, Format.GITHUB))
def check(
    common: Common,
    path: str | None = argument("[PATH]", "A folder or a file; default: the catalogue in force."),
) -> None:
    """Report every mistake (exit code 3) and every warning (exit code 0), each with file, line and
    column.

    --format github prints workflow commands, which mark the lines in a review on GitHub.
    """
    from po_career.cli.output import emit
    from po_career.render.as_json import json_text
    from po_career.render.catalogs.check_page import check_report, github_text

    checked = _checked(path or common.catalog)
    if common.format is Format.TERMINAL:
        emit(_summary(checked, common), common.output, private=False)
        return
    as_json = common.format is Format.JSON
    text = json_text(check_report(checked)) if as_json else github_text(checked)
    emit(text, common.output, private=False)
    if checked.catalog is None:
        raise typer.Exit(InvalidFileError.exit_code)


def _checked(given: str | None) -> "Checked":
    """The check of what was named; a folder that holds no catalogue is a mistake like any other."""
    from po_career.catalog.load import Checked, check_catalog

    if not given:
        return check_catalog(None)
    from po_career.cli.reading import reading

    try:
        with reading(given) as limits:
            return check_catalog(Path(given), limits.more)
    except InvalidFileError as invalid:
        return Checked(None, invalid.problems, (), invalid.files)


def _summary(checked: "Checked", common: Common) -> str:
    """The counts, after the warnings went to standard error. Raises InvalidFileError with
    all errors.
    """
    from po_career.render.problems import problems_text
    from po_career.text import printable

    if checked.warnings:
        common.note(problems_text(checked.warnings, "warning") + "\n\n")
    catalog = checked.catalog
    if catalog is None:
        raise InvalidFileError(checked.errors, checked.files)
    counts = (
        _counted(catalog.roles, "role"),
        _counted(catalog.transitions, "transition"),
        _counted(catalog.skills, "skill"),
        _counted(catalog.actions, "action"),
    )
    name = f"{catalog.catalog.id} {catalog.catalog.version}"
    warnings = _counted(checked.warnings, "warning")
    return printable(f"{name}: {', '.join(counts)}. No errors, {warnings}.") + "\n"


def _counted(things: Sized, name: str) -> str:
    return f"{len(things)} {name if len(things) == 1 else name + 's'}"
