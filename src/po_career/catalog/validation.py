"""Values of a file as models, or every mistake in them, in words and at its place.

The annotations of a model say what it takes; docs/decisions/011-what-a-start-may-load.md says why
pydantic, which reads the same annotations, does not do this.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from po_career.bounds import Ge, Gt, Le, MaxLen, MinLen
from po_career.catalog.names import did_you_mean
from po_career.catalog.places import Document, Path
from po_career.catalog.shorthand import bare, expand, is_optional, numbers, shape
from po_career.errors import Problem

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
_NAMES: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day as 2026-11-30",
    tuple: "a list",
    Mapping: "keys with values",
}
"""What is expected, in the words of a message."""
_SHORT: Mapping[tuple[str, ...], str] = {
    ("level",): "a level",
    ("amount",): "an amount, or amount, currency, whose and until",
    ("low", "high"): "a number, or low and high",
}
"""Records that a number may stand for, by the keys that it stands for."""


def validate(document: Document, path: Path, kind: Any) -> tuple[Any, list[Problem]]:
    """The value at `path` as `kind`, a model or the type of one of its fields; or None and every
    mistake in it.

    Numbers in quotes, and true for 1, are mistakes. `path` must exist.
    """
    if (node := document.node(path)) is None:
        raise ValueError(f"{document.file} holds nothing")
    return checked(document, path, expand(node, kind), kind)


def checked(document: Document, path: Path, value: Any, kind: Any) -> tuple[Any, list[Problem]]:
    """`value`, JSON data that stands at `path`, as `kind`; or None and every mistake in it."""
    checker = _Checker(document)
    model = _reader(kind)(checker, value, tuple(path))
    return (None if checker.problems else model), checker.problems


def unknown_key(document: Document, path: Path, known: Iterable[str], hint: str = "") -> Problem:
    """The problem of a key that means nothing where it stands, with the nearest of `known`."""
    hint = hint or did_you_mean(str(path[-1]), known) or f"the keys here are {', '.join(known)}"
    return document.problem(path, f'unknown key "{path[-1]}"', hint, at_key=True)


class _Checker:
    """One value while it is read; where it has a mistake, what comes back is of no use."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def refuse(
        self, path: tuple[str | int, ...], expected: str, hint: str = "", *, count: bool = False
    ) -> None:
        """Note that something else is expected; `count` if it is the number of items."""
        if at_key := path[-1:] == (_AT_KEY,):
            path = path[:-1]
        node = self.document.node(path)
        found = f'"{path[-1]}"' if at_key or node is None else node.found
        written = self.document.written(path[:-1] if at_key else path)
        names = [step for step in written if isinstance(step, str)]
        what = ": ".join([*names[-1:], f"expected {expected}"])
        if not count:
            what += f", found {found}"
        self.problems.append(self.document.problem(path, what, hint, at_key=at_key))


_AT_KEY = -1
"""The last step of the path of a key, in place of its value: no text, since a file may hold any."""
Place = tuple[str | int, ...]
Read = Callable[[_Checker, Any, Place], Any]


@cache
def _reader(kind: Any) -> Read:
    """How a value is read as `kind`, worked out once for each type: a large file has a million
    values. A value that may be absent may also be null.
    """
    if NoneType in get_args(kind):
        parts: tuple[Any, ...] = get_args(kind)
        given = _reader(next(part for part in parts if part is not NoneType))
        return lambda checker, value, path: None if value is None else given(checker, value, path)
    if get_origin(kind) is Annotated:
        return _within(kind)
    if is_dataclass(kind):
        return _record(kind)
    return _READERS[get_origin(kind) or kind](kind)


def _within(kind: Any) -> Read:
    """A value that keeps the limits of its type."""
    base, *limits = get_args(kind)
    read = _reader(base)

    def within(checker: _Checker, value: Any, path: Place) -> Any:
        before = len(checker.problems)
        found = read(checker, value, path)
        for limit in limits:
            if len(checker.problems) > before:
                break
            if wrong := _beyond(found, limit):
                checker.refuse(path, wrong, count=isinstance(found, tuple))
        return found

    return within


