"""Text in the columns of the screen, for help. No library is loaded for it, since --help must start
at once (textwrap would cost a millisecond, and breaks quoted words).
"""

import os
from collections.abc import Iterable, Iterator

from po_career.text import in_lines

WIDEST = 80
NARROWEST = 20
LEAST_TEXT = 24
"""Columns that the texts of a list need at least; if there are fewer, they go below their terms."""
INDENT = GAP = 2
LONGEST = 20
"""Columns of a term; a longer one stands above its text."""

Row = tuple[str, str]


def columns() -> int:
    """The width of the screen: what COLUMNS says, else the terminal, else 80; from 20 to 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said) > 0:
        return max(NARROWEST, min(int(said), WIDEST))
    try:
        found = os.get_terminal_size(1).columns
    except OSError:  # a pipe, or a closed stream
        found = 0
    return max(NARROWEST, min(found or WIDEST, WIDEST))


def second_column(rows: Iterable[Row]) -> int:
    """The column at which the texts of `rows` begin beside their terms; terms over `LONGEST` do not
    count.
    """
    return INDENT + GAP + max((len(term) for term, _ in rows if len(term) <= LONGEST), default=0)


def listed(rows: Iterable[Row], width: int, start: int) -> Iterator[str]:
    """Terms, and texts that begin at column `start`; a term that is too long, or any term on a
    narrow screen, stands above its text.
    """
    narrow = width - start < LEAST_TEXT
    text_start = INDENT + 4 if narrow else start
    for term, text in rows:
        above = narrow or INDENT + len(term) + GAP > start
        if above:
            yield " " * INDENT + term
        first = " " * text_start if above else (" " * INDENT + term).ljust(start)
        yield from in_lines(text.split(), width, first, " " * text_start)
