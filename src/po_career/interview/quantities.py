"""Months, hours, counts and money as people write them."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal

from po_career.errors import UsageError
from po_career.language.dates import read_day
from po_career.profile.model import Applied, Away, Budget
from po_career.text import by_word, printable, word_set

MOST_HOURS = 60
MOST_MONTHS = 720
MOST_COUNT = 9_999
MOST_MONEY = 1_000_000

_NUMBER = r"(\d+(?:[.,]\d+)?|[.,]\d+)"
_HOURS = re.compile(
    rf"{_NUMBER}\s*(?:h|hrs?|hours?)?(?:\s*(?:a|per|/)\s*(?:w|week))?", re.IGNORECASE
)
_STRETCH = re.compile(rf"{_NUMBER}\s*([a-z]*)\.?\s*(?:,\s*|and\s+|\+\s*)?", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<now>.+?)[\s,;]+(?:and\s+)?(?:before(?:\s+that)?[\s:]+(?P<first>.+)"
    r"|(?P<last>\S+(?:\s+[a-z]+)?)\s+before(?:\s+that)?)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:(?P<currency>[a-z]{3})\s+)?"
    r"(?P<amount>(?:[1-9]\d{0,2}(?:(?P<apart>[.,])\d{3}(?:(?P=apart)\d{3})*)|\d+)(?:[.,]\d{1,2})?)"
    r"(?![.,\d])(?P<rest>.*)",
    re.IGNORECASE | re.ASCII,
)
_ABOUT = re.compile(r"(?:(?:about|around|roughly|some|ca\.?|circa)\s+|~\s*)", re.IGNORECASE)
_FROM_NOW = re.compile(
    r"(?:in\s+)?(?:about\s+|around\s+)?(?P<amount>\d{1,3})\s*"
    r"(?P<unit>days?|weeks?|months?)(?:\s+from\s+now)?",
    re.IGNORECASE | re.ASCII,
)
_UP_TO = re.compile(r"\s+(?:to|until|till|through|-|–)\s+|\s*\.\.\s*", re.IGNORECASE)
_NEXT_TIME = re.compile(r"\s*;\s*|[\s,]+(?=\d{4}-\d)")
_APPLIED = re.compile(r"\D*(\d{1,4})(?:\D+(\d{1,4}))?\D*", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""A day that is written so is not read otherwise: 2026-13-01 is not 13 January."""
_CURRENCY = re.compile("[a-z]{3}", re.ASCII)
Owner = Literal["own", "employer"] | None
OWNERS: Mapping[str, Owner] = by_word({"own": "own, mine", "employer": "employer, company"})
FILLERS = word_set("a from is my of per the their there year")
"""Words beside an amount that say nothing about it."""
A_BUDGET = "500 EUR employer until 2026-12-31"
_MONTHS_OF = by_word(
    {
        1.0: ", m, mo, mos, mth, mths, month, months",
        12.0: "y, yr, yrs, year, years",
        12 / 52: "w, wk, wks, week, weeks",
    }
)


def _without_about(text: str) -> str:
    """`text` without a word that marks a figure as a rough one."""
    return _ABOUT.sub("", text.strip(), count=1)


def read_days_from_now(text: str, today: date) -> date | None:
    """The day of `in about 16 weeks`; None if the text does not name one."""
    match = _FROM_NOW.fullmatch(text.strip())
    if match is None:
        return None
    days = {"d": 1, "w": 7, "m": 30.4}[match["unit"][0].lower()]
    return today + timedelta(days=round(int(match["amount"]) * days))


def read_away(text: str, today: date) -> tuple[Away, ...]:
    """The days of `21 Dec to 6 Jan` or `2026-12-21..2027-01-06`, several after semicolons, and such
    as begin with their year also after commas or blanks.

    Days without a year are the next ones from `today` on. Raises UsageError with a message for the
    person.
    """
    times = []
    for part in _NEXT_TIME.split(_UP_TO.sub("..", printable(text))):
        said = " ".join(part.split())
        first, dots, last = said.partition("..")
        begins = _day_from(first, today)
        ends = _day_from(last, begins or today) if dots else begins
        if begins is None or ends is None:
            raise UsageError(
                f'"{said}" is not a time away: write it like 21 Dec to 6 Jan, or'
                " 2026-12-21..2027-01-03"
            )
        if ends < begins:
            raise UsageError(
                f'the last day of "{said}" is before the first: write it like 21 Dec to 6 Jan, or'
                f" {ends}..{begins}"
            )
        times.append(Away(begins, ends))
    return tuple(times)


def _day_from(text: str, earliest: date) -> date | None:
    """The day that `text` names; one without a year is the next one from `earliest` on."""
    for said in (text, f"{text} {earliest.year}", f"{text} {earliest.year + 1}"):
        day = _exact_day(said)
        if day is not None and (said == text or day >= earliest):
            return day
    return None


