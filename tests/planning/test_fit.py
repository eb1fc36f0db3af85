"""The ranking of all roles: its rule, its laws, and what it says of each role."""

from dataclasses import replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import catalog, person, role, way

from po_career.catalog.model import Catalog, Role
from po_career.planning.fit_ranking import FitPage, FitRole, rank_roles
from po_career.planning.model import Estimate
from po_career.profile.model import Profile

SKILLS = ("metrics", "roadmapping", "writing", "testing")
LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4), min_size=1)
ASKED = st.lists(st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4)), min_size=1, max_size=6)


def asks(key: str, **levels: int) -> Role:
    return role(key, {skill: (level, "important") for skill, level in levels.items()})


def world(*roles: Role) -> Catalog:
    return catalog(list(roles), skills=list(SKILLS))


def order(page: FitPage) -> list[str]:
    return [one.role for one in page.roles]


def only(made: Catalog, profile: Profile) -> FitRole:
    (found,) = rank_roles(made, profile).roles
    return found


def test_the_next_level_of_ones_craft_comes_before_another_craft_and_before_a_role_outgrown() -> None:
    made = world(asks("junior", metrics=1, roadmapping=1), asks("senior", metrics=3, roadmapping=3), asks("tester", testing=2, writing=2))
    assert order(rank_roles(made, person(metrics=2, roadmapping=2))) == ["senior", "tester", "junior"]


def test_the_distance_is_the_missing_and_the_unused_part_with_bent_margins() -> None:
    found = only(world(asks("editor", metrics=3, writing=1)), person(metrics=2, writing=2))
    # one role, so both skills weigh the same: missing 1 of 3^1.5 + 1; unused 1 of 2 * 2^1.5
    assert found.distance == pytest.approx(1 / (3**1.5 + 1) + 1.5 * 1 / (2 * 2**1.5))


def test_a_skill_that_few_roles_ask_sets_roles_further_apart() -> None:
    made = world(asks("a", metrics=2, writing=2), asks("b", metrics=2, testing=2), asks("c", metrics=2, writing=2, testing=1))
    near = {one.role: one.distance for one in rank_roles(made, person(metrics=0, writing=2, testing=0)).roles}
    assert near["a"] < near["b"]
    common = only(world(asks("x", metrics=2, writing=2)), person(metrics=0, writing=2, testing=0)).distance
    assert near["a"] < common  # metrics is missing in both, and counts less where every role asks it


def test_a_rung_that_few_roles_ask_sets_roles_further_apart_than_one_that_many_ask() -> None:
    made = world(asks("head", metrics=4, writing=2), asks("lead", metrics=2, writing=4), asks("writer", writing=4))
    near = {one.role: one for one in rank_roles(made, person(metrics=2, writing=2, testing=0)).roles}
    # metrics 3 and 4 are asked by one role of three, writing 3 and 4 by two: ln 4 beside ln 2.5 a rung, two rungs to the power 1.5
    assert near["head"].part_missing == pytest.approx(2**1.5 * log(4) / (4**0.5 * (2 * log(2.5) + 2 * log(4)) + 2**1.5 * log(2)))
    assert near["lead"].part_missing < near["head"].part_missing


@given(asked=ASKED, levels=LEVELS)
def test_the_distance_is_made_of_the_two_parts_that_are_told(asked: list[dict[str, int]], levels: dict[str, int]) -> None:
    made = world(*(asks(f"role-{place}", **needs) for place, needs in enumerate(asked)))
    for one in rank_roles(made, person(**levels)).roles:
        assert one.distance == one.part_missing + 1.5 * one.part_unused
        assert 0 <= one.part_missing <= 1 + 1e-9
        assert 0 <= one.part_unused <= 1


def test_a_role_that_is_met_in_full_stands_last_and_says_so() -> None:
    made = world(asks("done", metrics=2), asks("far", testing=4, writing=4))
    page = rank_roles(made, person(metrics=2, testing=0, writing=0))
    assert [(one.role, one.met) for one in page.roles] == [("far", False), ("done", True)]


def test_an_unrated_skill_is_unknown_and_neither_missing_nor_zero() -> None:
    made = world(asks("lead", metrics=2, writing=3))
    unknown, zero = only(made, person(metrics=2)), only(made, person(metrics=2, writing=0))
    assert ([one.skill for one in unknown.unknown], unknown.missing, unknown.met) == (["writing"], (), False)
    assert ([one.skill for one in zero.missing], zero.unknown) == (["writing"], ())
    assert zero.distance == pytest.approx(2 * unknown.distance)


def test_the_role_that_is_held_is_not_ranked_and_what_it_asks_is_assumed() -> None:
    made = world(asks("here", metrics=2), asks("there", metrics=3))
    found = only(made, Profile(role="here"))
    assert found.role == "there"
    assert [(one.skill, one.have, one.need) for one in found.missing] == [("metrics", 2, 3)]


