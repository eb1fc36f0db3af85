"""What would be different: the changes asked for, and what of the plan they change."""

from typing import Literal

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.planning.model import BeliefBasis, Estimate, ReadyAround, Step

ChangeKind = Literal["rating", "hours", "budget", "to"]
DifferenceKind = Literal[
    "next_step",
    "kind",
    "settled_by",
    "confidence",
    "verdict",
    "readiness",
    "skills_at_level",
    "bottleneck",
    "gaps",
    "hours",
    "ready_around",
    "chapter",
    "chapter_until",
    "route",
]


class Change(Frozen):
    """One thing that is taken to be otherwise."""

    what: ChangeKind
    skill: Id | None
    """The skill of a rating; None for anything else."""
    today: float | str | None
    """A level, hours a week, money or a role id, as today's plan counts; None if there is none (no
    limit, no target).
    """
    then: float | str | None
    basis: BeliefBasis | None
    """What today's level rests on; None for anything but a rating."""


class Difference(Frozen):
    """One thing that differs between today's plan and the other one; what is the same in both is
    not named.
    """

    what: DifferenceKind
    today: float | str | Estimate | ReadyAround | tuple[str, ...] | None
    """A number, a role id, a skill id, a verdict, a range, half-years, or ids. Of gaps and actions
    of the chapter, those that the other plan does not have."""
    then: float | str | Estimate | ReadyAround | tuple[str, ...] | None


class WhatIf(Frozen):
    """Today's plan beside the same plan under changed ratings, hours, budget or target."""

    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    """Always in the same order; none if the plan stays what it is."""
    next_step: Step
    """The next step under the changes, in full."""
