"""A year with the program, told by the real commands in this process: somebody with a profile, week after week."""

import io
import json
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.cli.app import run
from po_career.errors import PoCareerError

CATALOG: Catalog = load_catalog()
START = date(2025, 1, 6)
WEEK = timedelta(weeks=1)
EXAMPLE = "Led it last quarter, and the figures were in the review."


class Screen(io.StringIO):
    """A terminal to read from."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Keyboard(io.StringIO):
    """Whoever sits there: reads the question on the screen, and types what they say of that skill, else Enter."""

    def __init__(self, screen: Screen, levels: dict[str, int]) -> None:
        super().__init__()
        self.screen = screen
        self.levels = levels
        self.seen = 0
        self.skill = ""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:
        """What they type."""
        asked = " ".join(self.screen.getvalue()[self.seen :].split())
        self.seen = len(self.screen.getvalue())
        if "example" in asked.lower() and "Number" not in asked:
            return EXAMPLE + "\n"
        for key, level in self.levels.items():
            if re.search(rf"(^|[ :]){re.escape(CATALOG.skills[key].name)}\b", asked.split(" 0 ")[0]):
                return f"{level}\n"
        return "\n" if "Enter for" in asked or "Enter to skip" in asked else "u\n"


@dataclass
class Life:
    """One person's profile, and all that the program said to them."""

    path: Path
    day: date = START
    story: list[str] = field(default_factory=list)
    offered: dict[str, str] = field(default_factory=dict)

    def po(self, *args: str, say: bool = True, levels: dict[str, int] | None = None) -> str:
        """Run a command for this person; what it printed."""
        out, screen = io.StringIO(), Screen()
        keys = Keyboard(screen, levels or {}) if levels is not None else io.StringIO()
        before = sys.stdin
        try:
            sys.stdin = keys
            with redirect_stdout(out), redirect_stderr(screen):
                try:
                    code = run([*args, "--profile", str(self.path)])
                except PoCareerError as error:
                    screen.write(f"error: {error}\n")
                    code = error.exit_code
        finally:
            sys.stdin = before
        text = out.getvalue()
        if say:
            told = screen.getvalue() if levels is not None or code else ""
            self.story.append(f"{'=' * 100}\n{self.day:%a %d %b %Y}  $ po-career {' '.join(args)}\n\n{told}{text}")
        assert code == 0, screen.getvalue()
        return text

    def json(self, *args: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.po(*args, "--json", say=False))
        return found

    def plan(self) -> dict[str, Any]:
        return self.json("plan", "--start", str(self.day))

    def chapter(self) -> list[dict[str, Any]]:
        step = self.plan()["next_step"]
        return [] if step["chapter"] is None else step["chapter"]["actions"]
