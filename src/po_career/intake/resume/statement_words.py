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

    The file is left out if it is `main` or stands alone.
    """
    numbers = {"page": where.page, "line": where.line, "row": where.row}
    parts = [f"{name} {number}" for name, number in numbers.items() if number is not None]
    here = ", ".join([*parts, where.path] if where.path else parts)
    if not here:
        return "the file as a whole"
    if where.row is None or where.file == main:
        return here
    return f"{here} of {where.file.rsplit('/', 1)[-1]}"
