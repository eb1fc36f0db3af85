"""`plans_of`: a table of profiles to a table of plans, in Arrow."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.workforce.records import Person, Planner, columns_of

PROFILES = pa.schema(
    [pa.field("id", pa.string()), pa.field("profile", pa.string(), nullable=False)]
)
"""What goes in: one row a person; `profile` is the text of a profile file, as JSON or YAML. Without
an `id` the number of the row counts.
"""
PLANS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("role", pa.string()),
        pa.field("kind", pa.string()),
        pa.field("settled_by", pa.int8()),
        pa.field("confidence", pa.float64()),
        pa.field("verdict", pa.string()),
        pa.field("readiness_low", pa.float64()),
        pa.field("readiness", pa.float64()),
        pa.field("readiness_high", pa.float64()),
        pa.field("bottleneck", pa.string()),
        pa.field("focus", pa.list_(pa.string())),
        pa.field("ready_around", pa.string()),
        pa.field("hours", pa.float64()),
        pa.field("review", pa.date32()),
        pa.field("plan", pa.string()),
        pa.field("error", pa.string()),
    ]
)
"""What comes out: the fields of `Summary`, the plan as `plan --json` has it, on one line, and what
is wrong with a profile; then all but `id` and `error` is null.
"""


def plans_of(
    table: pa.Table, *, start: date, catalog: str | Path | None = None, whole: bool = True
) -> pa.Table:
    """The plans of the people in `table` that start on `start`: one row a person, in their order.

    `table` has the columns of `PROFILES`; others are left out. `catalog` is the path of one, read
    once a process; None is the built-in one. Without `whole` the column `plan` is null, which takes
    a quarter of the time. The same table, day and catalogue give the same bytes. A profile that
    cannot be planned is a row with an error. Raises ValueError if there is no column `profile`, and
    what `load_catalog` raises.
    """
    if "profile" not in table.column_names:
        found = ", ".join(table.column_names) or "none"
        raise ValueError(f"the table has no column profile; its columns are: {found}")
    profiles = table.column("profile").cast(pa.string()).to_pylist()
    ids = [None] * len(profiles)
    if "id" in table.column_names:
        ids = table.column("id").cast(pa.string()).to_pylist()
    planner = Planner(catalog_at(catalog), start, whole)
    rows = []
    for number, (id_, profile) in enumerate(zip(ids, profiles, strict=True), 1):
        person = Person(number, str(number) if id_ is None else id_, profile or "")
        rows.append(columns_of(planner.record(person)))
    return pa.Table.from_pylist(rows, schema=PLANS)


@lru_cache(maxsize=4)
def catalog_at(path: str | Path | None) -> Catalog:
    """The catalogue at `path`, read once a process. Raises what `load_catalog` raises."""
    return load_catalog(None if path is None else Path(path))
