"""One question on the screen: what is typed and chosen, what a key does to it, and how it looks.

Knows no terminal.
"""

from collections.abc import Callable, Mapping, Sequence

from po_career.interview.matching import fitting, meaning, offers
from po_career.interview.page import PROSE, Styled, foot, head, list_lines
from po_career.interview.question import Option, Outcome, Question, Signal
from po_career.interview.ticks import Ticks

BLANK = Styled("", "")
LEAST_LIST_ROWS = 5
"""Where a list of names has fewer rows, the hint makes room.

Sentences and boxes want all of theirs: first the blank lines make room, then the hint.
"""
NOTHING_FITS = "No name here fits that; Esc clears it."
SPELT_ALIKE = "Did you mean one of these? Down and Enter choose it; Esc clears what you typed."
CHOOSE_FIRST = {
    "choose": "Type a few letters of the name, or move with Up and Down.",
    "level": "Press the number of a sentence, or u if you are not sure.",
    "number": "Type a number.",
}
ALONE: Mapping[str, Signal] = {"b": Signal.BACK, "q": Signal.STOP}
"""What a letter alone on the line of a text means."""


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
        return (
            offers(self.question, self.typed)
            if self.question.kind == "choose"
            else self.question.options
        )

    @property
    def has_field(self) -> bool:
        """Whether there is a line to type on."""
        return self.question.kind not in ("level", "ticks")

    @property
    def takes_text(self) -> bool:
        """Whether letters are text here, not keys."""
        return self.question.kind in ("choose", "text") or (
            self.question.kind == "number" and bool(self.typed)
        )

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
        """What a key other than text brings: an outcome, or None where the question stays."""
        if key.isdigit():
            if self.question.kind == "level":
                return self._digit(key)
            self._tick(int(key) - 1)
            return None
        self.digits = ""
        return _PRESS[key](self)

    def layout(self, columns: int, rows: int) -> tuple[list[Styled], list[Styled]]:
        """What stands above and below the typed text, in `rows` lines together where that is
        possible at all.
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
            bottom = foot(self.question, width, self._note(), self._help(hint=hint), self._enter())
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

    def _help(self, *, hint: bool) -> str:
        """Help where it is asked for, with the hint where there was no room for that above."""
        if not self.helping:
            return ""
        return self.question.help if hint else f"{self.question.hint} {self.question.help}"

    def _enter(self) -> str:
        """What Enter does at this moment."""
        question = self.question
        if question.kind == "ticks":
            if self._ticks_first():
                return "tick"
            return "accept" if self.ticks.values else "for none"
        if self.takes_text and (signal := ALONE.get(self.typed.strip().casefold())):
            return "back" if signal is Signal.BACK else "enough"
        if question.kind == "level" and self.chosen is None:
            return ""
        if question.kind == "level":
            return f"for {question.default_label}" if self.chosen == self._default else "accept"
        if question.kind == "choose" or self.typed.strip():
            return "accept"
        if question.default is not None:
            return f"for {question.default_label}"
        return "skip" if question.optional else "accept"

    def _ticks_first(self) -> bool:
        """Whether Enter ticks: the cursor was moved to an option, and nothing is ticked, so that
        none cannot be meant.
        """
        return self.moved and not self.ticks.values

    def _note(self) -> str:
        if (
            self.question.kind == "choose"
            and self.typed.strip()
            and not fitting(self.question.options, self.typed)
        ):
            meant = meaning(self.question, self.typed)
            alike = any(not option.always for option in self.offered)
            nothing = SPELT_ALIKE if alike else NOTHING_FITS
            return self.note or meant.word or ("" if meant.is_sure else nothing)
        return self.note

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

    def _tick(self, place: int) -> None:
        """Tick the option at `place`, if there is one."""
        if 0 <= place < len(self.question.options):
            self.chosen = place
            self.tick()

    def tick(self) -> None:
        """Tick the option that the cursor is on, or take its tick away."""
        self.moved = False
        if self.chosen is not None:
            self.note = self.ticks.tick(self.question.options[self.chosen])

    def deny(self) -> None:
        """Say that what the cursor is on is not there."""
        self.moved = False
        if self.chosen is not None:
            self.note = self.ticks.deny(self.question.options[self.chosen])

    def accept(self) -> Outcome | None:
        """The chosen option, what is ticked or typed, or what Enter alone means.

        A word where it means nothing.
        """
        if self.question.kind == "ticks":
            if not self._ticks_first():
                return self.ticks.values
            self.tick()
            self.note = self.note or TICKED
            return None
        typed = self.typed.strip().casefold()
        if self.takes_text and typed in ALONE:
            return ALONE[typed]
        if self.takes_text and typed == "?":
            self.write("")
            self.toggle_help()
            return None
        if self.question.kind in ("number", "text") and self.typed.strip():
            return self.typed
        if self.question.options and self.chosen is not None:
            return self.offered[self.chosen].value
        if not self.question.options and self.question.on_enter is not None:
            return self.question.on_enter
        self.note = meaning(self.question, self.typed).word or CHOOSE_FIRST[self.question.kind]
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
        """Take away what is typed; back where nothing is."""
        if not self.typed:
            return Signal.BACK
        self.write("")
        return None

    def toggle_help(self) -> None:
        """Show the help, or hide it again."""
        self.helping = not self.helping


_PRESS: Mapping[str, Callable[[Sheet], Outcome | None]] = {
    "enter": Sheet.accept,
    "up": lambda sheet: sheet.move(-1),
    "down": lambda sheet: sheet.move(1),
    "escape": Sheet.clear_or_back,
    "help": lambda sheet: sheet.toggle_help(),
    "back": lambda _: Signal.BACK,
    "enough": lambda _: Signal.STOP,
    "unsure": lambda _: Signal.UNSURE,
    "tick": lambda sheet: sheet.tick(),
    "deny": lambda sheet: sheet.deny(),
    "leave": lambda _: Signal.LEAVE,
}
