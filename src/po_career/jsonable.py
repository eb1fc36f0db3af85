"""Models as JSON data: dicts, lists, strings, numbers, booleans and null."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
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
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Frozen):
        return _plain_dict(_fields(value))
    if isinstance(value, (str, int, NoneType)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _plain_dict((str(key), item) for key, item in value.items())
    return [item if type(item) in AS_IT_IS else to_plain(item) for item in value]


def _plain_dict(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: item if type(item) in AS_IT_IS else to_plain(item) for key, item in pairs}


def _fields(value: Frozen) -> Iterable[tuple[str, Any]]:
    names = value.__match_args__
    return zip(_keys(names), [getattr(value, name) for name in names], strict=True)


@cache
def _keys(names: tuple[str, ...]) -> Sequence[str]:
    return [name.rstrip("_") for name in names]
