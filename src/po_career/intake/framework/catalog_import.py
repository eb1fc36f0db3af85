"""The result of an import, for programs and for people."""

from collections.abc import Sequence
from typing import Literal

from po_career.catalog.model import ScaleLevel
from po_career.frozen import Frozen
from po_career.intake.framework.ladder_file import Imported
from po_career.intake.framework.ledger import Ledger
from po_career.intake.framework.spreadsheet import Skipped


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
    kept: tuple[str, ...] = ()
    """Of an update: what was written by hand and stays, although the file says otherwise."""


def import_of(
    imported: Imported, files: Sequence[str], written: str | None, kept: Sequence[str] = ()
) -> CatalogImport:
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
        kept=tuple(kept),
    )
