"""Names cut into words that compare.

Case, plural, British and American spelling, hyphens and marks fall away.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+[+#]*")
_SPELLED: dict[str, str] = {
    "sr": "senior",
    "jr": "junior",
    "mgr": "manager",
    "mgmt": "management",
    "programme": "program",
    "scrummaster": "scrum master",
}
_MARKS = re.compile(r"[®™©]|\([mwfdxi](?:\s*[/|,]\s*[mwfdxi*]+)+\)", re.IGNORECASE)
_BRITISH = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"))
_SHORTEST = 5
"""A slip of the pen is looked for in words of so many letters at least: shorter ones have too many
neighbours.
"""
LONG = 12
"""A name of so many letters with one slip in it is likely to be meant; a shorter one may be another
word.
"""


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """The words of a name, folded."""
    clean = _MARKS.sub(" ", text)  # before the sign of a trade mark becomes letters
    plain = (
        unicodedata.normalize("NFKC", clean)
        .casefold()
        .replace("&", " and ")
        .replace("’", "'")
        .replace("'s", "")
    )
    spelled = (
        word for found in _WORD.findall(plain) for word in _SPELLED.get(found, found).split()
    )
    return tuple(_singular(_american(word)) for word in spelled)


def together(words: Sequence[str]) -> str:
    """The words without spaces, so that "no-code", "nocode" and "no code" are one."""
    return "".join(words)


def is_slip(said: Words, meant: Words) -> bool:
    """Whether `said` is `meant` with one letter wrong, missing, added or swapped in one word of
    five letters or more.

    The first letter must be right: "reading" is no slip of "leading". Nor is "project" one of
    "product", since two letters differ.
    """
    from rapidfuzz.distance import OSA

    if len(said) != len(meant):
        return False
    differ = [(one, other) for one, other in zip(said, meant, strict=True) if one != other]
    if (
        len(differ) != 1
        or min(map(len, differ[0])) < _SHORTEST
        or differ[0][0][0] != differ[0][1][0]
    ):
        return False
    return OSA.distance(*differ[0], score_cutoff=1) == 1


def near(said: Words, names: Sequence[Words]) -> Words | None:
    """The one of `names` of which `said` is a slip; None where there is none."""
    from rapidfuzz import fuzz, process

    if not said or sum(map(len, said)) < _SHORTEST:
        return None
    choices = {" ".join(name): name for name in names if len(name) == len(said)}
    ranked = process.extract(
        " ".join(said), list(choices), scorer=fuzz.ratio, score_cutoff=80, limit=5
    )
    return next((choices[text] for text, _, _ in ranked if is_slip(said, choices[text])), None)


def _american(word: str) -> str:
    if len(word) < 7:
        return word
    return next(
        (
            word.removesuffix(british) + american
            for british, american in _BRITISH
            if word.endswith(british)
        ),
        word,
    )


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
