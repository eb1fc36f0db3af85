"""What `--what-if` says: another level, other hours, another budget or target."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from po_career.catalog.model import Catalog
from po_career.cli.answers import hours, is_none, item, level_of, skill_and_text
from po_career.cli.options import number
from po_career.cli.person import with_amount
from po_career.errors import UsageError
from po_career.language.find import says_none
from po_career.planning.belief import beliefs
from po_career.planning.plan_model import Change, ChangeKind, Plan
from po_career.planning.what_if import differences
from po_career.profile.model import Profile, Rating

OPTION = "--what-if"
FIELDS: Mapping[ChangeKind, str] = {"hours": "hours_per_week", "budget": "budget", "to": "target"}
"""What may be given besides skills, and the field of the profile that it changes."""
IMAGINED = "what if"
"""The evidence of a rating that is only imagined: it counts as surely as one with an example."""


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
    given: dict[str, tuple[str, Change]] = {}
    for text in texts:
        change = _change(text, profile, catalog)
        about = FIELDS.get(change.what, "").replace("_", " ")
        if change.skill is not None:
            about = f"the level of {change.skill}"
        before, same = given.setdefault(about, (text, change))
        if same != change:
            raise UsageError(
                f'{OPTION} gives two values for {about}: "{before.strip()}" and "{text.strip()}"\n'
                "give each thing once; to compare two answers, run the command once for each"
            )
    changes = tuple(change for _, change in given.values())
    return _with_changes(profile, changes), changes


def with_what_if(
    texts: Sequence[str], profile: Profile, catalog: Catalog, plan_for: Callable[[Profile], Plan]
) -> Plan:
    """The plan of `profile` with what would differ; `texts` and errors as for `read_what_if`."""
    today, (other, changes) = plan_for(profile), read_what_if(texts, profile, catalog)
    return replace(today, what_if=differences(today, plan_for(other), changes))


def _with_changes(profile: Profile, changes: Sequence[Change]) -> Profile:
    ratings, fields = dict(profile.ratings), dict[str, Any]()
    for change in changes:
        value: Any = change.then
        if change.skill is not None:
            ratings[change.skill] = (Rating(value, evidence=IMAGINED),)
            continue
        if change.what == "to":
            value = () if value is None else (value,)
        elif change.what == "budget" and value is not None:
            value = with_amount(profile.budget, value)
        fields[FIELDS[change.what]] = value
    return replace(profile, ratings=ratings, **fields)


def _change(text: str, profile: Profile, catalog: Catalog) -> Change:
    key, equals, value = (part.strip() for part in text.partition("="))
    what = key.lower()
    if not equals or what not in FIELDS or key in catalog.skills:
        skill, level = skill_and_text("skill", OPTION, [text], catalog)
        today = beliefs(catalog, profile)[skill]
        then = level_of(OPTION, level, catalog)
        return Change("rating", skill, today.expected, then, today.basis)
    label = f"{OPTION} {what}="
    if what == "hours":
        return Change("hours", None, profile.hours_per_week, hours(label, value), None)
    if what == "budget":
        amount = None if is_none([value]) else number(label, value)
        return Change("budget", None, profile.money, amount, None)
    role = None if says_none(catalog.roles, value) else item(catalog, "role", label, value)
    return Change("to", None, profile.first_target, role, None)
