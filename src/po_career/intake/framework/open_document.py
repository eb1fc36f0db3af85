"""OpenDocument spreadsheets (ODS): what their cells show, within limits. Nothing in them is run.

OASIS OpenDocument 1.3, part 3, 9: a table has rows, rows have cells, and each may be repeated.
"""

from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

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

CONTENT = "content.xml"
MOST_BYTES = 60_000_000
LONGEST = 32_767
"""Characters of a cell."""


def is_open_document(data: bytes) -> bool:
    """Whether a zip holds an OpenDocument spreadsheet."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            return CONTENT in names and "xl/workbook.xml" not in names
    except (BadZipFile, OSError, ValueError):
        return False


def read_open_document(data: bytes, file: str) -> Workbook:
    """The workbook in `data`; a merged cell counts in each cell that it covers.

    Raises InvalidFileError if it cannot be read.
    """
    hint = "open it in a spreadsheet program and save it again"
    try:
        with ZipFile(BytesIO(data)) as archive:
            reader = _Reader()
            parser = xml_parser(reader.start, reader.end, reader.text)
            for _ in Unpacking("workbook", MOST_BYTES).parse(parser, archive, CONTENT):
                pass
    except (TooMuchError, DocumentTypeError) as limit:
        raise unreadable(file, str(limit), "save the sheet with the roles as CSV") from None
    except DAMAGED:
        raise unreadable(file, "the workbook is broken: damaged or cut off", hint) from None
    if not reader.sheets:
        what = "this is an OpenDocument file without a table"
        raise unreadable(file, what, "expected a spreadsheet (ODS)")
    return Workbook(tuple(reader.sheets), ())


class _Cell(NamedTuple):
    repeated: int
    across: int
    down: int
    covered: bool
    failed: bool


class _Reader:
    """The sheets while their tags go by."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.cells: dict[Spot, str] = {}
        self.troubles: dict[Spot, str] = {}
        self.name = ""
        self.hidden = False
        self.spot = Spot(1, 1)
        self.repeated = 1
        self.cell: _Cell | None = None
        self.lines: list[str] = []
        self.noted = 0
        self.total = 0
        self.hidden_styles: set[str] = set()
        self.style = ""

    def start(self, tag: str, given: dict[str, str]) -> None:
        """A tag opens."""
        name = local_name(tag)
        if name in ("style", "table-properties"):
            self.open_style(name, given)
        elif name in ("table", "table-row"):
            self.open_rows(name, given)
        elif name in ("table-cell", "covered-table-cell"):
            self.open_cell(name, given)
        elif name == "annotation":
            self.noted += 1
        elif self.cell is not None and not self.noted:
            self.open_text(name)

    def open_style(self, name: str, given: dict[str, str]) -> None:
        """A style begins, or says that its tables are hidden."""
        if name == "style":
            self.style = given.get("style:name", "")
        elif given.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def open_rows(self, name: str, given: dict[str, str]) -> None:
        """A table or one of its rows begins."""
        if name == "table":
            self.name, self.spot = tidy(given.get("table:name", "")), Spot(1, 1)
            self.hidden = given.get("table:style-name", "") in self.hidden_styles
            self.cells, self.troubles = {}, {}
        else:
            self.repeated = _count(given, "table:number-rows-repeated")
            self.spot = Spot(self.spot.row, 1)

    def open_text(self, name: str) -> None:
        """A paragraph or a stretch of space begins in a cell."""
        if name in ("p", "line-break"):
            self.lines.append("")
        elif name in ("s", "tab") and self.lines:
            self.lines[-1] += " "

    def open_cell(self, name: str, given: dict[str, str]) -> None:
        """A cell begins."""
        self.lines = []
        kind = given.get("calcext:value-type", given.get("office:value-type", ""))
        self.cell = _Cell(
            _count(given, "table:number-columns-repeated"),
            _count(given, "table:number-columns-spanned"),
            _count(given, "table:number-rows-spanned"),
            name == "covered-table-cell",
            kind == "error",
        )

    def text(self, data: str) -> None:
        """Text in a cell."""
        if self.cell is None or self.noted or not self.lines:
            return
        self.lines[-1] += data
        if len(self.lines[-1]) > LONGEST:
            raise TooMuchError(f"a cell holds more than {LONGEST:,} characters")

    def end(self, tag: str) -> None:
        """A tag closes."""
        name = local_name(tag)
        if name == "annotation":
            self.noted -= 1
        elif name in ("table-cell", "covered-table-cell") and self.cell is not None:
            self.close_cell(self.cell)
        elif name == "table-row":
            self.spot = Spot(self.spot.row + self.repeated, 1)
        elif name == "table":
            self.sheets.append(Sheet(self.name, rows_of(self.cells), self.troubles, self.hidden))

    def close_cell(self, cell: _Cell) -> None:
        """Keep what a cell shows, in each cell that it stands for."""
        text = cell_text("\n".join(self.lines))
        if cell.failed:
            self.troubles[self.spot] = f"the cell shows the error {text}"
        elif text and not cell.covered:
            rows = range(self.spot.row, self.spot.row + max(cell.down, self.repeated))
            across = max(cell.repeated, cell.across)
            for row in rows:
                for column in range(self.spot.column, self.spot.column + across):
                    self.keep(Spot(row, column), text)
        self.spot = Spot(self.spot.row, self.spot.column + cell.repeated)
        self.cell = None

    def keep(self, spot: Spot, text: str) -> None:
        """Keep one cell, within limits."""
        self.total += 1
        if spot.row > MOST_ROWS or spot.column > MOST_COLUMNS or self.total > MOST_CELLS:
            limits = f"{MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells"
            raise TooMuchError(f"the workbook has more than {limits}")
        self.cells.setdefault(spot, text)


def _count(given: dict[str, str], name: str) -> int:
    """How often something is repeated, or how many cells it covers."""
    text = given.get(name, "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
