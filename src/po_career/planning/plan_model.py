"""The plan as a whole, in the shape of the published JSON."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from po_career.catalog.model import STRICT
from po_career.planning.model import Assumption, Caution, Hop, Limits, Person, PlanCatalog, PlanTrend, Robustness, Step
from po_career.planning.what_if_model import WhatIf


@dataclass(frozen=True, slots=True)
class Plan:
    """A next-step plan."""

    __pydantic_config__ = STRICT

    schema: Literal["po-career/plan/1"]
    generated_on: date
    catalog: PlanCatalog
    person: Person
    next_step: Step
    alternatives: tuple[Step, ...]
    """Other steps that none of the shown ones beats in every respect, nearest first."""
    stay_and_grow: Step | None
    """What one's own role still asks; None where no role is held."""
    route: tuple[Hop, ...] | None
    """The way to the target; None without one."""
    trends: tuple[PlanTrend, ...]
    robustness: Robustness | None
    """None where no rating can change anything: nothing is rated, or there is but one way."""
    assumptions: tuple[Assumption, ...]
    """Most hours at stake first."""
    warnings: tuple[Caution, ...] = field(default=())
    limits: Limits = field(default_factory=lambda: Limits(None, None))
    what_if: WhatIf | None = None
    """The same plan under other ratings, hours, budget or target; None where nothing else was asked."""
