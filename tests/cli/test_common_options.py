"""The options that every command takes, before or after its name, and what they do."""

import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from conftest import RunPoCareer
from po_career.cli.app import all_commands
from po_career.cli.commands import EVERY_COMMAND
from published import validate

ROOT = Path(__file__).parents[2]
SINGLE = {words: command for words, command in all_commands() if not hasattr(command, "commands")}
PLAN = ("plan", "--role", "po", "--hours", "4", "--start", "2026-11-24", "--no-input")


@pytest.mark.parametrize("words", SINGLE)
def test_every_command_takes_every_common_option(words: str) -> None:
    taken = {option for param in SINGLE[words].params for option in param.opts}
    assert {option.name for option in EVERY_COMMAND} <= taken


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("--json roles cpo", "roles cpo --json"),
        ("--format json --quiet skills", "skills --format json --quiet"),
        ("--catalog BAKERY --json catalog show", "catalog show --catalog BAKERY --json"),
        ("catalog --json show senior-po", "catalog show senior-po --json"),
    ],
)
def test_an_option_before_the_name_does_what_it_does_after_it(
    po_career: RunPoCareer, before: str, after: str
) -> None:
    bakery = str(ROOT / "examples" / "bakery.yaml")
    first, second = (
        po_career(*(word.replace("BAKERY", bakery) for word in line.split()))
        for line in (before, after)
    )
    assert (first.returncode, first.stdout) == (0, second.stdout)
    assert json.loads(first.stdout)["schema"].startswith("po-career/")


def test_after_the_name_goes_before_the_one_before_it(po_career: RunPoCareer) -> None:
    bakery = str(ROOT / "examples" / "bakery.yaml")
    ran = po_career("--catalog", "nowhere", "roles", "--catalog", bakery, "--json")
    assert json.loads(ran.stdout)["catalog"]["id"] == "bakery"


def test_an_option_goes_before_the_environment_wherever_it_stands(po_career: RunPoCareer) -> None:
    bakery = str(ROOT / "examples" / "bakery.yaml")
    env = {"PO_CAREER_CATALOG": "nowhere"}
    assert po_career("--catalog", bakery, "roles", env=env).returncode == 0
    assert po_career("roles", "--catalog", bakery, env=env).returncode == 0
    assert po_career("roles", env=env).returncode == 5


@pytest.mark.parametrize(
    ("words", "code", "what", "advice"),
    [
        (("plan", "--no-input"), 2, "two answers are missing", "your role"),
        (("plan", "--colour"), 2, "no such option: --colour", "see po-career plan --help"),
        (("rolse",), 2, 'there is no command "rolse"', 'did you mean "roles"?'),
        (("roles", "produckt owner"), 2, "there is no role", "did you mean"),
        (("profile", "export"), 5, "there is no such file", "po-career plan asks"),
    ],
    ids=str,
)
def test_an_error_of_a_run_that_asks_for_json_is_json(
    po_career: RunPoCareer, words: tuple[str, ...], code: int, what: str, advice: str
) -> None:
    ran = po_career(*words, "--json")
    assert (ran.returncode, ran.stdout) == (code, "")
    said = json.loads(ran.stderr)
    validate(said, "error")
    assert said["exit_code"] == code
    assert what in said["error"]
    assert any(advice in line for line in said["advice"])


def test_an_error_in_a_file_has_all_of_its_places(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("schema: po-career/profile/1\nhours_per_week: no\nrole: [1]\n")
    ran = po_career("plan", "--profile", "me.yaml", "--format", "json", "--no-input")
    said = json.loads(ran.stderr)
    assert ran.returncode == 3
    assert [(place["file"], place["line"]) for place in said["places"]] == [("me.yaml", 2), ("me.yaml", 3)]
    assert said["where"] == f"me.yaml:2:{said['places'][0]['column']}"


def test_quiet_leaves_notes_out_and_nothing_else(po_career: RunPoCareer) -> None:
    loud = po_career(*PLAN, "--keep")
    po_career("profile", "reset", "--yes")
    quiet = po_career(*PLAN, "--keep", "--quiet")
    assert "The plan is kept in" in loud.stderr
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, loud.stdout, "")
    assert po_career("rolse", "--quiet").stderr.startswith("error: ")


def test_verbose_says_what_was_read_in_every_command_that_reads(po_career: RunPoCareer) -> None:
    for words in (("fit", "--role", "po"), ("progress", "--to", "senior-po"), ("profile", "show")):
        assert po_career(*words, "--verbose").stderr.startswith("catalogue: built-in ")


def test_what_a_command_did_to_a_file_is_a_message(po_career: RunPoCareer) -> None:
    ran = po_career("profile", "set", "hours", "5", "--json")
    said = json.loads(ran.stdout)
    validate(said, "message")
    assert said["lines"] == ["hours: 5"]
    assert json.loads(po_career("profile", "path", "--json").stdout)["path"] == said["path"]


