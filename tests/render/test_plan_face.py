"""A plan on a screen: what it says, and that it fits."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import COMMAND, ESCAPE, LONG_WORD, action, catalog, full_step, gap, plan, step

from po_career.catalog.model import Catalog, Cost, Transition
from po_career.planning.model import Estimate, Months, Optimal, PlannedAction, Raise, ScheduleLength, Step, StepCost, StepHours, Uncovered
from po_career.planning.plan_model import Caution, HangsOn, Hop, Otherwise, Person, Plan, PlanTrend, Robustness
from po_career.render.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.layout import width_of
from po_career.render.paint import plain_text
from po_career.render.plan import plan_lines

GOLDEN = Path(__file__).parent / "golden"
REWRITE = "PO_CAREER_REWRITE" in os.environ
"""Read here, before a test hides the environment of the person who runs it."""
START, NEXT_WEEK = date(2026, 11, 24), date(2026, 12, 1)


def screen(shown: Plan, width: int | None = 80, glyphs: Glyphs = UNICODE, command: str | None = COMMAND) -> str:
    return plain_text(plan_lines(shown, catalog(), width=width, glyphs=glyphs, command=command))


def screen_in(world: Catalog) -> str:
    """The full plan's screen with another catalogue."""
    return plain_text(plan_lines(plan(), world, width=80, glyphs=UNICODE))


def flat(shown: Plan, width: int | None = 80) -> str:
    """The screen with every break and indent as one space."""
    return " ".join(screen(shown, width).split())


def planned(key: str = "decide", *raises: Raise, **changes: Any) -> Step:
    """A step with one action of one week."""
    one = action(key, START, NEXT_WEEK, *raises)
    return step(**{"actions": (one,), "weeks": 1, "schedule": ScheduleLength(1, 1), "hours": StepHours(8, 8, 8, 8, 0, None), **changes})


@pytest.mark.parametrize(
    ("name", "width", "glyphs"), [("40", 40, UNICODE), ("80", 80, UNICODE), ("120", 120, UNICODE), ("ascii", 80, ASCII)]
)
def test_the_screen_is_the_one_that_was_read_and_accepted(name: str, width: int, glyphs: Glyphs) -> None:
    """Set PO_CAREER_REWRITE=1 to write the files anew; then read the difference."""
    file = GOLDEN / f"plan-{name}.txt"
    shown = screen(plan(), width, glyphs)
    if REWRITE:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


@given(width=st.integers(20, 140), glyphs=st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_wider_than_the_terminal(width: int, glyphs: Glyphs) -> None:
    lines = plan_lines(plan(), catalog(), width=width, glyphs=glyphs, command=COMMAND)
    assert max(width_of(line) for line in lines) <= min(width, 112)


@given(width=st.integers(20, 59))
def test_no_part_of_a_title_is_cut_on_a_narrow_page(width: int) -> None:
    text = "".join(screen(plan(), width).split())
    assert [one.title for one in full_step().actions if "".join(one.title.split()) not in text] == []


def test_an_unknown_width_counts_as_80() -> None:
    assert screen(plan(), None) == screen(plan(), 80) == screen(plan(), 0)


def test_the_answer_fits_the_first_24_lines() -> None:
    answer, _ = screen(plan()).split("What is missing")
    assert answer.startswith("Your next step: Senior Product Owner\n")
    assert answer.count("\n") <= 24 + 2  # the long word of the hand-made world takes two lines of its own


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_text_from_the_catalogue_never_steers_the_terminal(glyphs: Glyphs) -> None:
    text = screen(plan(), 80, glyphs)
    assert "\x1b" not in text
    assert ESCAPE.replace("\x1b", "\\x1b") in " ".join(text.split())


def test_brackets_stay_brackets() -> None:
    text = flat(plan())
    assert "Product vision [/x]" in text
    assert "Outcomes [red]and[/red] metrics" in text


def test_an_ascii_output_can_take_every_character() -> None:
    assert screen(plan(), 80, ASCII).isascii()


def test_a_word_longer_than_the_line_is_broken_and_nothing_is_cut() -> None:
    assert LONG_WORD in screen(plan(), 40).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("promotion", "A promotion."),
        ("lateral", "A move sideways."),
        ("specialise", "A specialisation."),
        ("leap", "A leap."),
        ("return", "A move back."),
        ("stay", "No move: you grow in the role that you hold."),
        (None, "A direct aim; the catalogue names no usual way there."),
    ],
)
def test_every_kind_of_step_has_its_words_and_none_is_down(kind: Any, words: str) -> None:
    assert words in flat(plan(step(kind=kind)))


