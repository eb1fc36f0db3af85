"""The chapter: which pieces of work the next quarter holds; docs/method.md, "The chapter".

Exact: of all admissible choices, the one that opens with work on the bottleneck, gives it half of
the hours, and is worth most. Pieces are chosen here; `calendar` gives them their days.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import combinations
from math import prod
from typing import Literal, NamedTuple

from po_career.catalog.model import Action, Id
from po_career.planning.aim import wanted_skills
from po_career.planning.belief import is_rated
from po_career.planning.calendar import FASTER
from po_career.planning.ground import Ground
from po_career.planning.model import PlainRung
from po_career.planning.openness import scopes_above, unknown_needs
from po_career.planning.readiness import weight_of
from po_career.planning.standing import Standing
from po_career.profile.chapters import left_open

HALF_FROM = 16
"""Hours from which an action may be planned by half."""
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
DATED = ("review", "post-opens", "post-in-question")
"""Decisions before which half-done pieces count little."""
LEARNING = ("reading", "course")
BESIDE_WORK = (*LEARNING, "community")
COMPANIONS = ("mentoring", "community")
SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "it", "its", "of", "on", "one", "or"}
    | {"own", "that", "the", "their", "three", "to", "two", "what", "with", "you", "your"}
)
"""Words that say nothing about what an action is about."""
MIN_PLURAL = 3
"""A longer word that ends in "s" may be a plural."""

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
"""The factor by which each of these changes the worth of a piece. All of them are judgement;
docs/method.md has the reasons.
"""

Work = Literal["bottleneck", "focus", "taste", "companion"]
WORK: tuple[Work, ...] = ("bottleneck", "focus", "taste", "companion")
"""In the order of a chapter."""


class Piece(NamedTuple):
    """An action as the chapter would hold it."""

    action: Action
    hours: int
    """Whole hours in the chapter."""
    half: bool
    """Whether it outlasts the chapter."""
    rungs: tuple[PlainRung, ...]
    """The asked rungs that it lifts, or opens if it is a starter."""
    value: float
    free: bool
    """Whether it rests on no unknown need and on nobody's mandate."""
    shows_role: bool = False
    """Whether it is a real piece of the work of the role aimed at: an assignment that fits this
    very transition.
    """

    goes_on: bool = False
    """Whether it was begun in the chapter before and is not finished: then it keeps its place
    beside the rest.
    """

    def worth(self, held: AbstractSet[PlainRung]) -> float:
        """What it adds to pieces that bring the rungs `held`: less if it works only on those."""
        return self.value * VALUE["same rung"] if set(self.rungs) <= held else self.value

    @property
    def learning(self) -> bool:
        """Whether it is something to read or to attend."""
        return self.action.kind in LEARNING

    @property
    def companion(self) -> bool:
        """Whether it is learning together with somebody."""
        return self.action.kind in COMPANIONS

    @property
    def opens_chapter(self) -> bool:
        """Whether a chapter can begin with it: work that needs nobody's permission."""
        return self.free and not self.learning

    @property
    def starter(self) -> bool:
        """Whether it only opens a rung."""
        return not self.action.raises

    def touches(self, *skills: Id | None) -> bool:
        """Whether it works on one of the skills."""
        return any(skill in skills for skill, _ in self.rungs)


class Room(NamedTuple):
    """What a chapter may hold."""

    usable: int
    """Hours that may be planned."""
    limit: int
    """The most hours, if a larger piece would not fit otherwise."""
    slots: int
    weeks: float
    """Weeks in which something can be done."""
    own_time: bool = False
    """Whether the work is one's own: without an employer, or toward a venture."""
    halves: frozenset[Id] = frozenset()
    """Actions whose first half is done: only the second is left."""
    plain: bool = False
    """Whether the catalogue never says what can be shown half-way: then nothing is ruled out for
    lack of it.
    """

    def holds(self, size: "Size") -> bool:
        """Whether something of this size can be done in it."""
        return size.hours <= self.limit and size.min_weeks <= self.weeks * FASTER

    def without(self, hours: int, pieces: int) -> "Room":
        """The room that so many hours and pieces leave."""
        return self._replace(
            usable=max(0, self.usable - hours),
            limit=max(0, self.limit - hours),
            slots=max(0, self.slots - pieces),
        )


