"""The result of an import, for programs and for people."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from po_career.catalog.model import Catalog, ScaleLevel
from po_career.frozen import Frozen
from po_career.intake.framework.ladder_file import Imported
from po_career.intake.framework.ledger import Ledger
from po_career.intake.framework.spreadsheet import Skipped
from po_career.intake.framework.update import UpdateChange, Updated


class CatalogImport(Frozen):
    """One import of a file: what the catalogue has, how the file was read, and what was
    left out.
    """

    schema: Literal["po-career/catalog-import/1"]
    file: str
    written: str | None
    """The folder or file that was written; null if it went to standard output or nowhere."""
    files: tuple[str, ...]
    """All files of the ladder; `file` is the first."""
    sheets: tuple[str, ...]
    """The sheets that were read."""
    roles: int
    """Of the catalogue, as are the next four and `levels`: after an update of all that is in it."""
    skills: int
    requirements: int
    transitions: int
    actions: int
    """Drafts, to be replaced."""
    levels: tuple[ScaleLevel, ...]
    notes: tuple[str, ...]
    """How the file was read if it could have been read in another way."""
    ledger: Ledger
    skipped: tuple[Skipped, ...]
    changes: tuple[UpdateChange, ...] | None = None
    """Of an update: what it changed; null for a new catalogue."""
    kept: tuple[str, ...] = ()
    """Of an update: what was written by hand and stays, although the file says otherwise."""
    left: tuple[str, ...] = ()
    """Of an update: what the files no longer have, and stays until somebody takes it out."""


def import_of(imported: Imported, files: Sequence[str], written: str | None) -> CatalogImport:
    """The report on an import of `files`."""
    draft = imported.draft
    return CatalogImport(
        schema="po-career/catalog-import/1",
        file=files[0],
        written=written,
        files=tuple(files),
        sheets=imported.sheets,
        roles=len(draft.roles),
        skills=len(draft.skills),
        requirements=sum(len(role.requires) for role in draft.roles),
        transitions=len(draft.transitions),
        actions=len(draft.actions),
        levels=draft.scale.levels,
        notes=draft.notes,
        ledger=draft.ledger,
        skipped=draft.skipped,
    )


def update_of(
    imported: Imported, files: Sequence[str], folder: str, new: Updated, catalog: Catalog
) -> CatalogImport:
    """The report on an update of the catalogue in `folder`, which is `catalog` afterwards."""
    return replace(
        import_of(imported, files, folder),
        roles=len(catalog.roles),
        skills=len(catalog.skills),
        requirements=sum(len(role.requires) for role in catalog.roles.values()),
        transitions=len(catalog.transitions),
        actions=len(catalog.actions),
        levels=catalog.scale.levels,
        notes=new.draft.notes,
        changes=new.changes,
        kept=new.kept,
        left=new.left,
    )
