"""`begin`, `done` and `skip`: an entry of the chapter, or an action of the catalogue, that is
marked.
"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog, Id
    from po_career.cli.source import Source
    from po_career.profile.model import Profile
    from po_career.render.progress.marked_page import Verb

app = typer.Typer(rich_markup_mode=None, add_completion=False)

ActionArgument = Annotated[
    str | None,
    typer.Argument(metavar="ACTION", help="Number in the chapter, id, or a part of the title."),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day on which that was; today without it."),
]


@app.command()
@with_common()
def begin(common: Common, action: ActionArgument = None, on: OnOption = None) -> None:
    """Mark an action of the chapter as begun. It raises nothing; next and plan say how far it
    should be.
    """
    _mark("begin", action, on, common)


@app.command()
@with_common()
def done(
    common: Common,
    action: ActionArgument = None,
    on: OnOption = None,
    whole: Annotated[
        bool,
        typer.Option("--whole", help="All of it, if the chapter holds only its first half."),
    ] = False,
) -> None:
    """Mark a development action as done. What it brings counts at once; rating it makes that surer.

    Of an action of which the chapter holds the first half, that half is done.
    """
    _mark("done", action, on, common, whole=whole)


@app.command()
@with_common()
def skip(common: Common, action: ActionArgument = None, on: OnOption = None) -> None:
    """Strike an action: it stands in the chapter as skipped, and no plan offers it again."""
    _mark("skip", action, on, common)


def _mark(
    verb: "Verb", action: str | None, on: str | None, common: Common, *, whole: bool = False
) -> None:
    """Mark the entry that was named or is chosen now, and print what that came to."""
    from po_career.cli.entries import ask_entry, entries_of, find_entry
    from po_career.cli.recording import past_day, writable
    from po_career.profile.chapters import first_half

    when = past_day("--on", on)
    ladder, source = common.read()
    writable(source)
    entries = entries_of(ladder, source.profile)
    entry: Id | None
    if action is not None:
        entry = find_entry(ladder, entries, action)
    else:
        entry = ask_entry(entries, verb, no_input=common.no_input, color=common.color)
    if entry is None:
        return
    if verb == "done" and not whole:
        entry = first_half(source.profile, entry) or entry
    _mark_entry(verb, entry, ladder, source, common, when)


def _mark_entry(
    verb: "Verb", entry: "Id", ladder: "Catalog", source: "Source", common: Common, when: date
) -> None:
    from po_career.cli.recording import changed, command, writable
    from po_career.planning.change import change_of
    from po_career.profile.chapters import is_marked
    from po_career.render.progress.marked_page import marked_lines

    before, after = changed(source, ladder, partial(_marked, verb, entry, when))
    new = len(after.history) > len(before.history)
    was = None if new else is_marked(before, entry, verb)
    event = after.history[-1] if new else None
    change = change_of(ladder, before, after, event, when, profile=str(writable(source)))
    said = partial(command, source, common.catalog)
    lay_out = partial(marked_lines, change, verb, entry, was, after, when, ladder, command=said)
    common.show(change, lay_out)


def _marked(verb: "Verb", entry: "Id", when: date, profile: "Profile") -> "Profile":
    """`profile` with the entry marked; the same if it stands so already."""
    from po_career.profile.chapters import is_beside_actions, is_marked
    from po_career.profile.growth import with_begun, with_done, with_entry_done, with_skipped
    from po_career.profile.history import recorded

    if is_marked(profile, entry, verb):
        return profile
    if verb == "begin":
        return with_begun(profile, entry, when)
    if verb == "skip":
        return with_skipped(profile, entry, when)
    if is_beside_actions(entry):
        return with_entry_done(profile, entry, when)
    return recorded(profile, with_done(profile, entry), when)
