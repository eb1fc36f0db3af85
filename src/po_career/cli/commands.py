"""Every command: its name, where it lives, and its line in the help."""

from collections.abc import Sequence
from typing import NamedTuple


class Command(NamedTuple):
    """A row of the help, and the module of this package that holds the command as `app`."""

    name: str
    module: str
    line: str


class Option(NamedTuple):
    """An option, what its value is called in the help (None: it takes none), and its line there."""

    name: str
    value: str | None
    about: str


GROUPS: dict[str, tuple[Command, ...]] = {
    "Your plan": (
        Command(
            "plan", "plan", "Answer a few questions, get your next step with dates and reasons"
        ),
        Command("fit", "fit", "Every role against you: what carries over, what is missing"),
        Command("routes", "routes", "The best ways from where you are to a role"),
        Command("compare", "compare", "Two or more roles side by side, against you"),
        Command("match", "match", "A job advertisement: the role, what it asks, what you have"),
    ),
    "Your growth": (
        Command("rate", "rate", "Record how well you do a skill, and see what it changes"),
        Command(
            "next", "next_action", "What to do now: the action under way or due, and its next step"
        ),
        Command("begin", "marking", "Mark an action of the chapter as begun"),
        Command("done", "marking", "Mark a development action as done"),
        Command("skip", "marking", "Strike an action, so that it is not offered again"),
        Command(
            "check-in", "check_in", "The ten questions that matter now, with your last answers"
        ),
        Command("undo", "undo", "Take back what was recorded last"),
        Command("progress", "progress", "Readiness over time, actions done and open, what moved"),
        Command(
            "profile", "profile", "Show, edit, set, import or export what you have told po-career"
        ),
    ),
    "The catalogue": (
        Command("roles", "explore", "Roles, their days, and the skills they ask for"),
        Command("skills", "explore", "Skills, with one sentence for each level"),
        Command("actions", "explore", "Certifications, courses, reading, practice, mentoring"),
        Command("kits", "explore", "What a kind of move takes beside skills: checks, words to say"),
        Command("doubts", "explore", "Questions that people carry, with honest answers"),
        Command("trends", "explore", "What is changing in the work, and what prepares for it"),
        Command("map", "map", "The career map, with you on it"),
        Command("catalog", "catalog", "Make, check, import or show a catalogue of your own"),
    ),
    "For programs": (
        Command("schema", "schema", "The JSON Schema of what po-career reads and writes"),
    ),
}

EVERY_COMMAND = (
    Option(
        "--profile",
        "NAME|PATH",
        "A saved profile or a file; - reads standard input. Or set PO_CAREER_PROFILE.",
    ),
    Option(
        "--catalog",
        "PATH",
        "A catalogue of your own: a folder or a file. Or set PO_CAREER_CATALOG.",
    ),
    Option("--format", "NAME", "How the result is shown: {formats}. Default: terminal."),
    Option("--json", None, "The same as --format json."),
    Option("--output", "PATH", "Write the result to this file; - is standard output."),
    Option("--no-input", None, "Never ask."),
    Option("--no-color", None, "No colour, as NO_COLOR does."),
    Option("--verbose", None, "Say on standard error what was read from where."),
    Option("--quiet", None, "Nothing on standard error but questions and errors."),
)
"""The options of every command, before or after its name; `common.py` reads them."""


def at_the_name(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options before the name of the command, and the words from the name on."""
    with_value = {option.name: option.value is not None for option in EVERY_COMMAND}
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if with_value.get(words[at]) else 1
    return list(words[:at]), list(words[at:])


COMMANDS: dict[str, Command] = {
    command.name: command for group in GROUPS.values() for command in group
}
