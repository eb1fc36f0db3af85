"""Plans of many people hold nothing that is for a person alone, not even what follows from it, unless that was asked for."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from po_career.catalog.load import load_catalog
from po_career.profile.sharing import SHARED_KITS
from po_career.workforce.records import Person, Planner, Record, json_line

START = date(2026, 12, 1)
CATALOG = load_catalog()
MARK = "zebra"
OPEN: dict[str, Any] = {
    "role": "product-owner",
    "months_in_role": 30,
    "hours_per_week": 4,
    "wants": ["product-direction"],
    "situation": {"there": {"data": False}},
    "ratings": {"communication": 3, "prioritization": 2, "user-research": 2},
}
CHAPTER = {
    "toward": "product-owner",
    "due": {"offer": "2026-12-10"},
    "until": "2027-01-20",
    "actions": [{"id": "offer", "hours": 1, "title": MARK}],
    "given": {"role": "product-owner", "load": "high"},
}
CONFIDED: dict[str, Any] = {
    "words": [f"Nobody listens to the {MARK}."],
    "offer": f"The {MARK} said: come by.",
    "doubts": ["need-a-certificate"],
    "hurts": ["prioritization", f"{MARK}-taming"],
    "counts": {"user-research": 0},
    "ratings": {
        "communication": {"level": 3, "evidence": f"The {MARK} agreed.", "usually": f"I avoid the {MARK}."},
        "prioritization": 2,
        "user-research": 2,
    },
    "history": [
        {"on": "2026-11-20", "skill": "communication", "rating": {"level": 3, "evidence": MARK}},
        {"on": "2026-11-20", "plan": CHAPTER},
        {"on": "2026-11-21", "done": "offer"},
    ],
}
SITUATIONS: dict[str, dict[str, Any]] = {
    "too much": {"load": "too-much", "applied": {"sent": 47, "talks": 1}},
    "in question": {"decided": {"what": "post-in-question", "on": "2027-02-17", "by": MARK}},
    "post ends": {"decided": {"what": "post-ends", "on": "2027-02-17", "by": MARK}},
}


def confiding(situation: str) -> str:
    return json.dumps({**OPEN, **CONFIDED, "situation": {**OPEN["situation"], **SITUATIONS[situation]}})


def record(profile: str, *, private: bool = False, whole: bool = True) -> Record:
    return Planner(CATALOG, START, whole=whole, private=private).record(Person(1, "ada", profile))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_whoever_confides_gets_the_plan_of_whoever_does_not(situation: str) -> None:
    without = {**OPEN, "history": [{"on": "2026-11-20", "skill": "communication", "rating": 3}]}
    assert record(confiding(situation)) == record(json.dumps(without))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_mark_is_in_a_line_and_all_are_in_one_that_may_hold_private_answers(situation: str) -> None:
    line = json_line(record(confiding(situation)))
    assert MARK not in line
    assert "elsewhere" not in json_line(record(confiding(situation), whole=False))
    own = json.loads(json_line(record(confiding(situation), private=True)))
    person = own["plan"]["person"]
    assert MARK in json.dumps(person["words"])
    assert MARK in person["offer"]
    assert MARK in json.dumps(person["ratings"])
    assert MARK in json.dumps(own["plan"]["warnings"])
    assert (own["summary"]["kind"] == "elsewhere") == (situation != "too much")


def test_a_record_does_not_say_that_all_is_well_with_whoever_kept_their_situation_to_themselves() -> None:
    told, kept = (json.loads(json_line(record(confiding("too much"), private=private))) for private in (True, False))
    assert (told["private"], told["plan"]["person"]["situation"]["load"]) == (True, "too-much")
    assert (kept["private"], kept["plan"]["person"]["situation"].keys()) == (False, {"holds_part", "there"})


def test_no_mark_is_in_a_table_or_in_a_parquet_file(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from po_career.workforce.arrow import plans_of
    from po_career.workforce.parquet import parquet_of

    table = pa.table({"profile": [confiding("post ends")]})
    for whole in (True, False):
        (row,) = plans_of(table, start=START, whole=whole).to_pylist()
        assert (row["error"], MARK in str(row), row["kind"] == "elsewhere") == (None, False, False)
    (row,) = plans_of(table, start=START, private=True).to_pylist()
    assert (MARK in row["plan"], row["kind"]) == (True, "elsewhere")
    lines, file = tmp_path / "lines", tmp_path / "plans.parquet"
    lines.write_text(json_line(record(confiding("post ends"))), "ascii")
    parquet_of(lines, file)
    (row,) = pa.parquet.read_table(file).to_pylist()
    assert (row["error"], MARK in str(row)) == (None, False)


def test_the_way_to_another_employer_is_for_the_person_alone() -> None:
    leaving = json.dumps({**OPEN, "role": "agile-coach", "target": ["consultant"]})
    for private in (False, True):
        plan = record(leaving, private=private).plan
        assert plan is not None
        kit = plan.next_step.kit
        assert private == (kit is not None and CATALOG.kits[kit.id].for_ not in SHARED_KITS)


@pytest.mark.parametrize(
    "more",
    [
        {"hurts": [MARK, MARK, MARK]},
        {"offer": [MARK]},
        {"doubts": {MARK: 1}},
        {"counts": {"user-research": MARK}},
        {"situation": {"load": MARK}},
        {"history": [{"on": "2026-11-20", "done": {MARK: 1}}]},
        {"ratings": {"communication": {"level": 3, "evidence": [MARK]}}},
        {"ratings": {"communication": {"level": 3, "usually": 4711}}},
    ],
)
def test_a_mistake_in_a_private_answer_is_an_error_that_does_not_quote_it(more: dict[str, Any]) -> None:
    profile = json.dumps({**OPEN, **more, "hours_per_week": 99})
    shown, own = record(profile).error, record(profile, private=True).error
    assert shown is not None
    assert own is not None
    assert "a private answer cannot be used" in shown.what
    assert (MARK in shown.what, "4711" in shown.what) == (False, False)
    assert "hours_per_week: expected at most 60, found 99" in shown.what
    assert "a private answer" not in own.what


def test_a_text_that_cannot_be_read_is_not_quoted_either() -> None:
    shown = record(f"words: *{MARK}\n").error
    assert shown is not None
    assert MARK not in shown.what
