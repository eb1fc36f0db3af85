"""A mistake in the shape of a file, in words for people, at the nearest place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any, NamedTuple, get_args, get_origin

from po_career.catalog.places import Document, Path
from po_career.catalog.shorthand import bare, numbers, shape
from po_career.errors import Problem


class Mistake(NamedTuple):
    """One mistake as validation names it: its kind, where it is, and the limits that it broke."""

    kind: str
    path: tuple[str | int, ...]
    limits: Mapping[str, Any]


_EXPECTED: Mapping[str, str] = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "finite_number": "a number that can be counted with",
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "dataclass_type": "keys with values",
    "date_type": "a day as 2026-11-30",
    "date_parsing": "a day as 2026-11-30",
    "none_required": "nothing",
}
_SHORT: Mapping[tuple[str, ...], str] = {
    ("level",): "a level",
    ("amount",): "an amount, or amount, currency, whose and until",
}
_LIMITS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "greater_than_equal": lambda limits: f"{limits['ge']:g} or more",
    "greater_than": lambda limits: f"more than {limits['gt']:g}",
    "less_than_equal": lambda limits: f"{limits['le']:g} at most",
    "less_than": lambda limits: f"less than {limits['lt']:g}",
    "string_too_short": lambda limits: (
        "a text" if limits["min_length"] == 1 else f"{limits['min_length']} characters or more"
    ),
    "too_short": lambda limits: f"{limits['min_length']} items or more",
    "too_long": lambda limits: f"{limits['max_length']} items at most",
    "literal_error": lambda limits: _either(re.findall(r"'([^']*)'", limits["expected"])),
}


def problem_of(document: Document, mistake: Mistake, kind: Any, root: int) -> Problem:
    """`mistake` as a problem of `document`.

    `kind` is the type of what stands at the first `root` steps of its path.
    """
    path = mistake.path
    if at_key := path[-1:] == ("[key]",):
        path = path[:-1]
    if mistake.kind == "unexpected_keyword_argument":
        return unknown_key(document, path, keys_at(kind, path[root:-1]))
    if mistake.kind == "missing":
        return document.problem(path[:-1], f'the key "{path[-1]}" is missing')
    node = document.node(path)
    hint = (
        "put it in quotes"
        if mistake.kind == "string_type" and node and isinstance(node.value, (bool, int, float))
        else ""
    )
    expected = _expected(mistake, _type_at(kind, path[root:]))
    return document.problem(
        path, _sentence(document, mistake, path, expected, at_key=at_key), hint, at_key=at_key
    )


def unknown_key(document: Document, path: Path, known: Iterable[str], hint: str = "") -> Problem:
    """A key that means nothing where it stands, with the nearest of the known ones."""
    from po_career.catalog.names import did_you_mean

    known = list(known)
    hint = (
        hint
        or did_you_mean(str(path[-1]), known)
        or (f"the keys here are {', '.join(known)}" if known else "")
    )
    return document.problem(path, f'unknown key "{path[-1]}"', hint, at_key=True)


def keys_at(kind: Any, path: Path) -> list[str]:
    """The keys of the model that stands at `path` below `kind`; none where there is no model."""
    here = _type_at(kind, path)
    return list(shape(here)) if is_dataclass(here) else []


def _type_at(kind: Any, path: Path) -> Any:
    """The type of what stands at `path` below a value of type `kind`; None where
    nothing may stand.
    """
    here: Any = bare(kind)
    for step in path:
        if is_dataclass(here):
            fields: Mapping[str, Any] = shape(here)
            here = bare(fields[str(step)][0]) if str(step) in fields else None
        elif arguments := get_args(here):
            here = bare(arguments[0] if get_origin(here) is tuple else arguments[-1])
    return here


def _expected(mistake: Mistake, kind: Any) -> str:
    if mistake.kind in _LIMITS:
        return _LIMITS[mistake.kind](mistake.limits)
    if mistake.kind in ("tuple_type", "dataclass_type"):
        record = bare(get_args(kind)[0]) if get_origin(kind) is tuple else kind
        if is_dataclass(record) and (short := numbers(record)):
            return _SHORT.get(short, "a number, or low and high")
    return _EXPECTED.get(mistake.kind, "another value")


def _sentence(
    document: Document, mistake: Mistake, path: Path, expected: str, *, at_key: bool
) -> str:
    node = document.node(path)
    found = f'"{path[-1]}"' if at_key or node is None else node.found
    if mistake.kind == "date_parsing" and _is_shaped_like_a_day(found):
        return f"there is no day {found.strip(chr(34))}"
    written = document.written(path[: -1 if at_key else None])
    name = next((step for step in reversed(written) if isinstance(step, str)), "")
    expected = (
        f"expected {expected}"
        if mistake.kind in ("too_short", "too_long")
        else f"expected {expected}, found {found}"
    )
    return f"{name}: {expected}" if name else expected


def _is_shaped_like_a_day(found: str) -> bool:
    try:
        date.fromisoformat(found.strip('"'))
    except ValueError:
        return re.fullmatch(r'"\d{4}-\d\d-\d\d"', found) is not None
    return False


def _either(words: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
