"""A plan as comma-separated values: for a spreadsheet and Jira, and for Todoist."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import action, catalog, chapter, gap, kit_step, offer, plan, step

from po_career.catalog.model import FirstStep, WorkStep
from po_career.planning.model import Raise
from po_career.planning.plan_model import Plan
from po_career.render.plan.plan_table import harmless, table_text, todoist_text
from po_career.render.plan.plan_tasks import plain

START, FINISH = date(2026, 11, 24), date(2026, 12, 8)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠x", "﹦1", '"=1', "'=1"]
MARKS = set("=+-@＝＋－＠﹦﹢﹣﹫")
TEXTS = st.lists(st.text(max_size=30) | st.sampled_from([*FORMULAS, ";", ",", '"', "\n", "\r\n", "\0", "; "]), max_size=5).map("".join)


def of_one_action(**changes: Any) -> Plan:
    """A plan of one action, which raises a core skill, with changes."""
    decide = action("decide", START, FINISH, Raise("decisions", 2, 3), **changes)
    return plan(step(chapter=chapter(decide), gaps=(gap("decisions", 2, 2, 2, 3),)))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_has_what_jira_has_fields_for_and_what_a_reader_wants_to_know() -> None:
    hours = replace(action("decide", START, FINISH).hours, planned=7.5)
    first = FirstStep("list what nobody decides", 60)
    made = of_one_action(title="Decide", hours=hours, first_step=first)
    row = rows(table_text(made, catalog()))[0]
    assert row.pop("Description").splitlines() == [
        "24 Nov 2026 to 8 Dec 2026, 7.5 h, inside your work.",
        "Begin with: List what nobody decides. 60 minutes.",
        "Brings decision-making to Practitioner.",
        "Done: check done on the stated date.",
        "Part of your plan: Senior Product Owner.",
    ]
    assert row == {
        "No": "1",
        "Summary": "Decide",
        "Issue Type": "Task",
        "Priority": "High",  # a core skill
        "Start Date": "2026-11-24",
        "Due Date": "2026-12-08",
        "Half-Year": "",
        "Original Estimate": "27000",  # 7.5 * 3600 seconds
        "Labels": "po-career",
        "Hours": "7.5",
        "Kind": "practice",
        "Where": "inside your work",
        "Skills": "decision-making to Practitioner",
        "First Step": "List what nobody decides. 60 minutes.",
        "Done When": "check done on the stated date.",
        "Price": "",
        "Link": "",
        "Action": "decide",
    }


def test_what_comes_after_the_chapter_has_its_half_year_and_no_number_and_no_day() -> None:
    found = rows(table_text(plan(), catalog()))
    marks = [(row["No"], row["Half-Year"], bool(row["Due Date"])) for row in found]
    assert marks == [
        ("1", "", True),
        ("2", "", True),
        ("3", "", True),
        ("", "2027-H1", False),
        ("", "2027-H2", False),
    ]
    assert found[3]["Description"].startswith("2027, to June, 25 h, in your own time.")


def test_a_row_for_todoist_has_the_columns_of_its_template() -> None:
    text = todoist_text(of_one_action(title="Decide"), catalog())
    columns = "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE"
    assert text.splitlines()[0] == columns
    section, row = rows(text)
    assert (section["TYPE"], section["CONTENT"]) == ("section", "Until 22 Feb 2027")
    named = ("TYPE", "CONTENT", "PRIORITY", "INDENT", "DATE", "DATE_LANG")
    assert [row[name] for name in named] == ["task", "1. Decide", "1", "1", "2026-12-08", "en"]
    assert row["DESCRIPTION"].startswith("24 Nov 2026 to 8 Dec 2026, 8 h")


def test_todoist_has_the_steps_of_an_action_below_it() -> None:
    steps = (WorkStep("Choose one", 2, 1), WorkStep("Decide", 4.5, 2))
    found = rows(todoist_text(of_one_action(title="Decide", steps=steps), catalog()))
    assert [(row["CONTENT"], row["INDENT"], row["DESCRIPTION"]) for row in found[2:]] == [
        ("Choose one", "2", "2 h, from week 1"),
        ("Decide", "2", "4.5 h, from week 2"),
    ]


def test_todoist_has_a_section_for_the_chapter_and_one_for_each_half_year() -> None:
    found = rows(todoist_text(plan(), catalog()))
    sections = [row["CONTENT"] for row in found if row["TYPE"] == "section"]
    assert sections == ["Until 22 Feb 2027", "2027, to June", "2027, to December"]


def test_an_action_that_closes_no_gap_itself_has_no_high_priority() -> None:
    made = plan(step(chapter=chapter(action("decide", START, FINISH))))
    assert rows(table_text(made, catalog()))[0]["Priority"] == "Medium"
    assert rows(todoist_text(made, catalog()))[1]["PRIORITY"] == "4"  # an empty one would be the highest


def test_own_words_and_private_kits_are_in_no_table_that_is_handed_over() -> None:
    private = replace(kit_step(START, FINISH), id="kit:nothing:1", title="Write a CV")
    made = plan(step(chapter=chapter(offer("Ann said: come by", START, FINISH), private)))
    for write in (table_text, todoist_text):
        shared, own = write(made, catalog()), write(made, catalog(), private=True)
        assert [word in shared for word in ("Ann", "offer", "CV")] == [False, False, False]
        assert ("Ann" in own, "CV" in own) == (True, True)
    assert [row["Action"] for row in rows(table_text(made, catalog()))] == ["1", "2"]


def test_a_spreadsheet_knows_the_encoding_and_the_mark_spoils_no_name_that_an_import_asks_for() -> None:
    text = table_text(plan(), catalog())
    assert text.startswith("\ufeffNo,Summary,")
    assert text.count("\ufeff") == 1
    assert "\ufeff" not in todoist_text(plan(), catalog())


def test_lines_end_as_rfc_4180_says_and_every_row_has_every_cell() -> None:
    text = table_text(plan(), catalog())
    assert text.endswith("\r\n")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in read} == {19}
    assert text == table_text(plan(), catalog())
    todoist = list(csv.reader(io.StringIO(todoist_text(plan(), catalog()), newline=""), strict=True))
    assert {len(row) for row in todoist} == {10}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    row = rows(table_text(of_one_action(title=text, done_when=text), catalog()))[0]
    assert row["Summary"] == f"'{plain(text)}"
    assert row["Done When"] == f"'{plain(text)}."


def test_a_program_that_splits_at_semicolons_finds_no_formula_either() -> None:
    assert harmless("a;=1;b; +2") == "a;'=1;b;' +2"
    assert harmless("say why; then check - twice") == "say why; then check - twice"


@given(title=TEXTS.filter(lambda text: "{" not in text), done_when=TEXTS)  # {role} would be filled
def test_no_cell_begins_like_a_formula_and_every_text_is_there(title: str, done_when: str) -> None:
    steps = (WorkStep(title or "x", 1, 1),)
    made = of_one_action(title=title, done_when=done_when, steps=steps)
    table, todoist = rows(table_text(made, catalog())), rows(todoist_text(made, catalog()))
    for row in (*table, *todoist):
        assert None not in row
        cells = row.values()
        assert not [cell for cell in cells if cell.lstrip(" \t\"'\u00a0")[:1] in MARKS and cell[:1] != "'"]
        assert not [part for cell in cells for part in cell.split(";")[1:] if part.strip()[:1] in MARKS]
    told = plain(title.rstrip(".")).replace("'", "")
    assert table[0]["Summary"].replace("'", "") == told
    assert todoist[1]["CONTENT"].replace("'", "") == f"1. {told}"


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org/@me-too+=1"])
def test_a_link_stays_a_link(url: str) -> None:
    assert rows(table_text(of_one_action(url=url), catalog()))[0]["Link"] == url


def test_a_link_cannot_hide_a_formula_behind_a_semicolon() -> None:
    assert rows(table_text(of_one_action(url="https://example.org/;=1"), catalog()))[0]["Link"] == "https://example.org/%3B=1"
    assert rows(table_text(of_one_action(url="javascript:x"), catalog()))[0]["Link"] == ""


def test_a_plan_without_actions_is_a_table_of_names() -> None:
    assert len(list(csv.reader(io.StringIO(table_text(plan(step()), catalog()))))) == 1
    assert len(list(csv.reader(io.StringIO(todoist_text(plan(step()), catalog()))))) == 1
