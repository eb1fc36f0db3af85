"""The part of a profile that may be handed over; the rest is for the person alone."""

from collections.abc import Sequence
from dataclasses import replace

from po_career.catalog.model import Catalog, Id, KitFor
from po_career.profile.model import Event, Profile, Rating, Situation

PRIVATE_KEYS = ("words", "offer", "hurts", "counts", "doubts", "situation", "history")
"""Keys of a profile that hold private answers, some of them beside others."""
TEAM_PRIVATE_KEYS = (
    *PRIVATE_KEYS,
    *("target", "wants", "drains", "interests", "budget", "away"),
)
"""The same for a manager's picture of many people."""
SHARED_KITS: Sequence[KitFor] = ("pass-probation", "promotion-in-house", "sideways-in-house")
"""Kits that may be handed over; every other one is for the person alone."""


def shared(profile: Profile) -> Profile:
    """`profile` without what is private: what may stand in a file that somebody else reads.

    Private are one's own words, the offer, what hurts, counts, doubts, the load, what is decided,
    applications, and the examples of ratings and what usually happens instead, in the history too,
    and the chapters that were kept, since they follow from all this.
    """
    return replace(
        profile,
        words=(),
        offer=None,
        hurts=(),
        counts={},
        doubts=(),
        situation=Situation(holds_part=profile.situation.holds_part, there=profile.situation.there),
        ratings={
            skill: tuple(map(_shared_rating, given)) for skill, given in profile.ratings.items()
        },
        history=tuple(_shared_event(event) for event in profile.history if not _tells(event)),
    )


def shared_with_a_team(profile: Profile) -> Profile:
    """What of `profile` a manager's picture of many people rests on: `shared`, without what the
    person wants and what drains them, without their money, and without their plans.
    """
    return replace(
        shared(profile),
        target=(),
        wants=(),
        drains=None,
        interests=(),
        budget=None,
        away=(),
        situation=Situation(there=profile.situation.there),
    )


def with_shared_kits(catalog: Catalog) -> Catalog:
    """`catalog` without the kits that are for the person alone."""
    kits = {key: kit for key, kit in catalog.kits.items() if kit.for_ in SHARED_KITS}
    return replace(catalog, kits=kits)


def _is_own(key: Id) -> bool:
    """Whether an entry of a chapter is the answer to an offer, or a part of a kit."""
    return key == "offer" or key.startswith(("kit:", "check:"))


def _tells(event: Event) -> bool:
    """Whether the event is about such an entry, or keeps a chapter."""
    marked = (event.begun, event.done, event.not_done, event.skipped)
    return event.plan is not None or any(_is_own(key) for key in marked if key is not None)


def _shared_rating(rating: Rating) -> Rating:
    return replace(rating, evidence=None, usually=None)


def _shared_event(event: Event) -> Event:
    rating = None if event.rating is None else _shared_rating(event.rating)
    was = None if event.was is None else _shared_rating(event.was)
    return replace(event, rating=rating, was=was)
