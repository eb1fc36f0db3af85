"""An entry of the chapter as people name it: by its number, its id, its title or part of that; or
asked for.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.catalog.names import matches
from po_career.cli.common import Common
from po_career.errors import UsageError
from po_career.language.find import find_item
from po_career.profile.model import Profile


class Waiting(NamedTuple):
    """An entry of the chapter by its number, and whether it is still to be done."""

    number: int | None
    id: Id
    title: str
    open: bool


def entries_of(catalog: Catalog, profile: Profile) -> list[Waiting]:
    """The entries of the chapter that was kept last; none without one."""
    from datetime import date

    from po_career.planning.actions_state import entry_title
    from po_career.profile.chapters import CLOSED, last_chapter, marks

    kept = last_chapter(profile)
    if kept is None:
        return []
    stands = marks(profile, kept, date.today())
    return [
        Waiting(
            entry.number,
            entry.id,
            entry_title(catalog, entry.id, entry.title),
            stands[entry.id].state not in CLOSED,
        )
        for entry in kept.plan.actions
    ]


def find_entry(catalog: Catalog, entries: Sequence[Waiting], text: str, common: Common) -> Id:
    """The entry of the chapter, or the action of the catalogue, that `text` names. Raises
    UsageError.

    A number is that in the chapter. An id and a whole title go before a part of a title, the
    chapter before the catalogue.
    """
    wanted = " ".join(text.split()).casefold()
    if wanted.isdecimal():
        return _numbered(entries, wanted, common)
    for entry in entries:
        if wanted in (entry.id.casefold(), entry.title.casefold()):
            return entry.id
    is_action = matches(catalog.actions, text) or wanted in catalog.replaced.actions
    part_of = None if is_action else _by_part(catalog, entries, wanted)
    return part_of or find_item(catalog, "action", text)


def _by_part(catalog: Catalog, entries: Sequence[Waiting], wanted: str) -> Id | None:
    """The entry, else the action, with `wanted` in its title; None if there is none. Raises
    UsageError if there are several.
    """
    in_chapter = {entry.id: entry.title for entry in entries}
    in_catalog = {key: action.title for key, action in catalog.actions.items()}
    for titles in (in_chapter, in_catalog):
        found = [key for key, title in titles.items() if wanted and wanted in title.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(_several(wanted, found, titles))
    return None


def ask_entry(entries: Sequence[Waiting], verb: str, common: Common) -> Id | None:
    """The entry that the person chooses; None if they leave it. Raises UsageError if there is
    nobody to ask, or nothing to choose from.
    """
    from po_career.interview.question import Option, Question

    waiting = [entry for entry in entries if entry.open]
    if not waiting:
        what = "all of the chapter is done" if entries else "no chapter is kept"
        raise UsageError(
            f"no action was named, and {what}\n"
            f"{common.command(verb, 'ACTION')} takes an id or a title"
        )
    face = common.face()
    if face is None:
        why = f"no action was named, and {common.why_not_asked}; name one of these:"
        raise UsageError("\n".join((why, *_listed(waiting))))
    options = tuple(
        Option(entry.id, f"{entry.number}  {entry.title}", words=(str(entry.number), entry.id))
        for entry in waiting
    )
    outcome = face.ask(Question("choose", f"Which one do you {verb}?", options, optional=True))
    return outcome if isinstance(outcome, str) else None


def _numbered(entries: Sequence[Waiting], number: str, common: Common) -> Id:
    for entry in entries:
        if str(entry.number) == number.lstrip("0"):
            return entry.id
    if not entries:
        raise UsageError(
            f"there is no action {number}: no plan has been kept yet\n"
            f"{common.command('plan', '--keep')} keeps one"
        )
    raise UsageError("\n".join((f"there is no {number} in the chapter", *_listed(entries))))


def _listed(entries: Sequence[Waiting]) -> list[str]:
    return [f"{entry.number}  {entry.title}" for entry in entries]


def _several(text: str, found: Sequence[Id], titles: Mapping[Id, str]) -> str:
    most = 5
    shown = [f"{key}  {titles[key]}" for key in found[:most]]
    if len(found) > most:
        shown.append(f"and {len(found) - most} more")
    return "\n".join((f'"{text}" is part of {len(found)} titles; name one of them:', *shown))
