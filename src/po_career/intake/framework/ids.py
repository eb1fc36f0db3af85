"""Derive unique ids from names."""

import hashlib
import itertools
import re
import unicodedata

SPELLED = {
    "+": " plus ",
    "#": " sharp ",
    "&": " and ",
    "@": " at ",
    "%": " percent ",
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
}
LONGEST = 80
DIGEST = 6
"""Digits of a digest."""


def slug(text: str, otherwise: str) -> str:
    """`text` as an id: small letters, digits and single hyphens, accents gone.

    `otherwise` if nothing is left.
    """
    spelled = "".join(SPELLED.get(char, char) for char in text.lower())
    plain = unicodedata.normalize("NFKD", spelled)
    words = re.findall(
        "[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char))
    )
    return "-".join(words)[:LONGEST].strip("-") or otherwise


def id_for(text: str, kind: str) -> str:
    """The id of `text` by its text alone.

    With a digest if most letters are of another script: role-3f9a1c.
    """
    kept = slug(text, "")
    letters = sum(char.isalnum() for char in text)
    if kept and 2 * len(kept.replace("-", "")) >= letters:
        return kept
    digest = hashlib.sha256(
        unicodedata.normalize("NFKC", text).casefold().encode("utf-8", "replace")
    ).hexdigest()[:DIGEST]
    return f"{kept or kind}-{digest}"


class Ids:
    """Ids of one kind: each is given once, the second of a name gets a number."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.given: set[str] = set()

    def of(self, text: str, within: str = "", *, told_apart: bool = False) -> str:
        """A new id for `text`; if it is taken, or to be `told_apart`, with `within` before it, or a
        number behind it.
        """
        first = id_for(text, self.kind)
        longer = [f"{id_for(within, self.kind)}-{first}"] if within else []
        numbered = (f"{first}-{number}" for number in itertools.count(2))
        plain = [] if told_apart and longer else [first]
        names = itertools.chain(plain, longer, numbered)
        new = next(name for name in names if name not in self.given)
        self.given.add(new)
        return new
