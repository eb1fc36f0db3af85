"""`rate`, `done`, `check-in`, `undo` and `progress` as a person and as a script meet them: the real commands, a real profile."""

import json
import os
import shlex
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pexpect
import pytest

from conftest import RunPoCareer
from published import validate

ROOT = Path(__file__).parents[2]
PROFILE = """\
# mine
schema: po-career/profile/1
role: product-owner
hours_per_week: 4
target: senior-po
ratings:
  roadmapping: {level: 1, on: 2026-02-09}   # to be raised
"""


@pytest.fixture
def me(work_folder: Path) -> Path:
    path = work_folder / "me.yaml"
    path.write_text(PROFILE, "utf-8")
    return path


def as_json(po_career: RunPoCareer, schema: str, *args: str) -> dict[str, Any]:
    """What the command prints as JSON, validated against the published schema."""
    ran = po_career(*args, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    found: dict[str, Any] = json.loads(ran.stdout)
    validate(found, schema)
    return found


def test_a_rating_is_kept_and_told_as_its_sentence(po_career: RunPoCareer, me: Path) -> None:
    ran = po_career("rate", "Roadmapping", "practitioner", "--profile", "me.yaml", "--on", "2026-11-09")
    assert (ran.returncode, ran.stderr) == (0, "")
    flat = " ".join(ran.stdout.split())
    assert flat.startswith('Roadmapping: 3 Practitioner "I own an outcome-based roadmap')
    assert "before: 1 Awareness on 9 Feb 2026; now on 9 Nov 2026" in flat
    assert "po-career rate roadmapping 3 --evidence TEXT --profile me.yaml" in flat
    assert "Readiness toward Senior Product Owner:" in flat
    assert "po-career undo --profile me.yaml takes it back" in flat
    text = me.read_text("utf-8")
    assert text.startswith("# mine\n")
    assert "roadmapping: {level: 3, on: 2026-11-09}" in text
    assert "skill: roadmapping" in text


def test_rate_and_undo_as_json_are_one_change_each(po_career: RunPoCareer, me: Path) -> None:
    before = me.read_text("utf-8")
    change = as_json(po_career, "change", "rate", "roadmapping", "2", "--profile", "me.yaml", "--on", "2026-11-09")
    assert (change["event"]["rating"]["level"], change["event"]["was"]["level"], change["taken_back"]) == (2, 1, False)
    assert change["after"]["expected"] > change["before"]["expected"]
    back = as_json(po_career, "change", "undo", "--profile", "me.yaml")
    assert (back["event"]["skill"], back["taken_back"], back["after"]) == ("roadmapping", True, change["before"])
    assert "history" not in me.read_text("utf-8")
    assert me.read_text("utf-8").splitlines()[:6] == before.splitlines()[:6]


def test_a_rating_is_taken_away_with_the_word_none(po_career: RunPoCareer, me: Path) -> None:
    before = me.read_text("utf-8")
    change = as_json(po_career, "change", "rate", "roadmapping", "None", "--profile", "me.yaml", "--on", "2026-11-09")
    assert (change["event"]["rating"], change["event"]["was"]["level"]) == (None, 1)
    assert "roadmapping: {" not in me.read_text("utf-8")
    po_career("undo", "--profile", "me.yaml")
    assert me.read_text("utf-8") == before
    page = " ".join(po_career("rate", "roadmapping", "none", "--profile", "me.yaml").stdout.split())
    assert page.startswith("Roadmapping: the rating is taken away before: 1 Awareness on 9 Feb 2026 Readiness toward")
    assert "po-career undo --profile me.yaml takes it back" in page
    again = po_career("rate", "roadmapping", "none", "--profile", "me.yaml")
    assert (again.returncode, again.stdout) == (0, "Nothing changed: there is no such rating.\n")
    refused = po_career("rate", "roadmapping", "none", "--evidence", "x", "--profile", "me.yaml")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_of_a_ladder_with_a_level_of_that_name_none_is_the_level(po_career: RunPoCareer, work_folder: Path) -> None:
    text = (ROOT / "examples" / "bakery.yaml").read_text("utf-8")
    (work_folder / "ladder.yaml").write_text(text.replace("name: New}", "name: None}", 1), "utf-8")
    ran = po_career("rate", "dough", "none", "--catalog", "ladder.yaml", "--profile", "baker.yaml")
    assert ran.returncode == 5, "the profile that was named does not exist"
    (work_folder / "baker.yaml").write_text("role: apprentice\n")
    ran = po_career("rate", "dough", "none", "--catalog", "ladder.yaml", "--profile", "baker.yaml")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Dough: 0 None")


def test_an_action_is_not_done_after_all(po_career: RunPoCareer, me: Path) -> None:
    po_career("done", "do-roadmap-nnl", "--profile", "me.yaml", "--on", "2026-11-09")
    change = as_json(po_career, "change", "done", "do-roadmap-nnl", "--not", "--profile", "me.yaml")
    assert change["event"]["not_done"] == "do-roadmap-nnl"
    assert "done: [" not in me.read_text("utf-8")
    again = po_career("done", "do-roadmap-nnl", "--not", "--profile", "me.yaml").stdout
    assert "it is not marked as done; nothing changed" in " ".join(again.split())
    po_career("undo", "--profile", "me.yaml")
    page = po_career("done", "do-roadmap-nnl", "--not", "--profile", "me.yaml").stdout
    assert page.startswith("Not done after all: Turn your feature list into")
    for words in ((), ("do-roadmap-nnl", "--whole"), ("do-roadmap-nnl", "--on", "2026-11-01")):
        po_career("done", "do-roadmap-nnl", "--profile", "me.yaml", "--on", "2026-11-09")
        assert po_career("done", *words, "--not", "--profile", "me.yaml").returncode == 2


def test_nothing_to_undo_is_said_and_is_no_error(po_career: RunPoCareer, me: Path) -> None:
    ran = po_career("undo", "--profile", "me.yaml")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "There is nothing to take back: nothing is recorded in this profile.\n", "")
    assert me.read_text("utf-8") == PROFILE
    assert po_career("undo").returncode == 0


