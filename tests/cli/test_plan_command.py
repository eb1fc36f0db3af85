"""`po-career plan` as a person and as a script meet it: the real command, real files."""

import json
import os
import shlex
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import RunPoCareer
from published import validate

BASE = ("plan", "--role", "po", "--hours", "4", "--start", "2026-11-24", "--no-input")
ROOT = Path(__file__).parents[2]


def as_json(po_career: RunPoCareer, *args: str, **more: Any) -> dict[str, Any]:
    """The plan as JSON, validated against the published schema."""
    done = po_career(*args, "--json", **more)
    assert (done.returncode, done.stderr) == (0, "")
    plan: dict[str, Any] = json.loads(done.stdout)
    validate(plan, "plan")
    return plan


def test_a_plan_names_the_step_the_range_the_date_and_this_week(po_career: RunPoCareer) -> None:
    done = po_career(*BASE)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    assert lines[0] == "Perhaps Senior Product Owner."  # nothing is rated
    assert len(lines) <= 49  # a screen, and the end of its last line
    for words in ("between", "People usually take", "Why", "Until 22 February 2027", "This week"):
        assert any(words in line for line in lines), words


def test_everything_can_be_given_by_options_and_names_may_be_aliases(po_career: RunPoCareer) -> None:
    options = ("--months-in-role", "20", "--skill", "Communication=3", "--skill", "okr=2", "--budget", "500", "--to", "VP of Product")
    person = as_json(po_career, *BASE, *options)["person"]
    assert (person["role"], person["months_in_role"]) == ("product-owner", 20)
    assert (person["budget"]["amount"], person["target"]) == (500, ["head-of-product"])
    assert {skill: rating[0]["level"] for skill, rating in person["ratings"].items()} == {"communication": 3, "outcome-measurement": 2}


