"""Models as JSON data: dicts, lists, strings, numbers, booleans and null."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any


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
    if is_dataclass(value):
        value = {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return [to_plain(item) for item in value]
