"""The lightest actions that make somebody ready to move: enough, not everything; proved.

A covering problem with one side condition. Every missing rung that open actions bring is an
element. Core rungs must be covered; others may be left open, as long as the weighted levels left
open keep readiness at the best verdict. Leaving a skill from a rung on is a column of its own,
whose price is what it costs in readiness.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from po_career.catalog.model import Action, Id, Importance, Rules
from po_career.frozen import Frozen
from po_career.planning.choice.candidates import Goal, World, ask, gather, raisers_of
from po_career.planning.choice.cover import Answer, floor, solve
from po_career.planning.choice.order import arrange, bits, mended
from po_career.planning.choice.shrink import Problem
from po_career.planning.model import Rung
from po_career.planning.readiness import Asks, weight_of

Close = Literal["ready", "core", "important", "all"]
"""How much is closed: to the verdict ready, core gaps, core and important gaps, or all gaps."""
NODES = 4_000
"""How far the search goes before the best found must do."""
GRAIN = 1000
"""Parts of an hour, and of a weighted level, in which the search counts."""
CLOSED: Mapping[Close, tuple[Importance, ...]] = {
    "ready": ("core", "important"),
    "core": ("core",),
    "important": ("core", "important"),
    "all": ("core", "important", "useful"),
}
"""Importances whose rungs must be covered; to ready, if readiness cannot be reached otherwise."""


class Weighed(NamedTuple):
    """An action with what it weighs in the choice, in hours."""

    action: Action
    weight: float


class Enough(Frozen):
    """The actions chosen, and what they bring."""

    actions: tuple[Id, ...]
    """In an order that exists."""
    brings: Mapping[Id, tuple[Rung, ...]]
    left_open: tuple[Rung, ...]
    """Rungs that could be brought and are not needed."""
    unbrought: tuple[Rung, ...]
    """Rungs that no open action brings."""
    weight: float
    proved: bool
    lower_bound: float
    """What no choice that closes as much can undercut, in the unit of the weights."""


def enough(
    weighed: Sequence[Weighed],
    asks: Asks,
    levels: Mapping[Id, int],
    rules: Rules,
    *,
    done: Collection[Id] = (),
    role: Id | None = None,
    close: Close = "ready",
    nodes: int = NODES,
) -> Enough:
    """The lightest of the `weighed` actions that close what `close` says, in an order that exists.

    To ready: every core rung that the actions can bring, and readiness at the best verdict; if they
    cannot bring that, every core and important rung that they can. `role` is the role held. Exact
    up to `nodes` nodes of the search; `proved` says so.
    """
    actions = {one.action.id: one.action for one in weighed}
    goals = [
        Goal(skill, levels[skill], need.level, need.importance)
        for skill, need in asks.items()
        if need.level > levels[skill]
    ]
    world, missing = gather(ask(actions, goals, levels, done, role, None), raisers_of(actions))
    unbrought = tuple(Rung(one.skill, one.level) for one in missing)
    weights = {one.action.id: round(one.weight * GRAIN) for one in weighed}
    room = _room(asks, unbrought, rules) if close == "ready" else None
    covering = _covering(world, weights, asks, rules, close, room)
    columns, proved = _solve(world, covering, nodes)
    return _told(world, covering, columns, unbrought, proved=proved)


class _Covering(NamedTuple):
    """The covering problem, and how its columns and elements read back into actions and rungs."""

    problem: Problem
    targets: int
    """Rungs that are to be covered, or left open at a price."""
    leaves: Sequence[int]
    """For each column beyond the actions, the rungs that it leaves open."""
    shift: int
    """Copies of the targets stand so far to the left: a rung that is left open must not seem to be
    held.
    """
    rank: int
    """Bits below the weights, in which ids break ties."""


def _room(asks: Asks, unbrought: Collection[Rung], rules: Rules) -> int | None:
    """Weighted levels that may be left open at ready, in grains; None if ready is out of reach.

    The last rung of a core skill that nothing brings is left to the role itself and not asked for.
    """
    asked = missing = 0.0
    for skill, need in asks.items():
        weight = weight_of(need, rules)
        asked += weight * need.level
        open_rungs = [rung.level for rung in unbrought if rung.skill == skill]
        if need.importance == "core" and open_rungs == [need.level]:
            asked -= weight
        elif open_rungs:
            missing += weight * len(open_rungs)
    best = rules.verdicts[0].readiness
    room = asked * (1 - best) - missing
    return None if room < 0 else int(room * GRAIN + 1e-6)


def _covering(
    world: World,
    weights: Mapping[Id, int],
    asks: Asks,
    rules: Rules,
    close: Close,
    room: int | None,
) -> _Covering:
    closed = CLOSED[close]
    targets = world.goals
    if close != "ready" or room is None:
        wanted = (e for e in bits(world.goals) if asks[world.rungs[e].skill].importance in closed)
        targets = sum(1 << e for e in wanted)
    leaves: list[int] = []
    prices: list[int] = []
    if close == "ready" and room is not None:
        for e in bits(targets):
            need = asks[world.rungs[e].skill]
            if need.importance != "core":
                above = _rung_and_above(world, targets, e)
                leaves.append(above)
                prices.append(round(weight_of(need, rules) * GRAIN) * above.bit_count())
    shift = max([targets.bit_length(), *(c.bit_length() for c in (*world.covers, *world.needs))])
    rank = len(world.ids) + len(leaves)
    covers = [c | (c & targets) << shift for c in world.covers] + [one << shift for one in leaves]
    weighed = [(weights[id_] << rank) + (1 << j) for j, id_ in enumerate(world.ids)]
    weighed += [1 << j for j in range(len(world.ids), rank)]
    problem = Problem(
        covers=covers,
        needs=[*world.needs, *(0 for _ in leaves)],
        weights=weighed,
        required=targets << shift,
        columns=(1 << rank) - 1,
        costs=[*(0 for _ in world.ids), *prices] if leaves else (),
        cap=room if leaves else None,
    )
    return _Covering(problem, targets, leaves, shift, rank)


def _rung_and_above(world: World, targets: int, e: int) -> int:
    skill = world.rungs[e].skill
    return sum(1 << f for f in bits(targets) if f >= e and world.rungs[f].skill == skill)


def _solve(world: World, covering: _Covering, nodes: int) -> tuple[int, bool]:
    """The best columns: first without a look at the order of the actions.

    With it, if those have none.
    """
    answer = solve(covering.problem, nodes)
    if answer.columns is not None and _arranged(world, covering, answer.columns):
        return answer.columns, answer.proved
    sure = True

    def blocked(columns: int) -> int:
        nonlocal sure
        actions, left = _split(world, covering, columns)
        course = arrange(world, actions, covering.targets & ~left)
        sure = sure and course.sure
        return course.blocked | (course.blocked & covering.targets) << covering.shift

    problem = covering.problem
    ordered: Answer = solve(
        Problem(
            problem.covers,
            problem.needs,
            problem.weights,
            problem.required,
            problem.columns,
            problem.costs,
            problem.cap,
            blocked,
        ),
        nodes,
    )
    if ordered.columns is not None:
        return ordered.columns, ordered.proved and sure
    everything = (1 << len(world.ids)) - 1
    used, _ = mended(world, everything, covering.targets, _anything, problem.weights)
    return used, False


def _anything(_used: int, _column: int) -> bool:
    return True


def _arranged(world: World, covering: _Covering, columns: int) -> bool:
    actions, left = _split(world, covering, columns)
    return arrange(world, actions, covering.targets & ~left).sequence is not None


def _split(world: World, covering: _Covering, columns: int) -> tuple[int, int]:
    """The actions among the columns, and the rungs that the others leave open."""
    left = 0
    for k in bits(columns >> len(world.ids)):
        left |= covering.leaves[k]
    return columns & ((1 << len(world.ids)) - 1), left


def _told(
    world: World,
    covering: _Covering,
    columns: int,
    unbrought: tuple[Rung, ...],
    *,
    proved: bool,
) -> Enough:
    actions, left = _split(world, covering, columns)
    course = arrange(world, actions, covering.targets & ~left)
    if course.sequence is None:
        held = mended(world, actions, covering.targets, _anything, covering.problem.weights)[1]
        course = arrange(world, actions, held)
    sequence = course.sequence or ()
    brings, held = _credited(world, sequence)
    weight = sum(covering.problem.weights[j] for j in sequence) >> covering.rank
    bound = weight
    if not proved:
        bound = floor(covering.problem) >> covering.rank
    lasting = tuple(world.rungs[e] for e in bits(world.goals & ~held))
    return Enough(
        actions=tuple(world.ids[j] for j in sequence),
        brings=brings,
        left_open=lasting,
        unbrought=unbrought,
        weight=weight / GRAIN,
        proved=proved,
        lower_bound=bound / GRAIN,
    )


def _credited(world: World, sequence: Sequence[int]) -> tuple[dict[Id, tuple[Rung, ...]], int]:
    """The asked rungs that each action brings in this order, and all that are held in the end."""
    held = 0
    brings: dict[Id, tuple[Rung, ...]] = {}
    for j in sequence:
        gain = world.covers[j] & ~held & (world.first | held << 1)
        rungs = (world.rungs[e] for e in bits(gain) if e < len(world.rungs))
        brings[world.ids[j]] = tuple(rungs)
        held |= gain
    return brings, held
