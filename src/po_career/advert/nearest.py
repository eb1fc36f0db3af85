"""Which role an advertisement is nearest to.

Its title if it has one, else the work, or no role at all.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from po_career.advert.advert_reader import Reader, Reading
from po_career.advert.advert_title import Title
from po_career.advert.craft import Craft, Crafts
from po_career.advert.work import Work
from po_career.catalog.model import Id, Role
from po_career.language.titles import Titles

TITLE_HOLDS = 0.12
"""A title of at least this strength decides, unless the text speaks of other work altogether."""
NEAR_TITLE = 0.3
"""Titles whose strength is so much less than the best are weighed by the work, too."""
WORK_WEIGHT = 0.25
"""How much the work counts beside a title."""
DENSE = 0.9
"""Without a title a text is about the work of a role of the catalogue from this density of its
signals and skills on.
"""
FOREIGN: Mapping[Craft, float] = {"own": 0.0, "unsaid": 0.0, "other": 1.0}
"""So much denser it must be where the title, and where the experience asked, is of another craft.
"""
DENSE_TITLED = 0.4
"""With one, from this."""
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
    strong = [title for title in titles if title.strength >= TITLE_HOLDS]
    if strong and (dense >= DENSE_TITLED or reading.length < SHORT):
        order, certainty = _by_title(strong, works)
    elif works and dense >= _least_density(reading, reader.titles):
        order, certainty = _by_work(works)
    else:
        return Nearest(None, 0.0, ())
    return Nearest(reader.catalog.roles[order[0]], certainty, tuple(order[1 : MOST_ALSO + 1]))


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
