"""The choice of actions by trying every set in every order: slow, and written without a look at the solver."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from po_career.catalog.model import Action
from po_career.planning.selection import Goal

WORTH = {"core": 0, "important": 1, "useful": 2}


class Best(NamedTuple):
    """The best set of ids, its covered rungs per importance, and every pattern of final levels that reaches these."""

    ids: frozenset[str]
    covered: tuple[int, int, int]
    hours: Fraction
    cost: Fraction


def written(value: float) -> Fraction:
    return Fraction(str(value))


def best_choice(
    actions: Mapping[str, Action],
    goals: Sequence[Goal],
    levels: Mapping[str, int],
    *,
    done: Collection[str] = (),
    role: str | None = None,
    budget: float | None = None,
) -> Best:
    start = {**levels, **{goal.skill: goal.have for goal in goals}}
    free = [id_ for id_, action in actions.items() if id_ not in done and action.requires.role in (None, role)]
    if budget is not None:
        free = [id_ for id_ in free if actions[id_].cost is not None]
    results = []
    for size in range(len(free) + 1):
        for ids in combinations(sorted(free), size):
            if budget is None or sum(price(actions[id_]) for id_ in ids) <= written(budget):
                for final in finals(actions, frozenset(ids), tuple(sorted(start.items())), frozenset(done)):
                    results.append((*preference(actions, ids, goals, dict(final)), ids))
    missed, hours, _, _, _, _, ids = min(results)
    wanted = [sum(max(0, g.need - g.have) for g in goals if WORTH[g.importance] == i) for i in range(3)]
    return Best(
        frozenset(ids), tuple(w - m for w, m in zip(wanted, missed, strict=True)), hours, sum(map(price, map(actions.get, ids)), Fraction(0))
    )


def price(action: Action) -> Fraction:
    return written(action.cost.amount) if action.cost else Fraction(0)


def preference(actions, ids, goals, final):
    missed = [0, 0, 0]
    for goal in goals:
        missed[WORTH[goal.importance]] += max(0, goal.need - max(goal.have, min(goal.need, final.get(goal.skill, 0))))
    chosen = [actions[id_] for id_ in ids]
    hours = sum((written(a.hours.middle) for a in chosen), Fraction(0))
    unknown = sum(a.cost is None for a in chosen)
    backwards = sorted(ids, reverse=True)   # of two such lists of one length, the smaller has the earlier last differing id
    return tuple(missed), hours, unknown, sum((price(a) for a in chosen), Fraction(0)), len(ids), backwards


def finals(actions, ids: frozenset[str], start, done: frozenset[str]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Every state in which doing all of `ids`, one after the other, may end."""
    states = {(start, done)}
    for _ in ids:
        states = {
            (lifted(actions[id_], state), held | {id_}) for state, held in states for id_ in ids - held if allowed(actions[id_], state, held)
        }
    return iter({state for state, _ in states})


def allowed(action: Action, state, held) -> bool:
    levels = dict(state)
    return all(other in held for other in action.requires.actions) and all(levels.get(s, 0) >= n for s, n in action.requires.skills.items())


def lifted(action: Action, state):
    levels = dict(state)
    for skill, level in action.raises.items():
        if levels.get(skill, 0) == level - 1:
            levels[skill] = level
    return tuple(sorted(levels.items()))
