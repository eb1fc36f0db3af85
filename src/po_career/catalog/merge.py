"""A catalogue's own words laid over the catalogue that it extends."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from po_career.catalog.layer import TOMBSTONES, Item, Layer
from po_career.catalog.model import (
    Action,
    Catalog,
    Identity,
    Replaced,
    Rules,
    Scale,
    ScaleLevel,
    Transition,
    Trend,
)
from po_career.catalog.shapes import Remove

DEFAULT_SCALE = Scale(
    (
        ScaleLevel(0, "Not yet", "I have not met this, or only know the word."),
        ScaleLevel(1, "Awareness", "I can explain the basics and some of the tools; I have not yet delivered with it."),
        ScaleLevel(2, "Working", "I have used it on real work, with some help or on routine cases."),
        ScaleLevel(3, "Practitioner", "I use it unaided, pick the right technique for the case, and share what I know."),
        ScaleLevel(4, "Expert", "I set the standard, teach it, and other people or teams work differently because of me."),
    )
)
"""What a catalogue without a scale is read with: the levels of the built-in one."""


def empty_catalog() -> Catalog:
    """The catalogue that one that extends nothing is laid over."""
    return Catalog(Identity("none"), DEFAULT_SCALE, {}, {}, {})


def merge(base: Catalog, layer: Layer, name: str) -> Catalog:
    """`base` less what `layer` removes, plus what it holds; of two with one id, the layer's. Not yet checked.

    What `base` says of a removed thing goes with it: a requirement, a prerequisite, a transition, and an action that
    raises nothing any more or that only a removed role could take. `name` stands for a missing `catalog: {id}`.
    """
    kept = _without(base, removed_ids(layer))
    return Catalog(
        catalog=_value(layer, "catalog", Identity(name)),
        scale=_value(layer, "scale", base.scale),
        roles={**kept.roles, **_by_id(layer, "roles")},
        skills={**kept.skills, **_by_id(layer, "skills")},
        actions={**_priced_alike(kept.actions, layer), **_by_id(layer, "actions")},
        transitions=_transitions(kept.transitions, layer),
        trends={**kept.trends, **_by_id(layer, "trends")},
        tracks=tuple({**{t.id: t for t in base.tracks}, **_by_id(layer, "tracks")}.values()),
        categories=tuple({**{c.id: c for c in base.categories}, **_by_id(layer, "categories")}.values()),
        sources={**base.sources, **_by_id(layer, "sources")},
        rules=_rules(base.rules, layer.single("rules")),
        replaced=_replaced(base, layer),
    )


def _priced_alike(actions: Mapping[str, Action], layer: Layer) -> Mapping[str, Action]:
    """The base's actions, less the prices in another currency than that of `layer`: money adds up in one currency only."""
    prices = (item.value.cost for item in layer.all("actions") if item.value.cost and item.value.cost.amount)
    currency = next((price.currency for price in prices if price.currency), None)
    if currency is None:
        return actions
    foreign = {i for i, a in actions.items() if a.cost and a.cost.amount and a.cost.currency not in (None, currency)}
    return {i: replace(a, cost=None) if i in foreign else a for i, a in actions.items()}


def removed_ids(layer: Layer) -> Mapping[str, set[Any]]:
    """What `layer` takes out of its base, by kind: what it names under `remove`, and what it says was replaced."""
    remove = layer.single("remove")
    named = remove.value if remove else Remove()
    gone: dict[str, set[Any]] = {key: set(getattr(named, key)) for key in ("roles", "skills", "actions", "trends")}
    gone["transitions"] = {(pair.from_, pair.to) for pair in named.transitions}
    for key in TOMBSTONES:
        gone[key] |= {item.value.id for item in layer.replaced.get(key, [])}
    return gone


def _without(base: Catalog, gone: Mapping[str, set[Any]]) -> Catalog:
    roles = {i: replace(r, requires=_less(r.requires, gone["skills"])) for i, r in base.roles.items() if i not in gone["roles"]}
    actions = {i: _action_without(a, gone) for i, a in base.actions.items() if i not in gone["actions"]}
    actions = {i: a for i, a in actions.items() if (a.raises or not base.actions[i].raises) and a.requires.role not in gone["roles"]}
    lost = set(base.actions) - set(actions)
    return replace(
        base,
        roles=roles,
        skills=_less(base.skills, gone["skills"]),
        actions={i: _action_without(a, {"skills": set(), "actions": lost}) for i, a in actions.items()},
        transitions=tuple(t for t in base.transitions if _stands(t, gone)),
        trends={i: _trend_without(t, gone["skills"], lost) for i, t in base.trends.items() if i not in gone["trends"]},
    )


def _stands(transition: Transition, gone: Mapping[str, set[Any]]) -> bool:
    ends = (transition.from_, transition.to)
    return ends not in gone["transitions"] and not gone["roles"].intersection(ends)


def _action_without(action: Action, gone: Mapping[str, set[Any]]) -> Action:
    needs = action.requires
    if not (gone["skills"] & {*action.raises, *needs.skills} or gone["actions"].intersection(needs.actions)):
        return action
    needs = replace(needs, actions=_others(needs.actions, gone["actions"]), skills=_less(needs.skills, gone["skills"]))
    return replace(action, raises=_less(action.raises, gone["skills"]), requires=needs)


def _trend_without(trend: Trend, skills: set[Any], actions: set[str]) -> Trend:
    return replace(trend, skills=_others(trend.skills, skills), actions=_others(trend.actions, actions))


def _less(mapping: Mapping[str, Any], gone: set[Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in gone}


def _others(ids: tuple[str, ...], gone: set[Any]) -> tuple[str, ...]:
    return tuple(i for i in ids if i not in gone)


def _by_id(layer: Layer, key: str) -> dict[str, Any]:
    return {item.value.id: item.value for item in layer.all(key)}


def _value(layer: Layer, key: str, default: Any) -> Any:
    item = layer.single(key)
    return default if item is None else item.value


def _transitions(base: tuple[Transition, ...], layer: Layer) -> tuple[Transition, ...]:
    own = {(i.value.from_, i.value.to): i.value for i in layer.all("transitions")}
    return tuple({**{(t.from_, t.to): t for t in base}, **own}.values())


def _rules(base: Rules, item: Item | None) -> Rules:
    """Each rule that the layer names, the base's where it does not."""
    if item is None or (node := item.document.node(item.path)) is None or not isinstance(node.value, dict):
        return base
    return replace(base, **{f.name: getattr(item.value, f.name) for f in fields(Rules) if f.name in node.value})


def _replaced(base: Catalog, layer: Layer) -> Replaced:
    """Old ids to the ids that stand for them now, however often they were replaced in between."""
    found: dict[str, dict[str, str]] = {}
    for key in TOMBSTONES:
        steps = {**getattr(base.replaced, key), **{item.value.id: item.value.replaced_by for item in layer.replaced.get(key, [])}}
        live = {**getattr(base, key), **_by_id(layer, key)}.keys() - removed_ids(layer)[key] | _by_id(layer, key).keys()
        ends = {old: _end(old, steps, live) for old in steps if old not in live}
        found[key] = {old: new for old, new in ends.items() if new in live}
    return Replaced(**found)


def _end(old: str, steps: Mapping[str, str], live: Any) -> str:
    for _ in steps:
        if old not in steps or old in live:
            break
        old = steps[old]
    return old
