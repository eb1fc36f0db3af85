"""A role or a want that the person's own words name, offered as an answer and never set without a
tick.
"""

import re
from dataclasses import replace

from po_career.catalog.model import Catalog
from po_career.errors import UsageError
from po_career.interview.mentioned import mentioned
from po_career.interview.question import Option, Question
from po_career.interview.wishes import MOST_WANTS, tell_target, tell_wants
from po_career.language.mentions import Mention
from po_career.profile.model import Profile

SURE = 0.7
"""What is named less surely is not offered: "sales said no" is about colleagues."""
HELD, TARGET, WANT = "held", "target", "want"
"""What a tick sets: the role of today, a role to reach, a want."""
_WISHED = re.compile(
    r"\b(?:be|become|becoming|move to|switch to|work as|role of)(?: an?| the)? $", re.IGNORECASE
)
"""Just before a role these words make a wish of it."""


def has_new_wish(catalog: Catalog, profile: Profile) -> bool:
    """Whether the words name something that could be an answer and is not one yet."""
    return any(value not in _said(profile) for value in _offered(catalog, profile))


def ask_wish(catalog: Catalog, profile: Profile) -> Question:
    """Which of the roles and wants that were named are meant as an answer."""
    offered = _offered(catalog, profile)
    return Question(
        "ticks",
        "Your words may hold a wish. Which of these is true?",
        options=tuple(Option(value, label) for value, label in offered.items()),
        ticked=_said(profile),
        most=MOST_WANTS,
        hint="Tick what you meant. Enter: none of them.",
        help="Nothing that you write sets a goal by itself. What you tick here, the plan goes by.",
    )


def with_wish(catalog: Catalog, profile: Profile, ticked: tuple[str, ...]) -> Profile:
    """`profile` with what is ticked of the roles and wants that were named, without what is not.

    Raises UsageError if one role is ticked as that of today and as one to reach.
    """
    offered = _offered(catalog, profile)
    role, target = profile.role, profile.target
    wants = [want for want in profile.wants if f"{WANT}:{want}" not in offered]
    for value in offered:
        kind, _, key = value.partition(":")
        if kind == WANT and value in ticked:
            wants.append(key)
        if kind == TARGET:
            target = (key,) if value in ticked else ()
        if kind == HELD and value in ticked:
            role = key
    if role is not None and role in target:
        raise UsageError("a role is either yours today or one to reach: tick one of the two")
    answered = {"role"} if role else set()
    answered |= {"wants", "target"} if wants or target else set()
    left = tuple(place for place in profile.left_open if place not in answered)
    return replace(profile, role=role, target=target, wants=tuple(wants), left_open=left)


def tell_wish(catalog: Catalog, profile: Profile) -> str:
    """What is wanted now, in one line."""
    told = [tell_target(catalog, profile)] if profile.target else []
    told += [tell_wants(catalog, profile)] if profile.wants else []
    return f"  {'; '.join(told) or 'no wish in it'}"


def _said(profile: Profile) -> tuple[str, ...]:
    """The wishes that the profile holds, as the values of options."""
    targets = (f"{TARGET}:{role}" for role in profile.target)
    return (*targets, *(f"{WANT}:{want}" for want in profile.wants))


def _offered(catalog: Catalog, profile: Profile) -> dict[str, str]:
    """What the words name and there is room for: the value of each option, and its label."""
    found: dict[str, str] = {}
    role = _role_in_words(catalog, profile)
    if role is not None:
        title = f'{catalog.roles[role.id].title} (you wrote "{role.words}")'
        if profile.target in ((), (role.id,)):
            found[f"{TARGET}:{role.id}"] = f"I want to reach: {title}"
        if profile.role is None:
            found[f"{HELD}:{role.id}"] = f"My role today is: {title}"
    named: dict[str, str] = {}
    for one in mentioned(catalog, profile.words):
        if one.kind == "want" and one.certainty >= SURE and one.id != profile.drains:
            named.setdefault(one.id, one.words)
    others = len(profile.target) + sum(want not in named for want in profile.wants)
    for want, words in list(named.items())[: max(0, MOST_WANTS - others)]:
        title = catalog.wants[want].title
        found[f"{WANT}:{want}"] = f'I want more of: {title} (you wrote "{words}")'
    return found


def _role_in_words(catalog: Catalog, profile: Profile) -> Mention | None:
    """The role that the words wish for, else the first that they name surely.

    Neither held nor left.
    """
    known = {profile.role, *(former.role for former in profile.former_roles)}
    every = mentioned(catalog, profile.words)
    roles = [one for one in every if one.kind == "role" and one.id not in known]
    for one in roles:
        if _WISHED.search(profile.words[one.line - 1][: one.column]):
            return one
    return next((one for one in roles if one.certainty >= SURE), None)
