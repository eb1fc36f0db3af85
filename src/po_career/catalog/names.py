"""Names that people type, to ids: by id, title, short name or alias, in any case."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from po_career.errors import UsageError

Kind = Literal["role", "skill", "action", "trend", "kit", "want", "need", "doubt"]
NO_LIST = ("want", "need")
"""Kinds that no command lists: there are few, and a message names them all."""


def find_id(kind: Kind, items: Mapping[str, Any], text: str) -> str:
    """The id of the item of `items` (ids to roles, skills or actions) that `text` names.

    Raises UsageError where it names none, with the nearest, or several, with all of them.
    """
    if len(found := matches(items, text)) == 1:
        return found[0]
    if found:
        several = ", ".join(f'"{title_of(items[i])}" ({i})' for i in found)
        raise UsageError(f'"{text}" is the name of {len(found)} {kind}s: {several}\n  name one of them by its id')
    near = suggestion(items, text)
    if not items:
        every = f"this catalogue has no {kind}s"
    elif kind in NO_LIST:
        every = f"{kind}s: {', '.join(items)}"
    else:
        every = f"po-career {kind}s lists all {len(items)}."
    lines = [f'there is no {kind} "{text}"', f"  {near}" if near else "", f"  {every}"]
    raise UsageError("\n".join(filter(None, lines)))


def matches(items: Mapping[str, Any], text: str) -> list[str]:
    """The ids of all items that `text` names: an id goes before a title, a title before a short name, that before an alias."""
    wanted = _folded(text)
    if wanted in items:
        return [wanted]
    for names in (lambda i, _: [i], lambda _, item: [title_of(item)], _short, lambda _, item: getattr(item, "aliases", ())):
        if found := [i for i, item in items.items() if wanted in map(_folded, names(i, item))]:
            return found
    return []


def suggestion(items: Mapping[str, Any], text: str) -> str:
    """`did you mean "Title" (id)?` for the item with the name nearest to `text`; empty where none is near."""
    owners = {_folded(name): i for i, item in items.items() for name in reversed([i, title_of(item), *getattr(item, "aliases", ())])}
    near = nearest(_folded(text), owners)
    return f'did you mean "{title_of(items[owners[near]])}" ({owners[near]})?' if near else ""


def did_you_mean(text: str, names: Iterable[str]) -> str:
    """`did you mean "name"?` for the nearest of `names`; empty where none is near."""
    near = nearest(text, names)
    return f'did you mean "{near}"?' if near else ""


def nearest(text: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is most like `text`, in any case; None where none is like it."""
    from difflib import get_close_matches

    folded = {_folded(name): name for name in names}
    found = get_close_matches(_folded(text[:100]), folded, n=1, cutoff=0.65)
    return folded[found[0]] if found else None


def title_of(item: Any) -> str:
    """The title of a role or an action, the name of a skill, the question of a doubt."""
    for name in ("title", "name"):
        if title := getattr(item, name, None):
            return str(title)
    return str(item.asks)


def _short(_: str, item: Any) -> list[str]:
    """The short name of a skill; that of a role is a sentence."""
    return [item.short] if hasattr(item, "name") and item.short else []


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
