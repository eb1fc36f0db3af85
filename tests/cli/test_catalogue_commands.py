"""The commands that show the catalogue, `catalog check`, and the first page of help."""

import json
from pathlib import Path

import pytest

from conftest import RunPoCareer
from po_career.cli.commands import COMMANDS
from po_career.version import VERSION

LADDER = """\
schema: po-career/catalog/1
skills: [{id: baking, name: Baking}, {id: selling, name: "Selling [/x] \\e[31m"}]
roles:
  - {id: apprentice, title: Apprentice, requires: {baking: 1}}
  - {id: baker, title: Baker, aliases: [Boss], requires: {baking: {level: 3, importance: core}, selling: 1}}
transitions: [{from: apprentice, to: baker, kind: promotion, months: {low: 12}}]
actions:
  - {id: bake, title: Bake daily, kind: practice, hours: 10, raises: {baking: 2}}
  - {id: bake-more, title: Bake alone, kind: practice, hours: 20, min_weeks: 8, raises: {baking: 3, selling: 1}}
"""


@pytest.fixture
def ladder(work_folder: Path) -> Path:
    """A small catalogue of one's own."""
    path = work_folder / "ladder.yaml"
    path.write_text(LADDER, "utf-8")
    return path


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("roles",), ("28 roles", "Product Owner", "owns value and order of one")),
        (("roles", "senior po"), ("What it is for", "A day", "What it needs", "Where it leads", "Sources", "Group Product Manager")),
        (("skills", "okr"), ("Outcomes, metrics and OKRs", "Its levels", "ESCO")),
        (("actions", "cert-pspo-1"), ("200 USD", "seen 2026", "check the provider's page", "The certificate is issued")),
        (("actions", "cert-safe-popm"), ("No price on file",)),
        (("kits",), ("10 kits", "the-post-ends", "Step back on purpose")),
        (
            ("kits", "your post ends, or may end"),
            ("Find out first", "Do", "What to say", "When to decide", "What to avoid", "works council"),
        ),
        (("doubts",), ("Do I have to be able to code?", "id need-a-certificate")),
        (("doubts", "need-a-certificate"), ("In short", "The answer", "Roles that ask it")),
        (("doubts", "do i have to be able to code?"), ("id have-to-code",)),
        (("trends",), ("Data-driven", "Adaptability")),
        (("trends", "ai-automation"), ("Productside", "survey")),
    ],
)
def test_the_catalogue_can_be_read(po_career: RunPoCareer, args: tuple[str, ...], words: tuple[str, ...]) -> None:
    done = po_career(*args)
    assert (done.returncode, done.stderr) == (0, "")
    for word in words:
        assert word in done.stdout
    assert max(map(len, done.stdout.split("\n"))) <= 80


def test_one_item_as_json_is_a_list_of_one(po_career: RunPoCareer) -> None:
    page = json.loads(po_career("roles", "po", "--json").stdout)
    assert [role["id"] for role in page["roles"]] == ["product-owner"]
    assert page["roles"][0]["day"]


def test_a_kit_that_there_is_not_gets_a_suggestion(po_career: RunPoCareer) -> None:
    done = po_career("kits", "the-pots-ends")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'there is no kit "the-pots-ends"' in done.stderr
    assert 'did you mean "Your post ends, or may end" (the-post-ends)?' in done.stderr
    assert "po-career kits lists all 10." in done.stderr


def test_a_catalogue_of_ones_own_has_its_own_doubts_only(
    po_career: RunPoCareer, ladder: Path
) -> None:
    ladder.write_text(
        LADDER + "doubts: [{id: rise, asks: Does it rise?, answer: Wait an hour.}]\n", "utf-8"
    )
    shown = po_career("doubts", "--catalog", str(ladder))
    assert shown.stdout.startswith("1 doubt: ")
    assert "Does it rise?\n  Wait an hour.\n  id rise\n" in shown.stdout
    assert po_career("kits", "--catalog", str(ladder)).stdout.startswith("0 kits. ")


def test_a_catalogue_of_ones_own_replaces_everything(po_career: RunPoCareer, ladder: Path) -> None:
    options = ("--catalog", str(ladder), "--start", "2026-11-24")
    person = ("--role", "apprentice", "--hours", "5", "--skill", "baking=1", "--to", "baker")
    plan = json.loads(po_career("plan", *person, "--no-input", "--json", *options).stdout)
    step = plan["next_step"]
    assert (step["role"], step["hours"]["planned"]) == ("baker", 30)
    assert [action["id"] for action in step["actions"]] == ["bake", "bake-more"]
    named = po_career("roles", "boss", env={"PO_CAREER_CATALOG": str(ladder)})
    assert named.stdout.startswith("Baker\n")


def test_text_of_a_catalogue_is_never_markup_nor_an_escape_sequence(po_career: RunPoCareer, ladder: Path) -> None:
    shown = po_career("skills", "selling", "--catalog", str(ladder), env={"TERM": "xterm-256color"})
    assert shown.stdout.startswith("Selling [/x] \\x1b[31m\n")


def test_check_counts_what_is_there(po_career: RunPoCareer, ladder: Path) -> None:
    done = po_career("catalog", "check", str(ladder))
    assert done.returncode == 0
    assert done.stdout == "ladder 0: 2 roles, 1 transition, 2 skills, 2 actions. No errors, 7 warnings.\n"
    assert po_career("catalog", "check").stdout.startswith("built-in ")


def test_check_prints_every_mistake_with_its_place_and_loads_nothing(po_career: RunPoCareer, ladder: Path) -> None:
    broken = (
        LADDER.replace("requires: {baking: 1}", "requires: {bakin: 1}").replace("level: 3,", "level: 9,").replace("hours: 10, ", "")
    )
    ladder.write_text(broken, "utf-8")
    done = po_career("catalog", "check", str(ladder))
    assert (done.returncode, done.stdout) == (3, "")
    for words in (
        'unknown skill "bakin"',
        'did you mean "baking"?',
        "ladder.yaml:4:",
        "level 9 is beyond the scale 0 to 4",
        "ladder.yaml:5:",
        'the key "hours" is missing',
    ):
        assert words in done.stderr, words
    assert done.stderr.endswith("3 errors. Nothing was loaded.\n")
    assert po_career("roles", "--catalog", str(ladder)).returncode == 3


def test_the_first_page_of_help_names_every_command_within_80_columns(po_career: RunPoCareer) -> None:
    done = po_career("--help")
    assert done.stdout == po_career().stdout
    assert max(map(len, done.stdout.split("\n"))) <= 80
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout
        helped = po_career(name, "--help")
        assert (helped.returncode, helped.stderr) == (0, "")
        assert "Usage: po-career" in helped.stdout


def test_the_version_is_a_line(po_career: RunPoCareer) -> None:
    assert po_career("--version").stdout == f"po-career {VERSION}\n"


def test_a_misspelt_command_gets_a_suggestion(po_career: RunPoCareer) -> None:
    done = po_career("rolse")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'error: there is no command "rolse"\n  did you mean "roles"?\n  po-career --help lists all commands\n'
