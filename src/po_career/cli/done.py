"""`done`: a development action that is done."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.render.glyphs import Glyphs
    from po_career.render.layout import Line

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def done(
    common: Common,
    action: Annotated[
        str | None, typer.Argument(metavar="ACTION", help="Number in the chapter, id, or a part of the title.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day on which it was done; today without it.")] = None,
) -> None:
    """Mark a development action as done. What it brings counts at once; rating it makes that surer."""
    from po_career.cli.marking import mark_entry, named_entry
    from po_career.cli.recording import command, past_day, record, writable
    from po_career.planning.actions_state import actions_state
    from po_career.planning.belief import beliefs
    from po_career.planning.change import change_of
    from po_career.profile.chapters import is_beside_actions
    from po_career.profile.growth import day_done, with_done, with_entry_done
    from po_career.render.change import kept_in
    from po_career.render.done import done_lines
    from po_career.render.layout import page_of

    when = past_day("--on", on)
    found = named_entry("done", action, common)
    if found is None:
        return
    ladder, source, key = found
    if is_beside_actions(key):
        finish = partial(with_entry_done, on=when)
        mark_entry("done", found, common, finish, when)
        return
    path = writable(source)
    before, after = record(source, ladder, partial(with_done, action=key), when)
    new = key not in before.done
    change = change_of(ladder, before, after, after.history[-1] if new else None, when, profile=str(path))
    state = actions_state(ladder, after, when)

    def rate(skill: str, level: int) -> str:
        return command(source, common.catalog, "rate", skill, str(level))

    def lay_out(*, width: int, glyphs: "Glyphs") -> "Sequence[Line]":
        page = page_of(width, glyphs)
        held = beliefs(ladder, after)
        lines = done_lines(ladder.actions[key], day_done(after, key), held, state, ladder, page, new=new, rate=rate)
        return [*lines, *kept_in(change, page, undo=command(source, common.catalog, "undo"))]

    common.show(change, lay_out)
