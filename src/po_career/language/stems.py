"""The words of a text and of a name, cut and folded so that they compare; English only.

`plain` makes case, plural, possessive and British or American spelling alike; `stem` also makes
"owning the backlog" and "owns our backlog" alike. Cheap to import: a start may load it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from po_career.text import by_word, word_set

WORD = re.compile(r"[^\W_]+(?:[&+#'’][^\W_]+)*[+#]*")
_MARKS = re.compile(
    r"[®™©]|[(\[]\s*(?:[mfdwxhi*](?:\s*[/|,]\s*[mfdwxhi*]){1,4}"
    r"|gn|he/she/they|(?:all|any) genders?)\s*[)\]]"
    r"|(?<![^\W_])[mfdwx](?:/[mfdwx*]){1,3}(?![^\W_])|(?<![^\W_])h/f(?![^\W_])|\ball genders\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?;:•|]|\s[-–—]\s")
_OPENS_ITEM = re.compile(r"\s*(?:[-–—•·*▪➤✔→>+◦●]|\(?\w{1,2}[.)]\s|#)")
_PASSED_OVER = word_set("a an the our your their its his her my this that these those")
_BRITISH = {"isation": "ization", "ising": "izing", "ised": "ized", "ise": "ize"}
_SPELLED = {"mgmt": "management", "programme": "program"}
_SUFFIXES = by_word(
    {"iz": "ization izing ized ize", "at": "ation ating ated ate", "y": "ied ying", "": "ing ed e"}
)
_SHORTEST = 3
"""A stem keeps at least this many letters."""
_SHORTEST_SLIP = 5
"""A slip of the pen is looked for only in words of at least this many letters: shorter words have
too many neighbours.
"""


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


def folded(text: str) -> str:
    """`text` in one case, each run of blanks as one."""
    return " ".join(text.split()).casefold()


def without_marks(text: str) -> str:
    """`text` without trade marks and marks of gender: (m/f/d), (all genders)."""
    return unicodedata.normalize("NFKC", _MARKS.sub(" ", text))


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """`word` in lower case, singular, in American spelling, without a possessive."""
    root = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    root = _singular(root)
    root = _SPELLED.get(root, root)
    for british, american in _BRITISH.items():
        if root.endswith(british):
            return root.removesuffix(british) + american
    return root


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """`word` without what inflection adds to it: plural, -ing, -ed, British or American spelling."""
    root = plain(word)
    for ending, rest in _SUFFIXES.items():
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


def plain_words(words: str) -> frozenset[str]:
    """Words with spaces between them, each as `plain` makes it."""
    return frozenset(map(plain, words.split()))


def words_of(lines: Sequence[str]) -> list[Word]:
    """The words of a text, without articles and possessives.

    A paragraph that is wrapped over lines keeps its sentences.
    """
    return list(_words(lines))


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name or a short line, each as `plain` makes it, without articles and `and`."""
    words = (plain(word.text) for word in words_of([without_marks(name)]))
    return tuple(word for word in words if word != "and")


def near(said: Sequence[str], names: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The first of `names` of which `said` is a slip of the pen."""
    return next((name for name in names if is_slip(said, name)), None)


def is_slip(said: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether `said` is `meant` with one letter wrong, missing, added or swapped in one long word.

    The first letter must be right: "reading" is not a slip of "leading". Nor is "project" one of
    "product", since two letters differ.
    """
    if len(said) != len(meant):
        return False
    differing = [pair for pair in zip(said, meant, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    word, other = differing[0]
    long_enough = min(len(word), len(other)) >= _SHORTEST_SLIP
    return long_enough and word[0] == other[0] and _is_one_edit(word, other)


def _is_one_edit(word: str, other: str) -> bool:
    """Whether one letter is replaced, left out or added, or two neighbours are swapped.

    What is left between the letters that both begin with and those that both end with tells it:
    of "prodcut" and "product" that is "cu" and "uc".
    """
    while word[:1] == other[:1] != "":
        word, other = word[1:], other[1:]
    while word[-1:] == other[-1:] != "":
        word, other = word[:-1], other[:-1]
    return max(len(word), len(other)) == 1 or (len(word) == 2 and word == other[::-1])


def _words(lines: Sequence[str]) -> Iterator[Word]:
    sentence = 0
    for number, line in enumerate(lines):
        if number and not _goes_on(lines[number - 1], line):
            sentence += 1
        last = 0
        for found in WORD.finditer(line):
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
    """Whether a long line `before` is followed by one that starts small and is not a list item."""
    start = line.lstrip()
    return len(before) > 50 and bool(start) and start[0].islower() and not _OPENS_ITEM.match(line)
