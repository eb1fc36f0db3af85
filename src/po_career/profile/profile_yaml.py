"""A profile as the data of a file that a person reads and edits.

What did not change stays as it is written there.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from po_career.catalog.model import Id
from po_career.jsonable import to_plain
from po_career.profile.model import Budget, Event, FormerRole, Profile, Rating, Situation
from po_career.profile.read import TOP_TWO, ProfileRead

SCHEMA = "po-career/profile/1"
OWNED = (
    "schema",
    "name",
    "role",
    "months_in_role",
    "former_roles",
    "hours_per_week",
    "away",
    "budget",
    "target",
    "wants",
    "drains",
    "doubts",
    "hurts",
    "offer",
    "counts",
    "words",
    "situation",
    "interests",
    "ratings",
    "done",
    "skipped",
    "left_open",
    "history",
)
"""Keys of a profile, in the order in which a new file holds them."""
NOTHING: tuple[Any, ...] = (None, [], {})
"""Values that a file leaves out."""


def profile_data(profile: Profile) -> dict[str, Any]:
    """What a new file says of `profile`: without absent values, and a rating in its shortest form.

    Days are ISO texts.
    """
    said = {key: value for key, value in to_plain(profile).items() if value not in NOTHING}
    said["former_roles"] = [_former_data(former) for former in profile.former_roles]
    said["situation"] = _situation_data(profile.situation)
    if profile.target:
        said["target"] = _one_or_several(profile.target)
    if profile.budget is not None:
        said["budget"] = _budget_data(profile.budget)
    if profile.ratings:
        said["ratings"] = {
            skill: _ratings_data(ratings) for skill, ratings in profile.ratings.items()
        }
    if profile.history:
        said["history"] = [_event_data(event) for event in profile.history]
    return {"schema": SCHEMA} | {key: said[key] for key in OWNED if said.get(key) not in NOTHING}


def changed_data(written: Mapping[str, Any], read: ProfileRead, after: Profile) -> dict[str, Any]:
    """What the file that says `written`, and was read as `read`, says of `after`.

    What did not change stays as it is written, titles in place of ids too, and so does what the
    catalogue does not know. Ids that others have replaced become the new ones.
    """
    fresh = profile_data(after)
    data = dict(written) | {"schema": SCHEMA}
    for key in OWNED[1:]:
        if getattr(read.profile, key) == getattr(after, key) and not any(
            path[0] == key for path in read.renamed
        ):
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
            said[read.renamed.get(("ratings", name), name)] = (
                value if same else _ratings_data(after.ratings[skill])
            )
            given.add(skill)
    return said | {
        skill: _ratings_data(ratings)
        for skill, ratings in after.ratings.items()
        if skill not in given
    }


def _changed_names(key: str, written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    """Names that are there still stay as they are written.

    Those that the catalogue does not know stay while there is room.
    """
    names = [written] if isinstance(written, str) else written or []
    wanted = getattr(after, key)
    spelled: dict[Id, str] = {}
    said: list[str] = []
    order: list[Id] = []
    strange: list[str] = []
    for n, name in enumerate(names):
        i = read.ids.get((key, n))
        if i is None:
            strange.append(name)
            said.append(name)
        elif i in wanted:
            spelled.setdefault(i, read.renamed.get((key, n), name))
            order.append(i)
            said.append(spelled[i])
    new = [i for i in wanted if i not in spelled]
    if list(dict.fromkeys([*order, *new])) == list(wanted):
        said += new
    else:
        said = [*(spelled.get(i, i) for i in wanted), *strange]
    while key in TOP_TWO and len(said) > 2 and strange:
        said.remove(strange.pop())
    return said


def _changed_keys(
    above: tuple[str, ...], written: Any, read: ProfileRead, held: Mapping[Id, Any]
) -> dict[str, Any]:
    """What stands at `above` and is keyed by names, saying `held`.

    Keys that the catalogue does not know stay.
    """
    said: dict[str, Any] = {}
    given = set()
    for name, value in (written or {}).items():
        i = read.ids.get((*above, name))
        if i is None:
            said[name] = value
        elif i in held:
            said[read.renamed.get((*above, name), name)] = held[i]
            given.add(i)
    return said | {i: value for i, value in held.items() if i not in given}


def _changed_counts(written: Any, read: ProfileRead, after: Profile) -> dict[str, Any]:
    return _changed_keys(("counts",), written, read, after.counts)


def _changed_situation(written: Any, read: ProfileRead, after: Profile) -> dict[str, Any]:
    written = written or {}
    fresh = _situation_data(after.situation)
    data: dict[str, Any] = {}
    for key in dict.fromkeys((*written, *fresh)):
        if key == "there":
            data[key] = _changed_keys(
                ("situation", key), written.get(key), read, after.situation.there
            )
        elif getattr(read.profile.situation, key) == getattr(after.situation, key):
            data[key] = written.get(key)
        else:
            data[key] = fresh.get(key)
    return {key: value for key, value in data.items() if value not in NOTHING}


def _changed_former(written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    said: list[Any] = []
    ahead = list(after.former_roles)
    entries = [written] if isinstance(written, dict) else written or []
    for n, (entry, former) in enumerate(zip(entries, read.former, strict=True)):
        place = ("former_roles", n, "role")
        if former is None:
            said.append(entry)
        elif ahead[:1] == [former]:
            said.append(entry | {"role": read.renamed[place]} if place in read.renamed else entry)
            ahead = ahead[1:]
    return said + [_former_data(former) for former in ahead]


def _changed_history(written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    """Events that the two have in common at the beginning stay as they are written, and so do those
    that the catalogue does not know.
    """
    said, ahead = [], list(after.history)
    for entry, event in zip(written or [], read.events, strict=True):
        if event is None or ahead[:1] == [event]:
            said.append(entry)
            ahead = ahead if event is None else ahead[1:]
    return said + [_event_data(event) for event in ahead]


_MERGED: Mapping[str, Callable[[Any, ProfileRead, Profile], Any]] = {
    "ratings": _changed_ratings,
    **{
        key: partial(_changed_names, key) for key in ("wants", "doubts", "hurts", "done", "skipped")
    },
    "counts": _changed_counts,
    "situation": _changed_situation,
    "former_roles": _changed_former,
    "history": _changed_history,
}


def _former_data(former: FormerRole) -> dict[str, Any]:
    return {key: value for key, value in to_plain(former).items() if value is not None}


def _situation_data(situation: Situation) -> dict[str, Any]:
    """What is not as it is by itself."""
    usual = to_plain(Situation())
    said = {key: value for key, value in to_plain(situation).items() if value != usual[key]}
    if situation.decided is not None:
        said["decided"] = {
            key: value for key, value in said["decided"].items() if value is not None
        }
    return said


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
    return (
        data if rating.by != "self" else {key: value for key, value in data.items() if key != "by"}
    )


def _event_data(event: Event) -> dict[str, Any]:
    """An event without what is absent.

    `by` stands beside the skill, so its ratings need not say it again.
    """
    data = {key: value for key, value in to_plain(event).items() if value is not None}
    if event.skill is None or event.by == "self":
        del data["by"]
    for key in ("rating", "was"):
        if key in data:
            data[key] = {
                name: value
                for name, value in data[key].items()
                if value is not None and name != "by"
            }
    if "plan" in data:
        data["plan"] = _plan_data(data["plan"])
    return data


def _plan_data(plan: Mapping[str, Any]) -> dict[str, Any]:
    """A kept plan without what is absent; its days, if there are any, stand in any case."""
    data = _said(plan) | {"due": plan["due"]}
    if "given" in data:
        data["given"] = _said(data["given"])
        if "decided" in data["given"]:
            data["given"]["decided"] = _said(data["given"]["decided"])
    if "actions" in data:
        data["actions"] = [_said(action) for action in data["actions"]]
    return data


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, False, "", [], {})}
