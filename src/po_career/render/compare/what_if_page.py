"""Today's plan beside what would be, on a screen: two columns, and only what differs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from po_career.catalog.model import Catalog
from po_career.planning.actions_state import entry_title
from po_career.planning.model import Estimate, ReadyAround
from po_career.planning.plan_model import (
    Change,
    ChangeKind,
    Difference,
    DifferenceKind,
    Value,
    WhatIf,
)
from po_career.render.page.layout import Lines, Page, Run, joined
from po_career.render.page.phrases import (
    KIND_WORDS,
    count,
    day_and_year,
    hours,
    listed,
    number,
    percent,
)
from po_career.render.skill_words import readiness_words, skill_name

SAME = "Nothing differs: the same next step, gaps and chapter."
LABELS: Mapping[DifferenceKind, str] = {
    "next_step": "Next step",
    "kind": "Kind",
    "settled_by": "Rule",
    "confidence": "Wins",
    "verdict": "Verdict",
    "readiness": "Readiness",
    "skills_at_level": "At its level",
    "bottleneck": "Bottleneck",
    "gaps": "Gaps",
    "hours": "To ready",
    "ready_around": "Ready around",
    "chapter": "Chapter",
    "chapter_until": "Until",
    "route": "Route",
}
CHANGES: Mapping[ChangeKind, str] = {
    "rating": "rating",
    "hours": "Hours a week",
    "budget": "Budget",
    "to": "Target",
}
GAP = 2
LABEL_WIDTH = 14


def _role(role: str, catalog: Catalog) -> str:
    return catalog.roles[role].title


WORDS: Mapping[DifferenceKind, Callable[[Any, Catalog], str]] = {
    "next_step": _role,
    "kind": lambda kind, _: KIND_WORDS.get(kind, kind),
    "confidence": lambda part, _: f"{percent(part)} of 100 draws",
    "skills_at_level": lambda skills, _: count(int(skills), "skill"),
    "bottleneck": skill_name,
    "gaps": skill_name,
    "hours": lambda amount, _: hours(amount),
    "chapter": lambda entry, catalog: entry_title(catalog, entry),
    "chapter_until": lambda day, _: day_and_year(date.fromisoformat(day)),
    "route": _role,
}
"""How a value that differs, or each of several, is said; all others as they stand."""


def _plain(value: float | str, _: Catalog) -> str:
    return value if isinstance(value, str) else number(value)


def _value(what: DifferenceKind, value: Value, catalog: Catalog, page: Page) -> str:
    """A value of a plan in words."""
    if value is None or value == ():
        return "none"
    if isinstance(value, Estimate):
        return readiness_words(value, page.glyphs.dash)
    if isinstance(value, ReadyAround):
        return value.expected
    words = WORDS.get(what, _plain)
    if isinstance(value, tuple):
        return listed(words(key, catalog) for key in value)
    return words(value, catalog)


def _setting(change: Change, value: float | str | None, catalog: Catalog) -> str:
    """What is taken to be otherwise, before or after."""
    if value is None:
        return "none"
    if change.what == "rating":
        return catalog.scale.levels[int(value)].name
    return _role(value, catalog) if isinstance(value, str) else number(value)


def what_if_lines(what_if: WhatIf, catalog: Catalog, page: Page) -> Lines:
    """What is taken to be otherwise, and what that changes."""
    lines = page.heading("What if")
    for change in what_if.changes:
        label = skill_name(change.skill, catalog) if change.skill else CHANGES[change.what]
        today = _setting(change, change.today, catalog)
        then = _setting(change, change.then, catalog)
        lines += page.para(f"{label}: {then} instead of {today}")
    if not what_if.differences:
        return joined([lines, page.para(SAME, 0)])
    return joined([lines, _rows(what_if.differences, catalog, page)])


def _rows(differences: Sequence[Difference], catalog: Catalog, page: Page) -> Lines:
    """Columns, or on a narrow page a sentence for each difference."""
    column = (page.prose - LABEL_WIDTH - 2 - 2 * GAP) // 2
    widths = (LABEL_WIDTH, column, column)
    lines: Lines = []
    if not page.stacked:
        lines += page.row(["", Run("Today", "dim"), Run("Then", "dim")], widths)
    for difference in differences:
        label = LABELS[difference.what]
        today = _value(difference.what, difference.today, catalog, page)
        then = _value(difference.what, difference.then, catalog, page)
        if page.stacked:
            lines += page.para(f"{label}: {then} instead of {today}", hang=2)
        else:
            lines += page.row([label, today, then], widths)
    return lines
