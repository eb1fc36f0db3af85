"""`next`, `begin`, `done` and `skip` as a person and as a script meet them: the real commands, a real profile."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pexpect
import pytest

from conftest import RunPoCareer
from published import validate

PROFILE = """\
# mine
schema: po-career/profile/1
role: product-owner
months_in_role: 20
hours_per_week: 4
target: senior-po
offer: "Ana asked whether I would sit in"
ratings: {roadmapping: 1, product-vision: 1, communication: 3}
"""


@pytest.fixture
def me(work_folder: Path, po_career: RunPoCareer) -> Path:
    path = work_folder / "me.yaml"
    path.write_text(PROFILE, "utf-8")
    assert po_career("plan", "--keep", "--profile", "me.yaml").returncode == 0
    return path


def chapter_of(po_career: RunPoCareer, *more: str) -> list[dict[str, Any]]:
    plan = json.loads(po_career("plan", "--profile", "me.yaml", "--json", *more).stdout)
    found: list[dict[str, Any]] = plan["next_step"]["chapter"]["actions"]
    return found


def test_to_keep_a_chapter_that_runs_changes_nothing(po_career: RunPoCareer, me: Path) -> None:
    before = me.read_text("utf-8")
    assert po_career("plan", "--keep", "--profile", "me.yaml").returncode == 0
    assert me.read_text("utf-8") == before


def test_what_is_done_is_no_task_any_more(po_career: RunPoCareer, me: Path) -> None:
    po_career("done", "offer", "--profile", str(me))
    table = po_career("plan", "--profile", "me.yaml", "--format", "csv", "--private").stdout
    assert "Answer the offer" not in table
    page = po_career("plan", "--profile", "me.yaml", "--format", "markdown", "--private").stdout
    assert "- [x] " in page


@pytest.mark.usefixtures("me")
def test_next_says_in_a_few_lines_what_to_do_and_keeps_its_schema(po_career: RunPoCareer) -> None:
    ran = po_career("next", "--profile", "me.yaml")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert len(lines) <= 8
    assert "…" not in ran.stdout
    assert all(len(line) <= 80 for line in lines)
    assert "Next: " in ran.stdout
    assert "Done when " in ran.stdout
    assert "check-in on " in ran.stdout
    found = json.loads(po_career("next", "--profile", "me.yaml", "--json").stdout)
    validate(found, "next")
    assert found["schema"] == "po-career/next/1"


def test_without_a_chapter_it_is_that_of_a_plan_made_now_and_without_hours_a_plan_is_named(
    po_career: RunPoCareer, work_folder: Path
) -> None:
    (work_folder / "me.yaml").write_text(PROFILE, "utf-8")
    assert json.loads(po_career("next", "--profile", "me.yaml", "--json").stdout)["kept_on"] is None
    ran = po_career("next")
    assert ran.returncode == 2
    assert "po-career plan asks for what is missing" in ran.stderr


def test_an_entry_is_named_by_its_number_its_id_or_a_part_of_its_title(po_career: RunPoCareer, me: Path) -> None:
    before = chapter_of(po_career)
    offer = next(one for one in before if one["id"] == "offer")
    work = next(one for one in before if one["kind"] not in ("offer", "kit", "door"))
    assert po_career("begin", str(work["number"]), "--profile", "me.yaml").stdout.startswith("Begun on ")
    assert po_career("done", "offer", "--profile", "me.yaml").stdout.startswith("Done on ")
    assert po_career("skip", work["title"][5:40], "--profile", "me.yaml").stdout.startswith("Skipped on ")
    after = {one["id"]: one["state"] for one in chapter_of(po_career)}
    assert (after[offer["id"]], after[work["id"]]) == ("done", "skipped")
    assert [one["id"] for one in chapter_of(po_career)] == [one["id"] for one in before]
    for _ in range(3):
        assert po_career("undo", "--profile", "me.yaml").stdout.startswith("Taken back: ")
    assert chapter_of(po_career) == before
    assert me.read_text("utf-8").startswith("# mine\n")


@pytest.mark.usefixtures("me")
def test_what_stands_so_already_is_said_and_changes_nothing(po_career: RunPoCareer) -> None:
    po_career("begin", "1", "--profile", "me.yaml")
    again = json.loads(po_career("begin", "1", "--profile", "me.yaml", "--json").stdout)
    validate(again, "change")
    assert again["event"] is None
    assert "nothing changed" in po_career("begin", "1", "--profile", "me.yaml").stdout


def test_late_is_listed_with_what_to_do_and_its_half_is_done_by_itself(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text(PROFILE, "utf-8")
    assert "so nothing can be late" in po_career("progress", "--late", "--profile", "me.yaml").stdout
    po_career("plan", "--keep", "--start", "2025-02-03", "--profile", "me.yaml")
    ran = po_career("progress", "--late", "--on", "2025-05-03", "--profile", "me.yaml")
    flat = " ".join(ran.stdout.split())
    assert flat.startswith("Late in the chapter of 3 Feb 2025: ")
    assert "po-career skip 1 --profile me.yaml if it is not for you" in flat
    early = po_career("progress", "--late", "--on", "2025-02-03", "--profile", "me.yaml").stdout
    assert early.startswith("Nothing of the chapter of 3 Feb 2025 is late.")
    entries = json.loads(po_career("progress", "--on", "2025-05-03", "--profile", "me.yaml", "--json").stdout)
    half = next(one for one in entries["actions"]["late"] if one["title"].endswith(", the first half"))
    told = po_career("done", str(half["number"]), "--profile", "me.yaml").stdout
    assert "the first half" in " ".join(told.split())
    assert f"po-career done {half['id']} --whole" in " ".join(told.split())
    assert f"done: half:{half['id']}" in (work_folder / "me.yaml").read_text("utf-8")
    again = po_career("done", half["id"], "--profile", "me.yaml").stdout
    assert "nothing changed" in again, "the second half was not done by saying the first twice"
    gone = po_career("done", str(half["number"]), "--not", "--profile", "me.yaml").stdout
    assert " ".join(gone.split()).startswith("Not done after all: ")
    assert "the first half" in " ".join(gone.split())
    late = json.loads(po_career("progress", "--on", "2025-05-03", "--profile", "me.yaml", "--json").stdout)["actions"]
    assert half["id"] in [one["id"] for one in late["late"]]
    assert late["done"] == []
    assert po_career("done", half["id"], "--profile", "me.yaml").stdout.startswith("Done on ")
    whole = po_career("done", half["id"], "--whole", "--profile", "me.yaml").stdout
    assert "It counts as these levels" in whole


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("done", "99"), "there is no 99 in the chapter"),
        (("begin",), "no action was named, and there is no terminal to ask on"),
        (("skip", "product"), "is part of"),
        (("begin", "no such thing at all"), 'there is no action "no such thing at all"'),
        (("begin", "1", "--on", "2199-01-01"), "in the future"),
        (("skip", "--no-input"), "--no-input is set"),
    ],
)
@pytest.mark.usefixtures("me")
def test_what_names_no_entry_says_what_would(po_career: RunPoCareer, args: tuple[str, ...], words: str) -> None:
    ran = po_career(*args, "--profile", "me.yaml")
    assert ran.returncode == 2
    assert words in " ".join(ran.stderr.split())


def on_a_terminal(folder: Path, *args: str) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        sys.executable,
        ["-m", "po_career", *args],
        cwd=str(folder),
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
        encoding="utf-8",
        timeout=60,
    )


def saved(po_career: RunPoCareer) -> Path:
    path = Path(po_career("profile", "path").stdout.strip())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PROFILE, "utf-8")
    return path


def shown(folder: Path, *args: str) -> str:
    child = on_a_terminal(folder, *args)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    return child.before or ""


def test_on_a_terminal_one_is_asked_which_entry(po_career: RunPoCareer, work_folder: Path, me: Path) -> None:
    child = on_a_terminal(work_folder, "begin", "--profile", "me.yaml")
    child.expect("Which one do you begin")
    child.sendline("1")
    child.expect("Begun on")
    child.expect(pexpect.EOF)
    assert "begun:" in me.read_text("utf-8")
    assert chapter_of(po_career)[0]["state"] == "begun"


def test_a_plan_on_a_terminal_opens_a_chapter_once_and_a_pipe_a_file_and_what_if_never_do(
    po_career: RunPoCareer, work_folder: Path
) -> None:
    path = saved(po_career)
    (work_folder / "me.yaml").write_text(PROFILE, "utf-8")
    po_career("plan", "--no-input")
    shown(work_folder, "plan", "--no-input", "--what-if", "hours=6")
    shown(work_folder, "plan", "--no-input", "--profile", "me.yaml")
    assert "history" not in path.read_text("utf-8") + (work_folder / "me.yaml").read_text("utf-8")
    assert "The plan is kept in" in shown(work_folder, "plan", "--no-input")
    assert "The plan is kept in" not in shown(work_folder, "plan", "--no-input")
    assert path.read_text("utf-8").count("plan:") == 1
    assert "because you asked for it" in shown(work_folder, "plan", "--no-input", "--new")


def test_a_profile_of_before_chapters_has_none_and_loads(po_career: RunPoCareer, work_folder: Path) -> None:
    old = "history:\n  - {on: 2026-02-01, plan: {toward: senior-po, due: {men-internal: 2026-05-01}}}\n"
    (work_folder / "me.yaml").write_text(PROFILE + old, "utf-8")
    today = date.today().isoformat()  # noqa: DTZ011, TID251 - as the command takes it
    assert json.loads(po_career("plan", "--profile", "me.yaml", "--json").stdout)["since"] is None
    assert json.loads(po_career("next", "--profile", "me.yaml", "--json").stdout)["generated_on"] == today
    assert "late  1" in po_career("progress", "--profile", "me.yaml").stdout


def test_a_check_in_of_somebody_worn_out_asks_whether_it_is_better_and_nothing_else(
    work_folder: Path,
) -> None:
    me = work_folder / "tired.yaml"
    me.write_text(
        "schema: po-career/profile/1\nrole: product-owner\nhours_per_week: 2\n"
        "situation: {load: too-much}\n",
        "utf-8",
    )
    terminal = on_a_terminal(work_folder, "check-in", "--profile", "tired.yaml")
    terminal.expect("Is it better?")
    terminal.sendline("still too much")
    assert "ask for different hours" in terminal.read()
    assert "load: too-much" in me.read_text("utf-8")
    terminal = on_a_terminal(work_folder, "check-in", "--profile", "tired.yaml")
    terminal.expect("Is it better?")
    terminal.sendline("a little")
    assert "one small piece" in terminal.read()
    assert "load: high" in me.read_text("utf-8")


def test_two_who_write_at_once_keep_what_the_other_has_said(
    po_career: RunPoCareer, work_folder: Path
) -> None:
    me = work_folder / "both.yaml"
    me.write_text("schema: po-career/profile/1\n", "utf-8")
    terminal = on_a_terminal(work_folder, "plan", "--profile", "both.yaml", "--ask-all")
    terminal.expect("Number or name")
    terminal.sendline("product owner")
    terminal.expect("How long")
    terminal.sendline("20")
    terminal.expect("How many hours")
    terminal.sendline("4")
    terminal.expect("What do you want more of")
    assert po_career("profile", "set", "hours", "9", "--profile", "both.yaml").returncode == 0
    assert po_career("rate", "roadmapping", "2", "--profile", "both.yaml").returncode == 0
    terminal.sendline("1")
    terminal.expect("drains you")
    terminal.sendintr()
    terminal.read()
    saved = me.read_text("utf-8")
    assert "hours_per_week: 9" in saved
    assert "roadmapping: {level: 2" in saved
    assert "skill: roadmapping" in saved
    assert "wants:" in saved


def test_while_a_chapter_runs_the_plan_is_shown_and_nothing_is_asked(
    po_career: RunPoCareer, work_folder: Path
) -> None:
    for key, value in (("role", "product-owner"), ("months-in-role", "20"), ("hours", "4")):
        assert po_career("profile", "set", key, value).returncode == 0
    assert po_career("plan", "--keep", "--no-input").returncode == 0
    unrated = on_a_terminal(work_folder, "plan")
    unrated.expect("Question 1")
    unrated.sendintr()
    unrated.read()
    assert po_career("rate", "roadmapping", "2").returncode == 0
    shown = on_a_terminal(work_folder, "plan").read()
    assert "Question" not in shown
    assert "po-career check-in" in shown
    again = on_a_terminal(work_folder, "plan", "--ask-all")
    again.expect("Question 1")
    again.sendintr()
    again.read()
