"""A profile as the data of its file; what did not change stays as the person wrote it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from po_career.catalog.model import Id
from po_career.frozen import Frozen, given
from po_career.jsonable import to_plain
from po_career.profile.model import Budget, Event, Profile, Rating, Situation
from po_career.profile.read import TOP_TWO, ProfileRead
from po_career.text import words_in

SCHEMA = "po-career/profile/1"
OWNED = words_in(
    "schema name role months_in_role former_roles hours_per_week away budget target wants drains"
    " doubts hurts offer counts words situation interests ratings not_applicable done skipped"
    " left_open history"
)
"""Keys of a profile, in the order in which a new file holds them."""
NOTHING: tuple[Any, ...] = (None, [], {})
"""Values that a file leaves out."""


def profile_data(profile: Profile) -> dict[str, Any]:
    """What a new file says of `profile`: without absent values, and a rating in its shortest form.

    Days are ISO texts.
    """
    data = to_plain(profile) | {
        "former_roles": [_given(former) for former in profile.former_roles],
        "situation": _situation_data(profile.situation),
        "target": profile.target[0] if len(profile.target) == 1 else list(profile.target),
        "budget": _budget_data(profile.budget),
        "ratings": {skill: _ratings_data(given) for skill, given in profile.ratings.items()},
        "history": [_event_data(event) for event in profile.history],
    }
    return {"schema": SCHEMA} | {key: data[key] for key in OWNED[1:] if data[key] not in NOTHING}


def changed_data(written: Mapping[str, Any], read: ProfileRead, after: Profile) -> dict[str, Any]:
    """What the file that says `written`, and was read as `read`, says of `after`.

    What did not change stays as it is written, titles in place of ids too, and so does what the
    catalogue does not know. Ids that others have replaced become the new ones.
    """
    fresh = profile_data(after)
    data = dict(written) | {"schema": SCHEMA}
    renamed = {path[0] for path in read.renamed}
    for key in OWNED[1:]:
        if getattr(read.profile, key) == getattr(after, key) and key not in renamed:
            continue
        value = _MERGED[key](written.get(key), read, after) if key in _MERGED else fresh.get(key)
        if value in NOTHING:
            data.pop(key, None)
        else:
            data[key] = value
    return data


def _changed_ratings(written: Any, read: ProfileRead, after: Profile) -> dict[str, Any]:
    """Ratings that did not change stay as they are written."""
    data = {skill: _ratings_data(given) for skill, given in after.ratings.items()}
    for name, value in (written or {}).items():
        skill = read.ids.get(("ratings", name), "")
        if skill in data and read.profile.ratings[skill] == after.ratings[skill]:
            data[skill] = value
    return _changed_keys(("ratings",), written, read, data)


def _changed_names(key: str, written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    """Names that are still there stay as they are written.

    Those that the catalogue does not know stay if there is room.
    """
    wanted = getattr(after, key)
    said: list[str] = []
    spelled: dict[Id, str] = {}
    strange: list[str] = []
    for n, name in enumerate(_listed(written)):
        i = read.ids.get((key, n))
        if i is None:
            strange.append(name)
            said.append(name)
        elif i in wanted:
            spelled.setdefault(i, read.renamed.get((key, n), name))
            said.append(spelled[i])
    new = [i for i in wanted if i not in spelled]
    if [*spelled, *new] == list(wanted):
        said += new
    else:
        said = [*(spelled.get(i, i) for i in wanted), *strange]
    too_many = max(0, len(said) - 2) if key in TOP_TWO else 0
    for name in strange[::-1][:too_many]:
        said.remove(name)
    return said


def _listed(written: Any) -> list[Any]:
    """The entries of a list, which may be absent; a single one may stand without brackets."""
    if isinstance(written, (str, dict)):
        return [written]
    return written or []


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
    for n, (entry, former) in enumerate(zip(_listed(written), read.former, strict=True)):
        place = ("former_roles", n, "role")
        if former is None:
            said.append(entry)
        elif ahead[:1] == [former]:
            said.append(entry | {"role": read.renamed[place]} if place in read.renamed else entry)
            ahead = ahead[1:]
    return said + [_given(former) for former in ahead]


def _changed_history(written: Any, read: ProfileRead, after: Profile) -> list[Any]:
    """Events that the two have in common at the beginning stay as they are written, and so do those
    that the catalogue does not know.
    """
    said, ahead = [], list(after.history)
    for entry, event in zip(_listed(written), read.events, strict=True):
        if event is None or ahead[:1] == [event]:
            said.append(entry)
            ahead = ahead if event is None else ahead[1:]
    return said + [_event_data(event) for event in ahead]


_MERGED: Mapping[str, Callable[[Any, ProfileRead, Profile], Any]] = {
    "ratings": _changed_ratings,
    **{
        key: partial(_changed_names, key)
        for key in ("wants", "doubts", "hurts", "not_applicable", "done", "skipped")
    },
    "counts": lambda written, read, after: _changed_keys(("counts",), written, read, after.counts),
    "situation": _changed_situation,
    "former_roles": _changed_former,
    "history": _changed_history,
}


def _given(value: Frozen) -> dict[str, Any]:
    data: dict[str, Any] = to_plain(given(value))
    return data


def _situation_data(situation: Situation) -> dict[str, Any]:
    data = _given(situation)
    if situation.decided is not None:
        data["decided"] = _given(situation.decided)
    return data


def _budget_data(budget: Budget | None) -> Any:
    """A bare amount if nothing else is known of it."""
    data = None if budget is None else _given(budget)
    return data["amount"] if data and len(data) == 1 else data


def _ratings_data(ratings: tuple[Rating, ...]) -> Any:
    """A bare level if nothing else is known, a single rating without a list."""
    data = [_given(rating) for rating in ratings]
    if len(data) != 1:
        return data
    return data[0]["level"] if len(data[0]) == 1 else data[0]


def _event_data(event: Event) -> dict[str, Any]:
    """An event without what is absent.

    `by` stands beside the skill, so its ratings need not say it again.
    """
    data = _given(replace(event, by=event.by if event.skill else "self"))
    for key in ("rating", "was"):
        rating = getattr(event, key)
        if rating is not None:
            data[key] = _given(replace(rating, by="self"))
    if event.plan is not None:
        data["plan"] = _plan_data(data["plan"])
    return data


def _plan_data(plan: Mapping[str, Any]) -> dict[str, Any]:
    """A kept plan without what is absent; its days stand in any case."""
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
