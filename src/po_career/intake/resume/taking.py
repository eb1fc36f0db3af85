"""What of an import goes into a profile.

What is new, what is there already, what would overrule an answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from po_career.frozen import Frozen
from po_career.intake.resume.statements import Statement
from po_career.language.certainty import CERTAINTIES, Certainty
from po_career.profile.growth import rating_by, with_done
from po_career.profile.history import with_rating
from po_career.profile.model import Profile, Rating

Standing = Literal["new", "same", "changes", "kept"]
"""New: the profile says nothing of it. Same: it says that already. Changes: it says something else.
Kept: and that stays as it is.
"""


class Proposal(Frozen):
    """A statement of a file beside what the profile says."""

    statement: Statement
    standing: Standing
    was: str | None
    """What the profile says: the id of a role, months, or a level."""
    why: str | None
    """Why it is not simply taken."""


def proposals(statements: Sequence[Statement], profile: Profile) -> tuple[Proposal, ...]:
    """Each statement beside what `profile` says of the same thing."""
    return tuple(_proposed(statement, profile) for statement in statements)


def is_sure(proposal: Proposal, least: Certainty, *, overrule: bool) -> bool:
    """Whether it may be saved unasked: new, and at least as certain as `least`.

    With `overrule` a role or months that differ from the profile's count as new. A rating that is
    there is never overruled here.
    """
    sure = CERTAINTIES.index(proposal.statement.because.certainty) <= CERTAINTIES.index(least)
    may = proposal.standing == "new" or (
        overrule and proposal.standing == "changes" and proposal.statement.about != "rating"
    )
    return sure and may


def chosen(
    among: Sequence[Proposal], profile: Profile, wanted: Callable[[Proposal], bool]
) -> tuple[Proposal, ...]:
    """Those of `among` that are `wanted`, without months in a role that the profile would not hold
    then.
    """
    taken = [one for one in among if one.standing in ("new", "changes") and wanted(one)]
    held = next((one.statement.id for one in taken if one.statement.about == "role"), profile.role)
    return tuple(
        one for one in taken if one.statement.about != "months_in_role" or one.statement.id == held
    )


def with_taken(profile: Profile, taken: Sequence[Statement], today: date) -> Profile:
    """`profile` with the statements.

    A rating has no evidence, and never takes the place of one that has.
    """
    for statement in taken:
        profile = _with(profile, statement, today)
    return profile


def _proposed(statement: Statement, profile: Profile) -> Proposal:
    def beside(standing: Standing, was: str | None = None, why: str | None = None) -> Proposal:
        return Proposal(statement, standing, was, why)

    if statement.about == "done":
        return beside("same" if statement.id in profile.done else "new")
    if statement.about == "rating":
        own = rating_by(profile, statement.id, "self")
        if own is None:
            return beside("new")
        was = str(own.level)
        if own.level == statement.value:
            return beside("same", was)
        if own.evidence is not None:
            return beside("kept", was, f"you rated it {was} with evidence, and that stays")
        return beside("changes", was, f"you rated it {was} yourself, and that stays")
    if profile.role is None:
        return beside("new")
    if statement.about == "role":
        if profile.role == statement.id:
            return beside("same", profile.role)
        return beside("changes", profile.role, f"your profile says {profile.role}")
    if profile.role != statement.id:
        return beside("new", None, f"your profile says {profile.role}")
    if profile.months_in_role is None:
        return beside("new")
    was = f"{profile.months_in_role:g}"
    if round(profile.months_in_role) == statement.value:
        return beside("same", was)
    return beside("changes", was, f"your profile says {was} months")


def _with(profile: Profile, statement: Statement, today: date) -> Profile:
    """`profile` with one statement, unless that would change nothing or overrule evidence."""
    key, value = statement.id, statement.value
    if statement.about == "done":
        return with_done(profile, key)
    if statement.about == "rating":
        own = rating_by(profile, key, "self")
        if value is None or (own and (own.evidence is not None or own.level == value)):
            return profile
        ratings = with_rating(profile.ratings, key, "self", Rating(value, on=today))
        return replace(profile, ratings=ratings, left_open=_without(profile, f"ratings.{key}"))
    if statement.about == "role" and profile.role != key:
        still_open = _without(profile, "role", "months_in_role")
        return replace(profile, role=key, months_in_role=None, left_open=still_open)
    if statement.about == "months_in_role" and profile.role == key:
        still_open = _without(profile, "months_in_role")
        return replace(profile, months_in_role=value, left_open=still_open)
    return profile


def _without(profile: Profile, *places: str) -> tuple[str, ...]:
    return tuple(place for place in profile.left_open if place not in places)
