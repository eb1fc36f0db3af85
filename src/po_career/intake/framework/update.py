"""A new version of a ladder's files into a catalogue that was imported before.

What the last import wrote lies beside the catalogue (BASE). What differs from it was changed by
hand and stays; all else follows the files. Comments and the order of things stay.
"""

import itertools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from po_career.catalog.model import Requirement
from po_career.catalog.places import Document, Node
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import InvalidFileError, Problem, UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.catalog_yaml import flow, item_lines, text_of
from po_career.intake.framework.draft import Draft

BASE = "imported.json"
SCHEMA = "po-career/catalog-base/1"
STAGES, SKILLS, ACTIONS, SOURCES = "stages.yaml", "skills.yaml", "actions.yaml", "sources.yaml"
ROLE_FIELDS = ("id", "title", "track", "requires", "sources")
SKILL_FIELDS = ("id", "name", "category", "definition", "anchors", "sources")
KEY_COLUMN = 5
"""Where the keys of an item stand in the lines that are written new."""


class Updated(NamedTuple):
    """The files to write, and what stays as it was written by hand."""

    texts: Mapping[str, str]
    kept: tuple[str, ...]


def base_of(draft: Draft) -> str:
    """What an import wrote, for the next one to compare with."""
    base = {
        "schema": SCHEMA,
        "scale": [level.name for level in draft.scale.levels],
        "roles": {
            role.id: {
                "title": role.title,
                "track": role.track,
                "requires": {skill: need.level for skill, need in role.requires.items()},
            }
            for role in draft.roles
        },
        "skills": {
            skill.id: {str(level): text for level, text in skill.anchors.items()}
            for skill in draft.skills
        },
        "transitions": [[one.from_, one.to] for one in draft.transitions],
        "actions": [action.id for action in draft.actions],
    }
    return json.dumps(base, ensure_ascii=False, indent=1) + "\n"


def updated(draft: Draft, files: Mapping[str, str], base: str | None) -> Updated:
    """`files` (name to text) of a catalogue, with what `draft` says anew; `base` is the text of
    BASE, None if there is none.

    Raises UsageError if the scale is another one, InvalidFileError if a file is not YAML, or if
    `base` is not what an import writes.
    """
    before = _Base({}) if base is None else _Base(_written(base))
    draft = before.with_its_ids(draft)
    before.need_scale(draft)
    update = _Update(draft, before, files)
    update.roles()
    update.skills()
    update.others()
    return Updated({**update.texts(), BASE: base_of(draft)}, tuple(update.kept))


def _written(base: str) -> Mapping[str, Any]:
    """The data in the text of BASE."""
    try:
        data = json.loads(base)
        sound = all(map(_is_text, [*data["scale"], *data["actions"]]))
        sound = sound and all(_is_written_role(role) for role in data["roles"].values())
        for anchors in data["skills"].values():
            sound = sound and all(map(_is_text, anchors.values()))
        for move in data["transitions"]:
            sound = sound and len(move) == 2 and all(map(_is_text, move))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        sound = False
    if not sound:
        what = "this is not what an import writes, so it cannot be told what changed since"
        hint = "put it back as it was, or take it away: then all that is there counts as yours"
        raise InvalidFileError([Problem(BASE, 1, 1, what, hint)])
    found: Mapping[str, Any] = data
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_written_role(role: Any) -> bool:
    levels = role["requires"].values()
    named = _is_text(role["title"]) and isinstance(role["track"], str | None)
    return named and all(isinstance(level, int) for level in levels)


