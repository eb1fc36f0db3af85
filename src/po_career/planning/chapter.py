"""The chapter: which pieces of work the next quarter holds; docs/method.md, "The chapter".

Exact: of all admissible choices the one that opens with work on the bottleneck, gives it its half
of the hours, and is worth most. Pieces are chosen here; `agenda` gives them their days.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Literal, NamedTuple

from po_career.catalog.model import Action, Id
from po_career.planning.aim import Aim, wanted_skills
from po_career.planning.belief import is_rated
from po_career.planning.bottleneck import gaps_by_weight
from po_career.planning.openness import Move, is_above, unknown_needs
from po_career.planning.readiness import weight_of
from po_career.planning.standing import Standing

FASTER = 1.25
"""An action runs at most so much faster than its hours over its least weeks."""
HALF_FROM = 16
"""Hours below which nothing is planned by halves."""
ONE_HALF_BELOW = 60
"""Usable hours below which at most one action is planned by halves."""
VISIBLE_AFTER = 12
"""Hours above which something must be visible half-way."""
MOST_ON_BOTTLENECK = 2
NEXT_GAPS = 2
"""Gaps beside the bottleneck that a chapter works on."""
COMPANION_HOURS = 8
COMPANION_PART = 0.25
COMPANION_FROM = 14
"""Usable hours from which a companion may be planned."""
LEARNING = ("reading", "course")
BESIDE_WORK = (*LEARNING, "community")
COMPANIONS = ("mentoring", "community")
SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "it", "its", "of", "on", "one", "or"}
    | {"own", "that", "the", "their", "three", "to", "two", "what", "with", "you", "your"}
)
"""Words that say nothing of what an action is about."""
MIN_PLURAL = 3
"""Letters from which on an "s" at the end of a word may be that of a plural."""

VALUE: Mapping[str, float] = {
    "bottleneck": 2.5,
    "symptom": 2.0,
    "wanted": 1.3,
    "not rated": 0.5,
    "this move": 1.25,
    "another move": 0.8,
    "unknown need": 0.8,
    "learning": 0.5,
    "own time": 0.75,
    "half": 0.75,
    "half before a decision": 0.4,
    "not finished": 2.0,
    "assignment": 1.6,
    "starter": 0.25,
    "no ask": 0.9,
    "to ready": 1.15,
    "same rung": 0.4,
}
"""By how much each of these makes a piece worth more or less; docs/method.md has the reasons. All
of it is judgement.
"""

Work = Literal["bottleneck", "focus", "taste", "companion"]


class Piece(NamedTuple):
    """An action as the chapter would hold it."""

    action: Action
    hours: int
    """Whole hours in the chapter."""
    half: bool
    """Whether it outlasts the chapter."""
    rungs: tuple[tuple[Id, int], ...]
    """The asked rungs that it lifts, or opens if it is a starter."""
    value: float
    free: bool
    """Whether it rests on no unknown need and on nobody's mandate."""
    shows_role: bool = False
    """Whether it is a real piece of the work of the role aimed at: an assignment that fits this
    very move.
    """

    goes_on: bool = False
    """Whether it was begun in the chapter before and is not finished: then it keeps its place
    beside the rest.
    """

    def worth(self, held: AbstractSet[tuple[Id, int]]) -> float:
        """What it adds to pieces that bring the rungs `held`.

        Less if it only works on those again.
        """
        return self.value * VALUE["same rung"] if set(self.rungs) <= held else self.value

    @property
    def opens_chapter(self) -> bool:
        """Whether a chapter can begin with it: work that needs nobody's leave."""
        return self.free and self.action.kind not in LEARNING

    @property
    def starter(self) -> bool:
        """Whether it only opens a rung."""
        return not self.action.raises

    def touches(self, skill: Id | None) -> bool:
        """Whether it works on the skill."""
        return any(rung[0] == skill for rung in self.rungs)


