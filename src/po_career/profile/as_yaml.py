"""A profile as the data of a file that a person reads and edits; what did not change stays as it is written there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from po_career.plain import to_plain
from po_career.profile.model import Budget, Event, Profile, Rating
from po_career.profile.read import ProfileRead

SCHEMA = "po-career/profile/1"
OWNED = ("schema", "role", "months_in_role", "hours_per_week", "budget", "target", "interests", "ratings", "done", "left_open", "history")
"""Keys of a profile, in the order in which a new file holds them."""
NOTHING: tuple[Any, ...] = (None, [], {})
"""Values that a file leaves out."""


def profile_data(profile: Profile) -> dict[str, Any]:
    """What a new file says of `profile`: without absent values, and a rating in its shortest form. Days are ISO texts."""
    said = {key: value for key, value in to_plain(profile).items() if value not in NOTHING}
    if profile.target:
        said["target"] = _one_or_several(profile.target)
    if profile.budget is not None:
        said["budget"] = _budget_data(profile.budget)
    if profile.ratings:
        said["ratings"] = {skill: _ratings_data(ratings) for skill, ratings in profile.ratings.items()}
    if profile.history:
        said["history"] = [_event_data(event) for event in profile.history]
    return {"schema": SCHEMA} | {key: said[key] for key in OWNED if key in said}


def changed_data(written: Mapping[str, Any], read: ProfileRead, after: Profile) -> dict[str, Any]:
    """What the file that says `written`, and was read as `read`, says of `after`.

    What did not change stays as it is written, titles in place of ids too, and so does what the catalogue does not know. Ids that
    others have replaced become the new ones.
    """
    fresh = profile_data(after)
    data = dict(written) | {"schema": SCHEMA}
    for key in OWNED[1:]:
        if getattr(read.profile, key) == getattr(after, key) and not any(path[0] == key for path in read.renamed):
            continue
        value = _MERGED[key](written.get(key), read, after) if key in _MERGED else fresh.get(key)
        if value in NOTHING:
            data.pop(key, None)
        else:
            data[key] = value
    return data


def _changed_ratings(written: Any, read: ProfileRead, after: Profile) -> dict[str, Any]:
    """Ratings of skills that the catalogue does not know are no part of a profile, and stay."""
    said: dict[str, Any] = {}
    given = set()
    for name, value in (written or {}).items():
        skill = read.ids.get(("ratings", name))
        if skill is None:
            said[name] = value
        elif skill in after.ratings:
            same = read.profile.ratings[skill] == after.ratings[skill]
            said[read.renamed.get(("ratings", name), name)] = value if same else _ratings_data(after.ratings[skill])
            given.add(skill)
    return said | {skill: _ratings_data(ratings) for skill, ratings in after.ratings.items() if skill not in given}


def _changed_done(written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    said = []
    names = [written] if isinstance(written, str) else written or []
    ids = [read.ids.get(("done", n)) for n in range(len(names))]
    for n, (name, action) in enumerate(zip(names, ids, strict=True)):
        if action is None or action in after.done:
            said.append(read.renamed.get(("done", n), name))
    return said + [action for action in after.done if action not in ids]


def _changed_history(written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    """Events that the two have in common at the beginning stay as they are written, and so do those that the catalogue does not know."""
    said, ahead = [], list(after.history)
    for entry, event in zip(written or [], read.events, strict=True):
        if event is None or ahead[:1] == [event]:
            said.append(entry)
            ahead = ahead if event is None else ahead[1:]
    return said + [_event_data(event) for event in ahead]


_MERGED: Mapping[str, Callable[[Any, ProfileRead, Profile], Any]] = {
    "ratings": _changed_ratings,
    "done": _changed_done,
    "history": _changed_history,
}


def _one_or_several(names: Sequence[str]) -> Any:
    """A single name bare, several as a list."""
    return names[0] if len(names) == 1 else list(names)


def _budget_data(budget: Budget) -> Any:
    """A bare amount when nothing else is known of it."""
    said = {key: value for key, value in to_plain(budget).items() if value is not None}
    return budget.amount if said.keys() == {"amount"} else said


def _ratings_data(ratings: tuple[Rating, ...]) -> Any:
    """A bare level where nothing else is known, a single rating without a list."""
    said = [_rating_data(rating) for rating in ratings]
    only = said[0] if len(said) == 1 else said
    return only["level"] if isinstance(only, dict) and only.keys() == {"level"} else only


def _rating_data(rating: Rating) -> dict[str, Any]:
    data = {key: value for key, value in to_plain(rating).items() if value is not None}
    return data if rating.by != "self" else {key: value for key, value in data.items() if key != "by"}


def _event_data(event: Event) -> dict[str, Any]:
    """An event without what is absent; `by` stands beside the skill, so its ratings need not say it again."""
    data = {key: value for key, value in to_plain(event).items() if value is not None}
    if event.skill is None or event.by == "self":
        del data["by"]
    for key in ("rating", "was"):
        if key in data:
            data[key] = {name: value for name, value in data[key].items() if value is not None and name != "by"}
    return data
