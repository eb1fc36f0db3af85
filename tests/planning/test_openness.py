"""Which actions are open to a person, and which of them suit the move."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, stand, way
from worlds import SEEDS, SKILLS, world_of

from po_career.catalog.model import Action, Catalog, Cost, Need, Prerequisites, Rules, Want
from po_career.errors import NoAnswerError
from po_career.planning.aim import aim_of
from po_career.planning.decision import Decision, decide
from po_career.planning.openness import (
    OpenActions,
    liftable,
    move_of,
    open_actions,
    rungs_of,
    tries_for,
    unknown_needs,
)
from po_career.profile.model import Budget, Decided, FormerRole, Profile, Rating, Situation

OWNER = role("owner", {"ordering": (2, "core")}, scope=2, place=2, track="product")
PEER = role("peer", {"ordering": (2, "core")}, scope=2, place=2, track="product")
SENIOR = role(
    "senior",
    {"ordering": (3, "core"), "people": (3, "important")},
    scope=3,
    place=3,
    track="product",
    tries=("watch", "shadow"),
)
COACH = role(
    "coach", {"people": (3, "core")}, scope=2, place=3, track="agile", tries=("watch", "shadow")
)
WAYS = [way("owner", "senior", months=12), way("owner", "coach", "lateral", months=12)]
NEEDS = [Need("data", "Data"), Need("junior", "Somebody junior", usual_for=("owner",))]
ANNA = replace(person("owner", ordering=2, people=1), months_in_role=30, target=("senior",))
RAISES = {"ordering": 3}


def world(*actions: Action, rules: Rules | None = None) -> Catalog:
    wants = [Want("people", "People", skills=("people",))]
    return catalog(
        [OWNER, PEER, SENIOR, COACH],
        list(actions),
        WAYS,
        needs=NEEDS,
        wants=wants,
        rules=rules,
        skills=["people"],
    )


def usable(one: Action, profile: Profile = ANNA) -> bool:
    return bool(liftable(stand(world(one), profile)))


def suits(one: Action, profile: Profile = ANNA, decision: Decision | None = None) -> bool:
    """Whether the action is usable and open for the person's step."""
    standing = stand(world(one), profile)
    decision = decision or decide(standing)
    able = liftable(standing)
    aim = aim_of(standing, decision, None, rungs_of(able))
    return bool(open_actions(standing, decision, aim, able))


def test_an_action_that_raises_or_opens_something_can_be_used() -> None:
    assert usable(action("a", RAISES))
    assert usable(action("a", {}, opens=RAISES))
    assert not usable(action("a", {}))


def test_a_certificate_is_never_chosen_and_relief_raises_nobody() -> None:
    assert not usable(action("a", RAISES, kind="certification"))
    assert not usable(action("a", RAISES, relief=True))


def test_what_is_done_or_skipped_is_not_offered_again() -> None:
    assert not usable(action("a", RAISES), replace(ANNA, done=("a",)))
    assert not usable(action("a", RAISES), replace(ANNA, skipped=("a",)))


@pytest.mark.parametrize(("weeks", "open_"), [(51, True), (52, False)])
def test_what_takes_a_year_is_a_post_and_no_action(weeks: int, open_: bool) -> None:
    assert usable(action("a", RAISES, min_weeks=weeks)) is open_


def test_a_required_role_must_be_held() -> None:
    assert usable(action("a", RAISES, requires=Prerequisites(role="owner")))
    assert not usable(action("a", RAISES, requires=Prerequisites(role="senior")))


def test_without_a_role_what_is_at_work_stays_at_ones_own_scope() -> None:
    assert usable(action("a", RAISES), person())
    assert not usable(action("a", RAISES, scope=1), person())
    assert usable(action("a", RAISES, scope=1, kind="assignment", lent_by="a Product Owner"), person())
    assert usable(action("a", RAISES, scope=1, setting="own-time"), person())


@pytest.mark.parametrize(
    ("there", "open_"), [({}, True), ({"data": True}, True), ({"data": False}, False)]
)
def test_a_need_that_is_not_there_closes_an_action(there: dict[str, bool], open_: bool) -> None:
    profile = replace(ANNA, situation=Situation(there=there))
    one = action("a", RAISES, needs=("data",))
    assert usable(one, profile) is open_
    assert unknown_needs(one, stand(world(one), profile)) == ([] if there else ["data"])


def test_what_holders_of_a_role_have_as_a_rule_is_not_unknown() -> None:
    one = action("a", RAISES, needs=("junior",))
    assert unknown_needs(one, stand(world(one), ANNA)) == []
    assert unknown_needs(one, stand(world(one), replace(ANNA, role="peer"))) == ["junior"]


