"""Today's plan beside what would be, on a screen: two columns, and only what differs."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from po_career.catalog.model import Catalog
from po_career.planning.model import Estimate
from po_career.planning.what_if_model import Change, ChangeKind, Difference, DifferenceKind, WhatIf
from po_career.render.glyphs import Glyphs
from po_career.render.layout import Line, Page, Run, beside, heading, joined, page_of
from po_career.render.words import capital, count, day_and_year, hours, listed, money, number, percent

SAME = "Nothing differs: the same next step, gaps, actions and dates."
SAID_ABOVE: frozenset[DifferenceKind] = frozenset({"hours", "cost"})
"""What the words on what stays open say of these figures need not be said again beside them; beside the day it is."""
GAP = 2
LABELS = 16


@dataclass(frozen=True, slots=True)
class Words:
    """What gives values their words: the names of a catalogue, its currency, and the glyphs of the page."""

    catalog: Catalog
    currency: str | None
    glyphs: Glyphs

    def skill(self, key: str) -> str:
        """The skill's short name, or its name."""
        skill = self.catalog.skills[key]
        return skill.short or skill.name

    def level(self, level: float) -> str:
        """The name of a level."""
        return self.catalog.scale.levels[int(level)].name

    def role(self, key: str) -> str:
        """The role's title."""
        return self.catalog.roles[key].title

    def action(self, key: str) -> str:
        """The action's title."""
        return self.catalog.actions[key].title

    def rung(self, text: str) -> str:
        """A rung that stays open, as skill=level."""
        skill, _, level = text.rpartition("=")
        return f"{self.skill(skill)} to {self.level(int(level))}"

    def range(self, value: Estimate) -> str:
        """Readiness and the range around it."""
        low, middle, high = percent(value.low), percent(value.expected), percent(value.high)
        return f"{middle}%" + (f" ({low}{self.glyphs.dash}{high})" if low < high else "")


