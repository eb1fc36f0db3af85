"""What the answer to a question is worth: how much of the doubt about the next step it may settle."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import erfc, prod, sqrt
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.planning.belief import beliefs
from po_career.planning.decision import WIDTH, Decision, decision_of
from po_career.planning.model import Belief
from po_career.profile.model import Profile

TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the questions that are left could still do to the next step."""

    worth: Mapping[str, float]
    """Skill id to what its answer is worth: its part of the doubt, and the chance that it changes the step by itself. 0 or more."""
    flips: bool
    """Whether the answer to a single question may change the step."""
    doubt: float
    """The chance, 0 to 1, that all the answers together would change it, were they independent (a normal approximation)."""


class Answer(NamedTuple):
    """A level that may be answered, as the belief that it would make, and its chance."""

    belief: Belief
    chance: float


class Shift(NamedTuple):
    """What the answer to one question does to a margin: its mean and its variance."""

    mean: float
    variance: float


def outlook(catalog: Catalog, profile: Profile, skills: Iterable[str]) -> Outlook:
    """What the answers about `skills`, none of them rated, could do to the next step of a person without a target.

    For each role that may be recommended instead there is a margin, positive or negative as long as the step stays the
    same. Its doubt is the chance that the margin changes its sign once everything is known; each skill has a share in
    it, by how far its answers move the margin. docs/questions.md, "How the next question is chosen".
    """
    held = beliefs(catalog, profile)
    decision = decision_of(catalog, profile.role, held, done=profile.done)
    step = decision.role()
    possible = {skill: answers(held[skill], catalog.scale.top) for skill in skills}
    alone = {skill: _chance_to_flip(decision, step, skill, theirs) for skill, theirs in possible.items()}
    margins_under = _margins(decision, step)
    margins = margins_under(decision.tally.under({}))
    shifts = {
        skill: _shifts(skill, theirs, margins, lambda changes: margins_under(decision.tally.under(changes)))
        for skill, theirs in possible.items()
    }
    doubts = [_doubt(margin, [shift[place] for shift in shifts.values()]) for place, margin in enumerate(margins)]
    spread = [sum(_size(shift[place]) for shift in shifts.values()) for place in range(len(margins))]
    worth = {
        skill: alone[skill] + sum(doubt * _size(one) / all_ for doubt, one, all_ in zip(doubts, shift, spread, strict=True) if all_ > TINY)
        for skill, shift in shifts.items()
    }
    return Outlook(worth, any(chance > 0 for chance in alone.values()), 1 - prod(1 - doubt for doubt in doubts))


def answers(belief: Belief, top: int) -> tuple[Answer, ...]:
    """The levels that may be answered where `belief` stands for no answer yet, with their chances.

    What a role is assumed to bring is off by one level either way in half of the cases; what is unknown is the less likely the
    higher it is, and goes one level beyond the belief. All is judgement.
    """
    if belief.basis == "assumed":
        weights = {belief.expected - 1: 1, belief.expected: 2, belief.expected + 1: 1}
    else:
        weights = {level: belief.high + 2 - level for level in range(belief.high + 2)}
    chances: dict[int, float] = {}
    for level, weight in weights.items():
        clipped = min(top, max(0, level))
        chances[clipped] = chances.get(clipped, 0.0) + weight / sum(weights.values())
    return tuple(Answer(Belief(level, level, level, "rated"), chance) for level, chance in chances.items())


def _chance_to_flip(decision: Decision, step: str, skill: str, possible: Sequence[Answer]) -> float:
    return sum(chance for belief, chance in possible if decision.role({skill: belief}) != step)


def _margins(decision: Decision, step: str) -> Callable[[Sequence[float]], list[float]]:
    """From the sums of a decision to its margins: one for each rival of `step`, two for staying in the role that is held."""
    places = [candidate.place for candidate in decision.candidates]
    ids = [candidate.role.id for candidate in decision.candidates]
    now = _distances(decision, decision.tally.under({}))
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


def _shifts(
    skill: str, possible: Sequence[Answer], margins: Sequence[float], under: Callable[[Mapping[str, Belief]], Sequence[float]]
) -> list[Shift]:
    """What the answers about `skill` do to each margin."""
    moved = [(chance, under({skill: belief})) for belief, chance in possible]
    means = [sum(chance * after[place] for chance, after in moved) - margin for place, margin in enumerate(margins)]
    squares = [sum(chance * (after[place] - margin) ** 2 for chance, after in moved) for place, margin in enumerate(margins)]
    return [Shift(mean, max(0.0, square - mean**2)) for mean, square in zip(means, squares, strict=True)]


def _size(shift: Shift) -> float:
    return shift.variance + shift.mean**2


def _doubt(margin: float, shifts: Sequence[Shift]) -> float:
    """The chance that the margin changes its sign, as though the sum of the shifts were normal."""
    end = margin + sum(shift.mean for shift in shifts)
    deviation = sqrt(sum(shift.variance for shift in shifts))
    if deviation < TINY:
        return 0.0
    towards = end if margin >= 0 else -end
    return erfc(towards / deviation / sqrt(2)) / 2
