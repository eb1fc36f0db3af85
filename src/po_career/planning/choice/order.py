"""Whether a set of actions can be done one after the other so that every wanted rung is reached."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from po_career.planning.choice.candidates import World

STATES = 1_000
"""Dead ends that one search for an order looks at before it gives up."""


class Course(NamedTuple):
    """Columns in an order that exists, or None; then `blocked` says which elements need help from
    outside the set.
    """

    sequence: tuple[int, ...] | None
    blocked: int = 0
    sure: bool = True
    """False where the search gave up, so that an order may exist."""
    states: int = 0
    """Dead ends that the search looked at."""


@lru_cache(maxsize=16_384)
def bits(mask: int) -> tuple[int, ...]:
    """The places of the ones in `mask`, lowest first."""
    places = []
    while mask:
        low = mask & -mask
        places.append(low.bit_length() - 1)
        mask ^= low
    return tuple(places)


def arrange(world: World, columns: int, targets: int, limit: int = STATES) -> Course:
    """An order of `columns` after which every element of `targets` is there, deterministic.

    An action is safe when every wanted rung that it could bring is held or brought by it now: to
    take it at once is never wrong, because a higher level never harms what comes later. Only
    without a safe action is there a choice. A larger set has an order only if an action outside
    `columns` brings an element of `blocked`.
    """
    wanted = targets
    for j in bits(columns):
        wanted |= world.needs[j]
    sequence, left, held = _safe_steps(world, columns, wanted, 0)
    if not left:
        return Course(tuple(sequence)) if not wanted & ~held else Course(None, wanted & ~held)
    seen: set[tuple[int, int]] = set()
    rest = _finish(world, wanted, left, held, seen, limit)
    return (
        Course(tuple(sequence + rest))
        if rest is not None
        else Course(None, wanted & ~held, len(seen) < limit, len(seen))
    )


def mended(
    world: World,
    columns: int,
    targets: int,
    fits: Callable[[int, int], bool],
    weights: Sequence[int],
) -> tuple[int, int]:
    """A set near `columns` that has an order, found the greedy way, and the elements that it
    brings; maybe not all of `targets`.

    Where no safe action is left, the one that brings most for its weight is taken, from anywhere.
    `fits` tells whether a column may be added to a set.
    """
    wanted = targets
    for j in bits(columns):
        wanted |= world.needs[j]
    used, left, held = 0, columns, 0
    while True:
        sequence, left, held = _safe_steps(world, left, wanted, held)
        used |= sum(1 << j for j in sequence)
        helpful = [
            (weights[j] // gain.bit_count(), j)
            for j in range(len(world.ids))
            if not used >> j & 1
            and not world.needs[j] & ~held
            and (gain := _gain(world, j, wanted, held))
            and fits(used | left, j)
        ]
        if not targets & ~held or not helpful:
            return _without_idle(world, used, targets & held, weights), targets & held
        j = min(helpful)[1]
        held |= _gain(world, j, wanted, held)
        used |= 1 << j
        left &= ~(1 << j)


def _without_idle(world: World, columns: int, targets: int, weights: Sequence[int]) -> int:
    for j in sorted(bits(columns), key=lambda j: weights[j], reverse=True):
        if arrange(world, columns & ~(1 << j), targets).sequence is not None:
            columns &= ~(1 << j)
    return columns


def _gain(world: World, column: int, wanted: int, held: int) -> int:
    """The wanted elements that the column brings to someone who holds `held`."""
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
    world: World, wanted: int, left: int, held: int, seen: set[tuple[int, int]], limit: int
) -> list[int] | None:
    """The rest of an order by search, where the next column wastes a wanted rung; None where there
    is none.
    """
    if (left, held) in seen or len(seen) >= limit:
        return None
    seen.add((left, held))
    possible = held
    for j in bits(left):
        possible |= world.covers[j]
    if wanted & ~possible:
        return None
    for j in bits(left):
        if world.needs[j] & ~held:
            continue
        sequence, rest, reached = _safe_steps(
            world, left & ~(1 << j), wanted, held | _gain(world, j, wanted, held)
        )
        if rest:
            tail = _finish(world, wanted, rest, reached, seen, limit)
            if tail is not None:
                return [j, *sequence, *tail]
        elif not wanted & ~reached:
            return [j, *sequence]
    return None
