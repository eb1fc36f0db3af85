"""What the files of one catalogue say, item by item with places, before they are laid over the
catalogue that they extend.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args, get_origin

from po_career.catalog.model import Scale, Span
from po_career.catalog.places import Document, Node, Path
from po_career.catalog.shapes import FOLDER, Tombstone
from po_career.catalog.shorthand import bare, is_optional, shape
from po_career.catalog.validation import unknown_key, validate
from po_career.errors import Problem

TOMBSTONES = ("roles", "skills", "actions")
"""Lists in which an id may leave word of the one that took its place."""


class Item(NamedTuple):
    """A validated value and where it stands."""

    value: Any
    document: Document
    path: tuple[str | int, ...]

    def problem(self, path: Path, what: str, hint: str = "", *, at_key: bool = False) -> Problem:
        """A problem at `path` below the item."""
        return self.document.problem((*self.path, *path), what, hint, at_key=at_key)

    @property
    def line(self) -> int:
        """The line on which the item begins; of one that stands under its id, that of the id."""
        node, above = self.document.node(self.path), self.document.node(self.path[:-1])
        if node is None or above is None:
            return 1
        is_keyed = isinstance(above.value, dict) and str(self.path[-1]) in above.value
        return node.key_mark.line if is_keyed else node.mark.line


@dataclass(slots=True)
class Layer:
    """What one catalogue says itself."""

    documents: list[Document] = field(default_factory=list)
    lists: dict[str, list[Item]] = field(default_factory=dict)
    """Valid items by the key of their list."""
    singles: dict[str, Item] = field(default_factory=dict)
    replaced: dict[str, list[Item]] = field(default_factory=dict)
    """Tombstones by the key of the list that they stand in."""
    named: dict[str, set[str]] = field(default_factory=dict)
    """Every id that is written in a list, of valid items or not: a broken item is not also an
    unknown one.
    """
    unread: set[str] = field(default_factory=set)
    """Lists that could not be read at all, and other keys whose value is a mistake."""
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def all(self, key: str) -> list[Item]:
        """The items of one list."""
        return self.lists.get(key, [])

    def single(self, key: str) -> Item | None:
        """The value of a key that holds a single value."""
        return self.singles.get(key)

    @property
    def scale(self) -> Scale | None:
        """The scale that this catalogue states itself."""
        return self.singles["scale"].value if "scale" in self.singles else None

    @property
    def extends(self) -> str | None:
        """The catalogue that this one adds to, as it is written."""
        return self.singles["extends"].value if "extends" in self.singles else None


def read_layer(files: Sequence[tuple[Document, Any]]) -> Layer:
    """Everything in `files` (documents, each with its model of `catalog.shapes`), and every mistake
    in their shape.
    """
    layer = Layer()
    for document, model in files:
        layer.documents.append(document)
        layer.errors += document.problems
        if document.root is None:
            layer.unread.update(shape(model))
            continue
        check_schema_line(document, model, layer.errors, layer.warnings)
        for key, node in document.root.value.items():
            _read_key(layer, document, key, node, model)
    for document, model in files:
        _demand_required(layer, document, model)
    for items in layer.lists.values():
        for item in items:
            layer.errors += spans_upside_down(item)
    return layer


def check_schema_line(
    document: Document, model: Any, errors: list[Problem], warnings: list[Problem]
) -> None:
    """Add an error if the schema line names another kind of file than `model`; if it is missing, a
    warning.
    """
    expected = shape(model)["schema"].default
    if document.root is None or (line := document.root.value.get("schema")) is None:
        warnings.append(
            document.problem(
                (), "the schema line is missing", f"begin the file with schema: {expected}"
            )
        )
    elif line.value != expected:
        errors.append(
            document.problem(("schema",), f"expected schema: {expected}, found {line.found}")
        )


def spans_upside_down(item: Item) -> Iterator[Problem]:
    """Every range in `item` whose lower end is above its upper end."""
    for name in ("hours", "months", "typical_years"):
        span = getattr(item.value, name, None)
        if isinstance(span, Span) and span.high is not None and span.low > span.high:
            yield item.problem(
                (name, "low"), f"{name}: low {span.low:g} is above high {span.high:g}"
            )


def _read_key(layer: Layer, document: Document, key: str, node: Node, model: Any) -> None:
    if key not in shape(model):
        layer.errors.append(unknown_key(document, (key,), shape(model), _belongs(key)))
        return
    kind = bare(shape(model)[key].type)
    if key == "schema" or node.value is None:
        return
    if get_origin(kind) is tuple:
        _read_list(layer, document, key, node, get_args(kind)[0])
        return
    value, problems = validate(document, (key,), kind)
    layer.errors += problems
    if problems:
        layer.unread.add(key)
    else:
        layer.singles[key] = Item(value, document, (key,))


def _read_list(layer: Layer, document: Document, key: str, node: Node, model: Any) -> None:
    if not isinstance(node.value, list):
        layer.unread.add(key)
        hint = (
            "each item begins with a dash and its id: - id: ..."
            if isinstance(node.value, dict)
            else ""
        )
        layer.errors.append(
            document.problem((key,), f"{key}: expected a list, found {node.found}", hint)
        )
        return
    for index, child in enumerate(node.value):
        inner = child.value if isinstance(child.value, dict) else {}
        if "id" in inner:
            layer.named.setdefault(key, set()).add(str(inner["id"].value))
        is_tombstone = key in TOMBSTONES and "replaced_by" in inner
        value, problems = validate(document, (key, index), Tombstone if is_tombstone else model)
        layer.errors += problems
        if not problems:
            target = layer.replaced if is_tombstone else layer.lists
            target.setdefault(key, []).append(Item(value, document, (key, index)))


def _demand_required(layer: Layer, document: Document, model: Any) -> None:
    if document.root is None or "extends" in layer.singles or "extends" in layer.unread:
        return
    for key, known in shape(model).items():
        node = document.root.value.get(key)
        if not is_optional(known) and (node is None or node.value is None):
            layer.unread.add(key)
            layer.errors.append(document.problem((), f'the key "{key}" is missing'))


def _belongs(key: str) -> str:
    homes = [name for name, model in FOLDER.items() if key in shape(model)]
    return f"{key} belongs in {homes[0]}" if homes else ""