def what_if_lines(what_if: WhatIf, catalog: Catalog, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """What is taken to be otherwise, and what that changes, for a terminal `width` columns wide (None: unknown)."""
    page, words = page_of(width, glyphs), Words(catalog, what_if.next_step.cost.currency, glyphs)
    told: frozenset[DifferenceKind] = frozenset() if what_if.comparable else SAID_ABOVE
    rows = [line for difference in what_if.differences if difference.what in ROWS for line in _row(difference, words, page, told)]
    changes = [line for change in what_if.changes for line in page.para(_change(change, words), 2, 2)]
    lists = [_actions(difference, words, page) for difference in what_if.differences if difference.what == "actions"]
    body = [[*_top(page), *rows] if rows else [], *lists] if rows or lists else [page.para(SAME)]
    return joined([[*heading(page, "What if"), *changes], _left_open(what_if, page), *body])


def _left_open(what_if: WhatIf, page: Page) -> list[Line]:
    """Before all figures: that one of the plans leaves open what the other does not, so that its figures are for less."""
    found = next((one for one in what_if.differences if one.what == "uncovered"), None)
    if found is None:
        return []
    then = isinstance(found.then, tuple) and len(found.then)
    levels = then or (isinstance(found.today, tuple) and len(found.today))
    stay = capital(count(levels, "level stays", "levels stay"))
    if then and not what_if.next_step.actions:
        return page.para(f"{stay} open, and no action is left: this plan brings nothing.")
    one, other = ("this plan", "today's") if then else ("today's plan", "this one")
    return page.para(f"{stay} open in {one} and not in {other}: its hours, money and dates are only for what its actions bring.")


def _change(change: Change, words: Words) -> str:
    """One change in words: Roadmapping at Practitioner; today Working."""
    say = CHANGES[change.what]
    name = f"{words.skill(change.skill)} at " if change.skill is not None else ""
    return capital(f"{name}{say(change.then, words)}; {_as_it_is(change, words)}")


def _as_it_is(change: Change, words: Words) -> str:
    if change.basis == "unknown":
        return "not rated today"
    if change.basis != "assumed" and change.today == change.then:
        return "as today"
    return f"today {'assumed ' if change.basis == 'assumed' else ''}{CHANGES[change.what](change.today, words)}"


def _top(page: Page) -> list[Line]:
    return [] if page.stacked else _columns((Run(""), Run("today", "dim"), Run("then", "dim")), page)


def _row(difference: Difference, words: Words, page: Page, told: Collection[DifferenceKind]) -> list[Line]:
    """One difference; a figure is followed by how much it changes, where that is not told already. None where rounding hides it."""
    row = ROWS[difference.what]
    today, then = row.say(difference.today, words), row.say(difference.then, words)
    if today == then and not row.with_change:
        return []
    change = f", {difference.said}" if row.with_change and difference.what not in told else ""
    after = Run(then + change, "now" if difference.what == "next_step" else "")
    if page.stacked:
        return [*page.para(Run(row.label, "dim")), *page.para(f"today {today}", 4, 2), *page.para([Run("then "), after], 4, 2)]
    return _columns((Run(row.label), Run(today), after), page)


def _actions(difference: Difference, words: Words, page: Page) -> list[Line]:
    """The actions that only one of the plans has, by title: titles are sentences, too long for a column."""
    lists = (("Only today", difference.today), ("Only then", difference.then))
    return [
        line
        for label, ids in lists
        if isinstance(ids, tuple) and ids
        for block in (page.para(Run(label, "dim")), *(page.bullet(Run(page.glyphs.dot), words.action(key), 4) for key in ids))
        for line in block
    ]


def _columns(cells: tuple[Run, Run, Run], page: Page) -> list[Line]:
    room = (page.prose - 2 - LABELS - 2 * GAP) // 2
    widths = (LABELS, room, room)
    return beside([(page.wrap(cell, wide) if cell.text else [], wide) for cell, wide in zip(cells, widths, strict=True)], 2, GAP)


def _names(say: Callable[[str, Words], str]) -> Callable[[Any, Words], str]:
    """How a list of ids is said."""

    def listing(keys: Iterable[str] | None, words: Words) -> str:
        return listed(say(key, words) for key in keys or ()) or "none"

    return listing


@dataclass(frozen=True, slots=True)
class Row:
    """How a difference is shown: its label, its values in words, and whether the change is told after the second."""

    label: str
    say: Callable[[Any, Words], str]
    with_change: bool = False


CHANGES: Mapping[ChangeKind, Callable[[Any, Words], str]] = {
    "rating": lambda level, words: words.level(level),
    "hours": lambda value, _: f"{hours(value)} a week" if value is not None else "no hours a week",
    "budget": lambda value, words: "no limit of money" if value is None else f"{money(value, words.currency)} at the most",
    "to": lambda role, words: "no target" if role is None else f"toward {words.role(role)}",
}
ROWS: Mapping[DifferenceKind, Row] = {
    "next_step": Row("Next step", lambda role, words: words.role(role)),
    "uncovered": Row("Open only here", _names(lambda rung, words: words.rung(rung))),
    "by": Row("Before the day", lambda fits, _: str(fits)),
    "verdict": Row("Verdict", lambda verdict, _: str(verdict)),
    "readiness": Row("Readiness", lambda value, words: words.range(value), with_change=True),
    "hours": Row("Effort", lambda value, _: hours(value), with_change=True),
    "skills_ready_by": Row("Skills ready by", lambda on, _: "not by this plan" if on is None else day_and_year(on), with_change=True),
    "cost": Row("Money", lambda amount, words: money(amount, words.currency if amount else None), with_change=True),
    "prices_unknown": Row("Prices not known", lambda amount, _: number(amount)),
    "gap_levels": Row("Levels to close", lambda amount, _: number(amount)),
    "gaps": Row("Short only here", _names(lambda skill, words: words.skill(skill))),
    "route": Row("Route", lambda roles, words: ", ".join(map(words.role, roles)) if roles else "none"),
    "robustness": Row("If ratings err", lambda part, _: "no rating changes it" if part is None else f"same step in {percent(part)}%"),
}
"""Weeks are told by the day that they end on."""
