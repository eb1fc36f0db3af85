"""Every command: its name, where it lives, and its line in the help."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple


class Command(NamedTuple):
    """A row of the help."""

    name: str
    line: str
    module: str = ""
    """The module of this package that holds the command as `app`, if it has another name."""


class Option(NamedTuple):
    """An option of several commands, and its line in the help."""

    name: str
    value: str | None
    """What its value is called in the help; None if it takes none."""
    about: str
    again: bool = False
    """Whether it may be given several times."""

    @property
    def key(self) -> str:
        """The name without dashes in front, such as "months-in-role"."""
        return self.name.removeprefix("--")

    @property
    def parameter(self) -> str:
        """What Python calls it."""
        return self.key.replace("-", "_")


GROUPS: dict[str, tuple[Command, ...]] = {
    "Your plan": (
        Command("plan", "Answer a few questions, get your next step with dates and reasons"),
        Command("fit", "Every role compared with you: what carries over, what is missing"),
        Command("routes", "The best routes from your role to another"),
        Command("compare", "Two or more roles side by side, compared with you"),
        Command("match", "A job advertisement: the role, what it asks for, what you have"),
    ),
    "Your growth": (
        Command("rate", "Record how well you do a skill, and see what it changes"),
        Command(
            "next", "What to do now: the action under way or due, and its next step", "next_action"
        ),
        Command("begin", "Mark an action of the chapter as begun", "marking"),
        Command("done", "Mark a development action as done", "marking"),
        Command("skip", "Strike out an action, so that it is not offered again", "marking"),
        Command(
            "check-in", "The ten questions that matter now, with your last answers", "check_in"
        ),
        Command("undo", "Take back the last change, whatever it was"),
        Command("redo", "Do again what undo took back", "undo"),
        Command("progress", "Readiness over time, what moved it, actions done and open"),
        Command("profile", "Show, edit, set, import or export what you have told po-career"),
    ),
    "Your team": (
        Command("team", "Many people at a glance: skills, bench, who can teach whom, what helps"),
    ),
    "The catalogue": (
        Command("roles", "Roles, their days, and the skills they ask for", "explore"),
        Command("skills", "Skills, with one sentence for each level", "explore"),
        Command("actions", "Certifications, courses, reading, practice, mentoring", "explore"),
        Command(
            "kits", "What a kind of move takes besides skills: checks, words to say", "explore"
        ),
        Command("doubts", "Doubts that people have, with honest answers", "explore"),
        Command("trends", "What is changing in the work, and what prepares for it", "explore"),
        Command("map", "The career map, with you on it"),
        Command("catalog", "Make, check, import or show a catalogue of your own"),
    ),
    "Many people": (Command("cohort", "The plans of a whole file of people, on all cores"),),
    "For programs": (Command("schema", "The JSON Schema of what po-career reads and writes"),),
}

ABOUT_YOU_TITLE = "About you"
IN_AND_OUT_TITLE = "What is read and how it is shown"
"""Titles of options in the help of a command."""
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
    Option("--no-input", None, "Never ask a question."),
    Option("--no-color", None, "No colour, like the variable NO_COLOR."),
    Option("--verbose", None, "Say on standard error which files were read."),
    Option("--quiet", None, "Print nothing on standard error except questions and errors."),
)
"""The options of every command, before or after its name; `common.py` reads them."""
ABOUT_YOU = (
    Option(
        "--role",
        "ROLE",
        'The role you hold: id, title or alias; or "none" if your role is not listed.',
    ),
    Option("--months-in-role", "N", "Months in that role."),
    Option(
        "--former",
        "TEXT",
        "An earlier role, such as 'Business Analyst 30 months until 2025-04'",
        True,
    ),
    Option("--hours", "N", "Hours a week for your development, at work and at home."),
    Option("--away", "DAYS", "Days away, such as 2026-12-21..2027-01-03", again=True),
    Option(
        "--budget",
        "AMOUNT",
        "The most you can spend: 500, or '500 EUR employer until 2026-12-31'; 0: free actions.",
    ),
    Option("--to", "ROLE", "The role you are aiming for."),
    Option("--wants", "WANT", "What you want more of, at most two", again=True),
    Option("--drains", "WANT", "What drains you."),
    Option("--doubts", "DOUBT", "What you wonder about, at most two", again=True),
    Option(
        "--hurts", "SKILL", "A skill that was missing when things went wrong, at most two", True
    ),
    Option("--offer", "TEXT", "An offer that you have had: who offered help, a role or a talk."),
    Option("--words", "TEXT", "What you want to be different, in your own words", again=True),
    Option("--load", "fine|high|too-much", "How heavy your workload is."),
    Option(
        "--decided",
        "TEXT",
        "What is decided about your post, and when, such as 'review 2027-03-01'.",
    ),
    Option("--has", "NEED", "Something that is available where you work", again=True),
    Option("--lacks", "NEED", "Something that is not available there", again=True),
    Option("--holds-part", None, "You already do part of the work that you want."),
    Option("--applied", "TEXT", "Your applications so far, such as '3 sent, 0 interviews'."),
    Option("--skill", "SKILL=LEVEL", "How well you do a skill", again=True),
    Option(
        "--count",
        "SKILL=N",
        "A figure that a skill can be judged by, such as people-management=0",
        True,
    ),
    Option("--evidence", "SKILL=TEXT", "An example from the last twelve months", again=True),
    Option("--usually", "SKILL=TEXT", "What usually happens in place of the skill", again=True),
)
"""What a person can say of themselves for one run; a command takes all of these or some."""
PROFILE_KEYS = (
    "name",
    *("target" if option.name == "--to" else option.key for option in ABOUT_YOU),
    "skipped",
    "not-applicable",
    "interests",
)
"""What `profile set` sets; a key means the same as the option of its name."""
OF_THE_PROGRAM = (
    Option("--help", None, "What there is"),
    Option("--version", None, "The version"),
    Option("--install-completion", None, "Set up completion in this shell"),
    Option("--show-completion", None, "The script that would be set up"),
)


def at_the_name(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options before the name of the command, and the words from the name on."""
    with_value = {option.name: option.value is not None for option in EVERY_COMMAND}
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if with_value.get(words[at]) else 1
    return list(words[:at]), list(words[at:])


COMMANDS: dict[str, Command] = {row.name: row for row in chain.from_iterable(GROUPS.values())}
