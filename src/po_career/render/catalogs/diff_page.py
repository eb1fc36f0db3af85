"""What a new version of a catalogue changes, on a screen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from po_career.catalog.diffing import KINDS, Change, Changed, Section, Value
from po_career.planning.catalog_effect import CatalogDiff, Effect, Standing
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, Style, heading, joined, page_of
from po_career.render.page.phrases import capital, listed, number, percent

_NEED = re.compile(r"requires\.([^.]+)\.(level|importance|basis)")
SHORT = 40
"""Characters of a text that is shown; of a longer one only that it is another."""


def diff_lines(found: CatalogDiff, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """The differences by kinds, then what they mean for the person."""
    page = page_of(width, glyphs)
    said = found.differences
    names = [f"{one.id} {one.version}" for one in (said.old, said.new)]
    return joined(
        [
            heading(page, f"From {names[0]} to {names[1]}"),
            page.para("They say the same.") if said.same else [],
            *(_section(capital(kind), getattr(said, kind), page) for kind in KINDS),
            _fields("Scale", said.scale, page),
            _fields("Rules", said.rules, page),
            [] if found.person is None else _person(found.person, page),
        ]
    )


def _section(title: str, section: Section, page: Page) -> list[Line]:
    if section.same:
        return []
    lines = heading(page, title)
    for one in section.added:
        lines += _entry("added", "have", f"{one.title} ({one.id})", page)
    for one in section.removed:
        lines += _entry("removed", "missing", f"{one.title} ({one.id})", page)
    for step in section.renamed:
        lines += _entry(
            "renamed", "now", f"{step.old} {page.glyphs.arrow} {step.new} ({step.title})", page
        )
    for changed in section.changed:
        lines += _changed(changed, page)
    return lines


def _entry(word: str, style: Style, text: str, page: Page) -> list[Line]:
    return page.para([Run(word, style), Run(f" {text}")], 2, 2)


def _changed(one: Changed, page: Page) -> list[Line]:
    lines = _entry("changed", "", f"{one.title} ({one.id})", page)
    needs, rest = _needs(one.changes)
    for skill, parts in needs.items():
        lines += page.para(_need(skill, parts, page), 4, 2)
    shown = [change for change in rest if _is_short(change)]
    lines += [line for change in shown for line in page.para(_words(change, page), 4, 2)]
    if others := [change.field for change in rest if not _is_short(change)]:
        lines += page.para(f"another text: {listed(others)}", 4, 2)
    return lines


def _needs(changes: Sequence[Change]) -> tuple[dict[str, dict[str, Change]], list[Change]]:
    """Changes in what a role asks, by skill and part; and the other changes."""
    needs: dict[str, dict[str, Change]] = {}
    rest = []
    for change in changes:
        if found := _NEED.fullmatch(change.field):
            needs.setdefault(found[1], {})[found[2]] = change
        else:
            rest.append(change)
    return needs, rest


def _need(skill: str, parts: Mapping[str, Change], page: Page) -> list[Run]:
    """What a role asks of one skill, and what it asked."""
    level, importance = parts.get("level"), parts.get("importance")
    name = Run(f"{skill} ", "dim")
    if level and level.before is None:
        return [
            name,
            Run(
                f"asked now: {_value(level.after)},"
                f" {_value(importance.after) if importance else ''}".rstrip(", ")
            ),
        ]
    if level and level.after is None:
        return [
            name,
            Run(
                f"asked no more, was {_value(level.before)},"
                f" {_value(importance.before) if importance else ''}".rstrip(", ")
            ),
        ]
    told = [
        _source(change, page) if part == "basis" else _words(change, page)[1:]
        for part, change in parts.items()
    ]
    return [name, *(run for runs in told for run in (*runs, Run("; ")))][:-1]


def _source(change: Change, page: Page) -> list[Run]:
    """Where it comes from that the role asks for the skill, and where it came from."""
    before, after = (
        _value(value).replace("; ", " and ") for value in (change.before, change.after)
    )
    if not before or not after:
        return [Run(f"source {after or before} {'new' if after else 'gone'}")]
    return [Run(f"source {before} {page.glyphs.arrow} {after}")]


def _fields(title: str, changes: Sequence[Change], page: Page) -> list[Line]:
    return (
        [
            *heading(page, title),
            *(line for one in changes for line in page.para(_words(one, page), 2, 2)),
        ]
        if changes
        else []
    )


def _is_short(change: Change) -> bool:
    return all(
        not isinstance(value, str) or len(value) <= SHORT for value in (change.before, change.after)
    )


def _words(change: Change, page: Page) -> list[Run]:
    """`requires.writing.level up from 1 to 2`."""
    before, after = change.before, change.after
    name = Run(f"{change.field} ", "dim")
    if before is None:
        return [name, Run(f"new: {_value(after)}")]
    if after is None:
        return [name, Run(f"gone, was {_value(before)}")]
    if isinstance(before, str) or isinstance(after, str):
        return [name, Run(f"{_value(before)} {page.glyphs.arrow} {_value(after)}")]
    return [
        name,
        Run(f"{'up' if after > before else 'down'} from {_value(before)} to {_value(after)}"),
    ]


def _value(value: Value) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else number(value)


def _person(effect: Effect, page: Page) -> list[Line]:
    lines = [
        *heading(page, "What it means for the profile"),
        *(line for one in effect.problems for line in page.para(f"Cannot be read: {one}.", 2, 2)),
    ]
    bullet = partial(page.bullet, Run(page.glyphs.dot, "dim"))
    for text in _sentences(effect):
        lines += bullet(Run(text))
    return lines


def _sentences(effect: Effect) -> Iterator[str]:
    if effect.before and effect.after:
        yield (
            f"Toward {effect.after.title}: {_standing(effect.before)}; now"
            f" {_standing(effect.after)}."
        )
    elif effect.before and not effect.problems:
        yield (
            f"Toward {effect.before.title}: {_standing(effect.before)}; the new version has no such"
            " role."
        )
    elif not effect.problems:
        yield "It aims at no role, so there is no readiness to compare."
    if effect.newly_asked:
        yield f"Asked now and not rated: {listed(effect.newly_asked)}."
    if effect.renamed:
        yield f"Renamed: {listed(effect.renamed)}."
    if effect.kept_aside:
        yield (
            "Kept aside in the file, since the new version has no use for it:"
            f" {listed(effect.kept_aside)}."
        )


def _standing(one: Standing) -> str:
    ends = one.readiness
    return (
        f"readiness {percent(ends.expected)}% (between {percent(ends.low)} and"
        f" {percent(ends.high)}), {one.verdict}"
    )
