"""Models as JSON data: dicts, lists, strings, numbers, booleans and null."""

from collections.abc import Mapping
from datetime import date
from types import NoneType
from typing import Any

from po_career.frozen import Frozen


def to_plain(value: Any) -> Any:
    """`value` as JSON data: dataclasses and mappings become dicts, tuples lists, days ISO texts.

    A field's name loses its trailing underscore, and a whole number its ".0".
    """
    if isinstance(value, (str, int, NoneType)):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Frozen):
        value = {name.rstrip("_"): getattr(value, name) for name in value.__match_args__}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return [to_plain(item) for item in value]
