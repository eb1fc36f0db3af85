"""What `profile show` says: a profile in the words of its catalogue, and what the two do not agree
about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from po_career.catalog.model import Catalog, Id, Importance
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
    Situation,
)


class ShownRole(Frozen):
    """A role by its id and title."""

    id: Id
    title: str


class ShownName(Frozen):
    """A want, a doubt, a skill or an action by its id and title."""

    id: Id
    title: str


class ShownFormer(Frozen):
    """A role that was held before."""

    role: Id | None
    """None for a title that the catalogue does not have."""
    title: str
    months: float | None
    until: str | None


class ShownNeed(Frozen):
    """Something that is there where the person works, or is not."""

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
    """What is so where the person works."""

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
    """One's own first, where there is one."""


class ShownDone(Frozen):
    """An action that is done."""

    action: Id
    title: str
    on: date | None
    """The day, where the history has it."""


class KeptAside(Frozen):
    """An answer that the catalogue has no use for; it stays in the file."""

    kind: Literal[
        "role", "target", "former role", "want", "doubt", "need", "skill", "action", "event"
    ]
    name: str
    """The role, the skill or whatever it is as it is written; of an event its day."""
    said: str
    """What the file says of it."""


class NotRated(Frozen):
    """A skill that the role held or the target asks for and the profile does not rate: a new one,
    perhaps.
    """

    skill: Id
    name: str
    asked_by: Id
    """The role that asks most of it; of two the one that is held."""
    level: int
    importance: Importance
    left_open: bool
    """Whether it was asked about and left open."""


class ProfilePage(Frozen):
    """A profile as its owner sees it."""

    path: str | None
    """The file; None where the profile came from standard input."""
    found: bool
    """Whether there is one."""
    name: str | None
    role: ShownRole | None
    months_in_role: float | None
    former_roles: tuple[ShownFormer, ...]
    hours_per_week: float | None
    away: tuple[Away, ...]
    budget: Budget | None
    target: tuple[ShownRole, ...]
    """One role, or two between which the wish is open."""
    wants: tuple[ShownName, ...]
    drains: ShownName | None
    doubts: tuple[ShownName, ...]
    hurts: tuple[ShownName, ...]
    offer: str | None
    counts: tuple[ShownCount, ...]
    words: tuple[str, ...]
    situation: ShownSituation
    interests: tuple[str, ...]
    """Of the first version; `wants` say now what draws the person."""
    ratings: tuple[ShownRating, ...]
    """In the order of the catalogue."""
    disagreements: tuple[Disagreement, ...]
    """Skills of which two raters say different levels."""
    done: tuple[ShownDone, ...]
    skipped: tuple[ShownName, ...]
    """Actions that are not to be offered again."""
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
    return ProfilePage(
        path=path,
        found=found,
        name=profile.name,
        role=_role(catalog, profile.role),
        months_in_role=profile.months_in_role,
        former_roles=tuple(_former(catalog, former) for former in profile.former_roles),
        hours_per_week=profile.hours_per_week,
        away=profile.away,
        budget=profile.budget,
        target=tuple(ShownRole(role, catalog.roles[role].title) for role in profile.target),
        wants=_names(catalog.wants, profile.wants),
        drains=next(iter(_names(catalog.wants, filter(None, [profile.drains]))), None),
        doubts=_names(catalog.doubts, profile.doubts),
        hurts=_names(catalog.skills, profile.hurts),
        offer=profile.offer,
        counts=tuple(_count(catalog, skill, answer) for skill, answer in profile.counts.items()),
        words=profile.words,
        situation=_situation(catalog, profile.situation),
        interests=profile.interests,
        ratings=tuple(
            _rating(profile, catalog, skill) for skill in catalog.skills if skill in profile.ratings
        ),
        disagreements=disagreements(profile, catalog),
        done=tuple(
            ShownDone(action, catalog.actions[action].title, days.get(action))
            for action in profile.done
        ),
        skipped=_names(catalog.actions, profile.skipped),
        left_open=profile.left_open,
        not_rated=tuple(_not_rated(profile, catalog)),
        kept_aside=tuple(_kept_aside(aside)),
        notes=tuple(notes),
        recorded=len(profile.history),
        since=min((event.on for event in profile.history), default=None),
    )


