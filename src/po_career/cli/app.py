"""The Typer application: a group that imports a command only when it is called."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from po_career.cli.commands import COMMANDS, at_the_name
from po_career.cli.common import before_the_name
from po_career.cli.help_page import speak_as_we_do
from po_career.cli.output import write_out
from po_career.errors import FileAccessError, UsageError
from po_career.text import PROGRAM


class LazyGroup(TyperGroup):
    """The commands of the table; each module is imported when its command is asked for."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # Typer's type is private
        """The first page, as without any words."""
        from po_career.cli.help import first_page

        return first_page().rstrip("\n")

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]  # as above
        """The common options, which read their own texts."""
        params: list[Any] = super().get_params(ctx)
        for param in params:
            param.get_runtime_param = AsTyped
        return params

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as above
        """The names of the table, in its order."""
        return list(COMMANDS)

    def get_command(  # type: ignore[override]  # as above
        self, ctx: typer.Context, cmd_name: str
    ) -> Any:
        """The command itself, or None where there is none of that name."""
        command = command_named(cmd_name)
        if command is not None:
            _take_texts_as_typed(command, ctx)
            speak_as_we_do(command, cmd_name)
        return command


def command_named(name: str) -> Any:
    """Typer's command, or group of commands, of that name; None where there is none."""
    row = COMMANDS.get(name)
    if row is None:
        return None
    found = typer.main.get_command(import_module(f"po_career.cli.{row.module}").app)
    return (
        found.commands[name] if isinstance(found, TyperGroup) and name in found.commands else found
    )


def all_commands() -> Iterator[tuple[str, Any]]:
    """The words of each command and each group ("plan", "catalog", "catalog check"), with the
    command itself.
    """
    for name in COMMANDS:
        yield from _with_parts(name, command_named(name))


def _with_parts(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield words, command
    for name, part in getattr(command, "commands", {}).items():
        yield from _with_parts(f"{words} {name}", part)


class AsTyped:
    """Takes what was typed as the text that it is. Typer would have pydantic validate it, whose
    import doubles a start.
    """

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG004 - what Typer calls it with
        """The text or texts; () where an option that may be given again was left out."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _take_texts_as_typed(command: Any, ctx: typer.Context) -> None:
    """All our options are texts and flags, and read their own texts. Where a Typer to come asks
    differently, it validates as it would.
    """
    for param in command.get_params(ctx):  # with --help, which Typer adds late
        param.get_runtime_param = AsTyped
    for inner in getattr(command, "commands", {}).values():
        _take_texts_as_typed(inner, ctx)


def application() -> typer.Typer:
    """The whole application, without the completion of Typer's own."""
    app = typer.Typer(
        cls=LazyGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        add_completion=False,
    )
    app.callback()(before_the_name(_program))
    return app


def _program() -> None:
    """Plan your next step as a Product Owner."""


def run(args: list[str]) -> int:
    """Run the command that `args` name; the exit code. Raises UsageError in our words for what
    Typer refuses.
    """
    try:
        code = typer.main.get_command(application()).main(
            args, prog_name=PROGRAM, standalone_mode=False
        )
    except TyperException as error:
        if (
            type(error).__name__ == "NoArgsIsHelpError"
        ):  # a group without a command; the class is private to Typer
            write_out(f"{error.format_message()}\n")
            return 0
        raise UsageError(_in_our_words(error, args)) from error
    except typer.Abort:
        return 130
    except (
        OSError
    ) as error:  # the help, on a full disk; or a folder of the environment that cannot be one
        where = f"use {error.filename}" if error.filename else "write to standard output"
        raise FileAccessError(f"cannot {where}: {error.strerror or error}") from error
    except SystemExit:  # Typer's way out where the reader has gone
        return 0
    return code if isinstance(code, int) else 0


def _in_our_words(error: TyperException, args: list[str]) -> str:
    message = error.format_message().rstrip(".").replace("'", '"').replace("Value error, ", "")
    name = next(iter(at_the_name(args)[1]), "")
    if name and name not in COMMANDS:
        from po_career.catalog.names import did_you_mean

        lines = (f'there is no command "{name}"', did_you_mean(name, COMMANDS))
        return "\n".join((*filter(None, lines), f"{PROGRAM} --help lists all"))
    known = f"{PROGRAM} {name}" if name else PROGRAM
    return f"{message[0].lower()}{message[1:]}\n{known} --help tells more"
