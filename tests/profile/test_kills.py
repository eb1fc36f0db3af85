"""Killed while it writes, several at a time: benchmarks/kills does it, here fifteen times, by hand thousands."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from po_career.catalog.model import Catalog, Identity, Scale, ScaleLevel
from po_career.errors import FileAccessError
from po_career.profile import store
from po_career.profile.model import Profile
from po_career.profile.store import change_profile

ROOT = Path(__file__).parents[2]
WORLD = Catalog(Identity("tiny"), Scale((ScaleLevel(0, "No"), ScaleLevel(1, "Yes"))), {}, {}, {})


def longer(profile: Profile) -> Profile:
    """One interest more."""
    return replace(profile, interests=(*profile.interests, str(len(profile.interests))))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_a_profile_survives_writers_that_are_killed_at_any_moment() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "kills", "15"], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "none lost" in done.stdout
    assert "files left behind: none" in done.stdout


def test_two_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    code = (
        "import sys; from pathlib import Path; from test_kills import WORLD, longer; from po_career.profile.store import change_profile\n"
        "for _ in range(15): change_profile(Path(sys.argv[1]), WORLD, longer)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    both = [subprocess.Popen([sys.executable, "-c", code, str(path)], env=env) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len(change_profile(path, WORLD, lambda profile: profile).interests) == 30


def test_who_waits_too_long_is_told_and_nothing_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "profile.yaml"
    change_profile(path, WORLD, longer)
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    inside, leave = threading.Event(), threading.Event()

    def slow(profile: Profile) -> Profile:
        inside.set()
        leave.wait(10)
        return longer(profile)

    other = threading.Thread(target=change_profile, args=(path, WORLD, slow))
    other.start()
    inside.wait(10)
    with pytest.raises(FileAccessError, match="something else has been writing to it"):
        change_profile(path, WORLD, longer)
    leave.set()
    other.join()
    assert len(change_profile(path, WORLD, lambda profile: profile).interests) == 2


def test_what_a_killed_writer_left_unfinished_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    change_profile(path, WORLD, longer)
    left = [tmp_path / ".profile.yaml.x1.tmp", tmp_path / "profile.yaml.backups" / ".001000-rate.yaml.x2.tmp"]
    others = [tmp_path / ".other.yaml.x3.tmp", tmp_path / "profile.yaml.tmp"]
    for file in (*left, *others):
        file.write_text("half")
    change_profile(path, WORLD, longer)
    assert [file.exists() for file in (*left, *others)] == [False, False, True, True]
