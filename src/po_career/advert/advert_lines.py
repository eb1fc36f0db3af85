"""The lines of a text and where they stand in their file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from po_career.frozen import Frozen

PART = -1
LAST = 1 << 60
"""A number beyond that of any line."""
LONG = 160
"""Lines of more characters hold several sentences."""
_WRAPPED = 40
"""A line of fewer characters ends by itself."""
_HEADING = re.compile(r"#{1,6}(?= )")
_BOLD = re.compile(r"(?<!\*)(\*\*|__)(?=[^\s*])(?=\S)(.{1,200}?)(?<=\S)\1")
_LINE_START = re.compile(r"(?=\n)")
_ONE_PLUS = re.compile(
    r"[,;]\s+(?=(?:and\s+|but\s+)?(?:(?!\bare\b)[^,;.]){2,60}?\s(?:an?|(?:an? )?(?:big|strong|real|definite))\s+"
    r"(?:plus|bonus|advantage|asset)\b)",
    re.IGNORECASE,
)
"""Before the last part of a list, of which alone it is said that it is a plus."""
_SENTENCE_END = re.compile(r"[.!?;][)\"”’]*\s+(?=\S)")


class Line(Frozen):
    """One line of what a person would read: a line of plain text, or a block of a page."""

    text: str
    starts: tuple[tuple[int, int], ...]
    """From which place of `text` on it stands on which line of the file; the first place is 0."""
    heading: int = 0
    """1 for the highest heading; 0 if the page does not say that it is one; PART for a later
    sentence of a line.
    """

    def number_at(self, place: int) -> int:
        """The line of the file, from 1, on which the character at `place` stands."""
        return self.starts[bisect_right(self.starts, (place, LAST)) - 1][1]


class Text(Frozen):
    """A text to read, and what its page says is the title."""

    lines: tuple[Line, ...]
    titles: tuple[Line, ...] = ()
    """The surest first; empty for a plain text."""


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a plain text; a `#` of Markdown makes a heading."""
    # Not splitlines: no editor counts a form feed as a line.
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(_plain(line, number) for number, line in enumerate(unix.split("\n"), 1))


def unwrapped(printed: Iterable[str]) -> tuple[Line, ...]:
    """The lines of a printed page, of which a sentence that goes on in the next line is one."""
    pieces: list[list[tuple[str, int]]] = []
    for number, text in enumerate(printed, 1):
        if pieces and _goes_on(pieces[-1][-1][0], text):
            pieces[-1].append((f"\n{text}", number - 1))
        else:
            pieces.append([(text, number)])
    lines = (joined(piece, 0) or Line("", ((0, piece[0][1]),)) for piece in pieces)
    return tuple(lines)


def _goes_on(before: str, text: str) -> bool:
    """Whether a line of a paragraph is followed by another one of it."""
    start = text.lstrip()[:1]
    return len(before.strip()) > _WRAPPED and (start.islower() or start in {"(", "&"})


def _plain(line: str, number: int) -> Line:
    marks = _HEADING.match(line)
    shown = _BOLD.sub(r"\2", line[marks.end() :] if marks else line)
    return Line(shown.strip(), ((0, number),), marks.end() if marks else 0)


def sentences(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` with each long one cut into its sentences, and before what alone is a plus.

    What one sentence says is not said of the next.
    """
    cut: list[Line] = []
    for line in lines:
        is_long = len(line.text) > LONG and not line.heading
        for part in _cut(line, _SENTENCE_END) if is_long else [line]:
            cut += _cut(part, _ONE_PLUS) if part.heading <= 0 else [part]
    return tuple(cut)


def _cut(line: Line, after: re.Pattern[str]) -> Iterator[Line]:
    ends = [found.end() for found in after.finditer(line.text)]
    for start, end in pairwise([0, *ends, len(line.text)]):
        first, beyond = bisect_right(line.starts, (start, LAST)), bisect_left(line.starts, (end,))
        later = [(place - start, number) for place, number in line.starts[first:beyond]]
        starts = ((0, line.number_at(start)), *later)
        yield Line(line.text[start:end].rstrip(), starts, PART if start else line.heading)


def joined(pieces: Sequence[tuple[str, int]], heading: int) -> Line | None:
    """A line of pieces of text, each with the line of the file on which it stands.

    White space is one space. None if nothing is left.
    """
    text = ""
    starts: list[tuple[int, int]] = []
    for piece, number in pieces:
        for offset, part in enumerate(_LINE_START.split(piece)):
            if text[-1:] not in ("", " ") and part[:1].isspace():
                text += " "
            if words := " ".join(part.split()):
                starts.append((len(text) if starts else 0, number + offset))
                text += words + (" " if part[-1].isspace() else "")
    return Line(text.rstrip(), tuple(starts), heading) if starts else None
