"""`next`: what to do now."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from po_career.cli.options import AsJsonOption, CatalogOption, Format, NoColorOption, ProfileOption, day
from po_career.errors import UsageError

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("next")
def next_(
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="As it stands on this day; today without it.")
    ] = None,
    profile: ProfileOption = None,
    catalog: CatalogOption = None,
    as_json: AsJsonOption = False,
    no_color: NoColorOption = False,
) -> None:
    """What to do now: the action under way or due, its next step, and when it is done.

    It is of the chapter that you kept; without one, of the plan that would be made now.
    """
    from po_career.cli.ladder import read_ladder
    from po_career.cli.recording import command
    from po_career.cli.show import show
    from po_career.cli.source import must_be_there, read_source
    from po_career.planning.next_action import next_of
    from po_career.profile.chapters import last_chapter
    from po_career.profile.history import grown
    from po_career.render.next_action import next_lines

    today = day("--on", on) or date.today()
    ladder = read_ladder(catalog)
    source = must_be_there(read_source(profile, ladder))
    person = grown(source.profile, today)
    if last_chapter(person) is None and (not source.found or person.hours_per_week is None):
        plan = command(source, catalog, "plan")
        raise UsageError(f"no chapter is kept, and too little is known for a plan\n{plan} asks for it")
    found = next_of(ladder, person, today)
    lay_out = partial(next_lines, found, command=partial(command, source, catalog))
    show(found, lay_out, Format.JSON if as_json else Format.TERMINAL, None, color=not no_color)
