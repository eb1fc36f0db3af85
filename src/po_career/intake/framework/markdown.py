"""Ladders in Markdown: tables, YAML before the text, and headings with lists below them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from po_career.intake.framework.outline import Line, Table, outline_sheet, sheets_of_tables
from po_career.intake.framework.spreadsheet import Workbook, cell_text, tidy, unreadable

LONGEST_LINE = 20_000
LONGEST_RULE = 2_000
"""Characters of the line below the header of a table."""
_FRONT = re.compile(r"---\r?\n(.*?)\r?\n(?:---|\.\.\.)\r?\n?", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?(.*)")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`|~~)(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_CELLS = re.compile(r"(?<!\\)\|")


def read_markdown(text: str, file: str, name: str) -> Workbook:
    """The sheets in `text`. Raises InvalidFileError if it holds neither a table nor an outline."""
    front, skipped = _front_matter(text, file)
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            what = f"the line has more than {LONGEST_LINE:,} characters"
            raise unreadable(file, what, "break it into several", line=number)
    tables = list(_tables(lines, skipped))
    sheets = sheets_of_tables(tables, name) if tables else []
    if not sheets:
        sheet = outline_sheet(list(_outline(lines, skipped)), front, name, file)
        sheets = [sheet] if sheet is not None else []
    if not sheets:
        what = "this text holds neither a table nor headings with lists below them"
        raise unreadable(file, what, "expected rungs and skills, and what is asked")
    return Workbook(tuple(sheets), ())


def _front_matter(text: str, file: str) -> tuple[Any, int]:
    """The values before the text, and how many lines they take."""
    match = _FRONT.match(text)
    if match is None:
        return {}, 0
    from po_career.intake.framework.yaml_values import values_in

    return values_in(match[1] + "\n", file), match[0].count("\n")


def _tables(lines: Sequence[str], skipped: int) -> Iterator[Table]:
    """The tables, each with the heading that it stands below."""
    heading = ""
    number = skipped
    while number < len(lines):
        line = lines[number]
        if match := _HEADING.match(line):
            heading = plain_text(match[2])
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if "|" in line and "|" in following and _is_rule(following):
            rows, places = [_cells(line)], [f"line {number + 1}"]
            number += 2
            while number < len(lines) and "|" in lines[number]:
                rows.append(_cells(lines[number]))
                places.append(f"line {number + 1}")
                number += 1
            yield Table(heading, rows, places)
        else:
            number += 1


def _is_rule(line: str) -> bool:
    """Whether a line stands between the header of a table and its body, or between sections."""
    return len(line) <= LONGEST_RULE and _RULE.fullmatch(line.strip()) is not None


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [plain_text(cell.replace("\\|", "|")) for cell in _CELLS.split(inner)]


def _outline(lines: Sequence[str], skipped: int) -> Iterator[Line]:
    """The headings, items of lists and paragraphs."""
    for number, line in enumerate(lines[skipped:], skipped + 1):
        place = f"line {number}"
        if match := _HEADING.match(line):
            yield Line(len(match[1]), plain_text(match[2]), place)
        elif match := _ITEM.fullmatch(line):
            yield Line(0, plain_text(match[1]), place, is_item=True, lead=_lead(match[1]))
        elif line.strip() and not _is_rule(line):
            yield Line(0, plain_text(line), place, lead=_lead(line))


def _lead(raw: str) -> str:
    """What a line is about, if it begins with it in bold."""
    match = re.match(r"\s*(?:\*\*|__)(.{1,80}?)(?::?(?:\*\*|__))", raw)
    return tidy(match[1]) if match else ""


def plain_text(raw: str) -> str:
    """Text without the signs of Markdown; what stands in it as a list stays one."""
    text = _LINK.sub(r"\1", _BREAK.sub("\n", raw))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return cell_text(_TAG.sub("", text))
