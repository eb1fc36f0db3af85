"""`skip`: an action that is not to be offered again."""

from functools import partial
from typing import Annotated

import typer

from po_career.cli.options import AsJsonOption, CatalogOption, NoColorOption, ProfileOption

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def skip(
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help="Number in the chapter, id, or a part of the title.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.")] = False,
    profile: ProfileOption = None,
    catalog: CatalogOption = None,
    as_json: AsJsonOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Strike an action: it stands in the chapter as skipped, and no plan offers it again."""
    from datetime import date

    from po_career.cli.marking import Asked, mark
    from po_career.profile.growth import with_skipped

    today = date.today()
    asked = Asked(action, no_input=no_input, profile=profile, catalog=catalog)
    mark("skip", asked, partial(with_skipped, on=today), today, as_json=as_json, color=not no_color)
