"""Numbers, dates and lists as words."""

from datetime import date

import pytest

from po_career.catalog.model import Span
from po_career.render.page.phrases import (
    count,
    day,
    extent,
    figure,
    listed,
    number,
    numbered,
    percent,
    sentence,
    stopped,
)


@pytest.mark.parametrize(
    ("names", "most", "words"),
    [
        ([], None, ""),
        (["A"], None, "A"),
        (["A", "B"], None, "A and B"),
        (["A", "B", "C"], None, "A, B and C"),
        (["Metrics and goals", "B"], None, "Metrics and goals and B"),
        (["Outcomes, metrics and goals", "B", "C"], None, "Outcomes, metrics and goals; B; and C"),
        (["A", "B", "C", "D"], 2, "A, B and 2 more"),
        (["A", "B", "C"], 2, "A, B and C"),
    ],
)
def test_a_list_reads_as_one_would_say_it(names: list[str], most: int | None, words: str) -> None:
    assert listed(names, most) == words


def test_small_amounts_are_words_and_large_ones_figures() -> None:
    assert [count(amount, "skill") for amount in (0, 1, 2, 13, 1200)] == [
        "no skills",
        "one skill",
        "two skills",
        "13 skills",
        "1,200 skills",
    ]
    assert [figure(amount, "role") for amount in (1, 21)] == ["1 role", "21 roles"]


def test_numbers_have_no_needless_decimals() -> None:
    assert [number(value) for value in (8.0, 22.5, 1200, 0.333, -0.001)] == ["8", "22.5", "1,200", "0.33", "0"]


def test_a_fraction_is_rounded_but_never_to_all_of_it() -> None:
    assert [percent(part) for part in (0, 0.005, 0.125, 0.996, 1)] == [0, 1, 13, 99, 100]


def test_a_day_has_its_english_month() -> None:
    assert day(date(2026, 12, 8)) == "8 Dec"


def test_a_range_says_where_it_is_open_or_one_number() -> None:
    assert [extent(span, " to ") for span in (Span(2, 5), Span(7), Span(3, 3))] == ["2 to 5", "7 or more", "3"]
    assert [extent(span, "–") for span in (Span(2, 5), Span(7))] == ["2–5", "7+"]


def test_actions_are_named_by_their_numbers() -> None:
    assert [numbered(numbers) for numbers in ([3], [1, 2, 4])] == ["action\u00a03", "actions\u00a01, 2 and 4"]


def test_a_sentence_gets_what_it_lacks_and_nothing_twice() -> None:
    assert [sentence(text) for text in ("fine", "Fine.", " why? ", "", "終。")] == ["Fine.", "Fine.", "Why?", "", "終。"]
    assert stopped("certificate held") == "certificate held."
