"""The choice of actions by trying every set in every order: slow, and written without a look at the solver."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Action
from po_career.planning.choice.selection import Goal

Levels: TypeAlias = tuple[tuple[str, int], ...]
"""The levels of all skills, sorted by skill."""
Preference: TypeAlias = tuple[tuple[int, ...], Fraction, int, Fraction, int, list[str]]


class Best(NamedTuple):
    """The best set of ids, and how many core, important and useful rungs it covers."""

    ids: frozenset[str]
    covered: tuple[int, ...]
    hours: Fraction | float
    cost: Fraction | float


def best_choice(
    actions: Mapping[str, Action],
    goals: Sequence[Goal],
    levels: Mapping[str, int],
    *,
    done: Collection[str] = (),
    role: str | None = None,
    budget: float | None = None,
) -> Best:
    """The best of all subsets of `actions`, each done in every order that is allowed."""
    free = sorted(id_ for id_, action in actions.items() if id_ not in done and action.requires.role in (None, role))
    if budget is not None:
        free = [id_ for id_ in free if actions[id_].cost is not None]
    tried = [
        (preference([actions[id_] for id_ in ids], goals, dict(final)), ids)
        for size in range(len(free) + 1)
        for ids in combinations(free, size)
        if budget is None or sum(price(actions[id_]) for id_ in ids) <= written(budget)
        for final in ends(actions, frozenset(ids), beginning(goals, levels), frozenset(done))
    ]
    (missed, hours, _, cost, _, _), ids = min(tried)
    asked = [sum(max(0, goal.need - goal.have) for goal in goals if goal.importance == each) for each in IMPORTANCES]
    return Best(frozenset(ids), tuple(a - m for a, m in zip(asked, missed, strict=True)), hours, cost)


def do_in_order(
    actions: Mapping[str, Action], order: Iterable[str], goals: Sequence[Goal], levels: Mapping[str, int], done: Collection[str]
) -> dict[str, int] | None:
    """The levels after doing `order` one by one; None where an action is not allowed when its turn comes."""
    state, held = beginning(goals, levels), frozenset(done)
    for id_ in order:
        if not allowed(actions[id_], state, held):
            return None
        state, held = lifted(actions[id_], state), held | {id_}
    return dict(state)


def beginning(goals: Sequence[Goal], levels: Mapping[str, int]) -> Levels:
    return tuple(sorted({**levels, **{goal.skill: goal.have for goal in goals}}.items()))


def ends(actions: Mapping[str, Action], ids: frozenset[str], start: Levels, done: frozenset[str]) -> set[Levels]:
    """Every state in which doing all of `ids`, one after the other, may end."""
    states = {(start, done)}
    for _ in ids:
        turns = [(actions[id_], state, held) for state, held in states for id_ in ids - held]
        states = {(lifted(action, state), held | {action.id}) for action, state, held in turns if allowed(action, state, held)}
    return {state for state, _ in states}


def allowed(action: Action, state: Levels, held: Collection[str]) -> bool:
    levels = dict(state)
    return set(action.requires.actions) <= set(held) and all(levels.get(skill, 0) >= n for skill, n in action.requires.skills.items())


def lifted(action: Action, state: Levels) -> Levels:
    levels = dict(state)
    levels |= {skill: n for skill, n in action.raises.items() if levels.get(skill, 0) == n - 1}
    return tuple(sorted(levels.items()))


def preference(chosen: Sequence[Action], goals: Sequence[Goal], final: Mapping[str, int]) -> Preference:
    """Less is better: rungs missed by importance, hours, unknown prices, known prices, count, and the last differing id."""
    missed = [sum(max(0, g.need - max(g.have, final.get(g.skill, 0))) for g in goals if g.importance == each) for each in IMPORTANCES]
    hours = sum((written(action.hours.middle) for action in chosen), Fraction(0))
    unknown = sum(action.cost is None for action in chosen)
    ids = sorted((action.id for action in chosen), reverse=True)  # of two as long, the smaller has the earlier last differing id
    return tuple(missed), hours, unknown, sum(map(price, chosen), Fraction(0)), len(chosen), ids


def price(action: Action) -> Fraction:
    return written(action.cost.amount) if action.cost else Fraction(0)


def written(value: float) -> Fraction:
    """The number as one writes it: 0.1 is a tenth."""
    return Fraction(str(value))