def _exact_day(text: str) -> date | None:
    if _ISO_DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
        return None
    read = read_day(text)
    if read is None or read.month is None or read.day is None:
        return None
    return date(read.year, read.month, read.day)


def read_months(text: str) -> float:
    """Months from `20`, `1.5 years`, `2y`, `18 months`, `1 year 6 months`; a bare number is months.

    Raises UsageError for anything else and for more than 60 years; the message is for the person.
    """
    text, months, end = _without_about(text), 0.0, 0
    while (part := _STRETCH.match(text, end)) and (unit := _MONTHS_OF.get(part[2].lower())):
        months += _float(part[1]) * unit
        end = part.end()
    if not text or end != len(text):
        raise UsageError(
            f'"{printable(text)}" is not a time that I can read: write months (20) or years (1.5'
            " years)"
        )
    if months > MOST_MONTHS:
        raise UsageError(
            f"{months:g} months is more than {MOST_MONTHS // 12} years: write the time in the role"
            " as months or years"
        )
    return round(months, 1)


def read_months_and_before(text: str) -> tuple[float, float | None]:
    """Months as `read_months` has them, and those before: `20 months, before that 3 years`, or `20,
    36 before`. Raises UsageError as it does.
    """
    match = _BEFORE.fullmatch(text.strip())
    if match is None:
        return read_months(text), None
    return read_months(match["now"]), read_months(match["first"] or match["last"])


def read_hours(text: str) -> float:
    """Hours a week: more than 0, at most 60; a decimal comma will do.

    Raises UsageError with a message for the person.
    """
    match = _HOURS.fullmatch(_without_about(text))
    if match is None:
        raise UsageError(
            f'"{printable(text.strip())}" is not a number of hours: write for example 4 or 2.5'
        )
    hours = _float(match[1])
    if not 0 < hours <= MOST_HOURS:
        raise UsageError(
            f"{hours:g} hours a week cannot be planned with: more than 0, at most {MOST_HOURS}"
        )
    return hours


def read_count(text: str) -> int:
    """A whole number from 0. Raises UsageError with a message for the person."""
    said = text.strip()
    if not (said.isascii() and said.isdigit()) or int(said) > MOST_COUNT:
        raise UsageError(f'"{printable(said)}" is not a whole number: write for example 0 or 3')
    return int(said)


def read_applied(text: str) -> Applied:
    """Applications and interviews from `3 sent, 1 interview`, `3, 1` or `3`.

    Raises UsageError with a message for the person.
    """
    counts = _APPLIED.fullmatch(text)
    if counts is None:
        raise UsageError(
            f'"{printable(text.strip())}" holds no such numbers: write for example 3 sent, 0'
            " interviews"
        )
    return Applied(int(counts[1]), int(counts[2] or 0))


def read_money(text: str) -> Budget:
    """Money from `500`, `500 EUR`, `EUR 1,500`, `500 EUR employer until 2026-12-31`.

    Raises UsageError with a message for the person.
    """
    said = printable(" ".join(text.split()))
    match = _MONEY.fullmatch(said)
    amount = _amount(match["amount"]) if match is not None else 0.0
    if match is None or amount > MOST_MONEY:
        raise UsageError(f'"{said}" is not an amount that I can read: write for example {A_BUDGET}')
    words, said_until, last_day = match["rest"].replace(",", " ").partition(" until ")
    until = _day(last_day.strip()) if said_until else None
    currency, whose = _currency_and_owner(words.split(), match["currency"])
    return Budget(amount, currency.upper() if currency else None, whose, until)


def _currency_and_owner(words: Iterable[str], currency: str | None) -> tuple[str | None, Owner]:
    """What the words beside an amount say; `currency` is the one before it. Raises UsageError."""
    whose: Owner = None
    for word in words:
        folded = word.casefold()
        if folded in FILLERS:
            continue
        if folded in OWNERS and whose is None:
            whose = OWNERS[folded]
        elif _CURRENCY.fullmatch(folded) and currency is None:
            currency = folded
        else:
            raise UsageError(
                f'"{word}" is neither a currency, nor own, employer or until: '
                f"write for example {A_BUDGET}"
            )
    return currency, whose


def _amount(digits: str) -> float:
    """A number in which a separator before three digits marks thousands: 1,500 is not one and a
    half.
    """
    whole, separator, cents = digits.replace(",", ".").rpartition(".")
    whole = whole.replace(".", "")
    if separator and len(cents) < 3:
        return float(f"{whole}.{cents}")
    return float(whole + cents)


def _day(text: str) -> date:
    day = _exact_day(text)
    if day is None:
        raise UsageError(
            f'"{text}" is not a valid date: write it like 2026-12-31 or 31 December 2026'
        )
    return day


def _float(digits: str) -> float:
    return float(digits.replace(",", "."))