@pytest.mark.parametrize(
    ("scope", "kind", "lent_by", "open_"),
    [
        (1, "practice", None, True),
        (2, "practice", None, True),
        (None, "practice", None, True),
        (3, "practice", "the director", False),
        (3, "assignment", None, False),
        (3, "assignment", "the director", True),
        (4, "assignment", "the director", False),
    ],
)
def test_above_ones_own_scope_only_an_assignment_whose_mandate_somebody_lends(
    scope: int | None, kind: str, lent_by: str | None, open_: bool
) -> None:
    assert usable(action("a", RAISES, scope=scope, kind=kind, lent_by=lent_by)) is open_


def test_without_a_scope_on_either_side_everything_is_open() -> None:
    above = action("a", RAISES, scope=4)
    made_of = world(above)
    no_scope = replace(made_of, roles={**made_of.roles, "owner": replace(OWNER, scope=None)})
    assert liftable(stand(no_scope, ANNA)) == [above]
    assert usable(replace(above, setting="own-time"), person())


@pytest.mark.parametrize(
    ("budget", "cost", "open_"),
    [
        (None, Cost(9000, "EUR"), True),
        (Budget(100, "EUR"), Cost(100, "EUR"), True),
        (Budget(100, "EUR"), Cost(101, "EUR"), False),
        (Budget(100, "EUR"), None, True),  # an unknown price is not too much
        (Budget(100, "EUR"), Cost(101, "USD"), True),  # amounts of two currencies say nothing
        (Budget(0, "EUR"), Cost(101, "USD"), False),  # but no money is no money
        (Budget(0), Cost(0), True),
        (Budget(100), Cost(101, "USD"), True),  # nor does an amount without one
    ],
)
def test_only_a_known_price_above_what_there_is_closes_an_action(
    budget: Budget | None, cost: Cost | None, open_: bool
) -> None:
    one = replace(action("a", RAISES), cost=cost)
    assert usable(one, replace(ANNA, budget=budget)) is open_


def test_the_everyday_work_of_a_role_held_is_nothing_new() -> None:
    one = action("a", RAISES, part_of=("owner",))
    assert not usable(one)
    assert usable(action("a", RAISES, part_of=("peer",)))
    for months, open_ in ((11, True), (12, False)):
        former = (FormerRole("peer", months=months),)
        was = replace(ANNA, former_roles=former)
        assert usable(action("a", RAISES, part_of=("peer",)), was) is open_


def test_everyday_work_counts_for_whoever_rated_the_skill_below_it() -> None:
    one = action("a", {"ordering": 2}, part_of=("owner",))
    assert not usable(one)
    lower = replace(ANNA, ratings={"ordering": (Rating(1),)})
    assert usable(one, lower)
    assert not usable(one, replace(ANNA, ratings={}))  # assumed, not rated


def test_a_kind_brings_no_more_than_it_can() -> None:
    book = action("book", {"ordering": 1, "people": 2}, kind="reading")
    found = liftable(stand(world(book), ANNA))
    assert [one.raises for one in found] == [{"ordering": 1}]
    assert not usable(action("book", {"people": 2}, kind="reading"))
    assert usable(action("men", {"people": 3}, kind="mentoring"))
    assert not usable(action("men", {"people": 4}, kind="mentoring"))


def test_what_drains_is_used_only_for_a_core_gap() -> None:
    drained = replace(ANNA, drains="people")
    one = action("a", {"people": 2})
    assert suits(one)
    assert not suits(one, drained)  # important for the senior
    assert suits(one, replace(drained, target=("coach",)))  # core for the coach


def test_what_drains_is_not_used_once_the_core_gap_is_closed() -> None:
    closed = replace(ANNA, drains="people", target=("coach",), ratings=person(ordering=2, people=3).ratings)
    assert not suits(action("a", {"people": 4}), closed)
    assert suits(action("a", {"people": 4}), replace(closed, drains=None))


def test_after_the_post_ends_nothing_at_work_is_open() -> None:
    leaving = replace(ANNA, situation=Situation(decided=Decided("post-ends", date(2027, 2, 1))))
    assert not suits(action("a", RAISES), leaving)
    assert suits(action("a", RAISES, setting="own-time"), leaving)