class Room(NamedTuple):
    """What a chapter may hold."""

    usable: int
    """Hours that may be planned, fixed pieces aside."""
    limit: int
    """The most, if one larger piece would not fit otherwise."""
    slots: int
    weeks: float
    """Weeks on which something can be done."""
    dated: bool
    """Whether something is decided at its end, so that half-done pieces count little."""
    own_time: bool = False
    """Whether the work is one's own: without an employer, or toward a venture."""
    halves: frozenset[Id] = frozenset()
    """Actions whose first half is done: the second is what is left of them."""
    left: frozenset[Id] = frozenset()
    """Actions of the chapter before that are not done and not skipped."""
    plain: bool = False
    """Whether the catalogue never says what can be shown half-way: then nothing is ruled out for
    want of it.
    """


class Chosen(NamedTuple):
    """The pieces of a chapter, each with what it is for, in their order."""

    pieces: tuple[tuple[Piece, Work], ...]
    proved: bool


def pieces_of(
    actions: Iterable[Action],
    standing: Standing,
    aim: Aim,
    move: Move,
    lead: Id | None,
    room: Room,
    to_ready: frozenset[Id],
) -> list[Piece]:
    """Every action that lifts or opens an asked rung and can be shown by the end of the chapter,
    most worth first.
    """
    short = gaps_by_weight(standing, aim)
    factors = _skill_factors(standing, aim, lead)
    found = []
    for action in actions:
        rungs = _asked_rungs(action, aim, short)
        if not rungs or not _can_begin(action, standing, aim):
            continue
        if action.kind in BESIDE_WORK and not _is_known_to_be_short(rungs, standing, aim):
            continue
        worth = sum(
            weight_of(aim.asks[skill], standing.catalog.rules) * factors[skill]
            for skill, _ in rungs
        )
        if action.id in to_ready:
            worth *= VALUE["to ready"]
        if action.id in room.left or action.id in room.halves:
            worth *= VALUE["not finished"]
        free = not unknown_needs(action, standing) and not is_above(action, standing)
        shows_role = action.kind == "assignment" and bool(action.fits) and move.exact(action)
        for size in sizes_of(action, room):
            liking = _liking(action, standing, move, half=size.half, dated=room.dated)
            value = worth * liking
            found.append(Piece(action, size.hours, size.half, rungs, value, free, shows_role))
    found.sort(key=lambda piece: (-piece.value, piece.hours, piece.action.id))
    return found


class Size(NamedTuple):
    """Whole hours in the chapter, and whether it is only the first half."""

    hours: int
    half: bool


def sizes_of(action: Action, room: Room) -> list[Size]:
    """How the action could stand in the chapter.

    Whole, by half, or not at all, if nothing could be shown by the end.
    """
    hours = whole_hours(action.hours.middle)
    if action.id in room.halves:
        left = max(1, hours - whole_hours(action.hours.middle / 2))
        fits = left <= room.limit and action.min_weeks / 2 <= room.weeks * FASTER
        return [Size(left, half=False)] if fits else []
    visible = room.plain or action.halfway is not None or len(action.steps) > 2
    if hours > VISIBLE_AFTER and not visible:
        return []
    found = []
    if hours <= room.limit and action.min_weeks <= room.weeks * FASTER:
        found.append(Size(hours, half=False))
    half = whole_hours(action.hours.middle / 2)
    fits = half <= room.limit and action.min_weeks / 2 <= room.weeks * FASTER
    if (room.plain or action.halfway) and hours >= HALF_FROM and fits:
        found.append(Size(half, half=True))
    return found


def whole_hours(hours: float) -> int:
    """Hours as a whole number, half up, at least one."""
    return max(1, int(hours + 0.5))


