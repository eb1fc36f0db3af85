"""What a person records on the way, such as a rating or a done action, as a new profile."""

from dataclasses import replace
from datetime import date

from po_career.catalog.model import Catalog, Id, Rater
from po_career.catalog.names import title_of
from po_career.catalog.sentences import wants_example
from po_career.errors import UsageError
from po_career.profile.chapters import is_beside_actions, is_marked
from po_career.profile.history import with_rating
from po_career.profile.model import LONGEST_WORDS, Event, KeptPlan, Profile, Rating
from po_career.text import printable


def with_rated(
    catalog: Catalog,
    profile: Profile,
    skill: Id,
    level: int,
    *,
    evidence: str | None,
    by: Rater,
    on: date,
) -> Profile:
    """`profile` in which `by` says `level` of `skill` from the day `on`.

    `evidence` None leaves an earlier example where the level still wants one and is no higher than
    it was; "" takes it away. Raises UsageError where the same rater said something of the skill on
    a later day: a rating replaces what is older.
    """
    was = rating_by(profile, skill, by)
    _need_newest(title_of(catalog.skills[skill]), profile, skill, by, on)
    example = None if evidence is None else example_text(evidence)
    if evidence is None and was is not None and level <= was.level:
        example = was.evidence if wants_example(catalog, level) else None
    rating = Rating(level, on=on, evidence=example, by=by)
    return replace(
        profile,
        ratings=with_rating(profile.ratings, skill, by, rating),
        not_applicable=_but(profile.not_applicable, skill),
        left_open=profile.left_open_but(f"ratings.{skill}"),
    )


def with_not_applicable(profile: Profile, skill: Id) -> Profile:
    """`profile` in which `skill` does not apply to the person."""
    others = _but(profile.not_applicable, skill)
    return replace(
        profile,
        not_applicable=(*others, skill),
        left_open=profile.left_open_but(f"ratings.{skill}"),
    )


def _but(skills: tuple[Id, ...], skill: Id) -> tuple[Id, ...]:
    return tuple(other for other in skills if other != skill)


def without_rating(
    catalog: Catalog, profile: Profile, skill: Id, *, by: Rater, on: date
) -> Profile:
    """`profile` in which `by` says nothing of `skill` from the day `on`.

    Raises UsageError as `with_rated` does.
    """
    _need_newest(title_of(catalog.skills[skill]), profile, skill, by, on)
    return replace(profile, ratings=with_rating(profile.ratings, skill, by, None))


def _need_newest(name: str, profile: Profile, skill: Id, by: Rater, on: date) -> None:
    """Raises UsageError if the rater has said something of the skill after the day `on`."""
    days = [event.on for event in profile.history if event.skill == skill and event.by == by]
    rating = rating_by(profile, skill, by)
    if rating is not None and rating.on is not None:
        days.append(rating.on)
    last = max(days, default=on)
    if last > on:
        raise UsageError(
            f"{name} already has a later rating in your profile, from {last}; one from {on} cannot"
            f" replace it\ngive a day from {last} on"
        )


def with_done(profile: Profile, action: Id) -> Profile:
    """`profile` in which `action` is done; the same where it was."""
    return profile if action in profile.done else replace(profile, done=(*profile.done, action))


def with_begun(profile: Profile, entry: Id, on: date) -> Profile:
    """`profile` in which an action, or another entry of the chapter, is begun on the day `on`."""
    return _with_event(profile, Event(on, begun=entry))


def with_entry_done(profile: Profile, entry: Id, on: date) -> Profile:
    """`profile` in which a step of a kit, an offer or a door is done.

    The history alone knows it, since it raises nothing.
    """
    return _with_event(profile, Event(on, done=entry))


def with_not_done(profile: Profile, entry: Id, on: date) -> Profile:
    """`profile` in which an action, or another entry of the chapter, is not done after all, from
    the day `on`; the same if it was not.

    Raises UsageError if it was done on a later day.
    """
    if is_marked(profile, entry, "done") != "done":
        return profile
    day = day_done(profile, entry)
    if day is not None and day > on:
        raise UsageError(f"that was done on {day}, after {on}\ngive a day from {day} on")
    others = tuple(action for action in profile.done if action != entry)
    return _with_event(replace(profile, done=others), Event(on, not_done=entry))


def with_skipped(profile: Profile, entry: Id, on: date) -> Profile:
    """`profile` in which an action, or another entry of the chapter, is not offered again.

    The same where it was skipped.
    """
    if is_beside_actions(entry):
        return _with_event(profile, Event(on, skipped=entry))
    if entry in profile.skipped:
        return profile
    skipped = replace(profile, skipped=(*profile.skipped, entry))
    return _with_event(skipped, Event(on, skipped=entry))


def _with_event(profile: Profile, event: Event) -> Profile:
    return replace(profile, history=(*profile.history, event))


def with_plan(profile: Profile, plan: KeptPlan, on: date) -> Profile:
    """`profile` with `plan` as its last kept one; the same where the last entry says just that."""
    event = Event(on, plan=plan)
    return profile if profile.history[-1:] == (event,) else _with_event(profile, event)


def rating_by(profile: Profile, skill: Id, by: Rater) -> Rating | None:
    """What `by` says of `skill`."""
    return next((rating for rating in profile.ratings.get(skill, ()) if rating.by == by), None)


def day_done(profile: Profile, action: Id) -> date | None:
    """The day on which `action` was done, where the history knows it."""
    return next((event.on for event in reversed(profile.history) if event.done == action), None)


def example_text(text: str) -> str | None:
    """An example on one line, made printable; None for an empty one.

    Raises UsageError for one that is too long.
    """
    clean = printable(" ".join(text.split()))
    if len(clean) > LONGEST_WORDS:
        raise UsageError(
            f"the example has {len(clean)} characters\na line is enough, at most {LONGEST_WORDS}"
            " characters"
        )
    return clean or None
