"""`catalog new`: a catalogue of one's own that runs at once."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.errors import UsageError

BUILT_IN = "built-in"


@with_common()
def new(
    common: Common,
    folder: Annotated[
        str,
        typer.Argument(metavar="DIR", help="The folder to make; it may be there if it is empty."),
    ],
    extends: Annotated[
        str | None,
        typer.Option(
            "--extends",
            metavar="built-in",
            help="Begin with the built-in catalogue, and say only what differs.",
        ),
    ] = None,
) -> None:
    """Write a small catalogue with every key explained, and the schemas by which editors complete
    and check it.
    """
    from po_career.cli.catalog_files import must_be_free, schemas_for, write_files
    from po_career.intake.framework.scaffold import SCHEMA_OF, scaffold
    from po_career.render.catalogs.catalog_import_page import new_lines
    from po_career.render.told import Message

    if extends not in (None, BUILT_IN):
        raise UsageError(
            f'--extends "{extends}" does not fit\nexpected built-in; another path can be written'
            " into stages.yaml"
        )
    path = Path(folder)
    must_be_free(path)
    texts = scaffold(os.path.basename(os.path.abspath(folder)), extends=extends is not None)
    write_files(path, {**texts, **schemas_for({name: SCHEMA_OF[name] for name in texts})})
    steps = _next(path, extends=extends is not None)
    message = Message("po-career/message/1", tuple(steps), folder)
    common.show(message, partial(new_lines, folder, list(texts), steps))


def _next(folder: Path, *, extends: bool) -> list[str]:
    """The commands that come next."""
    from shlex import quote

    place = quote(str(folder))
    role = "po --to platform-po" if extends else "agent"
    return [
        f"po-career catalog check {place}",
        f"po-career plan --catalog {place} --role {role} --hours 4",
    ]
