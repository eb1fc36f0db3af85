"""The text of an RTF document: its paragraphs, list items and cells, without pictures and fields.

Rich Text Format 1.9.1. Backslashes begin words of control, braces groups.
"""

import re

from po_career.intake.resume.paper import HEADING, ITEM, Paper
from po_career.intake.resume.parsed import Said
from po_career.text import word_set

_TOKEN = re.compile(
    rb"\\bin(?P<bin>\d+) ?|\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_UNSEEN = word_set(
    "fonttbl colortbl stylesheet info pict header footer footnote headerl headerr headerf footerl"
    " footerr footerf fldinst sp themedata datastore listtable listoverridetable generator xmlnstbl"
    " annotation bkmkstart bkmkend nonshppict object rsidtbl latentstyles pntext listtext"
)
"""Groups that a reader of the page does not see."""
_ITEM_SIGNS = frozenset(("pntext", "listtext"))
_CODE_PAGES = {number: f"cp{number}" for number in (437, 850, 1250, 1251, 1252, 1253, 1254, 1257)}
_SIGNS = {
    "bullet": "• ", "endash": "–", "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "tab": "\t", "enspace": " ", "emspace": " ",
}  # fmt: skip


def read_rich_text(data: bytes, name: str) -> list[Said]:
    """The lines of an RTF document."""
    return _Reader(data).read().lines(name)


class _Reader:
    """One walk over the tokens of a document."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.paper = Paper()
        self.page = "cp1252"
        self.hidden = 0
        """How many groups deep it is in one that is not seen."""
        self.depth = 0
        self.skip = 0
        """How many letters stand for a character of Unicode that was read already."""
        self.in_row = False
        self.starred = False

    def read(self) -> Paper:
        at = 0
        while at < len(self.data) and not self.paper.is_full:
            found = _TOKEN.match(self.data, at)
            if found is None:
                at += 1
                continue
            at = found.end() + int(found["bin"] or 0)
            self.take(found)
        if self.in_row:
            self.paper.end_row()
        return self.paper

    def take(self, found: re.Match[bytes]) -> None:
        if found["brace"]:
            self.brace(found["brace"])
        elif found["word"]:
            self.word(found["word"].decode("ascii"), found["value"])
        elif found["hex"]:
            self.letters(bytes.fromhex(found["hex"].decode("ascii")))
        elif found["sign"]:
            self.sign(found["sign"])
        elif found["text"]:
            self.letters(found["text"])

    def brace(self, brace: bytes) -> None:
        self.depth += 1 if brace == b"{" else -1
        self.starred = False
        if self.hidden > self.depth:
            self.hidden = 0

    def sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign == b"~":
            self.letters(b" ")
        elif sign in b"\\{}":
            self.letters(sign)
        elif sign in b"_":
            self.letters(b"-")

    def word(self, word: str, value: bytes | None) -> None:
        number = int(value or 0)
        starred, self.starred = self.starred, False
        if self.hidden:
            return
        self.paper.mark(ITEM if word in _ITEM_SIGNS else "")
        if word in _UNSEEN or (starred and word != "shpinst"):
            self.hidden = self.depth
        elif word == "u":
            self.skip = 0
            self.write(chr(number % 65_536))
            self.skip = 1
        elif word == "ansicpg":
            self.page = _CODE_PAGES.get(number, self.page)
        elif word in _SIGNS:
            self.write(_SIGNS[word])
        else:
            self.layout(word)

    def layout(self, word: str) -> None:
        if word in ("par", "line", "sect", "page"):
            self.paper.end()
        elif word == "outlinelevel":
            self.paper.mark(HEADING)
        elif word == "ls":
            self.paper.mark(ITEM)
        elif word == "trowd" and not self.in_row:
            self.paper.begin_row()
            self.paper.begin_cell()
            self.in_row = True
        elif word == "cell" and self.in_row:
            self.paper.end_cell()
            self.paper.begin_cell()
        elif word == "row" and self.in_row:
            self.paper.end_cell()
            self.paper.end_row()
            self.in_row = False

    def letters(self, raw: bytes) -> None:
        if self.skip:
            raw, self.skip = raw[self.skip :], 0
        if raw and not self.hidden:
            self.write(raw.decode(self.page, "replace"))

    def write(self, text: str) -> None:
        if not self.hidden:
            self.paper.write(text)
