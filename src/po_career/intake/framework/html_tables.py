"""Ladders in HTML: tables, else headings with lists below them. Nothing in a page is run or
fetched.
"""

from collections.abc import Sequence

from po_career.intake.framework.outline import Line, Table, outline_sheet, sheets_of_tables
from po_career.intake.framework.spreadsheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Workbook,
    cell_text,
    unreadable,
)
from po_career.language.page_parser import PageParser
from po_career.text import word_set

MOST_CHARACTERS = 5_000_000
HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
BLOCKS = word_set("p div br tr ul ol section dd dt")
HIDDEN = word_set("script style template noscript title")


def read_html(text: str, file: str, name: str) -> Workbook:
    """The sheets in a page. Raises InvalidFileError if it holds no ladder, or is too large."""
    if len(text) > MOST_CHARACTERS:
        limit = f"{MOST_CHARACTERS:,} characters"
        raise unreadable(file, f"the page has more than {limit}", "save its table as CSV")
    page = _Page(file)
    page.feed(text)
    page.close()
    sheets = sheets_of_tables(page.tables, name)
    if not sheets:
        sheet = outline_sheet(page.lines, {}, name, file)
        sheets = [sheet] if sheet is not None else []
    if not sheets:
        what = "the page holds neither a table nor headings with lists below them"
        raise unreadable(file, what, "expected rungs and skills, and what is asked")
    return Workbook(tuple(sheets), ())


class _Grid:
    """A table while it is read; a cell that spans others counts in each."""

    def __init__(self, heading: str, file: str) -> None:
        self.heading, self.file = heading, file
        self.rows: list[list[str]] = []
        self.places: list[str] = []
        self.below: dict[int, tuple[int, str]] = {}
        """Column to how many more rows a cell covers, and its text."""
        self.spans = (1, 1)
        self.later: dict[int, tuple[int, str]] = {}
        """What still covers cells of the next row."""

    def add(self, text: str) -> None:
        """Add the next cell of the last row."""
        if not self.rows:
            return
        row = self.rows[-1]
        self.fill(row)
        across, down = self.spans
        if len(row) + across > MOST_COLUMNS:
            raise unreadable(self.file, f"a table has more than {MOST_COLUMNS:,} columns")
        for _ in range(across):
            row.append(text)
            if down > 1:
                self.later[len(row)] = (down - 1, text)

    def fill(self, row: list[str]) -> None:
        """Put in what cells of rows above cover here."""
        while len(row) + 1 in self.below:
            left, text = self.below.pop(len(row) + 1)
            row.append(text)
            if left > 1:
                self.later[len(row)] = (left - 1, text)

    def open(self, place: str) -> None:
        """Begin a row."""
        if self.rows:
            self.fill(self.rows[-1])
            self.below |= self.later
        self.later = {}
        self.rows.append([])
        self.places.append(place)


class _Page(PageParser):
    """A page while it is read."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.tables: list[Table] = []
        self.lines: list[Line] = []
        self.grids: list[_Grid] = []
        self.heading = ""
        self.pieces: list[str] = []
        self.hidden = 0
        self.cells = 0
        self.in_cell = False
        self.item = False
        self.bold = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in HIDDEN:
            self.hidden += 1
        elif tag == "table":
            self.flush()
            self.grids.append(_Grid(self.heading, self.file))
        elif tag in ("tr", "td", "th"):
            self.start_cell(tag, dict(attrs))
        elif tag == "li":
            self.start_item()
        elif tag in HEADINGS:
            self.start_heading()
        elif tag in BLOCKS:
            self.break_line()

    def start_cell(self, tag: str, given: dict[str, str | None]) -> None:
        """Begin a row of a table, or a cell."""
        if not self.grids:
            return
        self.end_cell()
        grid = self.grids[-1]
        if tag != "tr":
            self.in_cell, self.pieces = True, []
            grid.spans = (_span(given, "colspan"), _span(given, "rowspan"))
            return
        grid.open(f"line {self.getpos()[0]}")
        if len(grid.rows) > MOST_ROWS:
            raise unreadable(self.file, f"a table has more than {MOST_ROWS:,} rows")

    def start_heading(self) -> None:
        """Begin a heading, if it stands outside of tables."""
        if not self.grids:
            self.flush()

    def start_item(self) -> None:
        """Begin an item of a list: in a cell a statement of it, else a line."""
        if self.in_cell:
            self.pieces.append("\n- ")
        else:
            self.flush()
            self.item = True

    def break_line(self) -> None:
        """Begin a line, in a cell or outside of tables."""
        if self.in_cell:
            self.pieces.append("\n")
        elif not self.grids and not self.item:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif self.grids:
            self.end_in_table(tag)
        elif tag in HEADINGS:
            self.end_heading(int(tag[1]))
        elif tag in ("strong", "b") and not self.bold:
            self.bold = cell_text("".join(self.pieces)).rstrip(" :")
        elif tag in ("li", "p"):
            self.flush()

    def end_in_table(self, tag: str) -> None:
        """A tag closes inside a table."""
        if tag in ("td", "th"):
            self.end_cell()
        elif tag == "table":
            self.end_cell()
            grid = self.grids.pop()
            self.tables.append(Table(grid.heading, grid.rows, grid.places))
        elif tag == "caption":
            self.grids[-1].heading = cell_text("".join(self.pieces)) or self.grids[-1].heading
            self.pieces = []

    def end_heading(self, depth: int) -> None:
        """Keep a heading as a line, and as the name of the tables below it."""
        self.heading = cell_text("".join(self.pieces))
        self.lines.append(Line(depth, self.heading, f"line {self.getpos()[0]}"))
        self.pieces = []

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)

    def flush(self) -> None:
        """Keep what stands outside of tables as a line."""
        text = cell_text("".join(self.pieces))
        if text and not self.grids:
            place = f"line {self.getpos()[0]}"
            self.lines.append(Line(0, text, place, is_item=self.item, lead=self.bold))
        self.pieces, self.item, self.bold = [], False, ""

    def end_cell(self) -> None:
        """Keep the cell that ends here."""
        if not self.in_cell or not self.grids:
            return
        across, _ = self.grids[-1].spans
        self.cells += across
        if self.cells > MOST_CELLS:
            raise unreadable(self.file, f"the tables have more than {MOST_CELLS:,} cells")
        self.grids[-1].add(cell_text("".join(self.pieces)))
        self.in_cell, self.pieces = False, []


def _span(given: dict[str, str | None], name: str) -> int:
    """How many rows or columns a cell covers."""
    text = given.get(name) or ""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return max(1, min(number, MOST_COLUMNS))
