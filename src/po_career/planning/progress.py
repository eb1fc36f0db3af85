"""Readiness over time: a point for each day on which something was recorded, what moved it, and how
the actions stand; what one recorded event did; and the role that all this is measured for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Role
from po_career.errors import NoAnswerError
from po_career.planning.actions_state import actions_state
from po_career.planning.belief import beliefs, expected_levels
from po_career.planning.calendar import DAY
from po_career.planning.decision import decide
from po_career.planning.draws import readiness_of
from po_career.planning.model import Belief, Beliefs
from po_career.planning.plan_model import Caution
from po_career.planning.progress_model import (
    Change,
    How,
    Moved,
    Point,
    Progress,
    Toward,
    Unrated,
    Why,
)
from po_career.planning.readiness import (
    core_missing,
    level_asked,
    verdict_of,
    weight_asked,
    weight_of,
)
from po_career.planning.standing import paced, standing_of
from po_career.profile.applicable import applicable
from po_career.profile.chapters import last_plan, recorded_after
from po_career.profile.disagreements import disagreements
from po_career.profile.history import as_of, subject
from po_career.profile.model import Event, Profile

RATED = frozenset({"rated", "evidence"})


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
    goal, verdicts = toward(catalog, profile, today, to), catalog.rules.verdicts
    progress = Progress(
        schema="po-career/progress/1",
        generated_on=today,
        toward=goal,
        verdict=None,
        ready_at=next((one.readiness for one in verdicts if one.verdict == "ready"), 1.0),
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
        points=tuple(_point(catalog, role, profile, day) for day in days),
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


def _point(catalog: Catalog, role: Role, profile: Profile, day: date) -> Point:
    """Readiness for `role` as it stood at the end of `day`."""
    held = beliefs(catalog, stood_on(profile, day), day)
    return Point(day, readiness_of(role, held, catalog.rules))


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


def change_of(
    catalog: Catalog,
    before: Profile,
    after: Profile,
    event: Event | None,
    today: date,
    *,
    profile: str,
    taken_back: bool = False,
) -> Change:
    """What `event` did on the way from `before` to `after`.

    Readiness is that toward the role of `after`, each time without the skills that do not apply to
    the person. `profile` names the file.
    """
    goal = toward(catalog, after, today)
    was, now = beliefs(catalog, before, today), beliefs(catalog, after, today)
    readiness = [
        None if goal is None else readiness_of(asked.roles[goal.role], held, catalog.rules)
        for asked, held in ((applicable(catalog, before), was), (applicable(catalog, after), now))
    ]
    skill = None if event is None else event.skill
    return Change(
        schema="po-career/change/1",
        profile=profile,
        event=event,
        taken_back=taken_back,
        toward=goal,
        before=readiness[0],
        after=readiness[1],
        skill_before=was.get(skill) if skill else None,
        skill_after=now.get(skill) if skill else None,
    )


def moved_between(
    catalog: Catalog,
    role: Role,
    was: Beliefs,
    now: Beliefs,
    events: Sequence[Event],
) -> tuple[Moved, ...]:
    """The skills of `role` for which another level or range is believed now than before; `events`
    are those in between.

    Each adds weight * (levels met after - levels met before) / sum of weight * need, so that
    together they are the change of readiness (docs/method.md, "Readiness"). What adds most, up or
    down, comes first; then core before important before useful.
    """
    asked = weight_asked(role.requires, catalog.rules)
    found = []
    for skill, need in role.requires.items():
        if need.level == 0 or _levels(was[skill]) == _levels(now[skill]):
            continue
        met = min(now[skill].expected, need.level) - min(was[skill].expected, need.level)
        ours = _about(skill, events, catalog)
        found.append(
            Moved(
                skill=skill,
                name=catalog.skills[skill].name,
                importance=need.importance,
                need=need.level,
                before=was[skill],
                after=now[skill],
                adds=weight_of(need, catalog.rules) * met / asked,
                how=_how(was[skill], now[skill], ours),
                example=now[skill].basis == "evidence" != was[skill].basis,
                other=bool(ours) and all(event.skill and event.by == "other" for event in ours),
                on=max((event.on for event in ours), default=None),
            )
        )
    found.sort(key=_rank)
    return tuple(found)


def _rank(one: Moved) -> tuple[float, int, Id]:
    return -abs(round(one.adds, 9)), IMPORTANCES.index(one.importance), one.skill


def moved_elsewhere(catalog: Catalog, role: Role, was: Beliefs, now: Beliefs) -> tuple[Id, ...]:
    """Skills that `role` does not ask for and that are rated otherwise now than before."""
    found = []
    for skill in catalog.skills:
        rated = was[skill].basis in RATED or now[skill].basis in RATED
        if (
            rated
            and level_asked(role.requires, skill) == 0
            and _levels(was[skill]) != _levels(now[skill])
        ):
            found.append(skill)
    return tuple(found)


def unrated_core(catalog: Catalog, role: Role, held: Beliefs) -> tuple[Unrated, ...]:
    """The core skills of `role` that have not been rated.

    What is unknown before what is assumed or done, then those of which most is asked.
    """
    found = []
    for skill, need in role.requires.items():
        asked = need.importance == "core" and need.level > 0
        if asked and held[skill].basis not in RATED:
            found.append(Unrated(skill, catalog.skills[skill].name, need.level, held[skill]))
    found.sort(key=lambda one: (one.have.basis != "unknown", -one.need, one.skill))
    return tuple(found)


def _levels(belief: Belief) -> tuple[int, int, int]:
    return belief.low, belief.expected, belief.high


def _about(skill: Id, events: Sequence[Event], catalog: Catalog) -> list[Event]:
    """The events that rate the skill, or tell of an action that raises it."""
    found = []
    for event in events:
        action = catalog.actions.get(event.done or event.not_done or "")
        if event.skill == skill or (action is not None and skill in action.raises):
            found.append(event)
    return found


def _how(was: Belief, now: Belief, events: Sequence[Event]) -> How:
    if now.basis in RATED:
        return "rated"
    if now.basis == "done":
        return "done"
    return "taken back" if was.basis in RATED or events else "role"


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
