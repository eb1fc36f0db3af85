"""`match`: a job advertisement against the catalogue and against you."""

from functools import partial
from typing import Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import HeldRoleOption, SkillOption
from po_career.errors import UsageError

STDIN = "-"

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def match(
    common: Common,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help=(
                "The advertisement: a saved page or plain text; - or nothing reads standard input."
            ),
        ),
    ] = None,
    role: HeldRoleOption = None,
    skill: SkillOption = None,
) -> None:
    """A job advertisement: the role it is nearest to and why, the skills it asks at which level,
    what you have, what is missing.
    """
    from po_career.advert.advert_match import match_advert
    from po_career.advert.advert_reader import reader_of
    from po_career.cli.advert_file import read_advert
    from po_career.cli.person import Said, with_options
    from po_career.render.match_page import match_lines

    if common.profile == STDIN and file in {None, STDIN}:
        raise UsageError(
            "standard input cannot be the profile and the advertisement at once\nname a file for"
            " one of them"
        )
    ladder, source = common.read()
    person = with_options(source.profile, Said(role=role, skill=skill or ()), ladder)
    text, cautions = read_advert(file)
    found = match_advert(text, reader_of(ladder), person, (*source.notes, *cautions))
    common.show(found, partial(match_lines, found, ladder, file=file))
