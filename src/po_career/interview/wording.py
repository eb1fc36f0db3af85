"""The words of the interview: each question, and the line that stays once it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from po_career.catalog.model import Catalog
from po_career.catalog.names import no_role
from po_career.catalog.sentences import level_name, sentence_of
from po_career.catalog.titles import role_named
from po_career.interview.answers import NONE, NOTHING, USUAL_HOURS, Topic, own_rating
from po_career.interview.question import Option, Question, Reading
from po_career.profile.model import Profile, Rating

SECONDS_A_QUESTION = 15


def question_about(catalog: Catalog, profile: Profile, topic: Topic, number: int, about: int) -> Question:
    """The question for `topic`, with the last answer as its default."""
    return replace(_ASK[topic.about](catalog, profile, topic.skill), number=number, about=about)


def with_last_answer(question: Question, rating: Rating | None) -> Question:
    """`question` with the last answer and its day in the hint, for whoever is asked again."""
    if rating is None or not question.default_label:
        return question
    on = "" if rating.on is None else f", of {rating.on.day} {rating.on:%b} {rating.on.year}"
    return replace(question, hint=f"{question.hint} Your last answer{on}: {question.default_label}.".strip())


def told(catalog: Catalog, profile: Profile, topic: Topic) -> str:
    """The answer to `topic` in one line, as it stays above the questions that follow."""
    return _TELL[topic.about](catalog, profile, topic.skill)


def opening_again(questions: int) -> str:
    """What the person should know before they are asked what they have answered before."""
    count = _plural(questions, "question")
    return f"{count}, {_time_for(questions)}. Enter keeps an earlier answer and renews its day; q ends. Each answer is kept at once."


def opening(questions: int, *, first_time: bool) -> str:
    """What the person should know before the first question."""
    time = _time_for(questions)
    if first_time:
        start = f"About {questions} questions, {time}; after the first four, q shows the plan with what you have said."
    else:
        start = f"{_plural(questions, 'question')} that {'is' if questions == 1 else 'are'} new, {time}; q shows the plan at once."
    return f"{start} Your answers stay on this machine."


TAKE_BACK = f" {NOTHING} takes back what you said before."
ENOUGH_FOR_A_PLAN = "That is enough for a plan: q shows it. The questions that follow make it fit you better."
NOTHING_WOULD_CHANGE = "No further answer would change the next step, as far as its range goes; po-career plan --full asks the rest."
MOST_TELLING = "Those were the questions that tell most. The rest may still change the plan: po-career plan --full asks them."
SAME_LEVELS = (
    "The last six answers are the same. That may well be right. "
    "If some of them were between two sentences, the lower one serves you better; b goes back."
)
SAME_UNSURE = "Not sure six times in a row: that is fine, the plan counts these skills as unknown and says so. q shows it now."


def _time_for(questions: int) -> str:
    minutes = max(1, round(questions * SECONDS_A_QUESTION / 60))
    return "about a minute" if minutes == 1 else f"about {minutes} minutes"


def _role(catalog: Catalog, profile: Profile, _: str) -> Question:
    none = Option(NONE, "None of these", always=True)
    default = profile.role if profile.role is not None else NONE if "role" in profile.left_open else None
    return Question(
        "choose",
        "Which role are you in today?",
        options=(*_roles(catalog), none),
        default=default,
        default_label=_title(catalog, profile.role),
        help="Take the role that your days are like, whatever your contract calls it. With none of these, every role is looked at.",
        read=_reader(catalog),
    )


def _target(catalog: Catalog, profile: Profile, _: str) -> Question:
    return Question(
        "choose",
        "Is there a role that you want to reach in the end?",
        options=(Option(NONE, "Open: show me what comes next", words=("open",), always=True), *_roles(catalog)),
        default=profile.first_target or NONE,
        default_label=_title(catalog, profile.first_target) if profile.target else "open",
        help="With a target, the plan takes the first step toward it. Left open, it takes the step that is nearest to you.",
        read=_reader(catalog),
    )


def _months(catalog: Catalog, profile: Profile, _: str) -> Question:
    known = profile.months_in_role
    return Question(
        "number",
        f"How long have you been in this role ({_title(catalog, profile.role)})?",
        default=None if known is None else f"{known:g}",
        default_label="" if known is None else _plural(known, "month"),
        optional=True,
        hint="In months, or for example 1.5 years." + (TAKE_BACK if known is not None else ""),
        help="It is set beside the time that people usually spend in the role. It never decides what you may do next.",
    )


def _hours(_catalog: Catalog, profile: Profile, _: str) -> Question:
    hours = profile.hours_per_week or USUAL_HOURS
    return Question(
        "number",
        "How many hours a week can you give to your development?",
        default=f"{hours:g}",
        default_label=f"{hours:g}",
        hint="At work and in your own time together.",
        help="Much of a plan happens inside work that you do anyway. Four hours a week is a good half day; take what will last.",
    )


def _level(catalog: Catalog, profile: Profile, skill_id: str) -> Question:
    skill, rating = catalog.skills[skill_id], own_rating(profile, skill_id)
    return Question(
        "level",
        f"{skill.name}: which sentence is true of you today?",
        options=tuple(Option(str(level.level), sentence_of(catalog, skill_id, level.level)) for level in catalog.scale.levels),
        default=None if rating is None else str(rating.level),
        default_label="" if rating is None else level_name(catalog, rating.level),
        hint=skill.definition or "",
        help="If you hesitate between two, take the lower one. Not sure is an answer too: it is not counted as zero.",
    )


def _example(catalog: Catalog, profile: Profile, skill_id: str) -> Question:
    rating = own_rating(profile, skill_id)
    evidence = rating.evidence if rating else None
    return Question(
        "text",
        f"{catalog.skills[skill_id].name}: one example from the last twelve months",
        default=evidence,
        default_label=f'"{evidence}"' if evidence else "",
        optional=True,
        hint="A line is enough. It is kept in your profile and never sent anywhere." + (TAKE_BACK if evidence else ""),
        help="An example makes the level sure. Without one, the plan allows for one level less.",
    )


def _roles(catalog: Catalog) -> list[Option]:
    return [Option(role.id, role.title, role.short or "", (role.id, *role.aliases)) for role in catalog.roles.values()]


def _reader(catalog: Catalog) -> Callable[[str], Reading]:
    """How a title is read that is not in the list.

    Remembers, since a face asks again and again while somebody types.
    """

    @lru_cache(maxsize=32)
    def read(typed: str) -> Reading:
        named = role_named(catalog, typed)
        unsure = named.is_known and not named.certain
        return Reading(named.roles, no_role(catalog, typed) if unsure else "")

    return read


def _title(catalog: Catalog, role: str | None) -> str:
    return "None of these" if role is None else catalog.roles[role].title


def _plural(number: float, unit: str) -> str:
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"


def _tell_months(_catalog: Catalog, profile: Profile, _: str) -> str:
    known = profile.months_in_role
    return "Time in the role: " + ("not said" if known is None else _plural(known, "month"))


def _tell_level(catalog: Catalog, profile: Profile, skill: str) -> str:
    rating = own_rating(profile, skill)
    return f"{catalog.skills[skill].name}: " + (level_name(catalog, rating.level) if rating else "not sure")


def _tell_example(_catalog: Catalog, profile: Profile, skill: str) -> str:
    rating = own_rating(profile, skill)
    return f"  example: {rating.evidence}" if rating and rating.evidence else "  no example"


def _tell_target(catalog: Catalog, profile: Profile, _: str) -> str:
    titles = [_title(catalog, role) for role in profile.target]
    return f"Target: {' or '.join(titles) or 'open'}"


_ASK: Mapping[str, Callable[[Catalog, Profile, str], Question]] = {
    "role": _role,
    "months": _months,
    "hours": _hours,
    "target": _target,
    "level": _level,
    "example": _example,
}
_TELL: Mapping[str, Callable[[Catalog, Profile, str], str]] = {
    "role": lambda catalog, profile, _: f"Role: {_title(catalog, profile.role)}",
    "months": _tell_months,
    "hours": lambda _catalog, profile, _: f"Hours a week: {profile.hours_per_week:g}",
    "target": _tell_target,
    "level": _tell_level,
    "example": _tell_example,
}
