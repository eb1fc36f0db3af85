"""The career map as places and lines: boxes that do not touch, moves along the gaps that cross none, and none that hides another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
import world
from hypothesis import given
from hypothesis import strategies as st

from map_world import KINDS, NASTY, TITLES, ladder, role, small, titled
from po_career.catalog.model import Catalog, Id, Role, Track, Transition
from po_career.planning.career_map import CareerMap, MapRoute, career_map
from po_career.planning.model import Months
from po_career.planning.plan_model import Hop
from po_career.render.map.map_drawing import Arrow, drawing
from po_career.render.map.map_grid import (
    BOLD_LETTERS,
    BOLD_TAG_LETTERS,
    BOX,
    LETTERS,
    TAG_LETTERS,
    Box,
    letters,
    wrapped,
)
from po_career.render.map.map_places import MapPlaces, Place, map_places
from po_career.render.report.plan_map import MOST_ROLES, plan_map
from po_career.text import printable

Point = tuple[float, float]


@st.composite
def maps(draw: st.DrawFn) -> CareerMap:
    """Up to twelve roles on up to four tracks with moves of all kinds, a route through some of them, or nobody on it."""
    tracks = tuple(Track(f"track-{number}", draw(TITLES)) for number in range(draw(st.integers(0, 4))))
    on = [st.none(), *(st.just(track.id) for track in tracks)]
    keys = [f"role-{number}" for number in range(draw(st.integers(2, 12)))]
    roles = [Role(key, draw(TITLES), {}, track=draw(st.one_of(on)), place=draw(st.none() | st.integers(0, 5))) for key in keys]
    ends = st.tuples(st.sampled_from(keys), st.sampled_from(keys), st.sampled_from(KINDS))
    moves = {Transition(*one) for one in draw(st.lists(ends, max_size=25))}
    stops = draw(st.permutations(keys))[: draw(st.integers(2, 5))]
    hops = tuple(Hop(before, after, "promotion", None) for before, after in pairwise(stops))
    ways = sorted(moves, key=str) + [Transition(hop.from_, hop.to, hop.kind) for hop in hops]
    catalog = ladder(roles, ways, tracks)
    if draw(st.booleans()):
        return career_map(catalog)
    return career_map(catalog, role=stops[0], to=stops[-1], route=MapRoute(None, None, None, hops))


EVERY = st.booleans()
"""With all moves, or with those of the person alone."""


def apart(one: Box, other: Box) -> bool:
    return one.x + BOX < other.x or other.x + BOX < one.x or one.y + one.height < other.y or other.y + other.height < one.y


def corners(line: str) -> Iterator[Point]:
    """The corners of a path of M, H and V."""
    x = y = 0.0
    for command, first, second in re.findall(r"([MHV])(-?[\d.]+)(?: (-?[\d.]+))?", line):
        x, y = (float(first), float(second)) if command == "M" else (float(first), y) if command == "H" else (x, float(first))
        yield x, y


def crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a level or upright line runs through the inside of a box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left < box.x + BOX and right > box.x and top < box.y + box.height - 0.1 and bottom > box.y + 0.1


@given(found=maps(), every=EVERY)
def test_no_two_boxes_touch_and_all_stand_within_the_drawing(found: CareerMap, *, every: bool) -> None:
    made = drawing(map_places(found, every=every))
    assert [box.place.role for box in made.boxes] == [one.id for one in found.roles]
    assert all(apart(one, other) for one, other in combinations(made.boxes, 2))
    assert all(0 <= box.x <= made.width - BOX and 0 <= box.y <= made.height - box.height for box in made.boxes)


@given(found=maps(), every=EVERY)
def test_a_move_crosses_no_box_and_stays_within_the_drawing(found: CareerMap, *, every: bool) -> None:
    made = drawing(map_places(found, every=every))
    for arrow in made.arrows:
        points = list(corners(arrow.line))
        assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in points)
        assert not [box for start, end in pairwise(points) for box in made.boxes if crosses(start, end, box)]


@given(found=maps(), every=EVERY)
def test_a_move_leads_from_the_edge_of_its_role_to_the_edge_of_the_other(found: CareerMap, *, every: bool) -> None:
    made = drawing(map_places(found, every=every))
    at = {box.place.role: box for box in made.boxes}
    for arrow in made.arrows:
        first, tip = next(corners(arrow.line)), next(corners(arrow.head))
        assert on_edge(first, at[arrow.way.from_])
        assert on_edge(tip, at[arrow.way.to])


def on_edge(point: Point, box: Box) -> bool:
    x, y = point[0] - box.x, point[1] - box.y
    return (x in {0, BOX} and 0 <= y <= box.height) or (0 <= x <= BOX and min(abs(y), abs(y - box.height)) < 0.1)


@given(found=maps(), every=EVERY)
def test_moves_share_a_lane_only_where_they_leave_one_role_together(found: CareerMap, *, every: bool) -> None:
    made = drawing(map_places(found, every=every))
    for one, other in combinations(made.arrows, 2):
        if (one.way.from_, one.way.which) != (other.way.from_, other.way.which):
            assert not [(a, b) for a in lanes(one) for b in lanes(other) if overlap(a, b)]


def lanes(arrow: Arrow) -> list[tuple[Point, Point]]:
    """The lines along gaps: all but the first and the last, which join them to the boxes."""
    return list(pairwise(corners(arrow.line)))[1:-1]


def overlap(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines lie on each other for some way."""
    for axis in (0, 1):
        if one[0][axis] == one[1][axis] == other[0][axis] == other[1][axis]:
            (a, b), (c, d) = (sorted(point[1 - axis] for point in line) for line in (one, other))
            return a < d and c < b
    return False


