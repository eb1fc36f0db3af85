"""`team`: a folder, JSON Lines and a table of people in, a picture for their manager out."""

import csv
import io
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import RunPoCareer
from published import validate

ROOT = Path(__file__).parents[2]
TEAM = str(ROOT / "examples" / "team")
ON = ("--on", "2026-11-24")
PEOPLE = """\
name,role,hours,communication,Roadmapping,product-vision
Ann,PO,4,3,Working,
=cmd(),Senior PO,,2,n/a,-
,Product Owner,3,,,
"""
MARK = "zebra"
CONFIDING = f"""\
name: Zoe
role: product-owner
hours_per_week: 4
budget: {{amount: 12345, currency: EUR}}
target: consultant
wants: [calmer-load]
drains: leading-people
hurts: [communication]
offer: The {MARK} said come by.
words: [Nobody listens to the {MARK}.]
situation: {{load: too-much, decided: {{what: post-ends, on: 2027-02-17, by: the {MARK}}}}}
counts: {{people-management: 0}}
ratings:
  communication: {{level: 2, evidence: The {MARK} talk, usually: I talk about the {MARK}}}
  prioritization: 2
history:
  - on: 2026-11-01
    plan: {{toward: consultant, until: 2027-02-16, given: {{load: too-much}}, actions: [{{id: offer, title: The {MARK}}}]}}
"""


def team(po_career: RunPoCareer, *args: str, code: int = 0, **more: Any) -> str:
    ran = po_career("team", *args, *ON, **more)
    assert ran.returncode == code, ran.stderr
    return ran.stdout


def as_json(po_career: RunPoCareer, *args: str, code: int = 0, **more: Any) -> Any:
    return json.loads(team(po_career, *args, "--json", code=code, **more))


def test_the_json_keeps_the_published_schema(po_career: RunPoCareer) -> None:
    found = as_json(po_career, TEAM)
    validate(found, "team")
    assert [one["name"] for one in found["people"]] == ["Ada", "Ben", "Chidi", "Dana", "Eli", "Farah"]


def test_whoever_shared_only_a_role_is_not_rated(po_career: RunPoCareer) -> None:
    text = team(po_career, TEAM)
    assert next(line for line in text.splitlines() if "Dana" in line).split() == ["4", "Dana", "Product", "Owner", "not", "rated", "–"]
    assert "One person has rated nothing. Not rated is not weak" in " ".join(text.split())
    assert "no measure of performance" in " ".join(text.split())


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_screen(po_career: RunPoCareer, columns: int) -> None:
    text = team(po_career, TEAM, env={"COLUMNS": str(columns)})
    assert max(map(len, text.splitlines())) <= columns


def test_a_reader_gets_sentences(po_career: RunPoCareer) -> None:
    text = " ".join(team(po_career, TEAM, env={"ACCESSIBLE": "1"}).split())
    assert "Communication: Ada at 4; Ben at 3; Chidi at 2, below what the role asks; Eli at 3; Farah at 3; not rated: Dana" in text


def test_a_table_may_say_levels_by_name_and_leave_them_out(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "people.csv").write_text(PEOPLE, "utf-8")
    found = as_json(po_career, "people.csv")
    assert [(one["name"], one["role"], one["rated"]) for one in found["people"]] == [
        ("Ann", "product-owner", 2),
        ("=cmd()", "senior-po", 1),
        ("row 4", "product-owner", 0),
    ]
    rows = {row["skill"]: row for row in found["skills"]}
    assert rows["roadmapping"]["levels"] == [2, None, None]
    assert rows["roadmapping"]["does_not_apply"] == [2]


def test_a_cell_of_the_table_is_no_formula(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "people.csv").write_text(PEOPLE, "utf-8")
    rows = list(csv.DictReader(io.StringIO(team(po_career, "people.csv", "--format", "csv"))))
    assert [row["Name"] for row in rows] == ["Ann", "'=cmd()", "row 4"]
    assert [row["Communication"] for row in rows] == ["3", "2", ""]


