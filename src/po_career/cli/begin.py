"""`begin`: an action that is under way."""

from functools import partial
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def begin(
    common: Common,
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help="Number in the chapter, id, or a part of the title.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day on which it was begun; today without it.")] = None,
) -> None:
    """Mark an action of the chapter as begun. It raises nothing; next and plan say how far it should be."""
    from po_career.cli.marking import mark
    from po_career.cli.recording import past_day
    from po_career.profile.growth import with_begun

    when = past_day("--on", on)
    mark("begin", action, common, partial(with_begun, on=when), when)
