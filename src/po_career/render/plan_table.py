"""A plan as a table of comma-separated values (RFC 4180): for a spreadsheet and Jira, or in the form that Todoist imports."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from po_career.catalog.model import Catalog, Importance
from po_career.planning.plan_model import Plan
from po_career.render.plan_tasks import Task, tasks

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of its country. It may stick to the first name, so that is one that no import asks for."""
FORMULA = re.compile(r"(^|[;\n])(?=[\s'\"]*[=+\-@＝＋－＠﹦﹢﹣﹫])")
"""Where a cell, or what a program that splits at semicolons takes for one, begins like a formula."""
JIRA_PRIORITY: dict[Importance | None, str] = {"core": "High", "important": "Medium", "useful": "Low", None: "Medium"}
TODOIST_PRIORITY: dict[Importance | None, int] = {"core": 1, "important": 2, "useful": 3, None: 4}

Cell = str | float | date | None
Columns = Mapping[str, Callable[[int, Task], Cell]]

TABLE: Columns = {
    "No": lambda number, _: number,
    "Summary": lambda _, task: task.title,
    "Issue Type": lambda *_: "Task",
    "Priority": lambda _, task: JIRA_PRIORITY[task.importance],
    "Start Date": lambda _, task: task.start,
    "Due Date": lambda _, task: task.finish,
    "Original Estimate": lambda _, task: round(task.hours * 3600),
    "Labels": lambda *_: "po-career",
    "Description": lambda _, task: task.text,
    "Hours": lambda _, task: task.hours,
    "Kind": lambda _, task: task.kind,
    "Where": lambda _, task: task.where,
    "Skills": lambda _, task: "; ".join(task.gains),
    "Done When": lambda _, task: task.done_when,
    "Price": lambda _, task: task.price,
    "Link": lambda _, task: task.link and task.link.replace(";", "%3B"),
    "Action": lambda _, task: task.id,
}
"""Names that Jira has a field for, as far as it has one; its time is in seconds."""

TODOIST: Columns = {
    "TYPE": lambda *_: "task",
    "CONTENT": lambda _, task: task.title,
    "DESCRIPTION": lambda _, task: task.text,
    "PRIORITY": lambda _, task: TODOIST_PRIORITY[task.importance],
    "INDENT": lambda *_: 1,
    "AUTHOR": lambda *_: None,
    "RESPONSIBLE": lambda *_: None,
    "DATE": lambda _, task: task.finish,
    "DATE_LANG": lambda *_: "en",
    "TIMEZONE": lambda *_: None,
}
"""The columns of Todoist's template, all of them in its order: an empty priority would be its highest."""


def table_text(plan: Plan, catalog: Catalog) -> str:
    """A row for each action of the next step, for a spreadsheet and for Jira; `catalog` is the one that the plan was made with."""
    return BYTE_ORDER_MARK + _text(TABLE, tasks(plan, catalog))


def todoist_text(plan: Plan, catalog: Catalog) -> str:
    """A task for each action of the next step, for Todoist; `catalog` is the one that the plan was made with."""
    return _text(TODOIST, tasks(plan, catalog))


def _text(columns: Columns, rows: Iterable[Task]) -> str:
    """The table with its names on top; lines end with CR LF."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_cell(value(number, task)) for value in columns.values()] for number, task in enumerate(rows, 1))
    return file.getvalue()


def _cell(value: Cell) -> str:
    """A number without needless decimals, a day as 2026-12-08, an absent value as an empty cell, a text made safe."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, (int, float)):
        return f"{value:.10g}"
    return "" if value is None else value.isoformat()


def harmless(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would take for a formula: at its start, and after a semicolon."""
    return FORMULA.sub(r"\1'", text)
