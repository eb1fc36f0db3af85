"""Which face asks."""

from io import StringIO

import pytest

from po_career.interview.choose_face import choose_face


class Tty(StringIO):
    def isatty(self) -> bool:
        return True


def face(**environment: str) -> str:
    return type(choose_face(Tty(), Tty(), {"TERM": "xterm"} | environment)).__name__


def test_a_terminal_with_keys_gets_keys() -> None:
    assert face() == "KeysFace"


@pytest.mark.parametrize("term", ["", "dumb", "unknown"])
def test_a_terminal_that_cannot_redraw_gets_plain_lines(term: str) -> None:
    assert face(TERM=term) == "PlainFace"
    assert type(choose_face(Tty(), Tty(), {})).__name__ == "PlainFace"


@pytest.mark.parametrize(
    ("value", "expected"), [("1", "PlainFace"), ("yes", "PlainFace"), ("", "KeysFace"), ("0", "KeysFace"), ("False", "KeysFace")]
)
def test_accessible_asks_for_plain_lines_unless_it_says_no(value: str, expected: str) -> None:
    assert face(ACCESSIBLE=value) == expected


def test_nobody_is_asked_where_an_end_is_no_terminal_or_input_is_forbidden() -> None:
    closed = Tty()
    closed.close()
    for keys, screen in ((StringIO(), Tty()), (Tty(), StringIO()), (closed, Tty())):
        assert choose_face(keys, screen, {"TERM": "xterm"}) is None
    assert choose_face(Tty(), Tty(), {"TERM": "xterm"}, no_input=True) is None
