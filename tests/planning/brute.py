"""The choices of the planner by trying everything: slow, and without a look at how it searches."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Action, Rules
from po_career.planning.chapter import Piece, Question, same_product
from po_career.planning.choice.candidates import raisers_of
from po_career.planning.choice.selection import Goal
from po_career.planning.enough import Close, Offer
from po_career.planning.readiness import Asks

Levels: TypeAlias = tuple[tuple[str, int], ...]
"""The levels of all skills, sorted by skill."""
Preference: TypeAlias = tuple[tuple[int, ...], Fraction, int, list[str]]


class Weighed(NamedTuple):
    """An action with what it weighs in the choice, in hours."""

    action: Action
    weight: float


def offer(weighed: Sequence[Weighed]) -> Offer:
    """Just these actions."""
    actions = {one.action.id: one.action for one in weighed}
    weights = {one.action.id: one.weight for one in weighed}
    return Offer(actions.get, raisers_of(actions.values()), weights.__getitem__)


class Best(NamedTuple):
    """The best set of ids, and how many core, important and useful rungs it covers."""

    ids: frozenset[str]
    covered: tuple[int, ...]
    hours: Fraction | float


def best_choice(
    actions: Mapping[str, Action],
    goals: Sequence[Goal],
    levels: Mapping[str, int],
    *,
    done: Collection[str] = (),
    role: str | None = None,
) -> Best:
    """The best of all subsets of `actions`, each done in every order that is allowed."""
    free = sorted(
        id_
        for id_, action in actions.items()
        if id_ not in done and action.requires.role in (None, role)
    )
    tried = [
        (preference([actions[id_] for id_ in ids], goals, dict(final)), ids)
        for size in range(len(free) + 1)
        for ids in combinations(free, size)
        for final in ends(actions, frozenset(ids), beginning(goals, levels), frozenset(done))
    ]
    (missed, hours, _, _), ids = min(tried)
    asked = [
        sum(max(0, goal.need - goal.have) for goal in goals if goal.importance == each)
        for each in IMPORTANCES
    ]
    return Best(frozenset(ids), tuple(a - m for a, m in zip(asked, missed, strict=True)), hours)


def do_in_order(
    actions: Mapping[str, Action],
    order: Iterable[str],
    goals: Sequence[Goal],
    levels: Mapping[str, int],
    done: Collection[str],
) -> dict[str, int] | None:
    """The levels after doing `order` one by one; None if an action is not allowed in its turn."""
    state, held = beginning(goals, levels), frozenset(done)
    for id_ in order:
        if not allowed(actions[id_], state, held):
            return None
        state, held = lifted(actions[id_], state), held | {id_}
    return dict(state)


def beginning(goals: Sequence[Goal], levels: Mapping[str, int]) -> Levels:
    return tuple(sorted({**levels, **{goal.skill: goal.have for goal in goals}}.items()))


def ends(
    actions: Mapping[str, Action], ids: frozenset[str], start: Levels, done: frozenset[str]
) -> set[Levels]:
    """Every state in which doing all of `ids`, one after the other, may end."""
    states = {(start, done)}
    for _ in ids:
        turns = [(actions[id_], state, held) for state, held in states for id_ in ids - held]
        states = {
            (lifted(action, state), held | {action.id})
            for action, state, held in turns
            if allowed(action, state, held)
        }
    return {state for state, _ in states}


def allowed(action: Action, state: Levels, held: Collection[str]) -> bool:
    levels = dict(state)
    return set(action.requires.actions) <= set(held) and all(
        levels.get(skill, 0) >= n for skill, n in action.requires.skills.items()
    )


def lifted(action: Action, state: Levels) -> Levels:
    levels = dict(state)
    levels |= {skill: n for skill, n in action.raises.items() if levels.get(skill, 0) == n - 1}
    return tuple(sorted(levels.items()))


def preference(
    chosen: Sequence[Action], goals: Sequence[Goal], final: Mapping[str, int]
) -> Preference:
    """Less is better: rungs missed by importance, hours, count, ids."""
    missed = [
        sum(
            max(0, g.need - max(g.have, final.get(g.skill, 0)))
            for g in goals
            if g.importance == each
        )
        for each in IMPORTANCES
    ]
    hours = sum((written(action.hours.middle) for action in chosen), Fraction(0))
    ids = sorted(
        (action.id for action in chosen), reverse=True
    )  # of two as long, the smaller has the earlier last differing id
    return tuple(missed), hours, len(chosen), ids


def written(value: float) -> Fraction:
    """The number as one writes it: 0.1 is a tenth."""
    return Fraction(str(value))


def lightest(
    weighed: Sequence[Weighed],
    asks: Asks,
    levels: Mapping[str, int],
    rules: Rules,
    *,
    done: Collection[str] = (),
    role: str | None = None,
    close: Close = "ready",
) -> float | None:
    """The least weight of a set of actions that closes enough, or None.

    To ready: every core rung that can be brought, and readiness at the best verdict; if that is
    out of reach, every core and important rung that can be brought.
    """
    free = {
        one.action.id: one
        for one in weighed
        if one.action.id not in done and one.action.requires.role in (None, role)
    }
    can = reachable([one.action for one in free.values()], levels, done)
    must = {"ready": ("core",), "core": ("core",), "important": ("core", "important")}
    closed = must.get(close, IMPORTANCES)
    needed: float | None = None
    if close == "ready":
        asked, best = readiness_sum(asks, can, can, rules)
        needed = rules.verdicts[0].readiness * asked
        if best < needed - 1e-9:
            needed, closed = None, ("core", "important")
    goal = {
        skill: min(need.level, can.get(skill, 0))
        for skill, need in asks.items()
        if need.importance in closed
    }
    start: Levels = tuple(
        sorted({**levels, **{skill: levels.get(skill, 0) for skill in asks}}.items())
    )
    actions = {id_: one.action for id_, one in free.items()}
    weights = [
        sum(free[id_].weight for id_ in ids)
        for size in range(len(free) + 1)
        for ids in combinations(sorted(free), size)
        for final in ends(actions, frozenset(ids), start, frozenset(done))
        if enough_is_closed(dict(final), goal, needed, asks, can, rules)
    ]
    return min(weights, default=None)


def enough_is_closed(
    final: Mapping[str, int],
    goal: Mapping[str, int],
    needed: float | None,
    asks: Asks,
    can: Mapping[str, int],
    rules: Rules,
) -> bool:
    if any(final[skill] < level for skill, level in goal.items()):
        return False
    return needed is None or readiness_sum(asks, final, can, rules)[1] >= needed - 1e-9


def readiness_sum(
    asks: Asks, levels: Mapping[str, int], can: Mapping[str, int], rules: Rules
) -> tuple[float, float]:
    """Weighted levels asked and met; the last core rung is not if nothing brings it."""
    asked = met = 0.0
    for skill, need in asks.items():
        level = need.level
        if need.importance == "core" and can.get(skill, 0) == need.level - 1:
            level -= 1
        weight = getattr(rules.weights, need.importance)
        asked += weight * level
        met += weight * min(level, levels.get(skill, 0))
    return asked, met


def reachable(
    actions: Collection[Action], levels: Mapping[str, int], done: Collection[str]
) -> dict[str, int]:
    """The highest level of each skill that can be brought at all, whatever the order."""
    found, usable, before = dict(levels), set(done), -1
    while before != len(usable) + sum(found.values()):
        before = len(usable) + sum(found.values())
        for action in actions:
            ready = set(action.requires.actions) <= usable
            if ready and all(
                found.get(skill, 0) >= n for skill, n in action.requires.skills.items()
            ):
                usable.add(action.id)
                for skill, level in action.raises.items():
                    lifts = level > action.requires.skills.get(skill, 0)
                    if lifts and found.get(skill, 0) == level - 1:
                        found[skill] = level
    return found


class Filling(NamedTuple):
    """Work on the lead, what is beside it, and whether the taste is in it."""

    core: tuple[Piece, ...]
    rest: tuple[Piece, ...]
    tasted: bool


ChapterRank: TypeAlias = tuple[bool, float, float]


def best_rank(asked: Question) -> ChapterRank:
    """The highest rank of an admissible chapter."""
    return max(
        rank_of(asked, filling) for filling in every_filling(asked) if is_admissible(asked, filling)
    )


def every_filling(asked: Question) -> Iterator[Filling]:
    """Every split of every set of pieces, with work on the lead if any of it is admissible.

    If it fits only without the taste, the taste gives way.
    """
    on_lead = work_on_lead(asked)
    cores = [core for size in (1, 2) for core in combinations(on_lead, size)]
    starts = [with_core(asked, core) for core in cores]
    bare = [Filling(core, (), tasted=False) for core in cores]
    for begun in (starts, bare, [with_core(asked, ())]):
        possible = [filling for filling in begun if is_admissible(asked, filling)]
        if possible:
            break
    for filling in possible:
        others = [one for one in asked.pieces if one not in filling.core]
        for size in range(asked.room.slots + 1):
            for rest in combinations(others, size):
                yield filling._replace(rest=rest)


def work_on_lead(asked: Question) -> list[Piece]:
    """Work on the lead: what is done at work if there is any, else what is not just read."""
    on_lead = [piece for piece in asked.pieces if works_on_lead(asked, piece)]
    real = [piece for piece in on_lead if not is_learning(piece)]
    at_work = [piece for piece in real if piece.action.setting == "at-work"]
    if not asked.room.own_time and not all(is_starter(piece) for piece in at_work):
        return at_work
    return on_lead if all(is_starter(piece) for piece in real) else real


def with_core(asked: Question, core: tuple[Piece, ...]) -> Filling:
    """Nothing but work on the lead, and the taste unless that work is a piece of the very role."""
    shown = any(piece.shows_role for piece in core)
    return Filling(core, (), tasted=asked.beside is not None and not shown)


def works_on_lead(asked: Question, piece: Piece) -> bool:
    return any(skill == asked.lead for skill, _ in piece.rungs)


def is_admissible(asked: Question, filling: Filling) -> bool:
    room = asked.room
    core, rest = filling.core, filling.rest
    taste = [asked.beside] if filling.tasted and asked.beside is not None else []
    if len(core) + len(rest) + len(taste) > room.slots:
        return False
    if core and all(is_starter(piece) for piece in core):
        return False
    if hours_of([*core, *rest, *taste]) > allowed_hours(asked, core):
        return False
    half = max(hours_of(core), allowed_hours(asked, core) // 2)
    if core and rest and hours_of([*rest, *taste]) > half:
        return False
    if not all(may_be_beside(asked, core, piece) for piece in rest):
        return False
    if len({piece.action.id for piece in (*core, *rest)}) < len(core) + len(rest):
        return False
    return all(
        go_together(asked, one, other, core) for one, other in combinations((*core, *rest), 2)
    )


def hours_of(pieces: Iterable[Piece]) -> int:
    return sum(piece.hours for piece in pieces)


def is_starter(piece: Piece) -> bool:
    return not piece.action.raises


def is_learning(piece: Piece) -> bool:
    return piece.action.kind in ("reading", "course")


def is_companion(piece: Piece) -> bool:
    return piece.action.kind in ("mentoring", "community")


def allowed_hours(asked: Question, core: Sequence[Piece]) -> int:
    """Two thirds of the hours; three quarters for a large piece or for two."""
    large = any(piece.hours > asked.room.usable // 2 for piece in core)
    return asked.room.limit if large or len(core) == 2 else asked.room.usable


def may_be_beside(asked: Question, core: Sequence[Piece], piece: Piece) -> bool:
    """Work on the next gaps, or one small companion; a start only on a symptom."""
    gaps = set(asked.gaps[: 2 if core else 3])
    skills = {skill for skill, _ in piece.rungs}
    if is_starter(piece) and not skills & set(asked.symptoms):
        return False
    if is_companion(piece):
        usable = asked.room.usable
        small = usable >= 14 and piece.hours <= min(8, usable / 4) and not piece.half
        return small and bool(skills & {*gaps, asked.lead})
    return bool(skills & gaps) and not set(piece.rungs) & brought_by(core)


def brought_by(pieces: Iterable[Piece]) -> set[tuple[str, int]]:
    return {rung for piece in pieces if not is_starter(piece) for rung in piece.rungs}


def go_together(asked: Question, one: Piece, other: Piece, core: Sequence[Piece]) -> bool:
    """One thing to read, one companion, few halves; no product and no rung twice off the lead."""
    if one.half and other.half and asked.room.usable < 60:
        return False
    if is_learning(one) and is_learning(other):
        return False
    if same_product(one.action, other.action):
        return False
    if one in core and other in core:
        return True
    if is_companion(one) and is_companion(other):
        return False
    twice = set(one.rungs) & set(other.rungs) - brought_by(core)
    return not twice or is_starter(one) or is_starter(other)


def rank_of(asked: Question, filling: Filling) -> ChapterRank:
    """Whether it can begin at once, how far the lead has its half, and what it is worth."""
    core = filling.core
    taken = asked.beside.hours if filling.tasted and asked.beside is not None else 0
    half = max((allowed_hours(asked, core) - taken) / 2, taken, 1)
    filled = min(1.0, round(hours_of(core) / half, 1)) if core else 0.0
    free = any(piece.free and not is_learning(piece) for piece in core)
    return free, filled, worth((*core, *filling.rest))


def worth(pieces: Iterable[Piece]) -> float:
    """A rung counts in full once, in the most valuable piece; else a piece counts 0.4."""
    held: set[tuple[str, int]] = set()
    total = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.value):
        total += piece.value * (0.4 if set(piece.rungs) <= held else 1)
        held |= brought_by([piece])
    return total
