"""The guard around a person's file: time, memory, depth, and whatever else a parser may raise."""

import resource
import signal
import threading
from pathlib import Path

import pytest

from conftest import RunPoCareer
from po_career import cli
from po_career.cli import reading as guard
from po_career.cli.reading import reading
from po_career.errors import (
    FileAccessError,
    InputTooHeavyError,
    InvalidFileError,
    NoAnswerError,
    UsageError,
)


def for_ever() -> None:
    while True:
        pass


def careless(swallowed: list[BaseException]) -> None:
    """A library that swallows what it should not, once."""
    while True:
        try:
            for_ever()
        except BaseException as error:
            swallowed.append(error)
            if len(swallowed) == 2:
                raise


def test_what_takes_too_much_time_ends_with_a_word_that_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CPU_LIMIT", 0.05)
    with pytest.raises(InputTooHeavyError, match=r"cv\.pdf:1:1: the file is too heavy"), reading("cv.pdf"):
        for_ever()


def test_also_if_a_library_swallows_every_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CPU_LIMIT", 0.05)
    monkeypatch.setattr(guard, "AGAIN", 0.05)
    with pytest.raises(InputTooHeavyError), reading("cv.pdf"):
        careless([])


def test_a_catalogue_gets_more_time_and_memory_for_each_of_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CPU_LIMIT", 0.05)
    with reading("ladder.yaml") as limits:
        before = resource.getrlimit(resource.RLIMIT_AS)[0]
        limits.more(30_000_000)
        assert 59 < signal.getitimer(signal.ITIMER_PROF)[0] < 61
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == before + 30_000_000 * guard.MEMORY_OF_A_BYTE


def test_what_is_said_of_a_catalogue_that_is_too_heavy_counts_what_it_got(monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> None:
        with reading("ladder.yaml") as limits:
            limits.more(500_000)
            for_ever()

    monkeypatch.setattr(guard, "CPU_LIMIT", 0.05)
    with pytest.raises(InputTooHeavyError, match="more than 1 seconds"):
        read()


def test_what_takes_too_much_memory_does_too() -> None:
    with pytest.raises(InputTooHeavyError, match=r"ladder\.xlsx:1:1: .* memory"), reading("ladder.xlsx"):
        bytearray(2 << 30)


def test_what_is_nested_too_deeply_does_too() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(InputTooHeavyError, match="nested too deeply"), reading("x"):
        deeper()


@pytest.mark.parametrize("error", [KeyError("next"), ZeroDivisionError(), UnicodeError("x" * 5000), AssertionError("two\nlines")])
def test_any_other_exception_is_an_invalid_file(error: Exception) -> None:
    with pytest.raises(InvalidFileError) as found, reading("resume.json"):
        raise error
    assert str(found.value).startswith("resume.json:1:1: the file cannot be understood")
    assert len(str(found.value)) < 400
    assert "\n" not in str(found.value)


def test_an_error_of_the_system_is_one_of_access_and_our_own_errors_stay() -> None:
    with pytest.raises(FileAccessError, match=r"cannot read a\.yaml: "), reading("a.yaml"):
        raise OSError(5, "no such luck")
    with pytest.raises(UsageError), reading("a.yaml"):
        raise UsageError("mine")


def test_all_is_afterwards_as_it_was_before_also_if_guards_nest() -> None:
    def state() -> tuple[object, ...]:
        return signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF), resource.getrlimit(resource.RLIMIT_AS)

    before = state()
    with reading("outer"):
        with reading("inner"):
            pass
        assert 0 < signal.getitimer(signal.ITIMER_PROF)[0] <= guard.CPU_LIMIT + 0.1
        assert resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
    assert state() == before


def test_outside_of_the_main_thread_it_reads_without_a_limit_of_time() -> None:
    read: list[str] = []

    def work() -> None:
        with reading("x"):
            read.append("x")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert read == ["x"]


HOSTILE = {
    "brackets": "[" * 2_000,
    "braces": "{a: " * 2_000,
    "objects": '{"basics":' * 2_000,
    "arrays": '{"basics":' + "[" * 20_000,
    "laughs": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
    "a long line": "role: " + "x" * 200_000,
    "zeros": "\0" * 10_000,
    "tags": "<b>" * 3_000,
    "entities": '<!DOCTYPE x [<!ENTITY a "' + "x" * 1000 + '">]><p>' + "&a;" * 10_000,
    "a zip": "PK\x03\x04" + "x" * 1000,
    "a pdf": "%PDF-1.4\n" + "1 0 obj <<" * 1000,
    "commas": "," * 10_000 + "\n" + "a," * 5_000,
}
COMMANDS = [
    ("plan", "--hours", "4", "--no-input", "--profile"),
    ("catalog", "check"),
    ("catalog", "import"),
    ("profile", "import"),
    ("match",),
    ("plan", "--role", "po", "--hours", "4", "--no-input", "--for"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_in_a_file_becomes_a_traceback(po_career: RunPoCareer, work_folder: Path, words: tuple[str, ...], kind: str) -> None:
    (work_folder / "file.txt").write_bytes(HOSTILE[kind].encode("latin-1"))
    done = po_career(*words, "./file.txt")
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 2, 3, 4, 5}
    assert done.returncode == 0 or "file.txt" in done.stdout + done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/", "./no-such-file.yaml"])
def test_nor_does_what_is_not_a_file(po_career: RunPoCareer, words: tuple[str, ...], path: str) -> None:
    done = po_career(*words, path)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 2, 3, 4, 5}


def no_memory(_: list[str]) -> str:
    raise MemoryError


def test_memory_that_ends_anywhere_else_is_a_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cli, "_quick_answer", no_memory)
    assert cli._run(["roles"]) == NoAnswerError.exit_code  # noqa: SLF001 - what `main` ends the process with
    assert capsys.readouterr().err.startswith("error: this takes more memory than there is\n")
