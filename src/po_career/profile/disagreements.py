"""Skills that two raters see differently."""

from datetime import date

from po_career.catalog.model import Catalog, Id, Rater
from po_career.catalog.sentences import sentence_of
from po_career.frozen import Frozen
from po_career.profile.model import Profile, Rating


class View(Frozen):
    """What one rater says of one skill: a level, its name, and the sentence that goes with it."""

    by: Rater
    level: int
    level_name: str
    sentence: str
    on: date | None
    """The day of the rating."""
    evidence: str | None
    """One example of it."""
    usually: str | None
    """What usually happens instead."""


class Disagreement(Frozen):
    """A skill that the person and somebody else rate at different levels; what is believed of it
    covers both.
    """

    skill: Id
    name: str
    own: View
    other: View


def disagreements(profile: Profile, catalog: Catalog) -> tuple[Disagreement, ...]:
    """The skills that two raters of `profile` put at different levels, the widest apart first, then
    in the order of the catalogue.
    """
    found = []
    for skill in catalog.skills:
        views = {
            rating.by: view(catalog, skill, rating) for rating in profile.ratings.get(skill, ())
        }
        if len(views) == 2 and views["self"].level != views["other"].level:
            found.append(
                Disagreement(skill, catalog.skills[skill].name, views["self"], views["other"])
            )
    return tuple(sorted(found, key=lambda one: -abs(one.own.level - one.other.level)))


def view(catalog: Catalog, skill: Id, rating: Rating) -> View:
    """`rating` of `skill` in words."""
    name = catalog.scale.levels[rating.level].name
    sentence = sentence_of(catalog, skill, rating.level)
    return View(rating.by, rating.level, name, sentence, rating.on, rating.evidence, rating.usually)
