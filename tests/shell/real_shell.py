"""A real shell in a pseudo-terminal, with a screen to read. Nothing in it waits for a time, only for a text."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pyte
import pytest

PATIENCE = 15
"""Seconds after which a text that does not come is a failure."""
SHELLS = ("bash", "zsh", "fish")
PROMPT = "here> "
PROMPTS = {
    "bash": (".bashrc", f"PS1='{PROMPT}'\nbind 'set bell-style none'\n"),
    "zsh": (".zshrc", f"PS1='{PROMPT}'\nunsetopt beep\n"),
    "fish": (
        ".config/fish/config.fish",
        f"function fish_prompt; echo -n '{PROMPT}'; end\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n",
    ),
}
NEW_LINE = "\x15"
"""Ctrl-U: away with what has been typed."""
CLEAR = "\x0c"
"""Ctrl-L: away with what the screen shows."""


def need(shell: str) -> None:
    """Skip the test, and say why, where the shell is absent."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")


def search_path() -> str:
    """The PATH with the po-career under test first."""
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))


def in_shell(shell: str, line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """One line run by a shell that is no terminal's."""
    environment = {**os.environ, "HOME": str(home), "PATH": search_path()}
    return subprocess.run([shell, "-c", line], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)


class RealShell:
    """A shell as a person has it: interactive, with its start-up file in `home`, in `folder`."""

    def __init__(self, shell: str, home: Path, folder: Path, **environment: str) -> None:
        self.screen = pyte.Screen(100, 40)
        self.stream = pyte.ByteStream(self.screen)
        set_up = {
            **{name: value for name, value in os.environ.items() if name.startswith(("XDG_", "LANG", "LC_"))},
            "HOME": str(home),
            "PATH": search_path(),
            "TERM": "xterm",
            "SHELL": str(shutil.which(shell)),
            **environment,
        }
        data = Path(set_up.get("XDG_DATA_HOME") or home / ".local/share")
        (data / "fish/generated_completions").mkdir(parents=True, exist_ok=True)  # else fish reads all man pages first
        self.process = pexpect.spawn(shell, ["-i"], dimensions=(40, 100), env=set_up, cwd=str(folder), timeout=PATIENCE)
        self.process.delaybeforesend = None  # the tests wait for what the screen shows
        self.process.delayafterclose = 0
        self.wait(PROMPT.rstrip())

    @property
    def text(self) -> str:
        """The screen as it is now, without the blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def line(self) -> str:
        """What stands after the last prompt, up to the cursor."""
        row = self.screen.cursor.y
        return self.screen.display[row][: self.screen.cursor.x].removeprefix(PROMPT)

    def wait(self, text: str) -> "RealShell":
        """Read until `text` is on the screen."""
        while text not in self.text:
            self._read(f"{text!r} never came")
        return self

    def type(self, keys: str) -> "RealShell":
        """Begin a new line on an empty screen, and type."""
        self.process.send(NEW_LINE + CLEAR)
        while self.text != PROMPT.rstrip() or self.line:
            self._read("the screen was never cleared")
        self.process.send(keys)
        return self

    def press(self, keys: str) -> "RealShell":
        """Type on."""
        self.process.send(keys)
        return self

    def wait_line(self, line: str) -> "RealShell":
        """Read until exactly `line` stands before the cursor."""
        while self.line != line:
            self._read(f"the line never became {line!r}")
        return self

    def leave(self) -> None:
        """End the shell."""
        self.process.close(force=True)

    def _read(self, otherwise: str) -> None:
        try:
            self.stream.feed(self.process.read_nonblocking(4096, PATIENCE))
        except (pexpect.EOF, pexpect.TIMEOUT) as error:
            raise AssertionError(f"{otherwise}; the line was {self.line!r}, the screen was:\n{self.text}") from error
