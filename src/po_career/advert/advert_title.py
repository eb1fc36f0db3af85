"""The title of an advertised job.

Where it stands, and which roles of a catalogue have that title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from po_career.advert.advert_lines import Line, Text
from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.language.stems import stems
from po_career.language.title_meaning import SENIORITY, Names, canonical, seniority

_FIRST_LINES = 5
"""The title is looked for in so many lines that say something, and after them only where a sentence
says that it is one.
"""
_LONGEST = 16
"""A line of more words is a sentence, not a title."""
_DECORATION = re.compile(
    r"\((?:[mfdwxh](?:\s*[/|*]\s*[mfdwxh]){1,3}|gn|he/she/they)\)|\b[mfdwx](?:/[mfdwx]){1,3}\b|\bH/F\b|\(?\ball"
    r" genders\b\)?"
    r"|#?[A-Z]{0,4}-?\d{4,}\S*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(
    r"\s+[-–—|·•]+\s+|\s*[|•·]\s*|[:;()\[\]]|\s(?://|@)\s|\b(?:at|for|in)\s(?=[A-Z])"
)
_LED_IN = re.compile(
    r"(?i:looking for|seeking|search(?:ing)? for|hiring|recruiting|recruit|appoint|we need|join us"
    r" as|(?:opportunity|opening|vacancy) for"
    r"|(?:role|position|post) of|work(?:ing)? as|role as|welcome|engaging)\s+"
    r"(?:an?|our(?: next| first)?|the|two|several|experienced)\s+(?P<title>[^.!?;:]{2,90})"
    r"|\b[Aa]s (?:an?|our|the) (?P<as>[A-Z][^.!?;:,]{2,60}?)(?:,| you| at| in | with| will)"
    r"|^\W*(?i:job title|title|position|role|vacancy|job|post)\s*[:–-]\s*(?P<label>.{2,80})$"
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
_ITEM = re.compile(r"^\s*(?:[-–—•·*▪➤✔✓→>+◦●○~]|->)\s")
_SMALL = frozenset(("of", "and", "&", "in", "for", "or"))
_ANOTHER_CRAFT = stems(
    "marketing designer design engineer engineering support security analytics sales compliance"
    " quality counsel accountant accounting photographer procurement recruiter recruitment hr"
    " supply chain safety demonstrator merchandiser copywriter"
)
FIELD = 0.7
"""How surely a word after the head of a title is part of the role's name."""
SENIORITY_APART = 0.08
"""What each rung of seniority between title and name takes away."""
LEAD_IS_SENIOR = 0.95
"""How surely a lead is what another company calls senior, beside what the catalogue calls a lead.
"""


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
    """Without decoration."""
    said: str
    """As they stand there."""
    line: Line
    sure: float


def titles_in(text: Text, lines: Sequence[Line], names: Names) -> tuple[Title, ...]:
    """The roles whose title the text bears, the best first.

    Empty where its title is that of no role, or none is found.
    """
    best: dict[Id, Title] = {}
    surest: dict[Id, _Place] = {}
    for place in _places(text, lines):
        for role, fit in _fits(place.text, names):
            shown = surest.setdefault(role, place)
            if shown.sure < place.sure:
                shown = surest[role] = place
            strength = max(fit * place.sure, best[role].strength if role in best else 0.0)
            best[role] = Title(role, shown.said.strip(), shown.line, strength)
    return tuple(sorted(best.values(), key=lambda one: (-one.strength, one.role)))


def _places(text: Text, lines: Sequence[Line]) -> Iterator[_Place]:
    for line in text.titles:
        yield from _either(_Place(_DECORATION.sub(" ", line.text), line.text, line, 1.0))
    said = [line for line in lines if line.text]
    for rank, line in enumerate(said[:_FIRST_LINES]):
        if _may_be_title(line.text):
            yield from _either(
                _Place(_DECORATION.sub(" ", line.text), line.text, line, 1.0 - 0.1 * rank)
            )
    for line in said:
        for found in _LED_IN.finditer(line.text):
            kind = found.lastgroup or "title"
            if not _RELATION.search(line.text[max(0, found.start() - 12) : found.start()]):
                yield _Place(
                    _until(found[kind]), _until(found[kind]), line, 0.9 if kind == "label" else 0.8
                )


def _may_be_title(text: str) -> bool:
    return len(text.split()) <= _LONGEST and not any(
        pattern.search(text) for pattern in (_OF_OTHERS, _SENTENCE, _ITEM)
    )


def _either(place: _Place) -> Iterator[_Place]:
    """A title, and where it is two in one ("A / B", "A or B"), each of them, the first before the
    second.
    """
    yield place
    if re.search(
        r"\blead\b", place.text, re.IGNORECASE
    ):  # first among equals in one company, a manager in the next
        yield place._replace(
            text=re.sub(r"\blead\b", "Senior", place.text, flags=re.IGNORECASE),
            sure=place.sure * LEAD_IS_SENIOR,
        )
    parts = re.split(r"\s/\s|\sor\s|(?<=\w{3})/(?=\w+ \w)", place.text)
    for rank, part in enumerate(parts if len(parts) > 1 else ()):
        if len(part.split()) > 1:
            yield place._replace(text=part, said=part, sure=place.sure * (1 - 0.1 * rank))


