"""What a new version of a catalogue changes, on a screen."""

import re
from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.diffing import KINDS, Change, Changed, Section, Value
from po_career.planning.catalog_effect import CatalogDiff, Effect, Standing
from po_career.render.page.layout import Lines, Page, Run, Style, below, joined
from po_career.render.page.phrases import capital, listed, number, percent

_NEED = re.compile(r"requires\.([^.]+)\.(level|importance|basis)")
SHORT = 40
"""The most characters of a text that is shown; of a longer one only its field is named."""


def diff_lines(found: CatalogDiff, page: Page) -> Lines:
    """The differences by kinds, then what they mean for the person."""
    differences = found.differences
    old, new = differences.old, differences.new
    return joined(
        [
            page.heading(f"From {old.id} {old.version} to {new.id} {new.version}"),
            page.para("They say the same.") if differences.same else [],
            *(
                page.section(capital(kind), _kind(getattr(differences, kind), page))
                for kind in KINDS
            ),
            page.section("Scale", _fields(differences.scale, page)),
            page.section("Rules", _fields(differences.rules, page)),
            _person(found.person, page) if found.person is not None else [],
        ]
    )


def _kind(changes: Section, page: Page) -> Lines:
    """The differences in one kind of thing."""
    lines: Lines = []
    for entry in changes.added:
        lines += _entry("added", "have", f"{entry.title} ({entry.id})", page)
    for entry in changes.removed:
        lines += _entry("removed", "missing", f"{entry.title} ({entry.id})", page)
    for step in changes.renamed:
        words = f"{step.old} {page.glyphs.arrow} {step.new} ({step.title})"
        lines += _entry("renamed", "now", words, page)
    for changed in changes.changed:
        lines += _entry("changed", "", f"{changed.title} ({changed.id})", page)
        lines += _changes(changed, page)
    return lines


def _entry(word: str, style: Style, text: str, page: Page) -> Lines:
    return page.para([Run(word, style), Run(f" {text}")], 2, 2)


def _changes(changed: Changed, page: Page) -> Lines:
    """What a role asks of each skill, then the other fields; of long texts only the names."""
    needs: dict[str, dict[str, Change]] = {}
    fields, texts = [], []
    for change in changed.changes:
        need = _NEED.fullmatch(change.field)
        if need:
            needs.setdefault(need[1], {})[need[2]] = change
        elif _is_short(change.before) and _is_short(change.after):
            fields.append(change)
        else:
            texts.append(change.field)
    lines = below(page.para(_need(skill, parts, page), 4, 2) for skill, parts in needs.items())
    lines += _fields(fields, page, 4)
    if texts:
        lines += page.para(f"text changed: {listed(texts)}", 4, 2)
    return lines


def _is_short(value: Value) -> bool:
    return not isinstance(value, str) or len(value) <= SHORT


def _need(skill: str, parts: Mapping[str, Change], page: Page) -> list[Run]:
    """What a role asks of one skill, and what it asked."""
    name = Run(f"{skill} ", "dim")
    level = parts.get("level")
    if level and level.before is None:
        return [name, Run(f"asked now: {_asked(parts, 'after')}")]
    if level and level.after is None:
        return [name, Run(f"no longer asked, was {_asked(parts, 'before')}")]
    runs = [name]
    for part, change in parts.items():
        if len(runs) > 1:
            runs.append(Run("; "))
        runs += _source(change, page) if part == "basis" else _words(change, page)[1:]
    return runs


def _asked(parts: Mapping[str, Change], side: str) -> str:
    """The level and the importance of a requirement, `before` or `after`."""
    asked = [parts[part] for part in ("level", "importance") if part in parts]
    return ", ".join(_value(getattr(change, side)) for change in asked)


def _source(change: Change, page: Page) -> list[Run]:
    """What the requirement rests on, and what it rested on."""
    before, after = (
        _value(value).replace("; ", " and ") for value in (change.before, change.after)
    )
    if not before or not after:
        return [Run(f"source {after or before} {'new' if after else 'gone'}")]
    return [Run(f"source {before} {page.glyphs.arrow} {after}")]


def _fields(changes: Sequence[Change], page: Page, indent: int = 2) -> Lines:
    return below(page.para(_words(change, page), indent, 2) for change in changes)


def _words(change: Change, page: Page) -> list[Run]:
    """`requires.writing.level up from 1 to 2`, the name of the field as a run of its own."""
    before, after = change.before, change.after
    if before is None:
        words = f"new: {_value(after)}"
    elif after is None:
        words = f"gone, was {_value(before)}"
    elif isinstance(before, str) or isinstance(after, str):
        words = f"{_value(before)} {page.glyphs.arrow} {_value(after)}"
    else:
        way = "up" if after > before else "down"
        words = f"{way} from {_value(before)} to {_value(after)}"
    return [Run(f"{change.field} ", "dim"), Run(words)]


def _value(value: Value) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else number(value)


def _person(effect: Effect, page: Page) -> Lines:
    problems = (page.para(f"Cannot be read: {one}.", 2, 2) for one in effect.problems)
    sentences = (page.item(text) for text in _sentences(effect))
    return [*page.heading("What it means for the profile"), *below(problems), *below(sentences)]


def _sentences(effect: Effect) -> Iterator[str]:
    before, after = effect.before, effect.after
    if before and after:
        yield f"Toward {after.title}: {_standing(before)}; now {_standing(after)}."
    elif before and not effect.problems:
        yield f"Toward {before.title}: {_standing(before)}; the new version has no such role."
    elif not effect.problems:
        yield "It aims at no role, so there is no readiness to compare."
    if effect.newly_asked:
        yield f"Asked now and not rated: {listed(effect.newly_asked)}."
    if effect.renamed:
        yield f"Renamed: {listed(effect.renamed)}."
    if effect.kept_aside:
        aside = listed(effect.kept_aside)
        yield f"Kept aside in the file, since the new version has no use for it: {aside}."


def _standing(standing: Standing) -> str:
    readiness = standing.readiness
    low, high = percent(readiness.low), percent(readiness.high)
    return (
        f"readiness {percent(readiness.expected)}% (between {low} and {high}), {standing.verdict}"
    )
