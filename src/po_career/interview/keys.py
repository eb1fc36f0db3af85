"""The face for a terminal with keys: one question at a time, redrawn in place and gone once it is
answered.

prompt_toolkit is imported where it is used: it costs as much as the rest of a command together.
"""

from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from po_career.interview.page import PROSE, said_lines
from po_career.interview.question import Outcome, Question, Signal
from po_career.interview.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout import Layout, Window
    from prompt_toolkit.output.vt100 import Vt100_Output

STYLES = {"title": "bold", "support": "dim", "chosen": "ansicyan", "": ""}
ESCAPE_SECONDS = 0.05
"""The time after which Esc is a key of its own, and not the beginning of another."""
LABELS = {"choose": "Type to filter: ", "number": "> ", "text": "> "}
ALWAYS: dict[str, tuple[str, ...]] = {
    "enter": ("enter",),
    "up": ("up", "s-tab", "c-p"),
    "down": ("down", "tab", "c-n"),
    "escape": ("escape",),
    "help": ("f1",),
    "leave": ("c-c", "c-d", "<sigint>"),
}
"""What a key does in every question."""
WITHOUT_TEXT: dict[str, tuple[str, ...]] = {"help": ("?", "h"), "back": ("b",), "enough": ("q",)}
"""What a letter does if letters are not text."""
IN_LISTS: dict[str, tuple[str, ...]] = {
    "up": ("k",),
    "down": ("j",),
    **{digit: (digit,) for digit in "0123456789"},
}
OF_KIND: dict[str, dict[str, tuple[str, ...]]] = {
    "level": {**IN_LISTS, "unsure": ("u",)},
    "ticks": {**IN_LISTS, "tick": (" ", "x"), "deny": ("n", "-")},
}
LEAST_ROWS = 12
STRAY_SECONDS = 1.0
"""A digit answers at once; an Enter that follows from habit within this time answers no further
question.
"""


class KeysFace:
    """Reads keys from one stream and draws on another, at the size that it has at each moment."""

    def __init__(self, keys: TextIO, screen: TextIO, *, color: bool) -> None:
        self.keys = keys
        self.screen = screen
        self.color = color
        self.opening = 1
        """Rows above the first question, the command among them: they stay on its screen."""
        self.digit_at = float("-inf")
        """When a digit last answered a question; no other key was pressed since."""

    def is_stray(self, action: str) -> bool:
        """Whether a key is the Enter that somebody presses after a digit that has already
        answered.
        """
        stray = action == "enter" and monotonic() - self.digit_at < STRAY_SECONDS
        self.digit_at = float("-inf")
        return stray

    def say(self, text: str) -> None:
        """Print a line that stays, wrapped."""
        lines = said_lines(text, min(_output(self.screen).get_size().columns, PROSE))
        self.opening += len(lines) if self.opening else 0
        self.screen.write("".join(f"{line}\n" for line in lines))
        self.screen.flush()

    def ask(self, question: Question) -> Outcome:
        """Draw the question, and return what the person makes of it; nothing of it stays on the
        screen.
        """
        try:
            return _Screen(Sheet(question), self).application().run()
        except (EOFError, KeyboardInterrupt):
            return Signal.LEAVE
        finally:
            self.opening = 0


class _Screen:
    """One question on the terminal: its sheet, the field to type in, and the keys."""

    def __init__(self, sheet: Sheet, face: KeysFace) -> None:
        from prompt_toolkit.buffer import Buffer

        self.sheet = sheet
        self.face = face
        self.output = _output(face.screen)
        self.field = Buffer(
            on_text_changed=lambda buffer: sheet.write(buffer.text), multiline=False
        )
        self.field.text = sheet.typed
        self.field.cursor_position = len(sheet.typed)

    def application(self) -> "Application[Outcome]":
        """What prompt_toolkit runs."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.input import create_input
        from prompt_toolkit.output import ColorDepth

        colors = ColorDepth.DEPTH_4_BIT if self.face.color else ColorDepth.DEPTH_1_BIT
        application: Application[Outcome] = Application(
            layout=self._layout(),
            key_bindings=self._bindings(),
            color_depth=colors,
            include_default_pygments_style=False,
            erase_when_done=True,
            input=create_input(self.face.keys),
            output=self.output,
        )
        application.timeoutlen = application.ttimeoutlen = ESCAPE_SECONDS
        return application

    def _layout(self) -> "Layout":
        from prompt_toolkit.layout import BufferControl, HSplit, Layout, VerticalAlign, Window
        from prompt_toolkit.layout.processors import BeforeInput

        above, below = _text_window(lambda: self._part(0)), _text_window(lambda: self._part(1))
        parts, focused = [above, below], below
        if self.sheet.has_field:
            label = BeforeInput(LABELS[self.sheet.question.kind])
            control = BufferControl(self.field, input_processors=[label])
            focused = Window(control, wrap_lines=True, dont_extend_height=True)
            parts = [above, focused, _text_window(lambda: [("", " ")]), below]
        return Layout(HSplit(parts, align=VerticalAlign.TOP), focused_element=focused)

    def _part(self, index: int) -> "StyleAndTextTuples":
        """The lines above (0) or below (1) the typed text; what stands above the question leaves
        the screen if it would leave too little room.
        """
        size = self.output.get_size()
        rows = size.rows - 1
        if rows - self.face.opening >= LEAST_ROWS:
            rows -= self.face.opening
        lines = self.sheet.layout(size.columns, rows)[index]
        return [
            (STYLES[line.style], line.text if number == len(lines) else f"{line.text}\n")
            for number, line in enumerate(lines, 1)
        ]

    def _bindings(self) -> "KeyBindings":
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.key_binding import KeyBindings

        bindings = KeyBindings()
        letters_are_keys = Condition(lambda: not self.sheet.takes_text)
        tables: list[tuple[dict[str, tuple[str, ...]], Any]] = [
            (ALWAYS, True),
            (WITHOUT_TEXT, letters_are_keys),
            (OF_KIND.get(self.sheet.question.kind, {}), True),
        ]
        for table, condition in tables:
            for action, keys in table.items():
                for key in keys:
                    bindings.add(key, filter=condition)(self._presser(action))
        bindings.add("<bracketed-paste>")(self._paste)
        bindings.add("c-z")(lambda event: event.app.suspend_to_background())
        return bindings

    def _presser(self, action: str) -> "Callable[[KeyPressEvent], None]":
        def press(event: "KeyPressEvent") -> None:
            if self.face.is_stray(action) and not self.sheet.typed:
                return
            outcome = self.sheet.press(action)
            if outcome is not None:
                if action.isdigit():
                    self.face.digit_at = monotonic()
                event.app.exit(result=outcome)
            elif self.field.text != self.sheet.typed:
                self.field.text = self.sheet.typed

        return press

    def _paste(self, event: "KeyPressEvent") -> None:
        """A pasted text becomes one line."""
        if self.sheet.has_field:
            self.field.insert_text(" ".join(event.data.split()))


def _output(screen: TextIO) -> "Vt100_Output":
    """The screen. It is never asked for its cursor: a terminal that does not answer would cost two
    seconds and a warning.
    """
    from prompt_toolkit.output.vt100 import Vt100_Output

    output = Vt100_Output.from_pty(screen)
    output.enable_cpr = False
    return output


def _text_window(text: "Callable[[], StyleAndTextTuples]") -> "Window":
    from prompt_toolkit.layout import FormattedTextControl, Window

    control = FormattedTextControl(text, focusable=True, show_cursor=False)
    return Window(control, dont_extend_height=True)
