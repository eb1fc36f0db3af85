"""A real pseudo-terminal with a screen to read. Nothing in it waits for a time, only for a text."""

import sys
from pathlib import Path

import pexpect
import pyte

ASK = Path(__file__).with_name("ask.py")
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "f1": "\x1bOP",
    "backspace": "\x7f",
}
PASTE = "\x1b[200~{}\x1b[201~"
PATIENCE = 10
"""Seconds after which a text that does not come is a failure."""


class Terminal:
    """One run of ask.py in a terminal of a given size."""

    def __init__(self, profile: Path, columns: int = 80, rows: int = 24, levels: int | None = None, **environment: str) -> None:
        self.profile = profile
        self.screen = pyte.HistoryScreen(columns, rows, history=500)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        arguments = [str(ASK), str(profile), *(["--levels", str(levels)] if levels else [])]
        set_up = {"PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8"} | environment
        self.process = pexpect.spawn(sys.executable, arguments, dimensions=(rows, columns), env=set_up, timeout=PATIENCE)
        self.process.delaybeforesend = None  # the tests wait for what the screen shows
        self.process.delayafterclose = 0

    @property
    def text(self) -> str:
        """The screen as it is now, without the blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def transcript(self) -> list[str]:
        """Every line, those included that have left the screen at its top."""
        gone = ["".join(line[column].data for column in range(self.screen.columns)) for line in self.screen.history.top]
        return [line.rstrip() for line in (*gone, *self.text.splitlines())]

    @property
    def unwrapped(self) -> str:
        """The screen as one line, for texts that the terminal itself breaks."""
        return "".join(self.screen.display)

    def wait(self, text: str) -> "Terminal":
        """Read until `text` is on the screen."""
        while text not in self.text:
            self._read(f"{text!r} never came")
        return self

    def wait_gone(self, text: str) -> "Terminal":
        """Read until `text` is on the screen no more."""
        while text in self.text:
            self._read(f"{text!r} never went")
        return self

    def press(self, *keys: str) -> "Terminal":
        """Send keys by name, and anything else as it is."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
        return self

    def resize(self, columns: int, rows: int) -> "Terminal":
        """Another size, as a window manager sets it."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)
        return self

    def end(self) -> int:
        """Read to the end; the exit code."""
        try:
            while True:
                self._feed(self.process.read_nonblocking(4096, PATIENCE))
        except pexpect.EOF:
            self.process.close()
        return int(self.process.exitstatus)

    def _read(self, otherwise: str) -> None:
        try:
            self._feed(self.process.read_nonblocking(4096, PATIENCE))
        except (pexpect.EOF, pexpect.TIMEOUT) as error:
            raise AssertionError(f"{otherwise}; the screen was:\n{self.text}") from error

    def _feed(self, data: bytes) -> None:
        self.raw += data
        self.stream.feed(data)
