"""Ladders in JSON and YAML: nested names with levels or statements at their ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from po_career.intake.framework.cell_words import PARTS, folded, part_of
from po_career.intake.framework.column_parts import is_plain_level, is_sentence
from po_career.intake.framework.entries import Entry, sheet_of
from po_career.intake.framework.spreadsheet import BULLET, Sheet, tidy
from po_career.text import word_set

NAME_KEYS = word_set("name, title, displayname, display name, label, heading")
IDS = word_set("id, key, slug, uuid, order, color, icon, url, schema, version")
STATEMENTS = word_set(
    "criteria, signals, examples, expectations, behaviours, behaviors, statements, bullets,"
    " summary, description, text, content, responsibilities, indicators, example tasks, details,"
    " items"
)
"""Keys whose texts are statements about what stands around them."""
IN_ORDER = word_set("levels, milestones, rungs, steps, stages, grades")
"""Keys of lists whose items are rungs or levels in their order."""
DEEPEST = 40
LONGEST_SHOWN = 120
"""Characters of a text that a message shows."""
Names = Mapping[str, str]


def sheets_in(data: Any, name: str, around: Names | None = None) -> list[Sheet]:
    """The sheets in `data`, values of JSON or YAML; none if it is no ladder. `around` is what is
    known of all of it.
    """
    table = _table(data)
    if table is not None and not around:
        return [Sheet(name, table)]
    reader = _Reader()
    sheet = sheet_of(list(reader.entries(data, around or {}, "", "", 0)), name, name)
    return [replace(sheet, unread=reader.unread)] if sheet is not None else []


def _table(data: Any) -> list[list[str]] | None:
    """The rows of a list of flat records, its keys as the header; None if it is something else."""
    while isinstance(data, dict) and len(data) == 1:
        [data] = data.values()
    if not isinstance(data, list) or not data or not all(map(_is_flat_record, data)):
        return None
    keys: dict[str, None] = {}
    for record in data:
        keys |= dict.fromkeys(record)
    rows = [[_flat(record.get(key)) for key in keys] for record in data]
    return [[tidy(str(key)) for key in keys], *rows]


def _is_flat_record(record: Any) -> bool:
    return isinstance(record, dict) and all(map(_is_flat, record.values()))


def _is_flat(value: Any) -> bool:
    if isinstance(value, list):
        return all(not isinstance(one, (dict, list)) for one in value)
    return not isinstance(value, dict)


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return BULLET.join(filter(None, map(_flat, value)))
    return "" if value is None else tidy(str(value))


class _Reader:
    """Nested values while they are read."""

    def __init__(self) -> None:
        self.unread: dict[str, str] = {}
        """Place to text of what nothing could be made of."""

    def entries(
        self, data: Any, names: Names, kind: str, place: str, depth: int
    ) -> Iterator[Entry]:
        """The statements and levels in `data`, which stands below `names`; `kind` is what the names
        in it are of.
        """
        if depth > DEEPEST:
            self.unread[place] = tidy(str(data))[:LONGEST_SHOWN]
        elif isinstance(data, list):
            yield from self.listed(data, names, kind, place, depth)
        elif not isinstance(data, dict):
            text = _flat(data)
            if text:
                yield Entry(names, text, place)
        elif _is_record(data):
            yield from self.record(data, names, kind, place, depth)
        else:
            label = kind or f"name {depth}"
            for key, value in data.items():
                inner = {**names, label: tidy(str(key))}
                yield from self.entries(value, inner, "", _below(place, key), depth + 1)

    def listed(
        self, data: Sequence[Any], names: Names, kind: str, place: str, depth: int
    ) -> Iterator[Entry]:
        """What a list holds; in one of levels, an item without a name has its number."""
        for number, item in enumerate(data, 1):
            inner = names
            keys = item if isinstance(item, dict) else {}
            if kind == "level" and not any(_is_name(key) or _part(key) == "level" for key in keys):
                inner = {**names, "level": str(number)}
            yield from self.entries(item, inner, kind, f"{place}[{number - 1}]", depth + 1)

    def record(
        self, data: Mapping[str, Any], names: Names, kind: str, place: str, depth: int
    ) -> Iterator[Entry]:
        """What a record holds, below the names that it gives."""
        nested = any(not _is_flat(value) for value in data.values())
        inner = {**names, **_named(data, kind, depth, nested=nested)}
        statements = any(_is_statement(key) and value for key, value in data.items())
        if {"level", "skill"} <= inner.keys() and not nested and not statements:
            level = inner.pop("level")
            yield Entry(inner, level, place)
        for key, value in data.items():
            if not _is_used(key, value, nested=nested):
                yield from self.value(key, value, inner, _below(place, key), depth)

    def in_order(self, value: Any, names: Names, place: str, depth: int) -> Iterator[Entry]:
        """What a list of rungs or levels holds; mere names of them say nothing more."""
        listed = value if isinstance(value, list) else [value]
        if all(_is_flat(one) and not _says_something(one) for one in listed):
            self.unread[place] = ", ".join(map(_flat, listed))[:LONGEST_SHOWN]
        else:
            yield from self.entries(value, names, "level", place, depth + 1)

    def value(self, key: str, value: Any, names: Names, place: str, depth: int) -> Iterator[Entry]:
        """What a key of a record holds that gives no name itself."""
        below = {**names, f"name {depth} below": tidy(str(key))}
        if _is_statement(key):
            yield from self.entries(value, names, "", place, depth + 1)
        elif folded(str(key)) in IN_ORDER:
            yield from self.in_order(value, names, place, depth)
        elif isinstance(value, (dict, list)):
            part = _part(key)
            hint = str(part) if part in ("role", "skill", "track", "category") else ""
            yield from self.entries(value, names if hint else below, hint, place, depth + 1)
        elif _part(key) is None and _says_something(value):
            yield Entry(below, _flat(value), place)
        elif _flat(value):
            self.unread[place] = _flat(value)[:LONGEST_SHOWN]


def _is_record(data: Mapping[str, Any]) -> bool:
    """Whether the keys of a mapping say what it holds, and are no names themselves."""
    keys = {folded(str(key)) for key in data}
    said = {key for key in keys if key in NAME_KEYS or key in IN_ORDER or key in STATEMENTS}
    return bool(said) or any(part_of(key) is not None for key in keys)


def _is_statement(key: Any) -> bool:
    """Whether a key has statements about what stands around it."""
    return folded(str(key)) in STATEMENTS or _part(key) == "sentence"


def _is_used(key: Any, value: Any, *, nested: bool) -> bool:
    """Whether a key of a record needs no further reading: it names something, or is a number of
    the file's own.
    """
    word = folded(str(key))
    if word in NAME_KEYS or word in IDS or value is None:
        return True
    if nested and word in ("description", "summary") and not isinstance(value, (dict, list)):
        return True
    part = _part(key)
    return part is not None and part != "sentence" and not isinstance(value, (dict, list))


def _named(data: Mapping[str, Any], kind: str, depth: int, *, nested: bool) -> dict[str, str]:
    """The names that a record gives to what is in it."""
    named: dict[str, str] = {}
    name = kind if kind in PARTS else f"name {depth}"
    for key, value in data.items():
        if not _may_name(value):
            continue
        text, part = _flat(value), _part(key)
        if _is_name(key):
            named.setdefault(name, text)
        elif part == "level" and nested:
            named["rank"] = text
        elif part not in (None, "sentence"):
            named[str(part)] = text
    rank = named.pop("rank", "")
    if rank and not any(map(_is_name, data)):
        named["role"] = rank
    return named


def _may_name(value: Any) -> bool:
    """Whether a value may be a name: a text or a number."""
    return not isinstance(value, (dict, list, bool)) and bool(_flat(value))


def _is_name(key: Any) -> bool:
    """Whether a key says that its value is a name, and not of what."""
    return folded(str(key)) in NAME_KEYS


def _part(key: Any) -> str | None:
    """What a key says that its value is."""
    return part_of(str(key))


def _says_something(value: Any) -> bool:
    """Whether a value under a key that is a name is a level or a statement."""
    text = _flat(value)
    return bool(text) and (is_plain_level(text) or is_sentence(text))


def _below(place: str, key: Any) -> str:
    return f"{place}.{key}" if place else str(key)
