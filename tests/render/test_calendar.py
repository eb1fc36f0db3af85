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
from world import CJK, ESCAPE, LONG_WORD, action, catalog, full_step, plan, step

from po_career.planning.model import Raise, StepHours, Uncovered
from po_career.planning.plan_model import Plan
from po_career.render.plan_calendar import calendar_text
from po_career.render.plan_tasks import plain, web_link

START, FINISH = date(2026, 11, 24), date(2026, 12, 8)
BREAKERS = st.sampled_from(
    ["\nEND:VEVENT\nBEGIN:VEVENT\n", "\r\n", "\\N", "\\n", "\\", ";", ",", ":", '"', "\0", "\x1b[2J", "\u2028", CJK, "👩‍🚀"]
)
TITLES = st.lists(st.text(max_size=40) | BREAKERS, max_size=6).map("".join)


def of_one_action(**changes: Any) -> Plan:
    """A plan of one action, which raises a skill, with changes."""
    return plan(step(actions=(replace(action("decide", START, FINISH, Raise("decisions", 2, 3)), **changes),), skills_ready_by=FINISH))


def events(made: Plan) -> list[Event]:
    return list(Calendar.from_ical(calendar_text(made, catalog())).events)


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


def test_a_plan_becomes_a_bar_and_a_due_day_for_each_action_and_a_day_on_which_it_is_done() -> None:
    assert [
        (str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events(of_one_action(title="Decide"))
    ] == [
        ("Decide", START, FINISH + timedelta(days=1)),  # the last day is one of its days, and DTEND is the day after
        ("Due: Decide", FINISH, FINISH + timedelta(days=1)),
        ("Skills ready: Senior Product Owner", FINISH, FINISH + timedelta(days=1)),
    ]


def test_an_event_says_what_when_done_how_long_which_skills_and_where_to_find_it() -> None:
    event = events(of_one_action(url="https://example.org/a,b;c?d=1&e=(2)"))[0]
    assert str(event["description"]).split("\n") == [
        "24 Nov 2026 to 8 Dec 2026, 8 h, inside your work.",  # the middle of 6 to 10
        "Brings Decision-making to Practitioner.",
        "Done when: check done on the stated date.",
        "Link: https://example.org/a,b;c?d=1&e=(2)",
        "Part of your plan: Senior Product Owner.",
    ]
    assert str(event["url"]) == "https://example.org/a,b;c?d=1&e=(2)"
    assert (str(event["transp"]), str(event["class"])) == ("TRANSPARENT", "PRIVATE")


def test_every_event_reminds_at_nine_in_the_morning_and_the_due_day_three_days_ahead() -> None:
    made = events(plan())
    assert all(len(event.alarms.times) == 1 for event in made)
    triggers = {str(event["summary"]).startswith("Due: "): event.subcomponents[0].decoded("trigger") for event in made}
    assert triggers == {False: timedelta(days=-1, hours=9), True: timedelta(days=-3, hours=9)}


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
    assert parts(lines) == ["BEGIN:VCALENDAR", *ONE_EVENT * 11, "END:VCALENDAR"]  # two for each of five actions, and the last day


def test_the_same_plan_gives_the_same_bytes_and_the_clock_is_not_in_them() -> None:
    assert calendar_text(plan(), catalog()) == calendar_text(plan(), catalog())
    for event in events(plan()):
        assert event.decoded("dtstamp") == event.decoded("last-modified") == datetime(2026, 11, 24, tzinfo=UTC)


def test_another_plan_of_the_same_action_is_the_same_event_only_younger() -> None:
    first = of_one_action()
    later = replace(of_one_action(start=FINISH, finish=FINISH + timedelta(weeks=2)), generated_on=date(2026, 12, 1))
    before, after = events(first), events(later)
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert [new["sequence"] - old["sequence"] for old, new in zip(before, after, strict=True)] == [7, 7, 7]
    other_role = replace(later, next_step=replace(later.next_step, role="manager"))
    assert [event["uid"] for event in events(other_role)][:2] == [event["uid"] for event in before][:2]


def test_no_two_events_share_a_uid_and_another_catalogue_has_others() -> None:
    made = [str(event["uid"]) for event in events(plan())]
    other = plan()
    other = replace(other, catalog=replace(other.catalog, id="another"))
    assert len({*made, *(str(event["uid"]) for event in events(other))}) == 2 * len(made) == 22


@given(title=TITLES, done_when=TITLES)
def test_any_text_survives_the_round_trip_and_none_can_end_an_event(title: str, done_when: str) -> None:
    text = calendar_text(of_one_action(title=title, done_when=done_when), catalog())
    assert parts(unfolded(text)) == ["BEGIN:VCALENDAR", *ONE_EVENT * 3, "END:VCALENDAR"]
    work, due, _ = Calendar.from_ical(text).events
    assert str(work.get("summary", "")) == plain(title)
    assert str(due["summary"]) == f"Due: {plain(title)}"
    assert plain(done_when) in str(work["description"])


@given(name=TITLES)
def test_the_name_of_the_calendar_is_escaped_too(name: str) -> None:
    line = unfolded(calendar_text(plan(step(title=name)), catalog()))[5]
    value = line.removeprefix("X-WR-CALNAME:")
    assert re.sub(r"\\(.)", r"\1", value) == f"po-career: {plain(name)}"
    assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;])*", value)


