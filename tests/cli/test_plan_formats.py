"""Which command has which formats, and what reaches a file or a pipe of those that only `plan` has."""

import csv
import io
import json
import os
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from icalendar import Calendar

from conftest import RunPoCareer
from po_career.cli.options import EVERYWHERE, MAP_TEXTS, PLAN_TEXTS, Format, choice
from po_career.errors import UsageError

BAKERY = (Path(__file__).parents[2] / "examples/bakery.yaml").read_text("utf-8")
BASE = ("plan", "--role", "po", "--hours", "4", "--start", "2026-11-24", "--no-input")
OTHERS = ("fit", "routes", "compare", "roles", "skills", "actions", "kits", "doubts", "trends")


def to_pipe(*args: str, **env: str) -> bytes:
    """What the command writes to standard output, byte for byte."""
    command = [sys.executable, "-m", "po_career", *BASE, *args]
    return subprocess.run(command, env={**os.environ, **env}, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout


@pytest.mark.parametrize("fmt", PLAN_TEXTS)
def test_each_text_format_is_written_by_a_function_that_is_there(fmt: Format) -> None:
    module, _, function = PLAN_TEXTS[fmt].partition(":")
    assert callable(getattr(import_module(module), function))


def test_every_format_belongs_to_some_command() -> None:
    assert {*EVERYWHERE, *PLAN_TEXTS, *MAP_TEXTS, Format.GITHUB, Format.YAML} == set(Format)


def test_a_format_of_plan_is_refused_by_the_others_with_the_list_of_theirs() -> None:
    of_plan = (*EVERYWHERE, *PLAN_TEXTS)
    assert choice("--format", "ics", of_plan) is Format.ICS
    with pytest.raises(UsageError, match=r"expected one of: terminal, json, svg$"):
        choice("--format", "ics", EVERYWHERE)
    with pytest.raises(UsageError, match=f"expected one of: {', '.join(of_plan)}$"):
        choice("--format", "xml", of_plan)


def test_json_goes_first(po_career: RunPoCareer) -> None:
    assert po_career("roles", "--format", "ics", "--json").stdout.startswith("{")


def test_roles_has_no_calendar(po_career: RunPoCareer) -> None:
    done = po_career("roles", "--format", "ics")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'error: "ics" is not a valid value for --format\n  expected one of: terminal, json, svg\n'


@pytest.mark.parametrize("command", OTHERS)
def test_the_help_of_a_command_lists_its_own_formats_only(po_career: RunPoCareer, command: str) -> None:
    assert "ics" not in po_career(command, "--help").stdout.partition("--format")[2].partition("--json")[0]


def test_the_help_of_plan_lists_all_of_its_formats(po_career: RunPoCareer) -> None:
    shown = " ".join(po_career("plan", "--help").stdout.split())
    assert f"How the result is shown: {', '.join((*EVERYWHERE, *PLAN_TEXTS))}." in shown


def test_a_wrong_format_is_told_before_anything_is_asked(po_career: RunPoCareer) -> None:
    done = po_career("plan", "--format", "calendar", "--no-input")
    assert (done.returncode, done.stdout) == (2, "")
    assert '"calendar" is not a valid value for --format' in done.stderr


def test_a_comparison_of_two_plans_is_no_calendar(po_career: RunPoCareer) -> None:
    done = po_career(*BASE, "--format", "ics", "--what-if", "hours=8")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--what-if compares two plans, and ics can hold only one" in done.stderr


@pytest.mark.parametrize("fmt", PLAN_TEXTS)
def test_a_file_and_a_pipe_get_the_same_bytes_whatever_the_terminal_takes(po_career: RunPoCareer, work_folder: Path, fmt: Format) -> None:
    done = po_career(*BASE, "--format", fmt, "--output", "plan")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    content = (work_folder / "plan").read_bytes()
    assert content.endswith(b"\n")
    assert b"\r\r" not in content
    assert to_pipe("--format", fmt, PYTHONIOENCODING="ascii") == content


def test_the_calendar_has_the_days_of_the_chapter() -> None:
    chapter = json.loads(to_pipe("--json"))["next_step"]["chapter"]
    found = [
        (str(event["summary"]), str(event.decoded("dtstart")))
        for event in Calendar.from_ical(to_pipe("--format", "ics")).events
    ]
    longer = [action for action in chapter["actions"] if action["start"] < action["finish"]]
    begins = [day for title, day in found if title.startswith("Begin: ")]
    dues = [day for title, day in found if title.startswith("Due: ")]
    assert begins == [action["start"] for action in longer]
    assert dues == [action["finish"] for action in chapter["actions"]]
    assert found[-1] == ("Check-in on your plan", chapter["check_on"])


def test_the_table_has_the_actions_of_the_plan() -> None:
    actions = json.loads(to_pipe("--json"))["next_step"]["actions"]
    table = to_pipe("--format", "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    found = [(row["No"], row["Due Date"], row["Half-Year"], float(row["Hours"])) for row in rows]
    assert found == [
        (
            str(action["number"] or ""),
            action["finish"] or "",
            action["half_year"] or "",
            action["hours"]["planned"],
        )
        for action in actions
    ]


@pytest.mark.parametrize("fmt", PLAN_TEXTS)
def test_what_one_says_in_private_is_handed_over_only_if_one_asks_for_it(po_career: RunPoCareer, fmt: Format) -> None:
    said = (*BASE, "--format", fmt, "--offer", "marker: come and sit with us", "--words", "marker: I want to decide")
    assert "marker" not in po_career(*said).stdout.replace("\n ", "")
    assert "marker" in po_career(*said, "--private").stdout.replace("\n ", "")


def test_a_file_that_cannot_be_written_exits_with_5(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "folder").mkdir()
    done = po_career(*BASE, "--format", "ics", "--output", "folder")
    assert (done.returncode, done.stdout) == (5, "")
    assert "cannot write folder" in done.stderr


@pytest.mark.parametrize("file", ["me.yaml", "me.json", "ladder.yaml"])
def test_a_result_never_replaces_a_profile_or_a_catalogue(po_career: RunPoCareer, work_folder: Path, file: str) -> None:
    typed = {
        "me.yaml": "# mine\nschema: po-career/profile/1\nrole: product-owner\nhours_per_week: 4\n",
        "me.json": '{"schema": "po-career/profile/1", "role": "product-owner", "hours_per_week": 4}',
        "ladder.yaml": "schema: po-career/catalog/1\nroles: []\nskills: []\n",
    }[file]
    (work_folder / file).write_text(typed, encoding="utf-8")
    ran = po_career("plan", "--role", "po", "--hours", "4", "--no-input", "--format", "html", "--output", file)
    assert (ran.returncode, (work_folder / file).read_text(encoding="utf-8")) == (2, typed)
    assert "would be lost" in ran.stderr


@pytest.mark.parametrize(
    ("words", "file", "typed"),
    [
        (("plan", "--profile", "me.yaml", "--hours", "4", "--no-input"), "me.yaml", "role: po\nwords: [a]\n"),
        (("roles",), "me.json", '{"role": "po", "ratings": {"communication": 2}}'),
        (("match", "ad.txt", "--role", "po"), "ad.txt", "Product Owner wanted. You own the backlog.\n"),
        (("roles", "--catalog", "ladder.yaml"), "ladder.yaml", BAKERY.partition("schema: ")[2].partition("\n")[2]),
        (("team", "people"), "people/ann.json", '{"name": "Ann"}'),
    ],
)
def test_nor_does_it_replace_what_the_command_reads_or_what_looks_like_a_profile(
    po_career: RunPoCareer, work_folder: Path, words: tuple[str, ...], file: str, typed: str
) -> None:
    (work_folder / "people").mkdir()
    (work_folder / file).write_text(typed, "utf-8")
    ran = po_career(*words, "--output", file)
    assert (ran.returncode, (work_folder / file).read_text("utf-8")) == (2, typed), ran.stderr
    assert "would be lost" in ran.stderr


def test_what_could_not_be_told_is_not_done(po_career: RunPoCareer, work_folder: Path) -> None:
    me = work_folder / "me.yaml"
    me.write_text("role: product-owner\n", "utf-8")
    po_career("rate", "communication", "2", "--profile", "me.yaml")
    before = me.read_text("utf-8")
    for words in (("rate", "communication", "3"), ("undo",), ("profile", "set", "hours", "4")):
        ran = po_career(*words, "--profile", "me.yaml", "--output", "nowhere/x")
        assert (ran.returncode, me.read_text("utf-8")) == (5, before), words


def test_a_result_replaces_an_older_one(po_career: RunPoCareer, work_folder: Path) -> None:
    for _ in range(2):
        assert po_career("plan", "--role", "po", "--hours", "4", "--no-input", "--json", "--output", "plan.json").returncode == 0
    assert (work_folder / "plan.json").read_text(encoding="utf-8").startswith("{")


def test_a_picture_that_explains_what_is_private_is_made_only_if_one_asks_for_it(
    po_career: RunPoCareer,
) -> None:
    explained = ("plan", "--role", "po", "--hours", "3", "--load", "too-much", "--explain")
    picture = (*explained, "--no-input", "--format", "svg")
    refused = po_career(*picture)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--private" in refused.stderr
    assert "load" in po_career(*picture, "--private").stdout


@pytest.mark.parametrize("fmt", ["terminal", "json", "html", "markdown", "csv", "ics", "svg", "todoist"])
def test_a_plan_in_a_file_is_for_its_owner_alone_and_a_file_that_is_there_keeps_its_permissions(
    po_career: RunPoCareer, work_folder: Path, fmt: str
) -> None:
    file = work_folder / "plan"
    others = (0o600, 0o640) if fmt == "json" else ()
    for before in (None, 0o644, *others):
        if before is not None:
            file.chmod(before)
        assert po_career(*BASE, "--format", fmt, "--output", "plan").returncode == 0
        assert stat.S_IMODE(file.stat().st_mode) == (before or 0o600)


@pytest.mark.parametrize(
    "words",
    [("progress",), ("profile", "show"), ("fit",), ("map", "--format", "svg"), ("map", "--format", "dot"), ("profile", "path"), ("next",)],
    ids=" ".join,
)
def test_whatever_tells_of_a_person_is_a_private_file_too(po_career: RunPoCareer, work_folder: Path, words: tuple[str, ...]) -> None:
    (work_folder / "me.yaml").write_text("role: product-owner\nhours_per_week: 4\n")
    assert po_career(*words, "--profile", "me.yaml", "--output", "told").returncode == 0
    assert stat.S_IMODE((work_folder / "told").stat().st_mode) == 0o600


def test_a_schema_is_for_everybody(po_career: RunPoCareer, work_folder: Path) -> None:
    usual = work_folder / "usual"
    usual.touch()
    assert po_career("schema", "plan", "--output", "schema.json").returncode == 0
    assert (work_folder / "schema.json").stat().st_mode == usual.stat().st_mode
