"""A user's mistake in words."""

import sys
from collections.abc import Sequence
from itertools import pairwise

from po_career.cli.called import program
from po_career.errors import Interrupted, InvalidFileError, PoCareerError
from po_career.text import as_called, in_lines, printable


def as_json(error: PoCareerError) -> str:
    """The same for programs, as `po_career.render.told.Error`."""
    from po_career.render.as_json import json_text
    from po_career.render.told import error_of

    return json_text(error_of(error), ascii_only=True)


def asks_for_json(args: Sequence[str]) -> bool:
    """Whether JSON was asked for, even if the rest cannot be understood."""
    pairs = pairwise(args)
    return "--json" in args or "--format=json" in args or ("--format", "json") in pairs


def in_words(error: PoCareerError) -> str:
    """What is wrong, where, and what to do: the text for standard error."""
    if isinstance(error, InvalidFileError):
        from po_career.render.problems import count_line, problems_text

        text = _fitted(problems_text(error.problems))
        if len(error.problems) > 1:
            text += f"\n\n{count_line(error.problems, error.files)}"
        return f"{text}\n"
    first, *more = str(error).split("\n")
    first = (
        f"{first[0].upper()}{first[1:]}" if isinstance(error, Interrupted) else f"error: {first}"
    )
    lines = [printable(line.strip()) for line in (first, *more)]
    text = "\n  ".join(as_called(line, program()) for line in lines)
    return f"{_fitted(text)}\n"


def _fitted(text: str) -> str:
    """`text` in the columns of a terminal, broken at spaces; as it stands for a pipe or a file."""
    if sys.stderr is None or not sys.stderr.isatty():
        return text
    from po_career.cli.help.columns import columns

    wide = columns()
    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        excerpt = "|" in line[:12]
        if len(line) > wide and not excerpt:
            lines += in_lines(line.split(), wide, indent, f"{indent}  ")
        else:
            lines.append(line)
    return "\n".join(lines)
