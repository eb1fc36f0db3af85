"""What `profile show` says: a profile in the words of its catalogue, and what the two do not agree about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from po_career.catalog.model import STRICT, Catalog, Id, Importance
from po_career.planning.plan_model import Caution
from po_career.profile.disagreements import Disagreement, View, disagreements, view
from po_career.profile.model import Budget, Profile


@dataclass(frozen=True, slots=True)
class ShownRole:
    """A role by its id and title."""

    __pydantic_config__ = STRICT

    id: Id
    title: str


@dataclass(frozen=True, slots=True)
class ShownRating:
    """A skill that is rated, and what each rater says of it."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    views: tuple[View, ...]
    """One's own first, where there is one."""


@dataclass(frozen=True, slots=True)
class ShownDone:
    """An action that is done."""

    __pydantic_config__ = STRICT

    action: Id
    title: str
    on: date | None
    """The day, where the history has it."""


@dataclass(frozen=True, slots=True)
class KeptAside:
    """An answer that the catalogue has no use for; it stays in the file."""

    __pydantic_config__ = STRICT

    kind: Literal["role", "target", "skill", "action", "event"]
    name: str
    """The role, the skill or the action as it is written; of an event its day."""
    said: str
    """What the file says of it."""


@dataclass(frozen=True, slots=True)
class NotRated:
    """A skill that the role held or the target asks for and the profile does not rate: a new one, perhaps."""

    __pydantic_config__ = STRICT

    skill: Id
    name: str
    asked_by: Id
    """The role that asks most of it; of two the one that is held."""
    level: int
    importance: Importance
    left_open: bool
    """Whether it was asked about and left open."""


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """A profile as its owner sees it."""

    __pydantic_config__ = STRICT

    path: str | None
    """The file; None where the profile came from standard input."""
    found: bool
    """Whether there is one."""
    role: ShownRole | None
    months_in_role: float | None
    hours_per_week: float | None
    budget: Budget | None
    target: tuple[ShownRole, ...]
    """One role, or two between which the wish is open."""
    interests: tuple[str, ...]
    ratings: tuple[ShownRating, ...]
    """In the order of the catalogue."""
    disagreements: tuple[Disagreement, ...]
    """Skills of which two raters say different levels."""
    done: tuple[ShownDone, ...]
    left_open: tuple[str, ...]
    """Questions that were answered without a value."""
    not_rated: tuple[NotRated, ...]
    """Core skills first, then in the order of the catalogue."""
    kept_aside: tuple[KeptAside, ...]
    notes: tuple[Caution, ...]
    """What was renamed and what is kept aside, in words."""
    recorded: int
    """How many events the history has."""
    since: date | None
    """The day of the oldest of them."""
    schema: Literal["po-career/profile-show/2"] = "po-career/profile-show/2"


def profile_page(
    profile: Profile, catalog: Catalog, *, path: str | None, found: bool, notes: Sequence[Caution], aside: Mapping[str, Any]
) -> ProfilePage:
    """`profile` in the words of `catalog`; `aside` is what was kept aside when it was read, by the keys of the file."""
    days = {event.done: event.on for event in profile.history}
    return ProfilePage(
        path=path,
        found=found,
        role=_role(catalog, profile.role),
        months_in_role=profile.months_in_role,
        hours_per_week=profile.hours_per_week,
        budget=profile.budget,
        target=tuple(ShownRole(role, catalog.roles[role].title) for role in profile.target),
        interests=profile.interests,
        ratings=tuple(_rating(profile, catalog, skill) for skill in catalog.skills if skill in profile.ratings),
        disagreements=disagreements(profile, catalog),
        done=tuple(ShownDone(action, catalog.actions[action].title, days.get(action)) for action in profile.done),
        left_open=profile.left_open,
        not_rated=tuple(_not_rated(profile, catalog)),
        kept_aside=tuple(_kept_aside(aside)),
        notes=tuple(notes),
        recorded=len(profile.history),
        since=min((event.on for event in profile.history), default=None),
    )


def _role(catalog: Catalog, role: Id | None) -> ShownRole | None:
    return None if role is None else ShownRole(role, catalog.roles[role].title)


def _rating(profile: Profile, catalog: Catalog, skill: Id) -> ShownRating:
    own_first = sorted(profile.ratings[skill], key=lambda rating: rating.by != "self")
    return ShownRating(skill, catalog.skills[skill].name, tuple(view(catalog, skill, rating) for rating in own_first))


def _not_rated(profile: Profile, catalog: Catalog) -> Iterator[NotRated]:
    roles = dict.fromkeys(role for role in (profile.role, *profile.target) if role is not None)
    found = []
    for skill in catalog.skills:
        asking = [(catalog.roles[role].requires[skill], role) for role in roles if skill in catalog.roles[role].requires]
        asking = [(need, role) for need, role in asking if need.level > 0]
        if asking and skill not in profile.ratings:
            need, role = max(asking, key=lambda one: one[0].level)
            left_open = f"ratings.{skill}" in profile.left_open
            found.append(NotRated(skill, catalog.skills[skill].name, role, need.level, need.importance, left_open))
    yield from sorted(found, key=lambda one: ("core", "important", "useful").index(one.importance))


def _kept_aside(aside: Mapping[str, Any]) -> Iterable[KeptAside]:
    if "role" in aside:
        yield KeptAside("role", aside["role"], "held")
    yield from (KeptAside("target", name, "wanted") for name in aside.get("target", ()))
    yield from (KeptAside("skill", name, _in_words(said)) for name, said in aside.get("ratings", {}).items())
    yield from (KeptAside("action", name, "done") for name in aside.get("done", ()))
    yield from (
        KeptAside("event", str(event["on"]), _in_words({key: event[key] for key in event if key != "on"}))
        for event in aside.get("history", ())
    )


def _in_words(value: Any) -> str:
    """Data in one line, as a person may have written it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_in_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    return str(value)
