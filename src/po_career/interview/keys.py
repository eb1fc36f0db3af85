"""The face for a terminal with keys: one question at a time, redrawn in place and gone once it is
answered.

prompt_toolkit is imported where it is used: it costs as much as the rest of a command together.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from po_career.interview.page import PROSE, Styled
from po_career.interview.question import Outcome, Question, Signal
from po_career.interview.sheet import Sheet
from po_career.text import wrapped

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout import Layout, Window
    from prompt_toolkit.output.vt100 import Vt100_Output

STYLES = {"title": "bold", "support": "dim", "chosen": "ansicyan", "": ""}
ESCAPE_SECONDS = 0.05
"""A lone Esc is told from a key that begins with one after this time."""
LABELS = {"choose": "Type to filter: ", "number": "> ", "text": "> "}
ALWAYS: dict[str, tuple[str, ...]] = {
    "enter": ("enter",),
    "up": ("up", "s-tab", "c-p"),
    "down": ("down", "tab", "c-n"),
    "escape": ("escape",),
    "help": ("f1",),
    "leave": ("c-c", "c-d", "<sigint>"),
}
"""What a key does, wherever one is."""
WITHOUT_TEXT: dict[str, tuple[str, ...]] = {"help": ("?", "h"), "back": ("b",), "enough": ("q",)}
"""What a letter does where it is no text."""
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
        """Whether a key is the Enter that somebody presses after a digit that has
        answered already.
        """
        stray = action == "enter" and monotonic() - self.digit_at < STRAY_SECONDS
        self.digit_at = float("-inf")
        return stray

    def say(self, text: str) -> None:
        """Print a line that stays, wrapped."""
        indent = " " * (len(text) - len(text.lstrip()))
        width = min(_output(self.screen).get_size().columns, PROSE)
        lines = wrapped(text, width, indent, indent + "  " if indent else "")
        self.opening += len(lines) if self.opening else 0
        self.screen.write("".join(f"{line}\n" for line in lines))
        self.screen.flush()

    def ask(self, question: Question) -> Outcome:
        """Draw the question, and return what the person makes of it.

        Nothing of it stays on the screen.
        """
        try:
            return _application(Sheet(question), self).run()
        except (EOFError, KeyboardInterrupt):
            return Signal.LEAVE
        finally:
            self.opening = 0


def _application(sheet: Sheet, face: KeysFace) -> "Application[Outcome]":
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.input import create_input
    from prompt_toolkit.output import ColorDepth

    field = Buffer(on_text_changed=lambda buffer: sheet.write(buffer.text), multiline=False)
    field.text = sheet.typed
    field.cursor_position = len(field.text)
    output = _output(face.screen)
    application: Application[Outcome] = Application(
        layout=_layout(sheet, field, output, face.opening),
        key_bindings=_bindings(sheet, field, face),
        color_depth=ColorDepth.DEPTH_4_BIT if face.color else ColorDepth.DEPTH_1_BIT,
        include_default_pygments_style=False,
        erase_when_done=True,
        input=create_input(face.keys),
        output=output,
    )
    application.timeoutlen = application.ttimeoutlen = ESCAPE_SECONDS
    return application


def _output(screen: TextIO) -> "Vt100_Output":
    """The screen. It is never asked for its cursor.

    A terminal that does not answer would cost two seconds and a warning.
    """
    from prompt_toolkit.output.vt100 import Vt100_Output

    output = Vt100_Output.from_pty(screen)
    output.enable_cpr = False
    return output


def _layout(sheet: Sheet, field: "Buffer", output: "Vt100_Output", above_it: int) -> "Layout":
    from prompt_toolkit.layout import BufferControl, HSplit, Layout, VerticalAlign, Window
    from prompt_toolkit.layout.processors import BeforeInput

    def part(index: int) -> "Callable[[], StyleAndTextTuples]":
        return lambda: _fragments(sheet.layout(*_room(output, above_it))[index])

    above, below = _text_window(part(0)), _text_window(part(1))
    if not sheet.has_field:
        return Layout(HSplit([above, below], align=VerticalAlign.TOP), focused_element=below)
    control = BufferControl(field, input_processors=[BeforeInput(LABELS[sheet.question.kind])])
    entry = Window(control, wrap_lines=True, dont_extend_height=True)
    gap = _text_window(lambda: [("", " ")])
    return Layout(
        HSplit([above, entry, gap, below], align=VerticalAlign.TOP), focused_element=entry
    )


def _room(output: "Vt100_Output", above_it: int) -> tuple[int, int]:
    """Columns and rows for a question; what stands above it goes where too little would be left."""
    size = output.get_size()
    rows = size.rows - 1
    return size.columns, rows - above_it if rows - above_it >= LEAST_ROWS else rows


def _text_window(text: "Callable[[], StyleAndTextTuples]") -> "Window":
    from prompt_toolkit.layout import FormattedTextControl, Window

    return Window(
        FormattedTextControl(text, focusable=True, show_cursor=False), dont_extend_height=True
    )


def _fragments(lines: Sequence[Styled]) -> "StyleAndTextTuples":
    return [
        (STYLES[line.style], line.text + ("\n" if number < len(lines) else ""))
        for number, line in enumerate(lines, 1)
    ]


def _bindings(sheet: Sheet, field: "Buffer", face: KeysFace) -> "KeyBindings":
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    bindings = KeyBindings()
    letters_are_keys = Condition(lambda: not sheet.takes_text)
    tables: list[tuple[dict[str, tuple[str, ...]], Any]] = [
        (ALWAYS, True),
        (WITHOUT_TEXT, letters_are_keys),
    ]
    if sheet.question.kind in OF_KIND:
        tables.append((OF_KIND[sheet.question.kind], True))
    for table, condition in tables:
        for action, keys in table.items():
            for key in keys:
                bindings.add(key, filter=condition)(_presser(sheet, field, face, action))
    bindings.add("<bracketed-paste>")(lambda event: _paste(sheet, field, event))
    bindings.add("c-z")(lambda event: event.app.suspend_to_background())
    return bindings


def _presser(
    sheet: Sheet, field: "Buffer", face: KeysFace, action: str
) -> "Callable[[KeyPressEvent], None]":
    def press(event: "KeyPressEvent") -> None:
        if face.is_stray(action) and not sheet.typed:
            return
        outcome = sheet.press(action)
        if outcome is not None:
            if action.isdigit():
                face.digit_at = monotonic()
            event.app.exit(result=outcome)
        elif field.text != sheet.typed:
            field.text = sheet.typed

    return press


def _paste(sheet: Sheet, field: "Buffer", event: "KeyPressEvent") -> None:
    """A pasted text is one line, whatever it was."""
    if sheet.has_field:
        field.insert_text(" ".join(event.data.split()))
