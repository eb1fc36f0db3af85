"""What an answer makes of a profile. Profiles are values: an answer gives a new one."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from po_career.catalog.model import Catalog
from po_career.interview.question import Outcome
from po_career.interview.question_topic import Case, Topic, answer_of, is_answered, place_of
from po_career.interview.subjects import SUBJECTS
from po_career.profile.model import Profile, Rating, Situation


def answered(
    catalog: Catalog, profile: Profile, topic: Topic, outcome: Outcome, today: date
) -> Profile:
    """`profile` with the answer to `topic` in it. "Not sure", "skipped" and "none of these" leave
    the question open on purpose.

    Raises UsageError for a text that is not such an answer; its message is one sentence for the
    person.
    """
    case = Case(catalog, profile, today, topic.skill)
    changed = SUBJECTS[topic.about].take(case, answer_of(outcome))
    if topic.is_follow_up and topic.about not in ("decided", "count"):
        return changed
    others = changed.left_open_but(place_of(topic))
    changed = replace(changed, left_open=others)
    if is_answered(changed, topic):
        return changed
    return replace(changed, left_open=(*others, place_of(topic)))


def only_answers(saved: Profile, before: Profile, after: Profile) -> Profile:
    """`saved` with what the answers changed on the way from `before` to `after`.

    For a run whose options overrule the saved profile: they are in `before`, and so stay out of
    what is saved.
    """
    changes = _changes(before, after)
    if "situation" in changes:
        changes["situation"] = replace(
            saved.situation, **_changes(before.situation, after.situation)
        )
    if "counts" in changes:
        changes["counts"] = {**saved.counts, **after.counts}
    if "ratings" in changes:
        changes["ratings"] = _ratings(saved, before, after)
    return replace(saved, **changes)


def _changes(before: Profile | Situation, after: Profile | Situation) -> dict[str, Any]:
    """The fields that changed, as they are now."""
    now = {field.name: getattr(after, field.name) for field in fields(after)}
    return {name: value for name, value in now.items() if value != getattr(before, name)}


def _ratings(saved: Profile, before: Profile, after: Profile) -> Mapping[str, tuple[Rating, ...]]:
    """The saved ratings, with those that changed and without those that are gone."""
    changed = {
        skill: held for skill, held in after.ratings.items() if held != before.ratings.get(skill)
    }
    gone = before.ratings.keys() - after.ratings.keys()
    kept = {skill: held for skill, held in saved.ratings.items() if skill not in gone}
    return {**kept, **changed}
