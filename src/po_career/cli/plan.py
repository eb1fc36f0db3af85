"""`plan`: from answers to a next-step plan."""

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli import completion
from po_career.cli.options import (
    CatalogOption,
    Format,
    FormatOption,
    JsonOption,
    NoColorOption,
    OutputOption,
    ProfileOption,
    VerboseOption,
    day,
)

if TYPE_CHECKING:
    from po_career.cli.person import Said
    from po_career.cli.source import Source

ALTERNATIVES = 3

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def plan(
    role: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE", help="The role you hold: id, title or alias; none for none of these.", autocompletion=completion.roles
        ),
    ] = None,
    months_in_role: Annotated[str | None, typer.Option(metavar="N", help="Months in that role.")] = None,
    hours: Annotated[str | None, typer.Option(metavar="N", help="Hours a week for your development, at work and at home.")] = None,
    budget: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Money at the most; 0 for free actions only.")] = None,
    to: Annotated[
        str | None, typer.Option(metavar="ROLE", help="The role you aim for in the end.", autocompletion=completion.roles)
    ] = None,
    skill: Annotated[list[str] | None, typer.Option(metavar="ID=LEVEL", help="How well you do a skill; may be given again.")] = None,
    start: Annotated[str | None, typer.Option(metavar="DATE", help="First day of the plan, as 2026-11-24; today without it.")] = None,
    alternatives: Annotated[int, typer.Option(metavar="N", min=0, max=50, help="How many other ways to show.")] = ALTERNATIVES,
    useful: Annotated[bool, typer.Option("--useful", help="Close the gaps of useful skills too.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Ask every relevant question, answered before or not.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.")] = False,
    profile: ProfileOption = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.terminal,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Your next step: the role, the gaps, the actions with dates, and why.

    Asks what it does not know yet. Everything that can be asked can be given by an option or a profile file.
    """
    from po_career.catalog.load import load_catalog
    from po_career.cli.asking import complete
    from po_career.cli.person import Said, with_options
    from po_career.cli.show import show_plan, tell_what_was_read
    from po_career.cli.source import read_source
    from po_career.planning.plan import make_plan

    today = date.today()
    first_day = day("--start", start) or today
    ladder = load_catalog(catalog)
    source = read_source(profile, ladder)
    if verbose:
        tell_what_was_read(ladder, source)
    said = Said(role, months_in_role, hours, budget, to, skill or ())
    person = complete(source, with_options(source.profile, said, ladder), said, ladder, today, full=full, no_input=no_input)
    made = make_plan(ladder, person, first_day, useful=useful, alternatives=alternatives, notes=source.notes)
    command = _same_plan(said, source, catalog, first_day, useful=useful, alternatives=alternatives)
    show_plan(made, ladder, Format.json if as_json else fmt, output, command=command, color=not no_color)


def _same_plan(said: "Said", source: "Source", catalog: Path | None, first_day: date, *, useful: bool, alternatives: int) -> str:
    """The command that gives the same plan without questions, whatever the day."""
    named = {"--role": said.role, "--months-in-role": said.months_in_role, "--hours": said.hours, "--budget": said.budget, "--to": said.to}
    profile = (source.given or "default") if source.given is not None or (source.path and source.path.exists()) else None
    words = ["po-career", "plan", *(["--catalog", str(catalog)] if catalog else []), *(["--profile", profile] if profile else [])]
    words += [word for option, value in named.items() if value is not None for word in (option, value)]
    words += [word for value in said.skill for word in ("--skill", value)]
    words += ["--useful"] if useful else []
    words += ["--alternatives", str(alternatives)] if alternatives != ALTERNATIVES else []
    return shlex.join([*words, "--start", first_day.isoformat(), "--no-input"])
