"""People from a Parquet file, and plans into one, a group of rows at a time."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from po_career.errors import InvalidFileError, Problem
from po_career.workforce.arrow import PLANS, texts_in
from po_career.workforce.cohort import Line
from po_career.workforce.records import Person

ROWS = 1_000
"""Rows that are read or written at a time."""
RECORDS = PLANS.insert(0, pa.field("line", pa.int64(), nullable=False))
"""What is written: with the line, or the row of a table, that a plan is made of."""


def rows_in(file: Path) -> int:
    """How many people a file holds. Raises InvalidFileError."""
    with _opened(file) as parquet:
        return int(parquet.metadata.num_rows)


def people_of(file: Path) -> Iterator[Line]:
    """The people of a file with a column `profile`, and `id` if it has one.

    Raises InvalidFileError.
    """
    with _opened(file) as parquet:
        names = parquet.schema_arrow.names
        if "profile" not in names:
            found = ", ".join(names)
            raise _wrong(file, f"there is no column profile; the columns are: {found}")
        columns = [name for name in ("id", "profile") if name in names]
        number = 0
        for batch in parquet.iter_batches(ROWS, columns=columns):
            try:
                texts = {name: texts_in(batch, name).to_pylist() for name in columns}
            except ValueError as error:
                raise _wrong(file, str(error)) from None
            profiles = texts["profile"]
            ids = texts.get("id", [None] * len(profiles))
            for id_, profile in zip(ids, profiles, strict=True):
                number += 1
                person = Person(number, str(number) if id_ is None else id_, profile or "")
                yield Line(number, None, person)


def parquet_of(lines: Path, file: Path) -> None:
    """Make a Parquet file of the records in `lines`. Raises OSError."""
    with lines.open("rb") as stream, pq.ParquetWriter(file, RECORDS) as writer:
        while records := [json.loads(line) for line in islice(stream, ROWS)]:
            writer.write_table(pa.Table.from_pylist([_row(one) for one in records], schema=RECORDS))


def _row(record: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"line": record["line"], "id": record["id"]}
    row.update(record["summary"] or {})
    if row.get("review"):
        row["review"] = date.fromisoformat(row["review"])
    plan, error = record["plan"], record["error"]
    row["plan"] = json.dumps(plan, separators=(",", ":")) if plan is not None else None
    row["error"] = error["what"] if error is not None else None
    row["kept_aside"] = record["kept_aside"] if error is None else None
    return row


def _opened(file: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(file)
    except pa.ArrowInvalid:
        raise _wrong(file, "this is not a Parquet file, or it is damaged") from None


def _wrong(file: Path, what: str) -> InvalidFileError:
    hint = "expected a Parquet file with one row a person: id, and profile as JSON or YAML"
    return InvalidFileError([Problem(str(file), 1, 1, what, hint)])
