"""Amendments: what a catalogue changes in things of the one that it extends, without copying them.

A key changes its value; null takes it away; a list is given anew. In a mapping by id (what a role
requires, what an action raises, sentences by level), only the entries that are named change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Any, get_args, get_origin

from po_career.catalog.layer import Item, Layer, spans_upside_down
from po_career.catalog.merge import kept_of
from po_career.catalog.model import Catalog
from po_career.catalog.names import WORDS, did_you_mean, items_of, key_of
from po_career.catalog.places import Document, Node, Path, plain
from po_career.catalog.shapes import AMENDABLE
from po_career.catalog.shorthand import bare, expand, numbers, shape
from po_career.catalog.validation import checked
from po_career.jsonable import to_plain

if TYPE_CHECKING:
    from po_career.errors import Problem

Place = tuple[str | int, ...]


def with_amendments(layer: Layer, base: Catalog) -> Layer:
    """`layer` with what it amends in `base` among its items, and every mistake in that."""
    item = layer.single("amend")
    if item is None:
        return layer
    amending = _Amending(item.document, layer, base)
    if layer.extends is None:
        amending.refuse(
            item.path, NO_BASE, "write what this catalogue says itself where it says it"
        )
        return replace(layer, errors=[*layer.errors, *amending.problems])
    lists = dict(layer.lists)
    for key in AMENDABLE:
        lists[key] = [*layer.all(key), *amending.items(key)]
    return replace(layer, lists=lists, errors=[*layer.errors, *amending.problems])


NO_BASE = "amend changes what another catalogue says, and this one extends none"


def is_amended(item: Item) -> bool:
    """Whether a layer's item is what an amendment made of one of its base."""
    return item.path[0] == "amend"


class _Amending:
    """The amendments of one layer over its base."""

    def __init__(self, document: Document, layer: Layer, base: Catalog) -> None:
        self.document = document
        self.base = base
        self.kept = kept_of(base, layer)
        self.problems: list[Problem] = []

    def refuse(self, path: Path, what: str, hint: str = "", *, at_key: bool = False) -> None:
        self.problems.append(self.document.problem(path, what, hint, at_key=at_key))

    def items(self, key: str) -> Iterator[Item]:
        """The things of one list as they are once amended, where they are amended."""
        kind = AMENDABLE[key]
        known = items_of(self.kept, key)
        for name, path, node in self.entries(key):
            if name not in known:
                self.refuse(path, *self.unknown(key, name), at_key=True)
                continue
            before = to_plain(known[name])
            after = self.changed(before, node, kind, path)
            value, problems = checked(self.document, path, after, kind)
            self.problems += problems
            if problems:
                continue
            item = Item(value, self.document, path)
            if key_of(value) != name:
                what = f'an amendment keeps the id, here "{name}"'
                self.refuse((*path, "id"), what, "rename it with replaced_by")
                continue
            self.problems += spans_upside_down(item)
            yield item

    def entries(self, key: str) -> Iterator[tuple[str, Place, Node]]:
        """What is amended in one list: its id, or both ends, and the place."""
        node = self.document.node(("amend", key))
        path: Place = ("amend", key)
        if node is None or self.document.written(path) != path:
            return
        if isinstance(node.value, dict):
            yield from ((name, (*path, name), child) for name, child in node.value.items())
        elif isinstance(node.value, list):
            for n, child in enumerate(node.value):
                ends = [self.end(child, (*path, n), end) for end in ("from", "to")]
                if all(ends):
                    yield " -> ".join(ends), (*path, n), child

    def end(self, node: Node, path: Place, end: str) -> str:
        """One end of a transition that is amended; empty, and a problem, if it is not given."""
        if isinstance(node.value, dict) and end in node.value:
            return str(node.value[end].raw)
        self.refuse(path, f'the key "{end}" is missing', "a transition is named by from and to")
        return ""

    def unknown(self, key: str, name: str) -> tuple[str, str]:
        word = WORDS.get(key, "transition")
        if name in items_of(self.base, key):
            return f'cannot amend the {word} "{name}", which this catalogue removes', ""
        hint = did_you_mean(name, items_of(self.kept, key))
        if new := getattr(self.base.replaced, key, {}).get(name):
            hint = f'it is now "{new}"'
        what = f'cannot amend the {word} "{name}": the catalogue that this one extends has none'
        return what, hint

    def changed(self, before: Any, node: Node, kind: Any, path: Place) -> Any:
        """`before` with what `node`, part of an amendment, says of it; both are of `kind`."""
        kind = bare(kind)
        if isinstance(before, dict) and isinstance(node.value, dict):
            if is_dataclass(kind):
                return self.record(before, node, kind, path)
            if get_origin(kind) is Mapping:
                return self.mapping(before, node, get_args(kind)[1], path)
        after = expand(node, kind)
        is_level = is_dataclass(kind) and numbers(kind) == ("level",)
        if is_level and isinstance(before, dict) and isinstance(after, dict):
            return {**before, **after}
        return after

    def record(self, before: dict[str, Any], node: Node, kind: Any, path: Place) -> dict[str, Any]:
        known = shape(kind)
        after = dict(before)
        for key, child in node.value.items():
            if key not in known:
                after[key] = plain(child)
            elif child.value is None:
                after.pop(key, None)
            else:
                after[key] = self.changed(before.get(key), child, known[key].type, (*path, key))
        return after

    def mapping(self, before: dict[str, Any], node: Node, kind: Any, path: Place) -> dict[str, Any]:
        after = dict(before)
        for key, child in node.value.items():
            if child.value is not None:
                after[key] = self.changed(before.get(key), child, kind, (*path, key))
            elif key in before:
                del after[key]
            else:
                what = f'{path[-1]}: there is no "{key}" to take away'
                self.refuse((*path, key), what, did_you_mean(key, before), at_key=True)
        return after
