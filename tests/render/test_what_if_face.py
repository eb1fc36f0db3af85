"""What would be different, on a screen: two columns, only what differs."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import catalog, full_step, step

from po_career.planning.model import Estimate
from po_career.planning.what_if_model import Change, Difference, WhatIf
from po_career.render.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.layout import width_of
from po_career.render.paint import plain_text
from po_career.render.what_if import what_if_lines

WORLD = catalog()
CHANGES = (Change("rating", "decisions", 2, 3, "assumed"), Change("hours", None, 4, 6, None), Change("budget", None, None, 0, None))
DIFFERENCES = (
    Difference("next_step", "manager", "founder", "Founder instead of Product Manager"),
    Difference("verdict", "a stretch", "far", "far instead of a stretch"),
    Difference("readiness", Estimate(0.66, 0.73, 0.8), Estimate(0.78, 0.78, 0.78), "5 points more"),
    Difference("hours", 189, 148, "41 h less"),
    Difference("weeks", 49, 26, "23 weeks less"),
    Difference("skills_ready_by", date(2027, 11, 2), date(2027, 5, 25), "23 weeks sooner"),
    Difference("gaps", ("collaboration", "roadmaps"), (), "two gaps closed"),
    Difference("actions", tuple(WORLD.actions)[:1], tuple(WORLD.actions)[1:2], "one action goes, one action comes"),
    Difference("route", None, ("senior", "head"), "a route of two moves"),
    Difference("robustness", 0.8, None, "no rating can change it"),
    Difference("uncovered", (), ("vision=3",), "one rung stays open as well"),
)
FULL = WhatIf(CHANGES, DIFFERENCES, full_step(), comparable=False)


def screen(what_if: WhatIf = FULL, width: int | None = 80, glyphs: Glyphs = UNICODE) -> str:
    return plain_text(what_if_lines(what_if, WORLD, width=width, glyphs=glyphs))


def test_today_and_then_stand_side_by_side_with_what_changes() -> None:
    text = screen(WhatIf((CHANGES[1],), (*DIFFERENCES[2:4], DIFFERENCES[5]), step(), comparable=True))
    assert text == (
        "What if\n"
        "  6 h a week; today 4 h a week\n"
        "\n"
        "                    today                         then\n"
        "  Readiness         73% (66–80)                   78%, 5 points more\n"
        "  Effort            189 h                         148 h, 41 h less\n"
        "  Skills ready by   2 Nov 2027                    25 May 2027, 23 weeks sooner\n"
    )


def test_a_narrow_page_puts_them_below_each_other() -> None:
    text = screen(WhatIf((CHANGES[0],), DIFFERENCES[3:4], step(), comparable=True), 40)
    assert text == (
        "What if\n  Decision-making at Practitioner; today\n    assumed Working\n\n  Effort\n    today 189 h\n    then 148 h, 41 h less\n"
    )


def test_where_nothing_differs_one_line_says_so() -> None:
    same = replace(FULL, changes=(Change("hours", None, 4, 4, None),), differences=())
    assert screen(same) == "What if\n  4 h a week; as today\n\n  Nothing differs: the same next step, gaps, actions and dates.\n"


def test_actions_are_named_by_their_titles_below_the_table() -> None:
    text = "".join(screen().split())
    one, other = ("".join(action.title.split()) for action in list(WORLD.actions.values())[:2])
    assert f"Onlytoday·{one}" in text
    assert f"Onlythen·{other}" in text


@pytest.mark.parametrize("words", ["no limit of money", "Strategic collaboration", "none", "Product vision [/x] to Practitioner"])
def test_values_are_told_in_words(words: str) -> None:
    assert words in " ".join(screen(width=112).split())


@given(width=st.integers(20, 140), glyphs=st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_wider_than_the_terminal(width: int, glyphs: Glyphs) -> None:
    lines = what_if_lines(FULL, WORLD, width=width, glyphs=glyphs)
    assert max(width_of(line) for line in lines) <= min(width, 112)


def test_ascii_is_enough() -> None:
    assert screen(glyphs=ASCII).isascii()
    assert "\x1b" not in screen()


OPEN = Difference("uncovered", (), ("vision=3", "vision=4"), "two rungs stay open as well")
LESS = Difference("hours", 189, 20, "only the rungs that one action brings")
DAY = Difference("skills_ready_by", date(2027, 11, 2), date(2026, 12, 29), "only the rungs that one action brings")


def flat(what_if: WhatIf) -> str:
    return " ".join(screen(what_if, 112).split())


def test_what_only_one_plan_leaves_open_is_told_before_all_figures_and_no_figure_is_praised() -> None:
    text = flat(WhatIf(CHANGES, (OPEN, LESS, DAY), full_step(), comparable=False))
    note = "Two levels stay open in this plan and not in today's: its hours, money and dates are only for what its actions bring."
    assert text.index(note) < text.index("Open only here") < text.index("Effort")
    assert "Effort 189 h 20 h Skills ready by 2 Nov 2027 29 Dec 2026, only the rungs that one action brings" in text
    assert "less" not in text
    assert "sooner" not in text


def test_a_plan_without_an_action_brings_nothing_and_has_no_day() -> None:
    day = replace(DAY, then=None, said="no action is left")
    text = flat(WhatIf(CHANGES, (OPEN, day), replace(full_step(), actions=()), comparable=False))
    assert "Two levels stay open, and no action is left: this plan brings nothing." in text
    assert "Skills ready by 2 Nov 2027 not by this plan, no action is left" in text


def test_what_only_today_leaves_open_is_said_of_todays_figures() -> None:
    text = flat(WhatIf(CHANGES, (replace(OPEN, today=OPEN.then, then=()),), full_step(), comparable=False))
    assert "Two levels stay open in today's plan and not in this one: its hours" in text


def test_whether_it_fits_before_a_day_is_a_row() -> None:
    by = Difference("by", "does not fit, 2 weeks too few", "fits, 3 weeks to spare", "in time, and not today")
    text = " ".join(screen(WhatIf(CHANGES, (by,), full_step(), comparable=True), 40).split())
    assert "Before the day today does not fit, 2 weeks too few then fits, 3 weeks to spare" in text


def test_what_rounding_hides_is_no_row() -> None:
    hardly = Difference("robustness", 0.992, 0.988, "less than a point less of the draws")
    text = flat(WhatIf(CHANGES, (LESS, hardly), full_step(), comparable=True))
    assert "If ratings err" not in text
    assert "Effort" in text
    assert "Nothing differs" in flat(WhatIf(CHANGES, (hardly,), full_step(), comparable=True))
    assert "If ratings err same step in 80% no rating changes it" in flat(replace(FULL, differences=DIFFERENCES[9:10]))
