"""Which role an advertisement is nearest to.

Its title if it has one, else the work, or no role at all.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from po_career.advert.advert_reader import Reader, Reading
from po_career.advert.advert_title import Title
from po_career.advert.asks import ENOUGH
from po_career.advert.craft import Craft, Crafts
from po_career.advert.other_work import other_work
from po_career.advert.work import Work
from po_career.catalog.model import Id, Role
from po_career.language.titles import Titles

TITLE_HOLDS = 0.12
"""A title of at least this strength decides, unless the text speaks of other work altogether."""
NEAR_TITLE = 0.3
"""Titles whose strength is so much less than the best are weighed by the work, too."""
WORK_WEIGHT = 0.25
"""How much the work counts beside a title."""
DENSE = 0.65
"""Without a title a text is about the work of a role of the catalogue from this density of its
signals and skills on.
"""
FOREIGN: Mapping[Craft, float] = {"own": 0.0, "unsaid": 0.0, "other": 1.0}
"""So much denser it must be where the title, and where the experience asked, is of another craft.
"""
DENSE_TITLED = 0.4
"""With one, from this."""
OTHERS, OTHERS_SHARE = 2, 0.35
"""Without a title, a text is about another craft from so many phrases of that craft's work on, if
they are at least this part of what it says of its best role. In the labelled advertisements, those
of the catalogue's roles stay below 0.2: their company's trade shows in a word or two.
"""
OTHERS_BESIDE_TITLE = 5
"""With one, from so many phrases of other crafts, if one of them stands out, and if the text says
no more of its best role.
"""
LONG = 600
"""Words beyond these make no text less dense: an advertisement ends there, and what follows is
something else.
"""
SHORT = 80
"""In a text of fewer words a title is enough."""
ALSO = 0.8
"""Other roles are named whose score is at least this part of the best one's; at most MOST_ALSO."""
MOST_ALSO = 3
TITLE_AND_WORK, TITLE_ALONE = 0.9, 0.7
"""How sure a title is where the work is among the three that fit best, and where it is not."""
WORK_TIED, WORK_ALONE = 0.35, 0.85
"""How sure the work alone is at least, and at most."""


class Nearest(NamedTuple):
    """The role that a text is nearest to."""

    role: Role | None
    """None if none fits."""
    certainty: float
    """From 0 to 1: how surely it is that one."""
    also: tuple[Id, ...]
    """Others that are nearly as near."""


def nearest_role(
    reading: Reading,
    titles: Sequence[Title],
    works: Sequence[Work],
    asked: Mapping[Id, float],
    reader: Reader,
) -> Nearest:
    """The role that a text bears the title of.

    Without a title the one whose work it describes, the best of `works`.
    """
    dense = _density(reading, asked) / reader.wordiness
    crafts = _crafts(reading, works, asked, reader)
    strong = [title for title in titles if title.strength >= TITLE_HOLDS and not crafts.are_all]
    if strong and (dense >= DENSE_TITLED or reading.length < SHORT):
        order, certainty = _by_title(strong, works)
    elif works and not crafts.are_more and dense >= _least_density(reading, reader.titles):
        order, certainty = _by_work(works)
    else:
        return Nearest(None, 0.0, ())
    return Nearest(reader.catalog.roles[order[0]], certainty, tuple(order[1 : MOST_ALSO + 1]))


class _Crafts(NamedTuple):
    """What a text says of the work of other crafts, beside that of its best role."""

    most: float
    """Of the one of which it says most."""
    every: float
    own: float
    """As if the whole work of the catalogue had signals."""

    @property
    def are_more(self) -> bool:
        """Whether a text without a title is about one of them."""
        return self.most >= max(OTHERS, OTHERS_SHARE * self.own)

    @property
    def are_all(self) -> bool:
        """Whether even a text that bears the title of a role is about them."""
        return self.most >= OTHERS and self.every >= max(OTHERS_BESIDE_TITLE, self.own)


def _crafts(
    reading: Reading, works: Sequence[Work], asked: Mapping[Id, float], reader: Reader
) -> _Crafts:
    """Own are the phrases of the best role, and the skills asked that are core to it."""
    role = reader.catalog.roles[works[0].role] if works else None
    others = other_work(reading, role.id if role is not None else None)
    most, every = max(others.values(), default=0.0), sum(others.values())
    if role is None:
        return _Crafts(most, every, 0.0)
    own = _phrases_of(role.id, reading) | _core_asked(role, asked)
    return _Crafts(most, every, len(own) / reader.wordiness)


def _phrases_of(role: Id, reading: Reading) -> set[str]:
    """What lines that count say of the work of `role`."""
    said = [one for one in reading.mentions if one.is_signal_of(role)]
    return {one.words.lower() for one in said if reading.weight_of(one) > 0.5}


def _core_asked(role: Role, asked: Mapping[Id, float]) -> set[Id]:
    core = [skill for skill, need in role.requires.items() if need.importance == "core"]
    return {skill for skill in core if asked.get(skill, 0.0) >= ENOUGH}


def _by_title(titles: Sequence[Title], works: Sequence[Work]) -> tuple[list[Id], float]:
    """Titles that are nearly as strong as the best are weighed by the work.

    A title that the work bears out is surer.
    """
    score = {work.role: work.score / (works[0].score or 1) for work in works}
    near = [title for title in titles if title.strength >= titles[0].strength - NEAR_TITLE]
    ranked = sorted(
        near, key=lambda one: (-(one.strength + WORK_WEIGHT * score[one.role]), one.role)
    )
    order = list(dict.fromkeys([*(one.role for one in ranked), *_like_the_best(works)]))
    return order, TITLE_AND_WORK if order[0] in {work.role for work in works[:3]} else TITLE_ALONE


def _by_work(works: Sequence[Work]) -> tuple[list[Id], float]:
    """The surer, the further the best is ahead of the next."""
    ahead = works[0].score - (works[1].score if len(works) > 1 else 0.0)
    return _like_the_best(works), round(
        min(WORK_ALONE, WORK_TIED + ahead / (works[0].score or 1)), 2
    )


def _like_the_best(works: Sequence[Work]) -> list[Id]:
    return [work.role for work in works if work.score >= ALSO * works[0].score]


def _least_density(reading: Reading, titles: Titles) -> float:
    """The density from which a text without a role's title is about a role.

    More if its title or the experience that it asks is of another craft.
    """
    crafts = Crafts(titles)
    asked = crafts.of_experience(reading.counted)
    return DENSE + FOREIGN[crafts.of_title(reading)] + FOREIGN[asked]


def _density(reading: Reading, asked: Mapping[Id, float]) -> float:
    """How much of a text is about work of the catalogue.

    Signals of the likeliest role and skills, beside the root of its length.
    """
    signals: dict[Id, set[str]] = {}
    for one in reading.mentions:
        if one.kind == "role" and one.by == "signal" and reading.weight_of(one) > 0:
            signals.setdefault(one.id, set()).add(one.words.lower())
    most = max(map(len, signals.values()), default=0)
    return (most + sum(asked.values())) / sqrt(min(reading.length, LONG) + 1)
