"""Today's plan beside what would be, on a screen: two columns, and only what differs."""

from collections.abc import Mapping, Sequence
from datetime import date

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.model import Estimate, ReadyAround
from po_career.planning.what_if import Value
from po_career.planning.what_if_model import Change, ChangeKind, Difference, DifferenceKind, WhatIf
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, beside, heading, joined, page_of
from po_career.render.page.phrases import (
    KIND_WORDS,
    count,
    day_and_year,
    hours,
    listed,
    number,
    percent,
)
from po_career.render.sections import below
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


class Words(Frozen):
    """What gives values their words: the names of a catalogue, and the glyphs of the page."""

    catalog: Catalog
    glyphs: Glyphs

    def value(self, what: DifferenceKind, value: Value) -> str:
        """A value of a plan in words."""
        if value is None or value == ():
            return "none"
        if isinstance(value, Estimate):
            return readiness_words(value, self.glyphs.dash)
        if isinstance(value, ReadyAround):
            return value.expected
        if isinstance(value, tuple):
            return listed(self._name(what, key) for key in value)
        if isinstance(value, str):
            return self._name(what, value)
        return self._figure(what, value)

    def change(self, change: Change) -> str:
        """What is taken to be otherwise."""
        label = CHANGES[change.what]
        if change.skill is not None:
            label = skill_name(change.skill, self.catalog)
        today, then = self._setting(change, change.today), self._setting(change, change.then)
        return f"{label}: {then} instead of {today}"

    def _setting(self, change: Change, value: float | str | None) -> str:
        if value is None:
            return "none"
        if change.what == "rating":
            return self.catalog.scale.levels[int(value)].name
        if isinstance(value, str):
            return self.catalog.roles[value].title
        return number(value)

    def _name(self, what: DifferenceKind, key: str) -> str:
        if what in ("next_step", "route"):
            return self.catalog.roles[key].title
        if what in ("gaps", "bottleneck"):
            return skill_name(key, self.catalog)
        if what == "chapter":
            return self._action(key)
        if what == "chapter_until":
            return day_and_year(date.fromisoformat(key))
        if what == "kind":
            return next((words for kind, words in KIND_WORDS.items() if kind == key), key)
        return key

    def _action(self, key: str) -> str:
        if key in self.catalog.actions:
            return self.catalog.actions[key].title
        if key.startswith(("kit:", "check:")):
            kind, kit, place = key.split(":")
            items = self.catalog.kits[kit].steps if kind == "kit" else self.catalog.kits[kit].checks
            return items[int(place) - 1].what
        return {"offer": "answer the offer", "door": "ask for what it rests on"}.get(key, key)

    def _figure(self, what: DifferenceKind, value: float) -> str:
        if what == "confidence":
            return f"{percent(value)} of 100 draws"
        if what == "hours":
            return hours(value)
        if what == "skills_at_level":
            return count(int(value), "skill")
        return number(value)


def what_if_lines(
    what_if: WhatIf, catalog: Catalog, *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """What is taken to be otherwise, and what that changes, for a terminal `width` columns wide
    (None: unknown).
    """
    page, words = page_of(width, glyphs), Words(catalog, glyphs)
    changes = below(page.para(words.change(change)) for change in what_if.changes)
    if not what_if.differences:
        rows = page.para(SAME, 0)
    else:
        rows = _rows(what_if.differences, page, words)
    return joined([[*heading(page, "What if"), *changes], rows])


def _rows(differences: Sequence[Difference], page: Page, words: Words) -> list[Line]:
    """Columns, or on a narrow page a sentence for each difference."""
    lines = (
        []
        if page.stacked
        else _row([Run("", "dim"), Run("Today", "dim"), Run("Then", "dim")], page)
    )
    for difference in differences:
        label = LABELS[difference.what]
        today = words.value(difference.what, difference.today)
        then = words.value(difference.what, difference.then)
        if page.stacked:
            lines += page.para(f"{label}: {then} instead of {today}", hang=2)
        else:
            lines += _row([Run(label), Run(today), Run(then)], page)
    return lines


def _row(cells: Sequence[Run], page: Page) -> list[Line]:
    column = (page.prose - LABEL_WIDTH - 2 - 2 * GAP) // 2
    widths = (LABEL_WIDTH, column, column)
    return beside(
        [(page.wrap(cell, width), width) for cell, width in zip(cells, widths, strict=True)]
    )
