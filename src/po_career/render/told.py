"""A result of a few lines, or an error, as JSON for programs."""

from typing import Literal

from po_career.errors import InvalidFileError, PoCareerError
from po_career.frozen import Frozen
from po_career.render.filled import filled


class Message(Frozen):
    """What was done to a file, in lines for people."""

    schema: Literal["po-career/message/1"]
    lines: tuple[str, ...]
    path: str | None
    """The file or folder that it is about; null if there is none."""


class Place(Frozen):
    """One mistake in a file; line and column count from 1."""

    file: str
    line: int
    column: int
    what: str
    hint: str
    """What to do; empty if nothing is known to help."""


class Error(Frozen):
    """Why a command ended without its result."""

    schema: Literal["po-career/error/1"]
    line: int | None
    """The line of a stream of profiles; null outside one."""
    id: str | None
    """The id of the profile of that line."""
    error: str
    """What is wrong, as a sentence without a full stop."""
    advice: tuple[str, ...]
    """What to do, and what else would have been right."""
    where: str | None
    """file:line:column of the first mistake in a file."""
    places: tuple[Place, ...]
    """All mistakes in files; none for a wrong option."""
    exit_code: int


def error_of(error: PoCareerError) -> Error:
    """`error` for programs."""
    first, *advice = (line.strip() for line in str(error).split("\n"))
    places: tuple[Place, ...] = ()
    where = None
    if isinstance(error, InvalidFileError) and error.problems:
        places = tuple(filled(Place, problem, {}) for problem in error.problems)
        first, advice = places[0].what, list(filter(None, [places[0].hint]))
        where = f"{places[0].file}:{places[0].line}:{places[0].column}"
    return Error(
        "po-career/error/1", None, None, first, tuple(advice), where, places, error.exit_code
    )
