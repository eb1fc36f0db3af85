"""One rating, asked by itself: the sentences of a skill, and an example if the level wants one."""

from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Rater
from po_career.catalog.sentences import level_name, wants_example
from po_career.errors import Interrupted
from po_career.interview.level_of_skill import ask_level, level_question
from po_career.interview.own_words import ask_example, example_question
from po_career.interview.question import Face, Outcome, Question, Signal
from po_career.interview.question_topic import Case, answer_of
from po_career.interview.wording import with_last_answer
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile

NOTHING_SAID = "Nothing was recorded."
FAREWELL = "you left before the answer, so nothing was recorded"


class Given(NamedTuple):
    """A level, and its example: None if nothing was said of one, "" if it is taken back."""

    level: int
    evidence: str | None


def ask_rating(
    face: Face, catalog: Catalog, profile: Profile, skill: Id, by: Rater, evidence: str | None
) -> Given | None:
    """What the person says of `skill`; None if they would rather not, which the face has said.

    `evidence` is an example that was given before: then none is asked for. Raises Interrupted if
    the person leaves.
    """
    case = Case(catalog, profile, date.min, skill)
    was = rating_by(profile, skill, by)
    if by == "self":
        level_asked, example_asked = ask_level(case), ask_example(case)
    else:
        level_asked = level_question(
            case, f"{case.name}: which sentence does the other person say of you?", was
        )
        example_asked = example_question(
            f"{case.name}: the example that the other person gave", was
        )
    level_asked = with_last_answer(level_asked, was)
    while True:
        said = _asked(face, level_asked)
        if not isinstance(said, str):
            face.say(NOTHING_SAID)
            return None
        level = int(said)
        face.say(f"{case.name}: {level_name(catalog, level)}")
        if evidence is not None or not wants_example(catalog, level):
            return Given(level, evidence)
        example = _asked(face, example_asked)
        if example is not Signal.BACK:
            words = answer_of(example).said
            is_taken_back = words is None and isinstance(example, str)
            return Given(level, "" if is_taken_back else words)


def _asked(face: Face, question: Question) -> Outcome:
    outcome = face.ask(question)
    if outcome is Signal.LEAVE:
        raise Interrupted(FAREWELL)
    return outcome
