"""Console sessions in Markdown pages, and whether a command printed what a page shows."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FENCE = re.compile(r"^(?P<indent> *)```console *(?:exit=(?P<code>\d+))? *$")
LEFT_OUT = "..."


class Session(NamedTuple):
    """One command of a page: what it should print, the line of the page it stands on, and the exit code it should end with."""

    command: str
    expected: tuple[str, ...]
    line: int
    code: int = 0


def sessions(page: str) -> Iterator[Session]:
    """The commands of all blocks marked `console` (or `console exit=3`), in order.

    A command starts with "$ " and goes on in lines that start with "> " while a backslash ends the one before; what
    follows, up to the next command, is what it prints. Trailing empty lines do not count.
    """
    lines = page.splitlines()
    at = 0
    while at < len(lines):
        fence = FENCE.match(lines[at])
        at += 1
        if fence is None:
            continue
        start = at
        while lines[at].strip() != "```":
            at += 1
        block = [line.removeprefix(fence["indent"]) for line in lines[start:at]]
        yield from _commands(block, start + 1, int(fence["code"] or 0))


def _commands(block: Sequence[str], first_line: int, code: int) -> Iterator[Session]:
    starts = [number for number, line in enumerate(block) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        body = start + 1
        command = block[start].removeprefix("$ ")
        while command.endswith("\\") and body < end and block[body].startswith("> "):
            command = command[:-1] + block[body].removeprefix("> ")
            body += 1
        yield Session(command, tuple(_without_empty_end(block[body:end])), first_line + start, code)


def same(expected: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether `printed` is `expected`; a line of three dots stands for any lines or none, spaces at the end of a line do not count."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == LEFT_OUT else re.escape(line.rstrip()) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in _without_empty_end(printed))) is not None


def _without_empty_end(lines: Sequence[str]) -> Sequence[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
