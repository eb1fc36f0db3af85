"""`team`: a manager's picture of many people, from their profiles."""

from functools import partial

import typer

from po_career.cli.common import Common, argument, command_app, flag, option, with_common
from po_career.cli.options import EVERYWHERE, TEAM_TEXTS, day_or_today
from po_career.errors import InvalidFileError

app = command_app()


@app.command()
@with_common((*EVERYWHERE, *TEAM_TEXTS))
def team(
    common: Common,
    path: str = argument(
        "FOLDER|FILE",
        "A folder of profiles; or one file: a profile a line as JSON, or a table as CSV; - reads"
        " standard input.",
    ),
    anonymous: bool = flag(
        "Person 1, Person 2 in place of names, in an order that has nothing to do with them."
    ),
    full: bool = flag(
        "On the screen: every row, every person even of more than forty, and what a talk with each"
        " could be about."
    ),
    on: str | None = option("DATE", "The day of the picture; default: today."),
) -> None:
    """A team at a glance: skills by people and by role, who could hold which role, what depends on
    one person, who can teach whom, and what helps most people.

    Ratings are no measure of performance: nobody is ranked, and what people keep to themselves is
    left out. A table has a column for name, role and hours, and one for each skill.
    """
    from po_career.cli.output import spare_input, write_err
    from po_career.cli.recording import reads_aloud
    from po_career.cli.show import text_of
    from po_career.cli.team_files import read_team, why_left_out
    from po_career.planning.team import team_of
    from po_career.render.team.team_page import team_lines
    from po_career.text import printable

    today = day_or_today("--on", on)
    spare_input(common.output, path)
    catalog = common.read_catalog()
    read = read_team(path, catalog)
    for note in read.notes:
        common.note(f"{note}\n")
    for error in read.errors:
        write_err(f"{printable(why_left_out(error))}\n")
    found = team_of(catalog, read.members, today, anonymous=anonymous, left_out=read.left_out)
    text = text_of(TEAM_TEXTS, common.format, found, catalog)
    lay_out = partial(team_lines, found, catalog, full=full, as_list=reads_aloud())
    common.show(found, lay_out, text=text)
    if read.errors:
        raise typer.Exit(InvalidFileError.exit_code)
