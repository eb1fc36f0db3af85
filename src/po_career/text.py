"""Text that came from outside, made safe to show."""

import unicodedata


def printable(text: str) -> str:
    """`text` on one line, with every control and direction character as a visible escape: data never steers a terminal."""
    return "".join(
        " " if c in "\n\r\t" else c if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} else ascii(c)[1:-1] for c in text
    )
