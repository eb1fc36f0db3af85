"""The career map as data: who stands where, which moves lead on, and the route on it."""

from dataclasses import replace
from datetime import date

import pytest

from po_career.catalog.model import (
    Catalog,
    Identity,
    Role,
    Scale,
    ScaleLevel,
    Span,
    Track,
    Transition,
)
from po_career.errors import NoAnswerError
from po_career.planning.career_map import career_map, map_for, map_route
from po_career.planning.plan_model import Caution
from po_career.profile.model import Profile

TODAY = date(2026, 11, 24)
SCALE = Scale((ScaleLevel(0, "Not yet"), ScaleLevel(1, "Awareness")))
ROLES = (
    Role("owner", "Owner", {}, track="product", place=2),
    Role("coach", "Coach", {}, track="agile", place=3),
    Role("senior", "Senior", {}, track="product", place=3),
    Role("free", "Free agent", {}),
    Role("head", "Head", {}, track="product", place=7),
    Role("odd", "Odd", {}, track="product"),
)
MOVES = (
    Transition("owner", "free", "leap"),
    Transition("owner", "coach", "lateral", Span(12, 24)),
    Transition("owner", "odd", "lateral", Span(6, 24)),
    Transition("owner", "senior", "promotion", Span(24, 36), note="The next step."),
    Transition("owner", "senior", "leap"),
    Transition("senior", "head", "promotion", Span(48)),
    Transition("head", "owner", "return"),
)
TRACKS = (Track("agile", "Agile"), Track("nobody", "Nobody"), Track("product", "Product"))


def ladder(**changes: object) -> Catalog:
    known = Catalog(Identity("ladder", "1"), SCALE, {role.id: role for role in ROLES}, {}, {}, MOVES, tracks=TRACKS)
    return replace(known, **changes)  # type: ignore[arg-type]  # changes are fields of the catalogue


def test_tracks_come_in_the_order_of_the_catalogue_without_empty_ones_and_roles_on_none_come_last() -> None:
    assert [(track.id, track.title) for track in career_map(ladder()).tracks] == [
        ("agile", "Agile"),
        ("product", "Product"),
        (None, "Other roles"),
    ]


def test_a_catalogue_without_tracks_has_one_column() -> None:
    assert [(track.id, track.title) for track in career_map(ladder(tracks=())).tracks] == [(None, "Roles")]


def test_a_track_that_the_catalogue_does_not_name_is_none() -> None:
    assert {role.track for role in career_map(ladder(tracks=())).roles} == {None}


def test_roles_stand_track_by_track_the_highest_rung_first_those_without_a_rung_last() -> None:
    assert [role.id for role in career_map(ladder()).roles] == ["coach", "head", "senior", "owner", "odd", "free"]


def test_moves_from_here_come_by_kind_then_by_their_months() -> None:
    found = career_map(ladder(), role="owner").from_here
    assert [(move.to, move.kind) for move in found] == [
        ("senior", "promotion"),
        ("odd", "lateral"),
        ("coach", "lateral"),
        ("free", "leap"),
        ("senior", "leap"),
    ]


def test_a_role_is_marked_by_the_first_kind_of_move_that_leads_there() -> None:
    kinds = {role.id: role.from_here for role in career_map(ladder(), role="owner").roles}
    assert kinds == {"coach": "lateral", "head": None, "senior": "promotion", "owner": None, "odd": "lateral", "free": "leap"}


def test_without_a_role_nobody_is_here_and_nothing_leads_on() -> None:
    found = career_map(ladder())
    assert (found.role, found.from_here, found.route) == (None, (), None)
    assert not any(role.here or role.from_here for role in found.roles)


def test_every_move_of_the_catalogue_is_on_the_map() -> None:
    assert [(move.from_, move.to, move.kind) for move in career_map(ladder()).transitions] == [(m.from_, m.to, m.kind) for m in MOVES]


def test_a_route_numbers_its_stops_and_marks_its_moves() -> None:
    found = map_for(ladder(), Profile(role="owner", hours_per_week=4), TODAY, "head")
    assert {role.id: role.on_route for role in found.roles if role.on_route is not None} == {"owner": 0, "senior": 1, "head": 2}
    # by the promotion, not by the leap: 24 and 48 months are 72 * 52 / 12 = 312 weeks
    assert [(move.to, move.kind) for move in found.transitions if move.on_route] == [("senior", "promotion"), ("head", "promotion")]
    assert found.route is not None
    assert (found.route.weeks, found.route.hours_per_week) == (pytest.approx(312), 4)


def test_without_hours_a_week_the_route_has_no_weeks() -> None:
    route = map_route(ladder(), Profile(role="owner"), "head", TODAY)
    assert (route.weeks, route.hours, route.hours_per_week) == (None, 0, None)
    assert {hop.weeks for hop in route.hops} == {None}


def test_the_target_of_the_profile_is_drawn_without_being_asked_for() -> None:
    found = map_for(ladder(), Profile(role="owner", target=("head",)), TODAY)
    assert (found.to, found.route is not None) == ("head", True)


def test_a_target_that_no_route_leads_to_is_said_and_one_that_was_asked_for_is_an_error() -> None:
    cut = ladder(transitions=MOVES[:4])
    found = map_for(cut, Profile(role="owner", target=("head",)), TODAY, notes=(Caution("a note", "x"),))
    assert (found.route, [caution.where for caution in found.warnings]) == (None, ["x", "head"])
    with pytest.raises(NoAnswerError):
        map_for(cut, Profile(role="owner"), TODAY, "head")


def test_whoever_is_there_already_has_no_way_to_go() -> None:
    assert map_for(ladder(), Profile(role="owner"), TODAY, "owner").route is None


def test_the_same_catalogue_gives_the_same_map() -> None:
    assert career_map(ladder(), role="owner") == career_map(ladder(), role="owner")
