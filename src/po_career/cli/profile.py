"""`profile`: the saved profile, shown, changed, exported and put away."""

from datetime import date
from functools import partial

from po_career.cli.common import Common, before_the_name, command_app, with_common
from po_career.cli.profile_edit import edit
from po_career.cli.profile_import import import_profile
from po_career.cli.profile_keep import export, print_path, reset
from po_career.cli.profile_set import set_value

app = command_app(no_args_is_help=True)


@app.callback()
@before_the_name
def profile() -> None:
    """Your saved profile: what you said about yourself, and what was recorded since."""


@app.command()
@with_common()
def show(common: Common) -> None:
    """Everything that is known about you: levels with their sentences, what they rest on, and what
    was renamed, set aside or is new.
    """
    from po_career.render.profile_model import profile_page
    from po_career.render.profile_page import profile_lines

    ladder, source, person = common.read_person({}, date.today())
    path = None if source.path is None else str(source.path)
    page = profile_page(
        person, ladder, path=path, found=source.found, notes=source.notes, aside=source.aside
    )
    common.show(page, partial(profile_lines, page))


for name, function in (
    ("set", set_value),
    ("edit", edit),
    ("import", import_profile),
    ("export", export),
    ("path", print_path),
    ("reset", reset),
):
    app.command(name)(function)
