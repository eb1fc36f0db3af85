"""Substitutes for characters that the encoding of an output cannot take, so that printing never
fails.
"""

import unicodedata

from po_career.text import NO_BREAK

CLOSEST = {
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    **dict.fromkeys("–—−‐‑·•", "-"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    "×": "x",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
}
"""ASCII for common characters that have no decomposition into it."""


def folded(text: str, encoding: str) -> str:
    """`text` with the closest ASCII, or a question mark, for each character that `encoding` cannot
    take.
    """
    if encodes(text.replace(NO_BREAK, " "), encoding):
        return text
    return "".join(_fold(char, encoding) for char in text)


def encodes(text: str, encoding: str) -> bool:
    """Whether `encoding` can take all of `text`."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _fold(char: str, encoding: str) -> str:
    """`char` if the encoding takes it, else the closest ASCII, else a question mark."""
    if char == NO_BREAK or encodes(char, encoding):
        return char
    if char in CLOSEST:
        return CLOSEST[char]
    closest = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
    return closest or ("" if unicodedata.combining(char) else "?")
