"""What the interview says around its questions, and each question with its number."""

from dataclasses import replace
from datetime import date

from po_career.catalog.model import Catalog
from po_career.interview.question import Question
from po_career.interview.question_topic import Case, Topic
from po_career.interview.subjects import SUBJECTS
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
    """The question for `topic`, with the last answer as its default: the one with this `number`, of
    `about` so many.

    `today` is the day after which a decision lies.
    """
    question = SUBJECTS[topic.about].ask(Case(catalog, profile, today, topic.skill))
    return replace(question, number=number, about=about)


def with_last_answer(question: Question, rating: Rating | None) -> Question:
    """`question` with the last answer and its day in the hint, for somebody who is asked again."""
    if rating is None or not question.default_label:
        return question
    on = "" if rating.on is None else f", of {rating.on.day} {rating.on:%b} {rating.on.year}"
    return replace(
        question, hint=f"{question.hint} Your last answer{on}: {question.default_label}.".strip()
    )


def told(catalog: Catalog, profile: Profile, topic: Topic) -> str:
    """The answer to `topic` in one line, as it stays above the questions that follow."""
    return SUBJECTS[topic.about].tell(Case(catalog, profile, date.min, topic.skill))


def opening_again(questions: int) -> str:
    """What the person should know before they are asked what they have answered before."""
    count = "1 question" if questions == 1 else f"{questions} questions"
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
        count = "1 question that is" if questions == 1 else f"{questions} questions that are"
        start = f"{count} new, {time}; q shows the plan at once."
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
