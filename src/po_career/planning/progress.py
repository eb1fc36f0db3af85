"""Readiness over time: a point for each day on which something was recorded, what moved it, and how
the actions stand.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from po_career.catalog.model import Catalog, Id, Role
from po_career.planning.actions_state import actions_state
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.calendar import DAY
from po_career.planning.draws import readiness_of
from po_career.planning.model import Estimate
from po_career.planning.moves import moved_between, moved_elsewhere, unrated_core
from po_career.planning.plan_model import Caution
from po_career.planning.progress_model import Point, Progress
from po_career.planning.readiness import core_missing, verdict_of
from po_career.planning.toward import toward
from po_career.profile.applicable import applicable
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
    catalog = applicable(catalog, profile)
    goal = toward(catalog, profile, today, to)
    progress = Progress(
        schema="po-career/progress/1",
        generated_on=today,
        toward=goal,
        verdict=None,
        ready_at=ready_at(catalog),
        core_missing=0.0,
        points=(),
        moved=(),
        elsewhere=(),
        unrated=(),
        actions=actions_state(catalog, profile, today),
        disagreements=disagreements(profile, catalog),
        warnings=tuple(notes),
    )
    if goal is None:
        return progress
    role = catalog.roles[goal.role]
    days = recorded_days(profile, since)
    held = beliefs(catalog, profile, today)
    levels = expected_levels(held)
    was, events = held, list[Event]()
    if days:
        was = beliefs(catalog, stood_on(profile, days[0]), days[0])
        events = [event for event in profile.history if event.on > days[0]]
    return replace(
        progress,
        verdict=verdict_of(role.requires, levels, catalog.rules),
        core_missing=core_missing(role.requires, levels),
        points=tuple(Point(day, readiness_on(catalog, role, profile, day)) for day in days),
        moved=moved_between(catalog, role, was, held, events),
        elsewhere=moved_elsewhere(catalog, role, was, held),
        unrated=unrated_core(catalog, role, held),
    )


def recorded_days(profile: Profile, since: date | None = None) -> list[date]:
    """The days on which something was recorded, oldest first; from `since` on, with that day itself
    if there are earlier ones.

    What stood there before the first event is a point too, if its ratings say how old they are.
    """
    days = sorted({event.on for event in profile.history if _is_a_point(event)})
    first = min(days, default=date.max)
    ratings = chain.from_iterable(as_of(profile, first - DAY).ratings.values())
    start = max((rating.on for rating in ratings if rating.on is not None), default=None)
    if start is not None and start < first:
        days.insert(0, start)
    if since is None or not days or since <= days[0]:
        return days
    return [since, *days[bisect_right(days, since) :]]


def _is_a_point(event: Event) -> bool:
    """Whether an event may have moved readiness; time in a role and the first role said did not."""
    return subject(event)[0] != "months" and not _is_first_role(event)


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
    if first is None or any(event.on <= day for event in roles):
        return then
    return replace(then, role=first.role)


def _is_first_role(event: Event) -> bool:
    return subject(event)[0] == "role" and event.role_was is None


def ready_at(catalog: Catalog) -> float:
    """The readiness from which one may be ready; 1 if the rules have no such verdict."""
    return next((rule.readiness for rule in catalog.rules.verdicts if rule.verdict == "ready"), 1.0)
