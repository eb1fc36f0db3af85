"""What would be different, on a screen: two columns, only what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import catalog, full_step, step

from po_career.planning.model import Estimate, ReadyAround
from po_career.planning.plan_model import Change, Difference, WhatIf
from po_career.render.compare.what_if_page import CHANGES, LABELS, what_if_lines
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.page.layout import page_of, width_of
from po_career.render.page.paint import plain_text

WORLD = catalog()
ASKED = (
    Change("rating", "decisions", 2, 3, "assumed"),
    Change("hours", None, 4, 6, None),
    Change("budget", None, None, 0, None),
    Change("to", None, None, "head", None),
)
SOON = ReadyAround("2027-H1", "2027-H1", "2027-H2", ready=True)
LATE = ReadyAround("2027-H2", "2028-H1", "2028-H1", ready=True)
DIFFERENCES = (
    Difference("next_step", "manager", "founder"),
    Difference("kind", "lateral", "leap"),
    Difference("verdict", "a stretch", "far"),
    Difference("readiness", Estimate(0.66, 0.73, 0.8), Estimate(0.78, 0.78, 0.78)),
    Difference("bottleneck", "roadmaps", None),
    Difference("gaps", ("collaboration", "roadmaps"), ()),
    Difference("hours", 189, 148),
    Difference("ready_around", LATE, SOON),
    Difference("chapter", tuple(WORLD.actions)[:1], ("offer", "door")),
    Difference("chapter_until", "2027-03-01", "2027-02-01"),
    Difference("route", None, ("senior", "head")),
)
FULL = WhatIf(ASKED, DIFFERENCES, full_step())


def screen(what_if: WhatIf = FULL, width: int | None = 80, glyphs: Glyphs = UNICODE) -> str:
    return plain_text(what_if_lines(what_if, WORLD, page=page_of(width, glyphs)))


def test_today_and_then_stand_side_by_side() -> None:
    text = screen(WhatIf(ASKED[1:2], (DIFFERENCES[3], DIFFERENCES[6]), step()))
    assert text.splitlines() == [
        "What if",
        "  Hours a week: 6 instead of 4",
        "",
        "                  Today                          Then",
        "  Readiness       73% (66–80)                    78%",
        "  To ready        189 h                          148 h",
    ]


def test_a_narrow_page_says_each_difference_in_a_line() -> None:
    text = screen(WhatIf(ASKED[:1], DIFFERENCES[6:7], step()), 40)
    assert "To ready: 148 h instead of 189 h" in text
    assert "Practitioner instead of Working" in " ".join(text.split())


def test_if_nothing_differs_one_line_says_so() -> None:
    assert "Nothing differs" in screen(WhatIf(ASKED[:1], (), step()))


def test_every_kind_of_change_and_difference_has_words() -> None:
    text = screen()
    assert {change.what for change in ASKED} == set(CHANGES)
    for one in DIFFERENCES:
        assert LABELS[one.what] in text


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@given(width=st.integers(20, 130))
def test_no_line_is_wider_than_the_page(glyphs: Glyphs, width: int) -> None:
    lines = what_if_lines(FULL, WORLD, page=page_of(width, glyphs))
    assert max(width_of(line) for line in lines) <= width
