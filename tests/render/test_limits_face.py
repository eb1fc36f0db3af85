"""Limits of time and money on a screen."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import catalog, full_step, plan

from po_career.planning.plan_model import BudgetLimit, DateLimit, Drop, Limits, Plan
from po_career.render.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.layout import width_of
from po_career.render.paint import plain_text
from po_career.render.plan_limits import limits_lines

JUNE = date(2027, 6, 1)
LATE = DateLimit(JUNE, 27, fits=False, actions_fit=False, drop=(), drop_hours=None, hours_per_week=None, least_weeks=40)
PEOPLE = Drop("people", "People management", "important", 0.15)
TALK = Drop("collaboration", "Strategic collaboration", "important", 0.05)


def limited(budget: BudgetLimit | None = None, by: DateLimit | None = None) -> Plan:
    """The full plan of 49 weeks and 70 hours under limits."""
    return replace(plan(), limits=Limits(budget, by))


def flat(shown: Plan) -> str:
    return " ".join(plain_text(limits_lines(shown, catalog(), width=80, glyphs=UNICODE)).split())


def test_without_a_limit_nothing_is_said() -> None:
    assert limits_lines(plan(), catalog(), width=80, glyphs=UNICODE) == []


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (BudgetLimit(0, 41, 5, 0), "Free actions only: it takes 41 h and 5 weeks more than with money."),
        (BudgetLimit(0, 41, 0, 0), "Free actions only: it takes 41 h more than with money."),
        (BudgetLimit(0, 41, -1, 0), "Free actions only: it takes 41 h more than with money."),
        (BudgetLimit(0, 0, 0, 0), "Free actions only: nothing is lost by it."),
        (BudgetLimit(500, 1.5, 1, 0), "At most 500 USD: it takes 1.5 h and 1 week more than with money."),
        (BudgetLimit(500, 0, 0, 1), "At most 500 USD: no time is lost by it. One level stays open for want of money."),
        (BudgetLimit(0, 2, 1, 3), "it takes 2 h and 1 week more than with money for the rest. Three levels stay open for want of money."),
    ],
)
def test_a_budget_says_what_it_costs(limit: BudgetLimit, words: str) -> None:
    assert flat(limited(limit)).startswith("Within your budget")
    assert flat(limited(limit)).endswith(words)


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (replace(LATE, weeks=52, actions_fit=True), "What can be planned fits, with 3 weeks to spare; "),
        (replace(LATE, weeks=49, actions_fit=True), "What can be planned fits, with no week to spare; "),
        (LATE, "It does not fit: it takes 49 weeks at 4 h a week, and until then there are 27 weeks. That is 22 weeks too few."),
        (LATE, "Even the core gaps alone take longer."),
        (LATE, "More hours a week do not help: with any number of them it takes 40 weeks."),
        (replace(LATE, least_weeks=20), "No number of hours a week up to 60 helps."),
        (replace(LATE, weeks=0), "and until then there is no whole week. That is 49 weeks too few."),
        (replace(LATE, hours_per_week=7.5), "All that can be planned would fit at 7.5 h a week. One skill stays open whatever the day."),
        (
            replace(LATE, drop=(TALK, PEOPLE), drop_hours=31),
            "Strategic collaboration and People management and team building in large organisations (20% of what is missing): 31 h remain.",
        ),
        (replace(LATE, drop=(PEOPLE,), drop_hours=0), "Nothing of it would fit."),
    ],
)
def test_a_day_says_whether_it_fits_and_what_would_make_it(limit: DateLimit, words: str) -> None:
    assert words in flat(limited(by=limit))


def test_only_where_nothing_stays_open_it_is_the_step_that_fits() -> None:
    made = limited(by=replace(LATE, weeks=52, actions_fit=True))
    whole = replace(
        made,
        next_step=replace(made.next_step, uncovered=()),
        limits=Limits(None, replace(LATE, weeks=52, fits=True, actions_fit=True)),
    )
    assert "By 1 Jun 2027 It fits, with 3 weeks to spare." in flat(whole)
    assert "What can be planned fits, with 3 weeks to spare; one skill stays open whatever the day." in flat(made)


def test_where_something_stays_open_and_no_action_is_planned_nothing_fits() -> None:
    made = limited(by=replace(LATE, weeks=52, actions_fit=True))
    empty = replace(made, next_step=replace(made.next_step, actions=()))
    assert flat(empty).endswith("It does not fit: no action is planned, and one skill stays open whatever the day.")


def test_without_a_core_gap_none_is_blamed() -> None:
    gaps = tuple(gap for gap in full_step().gaps if gap.importance != "core")
    shown = replace(plan(replace(full_step(), gaps=gaps)), limits=Limits(None, LATE))
    assert "core gaps" not in flat(shown)


@given(width=st.integers(20, 140), glyphs=st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_wider_than_the_page(width: int, glyphs: Glyphs) -> None:
    shown = limited(BudgetLimit(0, 41, 5, 2), replace(LATE, drop=(TALK, PEOPLE), drop_hours=31, hours_per_week=7.5))
    lines = limits_lines(shown, catalog(), width=width, glyphs=glyphs)
    assert max(width_of(line) for line in lines) <= width
