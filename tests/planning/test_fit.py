"""The ranking of all roles: its rule, its laws, and what it says of each role."""

from dataclasses import replace
from math import log, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tiny import catalog, person, role, way

from po_career.catalog.model import Catalog, Role
from po_career.planning.fit_ranking import SECTIONS, FitPage, FitRole, rank_roles
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


def sections(page: FitPage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in page.roles:
        found.setdefault(one.section, []).append(one.role)
    return found


def on(track: str, made: Role) -> Role:
    return replace(made, track=track)


def test_the_next_level_of_ones_craft_comes_before_another_craft_and_what_is_outgrown_stands_apart() -> None:
    made = world(asks("junior", metrics=1, roadmapping=1), asks("senior", metrics=3, roadmapping=3), asks("tester", testing=2, writing=2))
    page = rank_roles(made, person(metrics=2, roadmapping=2, testing=0, writing=0))
    assert sections(page) == {"elsewhere": ["senior", "tester"], "today": ["junior"]}


def test_ones_own_track_comes_first_by_the_role_held_or_by_name() -> None:
    made = world(on("far", asks("near", metrics=2, writing=1)), on("own", asks("here", metrics=2)), on("own", asks("up", metrics=4, testing=4)))
    me = replace(person(metrics=2, writing=0, testing=0), role="here")
    assert sections(rank_roles(made, me)) == {"own track": ["up"], "elsewhere": ["near"]}
    assert sections(rank_roles(made, person(metrics=1, writing=0, testing=0), track="far"))["own track"] == ["near"]
    assert rank_roles(made, me).track == "own"
    assert set(sections(rank_roles(made, replace(me, role=None)))) == {"elsewhere", "today"}


def test_margins_of_two_levels_count_four_times_and_parts_go_by_the_sizes_of_roles() -> None:
    found = only(world(asks("editor", metrics=3, writing=1)), person(metrics=2, writing=2, testing=1))
    # one role, so its rungs are worth ln 2 each and its size is the usual one: (3^2 + 1) ln 2
    assert found.part_missing == pytest.approx(1 / 10)
    # writing 2 above 1; testing is a rung that no role asks, worth as much as one that one role asks
    assert found.part_unused == pytest.approx((1 + 1) / 10)
    assert found.distance == pytest.approx(1 / 10 + 2 * 2 / 10)


def test_a_skill_that_few_roles_ask_sets_roles_further_apart() -> None:
    made = world(asks("a", metrics=2, writing=2), asks("b", metrics=2, testing=2), asks("c", metrics=2, writing=2, testing=1))
    near = {one.role: one.distance for one in rank_roles(made, person(metrics=0, writing=2, testing=0)).roles}
    assert near["a"] < near["b"]
    common = only(world(asks("x", metrics=2, writing=2)), person(metrics=0, writing=2, testing=0)).distance
    assert near["a"] < common  # metrics is missing in both, and counts less where every role asks it


def test_a_rung_that_few_roles_ask_sets_roles_further_apart_than_one_that_many_ask() -> None:
    made = world(asks("head", metrics=4, writing=2), asks("lead", metrics=2, writing=4), asks("writer", writing=4))
    near = {one.role: one for one in rank_roles(made, person(metrics=2, writing=2, testing=0)).roles}
    # metrics 3 and 4 are asked by one role of three, writing 3 and 4 by two: ln 4 beside ln 2.5 a rung, two rungs, twice each
    head = 4 * (2 * log(2.5) + 2 * log(4)) + 2 * 2 * log(2)
    lead = 2 * 2 * log(2.5) + 4 * (2 * log(2) + 2 * log(2.5))
    usual = (head + lead + 4 * (2 * log(2) + 2 * log(2.5))) / 3
    assert near["head"].part_missing == pytest.approx(2 * 2 * log(4) / sqrt(head * usual))
    assert near["lead"].part_missing == pytest.approx(2 * 2 * log(2.5) / sqrt(lead * usual))


@given(asked=ASKED, levels=LEVELS)
def test_the_distance_is_made_of_the_two_parts_that_are_told(asked: list[dict[str, int]], levels: dict[str, int]) -> None:
    made = world(*(asks(f"role-{place}", **needs) for place, needs in enumerate(asked)))
    for one in rank_roles(made, person(**levels)).roles:
        assert one.distance == one.part_missing + 2 * one.part_unused
        assert one.part_missing >= 0
        assert one.part_unused >= 0


@given(asked=ASKED, levels=LEVELS, chosen=st.integers(0, 50))
def test_to_rate_an_unrated_skill_at_what_a_role_asks_never_moves_it_down(
    asked: list[dict[str, int]], levels: dict[str, int], chosen: int
) -> None:
    made = world(*(asks(f"role-{place}", **needs) for place, needs in enumerate(asked)))
    unrated = [(place, skill) for place, needs in enumerate(asked) for skill in needs if skill not in levels]
    assume(unrated)
    place, skill = unrated[chosen % len(unrated)]
    before = rank_roles(made, person(**levels)).roles
    after = rank_roles(made, person(**levels, **{skill: asked[place][skill]})).roles
    assert overtaking(before, f"role-{place}") >= overtaking(after, f"role-{place}")


def overtaking(roles: tuple[FitRole, ...], key: str) -> set[str]:
    """The roles that are nearer than `key`, whatever their section."""
    (own,) = (round(one.distance, 9) for one in roles if one.role == key)
    return {one.role for one in roles if round(one.distance, 9) < own}


def test_what_one_could_do_today_needs_two_thirds_of_what_a_role_asks_and_nothing_that_falls_short() -> None:
    made = world(
        asks("done", metrics=2),
        asks("two-thirds", metrics=2, roadmapping=1, writing=4),
        asks("half", metrics=1, writing=4),
        asks("short", metrics=3),
    )
    page = rank_roles(made, person(metrics=2, roadmapping=1, testing=0))
    assert sections(page) == {"elsewhere": ["short", "half"], "today": ["done", "two-thirds"]}
    assert [(one.role, one.met) for one in page.roles if one.section == "today"] == [("done", True), ("two-thirds", False)]


def test_a_guess_from_the_nearest_roles_never_ranks_roles() -> None:
    skills = ["a", "b", "c", "d", "e", "f", "g"]
    known = dict.fromkeys(skills[:6], (2, "core"))
    made = catalog([role("one", known | {"g": (3, "core")}), role("two", known | {"g": (3, "core")}), role("three", {"g": (3, "core")})])
    found = {one.role: one for one in rank_roles(made, person(**dict.fromkeys(skills[:6], 2))).roles}
    assert [one.skill for one in found["three"].unknown] == ["g"]
    assert found["three"].carries_over == ()
    assert (found["three"].readiness, found["three"].verdict) == (None, None)


def test_an_unrated_skill_is_unknown_and_neither_missing_nor_zero() -> None:
    made = world(asks("lead", metrics=2, writing=3))
    unknown, zero = only(made, person(metrics=2)), only(made, person(metrics=2, writing=0))
    assert ([one.skill for one in unknown.unknown], unknown.missing, unknown.met) == (["writing"], (), False)
    assert ([one.skill for one in zero.missing], zero.unknown) == (["writing"], ())
    assert zero.distance == pytest.approx(2 * unknown.distance)  # the only role that asks for it: half of what it usually asks


def test_nothing_is_said_of_readiness_that_nobody_rated() -> None:
    made = world(asks("lead", metrics=2), asks("writer", writing=1), asks("anything"))
    found = {one.role: one for one in rank_roles(made, person(metrics=4)).roles}
    assert (found["lead"].verdict, found["lead"].rated) == ("ready", 1)
    for key in ("writer", "anything"):
        assert (found[key].verdict, found[key].readiness, found[key].rated) == (None, None, 0)


def test_what_the_role_held_asks_makes_a_range_and_no_verdict() -> None:
    made = world(asks("here", metrics=3), asks("there", metrics=3))
    there = only(made, Profile(role="here"))
    assert (there.section, there.verdict, there.rated) == ("today", None, 0)
    assert there.readiness is not None
    assert there.readiness.low < there.readiness.high == 1.0


def test_where_a_track_has_no_promotions_the_roles_that_moves_lead_to_come_first() -> None:
    roles = [on("trades", asks("tester", metrics=2)), on("trades", asks("clerk", metrics=3)), on("office", asks("analyst", metrics=4))]
    roles += [on("office", asks("head", metrics=4, writing=4)), on("office", asks("was", metrics=3))]
    ways = [way("tester", "analyst", "lateral"), way("tester", "was", "return"), way("analyst", "head", "promotion")]
    made = catalog(roles, skills=list(SKILLS), transitions=ways)
    page = rank_roles(made, replace(person(metrics=2), role="tester"))
    assert sections(page) == {"next": ["analyst"], "own track": ["clerk"], "elsewhere": ["was", "head"]}
    assert sections(rank_roles(made, replace(person(metrics=2), role="analyst")))["own track"] == ["was", "head"]
    assert "next" not in sections(rank_roles(made, replace(person(metrics=2), role="tester"), track="office"))


def test_nobody_is_told_to_move_to_a_way_in_unless_its_track_is_named() -> None:
    made = world(on("trades", replace(asks("tester", metrics=1), way_in=True)), on("office", asks("analyst", metrics=3)))
    assert sections(rank_roles(made, person(metrics=2))) == {"elsewhere": ["analyst"], "way in": ["tester"]}
    assert sections(rank_roles(made, person(metrics=2), track="trades")) == {"elsewhere": ["analyst"], "today": ["tester"]}


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


def test_roles_that_are_equally_near_share_a_place_say_so_and_stand_by_id() -> None:
    made = world(asks("zebra", metrics=3), asks("ant", metrics=3), asks("other", testing=4, writing=4))
    page = rank_roles(made, person(metrics=2, testing=0, writing=0))
    assert [(one.role, one.place, one.tied) for one in page.roles] == [("ant", 1, True), ("zebra", 1, True), ("other", 3, False)]


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
    assert [(one.role, one.part_unused, one.section) for one in page.roles] == [("anything", 0.0, "elsewhere"), ("writer", 0.0, "elsewhere")]
    assert [one.distance for one in rank_roles(world(asks("anything")), person(writing=2)).roles] == [pytest.approx(2 * 4 * log(2))]


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
    if one.readiness is None:
        return one
    ends = (one.readiness.low, one.readiness.expected, one.readiness.high)
    return replace(one, readiness=Estimate(*(round(end, 9) for end in ends)))


@given(asked=ASKED, levels=LEVELS)
def test_each_section_is_in_order_and_holds_every_role_once(asked: list[dict[str, int]], levels: dict[str, int]) -> None:
    made = world(*(asks(f"role-{place}", **needs) for place, needs in enumerate(asked)))
    page = rank_roles(made, person(**levels))
    assert sorted(order(page)) == sorted(made.roles)
    assert {section: len(found) for section, found in sections(page).items()} == {key: n for key, n in page.totals.items() if n}
    keys = [(SECTIONS.index(one.section), round(one.distance, 9), one.role) for one in page.roles]
    assert keys == sorted(keys)
    for one in page.roles:
        nearer = [other for other in page.roles if other.section == one.section and round(other.distance, 9) < round(one.distance, 9)]
        assert one.place == len(nearer) + 1
        assert one.met == all(levels.get(skill, -1) >= level for skill, level in asked[int(one.role[5:])].items())


@given(needs=st.dictionaries(st.sampled_from(SKILLS[:3]), st.integers(1, 4), min_size=1), levels=LEVELS)
def test_strength_beyond_the_need_in_one_skill_does_not_pay_for_a_gap_in_another(needs: dict[str, int], levels: dict[str, int]) -> None:
    made, held = world(asks("aim", **needs)), {**dict.fromkeys(SKILLS, 0), **levels}
    before = only(made, person(**held))
    stronger = {skill: 4 if level >= needs.get(skill, 0) else level for skill, level in held.items()}
    after = only(made, person(**stronger))
    assert after.missing == before.missing
    assert after.readiness is not None
    assert before.readiness is not None
    assert after.readiness.expected == before.readiness.expected
