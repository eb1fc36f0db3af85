"""Whether an advertisement is about a craft of the catalogue at all.

By the title that it bears, by the experience that it asks.
"""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Literal

from po_career.advert.advert_reader import Reading
from po_career.advert.advert_title import title_lines
from po_career.language.stems import stem, stems, words_of
from po_career.language.title_words import CRAFTS, PEOPLE, RANKS
from po_career.language.titles import Titles

Craft = Literal["own", "other", "unsaid"]

_GENERIC = frozenset(map(stem, RANKS)) | stems(
    "manager management lead leader team business it digital data software platform technical"
    " growth system service program delivery of and in the train engineer officer owner operation"
    " start up ceo co line release trainer advisor entrepreneur independent specialist interim"
    " fractional freelance trainee level requirement infrastructure api area enterprise"
)
"""Words of titles that every craft uses."""
_OTHERS = frozenset(map(stem, CRAFTS)) | stems(
    "engineer backend frontend fullstack devops sre linux programming developer development"
    " marketer selling accountant auditor recruiter generalist teaching teacher nursing nurse"
    " construction driving driver logistics warehouse success lawyer scientist pharmaceutical"
    " laboratory chemistry retail hospitality manufacturing maintenance planning administration"
    " editing account care clinical catering plumbing electrical mechanical civil structural"
    " production seo ppc crm buying actuarial translation therapy telemetry acute"
)
"""Words of other crafts, some of which a catalogue may have."""
_OCCUPATIONS = frozenset(map(stem, PEOPLE))
_LEADERS = stems("lead leader head director executive associate assistant")
"""Words by which a line is seen to be a title, if it also says of which craft."""
_EXPERIENCE = re.compile(
    r"(?:\b\d{1,2}\s*\+?(?:\s*(?:-|–|to)\s*\d{1,2})?\+?\s*yrs?\b|\byears?\b['’]?|\b(?:experienced?|background|worked)"
    r" (?:as|in|of)\b"
    r"|\bdegree in\b|\bqualified\b|\blicen[cs]ed?\b)([^.;\n]{0,70})",
    re.IGNORECASE,
)


class Crafts:
    """The words that tell the crafts of a catalogue from others."""

    def __init__(self, titles: Titles) -> None:
        """Take the words of the titles of all roles that are advertised."""
        roles = titles.catalog.roles
        named = [words for role, words in titles.names() if not roles[role].way_in]
        words = {stem(word) for word in chain.from_iterable(named) if len(word) > 1}
        self._titles = titles
        self.own = frozenset(words - _GENERIC)
        self.others = _OTHERS - self.own

    def of_title(self, reading: Reading) -> Craft:
        """Of which craft the title of no role is; "unsaid" if no title is seen."""
        for text in title_lines(reading):
            words = frozenset(map(stem, self._titles.spelled(text)))
            says_craft = words & (self.own | self.others)
            if words & _OCCUPATIONS or (words & _LEADERS and says_craft):
                return "own" if words & self.own and not words & self.others else "other"
        return "unsaid"

    def of_experience(self, texts: Iterable[str]) -> Craft:
        """Of which craft the experience is that is asked.

        Of another if nothing of the catalogue's is named beside it.
        """
        asked = [
            frozenset(word.stem for word in words_of([experience]))
            for experience in chain.from_iterable(map(_EXPERIENCE.findall, texts))
        ]
        crafts = {(bool(words & self.own), bool(words & self.others)) for words in asked}
        if (True, False) in crafts:
            return "own"
        if (True, True) in crafts:
            return "unsaid"
        return "other" if (False, True) in crafts else "unsaid"
