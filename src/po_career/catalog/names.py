"""Names that people type, to ids: by id, title, short name or alias, in any case."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from po_career.catalog.titles import in_words, role_named
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog

Kind = Literal["role", "skill", "action", "trend", "kit", "want", "need", "doubt"]
NO_LIST = ("want", "need")
"""Kinds that no command lists: there are few, and a message names them all."""
SHORTEST_PART = 2
"""Letters that each word of a part of a name has at least."""
MOST_LISTED = 5
"""How many items with a part of their names in common a message lists."""


def find_role(catalog: "Catalog", text: str) -> str:
    """The id of the role that `text` names, as people write titles; see `titles.role_named`.

    Raises UsageError with the nearest if it is not the name of one role.
    """
    named = role_named(catalog, text)
    if named.certain:
        return named.roles[0]
    if not named.is_known or len(matches(catalog.roles, text)) > 1:
        return find_id("role", catalog.roles, text)
    raise UsageError(f"{no_role(catalog, text)}\n  {_all_of('role', catalog.roles)}")


def no_role(catalog: "Catalog", text: str) -> str:
    """That `text` is not a role of the catalogue, with the nearest honest thing, as one
    sentence.
    """
    named = role_named(catalog, text)
    what = f'"{text}" is not a role of this catalogue'
    if named.why and not (named.roles or named.wants):
        return f"{what}. {named.why[0].upper()}{named.why[1:]}"
    return "; ".join(filter(None, (what, in_words(catalog, named))))


def find_id(kind: Kind, items: Mapping[str, Any], text: str) -> str:
    """The id of the item of `items` (ids to skills, actions or trends) that `text` names, also by a
    part of its name.

    Raises UsageError if it names none, with the nearest, or several, with all of them.
    """
    found = matches(items, text)
    if len(found) == 1:
        return found[0]
    partly = [] if found else with_words(items, text)
    if len(partly) == 1:
        return partly[0]
    raise _not_one(kind, items, text, found, partly)


def with_words(items: Mapping[str, Any], text: str) -> list[str]:
    """The ids of all items in whose id, title or one alias each word of `text` begins a word."""
    wanted = _words(text)
    if not wanted or min(map(len, wanted)) < SHORTEST_PART:
        return []
    found = []
    for i, item in items.items():
        if any(_begun(wanted, _words(name)) for name in _names(i, item)):
            found.append(i)
    return found


def _names(i: str, item: Any) -> tuple[str, ...]:
    return (i, title_of(item), *getattr(item, "aliases", ()))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _begun(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _not_one(
    kind: Kind, items: Mapping[str, Any], text: str, found: Sequence[str], partly: Sequence[str]
) -> UsageError:
    if found:
        what = f'"{text}" is the name of {len(found)} {kind}s: {_listed(items, found)}'
        return UsageError(f"{what}\n  name one of them by its id")
    if partly:
        more = len(partly) - MOST_LISTED
        others = f" and {more} more" if more > 0 else ""
        what = f'"{text}" is a part of the names of {len(partly)} {kind}s'
        listed = _listed(items, partly[:MOST_LISTED])
        return UsageError(f"{what}\n  {listed}{others}\n  name one of them")
    near = suggestion(items, text)
    lines = [f'there is no {kind} "{text}"', near, _all_of(kind, items)]
    return UsageError("\n  ".join(filter(None, lines)))


def _listed(items: Mapping[str, Any], ids: Sequence[str]) -> str:
    return ", ".join(f'"{title_of(items[i])}" ({i})' for i in ids)


def _all_of(kind: Kind, items: Mapping[str, Any]) -> str:
    if not items:
        return f"this catalogue has no {kind}s"
    if kind in NO_LIST:
        return f"{kind}s: {', '.join(items)}"
    return f"po-career {kind}s lists all {len(items)}."


def matches(items: Mapping[str, Any], text: str) -> list[str]:
    """The ids of all items that `text` names.

    An id goes before a title, a title before a short name, that before an alias.
    """
    wanted = _folded(text)
    if wanted in items:
        return [wanted]
    for names in (
        lambda i, _: [i],
        lambda _, item: [title_of(item)],
        _short,
        lambda _, item: getattr(item, "aliases", ()),
    ):
        if found := [i for i, item in items.items() if wanted in map(_folded, names(i, item))]:
            return found
    return []


def suggestion(items: Mapping[str, Any], text: str) -> str:
    """`did you mean "Title" (id)?` for the item with the name nearest to `text`.

    Empty where none is near.
    """
    owners = {_folded(name): i for i, item in items.items() for name in reversed(_names(i, item))}
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
