"""JSON Schemas, made from the models; the only module that talks to pydantic."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from po_career.catalog.shapes import AMENDABLE
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
    if "Amend" in made.get("$defs", {}):
        made["$defs"] = {**_amendable(), **made["$defs"]}
    schema: dict[str, Any] = _with_short_forms(made)
    for kind, name in AS_TEXT:
        if properties := schema.get("$defs", {}).get(kind.__name__, {}).get("properties"):
            properties[name] = _or_number(properties[name])
    _allow_level_names(schema.get("$defs", {}))
    if skill := schema.get("$defs", {}).get(ANCHORS[0].__name__, {}).get("properties"):
        _allow_lists(skill[ANCHORS[1]])
    if "Amend" in schema.get("$defs", {}):
        _allow_amendments(schema["$defs"])
    if "extends" in schema["properties"]:
        schema["anyOf"] = [{"required": schema.pop("required")}, {"required": ["extends"]}]
    return {"$schema": _DIALECT, **schema, "title": title}


def _allow_lists(anchors: dict[str, Any]) -> None:
    """Let each anchor be a list of statements too."""
    one = anchors["additionalProperties"]
    anchors["additionalProperties"] = {"anyOf": [one, {"type": "array", "items": one}]}


def _allow_level_names(models: Mapping[str, Any]) -> None:
    """Let the name of a level stand wherever a level stands."""
    for kind, name in _LEVELS:
        if kind in models:
            fields = models[kind]["properties"]
            fields[name] = {"anyOf": [fields[name], _LEVEL_NAME]}
    for kind, name in _BY_LEVEL:
        if kind in models:
            field = models[kind]["properties"][name]
            values = field["additionalProperties"]
            field["additionalProperties"] = {"anyOf": [values, _LEVEL_NAME]}


@cache
def _amendable() -> Mapping[str, Any]:
    """The schemas of all things that can be amended, and of their parts, by name."""
    models: dict[str, Any] = {}
    for kind in AMENDABLE.values():
        made = _on_one_line(_adapter(kind).json_schema(mode="validation"))
        models |= made.pop("$defs", {}) | {kind.__name__: made}
    return models


def _allow_amendments(models: dict[str, Any]) -> None:
    """Say of each thing that can be amended what an amendment of it looks like."""
    for name in _amendable():
        if "properties" in models[name]:
            models[f"Amended{name}"] = _amended(models[name], models)
    for key, kind in AMENDABLE.items():
        changed = {"$ref": f"#/$defs/Amended{kind.__name__}"}
        field = models["Amend"]["properties"][key]
        field["items" if field["type"] == "array" else "additionalProperties"] = changed


def _amended(schema: Any, models: Mapping[str, Any]) -> Any:
    """`schema` for what changes in such a thing: no key must be there, and null takes one away.
    Lists are given anew.
    """
    if isinstance(schema, list):
        return [_amended(part, models) for part in schema]
    if not isinstance(schema, Mapping) or schema.get("type") == "array":
        return schema
    kept = schema.keys() - {"required", "default"}
    changed = {key: _amended(part, models) for key, part in schema.items() if key in kept}
    if "properties" in models.get(_name(schema), {}):
        changed["$ref"] = f"#/$defs/Amended{_name(schema)}"
    for key, part in schema.get("properties", {}).items():
        changed["properties"][key] = _or_null(_amended(part, models))
    if isinstance(values := schema.get("additionalProperties"), Mapping):
        changed["additionalProperties"] = _or_null(_amended(values, models))
    return changed


def _or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


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
        return [_SHORT[name], _LEVEL_NAME] if name == "Requirement" else [_SHORT[name]]
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
_LEVELS = (("Rating", "level"), ("Requirement", "level"))
_BY_LEVEL = (
    ("Action", "raises"),
    ("Action", "opens"),
    ("Prerequisites", "skills"),
    ("SkillCheck", "caps"),
)
"""Fields that hold a level, and fields that hold levels by id; each with its model."""
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
