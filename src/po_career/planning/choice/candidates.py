"""Which actions can help towards which rungs, as bit masks.

The world in which actions are chosen and put in order.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import IMPORTANCES, Action, Importance
from po_career.frozen import Frozen
from po_career.planning.model import Rung

Step: TypeAlias = tuple[str, int]
"""A rung as a plain tuple: skill, level."""
Raisers: TypeAlias = Mapping[Step, Sequence[str]]
"""Rung to the ids of the actions that may bring it."""

BELOW = "the rung below is not reached"
BUDGET = "beyond the budget"


class Uncovered(NamedTuple):
    """A rung that nothing brings, and why."""

    skill: str
    level: int
    why: str


class Goal(Frozen):
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
    importance: Mapping[Step, Importance]
    """Every rung that was asked for."""


class Asked(Frozen):
    """What the choice starts from."""

    actions: Mapping[str, Action]
    importance: Mapping[Step, Importance]
    start: Mapping[str, int]
    done: Collection[str]
    role: str | None
    budget: float | None


def ask(
    actions: Mapping[str, Action],
    goals: Sequence[Goal],
    levels: Mapping[str, int],
    done: Collection[str],
    role: str | None,
    budget: float | None,
) -> Asked:
    """The question in one piece. A goal's `have` counts, not `levels`.

    Of two goals that want a rung, the weightier holds.
    """
    held: dict[str, int] = {}
    for goal in goals:
        held[goal.skill] = min(goal.have, held.get(goal.skill, goal.have))
    start = {**levels, **held}
    importance: dict[Step, Importance] = {}
    for goal in sorted(goals, key=lambda goal: (-IMPORTANCES.index(goal.importance), goal.skill)):
        importance.update(
            {
                (goal.skill, level): goal.importance
                for level in range(start[goal.skill] + 1, goal.need + 1)
            }
        )
    return Asked(actions, importance, start, frozenset(done), role, budget)


def gather(asked: Asked, raisers: Raisers) -> tuple[World, tuple[Uncovered, ...]]:
    """The world of what can be done at all, and the asked rungs that nothing can bring, each with
    its reason.
    """
    near, rungs = _closure(asked, asked.importance, raisers, asked.actions)
    usable, reached = _reachable(asked, near, rungs)
    wanted = [step for step in asked.importance if step[1] <= reached.get(step[0], 0)]
    missing = [step for step in asked.importance if step[1] > reached.get(step[0], 0)]
    if missing or len(usable) < len(near):
        usable, rungs = _closure(asked, wanted, raisers, usable)
    return _world(asked, usable, rungs, wanted), tuple(
        Uncovered(*step, _why(asked, step, reached)) for step in missing
    )


def raisers_of(actions: Mapping[str, Action]) -> Raisers:
    """Rung to the actions that may bring it: none that must hold the rung to begin with."""
    raisers: dict[Step, list[str]] = {}
    for id_, action in actions.items():
        for step in _lifts(action):
            raisers.setdefault(step, []).append(id_)
    return raisers


def _lifts(action: Action) -> Iterable[Step]:
    """The rungs that an action may bring to someone who may take it."""
    held = action.requires.skills
    return (
        [step for step in action.raises.items() if step[1] > held.get(step[0], 0)]
        if held
        else action.raises.items()
    )


def _barred(asked: Asked, id_: str, action: Action) -> str | None:
    """Why an action can never be used, whatever else is done; None where it can."""
    if id_ in asked.done:
        return "what brings it is done already"
    if action.requires.role not in (None, asked.role):
        return f"what brings it needs the role {action.requires.role}"
    if asked.budget is not None and action.cost is None:
        return "what brings it has no known price, and there is a budget"
    if asked.budget is not None and action.cost is not None and action.cost.amount > asked.budget:
        return BUDGET
    return None


def _required_rungs(asked: Asked, action: Action) -> Iterator[Step]:
    for skill, level in action.requires.skills.items():
        for rung in range(asked.start.get(skill, 0) + 1, level + 1):
            yield skill, rung


def _closure(
    asked: Asked, wanted: Collection[Step], raisers: Raisers, allowed: Mapping[str, Action]
) -> tuple[dict[str, Action], set[Step]]:
    """Every action that `wanted` may lead to, through rungs and prerequisites, and every rung that
    comes into play.
    """
    found: dict[str, Action] = {}
    rungs = set(wanted)
    steps, ids = list(wanted), list[str]()
    while steps or ids:
        if steps:
            ids += raisers.get(steps.pop(), ())
        while ids:
            id_ = ids.pop()
            action = allowed.get(id_)
            if action is None or id_ in found or _barred(asked, id_, action) is not None:
                continue
            found[id_] = action
            ids += [other for other in action.requires.actions if other not in asked.done]
            if action.requires.skills:
                new = [step for step in _required_rungs(asked, action) if step not in rungs]
                rungs.update(new)
                steps += new
    return found, rungs


def _reachable(
    asked: Asked, near: Mapping[str, Action], rungs: Collection[Step]
) -> tuple[dict[str, Action], dict[str, int]]:
    """Least fix-point of "can be done": the actions, and the level that each skill in play can
    reach; order is not looked at.
    """
    reached = {skill: asked.start.get(skill, 0) for skill, _ in rungs}
    usable: dict[str, Action] = {}
    brought: set[Step] = set()
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


def _ready(
    asked: Asked, action: Action, usable: Mapping[str, Action], reached: Mapping[str, int]
) -> bool:
    requires = action.requires
    if requires.actions and not all(
        other in usable or other in asked.done for other in requires.actions
    ):
        return False
    return not requires.skills or all(
        reached.get(skill, asked.start.get(skill, 0)) >= level
        for skill, level in requires.skills.items()
    )


def _why(asked: Asked, step: Step, reached: Mapping[str, int]) -> str:
    """Why nothing brings a rung, in plain English."""
    skill, level = step
    if level > reached.get(skill, 0) + 1:
        return BELOW
    reasons = {
        _why_not(asked, id_, action, reached)
        for id_, action in asked.actions.items()
        if action.raises.get(skill) == level
    }
    return "; ".join(sorted(reasons)) or "no action brings it"


def _why_not(asked: Asked, id_: str, action: Action, reached: Mapping[str, int]) -> str:
    if barred := _barred(asked, id_, action):
        return barred
    for skill, level in action.requires.skills.items():
        if reached.get(skill, asked.start.get(skill, 0)) < level:
            return f"what brings it first needs level {level} of {skill}, which is out of reach"
    others = [other for other in action.requires.actions if other not in asked.done]
    return f"what brings it first needs {', '.join(others)}, which is out of reach"


def _world(
    asked: Asked, usable: Mapping[str, Action], rungs: Collection[Step], wanted: Collection[Step]
) -> World:
    ids = tuple(sorted(usable))
    steps = tuple(Rung(*step) for step in sorted(rungs))
    place: dict[Step, int] = {step: 1 << e for e, step in enumerate(steps)}
    required = sorted(
        {
            other
            for action in usable.values()
            for other in action.requires.actions
            if other not in asked.done
        }
    )
    done = {id_: 1 << e for e, id_ in enumerate(required, len(steps))}
    covers, needs = [], []
    for id_ in ids:
        action = usable[id_]
        covers.append(
            sum([place[step] for step in _lifts(action) if step in place], done.get(id_, 0))
        )
        after = sum([done[other] for other in set(action.requires.actions) if other in done])
        needs.append(sum([place[step] for step in _required_rungs(asked, action)], after))
    first = sum(
        place[step] for step in steps if step.level == asked.start.get(step.skill, 0) + 1
    ) | sum(done.values())
    return World(
        ids,
        steps,
        tuple(covers),
        tuple(needs),
        first,
        sum(place[step] for step in wanted),
        asked.importance,
    )
