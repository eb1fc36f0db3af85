"""Today's plan beside the one that would be if something were otherwise: only what differs."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from po_career.planning.plan_model import (
    Change,
    Difference,
    DifferenceKind,
    Plan,
    Value,
    WhatIf,
)


def differences(today: Plan, then: Plan, changes: Sequence[Change]) -> WhatIf:
    """What `changes`, which made `then` of `today`, do to the plan: only what differs, in the order
    of `ASPECTS`.

    Both are plans of one catalogue that start on one day. Figures are compared as they are, without
    rounding.
    """
    differing = []
    for what, value in ASPECTS.items():
        before, after = value(today), value(then)
        if before == after:
            continue
        if isinstance(before, tuple) and isinstance(after, tuple) and what != "route":
            gone = tuple(key for key in before if key not in after)
            before, after = gone, tuple(key for key in after if key not in before)
        differing.append(Difference(what, before, after))
    return WhatIf(tuple(changes), tuple(differing), then.next_step)


def _bottleneck(plan: Plan) -> str | None:
    bottleneck = plan.next_step.bottleneck
    return None if bottleneck is None else bottleneck.skill


def _chapter(plan: Plan) -> tuple[str, ...]:
    chapter = plan.next_step.chapter
    return () if chapter is None else tuple(action.id for action in chapter.actions)


def _until(plan: Plan) -> str | None:
    chapter = plan.next_step.chapter
    return None if chapter is None else chapter.until.isoformat()


def _route(plan: Plan) -> tuple[str, ...] | None:
    return None if plan.route is None else tuple(hop.to for hop in plan.route)


ASPECTS: Mapping[DifferenceKind, Callable[[Plan], Value]] = {
    "next_step": attrgetter("next_step.role"),
    "kind": attrgetter("next_step.kind"),
    "settled_by": attrgetter("next_step.settled_by"),
    "confidence": attrgetter("next_step.confidence"),
    "verdict": attrgetter("next_step.verdict"),
    "readiness": attrgetter("next_step.readiness"),
    "skills_at_level": lambda plan: float(plan.next_step.skills.expected),
    "bottleneck": _bottleneck,
    "gaps": lambda plan: tuple(gap.skill for gap in plan.next_step.gaps),
    "hours": attrgetter("next_step.hours.planned"),
    "ready_around": attrgetter("next_step.ready_around"),
    "chapter": _chapter,
    "chapter_until": _until,
    "route": _route,
}
