"""A user's mistake on standard error."""

import sys

from po_career.errors import InvalidFileError, PoCareerError
from po_career.text import printable


def report(error: PoCareerError) -> None:
    """Say what is wrong, where, and what to do; a standard error that cannot be written to is left alone."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(_words(error))
        sys.stderr.flush()
    except OSError:
        pass


def _words(error: PoCareerError) -> str:
    if isinstance(error, InvalidFileError):
        from po_career.render.problems import problems_text

        text = problems_text(error.problems)
    else:
        first, *more = str(error).split("\n")
        text = "\n".join((f"error: {printable(first)}", *(f"  {printable(line).lstrip() if not line.startswith(' ') else printable(line)}" for line in more)))
    encoding = sys.stderr.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding).rstrip("\n") + "\n"
