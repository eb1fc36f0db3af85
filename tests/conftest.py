"""What every test gets: a machine of its own, with nobody's files, settings or terminal."""

import gc
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from forked import Forking

settings.register_profile("po-career", deadline=None, max_examples=15, derandomize="CI" in os.environ)
settings.load_profile("po-career")

LONG = int(os.environ.get("PO_CAREER_LONG", "0"))
"""Examples of each law in a long run; 0 for a few."""

TERMINAL = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "TERM", "EDITOR", "VISUAL", "PAGER")
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def many(few: int) -> int:
    """How many examples a law gets."""
    return LONG or few


class RunPoCareer(Protocol):
    """The command in a process of its own; `env` is added to the clean environment, `cwd` is a new folder unless told."""

    def __call__(
        self, *args: str, input: str | None = None, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]: ...


def pytest_collection_finish() -> None:
    """What was collected stays until the end: the search for garbage leaves thousands of tests out, and is rarer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests, since it goes by content: a test that wants a cold one sets XDG_CACHE_HOME itself."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """What the tests start can be interrupted, also if a shell runs them in the background: it makes them ignore SIGINT, and that is inherited."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for each test, not made yet; a `tmp_path` for each would take longer than most tests."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_machine(homes: Iterator[Path], shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests reaches the program, and nothing of it reaches the person."""
    for name in [name for name in os.environ if name.startswith(("PO_CAREER_", "_PO_CAREER_")) or name in TERMINAL]:
        monkeypatch.delenv(name)
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in FOLDERS:
        monkeypatch.setenv(name, str(shared_cache if name == "XDG_CACHE_HOME" else home / name.lower()))
    if "PYTHONDONTWRITEBYTECODE" in os.environ:  # what is started is compiled once all the same, away from the sources
        monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
        monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(shared_cache / "compiled"))
    monkeypatch.setenv("PO_CAREER_CALLED", "po-career")  # however the tests start it
    for name, value in {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def work_folder(tmp_path: Path) -> Path:
    """An empty folder to run commands in."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    """Where the commands of `po_career` are run."""
    started = Forking(tmp_path_factory.mktemp("streams"))
    yield started
    started.close()


@pytest.fixture
def po_career(work_folder: Path, forking: Forking) -> RunPoCareer:
    """`po_career("roles", "--json")` runs the command; without `input` it finds an empty standard input."""

    def run(
        *args: str, input: str | None = None, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return forking.run(args, input or "", {**os.environ, **(env or {})}, cwd or work_folder)

    return run
