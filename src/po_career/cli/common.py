"""The options that commands share: where to read, how to show the result, whether to ask, and
what the person says of themselves.
"""

import inspect
import os
import shlex
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.models import OptionInfo

from po_career.cli.commands import (
    ABOUT_YOU,
    ABOUT_YOU_TITLE,
    EVERY_COMMAND,
    IN_AND_OUT_TITLE,
    Option,
)
from po_career.cli.ladder import catalog_named
from po_career.cli.options import EVERYWHERE, Format, choice
from po_career.text import PROGRAM

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from po_career.catalog.model import Catalog
    from po_career.cli.show import LayOut
    from po_career.cli.source import Source
    from po_career.interview.question import Face
    from po_career.profile.backups import Edit
    from po_career.profile.model import Profile

PERSON = tuple(option.key for option in ABOUT_YOU)
"""Every option about the person."""
Said = Mapping[str, Sequence[str]]
"""The options about the person that were given ("months-in-role", "wants"), with their texts."""


class Common(NamedTuple):
    """What the common options of one run say."""

    profile: str | None = None
    """The option, else the environment; None for the saved profile."""
    catalog: str | None = None
    """The option, else the environment; None for the built-in catalogue."""
    format: Format = Format.TERMINAL
    output: str | None = None
    no_input: bool = False
    color: bool = True
    verbose: bool = False
    quiet: bool = False
    called: str = ""
    """The words of the command, such as "profile set"."""

    def edit(self) -> "Edit":
        """All that this run is to change in a profile, which `undo` takes back as a whole.

        Raises FileAccessError if what it did could not be told afterwards.
        """
        from po_career.cli.output import need_a_place
        from po_career.profile.backups import Edit

        need_a_place(self.output)
        return Edit(self.called)

    def read_catalog(self) -> "Catalog":
        """The catalogue in force, told if --verbose is given. Raises what `load_catalog` raises."""
        from po_career.cli.ladder import read_ladder

        catalog = read_ladder(self.catalog)
        about = catalog.catalog
        self.tell_it_was_read(
            "catalogue", f"{about.id} {about.version}, sha256 {catalog.digest[:12]}"
        )
        return catalog

    def read(self) -> "tuple[Catalog, Source]":
        """The catalogue and the profile in force; a profile that is named has to exist.

        Raises FileAccessError if it does not, and what `read_or_empty` raises.
        """
        from po_career.cli.source import must_be_there

        catalog, source = self.read_or_empty()
        return catalog, must_be_there(source)

    def read_or_empty(self) -> "tuple[Catalog, Source]":
        """The catalogue and the profile in force, which is empty if it does not exist.

        Raises what `read_catalog` and `read_source` raise.
        """
        from po_career.cli.source import read_source
        from po_career.profile.applicable import applicable

        catalog = self.read_catalog()
        source = read_source(self.profile, catalog)
        where = str(source.path or "standard input") if source.found else "none"
        self.tell_it_was_read("profile", where)
        return applicable(catalog, source.profile), source

    def read_person(self, said: Said, today: "date") -> "tuple[Catalog, Source, Profile]":
        """As `read`, with the person as they are `today` and as the options of this run say."""
        from po_career.profile.history import grown

        catalog, source = self.read()
        person = grown(source.profile, today)
        if said:
            from po_career.cli.person import with_options

            person = with_options(person, said, catalog)
        return catalog, source, person

    def tell_it_was_read(self, what: str, where: str) -> None:
        """Say so if --verbose is given."""
        from po_career.text import printable

        if self.verbose:
            self.note(f"{what}: {printable(where)}\n")

    def face(self) -> "Face | None":
        """How to ask questions; None if there is nobody to ask."""
        from po_career.interview.choose_face import choose_face

        return choose_face(
            sys.stdin, sys.stderr, os.environ, no_input=self.no_input, color=self.color
        )

    @property
    def why_not_asked(self) -> str:
        """Why nobody can be asked."""
        return "--no-input is set" if self.no_input else "there is no terminal to ask on"

    def command(self, *words: str) -> str:
        """A `po-career` command with the profile and the catalogue of this run."""
        return shlex.join(["po-career", *words, *self.options])

    @property
    def options(self) -> tuple[str, ...]:
        """The profile and the catalogue of this run, as one types them."""
        profile = ("--profile", self.profile) if self.profile is not None else ()
        catalog = ("--catalog", self.catalog) if self.catalog is not None else ()
        return (*profile, *catalog)

    def show(
        self,
        result: Any,
        lay_out: "LayOut",
        *,
        text: Callable[[], str] | None = None,
        paged: bool = False,
    ) -> None:
        """Print or write `result`; `text` and `paged` are those of `show.show`."""
        from dataclasses import replace

        from po_career.cli.show import show

        show(
            result,
            lambda page: lay_out(replace(page, options=self.options)),
            self.format,
            self.output,
            color=self.color,
            text=text,
            paged=paged,
        )

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
        from po_career.text import as_called, printable

        if not self.quiet:
            lines = map(printable, as_called(text, program()).split("\n"))
            write_err("\n".join(lines))


