"""`catalog check`: every mistake of a catalogue at once, each with its place."""

from pathlib import Path
from typing import Annotated

import typer

from po_career.cli.options import CatalogOption

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def catalog() -> None:
    """Check a catalogue of your own."""


@app.command()
def check(
    path: Annotated[str | None, typer.Argument(metavar="[PATH]", help="A folder or a file; without it the catalogue in force.")] = None,
    catalog: CatalogOption = None,
) -> None:
    """Report every mistake (exit 3) and every warning (exit 0) with file, line and column."""
    from po_career.catalog.load import check_catalog
    from po_career.cli.output import write_err, write_out
    from po_career.errors import InvalidFileError
    from po_career.render.problems import problems_text
    from po_career.text import printable

    checked = check_catalog(Path(given) if (given := path or catalog) else None)
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
