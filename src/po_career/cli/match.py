"""`match`: a job advertisement against the catalogue and against you."""

from datetime import date
from functools import partial

from po_career.cli.common import Common, Said, argument, command_app, with_common
from po_career.errors import UsageError

app = command_app()


@app.command()
@with_common(about_you=("role", "skill"))
def match(
    common: Common,
    said: Said,
    file: str | None = argument(
        "[FILE]",
        "The advertisement: a saved page, a PDF, a DOCX file or plain text; without it, or"
        " with -, standard input is read.",
    ),
) -> None:
    """A job advertisement: the role it is nearest to and why, which skills it asks for at which
    level, what you have, what is missing.
    """
    from po_career.advert.advert_match import match_advert
    from po_career.advert.advert_reader import reader_of
    from po_career.cli.advert_file import read_advert
    from po_career.cli.reading import reading
    from po_career.cli.source import STDIN, STDIN_NAME
    from po_career.render.match_page import match_lines

    if common.profile == STDIN and file in {None, STDIN}:
        raise UsageError(
            "standard input cannot be both the profile and the advertisement\nname a file for one"
            " of them"
        )
    ladder, source, person = common.read_person(said, date.today())
    reader = reader_of(ladder)
    with reading(STDIN_NAME if file in {None, STDIN} else str(file)):
        text, cautions = read_advert(file)
        found = match_advert(text, reader, person, (*source.notes, *cautions))
    common.show(found, partial(match_lines, found, ladder, file=file))