def test_a_role_that_a_transition_leads_to_says_of_what_kind_it_is() -> None:
    made = catalog(
        [asks("here", metrics=2), asks("up", metrics=3), asks("elsewhere", metrics=4)], transitions=[way("here", "up", "promotion")]
    )
    assert {one.role: one.kind for one in rank_roles(made, Profile(role="here")).roles} == {"up": "promotion", "elsewhere": None}


def test_roles_that_are_equally_near_say_so_and_stand_by_id() -> None:
    made = world(asks("zebra", metrics=3), asks("ant", metrics=3), asks("other", testing=4))
    page = rank_roles(made, person(metrics=2, testing=0))
    assert [(one.role, one.tied) for one in page.roles] == [("ant", True), ("zebra", True), ("other", False)]


def test_of_roles_that_are_equally_near_those_of_ones_own_track_stand_first() -> None:
    crafts = {"baker": "hall", "clerk": "office", "head-baker": "hall", "assistant": "office"}
    levels = {"baker": 1, "clerk": 1, "head-baker": 2, "assistant": 2}
    made = world(*(replace(asks(key, metrics=levels[key]), track=track) for key, track in crafts.items()))
    page = rank_roles(made, replace(person(metrics=1), role="baker"))
    assert [(one.role, one.track) for one in page.roles] == [("head-baker", "hall"), ("assistant", "office"), ("clerk", "office")]


def test_each_part_is_named_core_and_widest_first() -> None:
    made = catalog(
        [role("lead", {"metrics": (4, "useful"), "writing": (2, "core"), "testing": (3, "core"), "selling": (1, "core")})], skills=["law"]
    )
    found = only(made, person(metrics=1, writing=1, testing=1, selling=3, law=4))
    assert [one.skill for one in found.missing] == ["testing", "writing", "metrics"]
    assert [(one.skill, one.have, one.need) for one in found.unused] == [("law", 4, 0), ("selling", 3, 1)]
    assert [(one.skill, one.level) for one in found.carries_over] == [("selling", 1), ("testing", 1), ("writing", 1), ("metrics", 1)]


def test_a_role_that_asks_nothing_and_a_person_without_skills_are_ranked_too() -> None:
    page = rank_roles(world(asks("anything"), asks("writer", writing=1)), person(writing=0))
    assert [(one.role, one.distance) for one in page.roles] == [("writer", 1.0), ("anything", 0.0)]


@given(asked=ASKED, levels=LEVELS)
def test_the_order_of_skills_and_of_roles_does_not_matter(asked: list[dict[str, int]], levels: dict[str, int]) -> None:
    roles = [asks(f"role-{place}", **needs) for place, needs in enumerate(asked)]
    turned = [asks(one.id, **{skill: one.requires[skill].level for skill in reversed(one.requires)}) for one in reversed(roles)]
    backwards = dict(reversed(levels.items()))
    first = rank_roles(world(*roles), person(**levels)).roles
    second = rank_roles(world(*turned), person(**backwards)).roles
    assert [settled(one) for one in first] == [settled(one) for one in second]


def settled(one: FitRole) -> FitRole:
    """Without the last bits of sums, which depend on their order."""
    ends = (one.readiness.low, one.readiness.expected, one.readiness.high)
    return replace(one, readiness=Estimate(*(round(end, 9) for end in ends)))


@given(asked=ASKED, levels=LEVELS)
def test_distances_are_not_negative_and_what_is_met_comes_after_what_is_not(asked: list[dict[str, int]], levels: dict[str, int]) -> None:
    made = world(*(asks(f"role-{place}", **needs) for place, needs in enumerate(asked)))
    page = rank_roles(made, person(**levels))
    keys = [(one.met, round(one.distance, 9), one.role) for one in page.roles]
    assert keys == sorted(keys)
    assert all(one.distance >= 0 for one in page.roles)
    assert all(one.met == all(levels.get(skill, 0) >= level for skill, level in asked[int(one.role[5:])].items()) for one in page.roles)


@given(needs=st.dictionaries(st.sampled_from(SKILLS[:3]), st.integers(1, 4), min_size=1), levels=LEVELS)
def test_strength_beyond_the_need_in_one_skill_does_not_pay_for_a_gap_in_another(needs: dict[str, int], levels: dict[str, int]) -> None:
    made, held = world(asks("aim", **needs)), {**dict.fromkeys(SKILLS, 0), **levels}
    before = only(made, person(**held))
    stronger = {skill: 4 if level >= needs.get(skill, 0) else level for skill, level in held.items()}
    after = only(made, person(**stronger))
    assert after.missing == before.missing
    assert after.readiness.expected == before.readiness.expected
