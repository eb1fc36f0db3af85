"""The title of an advertised job.

Where it stands, and which roles of a catalogue have that title.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from po_career.advert.advert_lines import Line
from po_career.advert.advert_reader import Reading
from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.language.titles import MOST_WORDS, Named, Titles

_FIRST_LINES = 5
"""The title is looked for in so many lines that say something, and after them only where a sentence
says that it is one.
"""
_LED_IN = re.compile(
    r"(?i:looking for|seeking|search(?:ing)? for|hiring|recruiting|recruit|appoint|we need|join us"
    r" as|(?:opportunity|opening|vacancy) for"
    r"|(?:role|position|post) of|work(?:ing)? as|role as|welcome|engaging)\s+"
    r"(?:an?|our(?: next| first)?|the|two|several|experienced)\s+(?P<title>[^.!?;:]{2,90})"
    r"|\b[Aa]s (?:an?|our|the) (?P<as>[A-Z][^.!?;:,]{2,60}?)(?:,| you| at| in | with| will)"
    r"|^\W*(?i:(?:(?:job|position|role|vacancy|post|working)\s+)?"
    r"(?:title|position|role|name)|vacancy|opening|job|post)\s*[:–-]\s*(?P<label>.{2,80})$"
    r"|^\W*[Tt]he (?P<the>[A-Z][\w/&, -]{2,50}?) (?:will|is responsible|is"
    r" accountable|owns|leads|plays|reports|works|role)\b"
)
_RELATION = re.compile(
    r"\b(?:report\w*|works?|working|together|alongside|with|support\w*|assist\w*|manag\w+|coach\w*|mentor\w*|by|our|other|your)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\breport\w* (?:in )?to\b|\b(?:line|hiring|your) manager\b|\bcontact\b|^\W*works with\b|\balso"
    r" (?:open|hiring)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[.!?][)\"”’]*\s*$|\b(?:are|is|have|has|we|we're|you|you'll|your|will|(?:to|with|of|by|and)"
    r" our)\b",
    re.IGNORECASE,
)
"""What no title says."""
_OF_SOMEBODY = re.compile(r"\b(?:our|your|another|their|its|us)\b", re.IGNORECASE)
"""Words of duties; a title that a role has may have them, too: Product Owner for our shop."""
_ITEM = re.compile(r"^\s*(?:[-–—•·*▪➤✔✓→>+◦●○~]|->)\s")
_GOES_ON = re.compile(
    r"\s(?:who|to|that|which|with|for|at|in|on|and you|based)\s|\s*,\s*(?:who|to|you|based)"
)
_LEAD = re.compile(r"\blead\b", re.IGNORECASE)
LEAD_IS_SENIOR = 0.95
"""How surely a lead is what another company calls senior, beside what the catalogue calls a lead.
"""
MOST_PLACES = 60
"""What may be a title after so many others is not read."""
LESS_LIKELY = 0.1
"""How much less surely a title that may be several roles is each further one of them."""


class Title(Frozen):
    """A role whose title stands in the text."""

    role: Id
    words: str
    line: Line
    strength: float
    """How well the title fits, from 0 to 1, times how surely the place is that of the title."""


class _Place(NamedTuple):
    """Words that may be the title, and how surely they are, from 0 to 1."""

    text: str
    line: Line
    sure: float


def titles_in(reading: Reading, titles: Titles) -> tuple[Title, ...]:
    """The roles whose title the text bears, the best first; ways in are not advertised.

    Empty if its title is not that of a role, or none is found.
    """
    best: dict[Id, Title] = {}
    surest: dict[Id, _Place] = {}
    for place in islice(_places(reading), MOST_PLACES):
        for role, fit in _fits(place.text, titles):
            shown = surest.setdefault(role, place)
            if shown.sure < place.sure:
                shown = surest[role] = place
            strength = max(fit * place.sure, best[role].strength if role in best else 0.0)
            best[role] = Title(role, shown.text.strip(), shown.line, strength)
    return tuple(sorted(best.values(), key=lambda title: (-title.strength, title.role)))


def _places(reading: Reading) -> Iterator[_Place]:
    """Where the title may stand: what the page calls its title, the first lines, some sentences."""
    for line in reading.text.titles:
        yield _Place(line.text, line, 1.0)
    shown = [line for line in reading.lines if line.text]
    for rank, line in enumerate(shown[:_FIRST_LINES]):
        if _may_be_title(line.text):
            yield _Place(line.text, line, 1.0 - 0.1 * rank)
    for line in shown:
        yield from _led_in(line)


def _led_in(line: Line) -> Iterator[_Place]:
    """What the sentences of a line say that is looked for."""
    for found in _LED_IN.finditer(line.text):
        before = line.text[max(0, found.start() - 12) : found.start()]
        if not _RELATION.search(before):
            kind = found.lastgroup or "title"
            title = _GOES_ON.split(found[kind], maxsplit=1)[0]
            yield _Place(title, line, 0.9 if kind == "label" else 0.8)


def _may_be_title(text: str) -> bool:
    if len(text.split()) > MOST_WORDS:
        return False
    return not any(pattern.search(text) for pattern in (_OF_OTHERS, _SENTENCE, _ITEM))


def _fits(text: str, titles: Titles) -> Iterator[tuple[Id, float]]:
    """The roles that a title names, and how well it fits each of them.

    A lead is first among equals in one company, a manager in the next.
    """
    yield from _roles(titles.read(text), titles.catalog)
    if _LEAD.search(text):
        for role, fit in _roles(titles.read(_LEAD.sub("Senior", text)), titles.catalog):
            yield role, fit * LEAD_IS_SENIOR


def _roles(named: Named, catalog: Catalog) -> Iterator[tuple[Id, float]]:
    if named.role is not None:
        for rank, role in enumerate(named.roles):
            if not catalog.roles[role].way_in:
                yield role, 1 - LESS_LIKELY * rank


def title_lines(reading: Reading) -> Iterator[str]:
    """What may be the title: what a page says, then the first short lines."""
    yield from (line.text for line in reading.text.titles)
    shown = [line.text for line in reading.lines if line.text]
    for text in filter(_may_be_title, shown[:_FIRST_LINES]):
        if not _OF_SOMEBODY.search(text):
            yield text
