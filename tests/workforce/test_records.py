"""One person of many: the plan, or what is wrong, in one record."""

import json
from dataclasses import replace
from datetime import date

import pytest

from po_career.catalog.load import load_catalog
from po_career.intake.json_lines import MOST_CHARACTERS
from po_career.planning.plan import make_plan
from po_career.planning.summary import summary_in, summary_of
from po_career.profile.model import Decided, Profile, Situation
from po_career.workforce.records import (
    Person,
    Planner,
    json_line,
    person_in,
)
from published import validate

START = date(2026, 12, 1)
CATALOG = load_catalog()
PLANNER = Planner(CATALOG, START)


@pytest.mark.parametrize("key", CATALOG.roles)
def test_a_summary_is_what_the_whole_plan_says(key: str) -> None:
    for more in ({}, {"months_in_role": 30.0}, {"situation": Situation(decided=Decided("post-ends", date(2027, 2, 1)))}):
        person = replace(Profile(role=key, hours_per_week=4.0), **more)
        assert summary_of(CATALOG, person, START) == summary_in(make_plan(CATALOG, person, START))


def test_with_private_answers_a_record_holds_the_plan_that_the_command_would_make() -> None:
    record = Planner(CATALOG, START, private=True).record(Person(3, "ada", '{"role": "po", "hours_per_week": 4}'))
    assert record.plan == make_plan(CATALOG, Profile(role="product-owner", hours_per_week=4.0), START)
    assert (record.line, record.id, record.error) == (3, "ada", None)
    validate(json.loads(json_line(record)), "cohort")


def test_a_profile_may_be_yaml_and_summaries_need_no_plan() -> None:
    record = Planner(CATALOG, START, whole=False).record(Person(1, "ben", "role: po\nhours_per_week: 4\n"))
    assert record.plan is None
    assert record.summary is not None
    assert record.summary.role in CATALOG.roles


@pytest.mark.parametrize(
    ("profile", "what"),
    [
        ("", "there is no profile"),
        ("{}", "hours_per_week is missing"),
        (r'{"role": "p\o"}', "neither valid JSON nor valid YAML"),
        ('{"role": "wizard", "hours_per_week": 4}', 'unknown role "wizard"; po-career roles lists those of the catalogue'),
        ('{"role": "po-x", "hours_per_week": 4}', 'unknown role "po-x"; the nearest is Product Owner (product-owner)'),
        ("role: po", "hours_per_week is missing"),
        ("role: po\nhours_per_week: -4", "line 2: "),
        ("role: po\nhours_per_week: 4\nratings: {comunication: 2}", 'line 3: unknown skill "comunication"; did you mean'),
        ("[" * 100_000, "nested more than 60 levels deep"),
        (" " * (MOST_CHARACTERS + 1), "more than 1,000,000 characters"),
        ("role: po\nhours_per_week: 4\ntarget: [po", "not valid YAML"),
        ("\ud800", ""),
    ],
)  # fmt: skip
def test_whatever_is_wrong_is_an_error_on_one_line(profile: str, what: str) -> None:
    record = PLANNER.record(Person(9, "x", profile))
    assert record.error is not None
    assert what in record.error.what
    assert "\n" not in record.error.what
    assert (record.error.line, record.error.id) == (9, "x")
    assert (record.summary, record.plan) == (None, None)
    assert json.loads(json_line(record))["error"]["id"] == "x"


def test_what_the_catalogue_lacks_is_kept_aside_and_the_record_says_in_which_keys() -> None:
    profile = '{"role": "po", "hours_per_week": 4, "ratings": {"levitation": 3}, "done": ["fly"], "hurts": ["gravity"]}'
    record = PLANNER.record(Person(1, "ada", profile))
    assert (record.error, record.kept_aside) == (None, ("ratings", "done"))
    own = Planner(CATALOG, START, private=True).record(Person(1, "ada", profile))
    assert set(own.kept_aside) == {"ratings", "done", "hurts"}


def test_a_catalogue_without_an_answer_is_an_error_too() -> None:
    nowhere = replace(CATALOG, roles={}, transitions=())
    record = Planner(nowhere, START).record(Person(1, "1", "hours_per_week: 2"))
    assert record.error is not None
    assert record.error.what == "the catalogue has no roles"


def test_a_line_gives_the_person_their_own_id_or_its_number() -> None:
    assert person_in(4, b'{"id": "ada", "role": "po"}') == Person(4, "ada", '{"role": "po"}')
    assert person_in(4, b'{"id": 17}').id == "17"
    assert person_in(4, rb'{"id": "\ud83d\ude00"}').id == "\U0001f600"
    assert person_in(4, b'{"id": null}').id == "4"
    assert person_in(4, b"{}").id == "4"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"[]", "not a JSON object"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{\n", "not JSON: it ends too early, column 2$"),
        (b'{"role": "po"\n', "not JSON: it ends too early, column 14$"),
        (b'{"role": "po', "not JSON: the text that begins here does not end, column 10$"),
        (b'{"role": po}', "not JSON: expected a value, column 10$"),
        (rb'{"role": "p\o"}', "not JSON: a text holds a backslash that begins no escape of JSON, column 12$"),
        (b'{"months_in_role": ' + b"9" * 5_000 + b"}", "^the line holds a number of too many digits$"),
        (rb'{"id": "surr\ud800"}', r'half a character: "\\ud800" without its other half$'),
        (rb'{"name": "surr\udc00"}', r'half a character: "\\udc00" without its other half$'),
        (b'{"role": "po", "role": "cpo"}', '^the key "role" is given twice; keep one of them$'),
        (b'{"id": 1, "id": 2}', '^the key "id" is given twice; keep one of them$'),
        (b'{"counts": {"a-secret": 1, "a-secret": 2}}', "^a key inside one of the answers is given twice; keep one of them$"),
        (b'{"id": true}', "^id: expected a text or a number, found true or false$"),
        (b'{"id": ["ada"]}', "^id: expected a text or a number, found a list$"),
        (b'{"id": {"name": "ada"}}', "^id: expected a text or a number, found an object$"),
    ],
    ids=lambda one: repr(one)[:40],
)
def test_a_line_that_is_no_person_says_why(data: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        person_in(1, data)
