"""`next`: what to do now."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import day
from po_career.errors import UsageError

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("next")
@with_common()
def next_(
    common: Common,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="As it stands on this day; today without it.")
    ] = None,
) -> None:
    """What to do now: the action under way or due, its next step, and when it is done.

    It is of the chapter that you kept; without one, of the plan that would be made now.
    """
    from po_career.cli.recording import command
    from po_career.planning.next_action import next_of
    from po_career.profile.chapters import last_chapter
    from po_career.profile.history import grown
    from po_career.render.progress.next_page import next_lines

    today = day("--on", on) or date.today()
    ladder, source = common.read()
    person = grown(source.profile, today)
    if last_chapter(person) is None and (not source.found or person.hours_per_week is None):
        plan = command(source, common.catalog, "plan")
        raise UsageError(
            f"no chapter is kept, and too little is known for a plan\n{plan} asks for it"
        )
    found = next_of(ladder, person, today)
    lay_out = partial(next_lines, found, command=partial(command, source, common.catalog))
    common.show(found, lay_out)
