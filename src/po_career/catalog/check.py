"""What the shape of a file cannot show.

Ids that exist, levels on the scale, orders without a cycle. All at once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from math import fsum
from typing import Any

from po_career.catalog.layer import TOMBSTONES, Item, Layer
from po_career.catalog.links import Reference, references
from po_career.catalog.merge import REMOVABLE
from po_career.catalog.model import Action, Catalog, Scale
from po_career.catalog.names import did_you_mean, items_of
from po_career.errors import Problem

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
"""One of each list, in words."""
HINTS = 50
"""How many unknown ids are compared with all known ones."""
ROUNDED = 0.01 + 1e-9
"""Published chances are rounded: so much they may add up to more or less than 1."""

SLOTS = ("{role}", "{skill}", "{date}")
"""What a kit's sentences may leave to the plan."""
_SLOT = re.compile(r"\{[^{}]*\}?|\}")
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_LEAP_YEAR = 2024
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def errors(layer: Layer, base: Catalog, catalog: Catalog) -> Iterator[Problem]:
    """Every mistake in what `layer` says, which laid over `base` gives `catalog`."""
    for key in WORDS:
        yield from _ids(layer, key)
    yield from _scale(layer, base)
    yield from _anchors(layer)
    yield from _unknown(layer, catalog)
    for item, path, level in _all_levels(layer):
        yield from _beyond(item, path, level, catalog.scale)
    yield from _slots(layer)
    yield from _removals(layer, base)
    yield from _replacements(layer, catalog)
    yield from _transitions(layer)
    yield from _cycles(layer, catalog)
    yield from _rules(layer)
    yield from _currencies(layer)


def _all_references(layer: Layer) -> Iterator[tuple[Item, Reference]]:
    for key, items in layer.lists.items():
        for item in items:
            yield from ((item, reference) for reference in references(key, item.value))
    if scale := layer.single("scale"):
        yield from ((scale, reference) for reference in references("scale", scale.value))


