"""The plain face, for dumb terminals and screen readers: numbered questions, a line at a time, no
escapes.
"""

from collections.abc import Callable, Sequence
from typing import TextIO

from po_career.interview.matching import exact, fitting, meaning, near, with_values
from po_career.interview.page import ALONE, PROSE, head, option_lines, said_lines
from po_career.interview.question import Option, Outcome, Question, Signal
from po_career.interview.ticks import Ticks
from po_career.text import wrapped

LONGEST_LIST = 40
"""A longer list is not read out; a part of the name is asked for instead."""
_HELP = ("?", "h")
_ASK_FOR = {
    "choose": "Number or name",
    "level": "Number",
    "number": "Your answer",
    "text": "Your answer",
    "ticks": "Numbers",
}


class PlainFace:
    """Writes to one stream and reads lines from another, at the width of the moment."""

    def __init__(self, answers: TextIO, screen: TextIO, width: Callable[[], int]) -> None:
        self.answers = answers
        self.screen = screen
        self.width = width

    def say(self, text: str) -> None:
        """Print a line that stays, wrapped."""
        self._print(said_lines(text, self._columns()))

    def ask(self, question: Question) -> Outcome:
        """Print the question, and read lines until one of them is an answer."""
        self._print(["", *(line.text for line in head(question, self._columns()))])
        if question.note:
            self.say(question.note)
        offered = self._offer(question.options, question.kind)
        while (line := self._read(question)) is not None:
            try:
                outcome = _understood(question, line.strip(), offered)
            except _NotYet as word:
                self.say(str(word))
                if word.options:
                    offered = self._offer(word.options, question.kind)
            else:
                return outcome
        return Signal.LEAVE

    def _offer(self, options: Sequence[Option], kind: str) -> Sequence[Option]:
        """Print `options` with their numbers; a level's number is the level."""
        if len(options) > LONGEST_LIST:
            self.say(f"There are {len(options)} to choose from: type a part of the name.")
            return ()
        for number, option in enumerate(options, 0 if kind == "level" else 1):
            shown = option
            if kind == "ticks" and option.description:
                shown = Option(option.value, f"{option.label}. {option.description}")
            self._print(option_lines(shown, f"{number:>3}  ", self._columns()))
        return options

    def _read(self, question: Question) -> str | None:
        """A line, or None if the input ends; an interruption and the end begin a new line."""
        *lines, last = wrapped(_prompt(question), self._columns() - 1)
        self._print(lines)
        try:
            self.screen.write(last + " ")
            self.screen.flush()
            line = self.answers.readline()
        except KeyboardInterrupt:
            self._print([""])
            raise
        if not line.endswith("\n"):
            self._print([""])
        return line or None

    def _print(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.screen.write(line + "\n")
        self.screen.flush()

    def _columns(self) -> int:
        return max(20, min(self.width(), PROSE))


class _NotYet(Exception):
    """A line that is not an answer: what to say, and the options that it may have meant."""

    def __init__(self, word: str, options: Sequence[Option] = ()) -> None:
        super().__init__(word)
        self.options = options


def _understood(question: Question, line: str, offered: Sequence[Option]) -> Outcome:
    command = line.casefold()
    if command in ALONE:
        return ALONE[command][0]
    if command in _HELP:
        raise _NotYet(question.help or "There is no more to say about this.")
    if question.kind == "level" and command == "u":
        return Signal.UNSURE
    if question.kind == "ticks":
        return _ticks(question, line)
    if not line:
        return _on_enter(question)
    if question.kind == "level":
        return _level(question, line)
    return _option(question, line, offered) if question.kind == "choose" else line


def _on_enter(question: Question) -> Outcome:
    if question.on_enter is not None:
        return question.on_enter
    if question.kind == "level":
        raise _NotYet("Type a number, or u if you are not sure.")
    raise _NotYet("Type a number or a part of the name.")


def _ticks(question: Question, line: str) -> tuple[str, ...]:
    """The options whose numbers the line holds, with a minus before what is not there.

    An empty line keeps what was ticked.
    """
    ticks = Ticks(question)
    words = line.replace(",", " ").split()
    if words:
        ticks.there.clear()
    for word in words:
        if word == "-":
            continue
        number = word.removeprefix("-")
        option = _numbered(question.options, number)
        if option is None:
            raise _NotYet(f'"{word}" is not one of the numbers 1 to {len(question.options)}.')
        note = ticks.tick(option) if word == number else ticks.deny(option)
        if note:
            raise _NotYet(note)
    return ticks.values


def _level(question: Question, line: str) -> str:
    if any(option.value == line for option in question.options):
        return line
    raise _NotYet(
        f'"{line}" is not an answer here: 0 to {len(question.options) - 1}, or u for not sure.'
    )


def _option(question: Question, line: str, offered: Sequence[Option]) -> str:
    option = _numbered(offered, line)
    if option is not None:
        return option.value
    fits = exact(question.options, line) or fitting(question.options, line)
    if len(fits) == 1:
        return fits[0].value
    if fits:
        raise _NotYet(f'"{line}" may be one of these:', fits)
    meant = meaning(question, line)
    if meant.is_sure:
        return meant.values[0]
    if meant.word:
        raise _NotYet(meant.word, with_values(question.options, meant.values))
    similar = near(question.options, line)
    nothing = f'Nothing here is called "{line}".'
    raise _NotYet(f"{nothing} Did you mean:" if similar else nothing, similar)


def _numbered(options: Sequence[Option], number: str) -> Option | None:
    """The option with this number, counted from 1; None if there is no such option."""
    if number.isascii() and number.isdigit() and 0 < int(number) <= len(options):
        return options[int(number) - 1]
    return None


def _prompt(question: Question) -> str:
    enter = ", Enter to skip" if question.optional else ""
    if question.default is not None:
        enter = f", Enter for {question.default_label}"
    if question.kind == "ticks":
        enter = _enter_of_ticks(question)
    unsure = "u not sure, " if question.kind == "level" else ""
    alone = ", each alone on the line" if question.kind == "text" else ""
    ask_for = "Number" if question.most == 1 else _ASK_FOR[question.kind]
    return f"{ask_for}{enter} ({unsure}b back, q enough, ? help{alone}):"


def _enter_of_ticks(question: Question) -> str:
    """How numbers are typed, and what Enter alone means."""
    between = "" if question.most == 1 else " with a space between"
    if any(option.deniable for option in question.options):
        between += ", -3 for one that is not there"
    there = Ticks(question).there
    numbers = [
        str(number) if there[option.value] else f"-{number}"
        for number, option in enumerate(question.options, 1)
        if option.value in there
    ]
    kept = f"{' '.join(numbers)} again, - for none" if numbers else "none"
    return f"{between}, Enter for {kept}"
