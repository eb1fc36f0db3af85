"""The Typer application: a group that imports a command only when it is called."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from po_career.cli.commands import COMMANDS, at_the_name
from po_career.cli.common import before_the_name, command_app
from po_career.cli.help.command_page import page_text
from po_career.cli.output import write_out
from po_career.errors import FileAccessError, UsageError
from po_career.text import PROGRAM


class LazyGroup(TyperGroup):
    """The commands of the table; each module is imported when its command is asked for."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # Typer's type is private
        """The first page, as without any words."""
        from po_career.cli.help.first_page import first_page

        return first_page().rstrip("\n")

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]  # as above
        """The common options, which read their own texts."""
        return _as_typed(super().get_params(ctx))

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # as above
        """The names of the table, in its order."""
        return list(COMMANDS)

    def get_command(  # type: ignore[override]  # as above
        self, ctx: typer.Context, cmd_name: str
    ) -> Any:
        """The command itself, or None if there is none of that name."""
        command = command_named(cmd_name)
        if command is not None:
            _prepare(command, cmd_name, ctx)
        return command


def _prepare(command: Any, words: str, ctx: typer.Context) -> None:
    """Let a command, and all commands below it, read their own texts and print our help pages."""
    _as_typed(command.get_params(ctx))  # with --help, which Typer adds late
    command.get_help = lambda _: page_text(command, words)
    for name, part in getattr(command, "commands", {}).items():
        _prepare(part, f"{words} {name}", ctx)


def command_named(name: str) -> Any:
    """Typer's command, or group of commands, of that name; None if there is none."""
    row = COMMANDS.get(name)
    if row is None:
        return None
    command = typer.main.get_command(import_module(f"po_career.cli.{row.module or name}").app)
    if isinstance(command, TyperGroup) and name in command.commands:
        return command.commands[name]
    return command


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
    """Takes what was typed as the text that it is: all our options are texts and flags. Typer would
    have pydantic validate it, whose import doubles a start.

    If a future Typer asks differently, it validates as it would.
    """

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG004 - what Typer calls it with
        """The text or texts; () if an option that may be given again was left out."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _as_typed(params: list[Any]) -> list[Any]:
    for param in params:
        param.get_runtime_param = AsTyped
    return params


def run(args: list[str]) -> int:
    """Run the command that `args` name; the exit code. Raises UsageError in our words for what
    Typer refuses.
    """
    app = command_app(cls=LazyGroup, pretty_exceptions_enable=False, no_args_is_help=True)
    app.callback()(before_the_name(lambda: None))
    try:
        code = typer.main.get_command(app).main(args, prog_name=PROGRAM, standalone_mode=False)
    except TyperException as error:
        # a group without a command; the class is private to Typer
        if type(error).__name__ == "NoArgsIsHelpError":
            write_out(f"{error.format_message()}\n")
            return 0
        raise UsageError(_in_our_words(error, args)) from error
    except typer.Abort:
        return 130
    except OSError as error:
        # the help, on a full disk; or a folder of the environment that cannot be one
        where = f"use {error.filename}" if error.filename else "write to standard output"
        raise FileAccessError(f"cannot {where}: {error.strerror or error}") from error
    except SystemExit:  # Typer's way out if the reader has gone
        return 0
    return code if isinstance(code, int) else 0


def _in_our_words(error: TyperException, args: list[str]) -> str:
    message = error.format_message().rstrip(".").replace("'", '"').replace("Value error, ", "")
    name = next(iter(at_the_name(args)[1]), "")
    if name and name not in COMMANDS:
        from po_career.catalog.names import did_you_mean

        lines = (f'there is no command "{name}"', did_you_mean(name, COMMANDS))
        return "\n".join((*filter(None, lines), f"{PROGRAM} --help lists all commands"))
    from po_career.cli.help.examples import EXAMPLES

    command = " ".join(at_the_name(args)[1][:2])
    if command not in EXAMPLES:
        command = name
    help_of = f"{PROGRAM} {command}".rstrip()
    return f"{message[0].lower()}{message[1:]}\nsee {help_of} --help"
