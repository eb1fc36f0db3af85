"""How two catalogues differ: what was added, removed, renamed, or changed field by field."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_args

from po_career.catalog.links import with_ids
from po_career.catalog.model import Catalog, Id, Scale
from po_career.catalog.names import items_of, title_of
from po_career.frozen import Frozen

Value = str | float | None


class Change(Frozen):
    """One changed field; null if absent before or after."""

    field: str
    """With dots for what lies inside: requires.writing.level, hours.low. Lists are one text."""
    before: Value
    after: Value


class Entry(Frozen):
    """A thing by its id."""

    id: Id
    title: str


class Renamed(Frozen):
    """An id that another one replaced."""

    old: Id
    new: Id
    title: str


class Changed(Frozen):
    """A thing that both have, with what differs in it."""

    id: Id
    title: str
    changes: tuple[Change, ...]


class Section(Frozen):
    """The differences in one kind of thing."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    renamed: tuple[Renamed, ...]
    changed: tuple[Changed, ...]

    @property
    def same(self) -> bool:
        """Whether there are no differences."""
        return not (self.added or self.removed or self.renamed or self.changed)


class Version(Frozen):
    """Which catalogue was compared."""

    id: Id
    version: str
    digest: str


class Differences(Frozen):
    """All differences between two catalogues."""

    old: Version
    new: Version
    same: bool
    """Whether nothing below differs, whatever the files look like."""
    roles: Section
    skills: Section
    actions: Section
    transitions: Section
    """Ids are both ends: junior -> senior."""
    trends: Section
    wants: Section
    needs: Section
    kits: Section
    doubts: Section
    titles: Section
    """Ids are the titles themselves."""
    scale: tuple[Change, ...]
    rules: tuple[Change, ...]


Kind = Literal[
    "roles",
    "skills",
    "actions",
    "transitions",
    "trends",
    "wants",
    "needs",
    "kits",
    "doubts",
    "titles",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


def differences(old: Catalog, new: Catalog) -> Differences:
    """How `new` differs from `old`.

    What only has another id counts as renamed, and what names it does not count as changed by that.
    """
    steps = {kind: _followed(old, new, kind) for kind in ("roles", "skills", "actions")}
    told = _with_new_ids(old, steps)
    sections = {
        kind: _section(items_of(told, kind), items_of(new, kind), steps.get(kind, {}))
        for kind in KINDS
    }
    scale = _changes(_scale(old.scale), _scale(new.scale))
    rules = _changes(_flat(old.rules), _flat(new.rules))
    same = all(section.same for section in sections.values()) and not scale and not rules
    older, newer = (
        Version(each.catalog.id, each.catalog.version, each.digest) for each in (old, new)
    )
    return Differences(older, newer, same, scale=scale, rules=rules, **sections)


def _followed(old: Catalog, new: Catalog, kind: str) -> Mapping[Id, Id]:
    """Ids of `old` that `new` no longer has, to those that it has in their place."""
    known, replaced = getattr(new, kind), getattr(new.replaced, kind)
    return {
        i: replaced[i] for i in getattr(old, kind) if i not in known and replaced.get(i) in known
    }


def _with_new_ids(old: Catalog, steps: Mapping[str, Mapping[Id, Id]]) -> Catalog:
    """`old` in the ids of the new catalogue."""

    def new_id(kind: str, i: Id) -> Id:
        return steps.get(kind, {}).get(i, i)

    lists: dict[str, Any] = {}
    for kind in KINDS:
        items = [with_ids(kind, item, new_id) for item in items_of(old, kind).values()]
        if kind in steps:
            items = [replace(item, id=new_id(kind, item.id)) for item in items]
        by_id = isinstance(getattr(old, kind), Mapping)
        lists[kind] = {item.id: item for item in items} if by_id else tuple(items)
    return replace(old, **lists)


def changes(before: Any, after: Any) -> tuple[Change, ...]:
    """What differs between two versions of one thing, field by field."""
    return _changes(_flat(before), _flat(after))


def _section(before: Mapping[Id, Any], after: Mapping[Id, Any], steps: Mapping[Id, Id]) -> Section:
    changed = []
    for i, item in after.items():
        found = changes(before[i], item) if i in before else ()
        if found:
            changed.append(Changed(i, title_of(item), found))
    return Section(
        added=tuple(Entry(i, title_of(item)) for i, item in after.items() if i not in before),
        removed=tuple(Entry(i, title_of(item)) for i, item in before.items() if i not in after),
        renamed=tuple(Renamed(i, to, title_of(after[to])) for i, to in steps.items()),
        changed=tuple(changed),
    )


def _scale(scale: Scale) -> Mapping[str, Value]:
    return {f"{level.level}": level.name for level in scale.levels}


def _changes(before: Mapping[str, Value], after: Mapping[str, Value]) -> tuple[Change, ...]:
    names = dict.fromkeys((*before, *after))
    return tuple(
        Change(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def _flat(value: Any, name: str = "") -> dict[str, Value]:
    """Every field of a thing by its path; absent ones are left out."""
    if value in (None, ()):
        return {}
    if isinstance(value, tuple):
        return {name: "; ".join(map(_word, value))}
    if is_dataclass(value):
        value = {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
    if not isinstance(value, Mapping):
        return {name: value}
    leaves: dict[str, Value] = {}
    for key, child in value.items():
        leaves |= _flat(child, f"{name}.{key}".lstrip("."))
    return leaves


def _word(value: Any) -> str:
    if is_dataclass(value):
        return ", ".join(f"{key} {leaf}" for key, leaf in _flat(value).items())
    return str(value)
