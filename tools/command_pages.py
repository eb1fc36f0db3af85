"""The pages of the commands, made from their help."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from po_career.cli.commands import GROUPS
from po_career.cli.help.command_page import Page
from po_career.cli.help.first_page import first_page_lines


def command_index(pages: Mapping[str, Page]) -> str:
    """All commands in their groups, each with its line."""
    return "\n".join(_index(pages)) + "\n"


def command_page(pages: Sequence[Page]) -> str:
    """A command, and below it the commands of its group."""
    first, *others = pages
    lines = [f"# po-career {first.words}", "", *_body(first)]
    for page in others:
        lines += ["", f"## po-career {page.words}", "", *_body(page)]
    return "\n".join(lines) + "\n"


def _index(pages: Mapping[str, Page]) -> Iterator[str]:
    yield from ("# Commands", "", "These pages are made from what `po-career COMMAND --help` prints.")
    for title, rows in GROUPS.items():
        yield from ("", f"## {title}", "", "| command | what it does |", "| --- | --- |")
        for row in rows:
            yield f"| [{row.name}]({row.name}.md) | {as_cell(row.line)} |"
            for words in pages:
                if words.startswith(f"{row.name} "):
                    yield f"| [{words}]({row.name}.md#po-career-{words.replace(' ', '-')}) | {as_cell(pages[words].about.rstrip('.'))} |"
    yield from ("", "## The first page of help", "", "```text", "$ po-career --help", *first_page_lines(80), "```")


def _body(page: Page) -> Iterator[str]:
    yield as_text(page.about)
    for paragraph in page.more:
        yield from ("", as_text(paragraph))
    yield from ("", "```text", page.usage, "```")
    for title, rows in page.groups:
        yield from ("", *table((title, "What it does"), ((f"`{term}`", text) for term, text in rows)))
    yield from ("", "**Examples**", "", "```sh", *page.examples, "```")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; the first cell of a row is Markdown already, and a bar between its backticks needs no escape."""
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for first, *rest in rows:
        yield f"| {' | '.join((first, *map(as_cell, rest)))} |"


def as_cell(text: str) -> str:
    """`text` within a table."""
    return " ".join(as_text(text).split()).replace("|", "\\|")


def as_text(text: str) -> str:
    """`text` as a paragraph without marks of Markdown or HTML, except code between backticks."""
    *parts, last = text.split("`")
    shown = [part if at % 2 else _escaped(part) for at, part in enumerate(parts)]
    return "`".join((*shown, _escaped(last)))  # the last part is never code: a single backtick begins none


def _escaped(text: str) -> str:
    return re.sub(r"[\\*_\[\]#]", r"\\\g<0>", text).replace("<", "&lt;")
