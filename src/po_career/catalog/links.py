"""The ids that the items of a catalogue name, found and changed in one way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from po_career.catalog.model import ends_of

LINKS: Mapping[str, Mapping[str, str]] = {
    "roles": {
        "track": "tracks",
        "requires": "skills",
        "kit": "kits",
        "suits": "wants",
        "tries": "actions",
    },
    "skills": {"category": "categories"},
    "transitions": {"from_": "roles", "to": "roles", "suits": "wants", "credentials": "actions"},
    "actions": {
        "raises": "skills",
        "opens": "skills",
        "needs": "needs",
        "part_of": "roles",
        "with_kit": "kits",
    },
    "requires": {"actions": "actions", "skills": "skills", "role": "roles"},
    "trends": {"skills": "skills", "actions": "actions"},
    "wants": {"skills": "skills"},
    "titles": {"roles": "roles", "wants": "wants"},
    "needs": {"usual_for": "roles"},
    "kits": {"skills": "skills"},
    "doubts": {"roles": "roles", "wants": "wants", "skills": "skills"},
}
"""Fields that name ids, by the list in which the item stands: each with the list that the ids
belong to. A field holds one id, several, or values by id. `requires` is what an action requires;
what it `fits`, and whatever names sources, is read apart.
"""


class Reference(NamedTuple):
    """An id that an item names: of which list, and where below the item; as a key or as a value."""

    key: str
    id: str
    path: tuple[str | int, ...]
    at_key: bool = False


def references(key: str, value: Any) -> Iterator[Reference]:
    """Every id that `value`, an item of the list `key`, names."""
    for target, ids, path in _links(key, value):
        if ids:
            yield from _references(target, ids, path)
    if key == "actions":
        for n, fit in enumerate(value.fits):
            yield from (Reference("roles", end, ("fits", n)) for end in ends_of(fit))
    elif key == "trends":
        for n, evidence in enumerate(value.evidence):
            yield from _references("sources", evidence.source, ("evidence", n, "source"))


def _links(key: str, value: Any) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """The fields of an item that name ids: of which list, the ids or none, and where it stands."""
    for name, target in LINKS.get(key, {}).items():
        yield target, getattr(value, name), (name.rstrip("_"),)
    if key == "actions":
        for name, target in LINKS["requires"].items():
            yield target, getattr(value.requires, name), ("requires", name)
    yield "sources", getattr(value, "sources", ()), ("sources",)


def _references(key: str, ids: Any, path: tuple[str | int, ...]) -> Iterator[Reference]:
    if isinstance(ids, str):
        yield Reference(key, ids, path)
    elif isinstance(ids, Mapping):
        yield from (Reference(key, i, (*path, i), at_key=True) for i in ids)
    else:
        yield from (Reference(key, i, (*path, n)) for n, i in enumerate(ids))


def with_ids(key: str, item: Any, change: Callable[[str, str], str | None]) -> Any:
    """`item`, of the list `key`, with `change(list, id)` in place of every id but sources; None
    takes the id out.
    """
    new: dict[str, Any] = {}
    for name, target in LINKS.get(key, {}).items():
        new[name] = _changed(getattr(item, name), partial(change, target))
    if key == "actions":
        new["requires"] = with_ids("requires", item.requires, change)
        new["fits"] = _changed(item.fits, partial(_changed_fit, change))
    return replace(item, **new)


def _changed(ids: Any, change: Callable[[str], str | None]) -> Any:
    if ids is None or isinstance(ids, str):
        return ids and change(ids)
    new = {i: change(i) for i in ids}
    if isinstance(ids, Mapping):
        return {new[i]: value for i, value in ids.items() if new[i] is not None}
    return tuple(new[i] for i in ids if new[i] is not None)


def _changed_fit(change: Callable[[str, str], str | None], fit: str) -> str | None:
    ends = ends_of(fit)
    new = [i for end in ends if (i := change("roles", end)) is not None]
    if tuple(new) == ends:
        return fit
    return ">".join(new) if len(new) == len(ends) else None
