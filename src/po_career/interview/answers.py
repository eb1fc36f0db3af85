"""What an answer makes of a profile. Profiles are values: an answer gives a new one."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from po_career.catalog.model import Catalog
from po_career.catalog.names import no_role
from po_career.catalog.sentences import wants_example
from po_career.catalog.titles import role_named
from po_career.errors import UsageError
from po_career.interview.quantities import read_hours, read_months
from po_career.interview.question import Outcome, Signal
from po_career.profile.model import Profile, Rating
from po_career.text import printable

NONE = ""
"""The value of an option that leaves a role open: none of these, or no target."""
NOTHING = "-"
"""Typed, it takes back what was said before."""
USUAL_HOURS = 4.0


class Topic(NamedTuple):
    """What a question is about; `skill` is empty but for a level and an example."""

    about: Literal["role", "months", "hours", "target", "level", "example"]
    skill: str = ""


class _Answer(NamedTuple):
    """What was said to a topic, None for nothing, and what it takes to understand it."""

    said: str | None
    topic: Topic
    catalog: Catalog
    today: date


def place_of(topic: Topic) -> str:
    """Where the answer stands in the profile's file."""
    return {"months": "months_in_role", "hours": "hours_per_week", "level": f"ratings.{topic.skill}"}.get(topic.about, topic.about)


def is_answered(profile: Profile, topic: Topic) -> bool:
    """Whether the profile holds an answer, or says that the question was left open on purpose."""
    held = profile.ratings.get(topic.skill) if topic.about == "level" else getattr(profile, place_of(topic))
    return held not in (None, ()) or place_of(topic) in profile.left_open


def own_rating(profile: Profile, skill: str) -> Rating | None:
    """What the person says of themselves."""
    return next((rating for rating in profile.ratings.get(skill, ()) if rating.by == "self"), None)


def answered(catalog: Catalog, profile: Profile, topic: Topic, outcome: Outcome, today: date) -> Profile:
    """`profile` with the answer to `topic` in it. Not sure, skipped and none of these leave the question open on purpose.

    Raises UsageError for a text that is no such answer; its message is one sentence for the person.
    """
    said = None if isinstance(outcome, Signal) or outcome == NOTHING else outcome
    changed = _TAKE[topic.about](profile, _Answer(said, topic, catalog, today))
    if topic.about == "example":
        return changed
    others = tuple(place for place in changed.left_open if place != place_of(topic))
    changed = replace(changed, left_open=others)
    return changed if is_answered(changed, topic) else replace(changed, left_open=(*others, place_of(topic)))


def only_answers(saved: Profile, before: Profile, after: Profile) -> Profile:
    """`saved` with what the answers changed on the way from `before` to `after`.

    For a run whose options overrule the saved profile: they are in `before`, and so stay out of what is saved.
    """
    names = [field.name for field in fields(Profile) if field.name != "ratings"]
    changes: dict[str, Any] = {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}
    touched = {skill for skill in before.ratings.keys() | after.ratings.keys() if before.ratings.get(skill) != after.ratings.get(skill)}
    ratings = {skill: after.ratings.get(skill, ()) if skill in touched else held for skill, held in saved.ratings.items()}
    ratings |= {skill: held for skill, held in after.ratings.items() if skill in touched}
    return replace(saved, ratings={skill: held for skill, held in ratings.items() if held}, **changes)


def _take_role(profile: Profile, answer: _Answer) -> Profile:
    """Another role begins with an unknown time in it."""
    role = _role_of(answer)
    if role == profile.role:
        return profile
    still_open = tuple(place for place in profile.left_open if place != "months_in_role")
    return replace(profile, role=role, months_in_role=None, left_open=still_open)


def _take_target(profile: Profile, answer: _Answer) -> Profile:
    return replace(profile, target=tuple(filter(None, [_role_of(answer)])))


def _role_of(answer: _Answer) -> str | None:
    if not answer.said or answer.said in answer.catalog.roles:
        return answer.said or None
    named = role_named(answer.catalog, answer.said)
    if not named.certain:
        raise UsageError(printable(no_role(answer.catalog, answer.said)))
    return named.roles[0]


def _take_months(profile: Profile, answer: _Answer) -> Profile:
    return replace(profile, months_in_role=None if answer.said is None else read_months(answer.said))


def _take_hours(profile: Profile, answer: _Answer) -> Profile:
    return replace(profile, hours_per_week=USUAL_HOURS if answer.said is None else read_hours(answer.said))


def _take_level(profile: Profile, answer: _Answer) -> Profile:
    """The example of an earlier rating stays while the level wants one; other raters stay in any case."""
    skill, said, top = answer.topic.skill, answer.said, answer.catalog.scale.top
    before = own_rating(profile, skill)
    others = tuple(rating for rating in profile.ratings.get(skill, ()) if rating.by != "self")
    if said is None:
        return _with_ratings(profile, skill, others)
    if said not in map(str, range(top + 1)):
        raise UsageError(f'"{printable(said)}" is no level: 0 to {top}')
    evidence = before.evidence if before and wants_example(answer.catalog, int(said)) else None
    return _with_ratings(profile, skill, (Rating(int(said), on=answer.today, evidence=evidence), *others))


def _take_example(profile: Profile, answer: _Answer) -> Profile:
    skill = answer.topic.skill
    evidence = printable(" ".join((answer.said or "").split())) or None
    ratings = (replace(rating, evidence=evidence) if rating.by == "self" else rating for rating in profile.ratings.get(skill, ()))
    return _with_ratings(profile, skill, tuple(ratings))


def _with_ratings(profile: Profile, skill: str, ratings: tuple[Rating, ...]) -> Profile:
    held = {**profile.ratings, skill: ratings}
    return replace(profile, ratings={skill: theirs for skill, theirs in held.items() if theirs})


_TAKE: Mapping[str, Callable[[Profile, _Answer], Profile]] = {
    "role": _take_role,
    "months": _take_months,
    "hours": _take_hours,
    "target": _take_target,
    "level": _take_level,
    "example": _take_example,
}
