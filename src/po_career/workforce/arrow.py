"""`plans_of`: a table of profiles to a table of plans, in Arrow."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    error.add_note("pip install 'po-career[arrow]' brings it")
    raise

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.workforce.records import Person, Planner, as_json, columns_of

PROFILES = pa.schema(
    [pa.field("id", pa.string()), pa.field("profile", pa.string(), nullable=False)]
)
"""What goes in: one row a person; `profile` is the text of a profile file, as JSON or YAML. Without
an `id` the number of the row counts.
"""
PLANS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("held", pa.string()),
        pa.field("rated", pa.int16()),
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
        pa.field("kept_aside", pa.list_(pa.string())),
    ]
)
"""What comes out: the fields of `Summary`, the plan as `plan --json` has it, on one line, what is
wrong with a profile (then all but `id` and `error` is null), and the keys of the profile that name
what the catalogue does not have.
"""


def plans_of(
    table: pa.Table,
    *,
    start: date,
    catalog: str | Path | None = None,
    whole: bool = True,
    private: bool = False,
) -> pa.Table:
    """The plans of the people in `table` that start on `start`: one row a person, in their order.

    `table` has the columns of `PROFILES`; others are left out. `catalog` is the path of one, read
    once a process; None is the built-in one. Without `whole` the column `plan` is null, and all
    takes a quarter of the time. Without `private` the plans rest on what may be handed over, and
    differ from people's own; with it they rest on all that people said, and hold it. The same
    table, day and catalogue give the same bytes. A profile that cannot be planned is a row with an
    error. Raises ValueError if there is no column `profile`, or if a column holds anything but
    texts, and what `load_catalog` raises.
    """
    people = people_in(table)
    planner = Planner(catalog_at(catalog), start, whole=whole, private=private)
    rows = [columns_of(as_json(planner.record(person))) for person in people]
    return pa.Table.from_pylist(rows, schema=PLANS)


def people_in(table: pa.Table | pa.RecordBatch, before: int = 0) -> list[Person]:
    """The people in a table with the columns of `PROFILES`, of whom `before` have come before.

    Without an id, the number of the row counts. Raises ValueError if there is no column `profile`,
    or if a column holds anything but texts.
    """
    names = table.schema.names
    need_profiles(names)
    profiles = _texts_in(table, "profile")
    ids = _texts_in(table, "id") if "id" in names else [None] * len(profiles)
    return [
        Person(number, str(number) if id_ is None else id_, profile or "")
        for number, (id_, profile) in enumerate(zip(ids, profiles, strict=True), before + 1)
    ]


def need_profiles(columns: Sequence[str]) -> None:
    """Raises ValueError if there is no column `profile`."""
    if "profile" not in columns:
        found = ", ".join(columns) or "none"
        raise ValueError(f"there is no column profile; the columns are: {found}")


def _texts_in(table: pa.Table | pa.RecordBatch, name: str) -> list[str | None]:
    """A column of texts or numbers, as texts. Raises ValueError if it holds anything else."""
    column = table.column(name)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_nested(kind) or pa.types.is_boolean(kind):
        raise ValueError(f"the column {name} holds {kind}: expected texts")
    try:
        texts: list[str | None] = column.cast(pa.string()).to_pylist()
    except (pa.ArrowInvalid, UnicodeDecodeError):
        raise ValueError(f"the column {name} holds texts that are not UTF-8") from None
    return texts


@lru_cache(maxsize=4)
def catalog_at(path: str | Path | None) -> Catalog:
    """The catalogue at `path`, read once a process. Raises what `load_catalog` raises."""
    return load_catalog(None if path is None else Path(path))