def test_one_bad_line_becomes_one_message_and_the_rest_goes_on(po_career: RunPoCareer, work_folder: Path) -> None:
    lines = ['{"id": 7, "role": "po", "ratings": {"communication": 3}}', "not json", '{"role": "Wizzard of Oz", "situation": {"load": "secret"}}', ""]
    (work_folder / "people.jsonl").write_text("\n".join(lines), "utf-8")
    ran = po_career("team", "people.jsonl", "--json", *ON)
    found = json.loads(ran.stdout)
    assert (ran.returncode, [one["name"] for one in found["people"]]) == (3, ["7"])
    assert found["left_out"] == [{"where": "line 2", "mistakes": 1}, {"where": "line 3", "mistakes": 1}]
    assert [line.split(": ")[:2] for line in ran.stderr.splitlines()] == [["left out", "people.jsonl:2:1"], ["left out", "people.jsonl:3:1"]]
    assert "secret" not in ran.stderr + ran.stdout


def test_one_bad_file_of_a_folder_is_named(po_career: RunPoCareer, work_folder: Path) -> None:
    shutil.copytree(TEAM, work_folder / "team")
    (work_folder / "team" / "bad.yaml").write_text("ratings: {communication: 9}\n", "utf-8")
    ran = po_career("team", "team", *ON)
    assert (ran.returncode, ran.stderr.startswith("left out: team/bad.yaml:1:26: level 9 is beyond the scale")) == (3, True)
    assert "1 profile could not be read and is left out: bad.yaml." in " ".join(ran.stdout.split())
    assert "bad.yaml" not in team(po_career, "team", "--anonymous", code=3)


def test_an_anonymous_page_has_no_name_in_any_format(po_career: RunPoCareer) -> None:
    for form in ("terminal", "json", "csv", "markdown", "html", "svg"):
        text = team(po_career, TEAM, "--anonymous", "--format", form)
        assert re.findall(r"(?i)\b(?:Ada|Ben|Chidi|Dana|Eli|Farah)\b", text) == [], form
        assert form == "json" or re.search("Person.{1,6}6", text), form


def test_nothing_private_is_in_any_format(po_career: RunPoCareer, work_folder: Path) -> None:
    shutil.copytree(TEAM, work_folder / "team")
    (work_folder / "team" / "zoe.yaml").write_text(CONFIDING, "utf-8")
    secrets = (MARK, "12345", "12,345", "17 Feb", "2027-02-1", "16 Feb", "consultant", "too-much", "too much", "calmer-load", "alm ")
    for form in ("terminal", "json", "csv", "markdown", "html", "svg"):
        text = team(po_career, "team", "--full", "--format", form)
        assert "Zoe" in text
        assert [secret for secret in secrets if secret in text] == [], form


def test_people_may_be_piped_in(po_career: RunPoCareer) -> None:
    assert len(as_json(po_career, "-", input=PEOPLE)["people"]) == 3


def test_one_person_is_told_what_shows_more(po_career: RunPoCareer) -> None:
    assert "A team begins with two people. For one, po-career plan says more;" in " ".join(
        team(po_career, f"{TEAM}/ada.yaml").split()
    )


@pytest.mark.parametrize(
    ("name", "text", "code", "says"),
    [
        ("nowhere", None, 5, "cannot read nowhere: there is no such file"),
        ("empty.csv", "", 3, "the file holds no text"),
        ("x.csv", "a,b\n1,2\n", 3, "the first row names neither a role nor a skill"),
        ("x.csv", "name,role\n", 3, "there is no profile in it"),
        ("x.jsonl", "{}{}\n", 3, "the line is not JSON"),
        ("x.yaml", "role: [\n", 3, "this is not valid YAML"),
    ],
)
def test_with_nobody_to_show_it_says_why(po_career: RunPoCareer, work_folder: Path, name: str, text: str | None, code: int, says: str) -> None:
    if text is not None:
        (work_folder / name).write_text(text, "utf-8")
    ran = po_career("team", name)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert says in ran.stderr


def test_a_folder_without_profiles_says_what_it_expected(po_career: RunPoCareer, work_folder: Path) -> None:
    ran = po_career("team", str(work_folder))
    assert (ran.returncode, "there is no profile in it" in ran.stderr) == (3, True)


