"""One step in full: its days, hours and money, what follows the chapter, and what the role itself teaches."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

import pytest
from tiny import DAY, action, catalog, person, ratings_of, role, way

from po_career.catalog.model import Action, Catalog, Cost, Importance, Span
from po_career.planning.model import Step
from po_career.planning.plan import make_plan
from po_career.planning.since import ready_day
from po_career.profile.model import Budget, Event, Profile, Rating

OWNER = role("owner", {"ordering": (2, "core")})
Asked: TypeAlias = Mapping[str, tuple[int, Importance]]
ASKS: Asked = {"ordering": (4, "core"), "vision": (2, "important"), "law": (2, "useful")}
CORE: Asked = {"ordering": (4, "core"), "vision": (2, "core")}
RUNGS = [action(f"order-{n}", {"ordering": n}, 10) for n in (1, 2, 3, 4)]
WAYS = [way("owner", "senior", months=12)]
ANNA = replace(person("owner", target="senior", hours=40, ordering=3, vision=2, law=2), months_in_role=30)


def world(*actions: Action, asks: Asked = ASKS, **more: object) -> Catalog:
    """A catalogue of two roles; `more` is any other field of the transition between them."""
    senior = role("senior", asks)
    ways = [replace(WAYS[0], **more)]  # type: ignore[arg-type]
    return catalog([OWNER, senior], list(actions or RUNGS), ways, skills=["vision", "law"])


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def ready(profile: Profile, made_of: Catalog | None = None) -> date | None:
    return ready_day(made_of or world(), profile, "senior", DAY)


def step(profile: Profile = ANNA, made_of: Catalog | None = None) -> Step:
    return make_plan(made_of or world(), profile, DAY).next_step


# When one is ready


@pytest.mark.parametrize(("held", "days"), [(3, 91), (2, 182), (1, 365 + 91), (0, 365 + 182)])
def test_a_skill_rises_one_rung_in_a_chapter_and_two_in_a_year(held: int, days: int) -> None:
    assert ready(replace(ANNA, ratings=ratings_of({"ordering": held, "vision": 2}))) == after(days)


def test_rungs_of_two_skills_take_their_time_side_by_side() -> None:
    actions = [*RUNGS, action("view-1", {"vision": 1}), action("view-2", {"vision": 2})]
    both = replace(ANNA, ratings=ratings_of({"ordering": 3, "vision": 0}))
    assert ready(both, world(*actions, asks=CORE)) == after(182)


def test_an_action_takes_four_fifths_of_its_weeks_at_the_least() -> None:
    for weeks, days in ((16, 91), (20, 112), (26, 145)):
        slow = world(action("order-4", {"ordering": 4}, 10, min_weeks=weeks))
        assert ready(ANNA, slow) == after(days)


def test_its_hours_at_what_a_plan_uses_of_a_week_take_their_weeks() -> None:
    """Of one hour a week 0.67 are used: 30 weeks for 20 hours, 32 for 21; Christmas takes a week."""
    for hours, weeks in ((20, 30), (20.4, 30), (20.5, 32), (40, 61)):
        slow = replace(ANNA, hours_per_week=1)
        made_of = world(action("order-4", {"ordering": 4}, hours))
        assert ready(slow, made_of) == after(7 * weeks - 1)


def test_a_first_half_that_is_done_is_taken_off() -> None:
    """Half of 21 hours are 11 whole ones: 10 are left, which are 15 weeks."""
    half = replace(ANNA, hours_per_week=1, history=(Event(DAY, done="half:order-4"),))
    made_of = world(action("order-4", {"ordering": 4}, 21, halfway="a list"))
    assert ready(half, made_of) == after(7 * 15 - 1)
    assert ready(replace(half, history=()), made_of) == after(7 * 32 - 1)


def test_with_nothing_left_to_do_one_is_ready_now() -> None:
    assert ready(replace(ANNA, ratings=ratings_of({"ordering": 4, "vision": 2}))) in (DAY, after(6))


def test_around_it_are_the_fewest_and_the_most_hours() -> None:
    """20 to 60 hours at 0.67 a week: 30, 60 and 90 weeks."""
    slow = replace(ANNA, hours_per_week=1)
    around = step(slow, world(action("order-4", {"ordering": 4}, 20, high=60))).ready_around
    assert around is not None
    assert (around.from_, around.expected, around.until) == ("2026-H2", "2027-H1", "2027-H2")
    assert around.ready


def test_hours_without_an_upper_end_may_be_half_as_much_again() -> None:
    """60 hours are 90 weeks, until 21 November 2027, and 90 hours 135."""
    slow = replace(ANNA, hours_per_week=1)
    open_end = replace(action("order-4", {"ordering": 4}), hours=Span(60, None))
    found = step(slow, world(open_end))
    assert (found.hours.low, found.hours.planned, found.hours.high) == (60, 60, None)
    around = found.ready_around
    assert around is not None
    assert (around.from_, around.expected, around.until) == ("2027-H2", "2027-H2", "2028-H2")


def test_out_of_sight_nothing_is_said_of_the_day() -> None:
    slow = replace(ANNA, hours_per_week=0.001)
    assert step(slow).ready_around is None
    assert ready(slow) is None


def test_ready_then_unless_the_role_teaches_more_of_the_core_than_its_last_rung() -> None:
    two_left = replace(ANNA, ratings=ratings_of({"ordering": 2, "vision": 2}))
    for actions, profile, reaches in ((RUNGS[:3], two_left, True), (RUNGS[:2], two_left, False)):
        around = step(profile, world(*actions)).ready_around
        assert around is not None
        assert around.ready is reaches


# What is known


def test_skills_are_counted_at_their_level_shown_and_rated() -> None:
    asks: Asked = {"ordering": (3, "core"), "vision": (2, "important"), "law": (2, "useful"), "selling": (2, "core"), "free": (0, "core")}
    known = {"ordering": (Rating(3, evidence="x"),), "vision": (Rating(2),), "law": (Rating(1, evidence="x"),)}
    found = step(replace(ANNA, ratings=known), world(asks=asks)).skills
    assert (found.expected, found.of) == (2, 4)
    assert (found.shown, found.rated, found.rated_at_level) == (1, 3, 2)
    assert (found.low, found.high) == (1, 3)
    sure = {key: (Rating(4, evidence="x"),) for key in asks}
    surely = step(replace(ANNA, ratings=sure), world(asks=asks)).skills
    assert (surely.low, surely.expected, surely.high) == (4, 4, 4)


# Money


def test_money_is_what_is_known_and_what_is_not() -> None:
    three = [
        replace(action("order-4", {"ordering": 4}), cost=Cost(40, "EUR")),
        replace(action("view-2", {"vision": 2}), cost=Cost(60, "EUR")),
        replace(action("view-1", {"vision": 1}), cost=None),
    ]
    low = replace(ANNA, ratings=ratings_of({"ordering": 3, "vision": 0}))
    cost = step(low, world(*three, asks=CORE)).cost
    assert (cost.known, cost.currency, cost.unknown_actions) == (100, "EUR", ("view-1",))
    free = step().cost
    assert (free.known, free.currency, free.unknown_actions) == (0, None, ())


COURSE = action("course", {"ordering": 4}, 8, kind="course", cost=100)


def bought(until: date, *courses: Action, profile: Profile = ANNA, amount: float = 500, asks: Asked = ASKS) -> tuple[str, str] | None:
    budget = Budget(amount, "USD", "employer", until)
    found = step(replace(profile, budget=budget), world(*RUNGS, *courses, asks=asks)).purchase
    return None if found is None else (found.action, found.skill)


def test_a_budget_buys_from_its_first_to_its_last_day_in_the_chapter() -> None:
    last = after(13 * 7 - 1)
    for until, buys in ((DAY, True), (last, True), (after(-1), False), (last + timedelta(days=1), False)):
        assert bought(until, COURSE) == (("course", "ordering") if buys else None)


def test_the_course_for_the_lead_comes_first_then_the_one_for_the_widest_gap() -> None:
    asks: Asked = {"ordering": (4, "core"), "vision": (4, "important"), "people": (4, "important")}
    courses = [action(f"{key}-course", {key: 1}, 8, kind="course", cost=100) for key in ("vision", "people")]
    low = replace(ANNA, ratings=ratings_of({"ordering": 3, "vision": 0, "people": 0}))
    assert bought(after(30), *courses, profile=low, asks=asks) == ("vision-course", "vision")
    narrower = replace(low, ratings=ratings_of({"ordering": 3, "vision": 1, "people": 0}))
    courses[0] = replace(courses[0], raises={"vision": 2})
    assert bought(after(30), *courses, profile=narrower, asks=asks) == ("people-course", "people")
    assert bought(after(30), *courses, COURSE, profile=narrower, asks=asks) == ("course", "ordering")
    gone = replace(narrower, skipped=("people-course",))
    assert bought(after(30), *courses, profile=gone, asks=asks) == ("vision-course", "vision")


def test_a_course_that_brings_no_more_than_is_held_is_not_bought() -> None:
    assert bought(after(30), replace(COURSE, raises={"ordering": 3})) is None
    assert bought(after(30), replace(COURSE, raises={"vision": 3})) is None
    assert bought(after(30), COURSE, amount=99) is None
    assert bought(after(30), replace(COURSE, kind="mentoring")) is None


def test_the_certificate_is_the_first_that_would_still_prove_something() -> None:
    certs = [
        action("first", {"ordering": 2}, 5, kind="certification"),
        action("second", {"ordering": 4}, 5, high=9, kind="certification", cost=200),
        action("third", {"vision": 4}, 5, kind="certification"),
        action("later", {"vision": 4}, 5, kind="certification"),
    ]
    certs[3] = replace(certs[3], requires=replace(certs[3].requires, actions=("second",)))
    made_of = world(*RUNGS, *certs, credentials=("first", "second", "third"))

    def proved_by(profile: Profile) -> str | None:
        found = step(profile, made_of).credential
        return None if found is None else found.action

    assert proved_by(ANNA) == "second"  # what the first one proves is there
    assert proved_by(replace(ANNA, done=("second",))) == "third"
    assert proved_by(replace(ANNA, done=("later",))) == "third"  # who has it had the second one before
    assert proved_by(replace(ANNA, budget=Budget(199, "USD"))) == "third"
    assert proved_by(replace(ANNA, done=("second", "third"))) is None
    found = step(ANNA, made_of).credential
    assert found is not None
    assert (found.hours.low, found.hours.high, found.hours.planned) == (5, 9, 7)


# What follows the chapter


def test_what_follows_the_chapter_stands_in_the_half_year_in_which_its_middle_falls() -> None:
    """Of 1.5 hours a week one is used: 10 weeks for the chapter, then 20, 10 and 10, with the middles after 20, 35 and 45."""
    actions = [
        action("order-3", {"ordering": 3}, 10),
        action("order-4", {"ordering": 4}, 20),
        action("view-1", {"vision": 1}, 10),
        action("view-2", {"vision": 2}, 10),
    ]
    slow = replace(ANNA, hours_per_week=1 / 0.67, ratings=ratings_of({"ordering": 2, "vision": 0}))
    found = step(slow, world(*actions, asks=CORE))
    assert found.chapter is not None
    assert [one.id for one in found.chapter.actions] == ["order-3"]
    assert [(one.id, one.half_year) for one in found.actions[1:]] == [
        ("order-4", "2026-H2"),
        ("view-1", "2026-H2"),
        ("view-2", "2027-H1"),
    ]
    assert [(row.half_year, row.skills, row.hours) for row in found.outline] == [
        ("2026-H2", ("ordering", "vision"), 30),
        ("2027-H1", ("vision",), 10),
    ]


def test_the_second_half_of_what_the_chapter_begins_comes_next() -> None:
    """The middle of its 30 hours lies 46 hours away, which take 18 weeks, until 5 July."""
    long = action("order-4", {"ordering": 4}, 61, halfway="a list", min_weeks=20)
    found = step(replace(ANNA, hours_per_week=4), world(long))
    assert found.chapter is not None
    assert [(one.id, one.hours.planned, one.begun_only) for one in found.chapter.actions] == [("order-4", 31, True)]
    assert [(row.half_year, row.skills, row.hours) for row in found.outline] == [("2026-H2", ("ordering",), 30)]
    assert [one.id for one in found.actions] == ["order-4"]


def test_what_a_begun_action_brings_counts_for_what_follows_although_it_is_only_useful() -> None:
    """Law is asked as useful, and its last rung is needed to be ready: it follows on what the long action brings."""
    asks: Asked = {"ordering": (2, "core"), "vision": (1, "core"), "law": (4, "useful")}
    long = action("long", {"vision": 1, "law": 1}, 40, halfway="a list", min_weeks=20)
    rest = [action(f"law-{n}", {"law": n}, 10) for n in (2, 3, 4)]
    found = step(replace(ANNA, hours_per_week=4, ratings=ratings_of({"ordering": 2, "vision": 0, "law": 0})), world(long, *rest, asks=asks))
    assert found.chapter is not None
    assert [(one.id, one.begun_only) for one in found.chapter.actions] == [("long", True)]
    assert [one.id for one in found.actions] == ["long", "law-2", "law-3"]


def test_one_is_not_ready_before_the_chapter_is_over() -> None:
    """The hours are done in a week and the rung in 91 days, by 30 June; a chapter of 26 weeks ends on 30 August."""
    short = make_plan(world(), replace(ANNA, hours_per_week=40), DAY).next_step
    long = make_plan(world(), replace(ANNA, hours_per_week=40), DAY, weeks=26).next_step
    assert short.ready_around is not None
    assert long.ready_around is not None
    assert (short.ready_around.expected, long.ready_around.expected) == ("2026-H1", "2026-H2")


def test_the_focus_is_the_lead_and_the_first_skill_of_the_work_beside_it() -> None:
    asks: Asked = {"ordering": (4, "core"), "vision": (1, "important"), "people": (1, "important"), "law": (1, "useful")}
    actions = [RUNGS[3], action("view", {"vision": 1}, 4), action("meet", {"people": 1}, 4)]
    low = replace(ANNA, hours_per_week=4, ratings=ratings_of({"ordering": 3, "vision": 0, "people": 0}))
    found = step(low, world(*actions, asks=asks))
    assert found.focus == ("ordering", "people", "vision")
    assert step(replace(ANNA, hours_per_week=0.01)).focus == ()
    both = [RUNGS[3], action("both", {"people": 1, "vision": 1}, 4)]
    assert step(low, world(*both, asks=asks)).focus == ("ordering", "people")  # of each work one


# What only the role teaches


def test_what_only_the_role_teaches_is_named_core_first_and_nothing_that_is_useful() -> None:
    asks: Asked = {"vision": (2, "important"), "ordering": (4, "core"), "law": (2, "useful")}
    none = replace(ANNA, ratings=ratings_of({"ordering": 3, "vision": 0, "law": 0}))
    found = step(none, world(action("view", {"vision": 2}), asks=asks))
    assert [(one.skill, one.level, one.importance) for one in found.learned_in_role] == [
        ("ordering", 4, "core"),
        ("vision", 1, "important"),
    ]
