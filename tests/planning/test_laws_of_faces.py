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
from worlds import SEEDS, World, world_of

from conftest import many
from po_career.catalog.model import Catalog
from po_career.errors import NoAnswerError
from po_career.planning.actions_state import kept_plan
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.planning.since import given_of
from po_career.profile.chapters import last_chapter
from po_career.profile.growth import with_begun, with_done, with_plan, with_skipped
from po_career.profile.history import recorded
from po_career.profile.model import Profile
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
    when: str
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
    """A plan, new or in the third week of a chapter in which something is done, begun or skipped."""
    world = world_of(seed)
    chance = Random(seed)  # noqa: S311  # cases, not secrets
    start = DAY + timedelta(days=chance.randrange(365))
    try:
        plan = make_plan(world.catalog, world.profile, start)
    except NoAnswerError:
        assume(condition=False)
    if chance.random() < 0.5:
        later = start + timedelta(days=17)
        profile = lived_with(world, plan, later, chance)
        plan = make_plan(world.catalog, profile, later, chapter=last_chapter(profile))
    return Case(plan, world.catalog, json.loads(json_text(plan))["next_step"], private)


def lived_with(world: World, plan: Plan, day: date, chance: Random) -> Profile:
    """The person after the chapter was kept and `day` has come."""
    start, profile = plan.generated_on, world.profile
    given = given_of(world.catalog, profile, plan.next_step, start)
    profile = with_plan(profile, kept_plan(plan.next_step, given), start)
    chapter = plan.next_step.chapter
    for one in chapter.actions if chapter is not None else ():
        profile = chance.choice([unchanged, with_begun, with_skipped, finished])(profile, one.id, day)
    return profile


def unchanged(profile: Profile, _: str, __: date) -> Profile:
    return profile


def finished(profile: Profile, key: str, day: date) -> Profile:
    return recorded(profile, with_done(profile, key), day)


# -------------------- the pages, read back


READY = r"Ready by[^\w<]*(?:</dt><dd>\s*)?((?i:the end of|summer) \d{4})"
WHEN = r"(skipped|done|(?:late: was due|begun, to|to) \d+ \w+)"
CHAPTER = r"Until ([\w ]+): (\d+) of your (\d+) hours"


def found(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text)
    return match[1] if match else None


def page(head: str, text: str, actions: str, outline: str, gaps: str) -> Page:
    """A page, by the patterns of its lines."""
    chapter = re.search(CHAPTER, text)
    ready = found(READY, text.partition("Other ways")[0])
    lines = [Shown(int(n), title, when, int(hours)) for n, title, when, hours in re.findall(actions, text, re.MULTILINE)]
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
        actions=rf"^  (\d+)  (.*?), {WHEN} +(\d+) h$",
        outline=r"^  (\d{4}, to \w+) .* about (\d+) h$",
        gaps=r"^(?:▸|·| ) (\w)  +(\d \w[\w ]*?)  +(\d \w[\w ]*?)(?:  .*)?$",
    )


def markdown_of(case: Case) -> Page:
    text = markdown_text(case.plan, case.catalog, private=case.private)
    text = re.sub(r"\*\*|\\", "", text)
    return page(
        r"^# ([^\n]+)",
        text,
        actions=rf"^- \[[ x]\] (\d+)\. (.*?), {WHEN}, (\d+) h$",
        outline=r"^- (\d{4}, to \w+): .*, about (\d+) h$",
        gaps=r"^- (\w): (\d [\w ]+), it asks (\d [\w ]+)",
    )


def html_of(case: Case) -> Page:
    text = unescape(report_text(case.plan, case.catalog, private=case.private)).replace("\xa0", " ").replace("\n", " ")
    return page(
        r"<h1[^>]*>(.*?)</h1>",
        text,
        actions=rf'<li value="(\d+)"><a[^>]*>([^<]*)</a>, {WHEN} <span class="hours">(\d+) h<',
        outline=r'<li>(\d{4}, to \w+): [^<]* <span class="hours">about (\d+) h<',
        gaps=r'<th scope="row">(\w) ?(?:<span[^<]*</span>)?</th><td>(\d [^<]*)</td><td>(\d [^<]*)</td>',
    )


