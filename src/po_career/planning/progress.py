"""Readiness over time: a point for each day on which something was recorded, what moved it, and how
the actions stand.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from po_career.catalog.model import Catalog, Id, Role
from po_career.planning.actions_state import actions_state
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.draws import readiness_of
from po_career.planning.model import Estimate
from po_career.planning.moves import moved_between, moved_elsewhere, unrated_core
from po_career.planning.plan_model import Caution
from po_career.planning.progress_model import Point, Progress
from po_career.planning.readiness import core_missing, verdict_of
from po_career.planning.toward import toward
from po_career.profile.disagreements import disagreements
from po_career.profile.history import as_of, subject
from po_career.profile.model import Event, Profile


def progress_of(
    catalog: Catalog,
    profile: Profile,
    today: date,
    *,
    to: Id | None = None,
    since: date | None = None,
    notes: Sequence[Caution] = (),
) -> Progress:
    """How `profile` has moved toward the role `to` (None: the one that `toward` finds), up to
    `today`.

    `since` leaves out the days before it; how things stood then is the first point. `notes` are
    cautions found while reading.
    """
    goal = toward(catalog, profile, today, to)
    role = None if goal is None else catalog.roles[goal.role]
    days = recorded_days(profile, since)
    held = beliefs(catalog, profile, today)
    levels = expected_levels(held)
    missing = 0.0 if role is None else core_missing(role.requires, levels)
    was = beliefs(catalog, stood_on(profile, days[0]), days[0]) if days else held
    events = [event for event in profile.history if days and event.on > days[0]]
    return Progress(
        schema="po-career/progress/1",
        generated_on=today,
        toward=goal,
        verdict=None if role is None else verdict_of(role.requires, levels, catalog.rules),
        ready_at=ready_at(catalog),
        core_missing=missing,
        points=(
            ()
            if role is None
            else tuple(Point(day, readiness_on(catalog, role, profile, day)) for day in days)
        ),
        moved=() if role is None else moved_between(catalog, role, was, held, events),
        elsewhere=() if role is None else moved_elsewhere(catalog, role, was, held),
        unrated=() if role is None else unrated_core(catalog, role, held),
        actions=actions_state(catalog, profile, today),
        disagreements=disagreements(profile, catalog),
        warnings=tuple(notes),
    )


def recorded_days(profile: Profile, since: date | None = None) -> list[date]:
    """The days on which something was recorded, oldest first; from `since` on, with that day itself
    where there are earlier ones.

    What stood there before the first event is a point too, where its ratings say how old they are.
    """
    days = sorted(
        {
            event.on
            for event in profile.history
            if subject(event)[0] != "months" and not _is_first_role(event)
        }
    )
    at_first = as_of(profile, days[0] - timedelta(days=1)) if days else profile
    start = max(
        (
            rating.on
            for held in at_first.ratings.values()
            for rating in held
            if rating.on is not None
        ),
        default=None,
    )
    if start is not None and (not days or start < days[0]):
        days.insert(0, start)
    if since is None or not days or since <= days[0]:
        return days
    return [since, *(day for day in days if day > since)]


def readiness_on(catalog: Catalog, role: Role, profile: Profile, day: date) -> Estimate:
    """Readiness for `role` as it stood at the end of `day`."""
    return readiness_of(role, beliefs(catalog, stood_on(profile, day), day), catalog.rules)


def stood_on(profile: Profile, day: date) -> Profile:
    """`profile` at the end of `day`.

    The role that was said first counts from the start: whoever says it did not just take it.
    """
    then = as_of(profile, day)
    roles = [event for event in profile.history if subject(event)[0] == "role"]
    first = next(filter(_is_first_role, roles), None)
    return (
        then
        if first is None or any(event.on <= day for event in roles)
        else replace(then, role=first.role)
    )


def _is_first_role(event: Event) -> bool:
    return subject(event)[0] == "role" and event.role_was is None


def ready_at(catalog: Catalog) -> float:
    """The readiness from which one may be ready; 1 where the rules have no such verdict."""
    return next((rule.readiness for rule in catalog.rules.verdicts if rule.verdict == "ready"), 1.0)
