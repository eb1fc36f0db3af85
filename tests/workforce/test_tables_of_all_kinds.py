"""`plans_of` over people of every kind, and tables of every shape."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from conftest import RunPoCareer
from po_career.errors import InvalidFileError
from po_career.workforce.arrow import PLANS, PROFILES, plans_of
from po_career.workforce.parquet import people_of

ROOT = Path(__file__).parents[2]
BAKERY = str(ROOT / "examples" / "bakery.yaml")
START = date(2026, 12, 1)
JUNIOR = '{"role": "associate-po", "hours_per_week": 3, "months_in_role": 14}'
OWNER = """\
schema: po-career/profile/1
role: product-owner
months_in_role: 44
hours_per_week: 4
budget: {amount: 1500, currency: EUR, whose: employer, until: 2026-12-31}
away: [{from: 2026-12-21, until: 2027-01-03}]
wants: [product-direction]
hurts: [outcome-measurement, product-strategy]
words: ["I want to decide what we build, not only when."]
counts: {product-strategy: 0}
ratings: {communication: 3, product-vision: 1, product-strategy: 1, outcome-measurement: 1}
"""
TORN = '{"role": "product-owner", "hours_per_week": 4, "target": ["ux-researcher", "product-manager"]}'
COACH = '{"role": "agile-coach", "hours_per_week": 6, "target": "consultant", "ratings": {"coaching": 4, "selling": 1}}'
IN_QUESTION = """\
role: senior-po
hours_per_week: 2
situation: {load: too-much, decided: {what: post-in-question, on: 2027-03-01}}
"""
AT_THE_TOP = '{"role": "cpo", "hours_per_week": 5, "months_in_role": 80}'
NO_ROLE = '{"hours_per_week": 5, "ratings": {"communication": 3}}'
ALL_AWAY = '{"role": "po", "hours_per_week": 4, "away": [{"from": "2026-11-01", "until": "2027-12-31"}]}'
WITH_A_CHAPTER = (ROOT / "docs" / "progress-example.yaml").read_text(encoding="utf-8")
EVERYBODY = (JUNIOR, OWNER, TORN, COACH, IN_QUESTION, AT_THE_TOP, NO_ROLE, ALL_AWAY, WITH_A_CHAPTER)


def people(*profiles: str) -> pa.Table:
    ids = [f"p{number}" for number in range(len(profiles))]
    return pa.table({"id": ids, "profile": list(profiles)}, schema=PROFILES)


def rows(*profiles: str, whole: bool = True, private: bool = False) -> list[dict[str, object]]:
    found: list[dict[str, object]] = plans_of(people(*profiles), start=START, whole=whole, private=private).to_pylist()
    return found


def test_with_private_answers_a_plan_is_the_one_that_the_command_prints(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "owner.yaml").write_text(OWNER, encoding="utf-8")
    printed = po_career("plan", "--profile", "owner.yaml", "--start", str(START), "--json").stdout
    (row,) = rows(OWNER, private=True)
    assert json.loads(str(row["plan"])) == json.loads(printed)


def test_the_columns_say_what_the_plan_says() -> None:
    (row,) = rows(OWNER)
    plan = json.loads(str(row["plan"]))
    step = plan["next_step"]
    assert (row["held"], row["rated"]) == (plan["person"]["role"], len(plan["person"]["ratings"]))
    assert (row["role"], row["kind"], row["settled_by"]) == (step["role"], step["kind"], step["settled_by"])
    assert (row["confidence"], row["verdict"]) == (step["confidence"], step["verdict"])
    readiness = step["readiness"]
    assert row["readiness"] == readiness["expected"]
    assert (row["readiness_low"], row["readiness_high"]) == (readiness["low"], readiness["high"])
    assert (row["bottleneck"], row["focus"]) == (step["bottleneck"]["skill"], step["focus"])
    assert (row["hours"], row["ready_around"]) == (step["chapter"]["hours"], step["ready_around"]["expected"])
    assert row["review"] == date.fromisoformat(step["chapter"]["check_on"])


def test_without_whole_plans_the_columns_are_the_same() -> None:
    summaries = plans_of(people(*EVERYBODY), start=START, whole=False)
    whole = plans_of(people(*EVERYBODY), start=START)
    assert summaries.drop(["plan"]).to_pylist() == whole.drop(["plan"]).to_pylist()
    assert summaries["plan"].null_count == len(EVERYBODY)
    assert whole["plan"].null_count == 0


def test_the_same_table_day_and_catalogue_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from datetime import date; from test_tables_of_all_kinds import EVERYBODY, people, plans_of, written;"
        f"sys.stdout.buffer.write(written(plans_of(people(*EVERYBODY), start={START!r})))"
    ).replace("datetime.date", "date")
    folders = {"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parents[1]}:{ROOT / 'src'}"}
    again = subprocess.run([sys.executable, "-c", code], env=folders, capture_output=True, check=True).stdout
    assert again == written(plans_of(people(*EVERYBODY), start=START))


def written(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    return bytes(sink.getvalue())


def test_people_do_not_change_each_others_plans() -> None:
    assert rows(*EVERYBODY, whole=False)[1] == {**rows(OWNER, whole=False)[0], "id": "p1"}


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ("{", ""),
        ("", "there is no profile"),
        ("[]", ""),
        ('{"role": "product-owner"}', "hours_per_week is missing"),
        ('{"role": "product-owner", "hours_per_week": 99}', "expected at most 60, found 99"),
        ('{"role": "product-ownr", "hours_per_week": 4}', "product-owner"),
        ("[" * 50_000, ""),
        ("x" * 1_000_001, "more than 1,000,000 characters"),
    ],
    ids=str.strip,
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_bad_profile_is_a_row_with_an_error_and_the_others_have_their_plans(
    profile: str, says: str, *, whole: bool
) -> None:
    before, wrong, after = rows(JUNIOR, profile, JUNIOR, whole=whole)
    error = str(wrong.pop("error"))
    assert wrong.pop("id") == "p1"
    assert says in error
    assert "\n" not in error
    assert set(wrong.values()) == {None}
    assert before == {**after, "id": "p0"}
    assert before["role"] is not None


def test_without_an_id_the_number_of_the_row_counts() -> None:
    table = pa.table({"profile": [JUNIOR, JUNIOR]})
    assert plans_of(table, start=START, whole=False)["id"].to_pylist() == ["1", "2"]
    some = pa.table({"id": ["a", None], "profile": [JUNIOR, JUNIOR]})
    assert plans_of(some, start=START, whole=False)["id"].to_pylist() == ["a", "2"]


def test_ids_may_be_numbers_and_texts_large_or_in_a_dictionary() -> None:
    profiles = pa.array([JUNIOR, JUNIOR], pa.large_string()).dictionary_encode()
    table = pa.table({"id": pa.array([7, 8]), "profile": profiles})
    assert plans_of(table, start=START, whole=False)["id"].to_pylist() == ["7", "8"]


@pytest.mark.parametrize("ids", [pa.array([["a"]]), pa.array([True]), pa.array([{"a": 1}])])
def test_ids_that_are_neither_texts_nor_numbers_are_told(ids: pa.Array, tmp_path: Path) -> None:
    table = pa.table({"id": ids, "profile": [JUNIOR]})
    with pytest.raises(ValueError, match=r"^the column id holds .*: expected texts$"):
        plans_of(table, start=START)
    pa.parquet.write_table(table, tmp_path / "people.parquet")
    with pytest.raises(InvalidFileError, match=r"the column id holds .*: expected texts"):
        next(people_of(tmp_path / "people.parquet"))


def test_a_table_that_is_damaged_further_on_is_told_as_such(po_career: RunPoCareer, work_folder: Path) -> None:
    file = work_folder / "people.parquet"
    profiles = [f'{{"role": "po", "hours_per_week": 4, "months_in_role": {months}}}' for months in range(3_000)]
    pa.parquet.write_table(pa.table({"profile": profiles}), file, compression="zstd", use_dictionary=False, row_group_size=1_000)
    data = bytearray(file.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 200] = bytes(200)
    file.write_bytes(data)
    with pytest.raises(InvalidFileError, match="the rows after the first 1,000 cannot be read: it is damaged"):
        list(people_of(file))
    done = po_career("cohort", "people.parquet", "--catalog", BAKERY, "--summaries", "--jobs", "1", cwd=work_folder)
    assert (done.returncode, "it is damaged" in done.stderr) == (3, True)


def test_profiles_that_are_no_text_are_told() -> None:
    with pytest.raises(ValueError, match=r"^the column profile holds texts that are not UTF-8$"):
        plans_of(pa.table({"profile": [b"role: p\xff"]}), start=START)


def test_other_columns_are_left_out_and_a_missing_profile_is_an_error() -> None:
    table = people(JUNIOR).append_column("team", pa.array(["north"]))
    assert plans_of(table, start=START, whole=False).schema.equals(PLANS)
    nobody = pa.table({"id": ["a"], "profile": pa.array([None], pa.string())})
    (row,) = plans_of(nobody, start=START, whole=False).to_pylist()
    assert row["error"] == "there is no profile"


def test_records_need_no_pyarrow() -> None:
    code = "import sys; import po_career.workforce.records, po_career.workforce.cohort; print('pyarrow' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == "False\n"
