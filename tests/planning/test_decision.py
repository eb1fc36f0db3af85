"""The recommended step: the eight rules in their order, each by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from tiny import DAY, catalog, person, role, stand, way

from po_career.catalog.model import Catalog, Need, Role, Rules, Transition, VerdictRule, Want
from po_career.errors import NoAnswerError
from po_career.planning.decision import Decision, common_asks, decide, is_wish_to_stay
from po_career.planning.plan import make_plan
from po_career.profile.model import Decided, FormerRole, Profile, Situation

STAY = Want("stay", "To stay", drains=False)
WANTS = [Want("craft", "Craft"), Want("people", "People"), Want("free", "Own firm"), STAY]
TRAINEE = role("trainee", {"ordering": (1, "core")}, place=1, scope=1)
OWNER = role("owner", {"ordering": (2, "core"), "vision": (1, "important")}, place=2, scope=2)
SENIOR = role("senior", {"ordering": (3, "core"), "vision": (1, "core")}, place=3, suits=("craft",))
LEAD = role(
    "lead", {"people": (2, "core"), "ordering": (2, "important")}, place=3, suits=("people",)
)
CHIEF = role("chief", {"people": (4, "core"), "vision": (4, "core")}, place=4, suits=("people",))
FIRM = role("firm", {"selling": (3, "core")}, venture=True, suits=("free",))
ISLAND = role("island", {"sailing": (1, "core")})
WAYS = [
    way("trainee", "owner", months=12),
    way("owner", "senior", months=24, usual="common"),
    way("owner", "lead", "lateral", months=12, usual="rare"),
    way("senior", "chief", months=24),
    way("owner", "chief", "leap"),
    way("owner", "firm", "leap"),
]
WORLD = catalog(
    [TRAINEE, OWNER, SENIOR, LEAD, CHIEF, FIRM, ISLAND],
    transitions=WAYS,
    wants=WANTS,
    skills=["people", "vision", "selling"],
    needs=[Need("post", "A post of that kind", post=True)],
)
ANNA = replace(person("owner", ordering=2, vision=1, people=1, selling=0), months_in_role=30)


def decision(profile: Profile, world: Catalog = WORLD) -> Decision:
    return decide(stand(world, profile))


def settled(profile: Profile, world: Catalog = WORLD) -> tuple[str, str | None, int]:
    found = decision(profile, world)
    return found.role, found.kind, found.settled_by


def situated(profile: Profile = ANNA, **more: object) -> Profile:
    return replace(profile, situation=replace(profile.situation, **more))  # type: ignore[arg-type]


def decided(what: str, profile: Profile = ANNA) -> Profile:
    return situated(profile, decided=Decided(what, date(2027, 3, 1)))  # type: ignore[arg-type]


def test_of_two_far_promotions_whose_months_have_passed_the_nearer_one_is_the_step() -> None:
    above = role("above", {"ordering": (3, "core"), "people": (4, "core")}, place=3)
    beyond = role("beyond", {"people": (4, "core"), "selling": (4, "core")}, place=3)
    ways = [way("owner", key, months=12) for key in ("beyond", "above")]
    world = catalog([OWNER, beyond, above], transitions=ways)
    able = replace(person("owner", ordering=2, vision=1, people=0, selling=0), months_in_role=30)
    assert settled(able, world) == ("above", "promotion", 8)
    assert settled(able, replace(world, transitions=(ways[0],))) == ("beyond", "promotion", 8)
    assert set(decision(able, world).shares) == {"above"}


def test_in_a_catalogue_without_transitions_a_step_is_of_no_kind() -> None:
    assert settled(ANNA, replace(WORLD, transitions=())) == ("senior", None, 8)


# 1 to 3: what is at risk


def test_1_with_too_much_to_do_one_stays() -> None:
    assert settled(situated(load="too-much")) == ("owner", "stay", 1)
    assert settled(situated(load="high"))[2] == 8


def test_2_if_the_post_ends_the_same_role_elsewhere_comes_first_and_the_best_step_beside_it() -> (
    None
):
    found = decision(decided("post-ends"))
    assert (found.role, found.kind, found.settled_by) == ("owner", "elsewhere", 2)
    assert found.beside == found.candidates[0].to == "senior"
    assert decision(decided("post-ends", replace(ANNA, role="island"))).beside is None


def test_2_for_a_post_in_question_the_nearest_step_that_suits_a_want_stands_beside_it() -> None:
    near = decision(decided("post-in-question"))
    assert (near.role, near.kind, near.settled_by, near.beside) == (
        "owner",
        "elsewhere",
        2,
        "senior",
    )
    wanted = decided("post-in-question", replace(ANNA, wants=("people",)))
    assert decision(wanted).beside == "lead"
    beyond = replace(wanted, ratings=person(ordering=2, vision=1, people=0).ratings)
    assert decision(beyond).beside == "senior"  # the lead is far


def test_3_on_probation_one_stays() -> None:
    assert settled(decided("probation")) == ("owner", "stay", 3)


def test_3_a_day_that_has_come_no_longer_decides() -> None:
    assert settled(situated(decided=Decided("probation", DAY + timedelta(days=1))))[2] == 3
    today = Decided("probation", DAY)
    assert settled(situated(decided=today)) == settled(ANNA)
    made = make_plan(WORLD, situated(replace(ANNA, hours_per_week=4), decided=today), DAY)
    assert [one.where for one in made.warnings] == ["person.situation.decided"]
    assert made.person.situation.decided is None


def test_3_whoever_wants_to_stay_where_they_are_stays() -> None:
    assert settled(replace(ANNA, target=("owner",))) == ("owner", "stay", 3)
    assert settled(replace(ANNA, wants=("stay",))) == ("owner", "stay", 3)
    assert settled(replace(ANNA, wants=("craft", "stay"))) == ("owner", "stay", 3)


def test_3_a_wish_to_stay_is_a_want_that_no_role_no_move_and_no_skill_answers() -> None:
    assert is_wish_to_stay(WORLD, "stay")
    assert not is_wish_to_stay(WORLD, "unheard-of")
    for other in (replace(STAY, drains=True), replace(STAY, skills=("vision",))):
        assert not is_wish_to_stay(replace(WORLD, wants={"stay": other}), "stay")
    move = replace(WAYS[0], suits=("stay",))
    assert not is_wish_to_stay(replace(WORLD, transitions=(move,)), "stay")
    answering = replace(OWNER, suits=("stay",))
    assert not is_wish_to_stay(replace(WORLD, roles={"owner": answering}), "stay")


# 4: a target


def aiming(*targets: str, profile: Profile = ANNA) -> Profile:
    return replace(profile, target=targets)


def test_4_a_target_next_door_is_the_step() -> None:
    found = decision(aiming("lead"))
    assert (found.role, found.kind, found.settled_by) == ("lead", "lateral", 4)
    assert [one.to for one in found.route] == ["lead"]
    assert found.beside == "senior"
    assert found.shares == {}


def test_4_a_target_further_off_begins_with_the_first_move_of_its_route() -> None:
    found = decision(aiming("chief", profile=replace(ANNA, role="trainee")))
    assert (found.role, found.settled_by) == ("owner", 4)
    assert [one.to for one in found.route] == ["owner", "senior", "chief"]


def test_4_a_leap_never_passes_a_rung_that_is_nearer() -> None:
    found = decision(aiming("chief"))
    assert (found.role, found.kind) == ("senior", "promotion")
    assert [one.to for one in found.route] == ["senior", "chief"]


def test_4_a_leap_is_taken_if_nothing_else_leads_there() -> None:
    only_leap = replace(WORLD, transitions=tuple(one for one in WAYS if one.from_ != "senior"))
    assert settled(aiming("chief"), only_leap) == ("chief", "leap", 4)


def test_4_a_far_target_next_door_begins_with_a_nearer_rung_if_there_is_one() -> None:
    ways = [way("owner", "chief"), way("owner", "senior"), way("senior", "chief")]
    assert settled(aiming("chief"), replace(WORLD, transitions=tuple(ways)))[0] == "senior"
    alone = replace(WORLD, transitions=(way("owner", "chief"),))
    assert settled(aiming("chief"), alone) == ("chief", "promotion", 4)


def test_4_on_a_longer_way_a_first_move_that_would_be_a_stretch_gives_way_to_a_nearer_rung() -> None:
    ways = (way("owner", "lead"), way("owner", "senior"), way("senior", "lead"), way("lead", "chief"))
    world = replace(WORLD, transitions=ways)
    assert [one.to for one in decision(aiming("chief"), world).route] == ["lead", "chief"]
    careful = replace(world, rules=replace(world.rules, stay_while=("a stretch", "far")))
    assert [one.to for one in decision(aiming("chief"), careful).route] == ["senior", "lead", "chief"]


def test_4_a_sideways_first_move_may_be_a_stretch() -> None:
    ways = (way("owner", "lead", "lateral"), way("owner", "senior"), way("senior", "lead"), way("lead", "chief"))
    careful = replace(WORLD, transitions=ways, rules=Rules(stay_while=("a stretch", "far")))
    assert [one.to for one in decision(aiming("chief"), careful).route] == ["lead", "chief"]


@pytest.mark.parametrize(
    ("changed", "kind", "first"),
    [
        ({}, "promotion", "rung"),
        ({}, "lateral", "rung"),
        ({}, "leap", "above"),  # a leap is no nearer rung
        ({}, "return", "above"),
        ({"track": "other"}, "promotion", "above"),
        ({"place": 4}, "promotion", "above"),
        ({"place": 2}, "promotion", "rung"),
        ({"requires": {"people": (4, "core")}}, "promotion", "above"),  # as far, not nearer
    ],
)
def test_4_a_nearer_rung_is_on_the_track_no_higher_and_nearer(changed: dict[str, object], kind: str, first: str) -> None:
    above = role("above", {"people": (4, "core")}, place=3, track="product")
    top = role("top", {"people": (4, "core"), "law": (4, "core")}, place=5, track="product")
    asks = changed.pop("requires", {"ordering": (2, "core")})
    rung = role("rung", asks, **{"place": 3, "track": "product", **changed})  # type: ignore[arg-type]  # any field
    ways = [way("owner", "above", months=1), way("above", "top", months=1)]
    ways += [way("owner", "rung", kind, months=60), way("rung", "above", months=60)]  # type: ignore[arg-type]
    world = catalog([OWNER, above, top, rung], transitions=ways)
    assert decision(replace(person("owner", ordering=2, vision=1, people=0, law=0), target=("top",)), world).role == first


def test_4_with_any_way_a_leap_is_as_good_as_another_move() -> None:
    only_leap_and_venture = (way("owner", "firm", "leap"), way("firm", "chief", "lateral"))
    world = replace(WORLD, transitions=only_leap_and_venture)
    with pytest.raises(NoAnswerError, match="--any-way"):
        decision(aiming("chief"), world)
    found = decide(stand(world, aiming("chief")), any_way=True)
    assert [one.to for one in found.route] == ["firm", "chief"]


def test_4_a_venture_is_aimed_at_directly_however_far_it_is() -> None:
    assert settled(aiming("firm")) == ("firm", "leap", 4)


def test_4_two_targets_are_tried_out() -> None:
    found = decision(aiming("senior", "lead"))
    assert (found.role, found.kind, found.settled_by) == ("owner", "trial", 4)
    assert found.equal == ("senior", "lead")
    assert found.beside not in ("senior", "lead")
    nowhere = decision(aiming("senior", "lead", profile=person()))
    assert (nowhere.role, nowhere.kind) == ("senior", "trial")


def test_4_without_a_role_the_target_itself_is_the_step() -> None:
    assert settled(aiming("chief", profile=person())) == ("chief", None, 4)


def test_4_a_target_that_no_transition_leads_to_is_still_the_step() -> None:
    assert settled(aiming("island")) == ("island", None, 4)


def test_4_a_target_that_cannot_be_reached_from_here_has_no_answer() -> None:
    with pytest.raises(NoAnswerError, match="no transitions lead from Island to Chief"):
        decision(aiming("chief", profile=replace(ANNA, role="island")))


def test_4_a_target_goes_before_settling_in_and_before_ones_own_gaps() -> None:
    new = replace(ANNA, months_in_role=1, ratings=person(ordering=0).ratings)
    assert settled(aiming("lead", profile=new))[2] == 4


# 5: settling in


@pytest.mark.parametrize(("months", "rule"), [(0, 5), (5.9, 5), (11.9, 5), (12, 8), (None, 8)])
def test_5_the_first_months_are_for_settling_in(months: float | None, rule: int) -> None:
    """Half of the 24 months before the nearest promotion are 12."""
    assert settled(replace(ANNA, months_in_role=months))[2] == rule


def test_5_of_two_promotions_the_one_with_the_fewer_months_counts() -> None:
    above = replace(WORLD, transitions=(*WAYS, way("owner", "chief", months=12)))
    assert settled(replace(ANNA, months_in_role=6), above)[2] == 8
    assert settled(replace(ANNA, months_in_role=6))[2] == 5


def test_5_with_a_want_only_the_first_six_months_are_for_settling_in() -> None:
    wanting = replace(ANNA, wants=("people",))
    assert settled(replace(wanting, months_in_role=5.9))[2] == 5
    assert settled(replace(wanting, months_in_role=6))[2] == 8


def test_5_without_a_promotion_ahead_the_first_six_months_are_enough() -> None:
    world = replace(WORLD, transitions=(WAYS[2],))
    assert settled(replace(ANNA, months_in_role=6), world)[2] == 8


def test_5_months_in_a_former_title_of_the_kind_count() -> None:
    product = {key: replace(one, track="product") for key, one in WORLD.roles.items()}
    world = replace(WORLD, roles=product)
    new = replace(ANNA, months_in_role=1)
    assert settled(new, world)[2] == 5
    before = replace(new, former_roles=(FormerRole("lead", months=20),))  # place 3 above 2
    assert settled(before, world)[2] == 8
    below = replace(new, former_roles=(FormerRole("trainee", months=20),))
    assert settled(below, world)[2] == 5


def test_5_whoever_does_a_part_of_the_role_already_does_not_settle_in() -> None:
    assert settled(situated(replace(ANNA, months_in_role=1), holds_part=True))[2] == 8


# 6: the own role first


def test_6_a_core_skill_two_levels_short_is_closed_first() -> None:
    short = replace(ANNA, ratings=person(ordering=0, vision=1, people=1).ratings)
    assert settled(short) == ("owner", "stay", 6)
    one_short = replace(ANNA, ratings=person(ordering=1, vision=1, people=1).ratings)
    assert settled(one_short)[2] != 6


def test_6_from_a_way_in_one_moves_on_however_much_is_short() -> None:
    short = replace(ANNA, ratings=person(ordering=0, vision=1, people=2).ratings)
    outside = replace(WORLD, roles={**WORLD.roles, "owner": replace(OWNER, way_in=True)})
    assert (settled(short)[2], settled(short, outside)[2]) == (6, 8)


def test_6_what_is_not_core_may_be_two_levels_short() -> None:
    asks = {"ordering": (2, "core"), "vision": (2, "important")}
    wider = replace(WORLD, roles={**WORLD.roles, "owner": role("owner", asks, place=2)})  # type: ignore[arg-type]
    assert settled(replace(ANNA, ratings=person(ordering=2, vision=0, people=1).ratings), wider)[2] == 8


def test_6_while_the_own_role_is_no_more_than_the_rules_say_one_stays() -> None:
    rules = Rules(
        stay_while=("far",), verdicts=(VerdictRule("ready", readiness=0.8, core_missing=0.3),)
    )
    below = replace(ANNA, ratings=person(ordering=1, vision=1, people=1).ratings)
    assert settled(below, replace(WORLD, rules=rules)) == ("owner", "stay", 6)
    assert settled(below)[2] != 6


def test_6_the_answer_that_it_hangs_on_is_named() -> None:
    unsure = replace(ANNA, ratings=person(evidence=False, ordering=0, vision=1).ratings)
    hangs_on = decision(
        unsure, replace(WORLD, rules=Rules(stay_while=("a stretch", "far")))
    ).hangs_on
    assert hangs_on is not None
    assert (hangs_on.skill, hangs_on.known) == ("ordering", True)


def test_6_it_hangs_on_what_would_be_enough_to_move_on_and_not_on_what_would_be_ready() -> None:
    """From 0.45 on one may move on: 6 of 8 with ordering at 2. Ready, from 0.85 on, takes vision too."""
    low = person(evidence=False, ordering=0).ratings | person(vision=0).ratings
    found = decision(replace(ANNA, ratings=low)).hangs_on
    assert found is not None
    assert found.skill == "ordering"
    assert found.changes > 0.5
    ready_only = replace(WORLD, rules=Rules(stay_while=("within reach", "a stretch", "far")))
    hardly = decision(replace(ANNA, ratings=low), ready_only).hangs_on
    assert hardly is None or hardly.changes < 0.5


# 7: nothing within reach, or nothing better


def test_7_without_a_candidate_one_stays() -> None:
    world = replace(WORLD, transitions=(way("trainee", "owner"),))
    assert settled(ANNA, world) == ("owner", "stay", 7)


FAR_LEAD = replace(ANNA, ratings=person(ordering=2, vision=1, people=0).ratings)
ONLY_LEAD = replace(WORLD, transitions=(way("owner", "lead", "lateral", months=12),))


def test_7_what_is_far_is_no_reason_to_leave() -> None:
    assert settled(FAR_LEAD, ONLY_LEAD) == ("owner", "stay", 7)
    assert settled(ANNA, ONLY_LEAD) == ("lead", "lateral", 8)


def test_7_a_promotion_whose_months_have_passed_is_never_far() -> None:
    world = replace(WORLD, transitions=(way("owner", "chief", months=24),))
    assert settled(replace(FAR_LEAD, months_in_role=24), world) == ("chief", "promotion", 8)
    assert settled(replace(FAR_LEAD, months_in_role=23), world)[2] == 7
    assert settled(replace(FAR_LEAD, months_in_role=None), world)[2] == 7


def test_7_nothing_is_far_from_a_way_in() -> None:
    outside = replace(OWNER, way_in=True)
    world = replace(ONLY_LEAD, roles={**WORLD.roles, "owner": outside})
    assert settled(FAR_LEAD, world) == ("lead", "lateral", 8)


def test_7_under_half_of_its_months_a_move_is_too_early() -> None:
    wanting = replace(ANNA, wants=("people",))  # with a want, rule 5 ends after six months
    world = replace(ONLY_LEAD, transitions=(way("owner", "lead", "lateral", months=16),))
    assert settled(replace(wanting, months_in_role=7), world) == ("owner", "stay", 7)
    assert settled(replace(wanting, months_in_role=8), world) == ("lead", "lateral", 8)


def test_7_one_stays_if_the_role_held_suits_a_want_and_no_candidate_does() -> None:
    roles = {**WORLD.roles, "owner": replace(OWNER, suits=("free",))}
    world = replace(WORLD, roles=roles, transitions=(WAYS[1], WAYS[2]))
    assert settled(replace(ANNA, wants=("free",)), world) == ("owner", "stay", 7)
    assert settled(replace(ANNA, wants=("free", "people")), world)[2] == 8
    assert settled(replace(ANNA, wants=("people",)), world)[2] == 8


def test_7_what_drains_and_is_not_wanted_is_not_near() -> None:
    drained = replace(ANNA, drains="people")
    assert settled(drained, ONLY_LEAD) == ("owner", "stay", 7)
    wanted = replace(drained, wants=("people",))
    assert settled(wanted, ONLY_LEAD) == ("lead", "lateral", 8)


@pytest.mark.parametrize(
    ("profile", "world", "reason"),
    [
        (ANNA, replace(WORLD, transitions=()), None),  # whatever asks for more is a candidate
        (ANNA, replace(WORLD, transitions=(WAYS[0],)), "no step"),
        (replace(ANNA, months_in_role=5.9), ONLY_LEAD, None),  # settling in
        (replace(ANNA, drains="people"), ONLY_LEAD, "drains"),
        (FAR_LEAD, ONLY_LEAD, "far"),
    ],
)
def test_7_says_why_nothing_is_near(profile: Profile, world: Catalog, reason: str | None) -> None:
    found = decision(profile, world)
    assert found.stay_reason == reason
    assert (found.settled_by == 7) == (reason is not None)


def test_7_if_only_some_of_it_drains_the_rest_is_far() -> None:
    ways = (WAYS[2], way("owner", "chief", "lateral", months=12))
    aimless = replace(WORLD, transitions=ways, roles={**WORLD.roles, "chief": replace(CHIEF, suits=())})
    assert decision(replace(FAR_LEAD, drains="people"), aimless).stay_reason == "far"


def test_7_says_that_it_is_too_early_or_that_the_role_held_suits_better() -> None:
    late = replace(WORLD, transitions=(way("owner", "lead", "lateral", months=16),))
    early = replace(ANNA, months_in_role=7, wants=("people",))
    assert decision(early, late).stay_reason == "too early"
    suited = {**WORLD.roles, "owner": replace(OWNER, suits=("free",))}
    world = replace(WORLD, roles=suited, transitions=(WAYS[1], WAYS[2]))
    assert decision(replace(ANNA, wants=("free",)), world).stay_reason == "suits the role held"


# 8: the draws


def test_8_the_step_that_wins_most_draws_is_recommended_and_its_share_is_the_confidence() -> None:
    found = decision(ANNA)
    assert (found.role, found.kind, found.settled_by) == ("senior", "promotion", 8)
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.shares["senior"] == max(found.shares.values())
    shares = list(found.shares.values())
    assert all(one >= other for one, other in pairwise(shares))


def test_8_a_want_decides_between_two_ways() -> None:
    assert decision(replace(ANNA, wants=("craft",))).role == "senior"
    assert decision(replace(ANNA, wants=("people",))).role == "lead"
    assert decision(replace(ANNA, wants=("people",), drains="people")).role == "senior"


def twin(key: str, skills: str) -> Role:
    first, second, third = list(skills)
    return role(key, {first: (4, "core"), second: (3, "important"), third: (2, "useful")})


TWINS = catalog(
    [OWNER, twin("left", "abc"), twin("right", "xyz")],
    transitions=[way("owner", "left", "lateral"), way("owner", "right", "lateral")],
)


def test_8_two_steps_whose_shares_lie_close_are_equally_right() -> None:
    level = person("owner", evidence=False, ordering=2, a=3, b=2, c=1, x=3, y=2, z=1)
    level = replace(level, months_in_role=30)
    found = decision(level, TWINS)
    first, second = found.shares.values()
    assert first - second <= 0.10
    assert set(found.equal) == {"left", "right"}
    assert found.beside == found.equal[1]
    apart = replace(level, ratings=person(ordering=2, a=4, b=3, c=1, x=1, y=2, z=1).ratings)
    assert decision(apart, TWINS).equal == ()


def test_8_two_steps_are_equally_right_up_to_the_limit_of_the_rules() -> None:
    level = person("owner", evidence=False, ordering=2, a=3, b=2, c=1, x=3, y=2, z=1)
    level = replace(level, months_in_role=30)
    first, second = decision(level, TWINS).shares.values()
    apart = round(first - second, 9)
    assert apart > 0
    for limit, equal in ((apart, True), (apart - 0.001, False)):
        world = replace(TWINS, rules=Rules(equal_steps=limit))
        assert bool(decision(level, world).equal) is equal


def test_8_a_step_that_wins_every_draw_is_equal_to_none() -> None:
    alone = replace(TWINS, transitions=TWINS.transitions[:1], rules=Rules(equal_steps=1))
    found = decision(replace(person("owner", ordering=2, a=3, b=3, c=2), months_in_role=30), alone)
    assert (dict(found.shares), found.equal, found.hangs_on) == ({"left": 1.0}, (), None)


def test_8_only_what_is_near_is_drawn() -> None:
    """The lead is met in full and wanted; half of its 61 months have not passed."""
    early = (WAYS[1], way("owner", "lead", "lateral", months=61, usual="common"))
    wanting = replace(ANNA, wants=("people",), ratings=person(ordering=2, vision=1, people=4).ratings)
    late = replace(wanting, months_in_role=31)
    assert set(decision(wanting, replace(WORLD, transitions=early)).shares) == {"senior"}
    assert decision(late, replace(WORLD, transitions=early)).role == "lead"


def test_8_without_a_role_what_is_far_is_drawn_only_if_nothing_is_nearer() -> None:
    found = decision(replace(person(ordering=3, vision=1, people=0), wants=("people",)))
    assert "chief" not in found.shares
    far = catalog([CHIEF, ISLAND], wants=WANTS)
    assert set(decision(replace(person(people=0), wants=("people",)), far).shares) <= {"chief", "island"}


def test_8_the_runner_up_stands_beside_the_step_even_if_it_wins_no_draw() -> None:
    sure = replace(ANNA, wants=("craft",))
    assert decision(sure).beside == "lead"


def test_8_without_a_role_the_nearest_is_the_step_and_no_move_is_declared() -> None:
    found = decision(person(people=4, vision=4))
    assert (found.role, found.kind, found.transition, found.settled_by) == ("chief", None, None, 8)


def test_8_of_two_answers_the_one_that_explains_more_is_what_it_hangs_on() -> None:
    unsure = replace(person("owner", ordering=2, a=3, b=2, c=1, x=4, z=2), months_in_role=30)
    found = decision(unsure, TWINS)
    assert found.hangs_on is not None
    assert (found.hangs_on.skill, found.hangs_on.known) == ("y", False)
    assert 0 < found.hangs_on.changes <= 1
    guessed = replace(unsure, ratings={**unsure.ratings, **person(evidence=False, y=1).ratings})
    hangs_on = decision(guessed, TWINS).hangs_on
    assert hangs_on is not None
    assert (hangs_on.skill, hangs_on.known) == ("y", True)


def test_a_catalogue_without_roles_or_with_only_the_role_held_gives_no_step() -> None:
    with pytest.raises(NoAnswerError, match="no roles"):
        decision(person(), catalog([]))
    with pytest.raises(NoAnswerError, match="no other role"):
        decision(person(), catalog([role("firm", {}, venture=True)]))
    assert settled(ANNA, catalog([OWNER])) == ("owner", "stay", 7)


ORDER: list[tuple[int, Callable[[Profile], Profile]]] = [
    (1, lambda profile: situated(profile, load="too-much")),
    (2, lambda profile: decided("post-ends", profile)),
    (3, lambda profile: replace(profile, wants=("stay",))),
    (4, lambda profile: replace(profile, target=("lead",))),
    (5, lambda profile: replace(profile, months_in_role=1)),
    (6, lambda profile: replace(profile, ratings=person(ordering=0).ratings)),
    (7, lambda profile: replace(profile, former_roles=(FormerRole("senior"), FormerRole("lead")))),
]


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_the_first_rule_that_holds_settles_the_step(first: int) -> None:
    profile = ANNA
    for _, change in ORDER[first:]:
        profile = change(profile)
    assert settled(profile)[2] == ORDER[first][0]


def test_without_a_role_the_rules_about_one_do_not_apply() -> None:
    nobody = replace(person(ordering=2), months_in_role=1, wants=("stay",))
    assert settled(situated(nobody, load="too-much"))[2] == 8
    assert settled(decided("post-ends", nobody))[2] == 8


def test_what_two_roles_ask_in_common_is_the_lower_level_at_the_higher_importance() -> None:
    found = common_asks(SENIOR, LEAD)
    assert {skill: (need.level, need.importance) for skill, need in found.items()} == {
        "ordering": (2, "core")
    }


def test_the_same_person_gets_the_same_decision() -> None:
    assert decision(ANNA) == decision(ANNA)
    assert stand(WORLD, ANNA).start == DAY


def test_the_order_of_the_transitions_does_not_matter() -> None:
    turned: tuple[Transition, ...] = tuple(reversed(WAYS))
    for profile in (ANNA, replace(ANNA, wants=("people",)), aiming("chief")):
        assert settled(profile) == settled(profile, replace(WORLD, transitions=turned))
        assert (
            decision(profile).shares == decision(profile, replace(WORLD, transitions=turned)).shares
        )


def test_who_holds_no_situation_is_judged_as_fine() -> None:
    assert settled(replace(ANNA, situation=Situation())) == settled(ANNA)
