"""Text that came from outside, made safe to show and wrapped, and commands as the person calls
them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

PROGRAM = "po-career"
"""The name of the program, in every command that a text suggests."""
NO_BREAK = "\u00a0"
"""A space at which no line breaks; the layout turns it into a plain one."""
_EMOJI_SELECTOR = "\ufe0f"
"""Makes the character before it two cells wide; counted as one cell of its own, which is right or
one too many.
"""
JOINER = "\u200d"
_BETWEEN_EMOJI = re.compile(
    "(?<=[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
"""What joins two emoji into one; anywhere else the sign is shown as an escape."""
_COMMAND = re.compile(rf"(?<![\w/.-]){PROGRAM}(?= (?:[a-z]|[A-Z]{{4}}|--))")


Key = TypeVar("Key")


def words_in(text: str) -> list[str]:
    """The words that a text lists: between its commas if it has any, else between its spaces."""
    return [word.strip() for word in text.split("," if "," in text else None)]


def word_set(text: str) -> frozenset[str]:
    """The words that a text lists, as a set."""
    return frozenset(words_in(text))


def by_word(
    table: Mapping[Key, str], read: Callable[[str], Iterable[str]] = words_in
) -> dict[str, Key]:
    """Each word that a text of `table` lists, to the key of that text; `read` finds the words."""
    keys: dict[str, Key] = {}
    for key, text in table.items():
        keys |= dict.fromkeys(read(text), key)
    return keys


def as_called(text: str, program: str) -> str:
    """`text` with the commands in it as they are typed when the program is called `program`."""
    return text if program == PROGRAM else _COMMAND.sub(lambda _: program, text)


def printable(text: str) -> str:
    """`text` on one line, with every control and direction character as a visible escape.

    Data never steers a terminal.
    """
    if JOINER not in text:
        return "".join(map(_shown, text))
    return JOINER.join("".join(map(_shown, part)) for part in _BETWEEN_EMOJI.split(text))


def _shown(char: str) -> str:
    if char in "\n\r\t":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return ascii(char)[1:-1]
    return char


def cell_width(text: str) -> int:
    """Cells of a terminal that `text` takes: two for a wide character, none for a combining mark,
    else one.
    """
    return len(text) if text.isascii() else sum(map(char_width, text))


def char_width(char: str) -> int:
    """Cells of one character."""
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    is_mark = unicodedata.category(char) in {"Mn", "Me"} and char != _EMOJI_SELECTOR
    return 0 if is_mark or char == JOINER else 1


def split_at(text: str, width: int) -> tuple[str, str]:
    """`text` in two, the first part as long as fits into `width` cells, and never empty."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > width and index:
            return text[:index], text[index:]
    return text, ""


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` made printable, in lines of at most `width` cells; the first line opens with `first`,
    the others with `rest`, or with `first` as well.

    Lines break at spaces; a word is broken only if it is longer than a line.
    """
    opening = first if rest is None else rest
    longest = max(1, width - max(cell_width(first), cell_width(opening)))
    return in_lines(_pieces(printable(text), longest), width, first, opening)


def in_lines(
    pieces: Iterable[str], width: int, first: str = "", rest: str = "", gap: str = " "
) -> list[str]:
    """`pieces` in lines of at most `width` cells, with a `gap` between them; the first line opens
    with `first`, the others with `rest`. A piece that is too long stands alone, whole.
    """
    lines, is_empty = [first], True
    for piece in pieces:
        line = lines[-1] + piece if is_empty else lines[-1] + gap + piece
        if is_empty or cell_width(line) <= width:
            lines[-1] = line
        else:
            lines.append(rest + piece)
        is_empty = False
    return lines


def _pieces(text: str, longest: int) -> Iterator[str]:
    """The words of a text, those of more than `longest` cells in pieces."""
    for word in filter(None, text.split(" ")):
        left = word
        while left:
            piece, left = split_at(left, longest)
            yield piece
