"""Which kit belongs to a move, and which of its steps stand in the chapter."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Kit, KitCheck, KitFor, KitStep, Role
from po_career.planning.decision import Decision
from po_career.planning.standing import Standing
from po_career.profile.chapters import gone_beside
from po_career.profile.model import Decision as PostDecision

WEEKS = 13
"""Weeks for which the steps of a kit are laid out; with less time they are squeezed in proportion.
"""
LONG_STEP = 4
"""Hours above which a step shrinks with the time."""
ALL = 5
"""Steps of a kit in a chapter at most."""
PAPER_NOT_READ = 3
"""Applications without a talk after which the paper is the problem."""
TALKS = 2
"""Talks after which the interview is the problem."""
KIT_OF_DECISION: Mapping[PostDecision | None, KitFor] = {
    "post-ends": "post-ends",
    "post-in-question": "post-ends",
    "probation": "pass-probation",
}


class Picked(NamedTuple):
    """A step of a kit in the chapter."""

    id: Id
    """`kit:KIT:N`, as in a plan."""
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


def works_alone(standing: Standing) -> bool:
    """Whether the person has no employer: no role, or one's own venture."""
    return standing.role is None or standing.role.venture


def kit_for(standing: Standing, decision: Decision) -> Kit | None:
    """The first kit that fits: load, the post's end (once it has ended, a new employer), probation,
    the role's own, then by the kind of the move.
    """
    kits, role = standing.catalog.kits, standing.roles[decision.role]
    for_ = _kit_before_the_move(standing, decision)
    if for_ is None and role.kit is not None:
        return kits.get(role.kit)
    for_ = for_ or _kit_of_move(standing, decision, role)
    return next((kit for kit in kits.values() if kit.for_ == for_), None)


def _kit_before_the_move(standing: Standing, decision: Decision) -> KitFor | None:
    """What comes before the kit of the role or of the move; None if nothing does."""
    if standing.profile.situation.load == "too-much":
        return "load-too-much"
    if standing.has_ended:
        return "new-employer"
    if standing.decided in KIT_OF_DECISION:
        return KIT_OF_DECISION[standing.decided]
    if decision.kind == "trial" or (decision.equal and _may_be_in_house(standing)):
        return "sideways-in-house"
    return "stay" if decision.stays else None


def _kit_of_move(standing: Standing, decision: Decision, role: Role) -> KitFor:
    if role.venture:
        return "independent"
    if decision.kind == "return":
        return "step-back"
    applied = standing.profile.situation.applied
    applies = applied is not None and applied.sent > 0
    if applies or not _may_be_in_house(standing) or decision.kind in ("leap", None):
        return "new-employer"
    return "promotion-in-house" if decision.kind == "promotion" else "sideways-in-house"


def _may_be_in_house(standing: Standing) -> bool:
    """Whether there is an employer, who for all one knows has a post of the kind wanted."""
    there = standing.profile.situation.there
    posts = [need.id for need in standing.catalog.needs.values() if need.post]
    return not works_alone(standing) and all(there.get(post) is not False for post in posts)


def steps_by_id(kit: Kit) -> dict[Id, KitStep]:
    """The steps of a kit by their ids in a plan."""
    return {f"kit:{kit.id}:{number}": step for number, step in enumerate(kit.steps, 1)}


def checks_by_id(kit: Kit) -> dict[Id, KitCheck]:
    """The checks of a kit by their ids in a plan."""
    return {f"check:{kit.id}:{number}": check for number, check in enumerate(kit.checks, 1)}


def part_of_kit(catalog: Catalog, entry: Id) -> KitStep | KitCheck | None:
    """The step or check of a kit with this id in a plan; None if the catalogue has none."""
    name = entry.partition(":")[2].rpartition(":")[0]
    kit = catalog.kits.get(name)
    return None if kit is None else (steps_by_id(kit) | checks_by_id(kit)).get(entry)


def kit_steps(standing: Standing, decision: Decision, kit: Kit | None, case: Case) -> list[Picked]:
    """The steps of the kit that the chapter holds, in the order of their weeks, gates first."""
    if kit is None:
        return []
    gone = gone_beside(standing.profile, standing.start)
    steps = {key: step for key, step in steps_by_id(kit).items() if key not in gone}
    chosen = _chosen(standing, decision, steps, case)
    squeeze = min(1.0, case.weeks / WEEKS)
    picked = []
    for key, step in steps.items():
        if key in chosen:
            hours = step.hours * squeeze if step.hours > LONG_STEP else step.hours
            picked.append(Picked(key, step, max(1, round(step.week * squeeze)), hours))
    picked.sort(key=lambda one: (not one.step.gate, one.week))
    return picked


def _chosen(
    standing: Standing, decision: Decision, steps: Mapping[Id, KitStep], case: Case
) -> Sequence[Id]:
    """The ids of the steps in the chapter, by what is decided."""
    in_turn = sorted(steps, key=lambda key: (not steps[key].gate, steps[key].week))
    musts_first = sorted(in_turn, key=lambda key: not steps[key].must)
    decided = standing.decided
    if decided == "post-ends":
        return musts_first[:ALL]
    if decided == "post-in-question":
        return [key for key in in_turn if steps[key].either_way][:3]
    if decided == "probation":
        return musts_first[: 2 if case.open_core else 4]
    if not decision.is_step:
        return ()
    return _for_move(standing, decision, steps, in_turn, ready=case.ready)


def _for_move(
    standing: Standing,
    decision: Decision,
    steps: Mapping[Id, KitStep],
    in_turn: Sequence[Id],
    *,
    ready: bool,
) -> Sequence[Id]:
    """The ids of the steps that a step up or sideways needs by now."""
    applied = standing.profile.situation.applied
    if applied is not None and applied.sent >= PAPER_NOT_READ:
        # after talks the step about interviews, without any the step about the paper
        came_to = "talks" if applied.talks >= TALKS else "no-talk"
        fitting = [key for key in in_turn if steps[key].after == came_to]
        return fitting[:1] or in_turn[:1]
    return in_turn[: _count(standing, decision, ready=ready)]


def _count(standing: Standing, decision: Decision, *, ready: bool) -> int:
    """How many steps of the kit stand in the chapter, in their order."""
    decided = standing.decided
    if ready:
        return 4
    if standing.roles[decision.role].venture:
        return 2
    if decided == "post-opens":
        return 2 if standing.profile.offer is None else 1
    return 1 if decided == "review" or standing.profile.situation.holds_part else 0
