"""Roles side by side on a screen: columns where they fit, else below each other."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import catalog

from po_career.planning.comparison import compare_roles
from po_career.planning.model import Learned, ReadyAround, StepHours
from po_career.profile.model import Profile, Rating
from po_career.render.compare.compare_page import comparison_lines
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.page.layout import page_of, width_of
from po_career.render.page.paint import plain_text

WORLD = catalog()
ME = Profile(role="po", months_in_role=20, hours_per_week=4, ratings={"decisions": (Rating(4, evidence="an example"),)})
TODAY = date(2026, 11, 24)
ALL = tuple(WORLD.roles)


def screen(*roles: str, person: Profile = ME, width: int = 80, glyphs: Glyphs = UNICODE) -> str:
    return plain_text(comparison_lines(compare_roles(WORLD, person, roles, TODAY), WORLD, page=page_of(width, glyphs)))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_two_roles_stand_side_by_side_with_what_they_ask() -> None:
    text = screen("senior", "manager")
    assert re.search(r"^ {18}Senior Product Owner +Product Manager$", text, re.MULTILINE)
    assert re.search(r"^  Decision-making +Expert +■ Practitioner\* +not asked$", text, re.MULTILINE)
    assert "■ there ▨ perhaps there □ short * core" in flat(text)


def test_a_narrow_page_puts_them_below_each_other() -> None:
    text = screen("senior", "manager", width=50)
    assert "  Decision-making; you: Expert\n    ■ Practitioner*: Senior Product Owner\n    not asked by Product Manager\n" in text


def test_levels_are_figures_where_their_names_have_no_room() -> None:
    text = flat(screen(*ALL[:4]))
    assert "3 Practitioner" in text
    assert "■ 3*" in text


@pytest.mark.parametrize("width", [40, 80, 112])
def test_a_lower_demand_is_said_in_words_and_never_a_loss(width: int) -> None:
    text = flat(screen("senior", "manager", width=width))
    assert "than you have, in" in text
    assert not re.search(r"\blose|\bloss|-\d", text)


def test_what_is_not_known_is_left_out_and_said() -> None:
    text = flat(screen("senior", "manager", person=Profile()))
    assert "Ready by" not in text
    assert "Usually takes" not in text
    assert "When you would be ready needs hours a week: add --hours." in text


def test_the_role_that_one_holds_says_so() -> None:
    text = flat(screen("po", "senior"))
    assert "your role" in text
    assert "you are in it" in text


def test_skills_that_all_ask_alike_are_only_counted() -> None:
    text = flat(screen("po", "senior", person=replace(ME, ratings={})))
    assert "asked at the same level" not in text  # po and senior share no demand in this world
    two = replace(WORLD, roles={**WORLD.roles, "twin": replace(WORLD.roles["manager"], id="twin")})
    made = compare_roles(two, ME, ["manager", "twin"], TODAY)
    lines = plain_text(comparison_lines(made, two, page=page_of(80, UNICODE)))
    assert "One skill is asked at the same level by all of them: Outcomes [red]and[/red] metrics, which is short." in flat(lines)


@given(
    width=st.integers(20, 140),
    glyphs=st.sampled_from([UNICODE, ASCII]),
    roles=st.lists(st.sampled_from(ALL), min_size=2, max_size=5, unique=True),
)
def test_no_line_is_wider_than_the_terminal(width: int, glyphs: Glyphs, roles: list[str]) -> None:
    lines = comparison_lines(compare_roles(WORLD, ME, roles, TODAY), WORLD, page=page_of(width, glyphs))
    assert max(width_of(line) for line in lines) <= min(width, 112)


def test_ascii_is_enough_and_no_text_steers_the_terminal() -> None:
    text = screen(*ALL, glyphs=ASCII)
    assert text.isascii()
    assert "\x1b" not in text


def measures(**changes: Any) -> str:
    made = compare_roles(WORLD, ME, ["senior", "manager"], TODAY)
    shown = replace(made, roles=(replace(made.roles[0], **changes), made.roles[1]))
    return flat(plain_text(comparison_lines(shown, WORLD, page=page_of(40, UNICODE))))


def test_when_one_is_ready_is_a_season_or_now_or_not_by_actions() -> None:
    around = ReadyAround("2028-H1", "2028-H2", "2029-H1", ready=True)
    assert "Ready by: the end of 2028" in measures(ready_around=around)
    summer = replace(around, expected="2028-H1", ready=False)
    assert "Ready by: summer 2028, all but what the role teaches" in measures(ready_around=summer)
    assert "Ready by: not by actions" in measures(ready_around=None)
    nothing = StepHours(0, 0, 0, 0, 0)
    assert "Ready by: now" in measures(verdict="ready", hours=nothing)


def test_what_only_the_role_teaches_is_named() -> None:
    learned = (Learned("vision", "Vision", 3, "core"), Learned("people", "People", 2, "core"))
    names = " and ".join(WORLD.skills[one.skill].short or WORLD.skills[one.skill].name for one in learned)
    assert f"Only the role teaches: {names}" in measures(learned_in_role=learned)


@pytest.mark.parametrize("width", [40, 80])
def test_the_sentences_of_the_levels_stand_below_where_roles_differ(width: int) -> None:
    made = compare_roles(WORLD, ME, ("senior", "manager"), TODAY)
    page = page_of(width, UNICODE)
    words = plain_text(comparison_lines(made, WORLD, page=page, sentences=True))
    assert "What the levels say" in words
    assert "What the levels say" not in plain_text(comparison_lines(made, WORLD, page=page))
    told = flat(words.split("What the levels say")[1].split("What sets them apart")[0])
    for skill in made.skills:
        for need in skill.needs:
            if skill.differs and need is not None and need.sentence:
                assert need.sentence == WORLD.skills[skill.skill].anchors[need.level]
                assert need.sentence in told
    assert "Expert: you" in told  # decisions, rated
    assert max(map(len, words.splitlines())) <= width
