"""Every figure of a plan with its formula: the numbers are the plan's, and the sums add up."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from po_career.render.explain_choice import spare_levels
from po_career.render.explain_ready import ENDS, terms
from po_career.render.explain_view import account_of, exact, total
from po_career.render.plan_explain import explain_lines
from po_career.render.plan_view import PlanView
from world import catalog, full_step, plan, step

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.planning.model import Because, PaysIn, Raise
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import BudgetLimit, DateLimit, Drop, HangsOn, Limits, Otherwise, Plan, Robustness
from po_career.profile.model import Budget, Profile, Rating
from po_career.render.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.layout import page_of, width_of
from po_career.render.paint import plain_text
from po_career.render.words import percent

START = date(2026, 11, 24)
ALONE = r"(?<!× )(?<![\d,.])"
"""Not within a number, nor after a product."""
NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
built_in = cache(load_catalog)


def explained(shown: Plan, ladder: Catalog | None = None, width: int = 112, glyphs: Glyphs = UNICODE) -> str:
    return plain_text(explain_lines(shown, ladder or catalog(), width=width, glyphs=glyphs))


def flat(shown: Plan, ladder: Catalog | None = None) -> str:
    """All of it with every break and indent as one space."""
    return " ".join(explained(shown, ladder).split())


def made(profile: Profile) -> Plan:
    """A plan of the built-in catalogue."""
    return make_plan(built_in(), profile, START, by=date(2028, 6, 1))


OWNER = Profile(role="product-owner", months_in_role=20, hours_per_week=4)


@st.composite
def people(draw: st.DrawFn) -> Profile:
    """People of any role, ratings, time and money."""
    ladder = built_in()
    skills = draw(st.lists(st.sampled_from(sorted(ladder.skills)), max_size=12, unique=True))
    ratings = {skill: (Rating(draw(st.integers(0, 4)), evidence=draw(st.none() | st.just("one"))),) for skill in skills}
    return Profile(
        role=draw(st.none() | st.sampled_from(sorted(ladder.roles))),
        hours_per_week=draw(st.sampled_from((1.5, 4, 12))),
        budget=draw(st.none() | st.sampled_from((Budget(0), Budget(500)))),
        ratings=ratings,
    )


def numbers(text: str) -> float:
    return float(text.replace(",", ""))


def fractions_of(text: str) -> Iterable[tuple[float, float, float]]:
    """Every "a / b = c" of the text."""
    return ((numbers(a), numbers(b), numbers(c)) for a, b, c in re.findall(rf"{ALONE}({NUMBER}) / ({NUMBER}) = ({NUMBER})(?![\d%])", text))


@settings(max_examples=12, phases=[Phase.generate])
@given(profile=people())
def test_readiness_and_its_sums_are_those_of_the_plan(profile: Profile) -> None:
    shown = made(profile)
    account = account_of(PlanView(shown, built_in(), page_of(80, UNICODE)))
    found = terms(account)
    asked = sum(term.asked for term in found)
    for place, end in enumerate(ENDS):
        met = sum(term.met[place] for term in found)
        assert getattr(shown.next_step.readiness, end) == pytest.approx(met / asked if asked else 1)
    missing = sum(term.asked - term.met[1] for term in found)
    for gap in shown.next_step.gaps:
        [term] = [term for term in found if term.skill == gap.skill]
        assert account.held[gap.skill] == gap.have
        assert gap.share == pytest.approx((term.asked - term.met[1]) / missing)


@settings(max_examples=12, phases=[Phase.generate])
@given(profile=people())
def test_the_parts_of_the_fit_are_those_of_the_plan(profile: Profile) -> None:
    shown = made(profile)
    account = account_of(PlanView(shown, built_in(), page_of(80, UNICODE)))
    has, fit = sum(belief.expected for belief in account.held.values()), shown.next_step.fit
    assert fit.unused == pytest.approx(sum(spare_levels(account).values()) / has if has else 0)
    assert fit.missing == pytest.approx(1 - shown.next_step.readiness.expected)
    assert fit.distance == pytest.approx(fit.missing + built_in().rules.unused_weight * fit.unused)


@settings(max_examples=12, phases=[Phase.generate])
@given(profile=people())
def test_every_fraction_that_is_printed_comes_out(profile: Profile) -> None:
    shown = made(profile)
    text = flat(shown, built_in())
    found = list(fractions_of(text))
    assert found
    assert [(a, b, c) for a, b, c in found if abs(a / b - c) > 0.0001] == []
    parts = re.findall(rf"{ALONE}({NUMBER}) / ({NUMBER}) = (\d+)%", text)
    assert [(a, b, c) for a, b, c in parts if percent(numbers(a) / numbers(b)) != int(c)] == []


@settings(max_examples=12, phases=[Phase.generate])
@given(profile=people())
def test_every_difference_and_product_that_is_printed_comes_out(profile: Profile) -> None:
    shown = made(profile)
    text = flat(shown, built_in())
    differences = [tuple(map(numbers, found)) for found in re.findall(rf"({NUMBER}) - ({NUMBER}) = ({NUMBER})", text)]
    assert [found for found in differences if abs(found[0] - found[1] - found[2]) > 0.0001] == []
    shares = re.findall(rf"({NUMBER}) × ({NUMBER}) / ({NUMBER}) = (\d+)%", text)
    assert len(shares) == len(shown.next_step.gaps)
    assert [found for found in shares if percent(numbers(found[0]) * numbers(found[1]) / numbers(found[2])) != int(found[3])] == []


@settings(max_examples=12, phases=[Phase.generate])
@given(profile=people())
def test_hours_weeks_and_the_day_come_out(profile: Profile) -> None:
    shown = made(profile)
    text, found = flat(shown, built_in()), shown.next_step
    rows = re.findall(rf" (?:{NUMBER} to {NUMBER}|{NUMBER} or more|{NUMBER}) ({NUMBER}) (?:at work|own time) ", text)
    assert sum(map(numbers, rows)) == pytest.approx(found.hours.planned)
    assert len(rows) == len(found.actions)
    for pace, rounded in re.findall(rf"Lower bound: .*?{NUMBER} / ({NUMBER}), rounded up = ({NUMBER})", text):
        assert -(-found.hours.planned // numbers(pace)) == numbers(rounded) <= found.schedule.lower_bound
    assert f"24 Nov 2026 + {found.weeks} week" in text


def test_the_candidates_stand_with_the_numbers_that_decided() -> None:
    text = flat(made(OWNER), built_in())
    assert "Rule: least fit distance of transitions that are no leap and no return" in text
    assert "Role distance hours" in text
    assert "It gives: Senior Product Owner" in text


def test_a_target_is_explained_by_its_route() -> None:
    text = flat(made(replace(OWNER, target=("cpo",))), built_in())
    assert "Target: Chief Product Officer (CPO)" in text
    assert "The route to Chief Product Officer (CPO): two transitions" in text
    assert "leap from Product Owner; (72 - 20) × 52 / 12 = 225.3333 weeks at the least" in text
    assert "leap from Product Director; 48 × 52 / 12 = 208 weeks at the least" in text


def test_the_verdict_shows_every_limit() -> None:
    text = flat(made(OWNER), built_in())
    assert "Verdict: a stretch R: readiness as expected = 0.6051 C: core levels missing / core levels asked = 9 / 27 = 0.3333" in text
    assert "within reach R ≥ 0.65: no C ≤ 0.3: no a stretch R ≥ 0.45: yes C ≤ 0.55: yes" in text


def test_an_answer_is_worth_the_hours_planned_again_under_it() -> None:
    # The hand-made plan takes 70 h; people (not rated, 0 to 2) would save 18, collaboration (assumed 2, perhaps 1) cost 12.5.
    text = flat(plan())
    assert "not rated, counted 0; at 2: 70 - 52 = 18 h less" in text
    assert "assumed 2; at 1: 82.5 - 70 = 12.5 h more" in text


def test_a_trend_names_the_level_of_each_of_its_skills() -> None:
    # Of the Product Owner's 2 in decisions one is sure; metrics is asked by no role held.
    assert "Data-driven decisions: 1 / 2 = 50% (Decision-making 2; Outcomes [red]and[/red] metrics 0)" in flat(plan())


def test_prices_are_summed_and_unknown_ones_named() -> None:
    assert "Known: 1,200 (course) = 1,200 USD Not on file: book Budget: 1,500 USD" in flat(plan())


def test_a_choice_that_is_not_proved_says_how_far_it_may_be_off() -> None:
    assert "Fewest hours: not proved: 70 / lower bound 64 = 1.0938" in flat(plan())


def test_the_longest_chain_is_named_where_it_decides() -> None:
    # 70 h at 4 a week are 18 weeks; no schedule is shorter than 48.
    text = flat(plan())
    assert "the larger of 70 / 4, rounded up = 18 and the longest chain of actions that wait for each other = 48, so 48 weeks" in text


def test_the_usual_months_say_where_they_are_from() -> None:
    assert "24 to 36 months, as the catalogue says of this transition, by our judgement; you have had 20" in flat(plan())


def test_robustness_shows_cases_draws_and_what_it_hangs_on() -> None:
    robust = Robustness(
        cases=20,
        cases_same=18,
        draws=500,
        draws_same=430,
        same=0.86,
        seed=1,
        hangs_on=(HangsOn("decisions", "Decision-making", 2, 0.4, "manager", None),),
        otherwise=(Otherwise("manager", "Product Manager", 0.14),),
    )
    text = flat(plan(robustness=robust))
    assert "the same step in 18 / 20 cases" in text
    assert "the same step in 430 / 500 draws = 86%, with seed 1" in text
    assert "rated 2; where it differs, another step in 40% of the draws; one level lower, by itself: Product Manager" in text
    assert "Otherwise: Product Manager in 70 / 500" in text
    assert "Chances of a level so far off: -2: " in text


def test_where_rungs_stay_open_the_day_is_that_of_what_the_actions_bring() -> None:
    text = flat(plan())
    assert "What five actions bring is ready by 2 Nov 2027" in text
    assert "Skills ready by" not in text
    assert "Without a day: what stays open = one rung: Outcomes [red]and[/red] metrics 2" in text
    assert "Skills ready by 2 Nov 2027" in flat(plan(replace(full_step(), uncovered=())))


def test_where_nothing_is_brought_and_something_stays_open_there_is_no_day() -> None:
    text = flat(plan(replace(full_step(), actions=())))
    assert "Skills ready by no day: nothing brings what stays open" in text
    assert "Day:" not in text


def test_of_ways_that_leave_rungs_open_the_hours_are_for_the_rest() -> None:
    text = flat(plan())
    assert "Senior Product Owner: one rung stays open, and its hours and weeks are for the rest" in text
    assert "for the rest" not in flat(plan(replace(full_step(), uncovered=())))


def test_limits_show_the_weeks_and_what_was_compared() -> None:
    day = DateLimit(
        date(2027, 6, 1),
        27,
        fits=False,
        actions_fit=False,
        drop=(Drop("people", "People", "important", 0.15),),
        drop_hours=47,
        hours_per_week=7.5,
        least_weeks=9,
    )
    text = flat(replace(plan(), limits=Limits(BudgetLimit(1500, 12, 3, 1), day)))
    assert "the same rungs chosen without it: 70 - 58 = 12 h; 49 - 46 = 3 weeks; one rung only the budget leaves open" in text
    assert "24 Nov 2026 to 1 Jun 2027 = 189 days / 7, rounded down = 27 weeks; 49 > 27" in text
    assert "(important, 15%): 47 h remain, whose schedule fits Hours a week: 7.5, the first above yours" in text
    assert "At the least: 9 weeks, however many hours a week up to 60" in text


def test_what_pays_is_counted_in_the_open_ways() -> None:
    shown = plan(replace(full_step(), pays_in=(PaysIn("people", ("senior", "manager"), 3),)))
    assert "a core or important gap in 2 / 3 open ways: Senior Product Owner and Product Manager" in flat(shown)


def test_what_is_kept_left_and_opened_is_counted_by_its_rule() -> None:
    text = flat(plan(replace(full_step(), beyond=(Raise("people", 1, 2),))))
    assert "Does not ask for: skills above level 2 of which the role asks nothing = 1: ロードマップ Roadmapping" in text
    assert "Opens: transitions out of the role that are no leap and no return = 1: Head of Product" in text
    assert "to the lowest level that one of them asks = 1: People management and team building in large organisations 1 to 2" in text


def test_staying_says_what_it_raises_beyond_the_role() -> None:
    text = flat(made(OWNER), built_in())
    assert "Staying raises: skills that pay in most open ways, to the lowest level that one of them asks = 3: " in text


def test_a_step_with_nothing_to_do_is_explained_too() -> None:
    text = flat(plan(step("head")))
    assert "R: 100%, since the role asks for nothing" in text
    assert "0, since no core skill is asked" in text
    assert "Weeks: 0, since no action is planned" in text


def test_a_rule_of_any_shape_is_printed_with_its_numbers() -> None:
    why = Because("a new rule", {"manager distance": 0.5, "seed": 1, "spare": ("decisions", "vision"), "limit": None}, "senior")
    text = flat(plan(replace(full_step(), because=(why,))))
    assert "Rule: a new rule Role distance Product Manager 0.5 Seed: 1 Spare: decisions, vision Limit: not known" in text


@given(width=st.integers(20, 140), glyphs=st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_wider_than_the_page(width: int, glyphs: Glyphs) -> None:
    lines = explain_lines(plan(), catalog(), width=width, glyphs=glyphs)
    assert max(width_of(line) for line in lines) <= min(width, 112)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_built_in_catalogue_fits_every_page(width: int) -> None:
    lines = explain_lines(made(OWNER), built_in(), width=width, glyphs=UNICODE)
    assert max(width_of(line) for line in lines) <= width


def test_an_ascii_output_can_take_every_character() -> None:
    assert explained(plan(), glyphs=ASCII).isascii()


def test_text_from_the_catalogue_never_steers_the_terminal() -> None:
    assert "\x1b" not in explained(plan())


@pytest.mark.parametrize(("value", "text"), [(0.60509554, "0.6051"), (364.5, "364.5"), (1200, "1,200"), (-0.00001, "0"), (2, "2")])
def test_a_number_has_as_many_decimals_as_it_needs(value: float, text: str) -> None:
    assert exact(value) == text


def test_a_sum_shows_its_parts_where_they_are_few() -> None:
    assert (total([3, 2]), total([5]), total([]), total([1] * 9)) == ("3 + 2 = 5", "5", "0", "9")
