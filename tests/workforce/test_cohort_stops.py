"""A run of `cohort` that ends badly: nothing is lost, and nothing stays behind."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PERSON = {"role": "product-owner", "hours_per_week": 4, "ratings": {"communication": 3}}
PEOPLE = 120
PATIENCE = 150
WORDS = ("-m", "po_career", "cohort", "people.jsonl", "--start", "2026-12-01", "--summaries", "--jobs", "2")

linux = pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="looks into /proc")


@pytest.fixture
def people(work_folder: Path) -> Path:
    """People, no two alike."""
    lines = [json.dumps({**PERSON, "id": f"p{n}", "months_in_role": n / 4}) for n in range(PEOPLE)]
    file = work_folder / "people.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def begun(folder: Path, limit: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    """A run that has written something."""
    words = [sys.executable, *WORDS, "--output", "out.jsonl"]
    running = subprocess.Popen(words, cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=limit)  # noqa: PLW1509 - nothing else runs here
    part = folder / "out.jsonl.part"
    wait_for(lambda: running.poll() is not None or (part.exists() and part.stat().st_size > 0))
    return running


def resumed(folder: Path) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, *WORDS, "--output", "out.jsonl", "--resume"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def wait_for(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.01)


def workers_of(pid: int) -> list[int]:
    """Its processes that plan."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(word) for word in (task / "children").read_text("ascii").split()]
    return [one for one in found if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def ids_in(file: Path) -> list[str]:
    return [json.loads(line)["id"] for line in file.read_text("utf-8").splitlines()]


@linux
def test_the_workers_end_if_the_one_that_writes_is_killed(people: Path) -> None:
    running = begun(people.parent)
    workers = workers_of(running.pid)
    assert len(workers) == 2
    running.kill()
    running.communicate()
    wait_for(lambda: not any(map(is_there, workers)))


@linux
def test_a_worker_that_is_killed_loses_nobody_and_repeats_nobody(people: Path) -> None:
    running = begun(people.parent)
    os.kill(workers_of(running.pid)[0], signal.SIGKILL)
    running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert ids_in(people.parent / "out.jsonl") == [f"p{n}" for n in range(PEOPLE)]


def test_a_file_that_changed_anywhere_is_another_file(people: Path) -> None:
    running = begun(people.parent)
    running.kill()
    running.communicate()
    text = people.read_text("utf-8")
    assert text.endswith('"months_in_role": 29.75}')
    people.write_text(f"{text[:-6]}28.75}}", encoding="utf-8")
    ran = resumed(people.parent)
    assert (ran.returncode, "others now: the file" in " ".join(ran.stderr.split())) == (2, True)


def test_another_release_does_not_go_on_with_a_run(people: Path) -> None:
    running = begun(people.parent)
    running.kill()
    running.communicate()
    file = people.parent / "out.jsonl.part.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "release": "0.0.1"}), encoding="utf-8")
    ran = resumed(people.parent)
    assert (ran.returncode, "others now: po-career itself" in " ".join(ran.stderr.split())) == (2, True)


def test_a_disk_that_is_full_is_told_and_the_run_goes_on_later(people: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    running = begun(people.parent, little_room)
    _, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 5
    assert said.startswith("error: cannot write out.jsonl.part: File too large\n")
    assert "--resume goes on" in said
    assert resumed(people.parent).returncode == 0
    assert ids_in(people.parent / "out.jsonl") == [f"p{n}" for n in range(PEOPLE)]


def test_while_a_run_goes_on_no_other_writes_to_its_file(people: Path) -> None:
    running = begun(people.parent)
    running.send_signal(signal.SIGSTOP)  # so that it cannot end before the others begin
    words = [sys.executable, *WORDS, "--output", "out.jsonl"]
    others = [subprocess.run([*words, *more], cwd=people.parent, capture_output=True, text=True, check=False) for more in ((), ("--resume",))]
    assert [(one.returncode, "another run is writing to" in one.stderr) for one in others] == [(2, True), (2, True)]
    running.send_signal(signal.SIGCONT)
    running.communicate(timeout=PATIENCE)
    assert (running.returncode, len((people.parent / "out.jsonl").read_text("utf-8").splitlines())) == (0, PEOPLE)
    assert sorted(file.name for file in people.parent.iterdir()) == ["out.jsonl", "people.jsonl"]


def test_what_the_run_did_not_write_is_not_gone_on_with(people: Path) -> None:
    running = begun(people.parent)
    running.kill()
    running.communicate()
    part = people.parent / "out.jsonl.part"
    whole = part.read_text("utf-8").rpartition("\n")[0] + "\n"
    words = [sys.executable, *WORDS, "--output", "out.jsonl", "--resume"]
    for damaged in (f"{whole}what is this\n", whole + whole):
        part.write_text(damaged, "utf-8")
        ran = subprocess.run(words, cwd=people.parent, capture_output=True, text=True, check=False)
        assert (ran.returncode, "is not what this run wrote there" in ran.stderr) == (2, True)


def test_a_file_of_somebody_else_is_not_taken_for_what_a_run_rests_on(people: Path) -> None:
    mine = people.parent / "out.jsonl.part.json"
    mine.write_text("mine", "utf-8")
    ran = subprocess.run([sys.executable, *WORDS, "--output", "out.jsonl"], cwd=people.parent, capture_output=True, text=True, check=False)
    assert (ran.returncode, mine.read_text("utf-8")) == (2, "mine")
    assert "is not of a run of ours" in ran.stderr
