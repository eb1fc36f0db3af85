"""What the person writes in their own words.

Their wish and what gets in the way, an offer, examples, what usually happens.
"""

import re
from dataclasses import replace
from datetime import date

from po_career.catalog.model import Catalog, Id
from po_career.errors import UsageError
from po_career.interview.question import Question
from po_career.language.dates import read_day
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile, Rating
from po_career.text import printable

MOST_SENTENCES = 5
LONGEST = 500
"""Characters of one sentence."""
TAKE_BACK = " - takes back what you said before."
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S)|\n+")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAYS = re.compile(
    rf"\d{{4}}-\d\d-\d\d|(?:\d\d?\.? )?{_MONTH}\.? \d{{4}}|{_MONTH}\.? \d\d?(?:st|nd|rd|th)?,?"
    r" \d{4}",
    re.IGNORECASE,
)


def line_from(said: str | None) -> str | None:
    """A text on one line and printable; None for nothing.

    Raises UsageError for one letter, which is a slip.
    """
    text = printable(" ".join((said or "").split()))
    if not text:
        return None
    if sum(letter.isalpha() for letter in text) < 2:
        raise UsageError(f'"{text}" says too little: a few words, or Enter to skip')
    if len(text) > LONGEST:
        raise UsageError(
            f"that has {len(text)} characters: {LONGEST} at the most, a line is enough"
        )
    return text


def ask_words(profile: Profile) -> Question:
    """What the person wants to be different, and what gets in the way."""
    said = " ".join(profile.words)
    return Question(
        "text",
        "In your own words: what do you want to be different in a year, and what gets in the way?",
        default=said or None,
        default_label=f'"{said}"' if said else "",
        optional=True,
        hint="One sentence to five; what went wrong may be among them. Only you see it."
        + (TAKE_BACK if said else ""),
        help=(
            "The skills that you name are asked first, and your sentence comes back if it fits."
            " Nothing here claims to understand it."
        ),
    )


def with_words(profile: Profile, said: str | None) -> Profile:
    """`profile` with the person's own sentences. Raises UsageError for more than five."""
    parts = _SENTENCES.split(said.strip()) if said else []
    sentences = [line for part in parts if (line := line_from(part)) is not None]
    if len(sentences) > MOST_SENTENCES:
        raise UsageError(f"these are {len(sentences)} sentences: {MOST_SENTENCES} at the most")
    return replace(profile, words=tuple(sentences))


def day_in_words(words: tuple[str, ...], today: date) -> tuple[date, str] | None:
    """The first day to come that the words name, and how they name it; of a month the first day."""
    for sentence in words:
        for found in _DAYS.finditer(sentence):
            day = day_from(found.group())
            if day is not None and day > today:
                return day, found.group()
    return None


def day_from(text: str) -> date | None:
    """The day that a text is, of a month the first day; None if it is not one."""
    read = read_day(text)
    if read is None or read.month is None:
        return None
    return date(read.year, read.month, read.day or 1)


def ask_offer(profile: Profile) -> Question:
    """Who offered something."""
    return Question(
        "text",
        "Has somebody offered help, asked for you, or said come by?",
        default=profile.offer,
        default_label=f'"{profile.offer}"' if profile.offer else "",
        optional=True,
        hint="One line: who, and what. Enter: no." + (TAKE_BACK if profile.offer else ""),
        help=(
            "An offer that is there is worth more than a course: answering it comes first in the"
            " plan."
        ),
    )


def with_offer(profile: Profile, said: str | None) -> Profile:
    """`profile` with an offer, or without one."""
    return replace(profile, offer=line_from(said))


def ask_example(catalog: Catalog, profile: Profile, skill: Id) -> Question:
    """One example of a high level."""
    rating = rating_by(profile, skill, "self")
    evidence = rating.evidence if rating else None
    return Question(
        "text",
        f"{catalog.skills[skill].name}: one example from the last twelve months",
        default=evidence,
        default_label=f'"{evidence}"' if evidence else "",
        optional=True,
        hint="A line is enough. It is kept in your profile and never sent anywhere."
        + (TAKE_BACK if evidence else ""),
        help="An example makes the level sure. Without one, the plan allows for one level less.",
    )


def ask_usually(catalog: Catalog, profile: Profile, skill: Id) -> Question:
    """What happens instead, where a core skill is short."""
    rating = rating_by(profile, skill, "self")
    usually = rating.usually if rating else None
    return Question(
        "text",
        f"{catalog.skills[skill].name}: what do you do today when it is called for?",
        default=usually,
        default_label=f'"{usually}"' if usually else "",
        optional=True,
        hint='For example "when they disagree I go to my boss". Enter skips.'
        + (TAKE_BACK if usually else ""),
        help=(
            "It changes no figure. If this skill holds you back, the plan quotes it, on your screen"
            " alone."
        ),
    )


def with_example(profile: Profile, skill: Id, said: str | None) -> Profile:
    """`profile` with an example of one's own rating."""
    own = rating_by(profile, skill, "self")
    return (
        profile
        if own is None
        else _with_own(profile, skill, replace(own, evidence=line_from(said)))
    )


def with_usually(profile: Profile, skill: Id, said: str | None) -> Profile:
    """`profile` with what usually happens instead."""
    own = rating_by(profile, skill, "self")
    return (
        profile if own is None else _with_own(profile, skill, replace(own, usually=line_from(said)))
    )


def _with_own(profile: Profile, skill: Id, own: Rating) -> Profile:
    ratings = tuple(own if one.by == "self" else one for one in profile.ratings[skill])
    return replace(profile, ratings={**profile.ratings, skill: ratings})


def tell_words(profile: Profile) -> str:
    """The words in one line."""
    return (
        f'In your words: "{" ".join(profile.words)}"' if profile.words else "In your words: nothing"
    )


def tell_offer(profile: Profile) -> str:
    """The offer in one line."""
    return f'Offer: "{profile.offer}"' if profile.offer else "Offer: none"


def tell_example(profile: Profile, skill: Id) -> str:
    """The example in one line."""
    rating = rating_by(profile, skill, "self")
    return f"  example: {rating.evidence}" if rating and rating.evidence else "  no example"


def tell_usually(profile: Profile, skill: Id) -> str:
    """What usually happens, in one line."""
    rating = rating_by(profile, skill, "self")
    return f"  usually: {rating.usually}" if rating and rating.usually else "  nothing said"
