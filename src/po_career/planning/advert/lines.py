"""The lines of a text and where they stand in their file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what a person would read: a line of plain text, or a block of a page."""

    text: str
    starts: tuple[tuple[int, int], ...]
    """From which place of `text` on it stands on which line of the file; the first place is 0."""
    heading: int = 0
    """1 for the highest heading; 0 where the page does not say that it is one."""

    def number_at(self, place: int) -> int:
        """The line of the file, from 1, on which the character at `place` stands."""
        return self.starts[bisect_right(self.starts, (place, 1 << 60)) - 1][1]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read, and what its page says is the title."""

    lines: tuple[Line, ...]
    titles: tuple[Line, ...] = ()
    """The surest first; empty for a plain text."""


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text; a `#` of Markdown makes a heading."""
    return tuple(_plain(line, number) for number, line in enumerate(text.splitlines(), 1))


def _plain(line: str, number: int) -> Line:
    marks = len(line) - len(line.lstrip("#"))
    heading = marks if 0 < marks <= 6 and line[marks : marks + 1] == " " else 0
    shown = line[marks:] if heading else line
    return Line(shown.replace("**", "").replace("__", "").strip(), ((0, number),), heading)


def joined(pieces: Sequence[tuple[str, int]], heading: int) -> Line | None:
    """A line of pieces of text, each with the line of the file on which it stands; white space is one space. None where nothing is left."""
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
