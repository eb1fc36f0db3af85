"""The whole plan: everybody's figures read again by hand, and what may never make it worse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from typing import NamedTuple

import pytest
from pydantic import TypeAdapter
from tiny import DAY, action, catalog, person, role, way

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog, Cost
from po_career.planning.calendar import is_off
from po_career.planning.enough import Close
from po_career.planning.model import Chapter, PlannedAction, Step
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.planning.standing import standing_of
from po_career.profile.model import (
    Applied,
    Away,
    Budget,
    Decided,
    Event,
    FormerRole,
    Profile,
    Rating,
    Situation,
)

BUILT_IN = load_catalog()
SOON, LATER = DAY + timedelta(days=100), DAY + timedelta(days=300)
PLANS = TypeAdapter(Plan)


class Case(NamedTuple):
    """A person of the built-in catalogue."""

    name: str
    profile: Profile


def decided(what: str, day: date = SOON) -> dict[str, object]:
    return {"situation": Situation(decided=Decided(what, day))}  # type: ignore[arg-type]


SITUATIONS: list[dict[str, object]] = [
    {},
    {"wants": ("leading-people",)},
    {"hours_per_week": 1},
    {"hours_per_week": 15, "wants": ("independence",)},
    {"budget": Budget(0, "EUR"), "drains": "technology"},
    {"months_in_role": 2},
    {"situation": Situation(load="high"), "offer": "Sam said come by"},
    {"situation": Situation(load="too-much")},
    decided("probation"),
    decided("post-ends"),
    decided("post-in-question"),
    decided("post-opens"),
    decided("review"),
    decided("other", LATER),
    {"situation": Situation(applied=Applied(4, 0))},
    {"situation": Situation(holds_part=True, there={"post-of-that-kind": False})},
    {"away": (Away(DAY + timedelta(days=10), DAY + timedelta(days=60)),)},
    {"former_roles": (FormerRole("product-owner", months=40, until="2019-05"),)},
    {"target": ("head-of-product",)},
    {"target": ("product-manager", "agile-coach")},
    {"hurts": ("communication", "prioritization"), "offer": "Ask me any time"},
    {"role": None, "months_in_role": None},
]
LEVELS = {"nothing rated": None, "below": -1, "at": 0, "above": 1}


def people() -> Iterator[Case]:
    """Every role, unrated, below, at and above its levels, each in another situation."""
    situations = cycle(enumerate(SITUATIONS))
    for key, held in BUILT_IN.roles.items():
        for word, shift in LEVELS.items():
            ratings = {}
            if shift is not None:
                ratings = {
                    skill: (Rating(min(4, max(0, need.level + shift))),)
                    for skill, need in held.requires.items()
                }
            number, situation = next(situations)
            profile = Profile(role=key, months_in_role=30, hours_per_week=4, ratings=ratings)
            situated = replace(profile, **situation)  # type: ignore[arg-type]  # any field
            yield Case(f"{key}, {word}, {number}", situated)


PEOPLE = list(people())


def plan_of(profile: Profile, world: Catalog = BUILT_IN) -> Plan:
    return make_plan(world, profile, DAY)


@pytest.mark.parametrize("case", PEOPLE[::7], ids=lambda case: case.name)
def test_the_same_input_gives_the_same_bytes(case: Case) -> None:
    first, second = plan_of(case.profile), plan_of(replace(case.profile))
    assert PLANS.dump_json(first) == PLANS.dump_json(second)


@pytest.mark.parametrize("case", PEOPLE, ids=lambda case: case.name)
def test_everybody_gets_a_plan_that_reads_as_it_should(case: Case) -> None:
    plan = plan_of(case.profile)
    assert PLANS.validate_json(PLANS.dump_json(plan)) == plan
    read_step(plan.next_step)
    for other in plan.alternatives:
        assert other.chapter is None
        assert other.settled_by is None
        read_step(other)
    assert plan.next_step.chapter is not None
    read_chapter(plan.next_step, plan.next_step.chapter, case.profile)
    roles = [plan.next_step.role, *(other.role for other in plan.alternatives)]
    assert len(set(roles)) == len(roles)


def read_step(step: Step) -> None:
    """The figures of a step, recomputed."""
    assert step.readiness.low <= step.readiness.expected <= step.readiness.high
    assert step.skills.low <= step.skills.expected <= step.skills.high <= step.skills.of
    assert step.hours.planned == pytest.approx(step.hours.at_work + step.hours.own_time)
    assert step.hours.high is None or step.hours.low <= step.hours.high
    if step.scores is not None:
        rules = BUILT_IN.rules
        names = ("near", "uses", "wish", "usual", "time")
        terms = {name: getattr(step.scores, name) for name in names}
        assert all(0 <= term <= 1 for term in terms.values())
        by_hand = sum(getattr(rules, name) * term for name, term in terms.items())
        assert step.scores.score == pytest.approx(by_hand)
    shares = [step.confidence, *(other.share for other in step.otherwise)]
    if step.settled_by == 8:
        assert sum(share or 0 for share in shares) == pytest.approx(1)
    assert len(step.focus) <= 3
    worked_on = {one.skill for action_ in step.actions for one in action_.raises}
    assert not set(step.leave_alone) & worked_on
    if step.bottleneck is not None:
        assert step.bottleneck.have < step.bottleneck.need
        assert step.focus[0] == step.bottleneck.skill
        assert step.bottleneck.skill not in step.leave_alone
    if step.ready_around is not None:
        around = step.ready_around
        assert around.from_ <= around.expected <= around.until


def read_chapter(step: Step, chapter: Chapter, profile: Profile) -> None:
    """The chapter, recomputed: its sum, its days, its numbers, its first hour."""
    actions = chapter.actions
    assert chapter.hours == sum(one.hours.planned for one in actions)
    assert [one.number for one in actions] == list(range(1, len(actions) + 1))
    ids = [one.id for one in actions]
    assert len(set(ids)) == len(ids)
    kit = [one for one in actions if one.kind == "kit"]
    assert len(actions) <= (5 if kit else 4) + any(one.kind == "offer" for one in actions)
    limit = 0.85 if step.kind == "trial" else 0.75
    assert chapter.hours <= limit * chapter.of or len(actions) <= 2
    read_days(chapter, profile)
    if actions:
        assert chapter.this_week is not None
        assert chapter.this_week.action == actions[0].id
        assert 0 < chapter.this_week.minutes <= 60 * actions[0].hours.planned
    if chapter.say is not None and chapter.say.action is not None:
        assert chapter.say.action in ids
    if chapter.if_not is not None:
        assert chapter.if_not.action in ids
        assert chapter.if_not.drop is None or chapter.if_not.drop in ids
    outlined = [one for one in step.actions if one.number is None]
    assert tuple(one for one in step.actions if one.number is not None) == actions
    for one in outlined:
        assert (one.start, one.finish) == (None, None)
        assert one.half_year is not None
    planned = {half.half_year: half.hours for half in step.outline}
    assert list(planned) == sorted(planned)
    read_work(step, actions, profile)


def read_days(chapter: Chapter, profile: Profile) -> None:
    standing = standing_of(BUILT_IN, profile, DAY)
    assert chapter.from_ == DAY
    decided_on = profile.situation.decided.on if profile.situation.decided else None
    if decided_on is not None and profile.situation.load != "too-much" and decided_on == SOON:
        assert chapter.until <= decided_on - timedelta(days=14)
    assert not is_off(standing, chapter.until)
    for one in chapter.actions:
        assert one.start is not None
        assert one.finish is not None
        assert DAY <= one.start <= one.finish <= chapter.until
        assert not is_off(standing, one.finish)


def read_work(step: Step, actions: tuple[PlannedAction, ...], profile: Profile) -> None:
    """No rung twice off the lead, one thing to read, nothing done, and something to show."""
    work = [one for one in actions if one.part in ("bottleneck", "focus")]
    beside = [one for one in work if one.part == "focus" and one.raises]
    rungs = [(rung.skill, rung.to) for one in beside for rung in one.raises]
    assert len(set(rungs)) == len(rungs)
    assert sum(one.kind in ("reading", "course") for one in work) <= 1
    for one in work:
        assert not one.begun_only or one.halfway
        assert one.hours.planned <= 12 or one.halfway or len(one.steps) > 2
        assert one.kind != "certification"
        assert one.id not in profile.done
        assert one.id not in profile.skipped
    if step.settled_by == 1:
        assert work == []
    decided_ = profile.situation.decided
    if decided_ is not None and decided_.what == "post-ends" and profile.role is not None:
        assert {one.kind for one in actions} <= {"kit", "offer"}


# What may never make a plan worse


STEPS = ["associate-po", "product-owner", "product-manager", "scrum-master", "ux-researcher"]


def at(key: str, **more: object) -> Profile:
    ratings = {skill: (Rating(need.level),) for skill, need in BUILT_IN.roles[key].requires.items()}
    profile = Profile(role=key, months_in_role=30, hours_per_week=4, ratings=ratings)
    return replace(profile, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", STEPS)
def test_more_hours_a_week_never_make_it_later(key: str) -> None:
    before: tuple[str, str, str] | None = None
    for hours in (1, 2, 3, 4, 6, 10, 15, 40):
        around = plan_of(at(key, hours_per_week=hours)).next_step.ready_around
        if around is None:
            continue
        now = (around.from_, around.expected, around.until)
        if before is not None:
            assert all(one <= other for one, other in zip(now, before, strict=True))
        before = now


@pytest.mark.parametrize("key", STEPS)
def test_what_is_done_never_makes_the_plan_heavier(key: str) -> None:
    profile = at(key)
    step = plan_of(profile).next_step
    profile = replace(profile, target=(step.role,))
    step = plan_of(profile).next_step
    if step.kind == "stay":
        return
    assert step.chapter is not None
    for one in step.chapter.actions:
        if one.id in BUILT_IN.actions:
            done = plan_of(replace(profile, done=(one.id,))).next_step
            assert done.role == step.role
            assert done.optimal.lower_bound <= step.optimal.lower_bound + 1e-6, one.id
            assert done.readiness.expected >= step.readiness.expected


@pytest.mark.parametrize("key", STEPS)
def test_a_larger_budget_never_makes_the_plan_heavier(key: str) -> None:
    target = plan_of(at(key)).next_step.role
    weights = []
    for amount in (0, 50, 300, 2_000, 20_000):
        step = plan_of(at(key, budget=Budget(amount, "EUR"), target=(target,))).next_step
        around = step.ready_around
        if around is not None and around.ready and step.optimal.proved:
            weights.append(step.optimal.lower_bound)
    assert weights == sorted(weights, reverse=True)


# By hand


OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (4, "core"), "vision": (2, "important")})
WORLD = catalog(
    [OWNER, SENIOR],
    [
        action("three", {"ordering": 3}, 10, high=14, min_weeks=2),
        action("four", {"ordering": 4}, 20, setting="own-time", halfway="a list"),
        replace(action("view", {"vision": 1}, 6), cost=Cost(40, "EUR")),
        replace(action("far-view", {"vision": 2}, 6), cost=None),
        action("cert", {"ordering": 3}, 1, kind="certification"),
    ],
    [way("owner", "senior", months=12, credentials=("cert",))],
)
ANNA = replace(person("owner", ordering=2, vision=0), months_in_role=30, target=("senior",))


def test_a_small_plan_by_hand() -> None:
    step = plan_of(ANNA, WORLD).next_step
    assert (step.role, step.kind, step.settled_by, step.confidence) == (
        "senior",
        "promotion",
        4,
        None,
    )
    assert step.readiness.expected == pytest.approx(6 / 16)
    assert step.core_missing == pytest.approx(1 / 2)
    assert step.verdict == "far"
    assert [(gap.skill, gap.have.expected, gap.need) for gap in step.gaps] == [
        ("ordering", 2, 4),
        ("vision", 0, 2),
    ]
    assert step.bottleneck is not None
    assert step.bottleneck.skill == "ordering"
    # Ready from 13.6 of 16: both core rungs and one of vision, 12 + 20 + 6 hours.
    assert step.hours.planned == 38
    assert (step.hours.low, step.hours.high) == (36, 40)
    assert (step.hours.at_work, step.hours.own_time) == (18, 20)
    assert step.optimal.lower_bound == 38 + 3 * 4  # four hours for switching to each
    assert step.optimal.proved
    assert (step.cost.known, step.cost.currency, step.cost.unknown_actions) == (40, "EUR", ())
    assert step.later == ("vision",)
    assert step.chapter is not None
    assert [one.id for one in step.chapter.actions] == ["three", "view"]
    assert [(one.id, one.half_year) for one in step.actions[2:]] == [("four", "2026-H1")]
    assert step.credential is not None
    assert step.credential.action == "cert"


def test_it_is_ready_when_its_hours_and_its_rungs_have_had_their_time() -> None:
    """Two rungs of one skill take two quarters, whatever the hours: 182 days from 2 March."""
    fast = plan_of(replace(ANNA, hours_per_week=40), WORLD).next_step.ready_around
    assert fast is not None
    assert (fast.from_, fast.expected, fast.until, fast.ready) == (
        "2026-H2",
        "2026-H2",
        "2026-H2",
        True,
    )
    slow = plan_of(replace(ANNA, hours_per_week=1), WORLD).next_step.ready_around
    assert slow is not None
    assert slow.expected == "2027-H1"  # 38 hours at 0.67 of an hour a week are 57 weeks


def test_a_first_half_that_is_done_counts_for_half_of_its_hours() -> None:
    """At 0.8 hours a week, of which 0.67 are used, 38 hours are 71 weeks, and 28 are 53."""
    slow = replace(ANNA, hours_per_week=0.8)
    halved = replace(slow, history=(Event(DAY, done="half:four"),))
    around = [plan_of(profile, WORLD).next_step.ready_around for profile in (slow, halved)]
    assert [one.expected for one in around if one is not None] == ["2027-H2", "2027-H1"]


def test_what_takes_its_weeks_is_waited_for_whatever_the_hours() -> None:
    """One rung is a quarter, until 1 June; 26 weeks that go a fifth faster at most end on 25 July."""
    near = replace(person("owner", ordering=3, vision=2, hours=40), target=("senior",))

    def expected(weeks: int) -> str | None:
        slow = {**WORLD.actions, "four": action("four", {"ordering": 4}, 20, min_weeks=weeks)}
        around = plan_of(near, replace(WORLD, actions=slow)).next_step.ready_around
        return around.expected if around is not None else None

    assert (expected(0), expected(26)) == ("2026-H1", "2026-H2")


def test_the_months_in_the_role_shorten_the_first_move_of_a_route_alone() -> None:
    """44 hours at 4 a week; of 40 months 30 have gone; the 12 of the second move lie all ahead."""
    chief = role("chief", {"ordering": (4, "core")})
    ways = (way("owner", "senior", months=40), way("senior", "chief", months=12))
    world = replace(WORLD, roles={**WORLD.roles, "chief": chief}, transitions=ways)
    route = plan_of(replace(ANNA, target=("chief",)), world).route
    assert route is not None
    assert [(hop.to, hop.hours) for hop in route] == [("senior", 44), ("chief", 0)]
    assert [hop.weeks for hop in route] == pytest.approx([10 * 52 / 12, 52])


def test_more_or_less_is_closed_as_asked() -> None:
    def hours(close: Close) -> float:
        return make_plan(WORLD, ANNA, DAY, close=close).next_step.hours.planned

    assert (hours("core"), hours("ready"), hours("important"), hours("all")) == (32, 38, 44, 44)


@pytest.mark.parametrize("target", [("product-manager", "agile-coach"), ("agile-coach", "product-manager")])
def test_whoever_is_torn_between_two_roles_sees_both_first(target: tuple[str, str]) -> None:
    plan = make_plan(BUILT_IN, at("product-owner", target=target), DAY, alternatives=3)
    assert plan.next_step.kind == "trial"
    assert {one.role for one in plan.alternatives[:2]} == set(target)
    fewer = make_plan(BUILT_IN, at("product-owner", target=target), DAY, alternatives=1)
    assert {one.role for one in fewer.alternatives} == set(target)


def test_only_so_many_alternatives_and_stay_and_grow_is_always_there() -> None:
    plan = make_plan(BUILT_IN, at("product-owner"), DAY, alternatives=1)
    assert len(plan.alternatives) == 1
    assert plan.stay_and_grow is not None
    assert plan.stay_and_grow.kind == "stay"
    staying = make_plan(BUILT_IN, at("product-owner", target=("product-owner",)), DAY)
    assert staying.stay_and_grow == staying.next_step


def test_a_plan_needs_hours_a_week() -> None:
    with pytest.raises(ValueError, match="hours a week"):
        plan_of(replace(ANNA, hours_per_week=None), WORLD)


def test_what_was_not_rated_is_said_to_be_assumed() -> None:
    plan = plan_of(replace(ANNA, ratings={}), WORLD)
    assert {one.skill for one in plan.assumptions} == {"ordering", "vision"}
    shares = [one.share for one in plan.assumptions]
    assert shares == sorted(shares, reverse=True)
    assert plan_of(ANNA, WORLD).assumptions == ()


COURSES = [
    action("other-course", {"vision": 1}, 8, kind="course"),
    action("dear-course", {"ordering": 3}, 8, kind="course", cost=900),
    action("course", {"ordering": 3}, 8, kind="course", cost=100),
]


def test_an_employers_budget_that_lapses_buys_the_course_for_what_is_short() -> None:
    actions = {**WORLD.actions, **{one.id: one for one in COURSES}}
    world = replace(WORLD, actions=actions)

    def bought(budget: Budget | None) -> str | None:
        found = plan_of(replace(ANNA, budget=budget), world).next_step.purchase
        return found.action if found is not None else None

    lapsing = Budget(500, "USD", "employer", DAY + timedelta(days=30))
    assert bought(lapsing) == "course"
    assert bought(replace(lapsing, amount=50)) == "other-course"
    assert bought(replace(lapsing, amount=1_000)) in ("course", "dear-course")
    assert bought(replace(lapsing, whose="own")) is None
    assert bought(replace(lapsing, until=None)) is None
    assert bought(replace(lapsing, until=DAY + timedelta(days=200))) is None
    assert bought(None) is None
    learned = {"old": action("old", {"ordering": 2}, 8, kind="course", cost=100)}
    world = replace(WORLD, actions={**WORLD.actions, **learned})
    assert bought(lapsing) is None, "it brings no level that is not there"


def test_a_budget_without_a_currency_is_said_to_be_one() -> None:
    plan = plan_of(replace(ANNA, budget=Budget(100)), WORLD)
    assert [one.where for one in plan.warnings] == ["person.budget"]
