"""The words of the interview: each question, and the line that stays once it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import level_name, sentence_of
from po_career.interview import doubts, facts, own_words, symptoms, wish_in_words, wishes
from po_career.interview.own_words import TAKE_BACK
from po_career.interview.question import Option, Question
from po_career.interview.topic import NONE, USUAL_HOURS, Topic, is_before
from po_career.interview.wishes import reader_of_titles, role_options, title_of_role
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile, Rating

SECONDS_A_QUESTION = 15


def question_about(
    catalog: Catalog,
    profile: Profile,
    topic: Topic,
    number: int,
    about: int,
    today: date = date.min,
) -> Question:
    """The question for `topic`, with the last answer as its default.

    `today` is the day after which a decision lies.
    """
    question = _ASK[topic.about](_About(catalog, profile, topic.skill, today))
    return replace(question, number=number, about=about)


def with_last_answer(question: Question, rating: Rating | None) -> Question:
    """`question` with the last answer and its day in the hint, for whoever is asked again."""
    if rating is None or not question.default_label:
        return question
    on = "" if rating.on is None else f", of {rating.on.day} {rating.on:%b} {rating.on.year}"
    return replace(
        question, hint=f"{question.hint} Your last answer{on}: {question.default_label}.".strip()
    )


class _About(NamedTuple):
    """What a question rests on."""

    catalog: Catalog
    profile: Profile
    skill: str
    today: date


def told(catalog: Catalog, profile: Profile, topic: Topic) -> str:
    """The answer to `topic` in one line, as it stays above the questions that follow."""
    return _TELL[topic.about](catalog, profile, topic.skill)


def opening_again(questions: int) -> str:
    """What the person should know before they are asked what they have answered before."""
    count = _plural(questions, "question")
    return (
        f"{count}, {_time_for(questions)}. Enter keeps an earlier answer and renews its day; q"
        " ends. Each answer is kept at once."
    )


def opening(questions: int, *, first_time: bool) -> str:
    """What the person should know before the first question."""
    time = _time_for(questions)
    if first_time:
        start = (
            f"About {questions} questions, {time}; after the first four, q shows the plan with what"
            " you have said."
        )
    else:
        start = (
            f"{_plural(questions, 'question')} that {'is' if questions == 1 else 'are'} new,"
            f" {time}; q shows the plan at once."
        )
    return f"{start} Your answers stay on this machine."


ENOUGH_FOR_A_PLAN = (
    "That is enough for a plan: q shows it. The questions that follow make it fit you better."
)
NOTHING_WOULD_CHANGE = (
    "No further answer would change the step or what to work on by much; {again} --ask-all asks the"
    " rest."
)
MOST_TELLING = (
    "Those were the questions that tell most. The rest may still change the plan: {again} --ask-all"
    " asks them."
)
SAME_LEVELS = (
    "Six answers in a row are the same, which may well be right. "
    "If some of them were between two sentences, b goes back to them."
)
SAME_UNSURE = (
    "Not sure six times in a row: that is fine, the plan counts these skills as unknown and says"
    " so. q shows it now."
)


def _time_for(questions: int) -> str:
    minutes = max(1, round(questions * SECONDS_A_QUESTION / 60))
    return "about a minute" if minutes == 1 else f"about {minutes} minutes"


def _role(catalog: Catalog, profile: Profile) -> Question:
    none = Option(NONE, "None of these", always=True)
    default = profile.role
    if default is None and "role" in profile.left_open:
        default = NONE
    return Question(
        "choose",
        "Which role are you in today?",
        options=(*role_options(catalog), none),
        default=default,
        default_label=title_of_role(catalog, profile.role),
        help=(
            "Take the role that your days are like, whatever your contract calls it. With none of"
            " these, every role is looked at."
        ),
        read=reader_of_titles(catalog),
    )


def _months(catalog: Catalog, profile: Profile) -> Question:
    known, before = profile.months_in_role, _months_before(profile)
    default = None if known is None else f"{known:g}"
    if default is not None and before:
        default += f", before that {before:g}"
    return Question(
        "number",
        f"How long have you been in this role ({title_of_role(catalog, profile.role)})?",
        default=default,
        default_label="" if known is None else _time_in_role(known, before),
        optional=True,
        hint=(
            "In months, or for example 1.5 years. With time before in roles of this kind: 20,"
            " before that 36."
        )
        + (TAKE_BACK if known is not None else ""),
        help=(
            "It is set beside the time that people usually spend in the role. It never decides what"
            " you may do next."
        ),
    )


def _months_before(profile: Profile) -> float:
    return sum(one.months or 0 for one in profile.former_roles if is_before(one, profile))


def _time_in_role(months: float, before: float) -> str:
    return _plural(months, "month") + (f", and {before:g} before" if before else "")


def _hours(profile: Profile) -> Question:
    hours = profile.hours_per_week or USUAL_HOURS
    return Question(
        "number",
        "How many hours a week can you give to your development?",
        default=f"{hours:g}",
        default_label=f"{hours:g}",
        hint="At work and in your own time together.",
        help=(
            "Much of a plan happens inside work that you do anyway. Four hours a week is a good"
            " half day; take what will last."
        ),
    )


def _level(catalog: Catalog, profile: Profile, skill_id: str) -> Question:
    skill, rating = catalog.skills[skill_id], rating_by(profile, skill_id, "self")
    return Question(
        "level",
        f"{skill.name}: which sentence is true of you today?",
        options=tuple(
            Option(str(level.level), sentence_of(catalog, skill_id, level.level))
            for level in catalog.scale.levels
        ),
        default=None if rating is None else str(rating.level),
        default_label="" if rating is None else level_name(catalog, rating.level),
        hint=skill.definition or "",
        help=(
            "If you hesitate between two, take the lower one. Not sure is an answer too: it is not"
            " counted as zero."
        ),
    )


def _count(catalog: Catalog, profile: Profile, skill_id: str) -> Question:
    skill, known = catalog.skills[skill_id], profile.counts.get(skill_id)
    return Question(
        "number",
        skill.check.asks if skill.check is not None else skill.name,
        default=None if known is None else str(known),
        default_label="" if known is None else str(known),
        optional=True,
        hint="A whole number, 0 too. Enter skips." + (TAKE_BACK if known is not None else ""),
        help=(
            f"It is a fact that others can count, so it says more about {skill.name} than a"
            " sentence can."
        ),
    )


def _plural(number: float, unit: str) -> str:
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"


def _tell_months(profile: Profile) -> str:
    known = profile.months_in_role
    return "Time in the role: " + (
        "not said" if known is None else _time_in_role(known, _months_before(profile))
    )


def _tell_level(catalog: Catalog, profile: Profile, skill: str) -> str:
    rating = rating_by(profile, skill, "self")
    return f"{catalog.skills[skill].name}: " + (
        level_name(catalog, rating.level) if rating else "not sure"
    )


def _tell_count(catalog: Catalog, profile: Profile, skill: str) -> str:
    """The count, and the level that it allows, if that is lower than the rating."""
    count, check = profile.counts.get(skill), catalog.skills[skill].check
    if count is None or check is None:
        return "  not counted"
    allowed = [level for most, level in check.caps.items() if count <= most]
    rating = rating_by(profile, skill, "self")
    if allowed and rating is not None and rating.level > min(allowed):
        return f"  {count}, so it counts as {level_name(catalog, min(allowed))} for now"
    return f"  {count}"


_ASK: Mapping[str, Callable[[_About], Question]] = {
    "role": lambda it: _role(it.catalog, it.profile),
    "months": lambda it: _months(it.catalog, it.profile),
    "hours": lambda it: _hours(it.profile),
    "wants": lambda it: wishes.ask_wants(it.catalog, it.profile),
    "target": lambda it: wishes.ask_target(it.catalog, it.profile),
    "second target": lambda it: wishes.ask_second_target(it.catalog, it.profile),
    "drains": lambda it: wishes.ask_drains(it.catalog, it.profile),
    "words": lambda it: own_words.ask_words(it.profile),
    "wish in words": lambda it: wish_in_words.ask_wish(it.catalog, it.profile),
    "facts": lambda it: facts.ask_facts(it.catalog, it.profile, it.today),
    "decided": lambda it: facts.ask_decided(it.profile, it.today),
    "money": lambda _: facts.ask_money(),
    "applied": lambda it: facts.ask_applied(it.profile),
    "away": lambda it: facts.ask_away(it.profile),
    "hurts": lambda it: symptoms.ask_hurts(it.catalog, it.profile),
    "offer": lambda it: own_words.ask_offer(it.profile),
    "level": lambda it: _level(it.catalog, it.profile, it.skill),
    "example": lambda it: own_words.ask_example(it.catalog, it.profile, it.skill),
    "usually": lambda it: own_words.ask_usually(it.catalog, it.profile, it.skill),
    "count": lambda it: _count(it.catalog, it.profile, it.skill),
    "doubts": lambda it: doubts.ask_doubts(it.catalog, it.profile),
}
_TELL: Mapping[str, Callable[[Catalog, Profile, str], str]] = {
    "role": lambda catalog, profile, _: f"Role: {title_of_role(catalog, profile.role)}",
    "months": lambda _catalog, profile, _: _tell_months(profile),
    "hours": lambda _catalog, profile, _: f"Hours a week: {profile.hours_per_week:g}",
    "wants": lambda catalog, profile, _: wishes.tell_wants(catalog, profile),
    "target": lambda catalog, profile, _: wishes.tell_target(catalog, profile),
    "second target": lambda catalog, profile, _: wishes.tell_target(catalog, profile),
    "drains": lambda catalog, profile, _: wishes.tell_drains(catalog, profile),
    "words": lambda _catalog, profile, _: own_words.tell_words(profile),
    "wish in words": lambda catalog, profile, _: wish_in_words.tell_wish(catalog, profile),
    "facts": lambda catalog, profile, _: facts.tell_facts(catalog, profile),
    "decided": lambda _catalog, profile, _: facts.tell_decided(profile),
    "money": lambda _catalog, profile, _: facts.tell_money(profile),
    "applied": lambda _catalog, profile, _: facts.tell_applied(profile),
    "away": lambda _catalog, profile, _: facts.tell_away(profile),
    "hurts": lambda catalog, profile, _: symptoms.tell_hurts(catalog, profile),
    "offer": lambda _catalog, profile, _: own_words.tell_offer(profile),
    "level": _tell_level,
    "example": lambda _catalog, profile, skill: own_words.tell_example(profile, skill),
    "usually": lambda _catalog, profile, skill: own_words.tell_usually(profile, skill),
    "count": _tell_count,
    "doubts": lambda catalog, profile, _: doubts.tell_doubts(catalog, profile),
}
