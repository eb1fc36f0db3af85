"""A drafted ladder as the files of a catalogue, with comments for whoever goes on with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from po_career.catalog.model import Requirement, Span
from po_career.catalog.yaml_text import in_quotes
from po_career.frozen import Frozen, given
from po_career.intake.framework.draft import Draft
from po_career.text import printable

LINE = "# yaml-language-server: $schema="
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/().'-]*[A-Za-z0-9)]|[A-Za-z]")
_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "null", "nan", "y", "n"])


def folder_files(
    draft: Draft, name: str, header: Sequence[str], schemas: Mapping[str, str]
) -> Mapping[str, str]:
    """File name to text; `name` is the catalogue's id, `header` the comment of the first file,
    `schemas` file to the schema's path.
    """
    files = {
        "stages.yaml": [
            "schema: po-career/stages/1",
            *_identity(name),
            *_block("tracks", draft.tracks),
            *_roles(draft),
            *_block("transitions", draft.transitions),
        ],
        "skills.yaml": [
            "schema: po-career/skills/1",
            *_scale(draft),
            *_block("categories", draft.categories),
            *_skills(draft),
        ],
        "actions.yaml": ["schema: po-career/actions/1", *_actions(draft)],
        "sources.yaml": ["schema: po-career/sources/1", *_block("sources", draft.sources)],
    }
    comment = {
        "stages.yaml": _comment(header),
        "actions.yaml": _comment(ACTIONS if draft.actions else ()),
    }
    return {
        file: "\n".join([LINE + schemas[file], *comment.get(file, ()), *lines]) + "\n"
        for file, lines in files.items()
    }


def single_file(draft: Draft, name: str, header: Sequence[str]) -> str:
    """The whole catalogue as one text."""
    lines = [
        *_comment(header),
        "schema: po-career/catalog/1",
        *_identity(name),
        *_scale(draft),
        *_block("tracks", draft.tracks),
        *_block("categories", draft.categories),
        *_block("sources", draft.sources),
    ]
    lines += [
        *_roles(draft),
        *_block("transitions", draft.transitions),
        *_skills(draft),
        *(_comment(ACTIONS) if draft.actions else ()),
        *_actions(draft),
    ]
    return "\n".join(lines) + "\n"


ACTIONS = (
    (
        "These actions are drafts, so that plans can be made: one for each level that a role asks,"
        " all with the same hours."
    ),
    "Replace them by what people can really do, and how long it takes.",
)


def text_of(text: str) -> str:
    """`text` as YAML takes it: as it is where that is plain, else in quotes with escapes."""
    if _PLAIN.fullmatch(text) and "  " not in text and text.lower() not in _WORDS:
        return text
    return in_quotes(text)


def _comment(lines: Iterable[str]) -> list[str]:
    return [f"# {printable(line)}".rstrip() for line in lines]


def _identity(name: str) -> list[str]:
    return [f'catalog: {{id: {text_of(name)}, version: "1"}}']


def _flow(value: Any) -> str:
    """A value on one line, without what is absent."""
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, Span):
        return f"{value.low:g}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, Frozen):
        value = {name.rstrip("_"): item for name, item in given(value).items()}
    if not isinstance(value, Mapping):
        return f"{value:g}"
    pairs = (f"{_flow(key)}: {_flow(item)}" for key, item in value.items())
    return f"{{{', '.join(pairs)}}}"


def _block(key: str, items: Sequence[Any], *, needed: bool = False) -> list[str]:
    """A list, one item a line."""
    if not items:
        return [f"{key}: []"] if needed else []
    return [f"{key}:", *(f"  - {_flow(item)}" for item in items)]


def _scale(draft: Draft) -> list[str]:
    return ["scale:", "  levels:", *(f"    - {_flow(level)}" for level in draft.scale.levels)]


def _roles(draft: Draft) -> list[str]:
    lines = []
    for role in draft.roles:
        lines += [f"  - id: {text_of(role.id)}", f"    title: {text_of(role.title)}"]
        if role.track:
            lines.append(f"    track: {text_of(role.track)}")
        needs = [f"      {text_of(skill)}: {_need(need)}" for skill, need in role.requires.items()]
        lines += ["    requires:", *needs] if needs else ["    requires: {}"]
        lines.append(f"    sources: {_flow(role.sources)}")
    return ["roles:", *lines] if lines else ["roles: []"]


def _need(need: Requirement) -> str:
    return str(need.level) if need.importance == "important" else _flow(need)


def _skills(draft: Draft) -> list[str]:
    lines = []
    for skill in draft.skills:
        lines += [f"  - id: {text_of(skill.id)}", f"    name: {text_of(skill.name)}"]
        if skill.category:
            lines.append(f"    category: {text_of(skill.category)}")
        if skill.definition:
            lines.append(f"    definition: {text_of(skill.definition)}")
        if skill.anchors:
            anchors = [f"      {level}: {text_of(text)}" for level, text in skill.anchors.items()]
            lines += ["    anchors:", *anchors]
        lines.append(f"    sources: {_flow(skill.sources)}")
    return ["skills:", *lines] if lines else ["skills: []"]


def _actions(draft: Draft) -> list[str]:
    actions = [given(action) | {"basis": "judgement"} for action in draft.actions]
    return _block("actions", actions, needed=True)
