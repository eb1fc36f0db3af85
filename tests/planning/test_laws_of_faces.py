"""All faces of a plan show the figures of its JSON, over random catalogues and people.

Each face is read back by its own means, and what was read is compared with the JSON, not with the plan.
"""

import csv
import io
import json
import re
from datetime import date, timedelta
from html import unescape
from random import Random
from typing import Any, NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from tiny import DAY, NAMES
from worlds import SEEDS, world_of

from conftest import many
from po_career.catalog.model import Catalog
from po_career.errors import NoAnswerError
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.render.as_json import json_text
from po_career.render.page.glyphs import UNICODE
from po_career.render.page.layout import page_of
from po_career.render.page.paint import plain_text
from po_career.render.plan.plan_calendar import calendar_text
from po_career.render.plan.plan_markdown import markdown_text
from po_career.render.plan.plan_table import table_text, todoist_text
from po_career.render.plan.screen import plan_lines
from po_career.render.report.report_page import report_text


class Case(NamedTuple):
    """A plan, and its next step as the JSON has it."""

    plan: Plan
    catalog: Catalog
    step: Any
    private: bool


class Shown(NamedTuple):
    """An action of the chapter as a face shows it."""

    number: int
    title: str
    due: str
    hours: int


class Page(NamedTuple):
    """What a page says of a plan."""

    head: str
    ready: str | None
    chapter: tuple[str, str, str] | None
    """Its last day, its hours, and the person's."""
    actions: list[Shown]
    outline: list[tuple[str, str]]
    """Half-years and about how many hours."""
    gaps: list[tuple[str, str, str]]
    """Skill, level, and level asked."""


def case_of(seed: int, private: bool) -> Case:
    world = world_of(seed)
    start = DAY + timedelta(days=Random(seed).randrange(365))  # noqa: S311  # cases, not secrets
    try:
        plan = make_plan(world.catalog, world.profile, start)
    except NoAnswerError:
        assume(condition=False)
    return Case(plan, world.catalog, json.loads(json_text(plan))["next_step"], private)


CASES = st.builds(case_of, SEEDS, st.booleans())


# -------------------- the pages, read back


READY = r"Ready by[^\w<]*(?:</dt><dd>\s*)?((?i:the end of|summer) \d{4})"
CHAPTER = r"Until ([\w ]+): (\d+) of your (\d+) hours"


def found(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text)
    return match[1] if match else None


def page(head: str, text: str, actions: str, outline: str, gaps: str) -> Page:
    """A page, by the patterns of its lines."""
    chapter = re.search(CHAPTER, text)
    ready = found(READY, text.partition("Other ways")[0])
    lines = [Shown(int(n), title, due, int(hours)) for n, title, due, hours in re.findall(actions, text, re.MULTILINE)]
    return Page(
        head=found(head, text) or "",
        ready=ready.lower() if ready else None,
        chapter=(chapter[1], chapter[2], chapter[3]) if chapter else None,
        actions=lines,
        outline=re.findall(outline, text, re.MULTILINE),
        gaps=re.findall(gaps, text, re.MULTILINE),
    )


def screen_of(case: Case) -> Page:
    text = plain_text(plan_lines(case.plan, case.catalog, page_of(100, UNICODE), private=case.private, bars=False))
    return page(
        r"^([^\n]+)",
        text,
        actions=r"^  (\d+)  (.*), (?:to|on) (\d+ \w+) +(\d+) h$",
        outline=r"^  (\d{4}, to \w+) .* about (\d+) h$",
        gaps=r"^(?:▸|·| ) (\w)  +(\d \w[\w ]*?)  +(\d \w[\w ]*?)(?:  .*)?$",
    )


def markdown_of(case: Case) -> Page:
    text = markdown_text(case.plan, case.catalog, private=case.private)
    text = re.sub(r"\*\*|\\", "", text)
    return page(
        r"^# ([^\n]+)",
        text,
        actions=r"^- \[ \] (\d+)\. (.*), (?:to|on) (\d+ \w+), (\d+) h$",
        outline=r"^- (\d{4}, to \w+): .*, about (\d+) h$",
        gaps=r"^- (\w): (\d [\w ]+), it asks (\d [\w ]+)",
    )


def html_of(case: Case) -> Page:
    text = unescape(report_text(case.plan, case.catalog, private=case.private)).replace("\xa0", " ").replace("\n", " ")
    return page(
        r"<h1[^>]*>(.*?)</h1>",
        text,
        actions=r'<li value="(\d+)"><a[^>]*>([^<]*)</a>, (?:to|on) (\d+ \w+) <span class="hours">(\d+) h<',
        outline=r'<li>(\d{4}, to \w+): [^<]* <span class="hours">about (\d+) h<',
        gaps=r'<th scope="row">(\w) ?(?:<span[^<]*</span>)?</th><td>(\d [^<]*)</td><td>(\d [^<]*)</td>',
    )


