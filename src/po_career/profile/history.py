"""What changed in a profile: recorded, taken back, and how it stood on a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from po_career.catalog.model import Id, Rater
from po_career.profile.model import Event, Profile, Rating

Ratings = Mapping[Id, tuple[Rating, ...]]
Subject = tuple[Literal["rating", "action", "role", "plan"], str, str]
"""What an event is about; two events of one subject follow each other."""


def recorded(before: Profile, after: Profile, on: date) -> Profile:
    """`after`, with an event for every rating, done action and role in which it differs from `before`, all on the day `on`.

    The role comes first, then ratings in the order of `after` and of `before`, then actions. `undone` takes them back one by one.
    """
    return replace(after, history=(*after.history, *_differences(before, after, on)))


def joined(profile: Profile, first: int) -> Profile:
    """`profile` with its events from the position `first` on as one for each subject and day; those that come to nothing go.

    For answers that are saved one by one: a level, its example, a second thought.
    """
    kept: list[Event | None] = list(profile.history[:first])
    for event in profile.history[first:]:
        about = (subject(event), event.on)
        same = (n for n in range(first, len(kept)) if (one := kept[n]) is not None and (subject(one), one.on) == about)
        place = next(same, None)
        if place is None or event.plan is not None:
            kept.append(event)
        else:
            kept[place] = _as_one(kept[place] or event, event)
    return replace(profile, history=tuple(event for event in kept if event is not None))


def undone(profile: Profile) -> tuple[Profile, Event] | None:
    """`profile` before its last event, and that event; None where there is none.

    Ratings, done actions, role and months in it are what they were; of several done actions and raters the order may differ.
    """
    if not profile.history:
        return None
    *earlier, last = profile.history
    return replace(_UNDO[subject(last)[0]](profile, last), history=tuple(earlier)), last


def as_of(profile: Profile, day: date) -> Profile:
    """`profile` with the ratings, done actions and role that it had at the end of `day`; the history ends there too.

    What has no event stood there from the start. Of one subject the first event after `day` says what was before it.
    """
    first: dict[Subject, Event] = {}
    for event in sorted(profile.history, key=lambda event: event.on):
        if event.on > day:
            first.setdefault(subject(event), event)
    for (about, _, _), event in first.items():
        profile = _UNDO[about](profile, event)
    return replace(profile, history=tuple(event for event in profile.history if event.on <= day))


def subject(event: Event) -> Subject:
    """What `event` is about: the skill and the rater, the action, the role, or the plan."""
    if event.skill is not None:
        return "rating", event.skill, event.by
    if action := event.done or event.not_done:
        return "action", action, ""
    return ("role" if event.plan is None else "plan"), "", ""


def with_rating(ratings: Ratings, skill: Id, by: Rater, rating: Rating | None) -> Ratings:
    """`ratings` with what `by` says of `skill`: this rating, or none; other raters stay."""
    others = tuple(held for held in ratings.get(skill, ()) if held.by != by)
    given = () if rating is None else (rating,)
    ours = (*given, *others) if by == "self" else (*others, *given)
    changed = {**ratings, skill: ours}
    return {key: held for key, held in changed.items() if held}


def _differences(before: Profile, after: Profile, on: date) -> Iterator[Event]:
    if before.role != after.role:
        yield Event(on, role=after.role, role_was=before.role, months_was=before.months_in_role)
    for skill in dict.fromkeys((*after.ratings, *before.ratings)):
        was, now = _by_rater(before, skill), _by_rater(after, skill)
        for by in dict.fromkeys((*now, *was)):
            if was.get(by) != now.get(by):
                yield Event(on, skill=skill, by=by, rating=now.get(by), was=was.get(by))
    yield from (Event(on, done=action) for action in after.done if action not in before.done)
    yield from (Event(on, not_done=action) for action in before.done if action not in after.done)


def _as_one(first: Event, last: Event) -> Event | None:
    """Two events of one subject as one; None where in the end all is as it was."""
    event = replace(last, was=first.was, role_was=first.role_was, months_was=first.months_was)
    changed = event.rating != event.was if event.skill is not None else event.role != event.role_was
    return event if changed else None


def _by_rater(profile: Profile, skill: Id) -> dict[Rater, Rating]:
    return {rating.by: rating for rating in profile.ratings.get(skill, ())}


def _undo_rating(profile: Profile, event: Event) -> Profile:
    return replace(profile, ratings=with_rating(profile.ratings, event.skill or "", event.by, event.was))


def _undo_action(profile: Profile, event: Event) -> Profile:
    others = tuple(action for action in profile.done if action not in (event.done, event.not_done))
    return replace(profile, done=others if event.not_done is None else (*others, event.not_done))


def _undo_role(profile: Profile, event: Event) -> Profile:
    return replace(profile, role=event.role_was, months_in_role=event.months_was)


_UNDO: Mapping[str, Callable[[Profile, Event], Profile]] = {
    "rating": _undo_rating,
    "action": _undo_action,
    "role": _undo_role,
    "plan": lambda profile, _: profile,
}
