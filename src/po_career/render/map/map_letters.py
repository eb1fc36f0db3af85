"""How wide a text is when it is drawn, and the lines that it fits on.

A guess on the safe side, since nobody knows the typeface.
"""

from po_career.render.page.cells import char_width
from po_career.text import printable

WIDTHS = {**dict.fromkeys("fijlrt .,:;'!|/()[]I-", 0.6), **dict.fromkeys("mwMW@%—…", 1.6)}
"""Letters that are thinner or wider than their like."""


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """`text` in lines of at most `room` letters, broken at spaces, and inside a word only where it
    is longer than a line.
    """
    lines = [""]
    for given in printable(text).split():
        word = given
        if lines[-1] and letters(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
            continue
        lines += [""] if lines[-1] else []
        while letters(word) > room:
            fits = next(
                length
                for length in range(len(word), 0, -1)
                if length == 1 or letters(word[:length]) <= room
            )
            lines[-1], word = word[:fits], word[fits:]
            lines.append("")
        lines[-1] = word
    return tuple(line for line in lines if line) or ("",)


def letters(text: str) -> float:
    """How many letters of usual width `text` is as wide as, at the most.

    Whoever draws it has a typeface of their own.
    """
    return sum(WIDTHS.get(char, 1.2 if char.isupper() else char_width(char)) for char in text)
