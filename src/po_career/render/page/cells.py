"""How many cells of a terminal a text takes."""

import unicodedata

EMOJI_SELECTOR = "\ufe0f"
"""Makes the character before it two cells wide; counted as one cell of its own, which is right or
one too many.
"""


def cell_width(text: str) -> int:
    """Cells of `text`: two for a wide character, none for a combining mark, else one."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def char_width(char: str) -> int:
    """Cells of one character."""
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in {"Mn", "Me"} and char != EMOJI_SELECTOR else 1


def split_at(text: str, width: int) -> tuple[str, str]:
    """`text` in two, the first part as long as fits into `width` cells, and never empty."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > width and index:
            return text[:index], text[index:]
    return text, ""
