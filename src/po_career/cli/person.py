"""What the options of one run say of the person, over the profile that is in force."""

from collections.abc import Sequence
from dataclasses import replace

from po_career.catalog.model import Catalog
from po_career.cli.answers import IS_MET, SETTINGS, skill_and_value, value_of, with_value
from po_career.cli.common import Said
from po_career.cli.options import misfit
from po_career.errors import UsageError
from po_career.profile.growth import rating_by
from po_career.profile.history import with_rating
from po_career.profile.model import Budget, Profile, Rating

ROLE = ("your role", "--role ROLE", "--role product-owner")
HOURS = ("hours a week", "--hours N", "--hours 4")
SKILL = ("a skill", "--skill SKILL=LEVEL", "--skill communication=3")
"""What may be missing: its name, its option, and an example."""


def missing(why: str, answers: Sequence[tuple[str, str, str]]) -> UsageError:
    """That these answers are missing, and how to give them."""
    width = max(len(option) for _, option, _ in answers)
    lines = [why]
    for what, option, example in answers:
        lines.append(f"{what:<14}  {option:<{width}}  for example {example}")
    return UsageError("\n".join(lines))


def with_options(profile: Profile, said: Said, catalog: Catalog) -> Profile:
    """`profile` as the options overrule it; each takes the place of what was saved.

    Raises UsageError for a name that does not exist and a value that does not fit.
    """
    after = profile
    needs: dict[str, Sequence[str]] = {}
    for key in SETTINGS:
        option = "to" if key == "target" else key
        if option not in said:
            continue
        value = value_of(key, f"--{option}", [[text] for text in said[option]], catalog)
        if isinstance(value, Budget) and value == Budget(value.amount):
            value = with_amount(profile.budget, value.amount)
        if key in IS_MET:
            needs[key] = value or ()
        after = with_value(after, key, value)
    for need in set(needs.get("has", ())).intersection(needs.get("lacks", ())):
        raise UsageError(f'--has and --lacks both name "{need}"\ngive one of them')
    return _with_skills(after, said, catalog)


def with_amount(budget: Budget | None, amount: float) -> Budget:
    """`budget` with another amount; the rest of it stays."""
    return Budget(amount) if budget is None else replace(budget, amount=amount)


def _with_skills(profile: Profile, said: Said, catalog: Catalog) -> Profile:
    """`profile` with levels, counts and examples. A level is a rating by oneself, in the place of
    all others; an example stands beside one's own level.
    """
    ratings, counts = dict(profile.ratings), dict(profile.counts)
    for text in said.get("skill", ()):
        skill, level = skill_and_value("skill", "--skill", [text], catalog)
        ratings.pop(skill, None)
        if level is not None:
            ratings[skill] = (Rating(level),)
    for text in said.get("count", ()):
        skill, counted = skill_and_value("count", "--count", [text], catalog)
        counts.pop(skill, None)
        if counted is not None:
            counts[skill] = counted
    for key in ("evidence", "usually"):
        for text in said.get(key, ()):
            skill, example = skill_and_value(key, f"--{key}", [text], catalog)
            own = rating_by(replace(profile, ratings=ratings), skill, "self")
            if own is None:
                hint = f"it needs a level beside it\nadd, for example, --skill {skill}=3"
                raise misfit(f"--{key}", text, hint)
            change = {key: example}
            ratings = dict(with_rating(ratings, skill, "self", replace(own, **change)))
    return replace(profile, ratings=ratings, counts=counts)
