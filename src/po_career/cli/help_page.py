"""The help of a command: what it does, its arguments and options in groups, and examples."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from po_career.cli.called import program
from po_career.cli.columns import Row, columns, listed, second_column, wrapped
from po_career.cli.commands import EVERY_COMMAND
from po_career.cli.examples import EXAMPLES
from po_career.cli.help import example_lines

ABOUT_YOU = (
    "--role",
    "--months-in-role",
    "--hours",
    "--budget",
    "--skill",
    "--wants",
    "--drains",
    "--hurts",
    "--load",
    "--decided",
    "--has",
    "--lacks",
    "--away",
    "--words",
    "--offer",
    "--doubts",
    "--former",
    "--holds-part",
    "--applied",
    "--count",
    "--evidence",
    "--usually",
)
IN_AND_OUT = (*(option.name for option in EVERY_COMMAND), "--help")


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
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [
        (param.opts[0], _row(param))
        for param in command.params
        if param.param_type_name == "option" and not param.hidden
    ]
    if not parts:
        options.append(("--help", ("--help", "Show this page.")))
    usage = " ".join(
        (
            program(),
            words,
            *(("COMMAND", "[options]") if parts else (*map(_argument, arguments), "[options]")),
        )
    )
    about_you = (
        () if words.startswith("catalog ") else ABOUT_YOU
    )  # a catalogue knows nothing of people
    own = [row for name, row in options if name not in about_you + IN_AND_OUT]
    groups = (
        ("Commands", [(name, _sentence(part.help)) for name, part in parts.items()]),
        ("Arguments", [(_argument(param), _text(param)) for param in arguments]),
        ("Options", own),
        ("About you", _in_order(options, about_you)),
        ("What is read and how it is shown", _in_order(options, IN_AND_OUT)),
    )
    return Page(
        words,
        about,
        tuple(more),
        usage,
        tuple((title, tuple(rows)) for title, rows in groups if rows),
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


def _sentence(text: str | None) -> str:
    """The first paragraph, without a full stop: a line of a list."""
    return " ".join((text or "").split("\n\n")[0].split()).rstrip(".")


def _argument(param: Any) -> str:
    name = (param.metavar or param.name.upper()).strip("[].") + ("..." if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"


def _row(param: Any) -> Row:
    metavar = "" if param.is_flag else f" {param.metavar or 'TEXT'}"
    return "/".join((*param.opts, *param.secondary_opts)) + metavar, _text(param)


def _text(param: Any) -> str:
    """What the parameter says, and the value that it has by itself."""
    shown = param.default if isinstance(param.default, str) and param.show_default else ""
    return f"{param.help or ''} Default: {shown}.".strip() if shown else param.help or ""


def _in_order(options: list[tuple[str, Row]], names: tuple[str, ...]) -> list[Row]:
    rows = dict(options)
    return [rows[name] for name in names if name in rows]
