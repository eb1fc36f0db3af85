"""`plans_of`: a table of people to a table of plans."""

import json
from datetime import date
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")

from po_career.workforce.arrow import PLANS, PROFILES, plans_of  # noqa: E402 - after the check for the extra

START = date(2026, 12, 1)
PEOPLE_FILE = Path(__file__).parents[2] / "examples" / "people.jsonl"
PEOPLE = [json.loads(line) for line in PEOPLE_FILE.read_text("utf-8").splitlines()]
TABLE = pa.table(
    {"id": [one["id"] for one in PEOPLE], "profile": [json.dumps({key: one[key] for key in one if key != "id"}) for one in PEOPLE]},
    schema=PROFILES,
)


def test_one_row_a_person_in_their_order_with_the_published_columns() -> None:
    found = plans_of(TABLE, start=START)
    assert found.schema == PLANS
    assert found.column("id").to_pylist() == [one["id"] for one in PEOPLE]
    assert found.column("error").null_count == len(PEOPLE)
    for row in found.to_pylist():
        plan = json.loads(row["plan"])["next_step"]
        assert (plan["role"], plan["kind"], plan["readiness"]["expected"]) == (row["role"], row["kind"], row["readiness"])


def test_the_same_table_gives_the_same_bytes_whole_or_in_parts() -> None:
    whole = plans_of(TABLE, start=START)
    assert whole.equals(plans_of(TABLE, start=START))
    parts = [plans_of(TABLE.slice(first, 2), start=START) for first in range(0, len(PEOPLE), 2)]
    assert pa.concat_tables(parts).equals(whole)


def test_without_plans_the_other_columns_are_the_same() -> None:
    whole, figures = plans_of(TABLE, start=START), plans_of(TABLE, start=START, whole=False)
    assert figures.column("plan").null_count == len(PEOPLE)
    assert figures.drop_columns("plan").equals(whole.drop_columns("plan"))


def test_what_cannot_be_planned_is_a_row_with_an_error() -> None:
    table = pa.table({"profile": ["role: po\nhours_per_week: 4", None, "role: [", "role: po"], "more": [1, 2, 3, 4]})
    found = plans_of(table, start=START).to_pylist()
    assert [row["id"] for row in found] == ["1", "2", "3", "4"]
    assert [row["error"] is None for row in found] == [True, False, False, False]
    assert found[2]["role"] is None


def test_a_catalogue_of_ones_own_is_named_by_its_path() -> None:
    bakery = str(Path(__file__).parents[2] / "examples" / "bakery.yaml")
    table = pa.table({"profile": ["role: baker\nhours_per_week: 4"]})
    (row,) = plans_of(table, start=START, catalog=bakery).to_pylist()
    assert row["error"] is None
    assert row["role"] != "product-owner"


def test_a_table_of_nobody_is_a_table_of_no_plans_and_one_without_profiles_is_told() -> None:
    assert plans_of(PROFILES.empty_table(), start=START).equals(PLANS.empty_table())
    with pytest.raises(ValueError, match="no column profile; the columns are: name"):
        plans_of(pa.table({"name": ["ada"]}), start=START)
