"""Statements with the names around them, as nested files and texts have them, as one sheet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from po_career.intake.framework.cell_words import PARTS, Part
from po_career.intake.framework.column_parts import is_plain_level
from po_career.intake.framework.rungs import say_rungs
from po_career.intake.framework.spreadsheet import MOST_CELLS, Sheet, cell_text, unreadable

EXPECTED = "What is expected"
"""The skill of statements that stand below a role alone."""
HEADS: Mapping[Part, str] = {part: part.capitalize() for part in PARTS} | {"next": "Next role"}


class Entry(NamedTuple):
    """One statement or level, the names that it stands below from the outermost in, and its
    place.
    """

    names: Mapping[str, str]
    """Part, or another label, to name."""
    text: str
    place: str


def sheet_of(entries: Sequence[Entry], name: str, file: str) -> Sheet | None:
    """A sheet with one row for each entry; None if nothing says what they are about.

    Raises InvalidFileError if there are more than a sheet may have.
    """
    if not entries:
        return None
    parts = _parts_of(entries)
    if parts is None:
        return None
    has_levels = 2 * sum(is_plain_level(entry.text) for entry in entries) >= len(entries)
    value: Part = "level" if has_levels else "sentence"
    known: list[Part] = [part for part in PARTS if part in parts.values() and part != value]
    if value == "level" and "role" not in known:
        return None
    if "skill" not in known:
        known.append("skill")
    rows = [[*(HEADS[part] for part in known), HEADS[value]]]
    places = {}
    for entry in entries:
        by_part = {parts[label]: text for label, text in entry.names.items() if label in parts}
        rows.append([by_part.get(part, _missing(part)) for part in known] + [cell_text(entry.text)])
        places[len(rows)] = entry.place
    if len(rows) * len(rows[0]) > MOST_CELLS:
        raise unreadable(file, f"this holds more than {MOST_CELLS:,} names and statements")
    return Sheet(name, rows, places=places)


def _missing(part: Part) -> str:
    return EXPECTED if part == "skill" else ""


def _parts_of(entries: Iterable[Entry]) -> dict[str, Part] | None:
    """What each label stands for; None if nothing stands for a role, and no level does."""
    values: dict[str, dict[str, None]] = {}
    for entry in entries:
        for label, text in entry.names.items():
            values.setdefault(label, {})[text] = None
    parts: dict[str, Part] = {part: part for part in PARTS if part in values}
    free = [label for label in values if label not in parts]
    varied = [label for label in free if len(values[label]) > 1]
    if ("role" not in parts and "level" not in parts) or ("skill" in parts and "role" not in parts):
        role = _role_label(varied or free, values, parts)
        if role is not None:
            parts[role] = "role"
            free.remove(role)
    free = [label for label in free if label in varied] or free
    if "skill" not in parts and free and (len(free) > 1 or len(values[free[-1]]) > 1):
        parts[free.pop()] = "skill"
    if free and "category" not in parts and "skill" in parts.values():
        varied_groups = [label for label in free if label in varied]
        if varied_groups:
            parts[varied_groups[-1]] = "category"
    has_rung = "role" in parts.values() or "level" in parts
    return parts if has_rung else None


def _role_label(
    free: Sequence[str], values: Mapping[str, Mapping[str, None]], parts: Mapping[str, Part]
) -> str | None:
    """The label whose names are those of roles: names of rungs, else the outermost."""
    rungs = [label for label in free if say_rungs(list(values[label]))]
    if rungs:
        return rungs[-1]
    if not free or ("level" in parts and "sentence" in parts):
        return None
    return free[0]
