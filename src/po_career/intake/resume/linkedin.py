"""The tables of a LinkedIn data export as what they say."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from itertools import chain

from po_career.intake.resume.parsed import LIST_LIMIT, Job, Listed, Parsed, Place, Said, Skipped
from po_career.language.dates import Day, is_open, read_day

Row = tuple[int, Mapping[str, str]]
"""The number of a row below the header, and its cells by the lower-case name of their column."""

HEADER_WITHIN = 20
"""Some exports open with lines of notes; the header stands within the first lines."""
FORMULA = "=+@\t"
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


def parse_table(text: str, file: str) -> Parsed:
    """What one table says; `text` must be one.

    A row that cannot be read is skipped with its number.
    """
    table = table_of(text) or "skills"
    skipped: list[Skipped] = []
    rows = list(_rows(text, file, table, skipped))
    return replace(_PARSERS[table](rows, file, skipped), skipped=tuple(skipped))


def joined(tables: Sequence[Parsed]) -> Parsed:
    """What the tables of one export say together."""
    names = ("jobs", "skills", "certificates", "headlines", "text", "skipped")
    parts = {
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
    number = 0
    while number < LIST_LIMIT:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            skipped.append(Skipped(f"the row cannot be read: {error}", Place(file, row=number)))
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            _tell_formulas(cells, Place(file, row=number), skipped)
            yield number, {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
    skipped.append(Skipped(f"only the first {LIST_LIMIT:,} rows are read", Place(file, row=number)))


def _tell_formulas(cells: Sequence[str], where: Place, skipped: list[Skipped]) -> None:
    for cell in cells:
        if cell.startswith(tuple(FORMULA)) and "(" in cell:
            what = f'"{cell[:40]}" looks like a formula of a spreadsheet; it is read as text'
            skipped.append(Skipped(what, where))


def _positions(rows: Sequence[Row], file: str, skipped: list[Skipped]) -> Parsed:
    jobs: dict[Job, Job] = {}
    for number, row in rows:
        where = Place(file, row=number)
        days: dict[str, Day | None] = {}
        for column in ("started on", "finished on"):
            text = row.get(column, "")
            days[column] = read_day(text)
            if days[column] is None and not is_open(text):
                skipped.append(Skipped(f'"{text}" is not a date that can be read', where))
        title, employer = row.get("title", ""), row.get("company name") or None
        is_going_on = is_open(row.get("finished on", ""))
        job = Job(title, where, employer, days["started on"], days["finished on"], is_going_on)
        jobs.setdefault(replace(job, where=Place(file)), job)  # some exports hold a job twice
    return Parsed("linkedin", jobs=tuple(jobs.values()), text=_said(rows, file, "description"))


def _skills(rows: Sequence[Row], file: str, _: list[Skipped]) -> Parsed:
    skills = [Listed(line.words, line.where) for line in _said(rows, file, "name")]
    return Parsed("linkedin", skills=tuple(skills))


def _certifications(rows: Sequence[Row], file: str, _: list[Skipped]) -> Parsed:
    listed = [
        Listed(row["name"], Place(file, row=number), on=read_day(row.get("started on", "")))
        for number, row in rows
        if row.get("name")
    ]
    return Parsed("linkedin", certificates=tuple(listed))


def _profile(rows: Sequence[Row], file: str, _: list[Skipped]) -> Parsed:
    headlines, summaries = _said(rows, file, "headline"), _said(rows, file, "summary")
    return Parsed("linkedin", headlines=headlines, text=summaries)


def _said(rows: Sequence[Row], file: str, column: str) -> tuple[Said, ...]:
    """What the rows say in one column."""
    return tuple(
        Said(row[column], Place(file, row=number)) for number, row in rows if row.get(column)
    )


_PARSERS: Mapping[str, Callable[[Sequence[Row], str, list[Skipped]], Parsed]] = {
    "positions": _positions,
    "skills": _skills,
    "certifications": _certifications,
    "profile": _profile,
}