class _Base:
    """What the last import wrote."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.roles: Mapping[str, Any] = data.get("roles", {})
        self.anchors: Mapping[str, Mapping[str, str]] = data.get("skills", {})
        self.moves = {tuple(pair) for pair in data.get("transitions", [])}
        self.actions = set(data.get("actions", []))
        self.scale: Sequence[str] = data.get("scale", [])

    def requires(self, role: str) -> Mapping[str, int]:
        """What the last import let a role ask."""
        found: Mapping[str, int] = self.roles.get(role, {}).get("requires", {})
        return found

    def need_scale(self, draft: Draft) -> None:
        """Raises UsageError if levels mean something else now."""
        names = [level.name for level in draft.scale.levels]
        if self.scale and names[: len(self.scale)] != list(self.scale):
            raise UsageError(
                f"the levels were {', '.join(self.scale)}, and are now {', '.join(names)}\n"
                "--levels names them as they were; or import into a new folder, and compare the two"
                " with po-career catalog diff"
            )

    def with_its_ids(self, draft: Draft) -> Draft:
        """`draft`, each role with the id that it had before."""
        known = {(one["track"], one["title"]): i for i, one in self.roles.items()}
        ids = {role.id: known.get((role.track, role.title), role.id) for role in draft.roles}
        if len(set(ids.values())) < len(ids):
            return draft
        roles = tuple(replace(role, id=ids[role.id]) for role in draft.roles)
        moves = tuple(replace(m, from_=ids[m.from_], to=ids[m.to]) for m in draft.transitions)
        return replace(draft, roles=roles, transitions=moves)


class _Edit(NamedTuple):
    """A piece of a text to put in the place of another."""

    start: int
    stop: int
    text: str


class _File:
    """One file of the catalogue while it is edited."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.document: Document = read_yaml(text, name)
        if self.document.root is None or self.document.problems:
            raise InvalidFileError(self.document.problems)
        self.edits: list[_Edit] = []

    def items(self, key: str) -> Mapping[str, Node]:
        """The items of a list by their ids."""
        node = self.node(key)
        listed = node.value if node is not None and isinstance(node.value, list) else []
        found = {}
        for item in listed:
            if isinstance(item.value, dict) and "id" in item.value:
                found[item.value["id"].raw] = item
        return found

    def node(self, key: str) -> Node | None:
        """The value of a key at the top."""
        root = self.document.root
        found: Node | None = root.value.get(key) if root is not None else None
        return found

    def edit(self, start: int, stop: int, text: str) -> None:
        """Put `text` in the place of a piece."""
        self.edits.append(_Edit(start, stop, text))

    def append(self, key: str, items: Sequence[Sequence[str]]) -> None:
        """Add items at the end of a list, or the list itself; each is its lines."""
        if not items:
            return
        node = self.node(key)
        lines = [*itertools.chain(*items)]
        if node is None:
            end = len(self.text)
            lead = "" if self.text.endswith("\n") else "\n"
            self.edit(end, end, "\n".join([f"{lead}{key}:", *lines]) + "\n")
        elif not node.value:
            stop = max(node.stop, node.mark.start)
            self.edit(node.mark.start, stop, "\n" + "\n".join(lines))
        else:
            last: Node = node.value[-1]
            at = self.end_of_line(last.stop)
            shift = last.mark.column - KEY_COLUMN
            self.edit(at, at, "".join(f"{_shifted(line, shift)}\n" for line in lines))

    def end_of_line(self, at: int) -> int:
        """Where the line after a place begins."""
        if at and self.text[at - 1] == "\n":
            return at
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def start_of_line(self, at: int) -> int:
        """Where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def add_pair(self, mapping: Node, key: str, value: str) -> None:
        """Add a key to a mapping."""
        if self.text[mapping.mark.start : mapping.mark.start + 1] == "{":
            lead = ", " if mapping.value else ""
            self.edit(mapping.stop - 1, mapping.stop - 1, f"{lead}{key}: {value}")
            return
        last = [*mapping.keys.values()][-1]
        at = self.end_of_line([*mapping.value.values()][-1].stop)
        lead = "" if self.text[:at].endswith("\n") else "\n"
        self.edit(at, at, f"{lead}{' ' * (last.column - 1)}{key}: {value}\n")

    def remove_pair(self, mapping: Node, key: str) -> bool:
        """Remove a key from a mapping of several lines; whether that could be done."""
        is_flow = self.text[mapping.mark.start : mapping.mark.start + 1] == "{"
        if is_flow or len(mapping.value) < 2:
            return False
        start = self.start_of_line(mapping.keys[key].start)
        self.edit(start, self.end_of_line(mapping.value[key].stop), "")
        return True

    def done(self) -> str:
        """The text with all edits."""
        text = self.text
        in_order = sorted(self.edits, key=lambda edit: edit.start)
        for edit in reversed(in_order):
            text = text[: edit.start] + edit.text + text[edit.stop :]
        return text


class _Update:
    """One update of a catalogue."""

    def __init__(self, draft: Draft, base: _Base, files: Mapping[str, str]) -> None:
        self.draft, self.base = draft, base
        self.files = {name: _File(name, text) for name, text in files.items()}
        self.kept: list[str] = []
        self.titles = {skill.id: skill.name for skill in draft.skills}

    def texts(self) -> Mapping[str, str]:
        """The files that changed."""
        return {name: file.done() for name, file in self.files.items() if file.edits}

    def roles(self) -> None:
        """Roles that are new, and what the others ask."""
        file = self.files[STAGES]
        known = file.items("roles")
        new = []
        for role in self.draft.roles:
            if role.id in known:
                self.requires(file, role.id, role.title, known[role.id], role.requires)
            elif role.id in self.base.roles:
                self.keep(f"role {role.title}: it was taken out")
            else:
                new.append(item_lines(role, ROLE_FIELDS, {}))
        file.append("roles", new)
        for i in self.base.roles.keys() & known.keys() - {role.id for role in self.draft.roles}:
            self.keep(f"role {i}: the files no longer have it")

    def requires(
        self, file: _File, i: str, title: str, item: Node, needs: Mapping[str, Requirement]
    ) -> None:
        """What a role asks now."""
        mapping = item.value.get("requires")
        if mapping is None or not isinstance(mapping.value, dict):
            if needs:
                self.keep(f"role {title}: it asks for nothing")
            return
        before = self.base.requires(i)
        for skill, need in needs.items():
            name = self.titles.get(skill, skill)
            node = mapping.value.get(skill)
            if node is None and skill in before:
                self.keep(f"role {title}: {name} was taken out")
            elif node is None:
                file.add_pair(mapping, skill, flow(need))
            else:
                self.level(file, f"role {title}: {name}", node, before.get(skill), need.level)
        for skill in before.keys() - needs.keys():
            self.gone(file, title, mapping, skill, before[skill])

    def level(self, file: _File, what: str, node: Node, before: int | None, now: int) -> None:
        """One level, unless it was changed by hand."""
        if isinstance(node.value, dict):
            node = node.value.get("level", node)
        if node.value == now:
            return
        if before is None or node.value == before:
            file.edit(node.mark.start, node.stop, str(now))
        elif now != before:
            self.keep(f"{what} {node.raw}, and the files say {now}")

    def gone(self, file: _File, title: str, mapping: Node, skill: str, before: int) -> None:
        """A skill that a role no longer asks for, unless it was changed by hand."""
        node = mapping.value.get(skill)
        if node is None:
            return
        if node.value != before or not file.remove_pair(mapping, skill):
            self.keep(f"role {title}: {skill}, which the files no longer ask for")

    def skills(self) -> None:
        """Skills that are new, and the sentences of the others."""
        file = self.files[SKILLS]
        known = file.items("skills")
        new = []
        for skill in self.draft.skills:
            statements = self.draft.statements.get(skill.id, {})
            if skill.id in known:
                self.anchors(file, skill.id, skill.anchors, known[skill.id])
            elif skill.id in self.base.anchors:
                self.keep(f"skill {skill.name}: it was taken out")
            else:
                new.append(item_lines(skill, SKILL_FIELDS, statements))
        file.append("skills", new)
        self.scale(file)

    def scale(self, file: _File) -> None:
        """Levels that the scale has beyond those that it had."""
        scale = file.node("scale")
        if scale is None or not isinstance(scale.value, dict) or "levels" not in scale.value:
            return
        levels: Node = scale.value["levels"]
        new = self.draft.scale.levels[len(levels.value) :]
        if new:
            last = levels.value[-1]
            at = file.end_of_line(last.stop)
            indent = " " * (last.mark.column - 3)
            file.edit(at, at, "".join(f"{indent}- {flow(level)}\n" for level in new))

    def anchors(self, file: _File, i: str, anchors: Mapping[int, str], item: Node) -> None:
        """The sentences of one skill, unless they were changed by hand."""
        before = self.base.anchors.get(i, {})
        mapping = item.value.get("anchors")
        if mapping is None or not isinstance(mapping.value, dict):
            if not before:
                self.first_anchors(file, anchors, item)
            return
        for level, text in anchors.items():
            node, was = mapping.value.get(str(level)), before.get(str(level))
            if node is not None:
                self.anchor(file, f"skill {i}: level {level}", node, was, text)
            elif was is None:
                file.add_pair(mapping, str(level), text_of(text))

    def first_anchors(self, file: _File, anchors: Mapping[int, str], item: Node) -> None:
        """Sentences for a skill that had none."""
        if anchors:
            at = file.end_of_line(item.stop)
            indent = " " * (item.mark.column - 1)
            lines = [f"{indent}anchors:\n"]
            lines += [f"{indent}  {n}: {text_of(text)}\n" for n, text in anchors.items()]
            file.edit(at, at, "".join(lines))

    def anchor(self, file: _File, what: str, node: Node, was: str | None, now: str) -> None:
        """One sentence, unless it was changed by hand."""
        said = _said(node)
        if now in (said, was):
            return
        if was is not None and said != was:
            self.keep(f"{what}, whose sentence was changed by hand")
        elif isinstance(node.value, list):
            self.keep(f"{what}, whose sentences are a list: write the new ones by hand")
        else:
            file.edit(node.mark.start, node.stop, text_of(now))

    def others(self) -> None:
        """Transitions, drafted actions, tracks, categories and sources that are new."""
        stages, skills = self.files[STAGES], self.files[SKILLS]
        moves = [
            one
            for one in self.draft.transitions
            if (one.from_, one.to) not in _moves(stages) | self.base.moves
        ]
        stages.append("transitions", [[f"  - {flow(one)}"] for one in moves])
        stages.append("tracks", _missing(stages, "tracks", self.draft.tracks))
        skills.append("categories", _missing(skills, "categories", self.draft.categories))
        if SOURCES in self.files:
            sources = self.files[SOURCES]
            sources.append("sources", _missing(sources, "sources", self.draft.sources))
        if ACTIONS in self.files:
            actions = self.files[ACTIONS]
            fresh = [one for one in self.draft.actions if one.id not in self.base.actions]
            actions.append("actions", _missing(actions, "actions", fresh))

    def keep(self, what: str) -> None:
        """Note that something stays as it was written by hand."""
        self.kept.append(what)


def _said(node: Node) -> str:
    """The sentence of an anchor, as the base has it."""
    from po_career.catalog.shorthand import joined

    if isinstance(node.value, list):
        return joined([str(one.value) for one in node.value])
    return str(node.value)


def _moves(file: _File) -> set[tuple[str, ...]]:
    """The transitions that a file has."""
    node = file.node("transitions")
    listed = node.value if node is not None and isinstance(node.value, list) else []
    return {
        (one.value["from"].raw, one.value["to"].raw)
        for one in listed
        if isinstance(one.value, dict) and {"from", "to"} <= one.value.keys()
    }


def _missing(file: _File, key: str, items: Iterable[Frozen]) -> list[list[str]]:
    """The lines of the items whose ids a list does not have."""
    known = file.items(key)
    return [[f"  - {flow(item)}"] for item in items if getattr(item, "id", "") not in known]


def _shifted(line: str, by: int) -> str:
    """A line further to the right, or to the left as far as there is space."""
    if by >= 0:
        return " " * by + line
    return re.sub(rf"^ {{0,{-by}}}", "", line)
