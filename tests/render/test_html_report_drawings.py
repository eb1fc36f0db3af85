"""The timeline and the levels of the HTML report: bars within their span, squares within their row."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import world
from hypothesis import given
from hypothesis import strategies as st

from po_career.planning.model import PlannedAction
from po_career.render.report.gap_chart import gap_chart
from po_career.render.report.timeline import MOST_TICKS, timeline

START = date(2026, 11, 24)


@st.composite
def schedules(draw: st.DrawFn) -> list[PlannedAction]:
    """One to nine actions within some days or many years."""
    starts = draw(st.lists(st.integers(0, draw(st.sampled_from([5, 80, 900, 40_000]))), min_size=1, max_size=9))
    return [
        world.action("decide", day, day + timedelta(days=draw(st.integers(0, 2000))))
        for day in (START + timedelta(start) for start in starts)
    ]


@given(schedules())
def test_bars_and_lines_stand_within_the_span_of_the_actions(actions: list[PlannedAction]) -> None:
    made = timeline(actions)
    assert all(bar.at >= 0 and bar.length >= 1 and bar.at + bar.length <= 100.01 for bar in made.bars)
    assert min(bar.at for bar in made.bars) == 0
    places = [tick.at for tick in made.ticks]
    assert places == sorted(set(places))
    assert all(0 <= at <= 100 for at in places)
    assert len(places) <= MOST_TICKS + 1
    labels = [tick.at for tick in made.ticks if tick.label]
    assert all(after - before >= 8 for before, after in pairwise(labels))


def test_lines_are_months_that_divide_a_year_or_weeks_from_the_first_day() -> None:
    long = timeline([world.action("decide", START, date(2028, 9, 5))])
    assert [(tick.label, tick.year) for tick in long.ticks] == [("Jan", "2027"), ("Jul", ""), ("Jan", "2028"), ("", "")]
    short = timeline([world.action("decide", START, START + timedelta(weeks=3))])
    assert [(tick.label, tick.year) for tick in short.ticks] == [("24 Nov", "2026"), ("1 Dec", ""), ("8 Dec", ""), ("", "")]


def test_a_long_scale_keeps_its_squares_within_the_row() -> None:
    from po_career.render.glyphs import UNICODE
    from po_career.render.layout import page_of
    from po_career.render.plan_view import PlanView

    view = PlanView(world.plan(), world.catalog(), page_of(None, UNICODE))
    levels = tuple(replace(world.SCALE.levels[min(level, 4)], level=level) for level in range(11))
    longer = replace(view, catalog=replace(view.catalog, scale=replace(view.catalog.scale, levels=levels)))
    assert (gap_chart(view).square, gap_chart(longer).square) == (20, 12)
