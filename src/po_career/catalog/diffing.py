"""What one catalogue says otherwise than another.

Added, removed, renamed, and changed field by field.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_args

from po_career.catalog.model import LINKS, Catalog, Id, Scale, Title, Transition, ends_of
from po_career.catalog.names import title_of
from po_career.frozen import Frozen

Value = str | float | None


class Change(Frozen):
    """One field that is another; null where it was absent, or is."""

    field: str
    """With dots for what lies inside: requires.writing.level, hours.low. Lists are one text."""
    before: Value
    after: Value


class Entry(Frozen):
    """A thing by its id."""

    id: Id
    title: str


class Renamed(Frozen):
    """An id that another one has taken the place of."""

    old: Id
    new: Id
    title: str


class Changed(Frozen):
    """A thing that both have, not alike."""

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
        """Whether there are none."""
        return not (self.added or self.removed or self.renamed or self.changed)


class Version(Frozen):
    """Which catalogue it is."""

    id: Id
    version: str
    digest: str


class Differences(Frozen):
    """All that two catalogues say otherwise."""

    old: Version
    new: Version
    same: bool
    """Whether they say the same of everything here, whatever their files look like."""
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
    """What `new` says otherwise than `old`.

    What only has another id counts as renamed, and what names it does not count as changed by that.
    """
    steps = {kind: _followed(old, new, kind) for kind in ("roles", "skills", "actions")}
    told = _with_new_ids(old, steps)
    sections = {
        kind: _section(getattr(told, kind), getattr(new, kind), steps.get(kind, {}))
        for kind in KINDS
    }
    scale, rules = (
        _changes(_scale(old.scale), _scale(new.scale)),
        _changes(_flat(old.rules), _flat(new.rules)),
    )
    same = all(section.same for section in sections.values()) and not scale and not rules
    return Differences(_version(old), _version(new), same, scale=scale, rules=rules, **sections)


def _version(catalog: Catalog) -> Version:
    return Version(catalog.catalog.id, catalog.catalog.version, catalog.digest)


def _followed(old: Catalog, new: Catalog, kind: str) -> Mapping[Id, Id]:
    """Ids of `old` that `new` has no more, to the ids that it has in their place."""
    known, replaced = getattr(new, kind), getattr(new.replaced, kind)
    return {
        i: replaced[i] for i in getattr(old, kind) if i not in known and replaced.get(i) in known
    }


def _with_new_ids(old: Catalog, steps: Mapping[str, Mapping[Id, Id]]) -> Catalog:
    """`old` in the ids of the new catalogue."""
    told: dict[str, Any] = {}
    for kind in KINDS:
        items = getattr(old, kind)
        if isinstance(items, Mapping):
            values = [_item(kind, value, steps) for value in items.values()]
            told[kind] = {value.id: value for value in values}
        else:
            told[kind] = tuple(_item(kind, value, steps) for value in items)
    return replace(old, **told)


def _item(kind: Kind, value: Any, steps: Mapping[str, Mapping[Id, Id]]) -> Any:
    """A thing of that kind with the new ids for itself and for all that it names."""
    roles, skills, actions = (steps[one] for one in ("roles", "skills", "actions"))
    new: dict[str, Any] = {}
    for name, target in LINKS.get(kind, {}).items():
        if target in steps:
            new[name] = _all(getattr(value, name), steps[target])
    if kind in steps:
        new["id"] = steps[kind].get(value.id, value.id)
    match kind:
        case "roles":
            new["requires"] = _keys(value.requires, skills)
        case "transitions":
            new["from_"] = roles.get(value.from_, value.from_)
            new["to"] = roles.get(value.to, value.to)
        case "actions":
            needs = value.requires
            role = None if needs.role is None else roles.get(needs.role, needs.role)
            new["requires"] = replace(
                needs,
                actions=_all(needs.actions, actions),
                skills=_keys(needs.skills, skills),
                role=role,
            )
            new["raises"] = _keys(value.raises, skills)
            new["opens"] = _keys(value.opens, skills)
            new["fits"] = tuple(">".join(_all(ends_of(fit), roles)) for fit in value.fits)
    return replace(value, **new)


def _all(ids: tuple[Id, ...], steps: Mapping[Id, Id]) -> tuple[Id, ...]:
    return tuple(steps.get(i, i) for i in ids)


def _keys(mapping: Mapping[Id, Any], steps: Mapping[Id, Id]) -> dict[Id, Any]:
    return {steps.get(i, i): value for i, value in mapping.items()}


def _section(old: Any, new: Any, steps: Mapping[Id, Id]) -> Section:
    before, after = _by_id(old), _by_id(new)
    compared = [
        (i, before[i], value) for i, value in after.items() if i in before and before[i] != value
    ]
    return Section(
        added=tuple(Entry(i, _title(value)) for i, value in after.items() if i not in before),
        removed=tuple(Entry(i, _title(value)) for i, value in before.items() if i not in after),
        renamed=tuple(Renamed(i, to, _title(after[to])) for i, to in steps.items()),
        changed=tuple(
            Changed(i, _title(value), changes)
            for i, was, value in compared
            if (changes := _changes(_flat(was), _flat(value)))
        ),
    )


def _by_id(items: Any) -> dict[Id, Any]:
    if isinstance(items, Mapping):
        return dict(items)
    return {_key(one): one for one in items}


def _key(value: Any) -> str:
    return value.title if isinstance(value, Title) else f"{value.from_} -> {value.to}"


def _title(value: Any) -> str:
    return value.kind if isinstance(value, Transition) else title_of(value)


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
    if is_dataclass(value) and not isinstance(value, type):
        inner = {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
        return _flat(inner, name)
    if isinstance(value, Mapping):
        return {
            path: leaf
            for key, child in value.items()
            for path, leaf in _flat(child, f"{name}.{key}".lstrip(".")).items()
        }
    if isinstance(value, tuple):
        return {name: "; ".join(map(_word, value))} if value else {}
    if value is None:
        return {}
    return {name: value if isinstance(value, (str, int, float)) else str(value)}


def _word(value: Any) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        return ", ".join(f"{key} {leaf}" for key, leaf in _flat(value).items())
    return str(value)