def choose_chapter(
    pieces: Sequence[Piece],
    taste: Piece | None,
    lead: Id | None,
    gaps: Sequence[Id],
    room: Room,
    symptoms: Collection[Id] = (),
) -> Chosen:
    """The pieces of the chapter, of all that may be in it.

    First work on the lead: of one or two pieces, those that begin with something free of unknown
    needs, that fill half of the hours, and that are worth most together with what the other slots
    then hold. `gaps` are the other gaps, largest first; of `symptoms` that the person recognised a
    starter may be in it, too. `taste` is a taste of the work of a sideways move, or a piece that
    goes on: it keeps its hours, unless nothing on the lead would fit beside it; a taste also gives
    way if work on the lead is a piece of that very work.
    """
    on_lead = [piece for piece in pieces if piece.touches(lead)]
    few_hours = room.usable < ONE_HALF_BELOW
    cores = list(_cores(on_lead, room.slots, few_hours=few_hours, own_time=room.own_time))
    best: _Choice | None = None
    for beside in (taste, None):
        for core in cores:
            found = _with_core(core, pieces, beside, lead, gaps, room, symptoms)
            if found is not None and (best is None or found.rank > best.rank):
                best = found
        if best is not None or taste is None:
            break
    if best is None:
        taken = taste.hours if taste is not None else 0
        slots = room.slots - (taste is not None)
        rest = _fill(pieces, (), lead, gaps, room, slots, taken, room.usable, symptoms)
        best = _Choice((False, 0.0, 0.0), (), rest, taste)
    chosen: list[tuple[Piece, Work]] = [(piece, "bottleneck") for piece in best.core]
    chosen += best.rest
    if best.taste is not None:
        chosen.append((best.taste, "focus" if best.taste.goes_on else "taste"))
    return Chosen(tuple(_in_order(chosen, lead)), proved=True)


class _Choice(NamedTuple):
    """One way to fill a chapter."""

    rank: tuple[bool, float, float]
    """Whether it can begin without asking, how far the lead has its half of the hours, and what it
    is worth.
    """
    core: tuple[Piece, ...]
    rest: tuple[tuple[Piece, Work], ...]
    taste: Piece | None


def _with_core(
    core: tuple[Piece, ...],
    pieces: Sequence[Piece],
    taste: Piece | None,
    lead: Id | None,
    gaps: Sequence[Id],
    room: Room,
    symptoms: Collection[Id],
) -> _Choice | None:
    """The best chapter with this work on the lead; None if it does not fit."""
    if taste is not None and not taste.goes_on and any(piece.shows_role for piece in core):
        taste = None
    taken = taste.hours if taste is not None else 0
    slots = room.slots - (taste is not None) - len(core)
    hours = sum(piece.hours for piece in core)
    allowed = _allowed(core, room)
    if hours + taken > allowed or slots < 0:
        return None
    rest = _fill(pieces, core, lead, gaps, room, slots, taken, allowed, symptoms)
    value = _worth_together([*core, *(piece for piece, _ in rest)])
    half = max((allowed - taken) / 2, taken, 1)
    rank = (any(piece.opens_chapter for piece in core), min(1.0, round(hours / half, 1)), value)
    return _Choice(rank, core, rest, taste)


def _worth_together(pieces: Sequence[Piece]) -> float:
    """What the pieces are worth together, the most valuable first: a rung counts in full once."""
    held: set[tuple[Id, int]] = set()
    total = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.value):
        total += piece.worth(held)
        if not piece.starter:
            held.update(piece.rungs)
    return total


def _asked_rungs(action: Action, aim: Aim, short: Mapping[Id, float]) -> tuple[tuple[Id, int], ...]:
    rungs = action.raises or action.opens
    return tuple(
        (skill, level)
        for skill, level in rungs.items()
        if skill in short and level == aim.levels[skill] + 1
    )


def _is_known_to_be_short(rungs: Sequence[tuple[Id, int]], standing: Standing, aim: Aim) -> bool:
    """Whether the person said that one of the skills is short.

    Nobody is sent to a book for what was never asked.
    """
    return any(is_rated(standing.held[skill]) or skill in aim.symptoms for skill, _ in rungs)


def _can_begin(action: Action, standing: Standing, aim: Aim) -> bool:
    """Whether what must come first is there already."""
    if not set(action.requires.actions) <= set(standing.profile.done):
        return False
    return all(aim.levels[skill] >= level for skill, level in action.requires.skills.items())


