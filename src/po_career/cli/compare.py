"""`compare`: roles side by side, against you."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import (
    BudgetOption,
    HeldRoleOption,
    HoursOption,
    MonthsOption,
    SkillOption,
)
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.catalog.model import Catalog

FEWEST, MOST = 2, 6

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def compare(
    common: Common,
    roles: Annotated[
        list[str] | None, typer.Argument(metavar="ROLE", help="Two to six: id, title or alias.")
    ] = None,
    role: HeldRoleOption = None,
    months_in_role: MonthsOption = None,
    hours: HoursOption = None,
    budget: BudgetOption = None,
    skill: SkillOption = None,
) -> None:
    """Roles side by side, against you: how near each is, what it takes, and what it asks of you.

    Asks nothing: what it does not know stays open. A time needs hours a week, the kind of move
    needs the role you hold.
    """
    from po_career.cli.person import Said, with_options
    from po_career.planning.comparison import compare_roles
    from po_career.profile.history import grown
    from po_career.render.compare.compare_page import comparison_lines

    ladder, source = common.read()
    ids = _ids(roles or (), ladder)
    person = with_options(
        grown(source.profile, date.today()),
        Said(role, months_in_role, hours, budget, None, skill or ()),
        ladder,
    )
    made = compare_roles(ladder, person, ids, date.today(), notes=source.notes)
    common.show(made, partial(comparison_lines, made, ladder))


def _ids(texts: "Sequence[str]", catalog: "Catalog") -> list[str]:
    """The roles that are to be compared. Raises UsageError for too few, too many, one named twice,
    and one that does not exist.
    """
    from po_career.language.find import find_role

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
        key = find_role(catalog, text)
        if key in found:
            raise UsageError(
                f'"{found[key]}" and "{text}" are the same role ({key})\nname each role once'
            )
        found[key] = text
    return list(found)
