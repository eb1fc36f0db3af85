"""The earlier texts of a profile, in a folder beside it: the steps of `undo` and `redo`.

Each file holds a text as a whole, and is called by its number and by the command that made it, such
as `001003-rate.yaml`. The text of the profile is that of the last one, but for those that were
taken back (`.undone`). One that is being written (`.pending`), or is being taken back or done again
(`.moving`), tells the next process how far one came that was killed on the way.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from po_career.files import make_own_folder, need_own_folder, read_own, write_own

ENDING = ".backups"
MOST = 1000
"""How many texts are kept; the oldest go first."""
MOST_BYTES = 50_000_000
"""How much they take together."""
LARGEST = 20_000_000
"""Bytes of one of them: what a profile may have."""
FIRST = 1000
"""The number of the first text; what is taken out of the history of the file goes below it."""
AS_FOUND = "as found"
BY_HAND = "by hand"
RECORDED = "history"
"""What made a text if no command did: it was there before the first one, it was written between
two, or only the history in the file tells what made it.
"""
State = Literal["done", "undone", "pending", "moving"]
_NAME = re.compile(
    r"(?P<number>\d{6,})-(?P<command>[a-z_-]+)"
    r"(?:\.(?P<state>undone|pending|moving))?\.(?P<ending>yaml|none)"
)


@dataclass(slots=True)
class Edit:
    """What one run of a command changes in a profile, also in several steps: `undo` takes it back
    as a whole.
    """

    command: str
    """The words of the command, such as "profile set"."""
    number: int | None = None
    """The text that it has written; None if it has written none yet."""


class Moved(NamedTuple):
    """A change that was taken back or done again: the texts before and after; None for no file."""

    before: bytes | None
    after: bytes | None
    command: str
    """What made the change: the words of a command, BY_HAND, or RECORDED."""
    next: str | None
    """What the next step the same way is about; None if there is none."""

    @property
    def file(self) -> Literal["same", "gone", "back"]:
        """What became of the file itself."""
        if self.before is None:
            return "back"
        return "gone" if self.after is None else "same"


class Version(NamedTuple):
    """One text of a profile."""

    number: int
    command: str
    state: State = "done"
    exists: bool = True
    """Whether there was a file."""

    @property
    def name(self) -> str:
        """The name of its file."""
        state = "" if self.state == "done" else f".{self.state}"
        ending = "yaml" if self.exists else "none"
        command = re.sub("[^a-z_-]", "", self.command.replace(" ", "_")) or "change"
        return f"{self.number:06}-{command}{state}.{ending}"


class Backups:
    """The earlier texts of `file`, whose text is `now`. Whoever uses them holds the lock of it.

    Every method raises OSError if the folder is not for its owner alone, or cannot be written.
    """

    def __init__(self, file: Path, now: bytes | None) -> None:
        self.folder = file.with_name(file.name + ENDING)
        self.now = now
        self._done: list[Version] = []
        self._undone: list[Version] = []
        with self._named():
            self._settle()

    def keep(self, new: bytes | None, edit: Edit, put: Callable[[], object]) -> None:
        """Let `put` make the file say `new`, and keep that as one more text, or as the last one if
        it is of the same `edit`.
        """
        with self._named():
            self._note_what_was_found()
            last = self._done[-1].number
            number = last if edit.number == last else self._free_number()
            version = Version(number, edit.command, "pending", exists=new is not None)
            self._write(version, new)
        try:
            put()
        except BaseException:
            self._remove(version)
            raise
        edit.number = number
        with suppress(OSError):  # it is saved, and the next one tidies up
            self._mark(version, "done")
            self._forget(self._undone)
            self._forget_oldest()

    def back(
        self, put: Callable[[bytes | None], object], recorded: Callable[[bytes], bytes | None]
    ) -> Moved | None:
        """Let `put` make the file say what it said before the last change; None if none is known.

        `recorded` is the text before the last change that the file itself tells of, for changes of
        which no text was kept.
        """
        with self._named():
            if self._done:
                self._note_what_was_found()
            while len(self._done) > 1 and self._text(self._done[-2]) == self.now:
                self._undone.insert(0, self._mark(self._done.pop(), "undone"))
            command = self._done[-1].command if len(self._done) > 1 else RECORDED
        if len(self._done) < 2 and not self._tell_from(recorded):
            return None
        with self._named():
            text = self._text(self._done[-2])
            version = self._mark(self._done.pop(), "moving")
        self._move(version, "undone", partial(put, text))
        next_ = self._done[-1].command if len(self._done) > 1 else None
        return Moved(self.now, text, command, next_)

    def again(self, put: Callable[[bytes | None], object]) -> Moved | None:
        """Let `put` make the file say what it said before the last step back; None if there is
        none, or if the file was changed since.
        """
        with self._named():
            if not self._done or not self._is_now(self._done[-1]):
                return None
            while self._undone and self._text(self._undone[0]) == self.now:
                self._done.append(self._mark(self._undone.pop(0), "done"))
            if not self._undone:
                return None
            text = self._text(self._undone[0])
            version = self._mark(self._undone.pop(0), "moving")
        self._move(version, "done", partial(put, text))
        next_ = self._undone[0].command if self._undone else None
        return Moved(self.now, text, version.command, next_)

    def _settle(self) -> None:
        """Read the folder, and finish what a killed process has left."""
        kinds: dict[State, list[Version]] = {state: [] for state in get_args(State)}
        for version in sorted(self._listed()):
            kinds[version.state].append(version)
        self._done, self._undone = kinds["done"], kinds["undone"]
        for version in kinds["moving"]:
            state: State = "done" if self._is_now(version) else "undone"
            (self._done if state == "done" else self._undone).append(self._mark(version, state))
        for version in kinds["pending"]:
            self._finish(version)
        self._done.sort()
        self._undone.sort()
        while self._done and self._undone and self._undone[0] < self._done[-1]:
            self._remove(self._undone.pop(0))  # cleared by a change that was not finished

    def _finish(self, version: Version) -> None:
        """Keep a version that was being written if the profile says it, and let it go if not."""
        if not self._is_now(version):
            self._remove(version)
            return
        self._done = [one for one in self._done if one.number != version.number]
        self._done.append(self._mark(version, "done"))

    def _listed(self) -> list[Version]:
        try:
            need_own_folder(self.folder)
        except FileNotFoundError:
            return []
        found = []
        for name in os.listdir(self.folder):
            if name.endswith(".tmp"):
                (self.folder / name).unlink(missing_ok=True)
            elif parts := _NAME.fullmatch(name):
                found.append(_version(parts))
        return found

    def _note_what_was_found(self) -> None:
        """Keep the text of now, if no command has made it: it was written by hand, which is a
        change like any other.
        """
        if self._done and self._is_now(self._done[-1]):
            return
        command = BY_HAND if self._done else AS_FOUND
        version = Version(self._free_number(), command, exists=self.now is not None)
        self._write(version, self.now)
        self._done.append(version)
        self._set_aside(self._undone)

    def _tell_from(self, recorded: Callable[[bytes], bytes | None]) -> bool:
        """Keep the text before the last change that the file itself tells of as one before all
        others; whether it tells of any.
        """
        before = None if self.now is None else recorded(self.now)
        first = self._done[0].number if self._done else FIRST
        if before is None or first == 0:
            return False
        with self._named():
            self._note_what_was_found()
            last = self._done[0]
            earlier = Version(last.number - 1, AS_FOUND)
            self._write(earlier, before)
            self._done = [earlier, self._renamed(last, last._replace(command=RECORDED))]
        return True

    def _free_number(self) -> int:
        numbers = [version.number for version in (*self._done, *self._undone)]
        return max(numbers, default=FIRST - 1) + 1

    def _is_now(self, version: Version) -> bool:
        """Whether it is the text of now; what cannot be read is not."""
        with suppress(OSError):
            return self._text(version) == self.now
        return False

    def _text(self, version: Version) -> bytes | None:
        try:
            return read_own(self.folder / version.name, LARGEST) if version.exists else None
        except OSError as error:
            raise type(error)(0, f"{version.name}: {error.strerror or error}") from error

    def _write(self, version: Version, text: bytes | None) -> None:
        make_own_folder(self.folder)
        write_own(self.folder / version.name, text or b"")

    def _mark(self, version: Version, state: State) -> Version:
        """`version` in another state, in the folder too."""
        return self._renamed(version, version._replace(state=state))

    def _renamed(self, old: Version, new: Version) -> Version:
        os.replace(self.folder / old.name, self.folder / new.name)
        return new

    def _move(
        self, version: Version, state: Literal["done", "undone"], put: Callable[[], object]
    ) -> None:
        """Let `put` change the file, and then mark `version`, which is moving, as `state`."""
        put()
        with suppress(OSError):  # the next one sees what became of it
            self._mark(version, state)

    def _remove(self, version: Version) -> None:
        with suppress(OSError):
            os.unlink(self.folder / version.name)

    def _forget(self, versions: list[Version]) -> None:
        for version in versions:
            self._remove(version)
        versions.clear()

    def _set_aside(self, versions: list[Version]) -> None:
        """Keep what was undone under a name that no step takes: somebody typed it, and an edit by
        hand is no word that it may go.
        """
        for version in versions:
            with suppress(OSError):
                os.replace(self.folder / version.name, self.folder / f"{version.name}.aside")
        versions.clear()

    def _forget_oldest(self) -> None:
        """Let the oldest go where there are too many; the last one and that before it stay."""
        kept = sorted(one for one in self._listed() if one.state == "done")
        sizes = [os.lstat(self.folder / one.name).st_size for one in kept]
        total = sum(sizes)
        while len(kept) > 2 and (len(kept) > MOST or total > MOST_BYTES):
            self._remove(kept.pop(0))
            total -= sizes.pop(0)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Say of what goes wrong that it is about the folder."""
        try:
            yield
        except OSError as error:
            why = error.strerror or error
            raise type(error)(0, f"its earlier versions in {self.folder}: {why}") from error


def _version(parts: re.Match[str]) -> Version:
    state: State = next((state for state in get_args(State) if state == parts["state"]), "done")
    command = parts["command"].replace("_", " ")
    return Version(int(parts["number"]), command, state, parts["ending"] == "yaml")
