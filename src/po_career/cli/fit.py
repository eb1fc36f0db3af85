"""`fit`: every role of the catalogue against you."""

from functools import partial
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import Format, HeldRoleOption, SkillOption, count
from po_career.errors import UsageError

SHOWN = 10
"""How many roles a screen shows unless told otherwise; JSON has them all."""
MOST = 100_000

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def fit(
    common: Common,
    top: Annotated[
        str | None,
        typer.Option(
            metavar="N", help=f"How many roles; without it {SHOWN} on a screen, all in JSON."
        ),
    ] = None,
    role: HeldRoleOption = None,
    skill: SkillOption = None,
) -> None:
    """Every role against you, nearest first: what carries over, what is missing, what would lie
    unused, what is not known.
    """
    from po_career.cli.person import Said, with_options
    from po_career.planning.fit_ranking import rank_roles
    from po_career.render.fit_page import fit_lines

    many = None if top is None else count("--top", top, least=1, most=MOST)
    ladder, source = common.read()
    person = with_options(source.profile, Said(role=role, skill=skill or ()), ladder)
    if person.role is None and not person.ratings:
        raise UsageError(
            "nothing is known of you yet: roles are ranked by the role that you hold or by at least"
            " one skill\nyour role       --role ROLE       for example --role product-owner\na"
            " skill         --skill ID=LEVEL  for example --skill communication=3; may be given"
            " again"
        )
    limit = SHOWN if many is None and common.format is not Format.JSON else many
    page = rank_roles(ladder, person, top=limit, notes=source.notes)
    others = len(ladder.roles) - (person.role in ladder.roles)
    common.show(page, partial(fit_lines, page, ladder, others=others))
