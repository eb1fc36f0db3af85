"""What is in force in a catalogue, and the line of the file that brought or removed each thing."""

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal

from po_career.catalog.amend import is_amended, with_amendments
from po_career.catalog.diffing import changes
from po_career.catalog.layer import Item, Layer
from po_career.catalog.load import Weighed, layers_of, load_catalog, nobody
from po_career.catalog.merge import DEFAULT_SCALE, empty_catalog, merge
from po_career.catalog.model import Catalog, Identity, Rules
from po_career.catalog.names import items_of, key_of, title_of
from po_career.frozen import Frozen
from po_career.jsonable import to_plain

Kind = Literal[
    "role",
    "skill",
    "action",
    "transition",
    "trend",
    "track",
    "category",
    "want",
    "need",
    "kit",
    "doubt",
    "title",
    "source",
    "rule",
    "scale",
]
State = Literal["base", "added", "replaced", "amended", "trimmed", "default", "removed", "renamed"]
LISTS: Mapping[Kind, str] = {
    "role": "roles",
    "skill": "skills",
    "action": "actions",
    "transition": "transitions",
    "trend": "trends",
    "track": "tracks",
    "category": "categories",
    "want": "wants",
    "need": "needs",
    "kit": "kits",
    "doubt": "doubts",
    "title": "titles",
    "source": "sources",
}
GONE = frozenset({"removed", "renamed"})


class Line(Frozen):
    """A place in a file; counts from 1."""

    file: str
    line: int


class Origin(Frozen):
    """One thing, where it comes from, and what became of it."""

    kind: Kind
    id: str
    """Of a transition both ends: junior -> senior. Of a rule its key. Of a title what is typed."""
    title: str
    """Of a rule its value, as JSON."""
    state: State
    """base: as the lowest catalogue has it. amended: another one changed keys of it. trimmed:
    another one took something out of it. default: no file says it.
    """
    place: Line | None
    """Where it stands, or where it was taken out; null where no file says so itself."""
    was: tuple[Line, ...] = ()
    """Where what it replaces stands, the latest last; of what is gone, where it stood; of what was
    trimmed, where it was trimmed.
    """
    because: str | None = None
    """Why it went, where no file names it: what it hung on went. Of what was renamed the new id, of
    what was amended the keys that changed.
    """


class Named(Frozen):
    """One catalogue of a chain."""

    id: str
    version: str
    files: tuple[str, ...]


class InForce(Frozen):
    """A whole catalogue by its places."""

    schema: Literal["po-career/catalog-show/1"]
    catalog: Identity
    digest: str
    chain: tuple[Named, ...]
    """The catalogues, the lowest first, the one that was asked for last."""
    items: tuple[Origin, ...]
    """By kind, in the order of the catalogue, what is gone last."""


def in_force(path: Path | None, weighed: Weighed = nobody) -> InForce:
    """Everything in the catalogue at `path` with its origin. Raises what `load_catalog` raises."""
    catalog = load_catalog(path, weighed)
    layers = layers_of(path, weighed)
    found: dict[tuple[Kind, str], Origin] = {}
    chain: list[Named] = []
    under = empty_catalog()
    for name, said in layers:
        layer = with_amendments(said, under)
        over = merge(under, layer, name)
        for kind in LISTS:
            found.update(
                {
                    (kind, one.id): one
                    for one in _of_kind(kind, under, over, layer, found, first=not chain)
                }
            )
        found.update(
            {("rule", one.id): one for one in _rules(over.rules, layer, found, first=not chain)}
        )
        found["scale", over.scale.id] = _scale(over, layer, found.get(("scale", over.scale.id)))
        chain.append(
            Named(
                over.catalog.id,
                over.catalog.version,
                tuple(document.file for document in layer.documents),
            )
        )
        under = over
    order = sorted(
        found.values(),
        key=lambda one: ((*LISTS, "rule", "scale").index(one.kind), one.state in GONE),
    )
    return InForce(
        "po-career/catalog-show/1", catalog.catalog, catalog.digest, tuple(chain), tuple(order)
    )


def named(found: InForce, text: str) -> tuple[Origin, ...]:
    """What `text` names, by id or title, in any case; one end of a transition is enough."""
    exact = tuple(one for one in found.items if is_named(one, text))
    roles = {one.id for one in exact if one.kind == "role"}
    moves = tuple(
        one for one in found.items if one.kind == "transition" and roles & set(one.id.split(" -> "))
    )
    return (*exact, *(one for one in moves if one not in exact))


