"""Errors that a user can cause and mend: one family, an exit code for each class."""

from collections.abc import Iterable
from typing import NamedTuple


class PoCareerError(Exception):
    """A mistake that a user can mend. `str()` is the whole message, without the word "error"."""

    exit_code = 1


class UsageError(PoCareerError):
    """An option, an argument or an answer is missing or cannot be understood."""

    exit_code = 2


class NoAnswerError(PoCareerError):
    """The question makes sense, but the catalogue has no answer to it."""

    exit_code = 4


class FileAccessError(PoCareerError):
    """A file or stream cannot be read or written."""

    exit_code = 5


def cannot_write(path: object, error: OSError, hint: str = "") -> FileAccessError:
    """What to raise if `error` keeps a file from being written; `hint` says what to do next."""
    said = f"cannot write {path}: {error.strerror or error}"
    return FileAccessError(f"{said}\n{hint}" if hint else said)


class Interrupted(PoCareerError):
    """The person stopped halfway; the message says what was saved."""

    exit_code = 130


class Problem(NamedTuple):
    """One mistake in one place of a file; line and column count from 1."""

    file: str
    line: int
    column: int
    what: str
    hint: str = ""
    excerpt: str = ""
    """The line of the file, for the caret; empty if there is none to show."""
    length: int = 1
    """How many characters the caret underlines."""


class InvalidFileError(PoCareerError):
    """All mistakes in a catalogue, profile or other input file, in the order of their places."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem], files: int = 1) -> None:
        self.problems = tuple(sorted(problems))
        self.files = files
        """How many files were read."""
        super().__init__(
            "\n".join(
                f"{p.file}:{p.line}:{p.column}: {p.what}" + (f"; {p.hint}" if p.hint else "")
                for p in self.problems
            )
        )


class InputTooHeavyError(InvalidFileError):
    """A file that cannot be read within the bounds of time, memory or depth."""
