"""Which actions can help towards which rungs, as bit masks: the world of the choice.

An example. Skill a is at 0 and wanted at 2, skill b at 0 and wanted at 1, so the elements are
a1, a2, b1 = bits 0, 1, 2. An action that raises a to 1 and b to 1 covers 0b101. One that raises a
to 2 covers 0b010; if it requires b at 1, its needs are 0b100. `first` is 0b101: nothing lies below
a1 and b1.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Action, Importance
from po_career.frozen import Frozen
from po_career.planning.model import PlainRung, Rung
from po_career.planning.readiness import Levels

Raisers: TypeAlias = Mapping[PlainRung, Sequence[str]]
"""Rung to the ids of the actions that may bring it."""
Find: TypeAlias = Callable[[str], Action | None]
"""Id to the action; None if it may not be chosen."""


class Goal(NamedTuple):
    """A skill to raise from level `have` to level `need`: every rung in between is wanted."""

    skill: str
    have: int
    need: int
    importance: Importance


class World(Frozen):
    """Columns are the usable actions in the order of their ids; elements are rungs, then "this
    action is done".

    The rungs of a skill are neighbours, lowest first, from the one above the level that is held; so
    the rung below element e is e - 1, unless e is in `first`.
    """

    ids: tuple[str, ...]
    rungs: tuple[Rung, ...]
    """The rung of each element; elements beyond stand for required actions."""
    covers: tuple[int, ...]
    """The elements that each column may cover."""
    needs: tuple[int, ...]
    """The elements that must be there before each column is taken."""
    first: int
    """Elements with nothing below."""
    goals: int
    """Elements that are wanted for their own sake: all that can be covered at all."""
    importance: Mapping[PlainRung, Importance]
    """Every rung that was asked for."""

    @property
    def columns(self) -> int:
        """All columns."""
        return (1 << len(self.ids)) - 1


class Asked(Frozen):
    """What the choice starts from."""

    find: Find
    importance: Mapping[PlainRung, Importance]
    start: Levels
    done: Collection[str]
    role: str | None
    raisers: Raisers


def ask(
    find: Find,
    goals: Sequence[Goal],
    levels: Levels,
    done: Collection[str],
    role: str | None,
    raisers: Raisers,
) -> Asked:
    """The question in one piece. A goal's `have` counts, not `levels`.

    Of two goals that want a rung, the weightier holds.
    """
    held: dict[str, int] = {}
    for goal in goals:
        held[goal.skill] = min(goal.have, held.get(goal.skill, goal.have))
    start = {**levels, **held}
    importance: dict[PlainRung, Importance] = {}
    for goal in sorted(goals, key=lambda goal: (-IMPORTANCES.index(goal.importance), goal.skill)):
        for level in range(start[goal.skill] + 1, goal.need + 1):
            importance[goal.skill, level] = goal.importance
    return Asked(find, importance, start, frozenset(done), role, raisers)


def gather(asked: Asked) -> tuple[World, tuple[Rung, ...]]:
    """The world of what can be done at all, and the asked rungs that nothing can bring."""
    near, rungs = _closure(asked, asked.importance, asked.find)
    usable, reached = _reachable(asked, near, rungs)
    wanted, missing = list[PlainRung](), list[Rung]()
    for skill, level in asked.importance:
        if level <= reached.get(skill, 0):
            wanted.append((skill, level))
        else:
            missing.append(Rung(skill, level))
    if missing or len(usable) < len(near):
        usable, rungs = _closure(asked, wanted, usable.get)
    return _world(asked, usable, rungs, wanted), tuple(missing)


def raisers_of(actions: Iterable[Action]) -> Raisers:
    """Rung to the actions that may bring it: none that must hold the rung to begin with."""
    raisers: dict[PlainRung, list[str]] = {}
    for action in actions:
        for step in _lifts(action):
            raisers.setdefault(step, []).append(action.id)
    return raisers


def _lifts(action: Action) -> Iterable[PlainRung]:
    """The rungs that an action may bring to someone who may take it."""
    held = action.requires.skills
    if not held:
        return action.raises.items()
    return [rung for rung in action.raises.items() if rung[1] > held.get(rung[0], 0)]


def _required_rungs(asked: Asked, action: Action) -> Iterator[PlainRung]:
    for skill, level in action.requires.skills.items():
        for rung in range(asked.start.get(skill, 0) + 1, level + 1):
            yield skill, rung


def _closure(
    asked: Asked, wanted: Collection[PlainRung], find: Find
) -> tuple[dict[str, Action], set[PlainRung]]:
    """Every action that `wanted` may lead to, through rungs and prerequisites, and every rung that
    comes into play.
    """
    found: dict[str, Action] = {}
    rungs = set(wanted)
    steps = list(wanted)
    while steps:
        ids = list(asked.raisers.get(steps.pop(), ()))
        while ids:
            id_ = ids.pop()
            if id_ in found or id_ in asked.done:
                continue
            action = find(id_)
            if action is None or action.requires.role not in (None, asked.role):
                continue
            found[id_] = action
            ids += [other for other in action.requires.actions if other not in asked.done]
            if action.requires.skills:
                new = set(_required_rungs(asked, action)) - rungs
                rungs |= new
                steps += new
    return found, rungs


def _reachable(
    asked: Asked, near: Mapping[str, Action], rungs: Collection[PlainRung]
) -> tuple[dict[str, Action], dict[str, int]]:
    """Least fix-point of "can be done": the actions, and the level that each skill in play can
    reach; order is not looked at.
    """
    reached = {skill: asked.start.get(skill, 0) for skill, _ in rungs}
    usable: dict[str, Action] = {}
    brought: set[PlainRung] = set()
    waiting = near
    while True:
        still = {}
        for id_, action in waiting.items():
            if _ready(asked, action, usable, reached):
                usable[id_] = action
                brought.update(_lifts(action))
            else:
                still[id_] = action
        grown = {
            skill: level + 1 for skill, level in reached.items() if (skill, level + 1) in brought
        }
        if not grown and len(still) == len(waiting):
            return usable, reached
        reached.update(grown)
        waiting = still


def _ready(asked: Asked, action: Action, usable: Mapping[str, Action], reached: Levels) -> bool:
    for other in action.requires.actions:
        if other not in usable and other not in asked.done:
            return False
    for skill, level in action.requires.skills.items():
        if reached.get(skill, asked.start.get(skill, 0)) < level:
            return False
    return True


def _world(
    asked: Asked,
    usable: Mapping[str, Action],
    rungs: Collection[PlainRung],
    wanted: Collection[PlainRung],
) -> World:
    required: set[str] = set()
    for action in usable.values():
        required.update(action.requires.actions)
    required.difference_update(asked.done)
    elements: list[PlainRung | str] = [*sorted(rungs), *sorted(required)]
    place = {element: 1 << e for e, element in enumerate(elements)}

    def mask(found: Iterable[PlainRung | str]) -> int:
        """The elements among those found; a rung that is not in play is left out."""
        elements = 0
        for element in found:
            elements |= place.get(element, 0)
        return elements

    ids = tuple(sorted(usable))
    chosen = [usable[id_] for id_ in ids]
    return World(
        ids,
        tuple(starmap(Rung, sorted(rungs))),
        covers=tuple(mask([*_lifts(action), action.id]) for action in chosen),
        needs=tuple(
            mask([*_required_rungs(asked, action), *action.requires.actions]) for action in chosen
        ),
        first=mask(step for step in rungs if step[1] == asked.start.get(step[0], 0) + 1)
        | mask(required),
        goals=mask(wanted),
        importance=asked.importance,
    )
