"""`catalog diff`: what a new version of a catalogue changes, and what that means for a profile."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.planning.catalog_effect import Effect

BUILT_IN = "built-in"
ASIDE = ("ratings", "done", "skipped", "wants", "doubts", "hurts", "counts")
"""Keys of a profile of which a new version may have no use for some names."""


@with_common()
def diff(
    common: Common,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A folder, a file, or built-in.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="A folder, a file, or built-in.")],
) -> None:
    """Say what NEW adds, removes, renames and changes, requirement by requirement and action by
    action.

    With --profile also what it means for that person.
    """
    from po_career.catalog.diffing import differences
    from po_career.catalog.load import load_catalog
    from po_career.planning.catalog_effect import CatalogDiff
    from po_career.render.catalogs.diff_page import diff_lines

    before, after = (load_catalog(None if path == BUILT_IN else Path(path)) for path in (old, new))
    person = None if common.profile is None else _effect(common.profile, before, after)
    found = CatalogDiff("po-career/catalog-diff/1", differences(before, after), person)
    common.show(found, partial(diff_lines, found))


def _effect(given: str, old: "Catalog", new: "Catalog") -> "Effect":
    from po_career.errors import InvalidFileError
    from po_career.planning.catalog_effect import effect_of, unreadable
    from po_career.planning.toward import toward
    from po_career.profile.read import read_profile

    text, name = _profile(given)
    before = read_profile(text, name, old)
    goal = toward(old, before.profile, date.today())
    role = goal.role if goal else None
    try:
        after = read_profile(text, name, new)
    except InvalidFileError as invalid:
        return unreadable(
            old, before.profile, role, tuple(problem.what for problem in invalid.problems)
        )
    aside = tuple(
        i for key in ASIDE for i in after.aside.get(key, ()) if i not in before.aside.get(key, ())
    )
    renamed = tuple(
        f"{place[1] if place[0] == 'ratings' else place[0]} is now {i}"
        for place, i in after.renamed.items()
    )
    return effect_of(
        old, new, before.profile, after.profile, role, kept_aside=aside, renamed=renamed
    )


def _profile(given: str) -> tuple[str, str]:
    """The text of the profile, and what messages call it. Raises FileAccessError where it cannot be
    read.
    """
    from po_career.catalog.files import SIZE_LIMIT, decode, read_text
    from po_career.cli.source import STDIN, profile_file

    if given == STDIN:
        return (
            decode(
                sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin is not None else b"",
                "standard input",
            ),
            "standard input",
        )
    path = profile_file(given)
    return read_text(path), str(path)
