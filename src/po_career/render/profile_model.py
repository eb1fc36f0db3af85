"""What `profile show` says: a profile in the words of its catalogue, and what the two do not agree
about.

A field that a profile has under the same name is filled without further code.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Importance
from po_career.catalog.names import title_of
from po_career.frozen import Frozen
from po_career.planning.plan_model import Caution
from po_career.profile.disagreements import Disagreement, View, disagreements, view
from po_career.profile.model import (
    Applied,
    Away,
    Budget,
    Decided,
    FormerRole,
    Load,
    Profile,
)
from po_career.render.explore.entry_model import Named
from po_career.render.filled import filled

AsideKind = Literal[
    "role", "target", "former role", "want", "doubt", "need", "skill", "action", "event"
]


class ShownFormer(Frozen):
    """A role that was held before."""

    role: Id | None
    """Null for a title that the catalogue does not have."""
    title: str
    months: float | None
    until: str | None


class ShownNeed(Frozen):
    """Something that is, or is not, available where the person works."""

    id: Id
    title: str
    met: bool


class ShownCount(Frozen):
    """The answer to the check of a skill."""

    skill: Id
    name: str
    asks: str | None
    answer: int


class ShownSituation(Frozen):
    """The person's situation at work."""

    load: Load
    decided: Decided | None
    holds_part: bool
    applied: Applied | None
    there: tuple[ShownNeed, ...]


class ShownRating(Frozen):
    """A skill that is rated, and what each rater says of it."""

    skill: Id
    name: str
    views: tuple[View, ...]
    """The person's own view first, if there is one."""


class ShownDone(Frozen):
    """An action that is done."""

    action: Id
    title: str
    on: date | None
    """The day, if the history has it."""


class KeptAside(Frozen):
    """An answer that the catalogue has no use for; it stays in the file."""

    kind: AsideKind
    name: str
    """The role, skill or other name as it is written; for an event, its day."""
    said: str
    """What the file says about it."""


class NotRated(Frozen):
    """A skill that the role held or the target requires and the profile does not rate: perhaps a
    new one.
    """

    skill: Id
    name: str
    asked_by: Id
    """The role that requires most of it; if two require the same, the one that is held."""
    level: int
    importance: Importance
    left_open: bool
    """Whether it was asked about and left open."""


class ProfilePage(Frozen):
    """A profile as its owner sees it."""

    path: str | None
    """The file; null if the profile came from standard input."""
    found: bool
    """Whether there is one."""
    name: str | None
    role: Named | None
    months_in_role: float | None
    former_roles: tuple[ShownFormer, ...]
    hours_per_week: float | None
    away: tuple[Away, ...]
    budget: Budget | None
    target: tuple[Named, ...]
    """One role, or two between which the wish is open."""
    wants: tuple[Named, ...]
    drains: Named | None
    doubts: tuple[Named, ...]
    hurts: tuple[Named, ...]
    offer: str | None
    counts: tuple[ShownCount, ...]
    words: tuple[str, ...]
    situation: ShownSituation
    interests: tuple[str, ...]
    """From the first version; `wants` now says what draws the person."""
    ratings: tuple[ShownRating, ...]
    """In the order of the catalogue."""
    disagreements: tuple[Disagreement, ...]
    """Skills that two raters put at different levels."""
    done: tuple[ShownDone, ...]
    skipped: tuple[Named, ...]
    """Actions that are not to be offered again."""
    not_applicable: tuple[Named, ...]
    """Skills that no role asks of the person."""
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
    profile: Profile,
    catalog: Catalog,
    *,
    path: str | None,
    found: bool,
    notes: Sequence[Caution],
    aside: Mapping[str, Any],
) -> ProfilePage:
    """`profile` in the words of `catalog`.

    `aside` is what was kept aside when it was read, by the keys of the file.
    """
    days = {event.done: event.on for event in profile.history}
    done = [ShownDone(key, catalog.actions[key].title, days.get(key)) for key in profile.done]
    needs = catalog.needs
    there = [ShownNeed(key, needs[key].title, met) for key, met in profile.situation.there.items()]
    return filled(
        ProfilePage,
        profile,
        {
            "schema": "po-career/profile-show/2",
            "path": path,
            "found": found,
            "role": _name(catalog.roles, profile.role),
            "former_roles": tuple(_former(catalog, former) for former in profile.former_roles),
            "target": _names(catalog.roles, profile.target),
            "wants": _names(catalog.wants, profile.wants),
            "drains": _name(catalog.wants, profile.drains),
            "doubts": _names(catalog.doubts, profile.doubts),
            "hurts": _names(catalog.skills, profile.hurts),
            "counts": tuple(_count(catalog, *count) for count in profile.counts.items()),
            "situation": filled(ShownSituation, profile.situation, {"there": tuple(there)}),
            "ratings": tuple(_ratings(profile, catalog)),
            "disagreements": disagreements(profile, catalog),
            "done": tuple(done),
            "skipped": _names(catalog.actions, profile.skipped),
            "not_applicable": _names(catalog.skills, profile.not_applicable),
            "not_rated": tuple(_not_rated(profile, catalog)),
            "kept_aside": tuple(_kept_aside(aside)),
            "notes": tuple(notes),
            "recorded": len(profile.history),
            "since": min((event.on for event in profile.history), default=None),
        },
    )


