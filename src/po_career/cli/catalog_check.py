"""`catalog check`: every mistake of a catalogue at once, each with its place."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import TEXTS, Format
from po_career.errors import InvalidFileError

if TYPE_CHECKING:
    from po_career.catalog.load import Checked


@with_common((*TEXTS, Format.GITHUB))
def check(
    common: Common,
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]", help="A folder or a file; without it the catalogue in force."
        ),
    ] = None,
) -> None:
    """Report every mistake (exit 3) and every warning (exit 0) with file, line and column.

    github prints workflow commands, which mark the lines in a review on GitHub.
    """
    from po_career.cli.output import emit

    checked = _checked(path or common.catalog)
    if common.format is Format.TERMINAL:
        emit(_said(checked, common), common.output)
        return
    emit(_text(checked, as_json=common.format is Format.JSON), common.output)
    if checked.catalog is None:
        raise typer.Exit(InvalidFileError.exit_code)


def _checked(given: str | None) -> "Checked":
    """The check of what was named; a folder that holds no catalogue is a mistake like any other."""
    from po_career.catalog.load import Checked, check_catalog

    try:
        return check_catalog(Path(given) if given else None)
    except InvalidFileError as invalid:
        return Checked(None, invalid.problems, (), invalid.files)


def _text(checked: "Checked", *, as_json: bool) -> str:
    from po_career.render.as_json import json_text
    from po_career.render.catalogs.check_page import check_report, github_text

    return json_text(check_report(checked)) if as_json else github_text(checked)


def _said(checked: "Checked", common: Common) -> str:
    """The sum, after the warnings went to standard error. Raises InvalidFileError with
    all errors.
    """
    from po_career.render.problems import problems_text
    from po_career.text import printable

    if checked.warnings:
        common.note(problems_text(checked.warnings, "warning") + "\n\n")
    if checked.catalog is None:
        raise InvalidFileError(checked.errors, checked.files)
    found = checked.catalog
    lists = {
        "role": found.roles,
        "transition": found.transitions,
        "skill": found.skills,
        "action": found.actions,
    }
    counts = ", ".join(_counted(len(items), name) for name, items in lists.items())
    said = (
        f"{found.catalog.id} {found.catalog.version}: {counts}. No errors,"
        f" {_counted(len(checked.warnings), 'warning')}."
    )
    return printable(said) + "\n"


def _counted(amount: int, name: str) -> str:
    return f"{amount} {name}" if amount == 1 else f"{amount} {name}s"