def _until(text: str) -> str:
    """The title at the start of a clause: up to where the clause goes on about it."""
    return re.split(
        r"\s(?:who|to|that|which|with|for|at|in|on|and you|based)\s|\s*,\s*(?:who|to|you|based)",
        text,
        maxsplit=1,
    )[0]


def _fits(text: str, names: Names) -> Iterator[tuple[Id, float]]:
    """The roles whose names stand in a title, each with how much of the title its name accounts
    for.
    """
    shapes = [canonical(shape) for shape in _shapes(text)]
    told = sorted({word for shape in shapes for word in shape} - _SMALL)
    total = sum(names.weights.get(word, 0.0) for word in told if word in names.weights) or 1.0
    for name in names.names:
        borne = name.sure * max(_bears(shape, name.words) for shape in shapes)
        if borne > 0:
            covered = sum(names.weights[word] for word in name.words)
            yield (
                name.role,
                max(
                    0.0,
                    borne * min(1.0, covered / total) - SENIORITY_APART * _apart(told, name.words),
                ),
            )


def _shapes(text: str) -> list[str]:
    """A title, its first part, and "Director, Product" the other way round."""
    parts = [part.strip() for part in _SEPARATORS.split(text) if part and part.strip()]
    turned = [
        f"{match[2]} {match[1]}"
        for part in parts
        if (match := re.fullmatch(r"([\w .]+?), ([\w &]+)", part))
    ]
    of = [
        f"{match[1]} of {match[2]}"
        for part in parts
        if (match := re.fullmatch(r"([\w .]+?), ([\w &]+)", part))
    ]
    return list(dict.fromkeys([*parts[:2], " ".join(parts[:2]), *turned, *of, *_with_field(parts)]))


def _with_field(parts: Sequence[str]) -> list[str]:
    """The title with its field before it: "Consultant - Product & Agile" as "Product Consultant"
    and "Agile Consultant".
    """
    if len(parts) < 2:
        return []
    words = [[word for word in canonical(part) if word not in SENIORITY] for part in parts]
    at = next((i for i, one in enumerate(words) if one), len(words))
    if at + 1 >= len(words) or len(words[at]) != 1:
        return []
    return [f"{' '.join(parts[:at])} {word} {words[at][0]}" for word in words[at + 1]]


def _bears(title: Sequence[str], name: Sequence[str]) -> float:
    """How surely `title` bears `name`, from 0 to 1: its head in one piece (words may stand after an
    "of"), its other words around it.

    A word after the head is that of a field as often as that of the role: "Product Owner -
    Platform".
    """
    if len(name) == 1:
        return float(_is_alone(title, name[0]))
    head = name if "of" in name else name[-2:]
    rest = () if "of" in name else name[:-2]
    best = 0.0
    for start in range(len(title)):
        stop = _head_stop(title, start, head)
        if stop is not None and not (stop < len(title) and title[stop] in _ANOTHER_CRAFT):
            before, after = {*title[:start], *title[start:stop]}, {*title[stop:]}
            near = before | {*title[stop : stop + 1]}
            if all(word in (near if word in SENIORITY else before | after) for word in rest):
                best = max(
                    best,
                    1.0 if all(word in before or word in SENIORITY for word in rest) else FIELD,
                )
    return best


def _is_alone(title: Sequence[str], word: str) -> bool:
    """Whether a name of one word is all of a title, but for how senior, and of what."""
    if len(title) == 2 and title[0] in SENIORITY:
        return title[1] == word
    return title[:1] == (word,) and (len(title) == 1 or title[1] in {"in", "of", "and"})


def _head_stop(title: Sequence[str], start: int, head: Sequence[str]) -> int | None:
    place = start
    for word in head:
        while start < place < len(title) and title[place] in SENIORITY and title[place] != word:
            place += 1
        gap = 2 if place > start and title[place - 1] == "of" else 0
        hit = next(
            (i for i in range(place, min(place + gap + 1, len(title))) if title[i] == word), None
        )
        if hit is None:
            return None
        place = hit + 1
    return place


def _apart(told: Sequence[str], name: Sequence[str]) -> int:
    """How many rungs of seniority lie between what a title says and what a name says."""
    return abs(seniority(told) - seniority(name))


def title_lines(titles: Iterable[Line], lines: Sequence[Line]) -> Iterator[str]:
    """What may be the title: what a page says, then the first short lines."""
    yield from (line.text for line in titles)
    for line in [line for line in lines if line.text][:_FIRST_LINES]:
        if _may_be_title(line.text):
            yield _DECORATION.sub(" ", line.text)
