"""The help of a command: what it does, its arguments and options in groups, and examples."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from po_career.cli.called import program
from po_career.cli.commands import ABOUT_YOU_TITLE, IN_AND_OUT_TITLE
from po_career.cli.help.columns import Row, columns, listed, second_column
from po_career.cli.help.examples import EXAMPLES
from po_career.cli.help.first_page import example_lines, titled
from po_career.text import in_lines


class Page(NamedTuple):
    """The help of one command, whichever way it is shown."""

    words: str
    """The command without the program: "plan", "catalog check"."""
    about: str
    more: tuple[str, ...]
    """Paragraphs after the first sentence."""
    usage: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    """Titles, each with terms and their texts."""
    examples: tuple[str, ...]


def page_of(command: Any, words: str) -> Page:
    """The help of `command`, a command or a group of Typer's."""
    about, *more = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    groups = _groups(command)
    usage = [program(), words]
    if "Commands" in groups:
        usage.append("COMMAND")
    else:
        usage += [term for term, _ in groups.get("Arguments", ())]
    return Page(
        words,
        about,
        tuple(more),
        " ".join((*usage, "[options]")),
        tuple((title, tuple(rows)) for title, rows in groups.items()),
        EXAMPLES.get(words, ()),
    )


def _groups(command: Any) -> dict[str, list[Row]]:
    """The rows of a page by their titles, in their order; every title has some."""
    titles = ("Commands", "Arguments", "Options", ABOUT_YOU_TITLE, IN_AND_OUT_TITLE)
    groups: dict[str, list[Row]] = {title: [] for title in titles}
    for name, part in getattr(command, "commands", {}).items():
        groups["Commands"].append((name, first_sentence(part.help).rstrip(".")))
    for param in command.params:
        if param.param_type_name == "argument":
            groups["Arguments"].append((_argument(param), _text(param)))
        else:
            groups[param.rich_help_panel or "Options"].append(_option(param))
    if not groups["Commands"]:
        groups[IN_AND_OUT_TITLE].append(("--help", "Show this page."))
    return {title: rows for title, rows in groups.items() if rows}


def page_lines(page: Page, width: int) -> Iterator[str]:
    """`page` in `width` columns."""
    yield from titled(f"{program()} {page.words}", page.about, width)
    for paragraph in page.more:
        yield ""
        yield from in_lines(paragraph.split(), width)
    yield ""
    yield from in_lines(("Usage:", *page.usage.split()), width, rest="  ")
    start = second_column(chain.from_iterable(rows for _, rows in page.groups))
    for title, rows in page.groups:
        yield from ("", title)
        yield from listed(rows, width, start)
    if page.examples:
        yield from example_lines(page.examples, width)


def page_text(command: Any, words: str) -> str:
    """The help of `command` for the screen in use."""
    return "\n".join(page_lines(page_of(command, words), columns()))


def first_sentence(text: str | None) -> str:
    """The first paragraph of a help text, as a line of a list."""
    return " ".join((text or "").split("\n\n")[0].split())


def _argument(param: Any) -> str:
    name = param.metavar.strip("[].") + ("..." if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"


def _option(param: Any) -> Row:
    metavar = "" if param.is_flag else f" {param.metavar}"
    return "/".join((*param.opts, *param.secondary_opts)) + metavar, _text(param)


def _text(param: Any) -> str:
    """What the parameter says, and its default value."""
    about = param.help or ""
    if isinstance(param.default, str) and param.show_default:
        return f"{about} Default: {param.default}."
    return about
