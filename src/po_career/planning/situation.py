"""What every part of a plan is worked out from: the catalogue, the person, the day, and what was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from po_career.catalog.model import Catalog
from po_career.planning.belief import beliefs
from po_career.planning.choice.candidates import Raisers, raisers_of
from po_career.planning.model import Belief
from po_career.profile.model import Profile


@dataclass(frozen=True, slots=True)
class Situation:
    """One person on one day. `hours_per_week` is more than 0."""

    catalog: Catalog
    profile: Profile
    held: Mapping[str, Belief]
    start: date
    hours_per_week: float
    raisers: Raisers
    """Rung to the actions that may bring it."""
    useful: bool = False
    """Whether gaps of useful skills are to be closed too."""


def situation_of(catalog: Catalog, profile: Profile, start: date, *, useful: bool = False) -> Situation:
    """The situation of `profile` on `start`. Raises ValueError without hours a week: whoever asks must have asked for them."""
    if profile.hours_per_week is None:
        raise ValueError("a plan needs hours a week")
    return Situation(catalog, profile, beliefs(catalog, profile), start, profile.hours_per_week, raisers_of(catalog.actions), useful)