def _unknown(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """Ids that nothing has. Looking for the nearest one takes long in a large catalogue.

    The first mistakes get it.
    """
    known = {
        key: items_of(catalog, key).keys() | layer.named.get(key, set()) - _buried(layer, key)
        for key in WORDS
    }
    unchecked = layer.unread | ({"sources"} if not known["sources"] else set())
    wrong = (
        (item, r)
        for item, r in _all_references(layer)
        if r.key not in unchecked and r.id not in known[r.key]
    )
    for n, (item, reference) in enumerate(wrong):
        new = getattr(catalog.replaced, reference.key, {}).get(reference.id)
        near = did_you_mean(reference.id, known[reference.key]) if n < HINTS else ""
        hint = f'it is now "{new}"' if new else near or f"the ids stand under {reference.key}:"
        yield item.problem(
            reference.path,
            f'unknown {WORDS[reference.key]} "{reference.id}"',
            hint,
            at_key=reference.at_key,
        )


def _slots(layer: Layer) -> Iterator[Problem]:
    """Braces in what a kit says that stand for nothing; they would be read out as they are."""
    for item in layer.all("kits"):
        spoken: list[tuple[tuple[str | int, ...], str | None]] = []
        for n, check in enumerate(item.value.checks):
            spoken += [(("checks", n, "words"), check.words), (("checks", n, "if_no"), check.if_no)]
        for n, say in enumerate(item.value.say):
            spoken += [(("say", n, "words"), say.words), (("say", n, "if_no"), say.if_no)]
        for path, text in spoken:
            for slot in _SLOT.findall(text or ""):
                if slot not in SLOTS:
                    yield item.problem(
                        path,
                        f'"{slot}" stands for nothing',
                        f"write one of {', '.join(SLOTS)}, or no braces",
                    )


def _buried(layer: Layer, key: str) -> set[str]:
    return {item.value.id for item in layer.replaced.get(key, [])} - {
        item.value.id for item in layer.all(key)
    }


def _ids(layer: Layer, key: str) -> Iterator[Problem]:
    """Ids that are no ids, and ids that two items share, tombstones among them."""
    first: dict[str, Item] = {}
    for item in sorted(
        layer.all(key) + layer.replaced.get(key, []), key=lambda item: item.path[-1]
    ):
        i = item.value.id
        if not _KEBAB.fullmatch(i):
            what = f'"{i}" is not an id: an id is made of small letters, digits and single hyphens'
            yield item.problem(("id",), what, f'write "{_kebab(i)}"' if _kebab(i) else "")
        if i in first:
            yield item.problem(
                ("id",), f'two {key} have the id "{i}"', f"the other one is on line {first[i].line}"
            )
        first.setdefault(i, item)


def _kebab(text: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", text.lower()))


def _scale(layer: Layer, base: Catalog) -> Iterator[Problem]:
    if (item := layer.single("scale")) is None:
        return
    for n, level in enumerate(item.value.levels):
        if level.level != n:
            yield item.problem(
                ("levels", n, "level"),
                f"the levels of a scale are 0, 1, 2 and so on: expected {n}, found {level.level}",
            )
            return
    if (used := max(_levels_in(base), default=0)) > item.value.top:
        yield item.problem(
            (),
            f"the scale ends at {item.value.top}, and the catalogue that this one extends uses"
            f" level {used}",
        )


def _anchors(layer: Layer) -> Iterator[Problem]:
    """Levels written another way, such as 01.

    Two of them might be one, and only the last would count.
    """
    for item in layer.all("skills"):
        path = item.document.written((*item.path, "anchors"))
        keys = getattr(item.document.node(path), "keys", {}) if path[-1] == "anchors" else {}
        for key in keys:
            if not key.isdecimal() or str(int(key)) != key:
                yield item.problem(
                    ("anchors", key),
                    f'"{key}" is not a plain level',
                    f"write {int(key)}",
                    at_key=True,
                )


def _levels_in(catalog: Catalog) -> Iterator[int]:
    for key in ("roles", "skills", "actions"):
        for value in getattr(catalog, key).values():
            yield from (level for _, level in _levels(key, value))


def _levels(key: str, value: Any) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Every level that an item names, with its path."""
    if key == "roles":
        yield from (
            (("requires", skill, "level"), asked.level) for skill, asked in value.requires.items()
        )
    elif key == "skills":
        yield from ((("anchors", level), level) for level in value.anchors)
        caps = value.check.caps.items() if value.check else ()
        yield from ((("check", "caps", count), level) for count, level in caps)
    elif key == "actions":
        yield from ((("raises", skill), level) for skill, level in value.raises.items())
        yield from ((("opens", skill), level) for skill, level in value.opens.items())
        yield from (
            (("requires", "skills", skill), level) for skill, level in value.requires.skills.items()
        )


def _all_levels(layer: Layer) -> Iterator[tuple[Item, tuple[str | int, ...], int]]:
    for key in ("roles", "skills", "actions"):
        for item in layer.all(key):
            yield from ((item, path, level) for path, level in _levels(key, item.value))


def _beyond(item: Item, path: tuple[str | int, ...], level: int, scale: Scale) -> Iterator[Problem]:
    if level > scale.top:
        names = ", ".join(f"{n} {step.name}" for n, step in enumerate(scale.levels))
        what = f"level {level} is beyond the scale 0 to {scale.top}"
        path = tuple(str(step) if path[0] == "anchors" else step for step in path)
        yield item.problem(path, what, f"levels: {names}", at_key=path[0] == "anchors")


def _removals(layer: Layer, base: Catalog) -> Iterator[Problem]:
    if (item := layer.single("remove")) is None:
        return
    for key in REMOVABLE:
        for n, i in enumerate(getattr(item.value, key)):
            if i not in getattr(base, key):
                what = (
                    f'cannot remove the {WORDS[key]} "{i}": the catalogue that this one extends has'
                    " none"
                )
                yield item.problem((key, n), what, did_you_mean(i, getattr(base, key)))
    pairs = {(t.from_, t.to) for t in base.transitions}
    for n, pair in enumerate(item.value.transitions):
        if (pair.from_, pair.to) not in pairs:
            what = (
                f'cannot remove the transition from "{pair.from_}" to "{pair.to}": the catalogue'
                " that this one extends has none"
            )
            yield item.problem(("transitions", n), what)


def _replacements(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    for key in TOMBSTONES:
        known = items_of(catalog, key).keys()
        named = known | layer.named.get(key, set()) - _buried(layer, key)
        for item in layer.replaced.get(key, []):
            new, ends = item.value.replaced_by, getattr(catalog.replaced, key)
            if new not in named and new not in ends and key not in layer.unread:
                yield item.problem(
                    ("replaced_by",), f'unknown {WORDS[key]} "{new}"', did_you_mean(new, known)
                )


def _transitions(layer: Layer) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Item] = {}
    for item in layer.all("transitions"):
        ends = (item.value.from_, item.value.to)
        if ends[0] == ends[1]:
            yield item.problem(("to",), f'a transition leads from "{ends[0]}" to itself')
        elif ends in seen:
            what = f'the transition from "{ends[0]}" to "{ends[1]}" is given twice'
            yield item.problem((), what, f"the first one is on line {seen[ends].line}")
        seen.setdefault(ends, item)


def _cycles(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """Actions that must be done before themselves.

    Each cycle found is cut, so that the next one shows.
    """
    from graphlib import CycleError, TopologicalSorter

    own = {item.value.id: item for item in layer.all("actions")}
    before = {
        i: {b for b in action.requires.actions if b in catalog.actions}
        for i, action in catalog.actions.items()
    }
    for _ in range(20):
        try:
            TopologicalSorter(before).prepare()
        except CycleError as error:
            cycle = error.args[1][::-1]
            start = next((n for n, i in enumerate(cycle[:-1]) if i in own), 0)
            cycle = cycle[start:-1] + cycle[: start + 1]
            before[cycle[0]].discard(cycle[1])
            yield _cycle(own, catalog.actions, cycle)
        else:
            return


def _cycle(own: Mapping[str, Item], actions: Mapping[str, Action], cycle: list[str]) -> Problem:
    item = own[cycle[0]]
    place = actions[cycle[0]].requires.actions.index(cycle[1])
    what = f"these actions require each other: {' -> '.join(cycle)}"
    return item.problem(("requires", "actions", place), what, "take one of them out of requires")


def _rules(layer: Layer) -> Iterator[Problem]:
    if (item := layer.single("rules")) is None:
        return
    verdicts = item.value.verdicts
    for n, (better, worse) in enumerate(pairwise(verdicts), 1):
        if worse.readiness > better.readiness or worse.core_missing < better.core_missing:
            what = (
                f'"{worse.verdict}" asks more than "{better.verdict}" before it: verdicts stand'
                " best first"
            )
            yield item.problem(("verdicts", n), what)
    for verdict, count in Counter(rule.verdict for rule in verdicts).items():
        if count > 1:
            yield item.problem(("verdicts",), f'the verdict "{verdict}" is given twice')
        if verdict == "far":
            yield item.problem(("verdicts",), '"far" needs no rule: it is what keeps none of them')
    yield from _quiet_days(item)
    chances = item.value.rating_error
    if (total := fsum(chances.values())) < 1 - ROUNDED or total > 1 + ROUNDED:
        what = f"the chances of rating_error add up to {total:.4g}: they must add up to 1"
        yield item.problem(
            ("rating_error",),
            what,
            "0 stands for a rating that is right: give it what the others leave",
            at_key=True,
        )


def _quiet_days(item: Item) -> Iterator[Problem]:
    for n, text in enumerate(item.value.quiet_days):
        first, dots, last = text.partition("..")
        days = (first, last) if dots else (first,)
        if not all(map(_is_day_of_year, days)):
            what = f'"{text}" is not a day of the year, or two'
            yield item.problem(("quiet_days", n), what, "write 05-01, or 12-24..01-01")


def _is_day_of_year(text: str) -> bool:
    """Whether `text` is a month and a day, such as 05-01; the 29th of February is one."""
    if not _MONTH_DAY.fullmatch(text):
        return False
    month, day = map(int, text.split("-"))
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _currencies(layer: Layer) -> Iterator[Problem]:
    """Hours add up whatever the work; money adds up in one currency only."""
    seen: set[str] = set()
    for item in layer.all("actions"):
        cost = item.value.cost
        if cost is None or cost.amount <= 0 or cost.currency is None or cost.currency in seen:
            continue
        if seen:
            what = f"this action costs {cost.currency}, and others cost {min(seen)}"
            yield item.problem(
                ("cost", "currency"),
                what,
                "give every cost in one currency, so that they can be added up",
            )
        seen.add(cost.currency)
