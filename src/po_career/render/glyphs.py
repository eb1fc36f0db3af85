"""The characters that carry meaning on a screen, and what stands for a character that the output cannot take."""

import codecs
import unicodedata
from dataclasses import astuple, dataclass

from po_career.text import printable


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One character for each meaning, and the encoding that all shown text must fit in (None: any text fits)."""

    have: str = "■"
    perhaps: str = "▨"
    asked: str = "□"
    beyond: str = "·"
    full: str = "█"
    half: str = "▒"
    empty: str = "░"
    mark: str = "▸"
    arrow: str = "→"
    dash: str = "–"
    bar: str = "━"
    dot: str = "·"
    encoding: str | None = None

    def show(self, text: str) -> str:
        """Text from outside or from here, safe to print: no control characters, nothing that the encoding cannot take."""
        if text.isascii() and text.isprintable():
            return text
        clean = printable(text)
        return clean if self.encoding is None else "".join(_folded(char, self.encoding) for char in clean)


NO_BREAK = "\u00a0"
"""A space at which no line breaks; the layout turns it into a plain one."""
UNICODE = Glyphs()
ASCII = Glyphs(
    have="#",
    perhaps="?",
    asked="-",
    beyond=".",
    full="#",
    half="=",
    empty=".",
    mark=">",
    arrow="->",
    dash="-",
    bar="=",
    dot="-",
    encoding="ascii",
)

CLOSEST = {
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "·": "-",
    "•": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
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


def glyphs_for(encoding: str | None) -> Glyphs:
    """The glyphs for an output of this encoding: Unicode where it can encode them all (or there is none), else ASCII.

    An encoding that Python does not know counts as ASCII.
    """
    if encoding is None:
        return UNICODE
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return ASCII
    if name.startswith("utf-"):
        return UNICODE
    fits = all(_encodes(glyph, name) for glyph in astuple(UNICODE) if glyph is not None)
    return Glyphs(**{**_fields(UNICODE if fits else ASCII), "encoding": name})


def _fields(glyphs: Glyphs) -> dict[str, str]:
    return {name: getattr(glyphs, name) for name in Glyphs.__slots__}


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _folded(char: str, encoding: str) -> str:
    """`char` where the encoding takes it, else the closest ASCII, else a question mark."""
    if char == NO_BREAK or _encodes(char, encoding):
        return char
    if char in CLOSEST:
        return CLOSEST[char]
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii") or ("" if unicodedata.combining(char) else "?")
