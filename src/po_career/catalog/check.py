"""Mistakes that the shape of a file does not show: unknown ids, levels beyond the scale, cycles."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import pairwise
from math import fsum
from typing import Any

from po_career.catalog.layer import TOMBSTONES, Item, Layer
from po_career.catalog.links import Reference, references
from po_career.catalog.merge import REMOVABLE
from po_career.catalog.model import Catalog, Scale
from po_career.catalog.names import WORDS, did_you_mean, items_of
from po_career.errors import Problem

HINTS = 50
"""How many unknown ids are compared with all known ones."""
FEW_PLACES = 3
"""Places of one unknown id that are told one by one."""
ROUNDED = 0.01 + 1e-9
"""Published chances are rounded, so their sum may differ from 1 by this much."""

SLOTS = ("{role}", "{skill}", "{date}")
"""What a kit's sentences may leave to the plan."""
_WITH_LEVELS = ("roles", "skills", "actions")
"""Lists whose items name levels."""
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
    for key in _WITH_LEVELS:
        for item in layer.all(key):
            yield from _beyond(key, item, catalog.scale)
    yield from _slots(layer)
    yield from _removals(layer, base)
    yield from _replacements(layer, catalog)
    yield from _transitions(layer)
    yield from _cycles(layer, catalog)
    yield from _rules(layer)
    yield from _currencies(layer)


