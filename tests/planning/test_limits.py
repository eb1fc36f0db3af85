"""What a budget costs in time, and what would make a step fit before a day."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.model import Action, Importance, Role
from po_career.planning.limits import MOST_HOURS, limits_of
from po_career.planning.model import PaysIn, Step
from po_career.planning.plan_model import BudgetLimit, DateLimit
from po_career.planning.situation import Situation, situation_of
from po_career.planning.staying import stay_and_grow
from po_career.planning.steps import step_to
from po_career.profile.model import Budget

START = date(2026, 11, 24)


def situation(roles: Role, actions: list[Action], *, useful: bool = False, hours: float = 4, budget: float | None = None) -> Situation:
    """Someone without a role who is at 0 in all that `roles` asks."""
    own = replace(person(hours=hours, **dict.fromkeys(roles.requires, 0)), budget=None if budget is None else Budget(budget))
    return situation_of(catalog([roles], actions), own, START, useful=useful)


def step_in(where: Situation) -> Step:
    [aim] = where.catalog.roles.values()
    return step_to(aim, None, where)


def by(weeks: int, where: Situation) -> DateLimit:
    found = limits_of(step_in(where), where, by=START + timedelta(weeks=weeks)).by
    assert found is not None
    return found


def within(where: Situation) -> BudgetLimit:
    found = limits_of(step_in(where), where, by=None).budget
    assert found is not None
    return found


def dropped(limit: DateLimit) -> list[str]:
    return [gap.skill for gap in limit.drop]


def weeks_of(where: Situation, without: Collection[str] = ()) -> int:
    """The weeks of the step with some gaps left open, by a catalogue that does not ask for them."""
    [aim] = where.catalog.roles.values()
    rest = {skill: need for skill, need in aim.requires.items() if skill not in without}
    return step_to(replace(aim, requires=rest), None, where).weeks


THREE = role("lead", {"craft": (1, "core"), "talk": (1, "important"), "law": (1, "important"), "art": (1, "useful")})
WORK = [action("make", {"craft": 1}, 8), action("speak", {"talk": 1}, 8), action("read", {"law": 1}, 12), action("paint", {"art": 1}, 4)]


def test_no_limit_is_worked_out_that_nobody_set() -> None:
    where = situation(THREE, WORK)
    found = limits_of(step_in(where), where, by=None)
    assert (found.budget, found.by) == (None, None)


def test_what_is_ready_in_time_needs_nothing_left_out() -> None:
    # 8 + 8 + 12 hours at 4 a week are seven weeks; at 60 all is done in one.
    assert by(7, situation(THREE, WORK)) == DateLimit(
        START + timedelta(weeks=7), 7, fits=True, actions_fit=True, drop=(), drop_hours=None, hours_per_week=None, least_weeks=1
    )


def test_days_beyond_whole_weeks_do_not_count() -> None:
    where = situation(THREE, WORK)
    found = limits_of(step_in(where), where, by=START + timedelta(days=7 * 7 - 1)).by
    assert found is not None
    assert (found.weeks, found.fits) == (6, False)


def test_a_day_in_the_past_leaves_no_week() -> None:
    found = by(-3, situation(THREE, WORK))
    assert (found.weeks, found.fits, found.drop, found.hours_per_week) == (0, False, (), None)


def test_what_is_dropped_last_stays_if_what_was_dropped_first_can_come_back() -> None:
    # Four weeks hold 16 hours of 28: without talk (8) 20 remain, without law too 8; then talk's 8 come back.
    found = by(4, situation(THREE, WORK))
    assert dropped(found) == ["law"]
    assert (found.drop_hours, found.hours_per_week) == (16, 7)  # 28 hours in 4 weeks


def test_useful_gaps_go_first_where_they_are_planned() -> None:
    # 32 hours with the useful one, 8 weeks; in 7 all but art fits.
    assert dropped(by(7, situation(THREE, WORK, useful=True))) == ["art"]


def test_useful_gaps_that_are_not_planned_cannot_be_dropped() -> None:
    assert "art" not in dropped(by(2, situation(THREE, WORK)))


def test_core_gaps_are_never_dropped() -> None:
    # Core alone takes 2 weeks.
    found = by(1, situation(THREE, WORK))
    assert (found.drop, found.drop_hours) == ((), None)
    assert found.hours_per_week == 28


def test_where_weeks_must_pass_no_hours_help() -> None:
    where = situation(role("lead", {"craft": (1, "core")}), [action("season", {"craft": 1}, 8, min_weeks=12)])
    found = by(10, where)
    assert (found.hours_per_week, found.least_weeks) == (None, 12)


def test_where_more_would_take_more_than_60_hours_a_week_none_is_named() -> None:
    where = situation(role("lead", {"craft": (1, "core")}), [action("year", {"craft": 1}, 1000)])
    found = by(10, where)
    assert (found.hours_per_week, found.least_weeks) == (None, 17)  # 1000 / 60 = 16.7


def test_what_staying_raises_beyond_the_role_can_be_dropped_first() -> None:
    own = role("owner", {"craft": (1, "core")})
    others = [role(key, {"talk": (2, "core")}) for key in ("lead", "head")]
    world = catalog(
        [own, *others], [action("a", {"talk": 1}, 8), action("b", {"talk": 2}, 8)], [way("owner", "lead"), way("owner", "head")]
    )
    where = situation_of(world, person("owner", craft=1, talk=0), START)
    pays = (PaysIn("talk", ("lead", "head"), 2),)
    stay = stay_and_grow(where, pays)
    assert stay is not None
    limit = limits_of(replace(stay, pays_in=pays), where, by=START + timedelta(weeks=3)).by
    assert limit is not None
    assert [(gap.skill, gap.importance, gap.share) for gap in limit.drop] == [("talk", "core", 0)]


SKILLS = ("a", "b", "c", "d", "e")


@st.composite
def worlds(draw: st.DrawFn) -> Situation:
    importances: st.SearchStrategy[Importance] = st.sampled_from(("core", "important", "important", "useful"))
    asked = draw(st.dictionaries(st.sampled_from(SKILLS), st.tuples(st.integers(1, 2), importances), min_size=1))
    actions = [
        action(f"{skill}{level}", {skill: level}, draw(st.integers(1, 30)), min_weeks=draw(st.integers(0, 9)), cost=draw(st.integers(0, 2)))
        for skill in SKILLS
        for level in (1, 2)
    ]
    actions += [action(f"free-{skill}", {skill: 1}, draw(st.integers(10, 40))) for skill in SKILLS]
    budget = draw(st.none() | st.integers(0, 5))
    return situation(role("lead", asked), actions, useful=draw(st.booleans()), hours=draw(st.sampled_from((1, 2.5, 4))), budget=budget)


@given(where=worlds(), weeks=st.integers(1, 40))
def test_without_what_is_dropped_the_rest_fits_and_nothing_is_dropped_needlessly(where: Situation, weeks: int) -> None:
    found = by(weeks, where)
    names = dropped(found)
    assert found.actions_fit == (weeks_of(where) <= weeks)
    assert found.fits == (found.actions_fit and not step_in(where).uncovered)
    if names:
        assert weeks_of(where, names) <= weeks
        assert all(weeks_of(where, set(names) - {name}) > weeks for name in names)
        assert not any(gap.importance == "core" for gap in found.drop)
        assert found.drop_hours is not None


@given(where=worlds(), weeks=st.integers(1, 40))
def test_the_hours_a_week_that_are_named_are_the_first_above_ones_own_that_fit(where: Situation, weeks: int) -> None:
    hours = by(weeks, where).hours_per_week
    if hours is not None:
        assert weeks_of(replace(where, hours_per_week=hours)) <= weeks
        less = hours - 0.5
        assert less <= where.hours_per_week or weeks_of(replace(where, hours_per_week=less)) > weeks
    elif weeks_of(where) > weeks:
        assert all(weeks_of(replace(where, hours_per_week=tried)) > weeks for tried in (10, 30, MOST_HOURS))


@given(where=worlds(), weeks=st.integers(1, 40))
def test_however_many_hours_a_week_the_step_takes_its_least_weeks(where: Situation, weeks: int) -> None:
    found = by(weeks, where)
    assert found.least_weeks <= weeks_of(where)
    assert found.least_weeks <= weeks_of(replace(where, hours_per_week=MOST_HOURS))


PAID = role("lead", {"craft": (1, "core"), "talk": (1, "important")})
PRICED = [
    action("course", {"craft": 1}, 8, cost=100),
    action("practice", {"craft": 1}, 20),
    action("coach", {"talk": 1}, 5, cost=50),
]


def test_a_budget_that_buys_all_costs_nothing() -> None:
    assert within(situation(PAID, PRICED, budget=150)) == BudgetLimit(150, hours_more=0, weeks_more=0, uncovered=0)


def test_free_actions_only_cost_hours_and_leave_open_what_only_money_brings() -> None:
    # Craft by practice: 20 h in 5 weeks, not 8 h in 2. Talk stays open, and does not count on either side.
    assert within(situation(PAID, PRICED, budget=0)) == BudgetLimit(0, hours_more=12, weeks_more=3, uncovered=1)


def test_what_nothing_brings_is_not_the_budgets_fault() -> None:
    where = situation(role("lead", {"craft": (1, "core"), "magic": (2, "core")}), PRICED[:2], budget=0)
    assert within(where) == BudgetLimit(0, hours_more=12, weeks_more=3, uncovered=0)


@given(where=worlds())
def test_a_budget_never_saves_hours(where: Situation) -> None:
    poor = replace(where, profile=replace(where.profile, budget=Budget(0.0)))
    found = within(poor)
    assert found.hours_more >= 0
    open_anyway = len(step_in(replace(where, profile=replace(where.profile, budget=None))).uncovered)
    assert found.uncovered == len(step_in(poor).uncovered) - open_anyway


def test_both_limits_stand_beside_each_other() -> None:
    where = situation(PAID, PRICED, budget=0)
    found = limits_of(step_in(where), where, by=START)
    assert found.budget is not None
    assert found.by is not None


def test_where_a_rung_stays_open_no_day_makes_the_step_fit() -> None:
    # Talk needs 50 USD; craft by practice takes 20 h, 5 weeks.
    found = by(5, situation(PAID, PRICED, budget=0))
    assert (found.fits, found.actions_fit) == (False, True)
    assert by(7, situation(PAID, PRICED, budget=50)).fits  # 20 + 5 hours at 4 a week


def test_a_role_that_asks_nothing_fits_at_once() -> None:
    found = by(0, situation(role("lead", {}), []))
    assert (found.fits, found.least_weeks) == (True, 0)