def test_long_words_other_scripts_and_escape_sequences_are_text() -> None:
    text = calendar_text(plan(step(actions=(action("talks", START, FINISH),), title=ESCAPE)), catalog())
    assert LONG_WORD in "".join(unfolded(text))
    assert "\x1b" not in text
    assert "\\\\x1b[31mRed alert" in text


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", "http://x\nURL:y", "ftp://x", "//x"]
)
def test_what_is_no_web_address_is_no_link(url: str | None) -> None:
    assert web_link(url) is None
    assert not any("url" in event or "Link:" in event["description"] for event in events(of_one_action(url=url)))


@pytest.mark.parametrize("url", ["https://example.org", "HTTP://[::1]:80/a?b=c;d,e#f~g%20h", "http://example.org/(x)!*'@$&+"])
def test_a_web_address_stays_as_it_is(url: str) -> None:
    assert web_link(url) == url


def test_the_last_day_never_says_more_than_the_plan_brings() -> None:
    skill = Uncovered("metrics", 2, "no action raises it to Working")
    done = events(plan())[-1]
    assert str(done["summary"]) == "Plan done, one skill stays open: Senior Product Owner"
    assert str(done["description"]).split("\n")[:2] == [
        "Five actions, 70 h, 49 weeks at 4 h a week.",
        "Stays open: Outcomes [red]and[/red] metrics to Working, no action raises it to Working.",
    ]
    assert str(events(plan(step(uncovered=(skill,))))[0]["summary"]) == "Nothing planned, one skill stays open: Senior Product Owner"


def test_a_plan_without_actions_is_still_a_calendar_with_an_event() -> None:
    only = events(plan(step(hours=StepHours(0, 0, 0, 0, 0, None))))
    assert [str(event["summary"]) for event in only] == ["Skills ready: Senior Product Owner"]
    assert str(events(plan(step("po", "stay")))[0]["summary"]) == "Skills ready: grow as Product Owner"


def test_an_action_that_takes_no_day_lasts_one() -> None:
    event = events(of_one_action(finish=START))[0]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (START, START + timedelta(days=1))


def test_the_calendar_library_is_loaded_for_calendars_only() -> None:
    code = (
        "import sys, po_career.cli.plan, po_career.cli.show, po_career.render.plan_table;"
        "before = 'icalendar' in sys.modules; import po_career.render.plan_calendar; print(before, 'icalendar' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.split() == ["False", "True"]


def test_the_full_step_has_an_event_for_every_action() -> None:
    titles = {str(event["summary"]) for event in events(plan())}
    assert {plain(each.title) for each in full_step().actions} <= titles
