"""What commands that record growth share: the profile that they write to, and how it changes."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from po_career.catalog.model import Catalog
from po_career.cli.source import NEEDS_A_FILE, Source
from po_career.errors import UsageError
from po_career.profile.backups import Edit
from po_career.profile.model import Event, Profile

Step = tuple[Profile, Profile]
"""A profile before and after a change."""


def writable(source: Source) -> Path:
    """The file of the profile in force. Raises UsageError if it came from standard input."""
    if source.path is None:
        raise UsageError(NEEDS_A_FILE)
    return source.path


def record(
    file: Path, catalog: Catalog, change: Callable[[Profile], Profile], on: date, edit: Edit
) -> Step:
    """The profile in `file` before and after `change`, saved with an event of the day `on` for all
    that differs. Nobody else writes meanwhile.
    """
    from po_career.profile.history import recorded

    return changed(file, catalog, lambda before: recorded(before, change(before), on), edit)


def changed(file: Path, catalog: Catalog, change: Callable[[Profile], Profile], edit: Edit) -> Step:
    """The profile in `file` before and after `change`, saved as it comes out."""
    from po_career.profile.store import change_profile

    seen: list[Profile] = []

    def see(before: Profile) -> Profile:
        seen.append(before)
        return change(before)

    after = change_profile(file, catalog, see, edit)
    return seen[0], after


class SaveAnswers:
    """Saves the answers of an interview as they come, each over what the file says by then.

    What somebody else has written meanwhile stays, except the very thing that is answered.
    """

    def __init__(self, file: Path, catalog: Catalog, before: Profile, on: date, edit: Edit) -> None:
        self._file = file
        self._catalog = catalog
        self._before = before
        self._on = on
        self._edit = edit
        self._first = -1
        """The place of this interview's first event in the history; -1: none is saved yet."""
        self._events: tuple[Event, ...] = ()

    def __call__(self, answers: Profile) -> None:
        """Save what `answers` says beyond the answers before it."""

        def take(saved: Profile) -> Profile:
            from po_career.interview.answers import only_answers
            from po_career.profile.history import joined, recorded

            if self._first < 0 or saved.history[self._first :] != self._events:
                self._first = len(saved.history)
            told = only_answers(saved, self._before, answers)
            after = joined(recorded(saved, told, self._on), self._first)
            self._events = after.history[self._first :]
            return after

        changed(self._file, self._catalog, take, self._edit)
        self._before = answers


def reads_aloud() -> bool:
    """Whether words serve better than a drawing: a dumb terminal, or ACCESSIBLE set to anything but
    empty, 0 or false.
    """
    from po_career.interview.choose_face import is_accessible

    return is_accessible(os.environ) or os.environ.get("TERM") == "dumb"
