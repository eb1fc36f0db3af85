"""A new version of a ladder's files into a catalogue that was imported before.

What the last import wrote lies beside the catalogue (BASE). What differs from it was changed by
hand and stays; all else follows the files. Comments and the order of things stay.
"""

import itertools
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple, TypeVar

from po_career.catalog.model import Action, Category, Requirement, Source, Track
from po_career.catalog.places import Document, Node
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import InvalidFileError, Problem, UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.catalog_yaml import (
    ROLE_FIELDS,
    SKILL_FIELDS,
    flow,
    item_lines,
    text_of,
)
from po_career.intake.framework.draft import NO_TRACK, Draft
from po_career.intake.framework.ids import slug

BASE = "imported.json"
SCHEMA = "po-career/catalog-base/1"
STAGES, SKILLS, ACTIONS, SOURCES = "stages.yaml", "skills.yaml", "actions.yaml", "sources.yaml"
Item = TypeVar("Item", Action, Category, Source, Track)
KEY_COLUMN = 5
"""Where the keys of an item stand in the lines that are written new."""


class UpdateChange(Frozen):
    """One thing that an update changes in a catalogue."""

    kind: Literal["added", "changed", "removed"]
    what: str


class Updated(NamedTuple):
    """The files to write, and what that changes in the catalogue."""

    draft: Draft
    """What the files say, with the ids and the tracks that the catalogue has."""
    texts: Mapping[str, str]
    changes: tuple[UpdateChange, ...]
    kept: tuple[str, ...]
    """What was written by hand and stays, although the files say otherwise."""
    left: tuple[str, ...]
    """What the files no longer have, and stays until somebody takes it out."""


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


def updated(draft: Draft, files: Mapping[str, str], base: str | None, craft: str = "") -> Updated:
    """`files` (name to text) of a catalogue, with what `draft` says anew; `base` is the text of
    BASE, None if there is none. `craft` is the only sheet of the draft: one of several crafts by
    then, its roles have that track.

    Raises UsageError if the scale is another one, InvalidFileError if a file is not YAML, or if
    `base` is not what an import writes.
    """
    before = _Base({}) if base is None else _Base(_written(base))
    draft = before.with_its_ids(before.in_its_craft(draft, craft))
    before.need_scale(draft)
    update = _Update(draft, before, files)
    update.roles()
    update.skills()
    update.others()
    texts = {**update.texts(), BASE: base_of(draft)}
    return Updated(draft, texts, tuple(update.changes), tuple(update.kept), tuple(update.left))


def levels_in(base: str) -> tuple[str, ...]:
    """The names of the levels from 1 up in the text of BASE. Raises InvalidFileError."""
    return tuple(_written(base)["scale"][1:])


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
        """Raises UsageError if a number of a level means something else now; more levels above the
        highest are none of that.
        """
        names = [level.name for level in draft.scale.levels]
        for number, (before, now) in enumerate(zip(self.scale, names, strict=False)):
            if before != now and not {before, now} & {f"Level {number}"}:
                raise _other_scale(self.scale, names, number, draft)

    def in_its_craft(self, draft: Draft, craft: str) -> Draft:
        """`draft`, whose roles belong to the track that is called like its only sheet, if no file
        but the last import's says so.
        """
        notes = tuple(note for note in draft.notes if NO_TRACK not in note)
        tracks = {one["track"] for one in self.roles.values()}
        track = slug(os.path.splitext(craft)[0], "")
        if tracks <= {None}:
            return replace(draft, notes=notes)
        if draft.tracks or track not in tracks:
            return draft
        said = f"the roles belong to the track {track}, as in the last import"
        roles = tuple(replace(role, track=track) for role in draft.roles)
        return replace(draft, roles=roles, notes=(*notes, said))

    def with_its_ids(self, draft: Draft) -> Draft:
        """`draft`, each role with the id that it had before."""
        known = {(one["track"], one["title"]): i for i, one in self.roles.items()}
        ids = {role.id: known.get((role.track, role.title), role.id) for role in draft.roles}
        if len(set(ids.values())) < len(ids):
            return draft
        roles = tuple(replace(role, id=ids[role.id]) for role in draft.roles)
        moves = tuple(replace(m, from_=ids[m.from_], to=ids[m.to]) for m in draft.transitions)
        return replace(draft, roles=roles, transitions=moves)


