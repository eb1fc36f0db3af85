"""`map`: the career map, with you and your way on it."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import EVERYWHERE, MAP_TEXTS, HeldRoleOption, HoursOption

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("map")
@with_common(tuple(dict.fromkeys((*EVERYWHERE, *MAP_TEXTS))))
def career_map(
    common: Common,
    role: HeldRoleOption = None,
    to: Annotated[
        str | None, typer.Option(metavar="ROLE", help="Draw the way of a plan to this role.")
    ] = None,
    hours: HoursOption = None,
) -> None:
    """The career map: tracks as columns, rungs as rows, where you are, and the ways on
    from there.
    """
    from po_career.cli.person import Said, with_options
    from po_career.errors import UsageError
    from po_career.planning.career_map import map_for
    from po_career.profile.history import grown
    from po_career.render.map.map_lines import map_lines

    ladder, source = common.read()
    person = with_options(
        grown(source.profile, date.today()), Said(role=role, hours=hours, to=to), ladder
    )
    if to is not None and person.role is None:
        raise UsageError(
            "a route starts from the role that you hold\nyour role    --role ROLE    for example"
            " --role product-owner"
        )
    found = map_for(
        ladder,
        person,
        date.today(),
        asked=person.first_target if to is not None else None,
        notes=source.notes,
    )
    common.show(found, partial(map_lines, found, ladder), texts=MAP_TEXTS, catalog=ladder)
