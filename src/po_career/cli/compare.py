"""`compare`: roles side by side, compared with you."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, Said, argument, command_app, flag, with_common
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.catalog.model import Catalog

FEWEST, MOST = 2, 6

app = command_app()


@app.command()
@with_common(about_you=("role", "months-in-role", "hours", "budget", "skill"))
def compare(
    common: Common,
    said: Said,
    roles: list[str] | None = argument("[ROLE]", "Two to six: id, title or alias."),
    sentences: bool = flag("With the sentence of each level in which they differ."),
) -> None:
    """Roles side by side, compared with you: how near each is, what it takes, what it asks of you.

    Never asks: what it does not know stays open. It needs your hours a week to estimate a time, and
    the role you hold to name the kind of transition.
    """
    from po_career.planning.comparison import compare_roles
    from po_career.render.compare.compare_page import comparison_lines

    today = date.today()
    ladder, source, person = common.read_person(said, today)
    ids = _ids(roles or (), ladder)
    made = compare_roles(ladder, person, ids, today, notes=source.notes)
    common.show(made, partial(comparison_lines, made, ladder, sentences=sentences))


def _ids(texts: "Sequence[str]", catalog: "Catalog") -> list[str]:
    """The roles to compare. Raises UsageError for too few, too many, one named twice, and one that
    does not exist.
    """
    from po_career.language.find import find_item

    if not FEWEST <= len(texts) <= MOST:
        given = {0: "no role", 1: "one role"}.get(len(texts), f"{len(texts)} roles")
        roles = [role.id for role in catalog.roles.values() if not role.way_in]
        example = " ".join(roles[:FEWEST])
        raise UsageError(
            f"{given} to compare\nexpected {FEWEST} to {MOST}, for example po-career compare"
            f" {example}"
        )
    found: dict[str, str] = {}
    for text in texts:
        key = find_item(catalog, "role", text)
        if key in found:
            raise UsageError(
                f'"{found[key]}" and "{text}" are the same role ({key})\nname each role once'
            )
        found[key] = text
    return list(found)
