"""Text from outside, made safe to show; and commands as the person calls them."""

import re
import unicodedata

PROGRAM = "po-career"
"""The name of the program, in every command that a text suggests."""
_COMMAND = re.compile(rf"(?<![\w/.-]){PROGRAM}(?= (?:[a-z]|[A-Z]{{4}}|--))")


def as_called(text: str, program: str) -> str:
    """`text` with the commands in it as they are typed when the program is called `program`."""
    return text if program == PROGRAM else _COMMAND.sub(lambda _: program, text)


def printable(text: str) -> str:
    """`text` on one line, with every control and direction character as a visible escape.

    Data never steers a terminal.
    """
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\n\r\t":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return ascii(char)[1:-1]
    return char
