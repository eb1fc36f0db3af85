"""What the options of one run say of the person, over the profile that is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from po_career.catalog.model import Catalog
from po_career.catalog.names import did_you_mean
from po_career.catalog.sentences import level_name
from po_career.cli.answers import (
    applied_of,
    away_of,
    budget_of,
    count_of,
    decided_of,
    former_of,
    load_of,
    names_in,
    own_text,
    roles_in,
    skill_and_text,
    two_at_most,
)
from po_career.cli.options import MOST_HOURS, number
from po_career.errors import UsageError
from po_career.frozen import Frozen
from po_career.language.find import Kind, find_id, find_role
from po_career.profile.model import Budget, FormerRole, Profile, Rating, Situation

NO_ROLE = "none"


class Said(Frozen):
    """The options about the person, as typed; None and () where they were left out."""

    role: str | None = None
    months_in_role: str | None = None
    hours: str | None = None
    budget: str | None = None
    to: str | None = None
    skill: Sequence[str] = ()
    wants: Sequence[str] = ()
    drains: str | None = None
    hurts: Sequence[str] = ()
    load: str | None = None
    decided: str | None = None
    has: Sequence[str] = ()
    lacks: Sequence[str] = ()
    away: Sequence[str] = ()
    words: Sequence[str] = ()
    offer: str | None = None
    doubts: Sequence[str] = ()
    former: Sequence[str] = ()
    holds_part: bool = False
    applied: str | None = None
    count: Sequence[str] = ()
    evidence: Sequence[str] = ()
    usually: Sequence[str] = ()


def with_options(profile: Profile, said: Said, catalog: Catalog) -> Profile:
    """`profile` as the options overrule it. Raises UsageError for a name that does not exist and a
    number that does not fit.
    """
    numbers = {
        "months_in_role": number("--months-in-role", said.months_in_role, most=1200),
        "hours_per_week": number("--hours", said.hours, most=MOST_HOURS, above_zero=True),
    }
    changes: dict[str, Any] = {name: value for name, value in numbers.items() if value is not None}
    if said.budget is not None:
        changes["budget"] = _budget(said.budget, profile.budget)
    if said.to is not None:
        changes["target"] = two_at_most("--to", catalog.roles, roles_in(catalog, [said.to]))
    if said.role is not None:
        changes["role"] = _role(said.role, catalog)
        if changes["role"] != profile.role:  # the months of the profile were spent in another role
            changes.setdefault("months_in_role", None)
    changes |= _wishes(said, catalog)
    changes["situation"] = _situation(profile.situation, said, catalog)
    changes["ratings"] = _with_examples(
        {**profile.ratings, **_ratings(said.skill, catalog)}, said, catalog
    )
    counted = (count_of("--count", [text], catalog) for text in said.count)
    changes["counts"] = {**profile.counts, **dict(counted)}
    return replace(profile, **changes)


def _wishes(said: Said, catalog: Catalog) -> dict[str, Any]:
    """What is wanted, what hurts, the days away and one's own words, by field; each as given takes
    the place of what was saved.
    """
    changes: dict[str, Any] = {}
    if said.wants:
        changes["wants"] = two_at_most(
            "--wants", catalog.wants, _named("want", catalog.wants, said.wants)
        )
    if said.drains is not None:
        named = _named("want", catalog.wants, [said.drains])
        if len(named) > 1:
            raise UsageError(
                f'--drains "{said.drains}" names {len(named)}\ngive the one that drains you most'
            )
        changes["drains"] = next(iter(named), None)
    if said.hurts:
        changes["hurts"] = two_at_most(
            "--hurts", catalog.skills, _named("skill", catalog.skills, said.hurts)
        )
    if said.away:
        changes["away"] = (
            () if _is_none(said.away) else tuple(away_of("--away", text) for text in said.away)
        )
    if said.words:
        changes["words"] = (
            () if _is_none(said.words) else tuple(own_text("--words", text) for text in said.words)
        )
    if said.doubts:
        changes["doubts"] = two_at_most(
            "--doubts", catalog.doubts, _named("doubt", catalog.doubts, said.doubts)
        )
    if said.former:
        changes["former_roles"] = _former(said.former, catalog)
    if said.offer is not None:
        changes["offer"] = None if _is_none([said.offer]) else own_text("--offer", said.offer)
    return changes


def _situation(situation: Situation, said: Said, catalog: Catalog) -> Situation:
    """`situation` as the options overrule it; a need that is said to be there and not to be there
    is a mistake.
    """
    has = _named("need", catalog.needs, said.has) if said.has else ()
    lacks = _named("need", catalog.needs, said.lacks) if said.lacks else ()
    for need in has:
        if need in lacks:
            raise UsageError(f'--has and --lacks both name "{need}"\ngive one of them')
    there = {**situation.there, **dict.fromkeys(has, True), **dict.fromkeys(lacks, False)}
    changes: dict[str, Any] = {"there": there}
    if said.holds_part:
        changes["holds_part"] = True
    if said.applied is not None:
        gone = _is_none([said.applied])
        changes["applied"] = None if gone else applied_of("--applied", said.applied)
    if said.load is not None:
        changes["load"] = load_of("--load", said.load)
    if said.decided is not None:
        changes["decided"] = (
            None if _is_none([said.decided]) else decided_of("--decided", said.decided)
        )
    return replace(situation, **changes)


def _named(kind: Kind, items: Mapping[str, Any], texts: Sequence[str]) -> tuple[str, ...]:
    """The ids that the texts of an option name, each of them one name or several; none
    for "none".
    """
    if _is_none(texts):
        return ()
    ids = [i for text in texts for i in names_in(kind, items, [text])]
    return tuple(dict.fromkeys(ids))


def _is_none(texts: Sequence[str]) -> bool:
    return [text.strip().casefold() for text in texts] == [NO_ROLE]


def _budget(text: str, saved: Budget | None) -> Budget:
    """The budget of an option; a bare amount leaves the rest of the saved one as it is."""
    said = budget_of("--budget", text)
    return with_amount(saved, said.amount) if said == Budget(said.amount) else said


def with_amount(budget: Budget | None, amount: float) -> Budget:
    """`budget` with another amount; the rest of it stays."""
    return Budget(amount) if budget is None else replace(budget, amount=amount)


def _role(text: str, catalog: Catalog) -> str | None:
    """The role's id; None for "none" where no role of the catalogue has that name."""
    return (
        None
        if text.strip().lower() == NO_ROLE and NO_ROLE not in catalog.roles
        else find_role(catalog, text)
    )


