"""What an interview leaves in the profile's file: answers as events of today, and the plan that it led to."""

import json
import os
import sys
from pathlib import Path

import pexpect

from conftest import RunPoCareer

PATIENCE = 20
WITHOUT_MORE = (
    ("drains you", ""),
    ("In your own words", ""),
    ("Which of these is true", ""),
    ("What went wrong", ""),
    ("Has somebody offered", ""),
)
"""What follows upon the wish, skipped with Enter."""
AGAIN = (
    ("Which role are you in", ""),
    ("How long", ""),
    ("How many hours", ""),
    ("What do you want more of", ""),
    ("Which role do you want to reach", ""),
    ("torn between it and another", ""),
    *WITHOUT_MORE,
)
"""Everything before the skills, kept as it was."""


def answer(work: Path, words: tuple[str, ...], *answers: tuple[str, str]) -> int:
    """Run `po-career plan` in a plain terminal; each answer is given once its question is on it. The exit code."""
    spawned = pexpect.spawn(
        sys.executable,
        ["-m", "po_career", "plan", *words],
        env={**os.environ, "TERM": "dumb"},
        cwd=work,
        dimensions=(50, 80),
        timeout=PATIENCE,
        encoding="utf-8",
    )
    spawned.delaybeforesend = None
    for question, said in answers:
        spawned.expect_exact(question)
        spawned.sendline(said)
    spawned.expect(pexpect.EOF)
    spawned.close()
    return int(spawned.exitstatus or 0)


def test_a_level_and_its_example_are_one_event_and_the_plan_is_kept(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("# mine\nrole: product-owner\nmonths_in_role: 20\nhours_per_week: 4\ntarget: senior-po\n")
    code = answer(
        work_folder,
        ("--profile", "./me.yaml", "--ask-all"),
        *AGAIN,
        ("which sentence is true", "3"),
        ("example from the last twelve months", "Once."),
        ("which sentence is true", "q"),
    )
    assert code == 0
    text = (work_folder / "me.yaml").read_text()
    said = json.loads(po_career("profile", "export", "--profile", "./me.yaml", "--json").stdout)
    rating, plan = said["history"]
    today = rating["on"]
    assert text.startswith("# mine\nschema: po-career/profile/1\nrole: product-owner\n")
    assert rating == {"on": today, "skill": rating["skill"], "rating": {"level": 3, "on": today, "evidence": "Once."}}
    assert (plan["on"], plan["plan"]["toward"]) == (today, "senior-po")
    assert plan["plan"]["due"]


def test_a_plan_that_rests_on_options_is_not_kept(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("role: product-owner\nmonths_in_role: 20\ntarget: senior-po\n")
    code = answer(
        work_folder,
        ("--profile", "./me.yaml", "--budget", "0"),
        ("How many hours", "4"),
        *WITHOUT_MORE,
        ("which sentence is true", "1"),
        ("what do you do today", ""),
        ("which sentence is true", "q"),
    )
    assert code == 0
    said = json.loads(po_career("profile", "export", "--profile", "./me.yaml", "--json").stdout)
    assert [list(event) for event in said["history"]] == [["on", "skill", "rating"]]
    assert "budget" not in said


def test_a_first_plan_is_kept_where_the_answers_came_before_and_no_other_one_without_an_answer(
    po_career: RunPoCareer, work_folder: Path
) -> None:
    (work_folder / "me.yaml").write_text("role: product-owner\nmonths_in_role: 20\nhours_per_week: 4\ntarget: senior-po\n")
    words = ("--profile", "./me.yaml", "--ask-all")
    for _ in range(2):
        assert answer(work_folder, words, *AGAIN, ("which sentence is true", "q")) == 0
    said = json.loads(po_career("profile", "export", "--profile", "./me.yaml", "--json").stdout)
    assert [list(event) for event in said["history"]] == [["on", "plan"]]
