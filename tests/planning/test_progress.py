"""Readiness over time: points, what moved it, and how the actions stand, in worlds small enough to add up by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Kit, KitCheck, KitStep
from po_career.planning.actions_state import actions_state, kept_plan
from po_career.planning.plan import make_plan
from po_career.planning.progress import change_of, plan_role, progress_of, recorded_days, toward
from po_career.profile.growth import with_done, with_plan, with_rated
from po_career.profile.history import recorded
from po_career.profile.model import Event, KeptAction, KeptPlan, Profile, Rating

OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (3, "core"), "metrics": (2, "important"), "pricing": (1, "useful")})
WORLD = catalog(
    [OWNER, SENIOR, role("head", {"strategy": (4, "core")})],
    [action("read", {"metrics": 1}, 8), action("measure", {"metrics": 2}, 20, high=30), action("order", {"ordering": 3}, 12)],
    [way("owner", "senior"), way("senior", "head")],
    skills=["singing"],
)
FEB, APR, JUN, SEP, NOV = date(2026, 2, 9), date(2026, 4, 1), date(2026, 6, 1), date(2026, 9, 2), date(2026, 11, 24)
NOBODY = Profile()
BUILT_IN = load_catalog()


def rated(profile: Profile, skill: str, level: int, on: date, *, example: str | None = "an example", by: str = "self") -> Profile:
    after = with_rated(WORLD, profile, skill, level, evidence=example, by="other" if by == "other" else "self", on=on)
    return recorded(profile, after, on)


def done(profile: Profile, key: str, on: date) -> Profile:
    return recorded(profile, with_done(profile, key), on)


def planned(profile: Profile, due: Mapping[str, date], on: date = FEB, to: str = "senior") -> Profile:
    return with_plan(profile, KeptPlan(to, due), on)


def a_year() -> Profile:
    """Two ratings in February, one more in June, one raised in November."""
    profile = Profile(role="owner", target=("senior",))
    profile = rated(rated(profile, "ordering", 2, FEB), "metrics", 1, FEB)
    return rated(rated(profile, "pricing", 1, JUN), "ordering", 3, NOV)


def test_there_is_one_point_for_each_day_with_readiness_as_it_stood_then() -> None:
    points = progress_of(WORLD, a_year(), NOV).points
    assert [point.on for point in points] == [FEB, JUN, NOV]
    # asked 3*3 + 2*2 + 1*1 = 14; February 3*2 + 2*1 = 8, June one more, November three more
    assert [point.readiness.expected for point in points] == pytest.approx([8 / 14, 9 / 14, 12 / 14])


def test_what_moved_adds_up_to_the_change_and_what_moved_most_comes_first() -> None:
    found = progress_of(WORLD, a_year(), NOV)
    assert [(one.skill, one.before.expected, one.after.expected) for one in found.moved] == [("ordering", 2, 3), ("pricing", 0, 1)]
    assert [one.adds for one in found.moved] == pytest.approx([3 / 14, 1 / 14])
    assert [(one.on, one.how, one.example) for one in found.moved] == [(NOV, "rated", False), (JUN, "rated", True)]


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(WORLD.skills)), st.integers(0, 4), st.booleans(), st.integers(0, 60)), min_size=1, max_size=12
    )
)
def test_the_parts_are_the_whole_whatever_is_rated(said: list[tuple[str, int, bool, int]]) -> None:
    profile = Profile(role="owner", target=("senior",))
    for skill, level, sure, days in sorted(said, key=lambda one: one[3]):
        profile = rated(profile, skill, level, FEB + timedelta(days=days), example="x" if sure else None)
    found = progress_of(WORLD, profile, NOV)
    whole = found.points[-1].readiness.expected - found.points[0].readiness.expected
    assert sum(one.adds for one in found.moved) == pytest.approx(whole)
    for point in found.points:
        assert 0 <= point.readiness.low <= point.readiness.expected <= point.readiness.high <= 1


def test_since_a_day_the_first_point_is_how_things_stood_then() -> None:
    found = progress_of(WORLD, a_year(), NOV, since=APR)
    assert [point.on for point in found.points] == [APR, JUN, NOV]
    assert found.points[0].readiness.expected == pytest.approx(8 / 14)
    assert len(progress_of(WORLD, a_year(), NOV, since=JUN).moved) == 1


def test_a_day_before_the_first_entry_leaves_nothing_out() -> None:
    assert recorded_days(a_year(), FEB - timedelta(days=9)) == [FEB, JUN, NOV]


def test_ratings_from_before_the_history_are_a_point_on_the_day_of_the_youngest() -> None:
    before = replace(NOBODY, target=("senior",), ratings={"ordering": (Rating(2, on=FEB),), "metrics": (Rating(1),)})
    assert recorded_days(before) == [FEB]
    assert [point.on for point in progress_of(WORLD, rated(before, "pricing", 1, JUN), NOV).points] == [FEB, JUN]


def test_since_a_recorded_day_it_begins_with_that_day() -> None:
    assert recorded_days(a_year(), FEB) == [FEB, JUN, NOV]
    assert recorded_days(a_year(), JUN) == [JUN, NOV]
    assert recorded_days(a_year(), JUN - timedelta(days=1)) == [JUN - timedelta(days=1), JUN, NOV]
    assert recorded_days(a_year(), NOV + timedelta(days=1)) == [NOV + timedelta(days=1)]
    assert recorded_days(NOBODY, FEB) == []


def test_time_in_a_role_is_no_point() -> None:
    before = a_year()
    assert recorded_days(recorded(before, replace(before, months_in_role=12), SEP)) == [FEB, JUN, NOV]


def test_of_what_moved_as_much_core_comes_first_and_then_the_id() -> None:
    """Core counts 3 a level, important 2: 2 * 3 and 3 * 2 are the same."""
    wide = role("wide", {"b": (3, "important"), "a": (3, "important"), "c": (2, "core"), "free": (0, "core")})
    world = catalog([wide])
    profile = Profile(target=("wide",))
    for level, on in ((0, FEB), (3, JUN)):
        for skill in "bac":
            after = with_rated(world, profile, skill, min(level, 2) if skill == "c" else level, evidence=None, by="self", on=on)
            profile = recorded(profile, after, on)
    found = progress_of(world, profile, NOV)
    assert [one.skill for one in found.moved] == ["c", "a", "b"]
    assert [one.adds for one in found.moved] == pytest.approx([6 / 18] * 3)
    assert {one.other for one in found.moved} == {False}


def test_what_is_unknown_is_named_before_what_is_assumed_and_the_most_asked_first() -> None:
    asks = {"a": (1, "core"), "b": (3, "core"), "c": (3, "core"), "d": (4, "core"), "e": (4, "important"), "f": (0, "core")}
    world = catalog([role("held", {"d": (4, "core")}), role("wide", asks)])  # type: ignore[arg-type]  # importances are words
    found = progress_of(world, Profile(role="held", target=("wide",)), NOV).unrated
    assert [one.skill for one in found] == ["b", "c", "a", "d"]


def test_what_was_taken_back_is_told_apart_from_a_role() -> None:
    first = rated(rated(Profile(role="owner", target=("senior",)), "metrics", 1, FEB), "pricing", 1, FEB)
    done_once = done(first, "order", JUN)
    undone_ = recorded(done_once, replace(done_once, done=()), SEP)
    moved = {one.skill: one.how for one in progress_of(WORLD, undone_, NOV, since=JUN).moved}
    assert moved == {"ordering": "taken back"}


def test_a_view_of_ones_own_beside_anothers_is_not_another_view_alone() -> None:
    profile = rated(rated(Profile(target=("senior",)), "metrics", 1, FEB), "metrics", 2, JUN, by="other")
    both = rated(profile, "metrics", 2, SEP)
    (moved,) = progress_of(WORLD, both, NOV).moved
    assert (moved.other, moved.on) == (False, SEP)


def test_without_a_day_anywhere_there_is_no_point() -> None:
    found = progress_of(WORLD, person("owner", target="senior", metrics=1), NOV)
    assert (found.points, found.moved) == ((), ())


def test_a_skill_that_the_role_does_not_ask_moves_nothing_and_is_named() -> None:
    found = progress_of(WORLD, rated(rated(Profile(target=("senior",)), "metrics", 1, FEB), "singing", 3, JUN), NOV)
    assert (found.moved, found.elsewhere) == ((), ("singing",))


def test_another_view_widens_the_range_and_is_told() -> None:
    profile = rated(rated(Profile(target=("senior",)), "metrics", 1, FEB), "metrics", 2, JUN, by="other")
    found = progress_of(WORLD, profile, NOV)
    (moved,) = found.moved
    assert (moved.other, moved.adds, moved.after.low, moved.after.expected, moved.after.high) == (True, 0, 1, 1, 3)
    assert found.points[-1].readiness.high > found.points[0].readiness.high


def test_a_new_role_moves_what_is_assumed_of_it() -> None:
    before = rated(Profile(role="owner", target=("senior",)), "metrics", 1, FEB)
    found = progress_of(WORLD, recorded(before, replace(before, role="senior"), JUN), NOV)
    moved = [(one.skill, one.how, one.on, one.after.expected) for one in found.moved]
    assert moved == [("ordering", "role", None, 3), ("pricing", "role", None, 1)]


def test_saying_for_the_first_time_which_role_one_holds_is_no_growth() -> None:
    before = rated(Profile(target=("senior",)), "metrics", 1, FEB)
    found = progress_of(WORLD, recorded(before, replace(before, role="owner"), NOV), NOV)
    assert [(point.on, point.readiness.expected) for point in found.points] == [(FEB, pytest.approx(8 / 14))]  # as an owner already
    assert found.moved == ()


def test_core_skills_that_nobody_has_rated_are_named() -> None:
    assert [one.skill for one in progress_of(WORLD, Profile(role="owner", target=("senior",)), NOV).unrated] == ["ordering"]
    assert progress_of(WORLD, a_year(), NOV).unrated == ()


def test_the_role_is_the_one_asked_for_else_the_target_else_the_plans_else_the_next_step() -> None:
    plain = Profile(role="owner")
    kept = planned(plain, {}, to="head")
    found = [toward(WORLD, replace(kept, target=("senior",)), NOV, "owner")]
    found += [toward(WORLD, replace(kept, target=("senior",)), NOV), toward(WORLD, kept, NOV)]
    assert [(one.role, one.why) for one in found if one] == [("owner", "asked"), ("senior", "target"), ("head", "kept plan")]
    able = person("owner", ordering=2, metrics=2)
    for profile, why in ((replace(able, months_in_role=30), "next step"), (replace(able, months_in_role=3), "role held")):
        step = toward(WORLD, replace(profile, hours_per_week=None), NOV)
        assert step is not None
        assert (step.role, step.why) == (make_plan(WORLD, profile, NOV).next_step.role, why)


def test_a_plan_whose_role_was_taken_leads_nowhere_any_more() -> None:
    planned_once = planned(Profile(role="owner"), {}, to="senior")
    promoted = recorded(planned_once, replace(planned_once, role="senior"), JUN)
    step = toward(WORLD, promoted, JUN)
    assert step is not None
    assert (step.role, step.why) == ("senior", "role held")
    assert plan_role(planned(promoted, {}, JUN, to="senior")) == "senior"  # staying may be a plan


def test_who_has_said_nothing_is_measured_by_nothing() -> None:
    found = progress_of(WORLD, NOBODY, NOV)
    assert (found.toward, found.verdict, found.points, found.unrated) == (None, None, (), ())


def test_an_action_is_open_on_its_day_and_late_the_day_after() -> None:
    profile = planned(NOBODY, {"read": SEP, "measure": NOV})
    assert [one.id for one in actions_state(WORLD, profile, SEP).open] == ["read", "measure"]
    state = actions_state(WORLD, profile, SEP + timedelta(days=1))
    assert ([one.id for one in state.late], [one.id for one in state.open]) == (["read"], ["measure"])
    assert state.open[0].hours == 25  # the middle of 20 to 30


def test_what_is_done_is_neither_open_nor_late_and_the_latest_stands_first() -> None:
    profile = replace(planned(NOBODY, {"read": APR, "order": APR}), done=("measure",))
    state = actions_state(WORLD, done(done(profile, "read", APR), "order", SEP), NOV)
    assert [(one.id, one.on) for one in state.done] == [("order", SEP), ("read", APR), ("measure", None)]
    assert (state.open, state.late) == ((), ())


def test_the_last_plan_counts_and_actions_that_the_catalogue_has_lost_do_not() -> None:
    profile = planned(planned(NOBODY, {"read": APR}, FEB), {"order": SEP, "gone": SEP}, JUN)
    state = actions_state(WORLD, profile, NOV)
    assert [one.id for one in state.late] == ["order"]
    assert state.plan is not None
    assert (state.plan.on, state.plan.title) == (JUN, "Senior")


def test_what_waits_is_called_by_what_it_is_now() -> None:
    kit = Kit("move", "sideways", "Sideways", checks=(KitCheck("Who decides"),), steps=(KitStep("Ask them", 2),))
    kept = {
        "order": "As it was called then",
        "kit:move:1": "Ask him",
        "check:move:1": "",
        "kit:gone:1": "Say no",
        "kit:move:2": "Say yes",
        "check:gone:1": "",
        "offer": "Anna",
        "door": "",
    }
    actions = [KeptAction(key, number, title, due=SEP) for number, (key, title) in enumerate(kept.items(), 1)]
    actions += [KeptAction("measure", 9, due=SEP, half=True), KeptAction("offer", 10, due=SEP)]
    profile = with_plan(NOBODY, KeptPlan("senior", until=SEP, actions=tuple(actions)), FEB)
    found = actions_state(replace(WORLD, kits={"move": kit}), profile, FEB).open
    assert [one.title for one in found] == [
        "Do order",
        "Ask them",
        "Find out Who decides",
        "Say no",
        "Say yes",
        "Find out check:gone:1",
        "Answer the offer: Anna",
        "Ask whether you can have what the next action needs",
        "Do measure, the first half",
        "Answer the offer",
    ]


def test_of_two_plans_of_one_day_the_one_recorded_last_counts() -> None:
    profile = planned(planned(NOBODY, {"read": APR}), {"order": SEP})
    assert [one.id for one in actions_state(WORLD, profile, FEB).open] == ["order"]


def test_a_plan_is_kept_with_the_day_on_which_each_action_is_done() -> None:
    step = make_plan(WORLD, person("owner", target="senior", ordering=2, metrics=0), FEB).next_step
    kept = kept_plan(step)
    assert kept.toward == "senior"
    assert step.chapter is not None
    assert kept.due == {one.id: one.finish for one in step.chapter.actions}
    assert kept.due.keys() <= {"read", "order"}  # what comes after the chapter has no day
    profile = with_plan(NOBODY, kept, FEB)
    assert with_plan(profile, kept, FEB) is profile  # the same plan on the same day is no second entry
    assert len(with_plan(profile, kept, JUN).history) == 2


def test_a_change_tells_readiness_and_the_skill_before_and_after() -> None:
    before = Profile(role="owner", target=("senior",))
    after = rated(before, "ordering", 3, NOV, example=None)
    change = change_of(WORLD, before, after, after.history[-1], NOV, profile="me.yaml")
    assert change.before is not None
    assert change.after is not None
    assert (change.before.expected, change.after.expected) == pytest.approx((6 / 14, 9 / 14))
    assert change.skill_after is not None
    assert (change.skill_after.low, change.skill_after.expected) == (2, 3)  # 3 without an example


def test_a_change_of_somebody_unknown_has_no_readiness() -> None:
    change = change_of(WORLD, NOBODY, NOBODY, None, NOV, profile="me.yaml")
    assert (change.event, change.toward, change.before, change.skill_after) == (None, None, None, None)


def test_what_is_done_counts_at_once_and_is_not_rated_yet() -> None:
    before = planned(Profile(role="owner", target=("senior",)), {"order": APR})
    after = done(before, "order", APR)
    assert after.history[-1] == Event(APR, done="order")
    found = progress_of(WORLD, after, NOV)
    first, last = found.points
    assert last.readiness.expected > first.readiness.expected
    (moved,) = found.moved
    assert (moved.skill, moved.how, moved.after.basis, moved.on) == ("ordering", "done", "done", APR)
    assert [one.skill for one in found.unrated] == ["ordering"]


def test_a_plan_keeps_only_actions_of_the_catalogue() -> None:
    profile = person("product-owner", hours=5, target="product-manager")
    profile = replace(profile, months_in_role=30, offer="The lead of UX said: come by.")
    step = make_plan(BUILT_IN, profile, FEB).next_step
    assert step.chapter is not None
    assert "offer" in {one.id for one in step.chapter.actions}
    due = kept_plan(step).due
    assert due
    assert due.keys() <= BUILT_IN.actions.keys()


@pytest.mark.parametrize(
    ("held", "target"),
    [
        ("associate-po", "product-owner"),
        ("product-owner", "senior-po"),
        ("senior-po", "group-pm"),
        ("scrum-master", "agile-coach"),
    ],
)
@pytest.mark.parametrize("rating", [1, 2, 3, None])
def test_recording_what_is_done_never_lengthens_a_plan(held: str, target: str, rating: int | None) -> None:
    levels = {} if rating is None else dict.fromkeys(BUILT_IN.roles[held].requires, rating)
    profile = person(held, hours=5, target=target)
    profile = replace(profile, ratings={skill: (Rating(level),) for skill, level in levels.items()})
    left = make_plan(BUILT_IN, profile, FEB).next_step
    assert left.chapter is not None
    for one in left.chapter.actions:
        if one.id in BUILT_IN.actions and not one.begun_only:
            profile = recorded(profile, with_done(profile, one.id), APR)
            now = make_plan(BUILT_IN, profile, FEB).next_step
            longer = now.optimal.lower_bound > left.optimal.lower_bound  # what the choice makes least
            assert not longer or now.role != left.role, one.id  # another step has other hours
            left = now
