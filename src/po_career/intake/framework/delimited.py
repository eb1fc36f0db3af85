"""Text tables: commas, semicolons, tabs or bars between cells, in UTF-8, UTF-16 or Windows-1252."""

import csv
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from po_career.catalog.files import text_in
from po_career.intake.framework.spreadsheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    tidy,
    unreadable,
)

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 50
"""Lines that decide the separator."""


class TextTable(NamedTuple):
    """A sheet, and what was found out about the text on the way."""

    sheet: Sheet
    notes: tuple[str, ...]


def read_delimited(data: bytes, file: str, name: str) -> TextTable:
    """The table in `data`; `file` is what messages call it, `name` what the sheet is called.

    Raises InvalidFileError if it is not text, or larger than a table may be.
    """
    text, encoding = text_in(data, file, "save it as CSV or as XLSX")
    if "\ufffd" in text and encoding == "Windows-1252":
        what = "the text is neither UTF-8 nor Windows-1252"
        raise unreadable(file, what, "save it again as UTF-8")
    separator, text = _separator(text)
    try:
        rows = _rows(text, separator, file)
    except csv.Error as error:
        raise unreadable(
            file, f"this is not a table: {error}", "save it again as CSV, or as XLSX"
        ) from None
    if not any(any(row) for row in rows):
        raise unreadable(file, "the file holds no text")
    spoken = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}[separator]
    plain = separator == "," and encoding == "UTF-8"
    return TextTable(
        Sheet(name, rows),
        () if plain else (f"cells are set apart by {spoken}; the text is {encoding}",),
    )


def _separator(text: str) -> tuple[str, str]:
    """The separator that cuts most of the first lines in the same way, and the text.

    `sep=;` on the first line says it.
    """
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and (given := first.strip()[4:] or "\t") in SEPARATORS:
        return given, rest
    lines = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    return max(SEPARATORS, key=lambda one: _evenness(lines, one)), text


def _evenness(lines: Sequence[str], separator: str) -> tuple[int, int]:
    """How many lines share the commonest number of cells above one, and that number."""
    counts = Counter(_outside_quotes(line, separator) for line in lines)
    counts.pop(0, None)
    if not counts:
        return 0, 0
    often, many = max((times, amount) for amount, times in counts.items())
    return often, many


def _outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])


def _rows(text: str, separator: str, file: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    cells = 0
    for row in csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True):
        rows.append(tuple(map(tidy, row)))
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