def is_named(one: Origin, text: str) -> bool:
    """Whether `text` is the id or the title of a thing, in any case."""
    return " ".join(text.split()).casefold() in _names(one)


def _names(one: Origin) -> set[str]:
    return {one.id.casefold()} | ({one.title.casefold()} if one.kind != "rule" else set())


def _of_kind(
    kind: Kind,
    under: Catalog,
    over: Catalog,
    layer: Layer,
    known: Mapping[tuple[Kind, str], Origin],
    *,
    first: bool,
) -> Iterator[Origin]:
    """What `layer` does to the things of one kind."""
    before, after = items_of(under, LISTS[kind]), items_of(over, LISTS[kind])
    own = {key_of(item.value): item for item in layer.all(LISTS[kind])}
    for i, value in after.items():
        old = known.get((kind, i))
        if i in own:
            was = _stood(old)
            state = _state(was, first=first)
            keys = None
            if is_amended(own[i]):
                state, keys = "amended", _keys_changed(before[i], value)
            yield Origin(kind, i, title_of(value), state, _line(own[i]), was, keys)
        elif old and before.get(i) != value:
            places = _places_of_removal(layer)
            why = "what it names was removed" if places else "its price is in another currency"
            yield replace(old, state="trimmed", was=(*old.was, *places), because=why)
    for i in before:
        if i not in after:
            yield _gone(kind, i, known[kind, i], layer)


def _keys_changed(before: Any, after: Any) -> str:
    """The keys in which two versions of a thing differ: title, requires.selling.level."""
    return ", ".join(change.field for change in changes(before, after))


def _state(was: tuple[Line, ...], *, first: bool) -> State:
    """How a thing that a layer names came in; `was` is where it stood before."""
    if first:
        return "base"
    return "replaced" if was else "added"


def _stood(old: Origin | None) -> tuple[Line, ...]:
    """Where the words for a thing stand so far, without the place that took it out."""
    if old is None:
        return ()
    return old.was if old.state in GONE or old.place is None else (*old.was, old.place)


def _gone(kind: Kind, i: str, old: Origin, layer: Layer) -> Origin:
    stood = _stood(old)
    tomb = next((item for item in layer.replaced.get(LISTS[kind], []) if item.value.id == i), None)
    if tomb is not None:
        return replace(
            old, state="renamed", place=_line(tomb), was=stood, because=tomb.value.replaced_by
        )
    place = _removal(layer, kind, i)
    return replace(
        old,
        state="removed",
        place=place,
        was=stood,
        because=None if place else "what it hung on was removed",
    )


def _removal(layer: Layer, kind: Kind, i: str) -> Line | None:
    """The place at which `remove` names the thing."""
    item = layer.single("remove")
    entries = getattr(item.value, LISTS[kind], ()) if item else ()
    for n, entry in enumerate(entries):
        if item and (entry if isinstance(entry, str) else key_of(entry)) == i:
            return _line(Item(entry, item.document, (*item.path, LISTS[kind], n)))
    return None


def _places_of_removal(layer: Layer) -> tuple[Line, ...]:
    for item in (layer.singles.get("remove"), *itertools.chain(*layer.replaced.values())):
        if item is not None:
            return (_line(item),)
    return ()


def _rules(
    rules: Rules, layer: Layer, known: Mapping[tuple[Kind, str], Origin], *, first: bool
) -> Iterator[Origin]:
    item = layer.single("rules")
    node = item.document.node(item.path) if item else None
    said = node.keys if node is not None else {}
    for rule in fields(Rules):
        value = json.dumps(to_plain(getattr(rules, rule.name)), ensure_ascii=False)
        old = known.get(("rule", rule.name))
        if item and rule.name in said:
            was = _stood(old)
            state = _state(was, first=first)
            yield Origin(
                "rule", rule.name, value, state, Line(item.document.file, said[rule.name].line), was
            )
        elif old is None:
            yield Origin("rule", rule.name, value, "default", None)


def _scale(over: Catalog, layer: Layer, old: Origin | None) -> Origin:
    levels = ", ".join(f"{level.level} {level.name}" for level in over.scale.levels)
    item = layer.single("scale")
    if item is not None:
        return Origin(
            "scale",
            over.scale.id,
            levels,
            "replaced" if old and old.place else "base",
            _line(item),
            (old.place,) if old and old.place else (),
        )
    return old or Origin(
        "scale", over.scale.id, levels, "default" if over.scale == DEFAULT_SCALE else "base", None
    )


def _line(item: Item) -> Line:
    return Line(item.document.file, item.line)