def _role(catalog: Catalog, role: Id | None) -> ShownRole | None:
    return None if role is None else ShownRole(role, catalog.roles[role].title)


def _former(catalog: Catalog, former: FormerRole) -> ShownFormer:
    title = former.title or ""
    if former.role is not None:
        title = catalog.roles[former.role].title
    return ShownFormer(former.role, title, former.months, former.until)


def _names(items: Mapping[str, Any], ids: Iterable[Id]) -> tuple[ShownName, ...]:
    return tuple(ShownName(i, title_of(items[i])) for i in ids)


def _count(catalog: Catalog, skill: Id, answer: int) -> ShownCount:
    one = catalog.skills[skill]
    return ShownCount(skill, one.name, None if one.check is None else one.check.asks, answer)


def _situation(catalog: Catalog, situation: Situation) -> ShownSituation:
    there = tuple(ShownNeed(i, catalog.needs[i].title, met) for i, met in situation.there.items())
    return ShownSituation(
        situation.load, situation.decided, situation.holds_part, situation.applied, there
    )


def _rating(profile: Profile, catalog: Catalog, skill: Id) -> ShownRating:
    own_first = sorted(profile.ratings[skill], key=lambda rating: rating.by != "self")
    return ShownRating(
        skill,
        catalog.skills[skill].name,
        tuple(view(catalog, skill, rating) for rating in own_first),
    )


def _not_rated(profile: Profile, catalog: Catalog) -> Iterator[NotRated]:
    roles = dict.fromkeys(role for role in (profile.role, *profile.target) if role is not None)
    found = []
    for skill in catalog.skills:
        asking = [
            (catalog.roles[role].requires[skill], role)
            for role in roles
            if skill in catalog.roles[role].requires
        ]
        asking = [(need, role) for need, role in asking if need.level > 0]
        if asking and skill not in profile.ratings:
            need, role = max(asking, key=lambda one: one[0].level)
            left_open = f"ratings.{skill}" in profile.left_open
            found.append(
                NotRated(
                    skill, catalog.skills[skill].name, role, need.level, need.importance, left_open
                )
            )
    yield from sorted(found, key=lambda one: ("core", "important", "useful").index(one.importance))


def _kept_aside(aside: Mapping[str, Any]) -> Iterable[KeptAside]:
    if "role" in aside:
        yield KeptAside("role", aside["role"], "held")
    yield from (KeptAside("target", name, "wanted") for name in aside.get("target", ()))
    for former in aside.get("former_roles", ()):
        rest = {key: value for key, value in former.items() if key != "role"}
        yield KeptAside("former role", former["role"], _in_words(rest) or "held before")
    yield from (KeptAside("want", name, "wanted") for name in aside.get("wants", ()))
    if "drains" in aside:
        yield KeptAside("want", aside["drains"], "drains you")
    yield from (KeptAside("doubt", name, "carried") for name in aside.get("doubts", ()))
    for name, met in aside.get("situation", {}).get("there", {}).items():
        yield KeptAside("need", name, "there" if met else "not there")
    yield from (
        KeptAside("skill", name, _in_words(said)) for name, said in aside.get("ratings", {}).items()
    )
    yield from (KeptAside("skill", name, "hurts") for name in aside.get("hurts", ()))
    yield from (
        KeptAside("skill", name, f"count {said}") for name, said in aside.get("counts", {}).items()
    )
    yield from (KeptAside("action", name, "done") for name in aside.get("done", ()))
    yield from (KeptAside("action", name, "skipped") for name in aside.get("skipped", ()))
    yield from (
        KeptAside(
            "event", str(event["on"]), _in_words({key: event[key] for key in event if key != "on"})
        )
        for event in aside.get("history", ())
    )


def _in_words(value: Any) -> str:
    """Data in one line, as a person may have written it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_in_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    return str(value)
