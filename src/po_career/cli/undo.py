"""`undo` and `redo`: the last change of the profile, taken back and done again."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, command_app, with_common
from po_career.errors import InvalidFileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from po_career.catalog.model import Catalog
    from po_career.planning.progress_model import Change
    from po_career.profile.backups import Moved
    from po_career.profile.model import Event, Profile

UNREADABLE = "the whole text, since one of the two cannot be understood"

app = command_app()


@app.command()
@with_common()
def undo(common: Common) -> None:
    """Take back the last change of the profile, whatever it was and as often as you like: a rating,
    an action, an answer, an import, a kept plan, an edit by hand.
    """
    from po_career.profile.store import undo_edit

    catalog, path = _place(common)
    _show(undo_edit(path, catalog), catalog, path, common, back=True)


@app.command()
@with_common()
def redo(common: Common) -> None:
    """Do again what undo took back, until something else has changed the profile."""
    from po_career.profile.store import redo_edit

    catalog, path = _place(common)
    _show(redo_edit(path), catalog, path, common, back=False)


def _place(common: Common) -> "tuple[Catalog, Path]":
    from po_career.cli.output import need_a_place
    from po_career.cli.source import profile_file

    need_a_place(common.output)
    catalog, path = common.read_catalog(), profile_file(common.profile)
    common.tell_it_was_read("profile", str(path))
    return catalog, path


def _show(
    moved: "Moved | None", catalog: "Catalog", path: "Path", common: Common, *, back: bool
) -> None:
    from po_career.profile.growth import rating_by
    from po_career.render.progress.change_page import moved_lines

    change, after = _change(moved, catalog, path, common, back=back)
    skill = None if change.event is None else change.event.skill
    page = partial(
        moved_lines,
        change,
        catalog,
        own=None if skill is None else rating_by(after, skill, "self"),
        file="same" if moved is None else moved.file,
        inverse=common.command("redo" if back else "undo"),
        next_=None if moved is None else moved.next,
    )
    common.show(change, page)


def _change(
    moved: "Moved | None", catalog: "Catalog", path: "Path", common: Common, *, back: bool
) -> "tuple[Change, Profile]":
    """What the step did, and the profile after it. Raises what reading the profile raises if there
    was no step.
    """
    from po_career.cli.source import must_be_there, read_source
    from po_career.planning.progress import change_of
    from po_career.profile.model import Profile
    from po_career.profile.store import has_backups

    today = date.today()
    of = partial(change_of, catalog, today=today, profile=str(path), taken_back=back)
    if moved is None:
        source = read_source(common.profile, catalog)
        if not has_backups(path):
            must_be_there(source)
        return of(source.profile, source.profile, None), source.profile
    texts = (moved.before, moved.after)
    before, after = (_read(text, str(path), catalog) for text in texts)
    if before is None or after is None:
        known = after or before or Profile()
        return replace(of(known, known, None), command=moved.command, also=(UNREADABLE,)), known
    events = _events(after, before, today) if back else _events(before, after, today)
    change = of(before, after, events[-1] if events else None)
    also = _also(before, after, events, catalog)
    return replace(change, command=moved.command, events=events, also=also), after


def _read(text: bytes | None, name: str, catalog: "Catalog") -> "Profile | None":
    """The profile that a text holds, empty if there is none; None if it cannot be understood."""
    from po_career.catalog.files import decode
    from po_career.profile.model import Profile
    from po_career.profile.read import read_profile

    try:
        words = decode(text or b"", name)
        return read_profile(words, name, catalog).profile if words.strip() else Profile()
    except InvalidFileError:
        return None


def _events(earlier: "Profile", later: "Profile", today: date) -> "tuple[Event, ...]":
    """What happened between the two: what the later one has recorded, or all that differs."""
    from po_career.profile.history import recorded

    common = 0
    for one, other in zip(earlier.history, later.history, strict=False):
        if one != other:
            break
        common += 1
    if new := later.history[common:]:
        return new
    return recorded(earlier, later, today).history[len(later.history) :]


def _also(
    before: "Profile", after: "Profile", events: "Sequence[Event]", catalog: "Catalog"
) -> tuple[str, ...]:
    """What differs besides, in lines."""
    from po_career.cli.profile_set import differences
    from po_career.profile.history import subject
    from po_career.text import printable

    told: set[str] = set()
    for event in events:
        if event.skill is not None and event.skill in catalog.skills:
            name = printable(catalog.skills[event.skill].name)
            told |= {name, f"{name}, example", f"{name}, usually"}
        if event.skipped is not None:
            told.add("skipped")
        if subject(event)[0] in ("role", "months"):
            told |= {"role", "months-in-role"}
    lines = differences(before, after, catalog)
    return tuple(line for key, line in lines.items() if key not in told)
