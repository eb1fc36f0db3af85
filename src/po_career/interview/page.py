"""A question as lines of text: wrapped to a width, with a list that is cut to a height.

Both faces show these lines.
"""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from po_career.interview.question import Option, Question
from po_career.text import printable

PROSE = 78
"""No line is longer, however wide the terminal is."""
KEYS: dict[str, tuple[str, ...]] = {
    "choose": ("Up/Down move", "Esc back", "F1 help", "b, ? and q alone, with Enter"),
    "level": ("u not sure", "b back", "? help", "q enough"),
    "number": ("b back", "? help", "q enough"),
    "text": ("Esc back", "F1 help", "b, ? and q alone, with Enter"),
    "ticks": ("b back", "? help", "q enough"),
}
"""Keys beside Enter. Where letters are text, those that work elsewhere work alone on the line."""


class Styled(NamedTuple):
    """One line, or a piece of one, and how it is meant: a title, support, or the chosen answer."""

    style: str
    text: str


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` made printable, in lines of at most `width` cells; the first opened by `first`, the
    others by `rest`.

    Lines break at spaces; a word is broken only where it is longer than a line.
    """
    lines, line, empty = [], first, True
    opening = first if rest is None else rest
    for word in _words(printable(text), max(1, width - max(cells(first), cells(opening)))):
        if not empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, empty = opening, True
        line, empty = (line + word if empty else f"{line} {word}"), False
    return [*lines, line]


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        (
            2
            if unicodedata.east_asian_width(c) in "WF"
            else unicodedata.category(c) not in {"Mn", "Me"}
        )
        for c in text
    )


def head(question: Question, width: int, *, hint: bool = True) -> list[Styled]:
    """Which question it is, where there are several, the question, and a word that helps to answer
    it.
    """
    place = f"Question {question.number} of about {question.about}"
    lines = [Styled("support", line) for line in wrap(place, width)] if question.about > 1 else []
    lines += [Styled("title", line) for line in wrap(question.title, width)]
    if hint and question.hint:
        lines += [Styled("support", line) for line in wrap(question.hint, width)]
    return lines


def foot(question: Question, width: int, note: str, help_text: str, enter: str) -> list[Styled]:
    """A note, help where there is to be some, and the keys, of which Enter does what
    `enter` says.
    """
    lines: list[Styled] = []
    if note:
        lines += [*(Styled("title", line) for line in wrap(note, width)), Styled("", "")]
    if help_text:
        lines += [*(Styled("", line) for line in wrap(help_text, width)), Styled("", "")]
    return lines + [Styled("support", line) for line in _key_lines(question, width, enter)]


def option_lines(option: Option, mark: str, width: int, *, unfolded: bool = False) -> list[str]:
    """An option with a hanging indent below its mark, and its description where that fits beside
    the label.

    `unfolded`, a description that does not fit stands below.
    """
    room = width - cells(mark) - cells(option.label) - 2
    if option.description and cells(option.description) <= room:
        return [mark + printable(f"{option.label}  {option.description}")]
    indent = " " * cells(mark)
    lines = wrap(option.label, width, mark, indent)
    if unfolded and option.description:
        lines += wrap(option.description, width, indent, indent)
    return lines


def list_lines(
    options: Sequence[Option],
    chosen: int | None,
    width: int,
    rows: int,
    *,
    marks: Sequence[str] = (),
) -> list[Styled]:
    """Options in at most `rows` lines, whole ones only, the chosen one among them; what is cut off
    is counted.

    `marks` stand before the options: the digit that is also the key, a box.
    """
    blocks = []
    for index, option in enumerate(options):
        cursor = "> " if index == chosen else "  "
        mark = marks[index] if marks else ""
        unfolded = bool(marks) and index == chosen
        blocks.append(option_lines(option, cursor + mark, width, unfolded=unfolded))
    first, end = _in_view([len(block) for block in blocks], chosen or 0, rows)
    above = [Styled("support", f"  {first} more above")] if first else []
    below = [Styled("support", f"  {len(blocks) - end} more below")] if end < len(blocks) else []
    shown = [
        Styled("chosen" if index == chosen else "", line)
        for index in range(first, end)
        for line in blocks[index]
    ]
    return [*above, *shown, *below]


def _in_view(heights: Sequence[int], chosen: int, rows: int) -> tuple[int, int]:
    """First and end of the options to show: from the top as long as the chosen one is in view, else
    so that it comes last.

    What is cut off at an end takes one row there to say so.
    """
    if sum(heights) <= rows:
        return 0, len(heights)
    first = 0
    while first < chosen and sum(heights[first : chosen + 1]) > rows - (first > 0) - (
        chosen + 1 < len(heights)
    ):
        first += 1
    end = chosen + 1
    while end < len(heights) and sum(heights[first : end + 1]) <= rows - (first > 0) - (
        end + 1 < len(heights)
    ):
        end += 1
    return first, end


def _key_lines(question: Question, width: int, enter: str) -> list[str]:
    """The keys, as many on a line as fit."""
    first: tuple[str, ...] = ()
    if question.kind == "level":
        first = (f"0-{len(question.options) - 1} choose",)
    if question.kind == "ticks":
        digits = f"1-{min(9, len(question.options))}" if len(question.options) > 1 else "1"
        first = (f"{digits} or Space tick",)
        if any(option.deniable for option in question.options):
            first = (*first, "n not there")
    lines = [""]
    accept = (f"Enter {printable(enter)}",) if enter else ()
    for key in (*first, *accept, *KEYS[question.kind]):
        joined = f"{lines[-1]}   {key}" if lines[-1] else key
        lines = [*lines[:-1], joined] if cells(joined) <= width else [*lines, key]
    return [
        part for line in lines for part in (wrap(line, width) if cells(line) > width else [line])
    ]


def _words(text: str, longest: int) -> list[str]:
    return [piece for word in text.split(" ") if word for piece in _pieces(word, longest)]


def _pieces(word: str, longest: int) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and cells(pieces[-1] + char) > longest:
            pieces.append("")
        pieces[-1] += char
    return pieces
