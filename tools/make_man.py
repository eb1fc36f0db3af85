#!/usr/bin/env python3
"""Write the man page of po-career from the same tables as its help.

    tools/make_man.py [FILE]    (default: standard output)

The date is the day on which a person last read the page as a whole; nothing in it depends on the clock.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from po_career.cli.app import all_commands  # noqa: E402 - found on the path that the line above adds
from po_career.cli.commands import EVERY_COMMAND, GROUPS, OF_THE_PROGRAM, Option  # noqa: E402
from po_career.cli.help.command_page import Page, page_of  # noqa: E402
from po_career.cli.help.examples import EXAMPLES  # noqa: E402
from po_career.cli.help.first_page import ABOUT, ENVIRONMENT, EXIT_CODES  # noqa: E402
from po_career.version import VERSION  # noqa: E402

READ_ON = "2026-11-24"
FILES = (("~/.local/share/po-career/profile.yaml", "The saved profile. po-career profile path says where it is on this machine."),)
DESCRIPTION = (
    "po-career names your next step as a Product Owner: how ready you are, which gaps matter, what to do about them, and by when.",
    "It works offline, and what you answer stays on your machine.",
)


def man_page() -> str:
    """The page as roff, with the macros of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH PO\\-CAREER 1 {READ_ON} "po\\-career {VERSION}" "User commands"'
    yield from (".ad l", ".nh")
    yield from (".SH NAME", f"po\\-career \\- {_text(ABOUT[0].lower() + ABOUT[1:].rstrip('.'))}")
    yield from (".SH SYNOPSIS", _bold("po-career") + " \\fICOMMAND\\fR [options]", ".br", _bold("po-career --help | --version"))
    yield from (".br", _bold("po-career --install-completion | --show-completion") + " [bash | zsh | fish]")
    yield from (".SH DESCRIPTION", *map(_text, DESCRIPTION))
    for title, rows in GROUPS.items():
        yield from (f".SS {_text(title)}", *_list((_bold(row.name), f"{row.line}.") for row in rows))
    yield from (".SS Options of the program", *_list(_option(option) for option in (*OF_THE_PROGRAM, *EVERY_COMMAND)))
    yield ".SH COMMANDS"
    for words, command in all_commands():
        yield from _command(page_of(command, words))
    yield from (".SH ENVIRONMENT", *_list((_bold(name), f"{text}.") for name, text in ENVIRONMENT))
    yield from (".SH FILES", *_list((_bold(path), text) for path, text in FILES))
    yield from (".SH EXIT STATUS", *_list((_bold(code), f"{text.capitalize()}.") for code, text in EXIT_CODES))
    yield from (".SH EXAMPLES", *_examples(EXAMPLES[""]))
    yield from (".SH SEE ALSO", _text("po-career COMMAND --help says the same about one command."))


def _command(page: Page) -> Iterator[str]:
    yield from (f".SS po\\-career {_text(page.words)}", _text(page.about))
    for paragraph in page.more:
        yield from (".PP", _text(paragraph))
    yield from (".PP", _bold(page.usage))
    for title, rows in page.groups:
        yield from (".PP", f"{_text(title)}:", ".RS", *_list((_term(term), text) for term, text in rows), ".RE")
    yield from (".PP", "Examples:", *_examples(page.examples))


def _option(option: Option) -> tuple[str, str]:
    about = option.about.format(formats="terminal, json and more")
    return _term(f"{option.name} {option.value or ''}".rstrip()), f"{about.rstrip('.')}."


def _list(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Terms, which are roff already, with their texts."""
    for term, text in rows:
        yield from (".TP 10", term, _text(text))


def _examples(lines: Iterable[str]) -> Iterator[str]:
    yield from (".RS", ".nf", *map(_text, lines), ".fi", ".RE")


def _term(term: str) -> str:
    """An option in bold and its placeholder in italics; a command in bold; an argument in italics."""
    option, _, placeholder = term.partition(" ")
    if placeholder:
        return f"{_bold(option)} \\fI{_text(placeholder)}\\fR"
    return f"\\fI{_text(term)}\\fR" if term.strip("[].").isupper() else _bold(term)


def _bold(text: str) -> str:
    return f"\\fB{_text(text)}\\fR"


def _text(text: str) -> str:
    """`text` as roff takes it: a backslash and a dash stand for themselves, as do a dot and a quote at the start of a line."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(man_page(), encoding="utf-8")
    else:
        sys.stdout.write(man_page())
