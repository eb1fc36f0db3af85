"""The lines of a CV with what can be seen of them: cells, indentation, list items, dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from po_career.intake.resume.headings import COLUMN, Section, section_of, with_heading
from po_career.intake.resume.job_words import label_of
from po_career.intake.resume.parsed import Place, Said
from po_career.language.dates import MONTH_NAME, OPEN_WORDS, Day, is_open, read_day, year_of
from po_career.text import words_in

_YEAR = r"(?:19|20)\d\d"
DAY = (
    r"(?:(?:\d\d?\.?\s(?:de\s)?)?(?:early|mid|late|anfang|mitte|ende|début|fin|q[1-4]"
    rf"|spring|summer|autumn|fall|winter|{MONTH_NAME})\.?,?"
    rf"(?:\s(?:de|del)\s|[\s/-]{{0,3}})(?:\d\d?(?:st|nd|rd|th)?,\s)?{_YEAR}"
    rf"|(?:\d\d?[./])?\d\d?\s?[./]\s?{_YEAR}|{_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.]\d\d)?"
    rf"|{_YEAR}\s{MONTH_NAME}\b|{MONTH_NAME}\.?\s?['’]\d\d|{_YEAR})(?!\d)"
)
_SHORT = r"(?:0?[1-9]|1[0-2])[/.]\d\d(?![\d/.])"
_TO = (
    r"(?:-|–|—|‐|‑|−|→|~|\bto\b|\buntil\b|\btill\b|\bbis\b|\bà\b|\bau\b|\ba\b|\bal\b|\bhasta\b"
    r"|\bjusqu['’](?:à|au|en))"
)
_OPEN = (
    rf"(?:(?:to|bis|à|a|hasta|au|jusqu['’](?:à|au|en))\s)?(?:the\s|la\s|l['’])?(?:{OPEN_WORDS})\b"
)
_SINCE = r"\b(?:since|seit|ab|depuis|dès|desde)\s(?:dem\s|le\s|el\s)?"
RANGE = re.compile(
    r"(?<![\w/.-])(?:(?:since|from|von|seit|de|du|desde|depuis)\s{1,3})?"
    rf"(?P<start>{DAY})\s{{0,3}}{_TO}\s{{0,3}}"
    rf"(?P<end>{DAY}|{_OPEN}|(?=\s{{0,3}}[)\]|,]|\s*$))"
    rf"|(?<![\w/.-])(?P<short>{_SHORT})\s{{0,3}}{_TO}\s{{0,3}}(?P<short_end>{_SHORT}|{_OPEN})"
    rf"|{_SINCE}(?P<since>{DAY})",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    rf"{DAY}\s{{0,3}}{_TO}\s{{0,3}}(?:{MONTH_NAME}\.?)?$|(?:^|\s){MONTH_NAME}\.?$", re.IGNORECASE
)
_FINISH = re.compile(
    rf"(?:{_TO}\s{{0,3}})?(?:{DAY}|{_OPEN})|{_YEAR}\s{{0,3}}{_TO}.*", re.IGNORECASE
)
_OPENS_DAY = re.compile(DAY, re.IGNORECASE)
_BULLET = re.compile(
    r"^\s*(?:[-*•▪◦●‣·–—+■➢➤✓✔∙⁃\x88\uf0b7\uf0a7]|o(?=\s)|\(?\d{1,2}[.)](?=\s))\s+"
)
_MARKUP = re.compile(
    r"^\s*#+\s*|\*\*|__|`|^\s*>\s?|<[^<>]{1,40}>|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)"
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]{0,1000}\)")
_RULE = re.compile(r"[\s|:=_*─━-]*")
_ODD_LETTERS = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
    0x15: "–", 0x16: "—", 0x17: None, 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
    0x10: "“", 0x11: "”", 0x88: "•",
    0xA0: " ", 0x202F: " ", 0x2009: " ", 0xAD: None, 0x200B: None, 0xFEFF: None, 0x200E: None,
}  # fmt: skip
"""Ligatures and dashes of printed texts (also those of TeX's T1 fonts, which lie among the control
characters), spaces that do not break, and signs that are not seen.
"""
_STARTS = words_in(
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez"
    " fév avr aoû déc ene abr ago dic"
)
_CAPITAL = "|".join(map(str.title, _STARTS))
_RUN_TOGETHER = re.compile(rf"(?<=[a-zäöüéß)])(?=(?:{_CAPITAL})[a-zäöüéû]*\.?\s(?:de\s)?{_YEAR})")
"""Where a column of dates has run into that of titles: Product OwnerMar 2021."""
_APART = re.compile(r"\t\s*|\s{3,}|\s*\|\s*")
_TAKEN = "\0"
"""The text of a line that has gone into the one above it."""
_MANY_GAPS = 0.6
"""If more than this part of the lines stand behind empty ones, these say nothing."""


class Cell(NamedTuple):
    """A piece of a line that stands apart from the rest."""

    text: str
    column: int


class Line(NamedTuple):
    """A line that says something, without its markup and without the heading that it opens with."""

    words: str
    where: Place
    section: Section
    heading: str
    """The heading that the line is, or opens with."""
    is_marked: bool
    """Whether it is a heading in Markdown."""
    is_bold: bool
    is_item: bool
    cells: tuple[Cell, ...]
    indent: int
    after_gap: bool
    """Whether an empty line stands before it."""
    dates: re.Match[str] | None

    @property
    def text(self) -> str:
        """The words of the line without the sign of a list item."""
        return _BULLET.sub("", self.words)


def lines_of(said: Iterable[Said]) -> list[Line]:
    """The lines that say something, each in its section; dates that are wrapped are joined."""
    rows = [_Row(expanded(line.words), line.where) for line in said]
    filled = _filled(_finished(list(_unwrapped(rows))))
    opened = with_heading(_without_markup(row.text) for row, _ in filled)
    lines = (_line(row, one, gap=gap) for (row, gap), one in zip(filled, opened, strict=True))
    return [line for line in lines if line.words or line.heading]


def _filled(rows: Iterable["_Row"]) -> list[tuple["_Row", bool]]:
    """The rows that are neither empty nor a drawn line, and whether an empty one stands before."""
    filled: list[tuple[_Row, bool]] = []
    gaps = 0
    after_gap = False
    for row in rows:
        if not row.text.strip(" "):
            after_gap = True
        elif row.text == COLUMN or not _RULE.fullmatch(row.text):
            filled.append((row, after_gap))
            gaps += after_gap
            after_gap = False
    if gaps > _MANY_GAPS * len(filled):
        return [(row, False) for row, _ in filled]
    return filled


def expanded(text: str) -> str:
    """`text` with plain letters for printed ones, and its tabs kept as breaks between cells."""
    return (
        _RUN_TOGETHER.sub("   ", text.translate(_ODD_LETTERS)).replace("\t", "    ").rstrip(" \n\r")
    )


def period(found: re.Match[str]) -> tuple[Day | None, Day | None, bool]:
    """The first and the last day of a range of dates, and whether it goes on."""
    start = _day(found["start"] or found["short"] or found["since"])
    end_text = found["end"] or found["short_end"] or ""
    open_end = found["since"] is not None or is_open(end_text)
    return start, None if open_end else _day(end_text), open_end


def cells_of(text: str) -> list[Cell]:
    """The pieces of a line that stand apart, each with the column that it begins in."""
    cells = []
    at = 0
    for found in [*_APART.finditer(text), None]:
        piece = text[at : found.start() if found else len(text)]
        if piece.strip():
            cells.append(Cell(piece.strip(), at + len(piece) - len(piece.lstrip())))
        at = found.end() if found else at
    return cells


class _Row(NamedTuple):
    text: str
    where: Place


def _line(row: _Row, opened: tuple[Section, str, str], *, gap: bool) -> Line:
    section, words, heading = opened
    lead = row.text.lstrip()
    cells = tuple(_ranges(cells_of(_without_markup(row.text, keep_indent=True))))
    if heading:
        is_beside = len(cells) > 1 and section_of(cells[0].text) is not None
        cells = cells[1:] if is_beside else tuple(cells_of(words))
    if len(cells) > 1 and not heading:
        words = "   ".join(cell.text for cell in cells)
    return Line(
        words,
        row.where,
        section,
        heading,
        is_marked=lead.startswith("#"),
        is_bold=lead.startswith(("**", "#")),
        is_item=_BULLET.match(words) is not None,
        cells=cells,
        indent=cells[0].column if heading and cells else len(row.text) - len(lead),
        after_gap=gap,
        dates=RANGE.search(words),
    )


def _without_markup(line: str, *, keep_indent: bool = False) -> str:
    if line == COLUMN:
        return line
    indent = line[: len(line) - len(line.lstrip())] if keep_indent else ""
    return indent + _MARKUP.sub("", _LINK.sub(r"\1", line.strip())).strip().strip("|").strip()


def _ranges(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Cells in which two that stand side by side, a first and a last day, are one range."""
    at = 0
    while at < len(cells):
        cell, after = cells[at], cells[at + 1] if at + 1 < len(cells) else Cell("", 0)
        ends = after.text and (is_open(after.text) or read_day(after.text) is not None)
        if ends and read_day(cell.text) is not None:
            yield Cell(f"{cell.text} – {after.text}", cell.column)
            at += 1
        else:
            yield cell
        at += 1


