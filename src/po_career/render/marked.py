"""An entry of the chapter that was begun, done or skipped: what that means, and what of the plan is left."""

from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.planning.actions_state import entry_title
from po_career.planning.progress_model import ActionsState, Change
from po_career.profile.chapters import State, is_beside_actions
from po_career.render.change import kept_in
from po_career.render.done import done_when_lines, left_lines
from po_career.render.glyphs import Glyphs
from po_career.render.layout import Line, heading, page_of
from po_career.render.words import day_and_year

Verb = Literal["begin", "done", "skip"]
WORD: dict[Verb, str] = {"begin": "Begun", "done": "Done", "skip": "Skipped"}
MEANS: dict[Verb, str] = {
    "begin": "It counts for nothing until it is done; po-career next says what comes next in it.",
    "done": "It raises no skill, so nothing else changes.",
    "skip": "No plan offers it again.",
}


def marked_lines(
    change: Change,
    verb: Verb,
    entry: Id,
    was: State | None,
    state: ActionsState,
    catalog: Catalog,
    *,
    undo: str,
    width: int,
    glyphs: Glyphs,
) -> list[Line]:
    """The page; `was` is how it stood already, if nothing changed."""
    page = page_of(width, glyphs)
    title = entry_title(catalog, entry)
    if change.event is None:
        return heading(page, f"{title}: {was or 'marked'} before; nothing changed")
    lines = heading(page, f"{WORD[verb]} on {day_and_year(change.event.on)}: {title}")
    if verb == "begin":
        lines += done_when_lines(entry, catalog, page)
    means = MEANS[verb]
    if verb == "skip" and is_beside_actions(entry):
        means = "It is not offered again within a year."
    lines += page.para(means)
    lines += left_lines(state, page)
    return [*lines, *kept_in(change, page, undo=undo)]
