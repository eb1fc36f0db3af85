"""An entry of the chapter that was begun, done or skipped: what that means, and what of the plan is
left.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.planning.actions_state import actions_state, entry_title
from po_career.planning.belief import beliefs
from po_career.planning.progress_model import Change
from po_career.profile.chapters import HALF, State, first_half, is_beside_actions
from po_career.profile.growth import day_done
from po_career.profile.model import Profile
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, heading, page_of
from po_career.render.page.phrases import day_and_year
from po_career.render.progress.change_page import kept_in
from po_career.render.progress.done_page import done_lines, done_when_lines, left_lines

Verb = Literal["begin", "done", "skip"]
WORD: dict[Verb, str] = {"begin": "Begun", "done": "Done", "skip": "Skipped"}
MEANS: dict[Verb, str] = {
    "begin": "What it brings counts once it is done; {next} says what comes next in it.",
    "done": "It raises no skill of its own; it opens what comes next.",
    "skip": "No plan offers it again.",
}
HALF_DONE = (
    "What it brings counts once the whole is done: the next chapter holds the second half. If all"
    " of it is done already: {done}"
)


def marked_lines(
    change: Change,
    verb: Verb,
    entry: Id,
    was: State | None,
    profile: Profile,
    on: date,
    catalog: Catalog,
    *,
    command: Callable[..., str],
    width: int,
    glyphs: Glyphs,
) -> list[Line]:
    """The page; `was` is the state that the entry already had, if nothing changed, `profile` the
    profile as it is now, `on` the day.
    """
    page = page_of(width, glyphs)
    if verb == "done" and entry in catalog.actions:
        lines = done_lines(
            catalog.actions[entry],
            day_done(profile, entry),
            beliefs(catalog, profile),
            catalog,
            page,
            new=change.event is not None,
            rate=lambda skill, level: command("rate", skill, str(level)),
        )
    else:
        half = first_half(profile, entry) if verb == "begin" else None
        lines = _entry_lines(change, verb, half or entry, was, catalog, page, command)
        if change.event is None:
            return lines
    left = left_lines(actions_state(catalog, profile, on), on, page, check_in=command("check-in"))
    return [*lines, *left, *kept_in(change, page, undo=command("undo"))]


def _entry_lines(
    change: Change,
    verb: Verb,
    entry: Id,
    was: State | None,
    catalog: Catalog,
    page: Page,
    command: Callable[..., str],
) -> list[Line]:
    title = entry_title(catalog, entry)
    if change.event is None:
        return heading(page, f"{title}: {was or 'marked'} before; nothing changed")
    lines = heading(page, f"{WORD[verb]} on {day_and_year(change.event.on)}: {title}")
    if verb == "begin":
        lines += done_when_lines(entry, catalog, page)
    means = MEANS[verb].format(next=command("next"))
    if verb == "done" and entry.startswith(HALF):
        whole = command("done", entry.removeprefix(HALF), "--whole")
        means = HALF_DONE.format(done=whole)
    elif verb == "skip" and is_beside_actions(entry):
        means = "It is not offered again within a year."
    return [*lines, *page.para(means)]
