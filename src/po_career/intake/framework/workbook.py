"""XLSX workbooks: what their cells show, read as the XML that it is, within limits; nothing in them
is ever run.

A library would bring more than is wanted (styles, charts, formulas to compute) and leaves out what
is: merged cells while reading in a stream, and a bound on what a small file may unpack to.
ECMA-376, part 1, 18.2 and part 2.
"""

import posixpath
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from po_career.errors import InvalidFileError
from po_career.intake.framework.spreadsheet import MOST_CELLS, Sheet, tidy, unreadable
from po_career.intake.framework.workbook_cells import Cells, Strings, TooMuchError

MOST_BYTES = 60_000_000
"""Of XML in one workbook, unpacked; what goes beyond is not read, whatever the zip says of its
sizes.
"""
MOST_PARTS = 5_000
CHUNK = 65_536
LAST = True


class Workbook(NamedTuple):
    """The sheets in their order, and what one should know of them."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]


def read_workbook(data: bytes, file: str) -> Workbook:
    """The workbook in `data`; a merged cell counts in each cell that it covers.

    Raises InvalidFileError where it cannot be read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _Reader(archive, file).workbook()
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        KeyError,
        ValueError,
        expat.ExpatError,
    ) as error:
        raise unreadable(
            file,
            f"the workbook is broken: {error}",
            "open it in a spreadsheet program and save it again",
        ) from None
    except TooMuchError as limit:
        raise unreadable(
            file,
            str(limit),
            "take out the sheets that hold no roles, or save the one that does as CSV",
        ) from None


@dataclass(slots=True)
class _Reader:
    archive: ZipFile
    file: str
    left: int = MOST_BYTES
    cells: int = 0

    def workbook(self) -> Workbook:
        names = set(self.archive.namelist())
        if len(names) > MOST_PARTS:
            raise TooMuchError(f"the workbook has more than {MOST_PARTS:,} parts")
        if "xl/workbook.xml" not in names:
            raise self.no_workbook(names)
        strings = Strings()
        if "xl/sharedStrings.xml" in names:
            self.walk("xl/sharedStrings.xml", strings.start, strings.end, strings.data)
        found = [
            (one, self.sheet(one, strings.found)) for one in self.listed() if one.part in names
        ]
        notes = [
            f"{one.name}: what formulas showed when the file was last saved is taken"
            f" ({cells.formulas}); nothing is computed"
            for one, cells in found
            if cells.formulas
        ]
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            notes.append("the macros in the workbook are not read")
        return Workbook(tuple(cells.sheet(hidden=one.hidden) for one, cells in found), tuple(notes))

    def no_workbook(self, names: set[str]) -> InvalidFileError:
        if "content.xml" in names:
            return unreadable(
                self.file, "this is an OpenDocument file", "save it as XLSX or as CSV"
            )
        if "xl/workbook.bin" in names:
            return unreadable(
                self.file, "this is a binary workbook (XLSB)", "save it as XLSX or as CSV"
            )
        return unreadable(self.file, "the zip holds no workbook", "expected an XLSX file")

    def listed(self) -> Iterator["_Listed"]:
        """The sheets that the workbook lists."""
        targets: dict[str, str] = {}

        def relation(tag: str, given: Mapping[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                targets[given.get("Id", "")] = posixpath.normpath(
                    posixpath.join("/xl", given.get("Target", ""))
                ).lstrip("/")

        sheets: list[_Listed] = []

        def sheet(tag: str, given: Mapping[str, str]) -> None:
            if tag == "sheet":
                hidden = given.get("state", "visible") != "visible"
                sheets.append(
                    _Listed(
                        tidy(given.get("name", "")), targets.get(given.get("id", ""), ""), hidden
                    )
                )

        self.walk("xl/_rels/workbook.xml.rels", relation)
        self.walk("xl/workbook.xml", sheet)
        yield from sheets

    def sheet(self, one: "_Listed", strings: list[str]) -> "Cells":
        cells = Cells(strings, one.name, MOST_CELLS - self.cells)
        self.walk(one.part, cells.start, cells.end, cells.data)
        self.cells += len(cells.found) + len(cells.troubles)
        return cells

    def walk(
        self,
        part: str,
        start: Callable[[str, Mapping[str, str]], None],
        end: Callable[[str], None] = lambda _: None,
        data: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Go through one part of the zip.

        Names of tags and attributes come without their name spaces.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = lambda tag, given: start(
            _local(tag), {_local(name): value for name, value in given.items()}
        )
        parser.EndElementHandler = lambda tag: end(_local(tag))
        parser.CharacterDataHandler = data
        with self.archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise TooMuchError(
                        f"the workbook unpacks to more than {MOST_BYTES // 1_000_000} MB"
                    )
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
