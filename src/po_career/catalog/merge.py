"""What a catalogue says itself, laid over the catalogue that it extends."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeGuard

from po_career.catalog.layer import TOMBSTONES, Item, Layer
from po_career.catalog.links import with_ids
from po_career.catalog.model import (
    Action,
    Catalog,
    Cost,
    Identity,
    Replaced,
    Rules,
    Scale,
    ScaleLevel,
    Transition,
)
from po_career.catalog.names import items_of, key_of
from po_career.catalog.shapes import Remove

DEFAULT_SCALE = Scale(
    (
        ScaleLevel(0, "Not yet", "I have not met this, or only know the word."),
        ScaleLevel(
            1,
            "Awareness",
            "I can explain the basics and some of the tools; I have not yet delivered with it.",
        ),
        ScaleLevel(
            2, "Working", "I have used it on real work, with some help or on routine cases."
        ),
        ScaleLevel(
            3,
            "Practitioner",
            "I use it unaided, pick the right technique for the case, and share what I know.",
        ),
        ScaleLevel(
            4,
            "Expert",
            "I set the standard, teach it, and other people or teams work differently because"
            " of me.",
        ),
    )
)
"""What a catalogue without a scale is read with: the levels of the built-in one."""


REMOVABLE = ("roles", "skills", "actions", "trends", "wants", "needs", "kits", "doubts")
"""Lists from which a catalogue may remove items of the one that it extends, by id."""


def empty_catalog() -> Catalog:
    """What a catalogue that extends no other is laid over."""
    return Catalog(Identity("none"), DEFAULT_SCALE, {}, {}, {})


def merge(base: Catalog, layer: Layer, name: str) -> Catalog:
    """`base` less what `layer` removes, plus what it holds; of two with one id, the layer's. Not
    yet checked.

    What `base` says of a removed thing goes with it: a requirement, a prerequisite, a transition,
    and an action that raises nothing any more or that only a removed role could take. `name` stands
    for a missing `catalog: {id}`.
    """
    kept = kept_of(base, layer)
    lists: dict[str, Any] = {
        key: {**getattr(kept, key), **_by_key(layer, key)} for key in (*REMOVABLE, "sources")
    }
    for key in ("transitions", "tracks", "categories"):
        lists[key] = tuple({**items_of(kept, key), **_by_key(layer, key)}.values())
    return Catalog(
        catalog=_value(layer, "catalog", Identity(name)),
        scale=_value(layer, "scale", base.scale),
        titles=(*kept.titles, *(item.value for item in layer.all("titles"))),
        rules=_rules(base.rules, layer.single("rules")),
        replaced=_replaced(base, layer),
        **lists,
    )


def kept_of(base: Catalog, layer: Layer) -> Catalog:
    """`base` without what `layer` removes, and without prices in another currency."""
    kept = _without(base, removed_ids(layer))
    return replace(kept, actions=_priced_alike(kept.actions, layer))


def _priced_alike(actions: Mapping[str, Action], layer: Layer) -> Mapping[str, Action]:
    """The base's actions, less the prices in another currency than that of `layer`.

    Money adds up in one currency only.
    """
    costs = [item.value.cost for item in layer.all("actions")]
    currency = next((cost.currency for cost in costs if _has_price(cost)), None)
    if currency is None:
        return actions
    return {
        i: replace(action, cost=None)
        if _has_price(action.cost) and action.cost.currency != currency
        else action
        for i, action in actions.items()
    }


def _has_price(cost: Cost | None) -> TypeGuard[Cost]:
    """Whether it is an amount of money in a currency that is known."""
    return cost is not None and cost.amount > 0 and cost.currency is not None


def removed_ids(layer: Layer) -> Mapping[str, set[Any]]:
    """What `layer` takes out of its base, by kind.

    What it names under `remove`, and what it says was replaced.
    """
    remove = layer.single("remove")
    named = remove.value if remove else Remove()
    gone: dict[str, set[Any]] = {key: set(getattr(named, key)) for key in REMOVABLE}
    gone["transitions"] = {(pair.from_, pair.to) for pair in named.transitions}
    for key in TOMBSTONES:
        gone[key] |= {item.value.id for item in layer.replaced.get(key, [])}
    return gone


def _without(base: Catalog, gone: Mapping[str, set[Any]]) -> Catalog:
    """`base` without what is gone, and without the places that name it."""

    def still_there(key: str, i: str) -> str | None:
        return None if i in gone.get(key, ()) else i

    def left(key: str) -> dict[str, Any]:
        items = getattr(base, key).items()
        return {i: with_ids(key, item, still_there) for i, item in items if i not in gone[key]}

    gone["actions"].update(
        i for i, action in left("actions").items() if _has_no_use(action, base.actions[i])
    )
    lists: dict[str, Any] = {key: left(key) for key in REMOVABLE}
    lists["transitions"] = tuple(
        with_ids("transitions", transition, still_there)
        for transition in base.transitions
        if _stands(transition, gone)
    )
    titles = tuple(with_ids("titles", title, still_there) for title in base.titles)
    return replace(base, titles=titles, **lists)


def _stands(transition: Transition, gone: Mapping[str, set[Any]]) -> bool:
    ends = (transition.from_, transition.to)
    return ends not in gone["transitions"] and not gone["roles"].intersection(ends)


def _has_no_use(action: Action, before: Action) -> bool:
    """Whether the action has lost all that it brought, or the only role that could take it."""
    if before.requires.role != action.requires.role:
        return True
    brought = before.raises or before.opens
    return bool(brought) and not (action.raises or action.opens)


def _by_key(layer: Layer, key: str) -> dict[str, Any]:
    return {key_of(item.value): item.value for item in layer.all(key)}


def _value(layer: Layer, key: str, default: Any) -> Any:
    item = layer.single(key)
    return default if item is None else item.value


def _rules(base: Rules, item: Item | None) -> Rules:
    """The rules that the layer names, and those of the base for all others."""
    node = item and item.document.node(item.path)
    if item is None or node is None or not isinstance(node.value, dict):
        return base
    named = [rule.name for rule in fields(Rules) if rule.name in node.value]
    return replace(base, **{name: getattr(item.value, name) for name in named})


def _replaced(base: Catalog, layer: Layer) -> Replaced:
    """Old ids to the ids that stand for them now, however often they were replaced in between."""
    found: dict[str, dict[str, str]] = {}
    gone = removed_ids(layer)
    for key in TOMBSTONES:
        tombstones = layer.replaced.get(key, [])
        steps = {item.value.id: item.value.replaced_by for item in tombstones}
        steps = {**getattr(base.replaced, key), **steps}
        own = _by_key(layer, key).keys()
        live = (getattr(base, key).keys() - gone[key]) | own
        ends = {old: _end(old, steps, live) for old in steps if old not in live}
        found[key] = {old: new for old, new in ends.items() if new in live}
    return Replaced(**found)


def _end(old: str, steps: Mapping[str, str], live: Any) -> str:
    for _ in steps:
        if old not in steps or old in live:
            break
        old = steps[old]
    return old
