"""What a face knows of the interview: a question, and what can come back."""

from collections.abc import Callable
from dataclasses import field
from enum import Enum
from typing import Literal, NamedTuple, Protocol

from po_career.frozen import Frozen

Kind = Literal["choose", "level", "number", "text", "ticks"]
"""One of a list by its name; one sentence of a scale; a number with or without a unit; a line of
free text; or several of a list, with a tick beside each."""
NOT = "not "
"""Stands before the value of an option that was said not to be there."""


class Option(Frozen):
    """One answer to choose."""

    value: str
    label: str
    description: str = ""
    """A few words beside the label, left out if there is no room."""
    words: tuple[str, ...] = ()
    """Other names by which the option is found: its id, its aliases."""
    always: bool = False
    """Whether it is offered whatever was typed."""
    deniable: bool = False
    """Whether one may also say that it is not there."""


class Reading(NamedTuple):
    """What a typed text stands for that is not the name of an option."""

    values: tuple[str, ...] = ()
    """The options that it may mean, the likeliest first."""
    word: str = ""
    """What to say about it; empty if it is sure."""

    @property
    def is_sure(self) -> bool:
        """Whether it means one option."""
        return len(self.values) == 1 and not self.word


class Question(Frozen):
    """One question. Every text in it is data: a face shows it as it is, made printable."""

    kind: Kind
    title: str
    options: tuple[Option, ...] = ()
    default: str | None = None
    """The value that Enter stands for: the last answer, or the usual one. With None, Enter alone
    answers nothing, or skips.
    """
    default_label: str = ""
    """The default in words."""
    optional: bool = False
    """Whether an empty answer skips the question."""
    hint: str = ""
    help: str = ""
    number: int = 1
    about: int = 1
    """Which question this is, and about how many there are."""
    note: str = ""
    """What was wrong with the last answer, or another word to the person."""
    typed: str = ""
    """What the person had typed when the note came up."""
    ticked: tuple[str, ...] = ()
    """The values that were ticked before, with NOT before those that were said not to be there."""
    most: int = 0
    """How many may be ticked; 0: as many as there are."""
    read: Callable[[str], Reading] | None = field(default=None, compare=False)
    """How to read a text that fits no option; None if such a text means nothing."""

    @property
    def on_enter(self) -> "Outcome | None":
        """What Enter alone means; None if it means nothing."""
        if self.default is not None:
            return self.default
        return Signal.SKIP if self.optional else None


def line_question(title: str, known: str | None, *, hint: str, why: str) -> Question:
    """A question for a line of text that may be skipped; `known` is the last answer, `why` its
    help.
    """
    return Question(
        "text",
        title,
        default=known or None,
        default_label=known or "",
        optional=True,
        hint=hint,
        help=why,
    )


class Signal(Enum):
    """What a person does instead of answering."""

    BACK = "back to the question before"
    STOP = "enough: show the plan"
    UNSURE = "not sure"
    SKIP = "nothing to say"
    LEAVE = "keep the answers and leave"


Outcome = str | tuple[str, ...] | Signal
"""The value of an option, what was typed, the values that were ticked, or a signal."""


class Face(Protocol):
    """Puts questions to a person. It knows nothing of roles, skills or plans."""

    def ask(self, question: Question) -> Outcome:
        """Put one question, and wait for what the person makes of it."""

    def say(self, text: str) -> None:
        """Print a line that stays."""
