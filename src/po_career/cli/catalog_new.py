"""`catalog new`: a catalogue of one's own that works at once."""

import os
from functools import partial
from pathlib import Path
from shlex import quote

from po_career.cli.common import Common, argument, option, with_common
from po_career.cli.options import choice

BUILT_IN = "built-in"


@with_common()
def new(
    common: Common,
    folder: str = argument("DIR", "The folder to create; an empty one may exist."),
    extends: str | None = option(
        "built-in", "Start from the built-in catalogue, and write only what differs."
    ),
) -> None:
    """Write a small catalogue that explains every key, and the schemas with which editors complete
    and check it.
    """
    from po_career.cli.catalog_files import must_be_free, schemas_for, write_files
    from po_career.intake.framework.scaffold import SCHEMA_OF, scaffold
    from po_career.render.catalogs.catalog_import_page import new_lines
    from po_career.render.told import Message

    if extends is not None:
        choice("--extends", extends, [BUILT_IN])
    path = Path(folder)
    must_be_free(path)
    texts = scaffold(os.path.basename(os.path.abspath(folder)), extends=extends is not None)
    write_files(path, {**texts, **schemas_for({name: SCHEMA_OF[name] for name in texts})})
    role = "agent" if extends is None else "po --to platform-po"
    steps = [
        f"po-career catalog check {quote(folder)}",
        f"po-career plan --catalog {quote(folder)} --role {role} --hours 4",
    ]
    message = Message("po-career/message/1", tuple(steps), folder)
    common.show(message, partial(new_lines, folder, list(texts), steps))
