"""A plan as Markdown: what stands where, and that nothing in a file becomes more than text."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_pages import TEXTS, by_github, by_the_letter
from world import COMMAND, catalog, plan, step

from po_career.render.markdown_text import md
from po_career.render.plan_markdown import markdown_text

FROM_FILES = {"title", "name", "short", "done_when", "note", "why", "what", "where", "figure", "licence", "trade_off", "provider"}
LINKS = ["https://example.org/a", "http://example.org/b?c=d&e=f"]
NO_LINKS = [
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org",
    "/etc/passwd",
    "//example.org",
    "https://a b",
    "mailto:a@b.c",
    "",
]


def with_texts(value: Any, text: str, url: str) -> Any:
    """`value` with each text that came from a file replaced by `text`, and each address by `url`."""
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _changed(field.name, getattr(value, field.name), text, url) for field in fields(value)}
        return replace(value, **changes)
    if isinstance(value, Mapping):
        return {key: with_texts(item, text, url) for key, item in value.items()}
    return tuple(with_texts(item, text, url) for item in value) if isinstance(value, tuple) and not hasattr(value, "_fields") else value


def _changed(name: str, value: Any, text: str, url: str) -> Any:
    if name == "warnings" and value and isinstance(value[0], str):
        return (text,)
    if isinstance(value, str):
        return text if name in FROM_FILES else url if name == "url" else value
    return with_texts(value, text, url)


def headings(text: str) -> list[str]:
    return re.findall(r"^##? (.*)$", text, re.MULTILINE)


def test_the_sections_come_in_the_order_of_the_screen() -> None:
    assert headings(markdown_text(plan(), catalog(), COMMAND)) == [
        "Your next step: Senior Product Owner",
        "This week",
        "What is missing",
        "The plan",
        "What stays open",
        "Why this one",
        "Other ways",
        "Or stay and grow as Product Owner",
        "What is coming",
        "Assumed, not known",
        "Worth a look",
        "Sources",
        "The same plan, without questions",
    ]


def test_an_action_is_a_task_with_what_there_is_to_know_of_it_below() -> None:
    text = markdown_text(plan(), catalog())
    assert (
        "- [ ] **1. Take a decision with incomplete data that others avoid, say how you will know if it was wrong, and check**\n"
        "  - 24 Nov 2026 to 8 Dec 2026, 8 h, inside your work\n"
        "  - Brings Decision-making to Practitioner\n"
        "  - Done when: check done on the stated date\n"
        "- [ ] **2. Six talks "
    ) in text
    assert "  - Price: 1,200 USD, seen 2024\n  - See [example.org](<https://example.org/a/very/long/address" in text


def test_each_action_is_one_box_to_tick() -> None:
    page = by_github(markdown_text(plan(), catalog()))
    assert page.tags["input"] == 5


def test_the_answer_says_how_far_by_when_and_at_what_cost() -> None:
    assert markdown_text(plan(), catalog()).startswith(
        "# Your next step: Senior Product Owner\n\n"
        "A promotion. Today a stretch: two core skills are short, by one or two levels.\n\n"
        "On the way to Head of Product \\\\x1b\\[31mRed alert\\\\x1b\\[0m: from there, one more step (leap).\n\n"
        "- **Readiness**: 73%, between 66 and 80\n"
        "- **Skills ready by**: 2 Nov 2027, 49 weeks at 4 h a week; one skill stays open, see below\n"
    )


def test_a_gap_says_from_which_level_to_which_and_how_much_of_what_is_missing_it_is() -> None:
    text = markdown_text(plan(), catalog())
    assert "### Core: each one must be met\n\n- **Decision-making**: Working → Practitioner, 25% of what is missing\n" in text
    assert "- **People management and team building in large organisations**: not rated → Working, 15% of what is missing\n" in text


def test_the_command_is_left_out_where_there_is_none() -> None:
    assert "without questions" not in markdown_text(plan(), catalog())
    assert markdown_text(plan(), catalog(), COMMAND).endswith(f"```sh\n{COMMAND}\n```\n")


def test_a_plan_without_gaps_and_actions_has_no_empty_sections() -> None:
    text = markdown_text(plan(step(), alternatives=(), stay_and_grow=None, trends=(), assumptions=(), warnings=()), catalog())
    assert headings(text) == ["Your next step: Senior Product Owner", "The plan", "Why this one", "Sources"]
    assert "## The plan\n\nNothing to do: every skill that the role asks is there.\n" in text


def test_no_line_ends_in_spaces_and_no_two_empty_lines_follow_each_other() -> None:
    text = markdown_text(plan(), catalog(), COMMAND)
    assert re.search(r" $", text, re.MULTILINE) is None
    assert "\n\n\n" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("read", [by_github, by_the_letter])
@given(text=TEXTS.filter(lambda text: bool(text.strip())), url=st.sampled_from([*LINKS, *NO_LINKS]), command=st.none() | TEXTS)
def test_no_text_of_a_file_changes_the_page(read: Any, text: str, url: str, command: str | None) -> None:
    plainly = read(markdown_text(with_texts(plan(), "word", url), with_texts(catalog(), "word", url), command))
    page = read(markdown_text(with_texts(plan(), text, url), with_texts(catalog(), text, url), command))
    assert set(page.tags) == set(plainly.tags)
    assert page.tags["input"] == plainly.tags["input"]
    assert page.links == plainly.links
    assert set(page.links) <= set(LINKS)


def test_a_title_that_is_markup_is_shown_as_its_letters() -> None:
    title = "<b>**Lead**</b> [x](javascript:alert) @all #1"
    page = by_github(markdown_text(plan(replace(plan().next_step, title=title)), catalog()))
    assert page.texts[1].replace("\u2060", "") == f"Your next step: {title}"
    assert md(title) in markdown_text(plan(replace(plan().next_step, title=title)), catalog())
