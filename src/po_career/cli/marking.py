"""What `begin`, `done` and `skip` share: an entry of the chapter that is marked, and the page that says so."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from po_career.cli.common import Common
from po_career.cli.entries import ask_entry, entries_of, find_entry
from po_career.profile.model import Profile

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog, Id
    from po_career.cli.source import Source
    from po_career.render.marked import Verb


class Named(NamedTuple):
    """An entry, with the profile that it is marked in."""

    ladder: "Catalog"
    source: "Source"
    entry: "Id"


def named_entry(verb: "Verb", action: str | None, common: Common) -> Named | None:
    """The entry that was named or is chosen now; None if the person leaves it. Raises UsageError, and what reading raises."""
    from po_career.cli.recording import writable

    ladder, source = common.read_both()
    writable(source)
    entries = entries_of(ladder, source.profile)
    if action is not None:
        return Named(ladder, source, find_entry(ladder, entries, action))
    chosen = ask_entry(entries, verb, no_input=common.no_input, color=common.color)
    return None if chosen is None else Named(ladder, source, chosen)


def mark(
    verb: "Verb",
    action: str | None,
    common: Common,
    change: Callable[[Profile, "Id"], Profile],
    on: date,
) -> None:
    """Mark the entry that was named, and print what that came to."""
    found = named_entry(verb, action, common)
    if found is not None:
        mark_entry(verb, found, common, change, on)


def mark_entry(
    verb: "Verb",
    found: Named,
    common: Common,
    change: Callable[[Profile, "Id"], Profile],
    on: date,
) -> None:
    """Mark `found` by `change`, unless it stands so already, and print what that came to."""
    from po_career.cli.recording import changed, command, writable
    from po_career.planning.actions_state import actions_state
    from po_career.planning.change import change_of
    from po_career.profile.chapters import is_marked
    from po_career.render.marked import marked_lines

    ladder, source, entry = found
    key = partial(_unless_marked, verb, entry, change)
    before, after = changed(source, ladder, key)
    new = len(after.history) > len(before.history)
    was = None if new else is_marked(before, entry, verb)
    event = after.history[-1] if new else None
    seen = change_of(ladder, before, after, event, on, profile=str(writable(source)))
    state = actions_state(ladder, after, on)
    lay_out = partial(
        marked_lines,
        seen,
        verb,
        entry,
        was,
        state,
        ladder,
        undo=command(source, common.catalog, "undo"),
    )
    common.show(seen, lay_out)


def _unless_marked(
    verb: "Verb", entry: "Id", change: Callable[[Profile, "Id"], Profile], profile: Profile
) -> Profile:
    from po_career.profile.chapters import is_marked

    return profile if is_marked(profile, entry, verb) else change(profile, entry)
