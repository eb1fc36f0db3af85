"""What every part of a plan is worked out from: the catalogue, the person, the day, and what is
believed of the person.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from po_career.catalog.model import Action, Catalog, Id, Requirement, Role, Rules, Transition
from po_career.catalog.once import once
from po_career.catalog.sentences import strong_from
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs, expected_levels, months_of_kind
from po_career.planning.choice.candidates import Raisers, raisers_of
from po_career.planning.draws import Draws
from po_career.planning.model import Beliefs
from po_career.planning.readiness import Levels
from po_career.profile.applicable import applicable
from po_career.profile.model import Decision, Profile


class Standing(Frozen):
    """One person on one day. `hours_per_week` is more than 0."""

    catalog: Catalog
    profile: Profile
    start: date
    hours_per_week: float
    held: Beliefs
    levels: Levels
    """The centres of the beliefs."""
    draws: Draws
    role: Role | None
    months: float | None
    """Months in the role and in former ones of its kind; None if not known."""
    strengths: Collection[Id]
    """The skills that the person does well: from three quarters of the scale up."""
    raisers: Raisers
    """Rung to the actions that may bring it."""
    useful: bool = False
    """Whether routes close gaps of useful skills, too."""
    past_decision: date | None = None
    """The day on which something was to be decided, if it has come and nobody has said yet what
    came of it.
    """

    @property
    def rules(self) -> Rules:
        """The rules of the catalogue."""
        return self.catalog.rules

    @property
    def roles(self) -> Mapping[Id, Role]:
        """The roles of the catalogue."""
        return self.catalog.roles

    @property
    def top(self) -> int:
        """The highest level of the scale."""
        return self.catalog.scale.top

    @property
    def held_role(self) -> Id | None:
        """The id of the role held."""
        return None if self.role is None else self.role.id

    @property
    def own_asks(self) -> Mapping[Id, Requirement]:
        """What the role held asks; nothing if none is held."""
        return {} if self.role is None else self.role.requires

    @property
    def decided(self) -> Decision | None:
        """What is decided about the person's post, if anything is."""
        decided = self.profile.situation.decided
        return None if decided is None else decided.what

    @property
    def has_ended(self) -> bool:
        """Whether the day on which the post ends has come, so that only another is to be found."""
        return self.past_decision is not None and self.decided == "post-ends"

    @property
    def gone(self) -> set[Id]:
        """What is done or skipped, and not to be offered again."""
        return {*self.profile.done, *self.profile.skipped}

    def transitions_to(self, role: Id) -> list[Transition]:
        """The transitions of the catalogue that lead from the role held to `role`."""
        ends = (self.held_role, role)
        return [edge for edge in self.catalog.transitions if (edge.from_, edge.to) == ends]

    def strong(self, skill: Id) -> bool:
        """Whether the person does the skill well."""
        return skill in self.strengths


def standing_of(
    catalog: Catalog, profile: Profile, start: date, *, useful: bool = False
) -> Standing:
    """The standing of `profile` on `start`. What was to be decided by then no longer counts, except
    that a post has ended.

    Raises ValueError without hours a week: the caller must have asked for them.
    """
    hours = profile.hours_per_week
    if hours is None:
        raise ValueError("a plan needs hours a week")
    catalog = applicable(catalog, profile)
    decided, past = profile.situation.decided, None
    if decided is not None and decided.on is not None and decided.on <= start:
        past = decided.on
        if decided.what != "post-ends":
            profile = replace(profile, situation=replace(profile.situation, decided=None))
    held = beliefs(catalog, profile, start)
    strong = strong_from(catalog)
    return Standing(
        catalog=catalog,
        profile=profile,
        start=start,
        hours_per_week=hours,
        held=held,
        levels=expected_levels(held),
        draws=Draws(held, catalog.rules),
        role=catalog.roles.get(profile.role or ""),
        months=months_of_kind(catalog, profile),
        strengths={skill for skill, belief in held.items() if belief.expected >= strong},
        raisers=_raisers(catalog),
        useful=useful,
        past_decision=past,
    )


@once
def _raisers(catalog: Catalog) -> Raisers:
    return raisers_of(action for action in catalog.actions.values() if raises_levels(action))


def paced(profile: Profile) -> Profile:
    """The profile with some hours a week, for what does not depend on how many they are."""
    return replace(profile, hours_per_week=profile.hours_per_week or 1.0)


def raises_levels(action: Action) -> bool:
    """Whether an action is chosen for what it raises: not a certificate, and nothing that takes
    work away.
    """
    return action.kind != "certification" and not action.relief