def test_without_a_role_of_ones_own_the_catalogue_is_not_blamed_for_a_missing_way() -> None:
    shown = plan(step(kind=None), person=Person(None, None, 4, None, None, {}), stay_and_grow=None)
    assert "A direct aim, since you have named no role that you hold. You are ready today" in flat(shown)


def test_staying_is_said_in_the_heading() -> None:
    shown = plan(step("po", "stay"), person=Person("po", 20, 4, None, None, {}))
    assert screen(shown).startswith("Your next step: stay and grow as Product Owner\n")
    assert "People usually take" not in screen(shown)
    assert "Or stay and grow" not in screen(shown)


def test_a_step_that_is_met_in_full_is_ready_now_and_costs_nothing() -> None:
    text = flat(plan(step(), assumptions=()))
    assert "You are ready today: every skill that it asks is there." in text
    assert "Readiness ██████████████████████████████ 100% Skills ready by now Effort none Money nothing" in text
    assert "Nothing to do: every skill that the role asks is there." in text
    assert "This week" not in text


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        ([(2, 3)], "one core skill is one level short."),
        ([(1, 3)], "one core skill is two levels short."),
        ([(2, 3), (1, 2)], "two core skills are one level short."),
        ([(2, 3), (1, 3)], "two core skills are short, by one or two levels."),
        ([(2, 3), (0, 3)], "two core skills are short, by one to three levels."),
    ],
)
def test_the_verdict_says_how_many_core_skills_are_short_and_by_how_much(needs: list[tuple[int, int]], words: str) -> None:
    gaps = tuple(gap("decisions", have, have, have, need) for have, need in needs)
    assert f"Today a stretch: {words}" in flat(plan(step(verdict="a stretch", gaps=gaps)))


def test_without_core_gaps_the_others_are_counted() -> None:
    assert "no core skill is short, one other is." in flat(plan(step(gaps=(gap("people", 1, 1, 1, 2, importance="important"),))))


def test_a_role_that_is_far_without_a_core_gap_says_how_much_of_it_is_there() -> None:
    others = tuple(gap(skill, 0, 0, 0, 3, importance="important") for skill in ("people", "vision"))
    shown = flat(plan(step(verdict="far", readiness=Estimate(0.38, 0.38, 0.38), gaps=others)))
    assert "Today far away: 38% of what it asks is there; two skills are short." in shown
    assert "no core skill is short" not in shown


@pytest.mark.parametrize(
    ("bases", "words"),
    [
        (("rated", "assumed"), "two core skills are one level short; one of these is not rated."),
        (("unknown", "assumed"), "two core skills are one level short; none of these is rated."),
        (("assumed",), "one core skill is one level short; it is not rated."),
        (("rated", "evidence"), "two core skills are one level short."),
    ],
)
def test_what_nobody_rated_is_no_fact(bases: tuple[str, ...], words: str) -> None:
    gaps = tuple(gap("decisions", 1, 1, 1, 2, basis) for basis in bases)
    assert f"Today a stretch: {words}" in flat(plan(step(verdict="a stretch", gaps=gaps)))


def test_ready_and_prepared_are_said_as_far_as_is_known_where_nothing_is_rated() -> None:
    text = flat(plan(step(), trends=(PlanTrend("ai", "AI everywhere", 1.0, ("people",)),)))
    assert "You are ready today: as far as is known, every skill that it asks is there; two of them are not rated." in text
    assert "Nothing to do: as far as is known, every skill that the role asks is there." in text
    assert "AI everywhere: you are prepared, as far as is known; keep it in use." in text


def test_a_trend_whose_skills_are_rated_is_told_as_it_is() -> None:
    rated = Person("po", 20, 4, None, None, {"people": ()})
    assert "AI everywhere: you are prepared; keep it" in flat(
        plan(person=rated, trends=(PlanTrend("ai", "AI everywhere", 1.0, ("people",)),))
    )


def test_almost_ready_is_never_rounded_to_100_percent() -> None:
    text = flat(plan(step(readiness=Estimate(0.994, 0.997, 0.999))))
    assert "99%" in text
    assert "100%" not in text


def test_the_way_to_the_target_names_every_hop_after_this_step() -> None:
    route = (Hop("po", "senior", "promotion", None), Hop("senior", "manager", "lateral", None), Hop("manager", "founder", "leap", None))
    shown = plan(person=Person("po", 20, 4, None, "founder", {}), route=route)
    text = flat(shown)
    assert "Then: Product Manager (sideways), Founder / Entrepreneur of a company with a remarkably long title (leap)." in text


def test_a_target_one_hop_away_is_said_to_be_the_aim() -> None:
    shown = plan(person=Person("po", 20, 4, None, "senior", {}), route=(Hop("po", "senior", "promotion", None),))
    assert "It is the role that you aim for." in flat(shown)