@given(found=maps(), every=EVERY)
def test_every_move_is_drawn_once_and_the_route_is_numbered(found: CareerMap, *, every: bool) -> None:
    career = map_places(found, every=every)
    made = drawing(career)
    hops = [(hop.from_, hop.to) for hop in found.route.hops] if found.route else []
    shown = found.transitions if every else found.from_here
    asked = {*hops, *((move.from_, move.to) for move in shown if move.from_ != move.to)}
    drawn = [(arrow.way.from_, arrow.way.to) for arrow in made.arrows]
    assert (len(drawn), set(drawn)) == (len(asked), asked)
    assert [pair for pair, arrow in zip(drawn, made.arrows, strict=True) if arrow.way.number] == hops
    assert [arrow.way.number for arrow in made.arrows if arrow.way.number] == list(range(1, len(hops) + 1))


@given(maps())
def test_a_box_shows_the_whole_title_and_its_tags_in_lines_that_fit(found: CareerMap) -> None:
    for box in drawing(map_places(found)).boxes:
        bold = box.place.state in {"here", "route"}
        title = [words.text for words in box.words if not words.tag]
        assert "".join(title).replace(" ", "") == re.sub(r"\s", "", printable(box.place.title))
        assert all(letters(line) <= (BOLD_LETTERS if bold else LETTERS) for line in title)
        assert all(letters(words.text) <= (BOLD_TAG_LETTERS if bold else TAG_LETTERS) for words in box.words if words.tag)
        assert all(words.y < box.height for words in box.words)


@given(text=st.text(max_size=60), room=st.integers(2, 40))
def test_a_wrapped_title_loses_no_letter_and_fits(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", printable(text))
    assert all(letters(line) <= room for line in lines)


def test_a_word_is_broken_only_where_it_is_longer_than_a_line() -> None:
    assert wrapped("Delivery Manager / Release Train Engineer", 14) == ("Delivery", "Manager /", "Release Train", "Engineer")
    assert wrapped("Donauschaum ok", 8.2) == ("Donausch", "aum ok")


def placed(found: MapPlaces) -> Mapping[Id, Place]:
    return {place.role: place for place in found.places}


def test_higher_rungs_stand_higher_and_tracks_in_their_order() -> None:
    made = drawing(map_places(career_map(small())))
    at = {box.place.role: box for box in made.boxes}
    assert at["head"].y < at["senior"].y == at["coach"].y < at["owner"].y < at["founder"].y
    assert at["owner"].x == at["head"].x < at["coach"].x == at["founder"].x
    assert [label.text for label in made.columns] == ["Product", "Agile"]
    assert [label.text for label in made.rows] == ["7", "3", "2", "–"]


def test_a_role_says_what_it_is_to_the_person() -> None:
    route = MapRoute(None, None, None, (Hop("owner", "senior", "promotion", Months(24, 36)), Hop("senior", "head", "promotion", None)))
    found = placed(map_places(career_map(small(), role="owner", to="head", route=route)))
    assert {key: (place.state, place.tags) for key, place in found.items()} == {
        "head": ("route", ("Step 2: promotion", "Your target")),
        "senior": ("route", ("Next step: promotion", "24–36 months")),
        "owner": ("here", ("You are here",)),
        "coach": ("near", ("◇ specialise", "36–60 months")),
        "founder": ("near", ("↟ leap",)),
    }
    assert found["owner"].onward == ("Agile Coach (specialise)", "Founder (leap)", "Senior Owner (promotion)")


def test_without_rungs_a_role_stands_above_those_that_lead_to_it() -> None:
    ways = (Transition("a", "b", "promotion"), Transition("b", "c", "leap"), Transition("c", "a", "return"))
    found = map_places(career_map(ladder([role(key) for key in "abcd"], ways)))
    assert ({key: place.row for key, place in placed(found).items()}, found.by_rung) == ({"a": 2, "b": 1, "c": 0, "d": 2}, False)


def test_a_catalogue_without_tracks_is_no_tower() -> None:
    made = drawing(map_places(career_map(titled([f"Role {n}" for n in range(200)], tracks=0, places=0))))
    assert len({box.x for box in made.boxes}) == 5
    assert made.columns == ()


@pytest.mark.parametrize(("tracks", "places"), [(0, 0), (0, 3), (1, 0), (2, 4), (9, 5)])
def test_many_roles_of_strange_names_stand_apart(tracks: int, places: int) -> None:
    made = drawing(map_places(career_map(titled(NASTY, tracks=tracks, places=places), role="r3")))
    assert all(apart(one, other) for one, other in combinations(made.boxes, 2))
    assert not [box for arrow in made.arrows for ends in pairwise(corners(arrow.line)) for box in made.boxes if crosses(*ends, box)]


def large() -> Catalog:
    many = {f"role-{number}": Role(f"role-{number}", f"Role {number}", {}) for number in range(MOST_ROLES)}
    return replace(world.catalog(), roles={**many, **world.catalog().roles})


def test_in_a_report_only_what_has_to_do_with_the_person_is_on_the_map_of_a_large_catalogue() -> None:
    made = plan_map(world.plan(), large())
    found = made.own
    assert made.whole is None
    assert ({place.role for place in found.places}, found.left_out) == ({"po", "senior", "head", "manager", "founder"}, MOST_ROLES)
    assert {way.which for way in found.ways} <= {"route", "near"}


def test_in_a_report_a_step_without_a_move_is_the_next_step_too() -> None:
    plan = world.plan(route=None)
    aimed = replace(plan, next_step=replace(plan.next_step, kind=None), person=replace(plan.person, role=None))
    found = plan_map(aimed, world.catalog()).own
    place = placed(found)[aimed.next_step.role]
    assert (place.state, place.tags[0], found.ways) == ("route", "Next step: direct aim", ())
