"""A user's mistake in words."""

from po_career.errors import Interrupted, InvalidFileError, PoCareerError
from po_career.text import printable


def in_words(error: PoCareerError) -> str:
    """What is wrong, where, and what to do: the text for standard error."""
    if isinstance(error, InvalidFileError):
        from po_career.render.problems import count_line, problems_text

        text = problems_text(error.problems)
        return f"{text}\n\n{count_line(error.problems, error.files)}\n" if len(error.problems) > 1 else f"{text}\n"
    first, *more = str(error).split("\n")
    opening = f"{first[0].upper()}{first[1:]}" if isinstance(error, Interrupted) else f"error: {first}"
    return "".join((f"{printable(opening)}\n", *(f"  {printable(line.strip())}\n" for line in more)))
