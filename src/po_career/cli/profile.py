"""`profile`: the saved profile."""


import typer

from po_career.cli.options import ProfileOption
from po_career.cli.profile_import import import_profile

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)
app.command("import")(import_profile)


@app.callback()
def profile() -> None:
    """Your saved profile: what you said of yourself, and what was recorded since."""


@app.command()
def path(profile: ProfileOption = None) -> None:
    """Print where the profile lies, whether it is there or not."""
    from po_career.cli.output import write_out
    from po_career.cli.source import profile_file

    write_out(f"{profile_file(profile)}\n")
