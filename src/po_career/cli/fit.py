"""`fit`: every role of the catalogue compared with you."""

from datetime import date
from functools import partial

from po_career.cli.common import Common, Said, command_app, option, with_common
from po_career.cli.options import Format, count

SHOWN = 3
"""How many roles of each section a screen shows unless told otherwise; JSON has them all."""
MOST = 100_000

app = command_app()


@app.command()
@with_common(about_you=("role", "skill"))
def fit(
    common: Common,
    said: Said,
    track: str | None = option("TRACK", "The track that is your own; default: that of your role."),
    top: str | None = option(
        "N", f"How many roles of each section; without it {SHOWN} on a screen, all in JSON."
    ),
) -> None:
    """Every role compared with you, nearest first: where your role leads or those on your own
    track, those elsewhere, and what you could do today.

    Each with what carries over, what is missing, what would lie unused, and what is not rated.
    """
    from po_career.cli.person import ROLE, SKILL, missing
    from po_career.language.find import find_item
    from po_career.planning.fit_ranking import rank_roles
    from po_career.render.fit_page import fit_lines

    limit = None if common.format is Format.JSON else SHOWN
    if top is not None:
        limit = count("--top", top, least=1, most=MOST)
    ladder, source, person = common.read_person(said, date.today())
    own = None if track is None else find_item(ladder, "track", track)
    if person.role is None and own is None and "role" not in said:
        face = common.face()
        if face is not None:
            from po_career.interview.role_or_track import ask_role_or_track

            person, own = ask_role_or_track(face, ladder, person)
    if person.role is None and not person.ratings:
        why = (
            "nothing is known about you yet: roles are ranked by the role you hold or by a skill\n"
            "begin with your role; po-career plan asks for it, and for your skills one by one"
        )
        raise missing(why, (ROLE, SKILL))
    page = rank_roles(ladder, person, track=own, top=limit, notes=source.notes)
    common.show(page, partial(fit_lines, page, ladder))
