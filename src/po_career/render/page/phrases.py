"""Numbers, dates, lists and names of kinds as English words; nothing here depends on a locale."""

import math
from collections.abc import Iterable, Sequence
from datetime import date

from po_career.catalog.model import Cost, Span, TransitionKind
from po_career.planning.model import Months, StepKind
from po_career.text import NO_BREAK, words_in

MONTH_NAMES = words_in(
    "January February March April May June July August September October November December"
)
MONTHS = tuple(name[:3] for name in MONTH_NAMES)
SMALL = words_in("no one two three four five six seven eight nine ten eleven twelve")

KIND_WORDS: dict[StepKind | None, str] = {
    "promotion": "promotion",
    "lateral": "sideways",
    "specialise": "specialise",
    "leap": "leap",
    "return": "back",
    "stay": "stay and grow",
    None: "direct aim",
}
"""A kind of step in one or two words, for tables."""

KIND_PHRASES: dict[TransitionKind, str] = {
    "promotion": "a promotion",
    "lateral": "a step sideways",
    "specialise": "a specialisation",
    "leap": "a leap",
    "return": "a step back",
}
"""A kind of transition within a sentence."""


def number(value: float, places: int = 2) -> str:
    """A number without needless decimals, `places` at most: 3, 1.5, 1,200."""
    text = f"{value:,.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def hours(value: float) -> str:
    """Hours with their unit, which stays on the same line."""
    return f"{number(value)}{NO_BREAK}h"


def count(amount: int, one: str, many: str | None = None) -> str:
    """An amount of things: one skill, two skills, 14 skills; "no" for none."""
    word = SMALL[amount] if amount < len(SMALL) else f"{amount:,}"
    return f"{word} {one if amount == 1 else many or one + 's'}"


def figure(amount: float, one: str) -> str:
    """An amount of things in figures: 1 role, 21 roles, 1.5 hours."""
    return f"{number(amount)} {one if amount == 1 else one + 's'}"


def weeks(amount: int) -> str:
    """Whole weeks in figures."""
    return f"{amount}{NO_BREAK}{'week' if amount == 1 else 'weeks'}"


def percent(part: float) -> int:
    """A fraction in percent; 100 only if nothing is missing."""
    return 100 if part >= 1 else min(99, math.floor(part * 100 + 0.5))


def day(on: date) -> str:
    """A day without its year, as 8 Dec."""
    return f"{on.day} {MONTHS[on.month - 1]}"


def day_and_year(on: date) -> str:
    """A day as 8 Dec 2026, on one line."""
    return f"{day(on)} {on.year}".replace(" ", NO_BREAK)


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Names as "A, B and C"; semicolons if a name has a comma or an "and" of its own.

    With more than `most`, the first of them and how many others there are.
    """
    words = list(names)
    if most is not None and len(words) > most + 1:
        words = [*words[:most], f"{len(words) - most} more"]
    if len(words) < 3:
        return " and ".join(words)
    ambiguous = any("," in word or " and " in word for word in words)
    if ambiguous:
        return f"{'; '.join(words[:-1])}; and {words[-1]}"
    return f"{', '.join(words[:-1])} and {words[-1]}"


def numbered(numbers: Sequence[int]) -> str:
    """Numbers of actions as "action 3" or "actions 1, 2 and 4"."""
    word = "action" if len(numbers) == 1 else "actions"
    return f"{word}{NO_BREAK}{listed(map(str, numbers))}"


def capital(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """`text` with a full stop at its end, unless it ends with a mark."""
    clean = text.strip(f" \n\r\t{NO_BREAK}")
    last = clean.rstrip("\"'”’")[-1:]
    return clean + ("" if last in {".", "?", "!", ":", "。", ""} else ".")


def sentence(text: str) -> str:
    """`text` with a capital at its start and a full stop at its end, unless it ends with a mark."""
    return capital(stopped(text))


def origin_words(title: str | None, year: int | None) -> str:
    """A source and its year, which is left out if the title has it.

    Empty if neither is known.
    """
    known = title or ""
    if not year or str(year) in known:
        return known
    return f"{known}, {year}" if known else str(year)


def extent(span: Span | Months, dash: str) -> str:
    """A range as 24 to 36, 7 or more, or 12 if its ends are the same.

    `dash` stands for " to ".
    """
    low = number(span.low)
    if span.high is None:
        return f"{low}+" if dash != " to " else f"{low} or more"
    return low if span.high == span.low else f"{low}{dash}{number(span.high)}"


def money(amount: float, currency: str | None) -> str:
    """An amount with its currency after it."""
    return f"{number(amount)}{NO_BREAK}{currency}" if currency else number(amount)


def price(cost: Cost | None, *, paid_kind: bool) -> str | None:
    """The price of one action, with the time it was seen; None if nobody would ask for one.

    `paid_kind` says whether such an action usually has a price: then an unknown one and a free one
    are said.
    """
    if cost is None:
        return "no price on file" if paid_kind else None
    if cost.amount == 0 and not paid_kind:
        return None
    text = money(cost.amount, cost.currency) if cost.amount else "free"
    if cost.seen:
        return f"{text}, seen {cost.seen}"
    return f"{text}, date not on file" if cost.amount else text
