"""Every command of the program, as Typer has it."""

from collections.abc import Iterator
from typing import Any

from po_career.cli.app import command_named
from po_career.cli.commands import COMMANDS


def all_commands() -> Iterator[tuple[str, Any]]:
    """The words of each command and each group, with the command itself."""
    for name in COMMANDS:
        yield from _below(name, command_named(name))


def _below(words: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield words, command
    for name, part in getattr(command, "commands", {}).items():
        yield from _below(f"{words} {name}", part)
