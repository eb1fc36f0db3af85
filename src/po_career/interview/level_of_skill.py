"""The level of a skill, and the countable fact that checks it."""

from dataclasses import replace

from po_career.catalog.sentences import level_name, sentence_of, wants_example
from po_career.errors import UsageError
from po_career.interview.own_words import TAKE_BACK
from po_career.interview.quantities import read_count
from po_career.interview.question import Option, Question
from po_career.interview.question_topic import Answer, Case
from po_career.profile.model import Profile, Rating
from po_career.text import printable


def ask_level(case: Case) -> Question:
    """Which sentence of a skill is true of the person."""
    return level_question(case, f"{case.name}: which sentence is true of you today?", case.own)


def level_question(case: Case, title: str, rating: Rating | None) -> Question:
    """A question for the level of a skill, with the last rating as its default."""
    catalog, skill = case.catalog, case.skill
    return Question(
        "level",
        title,
        options=tuple(
            Option(str(level.level), sentence_of(catalog, skill, level.level))
            for level in catalog.scale.levels
        ),
        default=None if rating is None else str(rating.level),
        default_label="" if rating is None else level_name(catalog, rating.level),
        hint=catalog.skills[skill].definition or "",
        help=(
            "If you hesitate between two, take the lower one. Not sure is an answer too: it is not"
            " counted as zero."
        ),
    )


def with_level(case: Case, answer: Answer) -> Profile:
    """The profile with a level of the person's own, or without one.

    An example of the earlier rating stays while the level wants one, else what usually happens.
    Raises UsageError for anything but a level.
    """
    profile, skill, top = case.profile, case.skill, case.catalog.scale.top
    before = case.own
    held = [rating for rating in profile.ratings.get(skill, ()) if rating.by != "self"]
    if answer.said is not None:
        if answer.said not in map(str, range(top + 1)):
            raise UsageError(f'"{printable(answer.said)}" is not a level: 0 to {top}')
        rating = Rating(int(answer.said), on=case.today)
        if before is not None and wants_example(case.catalog, rating.level):
            rating = replace(rating, evidence=before.evidence)
        elif before is not None:
            rating = replace(rating, usually=before.usually)
        held.insert(0, rating)
    ratings = {**profile.ratings, skill: tuple(held)}
    if not held:
        del ratings[skill]
    return replace(profile, ratings=ratings)


def tell_level(case: Case) -> str:
    """The level in one line."""
    said = level_name(case.catalog, case.own.level) if case.own else "not sure"
    return f"{case.name}: {said}"


def ask_count(case: Case) -> Question:
    """The fact that others could count, too."""
    skill, count = case.catalog.skills[case.skill], case.profile.counts.get(case.skill)
    known = None if count is None else str(count)
    return Question(
        "number",
        skill.check.asks if skill.check is not None else case.name,
        default=known,
        default_label=known or "",
        optional=True,
        hint="A whole number, 0 too. Enter skips." + (TAKE_BACK if known else ""),
        help=(
            f"It is a fact that others can count, so it says more about {case.name} than a"
            " sentence can."
        ),
    )


def with_count(case: Case, answer: Answer) -> Profile:
    """The profile with the answer to a skill's check; without one an earlier answer goes."""
    counts = {key: count for key, count in case.profile.counts.items() if key != case.skill}
    if answer.said is not None:
        counts[case.skill] = read_count(answer.said)
    return replace(case.profile, counts=counts)


def tell_count(case: Case) -> str:
    """The count, and the level that it allows if that is lower than the rating."""
    count, check = case.profile.counts.get(case.skill), case.catalog.skills[case.skill].check
    if count is None or check is None:
        return "  not counted"
    caps = [level for most, level in check.caps.items() if count <= most]
    allowed = min(caps, default=case.catalog.scale.top)
    if case.own is not None and case.own.level > allowed:
        return f"  {count}, so it counts as {level_name(case.catalog, allowed)} for now"
    return f"  {count}"
