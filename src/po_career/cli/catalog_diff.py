"""`catalog diff`: what a new version of a catalogue changes, and what that means for a profile."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, with_common
from po_career.errors import InvalidFileError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.planning.catalog_effect import Effect

BUILT_IN = "built-in"
ASIDE = ("ratings", "not_applicable", "done", "skipped", "wants", "doubts", "hurts", "counts")
"""Keys of a profile with names that a new version may no longer know."""


@with_common()
def diff(
    common: Common,
    old: str = argument("OLD", "A folder, a file, or built-in."),
    new: str = argument("NEW", "A folder, a file, or built-in."),
) -> None:
    """Show what NEW adds, removes, renames and changes, requirement by requirement and action by
    action.

    With --profile, also what that means for the person.
    """
    from po_career.catalog.diffing import differences
    from po_career.cli.ladder import read_ladder
    from po_career.planning.catalog_effect import CatalogDiff
    from po_career.render.catalogs.diff_page import diff_lines

    before, after = (read_ladder(None if path == BUILT_IN else path) for path in (old, new))
    person = None if common.profile is None else _effect(common.profile, before, after)
    found = CatalogDiff("po-career/catalog-diff/1", differences(before, after), person)
    common.show(found, partial(diff_lines, found))


def _effect(given: str, old: "Catalog", new: "Catalog") -> "Effect":
    """What the new version means for the profile that is named."""
    from po_career.cli.reading import reading
    from po_career.cli.source import profile_text
    from po_career.planning.catalog_effect import effect_of, unreadable
    from po_career.planning.progress import toward
    from po_career.profile.read import read_profile

    text, name = profile_text(given)
    with reading(name):
        before = read_profile(text, name, old)
    goal = toward(old, before.profile, date.today())
    role = goal.role if goal else None
    try:
        with reading(name):
            after = read_profile(text, name, new)
    except InvalidFileError as invalid:
        problems = tuple(problem.what for problem in invalid.problems)
        return unreadable(old, before.profile, role, problems)
    aside: list[str] = []
    for key in ASIDE:
        known = before.aside.get(key, ())
        aside += [name for name in after.aside.get(key, ()) if name not in known]
    renamed = []
    for place, successor in after.renamed.items():
        was = place[1] if place[0] == "ratings" else place[0]
        renamed.append(f"{was} is now {successor}")
    return effect_of(
        old,
        new,
        before.profile,
        after.profile,
        role,
        kept_aside=tuple(aside),
        renamed=tuple(renamed),
    )
