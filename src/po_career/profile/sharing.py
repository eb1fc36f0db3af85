"""What of a profile may be handed over: the rest is for the person alone."""

from dataclasses import replace

from po_career.profile.model import Event, Profile, Rating, Situation


def shared(profile: Profile) -> Profile:
    """`profile` without what is private: what may stand in a file that somebody else reads.

    Private are one's own words, the offer, what hurts, counts, doubts, the load, what is decided, applications, and the examples
    of ratings and what usually happens instead, in the history too.
    """
    return replace(
        profile,
        words=(),
        offer=None,
        hurts=(),
        counts={},
        doubts=(),
        situation=Situation(holds_part=profile.situation.holds_part, there=profile.situation.there),
        ratings={skill: tuple(map(_shared_rating, given)) for skill, given in profile.ratings.items()},
        history=tuple(map(_shared_event, profile.history)),
    )


def _shared_rating(rating: Rating) -> Rating:
    return replace(rating, evidence=None, usually=None)


def _shared_event(event: Event) -> Event:
    rating = None if event.rating is None else _shared_rating(event.rating)
    was = None if event.was is None else _shared_rating(event.was)
    return replace(event, rating=rating, was=was)
