"""The pages of the JSON Schemas: a table of fields for each kind of object."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from command_pages import as_cell, as_text

PRINTED_BY = {
    "plan": "po-career plan --json",
    "profile-show": "po-career profile show --json",
    "change": "po-career rate SKILL LEVEL --json",
    "import": "po-career profile import FILE --json",
    "check": "po-career catalog check --json",
    "catalog-import": "po-career catalog import FILE --json",
    "catalog-show": "po-career catalog show --json",
    "catalog-diff": "po-career catalog diff OLD NEW --json",
}
"""The command that prints it, if that is not called like the schema."""


def schema_page(name: str, title: str, schema: Mapping[str, Any], *, by_people: bool) -> str:
    """One schema: its fields, and those of every object within."""
    return "\n".join(_lines(name, title, schema, by_people=by_people)) + "\n"


def _lines(name: str, title: str, schema: Mapping[str, Any], *, by_people: bool) -> Iterator[str]:
    command = PRINTED_BY.get(name, f"po-career {name} --json")
    source = "A file that you write." if by_people else f"What `{command}` prints."
    yield from (f"# Schema {name}", "", f"{as_text(title)}. {source}", "")
    yield f"`po-career schema {name}` prints the schema itself; here it is as [{name}.schema.json]({name}.schema.json)."
    if about := schema.get("description"):
        yield from ("", _paragraph(about))
    yield from ("", *_fields(schema))
    for kind, part in schema.get("$defs", {}).items():
        yield from ("", f"## {kind}", "", _paragraph(part.get("description", "")), "", *_fields(part))


def _fields(part: Mapping[str, Any]) -> Iterator[str]:
    if not part.get("properties"):
        yield f"This is {_type(part)}."
        return
    required = set(part.get("required", ()))
    yield "| field | type | what it says |"
    yield "| --- | --- | --- |"
    for name, field in part["properties"].items():
        kind = _type(field) + ("" if name in required else "; optional")
        yield f"| `{name}` | {kind} | {as_cell(_as_json(field.get('description', '')))} |"


def _type(field: Mapping[str, Any]) -> str:
    """The type of a field in words; kinds of objects are links to their tables."""
    if ref := field.get("$ref"):
        kind = ref.rpartition("/")[2]
        return f"[{kind}](#{kind.lower()})"
    if "const" in field:
        return f"always `{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" if value is not None else "null" for value in field["enum"])
    if options := field.get("anyOf") or field.get("oneOf"):
        kinds = sorted(dict.fromkeys(map(_type, options)), key="null".__eq__)  # null comes last
        return " or ".join(kinds)
    return _plain_type(field)


def _plain_type(field: Mapping[str, Any]) -> str:
    kind = field.get("type", "anything")
    if kind == "array":
        return f"list of {_type(field['items'])}" if "items" in field else "list"
    if kind == "object":
        values = field.get("additionalProperties")
        return f"by name: {_type(values)}" if isinstance(values, dict) and values else "object"
    return str(field.get("format", kind)) + _limits(field)


def _limits(field: Mapping[str, Any]) -> str:
    words = {"minimum": "from", "exclusiveMinimum": "above", "maximum": "to"}
    return "".join(f" {word} {field[key]}" for key, word in words.items() if key in field)


def _paragraph(text: str) -> str:
    return as_text(" ".join(_as_json(text).split()))


def _as_json(text: str) -> str:
    """A description says None where JSON says null."""
    return re.sub(r"\bNone\b", "null", text)
