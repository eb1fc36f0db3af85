"""Words of a text with their stems, so that "owning the backlog" and "owns our backlog" read alike;
English only.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[&+#'’][^\W_]+)*[+#]*")
_ENDS_SENTENCE = re.compile(r"[.!?;:•|]|\s[-–—]\s")
_OPENS_ITEM = re.compile(r"\s*(?:[-–—•·*▪➤✔→>+◦●]|\(?\w{1,2}[.)]\s|#)")
_PASSED_OVER = frozenset(
    (
        "a",
        "an",
        "the",
        "our",
        "your",
        "their",
        "its",
        "his",
        "her",
        "my",
        "this",
        "that",
        "these",
        "those",
    )
)
_SUFFIXES = (
    *(
        (ending, "iz")
        for ending in ("isation", "ization", "ising", "izing", "ised", "ized", "ise", "ize")
    ),
    *((ending, "at") for ending in ("ation", "ating", "ated", "ate")),
    *((ending, "y") for ending in ("ied", "ying")),
    *((ending, "") for ending in ("ing", "ed", "e")),
)
_SHORTEST = 3
"""A stem keeps so many letters at least."""


class Word(NamedTuple):
    """One word of a text."""

    text: str
    stem: str
    sentence: int
    """Words of one sentence have the same number."""
    line: int
    """The index of its line."""
    start: int
    """Where it starts and ends in that line."""
    end: int


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """`word` without what its inflection adds: plural, -ing, -ed, British or American spelling."""
    root = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    root = _singular(root)
    for ending, rest in _SUFFIXES:
        if root.endswith(ending) and len(root) - len(ending) + len(rest) >= _SHORTEST:
            root = root.removesuffix(ending) + rest
            break
    if len(root) > _SHORTEST and root[-1] == root[-2] and root[-1] not in "aeious":
        root = root[:-1]
    return root.replace("our", "or") if len(root) > 5 else root


def _singular(word: str) -> str:
    if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def stems(words: str) -> frozenset[str]:
    """The stems of words with spaces between them."""
    return frozenset(map(stem, words.split()))


def words_of(lines: Sequence[str]) -> list[Word]:
    """The words of a text, without articles and possessives.

    A paragraph that is wrapped over lines keeps its sentences.
    """
    return list(_words(lines))


def _words(lines: Sequence[str]) -> Iterator[Word]:
    sentence = 0
    for number, line in enumerate(lines):
        if number and not _goes_on(lines[number - 1], line):
            sentence += 1
        last = 0
        for found in _WORD.finditer(line):
            if _ENDS_SENTENCE.search(line, last, found.start()):
                sentence += 1
            last = found.end()
            text = found.group()
            alone = line[found.end() : found.end() + 1] != "/"
            if text.lower() not in _PASSED_OVER or not alone:
                yield Word(text, stem(text), sentence, number, found.start(), found.end())
        if _ENDS_SENTENCE.search(line, last):
            sentence += 1


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` goes on in the sentence of the line before.

    A long line, then one that starts small and is no list item.
    """
    start = line.lstrip()
    return len(before) > 50 and bool(start) and start[0].islower() and not _OPENS_ITEM.match(line)
