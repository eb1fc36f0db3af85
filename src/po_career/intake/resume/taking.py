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


_OPEN: tuple[Standing, ...] = ("new", "changes")
"""What may be taken."""


class Proposal(Frozen):
    """A statement of a file beside what the profile says."""

    statement: Statement
    standing: Standing
    was: str | None = None
    """What the profile says: the id of a role, months, or a level."""
    why: str | None = None
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
    taken = [one for one in among if one.standing in _OPEN and wanted(one)]
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
    if statement.about == "done":
        return Proposal(statement, "same" if statement.id in profile.done else "new")
    if statement.about == "rating":
        return _rating(statement, rating_by(profile, statement.id, "self"))
    if profile.role is None:
        return Proposal(statement, "new")
    if statement.about == "months_in_role":
        return _months(statement, profile)
    if profile.role == statement.id:
        return Proposal(statement, "same", profile.role)
    return Proposal(statement, "changes", profile.role, f"your profile says {profile.role}")


def _rating(statement: Statement, own: Rating | None) -> Proposal:
    if own is None:
        return Proposal(statement, "new")
    was = str(own.level)
    if own.level == statement.value:
        return Proposal(statement, "same", was)
    if own.evidence is not None:
        why = f"you rated it {was} with evidence, and that stays"
        return Proposal(statement, "kept", was, why)
    return Proposal(statement, "changes", was, f"you rated it {was} yourself, and that stays")


def _months(statement: Statement, profile: Profile) -> Proposal:
    if profile.role != statement.id:
        return Proposal(statement, "new", None, f"your profile says {profile.role}")
    if profile.months_in_role is None:
        return Proposal(statement, "new")
    was = f"{profile.months_in_role:g}"
    if round(profile.months_in_role) == statement.value:
        return Proposal(statement, "same", was)
    return Proposal(statement, "changes", was, f"your profile says {was} months")


def _with(profile: Profile, statement: Statement, today: date) -> Profile:
    """`profile` with one statement, unless that would change nothing or overrule evidence."""
    key, value = statement.id, statement.value
    if statement.about == "months_in_role":
        if profile.role != key:
            return profile
        still_open = _without(profile, "months_in_role")
        return replace(profile, months_in_role=value, left_open=still_open)
    if _proposed(statement, profile).standing not in _OPEN:
        return profile
    if statement.about == "done":
        return with_done(profile, key)
    if statement.about == "role":
        still_open = _without(profile, "role", "months_in_role")
        return replace(profile, role=key, months_in_role=None, left_open=still_open)
    ratings = with_rating(profile.ratings, key, "self", Rating(value or 0, on=today))
    return replace(profile, ratings=ratings, left_open=_without(profile, f"ratings.{key}"))


def _without(profile: Profile, *places: str) -> tuple[str, ...]:
    return tuple(place for place in profile.left_open if place not in places)
