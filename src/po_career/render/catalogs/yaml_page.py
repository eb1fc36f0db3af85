"""What is in force in a catalogue as YAML that another catalogue can hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from po_career.catalog.layer import TOMBSTONES
from po_career.catalog.merge import DEFAULT_SCALE
from po_career.catalog.model import Catalog, Requirement, Span
from po_career.catalog.names import items_of
from po_career.catalog.origins import GONE, LISTS, InForce, Kind, Origin
from po_career.catalog.origins import Line as Place
from po_career.frozen import Frozen, given
from po_career.intake.framework.catalog_yaml import text_of
from po_career.text import printable

KEPT: Mapping[type, tuple[str, ...]] = {Requirement: ("level",), Span: ("low", "high")}
"""Records that a number can stand for, with the keys that it stands for."""
REQUIRED = ("requires",)
"""Keys of an item that are written even if they hold nothing."""


def whole_yaml(found: InForce, catalog: Catalog) -> str:
    """The whole catalogue as one file, with all that it builds on."""
    about = found.catalog
    names = f"id: {text_of(about.id)}, version: {text_of(about.version)}"
    over = ", ".join(f"{one.id} {one.version}" for one in found.chain)
    head = [f"# {printable(over)} in one file.", "schema: po-career/catalog/1"]
    head.append(f"catalog: {{{names}}}")
    return _file([*head, *_parts(found.items, catalog), *_empty(catalog)])


def part_yaml(items: Sequence[Origin], catalog: Catalog) -> str:
    """Some things of a catalogue, each below a comment that says where it comes from."""
    return _file(_parts(items, catalog, comments=True))


def _file(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _parts(items: Sequence[Origin], catalog: Catalog, *, comments: bool = False) -> Iterator[str]:
    """The keys of a file that holds `items`; with comments it is a part of one."""
    there: dict[str, list[Origin]] = {kind: [] for kind in (*LISTS, "rule", "scale")}
    for item in items:
        if item.state not in GONE:
            there[item.kind].append(item)
    for kind in LISTS:
        yield from _list(kind, there[kind], catalog, comments=comments)
    yield from _rules([item for item in there["rule"] if comments or item.place], catalog)
    if there["scale"]:
        yield from _scale(catalog, as_it_is=not comments)


def _scale(catalog: Catalog, *, as_it_is: bool) -> Iterator[str]:
    """The scale; as it is, nothing if it is the one that a catalogue without a scale has."""
    if as_it_is and catalog.scale == DEFAULT_SCALE:
        return
    yield "scale:"
    for name, value in given(catalog.scale).items():
        yield from _field(name, value, "  ")


def _rules(items: Sequence[Origin], catalog: Catalog) -> Iterator[str]:
    if items:
        yield "rules:"
    for item in items:
        yield from _field(item.id, getattr(catalog.rules, item.id), "  ")


def _list(
    kind: Kind, items: Sequence[Origin], catalog: Catalog, *, comments: bool
) -> Iterator[str]:
    if not items:
        return
    key = LISTS[kind]
    values = items_of(catalog, key)
    yield f"{key}:"
    for item in items:
        if comments:
            yield f"  # {_story(item)}"
        yield from _item(values[item.id])
    if key in TOMBSTONES and not comments:
        yield from _renamed(catalog, key)


def _renamed(catalog: Catalog, key: str) -> Iterator[str]:
    for old, new in getattr(catalog.replaced, key).items():
        yield f"  - {{id: {text_of(old)}, replaced_by: {text_of(new)}}}"


def _empty(catalog: Catalog) -> Iterator[str]:
    """Lists that a whole catalogue must have, if it has nothing in them."""
    for key in ("roles", "skills"):
        if not getattr(catalog, key):
            yield f"{key}: []"


def _story(item: Origin) -> str:
    places = [*item.was, *([item.place] if item.place else [])]
    return printable(f"from {', '.join(map(_place, places))}")


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _item(value: Frozen) -> Iterator[str]:
    """One thing of a list, a line for each of its keys."""
    said = given(value)
    for name in REQUIRED:
        if isinstance(getattr(value, name, None), Mapping):
            said.setdefault(name, {})
    lead = "  - "
    for line in _fields(said):
        yield lead + line
        lead = "    "


def _fields(said: Mapping[str, Any]) -> Iterator[str]:
    for name, value in said.items():
        yield from _field(name.rstrip("_"), value, "")


def _field(name: str, value: Any, indent: str) -> Iterator[str]:
    """A key with its value: entries and texts on a line each, what they hold on the same line."""
    if isinstance(value, Mapping) and value:
        yield f"{indent}{name}:"
        for key, entry in value.items():
            yield f"{indent}  {_flow(key)}: {_flow(entry)}"
    elif isinstance(value, tuple) and _is_long(value):
        yield f"{indent}{name}:"
        for entry in value:
            yield f"{indent}  - {_flow(entry)}"
    else:
        yield f"{indent}{name}: {_flow(value)}"


def _is_long(values: tuple[Any, ...]) -> bool:
    """Whether a list takes a line for each entry: records, and texts of several words."""
    return any(not isinstance(value, str) or " " in value for value in values)


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, int | float):
        return f"{value:.12g}"
    if isinstance(value, Mapping):
        return _pairs(value)
    if isinstance(value, Frozen):
        return _record(value)
    return f"[{', '.join(map(_flow, value))}]"


def _record(value: Frozen) -> str:
    said = {name.rstrip("_"): entry for name, entry in given(value).items()}
    meant = {said.get(key) for key in KEPT.get(type(value), ())}
    if len(meant) == 1 and said.keys() == set(KEPT[type(value)]):
        return _flow(meant.pop())
    return _pairs(said)


def _pairs(values: Mapping[Any, Any]) -> str:
    return f"{{{', '.join(f'{_flow(key)}: {_flow(entry)}' for key, entry in values.items())}}}"
