"""`catalog show`: what is in force in a catalogue, and which file and line it comes from."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, with_common
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.catalog.origins import InForce, Origin


@with_common()
def show(
    common: Common,
    name: str | None = argument(
        "[ID]", "A role, skill, action, transition, rule or other thing; default: all."
    ),
) -> None:
    """Show which line of which file each thing comes from: built-in, added, replaced, or what
    removed it.
    """
    from po_career.catalog.origins import in_force
    from po_career.render.catalogs.show_page import in_force_lines, story_lines

    found = in_force(Path(common.catalog) if common.catalog else None)
    items = found.items if name is None else _named(found, name)
    lines = partial(in_force_lines, found) if name is None else partial(story_lines, items)
    common.show(replace(found, items=items), lines)


def _named(found: "InForce", text: str) -> "tuple[Origin, ...]":
    from po_career.catalog.names import did_you_mean
    from po_career.catalog.origins import named

    if items := named(found, text):
        return items
    lines = (
        f'the catalogue has nothing called "{text}", and never had',
        did_you_mean(text, (origin.id for origin in found.items)),
        "po-career catalog show lists everything",
    )
    raise UsageError("\n".join(filter(None, lines)))
