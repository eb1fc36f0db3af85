"""`compare`: roles by any name, against whoever one says one is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from po_career.cli.compare import app
from po_career.errors import FileAccessError, UsageError

Compare = Callable[..., str]
LADDER = """\
schema: po-career/catalog/1
skills: [{id: baking, name: Baking}, {id: selling, name: "Selling [/x] \\e[31m"}]
roles:
  - {id: apprentice, title: Apprentice, requires: {baking: 1}}
  - {id: baker, title: Baker, aliases: [Boss], requires: {baking: {level: 3, importance: core}, selling: 1}}
actions:
  - {id: bake, title: Bake daily, kind: practice, hours: 10, raises: {baking: 1}}
"""


@pytest.fixture
def compare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, work_folder: Path) -> Compare:
    """`compare("senior-po", "cpo", "--json")` runs the command here and gives what it prints."""
    monkeypatch.chdir(work_folder)

    def run(*args: str) -> str:
        app(args, standalone_mode=False)
        return capsys.readouterr().out

    return run


def as_json(text: str) -> Any:
    return json.loads(text)


def test_roles_are_named_by_id_title_or_alias(compare: Compare) -> None:
    made = as_json(compare("senior po", "Product Manager", "--role", "po", "--json"))
    assert made["schema"] == "po-career/compare/2"
    assert [(one["role"], one["kind"], one["ready_around"]) for one in made["roles"]] == [
        ("senior-po", "promotion", None),
        ("product-manager", "lateral", None),
    ]


def test_options_say_who_one_is(compare: Compare) -> None:
    options = ("--role", "po", "--months-in-role", "20", "--hours", "4", "--budget", "0", "--skill", "roadmapping=3")
    made = as_json(compare("senior-po", "cpo", *options, "--json"))
    person = {name: made["person"][name] for name in ("role", "months_in_role", "hours_per_week", "budget")}
    nothing = {"amount": 0, "currency": None, "whose": None, "until": None}
    assert person == {
        "role": "product-owner",
        "months_in_role": 20,
        "hours_per_week": 4,
        "budget": nothing,
    }
    assert next(one for one in made["skills"] if one["skill"] == "roadmapping")["have"]["basis"] == "rated"
    assert all(one["ready_around"]["expected"] for one in made["roles"])


def test_it_works_with_nothing_known_and_says_what_would_help(compare: Compare) -> None:
    text = " ".join(compare("senior-po", "cpo").split())
    assert "When you would be ready needs hours a week: add --hours." in text
    assert "You have named no role that you hold" in text


def test_a_profile_counts_and_a_catalogue_of_ones_own_too(compare: Compare, work_folder: Path) -> None:
    (work_folder / "ladder.yaml").write_text(LADDER, "utf-8")
    (work_folder / "me.yaml").write_text("schema: po-career/profile/1\nrole: apprentice\nhours_per_week: 3\n", "utf-8")
    text = compare("apprentice", "boss", "--catalog", "ladder.yaml", "--profile", "me.yaml")
    assert "your role" in text
    assert "no usual way" in text
    assert "\x1b" not in text
    assert "Selling [/x]" in text


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "no role to compare\nexpected 2 to 6, for example po-career compare business-analyst associate-po"),
        (("cpo",), "one role to compare"),
        (("a", "b", "c", "d", "e", "f", "g"), "7 roles to compare"),
        (("po", "cpo", "Product Owner"), '"po" and "Product Owner" are the same role (product-owner)\nname each role once'),
        (("po", "cpx"), "did you mean"),
    ],
)
def test_roles_that_cannot_be_compared_are_a_mistake_of_usage(compare: Compare, args: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError) as error:
        compare(*args)
    assert words in str(error.value)


def test_a_profile_that_was_named_must_be_there(compare: Compare) -> None:
    with pytest.raises(FileAccessError, match=r"nobody\.yaml: there is no such file"):
        compare("po", "cpo", "--profile", "nobody.yaml")
