"""The result of an import, for programs and for people."""

from typing import Literal

from po_career.catalog.model import ScaleLevel
from po_career.frozen import Frozen
from po_career.intake.framework.draft import Draft
from po_career.intake.framework.spreadsheet import Skipped


class CatalogImport(Frozen):
    """One import of a file: what the catalogue has, how the file was read, and what was
    left out.
    """

    schema: Literal["po-career/catalog-import/1"]
    file: str
    written: str | None
    """The folder or file that was written; null if it went to standard output or nowhere."""
    sheets: tuple[str, ...]
    """The sheets that were read."""
    roles: int
    skills: int
    requirements: int
    transitions: int
    actions: int
    """Drafts, to be replaced."""
    levels: tuple[ScaleLevel, ...]
    notes: tuple[str, ...]
    """How the file was read if it could have been read in another way."""
    skipped: tuple[Skipped, ...]


def import_of(
    draft: Draft, file: str, written: str | None, sheets: tuple[str, ...]
) -> CatalogImport:
    """The report on `draft`."""
    return CatalogImport(
        schema="po-career/catalog-import/1",
        file=file,
        written=written,
        sheets=sheets,
        roles=len(draft.roles),
        skills=len(draft.skills),
        requirements=sum(len(role.requires) for role in draft.roles),
        transitions=len(draft.transitions),
        actions=len(draft.actions),
        levels=draft.scale.levels,
        notes=draft.notes,
        skipped=draft.skipped,
    )
