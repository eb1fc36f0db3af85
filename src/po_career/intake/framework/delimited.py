"""Text tables: commas, semicolons, tabs or bars between cells, in UTF-8, UTF-16 or Windows-1252."""

import csv
from collections import Counter
from collections.abc import Iterable

from po_career.catalog.files import text_in
from po_career.intake.framework.spreadsheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    Workbook,
    cell_text,
    unreadable,
)

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LOOKED_AT = 50
"""Lines that decide the separator."""


def read_delimited(data: bytes, file: str, name: str) -> Workbook:
    """The table in `data` as the one sheet of a workbook; `file` is what messages call it, `name`
    what the sheet is called.

    Raises InvalidFileError if it is not text, or larger than a table may be.
    """
    text, encoding = text_in(data, file, "save it as CSV or as XLSX")
    if "\ufffd" in text and encoding == "Windows-1252":
        what = "the text is neither UTF-8 nor Windows-1252"
        raise unreadable(file, what, "save it again as UTF-8")
    separator, text = _separator(text)
    try:
        rows = _rows(text, separator, file)
    except csv.Error:
        what = "this is not a table: a cell is too long, or its quotes stay open"
        raise unreadable(file, what, "save it again as CSV, or as XLSX") from None
    if not any(map(any, rows)):
        raise unreadable(file, "the file holds no text")
    note = f"cells are set apart by {SEPARATORS[separator]}; the text is {encoding}"
    plain = separator == "," and encoding == "UTF-8"
    return Workbook((Sheet(name, rows),), () if plain else (note,))


def _separator(text: str) -> tuple[str, str]:
    """The separator that cuts most of the first lines in the same way, and the text.

    `sep=;` on the first line says it.
    """
    first, _, rest = text.partition("\n")
    first = first.strip()
    named = first[4:] or "\t"
    if first.lower().startswith("sep=") and named in SEPARATORS:
        return named, rest
    lines = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator)), text


def _evenness(lines: Iterable[str], separator: str) -> tuple[int, int]:
    """How many lines share the commonest number of cells above one, and that number."""
    counts: Counter[int] = Counter()
    for line in lines:
        outside_quotes = line.split('"')[::2]
        counts[sum(part.count(separator) for part in outside_quotes)] += 1
    counts.pop(0, None)
    return max(((times, separators) for separators, times in counts.items()), default=(0, 0))


def _rows(text: str, separator: str, file: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    cells = 0
    for row in csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True):
        rows.append(tuple(map(cell_text, row)))
        cells += len(row)
        if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
            limits = f"{MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells"
            raise unreadable(
                file,
                f"the table is larger than {limits}",
                "delete what is neither a role nor a skill",
                line=len(rows),
            )
    return rows
