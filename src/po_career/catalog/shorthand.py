"""Short forms in files, written out before validation, so that models know one form of each."""

from collections.abc import Callable, Mapping, Sequence
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
    return _expansion(kind)(node)


Expand = Callable[[Node], Any]


@cache
def _expansion(kind: Any) -> Expand:
    """How the values of one type are written out, worked out once: a large file has a million."""
    kind = bare(kind)
    if is_dataclass(kind):
        return _of_records(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _of_lists(arguments[0])
    return _of_mappings(_expansion(arguments[1])) if origin is Mapping else plain


def _of_records(kind: Any) -> Expand:
    known = shape(kind)
    parts = {key: (_of_field(kind, key, one.type), is_optional(one)) for key, one in known.items()}
    short = numbers(kind)

    def record(node: Node) -> Any:
        if not isinstance(node.value, dict):
            return dict.fromkeys(short, node.value) if short and _is_number(node) else plain(node)
        found = {}
        for key, child in node.value.items():
            if key not in parts:
                found[key] = plain(child)
                continue
            written_out, may_be_absent = parts[key]
            if child.value is not None or not may_be_absent:
                found[key] = written_out(child)
        return found

    return record


def _of_field(kind: Any, key: str, field: Any) -> Expand:
    """How the value of one key of a record of `kind` is written out."""
    if (kind, key) in AS_TEXT:
        return _as_text
    return _anchors if (kind, key) == ANCHORS else _expansion(field)


def _of_mappings(value: Expand) -> Expand:
    def mapping(node: Node) -> Any:
        if not isinstance(node.value, dict):
            return plain(node)
        return {key: value(child) for key, child in node.value.items()}

    return mapping


def _of_lists(kind: Any) -> Expand:
    single, expanded = bare(kind), _expansion(kind)
    is_model = is_dataclass(single)

    def items(node: Node) -> Any:
        if isinstance(node.value, list):
            return [expanded(child) for child in node.value]
        if is_model:
            is_single = isinstance(node.value, dict) or (_is_number(node) and numbers(single))
        else:
            is_single = isinstance(node.value, str) and single is not Any
        return [expanded(node)] if is_single else plain(node)

    return items


def _anchors(node: Node) -> Any:
    if not isinstance(node.value, dict):
        return plain(node)
    return {level: _statements(child) for level, child in node.value.items()}


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