def _unwrapped(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows; those of tables with heads of columns are whole, as what is wrapped in a cell is
    joined.
    """
    table = _Table()
    for row in rows:
        yield from table.take(row)
    yield from table.end()


class _Table:
    """The record of a table that is open while its rows go by."""

    def __init__(self) -> None:
        self.is_open = False
        self.record: list[Cell] = []
        self.where: Place | None = None

    def take(self, row: _Row) -> Iterator[_Row]:
        cells = cells_of(row.text)
        is_head = _is_head(cells)
        if cells and self.record and _goes_on(self.record, cells):
            self.record = _with_below(self.record, cells)
            return
        yield from self.end()
        self.is_open = is_head or (self.is_open and section_of(row.text.strip()) is None)
        if self.is_open and not is_head and len(cells) > 1:
            self.record, self.where = cells, row.where
        else:
            yield row

    def end(self) -> Iterator[_Row]:
        if self.where is not None:
            yield _Row(_laid_out(self.record), self.where)
        self.record, self.where = [], None


def _is_head(cells: Sequence[Cell]) -> bool:
    return len(cells) > 2 and all(label_of(cell.text) for cell in cells)


def _goes_on(record: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether cells stand below those of a record, and are not a record of their own."""
    if any(min(abs(cell.column - one.column) for one in record) > 3 for cell in cells):
        return False
    if any(_OPENS_DAY.match(cell.text) for cell in cells):
        return any(_UNFINISHED.search(cell.text) for cell in record)
    return True


def _with_below(record: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    whole = list(record)
    for cell in cells:
        at = min(range(len(whole)), key=lambda number: abs(whole[number].column - cell.column))
        whole[at] = Cell(f"{whole[at].text} {cell.text}", whole[at].column)
    return whole


def _finished(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, each range of dates that goes on below it made whole."""
    whole = list(rows)
    for number, _ in enumerate(pairwise(rows)):
        upper, lower = whole[number], whole[number + 1]
        if not upper.text.strip() or not lower.text.strip():
            continue
        joined = _joined(cells_of(upper.text), cells_of(lower.text))
        if joined is not None:
            whole[number] = _Row(_laid_out(joined[0]), upper.where)
            whole[number + 1] = _Row(_laid_out(joined[1]) or _TAKEN, lower.where)
    return [row for row in whole if row.text != _TAKEN]


def _joined(upper: list[Cell], lower: list[Cell]) -> tuple[list[Cell], list[Cell]] | None:
    """Two rows of cells with the range of dates that the upper one begins made whole; None if it
    begins none that the lower one ends.
    """
    for at, cell in enumerate(upper):
        below = _below(upper, at, lower)
        if below is not None:
            made = Cell(f"{cell.text} {below.text}", cell.column)
            rest = [one for one in lower if one is not below]
            above = [*upper[:at], made, *upper[at + 1 :]]
            return (above, rest) if len(upper) > 1 else ([made, *rest], [])
    return None


def _below(upper: Sequence[Cell], at: int, lower: Sequence[Cell]) -> Cell | None:
    """The cell that ends the range of dates that one above it begins."""
    cell = upper[at]
    if not _UNFINISHED.search(cell.text) or RANGE.search(f"{cell.text} x"):
        return None
    is_last = len(lower) == 1 and at == len(upper) - 1
    for one in lower:
        is_under = abs(one.column - cell.column) <= 3 or is_last
        if is_under and _FINISH.fullmatch(one.text) and RANGE.search(f"{cell.text} {one.text}"):
            return one
    return None


def _laid_out(cells: Sequence[Cell]) -> str:
    text = ""
    for cell in cells:
        text = text.ljust(len(text) + 3 if text else 0).ljust(cell.column) + cell.text
    return text


def _day(text: str | None) -> Day | None:
    if text is None:
        return None
    if found := re.fullmatch(r"(\d\d?)[/.](\d\d)", text):
        return read_day(f"{found[1]}/{year_of(found[2])}")
    return read_day(text)
