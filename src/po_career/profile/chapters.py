"""A chapter that was kept, and what has happened to its entries since."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from po_career.catalog.model import Id
from po_career.profile.model import Event, KeptAction, KeptPlan, Profile

State = Literal["open", "begun", "done", "skipped", "late"]
"""How an entry of a chapter stands; it is late if it was due before and is not done, whether it was
begun or not.
"""
CLOSED = ("done", "skipped")
"""States of an entry with which nothing is left to do."""
ALONE = ("offer", "door")
HALF = "half:"
"""Before the id of an action of which only the first half is done."""
PREFIXES = ("kit:", "check:", HALF)
YEAR_DAYS = 365


class Kept(NamedTuple):
    """A plan that was kept."""

    on: date
    plan: KeptPlan

    @property
    def until(self) -> date:
        """The last day of its chapter; for a plan without one, the day on which it was kept."""
        return self.plan.until or self.on


class Mark(NamedTuple):
    """How an entry of a kept chapter stands."""

    state: State
    begun_on: date | None
    """The day on which it was begun; None if it was not."""


def is_beside_actions(entry: Id) -> bool:
    """Whether an entry of a chapter is not an action of the catalogue.

    An offer, a door, a part of a kit, or half an action.
    """
    return entry in ALONE or entry.startswith(PREFIXES)


def last_plan(profile: Profile) -> Kept | None:
    """The last plan that was kept; of several of one day the last one recorded."""
    plans = [Kept(event.on, event.plan) for event in profile.history if event.plan is not None]
    return max(reversed(plans), key=lambda kept: kept.on, default=None)


def last_chapter(profile: Profile) -> Kept | None:
    """The last plan, if it was kept with its chapter."""
    kept = last_plan(profile)
    return None if kept is None or kept.plan.until is None else kept


def is_over(kept: Kept, day: date) -> bool:
    """Whether the chapter has ended before `day`: on its last day it still runs.

    A check-in on that day closes it all the same, since nothing of it is to come.
    """
    return kept.until < day


def marks(profile: Profile, kept: Kept, today: date) -> dict[Id, Mark]:
    """How each entry of the chapter stands on `today`.

    What is said of an action counts whenever it was said; what is said of an offer, a door or a
    step of a kit, only if it was recorded after the chapter was kept.
    """
    record = _Record(profile, kept)
    return {entry.id: record.mark(entry, today) for entry in kept.plan.actions}


class _Record:
    """What a profile says of the entries of a chapter."""

    def __init__(self, profile: Profile, kept: Kept | None) -> None:
        """`kept` is the plan with the chapter; None if no plan was kept."""
        self.ever = _Said.of(profile.history)._replace(done=profile.done, skipped=profile.skipped)
        self.since = _Said.of(recorded_after(profile.history, kept))

    def mark(self, entry: KeptAction, today: date) -> Mark:
        """How `entry` stands on `today`."""
        said = self.since if is_beside_actions(entry.id) else self.ever
        begun_on = said.begun.get(entry.id)
        if entry.half and HALF + entry.id in self.since.done:
            return Mark("done", begun_on)
        if entry.id in said.done:
            return Mark("done", begun_on)
        if entry.id in said.skipped:
            return Mark("skipped", begun_on)
        if entry.due is not None and entry.due < today:
            return Mark("late", begun_on)
        return Mark("open" if begun_on is None else "begun", begun_on)


class _Said(NamedTuple):
    """The entries that were begun, with the day, and those that are done or skipped."""

    begun: Mapping[Id | None, date]
    done: Collection[Id | None]
    skipped: Collection[Id | None]

    @classmethod
    def of(cls, events: Sequence[Event]) -> "_Said":
        """What these events say, of one entry the last."""
        begun = {event.begun: event.on for event in events}
        return cls(begun, done_in(events), {event.skipped for event in events})


def done_in(events: Sequence[Event]) -> set[Id | None]:
    """What is done by these events, and was not taken away since."""
    done: set[Id | None] = set()
    for event in events:
        done.add(event.done)
        done.discard(event.not_done)
    return done - {None}


def recorded_after(history: Sequence[Event], kept: Kept | None) -> Sequence[Event]:
    """What was recorded after a plan was kept; everything if there is none."""
    for place in reversed(range(len(history))):
        if (history[place].on, history[place].plan) == kept:
            return history[place + 1 :]
    return history


def is_marked(profile: Profile, entry: Id, verb: Literal["begin", "done", "skip"]) -> State | None:
    """How an entry stands already, if it cannot be begun, done or skipped again; else None.

    A step of a kit, an offer and a door start afresh with every chapter.
    """
    mark = _Record(profile, last_plan(profile)).mark(KeptAction(entry), date.min)
    if mark.state == "done" or (mark.state == "skipped" and verb != "done"):
        return mark.state
    if mark.state == "begun" and verb == "begin":
        return "begun"
    return None


def first_half(profile: Profile, entry: Id) -> Id | None:
    """The id of the first half of an action, if the chapter holds no more of it; None if it holds
    the whole.
    """
    kept = last_chapter(profile)
    held = kept.plan.actions if kept is not None else ()
    is_halved = any(planned.id == entry and planned.half for planned in held)
    return HALF + entry if is_halved else None


def half_done(profile: Profile) -> frozenset[Id]:
    """The actions of which the first half is done, and not the whole."""
    done = done_in(profile.history)
    halves = {key.removeprefix(HALF) for key in done if key is not None and key.startswith(HALF)}
    return frozenset(halves - set(profile.done))


def left_open(profile: Profile) -> frozenset[Id]:
    """What of the last chapter is neither done nor skipped."""
    return frozenset(_left(profile))


def under_way(profile: Profile) -> frozenset[Id]:
    """What of it was begun."""
    return frozenset(key for key, mark in _left(profile).items() if mark.begun_on is not None)


def _left(profile: Profile) -> dict[Id, Mark]:
    kept = last_chapter(profile)
    if kept is None:
        return {}
    stands = marks(profile, kept, kept.on)
    return {key: mark for key, mark in stands.items() if mark.state not in CLOSED}


def _offers(plan: KeptPlan) -> set[str]:
    return {entry.title for entry in plan.actions if entry.id == "offer"}


def gone_beside(profile: Profile, day: date) -> set[Id]:
    """What stands in chapters beside actions and need not be offered on `day`.

    Steps and checks of a kit, and halves of actions, that were done or skipped within a year,
    and the offer that the profile holds, if it was answered.
    """
    gone: set[Id] = set()
    plan = KeptPlan("")
    for event in profile.history:
        plan = event.plan or plan
        gone.discard(event.not_done or "")
        key = event.done or event.skipped or ""
        if key.startswith(PREFIXES) and (day - event.on).days < YEAR_DAYS:
            gone.add(key)
        if key == "offer" and profile.offer in _offers(plan):
            gone.add(key)
    return gone
