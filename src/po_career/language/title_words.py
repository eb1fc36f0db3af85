"""The words of job titles: how they are folded, what abbreviations stand for, and what they say.

One place for all that read titles. Needs no other module: a start may load it.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABBREVIATIONS: Mapping[str, str] = {
    "sr": "senior",
    "snr": "senior",
    "jr": "junior",
    "jnr": "junior",
    "mgr": "manager",
    "mngr": "manager",
    "mgmt": "management",
    "assoc": "associate",
    "asst": "assistant",
    "dir": "director",
    "prod": "product",
    "prog": "program",
    "programme": "program",
    "ops": "operations",
    "tech": "technical",
    "pm": "product manager",
    "po": "product owner",
    "sm": "scrum master",
    "ba": "business analyst",
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
}
"""Whole words as titles abbreviate them, written out."""
RANKS = _set(
    "intern trainee student graduate apprentice entry junior associate assistant deputy proxy "
    "senior lead leading principal staff distinguished expert fellow group "
    "head director vice president executive chief"
)
"""Words that say how senior a role is."""
DENIALS = _set(
    "former formerly ex past aspiring future wannabe seeking no not non never "
    "reports reporting supporting"
)
"""Words that say that the role is not held, or that somebody else holds it."""
PEOPLE = _set(
    "owner manager master coach analyst designer engineer developer programmer architect "
    "consultant adviser advisor researcher scientist specialist strategist officer coordinator "
    "administrator recruiter trainer teacher tester founder entrepreneur writer editor buyer "
    "seller representative agent accountant controller secretary photographer merchandiser "
    "demonstrator copywriter counsel lawyer"
)
"""Words for somebody who does a kind of work: beside the name of a role they make another of it."""
CRAFTS = _set(
    "design marketing engineering analytics research sales support security communications content "
    "operations finance accounting procurement recruitment hr quality compliance safety supply"
)
"""Other crafts. Just after the field of a role they make another role of it.

A Head of Product Design leads designers.
"""
IN_FRONT = _set("interim acting freelance temporary contract")
"""Words in front of a title that say how the work is held, not which work it is."""
SMALL = _set("of the a an and for in at")
"""Words without which a title is still the same."""

_WORD = re.compile(r"[^\W_]+[+#]*")
_GENDERS = re.compile(
    r"[(\[]\s*(?:[mfdwxhi*](?:\s*[/|,]\s*[mfdwxhi*]){1,4}"
    r"|gn|he/she/they|(?:all|any) genders?)\s*[)\]]"
    r"|(?<![^\W_])[mfdwx](?:/[mfdwx*]){1,3}(?![^\W_])|(?<![^\W_])h/f(?![^\W_])|\ball genders\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?<=\w)[\s,]+(?:(?:level|lvl|grade)\s+)?"
    r"(?:\d{1,2}|iii|ii|iv|vi|(?:l|ic)\d{1,2}|[iv](?=\s*(?:$|[,;/|(]|[-–—]\s)))"
    r"(?=\s|$|[,;/|()])",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """`text` in one case, each run of blanks as one."""
    return " ".join(text.split()).casefold()


def without_marks(text: str) -> str:
    """`text` without marks of gender: (m/f/d), (all genders)."""
    return _GENDERS.sub(" ", unicodedata.normalize("NFKC", text))


def without_level(text: str) -> str:
    """`text` without numerals after a title: Product Manager II, PM 2, Analyst level 3."""
    return " ".join(_LEVEL.sub(" ", text).split())


def words_in(clean: str) -> list[tuple[int, str]]:
    """The words of a text, folded, each with where it starts."""
    return [(found.start(), found.group().casefold()) for found in _WORD.finditer(clean)]


@lru_cache(maxsize=20_000)
def words_of_title(text: str) -> tuple[str, ...]:
    """The words of a title, folded, without marks of gender."""
    return tuple(word for _, word in words_in(without_marks(text)))


def written_out(word: str, short: Mapping[str, str] = ABBREVIATIONS) -> list[str]:
    """A folded word as the words that it stands for; none if the title is the same without it."""
    return [one for one in short.get(word, word).split() if one not in SMALL]


def title_forms(title: str) -> list[str]:
    """A title, each of two in one, and the short form in brackets.

    Two in one are "A B / C D", or "A / C D" for A D and C D; a short form is "Owner I (PSPO I)".
    """
    outside = re.sub(r"\s*\([^)]*\)", "", title)
    inside = [
        text
        for text in re.findall(r"\(([^)]*)\)", title)
        if any(letter.isupper() for letter in text[1:])
    ]
    parts = outside.split(" / ")
    shared = parts[-1].split()[1:]
    whole = [
        f"{part} {' '.join(shared)}" if " " not in part and shared else part for part in parts[:-1]
    ]
    return list(dict.fromkeys([title, outside, *whole, parts[-1], *inside]))
