"""The tables of a LinkedIn data export as what they say."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from itertools import chain
from typing import Any

from po_career.intake.resume.parsed import (
    LIST_LIMIT,
    Job,
    Listed,
    Parsed,
    Part,
    Place,
    Said,
    Skipped,
    Taken,
)
from po_career.language.dates import Day, is_open, read_day

Row = tuple[Place, Mapping[str, str]]
"""A row below the header, and its cells by the lower-case name of their column."""

HEADER_WITHIN = 20
"""Some exports open with lines of notes; the header stands within the first lines."""
FORMULA = ("=", "+", "@", "\t")
"""How a cell begins that a spreadsheet would work out."""
_TABLES: Mapping[str, frozenset[str]] = {
    "positions": frozenset({"company name", "title"}),
    "certifications": frozenset({"name", "authority"}),
    "profile": frozenset({"first name", "headline"}),
    "skills": frozenset({"name"}),
}
"""Each table with the columns by which it is known, the poorest last."""


def table_of(text: str) -> str | None:
    """Which table of an export `text` holds.

    Positions, certifications, profile or skills; None for other texts.
    """
    lines = text.lstrip("\ufeff").splitlines()[:HEADER_WITHIN]
    headers = [_header(line) for line in lines]
    for table in _TABLES:
        if any(_is_header(table, header) for header in headers):
            return table
    return None


def parse_table(text: str, table: str, file: str) -> Parsed:
    """What `text` says, which is the `table` of an export.

    A row that cannot be read is skipped with its number.
    """
    skipped: list[Skipped] = []
    rows = list(_rows(text, file, table, skipped))
    if table == "positions":
        jobs = _jobs(rows, skipped)
        parsed = Parsed("linkedin", jobs=jobs, text=_said(rows, "description"))
    elif table == "profile":
        parsed = Parsed("linkedin", headlines=_said(rows, "headline"), text=_said(rows, "summary"))
    elif table == "certifications":
        parsed = Parsed("linkedin", certificates=_listed(rows))
    else:
        parsed = Parsed("linkedin", skills=_listed(rows))
    return replace(parsed, skipped=tuple(skipped), parts=(_part(parsed, table, file),))


def _part(parsed: Parsed, table: str, file: str) -> Part:
    taken: dict[str, tuple[Taken, int]] = {
        "positions": ("jobs", len(parsed.jobs)),
        "skills": ("skills", len(parsed.skills)),
        "certifications": ("certificates", len(parsed.certificates)),
    }
    kind, found = taken.get(table, ("headline", 0))
    return Part(f"{table.capitalize()}.csv", Place(file), kind, found)


def joined(tables: Sequence[Parsed]) -> Parsed:
    """What the tables of one export say together."""
    names = ("jobs", "skills", "certificates", "headlines", "text", "skipped", "parts")
    parts: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(table, name) for table in tables)) for name in names
    }
    return Parsed("linkedin", **parts)


def _header(line: str) -> list[str]:
    return [cell.strip().strip('"').strip().lower() for cell in line.split(_delimiter(line))]


def _delimiter(line: str) -> str:
    """A comma as LinkedIn writes it.

    A semicolon or a tab if a spreadsheet has saved the file again.
    """
    return max(",;\t", key=line.count)


def _is_header(table: str, header: Sequence[str]) -> bool:
    """One column alone may be a line of a text.

    A skills table is a line that says Name and nothing else.
    """
    columns = _TABLES[table]
    return set(header) == columns if table == "skills" else columns <= set(header)


def _rows(text: str, file: str, table: str, skipped: list[Skipped]) -> Iterator[Row]:
    """The rows below the header."""
    lines = text.lstrip("\ufeff").replace("\x00", "").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if _is_header(table, _header(line)))
    header = _header(lines[at])
    reader = csv.reader(
        StringIO("".join(lines[at + 1 :]), newline=""), delimiter=_delimiter(lines[at])
    )
    for number in range(1, LIST_LIMIT + 1):
        where = Place(file, row=number)
        try:
            cells = next(reader, None)
        except csv.Error:
            skipped.append(
                Skipped(
                    "the row cannot be read: a cell is too long, or its quotes stay open", where
                )
            )
            continue
        if cells is None:
            return
        skipped += _formulas(cells, where)
        if any(cell.strip() for cell in cells):
            yield where, {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
    skipped.append(Skipped(f"only the first {LIST_LIMIT:,} rows are read", where))


def _formulas(cells: Sequence[str], where: Place) -> Iterator[Skipped]:
    for cell in cells:
        if cell.startswith(FORMULA) and "(" in cell:
            what = f'"{cell[:40]}" looks like a formula of a spreadsheet; it is read as text'
            yield Skipped(what, where)


def _jobs(rows: Sequence[Row], skipped: list[Skipped]) -> tuple[Job, ...]:
    jobs: dict[Job, Job] = {}
    for where, row in rows:
        start = _day(row, "started on", where, skipped)
        end = _day(row, "finished on", where, skipped)
        goes_on = is_open(row.get("finished on", ""))
        employer = row.get("company name") or None
        job = Job(row.get("title", ""), where, employer, start, end, goes_on)
        jobs.setdefault(replace(job, where=Place("")), job)  # some exports hold a job twice
    return tuple(jobs.values())


def _day(row: Mapping[str, str], column: str, where: Place, skipped: list[Skipped]) -> Day | None:
    text = row.get(column, "")
    day = read_day(text)
    if day is None and not is_open(text):
        skipped.append(Skipped(f'"{text}" is not a date that can be read', where))
    return day


def _listed(rows: Sequence[Row]) -> tuple[Listed, ...]:
    """The names of the rows; certificates have days, skills have none."""
    return tuple(
        Listed(row["name"], where, on=read_day(row.get("started on", "")))
        for where, row in rows
        if row.get("name")
    )


def _said(rows: Sequence[Row], column: str) -> tuple[Said, ...]:
    """What the rows say in one column."""
    return tuple(Said(row[column], where) for where, row in rows if row.get(column))
