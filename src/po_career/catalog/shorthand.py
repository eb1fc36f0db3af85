"""Short forms in files, written out before validation: the models know one form of each thing."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from po_career.catalog.model import Action, Cost, Identity, Span
from po_career.catalog.places import Node, plain

AS_TEXT = {(Cost, "seen"), (Identity, "version"), (Action, "details")}
"""Fields in which a number is written as a number and meant as a text."""


def expand(node: Node, kind: Any) -> Any:
    """The plain value of `node`, with every short form that the type `kind` allows written out.

    A number for a requirement is its level, for a span both its ends; a single item stands for a
    list of one; a key without a value, where it may be absent, is absent. What fits no short form
    stays as it is, for validation to refuse.
    """
    kind = bare(kind)
    if is_dataclass(kind):
        return _record(node, kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _list(node, arguments[0])
    if origin is Mapping and isinstance(node.value, dict):
        return {key: expand(child, arguments[1]) for key, child in node.value.items()}
    return plain(node)


def _record(node: Node, kind: Any) -> Any:
    if not isinstance(node.value, dict):
        return (
            dict.fromkeys(numbers(kind), node.value)
            if is_number(node) and numbers(kind)
            else plain(node)
        )
    known = shape(kind)
    record = {}
    for key, child in node.value.items():
        field_type, optional = known.get(key, (None, False))
        if child.value is None and optional:
            continue
        record[key] = _as_text(child) if (kind, key) in AS_TEXT else expand(child, field_type)
    return record


def _list(node: Node, kind: Any) -> Any:
    if isinstance(node.value, list):
        return [expand(child, kind) for child in node.value]
    if is_dataclass(single := bare(kind)):
        is_single = isinstance(node.value, dict) or (is_number(node) and bool(numbers(single)))
    else:
        is_single = isinstance(node.value, str) and single is not Any
    return [expand(node, kind)] if is_single else plain(node)


def numbers(kind: Any) -> tuple[str, ...]:
    """The keys that a bare number stands for, where a record of `kind` is expected."""
    if kind is Span:
        return ("low", "high")
    if next(iter(shape(kind))) == "level":
        return ("level",)
    meant: tuple[str, ...] = getattr(kind, "__from_number__", ())
    return meant


def _as_text(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _as_text(child) for key, child in node.value.items()}
    return node.raw if is_number(node) else plain(node)


def is_number(node: Node) -> bool:
    """Whether `node` is a number; true and false are none."""
    return isinstance(node.value, (int, float)) and not isinstance(node.value, bool)


def shape(kind: Any) -> Mapping[str, tuple[Any, bool]]:
    """The keys of a model: the type of each, and whether it may be absent."""
    return _shape(kind)


@cache
def _shape(kind: Any) -> Mapping[str, tuple[Any, bool]]:
    hints = get_type_hints(kind, include_extras=True)
    return {
        f.name.rstrip("_"): (
            hints[f.name],
            f.default is not MISSING or f.default_factory is not MISSING,
        )
        for f in fields(kind)
    }


def bare(kind: Any) -> Any:
    """`kind` without constraints, and without None."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not NoneType)
    return kind.__origin__ if hasattr(kind, "__metadata__") else kind
