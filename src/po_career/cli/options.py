"""What options take: the formats of results, and the reading of numbers, days and words of a few
that people type.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from po_career.errors import UsageError

Word = TypeVar("Word", bound=str)
MOST_SHOWN = 80
"""Characters of a text that a message repeats."""


class Format(StrEnum):
    """Faces of a result: those that every command has, then those of single commands."""

    TERMINAL = "terminal"
    JSON = "json"
    SVG = "svg"
    CSV = "csv"
    ICS = "ics"
    TODOIST = "todoist"
    HTML = "html"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    DOT = "dot"
    GITHUB = "github"
    YAML = "yaml"


EVERYWHERE = (Format.TERMINAL, Format.JSON, Format.SVG)
TEXTS = (Format.TERMINAL, Format.JSON)
"""The formats of commands whose result is a text, and no page."""
PLAN_TEXTS: Mapping[Format, str] = {
    Format.HTML: "po_career.render.report.report_page:report_text",
    Format.CSV: "po_career.render.plan.plan_table:table_text",
    Format.ICS: "po_career.render.plan.plan_calendar:calendar_text",
    Format.TODOIST: "po_career.render.plan.plan_table:todoist_text",
    Format.MARKDOWN: "po_career.render.plan.plan_markdown:markdown_text",
}
"""The formats of `plan` alone, and what writes them: a function of the plan and its catalogue,
imported when it is asked for.
"""
MAP_TEXTS: Mapping[Format, str] = {
    Format.SVG: "po_career.render.map.map_svg:svg_text",
    Format.MERMAID: "po_career.render.map.map_mermaid:mermaid_text",
    Format.DOT: "po_career.render.map.map_dot:dot_text",
}
"""The formats of `map`, likewise; its picture is a drawing, not one of a screen."""
TABLE_TEXTS: Mapping[Format, str] = {
    Format.CSV: "po_career.render.ladder.ladder_texts:csv_table",
    Format.MARKDOWN: "po_career.render.ladder.ladder_texts:markdown_table",
    Format.HTML: "po_career.render.ladder.ladder_texts:html_table",
}
"""The formats of `catalog table`, likewise."""

TEAM_TEXTS: Mapping[Format, str] = {
    Format.HTML: "po_career.render.team.team_html:html_text",
    Format.CSV: "po_career.render.team.team_texts:csv_text_of",
    Format.MARKDOWN: "po_career.render.team.team_texts:markdown_text_of",
}
"""The formats of `team`, likewise."""


def misfit(option: str, text: str, expected: str, what: str = "value") -> UsageError:
    """That `text` is not what `option` takes, and what is: every such message has this shape."""
    shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."
    return UsageError(f'"{shown}" is not a valid {what} for {option}\n{expected}')


def choice(option: str, text: str, choices: Collection[Word]) -> Word:
    """The one of `choices` that `option` was given, in any case. Raises UsageError."""
    wanted = "-".join(text.casefold().split())
    for known in choices:
        if wanted == known:
            return known
    from po_career.catalog.names import did_you_mean

    lines = (did_you_mean(text, choices), f"expected one of: {', '.join(choices)}")
    raise misfit(option, text, "\n".join(filter(None, lines)))


def number(option: str, text: str, *, most: float = 1_000_000, above_zero: bool = False) -> float:
    """The number that `option` was given, 0 (or just above it) to `most`. Raises UsageError."""
    value = -1.0
    if re.fullmatch(r"\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)\s*", text, re.ASCII):
        value = float(text.replace(",", "."))
    if 0 < value <= most or (value == 0 and not above_zero):
        return value
    limits = f"above 0, at most {most:,.0f}" if above_zero else f"from 0 to {most:,.0f}"
    raise misfit(option, text, f"expected a number {limits}, for example {_example(option, '4')}")


def count(option: str, text: str, *, least: int = 0, most: int) -> int:
    """The whole number that `option` was given, `least` to `most`. Raises UsageError."""
    if re.fullmatch(r"\d{1,9}", text, re.ASCII) and least <= int(text) <= most:
        return int(text)
    expected = f"expected a whole number from {least} to {most}"
    raise misfit(option, text, f"{expected}, for example {_example(option, '3')}")


def _example(option: str, value: str) -> str:
    """An option with a value, such as "--hours 4" or "--what-if hours=4"."""
    return f"{option}{value}" if option.endswith("=") else f"{option} {value}"


def day(option: str, text: str) -> date:
    """The day that `option` was given, as 2026-11-24. Raises UsageError for another form and for
    days that do not exist.
    """
    expected = f"expected year, month and day, for example {option} 2026-11-24"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise misfit(option, text, expected, "date")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        missing = f"{text} does not exist in the calendar\n{expected}"
        raise misfit(option, text, missing, "date") from None
    from po_career.profile.model import FIRST_YEAR, LAST_YEAR

    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        far = f"it is too far away: expected a date from {FIRST_YEAR} to {LAST_YEAR}"
        raise misfit(option, text, far, "date")
    return found


def day_or_today(option: str, text: str | None) -> date:
    """The day that `option` was given, else today. Raises what `day` raises."""
    return date.today() if text is None else day(option, text)


def past_day(option: str, text: str | None) -> date:
    """As `day_or_today`; raises UsageError for a day to come: what is recorded has happened."""
    today = date.today()
    found = day_or_today(option, text)
    if found > today:
        expected = f"it is in the future: expected today, {today}, or an earlier day"
        raise misfit(
            option, str(found), f"{expected}\nonly what has happened can be recorded", "date"
        )
    return found
