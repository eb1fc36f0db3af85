"""A catalogue's own words laid over the catalogue that it extends."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from po_career.catalog.layer import TOMBSTONES, Item, Layer
from po_career.catalog.model import (
    LINKS,
    Action,
    Catalog,
    Identity,
    Replaced,
    Role,
    Rules,
    Scale,
    ScaleLevel,
    Transition,
    ends_of,
)
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
"""Lists from which a catalogue may take out what the one that it extends holds, by id."""


def empty_catalog() -> Catalog:
    """The catalogue that one that extends nothing is laid over."""
    return Catalog(Identity("none"), DEFAULT_SCALE, {}, {}, {})


def merge(base: Catalog, layer: Layer, name: str) -> Catalog:
    """`base` less what `layer` removes, plus what it holds; of two with one id, the layer's. Not
    yet checked.

    What `base` says of a removed thing goes with it: a requirement, a prerequisite, a transition,
    and an action that raises nothing any more or that only a removed role could take. `name` stands
    for a missing `catalog: {id}`.
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
        categories=tuple(
            {**{c.id: c for c in base.categories}, **_by_id(layer, "categories")}.values()
        ),
        wants={**kept.wants, **_by_id(layer, "wants")},
        titles=(*kept.titles, *(item.value for item in layer.all("titles"))),
        needs={**kept.needs, **_by_id(layer, "needs")},
        kits={**kept.kits, **_by_id(layer, "kits")},
        doubts={**kept.doubts, **_by_id(layer, "doubts")},
        sources={**base.sources, **_by_id(layer, "sources")},
        rules=_rules(base.rules, layer.single("rules")),
        replaced=_replaced(base, layer),
    )


def _priced_alike(actions: Mapping[str, Action], layer: Layer) -> Mapping[str, Action]:
    """The base's actions, less the prices in another currency than that of `layer`.

    Money adds up in one currency only.
    """
    prices = (
        item.value.cost
        for item in layer.all("actions")
        if item.value.cost and item.value.cost.amount
    )
    currency = next((price.currency for price in prices if price.currency), None)
    if currency is None:
        return actions
    foreign = {
        i
        for i, a in actions.items()
        if a.cost and a.cost.amount and a.cost.currency not in (None, currency)
    }
    return {i: replace(a, cost=None) if i in foreign else a for i, a in actions.items()}


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
    """`base` without what is gone, and without what is said of it elsewhere."""
    kept = {i: _action_without(a, gone) for i, a in _left(base.actions, gone["actions"]).items()}
    lost = {i for i, action in kept.items() if _has_no_use(action, base.actions[i], gone["roles"])}
    gone = {**gone, "actions": gone["actions"] | lost}
    roles = {i: _unlinked("roles", r, gone) for i, r in _left(base.roles, gone["roles"]).items()}
    return replace(
        base,
        roles={i: _role_without(role, gone) for i, role in roles.items()},
        skills=_left(base.skills, gone["skills"]),
        actions={i: _action_without(a, gone) for i, a in _left(kept, lost).items()},
        transitions=tuple(
            _unlinked("transitions", t, gone) for t in base.transitions if _stands(t, gone)
        ),
        trends={
            i: _unlinked("trends", t, gone) for i, t in _left(base.trends, gone["trends"]).items()
        },
        wants={i: _unlinked("wants", w, gone) for i, w in _left(base.wants, gone["wants"]).items()},
        titles=tuple(_unlinked("titles", title, gone) for title in base.titles),
        needs={i: _unlinked("needs", n, gone) for i, n in _left(base.needs, gone["needs"]).items()},
        kits={i: _unlinked("kits", k, gone) for i, k in _left(base.kits, gone["kits"]).items()},
        doubts={
            i: _unlinked("doubts", d, gone) for i, d in _left(base.doubts, gone["doubts"]).items()
        },
    )


def _stands(transition: Transition, gone: Mapping[str, set[Any]]) -> bool:
    ends = (transition.from_, transition.to)
    return ends not in gone["transitions"] and not gone["roles"].intersection(ends)


def _has_no_use(action: Action, before: Action, roles: set[Any]) -> bool:
    """Whether the action has lost all that it brought, or the only role that could take it."""
    brought = before.raises or before.opens
    return (bool(brought) and not (action.raises or action.opens)) or action.requires.role in roles


def _role_without(role: Role, gone: Mapping[str, set[Any]]) -> Role:
    kit = None if role.kit in gone["kits"] else role.kit
    return replace(role, requires=_left(role.requires, gone["skills"]), kit=kit)


def _action_without(action: Action, gone: Mapping[str, set[Any]]) -> Action:
    needs = action.requires
    needs = replace(
        needs,
        actions=_others(needs.actions, gone["actions"]),
        skills=_left(needs.skills, gone["skills"]),
    )
    unlinked: Action = _unlinked("actions", action, gone)
    return replace(
        unlinked,
        raises=_left(action.raises, gone["skills"]),
        opens=_left(action.opens, gone["skills"]),
        requires=needs,
        fits=tuple(fit for fit in action.fits if not gone["roles"].intersection(ends_of(fit))),
        with_kit=None if action.with_kit in gone["kits"] else action.with_kit,
    )


def _unlinked(key: str, item: Any, gone: Mapping[str, set[Any]]) -> Any:
    """`item`, of the list `key`, without the ids in it that are gone."""
    changed = {
        name: _others(getattr(item, name), gone[target])
        for name, target in LINKS[key].items()
        if gone[target].intersection(getattr(item, name))
    }
    return replace(item, **changed) if changed else item


def _left(mapping: Mapping[str, Any], gone: set[Any]) -> dict[str, Any]:
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
    if (
        item is None
        or (node := item.document.node(item.path)) is None
        or not isinstance(node.value, dict)
    ):
        return base
    return replace(
        base, **{f.name: getattr(item.value, f.name) for f in fields(Rules) if f.name in node.value}
    )


def _replaced(base: Catalog, layer: Layer) -> Replaced:
    """Old ids to the ids that stand for them now, however often they were replaced in between."""
    found: dict[str, dict[str, str]] = {}
    for key in TOMBSTONES:
        steps = {
            **getattr(base.replaced, key),
            **{item.value.id: item.value.replaced_by for item in layer.replaced.get(key, [])},
        }
        live = {**getattr(base, key), **_by_id(layer, key)}.keys() - removed_ids(layer)[
            key
        ] | _by_id(layer, key).keys()
        ends = {old: _end(old, steps, live) for old in steps if old not in live}
        found[key] = {old: new for old, new in ends.items() if new in live}
    return Replaced(**found)


def _end(old: str, steps: Mapping[str, str], live: Any) -> str:
    for _ in steps:
        if old not in steps or old in live:
            break
        old = steps[old]
    return old
