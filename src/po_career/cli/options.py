"""Options that several commands share, as types; and the reading of numbers and days that people
type.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from po_career.errors import UsageError

MOST_HOURS = 60
FIRST_YEAR, LAST_YEAR = 1970, 2200


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

HeldRoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="The role you hold: id, title or alias; none for none of these.",
    ),
]
MonthsOption = Annotated[
    str | None, typer.Option("--months-in-role", metavar="N", help="Months in that role.")
]
HoursOption = Annotated[
    str | None,
    typer.Option(
        "--hours", metavar="N", help="Hours a week for your development, at work and at home."
    ),
]
BudgetOption = Annotated[
    str | None,
    typer.Option(
        "--budget",
        metavar="AMOUNT",
        help="Money at the most; 0 for free actions only. Or '500 EUR employer until 2026-12-31'.",
    ),
]
WantsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--wants", metavar="WANT", help="What you want more of, at most two; may be given again."
    ),
]
DrainsOption = Annotated[
    str | None, typer.Option("--drains", metavar="WANT", help="What drains you.")
]
HurtsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--hurts",
        metavar="SKILL",
        help="A skill that things went wrong for want of, at most two; may be given again.",
    ),
]
LoadOption = Annotated[
    str | None, typer.Option("--load", metavar="fine|high|too-much", help="How heavy your load is.")
]
DecidedOption = Annotated[
    str | None,
    typer.Option(
        "--decided",
        metavar="TEXT",
        help="What is decided about your post and when, as 'review 2027-03-01'.",
    ),
]
HasOption = Annotated[
    list[str] | None,
    typer.Option(
        "--has", metavar="NEED", help="Something that is there where you work; may be given again."
    ),
]
LacksOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lacks", metavar="NEED", help="Something that is not there; may be given again."
    ),
]
AwayOption = Annotated[
    list[str] | None,
    typer.Option(
        "--away", metavar="DAYS", help="Days away, as 2026-12-21..2027-01-03; may be given again."
    ),
]
WordsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--words",
        metavar="TEXT",
        help="What you want to be different, in your own words; may be given again.",
    ),
]
OfferOption = Annotated[
    str | None,
    typer.Option(
        "--offer", metavar="TEXT", help="Who offered help, asked for you, or said come by."
    ),
]
DoubtsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--doubts", metavar="DOUBT", help="What you wonder about, at most two; may be given again."
    ),
]
FormerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--former",
        metavar="TEXT",
        help="A role before, as 'Business Analyst 30 months until 2025-04'; may be given again.",
    ),
]
HoldsPartOption = Annotated[
    bool, typer.Option("--holds-part", help="You already do a part of the work that you want.")
]
AppliedOption = Annotated[
    str | None,
    typer.Option("--applied", metavar="TEXT", help="Applications so far, as '3 sent 0 talks'."),
]
CountOption = Annotated[
    list[str] | None,
    typer.Option(
        "--count",
        metavar="SKILL=N",
        help="What can be counted of a skill, as people-management=0; may be given again.",
    ),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="SKILL=TEXT",
        help="An example from the last twelve months; may be given again.",
    ),
]
UsuallyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--usually",
        metavar="SKILL=TEXT",
        help="What usually happens instead of a skill; may be given again.",
    ),
]
SkillOption = Annotated[
    list[str] | None,
    typer.Option(
        "--skill", metavar="ID=LEVEL", help="How well you do a skill; may be given again."
    ),
]
UsefulOption = Annotated[
    bool, typer.Option("--useful", help="Close the gaps of useful skills too.")
]
RoleArgument = Annotated[str | None, typer.Argument(metavar="[ROLE]", help="Id, title or alias.")]
SkillArgument = Annotated[str | None, typer.Argument(metavar="[SKILL]", help="Id, name or alias.")]
TrendArgument = Annotated[str | None, typer.Argument(metavar="[TREND]", help="Id or title.")]
KitArgument = Annotated[str | None, typer.Argument(metavar="[KIT]", help="Id or title.")]
DoubtArgument = Annotated[
    str | None, typer.Argument(metavar="[DOUBT]", help="Id, or the whole question.")
]
ActionArgument = Annotated[str | None, typer.Argument(metavar="[ACTION]", help="Id or title.")]


def face(name: str, *, as_json: bool, formats: Collection[Format]) -> Format:
    """The one of `formats` that --format names; --json goes first. Raises UsageError."""
    if as_json:
        return Format.JSON
    for known in formats:
        if name == known:
            return known
    from po_career.catalog.names import did_you_mean

    expected = f"expected one of: {', '.join(formats)}"
    lines = (f'there is no format "{name}" here', did_you_mean(name, formats), expected)
    raise UsageError("\n".join(filter(None, lines)))


def number(
    option: str, text: str | None, *, most: float = 1_000_000, above_zero: bool = False
) -> float | None:
    """The number that `option` was given, 0 (or just above it) to `most`. Raises UsageError."""
    if text is None:
        return None
    value = (
        float(text.replace(",", "."))
        if re.fullmatch(r"\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)\s*", text, re.ASCII)
        else None
    )
    if value is None or value < 0 or value > most or (above_zero and value == 0):
        expected = (
            f"a number {'above' if above_zero else 'from'} 0{', at most' if above_zero else ' to'}"
            f" {most:,.0f}"
        )
        raise UsageError(
            f'{option} "{text}" does not fit\nexpected {expected}, for example {option} 4'
        )
    return value


def count(option: str, text: str, *, least: int = 0, most: int) -> int:
    """The whole number that `option` was given, `least` to `most`. Raises UsageError."""
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not least <= int(text) <= most:
        raise UsageError(
            f'{option} "{text}" does not fit\nexpected a whole number from {least} to {most}, for'
            f" example {option} 3"
        )
    return int(text)


def day(option: str, text: str | None) -> date | None:
    """The day that `option` was given, as 2026-11-24. Raises UsageError for another form and for
    days that do not exist.
    """
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise UsageError(
            f'{option} "{text}" is not a valid date\nexpected year, month and day, for example'
            f" {option} 2026-11-24"
        )
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"there is no day {text} ({option})\nexpected a day of the calendar, for example"
            f" {option} 2026-11-24"
        ) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UsageError(
            f"{option} {text} is too far away\nexpected a day from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return found


def later_than(first: date, option: str, text: str | None) -> date | None:
    """The day that `option` was given, which is after `first`. Raises UsageError."""
    found = day(option, text)
    if found is not None and found <= first:
        raise UsageError(
            f"{option} {text} is not after the first day of the plan, {first}\nexpected a later day"
        )
    return found
