"""The names of the items of a catalogue: by id, title, short name or alias, in any case."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from po_career.catalog.model import Catalog, Title, Transition

WORDS = {
    "roles": "role",
    "skills": "skill",
    "actions": "action",
    "trends": "trend",
    "tracks": "track",
    "categories": "category",
    "wants": "want",
    "needs": "need",
    "kits": "kit",
    "doubts": "doubt",
    "sources": "source",
}
"""What one item of each list is called."""
SHORTEST_PART = 2
"""Letters that each word of a part of a name has at least."""


def with_words(items: Mapping[str, Any], text: str) -> list[str]:
    """The ids of all items in whose id, title or one alias each word of `text` begins a word."""
    wanted = _words(text)
    if not wanted or min(map(len, wanted)) < SHORTEST_PART:
        return []
    return [
        i for i, item in items.items() if any(_has_words(name, wanted) for name in _names(i, item))
    ]


def _has_words(name: str, wanted: Sequence[str]) -> bool:
    """Whether each of `wanted` begins a word of `name`."""
    words = _words(name)
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _names(i: str, item: Any) -> tuple[str, ...]:
    return (i, title_of(item), *getattr(item, "aliases", ()))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


class Index:
    """The items of a catalogue by all of their names, for whoever asks for many."""

    def __init__(self, items: Mapping[str, Any]) -> None:
        self.items = items
        self._tiers: list[dict[str, list[str]]] = []

    def matches(self, text: str) -> list[str]:
        """The ids of all items that `text` names.

        An id goes before a title, a title before a short name, that before an alias.
        """
        wanted = _folded(text)
        if wanted in self.items:
            return [wanted]
        if not self._tiers:
            self._tiers = [self._by(names) for names in _TIERS]
        return next((tier[wanted] for tier in self._tiers if wanted in tier), [])

    def _by(self, names: Callable[[str, Any], Iterable[str]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for i, item in self.items.items():
            for name in dict.fromkeys(map(_folded, names(i, item))):
                found.setdefault(name, []).append(i)
        return found


def matches(items: Mapping[str, Any], text: str) -> list[str]:
    """The ids of all items that `text` names, as `Index.matches`."""
    return Index(items).matches(text)


def suggestion(items: Mapping[str, Any], text: str) -> str:
    """`did you mean "Title" (id)?` for the item with the name nearest to `text`.

    Empty if nothing is close.
    """
    owners: dict[str, str] = {}
    for i, item in items.items():
        owners |= dict.fromkeys(map(_folded, _names(i, item)), i)
    near = nearest(_folded(text), owners)
    return f'did you mean "{title_of(items[owners[near]])}" ({owners[near]})?' if near else ""


def did_you_mean(text: str, names: Iterable[str]) -> str:
    """`did you mean "name"?` for the nearest of `names`; empty if nothing is close."""
    near = nearest(text, names)
    return f'did you mean "{near}"?' if near else ""


def nearest(text: str, names: Iterable[str], least: float = 0.65) -> str | None:
    """The one of `names` that is most like `text`; None if nothing is close. See `alike`."""
    return next(iter(alike(text, names, least, most=1)), None)


def alike(text: str, names: Iterable[str], least: float, most: int) -> list[str]:
    """At most `most` of `names` that are like `text` in any case, the nearest first.

    How alike two texts are is their ratio in difflib, from 0 to 1: `least` or more.
    """
    from difflib import get_close_matches

    folded = {_folded(name): name for name in names}
    close = get_close_matches(_folded(text[:100]), folded, n=most, cutoff=least)
    return [folded[name] for name in close]


def items_of(catalog: Catalog, key: str) -> Mapping[str, Any]:
    """The items of one list of a catalogue by `key_of`, in its order."""
    items = getattr(catalog, key)
    if isinstance(items, Mapping):
        return items
    return {key_of(item): item for item in items}


def key_of(item: Any) -> str:
    """The id of an item; of a transition, or what names one, both ends (junior -> senior); of a
    title itself.
    """
    if hasattr(item, "from_"):
        return f"{item.from_} -> {item.to}"
    return str(item.title if isinstance(item, Title) else item.id)


def title_of(item: Any) -> str:
    """The title of a role or an action, the name of a skill, the question of a doubt, the kind of a
    transition.
    """
    if isinstance(item, Transition):
        return item.kind
    for name in ("title", "name"):
        if title := getattr(item, name, None):
            return str(title)
    return str(item.asks)


def _short(_: str, item: Any) -> list[str]:
    """The short name of a skill; that of a role is a sentence."""
    return [item.short] if hasattr(item, "name") and item.short else []


_TIERS: tuple[Callable[[str, Any], Iterable[str]], ...] = (
    lambda i, _: [i],
    lambda _, item: [title_of(item)],
    _short,
    lambda _, item: getattr(item, "aliases", ()),
)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
