"""Whether an advertisement is about a craft of the catalogue at all.

By the title that it bears, by the experience that it asks.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from po_career.advert.advert_lines import Line
from po_career.advert.advert_title import title_lines
from po_career.language.stems import stems, words_of
from po_career.language.title_meaning import SENIORITY, Names, canonical

Craft = Literal["own", "other", "unsaid"]

_GENERIC = frozenset(SENIORITY) | stems(
    "manager management lead leader team business it digital data software platform technical"
    " growth system service program delivery of and in the train engineer officer owner operation"
    " start up ceo co line release trainer advisor entrepreneur independent specialist interim"
    " fractional freelance president enterprise area trainee level entry requirement"
    " infrastructure api"
)
"""Words of titles that every craft uses."""
_OCCUPATIONS = stems(
    "manager lead leader head director analyst consultant coach partner officer executive"
    " coordinator specialist planner owner strategist designer engineer developer nurse accountant"
    " driver representative rep technician teacher lawyer solicitor scientist cook chef mechanic"
    " electrician plumber bookkeeper carpenter surveyor physician doctor dentist pharmacist"
    " therapist librarian welder operator caretaker cleaner controller recruiter paralegal"
    " salesperson editor journalist translator tutor professor researcher administrator secretary"
    " receptionist barista waiter guard buyer underwriter auditor actuary architect tester"
    " copywriter photographer supervisor assistant associate marketer agent superintendent foreman"
    " picker packer fitter adviser advisor instructor lecturer inspector broker trader programmer"
)
_CRAFTS = stems(
    "engineering engineer backend frontend fullstack devops sre linux programming developer"
    " development marketing marketer sales selling accounting accountancy accountant bookkeeping"
    " audit auditing recruiting recruitment hr generalist teaching teacher nursing nurse"
    " construction driving driver logistics warehouse success procurement purchasing law lawyer"
    " legal scientist pharmaceutical laboratory chemistry retail hospitality manufacturing"
    " maintenance planning administration payroll tax treasury journalism editing copywriting"
    " content pr account care clinical catering security plumbing electrical mechanical civil"
    " structural production seo ppc crm merchandising buying underwriting actuarial translation"
    " therapy telemetry acute"
)
_EXPERIENCE = re.compile(
    r"(?:\b\d{1,2}\s*\+?(?:\s*(?:-|–|to)\s*\d{1,2})?\+?\s*yrs?\b|\byears?\b['’]?|\b(?:experienced?|background|worked)"
    r" (?:as|in|of)\b"
    r"|\bdegree in\b|\bqualified\b|\blicen[cs]ed?\b)(?P<what>[^.;\n]{0,70})",
    re.IGNORECASE,
)


def own_words(names: Names) -> frozenset[str]:
    """The words of the catalogue's titles that tell its crafts from others."""
    return frozenset(
        word
        for name in names.names
        for word in name.words
        if word not in _GENERIC and len(word) > 1
    )


def craft_of_title(titles: Iterable[Line], lines: Sequence[Line], names: Names) -> Craft:
    """Of which craft the title is, where it is that of no role: "unsaid" where no title is seen."""
    own = own_words(names)
    for text in title_lines(titles, lines):
        words = frozenset(canonical(text))
        if not words.isdisjoint(_OCCUPATIONS):
            return (
                "other" if words.isdisjoint(own) or not words.isdisjoint(_CRAFTS - own) else "own"
            )
    return "unsaid"


def craft_of_experience(lines: Sequence[Line], names: Names) -> Craft:
    """Of which craft the experience is that is asked.

    Of another where nothing of the catalogue's is named beside it.
    """
    own = own_words(names)
    asked = [
        frozenset(word.stem for word in words_of([found["what"]]))
        for line in lines
        for found in _EXPERIENCE.finditer(line.text)
    ]
    other = _CRAFTS - own
    if any(words & own and not words & other for words in asked):
        return "own"
    mixed = any(words & own for words in asked)
    return "other" if not mixed and any(words & other for words in asked) else "unsaid"
