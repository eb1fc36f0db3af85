"""XLSX workbooks: what their cells show, read as the XML that it is, within limits.

Nothing in them is ever run. ECMA-376, part 1, 18.2 to 18.4, and part 2.
docs/decisions/009-spreadsheets.md says why no library does this.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from po_career.errors import InvalidFileError
from po_career.intake.framework.spreadsheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    Spot,
    Workbook,
    cell_text,
    rows_of,
    tidy,
    unreadable,
)
from po_career.intake.zipped_xml import (
    DAMAGED,
    DocumentTypeError,
    TooMuchError,
    Unpacking,
    local_name,
    xml_parser,
)

MOST_BYTES = 60_000_000
"""Of XML in one workbook, unpacked."""
MOST_PARTS = 5_000
LONGEST_CELL = 32_767
"""Characters of a cell, as the programs that write workbooks have it."""
MOST_CHARACTERS = 20_000_000
"""Of all cells of a sheet; many cells may share one long text."""
BEFORE_THE_FIRST = Spot(0, 0)
NO_VALUE = (
    "a formula whose value was never saved; open the file in a spreadsheet program and save it"
)
_FOREIGN = {
    "content.xml": ("this is an OpenDocument file", "save it as XLSX or as CSV"),
    "xl/workbook.bin": ("this is a binary workbook (XLSB)", "save it as XLSX or as CSV"),
}
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_workbook(data: bytes, file: str) -> Workbook:
    """The workbook in `data`; a merged cell counts in each cell that it covers.

    Raises InvalidFileError if it cannot be read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _Reader(archive, file).workbook()
    except (TooMuchError, DocumentTypeError) as limit:
        hint = "take out the sheets that hold no roles, or save the one that does as CSV"
        raise unreadable(file, str(limit), hint) from None
    except DAMAGED:
        hint = "open it in a spreadsheet program and save it again"
        raise unreadable(file, "the workbook is broken: damaged or cut off", hint) from None


class _Tag(NamedTuple):
    """A tag that opens, or one that closes after some text. Names come without name spaces."""

    name: str
    given: Mapping[str, str]
    """The attributes of a tag that opens."""
    text: str | None = None
    """Of a tag that closes: what stands in it, behind the tags inside it."""


@dataclass(slots=True)
class _Reader:
    """One workbook while it is read."""

    archive: ZipFile
    file: str
    unpacking: Unpacking = field(default_factory=lambda: Unpacking("workbook", MOST_BYTES))
    room: int = MOST_CELLS
    texts: list[str] = field(default_factory=list)
    """The texts that cells share."""

    def workbook(self) -> Workbook:
        names = set(self.archive.namelist())
        if len(names) > MOST_PARTS:
            raise TooMuchError(f"the workbook has more than {MOST_PARTS:,} parts")
        if "xl/workbook.xml" not in names:
            raise self.foreign(names)
        if "xl/sharedStrings.xml" in names:
            self.read_texts()
        targets = self.targets()
        sheets, notes = [], []
        for tag in self.opened("xl/workbook.xml", "sheet"):
            part = targets.get(tag.given.get("id", ""))
            if part in names:
                name = tidy(tag.given.get("name", ""))
                cells = self.cells(name, part)
                hidden = tag.given.get("state", "visible") != "visible"
                sheets.append(Sheet(name, rows_of(cells.found), cells.troubles, hidden))
                if cells.formulas:
                    notes.append(
                        f"{name}: what formulas showed when the file was last saved is taken"
                        f" ({cells.formulas}); nothing is computed"
                    )
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            notes.append("the macros in the workbook are not read")
        return Workbook(tuple(sheets), tuple(notes))

    def foreign(self, names: set[str]) -> InvalidFileError:
        for name, (what, hint) in _FOREIGN.items():
            if name in names:
                return unreadable(self.file, what, hint)
        return unreadable(self.file, "the zip holds no workbook", "expected an XLSX file")

    def targets(self) -> Mapping[str, str]:
        """The parts of the zip that the workbook refers to, by their ids."""
        targets = {}
        for tag in self.opened("xl/_rels/workbook.xml.rels", "Relationship"):
            if tag.given.get("TargetMode") != "External":
                path = posixpath.join("/xl", tag.given.get("Target", ""))
                targets[tag.given.get("Id", "")] = posixpath.normpath(path).lstrip("/")
        return targets

    def read_texts(self) -> None:
        pieces: list[str] = []
        for name, _, text in self.tags("xl/sharedStrings.xml"):
            if name == "t" and text:
                pieces.append(text)
            elif name == "si" and text is not None:
                if len(self.texts) >= MOST_CELLS:
                    raise TooMuchError(f"the workbook has more than {MOST_CELLS:,} texts")
                self.texts.append(_unescaped(_short("".join(pieces))))
                pieces = []

    def cells(self, sheet: str, part: str) -> "_Cells":
        cells = _Cells(self.texts, sheet)
        for tag in self.tags(part):
            cells.read(tag)
            if cells.count() > self.room:
                raise TooMuchError(f"the workbook has more than {MOST_CELLS:,} cells")
        self.room -= cells.count()
        cells.fill_merged()
        return cells

    def opened(self, part: str, name: str) -> Iterator[_Tag]:
        """The tags of that name in a part of the zip, as they open."""
        return (tag for tag in self.tags(part) if tag.name == name and tag.text is None)

    def tags(self, part: str) -> Iterator[_Tag]:
        """The tags of one part of the zip, as they open and close.

        How East Asian words are read aloud (rPh) is left out.
        """
        events: list[_Tag] = []
        pieces: list[str] = []
        aloud = 0

        def start(tag: str, given: Mapping[str, str]) -> None:
            nonlocal aloud
            pieces.clear()
            aloud += local_name(tag) == "rPh"
            if not aloud:
                local = {local_name(name): value for name, value in given.items()}
                events.append(_Tag(local_name(tag), local))

        def end(tag: str) -> None:
            nonlocal aloud
            if not aloud:
                events.append(_Tag(local_name(tag), {}, "".join(pieces)))
            pieces.clear()
            aloud -= local_name(tag) == "rPh"

        parser = xml_parser(start, end, pieces.append)
        for _ in self.unpacking.parse(parser, self.archive, part):
            yield from events
            events.clear()


