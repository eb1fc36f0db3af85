"""What every command takes, before or after its name: where to read, how to show, whether to ask."""

import inspect
import os
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from po_career.cli.options import EVERYWHERE, Format, face

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.cli.show import LayOut
    from po_career.cli.source import Source

OPTIONS: Mapping[str, Any] = {
    "profile": Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME|PATH",
            help="A saved profile or a file; - reads standard input. Or set PO_CAREER_PROFILE.",
        ),
    ],
    "catalog": Annotated[
        str | None,
        typer.Option(
            "--catalog",
            metavar="PATH",
            help="A catalogue of your own: a folder or a file. Or set PO_CAREER_CATALOG.",
        ),
    ],
    "format": None,
    "json": Annotated[bool, typer.Option("--json", help="The same as --format json.")],
    "output": Annotated[
        str | None,
        typer.Option("--output", metavar="PATH", help="Write the result to this file."),
    ],
    "no_input": Annotated[bool, typer.Option("--no-input", help="Never ask.")],
    "no_color": Annotated[bool, typer.Option("--no-color", help="No colour, as NO_COLOR does.")],
    "verbose": Annotated[
        bool,
        typer.Option("--verbose", help="Say on standard error what was read from where."),
    ],
    "quiet": Annotated[
        bool,
        typer.Option("--quiet", help="Nothing on standard error but questions and errors."),
    ],
}
"""The options of every command, by the names of their values; the formats differ."""


class Common(NamedTuple):
    """What the common options of one run say."""

    profile: str | None = None
    catalog: str | None = None
    """The option, else the environment; None for the built-in catalogue."""
    format: Format = Format.TERMINAL
    output: str | None = None
    no_input: bool = False
    color: bool = True
    verbose: bool = False
    quiet: bool = False

    def read_catalog(self) -> "Catalog":
        """The catalogue in force. Raises what `load_catalog` raises."""
        from po_career.cli.ladder import read_ladder

        return read_ladder(self.catalog)

    def read(self) -> "tuple[Catalog, Source]":
        """The catalogue and the profile in force, told when --verbose is given; the profile may not be there.

        Raises what `read_catalog` and `read_source` raise.
        """
        from po_career.cli.show import told_what_was_read
        from po_career.cli.source import read_source

        catalog = self.read_catalog()
        source = read_source(self.profile, catalog)
        if self.verbose:
            self.note(told_what_was_read(catalog, source))
        return catalog, source

    def read_both(self) -> "tuple[Catalog, Source]":
        """As `read`, when a profile that is named has to be there. Raises FileAccessError when it is not."""
        from po_career.cli.source import must_be_there

        catalog, source = self.read()
        return catalog, must_be_there(source)

    def show(self, result: Any, lay_out: "LayOut", **more: Any) -> None:
        """Print or write `result`; `more` is what `show` takes beside the options."""
        from po_career.cli.show import show

        show(result, lay_out, self.format, self.output, color=self.color, **more)

    def note(self, text: str) -> None:
        """Say on standard error what is neither result nor error, unless --quiet is given."""
        from po_career.cli.called import program
        from po_career.cli.output import write_err
        from po_career.text import as_called

        if not self.quiet:
            write_err(as_called(text, program()))


def with_common(
    formats: Collection[Format] = EVERYWHERE,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the common options, with its `formats`; it gets what they say as `common`."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in inspect.signature(function).parameters.values() if one.name != "common"]

        def run(ctx: typer.Context, **given: Any) -> None:
            said = {name: given.pop(name) for name in OPTIONS}
            function(common=_common({**_before(ctx), **_said(said)}, formats), **given)

        return _like(run, function, [*own, *_parameters(formats)])

    return decorate


def before_the_name(function: Callable[[], None]) -> Callable[..., None]:
    """Let a group of commands take the common options for the command that follows."""

    def run(ctx: typer.Context, **given: Any) -> None:
        ctx.obj = {**_before(ctx), **_said(given)}

    return _like(run, function, _parameters(EVERYWHERE))


def _before(ctx: typer.Context) -> dict[str, Any]:
    """What was said before the name of the command."""
    return dict(ctx.obj or {})


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, False)}


def _common(said: Mapping[str, Any], formats: Collection[Format]) -> Common:
    return Common(
        profile=said.get("profile"),
        catalog=said.get("catalog") or os.environ.get("PO_CAREER_CATALOG") or None,
        format=face(said.get("format", Format.TERMINAL), as_json="json" in said, formats=formats),
        output=said.get("output"),
        no_input="no_input" in said,
        color="no_color" not in said,
        verbose="verbose" in said,
        quiet="quiet" in said,
    )


def _parameters(formats: Collection[Format]) -> list[inspect.Parameter]:
    how = f"How the result is shown: {', '.join(dict.fromkeys(formats))}. Default: terminal."
    options = {
        **OPTIONS,
        "format": Annotated[str | None, typer.Option("--format", metavar="NAME", help=how)],
    }
    flags = ("json", "no_input", "no_color", "verbose", "quiet")
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if name in flags else None,
            annotation=option,
        )
        for name, option in options.items()
    ]


def _like(
    run: Callable[..., None], function: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """`run` with the name and help of `function`, as Typer reads them, and these parameters."""
    context = inspect.Parameter(
        "ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    every = [context, *parameters]
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__annotations__ = {one.name: one.annotation for one in every}
    run.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]  # functions take it, says inspect
    return run
