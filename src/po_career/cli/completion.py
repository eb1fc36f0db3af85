"""What a shell may complete: ids of roles, skills and actions of the catalogue in force."""

import os


def roles(incomplete: str) -> list[tuple[str, str]]:
    """Role ids that begin like `incomplete`, with their titles."""
    return _starting("roles", incomplete)


def skills(incomplete: str) -> list[tuple[str, str]]:
    """Skill ids that begin like `incomplete`, with their names."""
    return _starting("skills", incomplete)


def actions(incomplete: str) -> list[tuple[str, str]]:
    """Action ids that begin like `incomplete`, with their titles."""
    return _starting("actions", incomplete)


def _starting(kind: str, incomplete: str) -> list[tuple[str, str]]:
    """Nothing where the catalogue cannot be read: a shell has no place for an error."""
    from po_career.cli.ladder import read_ladder
    from po_career.errors import PoCareerError
    from po_career.text import printable

    try:
        items = getattr(read_ladder(os.environ.get("PO_CAREER_CATALOG")), kind)
    except PoCareerError:
        return []
    return [(key, printable(getattr(item, "title", "") or item.name)) for key, item in items.items() if key.startswith(incomplete.lower())]