def level_of(option: str, text: str, catalog: Catalog) -> tuple[str, int]:
    """The skill and the level that `option` was given as ID=LEVEL, a number or a name. Raises
    UsageError.
    """
    name, equals, level = (part.strip() for part in text.rpartition("="))
    if not equals or not name:
        example = f"for example {option} communication=3"
        raise UsageError(f'{option} "{text}" does not fit\nexpected a skill and a level, {example}')
    try:
        found = level_named(catalog, level)
    except UsageError as error:
        raise UsageError(f'{option} "{text}": {error}') from None
    return find_id("skill", catalog.skills, name), found


def level_named(catalog: Catalog, text: str) -> int:
    """The level that `text` names, by its number or its name in any case. Raises UsageError with
    all of them.
    """
    wanted = " ".join(text.split()).casefold()
    for step in catalog.scale.levels:
        if wanted in {
            str(step.level),
            step.name.casefold(),
            level_name(catalog, step.level).casefold(),
        }:
            return step.level
    near = did_you_mean(text, [step.name for step in catalog.scale.levels])
    levels = ", ".join(level_name(catalog, step.level) for step in catalog.scale.levels)
    raise UsageError(
        "\n".join(filter(None, (f'"{text}" is not a level', near, f"levels: {levels}")))
    )


def _ratings(said: Sequence[str], catalog: Catalog) -> Mapping[str, tuple[Rating, ...]]:
    """`--skill ID=LEVEL`, each a rating by oneself; the last one of a skill counts."""
    return {
        skill: (Rating(level),)
        for skill, level in (level_of("--skill", text, catalog) for text in said)
    }


def _former(texts: Sequence[str], catalog: Catalog) -> tuple[FormerRole, ...]:
    """The former roles, in place of those that were saved; none for "none"."""
    if _is_none(texts):
        return ()
    return tuple(former_of("--former", text, catalog) for text in texts)


def _with_examples(
    ratings: Mapping[str, tuple[Rating, ...]], said: Said, catalog: Catalog
) -> Mapping[str, tuple[Rating, ...]]:
    """`ratings` with examples, and with what usually happens, each beside one's own level."""
    found = dict(ratings)
    for option, texts in (("--evidence", said.evidence), ("--usually", said.usually)):
        for text in texts:
            skill, words = skill_and_text(option, [text], catalog, "communication='...'")
            own = next((one for one in found.get(skill, ()) if one.by == "self"), None)
            if own is None:
                raise UsageError(
                    f'{option} "{text}" goes with a level\nadd for example --skill {skill}=3'
                )
            line = own_text(option, words)
            now = replace(own, evidence=line)
            if option == "--usually":
                now = replace(own, usually=line)
            found[skill] = tuple(now if one is own else one for one in found[skill])
    return found
