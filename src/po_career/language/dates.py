"""Days as resumes write them, down to the year alone, and the months between them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1930, 2100
MIDDLE = 7
"""A year without a month counts from its middle, so that it is at most half a year off."""
SHORT_YEARS = 60
"""Two digits above it are a year of the last century: Jan '98."""
PAUSE = 3
"""Months between two jobs in one role that do not end the time in it."""
MONTHS: tuple[str, ...] = (
    "jan(?:uary|uar|vier|v)?|jänner|jaenner|ene(?:ro)?",
    "feb(?:ruary|ruar|rero)?|f[eé]v(?:r(?:ier)?)?",
    "mar(?:ch|s|zo)?|märz|maerz|mär|mrz",
    "apr(?:il)?|avr(?:il)?|abr(?:il)?",
    "may(?:o)?|mai",
    "june?|juni|juin|junio",
    "july?|juli|juil(?:l(?:et)?)?|julio",
    "aug(?:ust)?|ao[uû]t|ago(?:sto)?",
    "sept?(?:ember|embre|iembre)?|setiembre|set",
    "o[ck]t(?:ober|obre|ubre)?",
    "nov(?:ember|embre|iembre)?",
    "de[cz](?:ember)?|d[eé]c(?:embre)?|dic(?:iembre)?",
)
"""How months are written in English, German, French and Spanish."""
MONTH_NAME = f"(?:{'|'.join(MONTHS)})"
_MONTH = f"(?P<name>{MONTH_NAME})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    rf"{_YEAR}(?:[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?)?(?:T[\d:.]+Z?(?:[+-]\d\d:?\d\d)?)?",
    rf"(?:(?P<day>\d\d?)[./])?(?P<month>\d\d?)\s?[-./]\s?{_YEAR}",
    rf"(?:(?P<day>\d\d?)\.?\s(?:de\s)?)?{_MONTH}[.,]?(?:\s(?:de|del)\s|[\s/-]*){_YEAR}",
    rf"{_YEAR}[\s,/-]+{_MONTH}\.?",
    rf"{_MONTH}\.?\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{_YEAR}",
    rf"(?:(?:(?:early|mid|late|end of|mitte|ende|anfang|début|fin)[\s-]+|q[1-4][\s/]+)|(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno)[\s/]+){_YEAR}",
    rf"{_MONTH}\.?\s?['’](?P<short>\d\d)",
)
OPEN_WORDS = (
    r"present(?:\sday)?|current(?:ly)?|now|today|on-?going|date"
    r"|heute|dato|jetzt|derzeit|aktuell|gegenwärtig|gegenwart|laufend|andauernd"
    r"|(?:ce\s)?jour|aujourd['’]hui|présent|actuel(?:lement)?|actuelle|maintenant|en\scours"
    r"|(?:la\s)?actualidad|actual(?:mente)?|presente|hoy|(?:la\s)?fecha|ahora|en\scurso"
)
"""What says in these languages that a job goes on; some only after "to", "bis", "à", "hasta"."""
_OPEN = rf"(?:(?:un)?till?|to|up to|bis|bis zu[mr]?|à|a|jusqu['’](?:à|au|en)|hasta)?\s*(?:the\s|l['’]|la\s|le\s)?(?:{OPEN_WORDS})"


class Day(NamedTuple):
    """A day, as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, as far as it is known: 2021, 2021-03 or 2021-03-15."""
        parts = [part for part in (self.month, self.day) if part is not None]
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in parts)])

    @property
    def at(self) -> int:
        """Months since the year 0."""
        return self.year * 12 + (self.month or MIDDLE) - 1


class Stretch(NamedTuple):
    """Months from one index up to another, which is not in it."""

    start: int
    stop: int


@cache
def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns, made when the first day is read: a start that reads none does not need them."""
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def read_day(text: str) -> Day | None:
    """The day in `text`: 2021, 2021-03, 2021-03-15, 03/2021, "March 2021", "Mar 15, 2021"; None for
    anything else.
    """
    clean = " ".join(text.split())
    for form in _compiled(_FORMS):
        if found := form.fullmatch(clean):
            return _checked(found.groupdict())
    return None


def is_open(text: str) -> bool:
    """Whether `text` is a word for a job that goes on.

    Present, current, now, to date, or nothing at all.
    """
    clean = text.strip(" .-–—()")
    return not clean or _compiled((_OPEN,))[0].fullmatch(clean) is not None


def month_index(day: date) -> int:
    """Months since the year 0, as in `Day.at`."""
    return day.year * 12 + day.month - 1


def months_to(start: Day, end: Day | None, today: date) -> int:
    """Months in a job: up to `today` if it has no end, or a later one.

    A last month counts as a whole one.
    """
    job = stretch(start, end, today)
    return job.stop - job.start


def stretch(start: Day, end: Day | None, today: date) -> Stretch:
    """The months of a job; empty if it has not begun, or ends before it starts."""
    until = _now(start, today)
    if end is not None and end.at < month_index(today):
        until = end.at if end.month is None else end.at + 1
    return Stretch(start.at, max(start.at, until))


def held_until_now(jobs: Iterable[Stretch]) -> int:
    """Months in one role up to today, of jobs of which one goes on.

    Overlaps count once, a pause that is longer than PAUSE ends it.
    """
    months, start = 0, None
    for job in _merged(sorted(jobs, reverse=True, key=lambda job: job.stop)):
        if start is not None and start - job.stop > PAUSE:
            break
        months += job.stop - job.start
        start = job.start
    return months


def _merged(jobs: Sequence[Stretch]) -> list[Stretch]:
    """Stretches without overlaps, the latest first."""
    merged: list[Stretch] = []
    for job in jobs:
        if merged and job.stop >= merged[-1].start:
            merged[-1] = Stretch(min(job.start, merged[-1].start), merged[-1].stop)
        else:
            merged.append(job)
    return merged


def _now(start: Day, today: date) -> int:
    """Today as the end of what began on `start`.

    Its month counts only when it is over, by the day if that is known.
    """
    return month_index(today) - (start.day is not None and today.day < start.day)


def _checked(parts: dict[str, str | None]) -> Day | None:
    year = _whole(parts.get("year")) or year_of(parts.get("short") or "0")
    month = _month(parts.get("name")) or _whole(parts.get("month"))
    day = _whole(parts.get("day"))
    if month is not None and month > 12 and day is not None:  # 03/15/2021, as some write it
        month, day = day, month
    found = Day(year, month, day)
    return found if _is_possible(found) else None


def _is_possible(day: Day) -> bool:
    try:
        date(day.year, *(1 if part is None else part for part in day[1:]))
    except ValueError:
        return False
    return FIRST_YEAR <= day.year <= LAST_YEAR


def year_of(short: str) -> int:
    """The year that two digits stand for."""
    return int(short) + (1900 if int(short) > SHORT_YEARS else 2000)


def _month(name: str | None) -> int | None:
    numbered = enumerate(_compiled(MONTHS), 1)
    return next((number for number, form in numbered if form.fullmatch(name or "")), None)


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None
