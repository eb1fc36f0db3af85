"""`begin`: an action that is under way."""

from functools import partial
from typing import Annotated

import typer

from po_career.cli.options import AsJsonOption, CatalogOption, NoColorOption, ProfileOption

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def begin(
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help="Number in the chapter, id, or a part of the title.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day on which it was begun; today without it.")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.")] = False,
    profile: ProfileOption = None,
    catalog: CatalogOption = None,
    as_json: AsJsonOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Mark an action of the chapter as begun. It raises nothing; next and plan say how far it should be."""
    from po_career.cli.marking import Asked, mark
    from po_career.cli.recording import past_day
    from po_career.profile.growth import with_begun

    when = past_day("--on", on)
    asked = Asked(action, no_input=no_input, profile=profile, catalog=catalog)
    mark("begin", asked, partial(with_begun, on=when), when, as_json=as_json, color=not no_color)
