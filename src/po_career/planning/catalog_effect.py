"""What another version of the catalogue means for one person.

What is kept aside, and how ready they are by it.
"""

from typing import Literal

from po_career.catalog.diffing import Differences
from po_career.catalog.model import Catalog, Id, Verdict
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.draws import readiness_of
from po_career.planning.model import Estimate
from po_career.planning.readiness import core_missing, verdict
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
    """What the profile calls by an id that is another now."""
    before: Standing | None
    """Toward the target, else the last kept plan, else the next step, by the old version; null
    where nothing is aimed at.
    """
    after: Standing | None
    """Toward the same role by the new version; null where it has it no more."""
    newly_asked: tuple[Id, ...]
    """Skills that the role asks by the new version only and that are not rated."""


class CatalogDiff(Frozen):
    """The differences of two catalogues, and what they mean for a person."""

    schema: Literal["po-career/catalog-diff/1"]
    differences: Differences
    person: Effect | None
    """Null where no profile was named."""


def standing(catalog: Catalog, profile: Profile, role: Id) -> Standing:
    """How ready `profile` is for `role`."""
    held = beliefs(catalog, profile)
    asked, levels = catalog.roles[role], expected_levels(held)
    estimate = readiness_of(asked, held, catalog.rules)
    word = verdict(estimate.expected, core_missing(asked, levels), catalog.rules)
    return Standing(role, asked.title, estimate, word)


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
    later = goal
    if goal is not None and goal not in new.roles:
        later = new.replaced.roles.get(goal)
    was = None if goal is None else standing(old, before, goal)
    now = None if later is None else standing(new, after, later)
    known = set() if goal is None else set(old.roles[goal].requires)
    known |= {new.replaced.skills[i] for i in known if i in new.replaced.skills}
    asked = (
        ()
        if later is None
        else tuple(
            i for i in new.roles[later].requires if i not in known and i not in after.ratings
        )
    )
    return Effect((), kept_aside, renamed, was, now, asked)


def unreadable(old: Catalog, before: Profile, goal: Id | None, problems: tuple[str, ...]) -> Effect:
    """What is known where the new version cannot read the profile."""
    return Effect(problems, (), (), None if goal is None else standing(old, before, goal), None, ())
