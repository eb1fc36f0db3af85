"""`begin`, `done` and `skip`: mark an entry of the chapter, or an action of the catalogue."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, command_app, flag, option, with_common
from po_career.cli.options import past_day
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Id
    from po_career.profile.model import Profile
    from po_career.render.progress.marked_page import Verb

app = command_app()

ACTION = argument("[ACTION]", "Its number in the chapter, its id, or part of its title.")
ON = option("DATE", "The day on which that was; default: today.")


@app.command()
@with_common()
def begin(common: Common, action: str | None = ACTION, on: str | None = ON) -> None:
    """Mark an action of the chapter as begun. It raises no level; next and plan say how far along
    it should be.
    """
    _mark("begin", action, on, common)


@app.command()
@with_common()
def done(
    common: Common,
    action: str | None = ACTION,
    on: str | None = ON,
    whole: bool = flag("All of it, if the chapter contains only its first half."),
    not_: bool = flag("Say of an action that was marked that it is not done."),
) -> None:
    """Mark a development action as done. What it teaches counts at once; rating the skill makes
    that surer.

    If the chapter contains only the first half of the action, that half is done.
    """
    if not_:
        _take_away(action, on, common, whole=whole)
    else:
        _mark("done", action, on, common, whole=whole)


@app.command()
@with_common()
def skip(common: Common, action: str | None = ACTION, on: str | None = ON) -> None:
    """Strike out an action: the chapter shows it as skipped, and no plan offers it again."""
    _mark("skip", action, on, common)


def _mark(
    verb: "Verb", action: str | None, on: str | None, common: Common, *, whole: bool = False
) -> None:
    """Mark the entry that was named or is chosen now, and print what that changed."""
    from po_career.cli.entries import ask_entry, entries_of, find_entry
    from po_career.cli.recording import changed, writable
    from po_career.planning.progress import change_of
    from po_career.profile.chapters import first_half, is_marked
    from po_career.render.progress.marked_page import marked_lines

    when = past_day("--on", on)
    ladder, source = common.read()
    path = writable(source)
    entries = entries_of(ladder, source.profile)
    if action is None:
        entry = ask_entry(entries, verb, common)
    else:
        entry = find_entry(ladder, entries, action, common)
    if entry is None:
        return
    if verb == "done" and not whole:
        entry = first_half(source.profile, entry) or entry

    mark = partial(_marked, verb, entry, when)
    before, after = changed(path, ladder, mark, common.edit())
    new = len(after.history) > len(before.history)
    event = after.history[-1] if new else None
    was = None if new else is_marked(before, entry, verb)
    change = change_of(ladder, before, after, event, when, profile=str(path))
    lay_out = partial(marked_lines, change, verb, entry, was, after, when, ladder)
    common.show(change, lay_out)


def _take_away(action: str | None, on: str | None, common: Common, *, whole: bool) -> None:
    """Say that an action is not done after all, and print what that changed."""
    from po_career.cli.entries import entries_of, find_entry
    from po_career.cli.recording import changed, writable
    from po_career.planning.progress import change_of
    from po_career.profile.chapters import HALF, is_marked
    from po_career.profile.growth import with_not_done
    from po_career.render.progress.marked_page import not_done_lines

    if action is None or whole:
        what = "--whole does not go with it" if whole else "no action was named"
        raise UsageError(
            f"done --not takes one action back, and {what}\n"
            f"{common.command('done', 'ACTION', '--not')} takes a number of the chapter, an id or a"
            " part of a title"
        )
    when = past_day("--on", on)
    ladder, source = common.read()
    path = writable(source)
    entry = find_entry(ladder, entries_of(ladder, source.profile), action, common)
    if is_marked(source.profile, f"{HALF}{entry}", "done") and not is_marked(
        source.profile, entry, "done"
    ):
        entry = f"{HALF}{entry}"

    take_away = partial(with_not_done, entry=entry, on=when)
    before, after = changed(path, ladder, take_away, common.edit())
    event = after.history[-1] if len(after.history) > len(before.history) else None
    change = change_of(ladder, before, after, event, when, profile=str(path))
    common.show(change, partial(not_done_lines, change, entry, ladder))


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
