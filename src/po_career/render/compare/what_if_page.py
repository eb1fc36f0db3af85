"""Today's plan beside what would be, on a screen: two columns, and only what differs."""

from collections.abc import Mapping, Sequence
from datetime import date

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.model import Estimate, ReadyAround
from po_career.planning.plan_model import (
    Change,
    ChangeKind,
    Difference,
    DifferenceKind,
    Value,
    WhatIf,
)
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
            return self._range(value)
        if isinstance(value, ReadyAround):
            return value.expected
        if isinstance(value, tuple):
            return listed([self._name(what, one) for one in value])
        if isinstance(value, str):
            return self._name(what, value)
        return self._figure(what, value)

    def change(self, change: Change) -> str:
        """What is taken to be otherwise."""
        label = CHANGES[change.what] if change.skill is None else self._skill(change.skill)
        today, then = (self._setting(change, one) for one in (change.today, change.then))
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
            return self._skill(key)
        if what == "chapter":
            return self._action(key)
        if what == "chapter_until":
            return day_and_year(date.fromisoformat(key))
        if what == "kind":
            return next((words for kind, words in KIND_WORDS.items() if kind == key), key)
        return key

    def _skill(self, key: str) -> str:
        skill = self.catalog.skills[key]
        return skill.short or skill.name

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

    def _range(self, value: Estimate) -> str:
        low, middle, high = percent(value.low), percent(value.expected), percent(value.high)
        return f"{middle}%" + (f" ({low}{self.glyphs.dash}{high})" if low < high else "")


def what_if_lines(
    what_if: WhatIf, catalog: Catalog, *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """What is taken to be otherwise, and what that changes, for a terminal `width` columns wide
    (None: unknown).
    """
    page, words = page_of(width, glyphs), Words(catalog, glyphs)
    changes = heading(page, "What if")
    for change in what_if.changes:
        changes += page.para(words.change(change))
    if not what_if.differences:
        return joined([changes, page.para(SAME, 0)])
    return joined([changes, _rows(what_if.differences, page, words)])


def _rows(differences: Sequence[Difference], page: Page, words: Words) -> list[Line]:
    if page.stacked:
        return _stacked(differences, page, words)
    column = (page.prose - LABEL_WIDTH - 2 - 2 * GAP) // 2
    rows: list[Line] = []
    header = [("", LABEL_WIDTH), ("Today", column), ("Then", column)]
    rows += beside([(page.wrap(Run(text, "dim"), size), size) for text, size in header])
    for one in differences:
        cells = [
            (LABELS[one.what], LABEL_WIDTH),
            (words.value(one.what, one.today), column),
            (words.value(one.what, one.then), column),
        ]
        rows += beside([(page.wrap(text, size), size) for text, size in cells])
    return rows


def _stacked(differences: Sequence[Difference], page: Page, words: Words) -> list[Line]:
    rows: list[Line] = []
    for one in differences:
        today, then = (words.value(one.what, value) for value in (one.today, one.then))
        rows += page.para(f"{LABELS[one.what]}: {then} instead of {today}", hang=2)
    return rows
