"""JSON Schemas, made from the models; the only module that talks to pydantic."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from po_career.catalog.shorthand import ANCHORS, AS_TEXT

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def schema_of(model: Any, *, title: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `model` looks like when it is written."""
    schema = _on_one_line(_adapter(model).json_schema(mode="serialization"))
    return {"$schema": _DIALECT, **schema, "title": title}


def schema_of_input(model: Any, *, title: str) -> dict[str, Any]:
    """The JSON Schema of a file that people write.

    As `schema_of`, and short forms and absent values are allowed.
    """
    made = _on_one_line(_adapter(model).json_schema(mode="validation"))
    schema: dict[str, Any] = _with_short_forms(made)
    for kind, name in AS_TEXT:
        if properties := schema.get("$defs", {}).get(kind.__name__, {}).get("properties"):
            properties[name] = _or_number(properties[name])
    if skill := schema.get("$defs", {}).get(ANCHORS[0].__name__, {}).get("properties"):
        _allow_lists(skill[ANCHORS[1]])
    if rating := schema.get("$defs", {}).get("Rating"):
        rating["properties"]["level"] = {"anyOf": [rating["properties"]["level"], _LEVEL_NAME]}
    if "extends" in schema["properties"]:
        schema["anyOf"] = [{"required": schema.pop("required")}, {"required": ["extends"]}]
    return {"$schema": _DIALECT, **schema, "title": title}


def _allow_lists(anchors: dict[str, Any]) -> None:
    """Let each anchor be a list of statements too."""
    one = anchors["additionalProperties"]
    anchors["additionalProperties"] = {"anyOf": [one, {"type": "array", "items": one}]}


def _on_one_line(schema: Any) -> Any:
    """`schema` with descriptions whose paragraphs are one line each."""
    if isinstance(schema, list):
        return [_on_one_line(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = {key: _on_one_line(part) for key, part in schema.items()}
    if isinstance(said := found.get("description"), str):
        paragraphs = (" ".join(part.split()) for part in said.split("\n\n"))
        found["description"] = "\n\n".join(paragraphs)
    return found


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _with_short_forms(schema: Any) -> Any:
    """`schema` with the short forms of `catalog.shorthand` beside the full ones."""
    if isinstance(schema, list):
        return [_with_short_forms(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    inner = {key: _with_short_forms(part) for key, part in schema.items()}
    if short := _short_form(schema):
        about = {key: inner.pop(key) for key in ("description", "default", "title") if key in inner}
        return {"anyOf": [inner, *short], **about}
    return inner


def _short_form(schema: Mapping[str, Any]) -> list[Any]:
    """What may stand for a value of `schema`, which is one of pydantic's."""
    if (name := _name(schema)) in _SHORT:
        return [_SHORT[name]]
    if schema.get("type") != "array":
        return []
    items = schema.get("items", {})
    if _name(items) == "Rating":
        return [items, _LEVEL, _LEVEL_NAME]
    return [items] if items.get("type") == "string" else []


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def _or_number(schema: Mapping[str, Any]) -> dict[str, Any]:
    if "additionalProperties" in schema:
        return {**schema, "additionalProperties": _or_number(schema["additionalProperties"])}
    return {"anyOf": [schema, {"type": "number"}]}


_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LEVEL: Mapping[str, Any] = {"type": "integer", "minimum": 0}
_LEVEL_NAME: Mapping[str, Any] = {"type": "string", "pattern": "\\D"}
_TOMBSTONE: Mapping[str, Any] = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "replaced_by": {"type": "string"}},
    "required": ["id", "replaced_by"],
    "additionalProperties": False,
}
_SHORT: Mapping[str, Any] = {
    "Requirement": _LEVEL,
    "Span": {"type": "number", "minimum": 0},
    "Budget": {"type": "number", "minimum": 0, "maximum": 1_000_000},
    "Role": _TOMBSTONE,
    "Skill": _TOMBSTONE,
    "Action": _TOMBSTONE,
}
