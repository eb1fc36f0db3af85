"""What the options of one run say of the person, over the profile that is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from po_career.catalog.model import Catalog
from po_career.catalog.names import find_id, find_role
from po_career.cli.options import MOST_HOURS, number
from po_career.errors import UsageError
from po_career.profile.model import Budget, Profile, Rating

NO_ROLE = "none"


@dataclass(frozen=True, slots=True)
class Said:
    """The options about the person, as typed; None and () where they were left out."""

    role: str | None = None
    months_in_role: str | None = None
    hours: str | None = None
    budget: str | None = None
    to: str | None = None
    skill: Sequence[str] = ()


def with_options(profile: Profile, said: Said, catalog: Catalog) -> Profile:
    """`profile` as the options overrule it. Raises UsageError for a name that does not exist and a number that does not fit."""
    numbers = {
        "months_in_role": number("--months-in-role", said.months_in_role, most=1200),
        "hours_per_week": number("--hours", said.hours, most=MOST_HOURS, above_zero=True),
    }
    changes: dict[str, Any] = {name: value for name, value in numbers.items() if value is not None}
    if (amount := number("--budget", said.budget)) is not None:
        changes["budget"] = with_amount(profile.budget, amount)
    if said.to is not None:
        changes["target"] = (find_role(catalog, said.to),)
    if said.role is not None:
        changes["role"] = _role(said.role, catalog)
        if changes["role"] != profile.role:  # the months of the profile were spent in another role
            changes.setdefault("months_in_role", None)
    return replace(profile, ratings={**profile.ratings, **_ratings(said.skill, catalog)}, **changes)


def with_amount(budget: Budget | None, amount: float) -> Budget:
    """`budget` with another amount; the rest of it stays."""
    return Budget(amount) if budget is None else replace(budget, amount=amount)


def _role(text: str, catalog: Catalog) -> str | None:
    """The role's id; None for "none" where no role of the catalogue has that name."""
    return None if text.strip().lower() == NO_ROLE and NO_ROLE not in catalog.roles else find_role(catalog, text)


def level_of(option: str, text: str, catalog: Catalog) -> tuple[str, int]:
    """The skill and the level that `option` was given as ID=LEVEL. Raises UsageError."""
    name, equals, level = (part.strip() for part in text.rpartition("="))
    if not equals or not name:
        raise UsageError(f'{option} "{text}" does not fit\nexpected a skill and a level, for example {option} communication=3')
    if level not in {str(one.level) for one in catalog.scale.levels}:
        levels = ", ".join(f"{one.level} {one.name}" for one in catalog.scale.levels)
        raise UsageError(f'{option} "{text}": "{level}" is no level\nlevels: {levels}')
    return find_id("skill", catalog.skills, name), int(level)


def _ratings(said: Sequence[str], catalog: Catalog) -> Mapping[str, tuple[Rating, ...]]:
    """`--skill ID=LEVEL`, each a rating by oneself; the last one of a skill counts."""
    return {skill: (Rating(level),) for skill, level in (level_of("--skill", text, catalog) for text in said)}
