"""Skills that moved, one row each: a bar, the levels before and after, what they add."""

from collections.abc import Sequence
from math import floor

from po_career.catalog.model import Catalog
from po_career.planning.model import Belief
from po_career.planning.progress_model import Moved
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.layout import Line, Page, Run, Style
from po_career.render.page.phrases import count, percent
from po_career.render.page.table import table
from po_career.render.progress.change_page import ASSUMED, belief_words

MOST = 8
"""So many are shown one by one; JSON has them all."""
ROOMY, WORDS = 100, 24
"""On a page that is narrower, the levels before and after take so many cells at the most."""


def moved_rows(moved: Sequence[Moved], points: int, catalog: Catalog, page: Page) -> list[Line]:
    """The first of `moved`, and how many more there are.

    Together they add the `points` of the whole change.
    """
    shares = shared_out([one.adds * 100 for one in moved], points)
    rows = [
        _row(one, share, catalog, page) for one, share in zip(moved[:MOST], shares, strict=False)
    ]
    lines = skill_rows(rows, page, most=None if page.width >= ROOMY else WORDS)
    if rest := len(moved) - len(rows):
        adds = signed(sum(shares[MOST:])) or "no points"
        lines += page.para(
            Run(
                f"{count(rest, 'more skill').capitalize()}, together {adds}; --json has all.", "dim"
            )
        )
    return lines


def change_in_points(before: float, after: float) -> int:
    """The difference of two fractions in percentage points, as the percentages that are shown
    differ.
    """
    return percent(after) - percent(before)


def shared_out(parts: Sequence[float], whole: int) -> list[int]:
    """`parts` as whole numbers that add up to `whole`: each rounded down, and what is left goes to
    those that lost most.

    `whole` is at most one off the sum of the parts.
    """
    down = [floor(round(part, 9)) for part in parts]
    order = sorted(range(len(parts)), key=lambda index: down[index] - parts[index])
    left = whole - sum(down)
    for index in order[: max(left, 0)]:
        down[index] += 1
    for index in order[len(order) + min(left, 0) :]:
        down[index] -= 1
    return down


def skill_rows(rows: Sequence[Sequence[Run]], page: Page, *, most: int | None = None) -> list[Line]:
    """Rows that begin with a bar and the name of a skill, whose third cell wraps beyond `most`.

    On a narrow page the rest stands below.
    """
    if page.stacked:
        return [line for row in rows for line in _stacked(row, page)]
    return [
        line for row in table(rows, page, gives=1, most={2: most or page.width}) for line in row
    ]


def level_bar(belief: Belief, need: int, catalog: Catalog, page: Page) -> str:
    """One cell for each level above 0: there for sure, perhaps there, asked, beyond."""
    glyphs = page.glyphs

    def cell(level: int) -> str:
        if level <= belief.low:
            return glyphs.have
        if level <= belief.high:
            return glyphs.perhaps
        return glyphs.asked if level <= need else glyphs.beyond

    return "".join(cell(level) for level in range(1, catalog.scale.top + 1))


def signed(points: int) -> str:
    """Percentage points with their sign; empty for none."""
    if not points:
        return ""
    word = "point" if abs(points) == 1 else "points"
    return f"{points:+d}{NO_BREAK}{word}"


def _stacked(row: Sequence[Run], page: Page) -> list[Line]:
    bar, name, *rest = row
    hang = len(bar.text) + 2
    facts = [run for run in rest if run.text]
    lines = page.para([Run(bar.text + NO_BREAK * 2, bar.style), name], 2, hang)
    joined = [
        piece
        for index, run in enumerate(facts)
        for piece in ((Run(", "), run) if index else (run,))
    ]
    return [*lines, *page.para(joined, 2 + hang)] if facts else lines


def _row(one: Moved, points: int, catalog: Catalog, page: Page) -> list[Run]:
    before, after = belief_words(one.before, catalog), belief_words(one.after, catalog)
    same = before == after or (
        one.before.basis in ASSUMED and one.before.expected == one.after.expected
    )
    words = after if same else f"{before} {page.glyphs.arrow} {after}"
    style: Style = "have" if one.adds > 0 else ""
    name = catalog.skills[one.skill].short or one.name
    bar = level_bar(one.after, one.need, catalog, page)
    return [
        Run(bar, "have"),
        Run(name),
        Run(words),
        Run(signed(points) or ("below 1" if one.adds else ""), style),
        Run(_note(one), "dim"),
    ]


def _note(one: Moved) -> str:
    """The first of these that is so: what there is to say beside the levels."""
    notes = (
        (one.how == "taken back", "taken back"),
        (one.how == "role", "from your role"),
        (one.how == "done", "done, not rated yet"),
        (one.other, "another's view"),
        (not one.adds and one.before.expected != one.after.expected, "beyond what is asked"),
        (one.example, "example given"),
        (bool(one.adds), ""),
        (one.before.basis not in {"rated", "evidence"}, "confirmed"),
    )
    return next((words for so, words in notes if so), "another range")
