"""What every command takes, before or after its name: where to read, how to show,
whether to ask.
"""

import inspect
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from po_career.cli.commands import EVERY_COMMAND
from po_career.cli.options import EVERYWHERE, Format, face

if TYPE_CHECKING:
    from pathlib import Path

    from po_career.catalog.model import Catalog
    from po_career.cli.show import LayOut
    from po_career.cli.source import Source


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
        """The catalogue in force, told if --verbose is given. Raises what `load_catalog` raises."""
        from po_career.cli.ladder import read_ladder

        catalog = read_ladder(self.catalog)
        about = catalog.catalog
        self._tell_it_was_read(
            "catalogue", f"{about.id} {about.version}, sha256 {catalog.digest[:12]}"
        )
        return catalog

    def read(self) -> "tuple[Catalog, Source]":
        """The catalogue and the profile in force; a profile that is named has to be there.

        Raises FileAccessError if it is not, and what `read_or_empty` raises.
        """
        from po_career.cli.source import must_be_there

        catalog, source = self.read_or_empty()
        return catalog, must_be_there(source)

    def read_or_empty(self) -> "tuple[Catalog, Source]":
        """The catalogue and the profile in force, which is empty if it is not there.

        Raises what `read_catalog` and `read_source` raise.
        """
        from po_career.cli.source import read_source

        catalog = self.read_catalog()
        source = read_source(self.profile, catalog)
        where = str(source.path or "standard input") if source.found else "none"
        self._tell_it_was_read("profile", where)
        return catalog, source

    def _tell_it_was_read(self, what: str, where: str) -> None:
        from po_career.text import printable

        if self.verbose:
            self.note(f"{what}: {printable(where)}\n")

    def show(self, result: Any, lay_out: "LayOut", **more: Any) -> None:
        """Print or write `result`; `more` is what `show` takes beside the options."""
        from po_career.cli.show import show

        show(result, lay_out, self.format, self.output, color=self.color, **more)

    def tell(self, lines: "Sequence[str]", path: "Path | None") -> None:
        """Print or write `lines` about the file `path`: each on one line, so that a path can be
        copied.
        """
        from po_career.cli.show import tell

        tell(lines, path, self.format, self.output)

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
        given = inspect.signature(function).parameters.values()
        own = [parameter for parameter in given if parameter.name != "common"]

        def run(ctx: typer.Context, **values: Any) -> None:
            said = {option: values.pop(option) for option in _KEYS}
            function(common=_common({**(ctx.obj or {}), **_given(said)}, formats), **values)

        return _for_typer(run, function, [*own, *_parameters(formats)])

    return decorate


def before_the_name(function: Callable[[], None]) -> Callable[..., None]:
    """Let a group of commands take the common options for the command that follows."""

    def run(ctx: typer.Context, **values: Any) -> None:
        ctx.obj = {**(ctx.obj or {}), **_given(values)}
        function()

    return _for_typer(run, function, _parameters(EVERYWHERE))


_KEYS = tuple(option.name.removeprefix("--").replace("-", "_") for option in EVERY_COMMAND)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, False)}


def _common(said: Mapping[str, Any], formats: Collection[Format]) -> Common:
    return Common(
        profile=said.get("profile"),
        catalog=said.get("catalog") or os.environ.get("PO_CAREER_CATALOG") or None,
        format=face(said.get("format", Format.TERMINAL), as_json="json" in said, formats=formats),
        output=None if said.get("output") == "-" else said.get("output"),
        no_input="no_input" in said,
        color="no_color" not in said,
        verbose="verbose" in said,
        quiet="quiet" in said,
    )


def _parameters(formats: Collection[Format]) -> list[inspect.Parameter]:
    """The common options as parameters of a function, as Typer reads them."""
    found = []
    for key, option in zip(_KEYS, EVERY_COMMAND, strict=True):
        about = option.about.format(formats=", ".join(formats))
        made = typer.Option(option.name, metavar=option.value, help=about)
        kind, default = (bool, False) if option.value is None else (str | None, None)
        parameter = inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default)
        found.append(parameter.replace(annotation=Annotated[kind, made]))
    return found


def _for_typer(
    run: Callable[..., None], function: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """`run` with the name and the help of `function`, and with these parameters."""
    plain = inspect.Parameter.POSITIONAL_OR_KEYWORD
    every = [inspect.Parameter("ctx", plain, annotation=typer.Context), *parameters]
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__annotations__ = {one.name: one.annotation for one in every}
    signature = inspect.Signature(every)
    run.__signature__ = signature  # type: ignore[attr-defined]  # functions take it, says inspect
    return run
