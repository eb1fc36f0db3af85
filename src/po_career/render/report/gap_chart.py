"""The gaps as a picture and in words: one row for each skill, one square for each level."""

from dataclasses import dataclass

from po_career.planning.model import Gap
from po_career.render.plan_gaps import GROUPS, LevelSign, gap_words, level_sign, shown_gaps
from po_career.render.plan_view import PlanView
from po_career.render.words import capital, count, percent

WIDEST = 126
"""Pixels of a row of squares."""
LARGEST = 20
SIGN_WORDS: dict[LevelSign, str] = {
    "have": "there",
    "perhaps": "perhaps there",
    "asked": "asked, not there",
    "beyond": "beyond what is asked",
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """A skill that falls short."""

    name: str
    signs: tuple[LevelSign, ...]
    words: str
    """From which level to which."""
    asks: str | None
    """The sentence of the level that is asked."""
    level: str
    share: int
    """Percent of what is missing."""
    actions: tuple[int, ...]
    """Numbers of the actions that raise it."""
    stays_open: bool


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one importance."""

    title: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class GapChart:
    """All gaps, and the size of a square."""

    groups: tuple[GapGroup, ...]
    square: int
    """Pixels, with the space after it."""
    legend: tuple[tuple[LevelSign, str], ...]
    left_out: str | None


def gap_chart(view: PlanView) -> GapChart:
    """The gaps by importance; without groups where every skill is there."""
    gaps, top = shown_gaps(view), view.catalog.scale.top
    groups = [GapGroup(title, tuple(_row(gap, view) for gap in gaps if gap.importance == key)) for key, title in GROUPS]
    used = {sign for group in groups for row in group.rows for sign in row.signs}
    return GapChart(
        groups=tuple(group for group in groups if group.rows),
        square=max(4, min(LARGEST, WIDEST // top)),
        legend=tuple((sign, words) for sign, words in SIGN_WORDS.items() if sign in used),
        left_out=_left_out(view),
    )


def _row(gap: Gap, view: PlanView) -> GapRow:
    skill = view.catalog.skills.get(gap.skill)
    return GapRow(
        name=skill.name if skill else gap.name,
        signs=tuple(level_sign(level, gap) for level in range(1, view.catalog.scale.top + 1)),
        words=gap_words(gap, view),
        asks=skill.anchors.get(gap.need) if skill else None,
        level=view.level(gap.need),
        share=percent(gap.share),
        actions=tuple(view.bringing([gap.skill])),
        stays_open=any(rung.skill == gap.skill for rung in view.step.uncovered),
    )


def _left_out(view: PlanView) -> str | None:
    left = view.step.useful_left_out
    return f"{capital(count(left, 'useful skill falls', 'useful skills fall'))} short too; this plan leaves them out." if left else None
