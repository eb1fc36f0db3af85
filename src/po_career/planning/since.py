"""What has changed since the last chapter was kept, and whether it still runs; docs/method.md, question 6."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from po_career.catalog.model import Catalog, Id
from po_career.errors import NoAnswerError
from po_career.planning.calendar import half_year
from po_career.planning.decision import Decision
from po_career.planning.ground import ground_of
from po_career.planning.kept_chapter import KeptEntry
from po_career.planning.openness import liftable
from po_career.planning.plan_model import Begins, Cause, Late, Since
from po_career.planning.standing import standing_of
from po_career.planning.steps import NODES_BESIDE, ready_on
from po_career.profile.chapters import is_over, last_chapter
from po_career.profile.history import as_of, grown
from po_career.profile.model import Event, KeptGiven, KeptPlan, Profile

CAUSES: tuple[Cause, ...] = ("catalogue", "time", "ratings", "hours a week")


def given_of(catalog: Catalog, profile: Profile, role: Id, start: date) -> KeptGiven:
    """What a plan toward `role` that starts on `start` takes as given."""
    return KeptGiven(
        role=profile.role,
        target=profile.target,
        load=profile.situation.load,
        decided=profile.situation.decided,
        hours_per_week=profile.hours_per_week,
        catalog=catalog.digest[:12] or None,
        ready_on=ready_day(catalog, profile, role, start),
    )


def kept_event(profile: Profile, chapter: KeptPlan | None) -> Event | None:
    """The event by which `chapter` was kept; None if it is not the last one of the profile."""
    event = last_chapter(profile)
    return event if event is not None and chapter is not None and event.plan == chapter else None


def begins(event: Event, profile: Profile, day: date) -> Begins | None:
    """Why a new chapter begins on `day`; None while that of `event` runs."""
    given = event.plan.given if event.plan is not None else None
    if given is not None:
        if given.role != profile.role:
            return "role"
        if given.target != profile.target:
            return "target"
        if given.load != profile.situation.load:
            return "load"
        if given.decided != profile.situation.decided:
            return "decided"
    return "over" if is_over(event, day) else None


def since_of(
    catalog: Catalog,
    profile: Profile,
    event: Event,
    entries: Sequence[KeptEntry],
    day: date,
    why: Begins | None,
) -> Since:
    """What has changed between the day of `event` and `day`; `why` is why a new chapter begins."""
    plan = event.plan
    toward = plan.toward if plan is not None else ""
    given = plan.given if plan is not None else None
    then = given.ready_on if given is not None else None
    now = ready_day(catalog, profile, toward, day) if then is not None else None
    reasons: tuple[Late, ...] = ()
    if given is not None and then is not None and now is not None:
        reasons = _reasons(catalog, profile, event, given, day, (then, now))
    return Since(
        kept_on=event.on,
        ready_by_then=half_year(then) if then is not None else None,
        ready_by_now=half_year(now) if now is not None else None,
        done=_ids(entries, "done"),
        begun=_ids(entries, "begun"),
        late=_ids(entries, "late"),
        reasons=reasons,
        toward=toward,
        skipped=_ids(entries, "skipped"),
        begins=why,
    )


def _ids(entries: Sequence[KeptEntry], state: str) -> tuple[Id, ...]:
    return tuple(one.entry.id for one in entries if one.action.state == state)


def _reasons(
    catalog: Catalog,
    profile: Profile,
    event: Event,
    given: KeptGiven,
    day: date,
    ready: tuple[date, date],
) -> tuple[Late, ...]:
    """Why the day moved, one change after the other; their weeks add up to the whole.

    First today's catalogue is put in place of that of then, then the day, then what was rated and done since, then
    the hours a week and all else.
    """
    then, now = ready
    toward = event.plan.toward if event.plan is not None else ""
    before = grown(as_of(profile, event.on), day)
    before = replace(before, role=given.role, hours_per_week=given.hours_per_week)
    pace = replace(profile, hours_per_week=given.hours_per_week)
    days = [
        then,
        ready_day(catalog, before, toward, event.on),
        ready_day(catalog, before, toward, day),
        ready_day(catalog, pace, toward, day),
        now,
    ]
    found = []
    last = then
    for what, on in zip(CAUSES, days[1:], strict=True):
        if on is None:
            continue
        weeks = round((on - last).days / 7, 1)
        if weeks:
            found.append(Late(what, weeks))
        last = on
    return tuple(found)


def ready_day(catalog: Catalog, profile: Profile, role: Id, start: date) -> date | None:
    """The day on which one would be ready for `role`, as expected on `start`; None if no plan leads there."""
    if profile.hours_per_week is None or role not in catalog.roles:
        return None
    standing = standing_of(catalog, profile, start)
    ways = [way for way in catalog.transitions if (way.from_, way.to) == (profile.role, role)]
    way = ways[0] if ways else None
    if role == profile.role:
        decision = Decision(role, "stay", 0, None, (), {})
    else:
        decision = Decision(role, way.kind if way is not None else None, 0, way, (), {})
    try:
        ground = ground_of(standing, decision, liftable(standing), None, NODES_BESIDE)
    except NoAnswerError:
        return None
    return ready_on(ground)
