"""The item of a catalogue that a person has typed, or an error that names the nearest."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from po_career.catalog.names import matches, suggestion, title_of, with_words
from po_career.errors import UsageError
from po_career.language.titles import NOTHING, in_words, role_named

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog

Kind = Literal["role", "skill", "action", "trend", "kit", "want", "need", "doubt", "track"]
WISHED = ("want", "need", "doubt")
"""Kinds of which one would not say that there is none: there is no doubt."""
NO_LIST = ("want", "need", "track")
"""Kinds that no command lists: there are few, and a message names them all."""
NONE = "none"
"""What clears an answer."""
MOST_LISTED = 5
"""How many items with a part of their names in common a message lists."""


def find_item(catalog: "Catalog", kind: Kind, text: str) -> str:
    """The id of the item that `text` names: by id, also one that has been replaced, by name, or by
    a part of its name; a role as people write titles, see `titles.role_named`.

    Raises UsageError if it names none, with the nearest, or several, with all of them.
    """
    items = _items_of(catalog, kind)
    named = role_named(catalog, text) if kind == "role" else NOTHING
    if named.certain:
        return named.roles[0]
    found = matches(items, text)
    if named.is_known and len(found) < 2:
        raise UsageError(f"{no_role(catalog, text)}\n  {_all_of(kind, items)}")
    successor = getattr(catalog.replaced, f"{kind}s", {}).get(text.strip().casefold())
    if successor is not None and not found:
        return str(successor)
    meant = found or with_words(items, text)
    if len(meant) == 1:
        return meant[0]
    raise _not_one(kind, items, text, found, meant)


def says_none(items: Mapping[str, Any], text: str) -> bool:
    """Whether `text` says that there is none: nothing of `items` has that name."""
    return text.strip().casefold() == NONE and not matches(items, NONE)


def _items_of(catalog: "Catalog", kind: Kind) -> Mapping[str, Any]:
    if kind == "track":
        return {track.id: track for track in catalog.tracks}
    items: Mapping[str, Any] = getattr(catalog, f"{kind}s")
    return items


def no_role(catalog: "Catalog", text: str) -> str:
    """That `text` is not a role of the catalogue, with the nearest honest thing, as one
    sentence.
    """
    named = role_named(catalog, text)
    what = f'"{text}" is not a role of this catalogue'
    if named.why and not (named.roles or named.wants):
        return f"{what}. {named.why[0].upper()}{named.why[1:]}"
    return "; ".join(filter(None, (what, in_words(catalog, named))))


def _not_one(
    kind: Kind, items: Mapping[str, Any], text: str, found: Sequence[str], partly: Sequence[str]
) -> UsageError:
    if found:
        what = f'"{text}" is the name of {len(found)} {kind}s: {titles_with_ids(items, found)}'
        return UsageError(f"{what}\n  name one of them by its id")
    if partly:
        more = len(partly) - MOST_LISTED
        others = f" and {more} more" if more > 0 else ""
        what = f'"{text}" is a part of the names of {len(partly)} {kind}s'
        listed = titles_with_ids(items, partly[:MOST_LISTED])
        return UsageError(f"{what}\n  {listed}{others}\n  name one of them")
    what = f'there is no {kind} "{text}"'
    if kind in WISHED:
        what = f'"{text}" is not one of the {kind}s'
    lines = [what, suggestion(items, text), _all_of(kind, items)]
    return UsageError("\n  ".join(filter(None, lines)))


def titles_with_ids(items: Mapping[str, Any], ids: Sequence[str]) -> str:
    """`"Title" (id)` of each of `ids`, with commas between them."""
    return ", ".join(f'"{title_of(items[i])}" ({i})' for i in ids)


def _all_of(kind: Kind, items: Mapping[str, Any]) -> str:
    if not items:
        return f"this catalogue has no {kind}s"
    if kind in NO_LIST:
        return f"{kind}s: {titles_with_ids(items, list(items))}"
    return f"po-career {kind}s lists all {len(items)}."