@pytest.mark.parametrize(
    ("raises", "open_"),
    [
        ({"ordering": 3, "people": 1}, True),  # half of it is held already
        ({"ordering": 1, "people": 2}, True),
        ({"ordering": 1, "vision": 1}, False),  # all of it is the bottom rung of what is held
        ({"ordering": 1}, False),
        ({"people": 1}, True),
    ],
)
def test_a_beginners_action_is_not_for_whoever_holds_most_of_it(
    raises: dict[str, int], open_: bool
) -> None:
    able = replace(ANNA, ratings=person(ordering=2, people=1, vision=0).ratings)
    assert suits(action("a", raises), able) is open_


def test_more_than_half_below_what_is_held_is_a_beginners() -> None:
    able = replace(ANNA, ratings=person(ordering=3, people=3, vision=0).ratings)
    assert not suits(action("a", {"ordering": 2, "people": 2, "vision": 1}), able)
    hurts = replace(able, hurts=("ordering",))
    assert suits(action("a", {"ordering": 2, "people": 2, "vision": 1}), hurts)


@pytest.mark.parametrize(
    ("fits", "open_"),
    [
        (("owner>senior",), True),
        (("senior",), True),
        (("owner",), True),  # one grows in the role held
        (("peer>senior",), True),  # the same goal from a role of the same track
        (("coach>senior",), False),
        (("peer",), False),
        (("owner>coach",), False),
        (("coach", "owner>senior"), True),
        ((), True),
    ],
)
def test_an_action_that_names_moves_must_fit_this_one(fits: tuple[str, ...], open_: bool) -> None:
    assert suits(action("a", RAISES, fits=fits)) is open_


def test_in_the_role_held_only_what_names_it_fits() -> None:
    stays = Decision("owner", "stay", 7, None, (), {})
    assert suits(action("a", {"ordering": 3}, fits=("owner",)), decision=stays)
    assert not suits(action("a", {"ordering": 3}, fits=("peer>owner",)), decision=stays)


def test_for_a_venture_growing_in_the_role_held_does_not_count() -> None:
    firm = role("firm", {"ordering": (3, "core")}, venture=True)
    actions = [action("grow", RAISES, fits=("owner",)), action("test", RAISES, fits=("firm",))]
    made_of = catalog([OWNER, firm], actions, [way("owner", "firm", "leap")])
    standing = stand(made_of, replace(ANNA, target=("firm",)))
    decision = decide(standing)
    able = liftable(standing)
    aim = aim_of(standing, decision, None, rungs_of(able))
    assert [one.id for one in open_actions(standing, decision, aim, able)] == ["test"]


def test_what_works_on_a_recognised_symptom_at_ones_own_scope_suits_anybody() -> None:
    hurts = replace(ANNA, hurts=("people",))
    for scope, open_ in ((1, False), (2, True), (None, False)):
        one = action("a", {"people": 2}, fits=("peer",), scope=scope)
        assert suits(one, hurts) is open_
        assert not suits(one)


def test_without_a_role_a_symptom_is_worked_on_at_any_scope_and_any_start_suits() -> None:
    nobody = replace(ANNA, role=None, months_in_role=None, hurts=("people",))
    for scope, open_ in ((0, False), (1, True), (None, False)):
        one = action("a", {"people": 2}, fits=("peer",), scope=scope, setting="own-time")
        assert suits(one, nobody) is open_
    from_peer = action("a", {"people": 2}, fits=("peer>senior",), setting="own-time")
    assert suits(from_peer, replace(nobody, hurts=()))
    assert not suits(replace(from_peer, fits=("peer>coach",)), replace(nobody, hurts=()))


def test_a_symptom_is_healed_only_by_the_next_rung() -> None:
    hurts = replace(ANNA, hurts=("people",))
    assert not suits(action("a", {"people": 3}, fits=("peer",), scope=2), hurts)


def test_whoever_goes_independent_works_at_any_scope() -> None:
    firm = role("firm", {"people": (4, "core")}, venture=True)
    small = action("a", {"people": 3}, scope=0)
    made_of = catalog([OWNER, firm, SENIOR], [small], [way("owner", "firm", "leap"), WAYS[0]])
    able = replace(ANNA, ratings=person(ordering=2, people=2).ratings)
    for target, open_ in (("firm", True), ("senior", False)):
        standing = stand(made_of, replace(able, target=(target,)))
        usable_ = liftable(standing)
        aim = aim_of(standing, decide(standing), None, rungs_of(usable_))
        assert bool(open_actions(standing, decide(standing), aim, usable_)) is open_


