"""Warnings about what a catalogue may say, and what makes plans that nobody can believe.

They name causes: what follows from one is not told again.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from po_career.catalog.layer import Item, Layer
from po_career.catalog.model import (
    Action,
    Catalog,
    Id,
    Role,
    Span,
    Transition,
    TransitionKind,
)
from po_career.errors import Problem

FEW_MONTHS = 6
"""Fewer months than this before a promotion or a leap are years that somebody forgot to convert."""
MANY_MONTHS = 240
MANY_YEARS = 45
"""More months before a move, and more years of experience, than a career has."""
HOURS_FOR_A_RUNG = 200
HOURS_AT_MOST = 2000
"""A working year."""
NAMED = 3
Asked = frozenset[tuple[Id, int, str]]
"""Skill, level and importance of all that a role asks."""


def implausible(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """What makes silly plans in what `layer` says; `catalog` is all of it, and free of errors."""
    yield from _no_transitions(layer, catalog)
    circle = _circle(catalog)
    yield from _circles(layer, circle)
    yield from _wrong_ways(layer, catalog, circle)
    yield from _twins(layer, catalog)
    yield from _asking_nothing(layer)
    yield from _times(layer)
    yield from _hours(layer)


def _no_transitions(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    roles = layer.all("roles")
    if catalog.transitions or len(catalog.roles) < 2 or not roles:
        return
    what = "no transition says which moves people make, so roles are ordered by what they ask"
    first, second = list(catalog.roles)[:2]
    yield roles[0].problem(
        (), what, f"transitions: [{{from: {first}, to: {second}, kind: promotion}}]"
    )


def _circle(catalog: Catalog) -> Sequence[Id]:
    """The roles of one circle of promotions, the first one again at the end; empty if there is
    none.
    """
    from graphlib import CycleError, TopologicalSorter

    before: dict[Id, list[Id]] = {}
    for edge in catalog.transitions:
        if edge.kind == "promotion":
            before.setdefault(edge.to, []).append(edge.from_)
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        circle: Sequence[Id] = error.args[1][:-1]
        first = circle.index(next(role for role in catalog.roles if role in circle))
        return [*circle[first:], *circle[: first + 1]]
    return ()


def _circles(layer: Layer, circle: Sequence[Id]) -> Iterator[Problem]:
    for item in _promotions(layer):
        if {item.value.from_, item.value.to} <= set(circle):
            what = f"these promotions lead in a circle: {' -> '.join(circle)}"
            yield item.problem(("kind",), what, "a step down is a return, one to the side lateral")
            return


def _promotions(layer: Layer) -> Iterator[Item]:
    return (item for item in layer.all("transitions") if item.value.kind == "promotion")


def _wrong_ways(layer: Layer, catalog: Catalog, circle: Sequence[Id]) -> Iterator[Problem]:
    """Promotions down. One to a role that asks nothing says so there."""
    for item in _promotions(layer):
        edge: Transition = item.value
        if {edge.from_, edge.to} <= set(circle):
            continue
        why = _why_down(catalog.roles[edge.from_], catalog.roles[edge.to])
        if why:
            what = f'the promotion from "{edge.from_}" to "{edge.to}" leads down: {why}'
            yield item.problem(("to",), what, "turn it round, or give it another kind")


def _why_down(start: Role, goal: Role) -> str:
    """Why `goal` is below `start`; empty if it is not, or if nothing tells."""
    if start.place is not None and goal.place is not None and start.place != goal.place:
        down = goal.place < start.place
        return f"from place {start.place} to place {goal.place}" if down else ""
    here, there = _levels(start), _levels(goal)
    no_more = all(level <= here.get(skill, 0) for skill, level in there.items())
    return f'"{goal.id}" asks less' if there and no_more and here != there else ""


def _levels(role: Role) -> Mapping[Id, int]:
    return {skill: need.level for skill, need in role.requires.items() if need.level}


def _twins(layer: Layer, catalog: Catalog) -> Iterator[Problem]:
    """Roles that ask the same of the same skills, told at the first of them that is our own."""
    own = {item.value.id: item for item in layer.all("roles")}
    alike: dict[Asked, list[Id]] = {}
    for role in catalog.roles.values():
        alike.setdefault(_asked(role), []).append(role.id)
    alike.pop(frozenset(), None)
    for roles in alike.values():
        first = next((role for role in roles if role in own), None)
        if len(roles) > 1 and first is not None:
            what = f"{len(roles)} roles ask the same and cannot be told apart: {_few(roles)}"
            hint = "ask more of one of them; a promotion between them is one of scope alone"
            yield own[first].problem(("requires",), what, hint, at_key=True)


def _asked(role: Role) -> Asked:
    """What a role asks, as far as it tells roles apart."""
    return frozenset(
        (skill, need.level, need.importance) for skill, need in role.requires.items() if need.level
    )


def _asking_nothing(layer: Layer) -> Iterator[Problem]:
    """Roles that ask nothing, in one line: everybody is ready for them."""
    roles = [item for item in layer.all("roles") if not item.value.way_in]
    empty = [item for item in roles if not _levels(item.value)]
    if empty:
        names = _few([item.value.id for item in empty])
        what = f"everybody is ready for a role that asks nothing: {names}"
        yield empty[0].problem(("requires",), what, "requires: {SKILL: LEVEL}", at_key=True)


def _times(layer: Layer) -> Iterator[Problem]:
    for item in layer.all("transitions"):
        months: Span | None = item.value.months
        if months is not None and (wrong := _wrong_months(months, item.value.kind)):
            yield item.problem(("months",), *wrong, at_key=True)
    for item in layer.all("roles"):
        years: Span | None = item.value.typical_years
        if years is not None and _longest(years) > MANY_YEARS:
            what = f"typical_years: {_span(years)} look like months"
            yield item.problem(("typical_years",), what, "give them in years", at_key=True)


def _wrong_months(months: Span, kind: TransitionKind) -> tuple[str, str] | None:
    """What is wrong with the months before a move of a kind, and what to do."""
    longest = _longest(months)
    if kind in ("promotion", "leap") and 0 < longest < FEW_MONTHS:
        what = f"{_span(months)} months before a {kind}: these look like years"
        return what, f"months: {{low: {12 * months.low:g}, high: {12 * longest:g}}}"
    if longest > MANY_MONTHS:
        what = f"{longest:g} months before a move are {longest / 12:.0f} years"
        return what, "nobody plans as far as that"
    return None


def _longest(span: Span) -> float:
    return span.low if span.high is None else max(span.low, span.high)


def _span(span: Span) -> str:
    if span.high is None or span.high == span.low:
        return f"{span.low:g}"
    return f"{span.low:g} to {span.high:g}"


def _hours(layer: Layer) -> Iterator[Problem]:
    for item in layer.all("actions"):
        if wrong := _wrong_hours(item.value):
            yield item.problem(("hours",), *wrong, at_key=True)


def _wrong_hours(action: Action) -> tuple[str, str] | None:
    """What is wrong with the hours of an action, and what to do."""
    hours, most = action.hours, _longest(action.hours)
    if action.raises and most == 0:
        return f'"{action.id}" raises a level in zero hours', "say how many hours it takes"
    if most > HOURS_AT_MOST:
        what = f'"{action.id}" takes {most:g} hours: a working year has about {HOURS_AT_MOST}'
        return what, "work that is done anyway counts only the hours beyond it"
    steps = fsum(step.hours for step in action.steps)
    if steps > most and hours.high is not None:
        what = f'the steps of "{action.id}" take {steps:g} hours together, and it {most:g}'
        return what, "let the hours hold all of its steps"
    each = hours.middle / max(1, len(action.raises))
    if each > HOURS_FOR_A_RUNG and action.raises and action.kind != "certification":
        what = f'"{action.id}" takes {each:.0f} hours for one level'
        return what, "count only the hours beyond the job, or take it apart into smaller actions"
    return None


def _few(names: Sequence[str]) -> str:
    """The first of `names`, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
