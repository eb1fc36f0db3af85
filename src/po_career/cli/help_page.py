"""The help of a command: what it does, its arguments and options in groups, and examples."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from po_career.cli.called import program
from po_career.cli.columns import Row, columns, listed, second_column, wrapped
from po_career.cli.examples import EXAMPLES
from po_career.cli.help import example_lines


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
    parts = getattr(command, "commands", {})
    groups: dict[str, list[Row]] = {
        "Commands": [(name, first_sentence(part.help).rstrip(".")) for name, part in parts.items()],
        "Arguments": [],
        "Options": [],
        "About you": [],
    }
    for param in command.params:
        if param.param_type_name == "argument":
            groups["Arguments"].append((_argument(param), _text(param)))
        elif not param.hidden:
            group = param.rich_help_panel or "Options"
            groups.setdefault(group, []).append(_option(param))
    usage = [program(), words, *(term for term, _ in groups["Arguments"]), "[options]"]
    if parts:
        usage[2:] = ["COMMAND", "[options]"]
    else:
        last = list(groups)[-1]
        groups[last].append(("--help", "Show this page."))
    return Page(
        words,
        about,
        tuple(more),
        " ".join(usage),
        tuple((title, tuple(rows)) for title, rows in groups.items() if rows),
        EXAMPLES.get(words, ()),
    )


def page_lines(page: Page, width: int) -> Iterator[str]:
    """`page` in `width` columns."""
    yield from wrapped(page.about, width, first=f"{program()} {page.words}  ", rest="  ")
    for paragraph in page.more:
        yield ""
        yield from wrapped(paragraph, width)
    yield ""
    yield from wrapped(page.usage, width, first="Usage: ", rest="  ")
    start = second_column(row for _, rows in page.groups for row in rows)
    for title, rows in page.groups:
        yield from ("", title)
        yield from listed(rows, width, start)
    if page.examples:
        yield from example_lines(page.examples, width)


def speak_as_we_do(command: Any, words: str) -> None:
    """Let `command`, and all commands below it, print these pages instead of Typer's."""

    def get_help(_: Any) -> str:
        return "\n".join(page_lines(page_of(command, words), columns()))

    command.get_help = get_help
    for name, part in getattr(command, "commands", {}).items():
        speak_as_we_do(part, f"{words} {name}")


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