PAGES = {"terminal": screen_of, "markdown": markdown_of, "html": html_of}


# -------------------- what the JSON says, in the words of the pages


def when_of(action: Any) -> str:
    """When it is due, as "to 8 Mar", and whether it is begun; or what has become of it."""
    if action["state"] in ("done", "skipped"):
        return str(action["state"])
    on = date.fromisoformat(action["finish"])
    words = {"late": "late: was due", "begun": "begun, to", "open": "to"}
    return f"{words[action['state']]} {on.day} {on:%b}"


def title_of(action: Any) -> str:
    return action["title"] + (", the first half" if action["begun_only"] else "")


def season_of(half_year: str) -> str:
    return f"summer {half_year[:4]}" if half_year.endswith("1") else f"the end of {half_year[:4]}"


def half_year_of(words: str) -> str:
    return f"{words[:4]}-H{1 if words.endswith('June') else 2}"


@given(SEEDS, st.booleans())
@settings(max_examples=many(12))
def test_every_page_shows_the_figures_of_the_json(seed: int, private: bool) -> None:
    case = case_of(seed, private)
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
    assert shown.actions == [Shown(one["number"], title_of(one), when_of(one), round(one["hours"]["planned"])) for one in works], name
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


def still_to_do(case: Case) -> list[Any]:
    """The actions that are neither done nor skipped."""
    return [one for one in case.step["actions"] if one["state"] not in ("done", "skipped")]


@given(SEEDS, st.booleans())
@settings(max_examples=many(12))
def test_the_table_has_a_row_of_figures_for_each_action_of_the_json(seed: int, private: bool) -> None:
    case = case_of(seed, private)
    text = table_text(case.plan, case.catalog, private=case.private).lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    actions = still_to_do(case)
    assert [row["Action"] for row in rows] == [one["id"] for one in actions]
    for row, one in zip(rows, actions, strict=True):
        told = [row[name] for name in ("No", "Summary", "Start Date", "Due Date", "Half-Year", "Hours", "Original Estimate")]
        hours = f"{one['hours']['planned']:g}"
        figures = [one["number"], title_of(one), one["start"], one["finish"], one["half_year"], hours, f"{one['hours']['planned'] * 3600:g}"]
        assert told == ["" if value is None else str(value) for value in figures]
        assert row["Skills"].split("; ") == [f"{rung['skill']} to {NAMES[rung['to']]}" for rung in one["raises"]] or not one["raises"]


@given(SEEDS, st.booleans())
@settings(max_examples=many(12))
def test_todoist_has_a_task_with_its_day_for_each_action_of_the_json(seed: int, private: bool) -> None:
    case = case_of(seed, private)
    rows = list(csv.DictReader(io.StringIO(todoist_text(case.plan, case.catalog, private=case.private))))
    tasks = [(row["CONTENT"], row["DATE"]) for row in rows if row["TYPE"] == "task" and row["INDENT"] == "1"]
    assert tasks == [
        (f"{one['number']}. {title_of(one)}" if one["number"] else title_of(one), one["finish"] or "") for one in still_to_do(case)
    ]


@given(SEEDS, st.booleans())
@settings(max_examples=many(12))
def test_the_calendar_has_the_days_of_each_action_of_the_json(seed: int, private: bool) -> None:
    case = case_of(seed, private)
    events = Calendar.from_ical(calendar_text(case.plan, case.catalog, private=case.private)).walk("VEVENT")
    told = {(str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()[:10]) for event in events}
    expected = set()
    chapter = case.step["chapter"]
    for one in [one for one in still_to_do(case) if one["number"]]:
        expected.add((f"Due: {title_of(one)}", one["finish"]))
        if one["start"] < one["finish"]:
            expected.add((f"Begin: {title_of(one)}", one["start"]))
    if chapter:
        expected.add(("Check-in on your plan", chapter["check_on"]))
    assert {pair for pair in told if pair[0] != "Weekly review of your plan"} == expected