@dataclass(slots=True)
class _Cells:
    """One sheet while its tags go by."""

    texts: list[str]
    name: str
    found: dict[Spot, str] = field(default_factory=dict)
    troubles: dict[Spot, str] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    formulas: int = 0
    characters: int = 0
    spot: Spot = BEFORE_THE_FIRST
    kind: str = "n"
    formula: bool = False
    pieces: list[str] = field(default_factory=list)

    def read(self, tag: _Tag) -> None:
        if tag.text is None:
            self.open(tag.name, tag.given)
        elif tag.name in ("v", "t"):
            self.pieces.append(tag.text)
        elif tag.name == "c":
            self.take("".join(self.pieces))

    def count(self) -> int:
        return len(self.found) + len(self.troubles)

    def open(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            self.spot = Spot(int(given.get("r", self.spot.row + 1)), 0)
        elif name == "c":
            next_spot = Spot(self.spot.row, self.spot.column + 1)
            self.spot = _spot(given.get("r", "")) or next_spot
            self.kind, self.formula, self.pieces = given.get("t", "n"), False, []
        elif name == "f":
            self.formula = True
            self.formulas += 1
        elif name == "mergeCell" and len(self.merged) < MOST_ROWS:
            corners = given.get("ref", "").partition(":")
            first, last = _spot(corners[0]), _spot(corners[2])
            if first and last:
                self.merged.append((first, last))

    def take(self, raw: str) -> None:
        """Keep the cell that ends here."""
        if self.formula and not raw.strip():
            self.troubles[self.spot] = NO_VALUE
        elif self.kind == "e":
            self.troubles[self.spot] = f"the cell shows the error {tidy(raw)}"
        elif text := cell_text(_short(self.shown(raw))):
            self.characters += len(text)
            if self.characters > MOST_CHARACTERS:
                raise TooMuchError(f"the cells hold more than {MOST_CHARACTERS:,} characters")
            if self.spot.row > MOST_ROWS or self.spot.column > MOST_COLUMNS:
                raise TooMuchError(
                    f"{self.name} is larger than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns"
                )
            self.found[self.spot] = text

    def shown(self, raw: str) -> str:
        if self.kind == "s":
            index = int(raw) if raw.strip().isdecimal() else len(self.texts)
            return self.texts[index] if index < len(self.texts) else ""
        if self.kind == "b":
            return "yes" if raw.strip() == "1" else "no"
        return _number(raw) if self.kind == "n" else _unescaped(raw)

    def fill_merged(self) -> None:
        """Repeat the text of a merged cell in each cell that it covers within the table."""
        bottom = max((spot.row for spot in self.found), default=0)
        right = max((spot.column for spot in self.found), default=0)
        room = MOST_CELLS
        for first, last in self.merged:
            text = self.found.get(first)
            rows = range(first.row, min(last.row, bottom) + 1)
            columns = range(first.column, min(last.column, right) + 1)
            room -= len(rows) * len(columns)
            if room < 0:
                raise TooMuchError(
                    f"the merged cells of {self.name} cover more than {MOST_CELLS:,} cells"
                )
            for row in rows if text else ():
                for column in columns:
                    self.found.setdefault(Spot(row, column), text or "")


def _spot(reference: str) -> Spot | None:
    """B7 is row 7, column 2; None for what is not the name of a cell."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Spot(int(match[2]), column)


def _number(raw: str) -> str:
    """A number as people write it: 3, not 3.0."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"


def _unescaped(text: str) -> str:
    """`_x000D_` stands for a character that XML cannot hold."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def _short(text: str) -> str:
    """`text`, unless it is longer than any spreadsheet program lets a cell be."""
    if len(text) > LONGEST_CELL:
        raise TooMuchError(f"a cell holds more than {LONGEST_CELL:,} characters")
    return text
