"""Whether a set of actions can be done one after the other so that every wanted rung is reached."""

from collections.abc import Sequence
from typing import NamedTuple

from po_career.planning.choice.bits import bits
from po_career.planning.choice.candidates import World
from po_career.planning.model import Rung

STATES = 1_000
"""Dead ends at which a search for an order gives up."""


class Course(NamedTuple):
    """Columns in an order that exists; without one, `blocked` says which elements need help from
    outside the set.
    """

    sequence: tuple[int, ...] | None
    blocked: int = 0
    sure: bool = True
    """False if the search gave up, so that an order may exist."""


def arrange(
    world: World, columns: int, targets: int, held: int = 0, states: int = STATES
) -> Course:
    """An order of `columns` after which every element of `targets` is there, deterministic, for
    someone who holds `held` to begin with. The search gives up after `states` dead ends.

    An action is safe when every wanted rung that it could bring is held or brought by it now: to
    take it at once is never wrong, because a higher level never harms what comes later. Only
    without a safe action is there a choice. A larger set has an order only if an action outside
    `columns` brings an element of `blocked`.
    """
    wanted = targets
    for j in bits(columns):
        wanted |= world.needs[j]
    sequence, left, held = _safe_steps(world, columns, wanted, held)
    missing = wanted & ~held
    if not left:
        return Course(None, missing) if missing else Course(tuple(sequence))
    seen: set[tuple[int, int]] = set()
    rest = _finish(world, wanted, left, held, seen, states)
    if rest is not None:
        return Course((*sequence, *rest))
    return Course(None, missing, len(seen) < states)


def credited(world: World, sequence: Sequence[int]) -> dict[str, tuple[Rung, ...]]:
    """The rungs that each action of an order brings, by its id."""
    held = 0
    brings = {}
    for j in sequence:
        gain = _gain(world, j, ~0, held)
        brings[world.ids[j]] = tuple(world.rungs[e] for e in bits(gain) if e < len(world.rungs))
        held |= gain
    return brings


def mended(world: World, columns: int, targets: int, weights: Sequence[int]) -> tuple[int, int]:
    """A set near `columns` that has an order, found greedily, and the elements that it brings;
    maybe not all of `targets`.

    If no safe action is left, the one that brings most for its weight is taken.
    """
    wanted = targets
    for j in bits(columns):
        wanted |= world.needs[j]
    used, left, held = 0, columns, 0
    while True:
        sequence, left, held = _safe_steps(world, left, wanted, held)
        used |= sum(1 << j for j in sequence)
        helpful = []
        for j in bits(world.columns & ~used):
            gain = 0 if world.needs[j] & ~held else _gain(world, j, wanted, held)
            if gain:
                helpful.append((weights[j] // gain.bit_count(), j))
        if not targets & ~held or not helpful:
            return _without_idle(world, used, targets & held, weights), targets & held
        j = min(helpful)[1]
        held |= _gain(world, j, wanted, held)
        used |= 1 << j
        left &= ~(1 << j)


def _without_idle(world: World, columns: int, targets: int, weights: Sequence[int]) -> int:
    """The columns without those that the targets do not need, the heaviest first."""
    states = STATES // max(1, columns.bit_count())
    for j in sorted(bits(columns), key=lambda j: weights[j], reverse=True):
        if arrange(world, columns & ~(1 << j), targets, 0, states).sequence is not None:
            columns &= ~(1 << j)
    return columns


def _gain(world: World, column: int, wanted: int, held: int) -> int:
    """The wanted elements that the column brings to someone who holds `held`.

    A rung counts only on top of the one below it: `held << 1` has the rungs above those held.
    """
    return world.covers[column] & wanted & ~held & (world.first | held << 1)


def _safe_steps(world: World, left: int, wanted: int, held: int) -> tuple[list[int], int, int]:
    """Takes safe columns until there is none: those taken, those left, and what is held then."""
    sequence: list[int] = []
    before = -1
    while before != left:
        before = left
        for j in bits(left):
            could = world.covers[j] & wanted & ~held
            if world.needs[j] & ~held or (could & ~world.first) >> 1 & ~held:
                continue
            sequence.append(j)
            left &= ~(1 << j)
            held |= could
    return sequence, left, held


def _finish(
    world: World, wanted: int, left: int, held: int, seen: set[tuple[int, int]], states: int
) -> list[int] | None:
    """The rest of an order by search, if the next column wastes a wanted rung; None if there is
    none.
    """
    if (left, held) in seen or len(seen) >= states:
        return None
    seen.add((left, held))
    possible = held
    for j in bits(left):
        possible |= world.covers[j]
    if wanted & ~possible:
        return None
    for j in bits(left):
        if len(seen) >= states:
            return None
        if world.needs[j] & ~held:
            continue
        sequence, rest, reached = _safe_steps(
            world, left & ~(1 << j), wanted, held | _gain(world, j, wanted, held)
        )
        if rest:
            tail = _finish(world, wanted, rest, reached, seen, states)
            if tail is not None:
                return [j, *sequence, *tail]
        elif not wanted & ~reached:
            return [j, *sequence]
    return None
