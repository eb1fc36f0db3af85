"""What an answer makes of a profile. Profiles are values: an answer gives a new one."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, NamedTuple

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import wants_example
from po_career.errors import UsageError
from po_career.interview import doubts, facts, own_words, symptoms, wish_in_words, wishes
from po_career.interview.quantities import read_count, read_hours, read_months_and_before
from po_career.interview.question import Outcome
from po_career.interview.topic import (
    NOTHING,
    USUAL_HOURS,
    Topic,
    is_answered,
    is_before,
    place_of,
)
from po_career.interview.wishes import role_from
from po_career.profile.growth import rating_by
from po_career.profile.model import FormerRole, Profile, Rating, Situation
from po_career.text import printable


class _Answer(NamedTuple):
    """What was said to a topic, None for nothing, and what it takes to understand it."""

    said: str | None
    ticked: tuple[str, ...]
    topic: Topic
    catalog: Catalog
    today: date


def answered(
    catalog: Catalog, profile: Profile, topic: Topic, outcome: Outcome, today: date
) -> Profile:
    """`profile` with the answer to `topic` in it. Not sure, skipped and none of these leave the
    question open on purpose.

    Raises UsageError for a text that is no such answer; its message is one sentence for the person.
    """
    said = outcome if isinstance(outcome, str) and outcome.strip() != NOTHING else None
    ticked = outcome if isinstance(outcome, tuple) else ()
    changed = _TAKE[topic.about](profile, _Answer(said, ticked, topic, catalog, today))
    if topic.about in (
        "example",
        "usually",
        "applied",
        "away",
        "money",
        "second target",
        "wish in words",
    ):
        return changed
    others = tuple(place for place in changed.left_open if place != place_of(topic))
    changed = replace(changed, left_open=others)
    if is_answered(changed, topic):
        return changed
    return replace(changed, left_open=(*others, place_of(topic)))


def only_answers(saved: Profile, before: Profile, after: Profile) -> Profile:
    """`saved` with what the answers changed on the way from `before` to `after`.

    For a run whose options overrule the saved profile: they are in `before`, and so stay out of
    what is saved.
    """
    apart = ("ratings", "situation", "counts", "left_open")
    names = [field.name for field in fields(Profile) if field.name not in apart]
    changes = _changed(before, after, names)
    changes["situation"] = replace(
        saved.situation,
        **_changed(before.situation, after.situation, [field.name for field in fields(Situation)]),
    )
    if before.counts != after.counts:
        changes["counts"] = {**saved.counts, **after.counts}
    if before.left_open != after.left_open:
        changes["left_open"] = after.left_open
    touched = {
        skill
        for skill in before.ratings.keys() | after.ratings.keys()
        if before.ratings.get(skill) != after.ratings.get(skill)
    }
    ratings = {
        skill: after.ratings.get(skill, ()) if skill in touched else held
        for skill, held in saved.ratings.items()
    }
    ratings |= {skill: held for skill, held in after.ratings.items() if skill in touched}
    return replace(
        saved, ratings={skill: held for skill, held in ratings.items() if held}, **changes
    )


def _changed(before: Any, after: Any, names: list[str]) -> dict[str, Any]:
    """What the fields became, of those that changed."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in names)
    return {name: now for name, was, now in pairs if was != now}


def _take_role(profile: Profile, answer: _Answer) -> Profile:
    """Another role begins with an unknown time in it."""
    role = role_from(answer.catalog, answer.said)
    if role == profile.role:
        return profile
    still_open = tuple(place for place in profile.left_open if place != "months_in_role")
    return replace(profile, role=role, months_in_role=None, left_open=still_open)


def _take_months(profile: Profile, answer: _Answer) -> Profile:
    """The months in the role; those before in roles of its kind count as a former time in the same
    role.
    """
    if answer.said is None:
        return replace(profile, months_in_role=None)
    months, before = read_months_and_before(answer.said)
    former = tuple(one for one in profile.former_roles if not is_before(one, profile))
    if before:
        former = (*former, FormerRole(profile.role, months=before))
    return replace(profile, months_in_role=months, former_roles=former)


def _take_hours(profile: Profile, answer: _Answer) -> Profile:
    return replace(
        profile, hours_per_week=USUAL_HOURS if answer.said is None else read_hours(answer.said)
    )


def _take_level(profile: Profile, answer: _Answer) -> Profile:
    """The example of an earlier rating stays while the level wants one, else what usually happens.

    Other raters stay.
    """
    skill, said, top = answer.topic.skill, answer.said, answer.catalog.scale.top
    before = rating_by(profile, skill, "self")
    others = tuple(rating for rating in profile.ratings.get(skill, ()) if rating.by != "self")
    if said is None:
        return _with_ratings(profile, skill, others)
    if said not in map(str, range(top + 1)):
        raise UsageError(f'"{printable(said)}" is not a level: 0 to {top}')
    evidence = usually = None
    if before is not None and wants_example(answer.catalog, int(said)):
        evidence = before.evidence
    elif before is not None:
        usually = before.usually
    rating = Rating(int(said), on=answer.today, evidence=evidence, usually=usually)
    return _with_ratings(profile, skill, (rating, *others))


def _take_count(profile: Profile, answer: _Answer) -> Profile:
    """The answer to a skill's check; without one an earlier answer goes."""
    counts = {key: count for key, count in profile.counts.items() if key != answer.topic.skill}
    if answer.said is not None:
        counts[answer.topic.skill] = read_count(answer.said)
    return replace(profile, counts=counts)


def _with_ratings(profile: Profile, skill: str, ratings: tuple[Rating, ...]) -> Profile:
    held = {**profile.ratings, skill: ratings}
    return replace(profile, ratings={skill: theirs for skill, theirs in held.items() if theirs})


_TAKE: Mapping[str, Callable[[Profile, _Answer], Profile]] = {
    "role": _take_role,
    "months": _take_months,
    "hours": _take_hours,
    "wants": lambda profile, answer: wishes.with_wants(profile, answer.ticked),
    "target": lambda profile, answer: wishes.with_target(
        profile, role_from(answer.catalog, answer.said)
    ),
    "second target": lambda profile, answer: wishes.with_second_target(
        profile, role_from(answer.catalog, answer.said)
    ),
    "drains": lambda profile, answer: replace(profile, drains=next(iter(answer.ticked), None)),
    "words": lambda profile, answer: own_words.with_words(profile, answer.said),
    "wish in words": lambda profile, answer: wish_in_words.with_wish(
        answer.catalog, profile, answer.ticked
    ),
    "facts": lambda profile, answer: facts.with_facts(profile, answer.ticked),
    "decided": lambda profile, answer: facts.with_decided(profile, answer.said, answer.today),
    "money": lambda profile, answer: facts.with_money(profile, answer.said),
    "applied": lambda profile, answer: facts.with_applied(profile, answer.said),
    "away": lambda profile, answer: facts.with_away(profile, answer.said, answer.today),
    "hurts": lambda profile, answer: symptoms.with_hurts(profile, answer.ticked),
    "offer": lambda profile, answer: own_words.with_offer(profile, answer.said),
    "level": _take_level,
    "example": lambda profile, answer: own_words.with_example(
        profile, answer.topic.skill, answer.said
    ),
    "usually": lambda profile, answer: own_words.with_usually(
        profile, answer.topic.skill, answer.said
    ),
    "count": _take_count,
    "doubts": lambda profile, answer: doubts.with_doubts(profile, answer.ticked),
}
