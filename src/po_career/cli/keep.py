"""A plan that is kept in the profile, so that progress can tell what is open and what is late."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from po_career.catalog.model import Catalog
from po_career.cli.common import Common
from po_career.cli.recording import Step, changed, writable
from po_career.cli.source import Source
from po_career.profile.backups import Edit
from po_career.profile.model import Profile
from po_career.text import printable

if TYPE_CHECKING:
    from po_career.planning.plan_model import Plan


def keep_plan(source: Source, catalog: Catalog, made: "Plan", today: date, edit: Edit) -> Step:
    """The profile in force before and after `made` is kept in its history: on its first day, or
    today if that is in the future.

    A chapter that was kept before stays as it is. Raises UsageError if the profile came from
    standard input, and what saving raises.
    """
    if not is_new(made):
        return source.profile, source.profile
    keep = partial(_kept, catalog, made, min(made.generated_on, today))
    return changed(writable(source), catalog, keep, edit)


def _kept(catalog: Catalog, made: "Plan", on: date, profile: Profile) -> Profile:
    from po_career.planning.actions_state import kept_plan
    from po_career.planning.since import given_of
    from po_career.profile.growth import with_plan

    given = given_of(catalog, profile, made.next_step, made.generated_on)
    return with_plan(profile, kept_plan(made.next_step, given), on)


def is_new(made: "Plan") -> bool:
    """Whether the chapter of a plan was chosen now, and is not one that was kept before."""
    return made.since is None or made.since.begins is not None


def keep_and_tell(
    source: Source, catalog: Catalog, made: "Plan", today: date, edit: Edit, common: Common
) -> None:
    """Keep a plan as `keep_plan` does, and say on standard error where it is."""
    keep_plan(source, catalog, made, today, edit)
    common.note(
        f"The plan is kept in {printable(str(source.path))}.\n"
        f"{common.command('progress')} shows how it goes, {common.command('undo')} takes it back.\n"
    )
