"""`catalog table`: the whole ladder as a table of roles by skills, for a handbook."""

from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, flag, with_common
from po_career.cli.options import EVERYWHERE, TABLE_TEXTS

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog


@with_common((*EVERYWHERE, *TABLE_TEXTS))
def table(
    common: Common,
    roles: list[str] | None = argument(
        "[ROLE]", "Roles or tracks: id, title or alias; default: all."
    ),
    sentences: bool = flag("With the sentence of each level, in words of the skill."),
) -> None:
    """Show the ladder as a table: roles, track by track, by skills, with the level that each asks.

    --format csv, markdown or html writes it for a spreadsheet, a wiki or a handbook.
    """
    from po_career.catalog.ladder_table import ladder_table
    from po_career.cli.show import text_of
    from po_career.render.ladder.ladder_page import ladder_lines

    catalog = common.read_catalog()
    found = ladder_table(catalog, _named(roles, catalog) if roles else None)
    text = text_of(TABLE_TEXTS, common.format, found, sentences=sentences)
    common.show(found, partial(ladder_lines, found, sentences=sentences), text=text)


def _named(texts: list[str], catalog: "Catalog") -> set[str]:
    """The roles that are named, those of a track together. Raises UsageError."""
    from po_career.language.find import find_item

    found = set()
    for text in texts:
        wanted = " ".join(text.split()).casefold()
        tracks = {t.id for t in catalog.tracks if wanted in (t.id.casefold(), t.title.casefold())}
        of_track = {role.id for role in catalog.roles.values() if role.track in tracks}
        found |= of_track or {find_item(catalog, "role", text)}
    return found
