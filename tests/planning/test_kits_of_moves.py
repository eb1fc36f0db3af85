"""Which kit belongs to a move, and which of its steps stand in the chapter."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from tiny import catalog, person, role, stand, way

from po_career.catalog.model import Kit, KitFor, KitStep, Need
from po_career.planning.decision import Decision, decide
from po_career.planning.kits import Case, Picked, kit_for, kit_steps
from po_career.profile.model import Applied, Decided, FormerRole, Profile

OWNER = role("owner", {"ordering": (2, "core")}, place=2)
SENIOR = role("senior", {"ordering": (3, "core")}, place=3)
COACH = role("coach", {"ordering": (2, "core")}, place=3)
FIRM = role("firm", {"ordering": (2, "core")}, venture=True, kit="found-a-company")
ALONE = role("alone", {"ordering": (2, "core")}, venture=True)
BEFORE = role("before", {"ordering": (2, "core")}, place=1)
FAR = role("far", {"ordering": (2, "core")}, place=3)
STEPS = tuple(
    KitStep(f"step {n}", hours=hours, week=week, must=n in (3, 5), gate=n == 6)
    for n, (hours, week) in enumerate([(2, 1), (6, 3), (4, 8), (12, 13), (3, 5), (1, 4)], 1)
)
KITS = [Kit(for_, for_, for_.capitalize(), steps=STEPS) for for_ in get_args(KitFor)]
WAYS = [
    way("owner", "senior", months=12),
    way("owner", "coach", "lateral", months=12),
    way("owner", "firm", "leap"),
    way("owner", "alone", "leap"),
    way("owner", "before", "return"),
    way("owner", "far", "leap"),
]
WORLD = catalog(
    [OWNER, SENIOR, COACH, FIRM, ALONE, BEFORE, FAR],
    transitions=WAYS,
    kits=KITS,
    needs=[Need("post", "A post of that kind", post=True), Need("manager", "A manager")],
)
ANNA = replace(person("owner", ordering=2), months_in_role=30)


def to(goal: str, profile: Profile = ANNA) -> Profile:
    return replace(profile, target=(goal,))


def situated(profile: Profile = ANNA, **more: object) -> Profile:
    return replace(profile, situation=replace(profile.situation, **more))  # type: ignore[arg-type]


def decided(what: str, profile: Profile = ANNA) -> Profile:
    return situated(profile, decided=Decided(what, date(2027, 2, 1)))  # type: ignore[arg-type]


def kit_of(profile: Profile) -> str | None:
    standing = stand(WORLD, profile)
    kit = kit_for(standing, decide(standing, any_way=True))
    return kit.id if kit is not None else None


APPLIED = Applied(sent=1)


WHO_GETS_WHICH: list[tuple[Profile, KitFor]] = [
    (situated(load="too-much"), "load-too-much"),
    (decided("post-ends"), "post-ends"),
    (decided("post-in-question"), "post-ends"),
    (decided("probation"), "pass-probation"),
    (replace(ANNA, target=("owner",)), "stay"),
    (to("firm"), "found-a-company"),
    (to("alone"), "independent"),
    (to("before"), "step-back"),
    (to("far"), "new-employer"),  # a leap
    (to("senior", situated(there={"post": False})), "new-employer"),
    (to("senior", situated(applied=APPLIED)), "new-employer"),
    (to("senior", person()), "new-employer"),
    (to("senior"), "promotion-in-house"),
    (to("senior", situated(there={"manager": False})), "promotion-in-house"),
    (to("senior", situated(applied=Applied(0))), "promotion-in-house"),
    (to("coach"), "sideways-in-house"),
    (replace(ANNA, target=("senior", "coach")), "sideways-in-house"),  # a trial
]


@pytest.mark.parametrize(("profile", "kit"), WHO_GETS_WHICH)
def test_the_first_kit_that_fits_applies(profile: Profile, kit: str) -> None:
    assert kit_of(profile) == kit


def test_each_of_the_ten_kits_applies_to_somebody() -> None:
    assert {kit for _, kit in WHO_GETS_WHICH} == set(get_args(KitFor))


def test_too_much_to_do_goes_before_the_post_and_the_post_before_the_move() -> None:
    assert kit_of(situated(decided("post-ends"), load="too-much")) == "load-too-much"
    assert kit_of(decided("post-ends", to("firm"))) == "post-ends"
    assert kit_of(decided("probation", to("senior"))) == "pass-probation"
    assert kit_of(situated(to("firm"), applied=APPLIED)) == "found-a-company"


def test_a_catalogue_without_kits_gives_none() -> None:
    standing = stand(replace(WORLD, kits={}), ANNA)
    assert kit_for(standing, decide(standing)) is None


def picked(
    profile: Profile, *, ready: bool = False, open_core: bool = True, weeks: float = 13
) -> list[Picked]:
    standing = stand(WORLD, profile)
    decision = decide(standing, any_way=True)
    kit = kit_for(standing, decision)
    return kit_steps(standing, decision, kit, Case(ready, open_core, weeks))


def numbers(found: list[Picked]) -> list[int]:
    return [int(one.id.rpartition(":")[2]) for one in found]


SENIOR_BOUND = to("senior")


def test_far_from_ready_a_step_needs_nothing_of_the_kit() -> None:
    assert picked(SENIOR_BOUND) == []


def test_from_ready_on_four_steps_by_their_weeks_gates_first() -> None:
    assert numbers(picked(SENIOR_BOUND, ready=True)) == [6, 1, 2, 5]


def test_if_the_post_ends_five_the_musts_among_them() -> None:
    found = numbers(picked(decided("post-ends")))
    assert len(found) == 5
    assert {3, 5, 6} <= set(found)
    assert found[0] == 6


def test_on_probation_four_or_two_beside_an_open_core_gap() -> None:
    assert numbers(picked(decided("probation"), open_core=False)) == [6, 1, 5, 3]
    assert numbers(picked(decided("probation"), open_core=True)) == [5, 3]


def test_for_a_post_in_question_only_what_is_worth_doing_either_way() -> None:
    assert picked(decided("post-in-question")) == []
    kit = WORLD.kits["post-ends"]
    either = tuple(replace(step, either_way=n in (0, 1, 2, 4)) for n, step in enumerate(STEPS))
    world = replace(WORLD, kits={**WORLD.kits, "post-ends": replace(kit, steps=either)})
    standing = stand(world, decided("post-in-question"))
    decision = decide(standing)
    chosen = kit_steps(
        standing, decision, kit_for(standing, decision), Case(ready=False, open_core=True, weeks=13)
    )
    assert [int(one.id.rpartition(":")[2]) for one in chosen] == [1, 2, 5]


def test_a_post_that_opens_takes_two_a_review_one_and_a_venture_two() -> None:
    assert numbers(picked(decided("post-opens", SENIOR_BOUND))) == [6, 1]
    assert numbers(picked(decided("review", SENIOR_BOUND))) == [6]
    assert numbers(picked(to("alone"))) == [6, 1]
    assert numbers(picked(situated(SENIOR_BOUND, holds_part=True))) == [6]


def test_an_offer_takes_the_place_of_a_step_but_not_for_a_venture() -> None:
    offered = replace(decided("post-opens", SENIOR_BOUND), offer="Sam asked for me")
    assert numbers(picked(offered)) == [6]
    assert numbers(picked(replace(to("alone"), offer="Sam asked for me"))) == [6, 1]


def test_whoever_stays_or_tries_two_roles_has_no_steps() -> None:
    assert picked(replace(ANNA, target=("owner",)), ready=True) == []
    assert picked(replace(ANNA, target=("senior", "coach")), ready=True) == []


@pytest.mark.parametrize(
    ("sent", "talks", "after"),
    [(3, 0, "no-talk"), (3, 1, "no-talk"), (5, 2, "talks"), (2, 0, None)],
)
def test_after_applications_the_paper_or_the_interview(
    sent: int, talks: int, after: str | None
) -> None:
    steps = (*STEPS, KitStep("the CV", 3, after="no-talk"), KitStep("talks", 3, after="talks"))
    kit = replace(WORLD.kits["new-employer"], steps=steps)
    world = replace(WORLD, kits={**WORLD.kits, "new-employer": kit})
    standing = stand(world, situated(SENIOR_BOUND, applied=Applied(sent, talks)))
    case = Case(ready=False, open_core=True, weeks=13)
    found = kit_steps(standing, decide(standing), kit, case)
    assert [one.step.after for one in found] == ([after] if after else [])


def test_with_less_time_weeks_and_long_steps_shrink_in_proportion() -> None:
    whole = {one.id: one for one in picked(decided("post-ends"), weeks=13)}
    half = {one.id: one for one in picked(decided("post-ends"), weeks=6.5)}
    assert whole.keys() == half.keys()
    for key, one in half.items():
        step = STEPS[int(key.rpartition(":")[2]) - 1]
        assert one.week == max(1, round(step.week / 2))
        assert one.hours == (step.hours / 2 if step.hours > 4 else step.hours)
        assert (whole[key].week, whole[key].hours) == (step.week, step.hours)


def test_with_more_time_than_thirteen_weeks_nothing_stretches() -> None:
    assert picked(decided("post-ends"), weeks=20) == picked(decided("post-ends"), weeks=13)


def test_equal_steps_in_house_are_sideways_until_there_is_no_post() -> None:
    equal = Decision("senior", "promotion", 8, WAYS[0], (), {}, equal=("senior", "coach"))
    kit = kit_for(stand(WORLD, ANNA), equal)
    assert kit is not None
    assert kit.id == "sideways-in-house"
    outside = kit_for(stand(WORLD, situated(there={"post": False})), equal)
    assert outside is not None
    assert outside.id == "new-employer"


def test_whoever_works_on_their_own_has_no_house_to_move_in() -> None:
    alone = replace(ANNA, role="alone", target=())
    equal = Decision("senior", "lateral", 8, WAYS[0], (), {}, equal=("senior", "coach"))
    for decision in (equal, equal._replace(equal=())):
        kit = kit_for(stand(WORLD, alone), decision)
        assert kit is not None
        assert kit.id == "new-employer"


def test_former_roles_do_not_change_the_kit() -> None:
    assert kit_of(replace(SENIOR_BOUND, former_roles=(FormerRole("before", months=40),))) == (
        "promotion-in-house"
    )
