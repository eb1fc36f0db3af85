"""Candidates for the next step, and the terms of their scores."""

from dataclasses import replace

import pytest
from tiny import catalog, person, role, stand, way

from po_career.catalog.model import Catalog, Role, Transition, Usual, Want
from po_career.planning.scores import TERMS, candidates_of, scores_of, time_of, wish_of
from po_career.profile.model import FormerRole, Profile, Situation

WANTS = [Want("people", "Leading people"), Want("craft", "Craft"), Want("free", "Independence")]
OWNER = role("owner", {"ordering": (3, "core")}, scope=2, place=2)
SENIOR = role("senior", {"ordering": (4, "core")}, scope=2, place=3, suits=("craft",))
LEAD = role("lead", {"people": (3, "core"), "ordering": (2, "useful")}, suits=("people",))
ANALYST = role("analyst", {"data": (3, "core")}, scope=1, place=1, suits=("craft",))
FIRM = role("firm", {"selling": (3, "core")}, venture=True, suits=("free", "people"))
DEVELOPER = role("developer", {"data": (1, "core")}, way_in=True)
ROLES = [OWNER, SENIOR, LEAD, ANALYST, FIRM, DEVELOPER]
EVERY_WAY = [
    way("owner", "senior", months=24, usual="common"),
    way("owner", "lead", "lateral", months=12, suits=("craft",)),
    way("owner", "analyst", "lateral", usual="known"),
    way("owner", "firm", "leap"),
    way("developer", "owner", "lateral"),
]


def world(*ways: Transition, roles: list[Role] | None = None) -> Catalog:
    return catalog(roles or ROLES, transitions=list(ways), wants=WANTS)


WORLD = world(*EVERY_WAY)
ANNA = person("owner", ordering=3)


def candidates(profile: Profile, made_of: Catalog = WORLD) -> set[str]:
    return {one.to for one in candidates_of(stand(made_of, profile))}


def wanting(*wants: str) -> Profile:
    return replace(ANNA, wants=wants)


def test_the_transitions_out_of_the_role_held_are_the_candidates() -> None:
    assert candidates(ANNA) == {"senior", "lead"}
    assert candidates(person("senior")) == set()


def test_a_leap_or_a_return_is_no_candidate() -> None:
    ways = [way("owner", "senior", "leap"), way("owner", "lead", "return")]
    assert candidates(ANNA, world(*ways)) == set()
    assert candidates(wanting("people", "craft"), world(*ways)) == set()


def test_a_role_held_before_is_no_candidate() -> None:
    assert candidates(replace(ANNA, former_roles=(FormerRole("lead", months=3),))) == {"senior"}


def test_a_way_in_is_no_candidate() -> None:
    assert candidates(person("lead"), world(way("lead", "developer", "lateral"))) == set()
    assert "developer" not in candidates(person())
    assert candidates(person("developer")) == {"owner"}


def test_a_lower_role_is_a_candidate_only_for_a_want_and_if_it_is_not_rare() -> None:
    assert "analyst" not in candidates(ANNA)
    assert "analyst" not in candidates(wanting("people"))
    assert "analyst" in candidates(wanting("people", "craft"))
    rare = world(way("owner", "analyst", "lateral", usual="rare"))
    assert candidates(wanting("craft"), rare) == set()


@pytest.mark.parametrize("lower", [{"place": 1}, {"scope": 1}, {"place": 3, "scope": 1}])
def test_lower_is_a_lower_place_or_a_lower_scope(lower: dict[str, int]) -> None:
    below = role("below", {}, **lower)
    made_of = world(way("owner", "below", "lateral"), roles=[OWNER, below])
    assert candidates(ANNA, made_of) == set()


@pytest.mark.parametrize("same", [{}, {"place": 2}, {"scope": 2}, {"place": 5, "scope": 4}])
def test_what_has_no_place_or_scope_is_not_lower(same: dict[str, int]) -> None:
    beside = role("beside", {}, **same)
    made_of = world(way("owner", "beside", "lateral"), roles=[OWNER, beside])
    assert candidates(ANNA, made_of) == {"beside"}


def test_a_venture_is_only_for_whoever_wants_independence() -> None:
    assert "firm" in candidates(wanting("free"))
    assert "firm" in candidates(wanting("craft", "free"))
    assert "firm" not in candidates(wanting("people"))  # others answer that want, too
    assert "firm" not in candidates(person())


def test_without_a_role_every_role_but_ways_in_and_ventures_is_a_candidate() -> None:
    assert candidates(person()) == {"owner", "senior", "lead", "analyst"}


def test_without_any_transition_whatever_asks_for_more_is_a_candidate() -> None:
    assert candidates(ANNA, world()) == {"senior", "lead"}  # 4 and 5 against 3; the analyst asks 3


def on(track: str, key: str, level: int, place: int | None = None) -> Role:
    return replace(role(key, {"a": (level, "core")}), track=track, place=place)


def test_without_any_transition_the_next_role_up_on_ones_track_is_the_candidate() -> None:
    rungs = [
        on("hall", "top", 3),
        on("hall", "middle", 2),
        on("hall", "first", 1),
        on("office", "clerk", 3),
    ]
    bare = catalog(rungs)
    assert candidates(person("first"), bare) == {"middle"}
    assert candidates(person("middle"), bare) == {"top"}
    assert candidates(person("top"), bare) == set()
    assert candidates(person("clerk"), bare) == set()  # alone on its track: nothing asks for more