def _unknown(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """Ids that nothing has. Only the first get the nearest known one: in a large catalogue, looking
    for it takes long.
    """
    known = {
        key: items_of(catalog, key).keys() | layer.named.get(key, set()) - _buried(layer, key)
        for key in WORDS
    }
    unchecked = layer.unread | ({"sources"} if not known["sources"] else set())
    places: dict[tuple[str, str], list[Problem]] = {}
    for item, reference in _all_references(layer):
        key, i = reference.key, reference.id
        if key in unchecked or i in known[key]:
            continue
        found = places.setdefault((key, i), [])
        hint = found[0].hint if found else _hint(catalog, key, i, known[key], len(places))
        what = f'unknown {WORDS[key]} "{i}"'
        found.append(item.problem(reference.path, what, hint, at_key=reference.at_key))
    for problems in places.values():
        yield from _told_once(problems)


def _hint(catalog: Catalog, key: str, i: str, known: AbstractSet[str], compared: int) -> str:
    """The id that an unknown one may mean; `compared` counts the unknown ones so far."""
    if new := getattr(catalog.replaced, key, {}).get(i):
        return f'it is now "{new}"'
    near = did_you_mean(i, known) if compared <= HINTS else ""
    return near or f"the ids stand under {key}:"


def _told_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The places of one unknown id; of more than a few the first, which counts the others: it is
    the thing itself that is missing.
    """
    if len(problems) <= FEW_PLACES:
        yield from problems
        return
    first, *others = sorted(problems)
    yield first._replace(what=f"{first.what}, here and in {len(others)} more places")


def _all_references(layer: Layer) -> Iterator[tuple[Item, Reference]]:
    singles = {key: [item] for key, item in layer.singles.items() if key == "scale"}
    for key, items in (layer.lists | singles).items():
        for item in items:
            yield from ((item, reference) for reference in references(key, item.value))


def _slots(layer: Layer) -> Iterator[Problem]:
    """Braces in the words of a kit that no plan fills; they would be shown as they are."""
    for item in layer.all("kits"):
        for key in ("checks", "say"):
            for n, spoken in enumerate(getattr(item.value, key)):
                for name in ("words", "if_no"):
                    for slot in set(_SLOT.findall(getattr(spoken, name) or "")) - set(SLOTS):
                        yield item.problem(
                            (key, n, name),
                            f'"{slot}" stands for nothing',
                            f"write one of {', '.join(SLOTS)}, or no braces",
                        )


def _buried(layer: Layer, key: str) -> set[str]:
    return {item.value.id for item in layer.replaced.get(key, [])} - {
        item.value.id for item in layer.all(key)
    }


def _ids(layer: Layer, key: str) -> Iterator[Problem]:
    """Texts that are not ids, and ids that two items share, tombstones among them."""
    first: dict[str, Item] = {}
    for item in sorted(layer.all(key) + layer.replaced.get(key, []), key=lambda item: item.line):
        i = item.value.id
        if not _KEBAB.fullmatch(i):
            what = f'"{i}" is not an id: use lower-case letters, digits and single hyphens'
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
    used = 0
    for key in _WITH_LEVELS:
        for value in getattr(base, key).values():
            used = max(used, *(level for _, level in _levels(key, value)), 0)
    if used > item.value.top:
        yield item.problem(
            (),
            f"the scale ends at {item.value.top}, and the catalogue that this one extends uses"
            f" level {used}",
        )


def _anchors(layer: Layer) -> Iterator[Problem]:
    """Levels written as 01: two such keys might be one level, and only the last would count."""
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


def _levels(key: str, value: Any) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Every level that an item of the list `key` names, with its path."""
    if key == "roles":
        for skill, requirement in value.requires.items():
            yield ("requires", skill, "level"), requirement.level
    elif key == "skills":
        yield from ((("anchors", level), level) for level in value.anchors)
        if value.check:
            yield from _values(value.check.caps, "check", "caps")
    elif key == "actions":
        yield from _values(value.raises, "raises")
        yield from _values(value.opens, "opens")
        yield from _values(value.requires.skills, "requires", "skills")


def _values(levels: Mapping[Any, int], *path: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    return (((*path, key), level) for key, level in levels.items())


def _beyond(key: str, item: Item, scale: Scale) -> Iterator[Problem]:
    names = ", ".join(f"{n} {step.name}" for n, step in enumerate(scale.levels))
    for path, level in _levels(key, item.value):
        if level > scale.top:
            what = f"level {level} is beyond the scale 0 to {scale.top}"
            is_anchor = path[0] == "anchors"
            place = tuple(map(str, path)) if is_anchor else path
            yield item.problem(place, what, f"levels: {names}", at_key=is_anchor)


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
    """Actions that require themselves. Each cycle found is cut, so that the next one shows."""
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
            first, second, *_ = cycle
            before[first].discard(second)
            place = catalog.actions[first].requires.actions.index(second)
            yield own[first].problem(
                ("requires", "actions", place),
                f"these actions require each other: {' -> '.join(cycle)}",
                "take one of them out of requires",
            )
        else:
            return


def _rules(layer: Layer) -> Iterator[Problem]:
    item = layer.single("rules")
    if item is None:
        return
    yield from _verdicts(item)
    yield from _quiet_days(item)
    total = fsum(item.value.rating_error.values())
    if abs(total - 1) > ROUNDED:
        what = f"the chances of rating_error add up to {total:.4g}: they must add up to 1"
        hint = "0 stands for a rating that is right: give it what the others leave"
        yield item.problem(("rating_error",), what, hint, at_key=True)


def _verdicts(item: Item) -> Iterator[Problem]:
    verdicts = item.value.verdicts
    for n, (better, worse) in enumerate(pairwise(verdicts), 1):
        if worse.readiness > better.readiness or worse.core_missing < better.core_missing:
            what = f'"{worse.verdict}" asks more than "{better.verdict}" before it'
            yield item.problem(("verdicts", n), f"{what}: verdicts stand best first")
    for verdict, count in Counter(rule.verdict for rule in verdicts).items():
        if count > 1:
            yield item.problem(("verdicts",), f'the verdict "{verdict}" is given twice')
        if verdict == "far":
            what = '"far" needs no rule: a role that meets no rule is far'
            yield item.problem(("verdicts",), what)


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
    """Costs in more than one currency, which cannot be added up."""
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
