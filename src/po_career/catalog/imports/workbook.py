"""XLSX workbooks: what their cells show, read as the XML that it is, within limits; nothing in them is ever run.

A library would bring more than is wanted (styles, charts, formulas to compute) and leaves out what is: merged cells while
reading in a stream, and a bound on what a small file may unpack to. ECMA-376, part 1, 18.3 and 18.4.
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from po_career.catalog.imports.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Sheet, Spot, tidy, unreadable
from po_career.errors import InvalidFileError

MOST_BYTES = 60_000_000
"""Of XML in one workbook, unpacked; what goes beyond is not read, whatever the zip says of its sizes."""
MOST_PARTS = 5_000
CHUNK = 65_536
LAST = True
NO_VALUE = "a formula whose value was never saved; open the file in a spreadsheet program and save it"

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Workbook(NamedTuple):
    """The sheets in their order, and what one should know of them."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]


class _TooMuch(Exception):
    """A limit was passed; the message says which."""


def read_workbook(data: bytes, file: str) -> Workbook:
    """The workbook in `data`; a merged cell counts in each cell that it covers. Raises InvalidFileError where it cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _Reader(archive, file).workbook()
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, KeyError, ValueError, expat.ExpatError) as error:
        raise unreadable(file, f"the workbook is broken: {error}", "open it in a spreadsheet program and save it again") from None
    except _TooMuch as limit:
        raise unreadable(file, str(limit), "take out the sheets that hold no roles, or save the one that does as CSV") from None


@dataclass(slots=True)
class _Reader:
    archive: ZipFile
    file: str
    left: int = MOST_BYTES
    cells: int = 0

    def workbook(self) -> Workbook:
        names = set(self.archive.namelist())
        if len(names) > MOST_PARTS:
            raise _TooMuch(f"the workbook has more than {MOST_PARTS:,} parts")
        if "xl/workbook.xml" not in names:
            raise self.no_workbook(names)
        strings = _Strings()
        if "xl/sharedStrings.xml" in names:
            self.walk("xl/sharedStrings.xml", strings.start, strings.end, strings.data)
        found = [(one, self.sheet(one, strings.found)) for one in self.listed() if one.part in names]
        notes = [
            f"{one.name}: what formulas showed when the file was last saved is taken ({cells.formulas}); nothing is computed"
            for one, cells in found
            if cells.formulas
        ]
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            notes.append("the macros in the workbook are not read")
        return Workbook(tuple(cells.sheet(one) for one, cells in found), tuple(notes))

    def no_workbook(self, names: set[str]) -> InvalidFileError:
        if "content.xml" in names:
            return unreadable(self.file, "this is an OpenDocument file", "save it as XLSX or as CSV")
        if "xl/workbook.bin" in names:
            return unreadable(self.file, "this is a binary workbook (XLSB)", "save it as XLSX or as CSV")
        return unreadable(self.file, "the zip holds no workbook", "expected an XLSX file")

    def listed(self) -> Iterator["_Listed"]:
        """The sheets that the workbook lists."""
        targets: dict[str, str] = {}

        def relation(tag: str, given: Mapping[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                targets[given.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", given.get("Target", ""))).lstrip("/")

        sheets: list[_Listed] = []

        def sheet(tag: str, given: Mapping[str, str]) -> None:
            if tag == "sheet":
                hidden = given.get("state", "visible") != "visible"
                sheets.append(_Listed(tidy(given.get("name", "")), targets.get(given.get("id", ""), ""), hidden))

        self.walk("xl/_rels/workbook.xml.rels", relation)
        self.walk("xl/workbook.xml", sheet)
        yield from sheets

    def sheet(self, one: "_Listed", strings: list[str]) -> "_Cells":
        cells = _Cells(strings, one.name, MOST_CELLS - self.cells)
        self.walk(one.part, cells.start, cells.end, cells.data)
        self.cells += len(cells.found)
        return cells

    def walk(
        self,
        part: str,
        start: Callable[[str, Mapping[str, str]], None],
        end: Callable[[str], None] = lambda _: None,
        data: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Go through one part of the zip; names of tags and attributes come without their name spaces."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = lambda tag, given: start(_local(tag), {_local(name): value for name, value in given.items()})
        parser.EndElementHandler = lambda tag: end(_local(tag))
        parser.CharacterDataHandler = data
        with self.archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise _TooMuch(f"the workbook unpacks to more than {MOST_BYTES // 1_000_000} MB")
                parser.Parse(chunk)
        parser.Parse(b"", LAST)


class _Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


def _refuse(*_: object) -> None:
    raise ValueError("it brings a document type of its own, which no spreadsheet program writes")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@dataclass(slots=True)
class _Strings:
    """The texts that cells share; how East Asian words are read aloud is no part of them."""

    found: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    inside: bool = False
    aloud: bool = False

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        if tag == "si":
            self.parts = []
        elif tag == "rPh":
            self.aloud = True
        elif tag == "t":
            self.inside = not self.aloud

    def end(self, tag: str) -> None:
        if tag == "si":
            self.found.append(_unescaped("".join(self.parts)))
        elif tag == "rPh":
            self.aloud = False
        elif tag == "t":
            self.inside = False

    def data(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)


@dataclass(slots=True)
class _Cells:
    """One sheet while it is read."""

    strings: list[str]
    name: str
    room: int
    found: dict[Spot, str] = field(default_factory=dict)
    troubles: dict[Spot, str] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    formulas: int = 0
    spot: Spot = Spot(0, 0)  # noqa: RUF009 - a tuple cannot change
    kind: str = ""
    formula: bool = False
    aloud: bool = False
    inside: bool = False
    parts: list[str] = field(default_factory=list)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "row":
            self.spot = Spot(int(given.get("r", self.spot.row + 1)), 0)
        elif tag == "c":
            at = _REFERENCE.fullmatch(given.get("r", ""))
            self.spot = _spot(at) if at else Spot(self.spot.row, self.spot.column + 1)
            self.kind, self.formula, self.parts = given.get("t", "n"), False, []
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.aloud = True
        elif tag in ("v", "t"):
            self.inside = not self.aloud
        elif tag == "mergeCell" and len(self.merged) < MOST_ROWS:
            ends = [_REFERENCE.fullmatch(end) for end in given.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                self.merged.append((_spot(ends[0]), _spot(ends[1])))

    def end(self, tag: str) -> None:
        if tag == "c":
            self.take("".join(self.parts))
        elif tag == "rPh":
            self.aloud = False
        elif tag in ("v", "t"):
            self.inside = False

    def data(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)

    def take(self, raw: str) -> None:
        """Keep the cell that ends here."""
        self.formulas += self.formula
        if self.formula and not raw.strip():
            self.troubles[self.spot] = NO_VALUE
        elif self.kind == "e":
            self.troubles[self.spot] = f"the cell shows the error {tidy(raw)}"
        elif text := tidy(self.shown(raw)):
            if self.spot.row > MOST_ROWS or self.spot.column > MOST_COLUMNS or len(self.found) >= self.room:
                raise _TooMuch(f"{self.name} is larger than {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells")
            self.found[self.spot] = text

    def shown(self, raw: str) -> str:
        if self.kind == "s":
            index = int(raw) if raw.strip().isdecimal() else len(self.strings)
            return self.strings[index] if index < len(self.strings) else ""
        if self.kind == "b":
            return "yes" if raw.strip() == "1" else "no"
        return _number(raw) if self.kind == "n" else _unescaped(raw)

    def sheet(self, one: _Listed) -> Sheet:
        """What was read, merged cells filled."""
        self.fill()
        last = max((spot.row for spot in self.found), default=0)
        rows: list[list[str]] = [[] for _ in range(last)]
        for spot in sorted(self.found):
            row = rows[spot.row - 1]
            row += [""] * (spot.column - len(row))
            row[spot.column - 1] = self.found[spot]
        return Sheet(one.name, rows, self.troubles, one.hidden)

    def fill(self) -> None:
        bottom, right = (max((spot[n] for spot in self.found), default=0) for n in (0, 1))
        room = MOST_CELLS
        for first, last in self.merged:
            text = self.found.get(first, "")
            room -= max(0, min(last.row, bottom) - first.row + 1) * max(0, min(last.column, right) - first.column + 1)
            if room < 0:
                raise _TooMuch(f"the merged cells of {self.name} cover more than {MOST_CELLS:,} cells")
            if not text:
                continue
            for row in range(first.row, min(last.row, bottom) + 1):
                for column in range(first.column, min(last.column, right) + 1):
                    self.found.setdefault(Spot(row, column), text)


def _spot(reference: re.Match[str]) -> Spot:
    column = 0
    for letter in reference[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Spot(int(reference[2]), column)


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
