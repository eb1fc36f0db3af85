"""What `--what-if` says: a rating, hours, a budget or a target that are taken to be otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from po_career.catalog.model import Catalog
from po_career.cli.options import MOST_HOURS, number
from po_career.cli.person import NO_ROLE, level_of, with_amount
from po_career.errors import UsageError
from po_career.language.find import find_role
from po_career.planning.belief import beliefs
from po_career.planning.plan_model import Change, ChangeKind, Plan
from po_career.planning.what_if import differences
from po_career.profile.model import Profile, Rating

OPTION = "--what-if"
FIELDS: Mapping[ChangeKind, str] = {"hours": "hours_per_week", "budget": "budget", "to": "target"}
"""What may be given beside skills, and the field of the profile that it changes."""
MOST_MONEY = 1_000_000
IMAGINED = "what if"
"""The evidence of a rating that is only imagined: it counts as one with an example, the surest that
there is.
"""


def read_what_if(
    texts: Sequence[str], profile: Profile, catalog: Catalog
) -> tuple[Profile, tuple[Change, ...]]:
    """`profile` as `texts` would have it, and what they change.

    A text is SKILL=LEVEL, or hours=N, budget=N, to=ROLE (a skill of that id goes first);
    budget=none is no limit, to=none no target. A skill's level takes the place of every rating of
    it. Raises UsageError for a name that does not exist, a value that does not fit, and two values
    for one thing: one question has one answer, and to pick one of the two in silence would answer
    another question.
    """
    found: dict[str, tuple[str, Change]] = {}
    for text in texts:
        change = _change(text, profile, catalog)
        before, same = found.setdefault(change.skill or f"={change.what}", (text, change))
        if same != change:
            raise UsageError(_two_values(change, before, text))
    changes = tuple(change for _, change in found.values())
    ratings = {
        change.skill: (Rating(int(change.then or 0), evidence=IMAGINED),)
        for change in changes
        if change.skill is not None
    }
    fields: dict[str, Any] = {
        FIELDS[change.what]: _field(change, profile) for change in changes if change.skill is None
    }
    return replace(profile, ratings={**profile.ratings, **ratings}, **fields), changes


def _two_values(change: Change, before: str, text: str) -> str:
    """What to do about two texts that want different things of the same skill or setting."""
    about = (
        f"the level of {change.skill}"
        if change.skill is not None
        else FIELDS[change.what].replace("_", " ")
    )
    return (
        f'{OPTION} says two things of {about}: "{before.strip()}" and "{text.strip()}"\n'
        "give each thing once; to compare two answers, run the command once for each"
    )


def with_what_if(
    texts: Sequence[str], profile: Profile, catalog: Catalog, plan_for: Callable[[Profile], Plan]
) -> Plan:
    """The plan of `profile` with what would differ; `texts` and errors as for `read_what_if`."""
    today, (other, changes) = plan_for(profile), read_what_if(texts, profile, catalog)
    return replace(today, what_if=differences(today, plan_for(other), changes))


def _change(text: str, profile: Profile, catalog: Catalog) -> Change:
    key, equals, value = (part.strip() for part in text.partition("="))
    what = next((what for what in FIELDS if what == key.lower()), None)
    if what is not None and equals and key not in catalog.skills:
        return Change(what, None, _today(what, profile), _setting(what, value, catalog), None)
    skill, level = level_of(OPTION, text, catalog)
    today = beliefs(catalog, profile)[skill]
    return Change("rating", skill, today.expected, level, today.basis)


def _today(what: ChangeKind, profile: Profile) -> float | str | None:
    """What today's plan counts."""
    if what == "budget":
        return profile.money
    return profile.first_target if what == "to" else profile.hours_per_week


def _field(change: Change, profile: Profile) -> object:
    """What `change` puts into the profile."""
    if change.what == "hours":
        return change.then
    if change.what == "to":
        return () if change.then is None else (change.then,)
    return None if change.then is None else with_amount(profile.budget, float(change.then))


def _setting(what: ChangeKind, value: str, catalog: Catalog) -> float | str | None:
    none = value.lower() == NO_ROLE
    if what == "to":
        return None if none and NO_ROLE not in catalog.roles else find_role(catalog, value)
    if what == "budget" and none:
        return None
    try:
        return number(
            f"{OPTION} {what}",
            value,
            most=MOST_HOURS if what == "hours" else MOST_MONEY,
            above_zero=what == "hours",
        )
    except (
        UsageError
    ) as error:  # an option and its value stand apart there; here an equals sign joins them
        raise UsageError(str(error).replace(f"{OPTION} {what} ", f"{OPTION} {what}=")) from None
