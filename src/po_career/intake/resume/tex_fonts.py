"""Fonts of TeX that do not say which letters their codes are.

A PDF of pdflatex with T1 fonts made of dots has neither names of glyphs nor a map to Unicode. Its
plain letters are read right, its dashes, ligatures and bullets as control characters, and accents
as other letters. Such a font is given the names of the T1 encoding (Cork, 1990), with the ligatures
of OT1 in the places of loose accents, and the bullet of TS1.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject

_CONTROLS = re.compile(r"[\x0b\x0c\x0e-\x1f\x80-\x84\x86-\x9f]")
_LIGATURES = "ﬀﬁﬂﬃﬄ"
_LOW = f"{_LIGATURES}“”„«»–—\u200b\u2030ıȷ{_LIGATURES}"
"""From 11 on; 23 is a sign without a width."""
_HIGH = (
    "ĂĄĆČĎĚĘĞ•ĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
"""From 128 on."""


def has_controls(text: str) -> bool:
    """Whether a text holds characters that only a font without names brings."""
    return _CONTROLS.search(text) is not None


def name_letters(page: "PageObject") -> None:
    """Give the fonts of a page that have no map to Unicode the names of TeX's letters."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    names: list[NumberObject | NameObject] = []
    for first, letters in ((11, _LOW), (128, _HIGH)):
        names += [NumberObject(first), *(NameObject(f"/uni{ord(one):04X}") for one in letters)]
    encoding = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Encoding"),
            NameObject("/Differences"): ArrayObject(names),
        }
    )
    resources = page["/Resources"].get_object()
    fonts = resources.get("/Font", DictionaryObject()).get_object()  # type: ignore[union-attr]
    for name in fonts:
        font = fonts[name].get_object()
        if "/ToUnicode" not in font and font.get("/Subtype") in ("/Type1", "/Type3", "/TrueType"):
            font[NameObject("/Encoding")] = encoding
