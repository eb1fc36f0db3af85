"""`undo`: the last recorded event, taken back."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, command_app, with_common

if TYPE_CHECKING:
    from po_career.profile.model import Profile

app = command_app()


@app.command()
@with_common()
def undo(common: Common) -> None:
    """Take back what was recorded last: a rating, an action begun, done or skipped, a role, or a
    kept plan.
    """
    from po_career.cli.recording import changed, writable
    from po_career.planning.progress import change_of
    from po_career.profile.growth import rating_by
    from po_career.render.progress.change_page import taken_back_lines

    ladder, source = common.read()
    path = writable(source)
    before = after = source.profile
    if before.history:
        before, after = changed(path, ladder, _without_last)
    event = before.history[-1] if before.history else None
    earlier = after.history[-1] if after.history else None
    change = change_of(
        ladder, before, after, event, date.today(), profile=str(path), taken_back=True
    )
    own, by_hand = None, False
    if event is not None and event.skill is not None:
        own = rating_by(after, event.skill, "self")
        by_hand = rating_by(before, event.skill, event.by) != event.rating

    page = partial(taken_back_lines, change, ladder, before=earlier, own=own, by_hand=by_hand)
    common.show(change, page)


def _without_last(profile: "Profile") -> "Profile":
    from po_career.profile.history import undone

    taken_back = undone(profile)
    return profile if taken_back is None else taken_back[0]