class Question(NamedTuple):
    """What a chapter is chosen from."""

    pieces: Sequence[Piece]
    """Most worth first."""
    beside: Piece | None
    """A taste of the work of a sideways move, or a piece that goes on: it keeps its hours, unless
    nothing on the lead would fit beside it. A taste also gives way if work on the lead is a piece
    of that very work.
    """
    lead: Id | None
    """The skill that comes first."""
    gaps: Sequence[Id]
    """The other gaps, largest first."""
    room: Room
    symptoms: Collection[Id] = ()
    """Skills whose symptom the person recognised: a starter may work on them, too."""


def pieces_of(ground: Ground, lead: Id | None, room: Room) -> list[Piece]:
    """Every action that lifts or opens an asked rung and can be shown by the end of the chapter,
    most worth first.
    """
    not_finished = room.halves | left_open(ground.standing.profile)
    weights = {skill: _weight(skill, ground, lead) for skill in ground.aim.asks}
    found = []
    for action in ground.next_on_gaps:
        rungs = _asked_rungs(action, ground)
        if not rungs or not _can_begin(action, ground):
            continue
        worth = sum(weights[skill] for skill, _ in rungs)
        if action.id in ground.plan.actions:
            worth *= VALUE["to ready"]
        if action.id in not_finished:
            worth *= VALUE["not finished"]
        free = is_free(action, ground.standing)
        shows_role = action.kind == "assignment" and ground.move.exact(action)
        for size in sizes_of(action, room):
            value = worth * _liking(action, ground, half=size.half)
            found.append(Piece(action, size.hours, size.half, rungs, value, free, shows_role))
    found.sort(key=lambda piece: (-piece.value, piece.hours, piece.action.id))
    return found


class Size(NamedTuple):
    """Whole hours in the chapter, whether it is only a first half, and the weeks that it takes."""

    hours: int
    half: bool
    min_weeks: float


def sizes_of(action: Action, room: Room) -> list[Size]:
    """How the action could stand in the chapter: whole, by half, or both.

    Empty if nothing could be shown by the end.
    """
    whole, half = whole_hours(action.hours.middle), whole_hours(action.hours.middle / 2)
    weeks = action.min_weeks
    if action.id in room.halves:
        sizes = [Size(max(1, whole - half), half=False, min_weeks=weeks / 2)]
    else:
        shows_half = room.plain or action.halfway is not None
        if whole > VISIBLE_AFTER and not shows_half and len(action.steps) <= 2:
            return []
        sizes = [Size(whole, half=False, min_weeks=weeks)]
        if shows_half and whole >= HALF_FROM:
            sizes.append(Size(half, half=True, min_weeks=weeks / 2))
    return [size for size in sizes if room.holds(size)]


def whole_hours(hours: float) -> int:
    """Hours as a whole number, half up, at least one."""
    return max(1, int(hours + 0.5))


def is_free(action: Action, standing: Standing) -> bool:
    """Whether the action rests on no unknown need and on nobody's mandate."""
    return not unknown_needs(action, standing) and scopes_above(action, standing) <= 0


def choose_chapter(asked: Question) -> list[tuple[Piece, Work]]:
    """The pieces of the best chapter, each with what it is for, in their order.

    First work on the lead: one or two pieces, preferably those that begin with something free,
    then those that fill half of the hours, then those that are worth most together with what the
    other slots then hold. Proved: every choice of work on the lead is tried.
    """
    cores = list(_cores(asked))
    for beside in (asked.beside, None):
        fillings = [_filling(asked, core, beside) for core in cores]
        fitting = [filling for filling in fillings if filling.fits]
        if fitting:
            return _in_order(max(fitting, key=lambda filling: filling.rank))
    return _in_order(_filling(asked, (), asked.beside))


class _Filling(NamedTuple):
    """One way to fill a chapter."""

    core: tuple[Piece, ...]
    """The work on the lead."""
    rest: tuple[Piece, ...]
    beside: Piece | None
    fits: bool
    """Whether hours and slots are enough for what must be in it."""
    rank: tuple[bool, float, float]
    """Whether it can begin without asking, how far the lead has its half of the hours, and what it
    is worth.
    """


