"""A question as lines of text: wrapped to a width, with a list that is cut to a height.

Both faces show these lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from po_career.interview.question import Option, Question, Signal
from po_career.text import cell_width, in_lines, printable, wrapped

PROSE = 78
"""No line is longer, however wide the terminal is."""
KEYS: dict[str, tuple[str, ...]] = {
    "choose": ("Up/Down move", "Esc back", "F1 help", "b, ? and q alone, with Enter"),
    "level": ("u not sure", "b back", "? help", "q enough"),
    "number": ("b back", "? help", "q enough"),
    "text": ("Esc back", "F1 help", "b, ? and q alone, with Enter"),
    "ticks": ("b back", "? help", "q enough"),
}
"""Keys beside Enter. Where letters are text, the letters work alone on the line."""


ALONE: Mapping[str, tuple[Signal, str]] = {
    "b": (Signal.BACK, "back"),
    "q": (Signal.STOP, "enough"),
}
"""What a letter alone on the line means, and what Enter then does."""


class Styled(NamedTuple):
    """One line, and how it is meant: as a title, support, the chosen answer, or plain text."""

    style: str
    text: str


def said_lines(text: str, width: int) -> list[str]:
    """A line that stays between the questions, wrapped; what is indented hangs a little further."""
    indent = " " * (len(text) - len(text.lstrip()))
    return wrapped(text, width, indent, indent + "  " if indent else "")


def styled(style: str, text: str, width: int) -> list[Styled]:
    """`text` in lines of one style, none if it is empty."""
    return [Styled(style, line) for line in wrapped(text, width)] if text else []


def head(question: Question, width: int, *, hint: bool = True) -> list[Styled]:
    """Which question it is if there are several, the question, and a word that helps to answer
    it.
    """
    place = f"Question {question.number} of about {question.about}" if question.about > 1 else ""
    return [
        *styled("support", place, width),
        *styled("title", question.title, width),
        *styled("support", question.hint if hint else "", width),
    ]


def foot(question: Question, width: int, note: str, help_text: str, enter: str) -> list[Styled]:
    """A note, help if there is to be some, and the keys, of which Enter does what `enter` says."""
    lines: list[Styled] = []
    for style, text in (("title", note), ("", help_text)):
        if text:
            lines += [*styled(style, text, width), Styled("", "")]
    for line in in_lines(_keys(question, enter), width, gap="   "):
        if cell_width(line) > width:
            lines += styled("support", line, width)
        else:
            lines.append(Styled("support", line))
    return lines


def option_lines(option: Option, mark: str, width: int, *, unfolded: bool = False) -> list[str]:
    """An option with a hanging indent below its mark, and its description if that fits beside the
    label.

    `unfolded`, a description that does not fit stands below.
    """
    room = width - cell_width(mark) - cell_width(option.label) - 2
    if option.description and cell_width(option.description) <= room:
        return [mark + printable(f"{option.label}  {option.description}")]
    indent = " " * cell_width(mark)
    lines = wrapped(option.label, width, mark, indent)
    if unfolded and option.description:
        lines += wrapped(option.description, width, indent)
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
        mark = marks[index] if marks else ""
        is_chosen = index == chosen
        cursor, style = ("> ", "chosen") if is_chosen else ("  ", "")
        unfolded = is_chosen and mark != ""
        lines = option_lines(option, cursor + mark, width, unfolded=unfolded)
        blocks.append([Styled(style, line) for line in lines])
    first, end = _in_view([len(block) for block in blocks], chosen or 0, rows)
    shown = list(chain.from_iterable(blocks[first:end]))
    if first:
        shown.insert(0, Styled("support", f"  {first} more above"))
    if end < len(blocks):
        shown.append(Styled("support", f"  {len(blocks) - end} more below"))
    return shown


def _in_view(heights: Sequence[int], chosen: int, rows: int) -> tuple[int, int]:
    """First and end of the options to show: from the top as long as the chosen one is in view, else
    so that it comes last.

    What is cut off at an end takes one row there to say so: of ten options of one line each, in
    five rows with the seventh chosen, the fifth to the seventh stand between two such rows.
    """
    if sum(heights) <= rows:
        return 0, len(heights)

    def fits(first: int, end: int) -> bool:
        return sum(heights[first:end]) <= rows - (first > 0) - (end < len(heights))

    first, end = 0, chosen + 1
    while first < chosen and not fits(first, end):
        first += 1
    while end < len(heights) and fits(first, end + 1):
        end += 1
    return first, end


def _keys(question: Question, enter: str) -> Iterator[str]:
    many = len(question.options)
    if question.kind == "level":
        yield f"0-{many - 1} choose"
    if question.kind == "ticks":
        yield f"1-{min(9, many)} or Space tick" if many > 1 else "1 or Space tick"
        if any(option.deniable for option in question.options):
            yield "n not there"
    if enter:
        yield f"Enter {printable(enter)}"
    yield from KEYS[question.kind]
