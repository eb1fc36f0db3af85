"""`catalog check`: every mistake of a catalogue at once, each with its place."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.options import CatalogOption, JsonOption
from po_career.errors import InvalidFileError, UsageError

if TYPE_CHECKING:
    from po_career.catalog.load import Checked

FORMATS = ("terminal", "json", "github")


def check(
    path: Annotated[str | None, typer.Argument(metavar="[PATH]", help="A folder or a file; without it the catalogue in force.")] = None,
    catalog: CatalogOption = None,
    fmt: Annotated[str, typer.Option("--format", metavar="NAME", help=f"How it is shown: {', '.join(FORMATS)}.")] = FORMATS[0],
    as_json: JsonOption = False,
) -> None:
    """Report every mistake (exit 3) and every warning (exit 0) with file, line and column.

    github prints workflow commands, which mark the lines in a review on GitHub.
    """
    from po_career.cli.output import write_out

    if fmt not in FORMATS:
        raise UsageError(f'there is no format "{fmt}" here\nexpected one of: {", ".join(FORMATS)}')
    checked = _checked(path or catalog)
    if fmt == "terminal" and not as_json:
        _say(checked)
        return
    write_out(_text(checked, as_json=as_json or fmt == "json"))
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
    from po_career.render.catalog_check import check_report, github_text

    return json_text(check_report(checked)) if as_json else github_text(checked)


def _say(checked: "Checked") -> None:
    """Warnings to standard error, the sum to standard output. Raises InvalidFileError with all errors."""
    from po_career.cli.output import write_err, write_out
    from po_career.render.problems import problems_text
    from po_career.text import printable

    if checked.warnings:
        write_err(problems_text(checked.warnings, "warning") + "\n\n")
    if checked.catalog is None:
        raise InvalidFileError(checked.errors, checked.files)
    found = checked.catalog
    lists = {"role": found.roles, "transition": found.transitions, "skill": found.skills, "action": found.actions}
    counts = ", ".join(_counted(len(items), name) for name, items in lists.items())
    said = f"{found.catalog.id} {found.catalog.version}: {counts}. No errors, {_counted(len(checked.warnings), 'warning')}."
    write_out(printable(said) + "\n")


def _counted(amount: int, name: str) -> str:
    return f"{amount} {name}" if amount == 1 else f"{amount} {name}s"
