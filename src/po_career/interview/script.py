"""Which question comes next, given what a profile says and what was answered in this session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import wants_example
from po_career.frozen import Frozen
from po_career.interview.facts import CALLS_FOR
from po_career.interview.question import Outcome
from po_career.interview.question_topic import Topic, answer_of, is_answered
from po_career.interview.recognised import doubts_offered
from po_career.interview.wish_in_words import has_new_wish
from po_career.interview.wishes import A_ROLE, may_drain
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile

ROLE, MONTHS, HOURS = Topic("role"), Topic("months"), Topic("hours")
WANTS, TARGET, DRAINS = Topic("wants"), Topic("target"), Topic("drains")
WORDS, FACTS, HURTS, OFFER = Topic("words"), Topic("facts"), Topic("hurts"), Topic("offer")
DOUBTS, DECIDED = Topic("doubts"), Topic("decided")
BESIDE = ("count", "example", "usually")
SAME_RUN = 6
"""How many equal levels in a row are worth a remark."""
MOST_BESIDE = 3
"""How often one interview asks for more than a level: a count, an example, what usually happens."""
MOST_USUALLY = 2
CALLED_BY_TICK: Mapping[Topic, Mapping[str, Topic]] = {WANTS: {A_ROLE: TARGET}, FACTS: CALLS_FOR}
"""The questions that a tick calls for, in the order in which they are asked."""


class Session(Frozen):
    """How far one interview has come."""

    done: tuple[Topic, ...] = ()
    """What was answered, in order."""
    reopened: frozenset[Topic] = frozenset()
    """What the person went back over: asked again although it is answered."""
    called: Mapping[Topic, tuple[Topic, ...]] = field(default_factory=dict)
    """The questions that an answer called for."""
    full: bool = False
    """Whether to ask every relevant question, answered before or not."""
    only: tuple[str, ...] | None = None
    """The skills to ask about, answered before or not, and nothing else; None: everything that
    matters.
    """

    def after(self, topic: Topic, called: tuple[Topic, ...] = ()) -> "Session":
        """The session once `topic` is answered; the answer called for further questions."""
        return replace(self, done=(*self.done, topic), called={**self.called, topic: called})

    def back(self) -> "Session":
        """The session with its last question open again."""
        last = self.done[-1]
        called = {topic: theirs for topic, theirs in self.called.items() if topic != last}
        reopened = self.reopened | {last}
        return replace(self, done=self.done[:-1], reopened=reopened, called=called)

    @property
    def count(self) -> int:
        """Questions answered; what an answer called for belongs to it."""
        return count_of(self.done)

    @property
    def asks_again(self) -> bool:
        """Whether it asks what was answered before, without the limits of a first interview."""
        return self.full or self.only is not None

    @property
    def beside(self) -> list[str]:
        """What was asked beside levels."""
        return [topic.about for topic in self.done if topic.about in BESIDE]


def count_of(topics: Iterable[Topic]) -> int:
    """How many of the topics have a number of their own."""
    return sum(not topic.is_follow_up for topic in topics)


def pending(
    catalog: Catalog, profile: Profile, session: Session, skills: Iterable[str]
) -> tuple[Topic, ...]:
    """What is still to be asked, the next one first: what an answer called for, the basics,
    `skills`, doubts.
    """
    levels = [Topic("level", skill) for skill in skills]
    if is_worn_out(profile, session):
        levels = []
    ahead = (
        *called_for(session),
        *basics_ahead(catalog, profile, session),
        *[topic for topic in levels if is_open(profile, session, topic)],
        *doubts_ahead(catalog, profile, session),
    )
    return tuple(dict.fromkeys(ahead))


def is_worn_out(profile: Profile, session: Session) -> bool:
    """Whether the load is too much: then no skill is planned for, and none is asked about."""
    return profile.situation.load == "too-much" and not session.asks_again


def basics_ahead(catalog: Catalog, profile: Profile, session: Session) -> tuple[Topic, ...]:
    """The questions before those about skills that are still to be asked.

    Somebody without a role has no time in it.
    """
    if session.only is not None:
        return ()
    topics = [topic for topic in _basics(catalog, profile) if is_open(profile, session, topic)]
    left_out = []
    if is_worn_out(profile, session):
        left_out.append(HURTS)
    if profile.role is None and ROLE not in topics:
        left_out.append(MONTHS)
    return tuple(topic for topic in topics if topic not in left_out)


def doubts_ahead(catalog: Catalog, profile: Profile, session: Session) -> tuple[Topic, ...]:
    """The last question, about what one wonders, if it is still to be asked."""
    if session.only is not None or not is_open(profile, session, DOUBTS):
        return ()
    return (DOUBTS,) if doubts_offered(catalog, profile) else ()


def _basics(catalog: Catalog, profile: Profile) -> list[Topic]:
    """The questions before those about skills, in their order.

    A catalogue is asked only what it knows of.
    """
    topics = [ROLE, MONTHS, HOURS, WANTS if catalog.wants else TARGET]
    if may_drain(catalog, profile):
        topics.append(DRAINS)
    topics += [WORDS, FACTS]
    if profile.situation.decided is not None:
        topics.append(DECIDED)
    if any(skill.without for skill in catalog.skills.values()):
        topics.append(HURTS)
    return [*topics, OFFER]


def calls_for(
    catalog: Catalog,
    profile: Profile,
    session: Session,
    topic: Topic,
    outcome: Outcome,
    core: Mapping[str, int],
) -> tuple[Topic, ...]:
    """The questions that an answer calls for.

    `profile` holds the answer, `core` has the level asked of each core skill.
    """
    if topic.about == "level":
        return _after_level(catalog, profile, session, topic.skill, core)
    if topic == TARGET and catalog.wants and profile.target:
        return (Topic("second target"),)
    if topic == WORDS and has_new_wish(catalog, profile):
        return (Topic("wish in words"),)
    ticked = answer_of(outcome).ticked
    return tuple(called for tick, called in CALLED_BY_TICK.get(topic, {}).items() if tick in ticked)


def _after_level(
    catalog: Catalog, profile: Profile, session: Session, skill: str, core: Mapping[str, int]
) -> tuple[Topic, ...]:
    """A count if the level is above what a zero allows, else an example of a high level, or what
    usually happens instead of a core one.
    """
    rating, beside = rating_by(profile, skill, "self"), session.beside
    if rating is None or (len(beside) >= MOST_BESIDE and not session.asks_again):
        return ()
    count, check = Topic("count", skill), catalog.skills[skill].check
    is_above_zero = check is not None and rating.level > check.caps.get(0, catalog.scale.top)
    if is_above_zero and not is_answered(profile, count):
        return (count,)
    if wants_example(catalog, rating.level):
        return (Topic("example", skill),)
    if rating.level < core.get(skill, 0) and beside.count("usually") < MOST_USUALLY:
        return (Topic("usually", skill),)
    return ()


def as_asked(profile: Profile, session: Session) -> Profile:
    """`profile` without the person's own ratings that they went back over and have not yet given
    again, so that the questions are those of then.
    """
    again = {
        topic.skill for topic in session.reopened - set(session.done) if topic.about == "level"
    }
    ratings = {}
    for skill, held in profile.ratings.items():
        kept = tuple(rating for rating in held if skill not in again or rating.by != "self")
        if kept:
            ratings[skill] = kept
    return replace(profile, ratings=ratings)


def is_open(profile: Profile, session: Session, topic: Topic) -> bool:
    """Whether `topic` is still to be asked."""
    if topic in session.done:
        return False
    again = session.asks_again or topic in session.reopened
    return again or not is_answered(profile, topic)


def same_run(levels: Sequence[str]) -> bool:
    """Whether the last `SAME_RUN` levels are all the same, and the one before them is not."""
    last = levels[-SAME_RUN:]
    if len(last) < SAME_RUN or len(set(last)) > 1:
        return False
    return len(levels) == SAME_RUN or levels[-SAME_RUN - 1] != last[0]


def called_for(session: Session) -> list[Topic]:
    """What the answers called for and has not been asked yet, the latest answer first."""
    called: list[Topic] = []
    for topic in reversed(session.done):
        called += session.called.get(topic, ())
    return [topic for topic in called if topic not in session.done]
