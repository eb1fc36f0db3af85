"""What the person writes in their own words: their wish and what gets in the way, an offer,
examples, and what usually happens.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from po_career.errors import UsageError
from po_career.interview.question import Question, line_question
from po_career.interview.question_topic import Answer, Case
from po_career.language.dates import read_day
from po_career.profile.model import LONGEST_WORDS, Profile, Rating
from po_career.text import printable

MOST_SENTENCES = 5
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

    Raises UsageError for a single letter, which is a slip, and for a text that is too long.
    """
    text = printable(" ".join((said or "").split()))
    if not text:
        return None
    if sum(letter.isalpha() for letter in text) < 2:
        raise UsageError(f'"{text}" says too little: a few words, or Enter to skip')
    if len(text) > LONGEST_WORDS:
        raise UsageError(
            f"that has {len(text)} characters: at most {LONGEST_WORDS}, a line is enough"
        )
    return text


def quoted(question: Question) -> Question:
    """`question` with what was said before in quotes, and how to take it back."""
    if question.default is None:
        return question
    return replace(question, default_label=f'"{question.default}"', hint=question.hint + TAKE_BACK)


def day_in_words(words: tuple[str, ...], today: date) -> tuple[date, str] | None:
    """The first day after `today` that the words name, and how they name it; for a month its first
    day.
    """
    for sentence in words:
        for match in _DAYS.finditer(sentence):
            day = day_from(match.group())
            if day is not None and day > today:
                return day, match.group()
    return None


def day_from(text: str) -> date | None:
    """The day that a text names, for a month its first day; None if it names none."""
    read = read_day(text)
    if read is None or read.month is None:
        return None
    return date(read.year, read.month, read.day or 1)


def ask_words(case: Case) -> Question:
    """What the person wants to be different, and what gets in the way."""
    return quoted(
        line_question(
            "In your own words: what do you want to be different in a year, and what gets in the"
            " way?",
            " ".join(case.profile.words),
            hint="One sentence to five; what went wrong may be among them. Only you see it.",
            why=(
                "The skills that you name are asked first, and your sentence comes back if it fits."
                " Nothing here claims to understand it."
            ),
        )
    )


def with_words(case: Case, answer: Answer) -> Profile:
    """The profile with the person's own sentences. Raises UsageError for more than five."""
    lines = [line_from(part) for part in _SENTENCES.split((answer.said or "").strip())]
    sentences = tuple(line for line in lines if line is not None)
    if len(sentences) > MOST_SENTENCES:
        raise UsageError(f"these are {len(sentences)} sentences: at most {MOST_SENTENCES}")
    return replace(case.profile, words=sentences)


def tell_words(case: Case) -> str:
    """The words in one line."""
    words = " ".join(case.profile.words)
    return f'In your words: "{words}"' if words else "In your words: nothing"


def ask_offer(case: Case) -> Question:
    """Who offered something."""
    return quoted(
        line_question(
            "Has somebody offered help, asked for you, or said come by?",
            case.profile.offer,
            hint="One line: who, and what. Enter: no.",
            why=(
                "An offer that is there is worth more than a course: answering it comes first in"
                " the plan."
            ),
        )
    )


def with_offer(case: Case, answer: Answer) -> Profile:
    """The profile with an offer, or without one."""
    return replace(case.profile, offer=line_from(answer.said))


def tell_offer(case: Case) -> str:
    """The offer in one line."""
    offer = case.profile.offer
    return f'Offer: "{offer}"' if offer else "Offer: none"


def ask_example(case: Case) -> Question:
    """One example of a high level."""
    return example_question(f"{case.name}: one example from the last twelve months", case.own)


def example_question(title: str, rating: Rating | None) -> Question:
    """A question for the example behind a rating."""
    return quoted(
        line_question(
            title,
            rating.evidence if rating else None,
            hint="A line is enough. It is kept in your profile and never sent anywhere.",
            why="An example makes the level sure. Without one, the plan allows for one level less.",
        )
    )


def with_example(case: Case, answer: Answer) -> Profile:
    """The profile with an example of the person's own rating."""
    return _with_own(case, evidence=line_from(answer.said))


def tell_example(case: Case) -> str:
    """The example in one line."""
    own = case.own
    return f"  example: {own.evidence}" if own and own.evidence else "  no example"


def ask_usually(case: Case) -> Question:
    """What happens instead if a core skill is short."""
    own = case.own
    return quoted(
        line_question(
            f"{case.name}: what do you do today when it is called for?",
            own.usually if own else None,
            hint='For example "when they disagree I go to my boss". Enter skips.',
            why=(
                "It changes no figure. If this skill holds you back, the plan quotes it, on your"
                " screen alone."
            ),
        )
    )


def with_usually(case: Case, answer: Answer) -> Profile:
    """The profile with what usually happens instead."""
    return _with_own(case, usually=line_from(answer.said))


def tell_usually(case: Case) -> str:
    """What usually happens, in one line."""
    own = case.own
    return f"  usually: {own.usually}" if own and own.usually else "  nothing said"


def _with_own(case: Case, **said: Any) -> Profile:
    own, ratings = case.own, case.profile.ratings
    if own is None:
        return case.profile
    changed = replace(own, **said)
    held = tuple(changed if rating.by == "self" else rating for rating in ratings[case.skill])
    return replace(case.profile, ratings={**ratings, case.skill: held})
