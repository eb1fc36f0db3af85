"""Statements and places of an import in a few words."""

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import level_name
from po_career.intake.resume.parsed import Place
from po_career.intake.resume.statements import Statement


def statement_words(said: Statement, catalog: Catalog) -> str:
    """A statement in words: Role: Product Owner."""
    if said.about == "role":
        return f"Role: {said.name}"
    if said.about == "months_in_role":
        return f"Months in the role: {said.value}"
    if said.about == "rating":
        return f"{said.name}: {level_name(catalog, said.value or 0)}, without evidence"
    return f"Done: {said.name}"


def where_words(where: Place, main: str | None = None) -> str:
    """A place in words: line 12, row 3 of Positions.csv.

    The file is left out where it is `main` or stands alone.
    """
    parts = [
        f"page {where.page}" if where.page is not None else "",
        f"line {where.line}" if where.line is not None else "",
        f"row {where.row}" if where.row is not None else "",
        where.path or "",
    ]
    here = ", ".join(part for part in parts if part)
    inner = where.file.rsplit("/", 1)[-1] if where.row is not None and where.file != main else ""
    return f"{here} of {inner}" if here and inner else here or "the file as a whole"