def test_of_many_people_each_is_shown_only_when_asked(po_career: RunPoCareer, work_folder: Path) -> None:
    rows = [f"P{n:03},Product Owner,{n % 5}" for n in range(60)]
    (work_folder / "people.csv").write_text("\n".join(["name,role,communication", *rows]), "utf-8")
    short, full = team(po_career, "people.csv"), team(po_career, "people.csv", "--full")
    assert ("--full shows every row" in short, "P059" in short, "P059" in full) == (True, False, True)
    assert max(map(len, full.splitlines())) <= 80


def test_a_role_that_the_catalogue_lacks_is_told_and_the_person_shown(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "people.csv").write_text("name,role,communication\nAnn,Underwater basket weaver,3\nBen,PO,2\n", "utf-8")
    ran = po_career("team", "people.csv", "--json", *ON)
    assert (ran.returncode, ran.stderr) == (
        0,
        'people.csv:2: unknown role "Underwater basket weaver"; po-career roles lists those of the catalogue\n',
    )
    assert [(one["role"], one["role_unknown"]) for one in json.loads(ran.stdout)["people"]] == [(None, True), ("product-owner", False)]
    assert "unknown role" in " ".join(team(po_career, "people.csv").split())


def test_for_a_talk_all_that_is_said_of_a_person_stands_together(po_career: RunPoCareer) -> None:
    said = " ".join(team(po_career, TEAM, "--full").partition("For a talk with each")[2].split())
    ada = said[said.index("Ada") : said.index(" Ben May be short")]
    labels = ["May be short of first", "Does well", "Below what the role asks", "Can learn", "Can teach", "Alone at the level asked", "Would help", "Within reach"]
    assert [label for label in labels if f"{label}: " not in ada] == []
    assert ada.index("Does well") < ada.index("Below what the role asks")
    assert "Dana Not rated: po-career plan asks" in said


def test_two_people_of_one_name_are_told_apart(po_career: RunPoCareer) -> None:
    page = team(po_career, "-", input="name,role,communication\nMaria,PO,3\nMaria,Scrum Master,1\nBen,PO,2\n")
    assert "Maria (no. 1)" in page
    assert "Maria (no. 2)" in page
    assert "Ben (no. 3)" not in page


def test_what_does_not_apply_is_no_blank_in_a_table(po_career: RunPoCareer) -> None:
    rows = list(csv.DictReader(io.StringIO(team(po_career, "-", "--format", "csv", input=PEOPLE))))
    assert [row["Roadmapping"] for row in rows] == ["2", "n/a", ""]
    assert "n/a |" in team(po_career, "-", "--format", "markdown", input=PEOPLE)


def test_a_mistake_in_a_private_answer_is_told_without_it(po_career: RunPoCareer, work_folder: Path) -> None:
    folder = work_folder / "team"
    shutil.copytree(TEAM, folder)
    wrong = ("target: consultent", "situation: {decided: {what: review, on: 2027-02-30}}", "budget: {amount: 1, currency: zebra}", "words: [&zebra x, *zebras]")
    for number, text in enumerate(wrong):
        (folder / f"{number}.yaml").write_text(f"{text}\n", "utf-8")
    said = po_career("team", "team", *ON).stderr
    assert said.count("a private answer cannot be used, and is not shown here") == len(wrong)
    assert re.findall("consult|2027|zebra", said) == []


def test_the_file_that_is_read_is_not_written_over(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "people.csv").write_text(PEOPLE, "utf-8")
    ran = po_career("team", "people.csv", "--format", "csv", "--output", "./people.csv")
    assert (ran.returncode, (work_folder / "people.csv").read_text("utf-8")) == (2, PEOPLE)
    assert "--output is FILE itself" in ran.stderr


def test_a_pipe_among_the_profiles_is_not_waited_for(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "people").mkdir()
    (work_folder / "people/ann.yaml").write_text("role: product-owner\n", "utf-8")
    os.mkfifo(work_folder / "people/pipe.yaml")
    ran = po_career("team", "people")
    assert (ran.returncode, "pipe.yaml: it is not a file" in " ".join(ran.stderr.split())) == (3, True)
