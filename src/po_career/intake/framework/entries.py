"""Statements with the names around them, as nested files and texts have them, as one sheet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from po_career.intake.framework.cell_words import PARTS, Part
from po_career.intake.framework.column_parts import is_plain_level
from po_career.intake.framework.rungs import rank_of, say_rungs
from po_career.intake.framework.spreadsheet import MOST_CELLS, Sheet, cell_text, unreadable

TITLE = "title"
"""The label of what a file says that it is about."""
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
    parts = _parts_of(entries)
    has_levels = 2 * sum(is_plain_level(entry.text) for entry in entries) >= len(entries)
    needed = {"role"} if has_levels else {"role", "level"}
    if needed.isdisjoint(parts.values()):
        return None
    value: Part = "level" if has_levels else "sentence"
    known = sorted({*parts.values(), "skill"} - {value}, key=PARTS.index)
    rows = [[*(HEADS[part] for part in known), HEADS[value]]]
    rows += [_row(entry, parts, known) for entry in entries]
    if len(rows) * len(rows[0]) > MOST_CELLS:
        raise unreadable(file, f"this holds more than {MOST_CELLS:,} names and statements")
    places = {row: entry.place for row, entry in enumerate(entries, 2)}
    return Sheet(name, rows, places=places)


def _row(entry: Entry, parts: Mapping[str, Part], known: Sequence[Part]) -> list[str]:
    """The row of one entry."""
    by_part = {parts[label]: text for label, text in entry.names.items() if label in parts}
    by_part.setdefault("skill", EXPECTED)
    return [*(by_part.get(part, "") for part in known), cell_text(entry.text)]


def _parts_of(entries: Iterable[Entry]) -> dict[str, Part]:
    """What each label stands for."""
    values: dict[str, dict[str, None]] = {}
    for entry in entries:
        for label, text in entry.names.items():
            values.setdefault(label, {})[text] = None
    parts: dict[str, Part] = {part: part for part in PARTS if part in values}
    free = {label: names for label, names in values.items() if label not in parts}
    _take_role(parts, free)
    _take_skill(parts, free)
    varied = _varied(free)
    if varied and "category" not in parts and "skill" in parts.values():
        parts[varied[-1]] = "category"
    return parts


def _take_role(parts: dict[str, Part], free: dict[str, dict[str, None]]) -> None:
    """Let a label stand for roles, if none is called so: one with names of rungs, else the
    outermost that has more than one name.
    """
    if "role" in parts or ("level" in parts and "skill" not in parts):
        return
    varied = _varied(free)
    rungs = [label for label in varied if say_rungs(list(free[label]))]
    titles = [label for label in free if _is_title(label, free[label])]
    outermost = [] if {"level", "sentence"} <= parts.keys() else varied or list(free)
    _take(parts, free, "role", [*rungs[-1:], *titles[:1], *outermost])


def _take(
    parts: dict[str, Part], free: dict[str, dict[str, None]], part: Part, labels: Sequence[str]
) -> None:
    """Let the first of `labels`, if there is one, stand for `part`."""
    for label in labels[:1]:
        parts[label] = part
        del free[label]


def _is_title(label: str, names: Mapping[str, None]) -> bool:
    """Whether a label is what a file is about, or its one name says how high a role stands."""
    return label == TITLE or (len(names) == 1 and rank_of(*names).height is not None)


def _varied(free: Mapping[str, Mapping[str, None]]) -> list[str]:
    """The labels that have more than one name."""
    return [label for label, names in free.items() if len(names) > 1]


def _take_skill(parts: dict[str, Part], free: dict[str, dict[str, None]]) -> None:
    """Let the innermost label stand for skills, if none is called so."""
    if "skill" in parts:
        return
    varied = _varied(free)
    several = varied or (list(free) if len(free) > 1 or "role" in parts else [])
    _take(parts, free, "skill", several[-1:])
