"""Ladders in JSON and YAML: nested names with levels or statements at their ends."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from po_career.intake.framework.cell_words import PARTS, folded, part_of
from po_career.intake.framework.column_parts import is_plain_level, is_sentence
from po_career.intake.framework.entries import Entry, sheet_of
from po_career.intake.framework.spreadsheet import BULLET, Sheet, tidy

NAME_KEYS = frozenset(("name", "title", "displayname", "display name", "label", "heading"))
IDS = frozenset(("id", "key", "slug", "uuid", "order", "color", "icon", "url", "schema", "version"))
STATEMENTS = frozenset(
    (
        *("criteria", "signals", "examples", "expectations", "behaviours", "behaviors"),
        *("statements", "bullets", "summary", "description", "text", "content", "responsibilities"),
        *("indicators", "example tasks", "details", "items"),
    )
)
"""Keys whose texts are statements about what stands around them."""
IN_ORDER = frozenset(("levels", "milestones", "rungs", "steps", "stages", "grades"))
"""Keys of lists whose items are rungs or levels in their order."""
DEEPEST = 40
Names = Mapping[str, str]


def sheets_in(data: Any, name: str, around: Names | None = None) -> list[Sheet]:
    """The sheets in `data`, values of JSON or YAML; none if it is no ladder. `around` is what is
    known of all of it.
    """
    table = _table(data)
    if table is not None and not around:
        return [Sheet(name, table)]
    sheet = sheet_of(list(_entries(data, around or {}, "", "", 0)), name, name)
    return [sheet] if sheet is not None else []


def _table(data: Any) -> list[list[str]] | None:
    """The rows of a list of flat records, its keys as the header; None if it is something else."""
    while isinstance(data, dict) and len(data) == 1:
        [data] = data.values()
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data) or not data:
        return None
    keys: dict[str, None] = {}
    for record in data:
        if not all(_is_flat(value) for value in record.values()):
            return None
        keys |= dict.fromkeys(map(str, record))
    rows = [[_flat(record.get(key)) for key in keys] for record in data]
    return [[tidy(key) for key in keys], *rows]


def _is_flat(value: Any) -> bool:
    if isinstance(value, list):
        return all(not isinstance(one, (dict, list)) for one in value)
    return not isinstance(value, dict)


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return BULLET.join(filter(None, map(_flat, value)))
    return "" if value is None else tidy(str(value))


def _entries(data: Any, names: Names, kind: str, place: str, depth: int) -> Iterator[Entry]:
    """The statements and levels in `data`, which stands below `names`; `kind` is what the names in
    it are of.
    """
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        yield from _listed(data, names, kind, place, depth)
    elif not isinstance(data, dict):
        text = _flat(data)
        if text:
            yield Entry(names, text, place)
    elif _is_record(data):
        yield from _record(data, names, kind, place, depth)
    else:
        label = kind or f"name {depth}"
        for key, value in data.items():
            inner = {**names, label: tidy(str(key))}
            yield from _entries(value, inner, "", _below(place, key), depth + 1)


def _listed(
    data: Sequence[Any], names: Names, kind: str, place: str, depth: int
) -> Iterator[Entry]:
    """What a list holds; an item that names nothing is told by its number in a list of levels."""
    for number, item in enumerate(data, 1):
        inner = names
        if kind == "level" and not (isinstance(item, dict) and _names_itself(item)):
            inner = {**names, "level": str(number)}
        yield from _entries(item, inner, kind, f"{place}[{number - 1}]", depth + 1)


def _names_itself(record: Mapping[str, Any]) -> bool:
    return any(folded(str(key)) in NAME_KEYS or part_of(str(key)) == "level" for key in record)


def _is_record(data: Mapping[str, Any]) -> bool:
    """Whether the keys of a mapping say what it holds, and are no names themselves."""
    keys = {folded(str(key)) for key in data}
    said = {key for key in keys if key in NAME_KEYS or key in IN_ORDER or key in STATEMENTS}
    return bool(said) or any(part_of(key) is not None for key in keys)


def _record(
    data: Mapping[str, Any], names: Names, kind: str, place: str, depth: int
) -> Iterator[Entry]:
    """What a record holds, below the names that it gives."""
    inner = {**names, **_named(data, kind, depth)}
    statements = [key for key in data if folded(str(key)) in STATEMENTS or _part(key) == "sentence"]
    has_more = any(isinstance(value, (dict, list)) for value in data.values())
    if "level" in inner and "skill" in inner and not has_more and not statements:
        yield Entry({k: v for k, v in inner.items() if k != "level"}, inner["level"], place)
        return
    for key, value in data.items():
        word, where = folded(str(key)), _below(place, key)
        if word in NAME_KEYS or word in IDS or value is None:
            continue
        if key in statements and (_is_flat(value) or isinstance(value, list)):
            if not (word in ("description", "summary") and has_more):
                yield from _entries(value, inner, "", where, depth + 1)
        elif word in IN_ORDER:
            yield from _entries(value, inner, "level", where, depth + 1)
        elif isinstance(value, (dict, list)) and not (_is_flat(value) and _part(key)):
            part = _part(key)
            if part in ("role", "skill", "track", "category"):
                yield from _entries(value, inner, part, where, depth + 1)
            else:
                below = {**inner, f"name {depth} below": tidy(str(key))}
                yield from _entries(value, below, "", where, depth + 1)
        elif _part(key) is None and _says_something(value):
            yield Entry({**inner, f"name {depth} below": tidy(str(key))}, _flat(value), where)


def _named(data: Mapping[str, Any], kind: str, depth: int) -> dict[str, str]:
    """The names that a record gives to what is in it."""
    named: dict[str, str] = {}
    nested = any(not _is_flat(value) for value in data.values())
    titled = any(folded(str(key)) in NAME_KEYS for key in data)
    for key, value in data.items():
        text = _flat(value)
        if isinstance(value, (dict, list, bool)) or not text:
            continue
        part = _part(key)
        if folded(str(key)) in NAME_KEYS:
            named.setdefault(kind if kind in PARTS else f"name {depth}", text)
        elif part == "level" and nested:
            if not titled:
                named["role"] = text
        elif part is not None and part != "sentence":
            named[part] = text
    return named


def _part(key: Any) -> str | None:
    """What a key says that its value is."""
    return part_of(str(key))


def _says_something(value: Any) -> bool:
    """Whether a value under a key that is a name is a level or a statement."""
    text = _flat(value)
    return bool(text) and (is_plain_level(text) or is_sentence(text))


def _below(place: str, key: Any) -> str:
    return f"{place}.{key}" if place else str(key)
