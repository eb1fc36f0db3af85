"""`next`: what to do now."""

from functools import partial

from po_career.cli.common import Common, command_app, option, with_common
from po_career.cli.options import day_or_today
from po_career.errors import UsageError

app = command_app()


@app.command("next")
@with_common()
def next_(
    common: Common,
    on: str | None = option("DATE", "As things stand on this day; default: today."),
) -> None:
    """What to do now: the action under way or due, its next step, and when it is done.

    It comes from the chapter that you kept; if there is none, from the plan that would be made now.
    """
    from po_career.planning.next_action import next_of
    from po_career.profile.chapters import last_chapter
    from po_career.render.progress.next_page import next_lines

    today = day_or_today("--on", on)
    ladder, source, person = common.read_person({}, today)
    if last_chapter(person) is None and (not source.found or person.hours_per_week is None):
        raise UsageError(
            "no chapter is kept, and too little is known for a plan\n"
            f"{common.command('plan')} asks for what is missing"
        )
    found = next_of(ladder, person, today)
    common.show(found, partial(next_lines, found))
