"""Which action of a chapter comes first, and when it is due."""

from collections.abc import Iterable
from datetime import date

from po_career.planning.kept_chapter import turn
from po_career.planning.progress_model import DueAction
from po_career.render.page.phrases import day_and_year


def first_due(actions: Iterable[DueAction], today: date) -> DueAction:
    """The action that comes first on `today`; there must be one."""
    return min(
        actions, key=lambda action: turn(today, action.due, action.number, begun=action.begun)
    )


def due_words(action: DueAction, verb: str = "due") -> str:
    """An action with its number, if it has one, and its day; `verb` may be "was due"."""
    number = f"{action.number}. " if action.number is not None else ""
    return f"{number}{action.title}, {verb} {day_and_year(action.due)}"
