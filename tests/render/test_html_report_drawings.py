"""The drawings of the HTML report: boxes that do not touch, moves that cross none, bars within their span."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import world
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.model import Catalog, Identity, Role, Track, Transition
from po_career.planning.model import PlannedAction
from po_career.planning.plan_model import Hop, Plan
from po_career.render.cells import cell_width
from po_career.render.report.gap_chart import gap_chart
from po_career.render.report.map_drawing import BOX, LETTERS, Box, Drawing, drawing, folded_title
from po_career.render.report.map_places import MOST_ROLES, map_places
from po_career.render.report.timeline import MOST_TICKS, timeline
from po_career.text import printable

START = date(2026, 11, 24)
TITLES = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != "")


@st.composite
def maps(draw: st.DrawFn) -> tuple[Plan, Catalog]:
    """A catalogue of up to twelve roles on up to four tracks, and a route through some of them."""
    tracks = tuple(Track(f"track-{number}", draw(TITLES)) for number in range(draw(st.integers(0, 4))))
    places = [st.none(), *(st.just(track.id) for track in tracks)]
    keys = [f"role-{number}" for number in range(draw(st.integers(2, 12)))]
    roles = {key: Role(key, draw(TITLES), {}, track=draw(st.one_of(places)), place=draw(st.none() | st.integers(0, 5))) for key in keys}
    stops = draw(st.permutations(keys))[: draw(st.integers(2, 5))]
    hops = tuple(Hop(before, after, "promotion", None) for before, after in pairwise(stops))
    ways = tuple(Transition(hop.from_, hop.to, hop.kind) for hop in hops)
    plan = world.plan(replace(world.step(), role=stops[1], title="x"), route=hops, alternatives=(), stay_and_grow=None)
    person = replace(plan.person, role=stops[0], target=stops[-1])
    return replace(plan, person=person), replace(world.catalog(), catalog=Identity("drawn"), roles=roles, tracks=tracks, transitions=ways)


def apart(one: Box, other: Box) -> bool:
    return one.x + BOX < other.x or other.x + BOX < one.x or one.y + one.height < other.y or other.y + other.height < one.y


def corners(line: str) -> Iterator[tuple[float, float]]:
    """The corners of a path of M, H and V."""
    x = y = 0.0
    for command, first, second in re.findall(r"([MHV])(-?[\d.]+)(?: (-?[\d.]+))?", line):
        x, y = (float(first), float(second)) if command == "M" else (float(first), y) if command == "H" else (x, float(first))
        yield x, y


def crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a level or upright line runs through the inside of a box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left < box.x + BOX and right > box.x and top < box.y + box.height and bottom > box.y


@given(maps())
def test_no_two_boxes_touch_and_all_stand_within_the_drawing(drawn: tuple[Plan, Catalog]) -> None:
    made = drawing(map_places(*drawn))
    assert all(apart(one, other) for one, other in combinations(made.boxes, 2))
    assert all(0 <= box.x <= made.width - BOX and 0 <= box.y <= made.height - box.height for box in made.boxes)


@given(maps())
def test_a_move_crosses_no_box_and_stays_within_the_drawing(drawn: tuple[Plan, Catalog]) -> None:
    career = map_places(*drawn)
    made: Drawing = drawing(career)
    assert len(made.ways) == len(career.route) > 0
    for way in made.ways:
        points = list(corners(way.line))
        assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in points)
        assert not [box for start, end in pairwise(points) for box in made.boxes if crosses(start, end, box)]


@given(maps())
def test_a_box_shows_the_whole_title_in_lines_that_fit(drawn: tuple[Plan, Catalog]) -> None:
    for box in drawing(map_places(*drawn)).boxes:
        title = [words.text for words in box.words if not words.tag]
        assert "".join(title).replace(" ", "") == "".join(printable(box.place.title).split())
        assert all(cell_width(line) <= LETTERS for line in title)
        assert all(words.y < box.height for words in box.words)


def test_a_word_is_broken_only_where_it_is_longer_than_a_line() -> None:
    assert folded_title("Delivery Manager / Release Train Engineer", 15) == ["Delivery", "Manager /", "Release Train", "Engineer"]
    assert folded_title("Donaudampfschifffahrt ok", 10) == ["Donaudampf", "schifffahr", "t ok"]


def test_without_rungs_a_role_stands_above_those_that_lead_to_it() -> None:
    roles = {key: Role(key, key, {}) for key in ("a", "b", "c", "d")}
    ways = (Transition("a", "b", "promotion"), Transition("b", "c", "leap"), Transition("c", "a", "return"))
    found = map_places(world.plan(route=None), replace(world.catalog(), roles=roles, transitions=ways, tracks=()))
    assert ({place.role: place.row for place in found.places}, found.columns, found.by_rung) == (
        {"a": 2, "b": 1, "c": 0, "d": 2},
        ("Roles",),
        False,
    )


def test_of_a_large_catalogue_only_what_has_to_do_with_the_person_is_on_the_map() -> None:
    many = {f"role-{number}": Role(f"role-{number}", f"Role {number}", {}) for number in range(MOST_ROLES)}
    catalog = replace(world.catalog(), roles={**many, **world.catalog().roles})
    found = map_places(world.plan(), catalog)
    assert ({place.role for place in found.places}, found.left_out) == ({"po", "senior", "head", "manager", "founder"}, MOST_ROLES)


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
