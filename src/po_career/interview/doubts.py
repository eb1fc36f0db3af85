"""What the person wonders about: questions of the catalogue that fit them, each with an answer."""

from dataclasses import replace

from po_career.catalog.model import Catalog, Doubt, Id
from po_career.interview.question import Option, Question
from po_career.interview.topic import Answer, Case
from po_career.profile.model import Profile

MOST_OFFERED = 9
MOST_TICKED = 2


def doubts_offered(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """The doubts that fit role, wish and what hurts: those already ticked, those that fit in most
    ways, then those that fit anybody.
    """
    fits = {key: _fit(doubt, profile) for key, doubt in catalog.doubts.items()}
    offered = [key for key, fit in fits.items() if fit is not None]
    offered.sort(key=lambda key: (key not in profile.doubts, -(fits[key] or 0)))
    return tuple(offered[:MOST_OFFERED])


def ask_doubts(case: Case) -> Question:
    """What one wonders about."""
    offered = doubts_offered(case.catalog, case.profile)
    return Question(
        "ticks",
        "Is there anything you wonder about?",
        options=tuple(Option(key, case.catalog.doubts[key].asks) for key in offered),
        ticked=case.profile.doubts,
        most=MOST_TICKED,
        hint="Up to two; the plan answers each in a line. Enter: nothing.",
        help="po-career doubts shows all of them, with their full answers.",
    )


def with_doubts(case: Case, answer: Answer) -> Profile:
    """The profile with these doubts."""
    return replace(case.profile, doubts=answer.ticked)


def tell_doubts(case: Case) -> str:
    """The doubts in one line."""
    doubts = case.catalog.doubts
    asked = [doubts[key].asks for key in case.profile.doubts if key in doubts]
    return f"You wonder: {' '.join(asked) or 'nothing'}"


def _fit(doubt: Doubt, profile: Profile) -> int | None:
    """In how many ways a doubt fits, 0 for a doubt that anybody may have; None if it fits only
    other people.
    """
    low = {skill for skill, ratings in profile.ratings.items() if ratings[0].level <= 1}
    matches = (
        {profile.role, *profile.target}.intersection(doubt.roles),
        {profile.drains, *profile.wants}.intersection(doubt.wants),
        low.union(profile.hurts).intersection(doubt.skills),
    )
    if any(matches):
        return sum(map(bool, matches))
    return None if doubt.roles or doubt.wants or doubt.skills else 0
