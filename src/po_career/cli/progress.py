"""`progress`: readiness over time, actions done and open, what moved."""

from functools import partial

from po_career.cli.common import Common, command_app, flag, option, with_common
from po_career.cli.options import Format, day, day_or_today, misfit

app = command_app()


@app.command()
@with_common()
def progress(
    common: Common,
    to: str | None = option("ROLE", "The role to measure by; default: your target or next step."),
    since: str | None = option("DATE", "Leave out what happened before this day."),
    on: str | None = option("DATE", "As things stood on this day; default: today."),
    late: bool = flag("Everything that is late, with its number, and what to do about it."),
) -> None:
    """Readiness over time, what moved it, actions done, open and late."""
    from po_career.cli.recording import reads_aloud
    from po_career.language.find import find_item
    from po_career.planning.progress import progress_of
    from po_career.profile.history import as_of
    from po_career.render.progress.progress_page import late_lines, progress_lines

    today = day_or_today("--on", on)
    first = None if since is None else day("--since", since)
    if first is not None and first > today:
        raise misfit("--since", str(first), f"it is after {today}: expected an earlier day", "date")
    ladder, source = common.read()
    role = None if to is None else find_item(ladder, "role", to)
    person = source.profile if on is None else as_of(source.profile, today)
    # notes quote answers that are for the person alone, and a picture is handed over
    notes = () if common.format is Format.SVG else source.notes
    found = progress_of(ladder, person, today, to=role, since=first, notes=notes)
    lay_out = partial(progress_lines, found, ladder, as_list=reads_aloud())
    if late:
        lay_out = partial(late_lines, found)
    common.show(found, lay_out)