@pytest.mark.usefixtures("me")
def test_every_kind_of_entry_is_taken_back_in_turn(po_career: RunPoCareer) -> None:
    po_career("done", "do-roadmap-nnl", "--profile", "me.yaml", "--on", "2026-11-09")
    po_career("rate", "roadmapping", "2", "--profile", "me.yaml")
    assert po_career("plan", "--keep", "--profile", "me.yaml").returncode == 0
    told = [po_career("undo", "--profile", "me.yaml").stdout for _ in range(4)]
    for text, words in zip(told, ("the plan toward Senior Product Owner", "your rating of Roadmapping, 2 Working"), strict=False):
        assert text.startswith(f"Taken back: {words}")
    assert "review it with stakeholders, done" in " ".join(told[2].split())
    assert told[3].startswith("There is nothing")


def test_a_first_rating_makes_the_saved_profile(po_career: RunPoCareer) -> None:
    assert po_career("rate", "communication", "2").returncode == 0
    assert as_json(po_career, "progress", "progress")["points"][0]["on"] == date.today().isoformat()  # noqa: DTZ011, TID251 - as the command takes it


def test_somebody_elses_view_stands_beside_ones_own_with_both_sentences(po_career: RunPoCareer, me: Path) -> None:
    ran = po_career("rate", "roadmapping", "3", "--by", "other", "--profile", "me.yaml", "--evidence", "Led the yearly one")
    flat = " ".join(ran.stdout.split())
    assert "as somebody else sees it" in flat
    assert 'You say 1 Awareness; the range covers both: "I can read our roadmap' in flat
    assert "by: other" in me.read_text("utf-8")
    change = as_json(po_career, "change", "undo", "--profile", "me.yaml")
    assert change["skill_before"]["high"] > change["skill_after"]["high"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("roadmaping", "2"), 'did you mean "Roadmapping" (roadmapping)?'),
        (("roadmapping", "7"), "levels: 0 Not yet, 1 Awareness"),
        (("roadmapping", "practicioner"), 'did you mean "Practitioner"?'),
        (("roadmapping", "2", "--on", "2199-01-01"), "in the future"),
        (("roadmapping", "2", "--on", "yesterday"), "is not a valid date"),
        (("roadmapping", "2", "--on", "2026-01-01"), "give a day from 2026-02-09 on"),
        (("roadmapping", "2", "--by", "mother"), "expected one of: self, other"),
        (("roadmapping",), "I can read our roadmap and say what is firm"),
        (("roadmapping", "--no-input"), "--no-input is set"),
        (("roadmapping", "3", "--evidence", "x" * 501), "501 characters"),
        ((), "missing argument"),
    ],
)
def test_a_rating_that_does_not_fit_says_what_would(po_career: RunPoCareer, me: Path, args: tuple[str, ...], words: str) -> None:
    ran = po_career("rate", *args, "--profile", "me.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr
    assert me.read_text("utf-8") == PROFILE


def test_a_profile_that_is_not_there_or_not_a_file_is_named(po_career: RunPoCareer, me: Path) -> None:
    for args in (("rate", "roadmapping", "2"), ("done", "cert-pspo-1"), ("undo",), ("progress",), ("check-in",)):
        gone = po_career(*args, "--profile", "gone.yaml")
        assert (gone.returncode, gone.stdout) == (5, ""), args
        assert "gone.yaml" in gone.stderr
    assert po_career("rate", "roadmapping", "2", "--profile", "-", input=PROFILE).returncode == 2
    assert po_career("progress", "--profile", "-", input=PROFILE).returncode == 0
    assert me.read_text("utf-8") == PROFILE


@pytest.mark.parametrize("text", ["role: [", "ratings: {roadmapping: 99}", "history: [{on: 2026-01-01}]", "history: 3", "\x00\x01"])
def test_a_broken_profile_is_reported_and_left_alone(po_career: RunPoCareer, me: Path, text: str) -> None:
    me.write_text(text, "utf-8")
    for args in (("rate", "roadmapping", "2"), ("done", "cert-pspo-1"), ("undo",), ("progress",), ("check-in",)):
        ran = po_career(*args, "--profile", "me.yaml")
        assert ran.returncode == 3, (args, ran.stderr)
        assert "me.yaml:" in ran.stderr
        assert me.read_text("utf-8") == text


def test_done_says_what_it_counts_as_from_now_on_and_how_to_rate_it(po_career: RunPoCareer, me: Path) -> None:
    ran = po_career("done", "do-roadmap-nnl", "--profile", "me.yaml", "--on", "2026-11-09")
    assert (ran.returncode, ran.stderr) == (0, "")
    flat = " ".join(ran.stdout.split())
    assert flat.startswith("Done on 9 Nov 2026: Turn your feature list into a now-next-later roadmap")
    assert "Roadmapping: 2 Working" in flat
    assert "po-career rate roadmapping 2 --profile me.yaml" in flat
    assert "It counts as these levels from now on." in flat
    assert "done: [do-roadmap-nnl]" in me.read_text("utf-8")
    again = po_career("done", "do-roadmap-nnl", "--profile", "me.yaml")
    assert again.returncode == 0
    assert "marked as done before on 9 Nov 2026; nothing changed" in " ".join(again.stdout.split())
    assert as_json(po_career, "change", "done", "do-roadmap-nnl", "--profile", "me.yaml")["event"] is None


def test_an_action_that_does_not_exist_suggests_the_nearest(po_career: RunPoCareer, me: Path) -> None:
    ran = po_career("done", "do-roadmap-nll", "--profile", "me.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "did you mean" in ran.stderr
    assert me.read_text("utf-8") == PROFILE


@pytest.mark.usefixtures("me")
def test_a_kept_plan_tells_what_is_open_and_what_is_late(po_career: RunPoCareer) -> None:
    kept = po_career("plan", "--keep", "--profile", "me.yaml", "--start", "2026-02-09", "--json")
    assert kept.returncode == 0
    chapter = json.loads(kept.stdout)["next_step"]["chapter"]["actions"]
    actions = [one for one in chapter if one["kind"] not in ("kit", "offer", "door")]
    first, last = (choose(action["finish"] for action in actions) for choose in (min, max))
    day_after = (date.fromisoformat(first) + timedelta(days=1)).isoformat()
    found = as_json(po_career, "progress", "progress", "--profile", "me.yaml", "--on", day_after)["actions"]
    assert {one["due"] for one in found["late"]} == {first}
    assert found["open"][-1]["due"] == last
    assert len(found["late"]) + len(found["open"]) == len(actions)
    assert found["plan"]["role"] == "senior-po"


@pytest.mark.usefixtures("me")
def test_progress_shows_the_year_and_holds_every_width(po_career: RunPoCareer) -> None:
    for level, day in (("2", "2026-06-01"), ("3", "2026-11-09")):
        po_career("rate", "roadmapping", level, "--evidence", "Owned one", "--on", day, "--profile", "me.yaml")
    for columns in (40, 80, 120):
        ran = po_career("progress", "--profile", "me.yaml", env={"COLUMNS": str(columns)})
        assert max(map(len, ran.stdout.splitlines())) <= columns
        assert "Toward Senior Product Owner:" in ran.stdout.splitlines()[0]
    assert "Feb      Jun      Nov" in ran.stdout
    aloud = po_career("progress", "--profile", "me.yaml", env={"ACCESSIBLE": "1"}).stdout
    assert "  1 Jun 2026: " in aloud
    assert po_career("progress", "--profile", "me.yaml", env={"PYTHONIOENCODING": "ascii"}).stdout.isascii()
    assert "\x1b" not in ran.stdout


@pytest.mark.usefixtures("me")
def test_progress_as_it_stood_on_a_day_since_a_day_and_toward_another_role(po_career: RunPoCareer) -> None:
    for level, day in (("2", "2026-06-01"), ("3", "2026-11-09")):
        po_career("rate", "roadmapping", level, "--on", day, "--profile", "me.yaml")
    found = as_json(po_career, "progress", "progress", "--profile", "me.yaml", "--on", "2026-07-01", "--since", "2026-03-01", "--to", "CPO")
    assert [point["on"] for point in found["points"]] == ["2026-03-01", "2026-06-01"]
    assert (found["toward"]["role"], found["toward"]["why"], found["generated_on"]) == ("cpo", "asked", "2026-07-01")


@pytest.mark.usefixtures("me")
@pytest.mark.parametrize(
    ("args", "words"),
    [(("--since", "2199-01-01"), "is after"), (("--to", "cpx"), "did you mean"), (("--format", "pdf"), "is not a valid value for --format")],
)
def test_progress_refuses_what_does_not_fit(po_career: RunPoCareer, args: tuple[str, ...], words: str) -> None:
    ran = po_career("progress", "--profile", "me.yaml", *args)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_progress_of_nobody_says_where_to_begin(po_career: RunPoCareer) -> None:
    ran = po_career("progress")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "po-career plan asks" in " ".join(ran.stdout.split())
    assert as_json(po_career, "progress", "progress")["toward"] is None


@pytest.mark.usefixtures("me")
def test_a_check_in_without_a_terminal_names_the_commands_that_do_the_same(po_career: RunPoCareer) -> None:
    ran = po_career("check-in", "--profile", "me.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "there is no terminal to ask on" in ran.stderr
    assert ran.stderr.count("po-career rate") == 10
    assert "po-career rate roadmapping LEVEL --profile me.yaml" in ran.stderr
    assert po_career("check-in").returncode == 2


def test_other_catalogues_have_levels_of_their_own(po_career: RunPoCareer, work_folder: Path) -> None:
    ladder = ("--catalog", str(ROOT / "examples" / "bakery.yaml"), "--profile", "baker.yaml")
    (work_folder / "baker.yaml").write_text("role: apprentice\nhours_per_week: 2\n", "utf-8")
    skill = json.loads(po_career("skills", "--json", *ladder[:2]).stdout)["skills"][0]["id"]
    ran = po_career("rate", skill, "1", *ladder)
    assert ran.returncode == 0, ran.stderr
    assert "--catalog" in ran.stdout
    assert po_career("progress", *ladder).returncode == 0


def in_a_terminal(me: Path, *args: str, **env: str) -> "pexpect.spawn[bytes]":
    spawned = pexpect.spawn(
        sys.executable,
        ["-m", "po_career", *args, "--profile", str(me)],
        dimensions=(40, 80),
        env={**os.environ, "TERM": "dumb", **env},
        timeout=30,
    )
    spawned.delaybeforesend = None
    return spawned


def end(spawned: "pexpect.spawn[bytes]") -> int:
    spawned.expect(pexpect.EOF)
    spawned.close()
    return int(spawned.exitstatus or 0)


def test_a_check_in_asks_keeps_and_ends_with_a_plan(me: Path) -> None:
    talk = in_a_terminal(me, "check-in")
    talk.expect("Question 1 of about 10")
    talk.expect("help\\):")
    talk.sendline("2")
    talk.expect("Question 2 of about 10")
    talk.expect("help\\):")
    talk.sendline("q")
    talk.expect("A new chapter begins")
    assert end(talk) == 0
    text = me.read_text("utf-8")
    assert text.count("level: 2") >= 1
    assert "plan: {toward: senior-po" in text


def test_a_level_and_its_example_are_one_entry_that_one_undo_takes_back(po_career: RunPoCareer, me: Path) -> None:
    talk = in_a_terminal(me, "check-in")
    talk.expect("help\\):")
    talk.sendline("3")
    talk.expect("one example from the last")
    talk.expect("line\\):")
    talk.sendline("Did it")
    talk.expect("Question 2 of")
    talk.expect("help\\):")
    talk.sendintr()
    assert end(talk) == 130
    assert me.read_text("utf-8").count("Did it") == 2  # the rating, and its one entry
    po_career("undo", "--profile", "me.yaml")
    assert "Did it" not in me.read_text("utf-8")


def test_who_leaves_a_check_in_keeps_the_answers_and_no_plan(me: Path) -> None:
    talk = in_a_terminal(me, "check-in")
    talk.expect("help\\):")
    talk.sendline("2")
    talk.expect("Question 2 of")
    talk.expect("help\\):")
    talk.sendintr()
    talk.expect("one answer|1 answer")
    assert end(talk) == 130
    text = me.read_text("utf-8")
    assert "level: 2" in text
    assert "plan:" not in text


def test_a_rating_without_a_level_shows_the_sentences_and_asks(me: Path) -> None:
    talk = in_a_terminal(me, "rate", "roadmapping")
    talk.expect("I own an outcome-based roadmap")
    talk.expect("Enter for 1 Awareness")
    talk.sendline("3")
    talk.expect("one example from the last")
    talk.expect("line\\):")
    talk.sendline("Owned the yearly one")
    talk.expect("Readiness toward")
    assert end(talk) == 0
    assert "evidence: Owned the yearly one" in me.read_text("utf-8")


def test_who_leaves_a_rating_records_nothing(me: Path) -> None:
    talk = in_a_terminal(me, "rate", "roadmapping")
    talk.expect("help\\):")
    talk.sendintr()
    assert end(talk) == 130
    assert me.read_text("utf-8") == PROFILE


@pytest.mark.parametrize(
    "words",
    [("begin",), ("done",), ("skip", "3"), ("done", "--not"), ("rate", "facilitation"), ("rate", "communication", "2", "--on", "2020-01-01")],
)
def test_a_command_that_a_message_suggests_names_the_profile_of_this_run(po_career: RunPoCareer, work_folder: Path, words: tuple[str, ...]) -> None:
    (work_folder / "me.yaml").write_text(
        "schema: po-career/profile/1\nrole: product-owner\nratings: {communication: {level: 3, on: 2026-01-01}}\n", "utf-8"
    )
    ran = po_career(*words, "--profile", "me.yaml", "--no-input")
    assert ran.returncode == 2
    suggested = [line for line in ran.stderr.splitlines() if "po-career" in line]
    assert suggested
    assert all("--profile me.yaml" in line for line in suggested)


def test_that_a_skill_does_not_apply_holds_the_width_of_the_screen(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("schema: po-career/profile/1\nrole: product-owner\n", "utf-8")
    ran = po_career("rate", "facilitation", "n/a", "--profile", "me.yaml", env={"COLUMNS": "40"})
    assert max(map(len, ran.stdout.splitlines())) <= 40


def test_the_last_line_of_a_plan_names_a_command_that_works(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("schema: po-career/profile/1\nrole: product-owner\nhours_per_week: 4\n", "utf-8")
    for person in (("--role", "product-owner", "--hours", "4"), ("--profile", "me.yaml")):
        page = " ".join(po_career("plan", *person, "--no-input").stdout.split())
        command = "po-career" + page.rpartition("po-career")[2]
        assert po_career(*shlex.split(command)[1:]).returncode == 0