def test_the_same_start_gives_the_same_bytes(po_career: RunPoCareer) -> None:
    assert po_career(*BASE, "--json").stdout == po_career(*BASE, "--json", env={"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}).stdout


def test_without_a_start_the_plan_begins_today(po_career: RunPoCareer) -> None:
    before = date.today()  # noqa: DTZ011, TID251 - the person's own day, as the command takes it
    plan = as_json(po_career, "plan", "--role", "po", "--hours", "4", "--no-input")
    assert date.fromisoformat(plan["generated_on"]) - before <= timedelta(days=1)


def test_the_command_at_the_end_gives_the_same_plan(po_career: RunPoCareer) -> None:
    options = ("--role", "senior po", "--hours", "2.5", "--skill", "leadership=3", "--close", "all")
    first = po_career("plan", *options, "--no-input", "--full").stdout
    command = first[first.index("The same plan, without questions\n") :].split("\n", 1)[1]
    name, *words = shlex.split(command)
    assert name == "po-career"
    assert po_career(*words, "--full").stdout == first


def test_a_target_far_away_gives_the_first_hop_and_the_rest_of_the_way(po_career: RunPoCareer) -> None:
    plan = as_json(po_career, *BASE, "--to", "cpo")
    assert plan["next_step"]["role"] == plan["route"][0]["to"]
    assert plan["route"][-1]["to"] == "cpo"
    page = " ".join(po_career(*BASE, "--to", "cpo").stdout.split())
    assert "on the way to Chief Product Officer (CPO)." in page


def test_a_profile_file_and_standard_input_say_the_same(po_career: RunPoCareer, work_folder: Path) -> None:
    text = "role: Product Owner\nhours_per_week: 4\nratings: {communication: 2, roadmapping: {level: 3, evidence: owned one}}\n"
    (work_folder / "me.yaml").write_text(text, "utf-8")
    from_file = as_json(po_career, "plan", "--profile", "me.yaml", "--start", "2026-11-24")
    from_stdin = as_json(po_career, "plan", "--profile", "-", "--start", "2026-11-24", input=text)
    assert from_file == from_stdin
    assert from_file["person"]["ratings"]["roadmapping"][0]["evidence"] == "owned one"
    assert (work_folder / "me.yaml").read_text("utf-8") == text  # options and plans never change a profile


def test_a_profile_may_be_json(po_career: RunPoCareer) -> None:
    text = json.dumps({"role": "product-owner", "hours_per_week": 4, "done": ["cert-pspo-1"]}, indent="\t")
    assert as_json(po_career, "plan", "--profile", "-", input=text)["person"]["role"] == "product-owner"


def test_a_profile_without_a_role_makes_every_role_a_candidate(po_career: RunPoCareer) -> None:
    plan = as_json(
        po_career,
        "plan",
        "--profile",
        "-",
        "--start",
        "2026-11-24",
        input="hours_per_week: 4\nratings: {facilitation: 3, team-dynamics: 3}\n",
    )
    assert plan["next_step"]["kind"] is None
    assert plan["stay_and_grow"] is None
    assert as_json(po_career, "plan", "--role", "none", "--hours", "4", "--no-input")["person"]["role"] is None


def test_what_the_catalogue_does_not_know_is_said_above_the_plan_and_is_a_warning_in_json(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("role: plumber\nhours_per_week: 4\nratings: {communication: 2, a-b: 1, c-d: 1, e-f: 1}\n", "utf-8")
    words = ("plan", "--profile", "me.yaml", "--no-input")
    told = po_career(*words).stderr.splitlines()
    assert told[0] == 'Your catalogue has no role "plumber"; it is kept in the file and not used.'
    assert (len(told), told[-1]) == (4, "And 1 more; --full shows all.")
    assert po_career(*words, "--quiet").stderr == ""
    whole = po_career(*words, "--full")
    assert (whole.stderr, "plumber" in whole.stdout) == ("", True)
    as_json = po_career(*words, "--json")
    assert (as_json.stderr, len(json.loads(as_json.stdout)["warnings"])) == ("", 4)


def test_a_name_that_would_steer_the_terminal_is_told_as_text(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text('role: "X\\e[31m"\nhours_per_week: 4\n', "utf-8")
    told = po_career("plan", "--profile", "me.yaml", "--no-input").stderr
    assert ("\x1b" in told, "X\\x1b[31m" in told) == (False, True)


def test_the_environment_names_a_profile_and_the_option_wins(po_career: RunPoCareer, work_folder: Path) -> None:
    for name, hours in (("env", 2), ("option", 8)):
        (work_folder / f"{name}.yaml").write_text(f"role: po\nhours_per_week: {hours}\n", "utf-8")
    env = {"PO_CAREER_PROFILE": "env.yaml"}
    assert as_json(po_career, "plan", env=env)["person"]["hours_per_week"] == 2
    assert as_json(po_career, "plan", "--profile", "option.yaml", env=env)["person"]["hours_per_week"] == 8
    assert as_json(po_career, "plan", "--hours", "3", env=env)["person"]["hours_per_week"] == 3


def test_what_is_missing_and_cannot_be_asked_is_named_with_an_example(po_career: RunPoCareer) -> None:
    done = po_career("plan")
    assert (done.returncode, done.stdout) == (2, "")
    assert "two answers are missing, and there is no terminal to ask on" in done.stderr
    assert "--role product-owner" in done.stderr
    assert "--hours 4" in done.stderr
    one = po_career("plan", "--role", "po", "--no-input")
    assert (one.returncode, one.stdout) == (2, "")
    assert "one answer is missing" in one.stderr


@pytest.mark.parametrize(
    ("options", "what", "todo"),
    [
        (("--role", "produckt owner"), 'there is no role "produckt owner"', 'did you mean "Product Owner" (product-owner)?'),
        (("--to", "hed of product"), 'there is no role "hed of product"', "po-career roles lists all 28."),
        (("--skill", "comunication=3"), 'there is no skill "comunication"', "did you mean"),
        (("--skill", "communication=7"), '"7" is not a valid level', "0 Not yet, 1 Awareness"),
        (("--skill", "communication"), "is not a valid value", "--skill communication=3"),
        (("--hours", "-4"), '"-4" is not a valid value for --hours', "above 0, at most 60"),
        (("--hours", "0"), "is not a valid value", "for example --hours 4"),
        (("--hours", "nan"), "is not a valid value", "for example --hours 4"),
        (("--hours", "61"), "is not a valid value", "for example --hours 4"),
        (("--hours", "１"), "is not a valid value", "for example --hours 4"),
        (("--budget", "lots"), "is not a valid value", "500 EUR employer until 2026-12-31"),
        (("--months-in-role", "-1"), "is not a valid value", "--months-in-role"),
        (("--start", "2026-02-30"), "2026-02-30 does not exist in the calendar", "for example --start 2026-11-24"),
        (("--start", "24.11.2026"), "is not a valid date", "for example --start 2026-11-24"),
        (("--start", "9999-12-31"), "too far away", "1970 to 2200"),
        (("--alternatives", "-1"), "is not a valid value", "whole number"),
        (("--format", "xml"), '"xml" is not a valid value for --format', "terminal, json, svg"),
        (("--colour",), "no such option", "see po-career plan --help"),
    ],
)
def test_an_option_that_does_not_fit_says_what_was_expected(po_career: RunPoCareer, options: tuple[str, ...], what: str, todo: str) -> None:
    done = po_career(*BASE, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert what in done.stderr
    assert todo in done.stderr
    assert "Traceback" not in done.stderr


def test_a_target_that_no_route_leads_to_exits_with_4_and_names_the_roles_before_it(po_career: RunPoCareer) -> None:
    ladder = ("--catalog", str(ROOT / "examples" / "bakery.yaml"))
    back = ("plan", "--role", "shop-owner", "--to", "baker", "--hours", "4", "--no-input")
    none = po_career(*back, *ladder)
    assert (none.returncode, none.stdout) == (4, "")
    assert none.stderr == (
        "error: no transitions lead from Shop owner to Baker\n"
        "  po-career routes baker --any-way looks at every move of the catalogue\n"
    )


def test_a_target_that_no_transition_leads_to_is_planned_for_as_named(
    po_career: RunPoCareer,
) -> None:
    ladder = ("--catalog", str(ROOT / "examples" / "bakery.yaml"))
    plan = as_json(
        po_career, "plan", "--role", "baker", "--to", "apprentice", "--hours", "4", *ladder
    )
    step = plan["next_step"]
    assert (step["role"], step["kind"], plan["route"]) == ("apprentice", None, None)


def test_half_an_hour_a_week_holds_a_question_with_nothing_left_to_fill_in(
    po_career: RunPoCareer,
) -> None:
    shown = po_career("plan", "--role", "po", "--hours", "0.5", "--no-input").stdout
    assert "This week, 30 minutes, for 1: put the question above to your manager" in " ".join(shown.split())
    assert "{" not in shown


def test_a_budget_of_nothing_uses_free_actions_only(po_career: RunPoCareer) -> None:
    plan = as_json(po_career, *BASE, "--budget", "0")
    assert plan["next_step"]["actions"]
    for action in plan["next_step"]["actions"]:
        assert action["cost"] is not None
        assert action["cost"]["amount"] == 0


def test_a_result_goes_to_a_file_as_a_whole(po_career: RunPoCareer, work_folder: Path) -> None:
    done = po_career(*BASE, "--json", "--output", "plan.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((work_folder / "plan.json").read_text("utf-8"))["schema"] == "po-career/plan/2"
    assert [path.name for path in work_folder.iterdir()] == ["plan.json"]


def test_what_cannot_be_written_exits_with_5_and_leaves_the_old_file(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "folder").mkdir()
    for target in ("folder", "no/such/folder/plan.txt", "/dev/full"):
        done = po_career(*BASE, "--output", target)
        assert (done.returncode, done.stdout) == (5, ""), target
        assert f"cannot write {target}" in done.stderr


def run(args: list[str], **streams: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "po_career", *args], stdin=subprocess.DEVNULL, check=False, timeout=60, **streams)


def test_a_full_disk_behind_standard_output_exits_with_5() -> None:
    with Path("/dev/full").open("wb") as full:
        done = run([*BASE, "--json"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 5
    said = json.loads(done.stderr)
    assert said["error"] == "cannot write to standard output: No space left on device"


def test_a_reader_that_has_gone_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = run([*BASE, "--json"], stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_closed_streams_are_no_error() -> None:
    shell = f'"{sys.executable}" -m po_career plan --role po --hours 4 --no-input'
    assert subprocess.run(["/bin/sh", "-c", f"{shell} >&-"], check=False, capture_output=True).returncode == 0
    assert subprocess.run(["/bin/sh", "-c", f"{shell} <&-"], check=False, capture_output=True).returncode == 0
    closed = subprocess.run(["/bin/sh", "-c", f"{shell} --hours -1 2>&-"], check=False, capture_output=True)
    assert (closed.returncode, closed.stdout) == (2, b"")


@pytest.mark.parametrize("columns", [40, 60, 80, 112, 120])
def test_no_line_is_wider_than_the_terminal(po_career: RunPoCareer, columns: int) -> None:
    *lines, last = po_career(*BASE, "--close", "all", "--to", "head of product", env={"COLUMNS": str(columns)}).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert last.startswith("po-career plan --role po "), "a command to copy is never broken"


def test_a_pipe_gets_no_escape_sequences_and_an_ascii_stream_only_ascii(po_career: RunPoCareer) -> None:
    assert "\x1b" not in po_career(*BASE, env={"TERM": "xterm-256color"}).stdout
    plain = po_career(*BASE, env={"PYTHONIOENCODING": "ascii"})
    assert plain.returncode == 0
    assert plain.stdout.isascii()
    assert json.loads(po_career(*BASE, "--json", env={"PYTHONIOENCODING": "ascii"}).stdout)["next_step"]["role"] == "senior-po"


def test_verbose_says_what_was_read_on_standard_error(po_career: RunPoCareer) -> None:
    done = po_career(*BASE, "--json", "--verbose")
    assert json.loads(done.stdout)["schema"] == "po-career/plan/2"
    assert done.stderr.startswith("catalogue: built-in ")
