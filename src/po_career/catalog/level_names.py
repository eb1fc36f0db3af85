"""Names of levels in a file, written out as numbers before anything is validated.

`roadmapping: Practitioner` asks for the level of that name, in requirements, in what actions raise,
open and require, in the caps of a check, and as the key of an anchor.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Scale
from po_career.catalog.names import did_you_mean
from po_career.catalog.places import Document, Node
from po_career.errors import Problem

ANY_LEVEL = 1
"""What stands for a name that no level has, so that it is not also another mistake."""
Place = tuple[str | int, ...]
Change = Callable[["_Levels", Node, Place], Node]


class Numbered(NamedTuple):
    """A document without names of levels, and the names that no level has."""

    document: Document
    """The very document that was given, if it has no names of levels."""
    problems: tuple[Problem, ...]


def numbered(document: Document, scale: Scale) -> Numbered:
    """`document` with the numbers of `scale` in place of the names of its levels, in any case."""
    if document.root is None:
        return Numbered(document, ())
    levels = _Levels(document, scale)
    root = _below(levels, document.root, (), _LISTS)
    if root is document.root:
        return Numbered(document, ())
    return Numbered(replace(document, root=root), tuple(levels.problems))


class _Levels:
    """The names of the levels, and what was written in their place."""

    def __init__(self, document: Document, scale: Scale) -> None:
        self.document = document
        self.scale = scale
        self.by_name = {_folded(step.name): step.level for step in scale.levels}
        self.problems: list[Problem] = []

    def named(self, text: str, path: Place, found: str) -> int | None:
        """The level called `text`; None, and a problem at the value or else the key, if none is.

        `found` is what stands there, in words; empty for a key.
        """
        if (level := self.by_name.get(_folded(text))) is not None:
            return level
        names = [step.name for step in self.scale.levels]
        levels = ", ".join(f"{level} {name}" for level, name in enumerate(names))
        hint = did_you_mean(text, names) or f"levels: {levels}"
        key = path[-1] if found else path[-2]
        what = f"{key}: expected a level, found {found or _quoted(text)}"
        self.problems.append(self.document.problem(path, what, hint, at_key=not found))
        return None


def _quoted(text: str) -> str:
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _scalar(levels: _Levels, node: Node, path: Place) -> Node:
    """A level; a number in quotes stays the mistake that it is, unless a level is called that."""
    is_name = isinstance(node.value, str | bool)
    if not is_name or (node.raw.strip().isdecimal() and _folded(node.raw) not in levels.by_name):
        return node
    level = levels.named(node.raw, path, node.found)
    value = ANY_LEVEL if level is None else level
    return replace(node, value=value, raw=str(value))


def _requirement(levels: _Levels, node: Node, path: Place) -> Node:
    if isinstance(node.value, dict):
        return _below(levels, node, path, {"level": _scalar})
    return _scalar(levels, node, path)


def _values(change: Change) -> Change:
    """The change of a mapping whose every value is changed by `change`."""

    def changed(levels: _Levels, node: Node, path: Place) -> Node:
        if not isinstance(node.value, dict):
            return node
        return _below(levels, node, path, dict.fromkeys(node.value, change))

    return changed


def _anchors(levels: _Levels, node: Node, path: Place) -> Node:
    """Sentences by level, whose keys may be names."""
    if not isinstance(node.value, dict) or all(map(_is_figure, node.value)):
        return node
    value: dict[str, Node] = {}
    for key, sentence in node.value.items():
        number = key if _is_figure(key) else levels.named(key, (*path, key), "")
        if number is None:
            continue
        level = str(number)
        if level in value:
            what = f"level {level} has two anchors"
            problem = levels.document.problem((*path, key), what, "keep one of them", at_key=True)
            levels.problems.append(problem)
        value[level] = sentence
    return replace(node, value=value)


def _is_figure(key: str) -> bool:
    return key.lstrip("+-").isdecimal()


def _items(levels: _Levels, node: Node, path: Place, parts: Mapping[str, Change]) -> Node:
    """The items of a list, each with its parts changed."""
    if not isinstance(node.value, list):
        return node
    items = [_below(levels, item, (*path, n), parts) for n, item in enumerate(node.value)]
    if all(new is old for new, old in zip(items, node.value, strict=True)):
        return node
    return replace(node, value=items)


def _below(levels: _Levels, node: Node, path: Place, parts: Mapping[str, Change]) -> Node:
    """`node` with the values of some of its keys changed; `node` itself if none is."""
    if not isinstance(node.value, dict):
        return node
    changed = dict(_changes(levels, node, path, parts))
    return replace(node, value=node.value | changed) if changed else node


def _changes(
    levels: _Levels, node: Node, path: Place, parts: Mapping[str, Change]
) -> Iterator[tuple[str, Node]]:
    for key, change in parts.items():
        if key in node.value:
            new = change(levels, node.value[key], (*path, key))
            if new is not node.value[key]:
                yield key, new


def _parts(parts: Mapping[str, Change]) -> Change:
    return lambda levels, node, path: _below(levels, node, path, parts)


def _each(parts: Mapping[str, Change]) -> Change:
    return lambda levels, node, path: _items(levels, node, path, parts)


_LEVELS = _values(_scalar)
_ITEMS: Mapping[str, Mapping[str, Change]] = {
    "roles": {"requires": _values(_requirement)},
    "skills": {"anchors": _anchors, "check": _parts({"caps": _LEVELS})},
    "actions": {
        "raises": _LEVELS,
        "opens": _LEVELS,
        "requires": _parts({"skills": _LEVELS}),
    },
}
"""Where the items of each list name levels."""
_LISTS: Mapping[str, Change] = {
    **{key: _each(parts) for key, parts in _ITEMS.items()},
    "amend": _parts({key: _values(_parts(parts)) for key, parts in _ITEMS.items()}),
}