def _name(items: Mapping[str, Any], key: Id | None) -> Named | None:
    return None if key is None else Named(key, title_of(items[key]))


def _names(items: Mapping[str, Any], ids: Iterable[Id]) -> tuple[Named, ...]:
    return tuple(Named(key, title_of(items[key])) for key in ids)


def _former(catalog: Catalog, former: FormerRole) -> ShownFormer:
    title = former.title or ""
    if former.role is not None:
        title = catalog.roles[former.role].title
    return filled(ShownFormer, former, {"title": title})


def _count(catalog: Catalog, key: Id, answer: int) -> ShownCount:
    skill = catalog.skills[key]
    return ShownCount(key, skill.name, skill.check.asks if skill.check else None, answer)


def _ratings(profile: Profile, catalog: Catalog) -> Iterable[ShownRating]:
    for key, skill in catalog.skills.items():
        own_first = sorted(profile.ratings.get(key, ()), key=lambda rating: rating.by != "self")
        views = [view(catalog, key, rating) for rating in own_first]
        if views:
            yield ShownRating(key, skill.name, tuple(views))


def _not_rated(profile: Profile, catalog: Catalog) -> list[NotRated]:
    roles = [role for role in dict.fromkeys((profile.role, *profile.target)) if role is not None]
    skills = []
    for key, skill in catalog.skills.items():
        needs = {role: catalog.roles[role].requires.get(key) for role in roles}
        asking = [(need, role) for role, need in needs.items() if need and need.level > 0]
        if not asking or key in profile.ratings:
            continue
        need, role = max(asking, key=lambda pair: pair[0].level)
        left_open = f"ratings.{key}" in profile.left_open
        skills.append(NotRated(key, skill.name, role, need.level, need.importance, left_open))
    return sorted(skills, key=lambda skill: IMPORTANCES.index(skill.importance))


def _kept_aside(aside: Mapping[str, Any]) -> Iterable[KeptAside]:
    for key, (kind, told) in ASIDE.items():
        if key in aside:
            yield from (KeptAside(kind, name, said) for name, said in told(aside[key]))


Told = Callable[[Any], Iterable[tuple[str, str]]]
"""From a value of a profile to names, each with what is said about it."""


def _all(said: str) -> Told:
    """What says the same about every name in a list."""
    return lambda names: [(name, said) for name in names]


def _former_aside(roles: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for role in roles:
        yield role["role"], _in_words(_without("role", role)) or "held before"


def _needs_aside(situation: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, met in situation.get("there", {}).items():
        yield name, "there" if met else "not there"


ASIDE: Mapping[str, tuple[AsideKind, Told]] = {
    "role": ("role", lambda role: [(role, "held")]),
    "target": ("target", _all("wanted")),
    "former_roles": ("former role", _former_aside),
    "wants": ("want", _all("wanted")),
    "drains": ("want", lambda want: [(want, "drains you")]),
    "doubts": ("doubt", _all("carried")),
    "situation": ("need", _needs_aside),
    "ratings": ("skill", lambda ratings: [(key, _in_words(ratings[key])) for key in ratings]),
    "hurts": ("skill", _all("hurts")),
    "counts": ("skill", lambda counts: [(key, f"count {counts[key]}") for key in counts]),
    "done": ("action", _all("done")),
    "skipped": ("action", _all("skipped")),
    "not_applicable": ("skill", _all("does not apply")),
    "history": (
        "event",
        lambda events: [(str(one["on"]), _in_words(_without("on", one))) for one in events],
    ),
}
"""Key of a profile to what its values are, and how they are told when they are kept aside."""


def _without(key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def _in_words(value: Any) -> str:
    """Data in one line, as a person may have written it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_in_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    return str(value)
