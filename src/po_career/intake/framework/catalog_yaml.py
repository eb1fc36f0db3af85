"""A drafted ladder as the files of a catalogue, with comments for whoever goes on with it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from po_career.catalog.model import Requirement, Span
from po_career.catalog.yaml_text import in_quotes
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
            *_tracks(draft),
            *_roles(draft),
            *_transitions(draft),
        ],
        "skills.yaml": [
            "schema: po-career/skills/1",
            *_scale(draft),
            *_categories(draft),
            *_skills(draft),
        ],
        "actions.yaml": ["schema: po-career/actions/1", *_actions(draft)],
        "sources.yaml": ["schema: po-career/sources/1", *_sources(draft)],
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
        *_tracks(draft),
        *_categories(draft),
        *_sources(draft),
    ]
    lines += [
        *_roles(draft),
        *_transitions(draft),
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


def id_of(text: str) -> str:
    """An id as YAML takes it: one that would be a number or a truth value in quotes."""
    return text if text[0].isalpha() and text not in _WORDS else f'"{text}"'


def _comment(lines: Iterable[str]) -> list[str]:
    return [f"# {printable(line)}".rstrip() for line in lines]


def _identity(name: str) -> list[str]:
    return [f'catalog: {{id: {id_of(name)}, version: "1"}}']


def _pairs(**values: object) -> str:
    """A mapping on one line, without what is absent."""
    return (
        "{"
        + ", ".join(
            f"{key.rstrip('_')}: {value}"
            for key, value in values.items()
            if value not in (None, "")
        )
        + "}"
    )


def _block(key: str, items: Sequence[str], *, needed: bool = False) -> list[str]:
    """A list, one item a line."""
    if not items:
        return [f"{key}: []"] if needed else []
    return [f"{key}:", *(f"  - {item}" for item in items)]


def _quoted(text: str | None) -> str | None:
    return None if text is None else text_of(text)


def _ids(ids: Iterable[str]) -> str:
    return f"[{', '.join(map(id_of, ids))}]"


def _tracks(draft: Draft) -> list[str]:
    return _block(
        "tracks", [_pairs(id=id_of(one.id), title=text_of(one.title)) for one in draft.tracks]
    )


def _categories(draft: Draft) -> list[str]:
    return _block(
        "categories",
        [_pairs(id=id_of(one.id), title=text_of(one.title)) for one in draft.categories],
    )


def _scale(draft: Draft) -> list[str]:
    levels = [
        f"    - {_pairs(level=one.level, name=text_of(one.name), short=_quoted(one.short))}"
        for one in draft.scale.levels
    ]
    return ["scale:", "  levels:", *levels]


def _roles(draft: Draft) -> list[str]:
    lines = []
    for role in draft.roles:
        lines += [f"  - id: {id_of(role.id)}", f"    title: {text_of(role.title)}"]
        lines += [f"    track: {id_of(role.track)}"] if role.track else []
        needs = [f"      {id_of(skill)}: {_need(need)}" for skill, need in role.requires.items()]
        lines += ["    requires:", *needs] if needs else ["    requires: {}"]
        lines += [f"    sources: {_ids(role.sources)}"]
    return ["roles:", *lines] if lines else ["roles: []"]


def _need(need: Requirement) -> str:
    return (
        str(need.level)
        if need.importance == "important"
        else f"{{level: {need.level}, importance: {need.importance}}}"
    )


def _transitions(draft: Draft) -> list[str]:
    return _block(
        "transitions",
        [
            _pairs(
                from_=id_of(one.from_), to=id_of(one.to), kind=one.kind, sources=_ids(one.sources)
            )
            for one in draft.transitions
        ],
    )


def _skills(draft: Draft) -> list[str]:
    lines = []
    for skill in draft.skills:
        lines += [f"  - id: {id_of(skill.id)}", f"    name: {text_of(skill.name)}"]
        lines += [f"    category: {id_of(skill.category)}"] if skill.category else []
        lines += [f"    definition: {text_of(skill.definition)}"] if skill.definition else []
        lines += (
            [
                "    anchors:",
                *(f"      {level}: {text_of(text)}" for level, text in skill.anchors.items()),
            ]
            if skill.anchors
            else []
        )
        lines += [f"    sources: {_ids(skill.sources)}"]
    return ["skills:", *lines] if lines else ["skills: []"]


def _actions(draft: Draft) -> list[str]:
    items = [
        _pairs(
            id=id_of(one.id),
            title=text_of(one.title),
            kind=one.kind,
            hours=_hours(one.hours),
            raises=_pairs(**{id_of(skill): level for skill, level in one.raises.items()}),
            cost="{amount: 0}",
            setting=one.setting,
            done_when=_quoted(one.done_when),
            basis="judgement",
        )
        for one in draft.actions
    ]
    return _block("actions", items, needed=True)


def _hours(hours: Span) -> str:
    return f"{hours.low:g}"


def _sources(draft: Draft) -> list[str]:
    items = [
        _pairs(
            id=id_of(one.id),
            title=text_of(one.title),
            url=_quoted(one.url),
            year=one.year,
            licence=_quoted(one.licence),
            note=_quoted(one.note),
        )
        for one in draft.sources
    ]
    return _block("sources", items)
