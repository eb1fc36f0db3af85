"""`profile`: the saved profile, shown, changed, handed out and put away."""

from datetime import date
from functools import partial

import typer

from po_career.cli.common import Common, before_the_name, with_common
from po_career.cli.profile_edit import edit
from po_career.cli.profile_import import import_profile
from po_career.cli.profile_keep import export, print_path, reset
from po_career.cli.profile_set import set_value

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
@before_the_name
def profile() -> None:
    """Your saved profile: what you said of yourself, and what was recorded since."""


@app.command()
@with_common()
def show(
    common: Common,
) -> None:
    """All that is known of you: levels with their sentences, what they rest on, what was renamed,
    kept aside or is new.
    """
    from po_career.cli.recording import command
    from po_career.profile.history import grown
    from po_career.render.profile_model import profile_page
    from po_career.render.profile_page import profile_lines

    ladder, source = common.read()
    path = None if source.path is None else str(source.path)
    person = grown(source.profile, date.today())
    page = profile_page(
        person, ladder, path=path, found=source.found, notes=source.notes, aside=source.aside
    )
    words = partial(command, source, common.catalog)
    common.show(page, partial(profile_lines, page, ladder, command=words))


for name, function in (
    ("set", set_value),
    ("edit", edit),
    ("import", import_profile),
    ("export", export),
    ("path", print_path),
    ("reset", reset),
):
    app.command(name)(function)
