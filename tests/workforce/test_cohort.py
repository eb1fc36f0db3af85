"""`cohort`: a file of people as a person and as a script meet it."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import RunPoCareer
from po_career.workforce.cohort import Line, Output, Planned, Terms, _lost
from po_career.workforce.records import Person, failed, json_line
from po_career.workforce.same_ids import SameIds, digest_of_id
from published import validate

PEOPLE = Path(__file__).parents[2] / "examples" / "people.jsonl"
BAKERY = str(Path(__file__).parents[2] / "examples" / "bakery.yaml")
BAKER = '{"role": "baker", "hours_per_week": 4}'
ASKED = ("cohort", "people.jsonl", "--start", "2026-12-01", "--jobs", "2")


@pytest.fixture
def people(work_folder: Path) -> Path:
    return Path(shutil.copy(PEOPLE, work_folder))


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_person_gets_a_record_in_their_order(po_career: RunPoCareer, people: Path) -> None:
    done = po_career(*ASKED, cwd=people.parent)
    found = records(done.stdout)
    assert (done.returncode, done.stderr) == (0, "5 people planned\n")
    assert [one["id"] for one in found] == ["ada", "ben", "cleo", "dev", "eli"]
    assert [one["plan"]["next_step"]["role"] for one in found] == [one["summary"]["role"] for one in found]
    validate(found[-1], "cohort")


def test_what_cannot_be_planned_is_an_error_record_and_the_exit_code_says_so(po_career: RunPoCareer, people: Path) -> None:
    lines = people.read_bytes().splitlines(keepends=True)
    people.write_bytes(lines[0] + b"\n{\n" + b" " * 1_000_001 + b"\n" + b'{"id": "x"}\n' + lines[1].rstrip())
    done = po_career(*ASKED, "--summaries", cwd=people.parent)
    found = records(done.stdout)
    assert done.returncode == 3
    assert done.stderr.startswith("error: 3 of 5 people could not be planned\n")
    assert [(one["line"], one["id"]) for one in found] == [(1, "ada"), (3, "3"), (4, "4"), (5, "x"), (6, "ben")]
    assert [one["error"] is None for one in found] == [True, False, False, False, True]


def many(folder: Path, times: int) -> Path:
    file = folder / "people.jsonl"
    lines = PEOPLE.read_text("utf-8").splitlines(keepends=True) * times
    file.write_text("".join(line.replace('"id": "', f'"id": "{n} ') for n, line in enumerate(lines)), encoding="utf-8")
    return file


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_was_stopped_goes_on_and_ends_as_if_it_had_not_been(
    po_career: RunPoCareer, work_folder: Path, how: signal.Signals
) -> None:
    many(work_folder, 16)
    whole = po_career(*ASKED, "--summaries", cwd=work_folder).stdout
    command = [sys.executable, "-m", "po_career", *ASKED, "--summaries", "--output", "out.jsonl"]
    running = subprocess.Popen(command, cwd=work_folder, stderr=subprocess.PIPE, text=True)
    part = work_folder / "out.jsonl.part"
    while running.poll() is None and (not part.exists() or part.stat().st_size == 0):
        time.sleep(0.01)
    for _ in range(3):  # whoever is impatient
        running.send_signal(how)
        time.sleep(0.02)
    _, said = running.communicate()
    if how is signal.SIGINT:
        assert running.returncode == 130
        assert re.fullmatch(r"Stopped after \d+ people; --resume goes on from there\n", said)
    else:
        assert (running.returncode, said) == (-signal.SIGKILL, "")
    with part.open("ab") as file:
        file.write(b'{"schema":"po-career/coh')  # a line that was cut
    refused = po_career(*ASKED, "--summaries", "--output", "out.jsonl", cwd=work_folder)
    assert (refused.returncode, "--resume goes on with" in refused.stderr) == (2, True)
    done = po_career(*ASKED, "--summaries", "--output", "out.jsonl", "--resume", cwd=work_folder)
    assert (done.returncode, done.stderr) == (0, "80 people planned\n")
    assert (work_folder / "out.jsonl").read_text("utf-8") == whole
    assert sorted(path.name for path in work_folder.iterdir()) == ["out.jsonl", "people.jsonl"]


def test_a_run_that_cannot_be_gone_on_with_says_what_to_remove(po_career: RunPoCareer, work_folder: Path) -> None:
    asked = ("cohort", "-", "--catalog", BAKERY, "--summaries", "--jobs", "1", "--output", "out.jsonl")
    command = [sys.executable, "-m", "po_career", *asked]
    running = subprocess.Popen(command, cwd=work_folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdin is not None
    running.stdin.write(f"{BAKER}\n" * 200)
    running.stdin.flush()
    part = work_folder / "out.jsonl.part"
    while running.poll() is None and (not part.exists() or part.stat().st_size == 0):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert re.fullmatch(r"Stopped after \d+ people; to begin anew, remove out.jsonl.part\n", said)
    again = po_career(*asked, input=BAKER, cwd=work_folder)
    assert (again.returncode, again.stderr.splitlines()[1].strip()) == (2, "remove it, and begin anew")


def test_to_go_on_everything_must_be_as_it_was(po_career: RunPoCareer, people: Path) -> None:
    out = ("--summaries", "--output", "out.jsonl", "--resume")
    nothing = po_career(*ASKED, *out, cwd=people.parent)
    assert (nothing.returncode, "nothing to go on with" in nothing.stderr) == (2, True)
    (people.parent / "out.jsonl.part").write_text("")
    lost = po_career(*ASKED, *out, cwd=people.parent)
    assert (lost.returncode, "cannot be read" in lost.stderr) == (2, True)
    terms = {"source": "s", "catalog": "c", "start": "2026-12-01", "whole": True, "private": True}
    (people.parent / "out.jsonl.part.json").write_text(json.dumps(terms))
    other = po_career(*ASKED, *out, cwd=people.parent)
    assert other.returncode == 2
    assert "others now: the file, the catalogue, --summaries, --private" in " ".join(other.stderr.split())


@pytest.mark.parametrize(
    ("args", "code", "what"),
    [
        (("nowhere.jsonl",), 5, "there is no such file"),
        ((".",), 5, "cannot read .: it is a folder, not a file"),
        (("loop",), 5, "cannot read loop: Too many levels of symbolic links"),
        (("people.jsonl", "--output", "."), 5, "cannot write .: it is a folder, not a file"),
        (("people.jsonl", "--output", "pipe", "--resume"), 2, "--resume goes on with a file"),
        (("people.jsonl", "--output", "pipe.parquet"), 2, "Parquet is written into a file, and pipe.parquet is not a file"),
        (("people.jsonl", "--output", "people.jsonl"), 2, "which would be lost"),
        (("people.jsonl", "--resume"), 2, "--resume goes on with a file"),
        (("-", "--resume", "--output", "x.jsonl"), 2, "--resume goes on with a file"),
        (("people.jsonl", "--jobs", "0"), 2, "expected a whole number from 1"),
        (("people.jsonl", "--start", "soon"), 2, "is not a valid date"),
        (("people.jsonl", "--output", "no/where.jsonl"), 5, "cannot write"),
    ],
)
def test_what_cannot_be_done_is_said_before_it_begins(
    po_career: RunPoCareer, people: Path, args: tuple[str, ...], code: int, what: str
) -> None:
    for pipe in ("pipe", "pipe.parquet"):
        os.mkfifo(people.parent / pipe)
    (people.parent / "loop").symlink_to("loop")
    done = po_career("cohort", *args, cwd=people.parent)
    assert (done.returncode, what in done.stderr, done.stdout) == (code, True, "")
    assert people.read_bytes() == PEOPLE.read_bytes()


def test_standard_input_is_read_line_by_line(po_career: RunPoCareer, work_folder: Path) -> None:
    leaving = '{"id": "fay", "role": "po", "hours_per_week": 4, "situation": {"decided": {"what": "post-ends", "on": "2027-02-17"}}}'
    asked = ("cohort", "-", "--private", "--start", "2026-12-01", "--summaries", "--jobs", "1")
    done = po_career(*asked, input=f"{PEOPLE.read_text('utf-8')}{leaving}", cwd=work_folder)
    found = records(done.stdout)
    assert [one["id"] for one in found] == ["ada", "ben", "cleo", "dev", "eli", "fay"]
    assert found[5]["summary"]["kind"] == "elsewhere", "it is private, and was asked for"


def test_what_is_no_file_is_written_to_and_a_link_is_followed(po_career: RunPoCareer, people: Path) -> None:
    pipe, link, target = people.with_name("pipe"), people.with_name("link"), people.with_name("target")
    os.mkfifo(pipe)
    link.symlink_to("target")
    asked = ("cohort", "-", "--catalog", BAKERY, "--summaries", "--jobs", "1", "--output")
    reader = subprocess.Popen(["/bin/cat", pipe], stdout=subprocess.PIPE, text=True)
    done = po_career(*asked, "pipe", input=BAKER, cwd=people.parent)
    text, _ = reader.communicate()
    assert (done.returncode, [one["id"] for one in records(text)]) == (0, ["1"])
    assert po_career(*asked, "link", input=BAKER, cwd=people.parent).returncode == 0
    assert (pipe.is_fifo(), link.is_symlink(), target.read_text("ascii")) == (True, True, text)
    assert sorted(path.name for path in people.parent.iterdir()) == ["link", "people.jsonl", "pipe", "target"]


def test_a_reader_that_has_enough_ends_a_run_without_end_quietly(work_folder: Path) -> None:
    line = f"yes '{BAKER}' | {sys.executable} -m po_career cohort - --catalog {BAKERY} --summaries --jobs 1 | head -1"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=work_folder, capture_output=True, text=True, check=True, timeout=60)
    assert ([one["id"] for one in records(done.stdout)], done.stderr) == (["1"], "")


def test_what_is_not_as_it_should_be_is_an_error_or_counted_at_the_end(po_career: RunPoCareer, work_folder: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    people = (
        '{"id": "ada", "role": "baker", "hours_per_week": 4}',
        r'{"id": "half \ud800", "role": "baker", "hours_per_week": 4}',
        "",
        '{"id": "ada", "role": "baker", "hours_per_week": 4, "ratings": {"levitation": 2}}',
        '{"id": "ben", "role": "wizard", "hours_per_week": 4}',
        '{"id": "ada", "role": "baker", "hours_per_week": 4}',
    )
    asked = ("cohort", "-", "--catalog", BAKERY, "--summaries", "--jobs", "1", "--output", "out.parquet")
    done = po_career(*asked, input="\n".join(people), cwd=work_folder)
    assert (done.returncode, done.stderr.splitlines()[:3]) == (
        3,
        [
            '1 person names what the catalogue does not have, and the rest counts: "kept_aside" in the records says in which keys',
            "lines 1 and 4 have the same id, and 1 more line repeats an id",
            "error: 2 of 5 people could not be planned",
        ],
    )
    rows = pq.read_table(work_folder / "out.parquet").to_pylist()
    assert [(row["line"], row["id"]) for row in rows] == [(1, "ada"), (2, "2"), (4, "ada"), (5, "ben"), (6, "ada")]
    assert [row["kept_aside"] for row in rows] == [[], None, ["ratings"], None, []]
    assert rows[3]["error"] == 'unknown role "wizard"; po-career roles lists those of the catalogue'


def test_a_run_that_goes_on_counts_what_was_there(tmp_path: Path) -> None:
    output = Output(tmp_path / "out.jsonl", Terms("", "", "", whole=False, private=False), can_resume=True)
    output.begin()
    there = [failed(1, "ada", "no"), replace(failed(2, "2", ""), error=None, kept_aside=("ratings",))]
    output.part.write_text("".join(map(json_line, there)), "ascii")
    told: list[Planned] = []
    output.resume(told.append)
    ada, second = (digest_of_id("ada"), 1), (digest_of_id("2"), 2)
    assert told == [Planned("", 1, 1, 1, 0, [ada]), Planned("", 1, 0, 2, 1, [second])]


@pytest.mark.parametrize(
    ("in_the_file", "again"),
    [
        (("ada", "ben", "3", "cleo", "ben", "ada", "ben"), [(2, 5), (1, 6), (2, 7)]),
        (("1", "2", "2"), [(2, 3)]),
        (("1", "2", "3"), []),
    ],
)
def test_ids_that_stand_on_several_lines_are_found_in_the_order_of_the_file(
    in_the_file: tuple[str, ...], again: list[tuple[int, int]]
) -> None:
    ids = SameIds()
    ids.add([(digest_of_id(id_), line) for line, id_ in enumerate(in_the_file, 1)])
    assert ids.again() == again


def test_of_a_table_whoever_is_lost_keeps_their_own_id() -> None:
    lost = _lost([Line(7, None, Person(7, "ada", BAKER))])
    assert (json.loads(lost.text)["id"], lost.ids) == ("ada", [(digest_of_id("ada"), 7)])
    assert json.loads(_lost([Line(7, BAKER.encode())]).text)["id"] == "7"


def test_parquet_in_and_out_is_the_same_as_lines(po_career: RunPoCareer, people: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    rows = records(PEOPLE.read_text("utf-8"))
    table = pa.table({"id": [row.pop("id") for row in rows], "profile": [json.dumps(row) for row in rows]})
    pq.write_table(table, people.parent / "people.parquet")
    asked = ("--start", "2026-12-01", "--jobs", "1")
    lines = records(po_career("cohort", "people.jsonl", *asked, cwd=people.parent).stdout)
    done = po_career("cohort", "people.parquet", *asked, "--output", "out.parquet", cwd=people.parent)
    assert done.returncode == 0
    found = pq.read_table(people.parent / "out.parquet").to_pylist()
    assert [row["id"] for row in found] == [line["id"] for line in lines]
    assert [json.loads(row["plan"]) for row in found] == [line["plan"] for line in lines]
    assert [row["review"].isoformat() for row in found] == [line["summary"]["review"] for line in lines]
    assert os.stat(people.parent / "out.parquet").st_mode & 0o077 == 0


def test_a_file_that_is_not_parquet_is_told(po_career: RunPoCareer, work_folder: Path) -> None:
    pytest.importorskip("pyarrow")
    (work_folder / "people.parquet").write_text("no")
    done = po_career("cohort", "people.parquet", cwd=work_folder)
    assert (done.returncode, "this is not a Parquet file" in done.stderr) == (3, True)


def test_without_pyarrow_parquet_names_the_extra_and_lines_need_none(po_career: RunPoCareer, people: Path) -> None:
    hidden = people.parent / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['pyarrow'] = None\n")
    env = {"PYTHONPATH": os.pathsep.join([str(hidden), *filter(None, [os.environ.get("PYTHONPATH")])])}
    asked = ("cohort", "people.jsonl", "--summaries", "--jobs", "1")
    assert po_career(*asked, cwd=people.parent, env=env).returncode == 0
    done = po_career(*asked, "--output", "x.parquet", cwd=people.parent, env=env)
    assert (done.returncode, "pip install 'po-career[arrow]'" in done.stderr) == (2, True)
    command = [sys.executable, "-c", "import po_career.workforce.arrow"]
    imported = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    assert imported.stderr.endswith("\npip install 'po-career[arrow]' brings it\n")
