"""A plan as a calendar file: read back by the icalendar library, and looked at octet by octet."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from world import (
    CJK,
    ESCAPE,
    LONG_WORD,
    action,
    catalog,
    chapter,
    door,
    kit_step,
    offer,
    plan,
    step,
)

from po_career.catalog.model import FirstStep, WorkStep
from po_career.planning.model import Chapter, PlannedAction, Raise
from po_career.planning.plan_model import Plan
from po_career.profile.model import Away
from po_career.render.plan.plan_calendar import calendar_text
from po_career.render.plan.plan_tasks import plain, web_link

START, FINISH = date(2026, 11, 24), date(2026, 12, 8)
DAY = timedelta(days=1)
BREAKERS = st.sampled_from(
    ["\nEND:VEVENT\nBEGIN:VEVENT\n", "\r\n", "\\N", "\\n", "\\", ";", ",", ":", '"', "\0", "\x1b[2J", "\u2028", CJK, "👩‍🚀"]
)
TITLES = st.lists(st.text(max_size=40) | BREAKERS, max_size=6).map("".join)


def of_chapter(made: Chapter, **changes: Any) -> Plan:
    """A plan of this chapter."""
    return plan(step(chapter=made, **changes))


def one(**changes: Any) -> PlannedAction:
    return action("decide", START, FINISH, Raise("decisions", 2, 3), **changes)


def of_one_action(**changes: Any) -> Plan:
    """A plan of one action, which raises a skill, with changes."""
    return of_chapter(chapter(one(**changes)))


def events(made: Plan, *, private: bool = False) -> list[Event]:
    return list(Calendar.from_ical(calendar_text(made, catalog(), private=private)).events)


def titles(made: Plan, *, private: bool = False) -> list[str]:
    return [str(event["summary"]) for event in events(made, private=private)]


def unfolded(text: str) -> list[str]:
    """The content lines of a calendar, checked as RFC 5545, 3.1 asks: CR LF, at most 75 octets, whole characters, no control characters."""
    raw = text.encode()
    assert raw.endswith(b"\r\n")
    lines = raw.split(b"\r\n")[:-1]
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert line
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", line.decode())
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def parts(lines: list[str]) -> list[str]:
    """How the parts of a calendar begin and end, in order."""
    return [line for line in lines if line.startswith(("BEGIN:", "END:"))]


ONE_EVENT = ["BEGIN:VEVENT", "BEGIN:VALARM", "END:VALARM", "END:VEVENT"]


def test_a_chapter_becomes_days_to_begin_days_due_a_weekly_review_and_a_check_in() -> None:
    found = [
        (str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend"))
        for event in events(of_one_action(title="Decide"))
    ]
    check_in = date(2027, 2, 22)
    assert found == [
        ("Begin: Decide", START, START + DAY),
        ("Due: Decide", FINISH, FINISH + DAY),
        ("Weekly review of your plan", datetime(2026, 11, 27, 9, 0), datetime(2026, 11, 27, 9, 15)),  # noqa: DTZ001 - wherever one is
        ("Check-in on your plan", check_in, check_in + DAY),
    ]


def test_the_review_comes_on_fridays_and_ends_before_the_check_in() -> None:
    review = events(of_one_action())[2]
    assert review.decoded("dtstart").weekday() == 4
    assert review["rrule"]["freq"] == ["WEEKLY"]
    lines = unfolded(calendar_text(of_one_action(), catalog()))
    assert "DTSTART:20261127T090000" in lines, "no time zone: at nine wherever the person is"
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270219T090000" in lines, "of the same kind as the start, as RFC 5545 asks"


def test_no_review_falls_on_a_day_away_or_a_quiet_day() -> None:
    away = (Away(START, date(2026, 12, 5)), Away(date(2027, 1, 14), date(2027, 1, 23)))
    made = replace(of_one_action(), person=replace(plan().person, away=away))
    review = next(event for event in events(made) if "review" in event["summary"])
    quiet = [date(2026, 12, 25), date(2027, 1, 1)]
    assert review.decoded("dtstart").date() == date(2026, 12, 11)
    left_out = [one.dt.date() for one in review["exdate"].dts]
    assert left_out == [*quiet, date(2027, 1, 15), date(2027, 1, 22)]
    lines = unfolded(calendar_text(made, catalog()))
    assert "EXDATE:20261225T090000,20270101T090000,20270115T090000,20270122T090000" in lines


def test_whoever_is_away_each_friday_has_no_review() -> None:
    away = (Away(START, date(2027, 2, 28)),)
    made = replace(of_one_action(), person=replace(plan().person, away=away))
    assert not any("review" in title for title in titles(made))


def test_nothing_is_to_be_reviewed_before_a_check_in_this_week() -> None:
    soon = chapter(one(), until=date(2026, 11, 26), check_on=date(2026, 11, 26))
    assert titles(of_chapter(soon))[-1] == "Check-in on your plan"
    assert "Weekly review of your plan" not in titles(of_chapter(soon))


def test_what_comes_after_the_chapter_has_no_day_and_is_not_in_the_calendar() -> None:
    later = action("panel", None, None, half_year="2027-H2")
    made = chapter(one(title="Decide"))
    found = titles(of_chapter(made, actions=(*made.actions, later)))
    assert found[:2] == ["Begin: Decide", "Due: Decide"]
    assert len(found) == 4


def test_an_event_says_what_when_done_how_long_which_skills_and_where_to_find_it() -> None:
    made = of_one_action(
        url="https://example.org/a,b;c?d=1&e=(2)",
        first_step=FirstStep("list what nobody decides", 60, "a developer"),
        steps=(WorkStep("Choose one.", 2, 1), WorkStep("Decide", 4, 2)),
        proof="The decision",
    )
    event = events(made)[0]
    assert str(event["description"]).split("\n") == [
        "24 Nov 2026 to 8 Dec 2026, 8 h, inside your work.",  # the middle of 6 to 10
        "Begin with: List what nobody decides (with a developer). 60 minutes.",
        "Step 1 (2 h, from week 1): Choose one.",
        "Step 2 (4 h, from week 2): Decide.",
        "Brings decision-making to Practitioner.",
        "Done: check done on the stated date.",
        "To show afterwards: The decision.",
        "Link: https://example.org/a,b;c?d=1&e=(2)",
        "Part of your plan: Senior Product Owner.",
    ]
    assert str(event["url"]) == "https://example.org/a,b;c?d=1&e=(2)"
    assert (str(event["transp"]), str(event["class"])) == ("TRANSPARENT", "PRIVATE")


def test_of_an_action_that_outlasts_the_chapter_only_the_first_half_is_there() -> None:
    half = of_one_action(
        title="Decide",
        begun_only=True,
        halfway="two of four are decided",
        hours=replace(one().hours, planned=4),
        steps=(WorkStep("First", 4, 1), WorkStep("Second", 4, 5)),
    )
    event = events(half)[0]
    assert str(event["summary"]) == "Begin: Decide, the first half"
    assert "By then: two of four are decided." in event["description"]
    assert "First" in event["description"]
    assert "Second" not in event["description"]


def test_what_a_person_was_offered_is_in_no_calendar_that_is_handed_over() -> None:
    made = of_chapter(chapter(offer("Ann said: come by", START, FINISH), one()))
    assert titles(made)[:2] == ["Begin: A part of your plan", "Due: A part of your plan"]
    assert "Ann" not in calendar_text(made, catalog())
    assert "offer" not in calendar_text(made, catalog())
    assert titles(made, private=True)[0] == 'Begin: Answer the offer: "Ann said: come by"'


def test_a_step_of_a_kit_that_may_be_handed_over_is_told() -> None:
    made = of_chapter(chapter(kit_step(START, FINISH)))
    assert titles(made)[0] == "Begin: Write one page"


@pytest.mark.parametrize("key", ["kit:nothing:1", "check:nothing:1", "kit:gone:1"])
def test_a_step_of_any_other_kit_is_a_part_of_the_plan_without_a_word_on_it(key: str) -> None:
    made = of_chapter(chapter(replace(kit_step(START, FINISH), id=key, title="Write a CV")))
    assert titles(made)[:2] == ["Begin: A part of your plan", "Due: A part of your plan"]
    assert str(events(made)[0]["description"]).split("\n") == [
        "24 Nov 2026 to 8 Dec 2026, 3 h.",
        "What it is: po-career next",
        "Part of your plan: Senior Product Owner.",
    ]
    assert "CV" not in calendar_text(made, catalog())
    assert titles(made, private=True)[0].endswith("Write a CV")


def test_that_a_load_is_too_much_cannot_be_read_from_a_calendar() -> None:
    relief = chapter(one(title="Hand over three meetings", part="kit"))
    made = of_chapter(relief, role="po", kind="stay", settled_by=1)
    assert "meetings" not in calendar_text(made, catalog())
    assert titles(made, private=True)[0] == "Begin: Hand over three meetings"


def test_a_door_asks_for_what_the_next_action_needs() -> None:
    made = of_chapter(chapter(door(START, START)))
    assert titles(made)[0] == "Due: Ask whether you can count on a post of that kind: 2 needs it"


def test_a_door_names_the_work_that_waits_for_it() -> None:
    made = of_chapter(chapter(door(START, START), one(title="Run a workshop")))
    assert titles(made)[0] == 'Due: Ask whether you can count on a post of that kind: "Run a workshop" needs it'


def test_every_event_reminds_once_and_the_due_day_three_days_ahead() -> None:
    made = events(of_one_action())
    assert all(len(event.alarms.times) >= 1 for event in made)
    triggers = [event.subcomponents[0].decoded("trigger") for event in made]
    assert triggers == [
        timedelta(days=-1, hours=9),
        timedelta(days=-3, hours=9),
        timedelta(0),
        timedelta(days=-1, hours=9),
    ]


def test_the_calendar_says_what_it_is() -> None:
    lines = unfolded(calendar_text(plan(), catalog()))
    assert lines[:6] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//po-career//po-career//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:po-career: Senior Product Owner",
    ]
    # two for each of three actions, the review and the check-in
    assert parts(lines) == ["BEGIN:VCALENDAR", *ONE_EVENT * 8, "END:VCALENDAR"]


def test_the_name_of_the_calendar_says_what_the_plan_is_for() -> None:
    def name(**changes: Any) -> str:
        made = plan(step(**changes))
        return unfolded(calendar_text(made, catalog()))[5].removeprefix("X-WR-CALNAME:")

    assert name(role="po", kind="stay") == "po-career: grow as Product Owner"
    assert name(kind="elsewhere") == "po-career: Senior Product Owner"
    both = name(kind="trial", equal=("senior", "manager"))
    assert both == "po-career: try out Senior Product Owner and Product Manager"


def test_the_same_plan_gives_the_same_bytes_and_the_clock_is_not_in_them() -> None:
    assert calendar_text(plan(), catalog()) == calendar_text(plan(), catalog())
    for event in events(plan()):
        assert event.decoded("dtstamp") == event.decoded("last-modified") == datetime(2026, 11, 24, tzinfo=UTC)


def test_another_plan_of_the_same_action_is_the_same_event_only_younger() -> None:
    first = of_one_action()
    moved = replace(one(), start=FINISH, finish=FINISH + 14 * DAY)
    later = replace(of_chapter(chapter(moved)), generated_on=date(2026, 12, 1))
    before, after = events(first), events(later)
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert {new["sequence"] - old["sequence"] for old, new in zip(before, after, strict=True)} == {7}
    other_role = replace(later, next_step=replace(later.next_step, role="manager"))
    assert [event["uid"] for event in events(other_role)] == [event["uid"] for event in before]


def test_no_two_events_share_a_uid_and_another_catalogue_has_others() -> None:
    made = [str(event["uid"]) for event in events(plan())]
    other = plan()
    other = replace(other, catalog=replace(other.catalog, id="another"))
    assert len({*made, *(str(event["uid"]) for event in events(other))}) == 2 * len(made) == 16


@given(title=TITLES, done_when=TITLES)
def test_any_text_survives_the_round_trip_and_none_can_end_an_event(title: str, done_when: str) -> None:
    text = calendar_text(of_one_action(title=title, done_when=done_when), catalog())
    assert parts(unfolded(text)) == ["BEGIN:VCALENDAR", *ONE_EVENT * 4, "END:VCALENDAR"]
    begin, due, *_ = Calendar.from_ical(text).events
    shown = plain(title.rstrip("."))
    assert str(begin["summary"]) == f"Begin: {shown}"
    assert str(due["summary"]) == f"Due: {shown}"
    assert plain(done_when.strip()).casefold() in str(begin["description"]).casefold()


@given(name=TITLES)
def test_the_name_of_the_calendar_is_escaped_too(name: str) -> None:
    world = catalog()
    roles = {**world.roles, "senior": replace(world.roles["senior"], title=name)}
    line = unfolded(calendar_text(plan(), replace(world, roles=roles)))[5]
    value = line.removeprefix("X-WR-CALNAME:")
    assert re.sub(r"\\(.)", r"\1", value) == f"po-career: {plain(name)}"
    assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;])*", value)


def test_long_words_other_scripts_and_escape_sequences_are_text() -> None:
    made = plan(step("head", chapter=chapter(action("talks", START, FINISH))))
    text = calendar_text(made, catalog())
    assert LONG_WORD in "".join(unfolded(text))
    assert "\x1b" in ESCAPE
    assert "\x1b" not in text
    assert "\\\\x1b[31mRed alert" in text


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", "http://x\nURL:y", "ftp://x", "//x"]
)
def test_what_is_not_a_web_address_is_not_a_link(url: str | None) -> None:
    assert web_link(url) is None
    found = events(of_one_action(url=url))
    assert not any("url" in event or "Link:" in event["description"] for event in found)


@pytest.mark.parametrize("url", ["https://example.org", "HTTP://[::1]:80/a?b=c;d,e#f~g%20h", "http://example.org/(x)!*'@$&+"])
def test_a_web_address_stays_as_it_is(url: str) -> None:
    assert web_link(url) == url


def test_a_chapter_without_actions_still_has_its_check_in() -> None:
    assert titles(of_chapter(chapter())) == ["Check-in on your plan"]


def test_without_a_chapter_there_is_an_empty_calendar() -> None:
    assert titles(plan(step())) == []


def test_the_calendar_library_is_loaded_for_calendars_only() -> None:
    code = (
        "import sys, po_career.cli.plan, po_career.cli.show, po_career.render.plan.plan_table;"
        "before = 'icalendar' in sys.modules; import po_career.render.plan.plan_calendar; print(before, 'icalendar' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.split() == ["False", "True"]
