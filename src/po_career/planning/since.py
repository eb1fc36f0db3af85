"""What has changed since the last chapter was kept, and whether it still runs.

docs/method.md, question 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.planning.belief import beliefs
from po_career.planning.calendar import DAY, half_year
from po_career.planning.decision import asked_for
from po_career.planning.ground import ground_of
from po_career.planning.kept_chapter import KeptEntry, kept_entries
from po_career.planning.model import HalfYear, Step
from po_career.planning.openness import liftable
from po_career.planning.plan_model import Begins, Cause, Late, Since
from po_career.planning.standing import Standing, standing_of
from po_career.planning.steps import ready_on
from po_career.profile.chapters import Kept, is_over
from po_career.profile.history import as_of, grown
from po_career.profile.model import KeptGiven, Profile, Rating


def given_of(catalog: Catalog, profile: Profile, step: Step, start: date) -> KeptGiven:
    """What a plan with this `step` that starts on `start` takes as given."""
    around = step.ready_around
    return KeptGiven(
        role=profile.role,
        target=profile.target,
        load=profile.situation.load,
        decided=profile.situation.decided,
        hours_per_week=profile.hours_per_week,
        catalog=catalog.digest[:12] or None,
        ready_by=around.expected if around is not None else None,
        ready_on=ready_day(catalog, profile, step.role, start),
    )


def begins(kept: Kept, profile: Profile, day: date) -> Begins | None:
    """Why a new chapter begins on `day`; None while the one that was kept runs."""
    given = kept.plan.given
    if given is not None:
        if given.role != profile.role:
            return "role"
        if given.target != profile.target:
            return "target"
        if given.load != profile.situation.load:
            return "load"
        if given.decided != profile.situation.decided:
            return "decided"
    return "over" if is_over(kept, day) else None


class Outlook(NamedTuple):
    """When one will be ready for the role of a kept chapter, and why that is not the day given when
    it was kept.
    """

    day: date | None
    reasons: tuple[Late, ...]


def outlook_of(
    catalog: Catalog,
    profile: Profile,
    chapter: Kept,
    entries: Sequence[KeptEntry],
    day: date,
    *,
    runs: bool,
) -> Outlook:
    """When one will be ready as it looks on `day`; None if no day was kept with the chapter.

    While the chapter runs, the kept day holds, except for what has changed: the catalogue, the
    hours a week, a rating that fell, and the part of the time in which what was due was not done.
    Work under way moves nothing. What was done and rated may bring the day forward. Once the
    chapter is over, the day is worked out anew.
    """
    given, role = chapter.plan.given, chapter.plan.toward
    if given is None or given.ready_on is None:
        return Outlook(None, ())
    fresh = ready_day(catalog, profile, role, day)
    before = grown(as_of(profile, chapter.on), chapter.on)
    before = replace(before, role=given.role, hours_per_week=given.hours_per_week)
    kept = ready_day(catalog, before, role, chapter.on)
    if fresh is None or kept is None:
        return Outlook(fresh, ())
    paced = replace(before, hours_per_week=profile.hours_per_week)
    worse = replace(paced, ratings=_fallen(catalog, before, profile))
    at_pace = _anew(catalog, paced, before, chapter, kept)
    fallen = _anew(catalog, worse, paced, chapter, at_pace)
    lost = _lost(chapter, entries, day)
    now = fresh
    if runs:
        now = min(fresh, max(day, fallen + lost))
    late = now - fallen - lost
    same = given.catalog in (None, catalog.digest[:12])
    moved: Mapping[Cause, timedelta] = {
        "answers" if same else "catalogue": kept - given.ready_on,
        "hours a week": at_pace - kept,
        "time": lost,
        "ratings": fallen - at_pace + min(timedelta(), late),
        "chapter": max(timedelta(), late),
    }
    reasons = [Late(what, round(days.days / 7, 1)) for what, days in moved.items() if days]
    return Outlook(now, tuple(reasons))


def _anew(catalog: Catalog, changed: Profile, known: Profile, chapter: Kept, day: date) -> date:
    """The day when `known` is ready for the role of the chapter, which is `day`, worked out anew
    for `changed`.
    """
    if changed == known:
        return day
    return ready_day(catalog, changed, chapter.plan.toward, chapter.on) or day


def _fallen(catalog: Catalog, before: Profile, now: Profile) -> Mapping[Id, tuple[Rating, ...]]:
    """The ratings of `before`, with those of now for every skill that is believed lower than it
    was.
    """
    was, held = beliefs(catalog, before), beliefs(catalog, now)
    ratings = dict(before.ratings)
    for skill, belief in held.items():
        if belief.expected < was[skill].expected:
            ratings[skill] = now.ratings.get(skill, ())
    return ratings


def _lost(chapter: Kept, entries: Sequence[KeptEntry], day: date) -> timedelta:
    """The part of the time since the chapter was kept in which what was due was not done, and all
    that followed its end.

    By hours; what was skipped counts on neither side.
    """
    due = [
        one.action
        for one in entries
        if one.action.state != "skipped" and one.action.finish is not None
        if one.action.finish < day
    ]
    hours = sum(action.hours.planned for action in due)
    undone = sum(action.hours.planned for action in due if action.state != "done")
    last = min(day, chapter.until)
    share = undone / hours if hours else 0.0
    return (day - last) + round((last - chapter.on).days * share) * DAY


class Running(NamedTuple):
    """The chapter that was kept, and what has become of it."""

    chapter: Kept
    why: Begins | None
    """Why a new one begins; None while this one runs."""
    entries: Sequence[KeptEntry]
    outlook: Outlook

    @property
    def goes_on(self) -> Kept | None:
        """The chapter, if it runs on."""
        return self.chapter if self.why is None else None

    def promised(self, role: Id) -> date | None:
        """The day on which one will be ready, if the chapter runs and leads to `role`."""
        holds = self.why is None and self.chapter.plan.toward == role
        return self.outlook.day if holds else None


def running(standing: Standing, profile: Profile, chapter: Kept, *, asked: bool) -> Running:
    """A chapter that was kept as it stands; a new one begins if `asked` for."""
    why = begins(chapter, profile, standing.start) or ("asked" if asked else None)
    entries = kept_entries(standing, chapter)
    outlook = outlook_of(
        standing.catalog, standing.profile, chapter, entries, standing.start, runs=why is None
    )
    return Running(chapter, why, entries, outlook)


def since_of(kept: Running, step: Step) -> Since:
    """What has changed since the chapter was kept; `step` is that of the plan of now."""
    chapter, entries, outlook = kept.chapter, kept.entries, kept.outlook
    toward, given = chapter.plan.toward, chapter.plan.given or KeptGiven()
    by_now = _half_year(outlook.day)
    if step.role == toward:
        by_now = step.ready_around.expected if step.ready_around is not None else None
    return Since(
        kept_on=chapter.on,
        ready_by_then=given.ready_by or _half_year(given.ready_on),
        ready_by_now=by_now,
        done=_ids(entries, "done"),
        begun=_ids(entries, "begun"),
        late=_ids(entries, "late"),
        reasons=outlook.reasons,
        toward=toward,
        skipped=_ids(entries, "skipped"),
        begins=kept.why,
        open=_ids(entries, "open"),
    )


def _half_year(day: date | None) -> HalfYear | None:
    return None if day is None else half_year(day)


def _ids(entries: Sequence[KeptEntry], state: str) -> tuple[Id, ...]:
    return tuple(one.entry.id for one in entries if one.action.state == state)


def ready_day(catalog: Catalog, profile: Profile, role: Id, start: date) -> date | None:
    """The day on which one would be ready for `role`, as expected on `start`; None if no plan leads
    there.
    """
    if profile.hours_per_week is None or role not in catalog.roles:
        return None
    standing = standing_of(catalog, profile, start)
    return ready_on(ground_of(standing, asked_for(standing, role), liftable(standing), None))