def _skill_factors(standing: Standing, aim: Aim, lead: Id | None) -> dict[Id, float]:
    wanted = wanted_skills(standing)
    nothing_rated = not standing.profile.ratings
    factors = {}
    for skill in aim.asks:
        factor = 1.0
        if skill == lead:
            factor *= VALUE["bottleneck"]
        elif not nothing_rated and not is_rated(standing.held[skill]):
            factor *= VALUE["not rated"]
        if skill in aim.symptoms and skill != lead:
            factor *= VALUE["symptom"]
        if skill in wanted:
            factor *= VALUE["wanted"]
        factors[skill] = factor
    return factors


def _liking(action: Action, standing: Standing, move: Move, *, half: bool, dated: bool) -> float:
    """What a coach would prefer, whatever the skill."""
    liking = VALUE["unknown need"] ** len(unknown_needs(action, standing))
    if action.fits:
        liking *= VALUE["this move"] if move.exact(action) else VALUE["another move"]
    if action.kind in LEARNING:
        liking *= VALUE["learning"]
    if action.kind == "assignment":
        liking *= VALUE["assignment"]
    if move.held is not None and action.setting == "own-time" and action.kind == "practice":
        liking *= VALUE["own time"]
    if half:
        liking *= VALUE["half before a decision"] if dated else VALUE["half"]
    if not action.raises:
        liking *= VALUE["starter"]
    if action.ask is None:
        liking *= VALUE["no ask"]
    return liking


