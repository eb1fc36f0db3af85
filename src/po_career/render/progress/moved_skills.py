"""Skills that moved, one row each: a bar, the levels before and after, what they add."""

from collections.abc import Sequence
from math import floor

from po_career.catalog.model import Catalog
from po_career.planning.model import Belief
from po_career.planning.progress_model import Moved
from po_career.render.page.layout import Lines, Page, Run, Style, below, with_commas
from po_career.render.page.phrases import count, percent
from po_career.render.page.table import table
from po_career.render.skill_words import ASSUMED, belief_words, level_sign, skill_name
from po_career.text import NO_BREAK

MOST = 8
"""How many are shown one by one; JSON has them all."""
ROOMY, WORDS = 100, 24
"""On a narrower page than `ROOMY`, the levels before and after take at most `WORDS` cells."""


def moved_rows(moved: Sequence[Moved], points: int, catalog: Catalog, page: Page) -> Lines:
    """The first of `moved`, and how many more there are.

    Together they add the `points` of the whole change.
    """
    shares = shared_out([skill.adds * 100 for skill in moved], points)
    shown = zip(moved[:MOST], shares, strict=False)
    rows = [_row(skill, share, catalog, page) for skill, share in shown]
    lines = skill_rows(rows, page, most=None if page.width >= ROOMY else WORDS)
    rest = len(moved) - len(rows)
    if rest:
        more = count(rest, "more skill").capitalize()
        adds = signed(sum(shares[MOST:])) or "no points"
        lines += page.dimmed(f"{more}, together {adds}; --json has all.")
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


def skill_rows(rows: Sequence[Sequence[Run]], page: Page, *, most: int | None = None) -> Lines:
    """Rows that begin with a bar and the name of a skill, whose third cell wraps beyond `most`.

    On a narrow page the rest stands below.
    """
    if page.stacked:
        return below(_stacked(row, page) for row in rows)
    return below(table(rows, page, gives=1, most={2: most or page.width}))


def level_bar(belief: Belief, need: int, catalog: Catalog, page: Page) -> str:
    """One cell for each level above 0: there for sure, perhaps there, asked, beyond."""
    signs = (level_sign(level, belief, need) for level in range(1, catalog.scale.top + 1))
    return "".join(getattr(page.glyphs, sign) for sign in signs)


def signed(points: int) -> str:
    """Percentage points with their sign; empty for none."""
    if not points:
        return ""
    return f"{points:+d}{NO_BREAK}{'point' if abs(points) == 1 else 'points'}"


def _stacked(row: Sequence[Run], page: Page) -> Lines:
    bar, name, *rest = row
    hang = len(bar.text) + 2
    facts = with_commas(rest)
    lines = page.para([Run(bar.text + NO_BREAK * 2, bar.style), name], 2, hang)
    return [*lines, *page.para(facts, 2 + hang)] if facts else lines


def _row(moved: Moved, points: int, catalog: Catalog, page: Page) -> list[Run]:
    before, after = belief_words(moved.before, catalog), belief_words(moved.after, catalog)
    assumed = moved.before.basis in ASSUMED and moved.before.expected == moved.after.expected
    words = f"{before} {page.glyphs.arrow} {after}"
    if assumed or before == after:
        words = after
    style: Style = "have" if moved.adds > 0 else ""
    return [
        Run(level_bar(moved.after, moved.need, catalog, page), "have"),
        Run(skill_name(moved.skill, catalog)),
        Run(words),
        Run(signed(points) or ("below 1" if moved.adds else ""), style),
        Run(_note(moved), "dim"),
    ]


HOW = {"taken back": "taken back", "role": "from your role", "done": "done, not rated yet"}


def _note(moved: Moved) -> str:
    """What there is to say beside the levels."""
    if moved.how in HOW:
        return HOW[moved.how]
    if moved.other:
        return "another's view"
    if not moved.adds and moved.before.expected != moved.after.expected:
        return "beyond what is asked"
    if moved.example:
        return "example given"
    if moved.adds:
        return ""
    return "another range" if moved.before.basis in {"rated", "evidence"} else "confirmed"
