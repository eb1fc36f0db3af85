"""What is plainly right is taken without pydantic, whose import costs more than the rest of a
start; all else is for it to judge.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen

MOST = 10**15
"""Whole numbers beyond this are left to pydantic."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEY = re.compile(r"0|-?[1-9]\d{0,8}", re.ASCII)


class Unsure(Exception):
    """The value is not plainly right; it need not be wrong."""


def taken(value: Any, kind: Any) -> Any:
    """`value`, as JSON knows it, as an instance of `kind`, a model or the type of one of its
    fields. Raises Unsure.

    What comes back is what pydantic would give (a test compares them); nothing that it would refuse
    is taken.
    """
    if kind is Any:
        return value
    if is_dataclass(kind):
        return _record(value, kind)
    return _OF[get_origin(kind) or kind](value, kind)


def _record(value: Any, kind: Any) -> Any:
    _need(type(value) is dict)
    known = {field.name.rstrip("_"): field for field in fields(kind)}
    _need(value.keys() <= known.keys())
    _need(
        all(
            name in value or field.default is not MISSING or field.default_factory is not MISSING
            for name, field in known.items()
        )
    )
    return kind(**{known[name].name: taken(item, known[name].type) for name, item in value.items()})


def _annotated(value: Any, kind: Any) -> Any:
    base, *limits = get_args(kind)
    found = taken(value, base)
    _need(all(_keeps(found, limit) for limit in limits))
    return found


def _keeps(value: Any, limit: Any) -> bool:
    match limit:
        case Ge(ge=least):
            return bool(value >= least)
        case Gt(gt=below):
            return bool(value > below)
        case Le(le=most):
            return bool(value <= most)
        case MinLen(min_length=least):
            return len(value) >= least
        case MaxLen(max_length=most):
            return len(value) <= most
    return False


def _union(value: Any, kind: Any) -> Any:
    for part in get_args(kind):
        try:
            return taken(value, part)
        except Unsure:
            continue
    raise Unsure


def _literal(value: Any, kind: Any) -> Any:
    _need(any(type(value) is type(one) and value == one for one in get_args(kind)))
    return value


def _tuple(value: Any, kind: Any) -> Any:
    _need(type(value) is list)
    return tuple(taken(item, get_args(kind)[0]) for item in value)


def _mapping(value: Any, kind: Any) -> Any:
    _need(type(value) is dict)
    key_kind, item_kind = get_args(kind)
    return {
        taken(_key(key, key_kind), key_kind): taken(item, item_kind) for key, item in value.items()
    }


def _key(key: str, kind: Any) -> str | int:
    """Keys are texts in JSON, also where they stand for whole numbers."""
    base = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    return int(key) if base is int and _KEY.fullmatch(key) else key


def _text(value: Any, _: Any) -> Any:
    _need(type(value) is str and not any("\ud800" <= character <= "\udfff" for character in value))
    return value


def _bool(value: Any, _: Any) -> Any:
    _need(type(value) is bool)
    return value


def _int(value: Any, _: Any) -> Any:
    _need(type(value) is int and abs(value) <= MOST)
    return value


def _float(value: Any, _: Any) -> Any:
    _need(type(value) in (int, float) and isfinite(value) and abs(value) <= MOST)
    return float(value)


def _day(value: Any, _: Any) -> Any:
    _need(type(value) is str and _DAY.fullmatch(value) is not None)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Unsure from None


def _none(value: Any, _: Any) -> Any:
    _need(value is None)


def _need(plain: object) -> None:
    if not plain:
        raise Unsure


_OF: Mapping[Any, Callable[[Any, Any], Any]] = {
    Annotated: _annotated,
    Literal: _literal,
    Union: _union,
    UnionType: _union,
    tuple: _tuple,
    Mapping: _mapping,
    str: _text,
    bool: _bool,
    int: _int,
    float: _float,
    date: _day,
    NoneType: _none,
}
"""What takes a value, by the kind or by what the kind is made of."""