def _filling(asked: Question, core: tuple[Piece, ...], beside: Piece | None) -> _Filling:
    """The best chapter with `core` as the work on the lead, and `beside` unless it gives way."""
    room = asked.room
    if beside is not None and not beside.goes_on and any(piece.shows_role for piece in core):
        beside = None
    taken = beside.hours if beside is not None else 0
    slots = room.slots - len(core) - (beside is not None)
    on_lead = sum(piece.hours for piece in core)
    allowed = _allowed(core, room)
    left = allowed - on_lead - taken
    if core:
        # with `beside` no more hours than the lead has, or half of all if it has few
        left = min(left, max(on_lead, allowed // 2) - taken)
    rest = _rest(asked, core, slots, left)
    half = max((allowed - taken) / 2, taken, 1)
    rank = (
        any(piece.opens_chapter for piece in core),
        min(1.0, round(on_lead / half, 1)),
        _worth_together((*core, *rest)),
    )
    return _Filling(core, rest, beside, on_lead + taken <= allowed and slots >= 0, rank)


def _allowed(core: Sequence[Piece], room: Room) -> int:
    """Two thirds of the hours, or three quarters if a larger piece would not fit otherwise."""
    if len(core) > 1 or any(piece.hours > room.usable // 2 for piece in core):
        return room.limit
    return room.usable


def _worth_together(pieces: Sequence[Piece]) -> float:
    """What the pieces are worth together, the most valuable first: a rung counts in full once."""
    held: set[PlainRung] = set()
    total = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.value):
        total += piece.worth(held)
        if not piece.starter:
            held.update(piece.rungs)
    return total


def _asked_rungs(action: Action, ground: Ground) -> tuple[PlainRung, ...]:
    """The asked rungs that the action works on.

    What is done beside work has some only if the person said something about one of the skills:
    nobody is sent to a book for what they were never asked about.
    """
    standing, aim = ground.standing, ground.aim
    rungs = action.raises or action.opens
    asked = {
        skill: level
        for skill, level in rungs.items()
        if skill in aim.short and level == aim.levels[skill] + 1
    }
    known = [skill for skill in asked if is_rated(standing.held[skill]) or skill in aim.symptoms]
    if action.kind in BESIDE_WORK and not known:
        return ()
    return tuple(asked.items())


def _can_begin(action: Action, ground: Ground) -> bool:
    """Whether what must come first is there already."""
    if not set(action.requires.actions) <= set(ground.standing.profile.done):
        return False
    levels = ground.aim.levels
    return all(levels[skill] >= level for skill, level in action.requires.skills.items())


def _weight(skill: Id, ground: Ground, lead: Id | None) -> float:
    """What a rung of the skill is worth."""
    standing, aim = ground.standing, ground.aim
    rated = not standing.profile.ratings or is_rated(standing.held[skill])
    reasons = {
        "bottleneck": skill == lead,
        "not rated": skill != lead and not rated,
        "symptom": skill != lead and skill in aim.symptoms,
        "wanted": skill in wanted_skills(standing),
    }
    return weight_of(aim.asks[skill], standing.rules) * _factor(reasons)


def _liking(action: Action, ground: Ground, *, half: bool) -> float:
    """What a coach would prefer, whatever the skill."""
    exact = ground.move.exact(action)
    employed = ground.move.held is not None
    dated = ground.standing.decided in DATED
    reasons = {
        "this move": exact,
        "another move": bool(action.fits) and not exact,
        "learning": action.kind in LEARNING,
        "assignment": action.kind == "assignment",
        "own time": employed and (action.kind, action.setting) == ("practice", "own-time"),
        "half before a decision": half and dated,
        "half": half and not dated,
        "starter": not action.raises,
        "no ask": action.ask is None,
    }
    unknown = len(unknown_needs(action, ground.standing))
    return _factor(reasons, VALUE["unknown need"] ** unknown)


def _factor(reasons: Mapping[str, bool], start: float = 1.0) -> float:
    """`start` times the values of all reasons that hold."""
    return prod((VALUE[reason] for reason, holds in reasons.items() if holds), start=start)


def _cores(asked: Question) -> Iterator[tuple[Piece, ...]]:
    """One or two pieces that work on the lead, never starters alone."""
    on_lead = _work_on_lead(asked)
    for size in range(1, min(asked.room.slots, MOST_ON_BOTTLENECK) + 1):
        for core in combinations(on_lead, size):
            pairs = combinations(core, 2)
            if not _only_starters(core) and all(_go_together(*pair, asked.room) for pair in pairs):
                yield core


def _work_on_lead(asked: Question) -> list[Piece]:
    """The pieces that may be the work on the lead.

    What is done outside one's work only if nothing at work does as much, and something to read only
    if nothing else works on the lead.
    """
    on_lead = [piece for piece in asked.pieces if piece.touches(asked.lead)]
    real = [piece for piece in on_lead if not piece.learning]
    at_work = [piece for piece in real if piece.action.setting == "at-work"]
    for better in (real,) if asked.room.own_time else (at_work, real):
        if not _only_starters(better):
            return better
    return on_lead


def _only_starters(pieces: Iterable[Piece]) -> bool:
    return all(piece.starter for piece in pieces)


def _go_together(first: Piece, second: Piece, room: Room) -> bool:
    """No action and no product twice, one thing to read, and few halves."""
    if first.action.id == second.action.id or (first.learning and second.learning):
        return False
    if first.half and second.half and room.usable < ONE_HALF_BELOW:
        return False
    return not same_product(first.action, second.action)


def _rest(asked: Question, core: tuple[Piece, ...], slots: int, hours: int) -> tuple[Piece, ...]:
    """What is worth most in the other slots: work on the next gaps, and one companion."""
    if slots < 1 or hours < 1:
        return ()
    gaps = asked.gaps[: NEXT_GAPS if core else NEXT_GAPS + 1]
    held = set[PlainRung]().union(*[piece.rungs for piece in core if not piece.starter])
    options = []
    for piece in asked.pieces:
        fits = piece.hours <= hours and piece not in core
        if fits and _may_stand_beside(piece, asked, core, gaps, held):
            options.append(piece)
    return _best_set(options, core, held, asked.room, slots, hours)


def _may_stand_beside(
    piece: Piece,
    asked: Question,
    core: tuple[Piece, ...],
    gaps: Sequence[Id],
    held: AbstractSet[PlainRung],
) -> bool:
    """Whether a piece, seen alone, may stand beside the work on the lead.

    It works on one of the next `gaps`; a companion may also work on the lead.
    """
    if piece.starter and not piece.touches(*asked.symptoms):
        return False
    if piece.companion:
        room = asked.room
        most = min(COMPANION_HOURS, room.usable * COMPANION_PART)
        small = room.usable >= COMPANION_FROM and piece.hours <= most and not piece.half
        return small and piece.touches(asked.lead, *gaps)
    if len(core) > 1 and piece.touches(asked.lead):
        return False
    return piece.touches(*gaps) and held.isdisjoint(piece.rungs)


def _best_set(
    options: Sequence[Piece],
    core: tuple[Piece, ...],
    held: AbstractSet[PlainRung],
    room: Room,
    slots: int,
    hours: int,
) -> tuple[Piece, ...]:
    """The set of at most `slots` options within `hours` that is worth most beside `core`.

    Branch and bound: options stand most worth first, so no further one adds more than the next.
    """
    best: tuple[Piece, ...] = ()
    most = alone = _worth_together(core)

    def grow(start: int, chosen: tuple[Piece, ...], value: float, left: int) -> None:
        nonlocal best, most
        if value > most + 1e-9:
            best, most = chosen, value
        open_slots = slots - len(chosen)
        for place in range(start, len(options)):
            piece = options[place]
            if open_slots < 1 or value + piece.value * open_slots <= most + 1e-9:
                return
            if piece.hours <= left and _may_join(piece, (*core, *chosen), held, room):
                more = (*chosen, piece)
                grow(place + 1, more, _worth_together((*core, *more)), left - piece.hours)

    grow(0, (), alone, hours)
    return best


def _may_join(
    piece: Piece, others: Sequence[Piece], held: AbstractSet[PlainRung], room: Room
) -> bool:
    """Whether a piece may stand beside all the others: no rung twice, and one companion."""
    for other in others:
        if not _go_together(piece, other, room) or (piece.companion and other.companion):
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


@lru_cache(maxsize=2048)
def _words(title: str) -> frozenset[str]:
    words = (word.strip(".,:;()'\"").lower() for word in title.split())
    return frozenset(_singular(word) for word in words if word and word not in SMALL_WORDS)


def _singular(word: str) -> str:
    is_plural = len(word) > MIN_PLURAL and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


def _in_order(filling: _Filling) -> list[tuple[Piece, Work]]:
    """Work on the lead, then the other gaps, the taste, the companion.

    Each begins with what needs nobody's permission, and the short piece comes before the larger.
    """
    chosen: list[tuple[Piece, Work]] = [(piece, "bottleneck") for piece in filling.core]
    chosen += [(piece, "companion" if piece.companion else "focus") for piece in filling.rest]
    if filling.beside is not None:
        chosen.append((filling.beside, "focus" if filling.beside.goes_on else "taste"))

    def place(pair: tuple[Piece, Work]) -> tuple[int, bool, bool, int, Id]:
        piece, work = pair
        key = piece.action.id
        return WORK.index(work), not piece.opens_chapter, not piece.starter, piece.hours, key

    return sorted(chosen, key=place)
