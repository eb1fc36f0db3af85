"""What the person wonders about: questions of the catalogue that fit them, each with an answer."""

from dataclasses import replace

from po_career.catalog.model import Catalog, Doubt, Id
from po_career.interview.question import Option, Question
from po_career.profile.model import Profile

MOST_OFFERED = 9
MOST_TICKED = 2


def doubts_offered(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """The doubts that fit role, wish and what hurts.

    Those that fit in most ways first, then those of anybody.
    """
    fits = {key: _fit(doubt, profile) for key, doubt in catalog.doubts.items()}
    found = [key for key, fit in fits.items() if fit is not None]
    found.sort(key=lambda key: (key not in profile.doubts, -(fits[key] or 0)))
    return tuple(found[:MOST_OFFERED])


def ask_doubts(catalog: Catalog, profile: Profile) -> Question:
    """What one wonders about."""
    offered = doubts_offered(catalog, profile)
    return Question(
        "ticks",
        "Is there anything you wonder about?",
        options=tuple(Option(key, catalog.doubts[key].asks) for key in offered),
        ticked=profile.doubts,
        most=MOST_TICKED,
        hint="Up to two; the plan answers each in a line. Enter: nothing.",
        help="po-career doubts shows all of them, with their full answers.",
    )


def with_doubts(profile: Profile, ticked: tuple[str, ...]) -> Profile:
    """`profile` with these doubts."""
    return replace(profile, doubts=ticked)


def tell_doubts(catalog: Catalog, profile: Profile) -> str:
    """The doubts in one line."""
    asked = [catalog.doubts[key].asks for key in profile.doubts if key in catalog.doubts]
    return f"You wonder: {' '.join(asked) or 'nothing'}"


def _fit(doubt: Doubt, profile: Profile) -> int | None:
    """In how many ways a doubt fits; None if it is somebody else's."""
    ways = 0
    if profile.role in doubt.roles or set(profile.target).intersection(doubt.roles):
        ways += 1
    if set(profile.wants).intersection(doubt.wants) or profile.drains in doubt.wants:
        ways += 1
    short = {
        *profile.hurts,
        *(skill for skill, held in profile.ratings.items() if held[0].level <= 1),
    }
    if short.intersection(doubt.skills):
        ways += 1
    if ways or not (doubt.roles or doubt.wants or doubt.skills):
        return ways
    return None
