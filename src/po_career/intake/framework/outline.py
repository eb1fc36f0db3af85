"""Texts with headings, lists and tables, as Markdown and HTML have them, as sheets."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from po_career.intake.framework.cell_words import part_of
from po_career.intake.framework.column_parts import is_plain_level
from po_career.intake.framework.entries import TITLE, Entry, sheet_of
from po_career.intake.framework.rungs import say_rungs
from po_career.intake.framework.spreadsheet import Sheet, tidy

NAMED = ("role", "title", "name", "position", "level", "rung", "grade")
"""Keys before a text that say which role it is about, or what it is called."""
LONGEST_LEAD = 5
"""Words before a colon that may be the name of a skill."""
_COLON = re.compile(r"([^:–—]{1,60}?)\s*(?::|\s[-–—]\s)\s*(\S.*)")


class Line(NamedTuple):
    """A heading (its depth from 1), or with depth 0 an item of a list or a paragraph."""

    depth: int
    text: str
    place: str
    is_item: bool = False
    lead: str = ""
    """What a text is about, if it begins with it in bold."""


class Table(NamedTuple):
    """A table of a text, below a heading."""

    heading: str
    rows: Sequence[Sequence[str]]
    places: Sequence[str]


def sheets_of_tables(tables: Sequence[Table], name: str) -> list[Sheet]:
    """A sheet for each table; tables of one header below several headings are one sheet, with what
    the headings name as a column.
    """
    tables = [table for table in tables if len(table.rows) > 1]
    over = _over_all(tables)
    if over:
        return [_joined(tables, over, name)]
    sheets = []
    for number, table in enumerate(tables, 1):
        own = table.heading or f"{name}, table {number}"
        places = dict(enumerate(table.places, 1))
        sheets.append(Sheet(name if len(tables) == 1 else own, table.rows, places=places))
    return sheets


def _over_all(tables: Sequence[Table]) -> str:
    """What the headings over tables of one header name; empty if these are tables of their own."""
    headers = {tuple(table.rows[0]) for table in tables}
    headings = [table.heading for table in tables]
    if len(headers) != 1 or len(headings) < 2 or len(set(headings)) < len(headings):
        return ""
    return _over(set(map(part_of, tables[0].rows[0])), headings)


def _over(parts: set[Any], headings: Sequence[str]) -> str:
    """What headings over tables of one header name: a skill, a role, or neither."""
    if "skill" not in parts and parts & {"level", "role", "sentence"}:
        return "Skill"
    return "Role" if "skill" in parts and "role" not in parts and say_rungs(headings) else ""


def _joined(tables: Sequence[Table], over: str, name: str) -> Sheet:
    rows = [[over, *tables[0].rows[0]]]
    places = {1: tables[0].places[0]}
    for table in tables:
        for row, place in zip(table.rows[1:], table.places[1:], strict=True):
            rows.append([table.heading, *row])
            places[len(rows)] = place
    return Sheet(name, rows, places=places)


def outline_sheet(
    lines: Sequence[Line], front: Mapping[str, Any], name: str, file: str
) -> Sheet | None:
    """A sheet of what stands below headings; `front` is what the file says before its text."""
    around = _around(front)
    entries = []
    path: list[tuple[int, str]] = []
    sections = _sections(lines)
    for line, is_text in zip(lines, sections, strict=True):
        if line.depth:
            path = [one for one in path if one[0] < line.depth] + [(line.depth, line.text)]
        elif line.is_item or line.lead or is_text:
            names = {**around, **{f"heading {depth}": text for depth, text in path}}
            entries.append(_entry(line, names))
    return sheet_of(_with_leads(entries), name, file)


def _sections(lines: Sequence[Line]) -> list[bool]:
    """For each line whether its section is text alone, with no list and no headings below it."""
    kinds: list[bool] = []
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and not lines[number].depth:
            continue
        section = lines[start:number]
        deeper = number < len(lines) and lines[number].depth > section[0].depth
        has_items = any(line.is_item for line in section)
        kinds += [not deeper and not has_items] * len(section)
        start = number
    return kinds


def _around(front: Mapping[str, Any]) -> dict[str, str]:
    """What a file says of the role that it is about."""
    if not isinstance(front, Mapping):
        return {}
    around: dict[str, str] = {}
    flat = {str(key).lower(): value for key, value in front.items()}
    says_rung = not {"role", "position", "level", "rung", "grade"}.isdisjoint(flat)
    named = [flat[key] for key in NAMED if isinstance(flat.get(key), (str, int, float))]
    for value in named[:1]:
        around["role" if says_rung else TITLE] = tidy(str(value))
    for key, value in flat.items():
        part = part_of(key)
        if part in ("track", "next") and isinstance(value, str):
            around[part] = tidy(value)
    return around


def _entry(line: Line, names: Mapping[str, str]) -> Entry:
    if line.lead:
        rest = line.text.removeprefix(line.lead).lstrip(" :.-–—")
        if rest:
            return Entry({**names, "lead": line.lead}, rest, line.place)
    return Entry(names, line.text, line.place)


def _with_leads(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with what stands before a colon as a name, if most of them have that."""
    led = [_led(entry) for entry in entries]
    new = [entry for entry in led if "lead" in entry.names]
    in_bold = any("lead" in entry.names for entry in entries)
    return led if not in_bold and _are_names(new, len(entries)) else list(entries)


def _are_names(led: Sequence[Entry], of: int) -> bool:
    """Whether what stands before colons names something: most of `of` entries have it, and it
    comes again or has a level behind it.
    """
    recurring = len({entry.names["lead"].casefold() for entry in led}) < len(led)
    levels = sum(is_plain_level(entry.text) for entry in led)
    return 5 * len(led) >= 4 * of and (recurring or 2 * levels >= len(led))


def _led(entry: Entry) -> Entry:
    """The entry below the few words before its colon, if it has one."""
    match = _COLON.fullmatch(entry.text)
    if match is None or len(match[1].split()) > LONGEST_LEAD:
        return entry
    return Entry({**entry.names, "lead": match[1]}, match[2], entry.place)