def test_a_low_rung_of_what_is_only_useful_does_not_count() -> None:
    wide = replace(SENIOR, requires={**SENIOR.requires, "law": replace(SENIOR.requires["people"], importance="useful")})
    low = action("a", {"law": 1}, scope=0)
    made_of = catalog([OWNER, wide, COACH], [low], WAYS)
    standing = stand(made_of, replace(ANNA, ratings={**ANNA.ratings, "law": (Rating(0),)}))
    usable_ = liftable(standing)
    aim = aim_of(standing, decide(standing), None, rungs_of(usable_))
    assert open_actions(standing, decide(standing), aim, usable_) == []


def test_a_move_has_the_goals_of_both_equal_steps_or_of_the_one_beside() -> None:
    standing = stand(world(), ANNA)
    equal = Decision("senior", "promotion", 8, WAYS[0], (), {}, equal=("senior", "coach"))
    assert move_of(standing, equal).goals == {"senior", "coach"}
    assert move_of(standing, Decision("owner", "elsewhere", 2, beside="coach")).goals == {"coach"}
    assert move_of(standing, Decision("owner", "elsewhere", 2)).goals == {"owner"}
    assert move_of(standing, Decision("senior", "promotion", 4, WAYS[0], beside="coach")).goals == {"senior"}
    assert (move_of(standing, equal).held, move_of(standing, equal).venture) == ("owner", False)


@pytest.mark.parametrize(
    ("scope", "kind", "open_"),
    [(1, "practice", True), (0, "practice", False), (0, "mentoring", True), (0, "community", True)],
)
def test_far_below_ones_own_scope_only_what_fits_or_is_with_people(
    scope: int, kind: str, open_: bool
) -> None:
    level = 1 if kind == "community" else 3  # a community brings no more
    high = replace(ANNA, ratings=person(ordering=2, people=level - 1).ratings)
    one = action("a", {"people": level}, scope=scope, kind=kind)
    assert suits(one, high) is open_
    assert suits(replace(one, fits=("senior",)), high)


@pytest.mark.parametrize(("level", "open_"), [(1, True), (2, True), (3, False)])
def test_a_low_rung_of_what_counts_is_open_whatever_ones_scope(level: int, open_: bool) -> None:
    low = replace(ANNA, ratings=person(ordering=2, people=level - 1).ratings)
    assert suits(action("a", {"people": level}, scope=0), low) is open_
    assert not suits(action("a", {"sailing": level}, scope=0), low)  # nobody asks for it


def test_an_exact_fit_names_the_move_or_the_role_one_stays_in() -> None:
    standing = stand(world(), ANNA)
    to_senior = move_of(standing, decide(standing))
    for fits, exact in [
        (("owner>senior",), True),
        (("senior",), True),
        (("peer>senior",), False),
        (("owner",), False),
    ]:
        assert to_senior.exact(action("a", RAISES, fits=fits)) is exact
    stays = move_of(standing, Decision("owner", "stay", 7, None, (), {}))
    assert stays.exact(action("a", RAISES, fits=("owner",)))
    assert not stays.exact(action("a", RAISES, fits=("owner>senior",)))


TASTES = [action("watch", {}), action("shadow", {}, needs=("data",))]


def tastes(profile: Profile, goal: str = "coach") -> list[str]:
    return [one.id for one in tries_for(stand(world(*TASTES), profile), goal)]


def test_tastes_of_a_role_leave_out_what_was_tasted_or_cannot_be() -> None:
    assert tastes(ANNA) == ["watch", "shadow"]
    assert tastes(replace(ANNA, done=("watch",))) == ["shadow"]
    assert tastes(replace(ANNA, skipped=("shadow",))) == ["watch"]
    assert tastes(replace(ANNA, situation=Situation(there={"data": False}))) == ["watch"]


def test_a_role_held_for_a_year_needs_no_taste_nor_does_what_shares_its_tastes() -> None:
    for months, left in ((11, ["watch", "shadow"]), (12, [])):
        was = replace(ANNA, former_roles=(FormerRole("senior", months=months),))
        assert tastes(was) == left
        assert tastes(was, "senior") == left


RUNGS = st.sets(st.tuples(st.sampled_from(SKILLS), st.integers(1, 4)))


@given(SEEDS, RUNGS)
def test_those_on_some_rungs_are_found_as_if_all_were_looked_at(seed: int, rungs: set[tuple[str, int]]) -> None:
    made_of, profile = world_of(seed)
    standing = stand(made_of, profile)
    able = liftable(standing)
    try:
        decision = decide(standing)
    except NoAnswerError:
        return
    aim = aim_of(standing, decision, None, rungs_of(able))
    every = open_actions(standing, decision, aim, able)
    on_rungs = [one for one in every if not rungs.isdisjoint({*one.raises.items(), *one.opens.items()})]
    assert OpenActions(standing, decision, aim, able).on(rungs) == on_rungs