def test_without_a_target_no_way_is_named() -> None:
    assert "On the way" not in flat(plan(person=Person("po", 20, 4, None, None, {}), route=None))


@pytest.mark.parametrize(
    ("usual", "had", "words"),
    [
        (Months(24, 36), 20, "24 to 36 months in your role, by our judgement; you have had 20"),
        (Months(24, None), 1.5, "24 or more months in your role, by our judgement; you have had 1.5"),
        (Months(12, 12), 0, "12 months in your role, by our judgement; you have had 0"),
        (Months(24, 36), None, "24 to 36 months in your role, by our judgement; how many you have had is not known"),
        (None, 20, "not known; you have had 20"),
        (None, None, "not known"),
    ],
)
def test_what_people_usually_take_stands_beside_what_one_has_had(usual: Months | None, had: float | None, words: str) -> None:
    shown = plan(step(typical_months=usual), person=Person("po", had, 4, None, None, {}))
    assert f"People usually take {words} " in flat(shown)


def test_unknown_prices_are_counted_and_never_shown_as_zero() -> None:
    shown = plan(planned("book", cost=StepCost(0, None, ("book", "other"))))
    assert "Money two prices are not on file" in flat(shown)
    assert "own time · no price on file · book" in flat(shown)


def test_a_known_sum_says_when_its_prices_were_seen_and_what_the_budget_is() -> None:
    shown = plan(planned("course", cost=StepCost(1200, "USD", ())))
    assert "Money 1,200 USD of your 1,500, as seen in 2024 " in flat(shown)
    assert "own time · 1,200 USD, seen 2024 · course" in flat(shown)
    assert "Prices change: check the provider's page." in flat(shown)


def test_work_that_costs_nothing_has_no_price_line() -> None:
    assert "at work · decide" in flat(plan(planned("decide")))
    assert "Prices change" not in flat(plan(planned("decide")))


def test_a_free_course_is_said_to_be_free() -> None:
    one: PlannedAction = action("course", START, NEXT_WEEK)
    free = PlannedAction(**{**{name: getattr(one, name) for name in PlannedAction.__slots__}, "cost": Cost(0, seen="2024")})
    assert "own time · free, seen 2024 · course" in flat(plan(planned(actions=(free,))))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (StepHours(8, 8, 8, 8, 0, None), "8 h, all inside your work"),
        (StepHours(8, 8, 8, 0, 8, None), "8 h, all in your own time"),
        (StepHours(8, 8, 8, 5.5, 2.5, None), "8 h: 5.5 inside your work, 2.5 in your own time"),
        (StepHours(8, 8, 8, 8, 0, 3), "8 h, all inside your work; 3 h if the skills that you have not rated turn out high"),
    ],
)
def test_effort_is_split_between_work_and_own_time(hours: StepHours, words: str) -> None:
    assert f"Effort {words} Money" in flat(plan(planned(hours=hours)))


def test_actions_that_start_first_are_this_weeks() -> None:
    later = step(actions=(action("decide", date(2027, 1, 4), date(2027, 1, 11)),), weeks=6, schedule=ScheduleLength(6, 6))
    assert "This week ▸ Take a decision" in flat(plan(planned()))
    assert "From 4 Jan 2027 ▸ Take a decision" in flat(plan(later))


def test_a_year_is_printed_when_it_changes_and_when_an_action_ends_in_another() -> None:
    lines = screen(plan()).splitlines()
    assert lines.count("    2026") == lines.count("    2027") == 1
    assert "      2027  rordnung" in screen(plan())  # action 2 starts in 2026


def test_the_choice_is_proved_or_says_how_far_it_may_be_from_the_best() -> None:
    # 70 planned hours over a lower bound of 64 are 9.4 % more
    assert "Best found for these gaps, within 10% of the lower bound of 64 h." in flat(plan())
    assert "Fewest hours for these gaps: proved." in flat(plan(planned()))
    assert "Best found for these gaps; no lower bound is known." in flat(plan(planned(optimal=Optimal(proved=False, lower_bound=0))))


def test_the_schedule_stands_beside_its_lower_bound() -> None:
    assert "Whatever the order, it takes 48 weeks or more at 4 h a week." in flat(plan())
    assert "No schedule at 4 h a week is shorter." in flat(plan(planned()))


def test_what_no_action_brings_is_named_with_the_reason() -> None:
    shown = plan(step(uncovered=(Uncovered("people", 2, "nothing raises it"),), gaps=(gap("people", 1, 1, 1, 2),)))
    text = flat(shown)
    assert "Skills ready by not by this plan: one skill stays open, see below" in text
    assert "No action of the catalogue can be planned for what is missing." in text
    assert "to Working: nothing raises it." in text


