"""What another version of the catalogue means for one person: what is kept aside, and how ready
they are by it.
"""

from typing import Literal

from po_career.catalog.diffing import Differences
from po_career.catalog.model import Catalog, Id, Verdict
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.draws import readiness_of
from po_career.planning.model import Estimate
from po_career.planning.readiness import verdict_of
from po_career.profile.model import Profile


class Standing(Frozen):
    """How ready one is for a role by one catalogue."""

    role: Id
    title: str
    readiness: Estimate
    verdict: Verdict


class Effect(Frozen):
    """What a new version means for one person."""

    problems: tuple[str, ...]
    """Why the profile cannot be read with the new version; then nothing below is known of it."""
    kept_aside: tuple[str, ...]
    """Answers that the new version has no use for, by the names that they give; they stay in the
    file.
    """
    renamed: tuple[str, ...]
    """What the profile calls by an id that has changed."""
    before: Standing | None
    """Toward the target, else the last kept plan, else the next step, by the old version; null if
    nothing is aimed at.
    """
    after: Standing | None
    """Toward the same role by the new version; null if the role is gone."""
    newly_asked: tuple[Id, ...]
    """Skills that only the new version asks for the role, and that are not rated."""


class CatalogDiff(Frozen):
    """The differences of two catalogues, and what they mean for a person."""

    schema: Literal["po-career/catalog-diff/1"]
    differences: Differences
    person: Effect | None
    """Null if no profile was named."""


def standing(catalog: Catalog, profile: Profile, role: Id) -> Standing:
    """How ready `profile` is for `role`."""
    held = beliefs(catalog, profile)
    asked, rules = catalog.roles[role], catalog.rules
    word = verdict_of(asked.requires, expected_levels(held), rules)
    return Standing(role, asked.title, readiness_of(asked, held, rules), word)


def effect_of(
    old: Catalog,
    new: Catalog,
    before: Profile,
    after: Profile,
    goal: Id | None,
    *,
    kept_aside: tuple[str, ...] = (),
    renamed: tuple[str, ...] = (),
) -> Effect:
    """What `new` means for a person who is `before` by `old` and `after` by `new`, and aims at the
    role `goal` of `old`.
    """
    if goal is None:
        return Effect((), kept_aside, renamed, None, None, ())
    was = standing(old, before, goal)
    later = goal if goal in new.roles else new.replaced.roles.get(goal)
    if later is None:
        return Effect((), kept_aside, renamed, was, None, ())
    asked_before = old.roles[goal].requires
    known = {*asked_before, *after.ratings}
    known.update(new.replaced.skills[key] for key in asked_before if key in new.replaced.skills)
    newly = tuple(key for key in new.roles[later].requires if key not in known)
    return Effect((), kept_aside, renamed, was, standing(new, after, later), newly)


def unreadable(old: Catalog, before: Profile, goal: Id | None, problems: tuple[str, ...]) -> Effect:
    """What is known if the new version cannot read the profile."""
    was = None if goal is None else standing(old, before, goal)
    return Effect(problems, (), (), was, None, ())