def test_places_say_what_is_next_up_if_all_of_the_track_have_one() -> None:
    rungs = [
        on("hall", "first", 2, place=0),
        on("hall", "lead", 1, place=1),
        on("hall", "head", 3, place=2),
    ]
    assert candidates(person("first"), catalog(rungs)) == {"lead"}
    assert candidates(person("lead"), catalog(rungs)) == {"head"}


def test_a_track_that_no_transition_touches_is_ordered_by_what_is_asked_too() -> None:
    crafts = [
        on("hall", "baker", 1),
        on("hall", "head", 2),
        on("office", "clerk", 1),
        on("office", "assistant", 2),
    ]
    made_of = catalog(crafts, transitions=[way("baker", "head", "promotion")])
    assert candidates(person("clerk"), made_of) == {"assistant"}
    assert candidates(person("head"), made_of) == set()


def terms(goal: str, profile: Profile, made_of: Catalog = WORLD) -> dict[str, float]:
    standing = stand(made_of, profile)
    move = next(one for one in made_of.transitions if (one.from_, one.to) == ("owner", goal))
    return {name: getattr(scores_of(move, standing), name) for name in TERMS}


def test_near_is_readiness() -> None:
    assert terms("senior", ANNA)["near"] == pytest.approx(3 / 4)
    assert terms("lead", ANNA)["near"] == pytest.approx(2 / 11 + 3 / 11)  # people unknown: 1 of 3


def test_uses_is_the_part_of_what_one_does_well_that_the_role_asks() -> None:
    skilled = replace(ANNA, ratings=person(ordering=4, people=3, data=3, selling=2).ratings)
    assert terms("senior", skilled)["uses"] == pytest.approx(1 / 3)
    assert terms("lead", skilled)["uses"] == pytest.approx(2 / 3)  # strength above the need counts
    beginner = replace(ANNA, ratings=person(ordering=2).ratings)
    assert terms("senior", beginner)["uses"] == 0


@pytest.mark.parametrize(
    ("wants", "drains", "wish"),
    [
        ((), None, 0.5),
        (("people",), None, 1),
        (("people", "craft"), None, 1),  # the role answers one, the transition the other
        (("people", "free"), None, 0.75),
        (("free",), None, 0.25),
        ((), "people", 0),
        ((), "craft", 0),
        ((), "free", 0.5),
        (("people",), "craft", 0.5),
        (("free",), "craft", 0),
    ],
)
def test_wish_goes_up_with_what_the_move_suits_and_down_with_what_drains(
    wants: tuple[str, ...], drains: str | None, wish: float
) -> None:
    profile = replace(ANNA, wants=wants, drains=drains)
    assert wish_of(EVERY_WAY[1], stand(WORLD, profile)) == pytest.approx(wish)


def test_usual_is_how_common_the_move_is() -> None:
    usually: list[tuple[Usual, float]] = [("common", 1), ("known", 0.6), ("rare", 0.2)]
    for usual, part in usually:
        made_of = world(replace(EVERY_WAY[1], usual=usual))
        assert terms("lead", ANNA, made_of)["usual"] == part


@pytest.mark.parametrize(
    ("kind", "months", "part"),
    [
        ("promotion", 12, 0.5),
        ("promotion", 48, 1),
        ("promotion", None, 0.75),
        ("lateral", 6, 6 / 9),
        ("specialise", 6, 6 / 12),
        ("leap", 9, 9 / 36),
        ("promotion", 0, 0),
    ],
)
def test_time_is_months_against_those_that_are_usual(
    kind: str, months: float | None, part: float
) -> None:
    move = way("owner", "senior", kind)  # type: ignore[arg-type]
    profile = replace(ANNA, months_in_role=months)
    assert time_of(move, stand(WORLD, profile)) == pytest.approx(part)


def test_months_that_a_transition_states_go_before_those_of_its_kind() -> None:
    profile = replace(ANNA, months_in_role=6)
    assert time_of(way("owner", "senior", months=12), stand(WORLD, profile)) == 0.5
    assert time_of(way("owner", "senior", months=0), stand(WORLD, profile)) == 1


def test_months_in_former_titles_of_the_kind_count() -> None:
    product = [replace(one, track="product", place=2) for one in (OWNER, SENIOR)]
    made_of = world(way("owner", "lead", months=24), roles=[*product, LEAD])
    former = (FormerRole("senior", months=12),)
    profile = replace(ANNA, months_in_role=6, former_roles=former)
    assert time_of(made_of.transitions[0], stand(made_of, profile)) == pytest.approx(18 / 24)


def test_whoever_does_a_part_of_it_already_need_not_wait() -> None:
    profile = replace(ANNA, months_in_role=1, situation=Situation(holds_part=True))
    for kind in ("promotion", "lateral", "specialise"):
        assert time_of(way("owner", "senior", kind), stand(WORLD, profile)) == 1
    assert time_of(way("owner", "senior", "leap"), stand(WORLD, profile)) < 1


def test_the_score_is_the_weighted_sum() -> None:
    found = scores_of(EVERY_WAY[0], stand(WORLD, ANNA))
    by_hand = 0.25 * 0.75 + 0.15 * 1 + 0.30 * 0.5 + 0.15 * 1 + 0.15 * 0.75
    assert found.score == pytest.approx(by_hand)
