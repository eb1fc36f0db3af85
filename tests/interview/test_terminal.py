"""Whole interviews in a real terminal."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import ASK, PASTE, Terminal

from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile.yaml"


def kept(profile: Path) -> dict[str, object]:
    root = read_yaml(profile.read_text("utf-8"), "profile.yaml").root
    assert root is not None
    return dict(plain(root))


def settled(terminal: Terminal) -> Terminal:
    """Role, time, hours and target are answered."""
    terminal.wait("Which role").press("po").wait("> Product Owner").press("enter")
    terminal.wait("How long").press("20", "enter").wait("How many hours").press("enter")
    return (
        terminal.wait("want to reach")
        .press("senior")
        .wait("> Senior Product Owner")
        .press("enter")
        .wait("In your own words")
        .press("enter")
        .wait("Which of these is true")
        .press("enter")
        .wait("Has somebody offered")
        .press("enter")
        .wait("Roadmapping: which")
    )


@pytest.mark.parametrize("columns", [40, 80])
def test_a_whole_interview_leaves_a_transcript_and_a_profile(profile: Path, columns: int) -> None:
    terminal = settled(Terminal(profile, columns))
    terminal.press("3").wait("one example").press("Moved the date", "enter")
    terminal.wait("Ordering: which").press("down", "down", "enter").wait("what do you do today").press("enter")
    terminal.wait("Influence and negotiation: which").press("u")
    terminal.wait("Mentoring: which").press("q")
    assert terminal.end() == 0
    lines = terminal.transcript
    assert not any("which sentence" in line for line in lines)
    assert lines[-1] == "PLAN for owner with 2 ratings"
    told = " ".join(" ".join(lines).split())
    assert "Role: Product Owner Time in the role: 20 months Hours a week: 4 Target: Senior Product Owner That is enough for a plan" in told
    assert "In your words: nothing Facts: nothing to note Offer: none" in told
    assert (
        "Roadmapping: 3 Practitioner example: Moved the date Ordering: 1 Awareness nothing said "
        "Influence and negotiation: not sure Your answers are in"
    ) in told
    assert kept(profile) == {
        "schema": "po-career/profile/1",
        "role": "owner",
        "months_in_role": 20,
        "hours_per_week": 4,
        "target": "senior",
        "ratings": {
            "roadmapping": {"level": 3, "on": "2026-11-24", "evidence": "Moved the date"},
            "ordering": {"level": 1, "on": "2026-11-24"},
        },
        "left_open": ["words", "situation", "offer", "ratings.negotiation"],
    }


def to_negotiation(terminal: Terminal) -> Terminal:
    """The two skills before it are answered with not sure."""
    settled(terminal).press("u").wait("Ordering: which").press("u")
    return terminal.wait("Influence and negotiation: which")


def test_a_window_that_changes_its_size_is_drawn_anew(profile: Path) -> None:
    terminal = to_negotiation(Terminal(profile, 80))
    terminal.resize(40, 24).wait("  4  I settle contested, high-stakes\n     choices between directors or\n")
    assert terminal.text.count("which sentence") <= 1
    terminal.resize(100, 30).wait("  4  I settle contested, high-stakes choices between directors or companies,\n")
    assert terminal.text.count("Influence and negotiation") == 1
    terminal.press("q")
    assert terminal.end() == 0


def test_back_shows_the_earlier_answer_and_it_can_be_changed(profile: Path) -> None:
    terminal = to_negotiation(Terminal(profile))
    terminal.press("3").wait("one example").press("enter", "enter").wait("Mentoring: which").press("b").wait("one example").press("escape")
    terminal.wait("Enter for 3 Practitioner")
    assert "> 3  I regularly turn" in terminal.text
    terminal.press("4").wait("one example").press("Board", "enter").wait("Mentoring: which").press("q")
    assert terminal.end() == 0
    assert kept(profile)["ratings"] == {"negotiation": {"level": 4, "on": "2026-11-24", "evidence": "Board"}}


def test_an_enter_that_follows_a_digit_from_habit_answers_nothing_more(profile: Path) -> None:
    terminal = settled(Terminal(profile)).press("3", "enter").wait("one example")
    terminal.press("Moved the date", "enter").wait("Ordering: which").press("q")
    assert terminal.end() == 0
    assert kept(profile)["ratings"] == {"roadmapping": {"level": 3, "on": "2026-11-24", "evidence": "Moved the date"}}


def test_facts_are_ticked_with_keys_and_what_they_call_for_follows(profile: Path) -> None:
    terminal = Terminal(profile)
    terminal.wait("Which role").press("po", "enter").wait("How long").press("enter").wait("How many hours").press("enter")
    terminal.wait("want to reach").press("enter").wait("In your own words").press("To decide myself. Nobody asks me.", "enter")
    terminal.wait("Which of these is true").wait("5 [ ] A review").press("5").wait("5 [x] A review").press("down", " ").wait("6 [x]")
    terminal.press(" ").wait("6 [ ]").press("7", "enter").wait("The review or talk: on which day")
    terminal.press("2027-03-01 by Anna", "enter").wait("Has somebody offered").press("b", "enter").wait("on which day")
    terminal.press("enter").wait("Has somebody offered").press("q", "enter")
    assert terminal.end() == 0
    assert kept(profile)["situation"] == {"load": "high", "decided": {"on": "2027-03-01", "what": "review", "by": "Anna"}}
    assert kept(profile)["words"] == ["To decide myself.", "Nobody asks me."]


def test_letters_are_keys_where_a_number_is_asked_and_escape_goes_back(profile: Path) -> None:
    terminal = Terminal(profile)
    terminal.wait("Which role").press("po", "enter").wait("How long").press("?").wait("set beside the time").press("ages", "enter")
    terminal.wait('"ages" is not a time').press("escape").wait_gone("> ages").press("escape").wait("Which role").press("enter")
    terminal.wait("How long").press("enter").wait("How many hours").press("61", "enter").wait("at most 60").press(
        "backspace", "backspace", "5", "enter"
    )
    terminal.wait("want to reach").press("escape").wait("How many hours")
    assert "Enter for 5" in terminal.text
    terminal.press("q")
    assert terminal.end() == 0
    assert kept(profile)["left_open"] == ["months_in_role"]


@pytest.mark.parametrize("key", ["ctrl-c", "ctrl-d"])
def test_leaving_keeps_the_answers_and_says_where(profile: Path, key: str) -> None:
    terminal = settled(Terminal(profile)).press("2").wait("what do you do today").press(key)
    assert terminal.end() == 130
    assert "8 answers are kept in" in terminal.unwrapped
    assert "po-career plan goes on from there" in terminal.text
    assert kept(profile)["ratings"] == {"roadmapping": {"level": 2, "on": "2026-11-24"}}


def test_leaving_at_once_writes_nothing(profile: Path) -> None:
    terminal = Terminal(profile).wait("Which role").press("ctrl-c")
    assert terminal.end() == 130
    assert "you left before an answer, so nothing has changed" in terminal.text
    assert not profile.exists()


def test_what_is_said_of_an_interruption_begins_a_line_in_the_plain_face(profile: Path) -> None:
    terminal = Terminal(profile, TERM="dumb").wait("Number or name").press("ctrl-c")
    assert terminal.end() == 130
    assert "\nyou left before an answer" in terminal.text


def test_the_filter_takes_letters_a_paste_and_escape(profile: Path) -> None:
    terminal = Terminal(profile).wait("Which role")
    terminal.press(PASTE.format("product\r\n  owner")).wait("filter: product owner").wait("> Product Owner")
    terminal.press("escape").wait("Business Analyst").wait("None of these").press("nurse").wait("No name here fits")
    terminal.press("down").wait("> None of these").press("enter").wait("Role: None of these").wait("How many hours").press("ctrl-d")
    assert terminal.end() == 130


def test_a_pasted_example_is_one_line(profile: Path) -> None:
    terminal = settled(Terminal(profile, 40)).press("4").wait("one example")
    terminal.press(PASTE.format("line one\r\nline two " + "x" * 40), "enter").wait("Ordering: which").press("q")
    assert terminal.end() == 0
    assert "line one line two " + "x" * 40 in profile.read_text()


def test_a_scale_of_twelve_levels_takes_two_digits_and_scrolls_in_a_low_window(profile: Path) -> None:
    terminal = Terminal(profile, rows=12, levels=12).wait("which sentence").wait("more below").press("1").wait(">  1  Step 1").press("0")
    terminal.wait("one example").press("enter", "enter").wait("Roadmapping: which")
    terminal.press("up").wait("> 11  Step 11").wait("more above").press("q")
    assert terminal.end() == 0
    assert kept(profile)["ratings"] == {"ordering": {"level": 10, "on": "2026-11-24"}}


def test_no_color_means_no_colour_and_the_choice_is_still_marked(profile: Path) -> None:
    terminal = settled(Terminal(profile, NO_COLOR="1")).press("down").wait("> 0  Not yet").press("q")
    assert terminal.end() == 0
    assert not re.search(rb"\x1b\[[0-9;]*3\dm", terminal.raw)


def test_the_chosen_answer_is_cyan_where_colours_are_welcome(profile: Path) -> None:
    terminal = settled(Terminal(profile)).press("down").wait("> 0  Not yet").press("q")
    assert terminal.end() == 0
    assert re.search(rb"\x1b\[[0-9;]*36m", terminal.raw)


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["dumb", "accessible"])
def test_a_plain_terminal_gets_numbered_questions_without_escapes(profile: Path, environment: dict[str, str]) -> None:
    terminal = Terminal(profile, 40, **environment)
    terminal.wait("Number or name").press("po\r").wait("How long").press("\r").wait("How many").press("\r").wait("want to reach").press(
        "senior\r"
    )
    terminal.wait("In your own").press("\r").wait("Which of these").press("\r").wait("Has somebody").press("\r")
    terminal.wait("Roadmapping").press("3\r").wait("one example").press("\x03")
    assert terminal.end() == 130
    assert b"\x1b" not in terminal.raw
    assert "8 answers are kept in" in terminal.unwrapped


def test_without_a_terminal_nothing_is_asked(profile: Path) -> None:
    ran = subprocess.run([sys.executable, ASK, profile], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", "")


def test_the_first_screen_shows_what_one_should_know_before_the_first_question(profile: Path) -> None:
    terminal = Terminal(profile, rows=16).wait("Which role").wait("Enter accept")
    assert terminal.text.startswith("About ")
    terminal.press("owner").wait("> Product Owner").press("enter").wait("How long")
    assert terminal.text.startswith("About ")
    terminal.press("ctrl-c")
    terminal.end()
