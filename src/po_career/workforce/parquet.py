"""People from a Parquet file, and plans into one, a group of rows at a time."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from po_career.errors import InvalidFileError, Problem
from po_career.workforce.arrow import PLANS, PROFILES, need_profiles, people_in
from po_career.workforce.cohort import Line
from po_career.workforce.records import columns_of

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
        before = 0
        try:
            need_profiles(parquet.schema_arrow.names)
            for batch in parquet.iter_batches(ROWS, columns=PROFILES.names):
                for person in people_in(batch, before):
                    yield Line(person.line, None, person)
                before += batch.num_rows
        except (OSError, pa.ArrowException):
            what = f"the rows after the first {before:,} cannot be read: it is damaged"
            raise _wrong(file, what) from None
        except ValueError as error:
            raise _wrong(file, str(error)) from None


def parquet_of(lines: Path, file: Path) -> None:
    """Make a Parquet file of the records in `lines`. Raises OSError."""
    with lines.open("rb") as stream, pq.ParquetWriter(file, RECORDS) as writer:
        while records := [json.loads(line) for line in islice(stream, ROWS)]:
            rows = [columns_of(record) for record in records]
            writer.write_table(pa.Table.from_pylist(rows, schema=RECORDS))


def _opened(file: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(file)
    except (OSError, pa.ArrowException):
        raise _wrong(file, "this is not a Parquet file, or it is damaged") from None


def _wrong(file: Path, what: str) -> InvalidFileError:
    hint = "expected a Parquet file with one row a person: id, and profile as JSON or YAML"
    return InvalidFileError([Problem(str(file), 1, 1, what, hint)])
