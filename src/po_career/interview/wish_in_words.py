"""A role or a want that the person's own words name: offered as an answer, and never set without a
tick.
"""

import re
from dataclasses import replace

from po_career.catalog.model import Catalog
from po_career.errors import UsageError
from po_career.interview.mentioned import mentioned
from po_career.interview.question import Option, Question
from po_career.interview.question_topic import Answer, Case
from po_career.interview.wishes import MOST_WANTS, tell_target, tell_wants
from po_career.language.mentions import Mention
from po_career.profile.model import Profile

SURE = 0.7
"""The least certainty with which a mention is offered: "sales said no" is about colleagues."""
HELD, TARGET, WANT = "held", "target", "want"
"""What a tick sets: the role of today, a role to reach, a want."""
_WISHED = re.compile(
    r"\b(?:be|become|becoming|move to|switch to|work as|role of)(?: an?| the)? $", re.IGNORECASE
)
"""Words that make a wish of the role that follows them."""


def has_new_wish(catalog: Catalog, profile: Profile) -> bool:
    """Whether the words name something that could be an answer and is not one yet."""
    known = _known(profile)
    return any(value not in known for value in _offered(catalog, profile))


def ask_wish(case: Case) -> Question:
    """Which of the roles and wants that were named are meant as an answer."""
    offered = _offered(case.catalog, case.profile)
    return Question(
        "ticks",
        "Your words may hold a wish. Which of these is true?",
        options=tuple(Option(value, label) for value, label in offered.items()),
        ticked=_known(case.profile),
        most=MOST_WANTS,
        hint="Tick what you meant. Enter: none of them.",
        help="Nothing that you write sets a goal by itself. What you tick here, the plan goes by.",
    )


def with_wish(case: Case, answer: Answer) -> Profile:
    """The profile with what is ticked of the roles and wants that were named, and without the
    others.

    Raises UsageError if one role is ticked both as that of today and as one to reach.
    """
    profile, offered = case.profile, _offered(case.catalog, case.profile)
    role, target = profile.role, profile.target
    wants = [want for want in profile.wants if f"{WANT}:{want}" not in offered]
    for value in offered:
        kind, _, key = value.partition(":")
        is_meant = value in answer.ticked
        if kind == TARGET:
            target = (key,) if is_meant else ()
        elif is_meant and kind == HELD:
            role = key
        elif is_meant:
            wants.append(key)
    if role in target:
        raise UsageError("a role is either yours today or one to reach: tick one of the two")
    return _closed(replace(profile, role=role, target=target, wants=tuple(wants)))


def tell_wish(case: Case) -> str:
    """What is wanted now, in one line."""
    told = [tell_target(case)] if case.profile.target else []
    if case.profile.wants:
        told.append(tell_wants(case))
    return f"  {'; '.join(told) or 'no wish in it'}"


def _closed(profile: Profile) -> Profile:
    """`profile` with nothing left open that it now answers."""
    has_wish = bool(profile.wants or profile.target)
    answers = {"role": profile.role is not None, "wants": has_wish, "target": has_wish}
    left = tuple(place for place in profile.left_open if not answers.get(place))
    return replace(profile, left_open=left)


def _known(profile: Profile) -> tuple[str, ...]:
    """The wishes that the profile holds, as the values of options."""
    targets = [f"{TARGET}:{role}" for role in profile.target]
    return (*targets, *[f"{WANT}:{want}" for want in profile.wants])


def _offered(catalog: Catalog, profile: Profile) -> dict[str, str]:
    """What the words name, as far as there is room for it: value and label of each option."""
    offered: dict[str, str] = {}
    role = _role_in_words(catalog, profile)
    if role is not None:
        title = f'{catalog.roles[role.id].title} (you wrote "{role.words}")'
        if profile.target in ((), (role.id,)):
            offered[f"{TARGET}:{role.id}"] = f"I want to reach: {title}"
        if profile.role is None:
            offered[f"{HELD}:{role.id}"] = f"My role today is: {title}"
    named: dict[str, str] = {}
    for mention in mentioned(catalog, profile.words):
        is_sure = mention.certainty >= SURE
        if mention.kind == "want" and is_sure and mention.id != profile.drains:
            named.setdefault(mention.id, mention.words)
    others = len(profile.target) + sum(want not in named for want in profile.wants)
    for want, words in list(named.items())[: max(0, MOST_WANTS - others)]:
        title = catalog.wants[want].title
        offered[f"{WANT}:{want}"] = f'I want more of: {title} (you wrote "{words}")'
    return offered


def _role_in_words(catalog: Catalog, profile: Profile) -> Mention | None:
    """The role that the words wish for, else the first that they surely name; never one that is or
    was held.
    """
    known = {profile.role, *[former.role for former in profile.former_roles]}
    named = mentioned(catalog, profile.words)
    roles = [mention for mention in named if mention.kind == "role" and mention.id not in known]
    for role in roles:
        if _WISHED.search(profile.words[role.line - 1][: role.column]):
            return role
    return next((role for role in roles if role.certainty >= SURE), None)
