"""The lines of a text and where they stand in their file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from po_career.frozen import Frozen

PART = -1
LONG = 160
"""Lines of more characters hold several sentences."""


class Line(Frozen):
    """One line of what a person would read: a line of plain text, or a block of a page."""

    text: str
    starts: tuple[tuple[int, int], ...]
    """From which place of `text` on it stands on which line of the file; the first place is 0."""
    heading: int = 0
    """1 for the highest heading; 0 where the page does not say that it is one; PART for a later
    sentence of a line.
    """

    def number_at(self, place: int) -> int:
        """The line of the file, from 1, on which the character at `place` stands."""
        return self.starts[bisect_right(self.starts, (place, 1 << 60)) - 1][1]


class Text(Frozen):
    """A text to read, and what its page says is the title."""

    lines: tuple[Line, ...]
    titles: tuple[Line, ...] = ()
    """The surest first; empty for a plain text."""


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text; a `#` of Markdown makes a heading."""
    unix = text.replace("\r\n", "\n").replace(
        "\r", "\n"
    )  # not splitlines: no editor counts a form feed as a line
    return tuple(_plain(line, number) for number, line in enumerate(unix.split("\n"), 1))


def _plain(line: str, number: int) -> Line:
    marks = len(line) - len(line.lstrip("#"))
    heading = marks if 0 < marks <= 6 and line[marks : marks + 1] == " " else 0
    shown = line[marks:] if heading else line
    return Line(
        re.sub(r"(?<!\*)(\*\*|__)(?=[^\s*])(?=\S)(.+?)(?<=\S)\1", r"\2", shown).strip(),
        ((0, number),),
        heading,
    )


def sentences(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` with each long one cut into its sentences.

    What one sentence says is not said of the next.
    """
    return tuple(
        part
        for line in lines
        for part in (_cut(line) if len(line.text) > LONG and not line.heading else (line,))
    )


def _cut(line: Line) -> Iterator[Line]:
    ends = [found.end() for found in re.finditer(r"[.!?;][)\"”’']*\s+(?=\S)", line.text)]
    for start, end in pairwise([0, *ends, len(line.text)]):
        later = tuple(
            (place - start, number) for place, number in line.starts if start < place < end
        )
        yield Line(
            line.text[start:end].rstrip(),
            ((0, line.number_at(start)), *later),
            PART if start else 0,
        )


def joined(pieces: Sequence[tuple[str, int]], heading: int) -> Line | None:
    """A line of pieces of text, each with the line of the file on which it stands.

    White space is one space. None where nothing is left.
    """
    text, starts = "", list[tuple[int, int]]()
    for piece, number in pieces:
        for offset, part in enumerate(piece.split("\n")):
            words = " ".join(part.split())
            glued = text and text[-1] != " " and (part[:1].isspace() or offset > 0)
            text += " " if glued else ""
            if words:
                starts.append((len(text) if starts else 0, number + offset))
                text += words + (" " if part[-1:].isspace() else "")
    return Line(text.rstrip(), tuple(starts), heading) if starts else None
