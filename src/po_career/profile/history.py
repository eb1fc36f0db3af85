"""Changes of a profile: recorded, undone, and the profile as it was on a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import floor
from typing import Literal

from po_career.catalog.model import Id, Rater
from po_career.profile.chapters import is_beside_actions
from po_career.profile.model import Event, Profile, Rating

Ratings = Mapping[Id, tuple[Rating, ...]]
Subject = tuple[Literal["rating", "action", "begun", "skipped", "role", "months", "plan"], str, str]
"""What an event is about; two events of one subject follow each other."""


DAYS_IN_A_MONTH = 365.25 / 12
MOST_MONTHS = 1200.0


def recorded(before: Profile, after: Profile, on: date) -> Profile:
    """`after`, with an event on the day `on` for every rating, done action, role or months in it in
    which it differs from `before`.

    The role comes first, then ratings in the order of `after` and of `before`, then actions.
    `undone` takes them back one by one.
    """
    return replace(after, history=(*after.history, *_differences(before, after, on)))


def joined(profile: Profile, first: int) -> Profile:
    """`profile` with its events from the position `first` on as one for each subject and day; those
    that come to nothing go.

    For answers that are saved one by one: a level, its example, a second thought.
    """
    kept: list[Event | None] = list(profile.history[:first])
    for event in profile.history[first:]:
        about = (_place(event), event.on)
        same = (
            n
            for n in range(first, len(kept))
            if (one := kept[n]) is not None and (_place(one), one.on) == about
        )
        place = next(same, None)
        if place is None or event.plan is not None:
            kept.append(event)
        else:
            kept[place] = _as_one(kept[place] or event, event)
    return replace(profile, history=tuple(event for event in kept if event is not None))


def undone(profile: Profile) -> tuple[Profile, Event] | None:
    """`profile` before its last event, and that event; None if there is none.

    Ratings, done actions, role and months in it are what they were; of several done actions and
    raters the order may differ.
    """
    if not profile.history:
        return None
    *earlier, last = profile.history
    return replace(_UNDO[subject(last)[0]](profile, last), history=tuple(earlier)), last


def as_of(profile: Profile, day: date) -> Profile:
    """`profile` with the ratings, done actions and role that it had at the end of `day`; the
    history ends there too.

    What has no event stood there from the start. Of one subject the first event after `day` says
    what was before it.
    """
    first: dict[Subject, Event] = {}
    for event in sorted(profile.history, key=lambda event: event.on):
        if event.on > day:
            first.setdefault(subject(event), event)
    for (about, _, _), event in sorted(first.items(), key=lambda item: item[1].on, reverse=True):
        profile = _UNDO[about](profile, event)
    return replace(profile, history=tuple(event for event in profile.history if event.on <= day))


def subject(event: Event) -> Subject:
    """What `event` is about: the skill and the rater, the action, the role, the months in it, or
    the plan.

    That an action was begun, and that it is skipped, are about something else than that it is done.
    """
    if event.skill is not None:
        return "rating", event.skill, event.by
    if action := event.done or event.not_done:
        return "action", action, ""
    if event.begun is not None:
        return "begun", event.begun, ""
    if event.skipped is not None:
        return "skipped", event.skipped, ""
    if event.plan is not None:
        return "plan", "", ""
    return ("role" if event.role is not None or event.role_was is not None else "months"), "", ""


def _place(event: Event) -> Subject:
    """As `subject`, but the role and the months in it are one answer."""
    about, *rest = subject(event)
    return ("role" if about == "months" else about), rest[0], rest[1]


def grown(profile: Profile, day: date) -> Profile:
    """`profile` with the months in the role as they are on `day`: those that were said, and the
    whole months since.

    If no event says when they were said, or the file was changed by hand since, they stay as they
    are.
    """
    said = next(
        (event for event in reversed(profile.history) if subject(event)[0] in ("months", "role")),
        None,
    )
    if said is None or said.months is None or said.on >= day:
        return profile
    if said.months != profile.months_in_role:
        return profile
    months = said.months + floor((day - said.on).days / DAYS_IN_A_MONTH)
    return replace(profile, months_in_role=min(MOST_MONTHS, months))


def with_rating(ratings: Ratings, skill: Id, by: Rater, rating: Rating | None) -> Ratings:
    """`ratings` with what `by` says of `skill`: this rating, or none; other raters stay."""
    others = tuple(held for held in ratings.get(skill, ()) if held.by != by)
    given = () if rating is None else (rating,)
    ours = (*given, *others) if by == "self" else (*others, *given)
    changed = {**ratings, skill: ours}
    return {key: held for key, held in changed.items() if held}


def _differences(before: Profile, after: Profile, on: date) -> Iterator[Event]:
    if before.role != after.role:
        yield Event(
            on,
            role=after.role,
            role_was=before.role,
            months=after.months_in_role,
            months_was=before.months_in_role,
        )
    elif before.months_in_role != after.months_in_role:
        yield Event(on, months=after.months_in_role, months_was=before.months_in_role)
    for skill in dict.fromkeys((*after.ratings, *before.ratings)):
        was, now = _by_rater(before, skill), _by_rater(after, skill)
        for by in dict.fromkeys((*now, *was)):
            if was.get(by) != now.get(by):
                yield Event(on, skill=skill, by=by, rating=now.get(by), was=was.get(by))
    yield from (Event(on, done=action) for action in after.done if action not in before.done)
    yield from (Event(on, not_done=action) for action in before.done if action not in after.done)


def _as_one(first: Event, last: Event) -> Event | None:
    """Two events of one place as one; None if in the end all is as it was."""
    event = replace(last, was=first.was, months_was=first.months_was)
    if subject(first)[0] == "role":
        role = last.role if subject(last)[0] == "role" else first.role
        event = replace(event, role=role, role_was=first.role_was)
        if role == first.role_was:  # there and back
            event = replace(event, role=None, role_was=None)
    now = (event.rating, event.role, event.months)
    before = (event.was, event.role_was, event.months_was)
    return None if now == before else event


def _by_rater(profile: Profile, skill: Id) -> dict[Rater, Rating]:
    return {rating.by: rating for rating in profile.ratings.get(skill, ())}


def _undo_rating(profile: Profile, event: Event) -> Profile:
    return replace(
        profile, ratings=with_rating(profile.ratings, event.skill or "", event.by, event.was)
    )


def _undo_action(profile: Profile, event: Event) -> Profile:
    others = tuple(action for action in profile.done if action not in (event.done, event.not_done))
    if event.not_done is not None and not is_beside_actions(event.not_done):
        others = (*others, event.not_done)
    return replace(profile, done=others)


def _undo_skipped(profile: Profile, event: Event) -> Profile:
    return replace(profile, skipped=tuple(one for one in profile.skipped if one != event.skipped))


def _undo_role(profile: Profile, event: Event) -> Profile:
    left_open = profile.left_open if event.role_was is None else profile.left_open_but("role")
    return replace(
        profile, role=event.role_was, months_in_role=event.months_was, left_open=left_open
    )


_UNDO: Mapping[str, Callable[[Profile, Event], Profile]] = {
    "rating": _undo_rating,
    "action": _undo_action,
    "begun": lambda profile, _: profile,
    "skipped": _undo_skipped,
    "role": _undo_role,
    "months": lambda profile, event: replace(profile, months_in_role=event.months_was),
    "plan": lambda profile, _: profile,
}
