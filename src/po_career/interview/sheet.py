"""One question on the screen: what is typed and chosen, what a key does to it, and how it looks.

Knows no terminal.
"""

from collections.abc import Callable, Mapping, Sequence

from po_career.interview.matching import fitting, meaning, offers
from po_career.interview.page import ALONE, PROSE, Styled, foot, head, list_lines
from po_career.interview.question import Option, Outcome, Question, Signal
from po_career.interview.ticks import Ticks

BLANK = Styled("", "")
LEAST_LIST_ROWS = 5
"""If a list of names has fewer rows, the hint makes room. Sentences and boxes want all of their
rows: first the blank lines make room, then the hint.
"""
NOTHING_FITS = "No name here fits that; Esc clears it."
SPELT_ALIKE = "Did you mean one of these? Down and Enter choose it; Esc clears what you typed."
CHOOSE_FIRST = {
    "choose": "Type a few letters of the name, or move with Up and Down.",
    "level": "Press the number of a sentence, or u if you are not sure.",
    "number": "Type a number.",
}
TICKED = "That is ticked; Enter goes on."


class Sheet:
    """The state of one question while it is on the screen."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.typed = question.typed
        self.note = question.note
        self.helping = False
        self.digits = ""
        """The first digits of a level with several."""
        self.ticks = Ticks(question)
        self.moved = False
        """Whether the cursor was moved to an option that is to be ticked."""
        values = [option.value for option in question.options]
        self.chosen = values.index(question.default) if question.default in values else None
        self._default = self.chosen
        if question.kind == "ticks" and question.options:
            self.chosen = 0

    @property
    def offered(self) -> Sequence[Option]:
        """Options that fit what is typed."""
        if self.question.kind == "choose":
            return offers(self.question, self.typed)
        return self.question.options

    @property
    def has_field(self) -> bool:
        """Whether there is a line to type on."""
        return self.question.kind not in ("level", "ticks")

    @property
    def takes_text(self) -> bool:
        """Whether letters are text here, not keys."""
        if self.question.kind == "number":
            return bool(self.typed)
        return self.has_field

    @property
    def letter(self) -> str:
        """What is typed, for a comparison with letters that mean something alone on the line."""
        return self.typed.strip().casefold() if self.takes_text else ""

    def write(self, text: str) -> None:
        """Take `text` as what is typed now."""
        if text == self.typed:
            return
        self.typed, self.note = text, ""
        if self.question.kind == "choose":
            self.chosen = self._default
            if text.strip():
                fits = fitting(self.question.options, text) or meaning(self.question, text).is_sure
                self.chosen = 0 if fits else None

    def press(self, key: str) -> Outcome | None:
        """What a key other than text brings: an outcome, or None if the question stays."""
        if key.isdigit():
            if self.question.kind == "level":
                return self._digit(key)
            place = int(key) - 1
            if 0 <= place < len(self.question.options):
                self.chosen = place
                self.tick()
            return None
        self.digits = ""
        return _SIGNALS[key] if key in _SIGNALS else _PRESS[key](self)

    def layout(self, columns: int, rows: int) -> tuple[list[Styled], list[Styled]]:
        """What stands above and below the typed text, in `rows` lines together if that is possible
        at all.
        """
        width = min(columns, PROSE)
        field = 2 if self.has_field else 0
        marks = self._marks()
        options = list_lines(self.offered, self.chosen, width, rows=10**6, marks=marks)
        wanted = min(LEAST_LIST_ROWS, len(options)) if self.has_field else len(options)
        gap = [BLANK]
        for hint, gaps in ((True, True), (True, self.has_field), (False, self.has_field)):
            gap = [BLANK] if gaps else []
            top = head(self.question, width, hint=hint)
            help_text = self.question.help if hint else f"{self.question.hint} {self.question.help}"
            shown = help_text if self.helping else ""
            bottom = foot(self.question, width, self._note(), shown, self._enter())
            room = rows - len(top) - len(bottom) - field - len(gap) * (2 if options else 1)
            if room >= wanted:
                break
        listed = list_lines(self.offered, self.chosen, width, max(room, 1), marks=marks)
        return [*top, *gap], [*listed, *gap, *bottom] if options else bottom

    def _marks(self) -> list[str]:
        """What stands before each option: its digit, and its box."""
        options = self.question.options
        if self.question.kind == "level":
            room = len(str(len(options) - 1))
            return [f"{option.value:>{room}}  " for option in options]
        if self.question.kind == "ticks":
            digits = [str(number) if number < 10 else " " for number in range(1, len(options) + 1)]
            boxes = [self.ticks.box(option) for option in options]
            return [f"{digit} {box} " for digit, box in zip(digits, boxes, strict=True)]
        return []

    def _enter(self) -> str:
        """What Enter does at this moment."""
        question = self.question
        if question.kind == "ticks":
            if self._ticks_first():
                return "tick"
            return "accept" if self.ticks.values else "for none"
        if self.letter in ALONE:
            return ALONE[self.letter][1]
        if question.kind == "level":
            return self._enter_of_level()
        if question.kind == "choose" or self.typed.strip():
            return "accept"
        if question.default is not None:
            return f"for {question.default_label}"
        return "skip" if question.optional else "accept"

    def _enter_of_level(self) -> str:
        if self.chosen is None:
            return ""
        return f"for {self.question.default_label}" if self.chosen == self._default else "accept"

    def _ticks_first(self) -> bool:
        """Whether Enter ticks: the cursor was moved to an option and nothing is ticked, so "none"
        cannot be meant.
        """
        return self.moved and not self.ticks.values

    def _note(self) -> str:
        question = self.question
        if question.kind != "choose" or not self.typed.strip():
            return self.note
        if self.note or fitting(question.options, self.typed):
            return self.note
        meant = meaning(question, self.typed)
        if meant.word or meant.is_sure:
            return meant.word
        alike = any(not option.always for option in self.offered)
        return SPELT_ALIKE if alike else NOTHING_FITS

    def _digit(self, digit: str) -> Outcome | None:
        """Answer at once, unless the level may have another digit."""
        values = [option.value for option in self.question.options]
        wanted, begun = self.digits + digit, self.digits
        if wanted not in values:
            wanted = digit
        if wanted not in values:
            return None
        self.chosen, self.digits = values.index(wanted), wanted
        may_go_on = any(value != wanted and value.startswith(wanted) for value in values)
        return None if may_go_on or (begun and wanted == digit) else wanted

    def tick(self) -> None:
        """Tick the option that the cursor is on, or take its tick away."""
        self.moved = False
        if self.chosen is not None:
            self.note = self.ticks.tick(self.question.options[self.chosen])

    def deny(self) -> None:
        """Say that the option that the cursor is on is not there."""
        self.moved = False
        if self.chosen is not None:
            self.note = self.ticks.deny(self.question.options[self.chosen])

    def accept(self) -> Outcome | None:
        """The chosen option, what is ticked or typed, or what Enter alone means; a note if it means
        nothing.
        """
        kind = self.question.kind
        if kind == "ticks":
            return self._accept_ticks()
        if self.letter in ALONE:
            return ALONE[self.letter][0]
        if self.letter == "?":
            self.write("")
            self.toggle_help()
            return None
        if kind in ("number", "text") and self.typed.strip():
            return self.typed
        if self.chosen is not None:
            return self.offered[self.chosen].value
        if kind in ("number", "text") and self.question.on_enter is not None:
            return self.question.on_enter
        self.note = meaning(self.question, self.typed).word or CHOOSE_FIRST[kind]
        return None

    def _accept_ticks(self) -> Outcome | None:
        if not self._ticks_first():
            return self.ticks.values
        self.tick()
        self.note = self.note or TICKED
        return None

    def move(self, step: int) -> None:
        """Choose the next option (1) or the one before (-1), round and round."""
        if count := len(self.offered):
            self.note = ""
            self.moved = self.question.kind == "ticks"
            if self.chosen is None:
                self.chosen = 0 if step > 0 else count - 1
            else:
                self.chosen = (self.chosen + step) % count

    def clear_or_back(self) -> Outcome | None:
        """Take away what is typed; go back if nothing is."""
        if not self.typed:
            return Signal.BACK
        self.write("")
        return None

    def toggle_help(self) -> None:
        """Show the help, or hide it again."""
        self.helping = not self.helping


_SIGNALS: Mapping[str, Signal] = {
    "back": Signal.BACK,
    "enough": Signal.STOP,
    "unsure": Signal.UNSURE,
    "leave": Signal.LEAVE,
}
_PRESS: Mapping[str, Callable[[Sheet], Outcome | None]] = {
    "enter": Sheet.accept,
    "up": lambda sheet: sheet.move(-1),
    "down": lambda sheet: sheet.move(1),
    "escape": Sheet.clear_or_back,
    "help": Sheet.toggle_help,
    "tick": Sheet.tick,
    "deny": Sheet.deny,
}
