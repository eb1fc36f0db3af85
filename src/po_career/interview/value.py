"""What the answer to a question is worth: how much of the doubt about the next step it may settle."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import copysign, erfc, fsum, sqrt
from typing import NamedTuple, TypeAlias

from po_career.catalog.model import Catalog
from po_career.interview.chances import Chances, chances_of
from po_career.planning.belief import beliefs
from po_career.planning.decision import WIDTH, Decision, Sums, decision_of
from po_career.profile.model import Profile

TINY = 1e-12

Margins: TypeAlias = Callable[[Sums], list[float]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the questions that are left could still do to the next step."""

    worth: Mapping[str, float]
    """Skill id to what its answer is worth: its part of the doubt, 0 or more."""
    doubt: float
    """The chance, 0 to 1, that all the answers together would change the step (a normal approximation)."""
    decision: Decision
    chances: Mapping[str, Chances]

    def flips(self) -> bool:
        """Whether the answer to a single question may change the step."""
        step = self.decision.role()
        return any(self.decision.role({skill: belief}) != step for skill, theirs in self.chances.items() for belief, _ in theirs.answers)


class Move(NamedTuple):
    """What one answer adds to the sums of the decision."""

    chance: float
    level: int
    sums: Sums


class Shift(NamedTuple):
    """What the answer to one question does to a margin."""

    mean: float
    deviation: float
    """Standard deviation; below 0 where a higher level lowers the margin."""

    @property
    def size(self) -> float:
        """Mean squared shift."""
        return self.mean**2 + self.deviation**2


def outlook(catalog: Catalog, profile: Profile, skills: Iterable[str]) -> Outlook:
    """What the answers about `skills`, none of them rated, could do to the next step of a person without a target.

    For each role that may be recommended instead there is a margin, positive or negative as long as the step stays the
    same. Its doubt is the chance that the margin changes its sign once everything is known; each skill has a share in
    it, by how far its answers move the margin. docs/questions.md, "How the next question is chosen".
    """
    decision = decision_of(catalog, profile.role, beliefs(catalog, profile), done=profile.done)
    chances, tally = chances_of(catalog, profile, skills), decision.tally
    moves = {
        skill: [Move(chance, belief.expected, tally.delta(skill, belief)) for belief, chance in theirs.answers]
        for skill, theirs in chances.items()
    }
    means = {skill: _mean([(move.chance, move.sums) for move in theirs]) for skill, theirs in moves.items()}
    likely = [fsum(column) for column in zip(tally.base, *means.values(), strict=True)]
    margins = _margins(decision, decision.role())
    shifts = {skill: _shifts(moves[skill], [a - b for a, b in zip(likely, means[skill], strict=True)], margins) for skill in chances}
    worth, certain = dict.fromkeys(chances, 0.0), 1.0
    for place, (now, end) in enumerate(zip(margins(tally.base), margins(likely), strict=True)):
        theirs = {skill: shift[place] for skill, shift in shifts.items()}
        doubt = _doubt(now, end, _variance(theirs, chances))
        certain *= 1 - doubt
        whole = fsum(shift.size for shift in theirs.values())
        for skill, shift in theirs.items():
            worth[skill] += doubt * shift.size / whole if whole > TINY else 0.0
    return Outlook(worth, 1 - certain, decision, chances)


def _margins(decision: Decision, step: str) -> Callable[[Sequence[float]], list[float]]:
    """From the sums of a decision to its margins: one for each rival of `step`, two for staying in the role that is held."""
    places = [candidate.place for candidate in decision.candidates]
    ids = [candidate.role.id for candidate in decision.candidates]
    now = _distances(decision, decision.tally.base)
    nearest = min(range(len(now)), key=lambda place: now[place], default=0)
    best = ids.index(step) if step in ids else nearest
    same = decision.rules.same_distance

    def margin(rival: int, distance: Sequence[float]) -> float:
        if places[rival] < places[best]:  # it wins as soon as it counts as equally near
            return distance[rival] - distance[nearest] - same
        if places[rival] > places[best]:  # it wins as soon as the step counts as equally near no longer
            return distance[rival] - distance[best] + same
        return distance[rival] - distance[best]

    def margins(sums: Sequence[float]) -> list[float]:
        distance = _distances(decision, sums)
        return [*(margin(rival, distance) for rival in range(len(ids)) if rival != best), *_to_staying(decision, sums)]

    return margins


def _distances(decision: Decision, sums: Sequence[float]) -> list[float]:
    """The fit distance of each candidate."""
    return [fit.distance for fit in decision.fits(sums)]


def _to_staying(decision: Decision, sums: Sequence[float]) -> list[float]:
    """How far readiness, and core levels missing, are from the limits where one is told to stay."""
    leaving = [rule for rule in decision.rules.verdicts if rule.verdict not in decision.rules.stay_while]
    if decision.own is None or not leaving:
        return []
    met, asked, missing, core = sums[-WIDTH:]
    return [(met / asked if asked else 1.0) - leaving[-1].readiness, leaving[-1].core_missing - (missing / core if core else 0.0)]


def _shifts(moves: Sequence[Move], apart: Sums, margins: Margins) -> list[Shift]:
    """What the answers to one question do to each margin where all other answers, which make up `apart`, are as expected."""
    after = [margins([a + b for a, b in zip(apart, move.sums, strict=True)]) for move in moves]
    expected = _mean([(move.chance, theirs) for move, theirs in zip(moves, after, strict=True)])
    level = fsum(move.chance * move.level for move in moves)
    found = []
    for place, (without, mean) in enumerate(zip(margins(apart), expected, strict=True)):
        off = [(move.chance, move.level - level, theirs[place] - mean) for move, theirs in zip(moves, after, strict=True)]
        deviation = sqrt(fsum(chance * shift**2 for chance, _, shift in off))
        found.append(Shift(mean - without, copysign(deviation, fsum(chance * rise * shift for chance, rise, shift in off))))
    return found


def _mean(weighted: Sequence[tuple[float, Sequence[float]]]) -> list[float]:
    return [fsum(column) for column in zip(*([chance * value for value in values] for chance, values in weighted), strict=True)]


def _variance(shifts: Mapping[str, Shift], chances: Mapping[str, Chances]) -> float:
    """Of the sum of the shifts, of which those with the same basis correlate."""
    groups: dict[tuple[str, float], list[float]] = {}
    for skill, shift in shifts.items():
        groups.setdefault((chances[skill].basis, chances[skill].alike), []).append(shift.deviation)
    return fsum((1 - alike) * fsum(one**2 for one in theirs) + alike * fsum(theirs) ** 2 for (_, alike), theirs in groups.items())


def _doubt(now: float, end: float, variance: float) -> float:
    """The chance that a margin that is `now`, and expected to come to `end`, changes its sign, taken as normal."""
    toward = end if now >= 0 else -end
    return erfc(toward / sqrt(variance) / sqrt(2)) / 2 if variance > TINY else float(toward < 0)
