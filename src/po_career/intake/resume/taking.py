"""What of an import goes into a profile.

What is new, what is there already, what would overrule an answer.
"""

from collections.abc import Callable, Mapping, Sequence
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
    return tuple(_PROPOSED[one.about](one, profile) for one in statements)


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
    for one in taken:
        profile = _TAKEN[one.about](profile, one, today)
    return profile


def _role(one: Statement, profile: Profile) -> Proposal:
    if profile.role is None:
        return Proposal(one, "new", None, None)
    if profile.role == one.id:
        return Proposal(one, "same", profile.role, None)
    return Proposal(one, "changes", profile.role, f"your profile says {profile.role}")


def _months(one: Statement, profile: Profile) -> Proposal:
    if profile.role not in (None, one.id):
        return Proposal(one, "new", None, f"your profile says {profile.role}")
    held = profile.months_in_role
    if held is None or profile.role is None:
        return Proposal(one, "new", None, None)
    if round(held) == one.value:
        return Proposal(one, "same", f"{held:g}", None)
    return Proposal(one, "changes", f"{held:g}", f"your profile says {held:g} months")


def _rating(one: Statement, profile: Profile) -> Proposal:
    own = rating_by(profile, one.id, "self")
    if own is None:
        return Proposal(one, "new", None, None)
    if own.level == one.value:
        return Proposal(one, "same", str(own.level), None)
    if own.evidence is not None:
        return Proposal(
            one, "kept", str(own.level), f"you rated it {own.level} with evidence, and that stays"
        )
    return Proposal(
        one, "changes", str(own.level), f"you rated it {own.level} yourself, and that stays"
    )


def _done(one: Statement, profile: Profile) -> Proposal:
    return Proposal(one, "same" if one.id in profile.done else "new", None, None)


def _take_role(profile: Profile, one: Statement, _: date) -> Profile:
    if profile.role == one.id:
        return profile
    still_open = _without(profile, "role", "months_in_role")
    return replace(profile, role=one.id, months_in_role=None, left_open=still_open)


def _take_months(profile: Profile, one: Statement, _: date) -> Profile:
    if profile.role != one.id:
        return profile
    return replace(profile, months_in_role=one.value, left_open=_without(profile, "months_in_role"))


def _take_rating(profile: Profile, one: Statement, today: date) -> Profile:
    own = rating_by(profile, one.id, "self")
    if one.value is None or (
        own is not None and (own.evidence is not None or own.level == one.value)
    ):
        return profile
    ratings = with_rating(profile.ratings, one.id, "self", Rating(one.value, on=today))
    return replace(profile, ratings=ratings, left_open=_without(profile, f"ratings.{one.id}"))


def _take_done(profile: Profile, one: Statement, _: date) -> Profile:
    return with_done(profile, one.id)


def _without(profile: Profile, *places: str) -> tuple[str, ...]:
    return tuple(place for place in profile.left_open if place not in places)


_PROPOSED: Mapping[str, Callable[[Statement, Profile], Proposal]] = {
    "role": _role,
    "months_in_role": _months,
    "rating": _rating,
    "done": _done,
}
_TAKEN: Mapping[str, Callable[[Profile, Statement, date], Profile]] = {
    "role": _take_role,
    "months_in_role": _take_months,
    "rating": _take_rating,
    "done": _take_done,
}