def test_an_unrated_skill_is_not_rated_and_never_zero() -> None:
    assert "▨▨·· People management and team not rated → Working 15%" in flat(plan())


def test_an_assumed_level_says_so() -> None:
    assert "■▨□· Strategic collaboration assumed Working → Practitioner 5%" in flat(plan())


def test_useful_gaps_are_left_out_and_counted_unless_they_are_all_there_is_or_planned() -> None:
    useful = gap("metrics", 1, 1, 1, 2, importance="useful")
    core = gap("vision", 1, 1, 1, 2)
    assert "One useful skill is left out; add --useful to plan it too." in flat(plan(step(gaps=(core, useful), useful_left_out=1)))
    assert "Useful ■□··" not in flat(plan(step(gaps=(core, useful), useful_left_out=1)))
    assert "Useful ■□··" in flat(plan(step(gaps=(core, useful), useful_left_out=0)))
    assert "Useful ■□··" in flat(plan(step(gaps=(useful,), useful_left_out=1)))


def test_the_bar_of_a_gap_is_as_long_as_the_scale() -> None:
    assert "■□□· Product vision" in flat(plan(step(gaps=(gap("vision", 1, 1, 1, 3),))))


def test_the_answers_that_change_most_are_named_with_their_hours() -> None:
    assert (
        "Two answers would change the plan most: People management and team building in large organisations (up to 18 h less) "
        "and Strategic collaboration (up to 12.5 h more). Rate them with --skill ID=LEVEL, or answer po-career plan --full."
    ) in flat(plan())


def test_nothing_assumed_needs_no_section() -> None:
    assert "Assumed, not known" not in flat(plan(step(), assumptions=()))


def test_staying_shows_its_own_gaps_and_what_pays_off_anyway() -> None:
    text = flat(plan(), 112)
    assert "One skill of your own role is short" in text
    assert "Actions 3 and 5 pay off in each of the two ways on from here: they raise People management" in text


def test_what_pays_off_in_every_way_needs_two_ways_that_the_catalogue_names() -> None:
    one_way = replace(catalog(), transitions=catalog().transitions[:1])
    assert [screen_in(one_way).count("pay off"), screen_in(replace(catalog(), transitions=())).count("pay off")] == [0, 0]


def test_ways_that_are_drawn_and_not_counted_are_named() -> None:
    leap = Transition("po", "founder", "leap")
    text = " ".join(screen_in(replace(catalog(), transitions=(*catalog().transitions, leap))).split())
    assert "pay off in each of the two ways on from here (leaps not counted): they raise" in text


def test_a_trend_names_its_first_sourced_figure_and_the_actions_that_prepare() -> None:
    text = flat(plan(), 112)
    assert "Data-driven decisions: one of its two skills is in place, as far as is known. Action 1 prepares for it. 69%" in text
    assert "Source: World Economic Forum, Future of Jobs Report, 2025." in text
    assert "A remark without a source" not in text


def test_a_caution_that_no_other_section_says_is_shown_and_others_are_not_said_twice() -> None:
    text = flat(plan(warnings=(Caution("a new name", "ratings.okr"), Caution("said elsewhere", "next_step.senior"))))
    assert "Worth a look A new name. (ratings.okr)" in text
    assert "said elsewhere" not in text.lower()


def test_the_command_can_be_copied_from_several_lines() -> None:
    block = screen(plan(), 60).split("The same plan, without questions\n")[1]
    joined = " ".join(block.replace("\\\n", " ").split())
    assert joined == COMMAND
    assert "'my files/me.yaml'" in block


def test_without_a_command_the_section_is_left_out() -> None:
    assert "The same plan" not in screen(plan(), command=None)


def test_ids_that_the_catalogue_has_lost_are_shown_as_they_are() -> None:
    assert "Focus on gone." in flat(plan(planned(focus=("gone",))))


def test_a_required_action_without_a_rung_of_its_own_has_no_gain_line() -> None:
    assert "if it was wrong, and check Done when: check done on the stated date at work · decide" in flat(plan(planned()), 40)


def test_no_line_ends_in_space_and_nothing_shouts() -> None:
    text = screen(plan())
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert "!" not in text


def test_how_far_the_step_can_be_trusted_is_one_sentence() -> None:
    hang = HangsOn("vision", "Vision", 2, 0.5, "po", "senior")
    found = Robustness(4, 3, 500, 410, 0.82, 1, (hang,), (Otherwise("po", "Product Owner", 0.18),))
    text = flat(plan(robustness=found))
    assert "the step stays the same in 82 of 100 cases; otherwise it is mostly Product Owner. It hangs most on your rating of" in text