def _allowed(core: Sequence[Piece], room: Room) -> int:
    """Two thirds of the hours, or three quarters if one larger piece would not fit otherwise."""
    if len(core) > 1 or any(piece.hours > room.usable // 2 for piece in core):
        return room.limit
    return room.usable


def _cores(
    on_lead: Sequence[Piece], slots: int, *, few_hours: bool, own_time: bool
) -> Iterator[tuple[Piece, ...]]:
    """One or two pieces that work on the lead; a starter never alone, with few hours no two halves.

    What is done outside one's work is among them only if nothing at work does as much, and
    something to read only if nothing else works on the lead.
    """
    real = [piece for piece in on_lead if piece.action.kind not in LEARNING]
    at_work = [piece for piece in real if piece.action.setting == "at-work"]
    for better in (() if own_time else at_work, real):
        if any(not piece.starter for piece in better):
            on_lead = better
            break
    if slots < 1:
        return
    for piece in on_lead:
        if not piece.starter:
            yield (piece,)
    if slots < MOST_ON_BOTTLENECK:
        return
    for first, second in combinations(on_lead, 2):
        if first.starter and second.starter:
            continue
        if _go_together(first, second) and not (few_hours and first.half and second.half):
            yield first, second


def _go_together(first: Piece, second: Piece) -> bool:
    if first.action.id == second.action.id:
        return False
    if first.action.kind in LEARNING and second.action.kind in LEARNING:
        return False
    return not same_product(first.action, second.action)


def _fill(
    pieces: Sequence[Piece],
    core: tuple[Piece, ...],
    lead: Id | None,
    gaps: Sequence[Id],
    room: Room,
    slots: int,
    taken: int,
    allowed: int,
    symptoms: Collection[Id],
) -> tuple[tuple[Piece, Work], ...]:
    """What is worth most in the other slots: work on the next two gaps, and one companion in
    learning.

    Together with the taste it takes no more hours than the lead has, or half of all where little
    works on the lead.
    """
    on_lead = sum(piece.hours for piece in core)
    left = allowed - on_lead - taken
    if core:
        left = min(left, max(on_lead, allowed // 2) - taken)
    if slots < 1 or left < 1:
        return ()
    next_gaps = list(gaps)[: NEXT_GAPS if core else NEXT_GAPS + 1]
    held = {rung for piece in core if not piece.starter for rung in piece.rungs}
    plan_skills = {*next_gaps, *([lead] if lead is not None else [])}
    options = []
    for piece in pieces:
        companion = piece.action.kind in COMPANIONS
        wide = any(piece.touches(skill) for skill in (plan_skills if companion else next_gaps))
        if piece in core or not wide or piece.hours > left:
            continue
        if piece.starter and not any(piece.touches(skill) for skill in symptoms):
            continue
        if companion and not _is_small(piece, room):
            continue
        if not companion and lead is not None and core and piece.touches(lead) and len(core) > 1:
            continue
        if companion or not held.intersection(piece.rungs):
            options.append(piece)
    return tuple(
        (piece, "companion" if piece.action.kind in COMPANIONS else "focus")
        for piece in _best_set(options, core, held, room, slots, left)
    )


def _is_small(piece: Piece, room: Room) -> bool:
    most = min(COMPANION_HOURS, room.usable * COMPANION_PART)
    return room.usable >= COMPANION_FROM and piece.hours <= most and not piece.half


def _best_set(
    options: Sequence[Piece],
    core: tuple[Piece, ...],
    held: set[tuple[Id, int]],
    room: Room,
    slots: int,
    hours: int,
) -> tuple[Piece, ...]:
    """The set of at most `slots` options within `hours` that is worth most.

    Options stand most worth first.
    """
    alone = _worth_together(core)
    best: tuple[float, tuple[Piece, ...]] = (alone, ())

    def grow(start: int, chosen: tuple[Piece, ...], value: float, left: int) -> None:
        nonlocal best
        if value > best[0] + 1e-9:
            best = (value, chosen)
        open_slots = slots - len(chosen)
        for place in range(start, len(options)):
            piece = options[place]
            if open_slots < 1 or value + piece.value * open_slots <= best[0] + 1e-9:
                return
            if piece.hours <= left and _may_join(piece, (*core, *chosen), held, room):
                more = (*chosen, piece)
                grow(place + 1, more, _worth_together((*core, *more)), left - piece.hours)

    grow(0, (), alone, hours)
    return best[1]


def _may_join(
    piece: Piece,
    others: Sequence[Piece],
    held: set[tuple[Id, int]],
    room: Room,
) -> bool:
    """One companion, one thing to read, one half-done piece if hours are few, no rung and no
    product twice.
    """
    one_half = room.usable < ONE_HALF_BELOW
    for other in others:
        if piece.half and other.half and one_half:
            return False
        if not _go_together(piece, other):
            return False
        both_companions = piece.action.kind in COMPANIONS and other.action.kind in COMPANIONS
        if both_companions:
            return False
        twice = set(piece.rungs).intersection(other.rungs) - held
        if twice and not (piece.starter or other.starter):
            return False
    return True


def same_product(first: Action, second: Action) -> bool:
    """Whether two actions ask for the same thing.

    Most of the words of their (short) titles are the same.
    """
    one, two = _words(first.short or first.title), _words(second.short or second.title)
    shared = len(one & two)
    return shared >= 2 and 2 * shared > min(len(one), len(two))


def _words(title: str) -> set[str]:
    words = (word.strip(".,:;()'\"").lower() for word in title.split())
    return {_singular(word) for word in words if word and word not in SMALL_WORDS}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > MIN_PLURAL and word.endswith("s") and word[-2] != "s" else word


def _in_order(chosen: Sequence[tuple[Piece, Work]], lead: Id | None) -> list[tuple[Piece, Work]]:
    """Work on the lead first, the free and short piece before the larger.

    Then the other gaps, the taste, the companion.
    """
    parts: tuple[Work, ...] = ("bottleneck", "focus", "taste", "companion")
    ordered = sorted(
        chosen,
        key=lambda pair: (
            parts.index(pair[1]),
            not pair[0].opens_chapter,
            not pair[0].starter,
            pair[0].hours,
            pair[0].action.id,
        ),
    )
    work = [pair for pair in ordered if pair[1] in ("bottleneck", "focus")]
    on_lead = any(pair[0].touches(lead) for pair in work)
    if work and not work[0][0].opens_chapter and not on_lead:
        free = [pair for pair in work if pair[0].opens_chapter]
        if free:
            ordered.remove(free[0])
            ordered.insert(0, free[0])
    return ordered
