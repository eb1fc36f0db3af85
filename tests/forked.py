"""`python -m po_career` without its start: a process that has imported everything forks itself for each command.

A start costs more than most commands. What is forked is a process of its own all the same: its streams, its environment, its
folder and its exit code are those of the command, and nothing of it stays behind.
"""

import gc
import json
import os
import pkgutil
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from pathlib import Path
from runpy import run_module
from typing import Any

LATE = ("filelock", "icalendar", "jinja2", "prompt_toolkit", "pydantic", "pypdf", "rich.console")
"""What commands import when they need it."""
READ_AT_THE_START = ("PYTHON", "LANG", "LC_", "TZ")
"""What Python itself reads: a command that changes one of these is started."""
PLAN = "plan --role po --months-in-role 20 --hours 4 --no-input --start 2026-01-01"
WARMING = (
    f"{PLAN} --full",
    f"{PLAN} --json",
    f"{PLAN} --format html",
    f"{PLAN} --format markdown",
    f"{PLAN} --format ics",
    f"{PLAN} --plain",
    *(f"schema {name}" for name in ("catalog-actions", "catalog-skills", "catalog-sources", "catalog-stages", "plan", "profile")),
    "roles",
    "map",
    "fit --role po",
    "profile import CV --profile NEW --no-input",
    "profile set hours 4 --profile NEW",
    "rate communication 3 --profile NEW",
    "next --profile NEW",
    "progress --profile NEW",
    "undo --profile NEW",
    "match CV --profile NEW",
)
"""Commands of every kind; CV is a file, and NEW one that the first of them makes."""
CV = Path(__file__).parent / "intake/data/cv-plain.txt"
OF_THE_SHELL = "|<>;&$`*?~#\\"
"""Signs that a shell understands outside of quotes; with one of them in it, a command is left to a shell."""
PATIENCE = 60
"""Seconds that a command may take."""


class Forking:
    """Runs commands one after the other, to be closed; the process begins with the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}
        self.process: subprocess.Popen[str] | None = None

    def run(self, args: Sequence[str], input: str, env: Mapping[str, str], cwd: Path, *, one_stream: bool = False) -> subprocess.CompletedProcess[str]:
        """The same as `subprocess.run` of `python -m po_career`; with `one_stream` what goes to standard error is in that of standard output."""
        if self.process is None:
            self.environment = dict(os.environ)
            self.process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        changed = {name for name, _ in env.items() ^ self.environment.items()}
        if any(name.startswith(READ_AT_THE_START) for name in changed):
            return started([sys.executable, "-m", "po_career", *args], input, env, cwd, one_stream=one_stream)
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            files = [Path(name) / stream for stream in ("in", "out", "out" if one_stream else "err")]
            files[0].write_text(input, "utf-8")
            print(json.dumps({"args": args, "env": dict(env), "cwd": str(cwd), "files": [*map(str, files)]}), file=self.process.stdin, flush=True)
            assert self.process.stdout is not None
            code = int(self.process.stdout.readline())
            return subprocess.CompletedProcess(args, code, files[1].read_text("utf-8"), "" if one_stream else files[2].read_text("utf-8"))

    def type(self, line: str, env: Mapping[str, str], cwd: Path, *, one_stream: bool = False) -> subprocess.CompletedProcess[str]:
        """What becomes of a line typed into a shell, which is asked if it is more than a command and a pipe into others."""
        first, _, others = line.partition(" | ")
        if not first.startswith("po-career ") or set(first) & set(OF_THE_SHELL):
            return started(["/bin/sh", "-c", line], "", env, cwd, one_stream=one_stream)
        args = shlex.split(first)[1:]
        if not others:
            return self.run(args, "", env, cwd, one_stream=one_stream)
        ran = self.run(args, "", env, cwd)
        done = started(["/bin/sh", "-c", others], ran.stdout, env, cwd, one_stream=False)
        said = ran.stderr + done.stderr
        if one_stream:
            return subprocess.CompletedProcess(args, done.returncode, said + done.stdout, "")
        return subprocess.CompletedProcess(args, done.returncode, done.stdout, said)

    def close(self) -> None:
        """End the process, if it has begun."""
        if self.process is not None:
            self.process.communicate()


def started(command: Sequence[str], input: str, env: Mapping[str, str], cwd: Path, *, one_stream: bool) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, from its start."""
    error = subprocess.STDOUT if one_stream else subprocess.PIPE
    return subprocess.run(
        command, input=input, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=error, encoding="utf-8", timeout=PATIENCE, check=False
    )


def serve() -> None:
    """Fork for each line of standard input, and print the exit code of the command; returns in the forked process, to become it."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # as po_career does
    package = import_module("po_career")
    ours = [module.name for module in pkgutil.walk_packages(package.__path__, "po_career.")]
    for name in (*LATE, *(name for name in ours if not name.endswith("__main__"))):
        import_module(name)
    read_the_built_in_catalogue_once()
    warm_up()
    gc.freeze()
    gc.set_threshold(20_000)
    for line in sys.stdin.buffer:
        process = os.fork()
        if process == 0:
            become(json.loads(line))
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


def read_the_built_in_catalogue_once() -> None:
    """For all commands: none changes it, and what reads it has tests of its own."""
    load: Any = import_module("po_career.catalog.load")
    read = load.load_catalog
    built_in = read(None)
    load.load_catalog = lambda path=None, *more: built_in if path is None else read(path, *more)


def warm_up() -> None:
    """Run what fills the caches of this process: patterns, templates, schemas and what titles mean, which all depend on the program alone."""
    for name in [name for name in os.environ if name.startswith("PO_CAREER_")]:
        del os.environ[name]
    run: Any = import_module("po_career.cli.app").run
    with (
        tempfile.TemporaryDirectory() as folder,
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
    ):
        files = {"CV": str(CV), "NEW": f"{folder}/me.yaml"}
        for line in WARMING:
            with suppress(Exception):  # the test of that command says what is wrong
                run([files.get(word, word) for word in line.split()])


def become(job: Mapping[str, Any]) -> None:
    """Run the command in this process, which ends with it."""
    os.environ.clear()
    os.environ.update(job["env"])
    os.chdir(job["cwd"])
    for number, path in enumerate(job["files"]):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    signal.alarm(PATIENCE)
    sys.argv = ["po-career", *job["args"]]
    try:
        run_module("po_career", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code)


if __name__ == "__main__":
    serve()
