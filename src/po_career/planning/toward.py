"""Which role one's progress is measured for."""

from datetime import date

from po_career.catalog.model import Catalog, Id
from po_career.errors import NoAnswerError
from po_career.planning.decision import decide
from po_career.planning.progress_model import Toward, Why
from po_career.planning.standing import paced, standing_of
from po_career.profile.chapters import last_plan, recorded_after
from po_career.profile.model import Profile


def toward(
    catalog: Catalog, profile: Profile, today: date, asked: Id | None = None
) -> Toward | None:
    """The role that was `asked` for, else the profile's target, else that of the kept plan, else
    the recommended step.

    None if there is none of these, and neither a role nor a rating from which to work out a step.
    """
    candidates: tuple[tuple[Id | None, Why], ...] = (
        (asked, "asked"),
        (profile.first_target, "target"),
        (plan_role(profile), "kept plan"),
    )
    for role, why in candidates:
        if role is not None and role in catalog.roles:
            return Toward(role, catalog.roles[role].title, why)
    return _next_step(catalog, profile, today)


def plan_role(profile: Profile) -> Id | None:
    """The role that the last kept plan leads to; None without a plan, or if that role was taken
    since.
    """
    kept = last_plan(profile)
    if kept is None:
        return None
    since = recorded_after(profile.history, kept)
    taken = any(event.role == kept.plan.toward for event in since)
    return None if taken else kept.plan.toward


def _next_step(catalog: Catalog, profile: Profile, today: date) -> Toward | None:
    if profile.role is None and not profile.ratings:
        return None
    try:
        role = decide(standing_of(catalog, paced(profile), today)).role
    except NoAnswerError:
        return None
    why: Why = "role held" if role == profile.role else "next step"
    return Toward(role, catalog.roles[role].title, why)