def command_app(**more: Any) -> typer.Typer:
    """An application for one command or a group: plain texts, and our own completion."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, **more)


def argument(value: str, about: str) -> Any:
    """An argument of a command; it may be left out if its name is in brackets."""
    default = None if value.startswith("[") else ...
    return typer.Argument(default, metavar=value, help=about)


def option(value: str, about: str, default: str | None = None) -> Any:
    """An option with a value; it is called as its parameter: --what-if for what_if."""
    return typer.Option(default, metavar=value, help=about)


def flag(about: str) -> Any:
    """An option without a value, likewise."""
    return typer.Option(default=False, help=about)


def with_common(
    formats: Collection[Format] = EVERYWHERE, *, about_you: Collection[str] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the common options, with its `formats`; it gets what they say as `common`.

    `about_you` names options about the person, which it then takes too and gets as `said`.
    """
    personal = [row for row in ABOUT_YOU if row.key in about_you]

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        given = inspect.signature(function).parameters.values()
        own = [parameter for parameter in given if parameter.name not in {"common", "said"}]

        def run(ctx: typer.Context, **values: Any) -> None:
            shared = {**(ctx.obj or {}), **_taken(values, EVERY_COMMAND)}
            if personal:
                values["said"] = _as_texts(_taken(values, personal))
            called = ctx.command_path.removeprefix(f"{PROGRAM} ")
            function(common=_common(shared, formats)._replace(called=called), **values)

        about_person = _parameters(personal, ABOUT_YOU_TITLE, formats)
        return _for_typer(run, function, [*own, *about_person, *_everywhere(formats)])

    return decorate


def before_the_name(function: Callable[[], None]) -> Callable[..., None]:
    """Let a group of commands take the common options for the command that follows."""

    def run(ctx: typer.Context, **values: Any) -> None:
        ctx.obj = {**(ctx.obj or {}), **_taken(values, EVERY_COMMAND)}
        function()

    return _for_typer(run, function, _everywhere(EVERYWHERE))


def _taken(values: dict[str, Any], rows: Collection[Option]) -> dict[str, Any]:
    """What was given of the options in `rows`, by key, taken out of `values`."""
    found = {row.key: values.pop(row.parameter) for row in rows}
    return {key: value for key, value in found.items() if value not in (None, False, (), [])}


def _as_texts(given: Mapping[str, Any]) -> Said:
    """Every option with its texts as a sequence; a flag says yes."""
    said: dict[str, Sequence[str]] = {}
    for key, value in given.items():
        text = "yes" if value is True else value
        said[key] = (text,) if isinstance(text, str) else tuple(text)
    return said


def _common(said: Mapping[str, Any], formats: Collection[Format]) -> Common:
    face = Format.JSON if "json" in said else said.get("format", Format.TERMINAL)
    return Common(
        profile=said.get("profile", os.environ.get("PO_CAREER_PROFILE") or None),
        catalog=catalog_named(said.get("catalog")),
        format=choice("--format", face, formats),
        output=None if said.get("output") == "-" else said.get("output"),
        no_input="no-input" in said,
        color="no-color" not in said,
        verbose="verbose" in said,
        quiet="quiet" in said,
    )


def _everywhere(formats: Collection[Format]) -> list[inspect.Parameter]:
    return _parameters(EVERY_COMMAND, IN_AND_OUT_TITLE, formats)


def _parameters(
    rows: Collection[Option], group: str, formats: Collection[Format]
) -> list[inspect.Parameter]:
    """The options in `rows` as parameters of a function; `group` is their title in the help."""
    found = []
    for row in rows:
        about = row.about.format(formats=", ".join(formats))
        kind: Any = list[str] if row.again else str | None
        if row.value is None:
            kind, taken = bool, flag(about)
        else:
            taken = option(row.value, f"{about}; may be given again." if row.again else about)
        taken.rich_help_panel = group
        plain = inspect.Parameter.POSITIONAL_OR_KEYWORD
        found.append(inspect.Parameter(row.parameter, plain, default=taken, annotation=kind))
    return found


def _for_typer(
    run: Callable[..., None], function: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """`run` with the name and the help of `function`, and with these parameters."""
    for one in parameters:
        if isinstance(one.default, OptionInfo):
            one.default.param_decls = (f"--{one.name.rstrip('_').replace('_', '-')}",)
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    every = [*parameters, context]
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    signature = inspect.Signature(every)
    run.__signature__ = signature  # type: ignore[attr-defined]  # functions take it, says inspect
    return run
