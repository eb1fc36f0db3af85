"""Models as JSON data: dicts, lists, strings, numbers, booleans and null."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any

from po_career.frozen import Frozen

AS_IT_IS = frozenset((str, int, bool, NoneType))
"""Types whose values are JSON data already; most values are, so it is asked before `to_plain` is
called for one.
"""


def to_plain(value: Any) -> Any:
    """`value` as JSON data: dataclasses and mappings become dicts, tuples lists, days ISO texts.

    A field's name loses its trailing underscore, and a whole number its ".0".
    """
    if type(value) is tuple:  # most are, and to ask whether something is a Mapping takes long
        return _plain_list(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Frozen):
        keys, fields = _fields(type(value))
        return _plain_dict(keys, fields(value))
    if isinstance(value, (str, int, NoneType)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _plain_dict(map(str, value), value.values())
    return _plain_list(value)


def _plain_list(items: Iterable[Any]) -> list[Any]:
    return [item if type(item) in AS_IT_IS else to_plain(item) for item in items]


def _plain_dict(keys: Iterable[str], items: Iterable[Any]) -> dict[str, Any]:
    return {
        key: item if type(item) in AS_IT_IS else to_plain(item)
        for key, item in zip(keys, items, strict=True)
    }


@cache
def _fields(owner: type[Frozen]) -> tuple[Sequence[str], Callable[[Any], Sequence[Any]]]:
    """The keys of a model, and what reads the fields of a value of it in one step."""
    names = owner.__match_args__
    keys = [name.rstrip("_") for name in names]
    if len(names) > 1:  # of one name it would give the bare value
        return keys, attrgetter(*names)
    return keys, lambda value: [getattr(value, name) for name in names]
