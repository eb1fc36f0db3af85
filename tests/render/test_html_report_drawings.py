"""The time line and the levels of the HTML report: bars within their span, squares within their row."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import world
from hypothesis import given
from hypothesis import strategies as st

from po_career.planning.model import Chapter
from po_career.render.plan.page_facts import facts_of
from po_career.render.report.gap_chart import gap_chart
from po_career.render.report.timeline import MOST_TICKS, Timeline, timeline

START = date(2026, 11, 24)


def drawn(chapter: Chapter) -> Timeline:
    facts = facts_of(world.plan(world.step(chapter=chapter)), world.catalog(), private=False)
    return timeline(facts.chapter)


@st.composite
def chapters(draw: st.DrawFn) -> Chapter:
    """One to five actions within a week or a year."""
    length = draw(st.integers(1, 370))
    actions = []
    for _ in range(draw(st.integers(1, 5))):
        first = draw(st.integers(0, length))
        last = draw(st.integers(first, length))
        actions.append(
            world.action("decide", START + timedelta(first), START + timedelta(last))
        )
    named = [replace(one, id=f"{one.id}-{place}") for place, one in enumerate(actions)]
    return world.chapter(*named, from_=START, until=START + timedelta(length))


@given(chapters())
def test_bars_and_lines_stand_within_the_span_of_the_chapter(chapter: Chapter) -> None:
    made = drawn(chapter)
    assert len(made.bars) == len(chapter.actions)
    assert all(bar.at >= 0 and bar.length >= 1 and bar.at + bar.length <= 100.01 for bar in made.bars)
    places = [tick.at for tick in made.ticks]
    assert places == sorted(set(places))
    assert all(0 <= at <= 100 for at in places)
    assert len(places) <= MOST_TICKS + 1
    labels = [tick.at for tick in made.ticks if tick.label]
    assert all(after - before >= 7 for before, after in pairwise(labels))


def test_lines_are_months_or_in_a_short_chapter_weeks_from_the_first_day() -> None:
    one = world.action("decide", START, START)
    quarter = drawn(world.chapter(one))
    assert [tick.label for tick in quarter.ticks] == ["Dec", "Jan", "Feb"]
    short = drawn(world.chapter(one, until=START + timedelta(weeks=3)))
    assert [tick.label for tick in short.ticks] == ["24 Nov", "1 Dec", "8 Dec", ""]


def test_without_actions_nothing_is_drawn() -> None:
    assert drawn(world.chapter()) == Timeline((), ())
    assert timeline(None) == Timeline((), ())


def test_a_long_scale_keeps_its_squares_within_the_row() -> None:
    facts = facts_of(world.plan(), world.catalog(), private=False)
    levels = tuple(replace(world.SCALE.levels[min(level, 4)], level=level) for level in range(11))
    catalog = replace(world.catalog(), scale=replace(world.SCALE, levels=levels))
    longer = facts_of(world.plan(), catalog, private=False)
    assert (gap_chart(facts).square, gap_chart(longer).square) == (20, 12)