def test_a_level_is_known_by_its_name_wherever_one_is_given(po_career: RunPoCareer) -> None:
    by_name = po_career(*PLAN, "--skill", "communication=practitioner", "--json")
    by_number = po_career(*PLAN, "--skill", "communication=3", "--json")
    assert by_name.stdout == by_number.stdout
    supposed = po_career(*PLAN, "--what-if", "communication=Expert", "--json")
    assert json.loads(supposed.stdout)["what_if"]["changes"][0]["then"] == 4


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("roles", "owner"), "roles on"),
        (("skills", "roadm"), "Roadmapping"),
        (("actions", "interviewing users"), 'Read "Interviewing Users"'),
        (("doubts", "certif"), "Do I need a certificate"),
    ],
    ids=str,
)
def test_the_catalogue_is_searched_by_parts_of_words(
    po_career: RunPoCareer, words: tuple[str, ...], first: str
) -> None:
    ran = po_career(*words)
    assert ran.returncode == 0
    assert first in ran.stdout.split("\n")[0]


def test_a_part_of_several_names_names_them(po_career: RunPoCareer) -> None:
    ran = po_career("rate", "manage", "3")
    assert ran.returncode == 2
    assert '"manage" is a part of the names of' in ran.stderr
    assert "(stakeholder-management)" in ran.stderr


@pytest.mark.parametrize(("called", "shown"), [("./run", "./run"), ("x; rm -rf", "po-career")])
def test_commands_are_suggested_as_the_program_was_called(
    po_career: RunPoCareer, called: str, shown: str
) -> None:
    env = {"PO_CAREER_CALLED": called}
    assert f"\n  {shown} plan\n" in po_career("--help", env=env).stdout
    assert f"Usage: {shown} plan [options]" in po_career("plan", "--help", env=env).stdout
    assert f"{shown} kits lists all" in po_career("kits", "xyzzy", env=env).stderr
    assert f"{shown} check-in" in po_career(*PLAN, env=env).stdout
    handed_over = po_career(*PLAN, "--format", "ics", env=env).stdout
    assert "po-career next" in handed_over, "what is handed over does not know how it was made"


def in_a_terminal(*words: str, **env: str) -> pexpect.spawn:
    """The program in a terminal of 24 rows and 80 columns."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "po_career", *words],
        env={**os.environ, "TERM": "xterm", **env},
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=30,
    )


def test_a_long_page_goes_through_the_pager_that_was_named(work_folder: Path) -> None:
    pager = work_folder / "pager.py"
    pager.write_text("import sys\nprint('PAGED', len(sys.stdin.read().splitlines()) > 100)\n")
    named = f"{sys.executable} {pager}"
    shown = in_a_terminal(*PLAN, "--full", PAGER=named).read()
    assert shown.strip() == "PAGED True"
    for more in (("--full", "--no-pager"), ()):
        assert "PAGED" not in in_a_terminal(*PLAN, *more, PAGER=named).read()
    for none in ("", "no-such-pager"):
        assert "Perhaps" in in_a_terminal(*PLAN, "--full", PAGER=none).read()


def test_nothing_is_paged_into_a_pipe(po_career: RunPoCareer) -> None:
    ran = po_career(*PLAN, "--full", env={"PAGER": "false"})
    assert len(ran.stdout.splitlines()) > 100


@pytest.mark.parametrize(
    "words",
    [
        ("profile", "set", "hours", "4"),
        ("profile", "path"),
        ("profile", "reset", "--yes"),
        ("check-in", "--on", "2026-11-20"),
        ("progress", "--late"),
        ("undo",),
    ],
    ids=" ".join,
)
def test_with_json_a_result_is_json_also_for_a_terminal_of_few_letters(
    po_career: RunPoCareer, work_folder: Path, words: tuple[str, ...]
) -> None:
    ladder = ROOT / "examples" / "bakery.yaml"
    skills = json.loads(po_career("skills", "--json", "--catalog", str(ladder)).stdout)["skills"]
    ratings = ", ".join(f"{one['id']}: {{level: 2, on: 2026-11-20}}" for one in skills)
    profile = work_folder / "é.yaml"
    known = f"{{role: apprentice, hours_per_week: 4, ratings: {{{ratings}}}}}\n"
    profile.write_text(known, encoding="utf-8")
    named = ("--profile", str(profile), "--catalog", str(ladder))
    ran = po_career(*words, *named, "--json", env={"PYTHONIOENCODING": "ascii"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["schema"].startswith("po-career/")


def test_version_and_help_take_the_common_options_too(po_career: RunPoCareer) -> None:
    assert po_career("--quiet", "--version").stdout == po_career("--version").stdout
    assert po_career("--no-color", "help", "plan").stdout == po_career("plan", "--help").stdout
    assert po_career("--no-color", "help").stdout == po_career("--help").stdout


def test_a_dash_is_standard_output(po_career: RunPoCareer, work_folder: Path) -> None:
    assert po_career("roles", "--output", "-").stdout == po_career("roles").stdout
    assert not (work_folder / "-").exists()
    refused = po_career("roles", "--output", "")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--output names no file" in refused.stderr
