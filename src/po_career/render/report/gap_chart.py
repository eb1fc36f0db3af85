"""The gaps as a picture and in words: one row for each skill, one square for each level."""

from collections.abc import Iterator
from itertools import chain

from po_career.catalog.model import IMPORTANCES, Id, Importance
from po_career.frozen import Frozen
from po_career.planning.belief import is_rated
from po_career.planning.model import Gap
from po_career.render.page.phrases import listed, numbered
from po_career.render.plan.chapter_rows import shown_actions
from po_career.render.plan.naming import Names, season
from po_career.render.plan.page_facts import Facts
from po_career.render.plan.parts import NO_PLAN
from po_career.render.plan.plan_tasks import skills_of
from po_career.render.skill_words import LevelSign, level_sign

WIDEST = 126
"""Pixels of a row of squares."""
LARGEST = 20
SIGN_WORDS: dict[LevelSign, str] = {
    "have": "there",
    "perhaps": "perhaps there",
    "asked": "asked, not there",
    "beyond": "beyond what is asked",
}


class GapLine(Frozen):
    """A skill that falls short."""

    name: str
    importance: Importance
    signs: tuple[LevelSign, ...]
    words: str
    """From which level to which."""
    next: str | None
    """The sentence of the next level."""
    closed: str
    """What works on it, and when; empty if nothing does."""


class GapChart(Frozen):
    """All gaps, and the size of a square."""

    title: str
    rows: tuple[GapLine, ...]
    """Core skills first, then important ones, then useful ones."""
    square: int
    """Pixels, with the space after it."""
    legend: tuple[tuple[LevelSign, str], ...]


def gap_chart(facts: Facts) -> GapChart:
    """The gaps by importance; without rows if every skill is there, or if page one keeps what is
    short to itself.
    """
    names = facts.names
    shown = facts.kind not in (*NO_PLAN, "trial")
    short = [gap for gap in names.step.gaps if shown and gap.have.expected < gap.need]
    short.sort(key=lambda gap: IMPORTANCES.index(gap.importance))
    rows = tuple(_row(gap, facts) for gap in short)
    signs = set(chain.from_iterable(row.signs for row in rows))
    return GapChart(
        title=f"What {names.step.title} asks and you may be short of",
        rows=rows,
        square=max(4, min(LARGEST, WIDEST // names.catalog.scale.top)),
        legend=tuple((sign, words) for sign, words in SIGN_WORDS.items() if sign in signs),
    )


def _row(gap: Gap, facts: Facts) -> GapLine:
    names = facts.names
    skill = names.catalog.skills[gap.skill]
    levels = range(1, names.catalog.scale.top + 1)
    parts = list(_planned(gap.skill, facts.names))
    if gap.skill in {learned.skill for learned in facts.names.step.learned_in_role}:
        parts.append("the last of it only in the role itself")
    return GapLine(
        name=skill.name,
        importance=gap.importance,
        signs=tuple(level_sign(level, gap.have, gap.need) for level in levels),
        words=f"{_have(gap, names)} → {names.level_name(gap.need)}",
        next=skill.anchors.get(gap.have.expected + 1),
        closed="; ".join(parts),
    )


def _have(gap: Gap, names: Names) -> str:
    """The level that is there, and whether somebody rated it."""
    level = names.level_name(gap.have.expected)
    if is_rated(gap.have):
        return level
    if gap.have.basis == "unknown" or not gap.have.expected:
        return "not rated"
    return f"not rated, perhaps {level}"


def _planned(skill: Id, names: Names) -> Iterator[str]:
    """Which actions work on a skill: by number in the chapter, by half-year after it."""
    shown = shown_actions(names)
    working = [action for action in names.step.actions if skill in skills_of(action)]
    numbers = [action.number for action in working if action.number and action in shown]
    if numbers:
        yield numbered(numbers)
    later = dict.fromkeys(action.half_year for action in working if action.half_year)
    if later:
        yield f"later ({listed(map(season, later))})"
