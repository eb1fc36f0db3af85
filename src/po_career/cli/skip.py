"""`skip`: an action that is not to be offered again."""

from functools import partial
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def skip(
    common: Common,
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help="Number in the chapter, id, or a part of the title.")
    ] = None,
) -> None:
    """Strike an action: it stands in the chapter as skipped, and no plan offers it again."""
    from datetime import date

    from po_career.cli.marking import mark
    from po_career.profile.growth import with_skipped

    today = date.today()
    mark("skip", action, common, partial(with_skipped, on=today), today)
