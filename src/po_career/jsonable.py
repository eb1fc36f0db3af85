"""From our dataclasses to what JSON knows: dicts, lists, strings, numbers, booleans and null."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def to_plain(value: Any) -> Any:
    """`value` as JSON data, in the order of its fields: dataclasses and mappings become dicts,
    tuples lists, days ISO text.

    A trailing underscore of a field's name goes; a whole number loses its ".0", so that 189.0 hours
    are written 189.
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {
            field.name.rstrip("_"): to_plain(getattr(value, field.name)) for field in fields(value)
        }
    return [to_plain(item) for item in value]