def _other_scale(
    before: Sequence[str], now: Sequence[str], number: int, draft: Draft
) -> UsageError:
    """That a level means something else now, and what to do about it."""
    what = (
        f"the levels were {', '.join(before)}, and are now {', '.join(now)}: level {number} was"
        f" {before[number]} and would be {now[number]}, also where you wrote it by hand and in"
        " what people said of themselves; nothing was written\n"
        "--output NEW imports it into a new folder, po-career catalog diff says what differs from"
        " the old one, and what you wrote by hand is copied over"
    )
    if not {*now[1:]} <= {role.title for role in draft.roles}:
        what += "\n--levels names the levels as they were, if that is what the numbers mean"
    return UsageError(what)


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

    def can_remove_pair(self, mapping: Node) -> bool:
        """Whether a key can be removed: from a mapping of several lines that has another one."""
        is_flow = self.text[mapping.mark.start : mapping.mark.start + 1] == "{"
        return not is_flow and len(mapping.value) > 1

    def remove_pair(self, mapping: Node, key: str) -> bool:
        """Remove the line of a key; one with a comment becomes a comment as a whole. Whether it
        has one.
        """
        at = mapping.keys[key].start
        start, stop = self.start_of_line(at), self.end_of_line(mapping.value[key].stop)
        has_comment = "#" in self.text[mapping.value[key].stop : stop]
        if has_comment:
            self.edit(at, at, "# ")
        else:
            self.edit(start, stop, "")
        return has_comment

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
        self.changes: list[UpdateChange] = []
        self.kept: list[str] = []
        self.left: list[str] = []
        self.titles = _names_in(self.files[SKILLS])
        self.titles |= {skill.id: skill.name for skill in draft.skills}
        roles = {i: (role["track"], role["title"]) for i, role in base.roles.items()}
        roles |= {role.id: (role.track, role.title) for role in draft.roles}
        often = Counter(title for _, title in roles.values())
        self.roles_by_id = {
            i: f"{track}, {title}" if track and often[title] > 1 else title
            for i, (track, title) in roles.items()
        }

    def texts(self) -> Mapping[str, str]:
        """The files that changed."""
        return {name: file.done() for name, file in self.files.items() if file.edits}

    def roles(self) -> None:
        """Roles that are new, and what the others ask."""
        file = self.files[STAGES]
        known = file.items("roles")
        new = []
        for role in self.draft.roles:
            title = self.roles_by_id[role.id]
            if role.id in known:
                self.requires(file, role.id, title, known[role.id], role.requires)
            elif role.id in self.base.roles:
                self.keep(f"role {title}: it was taken out")
            else:
                new.append(item_lines(role, ROLE_FIELDS, {}))
                self.change("added", f"role {title}: {self.asks(role.requires)}")
        file.append("roles", new)
        ids = {role.id for role in self.draft.roles}
        gone = [i for i in self.base.roles if i in known and i not in ids]
        self.left += [f"role {self.roles_by_id[i]}" for i in gone]

    def asks(self, needs: Mapping[str, Requirement]) -> str:
        """What a role asks, in words."""
        listed = [f"{self.titles[key]} {need.level}" for key, need in needs.items()]
        return ", ".join(listed) or "asks for nothing"

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
                self.change("added", f"role {title}: {name} {need.level}")
            else:
                self.level(file, f"role {title}: {name}", node, before.get(skill), need.level)
        for skill, level in before.items():
            if skill not in needs:
                self.gone(file, title, mapping, skill, level)

    def level(self, file: _File, what: str, node: Node, before: int | None, now: int) -> None:
        """One level, unless it was changed by hand."""
        if isinstance(node.value, dict):
            node = node.value.get("level", node)
        if node.value == now:
            return
        if before is None or node.value == before:
            file.edit(node.mark.start, node.stop, str(now))
            self.change("changed", f"{what} from {node.value} to {now}")
        elif now != before:
            self.keep(f"{what} {node.raw}, and the files say {now}")

    def gone(self, file: _File, title: str, mapping: Node, skill: str, before: int) -> None:
        """A skill that a role no longer asks for, unless it was changed by hand."""
        node = mapping.value.get(skill)
        if node is None:
            return
        what = f"role {title}: {self.titles.get(skill, skill)}"
        if node.value != before or not file.can_remove_pair(mapping):
            self.keep(f"{what}, which the files no longer ask for")
        elif file.remove_pair(mapping, skill):
            self.change("removed", f"{what} {before}, whose line stays as a comment with yours")
        else:
            self.change("removed", f"{what} {before}")

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
                self.change("added", f"skill {skill.name}")
        file.append("skills", new)
        ids = {skill.id for skill in self.draft.skills}
        gone = [i for i in self.base.anchors if i in known and i not in ids]
        self.left += [f"skill {self.titles.get(i, i)}" for i in gone]
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
        for level in new:
            self.change("added", f"level {level.level} of the scale: {level.name}")
        self.renamed_levels(levels.value)

    def renamed_levels(self, levels: Sequence[Node]) -> None:
        """Levels that now have a name in the files, and had only a number."""
        for node, level in zip(levels, self.draft.scale.levels, strict=False):
            was = self.base.scale[level.level : level.level + 1]
            if was and was != [level.name]:
                name = node.value["name"].value
                self.keep(f"level {level.level} of the scale, {name}: the files say {level.name}")

    def anchors(self, file: _File, i: str, anchors: Mapping[int, str], item: Node) -> None:
        """The sentences of one skill, unless they were changed by hand."""
        before = self.base.anchors.get(i, {})
        mapping = item.value.get("anchors")
        name = self.titles.get(i, i)
        if mapping is None or not isinstance(mapping.value, dict):
            if not before and anchors:
                self.first_anchors(file, anchors, item)
                self.change("added", f"skill {name}: its sentences")
            return
        for level, text in anchors.items():
            node, was = mapping.value.get(str(level)), before.get(str(level))
            if node is not None:
                self.anchor(file, f"skill {name}: level {level}", node, was, text)
            elif was is None:
                file.add_pair(mapping, str(level), text_of(text))
                self.change("added", f"skill {name}: the sentence of level {level}")

    def first_anchors(self, file: _File, anchors: Mapping[int, str], item: Node) -> None:
        """Sentences for a skill that had none."""
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
            self.change("changed", f"{what}, its sentence")

    def others(self) -> None:
        """Transitions, drafted actions, tracks, categories and sources that are new."""
        self.moves()
        self.add(STAGES, "tracks", self.draft.tracks, "track")
        self.add(SKILLS, "categories", self.draft.categories, "category")
        self.add(SOURCES, "sources", self.draft.sources, "source")
        fresh = [one for one in self.draft.actions if one.id not in self.base.actions]
        self.add(ACTIONS, "actions", fresh, "drafted action")

    def moves(self) -> None:
        """Transitions that are new."""
        stages = self.files[STAGES]
        known = _moves(stages) | self.base.moves
        moves = [one for one in self.draft.transitions if (one.from_, one.to) not in known]
        stages.append("transitions", _lines(moves))
        for one in moves:
            ends = (self.roles_by_id[one.from_], self.roles_by_id[one.to])
            self.change("added", f"promotion {' to '.join(ends)}")

    def add(self, name: str, key: str, items: Iterable[Item], kind: str) -> None:
        """Add the items whose ids a list does not have, if the catalogue has that file."""
        if name not in self.files:
            return
        file = self.files[name]
        known = file.items(key)
        new = [item for item in items if item.id not in known]
        file.append(key, _lines(new))
        for item in new:
            self.change("added", f"{kind}: {item.title}")

    def change(self, kind: Literal["added", "changed", "removed"], what: str) -> None:
        """Note what becomes different."""
        self.changes.append(UpdateChange(kind, what))

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


def _names_in(file: _File) -> dict[str, str]:
    """The names of the skills that a file has, by their ids."""
    return {
        i: str(item.value["name"].value)
        for i, item in file.items("skills").items()
        if "name" in item.value
    }


def _lines(items: Iterable[Frozen]) -> list[list[str]]:
    """Each item as its lines."""
    return [[f"  - {flow(item)}"] for item in items]


def _shifted(line: str, by: int) -> str:
    """A line further to the right, or to the left as far as there is space."""
    if by >= 0:
        return " " * by + line
    return re.sub(rf"^ {{0,{-by}}}", "", line)
