"""Short forms in files, written out before validation, so that models know one form of each."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from po_career.catalog.model import Action, Cost, Identity, Skill, Span
from po_career.catalog.places import Node, plain

AS_TEXT = {(Cost, "seen"), (Identity, "version"), (Action, "details")}
"""Fields whose number is meant as a text."""
ANCHORS = (Skill, "anchors")
"""The field whose texts may each be a list of statements."""
ENDS = (".", "!", "?", "…", ":", ";")


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
        short = numbers(kind) if _is_number(node) else ()
        return dict.fromkeys(short, node.value) if short else plain(node)
    known = shape(kind)
    record = {}
    for key, child in node.value.items():
        if key not in known:
            record[key] = plain(child)
        elif child.value is not None or not is_optional(known[key]):
            record[key] = _field(kind, key, child, known[key].type)
    return record


def _field(kind: Any, key: str, node: Node, field: Any) -> Any:
    """The value of one key of a record of `kind`."""
    if (kind, key) in AS_TEXT:
        return _as_text(node)
    if (kind, key) == ANCHORS and isinstance(node.value, dict):
        return {level: _statements(child) for level, child in node.value.items()}
    return expand(node, field)


def joined(statements: Sequence[str]) -> str:
    """Several statements as one text; each ends as a sentence does."""
    if len(statements) == 1:
        return statements[0]
    return " ".join(text if text[-1:] in ENDS else f"{text}." for text in statements if text)


def _statements(node: Node) -> Any:
    """An anchor: a text, or a list of them."""
    listed = node.value if isinstance(node.value, list) else []
    texts = [one.value for one in listed]
    if texts and all(isinstance(text, str) and text for text in texts):
        return joined(texts)
    return plain(node)


def _list(node: Node, kind: Any) -> Any:
    if isinstance(node.value, list):
        return [expand(child, kind) for child in node.value]
    if is_dataclass(single := bare(kind)):
        is_single = isinstance(node.value, dict) or (_is_number(node) and bool(numbers(single)))
    else:
        is_single = isinstance(node.value, str) and single is not Any
    return [expand(node, kind)] if is_single else plain(node)


def numbers(kind: Any) -> tuple[str, ...]:
    """The keys that a bare number stands for if a record of `kind` is expected."""
    if kind is Span:
        return ("low", "high")
    if next(iter(shape(kind))) == "level":
        return ("level",)
    meant: tuple[str, ...] = getattr(kind, "__from_number__", ())
    return meant


def _as_text(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _as_text(child) for key, child in node.value.items()}
    return node.raw if _is_number(node) else plain(node)


def _is_number(node: Node) -> bool:
    """Whether `node` is a number; true and false are not."""
    return isinstance(node.value, (int, float)) and not isinstance(node.value, bool)


@cache
def shape(kind: Any) -> Mapping[str, Field[Any]]:
    """The fields of a model by the keys under which a file has them."""
    return {field.name.rstrip("_"): field for field in fields(kind)}


def is_optional(field: Field[Any]) -> bool:
    """Whether the key of `field` may be absent."""
    return field.default is not MISSING or field.default_factory is not MISSING


def bare(kind: Any) -> Any:
    """`kind` without constraints, and without None."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not NoneType)
    return kind.__origin__ if hasattr(kind, "__metadata__") else kind
