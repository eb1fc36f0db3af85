"""What a question is about, and where its answer stands."""

from datetime import date
from typing import Literal, NamedTuple

from po_career.catalog.model import Catalog
from po_career.interview.question import Outcome
from po_career.profile.growth import rating_by
from po_career.profile.model import FormerRole, Profile, Rating, Situation
from po_career.text import word_set

About = Literal[
    "role",
    "months",
    "hours",
    "wants",
    "target",
    "second target",
    "drains",
    "words",
    "wish in words",
    "facts",
    "decided",
    "money",
    "applied",
    "away",
    "hurts",
    "offer",
    "level",
    "example",
    "usually",
    "count",
    "doubts",
]
NONE = ""
"""The value of an option that leaves a role open: none of these, or no target."""
NOTHING = "-"
"""Typed, it takes back what was said before."""
USUAL_HOURS = 4.0
FOLLOW_UPS = word_set(
    "second target, wish in words, decided, money, applied, away, example, usually, count"
)
"""Asked only because of the answer before, whose number they share."""


class Topic(NamedTuple):
    """What a question is about; `skill` is empty but for a level and what follows from one."""

    about: About
    skill: str = ""

    @property
    def is_follow_up(self) -> bool:
        """Whether it belongs to the answer before."""
        return self.about in FOLLOW_UPS


class Case(NamedTuple):
    """What a question rests on."""

    catalog: Catalog
    profile: Profile
    today: date
    """The day after which a decision lies, and from which a rating counts."""
    skill: str = ""

    @property
    def name(self) -> str:
        """The name of the skill."""
        return self.catalog.skills[self.skill].name

    @property
    def own(self) -> Rating | None:
        """The person's own rating of the skill."""
        return rating_by(self.profile, self.skill, "self")


class Answer(NamedTuple):
    """What a person said: a text, None for nothing, or the values that they ticked."""

    said: str | None
    ticked: tuple[str, ...]


def answer_of(outcome: Outcome) -> Answer:
    """The answer in what a face brought back; a signal and `-` say nothing."""
    said = outcome if isinstance(outcome, str) and outcome.strip() != NOTHING else None
    return Answer(said, outcome if isinstance(outcome, tuple) else ())


def place_of(topic: Topic) -> str:
    """Where the answer stands in the profile's file."""
    places = {
        "months": "months_in_role",
        "hours": "hours_per_week",
        "second target": "target",
        "facts": "situation",
        "decided": "situation.decided",
        "applied": "situation.applied",
        "money": "budget",
        "level": f"ratings.{topic.skill}",
        "example": f"ratings.{topic.skill}.evidence",
        "usually": f"ratings.{topic.skill}.usually",
        "count": f"counts.{topic.skill}",
    }
    return places.get(topic.about, topic.about)


def is_answered(profile: Profile, topic: Topic) -> bool:
    """Whether the profile holds an answer, or says that the question was left open on purpose."""
    if place_of(topic) in profile.left_open:
        return True
    if topic.about == "level":
        return bool(profile.ratings.get(topic.skill))
    if topic.about == "count":
        return topic.skill in profile.counts
    if topic.about == "wants":
        return bool(profile.wants or profile.target)
    if topic.about == "facts":
        return profile.situation != Situation()
    if topic.about == "decided":
        decided = profile.situation.decided
        return decided is None or bool(decided.on or decided.by)
    return getattr(profile, place_of(topic)) not in (None, ())


def is_before(former: FormerRole, profile: Profile) -> bool:
    """Whether it is the earlier time in roles of the kind held, which the question for months also
    asks for.
    """
    return former.role is not None and former == FormerRole(profile.role, months=former.months)
