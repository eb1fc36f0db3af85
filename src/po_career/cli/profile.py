"""`profile`: the saved profile, shown, changed, handed out and put away."""

from datetime import date
from functools import partial

import typer

from po_career.cli.options import (
    CatalogOption,
    Format,
    FormatOption,
    JsonOption,
    NoColorOption,
    OutputOption,
    ProfileOption,
    face,
)
from po_career.cli.profile_edit import edit
from po_career.cli.profile_import import import_profile
from po_career.cli.profile_keep import export, print_path, reset
from po_career.cli.profile_set import set_value

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def profile() -> None:
    """Your saved profile: what you said of yourself, and what was recorded since."""


@app.command()
def show(
    profile: ProfileOption = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """All that is known of you: levels with their sentences, what they rest on, what was renamed, kept aside or is new."""
    from po_career.cli.ladder import read_ladder
    from po_career.cli.recording import command
    from po_career.cli.show import show as print_out
    from po_career.cli.source import must_be_there, read_source
    from po_career.profile.history import grown
    from po_career.render.profile import profile_lines
    from po_career.render.profile_model import profile_page

    shown = face(fmt, as_json=as_json)
    ladder = read_ladder(catalog)
    source = must_be_there(read_source(profile, ladder))
    path = None if source.path is None else str(source.path)
    person = grown(source.profile, date.today())
    page = profile_page(person, ladder, path=path, found=source.found, notes=source.notes, aside=source.aside)
    words = partial(command, source, catalog)
    print_out(page, partial(profile_lines, page, ladder, command=words), shown, output, color=not no_color)


for name, function in (
    ("set", set_value),
    ("edit", edit),
    ("import", import_profile),
    ("export", export),
    ("path", print_path),
    ("reset", reset),
):
    app.command(name)(function)