def _record(kind: Any) -> Read:
    known = shape(kind)
    parts: dict[str, tuple[str, Read]] = {}
    for key, field in known.items():
        item_kind: Any = field.type
        parts[key] = field.name, _reader(item_kind)
    required = [key for key, field in known.items() if not is_optional(field)]

    def record(checker: _Checker, value: Any, path: Place) -> Any:
        if not isinstance(value, dict):
            return checker.refuse(path, _SHORT.get(numbers(kind), _NAMES[Mapping]))
        before = len(checker.problems)
        given = {}
        for key, item in value.items():
            if key in parts:
                name, read = parts[key]
                given[name] = read(checker, item, (*path, key))
            else:
                checker.problems.append(unknown_key(checker.document, (*path, key), known))
        for key in required:
            if key not in value:
                what = f'the key "{key}" is missing'
                checker.problems.append(checker.document.problem(path, what))
        return kind(**given) if len(checker.problems) == before else None

    return record


def _items(kind: Any) -> Read:
    item_kind = get_args(kind)[0]
    read = _reader(item_kind)
    short = numbers(bare(item_kind)) if is_dataclass(bare(item_kind)) else ()

    def items(checker: _Checker, value: Any, path: Place) -> Any:
        if isinstance(value, list):
            return tuple([read(checker, item, (*path, n)) for n, item in enumerate(value)])
        return checker.refuse(path, _SHORT.get(short, _NAMES[tuple]))

    return items


def _mapping(kind: Any) -> Read:
    key_kind, item_kind = get_args(kind)
    read_key, read = _reader(key_kind), _reader(item_kind)
    is_number = bare(key_kind) is int

    def mapping(checker: _Checker, value: Any, path: Place) -> Any:
        if not isinstance(value, dict):
            return checker.refuse(path, _NAMES[Mapping])
        found = {}
        for key, item in value.items():
            # a key is a text in JSON, also if it stands for a whole number
            plain = int(key) if is_number and _WHOLE.fullmatch(key) else key
            taken = read_key(checker, plain, (*path, key, _AT_KEY))
            found[taken] = read(checker, item, (*path, key))
        return found

    return mapping


def _scalar(kind: Any) -> Read:
    def scalar(checker: _Checker, value: Any, path: Place) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        is_number = kind is str and isinstance(value, (bool, int, float))
        return checker.refuse(path, _NAMES[kind], "put it in quotes" if is_number else "")

    return scalar


def _literal(kind: Any) -> Read:
    words = get_args(kind)

    def literal(checker: _Checker, value: Any, path: Place) -> Any:
        if value in words:
            return value
        near = did_you_mean(value, words) if isinstance(value, str) else ""
        return checker.refuse(path, _either(words), near)

    return literal


def _day(kind: Any) -> Read:
    def day(checker: _Checker, value: Any, path: Place) -> Any:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            return checker.refuse(path, _NAMES[kind])
        try:
            return date.fromisoformat(value)
        except ValueError:
            what = f"{value} does not exist in the calendar"
            checker.problems.append(checker.document.problem(path, what))
            return None

    return day


def _anything(_: Any) -> Read:
    return lambda _checker, value, _path: value


_READERS: Mapping[Any, Callable[[Any], Read]] = {
    tuple: _items,
    Mapping: _mapping,
    Literal: _literal,
    date: _day,
    Any: _anything,
    **dict.fromkeys((str, bool, int, float), _scalar),
}


def _beyond(value: Any, limit: Any) -> str:
    """What is expected instead of a value beyond its limit; empty if it keeps it."""
    match limit:
        case Ge(limit=least) if value < least:
            return f"{least:g} or more"
        case Gt(limit=below) if value <= below:
            return f"more than {below:g}"
        case Le(limit=most) if value > most:
            return f"at most {most:g}"
        case MinLen(limit=least) if len(value) < least:
            return _least(least, value)
        case MaxLen(limit=most) if len(value) > most:
            return f"at most {most} items"
    return ""


def _least(least: float, value: str | Sequence[Any]) -> str:
    if isinstance(value, str):
        return _NAMES[str] if least == 1 else f"{least} characters or more"
    return f"{least} items or more"


def _either(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
