"""What every part of a plan is worked out from.

The catalogue, the person, the day, and what is believed of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from po_career.catalog.model import Action, Catalog, Id, Role
from po_career.catalog.sentences import strong_from
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs, expected_levels, months_of_kind
from po_career.planning.choice.candidates import Raisers, raisers_of
from po_career.planning.draws import Draws
from po_career.planning.model import Belief
from po_career.profile.model import Profile


class Standing(Frozen):
    """One person on one day. `hours_per_week` is more than 0."""

    catalog: Catalog
    profile: Profile
    start: date
    hours_per_week: float
    held: Mapping[Id, Belief]
    levels: Mapping[Id, int]
    """The centres of the beliefs."""
    draws: Draws
    role: Role | None
    months: float | None
    """Months in the role and in former ones of its kind; None if not known."""
    raisers: Raisers
    """Rung to the actions that may bring it."""
    useful: bool = False
    """Whether routes close gaps of useful skills, too."""
    past_decision: date | None = None
    """The day on which something was to be decided, if it has come: nobody has said yet what came
    of it.
    """

    @property
    def top(self) -> int:
        """The highest level of the scale."""
        return self.catalog.scale.top

    def strong(self, skill: Id) -> bool:
        """Whether the person does the skill well: from three quarters of the scale up."""
        return self.levels[skill] >= strong_from(self.catalog)


def standing_of(
    catalog: Catalog, profile: Profile, start: date, *, useful: bool = False
) -> Standing:
    """The standing of `profile` on `start`; what was to be decided by then no longer counts, but a
    post that has ended.

    Raises ValueError without hours a week: whoever asks must have asked for them.
    """
    hours = profile.hours_per_week
    if hours is None:
        raise ValueError("a plan needs hours a week")
    past = _past_decision(profile, start)
    if past is not None and not has_ended(profile, start):
        profile = replace(profile, situation=replace(profile.situation, decided=None))
    held = beliefs(catalog, profile, start)
    return Standing(
        catalog=catalog,
        profile=profile,
        start=start,
        hours_per_week=hours,
        held=held,
        levels=expected_levels(held),
        draws=Draws(held, catalog.rules),
        role=catalog.roles.get(profile.role) if profile.role is not None else None,
        months=months_of_kind(catalog, profile),
        raisers=raisers_of(_planned(catalog)),
        useful=useful,
        past_decision=past,
    )


def _past_decision(profile: Profile, start: date) -> date | None:
    """The day on which something was to be decided, if it has come on `start`.

    Nobody has said yet what came of it.
    """
    decided = profile.situation.decided
    if decided is None or decided.on is None or decided.on > start:
        return None
    return decided.on


def has_ended(profile: Profile, start: date) -> bool:
    """Whether the day on which the post ends has come.

    That day leaves nothing to decide, only another post to find.
    """
    decided = profile.situation.decided
    ends = decided is not None and decided.what == "post-ends"
    return ends and _past_decision(profile, start) is not None


def _planned(catalog: Catalog) -> Mapping[Id, Action]:
    """The actions that are chosen for what they raise.

    No certificates, and nothing that takes work away.
    """
    return {
        key: action
        for key, action in catalog.actions.items()
        if action.kind != "certification" and not action.relief
    }
