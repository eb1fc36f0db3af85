"""One rating, asked by itself.

The sentences of a skill, and an example where the level wants one.
"""

from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Rater
from po_career.catalog.sentences import level_name, wants_example
from po_career.errors import Interrupted
from po_career.interview.question import Face, Outcome, Question, Signal
from po_career.interview.topic import NOTHING, Topic
from po_career.interview.wording import question_about, with_last_answer
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile, Rating

NOTHING_SAID = "Nothing was recorded."
FAREWELL = "you left before the answer, so nothing was recorded"
OF_YOU = "{}: which sentence does the other person say of you?"
EXAMPLE_OF_YOU = "{}: the example that the other person gave"


class Given(NamedTuple):
    """A level, and its example; None for none."""

    level: int
    evidence: str | None


def ask_rating(
    face: Face, catalog: Catalog, profile: Profile, skill: Id, by: Rater, evidence: str | None
) -> Given | None:
    """What the person says of `skill`; None where they would rather not, which the face has said.

    `evidence` is an example that was given before: then none is asked for. Raises Interrupted where
    the person leaves.
    """
    was = rating_by(profile, skill, by)
    while True:
        said = _asked(
            face, with_last_answer(_level_question(catalog, profile, skill, by, was), was)
        )
        if not isinstance(said, str):
            face.say(NOTHING_SAID)
            return None
        level = int(said)
        face.say(f"{catalog.skills[skill].name}: {level_name(catalog, level)}")
        if evidence is not None or not wants_example(catalog, level):
            return Given(level, evidence)
        example = _asked(face, _example_question(catalog, profile, skill, by, was))
        if example is not Signal.BACK:
            said_now = example if isinstance(example, str) else None
            return Given(level, "" if said_now == NOTHING else said_now)


def _asked(face: Face, question: Question) -> Outcome:
    outcome = face.ask(question)
    if outcome is Signal.LEAVE:
        raise Interrupted(FAREWELL)
    return outcome


def _level_question(
    catalog: Catalog, profile: Profile, skill: Id, by: Rater, was: Rating | None
) -> Question:
    question = question_about(catalog, profile, Topic("level", skill), 1, 1)
    if by == "self":
        return question
    label = level_name(catalog, was.level) if was else ""
    title = OF_YOU.format(catalog.skills[skill].name)
    return replace(
        question, title=title, default=str(was.level) if was else None, default_label=label
    )


def _example_question(
    catalog: Catalog, profile: Profile, skill: Id, by: Rater, was: Rating | None
) -> Question:
    question = question_about(catalog, profile, Topic("example", skill), 1, 1)
    if by == "self":
        return question
    said = was.evidence if was else None
    title = EXAMPLE_OF_YOU.format(catalog.skills[skill].name)
    return replace(question, title=title, default=said, default_label=f'"{said}"' if said else "")
