"""Warnings: what a catalogue may have, and is still worth mending."""

from collections.abc import Iterator
from typing import Any

from po_career.catalog.layer import Item, Layer
from po_career.catalog.links import references
from po_career.catalog.model import Catalog, highest_of_kind
from po_career.catalog.names import WORDS, title_of
from po_career.errors import Problem

FEW = 3
"""Warnings of one kind that are told one by one."""
_WANTED = (
    ("roles", "sources", "name no sources"),
    ("transitions", "sources", "name no sources"),
    ("skills", "anchors", "have no anchors, so nobody can tell their levels apart"),
    ("skills", "sources", "name no sources"),
    ("actions", "done_when", "do not say when they are done (done_when)"),
    ("actions", "sources", "name no sources"),
    ("trends", "sources", "name no sources"),
)
"""What may be absent and should not be: list, field, and the words for it."""
_BEYOND = (
    "lower it, or say practice or assignment if it is real work; rules: {kinds: ...} sets other"
    " caps"
)
_OUTDATED = {
    "same_distance": "equal_steps says when two steps are equally right",
    "first_kinds": "what the person wants decides (wish), and no kind is put first",
    "evidence_levels": "evidence_factor says what an example is worth",
    "unknown_high": "what an unknown skill may be is part of the beliefs, and no rule sets it",
}
"""Rules of the first version that no longer change anything, each with what took its place."""


def warnings(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """What whoever writes `layer` should know; `catalog` is all of it, and free of errors."""
    yield from _unreachable_levels(layer, catalog)
    yield from _unreachable_roles(layer, catalog)
    yield from _undescribed_sources(layer, catalog)
    yield from _beyond_their_kind(layer, catalog)
    yield from _outdated_rules(layer)
    for key, name, words in _WANTED:
        yield from _absent(layer, key, name, words)
    for key in ("roles", "skills"):
        yield from _shared_names(layer, key)


def _highest_reachable(catalog: Catalog) -> dict[str, int]:
    """Skill to the level up to which every rung has an action; 0 for one that is left out."""
    rungs: set[tuple[str, int]] = set()
    for action in catalog.actions.values():
        rungs.update(action.raises.items())
    highest: dict[str, int] = {}
    for skill, level in sorted(rungs):
        if level == highest.get(skill, 0) + 1:
            highest[skill] = level
    return highest


def _needs_the_role_itself(catalog: Catalog, skill: str, level: int) -> bool:
    """Whether the skill's check caps whoever has not done it below the level.

    Such a rung is learned in the role.
    """
    check = catalog.skills[skill].check
    return check is not None and bool(check.caps) and level > min(check.caps.values())


def _unreachable_levels(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    if not catalog.actions:
        if roles := layer.all("roles"):
            yield roles[0].document.problem(
                (),
                "the catalogue holds no actions: no plan can say how to close a gap",
                "add an actions.yaml",
            )
        return
    asked: dict[str, tuple[int, Item]] = {}
    for item in layer.all("roles"):
        for skill, requirement in item.value.requires.items():
            if requirement.level > asked.get(skill, (0, item))[0]:
                asked[skill] = (requirement.level, item)
    found = []
    highest = _highest_reachable(catalog)
    for skill, (level, item) in asked.items():
        missing = highest.get(skill, 0) + 1
        if missing <= level and not _needs_the_role_itself(catalog, skill, missing):
            what = (
                f'no action brings "{skill}" to {missing}, and "{item.value.id}" asks for {level}'
            )
            rungs = " and ".join(
                f"raises: {{{skill}: {rung}}}"
                for rung in range(missing, min(level, missing + 1) + 1)
            )
            found.append(
                item.problem(("requires", skill), what, f"add an action with {rungs}", at_key=True)
            )
    yield from _folded(found, "skills that no action brings to the level that is asked")


def _folded(found: list[Problem], words: str) -> Iterator[Problem]:
    """The warnings of one kind; of more than a few the first, which counts the others."""
    if len(found) <= FEW:
        yield from found
        return
    first, *others = sorted(found)
    lines = ", ".join(str(one.line) for one in others[:FEW])
    more = f"; {len(others)} more {words}: lines {lines} and on"
    yield first._replace(what=first.what + more)


def _unreachable_roles(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """Roles that no transition leads to or from. One that is only left is where people begin."""
    ends: set[str] = set()
    for transition in catalog.transitions:
        ends |= {transition.from_, transition.to}
    lonely = [
        item.problem(
            ("id",), f'no transition leads to "{item.value.id}", and none leads on from it'
        )
        for item in layer.all("roles")
        if ends and item.value.id not in ends
    ]
    yield from _folded(lonely, "roles without a transition")


def _undescribed_sources(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    if catalog.sources:
        return
    for key, items in layer.lists.items():
        for item in items:
            for reference in references(key, item.value):
                if reference.key == "sources":
                    yield item.problem(
                        reference.path,
                        "the catalogue names sources and describes none",
                        "add a sources.yaml",
                    )
                    return


def _beyond_their_kind(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """Actions that claim to bring more than their kind can."""
    for item in layer.all("actions"):
        action = item.value
        highest = highest_of_kind(catalog, action)
        most = f"an action of the kind {action.kind} brings at most {highest}"
        for skill, level in action.raises.items():
            if level > highest:
                what = f'"{action.id}" brings "{skill}" to {level}, and {most}'
                yield item.problem(("raises", skill), what, _BEYOND, at_key=True)


def _outdated_rules(layer: Layer) -> Iterator[Problem]:
    item = layer.single("rules")
    if item is None:
        return
    node = item.document.node(item.path)
    written = node.value if node else {}
    for name, instead in _OUTDATED.items():
        if name in written:
            yield item.problem((name,), f"no longer used: {name}", instead, at_key=True)


def _absent(layer: Layer, key: str, name: str, words: str) -> Iterator[Problem]:
    """One warning for a list, at the first item that lacks the field. What rests on judgement alone
    needs no source.
    """
    items = layer.all(key)
    lacking = [
        item
        for item in items
        if not getattr(item.value, name)
        and not (name == "sources" and item.value.basis == ("judgement",))
    ]
    if lacking:
        names = [
            getattr(item.value, "id", None) or f"{item.value.from_} to {item.value.to}"
            for item in lacking
        ]
        listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        yield lacking[0].problem((), f"{len(lacking)} of {len(items)} {key} {words}", listed)


def _shared_names(layer: Layer, key: str) -> Iterator[Problem]:
    owners: dict[str, Item] = {}
    for item in layer.all(key):
        for path, name in _names(item.value):
            other = owners.setdefault(" ".join(name.split()).casefold(), item)
            if other is not item:
                what = (
                    f'the name "{name}" stands for two {key}: "{other.value.id}" and'
                    f' "{item.value.id}"'
                )
                yield item.problem(
                    path, what, f"users will have to type the id of the {WORDS[key]} instead"
                )


def _names(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("title" if hasattr(value, "title") else "name",), title_of(value)
    yield from ((("aliases", n), alias) for n, alias in enumerate(value.aliases))
