"""The characters that carry meaning on a screen, in Unicode or in ASCII."""

import codecs
from dataclasses import astuple, replace

from po_career.frozen import Frozen
from po_career.render.page.fallbacks import encodes, folded
from po_career.text import PROGRAM, as_called, printable


class Glyphs(Frozen):
    """One character for each meaning, and the encoding that must be able to take all text that is
    shown (None: any text fits).
    """

    have: str = "■"
    perhaps: str = "▨"
    asked: str = "□"
    beyond: str = "·"
    mark: str = "▸"
    arrow: str = "→"
    dash: str = "–"
    bar: str = "━"
    dot: str = "·"
    point: str = "●"
    stroke: str = "┃"
    encoding: str | None = None
    program: str = PROGRAM
    """The words with which the program was called."""

    def show(self, text: str) -> str:
        """Text from outside or from here, safe to print.

        No control characters, nothing that the encoding cannot take.
        """
        text = as_called(text, self.program)
        if text.isascii() and text.isprintable():
            return text
        clean = printable(text)
        return clean if self.encoding is None else folded(clean, self.encoding)


UNICODE = Glyphs()
ASCII = Glyphs(
    have="#",
    perhaps="?",
    asked="-",
    beyond=".",
    mark=">",
    arrow="->",
    dash="-",
    bar="=",
    dot="-",
    point="o",
    stroke="|",
    encoding="ascii",
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """The glyphs for an output of this encoding: Unicode if it can encode them all, or if there is
    no encoding, else ASCII.

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
    signs = "".join(sign for sign in astuple(UNICODE) if sign)
    return replace(UNICODE if encodes(signs, name) else ASCII, encoding=name)
