"""What would be different: the changes asked for, and what of the plan they change."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from po_career.catalog.model import STRICT, Id
from po_career.planning.model import BeliefBasis, Estimate, Step

ChangeKind = Literal["rating", "hours", "budget", "to"]
DifferenceKind = Literal[
    "next_step",
    "uncovered",
    "by",
    "verdict",
    "readiness",
    "hours",
    "weeks",
    "skills_ready_by",
    "cost",
    "prices_unknown",
    "gap_levels",
    "gaps",
    "actions",
    "route",
    "robustness",
]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is taken to be otherwise."""

    __pydantic_config__ = STRICT

    what: ChangeKind
    skill: Id | None
    """The skill of a rating; None for what is no rating."""
    today: float | str | None
    """A level, hours a week, money or a role id, as today's plan counts; None where there is none (no limit, no target)."""
    then: float | str | None
    basis: BeliefBasis | None
    """What today's level rests on; None for what is no rating."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between today's plan and the other one; what is the same in both is not named."""

    __pydantic_config__ = STRICT

    what: DifferenceKind
    today: float | date | str | Estimate | tuple[str, ...] | None
    """A number, a day, a role id or a verdict, a range, or ids. Of gaps, actions and rungs that stay open (skill=level) only those
    that the other plan does not have. Of the day that `--by` gives: "fits", "fits in part" (what can be planned does, and rungs
    stay open) or "does not fit", a comma, and the weeks to spare or too few. None where there is none: no day where no action
    brings what stays open."""
    then: float | date | str | Estimate | tuple[str, ...] | None
    said: str
    """The difference in a few English words, without a full stop: 41 h less. Of hours, weeks, day and money that are not for the
    same rungs it says for which they are, not how much they differ."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Today's plan beside the same plan under changed ratings, hours, budget or target."""

    __pydantic_config__ = STRICT

    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    """Always in the same order; none where the plan stays what it is."""
    next_step: Step
    """The next step under the changes, in full."""
    comparable: bool
    """Whether hours, weeks, day and money of the two plans can be held against each other: false where a rung stays open in one of
    the plans and not in the other, since each then counts only what its actions bring."""
