"""A year with the program, through its real commands in this process: somebody who comes back week after week."""

import io
import json
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from po_career.catalog.load import load_catalog
from po_career.cli.app import run
from po_career.profile.model import Event, Profile
from po_career.profile.read import read_profile

CATALOG = load_catalog()
START = date(2025, 1, 6)
"""A Monday long past, since only what has happened can be recorded."""
WEEK = timedelta(weeks=1)
WEEKS_BETWEEN = 6
"""Weeks from one look at all pages to the next, if nothing else happens."""
PROFILE = """\
schema: po-career/profile/1
role: product-owner
months_in_role: 20
hours_per_week: 4
target: senior-po
wants: [product-direction]
ratings:
  {roadmapping: 1, product-vision: 1, communication: 3, analytical-thinking: 2, prioritization: 2,
   stakeholder-management: 2, backlog-management: 3, scrum-framework: 3, user-stories: 3}
history: [{on: 2025-01-06, months: 20}]
"""
EXAMPLE = "Led it last quarter; the figures were in the review."
QUESTION = re.compile(r"Question \d+ of about \d+\n(.+?):")


class Screen(io.StringIO):
    """Where a terminal would show what is asked."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is one."""
        return True


class Keyboard(io.StringIO):
    """Who sits there says of the skills in `levels` what they think now, with an example, and keeps the rest as it was."""

    def __init__(self, screen: Screen, levels: Mapping[str, int]) -> None:
        super().__init__()
        self.screen = screen
        self.levels = {CATALOG.skills[skill].name: level for skill, level in levels.items()}

    def isatty(self) -> bool:
        """It is one."""
        return True

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO has it
        """The answer to what was asked last."""
        asked = self.screen.getvalue()
        *_, question = QUESTION.finditer(asked)
        prompt = asked[question.start() :]
        if "one example" in prompt:
            return f"{EXAMPLE}\n"
        if question[1] in self.levels:
            return f"{self.levels[question[1]]}\n"
        return "\n" if "Enter for" in prompt else "u\n"


@dataclass(frozen=True)
class Seen:
    """What the program said on one day."""

    day: date
    page: str
    plan: dict[str, Any]
    next: dict[str, Any]
    next_page: str
    progress: dict[str, Any]
    late_page: str
    profile: Profile

    @property
    def chapter(self) -> list[dict[str, Any]]:
        """The entries of the chapter."""
        found: list[dict[str, Any]] = self.plan["next_step"]["chapter"]["actions"]
        return found

    @property
    def kept(self) -> list[Event]:
        """The chapters that are in the history."""
        return [event for event in self.profile.history if event.plan is not None]


@dataclass
class Life:
    """One person, and all that they were told."""

    path: Path
    day: date = START
    months: list[Seen] = field(default_factory=list)
    check_ins: list[tuple[date, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    can: dict[str, int] = field(default_factory=dict)
    """What they will say at the next check-in of the skills that they worked on."""
    asked: tuple[date, bytes] | None = None
    said: dict[str, Any] = field(default_factory=dict)

    def po(self, *args: str) -> str:
        """What a command prints for this person; it is told in the story unless it is for a program."""
        return self._run(args, io.StringIO(), Screen())

    def json(self, *args: str) -> dict[str, Any]:
        """The same as JSON."""
        found: dict[str, Any] = json.loads(self.po(*args, "--json"))
        return found

    @property
    def next(self) -> dict[str, Any]:
        """What `next` says today; it is asked again only once the profile has changed."""
        asked = (self.day, self.path.read_bytes())
        if asked != self.asked:
            self.asked, self.said = asked, self.json("next", "--on", str(self.day))
        return self.said

    def check_in(self) -> None:
        """Answer the questions of a check-in."""
        screen = Screen()
        page = self._run(("check-in", "--on", str(self.day)), Keyboard(screen, self.can), screen)
        self.check_ins.append((self.day, page))
        self.can.clear()

    def look(self) -> None:
        """See the plan, as on a terminal, where it is kept; what is next; and the progress."""
        on = str(self.day)
        page = self.po("plan", "--start", on)
        plan = self.json("plan", "--start", on)
        if plan["since"] is None or plan["since"]["begins"] is not None:
            self.po("plan", "--start", on, "--keep", "--json")
        self.months.append(
            Seen(
                self.day,
                page,
                plan,
                self.next,
                self.po("next", "--on", on),
                self.json("progress", "--on", on),
                self.po("progress", "--late", "--on", on),
                self.profile,
            )
        )

    def mark(self, verb: str, action: Mapping[str, Any]) -> None:
        """`begin`, `done` or `skip` an entry by its number."""
        self.po(verb, str(action["number"]), "--on", str(self.day))
        known = CATALOG.actions.get(action["id"])
        if verb == "done" and known is not None and not action["half"]:
            self.can.update(known.raises)

    @property
    def profile(self) -> Profile:
        """The file as it is now."""
        return read_profile(self.path.read_text("utf-8"), self.path.name, CATALOG).profile

    def _run(self, args: tuple[str, ...], keys: io.StringIO, screen: Screen) -> str:
        out, before = io.StringIO(), sys.stdin
        try:
            sys.stdin = keys
            with redirect_stdout(out), redirect_stderr(screen):
                assert run([*args, "--profile", str(self.path)]) == 0
        finally:
            sys.stdin = before
        if "--json" not in args:
            asked = screen.getvalue()
            self.told.append(f"{'=' * 80}\n{self.day:%d %b %Y}  $ po-career {' '.join(args)}\n\n{asked}{out.getvalue()}")
        return out.getvalue()


Week = Callable[[Life], None]


def does_what_next_says(me: Life) -> None:
    """Begin what `next` says, and be done with what is due before the next Monday."""
    for _ in range(10):
        action = me.next["action"]
        if action is None:
            return
        if date.fromisoformat(action["due"]) < me.day + WEEK:
            me.mark("done", action)
        elif action["begun_on"] is None:
            me.mark("begin", action)
        else:
            return


def does_a_third(me: Life) -> None:
    """Of each chapter the first action, once it is due; the second is struck at the end."""
    action = me.next["action"]
    if action is None:
        return
    due = date.fromisoformat(action["due"])
    if action["number"] % 3 == 1 and due < me.day + WEEK:
        me.mark("done", action)


def live(path: Path, weeks: int, week: Week, events: Mapping[int, Week] | None = None) -> Life:
    """A life with the program: each Monday what `week` does, or what happens then; a look at all pages every six weeks.

    On the Monday before a chapter ends there is a check-in.
    """
    path.write_text(PROFILE, "utf-8")
    me = Life(path)
    me.look()
    for number in range(weeks):
        me.day = START + number * WEEK
        happens = (events or {}).get(number, week)
        happens(me)
        if happens is stays_away:
            continue
        ends = date.fromisoformat(me.next["check_on"])
        if ends < me.day + WEEK:
            me.check_in()
            me.look()
        elif number and number % WEEKS_BETWEEN == 0:
            me.look()
    return me


def stays_away(me: Life) -> None:
    """Nothing is opened."""
