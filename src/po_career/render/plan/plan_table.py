"""A plan as a table of comma-separated values (RFC 4180).

For a spreadsheet and Jira, or in the form that Todoist imports.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from po_career.catalog.model import Catalog, Importance
from po_career.planning.plan_model import Plan
from po_career.render.page.phrases import day_and_year
from po_career.render.plan.naming import Names, half_year_words
from po_career.render.plan.plan_tasks import Task, plain, tasks
from po_career.text import words_in

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of its country. It may stick to the first name, so
that is one that no import asks for.
"""
FORMULA = re.compile(r"(^|[;\n])(?=[\s'\"]*[=+\-@＝＋－＠﹦﹢﹣﹫])")
"""Where a cell, or what a program that splits at semicolons takes for one, begins like a formula.
"""
JIRA_PRIORITY: dict[Importance | None, str] = {
    "core": "High",
    "important": "Medium",
    "useful": "Low",
    None: "Medium",
}
TODOIST_PRIORITY: dict[Importance | None, int] = {"core": 1, "important": 2, "useful": 3, None: 4}

Cell = str | float | date | None
Columns = Mapping[str, Callable[[Task], Cell]]

TABLE: Columns = {
    "No": lambda task: task.number,
    "Summary": lambda task: task.title,
    "Issue Type": lambda _: "Task",
    "Priority": lambda task: JIRA_PRIORITY[task.importance],
    "Start Date": lambda task: task.start,
    "Due Date": lambda task: task.finish,
    "Half-Year": lambda task: task.half_year,
    "Original Estimate": lambda task: round(task.hours * 3600),
    "Labels": lambda _: "po-career",
    "Description": lambda task: task.text,
    "Hours": lambda task: task.hours,
    "Kind": lambda task: task.kind,
    "Where": lambda task: task.where,
    "Skills": lambda task: "; ".join(task.gains),
    "First Step": lambda task: task.first_step,
    "Done When": lambda task: (task.done_when or "").partition(": ")[2],
    "Price": lambda task: task.price,
    "Link": lambda task: task.link and task.link.replace(";", "%3B"),
    "Action": lambda task: task.id,
}
"""Names that Jira has a field for, as far as it has one; its time is in seconds."""

TODOIST = words_in(
    "TYPE CONTENT DESCRIPTION PRIORITY INDENT AUTHOR RESPONSIBLE DATE DATE_LANG TIMEZONE"
)
"""The columns of Todoist's template, all of them in its order."""
LOWEST = 4
"""An empty priority would be Todoist's highest."""


def table_text(plan: Plan, catalog: Catalog, *, private: bool = False) -> str:
    """A row for each action of the chapter, then of the outline, for a spreadsheet and for Jira.

    `catalog` is the one that the plan was made with. Unless `private`, it holds nothing that is for
    the person alone.
    """
    found = tasks(Names(plan, catalog, private))
    rows = [[value(task) for value in TABLE.values()] for task in found]
    return BYTE_ORDER_MARK + csv_text(TABLE, rows)


def todoist_text(plan: Plan, catalog: Catalog, *, private: bool = False) -> str:
    """A task for each action, with its steps below it, in sections: the chapter, then each
    half-year of the outline.

    `catalog` is the one that the plan was made with. Unless `private`, it holds nothing that is for
    the person alone.
    """
    rows, section = list[list[Cell]](), ""
    chapter = plan.next_step.chapter
    for task in tasks(Names(plan, catalog, private)):
        title = half_year_words(task.half_year) if task.half_year else ""
        if not title and chapter is not None:
            title = plain(f"Until {day_and_year(chapter.until)}")
        if title != section:
            section = title
            rows.append(_todoist_row("section", title))
        rows += _todoist_rows(task)
    return csv_text(TODOIST, rows)


def _todoist_rows(task: Task) -> Iterator[list[Cell]]:
    number = f"{task.number}. " if task.number is not None else ""
    priority = TODOIST_PRIORITY[task.importance]
    yield _todoist_row("task", f"{number}{task.title}", task.text, priority, 1, task.finish)
    for step in task.steps:
        yield _todoist_row("task", step.title, step.note, LOWEST, 2)


def _todoist_row(
    kind: str,
    content: str,
    description: str = "",
    priority: int | None = None,
    indent: int | None = None,
    due: date | None = None,
) -> list[Cell]:
    language = "en" if due is not None else None
    return [kind, content, description, priority, indent, None, None, due, language, None]


def csv_text(names: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """The table with its names on top; lines end with CR LF."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Cell) -> str:
    """A number without needless decimals, a day as 2026-12-08, an absent value as an empty cell, a
    text made safe.
    """
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, (int, float)):
        return f"{value:.10g}"
    return "" if value is None else value.isoformat()


def harmless(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would take for a formula.

    At its start, and after a semicolon.
    """
    return FORMULA.sub(r"\1'", text)
