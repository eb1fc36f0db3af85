"""Titles, and what points at a thing of the catalogue, gathered in one walk: whoever shows all
things would otherwise walk the whole catalogue for each.
"""

from collections.abc import Mapping, Sequence

from po_career.catalog.model import Action, Catalog, Id, Requirement, Role, Transition
from po_career.catalog.names import title_of
from po_career.catalog.once import once

TITLED = ("roles", "skills", "actions", "trends", "wants", "needs", "kits", "doubts")
"""The lists whose things have titles."""


@once
def titles(catalog: Catalog) -> Mapping[str, Mapping[Id, str]]:
    """Ids with their titles, by the list that they stand in ("roles"), in its order.

    Of a catalogue out of the cache they are read without the lists themselves: completion waits
    for them at each Tab.
    """
    later = getattr(catalog, "_later", None)
    if later is not None:
        kept: Mapping[str, Mapping[Id, str]] = later("titles")
        return kept
    found = {}
    for key in TITLED:
        items = getattr(catalog, key).items()
        found[key] = {i: title_of(item) for i, item in items}
    return found


@once
def transitions_from(catalog: Catalog) -> Mapping[Id, Sequence[Transition]]:
    """Role to the transitions out of it; a role without any is left out."""
    found: dict[Id, list[Transition]] = {}
    for transition in catalog.transitions:
        found.setdefault(transition.from_, []).append(transition)
    return found


@once
def transitions_to(catalog: Catalog) -> Mapping[Id, Sequence[Transition]]:
    """Role to the transitions that lead to it; a role without any is left out."""
    found: dict[Id, list[Transition]] = {}
    for transition in catalog.transitions:
        found.setdefault(transition.to, []).append(transition)
    return found


@once
def asking(catalog: Catalog) -> Mapping[Id, Sequence[tuple[Role, Requirement]]]:
    """Skill to the roles that ask for it, with what each asks; one that none asks is left out."""
    found: dict[Id, list[tuple[Role, Requirement]]] = {}
    for role in catalog.roles.values():
        for skill, need in role.requires.items():
            found.setdefault(skill, []).append((role, need))
    return found


@once
def raising(catalog: Catalog) -> Mapping[Id, Sequence[Action]]:
    """Skill to the actions that raise it; one that none raises is left out."""
    found: dict[Id, list[Action]] = {}
    for action in catalog.actions.values():
        for skill in action.raises:
            found.setdefault(skill, []).append(action)
    return found
