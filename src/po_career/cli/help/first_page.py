"""The first page of help, made from the tables of commands and examples."""

from collections.abc import Iterable, Iterator

from po_career.cli.called import program
from po_career.cli.commands import COMMANDS, EVERY_COMMAND, GROUPS, OF_THE_PROGRAM
from po_career.cli.help.columns import columns, listed, second_column
from po_career.cli.help.examples import EXAMPLES
from po_career.text import as_called, in_lines

ABOUT = "Plan your next step as a Product Owner."
ENVIRONMENT = (
    ("PO_CAREER_CATALOG", "A catalogue of your own, like --catalog"),
    ("PO_CAREER_PROFILE", "A saved profile or a file, like --profile"),
    ("NO_COLOR", "No colour; FORCE_COLOR: colour in a pipe too"),
    ("ACCESSIBLE", "Words and numbers instead of bars and redrawn questions"),
    ("PAGER", "Shows plan --full; VISUAL or EDITOR opens profile edit"),
)
EXIT_CODES = (
    ("0", "done"),
    ("2", "wrong usage, or an answer is missing"),
    ("3", "an invalid catalogue, profile or input file"),
    ("4", "no answer exists"),
    ("5", "cannot read or write"),
    ("130", "interrupted; what was answered is kept"),
)
FOR_EVERY_COMMAND = "Options for every command, before or after its name"
CLOSING = "po-career COMMAND --help says more. Everything stays on your machine."


def first_page() -> str:
    """The help of the program, for the screen in use."""
    return "\n".join(first_page_lines(columns())) + "\n"


def first_page_lines(width: int) -> Iterator[str]:
    """The help of the program in `width` columns."""
    yield from titled("po-career", ABOUT, width)
    yield ""
    yield from in_lines(("Usage:", *program().split(), "COMMAND", "[options]"), width, rest="  ")
    start = second_column((row.name, row.line) for row in COMMANDS.values())
    for title, commands in GROUPS.items():
        yield from ("", title)
        yield from listed(((row.name, row.line) for row in commands), width, start)
    yield ""
    yield from in_lines(
        ["Options", "for", "every", "command,", "before", "or", "after", "its", "name"], width
    )
    terms = [f"{option.name} {option.value or ''}".rstrip() for option in EVERY_COMMAND]
    yield from in_lines(terms, width, "  ", "  ", gap="   ")
    yield ""
    terms = [option.name for option in OF_THE_PROGRAM[1:]]
    yield from in_lines(terms, width, "  ", "  ", gap="   ")
    for title, rows in (("Environment", ENVIRONMENT), ("Exit codes", EXIT_CODES)):
        yield from ("", title)
        yield from listed(rows, width, second_column(rows))
    yield from example_lines(EXAMPLES[""], width)
    yield ""
    yield from in_lines(as_called(CLOSING, program()).split(), width)


def titled(name: str, about: str, width: int) -> Iterator[str]:
    """What a page is of, and in a sentence what that is."""
    for line in in_lines((f"{name} ", *about.split()), width, rest="  "):
        yield line.rstrip()


def example_lines(examples: Iterable[str], width: int) -> Iterator[str]:
    """The examples at the end of a page; one that is too long continues after a backslash, as a
    shell reads it.
    """
    yield from ("", "Examples")
    for line in examples:
        example = as_called(line, program())
        if len(example) + 2 <= width:
            yield f"  {example}"
        else:
            *lines, last = in_lines(_shell_words(example), width - 2, "  ", "      ")
            yield from (f"{line} \\" for line in lines)
            yield last


def _shell_words(line: str) -> list[str]:
    """The words of a shell's line, with quoted parts whole."""
    words: list[str] = []
    open_still = False
    for piece in line.split(" "):
        if open_still:
            words[-1] += f" {piece}"
        else:
            words.append(piece)
        open_still = any(words[-1].count(quote) % 2 for quote in "'\"")
    return words
