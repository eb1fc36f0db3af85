"""Cells, wrapping, columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from po_career.render.page.glyphs import UNICODE
from po_career.render.page.layout import (
    BLANK,
    Page,
    Run,
    beside,
    joined,
    page_of,
    text_of,
    width_of,
)
from po_career.render.page.table import table
from po_career.text import cell_width, split_at

PAGE = Page(40, UNICODE)
WORDS = st.text(alphabet=st.sampled_from("abc -製品。é\u0301\u00a0→[]/"), max_size=80)


def shown(words: str | list[Run], width: int, first: str = "", rest: str | None = None) -> list[str]:
    return [text_of(line) for line in PAGE.wrap(words, width, first, rest)]


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("製品", 4), ("e\u0301", 1), ("→■▨", 3), ("", 0)])
def test_a_wide_character_takes_two_cells_and_a_mark_none(text: str, cells: int) -> None:
    assert cell_width(text) == cells == cell_len(text)


def test_a_text_is_split_at_a_cell_and_never_into_nothing() -> None:
    assert split_at("製品の", 5) == ("製品", "の")
    assert split_at("製品", 1) == ("製", "品")


def test_a_line_breaks_at_spaces_and_not_at_hyphens() -> None:
    assert shown("one cross-functional thing", 12) == ["one", "cross-functi", "onal thing"]
    assert shown("one cross-team thing", 12) == ["one", "cross-team", "thing"]


def test_lines_after_the_first_hang() -> None:
    assert shown("one two three", 9, "  ", "    ") == ["  one two", "    three"]


def test_a_number_stays_with_its_unit() -> None:
    assert shown("it takes 4\u00a0h in all", 10) == ["it takes", "4 h in all"]


def test_wide_text_breaks_between_its_characters_but_never_before_its_full_stop() -> None:
    assert shown("製品の方。向", 8) == ["製品の", "方。向"]


def test_runs_without_a_space_between_them_stay_together() -> None:
    assert shown([Run("see "), Run("Roadmapping", "have"), Run(".")], 12) == ["see", "Roadmapping."]


def test_styles_survive_wrapping() -> None:
    lines = PAGE.wrap([Run("plain "), Run("green words here", "have")], 12)
    assert lines == [(Run("plain "), Run("green", "have")), (Run("words here", "have"),)]


@given(words=WORDS, width=st.integers(4, 30), hang=st.integers(0, 2))
def test_no_wrapped_line_is_too_wide_and_no_character_is_lost(words: str, width: int, hang: int) -> None:
    lines = PAGE.wrap(words, width, "", " " * hang)
    assert max(width_of(line) for line in lines) <= width
    assert "".join("".join(text_of(line) for line in lines).split()) == "".join(words.split())


@given(st.text(alphabet="ab 1\n-", max_size=30), st.integers(6, 40), st.sampled_from(["", "- "]))
def test_a_text_in_one_piece_is_laid_out_as_the_same_text_in_two(text: str, width: int, first: str) -> None:
    """One run that fits is not looked at more closely; two of one style are, and make the same lines."""
    page = page_of(40, UNICODE)
    half = len(text) // 2
    assert page.wrap(text, width, first) == page.wrap([Run(text[:half]), Run(text[half:])], width, first)


def test_control_characters_are_shown_and_line_breaks_become_spaces() -> None:
    assert shown("a\x1b[31mb\nc\td\u202ee\ud800", 40) == ["a\\x1b[31mb c d\\u202ee\\ud800"]


@pytest.mark.parametrize(("given_width", "page_width"), [(None, 80), (0, 80), (5, 20), (40, 40), (500, 112)])
def test_a_page_is_20_to_112_wide_and_80_where_nobody_knows(given_width: int | None, page_width: int) -> None:
    assert page_of(given_width, UNICODE).width == page_width


def test_running_text_ends_at_column_78() -> None:
    assert max(width_of(line) for line in page_of(112, UNICODE).para("word " * 60)) <= 78


def test_blocks_stand_side_by_side() -> None:
    left, right = PAGE.wrap("one two three", 7), PAGE.wrap("x", 3)
    assert [text_of(line) for line in beside([(left, 7), (right, 3)])] == ["  one two  x", "  three"]


def test_sections_have_one_blank_line_between_them_and_empty_ones_vanish() -> None:
    assert joined([[(Run("a"),)], [], [(Run("b"),)]]) == [(Run("a"),), BLANK, (Run("b"),)]


ROWS = [(Run("Product vision"), Run("7%")), (Run("A rather long name of a skill"), Run("12%"))]


def rows(width: int, most: dict[int, int] | None = None) -> list[str]:
    return [text_of(line) for block in table(ROWS, Page(width, UNICODE), rights={1}, most=most) for line in block]


def test_a_table_aligns_its_columns() -> None:
    assert rows(80) == ["  Product vision                  7%", "  A rather long name of a skill  12%"]


def test_a_column_beyond_its_cap_wraps() -> None:
    assert rows(80, most={0: 20}) == ["  Product vision         7%", "  A rather long name    12%", "  of a skill"]


def test_on_a_narrow_page_a_row_becomes_running_text() -> None:
    assert rows(20) == ["  Product vision, 7%", "  A rather long name", "    of a skill, 12%"]


def test_an_empty_table_has_no_rows() -> None:
    assert table([], PAGE) == []
