"""A chart in characters: a range and a point in it for each column, against a line that is to be
reached.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from po_career.planning.progress_model import Point
from po_career.render.page.layout import Line, Lines, Page, Run
from po_career.render.page.phrases import MONTHS, day, figure, percent
from po_career.text import cell_width

TOP = 100.0
MOST_ROWS = 14
AXIS = 7
"""Cells of the numbers at the side, with the axis and the space beside it."""
PITCH = 9
"""Cells from one column to the next."""
TARGET = "  ready"


class Scale(NamedTuple):
    """The rows of a chart, from 100 downward."""

    step: float
    """Percent from one row to the next."""
    rows: int
    labelled: int
    """Every row of this number has its percentage beside it."""

    def row(self, part: float) -> int:
        """The row that is nearest to a fraction."""
        return min(self.rows - 1, round((TOP - part * 100) / self.step))


def chart(points: Sequence[Point], ready_at: float, page: Page) -> Lines:
    """`points`, oldest first, in columns of equal distance: as many as fit, with the days below.

    One line is the readiness to reach.
    """
    shown = thinned(points, columns(page))
    scale = scale_for(ready_at, min(point.readiness.low for point in shown))
    target = scale.row(ready_at)
    width = PITCH * len(shown) + 2
    rows = [_row(index, shown, scale, target, width, page) for index in range(scale.rows)]
    return [*rows, (Run(" " * (AXIS - 1) + "+" + "-" * width, "dim"),), *_days(shown)]


def columns(page: Page) -> int:
    """How many points fit side by side."""
    return max(2, (page.width - AXIS - len(TARGET) - 2) // PITCH)


def thinned(points: Sequence[Point], most: int) -> list[Point]:
    """At most `most` of `points`.

    The first, the last, and those between that are nearest to even distances in time.
    """
    if len(points) <= most:
        return list(points)
    first, last = points[0].on.toordinal(), points[-1].on.toordinal()
    kept = {0, len(points) - 1}
    for place in range(1, most - 1):
        wanted = first + (last - first) * place / (most - 1)
        free = [index for index in range(len(points)) if index not in kept]
        kept.add(min(free, key=lambda index: abs(points[index].on.toordinal() - wanted)))
    return [points[index] for index in sorted(kept)]


def scale_for(ready_at: float, lowest: float) -> Scale:
    """The finest scale of at most MOST_ROWS rows on which the readiness to reach has a row of its
    own and the lowest fraction is in sight.
    """
    above, depth = TOP - ready_at * 100, TOP - lowest * 100
    for parts in (3, 2, 1):
        step = above / parts
        if step and ceil(depth / step) + 1 <= MOST_ROWS:
            return Scale(step, max(ceil(depth / step), parts + 1) + 1, parts)
    return Scale(TOP / (MOST_ROWS - 1), MOST_ROWS, 2)


def _row(
    index: int, points: Sequence[Point], scale: Scale, target: int, width: int, page: Page
) -> Line:
    """One row: what of each column lies at this height."""
    exact = round(TOP - index * scale.step)
    label = f"{exact:>{AXIS - 2}} |" if index % scale.labelled == 0 else " " * (AXIS - 1) + "|"
    cells = [" "] * width
    if index == target:
        cells[::2] = "-" * len(cells[::2])
    runs = [Run(label, "dim")]
    at = 0
    for place, point in enumerate(points):
        sign = _sign(index, point, scale, page)
        if sign is None:
            continue
        column = PITCH * place + PITCH // 2
        runs += [Run("".join(cells[at:column]), "dim"), sign]
        at = column + cell_width(sign.text)
    end = Run(TARGET, "dim") if index == target else Run("")
    return (*runs, Run("".join(cells[at:]), "dim"), end)


def _sign(index: int, point: Point, scale: Scale, page: Page) -> Run | None:
    if index == scale.row(point.readiness.expected):
        return Run(page.glyphs.point, "have")
    if scale.row(point.readiness.high) <= index <= scale.row(point.readiness.low):
        return Run(page.glyphs.stroke)
    return None


def _days(points: Sequence[Point]) -> Lines:
    """Below the columns: the days, as months if that distinguishes them, the years if there are
    several, and what is expected.
    """
    days = [point.on for point in points]
    by_month = len({(on.year, on.month) for on in days}) == len(days) > 1
    rows = [[MONTHS[on.month - 1] if by_month else day(on) for on in days]]
    if days[0].year != days[-1].year:
        firsts = {on.year: on for on in reversed(days)}
        rows.append([str(on.year) if firsts[on.year] is on else "" for on in days])
    rows.append([f"{percent(point.readiness.expected)}%" for point in points])
    return list(map(_below, rows))


def _below(labels: Sequence[str]) -> Line:
    """Each label with its middle below its column."""
    text = " " * AXIS + "".join(label.center(PITCH) for label in labels)
    return (Run(text.rstrip(), "dim"),)


def span_words(first: date, last: date) -> str:
    """How long it is from `first` to `last`: 3 days, 5 weeks, 9 months, 2 years."""
    days = (last - first).days
    if days < 21:
        return figure(days, "day")
    if days < 70:
        return figure(round(days / 7), "week")
    months = round(days / 30.44)
    return figure(months, "month") if months < 24 else figure(round(months / 12), "year")
