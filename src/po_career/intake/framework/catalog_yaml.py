"""A drafted ladder as the files of a catalogue, with comments for whoever goes on with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from po_career.catalog.model import Requirement, Span
from po_career.catalog.yaml_text import in_quotes
from po_career.frozen import Frozen, given
from po_career.intake.framework.draft import Draft
from po_career.text import printable, word_set, words_in

LINE = "# yaml-language-server: $schema="
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/().'-]*[A-Za-z0-9)]|[A-Za-z]")
_WORDS = word_set("true false yes no on off null nan y n")
ROLE_FIELDS = words_in("id title track requires sources")
SKILL_FIELDS = words_in("id name category definition anchors sources")
"""What is written of a role and of a skill, in this order."""
ACTIONS = (
    (
        "These actions are drafts, so that plans can be made: one for each level that a role asks,"
        " all with the same hours."
    ),
    "Replace them by what people can really do, and how long it takes.",
)
Statements = Mapping[int, Sequence[str]]
"""Level to the statements of its anchor."""
FILES = {
    "stages.yaml": ("catalog", "tracks", "roles", "transitions"),
    "skills.yaml": ("scale", "categories", "skills"),
    "actions.yaml": ("actions",),
    "sources.yaml": ("sources",),
}
"""The keys that each file of a folder has."""


def folder_files(
    draft: Draft, name: str, header: Iterable[str], schemas: Mapping[str, str]
) -> Mapping[str, str]:
    """File name to text; `name` is the catalogue's id, `header` the comment of the first file,
    `schemas` file to the schema's path.
    """
    parts = _parts(draft, name)
    comments = {"stages.yaml": header, "actions.yaml": ACTIONS if draft.actions else ()}
    texts = {}
    for file, keys in FILES.items():
        schema = f"schema: po-career/{file.removesuffix('.yaml')}/1"
        lines = [LINE + schemas[file], *_comment(comments.get(file, ())), schema]
        for key in keys:
            lines += parts[key]
        texts[file] = "\n".join(lines) + "\n"
    return texts


def single_file(draft: Draft, name: str, header: Iterable[str]) -> str:
    """The whole catalogue as one text."""
    lines = [*_comment(header), "schema: po-career/catalog/1"]
    for key, part in _parts(draft, name).items():
        if key == "actions" and draft.actions:
            lines += _comment(ACTIONS)
        lines += part
    return "\n".join(lines) + "\n"


def text_of(text: str) -> str:
    """`text` as YAML takes it: as it is if that is plain, else in quotes with escapes."""
    if _PLAIN.fullmatch(text) and "  " not in text and text.lower() not in _WORDS:
        return text
    return in_quotes(text)


def _comment(lines: Iterable[str]) -> list[str]:
    return [f"# {printable(line)}".rstrip() for line in lines]


def _parts(draft: Draft, name: str) -> Mapping[str, Sequence[str]]:
    """The lines of each key of a catalogue, in the order of a single file."""
    actions = [given(action) | {"basis": "judgement"} for action in draft.actions]
    return {
        "catalog": [f'catalog: {{id: {text_of(name)}, version: "1"}}'],
        "scale": ["scale:", "  levels:", *(f"    - {flow(item)}" for item in draft.scale.levels)],
        "tracks": _short("tracks", draft.tracks),
        "categories": _short("categories", draft.categories),
        "sources": _short("sources", draft.sources),
        "roles": _long("roles", draft.roles, ROLE_FIELDS),
        "transitions": _short("transitions", draft.transitions),
        "skills": _long("skills", draft.skills, SKILL_FIELDS, draft.statements),
        "actions": _short("actions", actions) or ["actions: []"],
    }


def _short(key: str, items: Sequence[Any]) -> list[str]:
    """A list, one item a line; nothing if it is empty."""
    return [f"{key}:", *(f"  - {flow(item)}" for item in items)] if items else []


def _long(
    key: str,
    items: Iterable[Frozen],
    fields: Sequence[str],
    statements: Mapping[str, Statements] | None = None,
) -> list[str]:
    """A list, one field of an item a line, and a mapping one pair a line."""
    lines = [f"{key}:"]
    for item in items:
        told = (statements or {}).get(getattr(item, "id", ""), {})
        lines += item_lines(item, fields, told)
    return lines


def item_lines(item: Frozen, fields: Sequence[str], statements: Statements) -> list[str]:
    """One item of a list; an anchor of several `statements` is a list, one a line."""
    lines = []
    lead = "  - "
    for name in fields:
        value = getattr(item, name)
        if isinstance(value, Mapping) and value:
            lines.append(f"{lead}{name}:")
            lines += pair_lines(value, statements if name == "anchors" else {})
        elif value or name == "requires":
            lines.append(f"{lead}{name}: {flow(value)}")
        lead = "    "
    return lines


def pair_lines(pairs: Mapping[Any, Any], statements: Statements) -> list[str]:
    """The pairs of a mapping in an item, one a line."""
    lines = []
    for key, value in pairs.items():
        listed = statements.get(key, ())
        if listed:
            lines.append(f"      {flow(key)}:")
            lines += [f"        - {text_of(text)}" for text in listed]
        else:
            lines.append(f"      {flow(key)}: {flow(value)}")
    return lines


def flow(value: Any) -> str:
    """A value on one line, without what is absent."""
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, Span):
        value = value.low
    if isinstance(value, Requirement) and value.importance == "important":
        value = value.level
    if isinstance(value, Frozen):
        value = {name.rstrip("_"): item for name, item in given(value).items()}
    if not isinstance(value, Mapping):
        return f"{value:g}"
    pairs = (f"{flow(key)}: {flow(item)}" for key, item in value.items())
    return f"{{{', '.join(pairs)}}}"