PAGES = {"terminal": screen_of, "markdown": markdown_of, "html": html_of}


# -------------------- what the JSON says, in the words of the pages


def days(text: str) -> str:
    """A day of the JSON as 8 Mar."""
    on = date.fromisoformat(text)
    return f"{on.day} {on:%b}"


def title_of(action: Any) -> str:
    return action["title"] + (", the first half" if action["begun_only"] else "")


def season_of(half_year: str) -> str:
    return f"summer {half_year[:4]}" if half_year.endswith("1") else f"the end of {half_year[:4]}"


def half_year_of(words: str) -> str:
    return f"{words[:4]}-H{1 if words.endswith('June') else 2}"


@given(CASES)
@settings(max_examples=many(25))
def test_every_page_shows_the_figures_of_the_json(case: Case) -> None:
    pages = {name: read(case) for name, read in PAGES.items()}
    for name, shown in pages.items():
        check_figures(shown, case, name)
    screen = pages["terminal"]
    for shown in pages.values():
        assert (shown.ready, shown.gaps) == (screen.ready, screen.gaps)
        assert shown.chapter == screen.chapter or not screen.actions
        both = zip(shown.outline, screen.outline, strict=False)  # those that are far away may go for lack of room
        assert all(one == its for one, its in both)


def check_figures(shown: Page, case: Case, name: str) -> None:
    """Compare a page with the JSON."""
    step, chapter = case.step, case.step["chapter"]
    assert step["title"] in shown.head, (name, shown.head)
    works = chapter["actions"] if chapter else []
    assert shown.actions == [Shown(one["number"], title_of(one), days(one["finish"]), round(one["hours"]["planned"])) for one in works], name
    if shown.chapter:
        on = date.fromisoformat(chapter["until"])
        assert shown.chapter[0] in (f"{on.day} {on:%B %Y}", f"{on.day} {on:%b %Y}"), name
        assert shown.chapter[1:] == (f"{chapter['hours']:.0f}", f"{int(chapter['of'])}"), name
    if shown.ready is not None:
        assert shown.ready == season_of(step["ready_around"]["expected"]), name
    gaps = {one["name"]: one for one in step["gaps"]}
    for skill, level, asked in shown.gaps:
        have, need = gaps[skill]["have"]["expected"], gaps[skill]["need"]
        assert (level, asked) == (f"{have} {NAMES[have]}", f"{need} {NAMES[need]}"), name
    hours = {one["half_year"]: one["hours"] for one in step["outline"]}
    for when, about in shown.outline:
        assert abs(hours[half_year_of(when)] - int(about)) <= 2.5, name


# -------------------- tables and the calendar


@given(CASES)
@settings(max_examples=many(25))
def test_the_table_has_a_row_of_figures_for_each_action_of_the_json(case: Case) -> None:
    text = table_text(case.plan, case.catalog, private=case.private).lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Action"] for row in rows] == [one["id"] for one in case.step["actions"]]
    for row, one in zip(rows, case.step["actions"], strict=True):
        told = [row[name] for name in ("No", "Summary", "Start Date", "Due Date", "Half-Year", "Hours", "Original Estimate")]
        hours = f"{one['hours']['planned']:g}"
        figures = [one["number"], title_of(one), one["start"], one["finish"], one["half_year"], hours, f"{one['hours']['planned'] * 3600:g}"]
        assert told == ["" if value is None else str(value) for value in figures]
        assert row["Skills"].split("; ") == [f"{rung['skill']} to {NAMES[rung['to']]}" for rung in one["raises"]] or not one["raises"]


@given(CASES)
@settings(max_examples=many(25))
def test_todoist_has_a_task_with_its_day_for_each_action_of_the_json(case: Case) -> None:
    rows = list(csv.DictReader(io.StringIO(todoist_text(case.plan, case.catalog, private=case.private))))
    tasks = [(row["CONTENT"], row["DATE"]) for row in rows if row["TYPE"] == "task" and row["INDENT"] == "1"]
    assert tasks == [
        (f"{one['number']}. {title_of(one)}" if one["number"] else title_of(one), one["finish"] or "") for one in case.step["actions"]
    ]


@given(CASES)
@settings(max_examples=many(25))
def test_the_calendar_has_the_days_of_each_action_of_the_json(case: Case) -> None:
    events = Calendar.from_ical(calendar_text(case.plan, case.catalog, private=case.private)).walk("VEVENT")
    told = {(str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()[:10]) for event in events}
    expected = set()
    chapter = case.step["chapter"]
    for one in chapter["actions"] if chapter else []:
        expected.add((f"Due: {title_of(one)}", one["finish"]))
        if one["start"] < one["finish"]:
            expected.add((f"Begin: {title_of(one)}", one["start"]))
    if chapter:
        expected.add(("Check-in on your plan", chapter["check_on"]))
    assert {pair for pair in told if pair[0] != "Weekly review of your plan"} == expected
