"""`fit`: every role of the catalogue compared with you."""

from datetime import date
from functools import partial

from po_career.cli.common import Common, Said, command_app, option, with_common
from po_career.cli.options import Format, count

SHOWN = 10
"""How many roles a screen shows unless told otherwise; JSON has them all."""
MOST = 100_000

app = command_app()


@app.command()
@with_common(about_you=("role", "skill"))
def fit(
    common: Common,
    said: Said,
    top: str | None = option("N", f"How many roles; without it {SHOWN} on a screen, all in JSON."),
) -> None:
    """Every role compared with you, nearest first: what carries over, what is missing, what would
    go unused, what is not known.
    """
    from po_career.cli.person import ROLE, SKILL, missing
    from po_career.planning.fit_ranking import rank_roles
    from po_career.render.fit_page import fit_lines

    limit = None if common.format is Format.JSON else SHOWN
    if top is not None:
        limit = count("--top", top, least=1, most=MOST)
    ladder, source, person = common.read_person(said, date.today())
    if person.role is None and not person.ratings:
        why = "nothing is known about you yet: roles are ranked by the role you hold or by a skill"
        raise missing(why, (ROLE, SKILL))
    page = rank_roles(ladder, person, top=limit, notes=source.notes)
    others = len(ladder.roles) - (person.role in ladder.roles)
    common.show(page, partial(fit_lines, page, ladder, others=others))
