"""Which kit belongs to a move, and which of its steps stand in the chapter."""

from collections.abc import Sequence
from typing import NamedTuple

from po_career.catalog.model import Catalog, Kit, KitFor, KitStep
from po_career.planning.decision import Decision
from po_career.planning.standing import Standing, has_ended
from po_career.profile.chapters import gone_beside

WEEKS = 13
"""Weeks for which the steps of a kit are laid out; with less time they are squeezed in proportion.
"""
LONG_STEP = 4
"""Hours from which a step shrinks with the time."""
ALL = 5
"""Steps of a kit in a chapter at most."""
PAPER_NOT_READ = 3
"""Applications without a talk after which the paper is the matter."""
TALKS = 2
"""Talks after which the interview is the matter."""


class Picked(NamedTuple):
    """A step of a kit in the chapter."""

    number: int
    """Its place among the steps of the kit, from 0."""
    step: KitStep
    week: int
    """The week by whose end it is done, squeezed if there is less time."""
    hours: float


class Case(NamedTuple):
    """What decides which steps of a kit come first."""

    ready: bool
    open_core: bool
    """Whether a rated core skill is short, or a symptom was recognised."""
    weeks: float
    """Weeks of the chapter."""


def kit_for(standing: Standing, decision: Decision) -> Kit | None:
    """The first kit that fits: load, the post's end (once it has ended a new employer), probation,
    the role's own, then by the move.
    """
    catalog, situation = standing.catalog, standing.profile.situation
    decided = situation.decided.what if situation.decided else None
    if situation.load == "too-much":
        return _kit(catalog, "load-too-much")
    if has_ended(standing.profile, standing.start):
        return _kit(catalog, "new-employer")
    if decided in ("post-ends", "post-in-question"):
        return _kit(catalog, "post-ends")
    if decided == "probation":
        return _kit(catalog, "pass-probation")
    there = situation.there
    no_post = any(need.post and there.get(need.id) is False for need in catalog.needs.values())
    alone = standing.role is None or standing.role.venture
    if decision.kind == "trial" or (decision.equal and not no_post and not alone):
        return _kit(catalog, "sideways-in-house")
    if decision.stays:
        return _kit(catalog, "stay")
    role = catalog.roles[decision.role]
    if role.kit is not None:
        return catalog.kits.get(role.kit)
    if role.venture:
        return _kit(catalog, "independent")
    if decision.kind == "return":
        return _kit(catalog, "step-back")
    applied = situation.applied is not None and situation.applied.sent > 0
    if alone or no_post or applied or decision.kind in ("leap", None):
        return _kit(catalog, "new-employer")
    if decision.kind == "promotion":
        return _kit(catalog, "promotion-in-house")
    return _kit(catalog, "sideways-in-house")


def kit_steps(
    standing: Standing, decision: Decision, kit: Kit | None, case: Case
) -> tuple[Picked, ...]:
    """The steps of the kit that the chapter holds, in the order of their weeks, gates first."""
    if kit is None or not kit.steps:
        return ()
    gone = gone_beside(standing.profile, standing.start)
    steps = [
        (place, step)
        for place, step in enumerate(kit.steps)
        if f"kit:{kit.id}:{place + 1}" not in gone
    ]
    if not steps:
        return ()
    chosen = _chosen(standing, decision, steps, case)
    squeeze = min(1.0, case.weeks / WEEKS)
    picked = []
    for number, step in chosen:
        hours = step.hours * squeeze if step.hours > LONG_STEP else step.hours
        picked.append(Picked(number, step, max(1, round(step.week * squeeze)), hours))
    picked.sort(key=lambda one: (not one.step.gate, one.week, one.number))
    return tuple(picked)


def _chosen(
    standing: Standing,
    decision: Decision,
    steps: Sequence[tuple[int, KitStep]],
    case: Case,
) -> Sequence[tuple[int, KitStep]]:
    situation = standing.profile.situation
    decided = situation.decided.what if situation.decided else None
    in_turn = sorted(steps, key=lambda pair: (not pair[1].gate, pair[1].week, pair[0]))
    musts_first = sorted(in_turn, key=lambda pair: not pair[1].must)
    step = not decision.stays and decision.kind not in ("elsewhere", "trial")
    offered = standing.profile.offer is not None
    if decided == "post-ends":
        return musts_first[:ALL]
    if decided == "post-in-question":
        return [pair for pair in in_turn if pair[1].either_way][:3]
    if decided == "probation":
        return musts_first[: 2 if case.open_core else 4]
    if not step:
        return ()
    if situation.applied is not None and situation.applied.sent >= PAPER_NOT_READ:
        return _after_applying(situation.applied.talks, in_turn)
    if case.ready:
        return in_turn[:4]
    venture = standing.catalog.roles[decision.role].venture
    if decided == "post-opens" or venture:
        return in_turn[: 1 if offered and not venture else 2]
    if decided == "review" or situation.holds_part:
        return in_turn[:1]
    return ()


def _after_applying(
    talks: int, steps: Sequence[tuple[int, KitStep]]
) -> Sequence[tuple[int, KitStep]]:
    """After talks the step about interviews, without one the step about the paper.

    Else the kit's first.
    """
    came_to = "talks" if talks >= TALKS else "no-talk"
    fitting = [pair for pair in steps if pair[1].after == came_to]
    return (fitting or steps)[:1]


def _kit(catalog: Catalog, for_: KitFor) -> Kit | None:
    return next((kit for kit in catalog.kits.values() if kit.for_ == for_), None)
